/**
 * The queue at a counter as everybody sees it: how long one waits, a number to take on a phone, a screen for the hall, and how people waited day by day.
 *
 * Promises: works without a script and without an account; shows numbers and nobody.
 */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { qrSvg } from '../../kernel/papers/index.ts'
import type { DayOfQueue, TicketView } from '../../kernel/tickets/index.ts'
import type { Body } from '../../law/body.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { formatNumber } from '../../law/format.ts'
import { type Locale, locales, type Text } from '../../law/text.ts'
import { addDays, dayOf, localMoment } from '../../law/time.ts'
import { notFound, problemsOf } from '../answers.ts'
import { idFrom, isId } from '../asked.ts'
import { actions, button, cite, definitionList, emptyState, errorSummary, field, form, notice, table } from '../components/index.ts'
import { type Content, html, type Html, raw } from '../html.ts'
import { json, page, seeOther } from '../layout.ts'
import { cookie } from '../negotiate.ts'
import { operation } from '../operation.ts'
import { type Route, route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { bookedWords, keptWords, minutesWords, promiseWords, queueWords as words } from './queue-messages.ts'

/** So many days are told of, and of a day on which fewer were called only how many. */
const [daysTold, fewest] = [30, 5] as const

/** Seconds after which a screen in a hall and a number on a phone are asked for again. */
const [screenRenews, phoneRenews] = [10, 20] as const

/** Where a browser keeps the number that it took last, and for how many seconds: a day. */
const [numberCookie, numberKept] = ['queue', 86_400] as const

/** Of so many numbers in ten minutes a hall behind one address has enough; what one sitter can take is bounded by the hours. */
const hallTakes = { requests: 300, seconds: 600 } as const

/** As it is called and printed: three digits at least. */
export const shownNumber = (number: number): string => String(number).padStart(3, '0')

/** How many matters somebody says that they bring; one where they are not asked. */
export const mattersIn = ({ matters = '1' }: Readonly<Record<string, string>>): number => (/^\d{1,2}$/.test(matters.trim()) ? Number(matters) : NaN)

/** The question how many, where one number may bring several. */
export const mattersField = (locale: Locale, { counter }: Body, problems: readonly Problem[], label: Text = words.matters): Html | false => counter?.matters !== undefined
  && field(locale, { kind: 'input', name: 'matters', label, hint: words.mattersHint, width: 'short', inputmode: 'numeric', autocomplete: 'off' }, { values: { matters: '1' }, problems })

/** A body at whose counter there is a queue. @throws Failure 'not found' */
function queueAt(kernel: Kernel, id: string): Body & { readonly counter: NonNullable<Body['counter']> } {
  const body = kernel.parties.bodies.find((one) => one.id === id)
  if (body?.counter?.appointments === undefined) throw notFound()
  return { ...body, counter: body.counter }
}

const boardSchema = z.object({
  open: z.boolean().describe('Whether numbers are given now'), waiting: z.int(), minutes: z.int().optional().describe('Forecast of the wait of whoever comes now; absent of fewer than five who were served in seven days'),
  called: z.array(z.object({ number: z.int(), to: z.string().describe('The window'), at: z.iso.datetime().describe('When it was called') })).describe('The numbers called today, the latest first'),
}).meta({ id: 'Queue' })

export const ticketRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/bodies/:body/queue', kind: 'page', permission: 'everyone', title: words.queueAt, rateLimit: { requests: 120, seconds: 60 },
    handle: (visit, { body }) => queuePage(kernel, visit, body),
  }),
  route({
    method: 'POST', path: '/bodies/:body/queue', kind: 'page', permission: 'everyone', title: words.takeOne, rateLimit: hallTakes,
    async handle(visit, { body }) {
      const { values } = await visit.form()
      const holder = values['by'] === 'booking' && visit.actor ? visit.actor : undefined
      try {
        const standing = holder === undefined ? await openHere(kernel, visit) : undefined
        const { id } = standing ?? await kernel.tickets.take(queueAt(kernel, body).id, holder, mattersIn(values))
        const response = seeOther(visit, `/tickets/${id}`)
        const secure = kernel.parties.cookie.attributes.secure ? '; Secure' : ''
        response.headers.append('set-cookie', `${numberCookie}=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${numberKept}${secure}`)
        return response
      } catch (error) {
        return queuePage(kernel, visit, body, problemsOf(error))
      }
    },
  }),
  route({
    method: 'GET', path: '/bodies/:body/queue/screen', kind: 'page', permission: 'everyone', title: words.screen, rateLimit: { requests: 600, seconds: 60 },
    handle: (visit, { body }) => screenPage(kernel, visit, queueAt(kernel, body)),
  }),
  operation({
    method: 'GET', path: '/api/bodies/:body/queue', permission: 'everyone', title: words.api, rateLimit: { requests: 600, seconds: 60 },
    describes: { group: 'bookings', answers: { 200: { text: words.api, schema: boardSchema } }, refusals: { 404: words.noQueue } },
    handle: async (_, { params: { body } }) => json(await kernel.tickets.board(queueAt(kernel, body).id), { headers: { 'access-control-allow-origin': '*' } }),
  }),
  route({
    method: 'GET', path: '/tickets/:id', kind: 'page', permission: 'everyone', title: words.ticket, rateLimit: { requests: 600, seconds: 60 },
    handle: (visit, { id }) => ticketPage(kernel, visit, idFrom(id)),
  }),
  route({
    method: 'POST', path: '/tickets/:id', kind: 'page', permission: 'everyone', title: words.leave, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      await visit.form()
      try {
        await kernel.tickets.giveBack(idFrom(id))
        return seeOther(visit, `/tickets/${id}`)
      } catch (error) {
        return ticketPage(kernel, visit, idFrom(id), problemsOf(error))
      }
    },
  }),
]

