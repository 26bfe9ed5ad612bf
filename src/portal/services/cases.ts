/** My cases: what I have begun, filed, been given and owe, in the name in which I act now. */
import type { Kernel } from '../../kernel/index.ts'
import type { Decision } from '../../kernel/decisions/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { actingFor } from '../../law/official-names.ts'
import { representedBy } from '../../law/body.ts'
import { deadlineOf, deadlines } from '../../law/deadline.ts'
import type { Step } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { actorHere } from '../asked.ts'
import { cabinetCrumb, cabinetNav } from '../cabinet/nav.ts'
import { words as bookingWords } from '../bookings/messages.ts'
import { emptyState, form, groundList, notice, table, tag } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { askedWords } from './asked-messages.ts'
import { caseWords } from './case-messages.ts'
import { appealLine, outcomeTag } from './decision-words.ts'
import { draftWords } from './draft-messages.ts'
import { payoutWords } from './payout-messages.ts'
import { dutyTable } from './duty-table.ts'
import { words } from './messages.ts'
import { titleOf, today } from './parts.ts'

export const casesRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/cases', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.myCases,
    async handle(visit) {
      const { locale, link } = visit
      const actor = actorHere(visit)
      const [asked, bookings, payouts, own, drafts, discarded, duties, decisions] = await Promise.all([
        kernel.cases.asked(actor), kernel.allocations.own(actor), kernel.entitlements.own(actor), kernel.cases.own(actor), kernel.cases.ownDrafts(actor), kernel.cases.discardedDrafts(actor), kernel.obligations.own(actor), decisionsOf(kernel, actor),
      ])
      const now = discarded.find(({ id }) => id === visit.url.searchParams.get('discarded'))
      const before = discarded.filter((one) => one !== now)
      const open = duties.filter(({ state }) => state === 'open' || state === 'late')
      const nothing = own.length + drafts.length + duties.length + decisions.length === 0
      return page({
        visit, title: words.myCases, width: 'wide', breadcrumbs: [cabinetCrumb],
        body: html`<h1>${words.myCases[locale]}</h1>${now && notice(locale, {
          title: draftWords.discarded, body: html`<p>${titleOf(kernel, now.procedure)[locale]}</p>${restoreForm(kernel, visit, now)}`,
        })}${cabinetNav(visit, '/cases')}<p>${caseWords.inTheNameOf[locale]} <b>${actingFor(actor, locale)}</b></p>${nothing && emptyState(locale, {
          title: caseWords.noCases, body: caseWords.noCasesText[locale], action: html`<a class="button" href="${link('/services')}">${caseWords.toServices[locale]}</a>`,
        })}${asked.length > 0 && html`<p><a href="${link('/asked')}">${askedWords.title[locale]}</a>${asked.some(({ open }) => open) && html` ${tag(locale, askedWords.waits, 'wait')}`}</p>`}${bookings.length > 0 && html`<p><a href="${link('/bookings')}">${bookingWords.title[locale]}</a></p>`}${payouts.length > 0 && html`<p><a href="${link('/payouts')}">${payoutWords.title[locale]}</a></p>`}${open.length > 0 && html`<h2>${caseWords.duties[locale]}</h2>${dutyTable(visit, open)}`}${duties.length > open.length && html`<p><a href="${
          link('/duties')}">${caseWords.allDuties[locale]}</a></p>`}${drafts.length > 0 && html`<h2>${caseWords.drafts[locale]}</h2>${table(locale, {
          caption: caseWords.drafts, captionUnseen: true, rows: drafts, columns: [
            { title: caseWords.service, header: true, cell: ({ id, procedure }) => html`<a href="${link(`/drafts/${id}`)}">${titleOf(kernel, procedure)[locale]}</a>` },
            { title: caseWords.changed, cell: ({ changedAt }) => moment(visit, changedAt) },
          ],
        })}`}${before.length > 0 && html`<h2>${draftWords.allDiscarded[locale]}</h2><p class="hint">${draftWords.canBeRestored[locale]}</p>${table(locale, {
          caption: draftWords.allDiscarded, captionUnseen: true, rows: before, columns: [
            { title: caseWords.service, header: true, cell: ({ procedure }) => titleOf(kernel, procedure)[locale] },
            { title: draftWords.discardedAt, cell: ({ discardedAt }) => moment(visit, discardedAt) },
            { title: draftWords.restore, cell: (one) => restoreForm(kernel, visit, one) },
          ],
        })}`}${own.length > 0 && html`<h2>${caseWords.cases[locale]}</h2>${casesTable(kernel, visit, own, decisions)}`}${decisions.length > 0 && html`<h2>${caseWords.decisions[locale]}</h2>${table(locale, {
          caption: caseWords.decisions, captionUnseen: true, rows: decisions, columns: [
            { title: caseWords.decision, header: true, cell: ({ record }) => html`<a href="${link(`/decisions/${record.number}`)}">${record.title[locale]}, № ${record.number}</a>` },
            { title: caseWords.decidedOn, cell: ({ record }) => dateTime(locale, record.decidedOn) },
            { title: caseWords.state, cell: (one) => outcomeCell(visit, one, today(kernel)) },
          ],
        })}`}`,
      })
    },
  }),
]

