/** The administrator's page of what subscribers of the journal could not take: to have it taken again after a mend, or dismissed for a reason. */
import { transact } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Shelved, Standing } from '../../kernel/journal/index.ts'
import { actorString } from '../../kernel/parties/index.ts'
import { readAnswers } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { formatNumber } from '../../law/format.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere, pageFrom } from '../asked.ts'
import { actions, button, emptyState, errorSummary, field, form, notice, pagination, table, tag, withQuery } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { type Content, html, type Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import type { Permission } from '../permission.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { adminNav } from './admin.ts'
import { deskPage } from './parts.ts'
import { dismissing, shelfStates, shelfWords as words, whyDismissed } from './shelf-messages.ts'

const permission = { role: 'administrator' } as const satisfies Permission
const tones = { trying: 'now', failed: 'late', behind: 'wait', dismissed: 'plain' } as const satisfies Record<Shelved['state'], Tone>
const done = { tried: words.tried, dismissed: words.dismissed } as const

type ShelfKernel = Pick<Kernel, 'db' | 'journal'>
interface Sent { readonly values?: Readonly<Record<string, string>>; readonly problems?: readonly Problem[]; readonly status?: number }

/** Entries on a page. */
const size = 50

/** The number of an entry in what was sent; of what is no number there is no entry. */
const numberIn = (given = ''): bigint | undefined => (/^\d{1,18}$/.test(given) ? BigInt(given) : undefined)

/** What was asked: one entry, or all of a subscriber where none is named. Throws a `Failure` (invalid) for what the page does not send: it never stands for all. */
function askedIn({ subscriber = '', act, entry: given }: Readonly<Record<string, string>>): { readonly act: 'again' | 'dismiss'; readonly subscriber: string; readonly entry: bigint | undefined } {
  const entry = numberIn(given)
  if ((act !== 'again' && act !== 'dismiss') || (given !== undefined && entry === undefined) || (act === 'dismiss' && entry === undefined)) throw new Failure('invalid', words.unclear)
  return { act, subscriber, entry }
}

export const shelfRoutes = (kernel: ShelfKernel): readonly Route[] => [
  route({ method: 'GET', path: '/admin/shelf', kind: 'page', permission, title: words.title, handle: (visit) => shelfPage(kernel, visit) }),
  route({
    method: 'POST', path: '/admin/shelf', kind: 'page', permission, title: words.title,
    async handle(visit) {
      const { values } = await visit.form()
      const actor = actorString(actorHere(visit))
      try {
        const { act, subscriber, entry } = askedIn(values)
        if (act === 'dismiss') {
          const { facts, problems } = readAnswers([whyDismissed], values)
          if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
          await transact(kernel.db, (tx) => kernel.journal.shelf.dismiss(tx, actor, subscriber, entry!, String(facts['reason'])))
        } else await transact(kernel.db, (tx) => kernel.journal.shelf.again(tx, actor, subscriber, entry))
      } catch (error) {
        return shelfPage(kernel, visit, { problems: problemsOf(error), values, status: error instanceof Failure ? statuses[error.kind] : 422 })
      }
      return seeOther(visit, `/admin/shelf?done=${values['act'] === 'dismiss' ? 'dismissed' : 'tried'}`)
    },
  }),
]

async function shelfPage(kernel: ShelfKernel, visit: Visit, { values, problems = [], status }: Sent = {}): Promise<Response> {
  const { locale, url, link } = visit
  const page = pageFrom(visit)
  const { entries, total, failed, standing } = await kernel.journal.shelf.list({ page, size })
  const asked = values ?? Object.fromEntries(url.searchParams)
  const entry = numberIn(asked['entry'])
  const chosen = entry === undefined ? undefined : await kernel.journal.shelf.find(asked['subscriber'] ?? '', entry)
  const said = Object.entries(done).find(([name]) => name === url.searchParams.get('done'))?.[1]
  return deskPage({
    visit, title: words.title, error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${adminNav(visit, '/admin/shelf')}${errorSummary(locale, problems)}${said && notice(locale, { kind: 'good', body: said[locale] })}<h1>${words.title[locale]}</h1><p>${words.lead[locale]}</p>${
      chosen && html`<h2>${dismissing(chosen.entry)[locale]}</h2><p><code>${chosen.subscriber}</code>, <code>${chosen.type}</code></p><p>${words.dismissLead[locale]}</p>${form(visit, {
        action: link('/admin/shelf'), body: html`${hidden('dismiss', chosen)}${field(locale, whyDismissed, { values: values ?? {}, problems })}${actions(button(locale, words.dismiss, { kind: 'danger' }))}`,
      })}`}${standing.length > 0 && html`<h2>${words.standing[locale]}</h2><p>${words.standingLead[locale]}</p><div class="list">${table<Standing>(locale, {
      caption: words.standing, captionUnseen: true, rows: standing, columns: [
        { title: words.subscriber, header: true, cell: ({ subscriber, fault }) => html`<code>${subscriber}</code>${faultOf(visit, fault)}` },
        { title: words.tries, numeric: true, cell: ({ tries }) => tries },
        { title: words.behind, numeric: true, cell: ({ behind }) => formatNumber(behind, locale) },
        { title: words.act, cell: (one) => again(visit, one, words.again) },
      ],
    })}</div>`}${[...failed].filter(([, count]) => count > 1).map(([subscriber, count]) => html`<p><code>${subscriber}</code>: ${formatNumber(count, locale)} ${again(visit, { subscriber }, words.allAgain)}</p>`)}<div class="list">${table<Shelved>(locale, {
      caption: words.title, captionUnseen: true, rows: entries, empty: emptyState(locale, { title: words.none }),
      columns: [
        { title: words.subscriber, header: true, cell: ({ subscriber, fault, reason }) => html`<code>${subscriber}</code>${faultOf(visit, fault)}${reason !== undefined && html`<br>${whyDismissed.label[locale]}: ${reason}`}` },
        { title: words.entry, cell: ({ entry, index, type }) => html`<a href="${link(`/journal/entries/${index}`)}">№ ${String(entry)}</a><br><code>${type}</code>` },
        { title: words.state, cell: ({ state, retryAt }) => html`${tag(locale, shelfStates[state], tones[state])}${retryAt !== undefined && html`<br>${moment(visit, retryAt)}`}` },
        { title: words.tries, numeric: true, cell: ({ tries }) => tries },
        { title: words.since, cell: ({ since }) => moment(visit, since) },
        { title: words.act, cell: (one) => html`${one.state === 'failed' && again(visit, one, words.again)}${one.state !== 'dismissed' && html`<a href="${withQuery(url, { subscriber: one.subscriber, entry: String(one.entry), done: undefined })}">${
          words.dismiss[locale]}<span class="unseen">: № ${String(one.entry)}, ${one.subscriber}</span></a>`}` },
      ],
    })}</div>${pagination(locale, { url, page, size, total })}`,
  })
}

const faultOf = ({ locale }: Visit, fault: string): Content => fault !== '' && html`<details><summary>${words.fault[locale]}</summary><pre>${fault}</pre></details>`

interface Whose { readonly subscriber: string; readonly entry?: bigint }

const hidden = (act: 'again' | 'dismiss', { subscriber, entry }: Whose): Html => html`<input type="hidden" name="act" value="${act}"><input type="hidden" name="subscriber" value="${subscriber}">${
  entry !== undefined && html`<input type="hidden" name="entry" value="${String(entry)}">`}`

const again = (visit: Visit, one: Whose, label: typeof words.again | typeof words.allAgain): Html => form(visit, {
  action: visit.link('/admin/shelf'), body: html`${hidden('again', one)}${button(visit.locale, html`${label[visit.locale]}<span class="unseen">: ${one.entry === undefined ? '' : `№ ${one.entry}, `}${one.subscriber}</span>`, { kind: 'plain' })}`,
})
