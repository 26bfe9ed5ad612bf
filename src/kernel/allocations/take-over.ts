/** How a place of a group becomes a guest's own, by the badge that they hold, and how it is theirs no more. */
import { sql } from 'kysely'
import { delegable } from '../../law/delegable.ts'
import { Failure } from '../../law/failure.ts'
import { transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { type Badge, bookedBy } from './entrance.ts'
import { type Allocation, allocatesOf, columns, type Ground, record, tellGuestDropped } from './ground.ts'
import { forgetGuest, guestIs, guestsAt } from './guests.ts'
import { messages } from './messages.ts'

/**
 * The place on a badge becomes the actor's own, as long as it is one of a group, was not given back and is nobody else's; answers its id, also where it was theirs before.
 * Throws a `Failure`: invalid for a badge that fits nothing; refused for whoever acts for others; conflict where another guest has it, or they have a place there already.
 */
export const takeOver = (ground: Ground, actor: Actor, badge: Pick<Badge, 'number' | 'code'>): Promise<string> => transact(ground.db, async (tx) => {
  if (actor.organisation !== undefined || actor.roles.length > 0) throw new Failure('refused', messages.guestAsSelf)
  const booked = await bookedBy(ground, badge)
  const { rows: [row] } = booked === undefined ? { rows: [] } : await sql<Allocation>`select ${columns} from allocation where id = ${booked.id} for update`.execute(tx)
  if (row === undefined || allocatesOf(ground, row.procedure)?.forEachRow === undefined) throw new Failure('invalid', messages.noGuestBadge)
  const guest = (await guestsAt(tx, [row.id])).get(row.id)
  if (guest?.person === actor.person) return row.id
  if (guest !== undefined) throw new Failure('conflict', messages.guestOther)
  if (row.state === 'released') throw new Failure('conflict', messages.guestReleased)
  const { rows: has } = await sql`select from allocation where resource = ${row.resource} and state <> 'released' and (person = ${actor.person} and organisation is null or ${guestIs(actor.person)})`.execute(tx)
  if (has.length > 0) throw new Failure('conflict', messages.guestTwice)
  const { rows: taken } = await sql`insert into allocation_guest (allocation, resource, person, number) values (${row.id}, ${row.resource}, ${actor.person}, ${badge.number}) on conflict do nothing returning person`.execute(tx)
  // Of two badges that they show at once, one is theirs.
  if (taken.length === 0) throw new Failure('conflict', messages.guestTwice)
  await record(ground, tx, actor, row, 'taken-over')
  return row.id
})

/** The guest leaves a place that they took over, or the organisation that named them takes it back from a stranger, while no certificate rests on it. Throws a `Failure`. */
export const dropGuest = (ground: Ground, actor: Actor, id: string): Promise<void> => transact(ground.db, async (tx) => {
  const { rows: [row] } = await sql<Allocation>`select ${columns} from allocation where id = ${id} for update`.execute(tx)
  const guest = (await guestsAt(tx, [id])).get(id)
  if (row === undefined || guest === undefined) throw new Failure('not found', messages.none)
  const isGuest = actor.organisation === undefined && guest.person === actor.person
  const isHost = row.organisation !== null && row.organisation === actor.organisation?.id && await ground.parties.mayActFor(actor, row.organisation, { act: delegable.book.id, procedure: row.procedure }, tx)
  if (!isGuest && !isHost) throw new Failure('not found', messages.none)
  if (row.case_id !== null && await ground.restedOn(tx, row.case_id, guest.person)) throw new Failure('conflict', messages.guestCertified)
  await forgetGuest(tx, id)
  await record(ground, tx, actor, row, 'guest-left')
  if (!isGuest) await tellGuestDropped(ground, tx, row, guest.person)
})