const restoreForm = (kernel: Kernel, visit: Visit, { id, procedure }: { readonly id: string; readonly procedure: string }): Html => form(visit, {
  action: visit.link(`/drafts/${id}/restore`), body: html`<button class="button quiet">${draftWords.restore[visit.locale]}<span class="unseen">: ${titleOf(kernel, procedure)[visit.locale]}</span></button>`,
})

/** The decisions that the actor sees as their own: their company's, or theirs and those of the bodies for which they act. */
export async function decisionsOf({ decisions, parties }: Kernel, { organisation, person, roles }: Actor): Promise<readonly Decision[]> {
  if (organisation) return decisions.listOf({ organisation: organisation.identifier })
  // In office one sees what concerns the body, and nothing of one's own.
  const keys = roles.length > 0 ? representedBy(parties.bodies, roles).map(({ id }) => ({ body: id })) : [{ person }]
  return (await Promise.all(keys.map((key) => decisions.listOf(key)))).flat()
}

/** How a decision came out; of a refusal that stands also why, and until when it can be appealed. */
function outcomeCell(visit: Visit, decision: Decision, day: Day): Html {
  const { record: { effect, grounds }, status } = decision
  const refuses = status.status === 'in force' && (effect === 'refuse' || effect === 'revoke')
  return html`${outcomeTag(visit.locale, decision)}${refuses && html`${grounds.length > 0 && groundList(visit.locale, grounds)}${appealLine(visit, decision, day)}`}`
}

function casesTable(kernel: Kernel, visit: Visit, own: Awaited<ReturnType<Kernel['cases']['own']>>, decisions: readonly Decision[]): Html {
  const { locale, link } = visit
  return table(locale, {
    caption: caseWords.cases, captionUnseen: true, rows: own, columns: [
      { title: caseWords.number, header: true, cell: ({ id, number }) => html`<a href="${link(`/cases/${id}`)}">№ ${number}</a>` },
      { title: caseWords.state, cell: (one) => {
        const decided = one.closedAt === undefined ? undefined : decisions.findLast(({ record }) => record.case === one.id)
        const [label, tone] = stateOf(kernel, one)
        return decided ? outcomeTag(locale, decided) : tag(locale, label, tone)
      } },
      { title: caseWords.service, cell: ({ procedure }) => titleOf(kernel, procedure)[locale] },
      { title: caseWords.filed, cell: ({ filedAt }) => moment(visit, filedAt) },
      { title: caseWords.due, cell: ({ closedAt, dueDay, stepDueDay, dueAt, stepDueAt, procedure, step }) => {
        const [day, at, which] = stepDueDay === undefined ? [dueDay, dueAt, 'decision' as const] : [stepDueDay, stepDueAt, deadlineOf(declaredStep(kernel, procedure, step))]
        return closedAt === undefined && day !== undefined && html`<span class="hint">${deadlines[which][locale]}:</span><br>${at === undefined ? dateTime(locale, day) : moment(visit, at)}`
      } },
    ],
  })
}

/** The step as its procedure declares it today. */
const declaredStep = ({ cases }: Pick<Kernel, 'cases'>, procedure: string, step: string | undefined): Step | undefined =>
  (step === undefined ? undefined : cases.procedures.find(({ id }) => id === procedure)?.steps[step])

function stateOf({ cases }: Kernel, { procedure, step, closedAt }: { procedure: string; step?: string; closedAt?: string }) {
  if (closedAt !== undefined || step === undefined) return [caseWords.closed, 'plain'] as const satisfies readonly [unknown, Tone]
  const declared = declaredStep({ cases }, procedure, step)
  const mine = declared?.by === 'applicant'
  return [declared?.title ?? same(step), mine ? 'wait' : 'now'] as const satisfies readonly [unknown, Tone]
}
