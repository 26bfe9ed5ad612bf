/**
 * The budgets in the database: slices go out and come back, and what was spent is written once.
 *
 * In every transaction the row of the process is locked first, then the budgets in the order of their ids, so that none waits
 * in a circle. Whatever a process may have spent is in `spent`, `leased` or `lost`; together they never pass the limit.
 */
import { sql } from 'kysely'
import { type Db, transact, type Tx } from '../database/index.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import type { Bound } from './account.ts'
import type { Period } from './spans.ts'
import './tables.ts'

/** A budget of which a process wants some. */
export interface Asked extends Bound {
  readonly id: string
  /** The least with which anything can be done. */
  readonly least: bigint
  readonly want: bigint
  /** The others have been asked already: what cannot be leased now is refused. */
  readonly final: boolean
}

export interface Granted {
  readonly id: string
  readonly amount: bigint
  /** What the budget has left for anybody. */
  readonly rest: bigint
  /** What other processes hold of it. */
  readonly elsewhere: bigint
}

/** What a process settles on one budget. */
export interface Settled { readonly id: string; readonly used: bigint; readonly back: bigint; readonly most: bigint; /** Another process waits for what comes back. */ readonly wanted: boolean }

/** A budget after an act on it; `refusing`: it could not give what a call asked for. */
export interface Standing {
  readonly id: string; readonly scope: string; readonly unit: string; readonly period: Period; readonly most: bigint; readonly gone: bigint; readonly alerted: number
  readonly refusing: boolean
}

export interface Store {
  /** Leases what there is: all that was wanted, or what is left when that is less but enough for one. */
  lease(asked: readonly Asked[]): Promise<readonly Granted[]>
  /** Writes a batch with what belongs to it, once: a batch whose number was written before changes nothing. */
  settle(batch: bigint, settled: readonly Settled[], alongside: (tx: Tx) => Promise<void>): Promise<void>
}

/** The channel on which a process asks for what others hold idle (`want`), and hears that it came back (`back`). */
export const budgetChannel = 'leased_budget'

export function openStore({ db, now, keeper, holder, before, standing }: {
  readonly db: Db
  readonly now: () => Instant
  /** Whose budgets they are: two keepers may call theirs the same. */
  readonly keeper: string
  /** Id of this process among the holders. */
  readonly holder: string
  /** What was used of a budget before it was entered here, of which it is the first time in this span. */
  readonly before: (tx: Tx, budget: Pick<Bound, 'scope' | 'unit' | 'period' | 'span'>) => Promise<bigint>
  /** Called in the transaction with the days and months that an act has touched. */
  readonly standing: (tx: Tx, standings: readonly Standing[]) => Promise<void>
}): Store {
  /** Spans that this process has entered already. */
  const entered = new Set<string>()

  /** Locks the row of this process; it counts as alive, and takes back what was given up for lost. Answers its last batch. */
  async function present(tx: Tx): Promise<bigint> {
    await tx.insertInto('budget_process').values({ id: holder, seen_at: now() }).onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now() })).execute()
    const { batch, reclaimed } = await tx.selectFrom('budget_process').select(['batch', 'reclaimed']).where('id', '=', holder).executeTakeFirstOrThrow()
    if (reclaimed) {
      await move(tx, holder, 'back')
      await tx.updateTable('budget_process').set({ reclaimed: false }).where('id', '=', holder).execute()
    }
    return batch
  }

  return {
    lease: (asked) => transact(db, async (tx) => {
      await present(tx)
      const fresh = asked.filter(({ id }) => !entered.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
      for (const { id, scope, unit, period, span } of fresh) {
        const { numInsertedOrUpdatedRows: made } = await tx.insertInto('leased_budget').values({ id, keeper, scope, unit, period, starts_at: span.startsAt, ends_at: span.endsAt })
          .onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow()
        const spent = made === 0n ? 0n : await before(tx, { scope, unit, period, span })
        if (spent > 0n) await tx.updateTable('leased_budget').set({ spent }).where('id', '=', id).execute()
      }
      const rows = new Map((await locked(tx, holder, asked.map(({ id }) => id))).map((row) => [row.id, row]))
      const granted = asked.map(({ id, most, least, want }): Granted => {
        const { spent, leased, lost, mine } = rows.get(id)!
        const rest = most - spent - leased - lost
        const amount = rest < least ? 0n : want < rest ? want : rest
        return { id, amount, rest: rest - amount < 0n ? 0n : rest - amount, elsewhere: leased - mine }
      })
      const given = granted.filter(({ amount }) => amount > 0n)
      if (given.length > 0) {
        await sql`
          with given as (select * from unnest(${given.map(({ id }) => id)}::text[], ${given.map(({ amount }) => amount)}::bigint[]) as given(id, amount)),
            window_given as (update leased_budget w set leased = w.leased + given.amount from given where w.id = given.id)
          insert into leased_slice (holder, budget, amount) select ${holder}::uuid, id, amount from given
          on conflict (holder, budget) do update set amount = leased_slice.amount + excluded.amount`.execute(tx)
      }
      const refusing = asked.filter(({ period, least, final }, index) =>
        period !== 'minute' && granted[index]!.amount < least && (final || granted[index]!.elsewhere === 0n))
      await standing(tx, refusing.map(({ id, scope, unit, period, most }) => {
        const { spent, lost, alerted } = rows.get(id)!
        return { id, scope, unit, period, most, gone: spent + lost, alerted, refusing: true }
      }))
      return granted
    }).then((granted) => {
      for (const { id } of asked) entered.add(id)
      if (entered.size > 10_000) entered.clear()
      return granted
    }),

    settle: (batch, settled, alongside) => transact(db, async (tx) => {
      if (await present(tx) >= batch) return
      await locked(tx, holder, settled.map(({ id }) => id))
      if (settled.length > 0) {
        const { rows } = await sql<Omit<Standing, 'most' | 'refusing'>>`
          with settled as (
              select * from unnest(${settled.map(({ id }) => id)}::text[], ${settled.map(({ used }) => used)}::bigint[], ${settled.map(({ used, back }) => used + back)}::bigint[]) as settled(id, used, gone)
            ), own as (update leased_slice l set amount = l.amount - settled.gone from settled where l.budget = settled.id and l.holder = ${holder}::uuid)
          update leased_budget w set spent = w.spent + settled.used, leased = w.leased - settled.gone from settled where w.id = settled.id
          returning w.id, w.scope, w.unit, w.period, w.spent + w.lost as gone, w.alerted`.execute(tx)
        const most = new Map(settled.map((one) => [one.id, one.most]))
        await standing(tx, rows.filter(({ period }) => period !== 'minute').map((row) => ({ ...row, most: most.get(row.id)!, refusing: false })))
      }
      await alongside(tx)
      await tx.updateTable('budget_process').set({ batch }).where('id', '=', holder).execute()
      for (const { id } of settled.filter(({ wanted }) => wanted)) await sql`select pg_notify(${budgetChannel}, ${`back ${holder} ${id}`})`.execute(tx)
    }),
  }
}