/** The number that this browser took and that is still open: it takes no other. */
async function openHere(kernel: Kernel, { request }: Visit): Promise<TicketView | undefined> {
  const id = cookie(request, numberCookie)
  if (id === undefined || !isId(id)) return undefined
  try {
    const taken = await kernel.tickets.view(id)
    return taken.outcome === undefined ? taken : undefined
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not found') return undefined
    throw error
  }
}

async function queuePage(kernel: Kernel, visit: Visit, id: string, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, link, actor } = visit
  const body = queueAt(kernel, id)
  const { counter: { appointments, calledWithin } } = body
  const { calendar } = kernel.country
  const [board, days, booking] = await Promise.all([kernel.tickets.board(id), kernel.tickets.days(id, addDays(dayOf(kernel.now(), calendar.zone), -daysTold)), actor === null ? undefined : kernel.tickets.bookingOf(id, actor)])
  const booked = kernel.cases.procedures.find(({ allocates }) => allocates?.resource.id === appointments)
  const choices = booking?.at === undefined ? [] : [{ value: 'booking', label: bookedWords(booking.at.slice(11)) }, { value: 'coming', label: words.unbooked }]
  const take = form(visit, {
    keeps: 'nothing', body: html`${mattersField(locale, body, problems)}${choices.length > 0 && field(locale, { kind: 'choice', name: 'by', label: words.byBooking, choices }, { values: { by: 'booking' }, problems })}${actions(button(locale, words.takeOne))}`,
  })
  return page({
    visit, title: words.queueAt, breadcrumbs: [{ title: body.name, path: `/bodies/${id}` }], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}<h1>${words.queueAt[locale]}</h1><p>${body.name[locale]}</p><p class="lead">${words.lead[locale]}</p>${definitionList(locale, [
      { term: words.now, value: (board.open ? words.open : words.shut)[locale] }, { term: words.waiting, value: formatNumber(board.waiting, locale) },
      { term: words.forecast, value: (board.minutes === undefined ? words.unmeasured : minutesWords(board.minutes))[locale] },
    ])}${board.open ? take : notice(locale, { body: html`<p>${(booked ? words.closedNow : words.noHours)[locale]}</p>` })}${
      booked && html`<p><a href="${link(`/services/${booked.id}`)}">${words.book[locale]}</a></p>`}<p><a href="${link(`/bodies/${id}/queue/screen`)}">${words.screen[locale]}</a></p><h2>${words.orderTitle[locale]}</h2><p>${words.order[locale]}</p><h2>${
      words.daysTitle[locale]}</h2><p>${calledWithin ? html`${promiseWords(calledWithin.minutes)[locale]} ${cite(locale, calledWithin.basis)}` : words.noPromise[locale]}</p>${daysTable(visit, days, calledWithin !== undefined)}<h2>${
      words.methodTitle[locale]}</h2><p>${words.method[locale]}</p>`,
  })
}

function daysTable({ locale }: Visit, days: readonly DayOfQueue[], promised: boolean): Html {
  const few = html`<span class="faint">${words.tooFew[locale]}</span>`
  const minutes = (of: 'median' | 'most') => (day: DayOfQueue) => (day.called < fewest ? few : formatNumber(day[of] ?? 0, locale))
  return table(locale, {
    caption: words.daysTitle, captionUnseen: true, rows: days, empty: emptyState(locale, { title: words.noDays }), columns: [
      { title: words.day, header: true, cell: ({ day }) => dateTime(locale, day) },
      { title: words.taken, numeric: true, cell: ({ taken }) => formatNumber(taken, locale) },
      { title: words.calledOnes, numeric: true, cell: ({ called }) => formatNumber(called, locale) },
      { title: words.absentOnes, numeric: true, cell: ({ absent }) => formatNumber(absent, locale) },
      { title: words.median, numeric: true, cell: minutes('median') }, { title: words.most, numeric: true, cell: minutes('most') },
      ...(promised ? [{ title: words.kept, numeric: true as const, cell: ({ kept = 0, called }: DayOfQueue) => (called < fewest ? few : keptWords(kept, called)[locale]) }] : []),
    ],
  })
}

/** Words in every language of the country, each marked as what it is: a screen in a hall is read by all. */
const everyLanguage = (text: Text): Html => html`${locales.map((locale, at) => html`${at > 0 && ' · '}<span lang="${locale}">${text[locale]}</span>`)}`

/** Turns the sound for a called number on and off; without a script there is none, and the button stays hidden. */
const soundButton = (says: (text: Text) => Content): Html => html`<p class="on-screen"><button type="button" class="button quiet" data-sound hidden><span>${says(words.soundOn)}</span><span data-when="on" hidden>${says(words.soundOff)}</span></button></p>`

async function screenPage(kernel: Kernel, visit: Visit, body: Body): Promise<Response> {
  const { called, waiting, minutes } = await kernel.tickets.board(body.id)
  const at = localMoment(kernel.now(), kernel.country.calendar.zone).slice(11)
  return page({
    visit, title: words.screen, width: 'screen', renews: screenRenews,
    body: html`<h1>${body.name[visit.locale]} <small>${at}</small></h1><p class="unseen" aria-live="polite">${called.toReversed().map(({ number, to, at: time }, place) => html`<span data-called="${time}"${place < called.length - 1 && raw(' hidden')}>${locales.map((locale) => `${shownNumber(number)}: ${words.window[locale]} ${to}. `).join('')}</span>`)}</p>${
      called.length === 0 ? html`<p class="big">${everyLanguage(words.nobodyCalled)}</p>` : html`<div class="columns numbers-called">${called.map(({ number, to }) => html`<section><h2>${shownNumber(number)}</h2><p class="big">${
        everyLanguage(words.window)} <b>${to}</b></p></section>`)}</div>`}<p>${everyLanguage(words.waiting)}: <b>${formatNumber(waiting, visit.locale)}</b>${minutes !== undefined && html` <small>${everyLanguage(minutesWords(minutes))}</small>`}</p>${soundButton(everyLanguage)}`,
  })
}

const ended = { served: words.served, absent: words.absent, 'given back': words.givenBack, 'not called': words.dayOver, 'not finished': words.dayOver } as const

async function ticketPage(kernel: Kernel, visit: Visit, id: string, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, link, settings: { origin } } = visit
  const ticket = await kernel.tickets.view(id)
  const { number, body, takenAt, called, outcome, ahead, minutes, booked } = ticket
  const at = kernel.parties.bodies.find((one) => one.id === body)
  const waits = called === undefined && outcome === undefined
  return page({
    visit, title: words.ticket, renews: outcome === undefined ? phoneRenews : 0, breadcrumbs: at ? [{ title: at.name, path: `/bodies/${body}` }, { title: words.queueAt, path: `/bodies/${body}/queue` }] : [], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}<h1>${words.ticket[locale]}: ${shownNumber(number)}</h1>${at && html`<p>${at.name[locale]}</p>`}<p class="lead on-screen">${words.ticketLead[locale]}</p><div aria-live="polite">${
      called && outcome === undefined && html`<div data-called="${called.at}">${notice(locale, { kind: 'good', body: html`<b>${words.goTo[locale]} ${called.to}</b>` })}</div>`}</div>${waits && soundButton((text) => text[locale])}${definitionList(locale, [
      { term: words.takenAt, value: moment(visit, takenAt) }, { term: words.state, value: stateOf(ticket)[locale] },
      ...(ticket.matters > 1 ? [{ term: words.mattersOf, value: formatNumber(ticket.matters, locale) }] : []),
      ...(booked ? [{ term: words.bookedFor, value: localMoment(booked.from, kernel.country.calendar.zone).slice(11) }] : []),
      ...(ahead === undefined ? [] : [{ term: words.before, value: formatNumber(ahead, locale) }, { term: words.forecast, value: (minutes === undefined ? words.unmeasured : minutesWords(minutes))[locale] }]),
    ])}${waits && html`<figure class="code-to-scan">${raw(qrSvg(`${origin}${link(`/tickets/${id}`)}`))}<figcaption>${words.scan[locale]}</figcaption></figure>`}${waits && form(visit, { action: link(`/tickets/${id}`), keeps: 'nothing', body: actions(button(locale, words.leave, { kind: 'quiet' })) })}`,
  })
}

const stateOf = ({ outcome, called }: TicketView): Text => (outcome ? ended[outcome] : called ? words.isCalled : words.waits)
