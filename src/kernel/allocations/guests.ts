/** Guests of a group: who took a place of it over by its badge, so that it is theirs as well as the organisation's that named them. */
import { sql } from 'kysely'
import type { Db, Tx } from '../database/index.ts'

/** Who took a place over, and the number of the decision that stands on its badge. */
export interface Guest { readonly person: string; readonly number: string }

/** What somebody has as a guest of a group, as a condition on `allocation`. */
export const guestIs = (person: string) => sql<boolean>`id in (select allocation from allocation_guest where person = ${person})`

/** The guests who took these places over, by the place. */
export async function guestsAt(within: Db | Tx, allocations: readonly string[]): Promise<ReadonlyMap<string, Guest>> {
  if (allocations.length === 0) return new Map()
  const { rows } = await sql<Guest & { readonly allocation: string }>`select allocation, person, number from allocation_guest where allocation = any(${[...allocations]}::uuid[])`.execute(within)
  return new Map(rows.map(({ allocation, person, number }) => [allocation, { person, number }]))
}

/** The guests of all places that a case has. */
export const guestsOfCase = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await sql<{ person: string }>`select g.person from allocation_guest g join allocation a on a.id = g.allocation where a.case_id = ${id} order by g.allocation`.execute(tx)).rows.map(({ person }) => person)

/** Nobody has this place as a guest any more; answers who had. */
export const forgetGuest = async (tx: Tx, allocation: string): Promise<string | undefined> =>
  (await sql<{ person: string }>`delete from allocation_guest where allocation = ${allocation} returning person`.execute(tx)).rows[0]?.person

/** Forgets who the guests of a case were, whose time of keeping is over; answers how many. */
export const forgetGuests = async (tx: Tx, id: string): Promise<number> =>
  (await sql`delete from allocation_guest where allocation in (select id from allocation where case_id = ${id}) returning person`.execute(tx)).rows.length
