/**
 * Budgets that last as long as a decision says, held by things and not by processes: a job that waits for a week keeps what it may use, whatever dies meanwhile.
 *
 * They stand in the same rows as all leased budgets, under the same promise: what is spent and held never passes the limit. Whoever acts says so in the
 * transaction of the act that it is for, and has locked there what says how much the limit is.
 */
import { sql } from 'kysely'
import type { Db, Tx } from '../database/index.ts'
import type { Instant } from '../../law/time.ts'
import { locked } from './store.ts'

export interface LastingBudget {
  readonly keeper: string
  readonly scope: string
  readonly unit: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** The limit, in whole numbers of the unit. */
  readonly most: bigint
}

/** How a budget stands: what was spent of it, and what is held. */
interface Standing { readonly spent: bigint; readonly held: bigint }

const idOf = ({ keeper, scope, unit }: LastingBudget): string => `${keeper}/${scope}/${unit}/term`

/** Enters a budget that was not touched yet, locks it and reads it with what `holder` holds of it. */
async function entered(tx: Tx, budget: LastingBudget, holder: string) {
  const { keeper, scope, unit, startsAt, endsAt } = budget
  await sql`insert into leased_budget (id, keeper, scope, unit, period, starts_at, ends_at) values (${idOf(budget)}, ${keeper}, ${scope}, ${unit}, 'term', ${startsAt}, ${endsAt}) on conflict do nothing`.execute(tx)
  const [row] = await locked(tx, holder, [idOf(budget)])
  return row!
}

/** Holds so much for a thing until it is settled, or answers false where there is less: then nothing is held. `holder` is the id of the thing, a UUID. */
export async function hold(tx: Tx, budget: LastingBudget, holder: string, amount: bigint, now: Instant): Promise<boolean> {
  const { spent, leased, lost } = await entered(tx, budget, holder)
  if (amount > budget.most - spent - leased - lost) return false
  await tx.insertInto('budget_process').values({ id: holder, seen_at: now, kept: true }).onConflict((conflict) => conflict.doNothing()).execute()
  await sql`insert into leased_slice (holder, budget, amount) values (${holder}::uuid, ${idOf(budget)}, ${amount}) on conflict (holder, budget) do update set amount = leased_slice.amount + excluded.amount`.execute(tx)
  await sql`update leased_budget set leased = leased + ${amount}::bigint where id = ${idOf(budget)}`.execute(tx)
  return true
}

/**
 * Charges what a thing used: from its hold first, beyond it from what nobody holds. Answers how much the budget did not bear, which is charged to nobody. Whoever
 * says so a second time charges twice: the transaction must hold what makes it once. With `ends` what is left of the hold is free again.
 */
export async function charge(tx: Tx, budget: LastingBudget, holder: string, { used, ends }: { readonly used: bigint; readonly ends: boolean }): Promise<bigint> {
  const { spent, leased, lost, mine } = await entered(tx, budget, holder)
  const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
  const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)
  const ofHold = least(used, mine)
  const beyond = least(used - ofHold, most(0n, budget.most - spent - leased - lost))
  const back = ends ? mine : ofHold
  await sql`update leased_budget set spent = spent + ${ofHold + beyond}::bigint, leased = leased - ${back}::bigint where id = ${idOf(budget)}`.execute(tx)
  if (ends) await tx.deleteFrom('budget_process').where('id', '=', holder).where('kept', '=', true).execute()
  else if (back > 0n) await sql`update leased_slice set amount = amount - ${back}::bigint where budget = ${idOf(budget)} and holder = ${holder}::uuid`.execute(tx)
  return used - ofHold - beyond
}

/** How budgets stand, by their scopes; one that was never touched has nothing spent and nothing held. */
export async function standingOf(db: Db, { keeper, unit, scopes }: { readonly keeper: string; readonly unit: string; readonly scopes: readonly string[] }): Promise<ReadonlyMap<string, Standing>> {
  const rows = scopes.length === 0 ? [] : await db.selectFrom('leased_budget').select(['scope', 'spent', 'leased']).where('keeper', '=', keeper).where('unit', '=', unit).where('scope', 'in', scopes).execute()
  return new Map(scopes.map((scope) => {
    const row = rows.find((one) => one.scope === scope)
    return [scope, { spent: row?.spent ?? 0n, held: row?.leased ?? 0n }]
  }))
}
