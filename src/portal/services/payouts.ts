/** What is paid to me by decisions: each payment, what it waits for, and the proof that it was made; as a page and as data. */
import { z } from 'zod'
import type { EntitlementView, InstalmentView } from '../../kernel/entitlements/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Text } from '../../law/text.ts'
import { actorHere } from '../asked.ts'
import { cite, definitionList, emptyState, table, tag, type Tone } from '../components/index.ts'
import { type Content, type Html, html } from '../html.ts'
import { json, page } from '../layout.ts'
import { paymentStatus } from '../money/payment-messages.ts'
import { operation } from '../operation.ts'
import { type Route, route } from '../routes.ts'
import { textSchema as text } from '../schemas.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, money } from '../words.ts'
import { periodWords } from './duty-messages.ts'
import { casesCrumb } from './parts.ts'
import { payoutWords } from './payout-messages.ts'

type State = InstalmentView['state']
const tones = {
  drafted: 'wait', approved: 'now', sent: 'now', paid: 'good', withdrawn: 'plain', suspended: 'late', 'not set': 'wait', 'no number': 'late', lost: 'plain', 'nothing due': 'plain',
} as const satisfies Record<State, Tone>
const stateWords: Readonly<Record<State, Text>> = { ...paymentStatus, ...payoutWords.waits }

const payment = z.object({
  from: z.iso.date(), to: z.iso.date(), stage: z.int().optional(), amount: z.string().regex(/^\d+$/).optional().describe('In the smallest unit of the currency'), due: z.iso.date(),
  state: z.enum(Object.keys(tones) as [State, ...State[]]), order: z.object({ number: z.string(), reference: z.string() }).optional(),
  paid: z.object({ on: z.iso.date(), bankReference: z.string().optional() }).optional(),
})
const payout = z.object({
  decision: z.string(), procedure: z.string(), title: text, since: z.iso.date(), until: z.iso.date().optional(),
  ended: z.object({ on: z.iso.date(), why: z.enum(['over', 'revoked']) }).optional(), payments: z.array(payment),
}).meta({ id: 'Payout' })

const dataOf = ({ decision, procedure, declared, since, until, ended, instalments }: EntitlementView): z.infer<typeof payout> => ({
  decision, procedure: procedure.id, title: declared.title, since, ...(until && { until }), ...(ended && { ended }),
  payments: instalments.map(({ from, to, stage, amount, due, state, order, paid }) => ({
    from, to, due, state, ...(stage !== undefined && { stage }), ...(amount !== undefined && { amount: String(amount) }), ...(order && { order }), ...(paid && { paid }),
  })),
})

export const payoutRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/payouts', kind: 'page', permission: 'signed in', whileSuspended: true, title: payoutWords.title,
    async handle(visit) {
      const { locale } = visit
      const own = await kernel.entitlements.own(actorHere(visit))
      return page({
        visit, title: payoutWords.title, width: 'wide', breadcrumbs: [casesCrumb],
        body: html`<h1>${payoutWords.title[locale]}</h1><p class="lead">${payoutWords.lead[locale]}</p>${own.length === 0
          ? emptyState(locale, { title: payoutWords.none, body: payoutWords.noneText[locale] }) : own.map((one) => payoutOf(visit, one))}`,
      })
    },
  }),
  operation({
    method: 'GET', path: '/api/payouts', permission: { scope: 'cases:read' }, title: payoutWords.title,
    describes: { group: 'services', description: payoutWords.apiAbout, answers: { 200: { text: payoutWords.payments, schema: z.array(payout) } } },
    handle: async (visit) => json((await kernel.entitlements.own(actorHere(visit))).map(dataOf)),
  }),
]

/** One entitlement with its payments. `payee` says whose it is, for an office. */
export function payoutOf(visit: Visit, { declared, decision, since, until, ended, iban, instalments }: EntitlementView, payee?: string): Html {
  const { locale, link } = visit
  return html`<section><h2>${declared.title[locale]}</h2>${definitionList(locale, [
    ...(payee === undefined ? [] : [{ term: payoutWords.payee, value: payee }]),
    { term: payoutWords.since, value: dateTime(locale, since) }, ...(until ? [{ term: payoutWords.until, value: dateTime(locale, until) }] : []),
    ...(ended ? [{ term: payoutWords.state, value: html`${payoutWords[ended.why][locale]}, ${dateTime(locale, ended.on)}` }] : []),
    ...(iban === undefined ? [] : [{ term: payoutWords.account, value: identifier(iban, 4) }]),
    { term: payoutWords.decision, value: html`<a href="${link(`/decisions/${decision}`)}">${payoutWords.openDecision[locale]}</a>` },
    { term: payoutWords.basis, value: cite(locale, declared.basis) },
  ])}${table(locale, {
    caption: payoutWords.payments, captionUnseen: true, rows: instalments, empty: emptyState(locale, { title: payoutWords.noPayments }),
    columns: [
      { title: payoutWords.period, header: true, cell: ({ from, to, stage }) => (stage !== undefined ? declared.stages![stage]!.title[locale] : from === to ? dateTime(locale, from) : periodWords({ from, to })[locale]) },
      { title: payoutWords.amount, numeric: true, cell: ({ amount }) => amount !== undefined && money(locale, amount) },
      { title: payoutWords.due, cell: ({ due }) => dateTime(locale, due) },
      { title: payoutWords.state, cell: ({ state }) => tag(locale, stateWords[state], tones[state]) },
      { title: payoutWords.proof, cell: (one) => proofOf(visit, one) },
    ],
  })}</section>`
}

function proofOf({ locale }: Visit, { order, paid }: InstalmentView): Content {
  if (order === undefined) return undefined
  return html`${payoutWords.order[locale]} № ${order.number}, ${order.reference}${paid && html`<br>${payoutWords.paidOn[locale]} ${dateTime(locale, paid.on)}${paid.bankReference && html`, ${paid.bankReference}`}`}`
}
