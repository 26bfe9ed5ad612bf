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

const printed = (prefix: string, year: number, number: number): string => `${prefix}-${year}-${String(number).padStart(6, '0')}`

/** The number that was taken, or one of those that are made ready where none was. */
export async function numberFrom(tx: Tx, prefix: string, year: number, taken: number | undefined): Promise<string> {
  const number = taken ?? await makeReady(tx, prefix, year)
  lastIn.set(tx, (lastIn.get(tx) ?? new Map<string, number>()).set(`${prefix}-${year}`, number))
  return printed(prefix, year, number)
}

/** The last number that a transaction has taken of each register: one that takes thousands would look through all that it has taken for each further one. */
const lastIn = new WeakMap<Tx, Map<string, number>>()

/** Takes a number that is ready, as a part of another statement: the smallest after those that this transaction has. */
export const taking = (tx: Tx, prefix: string, year: number): RawBuilder<{ number: number }> => sql<{ number: number }>`
    delete from decision_number where (prefix, year, number) = (
      select prefix, year, number from decision_number where prefix = ${prefix} and year = ${year} and number > ${lastIn.get(tx)?.get(`${prefix}-${year}`) ?? 0}
      order by number limit 1 for update skip locked
    ) returning number`

const take = async (tx: Tx, prefix: string, year: number): Promise<number | undefined> => (await taking(tx, prefix, year).execute(tx)).rows[0]?.number

/** Makes more numbers ready, unless another act has done so while this one waited for the register, and takes one. */
async function makeReady(tx: Tx, prefix: string, year: number): Promise<number> {
  const { last } = await tx.insertInto('decision_register').values({ prefix, year, last: 0 })
    .onConflict((conflict) => conflict.columns(['prefix', 'year']).doUpdateSet({ last: sql`decision_register.last` }))
    .returning('last').executeTakeFirstOrThrow()
  const made = await take(tx, prefix, year)
  if (made !== undefined) return made
  await tx.updateTable('decision_register').set({ last: last + stock }).where('prefix', '=', prefix).where('year', '=', year).execute()
  await sql`insert into decision_number select ${prefix}::text, ${year}::integer, generate_series(${last + 2}::integer, ${last + stock}::integer)`.execute(tx)
  return last + 1
}
