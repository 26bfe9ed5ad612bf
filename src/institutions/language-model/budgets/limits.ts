/** Limits: what holders chose and what the programme's office allows, in memory of every process within a second. */
import type { Selectable } from 'kysely'
import { type Period, periods, recount } from '../../../kernel/budgets/index.ts'
import { announce, follow, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import type { Citation } from '../../../law/citation.ts'
import type { HourPrices } from '../costs/index.ts'
import type { ApiKey, TestKeyTerms } from '../keys/index.ts'
import { keeper, type Kind, kinds, type Limit, type Scope } from './budget.ts'
import type { PriceList } from './prices.ts'
import type { LimitTable } from './tables.ts'
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

export interface Limits {
  readonly ready: Promise<void>
  /** Grows whenever a limit changes. */
  version(): number
  /** Everything that binds a call with the key. */
  of(key: ApiKey): readonly Bound[]
  /** What holds for a scope: the smaller one of what the holder chose and what the office allows. */
  inForce(scope: Scope): readonly Limit[]
  /** What the holder of a scope chose, or what the office allows it. */
  chosen(scope: Scope): readonly Limit[]
  allowed(scope: Scope): readonly Limit[]
  /** Sets all limits of a scope by the holder or by the office; those that are absent end. */
  set(tx: Tx, by: Actor, scope: Scope, limits: readonly Limit[], how: { readonly byOffice: boolean; readonly reason?: string }): Promise<void>
}

export const companyScope = (organisation: string): Scope => `company:${organisation}`
export const keyScope = (key: string): Scope => `key:${key}`
/** All test keys of a company together: one that is revoked and made anew gets no fresh day. */
export const testScope = (organisation: string): Scope => `test:${organisation}`

const channel = 'language_model_limits'

export function openLimits(kernel: Pick<Kernel, 'db' | 'listen' | 'now' | 'journal' | 'whenClosing'>, terms: BudgetTerms, daily: TestKeyTerms['daily']): Limits {
  const { db, now, journal } = kernel
  const ofTests: readonly Limit[] = [{ kind: 'requests', period: 'day', most: BigInt(daily.requests) }, { kind: 'tokens', period: 'day', most: BigInt(daily.tokens) }]
  let version = 0
  let own: ReadonlyMap<string, readonly Limit[]> = new Map()
  let office: ReadonlyMap<string, readonly Limit[]> = new Map()

  const { ready } = follow(kernel, channel, async () => {
    const rows = await db.selectFrom('budget_limit').selectAll().execute()
    const grouped = (byOffice: boolean) => limitsOf(rows.filter(({ by_office }) => by_office === byOffice))
    ;[own, office] = [grouped(false), grouped(true)]
    version += 1
  })

  const standard = (scope: Scope): readonly Limit[] => (scope === 'programme' ? terms.programme : scope.startsWith('company:') ? terms.company : scope.startsWith('test:') ? ofTests : [])
  const allowed = (scope: Scope): readonly Limit[] => officeOver(office.get(scope) ?? [], standard(scope))
  const chosen = (scope: Scope): readonly Limit[] => own.get(scope) ?? []
  const inForce = (scope: Scope): readonly Limit[] => smallest([...chosen(scope), ...allowed(scope)])

  return {
    ready, allowed, chosen, inForce,
    version: () => version,
    of(key) {
      const minute: readonly Limit[] = [
        { kind: 'requests', period: 'minute', most: BigInt(key.limits.requestsPerMinute) }, { kind: 'tokens', period: 'minute', most: BigInt(key.limits.tokensPerMinute) },
      ]
      const bound = (scope: Scope, limits: readonly Limit[]): readonly Bound[] => limits.map((limit) => ({ scope, limit }))
      const [company, tests] = [companyScope(key.organisation), testScope(key.organisation)]
      return [...bound(keyScope(key.id), smallest([...minute, ...inForce(keyScope(key.id))])), ...(key.test ? bound(tests, inForce(tests)) : []), ...bound(company, inForce(company)), ...bound('programme', inForce('programme'))]
    },
    async set(tx, by, scope, limits, { byOffice, reason }) {
      const fresh = limits.filter((limit) => !inForce(scope).some((one) => alike(one, limit)))
      // Limits that bound nothing until now may have bound earlier in the same day or month: what was used between counts.
      await recount(tx, { keeper, scope, now: now() }, ({ unit, period, span }) => {
        const limit = fresh.find((one) => one.kind === unit && one.period === period)
        return limit && usedBefore(tx, { scope, kind: limit.kind, period, span })
      })
      await tx.deleteFrom('budget_limit').where('scope', '=', scope).where('by_office', '=', byOffice).execute()
      for (const { kind, period, most } of limits) {
        await tx.insertInto('budget_limit').values({ scope, kind, period, by_office: byOffice, most, set_by: actorString(by), set_at: now() }).execute()
      }
      await journal.append(tx, actorString(by), {
        type: 'language-model.budget-set', subject: subjectOf(scope),
        body: { byOffice, limits: limits.map(({ kind, period, most }) => ({ kind, period, most: String(most) })), ...(reason !== undefined && { reason }) },
      })
      await announce(tx, channel)
    },
  }
}

/** How the journal names the holder of a budget. */
const subjectOf = (scope: Scope): string => (scope === 'programme' ? 'programme:language-model' : scope.replace(/^key:/, 'api-key:').replace(/^company:/, 'organisation:'))

const alike = (a: Pick<Limit, 'kind' | 'period'>, b: Pick<Limit, 'kind' | 'period'>): boolean => a.kind === b.kind && a.period === b.period
/** The limits of each scope. */
const limitsOf = (rows: readonly Selectable<LimitTable>[]): ReadonlyMap<string, readonly Limit[]> =>
  new Map([...Map.groupBy(rows, ({ scope }) => scope)].map(([scope, all]) => [scope, all.map(bare)]))

const bare = ({ kind, period, most }: Limit): Limit => ({ kind, period, most })

/** What the office said, and what the country sets for everybody where the office said nothing. Pure. */
export const officeOver = (said: readonly Limit[], standard: readonly Limit[]): readonly Limit[] =>
  [...said, ...standard.filter((one) => !said.some((other) => alike(one, other)))]

/** Of several limits on the same, the smallest, in the order of periods and kinds. Pure. */
export function smallest(limits: readonly Limit[]): readonly Limit[] {
  return periods.flatMap((period: Period) => kinds.flatMap((kind: Kind) => {
    const same = limits.filter((one) => alike(one, { kind, period }))
    return same.length === 0 ? [] : [same.reduce((least, one) => (one.most < least.most ? one : least))]
  }))
}