/** Locks budgets in the order of their ids and reads them, with what a process holds of each. */
export async function locked(tx: Tx, holder: string, ids: readonly string[]) {
  return tx.selectFrom('leased_budget as w').leftJoin('leased_slice as l', (join) => join.onRef('l.budget', '=', 'w.id').on('l.holder', '=', holder))
    .select(['w.id', 'spent', 'leased', 'lost', 'alerted', sql<bigint>`coalesce(l.amount, 0)`.as('mine')])
    .where('w.id', 'in', ids.length > 0 ? ids : ['']).orderBy('w.id').forUpdate('w').execute()
}

/** Gives up what a process holds for lost, or takes it back. */
async function move(tx: Tx, holder: string, to: 'lost' | 'back'): Promise<void> {
  const held = await tx.selectFrom('leased_slice').select('budget').where('holder', '=', holder).where('amount', '>', 0n).execute()
  await locked(tx, holder, held.map(({ budget }) => budget))
  const sign = to === 'lost' ? sql`1` : sql`-1`
  await sql`
    update leased_budget w set lost = w.lost + ${sign} * l.amount, leased = w.leased - ${sign} * l.amount
    from leased_slice l where l.budget = w.id and l.holder = ${holder}::uuid and l.amount > 0`.execute(tx)
}

/** How long a process may be silent before what it holds is given up for lost, in seconds. */
const silence = 60

/**
 * Gives up what silent processes hold for lost: nobody knows how much of it they spent, so it counts as gone until the span ends.
 * One that was only asleep takes it back when it wakes. Forgets spans of days and minutes that ended long ago.
 */
export async function reclaim({ db, now }: { readonly db: Db; readonly now: () => Instant }): Promise<void> {
  const since = (seconds: number): Instant => instantAt(Date.parse(now()) - seconds * 1000)
  const silent = await db.selectFrom('budget_process').select('id').where('reclaimed', '=', false).where('kept', '=', false).where('seen_at', '<', since(silence)).execute()
  for (const { id } of silent) {
    await transact(db, async (tx) => {
      const still = await tx.selectFrom('budget_process').select('id').where('id', '=', id).where('reclaimed', '=', false).where('seen_at', '<', since(silence)).forUpdate().executeTakeFirst()
      if (still === undefined) return
      await move(tx, id, 'lost')
      await tx.updateTable('budget_process').set({ reclaimed: true }).where('id', '=', id).execute()
    })
  }
  await db.deleteFrom('leased_budget').where('period', '=', 'minute').where('ends_at', '<', since(24 * 3600)).execute()
  await db.deleteFrom('leased_budget').where('period', '=', 'day').where('ends_at', '<', since(400 * 24 * 3600)).execute()
  await db.deleteFrom('budget_process').where('kept', '=', false).where('seen_at', '<', since(40 * 24 * 3600)).execute()
}
