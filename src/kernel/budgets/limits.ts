/** Limits of budgets: what those chose whom they bind, and what an office allows them, in memory of every process within a second. */
import type { Instant } from '../../law/time.ts'
import { announce, type Db, follow, type Following, type Tx } from '../database/index.ts'
import { type Period, periods } from './spans.ts'
import { recount } from './standing.ts'

/** An upper limit in whole numbers of its unit. */
export interface Limit<Unit extends string = string> { readonly unit: Unit; readonly period: Period; readonly most: bigint }

export interface Limits<Unit extends string, Scope extends string> {
  /** Fulfilled once they have been read for the first time. */
  readonly ready: Promise<void>
  /** Grows whenever a limit changes. */
  version(): number
  /** What holds for a scope: the smaller one of what was chosen and what the office allows. */
  inForce(scope: Scope): readonly Limit<Unit>[]
  /** What the holder of a scope chose, or what the office allows it; where it said nothing, the standard. */
  chosen(scope: Scope): readonly Limit<Unit>[]
  allowed(scope: Scope): readonly Limit<Unit>[]
  /** The scopes for which the office has said something. */
  saidByOffice(within?: Db): Promise<readonly Scope[]>
  /** Sets all limits of a scope by its holder or by the office; those that are absent end. `by` is as the journal names an actor. */
  set(tx: Tx, by: string, scope: Scope, limits: readonly Limit<Unit>[], how: { readonly byOffice: boolean }): Promise<void>
}

interface LimitsGround<Unit extends string, Scope extends string> {
  readonly keeper: string
  /** In the order in which limits of one period are told. */
  readonly units: readonly Unit[]
  /** What holds where the office said nothing. */
  standard(scope: Scope): readonly Limit<Unit>[]
  /** What was used since the span with this id began, of a limit that bound nothing until now. */
  before(tx: Tx, used: { readonly scope: Scope; readonly unit: Unit; readonly period: Period; readonly span: string }): Promise<bigint>
}

interface LimitTable { keeper: string; scope: string; unit: string; period: Period; by_office: boolean; most: bigint; set_by: string; set_at: Instant }

declare module '../database/index.ts' {
  interface Tables { leased_limit: LimitTable }
}

const channel = 'leased_limits'

/** Opens the limits of one keeper and follows them until the process closes. */
export function openLimits<Unit extends string, Scope extends string>(
  process: Following & { readonly db: Db; readonly now: () => Instant }, { keeper, units, standard, before }: LimitsGround<Unit, Scope>,
): Limits<Unit, Scope> {
  const { db, now } = process
  let version = 0
  let own: ReadonlyMap<string, readonly Limit<Unit>[]> = new Map()
  let office: ReadonlyMap<string, readonly Limit<Unit>[]> = new Map()
  const isUnit = (unit: string): unit is Unit => (units as readonly string[]).includes(unit)

  const { ready } = follow(process, channel, async () => {
    const rows = await db.selectFrom('leased_limit').selectAll().where('keeper', '=', keeper).execute()
    const grouped = (byOffice: boolean): ReadonlyMap<string, readonly Limit<Unit>[]> => new Map([...Map.groupBy(rows.filter(({ by_office }) => by_office === byOffice), ({ scope }) => scope)]
      .map(([scope, all]) => [scope, all.flatMap(({ unit, period, most }) => (isUnit(unit) ? [{ unit, period, most }] : []))]))
    ;[own, office] = [grouped(false), grouped(true)]
    version += 1
  })

  const allowed = (scope: Scope): readonly Limit<Unit>[] => officeOver(office.get(scope) ?? [], standard(scope))
  const chosen = (scope: Scope): readonly Limit<Unit>[] => own.get(scope) ?? []
  const inForce = (scope: Scope): readonly Limit<Unit>[] => smallest(units, [...chosen(scope), ...allowed(scope)])

  return {
    ready, allowed, chosen, inForce,
    version: () => version,
    async saidByOffice(within = db) {
      const rows = await within.selectFrom('leased_limit').select('scope').distinct().where('keeper', '=', keeper).where('by_office', '=', true).execute()
      return rows.map(({ scope }) => scope as Scope)
    },
    async set(tx, by, scope, limits, { byOffice }) {
      const fresh = limits.filter((limit) => !inForce(scope).some((one) => alike(one, limit)))
      // Limits that bound nothing until now may have bound earlier in the same day or month: what was used between counts.
      await recount(tx, { keeper, scope, now: now() }, ({ unit, period, span }) => {
        const limit = fresh.find((one) => one.unit === unit && one.period === period)
        return limit && before(tx, { scope, unit: limit.unit, period, span })
      })
      await tx.deleteFrom('leased_limit').where('keeper', '=', keeper).where('scope', '=', scope).where('by_office', '=', byOffice).execute()
      for (const { unit, period, most } of limits) {
        await tx.insertInto('leased_limit').values({ keeper, scope, unit, period, by_office: byOffice, most, set_by: by, set_at: now() }).execute()
      }
      await announce(tx, channel)
    },
  }
}

const alike = (a: Pick<Limit, 'unit' | 'period'>, b: Pick<Limit, 'unit' | 'period'>): boolean => a.unit === b.unit && a.period === b.period

/** What the office said, and the standard where it said nothing. Pure. */
export const officeOver = <Unit extends string>(said: readonly Limit<Unit>[], standard: readonly Limit<Unit>[]): readonly Limit<Unit>[] =>
  [...said, ...standard.filter((one) => !said.some((other) => alike(one, other)))]

/** Of several limits on the same, the smallest, in the order of periods and units. Pure. */
export const smallest = <Unit extends string>(units: readonly Unit[], limits: readonly Limit<Unit>[]): readonly Limit<Unit>[] =>
  periods.flatMap((period) => units.flatMap((unit) => {
    const same = limits.filter((one) => alike(one, { unit, period }))
    return same.length === 0 ? [] : [same.reduce((least, one) => (one.most < least.most ? one : least))]
  }))
