/** Which limits bind a call: those of its key, of all test keys, of its company and of the programme, over those that the kernel keeps. */
import { type Limits as KeptLimits, openLimits as openKept, smallest } from '../../../kernel/budgets/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import type { Citation } from '../../../law/citation.ts'
import type { HourPrices } from '../costs/index.ts'
import type { ApiKey, TestKeyTerms } from '../keys/index.ts'
import { keeper, type Kind, kinds, type Limit, type Scope } from './budget.ts'
import type { PriceList } from './prices.ts'
import { usedBefore } from './used-before.ts'

/** What a country sets of money and budgets. */
export interface BudgetTerms {
  readonly prices: PriceList
  /** Of hours of the machines that make models. */
  readonly hours: HourPrices
  /** What every company may use, unless the office says otherwise for one. */
  readonly company: readonly Limit[]
  /** What all together may use, unless the office says otherwise. */
  readonly programme: readonly Limit[]
  readonly basis: Citation
}

/** A limit with who is bound by it. */
export interface Bound { readonly scope: Scope; readonly limit: Limit }

export interface Limits extends Omit<KeptLimits<Kind, Scope>, 'set'> {
  /** Everything that binds a call with the key. */
  of(key: ApiKey): readonly Bound[]
  /** Sets all limits of a scope by the holder or by the office, with an entry in the journal; those that are absent end. */
  set(tx: Tx, by: Actor, scope: Scope, limits: readonly Limit[], how: { readonly byOffice: boolean; readonly reason?: string }): Promise<void>
}

export const companyScope = (organisation: string): Scope => `company:${organisation}`
export const keyScope = (key: string): Scope => `key:${key}`
/** All test keys of a company together: one that is revoked and made anew gets no fresh day. */
export const testScope = (organisation: string): Scope => `test:${organisation}`

export function openLimits(kernel: Pick<Kernel, 'db' | 'listen' | 'now' | 'journal' | 'whenClosing'>, terms: BudgetTerms, daily: TestKeyTerms['daily']): Limits {
  const ofTests: readonly Limit[] = [{ unit: 'requests', period: 'day', most: BigInt(daily.requests) }, { unit: 'tokens', period: 'day', most: BigInt(daily.tokens) }]
  const kept = openKept<Kind, Scope>(kernel, {
    keeper, units: kinds, before: (tx, { unit, ...used }) => usedBefore(tx, { kind: unit, ...used }),
    standard: (scope) => (scope === 'programme' ? terms.programme : scope.startsWith('company:') ? terms.company : scope.startsWith('test:') ? ofTests : []),
  })
  const { inForce } = kept
  return {
    ...kept,
    of(key) {
      const minute: readonly Limit[] = [
        { unit: 'requests', period: 'minute', most: BigInt(key.limits.requestsPerMinute) }, { unit: 'tokens', period: 'minute', most: BigInt(key.limits.tokensPerMinute) },
      ]
      const bound = (scope: Scope, limits: readonly Limit[]): readonly Bound[] => limits.map((limit) => ({ scope, limit }))
      const [company, tests] = [companyScope(key.organisation), testScope(key.organisation)]
      return [
        ...bound(keyScope(key.id), smallest(kinds, [...minute, ...inForce(keyScope(key.id))])), ...(key.test ? bound(tests, inForce(tests)) : []), ...bound(company, inForce(company)),
        ...bound('programme', inForce('programme')),
      ]
    },
    async set(tx, by, scope, limits, { byOffice, reason }) {
      await kept.set(tx, actorString(by), scope, limits, { byOffice })
      await kernel.journal.append(tx, actorString(by), {
        type: 'language-model.budget-set', subject: subjectOf(scope), body: { byOffice, limits: limits.map(writtenLimit), ...(reason !== undefined && { reason }) },
      })
    },
  }
}

/** A limit as the journal and the decisions of the office have it. */
export const writtenLimit = ({ unit, period, most }: Limit): { readonly kind: Kind; readonly period: Limit['period']; readonly most: string } => ({ kind: unit, period, most: String(most) })

/** How the journal names the holder of a budget. */
const subjectOf = (scope: Scope): string => (scope === 'programme' ? 'programme:language-model' : scope.replace(/^key:/, 'api-key:').replace(/^company:/, 'organisation:'))
