/** The queue as the officers of a counter work it: they give numbers, call the next one, and say what came of it. */
import type { Kernel } from '../../kernel/index.ts'
import type { Queue, Ticket } from '../../kernel/tickets/index.ts'
import { type Body, countersOf } from '../../law/body.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { formatNumber } from '../../law/format.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere, isId } from '../asked.ts'
import { actions, button, emptyState, field, form, notice, table } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { firstWords, queueWords as words } from './queue-messages.ts'
import { mattersField, mattersIn, shownNumber } from './tickets.ts'

/** The page of the counter, with what was wrong. */
type Again = (visit: Visit, problems: readonly Problem[], values: Readonly<Record<string, string>>) => Promise<Response>

/** What is done with a number, and where one goes from there. */
type Act = (kernel: Kernel, visit: Visit, values: Readonly<Record<string, string>>) => Promise<string>

const limit = { requests: 240, seconds: 60 } as const
const here = '/counter#queue'

/** So many of those who wait are shown to officers: the next ones. */
const shown = 50

/** The question for the window: an officer of two counters is asked at each. */
const windowAt = (body: string): string => `window-${body}`

const isOutcome = (given: string | undefined): given is 'served' | 'absent' => given === 'served' || given === 'absent'

function ticketIn(values: Readonly<Record<string, string>>): string {
  const id = values['ticket'] ?? ''
  if (!isId(id)) throw notFound()
  return id
}

export function queueRoutes(kernel: Kernel, again: Again): readonly Route[] {
  const act = (what: string, title: (typeof words)['next'], does: Act): Route => route({
    method: 'POST', path: `/counter/queue/${what}`, kind: 'page', permission: 'signed in', title, rateLimit: limit,
    async handle(visit) {
      const { values } = await visit.form()
      try {
        return seeOther(visit, await does(kernel, visit, values))
      } catch (error) {
        if (error instanceof Failure && error.kind === 'refused') throw error // another's counter: no form of theirs would be the same
        return again(visit, problemsOf(error).map((one) => (one.field === 'window' ? { ...one, field: windowAt(values['body'] ?? '') } : one.field === 'matters' && what === 'finish' ? { ...one, field: 'brought' } : one)), values)
      }
    },
  })
  return [
    act('give', words.give, async ({ tickets }, visit, values) => {
      const { number, id } = await tickets.give(actorHere(visit), values['body'] ?? '', mattersIn(values))
      return `/counter?given=${number}&ticket=${id}#queue`
    }),
    act('next', words.next, async ({ tickets }, visit, values) => (await tickets.callNext(actorHere(visit), values['body'] ?? '', values[windowAt(values['body'] ?? '')] ?? '') ? here : '/counter?nobody#queue')),
    act('finish', words.finishServed, async ({ tickets }, visit, values) => {
      const { outcome } = values
      if (!isOutcome(outcome)) throw new Failure('invalid', words.noOutcome)
      await tickets.finish(actorHere(visit), ticketIn(values), outcome, values['brought'] === undefined ? undefined : mattersIn({ matters: values['brought'] }))
      return here
    }),
    act('back', words.putBack, async ({ tickets }, visit, values) => {
      await tickets.putBack(actorHere(visit), ticketIn(values))
      return here
    }),
    act('visit', words.toVisit, async ({ tickets, parties }, visit, values) => {
      // Whoever has booked is known: their visit begins, and still nothing of them is shown before they show that they are there.
      const holder = await tickets.holder(actorHere(visit), ticketIn(values))
      return holder === undefined ? '/counter#who' : `/counter/${await parties.counter.begin(actorHere(visit), holder)}`
    }),
  ]
}

/** What was typed, and what was wrong with it. */
interface Asked { readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }

/** The queues of the counters at which the officer sits; nothing where none has one. */
export async function queueSection(kernel: Kernel, visit: Visit, again: Asked): Promise<Html | undefined> {
  const { locale, url, link } = visit
  const actor = actorHere(visit)
  const bodies = countersOf(kernel.parties.bodies, actor.roles).filter(({ counter }) => counter?.appointments !== undefined)
  if (bodies.length === 0) return undefined
  const queues = await Promise.all(bodies.map(async (body) => ({ body, queue: await kernel.tickets.queue(actor, body.id) })))
  const given = /^\d{1,6}$/.exec(url.searchParams.get('given') ?? '')
  const slip = url.searchParams.get('ticket') ?? ''
  return html`<section id="queue"><h2>${words.queue[locale]}</h2>${given && notice(locale, { kind: 'good', body: html`${words.given[locale]} <b>${shownNumber(Number(given[0]))}</b>${isId(slip) && html` · <a href="${link(`/tickets/${slip}`)}" target="_blank">${words.slip[locale]}</a>`}` })}${
    url.searchParams.has('nobody') && notice(locale, { body: words.noneWaits[locale] })}${queues.map((one) => oneQueue(visit, one, again))}</section>`
}

