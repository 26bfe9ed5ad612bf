/** What the programme's office decides of a company's budget: limits with a reason that the company reads. A decision is never undone, only followed by another. */
import { type JsonColumn, newId, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor, LetterParts } from '../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Instant } from '../../../law/time.ts'
import type { Kind, Limit, Scope } from './budget.ts'
import { companyScope, type Limits, writtenLimit } from './limits.ts'
import { budgetWords as words, decisionLetter, limitText } from './messages.ts'

interface DecisionTable {
  id: string; scope: Scope; limits: JsonColumn<readonly { readonly kind: Kind; readonly period: Limit['period']; readonly most: string }[]>; reason: string; decided_by: string; decided_at: Instant
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { budget_decision: DecisionTable }
}

/** No limits: those of earlier decisions are lifted, and what the country sets for every company holds. */
export interface Decision { readonly limits: readonly Limit[]; readonly reason: string; readonly by: string; readonly at: Instant }

export interface Decisions {
  /**
   * Sets what the office allows a company, or lifts it; heads of the company get a letter. Whoever calls has checked that the actor
   * may. Throws a `Failure` (invalid) without a reason.
   */
  decide(tx: Tx, by: Actor, organisation: string, decision: Pick<Decision, 'limits' | 'reason'>): Promise<void>
  /** Newest first. */
  of(organisation: string): Promise<readonly Decision[]>
  /** The companies whose newest decision sets limits. */
  bound(): Promise<readonly string[]>
}

export const longestReason = 500

/** What is wrong with a reason, for its field. */
export function reasonProblems(reason: string): readonly Problem[] {
  const given = reason.trim()
  const wrong = given === '' ? words.noReason : given.length > longestReason ? words.longReason : undefined
  return wrong === undefined ? [] : [{ field: 'reason', text: wrong }]
}
const mostShown = 50

/** The letter to a company: what its limits are from now on, and why. */
export const budgetLetter = (set: readonly Limit[], reason: string): LetterParts => ({
  kind: 'thing/budget-decision', subject: decisionLetter.subject, says: inEveryLanguage((locale) => (set.length === 0 ? decisionLetter.lifted[locale] : set.map((limit) => limitText(limit, locale)).join('\n'))),
  ground: inEveryLanguage((locale) => `${words.reason[locale]}: ${reason}`), todo: decisionLetter.todo, path: '/usage',
})

export function openDecisions({ db, now, parties }: Pick<Kernel, 'db' | 'now' | 'parties'>, limits: Pick<Limits, 'set' | 'saidByOffice'>): Decisions {
  return {
    async decide(tx, by, organisation, { limits: set, reason: given }) {
      const reason = given.trim()
      const [wrong] = reasonProblems(reason)
      if (wrong) throw new Failure('invalid', wrong.text, [wrong])
      const scope = companyScope(organisation)
      await tx.insertInto('budget_decision').values({
        id: newId(), scope, reason, decided_by: by.person, decided_at: now(), limits: JSON.stringify(set.map(writtenLimit)),
      }).execute()
      await limits.set(tx, by, scope, set, { byOffice: true, reason })
      await parties.writeLetterToOrganisation(tx, organisation, budgetLetter(set, reason))
    },
    async of(organisation) {
      const rows = await db.selectFrom('budget_decision').selectAll().where('scope', '=', companyScope(organisation))
        .orderBy('decided_at', 'desc').orderBy('id', 'desc').limit(mostShown).execute()
      return rows.map(({ limits: set, reason, decided_by, decided_at }) => ({
        limits: set.map(({ kind, period, most }) => ({ unit: kind, period, most: BigInt(most) })), reason, by: decided_by, at: decided_at,
      }))
    },
    async bound() {
      return (await limits.saidByOffice()).flatMap((scope) => (scope.startsWith('company:') ? [scope.slice('company:'.length)] : []))
    },
  }
}
