/** Numbers decisions, and entries of registers, by prefix and year: 1, 2, 3 …, without waiting for acts under way and without gaps in the end. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/index.ts'

/** How many numbers are made ready at once. */
const stock = 64

/**
 * Takes the smallest number that is ready and that no act under way holds. Of acts that are done at the same time, the one
 * that ends first may have the greater number.
 */
export const nextNumber = async (tx: Tx, prefix: string, year: number): Promise<string> => numberFrom(tx, prefix, year, await take(tx, prefix, year))

/**
 * Takes many numbers in a row for one act, behind all that are ready. Acts that find none ready wait for its end; where it fails, the numbers are given again.
 */
export async function nextNumbers(tx: Tx, prefix: string, year: number, count: number): Promise<readonly string[]> {
  const { last } = await tx.insertInto('decision_register').values({ prefix, year, last: count })
    .onConflict((conflict) => conflict.columns(['prefix', 'year']).doUpdateSet({ last: sql`decision_register.last + ${count}` }))
    .returning('last').executeTakeFirstOrThrow()
  return Array.from({ length: count }, (_, at) => printed(prefix, year, last - count + at + 1))
}

/**
 * Takes as many numbers as an act of many decisions needs, in one statement or two: those that are ready, and further ones of the register for the rest. Each `nextKept`
 * gives the next of them; what is left in the end is given back with `giveBack`.
 */
export async function keep(tx: Tx, prefix: string, year: number, count: number): Promise<void> {
  const ready = async (most: number): Promise<readonly number[]> => (most === 0 ? [] : (await taking(tx, prefix, year, most).execute(tx)).rows.map(({ number }) => number).toSorted((a, b) => a - b))
  const numbers = [...await ready(count)]
  if (numbers.length < count) {
    const last = await lockRegister(tx, prefix, year)
    // Another act may have made some ready while this one waited for the register.
    numbers.push(...await ready(count - numbers.length))
    const missing = count - numbers.length
    await tx.updateTable('decision_register').set({ last: last + missing }).where('prefix', '=', prefix).where('year', '=', year).execute()
    numbers.push(...Array.from({ length: missing }, (_, at) => last + at + 1))
  }
  if (!kept.has(tx)) kept.set(tx, new Map<string, number[]>())
  kept.get(tx)!.set(`${prefix}-${year}`, numbers)
}

/** The next of the numbers that an act keeps; undefined where it keeps none. */
export function nextKept(tx: Tx, prefix: string, year: number): string | undefined {
  const number = kept.get(tx)?.get(`${prefix}-${year}`)?.shift()
  return number === undefined ? undefined : taken(tx, prefix, year, number)
}

/** Makes the numbers ready again that an act kept and did not need. */
export async function giveBack(tx: Tx): Promise<void> {
  for (const [register, numbers] of kept.get(tx) ?? []) {
    const [prefix, year] = register.split('-')
    if (numbers.length > 0) await sql`insert into decision_number select ${prefix}::text, ${Number(year)}::integer, unnest(${numbers}::integer[])`.execute(tx)
  }
  kept.delete(tx)
}

/** The numbers that a transaction has taken and not given yet, of each register. */
const kept = new WeakMap<Tx, Map<string, number[]>>()

const printed = (prefix: string, year: number, number: number): string => `${prefix}-${year}-${String(number).padStart(6, '0')}`

/** The number that was taken, or one of those that are made ready where none was. */
export async function numberFrom(tx: Tx, prefix: string, year: number, ready: number | undefined): Promise<string> {
  return taken(tx, prefix, year, ready ?? await makeReady(tx, prefix, year))
}

function taken(tx: Tx, prefix: string, year: number, number: number): string {
  lastIn.set(tx, (lastIn.get(tx) ?? new Map<string, number>()).set(`${prefix}-${year}`, number))
  return printed(prefix, year, number)
}

/** The last number that a transaction has taken of each register: one that takes thousands would look through all that it has taken for each further one. */
const lastIn = new WeakMap<Tx, Map<string, number>>()

/**
 * Takes a number that is ready, or so many, as a part of another statement: the smallest after those that this transaction has. They are chosen once (`materialized`): as a subquery of the condition the planner may
 * run the choice anew for each row, which after the rows that are locked by then takes further ones.
 */
export const taking = (tx: Tx, prefix: string, year: number, count = 1): RawBuilder<{ number: number }> => sql<{ number: number }>`
    with chosen as materialized (
      select number from decision_number where prefix = ${prefix} and year = ${year} and number > ${lastIn.get(tx)?.get(`${prefix}-${year}`) ?? 0}
      order by number limit ${count} for update skip locked
    ) delete from decision_number using chosen where decision_number.prefix = ${prefix} and decision_number.year = ${year} and decision_number.number = chosen.number returning decision_number.number`

const take = async (tx: Tx, prefix: string, year: number): Promise<number | undefined> => (await taking(tx, prefix, year).execute(tx)).rows[0]?.number

/** Makes more numbers ready, unless another act has done so while this one waited for the register, and takes one. */
async function makeReady(tx: Tx, prefix: string, year: number): Promise<number> {
  const last = await lockRegister(tx, prefix, year)
  const made = await take(tx, prefix, year)
  if (made !== undefined) return made
  await tx.updateTable('decision_register').set({ last: last + stock }).where('prefix', '=', prefix).where('year', '=', year).execute()
  await sql`insert into decision_number select ${prefix}::text, ${year}::integer, generate_series(${last + 2}::integer, ${last + stock}::integer)`.execute(tx)
  return last + 1
}

/** The last number of a register, which other acts that find none ready wait for from now on. */
async function lockRegister(tx: Tx, prefix: string, year: number): Promise<number> {
  const { last } = await tx.insertInto('decision_register').values({ prefix, year, last: 0 })
    .onConflict((conflict) => conflict.columns(['prefix', 'year']).doUpdateSet({ last: sql`decision_register.last` }))
    .returning('last').executeTakeFirstOrThrow()
  return last
}