const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}">`

function oneQueue(visit: Visit, { body, queue }: { readonly body: Body; readonly queue: Queue }, { values, problems }: Asked): Html {
  const { locale, link } = visit
  const { waiting, called, absent, mine, window } = queue
  const out = [...called.filter(({ id }) => id !== mine?.id), ...absent]
  return html`<h3>${body.name[locale]}</h3>${mine ? calledOne(visit, body, mine, problems) : form(visit, {
    action: link('/counter/queue/next'), keeps: 'nothing', body: html`${hidden('body', body.id)}${
      field(locale, { kind: 'input', name: windowAt(body.id), label: words.windowOf, width: 'short', maxLength: 12 }, { values: { [windowAt(body.id)]: values[windowAt(body.id)] ?? window ?? '' }, problems })}${actions(button(locale, words.next))}`,
  })}${form(visit, { action: link('/counter/queue/give'), keeps: 'nothing', body: html`${hidden('body', body.id)}${mattersField(locale, body, problems, words.mattersOf)}${actions(button(locale, words.give, { kind: 'quiet' }))}` })}${table(locale, {
    caption: words.queue, captionUnseen: true, rows: waiting.slice(0, shown), empty: emptyState(locale, { title: words.noneWaits }), columns: [
      { title: words.numberOf, header: true, cell: ({ number }) => shownNumber(number) },
      { title: words.booked, cell: ({ booked }) => (booked === undefined ? words.withoutBooking[locale] : moment(visit, booked.from)) },
      ...(body.counter?.matters ? [{ title: words.mattersOf, numeric: true as const, cell: ({ matters }: Ticket) => formatNumber(matters, locale) }] : []),
      { title: words.came, cell: ({ takenAt }) => moment(visit, takenAt) },
    ],
  })}${waiting.length > shown && html`<p class="hint">${firstWords(shown, waiting.length)[locale]}</p>`}${out.length > 0 && html`<h3>${words.others[locale]}</h3>${table(locale, {
    caption: words.others, captionUnseen: true, rows: out, columns: [
      { title: words.numberOf, header: true, cell: ({ number }) => shownNumber(number) },
      { title: words.state, cell: ({ outcome, called: at }) => (outcome === 'absent' ? words.notCome[locale] : html`${words.calledTo[locale]} ${at?.to}`) },
      { title: words.putBack, cell: ({ id, number }) => form(visit, { action: link('/counter/queue/back'), keeps: 'nothing', body: html`${hidden('ticket', id)}${button(locale, html`${words.putBack[locale]}<span class="unseen"> ${shownNumber(number)}</span>`, { kind: 'plain' })}` }) },
    ],
  })}`}<p><a href="${link(`/bodies/${body.id}/queue/screen`)}">${words.screen[locale]}</a></p>`
}

/** The number that the officer has called, and what can come of it. */
function calledOne(visit: Visit, { counter }: Body, { id, number, booked, called, matters }: Ticket, problems: readonly Problem[]): Html {
  const { locale, link } = visit
  const to = (what: string, content: Html): Html => form(visit, { action: link(`/counter/queue/${what}`), keeps: 'nothing', body: html`${hidden('ticket', id)}${content}` })
  return html`<div class="notice"><p class="figures"><b>${words.called[locale]} ${shownNumber(number)}</b> → ${words.window[locale]} ${called?.to}</p>${booked === undefined && html`<p>${words.walkIn[locale]}</p>`}</div>${
    booked && to('visit', actions(button(locale, words.toVisit, { kind: 'quiet' })))}${
    to('finish', html`${counter?.matters !== undefined && field(locale, { kind: 'input', name: 'brought', label: words.brought, hint: words.broughtHint, width: 'short', inputmode: 'numeric', autocomplete: 'off' }, { values: { brought: String(matters) }, problems })}${actions(button(locale, words.finishServed, { name: 'outcome', value: 'served' }), button(locale, words.finishAbsent, { kind: 'quiet', name: 'outcome', value: 'absent' }))}`)}${to('back', actions(button(locale, words.putBack, { kind: 'plain' })))}`
}
