/**
 * Allocations: what a resource gives out, an hour of a hall or a place of a school, and to whom.
 *
 * Promises: nothing is given twice at one time, which a constraint of the database holds whatever the code does; nothing in the past; what is
 * given back goes to whoever waited longest; from the filing on each change is in the journal. Never: decides a case, or takes from anybody
 * what a decision gave them.
 */
import type { IntervalResource, Allocates, Resource } from '../../law/allocation.ts'
import type { Problem } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Facts } from '../../law/field.ts'
import { type Db, eachApart, type Tx } from '../database/index.ts'
import type { Actor, LetterParts } from '../parties/index.ts'
import { type Asking, drop, endedCases, type Filing, giveBack, hold, offeredCases, reserve, settle, type Settling, waits } from './give.ts'
import { type By, type Ground, tellHolders } from './ground.ts'
import { type Standing, standingOf, takenDuring, type TakenOn, takenOn } from './figures.ts'
import { endFeed, type Feed, feedOf, feedSince, forgetFeed, readFeed, readOne, renewFeed } from './feed.ts'
import { type DoneToEntry, heldAgainst, type HeldAgainst, holdForEntry, lostBy } from './entry-holds.ts'
import { type Arrival, type ArrivalTold, type DoorList, doorList, type DoubtfulArrivals, doubtfulArrivals, forgetArrivals, tellArrivals } from './arrivals.ts'
import { type Badge, badgeCode, type CheckedIn, checkIn, checkInBy, type DayList, dayList, doorsToday, type Listing, type NamedView, received, receivedBy, holderOf, servedOne, undoCheckIn } from './entrance.ts'
import { forgetGuests } from './guests.ts'
import { dropGuest, takeOver } from './take-over.ts'
import { type AllocationView, find, type FreeSlot, freeSlots, allOf, move, moveAsked, own, releaseOwn, resourceCalled, resourcesOf, round } from './held.ts'

export interface Allocations {
  /** What is given out today, each resource once. */
  readonly resources: readonly Allocates[]
  /** One of them, or an entry that is given out, by its name; undefined where there is none. */
  resource(key: string): Promise<Resource | undefined>
  /** What was taken of a resource, or of each of its entries, on these days: numbers that tell of nobody. */
  takenOn(resource: string, from: Day, until: Day): Promise<readonly TakenOn[]>
  /** How many bookings of each entry of a resource hold during a time, by the name under which it is given out. */
  takenDuring(resource: string, span: { readonly from: Instant; readonly until: Instant }): Promise<ReadonlyMap<string, number>>
  /** How the places of every entry of a resource stand: numbers that tell of nobody. */
  standing(resource: string): Promise<readonly Standing[]>
  /** The slots of so many days that are still to come, with how many places each has left. */
  free(resource: IntervalResource, first: Day, days: number): Promise<readonly FreeSlot[]>
  /** Keeps a slot for a draft; answers what is wrong with it. `wait` joins the waiting list of one that is taken. */
  hold(tx: Tx, actor: Actor, asking: Asking, options?: { readonly wait?: boolean }): Promise<Problem | undefined>
  /** Frees what a draft kept. */
  drop(tx: Tx, by: By, draft: string): Promise<void>
  /** Reserves what a draft asked for with its filing. Throws a `Failure` (invalid) for a slot that cannot be had. */
  reserve(tx: Tx, actor: Actor, filing: Filing): Promise<void>
  /** Follows an act in a case: firm by its decision, free by its end. Throws a `Failure` (conflict) where there is nothing to make firm. */
  settle(tx: Tx, by: By, settling: Settling): Promise<void>
  /** Moves the hour for two that a case asks for to one that its applicant chose anew, before it is firm. Throws a `Failure` (invalid) that names the field. */
  moveAsked(tx: Tx, by: By, what: { readonly case: string; readonly procedure: Procedure; readonly subject?: string | undefined; readonly at: string }): Promise<void>
  /** Whether a case waits for its place. */
  waits(tx: Tx, id: string): Promise<boolean>
  /** The cases that waited and have a place by now, which no decision has made firm yet. */
  offered(): Promise<readonly string[]>
  /** The open cases that have no place, and what they waited for is over. */
  ended(): Promise<readonly string[]>
  /** Frees what a case was given, whose decision was revoked. */
  giveBack(tx: Tx, by: By, id: string): Promise<void>
  /** What the actor holds or waits for, by a case or by a draft, the newest first. */
  own(actor: Actor): Promise<readonly AllocationView[]>
  /** One of the actor's own. Throws a `Failure` (not found). */
  find(actor: Actor, id: string): Promise<AllocationView>
  /** What a case has, of its first week first, or had last; who may see the case is for the caller to know. */
  of(id: string, within?: Db): Promise<readonly AllocationView[]>
  move(actor: Actor, id: string, at: string): Promise<void>
  /** Gives one of the actor's own back; answers it as it then is. */
  release(actor: Actor, id: string): Promise<AllocationView>
  /** A new private address of the actor's bookings for a calendar, in place of the one before; answers its secret, shown once. */
  renewFeed(actor: Actor): Promise<string>
  endFeed(actor: Actor): Promise<void>
  /** Ends the address of a person whose sessions were ended, or whose account closes. */
  forgetFeed(tx: Tx, by: string, person: string): Promise<void>
  /** Since when the actor has such an address. */
  feedSince(actor: Actor): Promise<Instant | undefined>
  /** One of the actor's own, or of an organisation for which they may act today, whatever hat they wear: for their calendar. Throws a `Failure` (not found). */
  readOne(actor: Actor, id: string): Promise<AllocationView>
  /** By what readings of the address with this secret are counted, which tells nothing of it; undefined when it opens nothing. */
  feedOf(secret: string): Promise<string | undefined>
  /** What the address with this secret shows; undefined when it opens nothing. */
  readFeed(secret: string): Promise<Feed | undefined>
  /** Who comes on a day. Throws a `Failure` (not found) for whoever does not receive them. */
  day(actor: Actor, resource: string, day: Day, listing?: Listing): Promise<DayList>
  /** One that the actor's office receives. Throws a `Failure` (not found). */
  received(actor: Actor, id: string): Promise<NamedView>
  /** The procedures whose holders the actor's office receives. */
  receives(actor: Actor): readonly string[]
  /** The doors of today at which this actor may judge badges, of nobody by name. */
  doors(actor: Actor): Promise<readonly Pick<Resource, 'id' | 'title'>[]>
  /** Checks in whoever came; nobody is counted twice. */
  checkIn(actor: Actor, id: string): Promise<CheckedIn>
  /** The same by what a badge says, at the resource or the entry of one where it is shown. */
  checkInBy(actor: Actor, badge: Badge): Promise<CheckedIn>
  /** What a phone keeps to judge the badges of a door by itself today, of nobody by name. */
  doorList(actor: Actor, door: string): Promise<DoorList>
  /** Takes in whoever a phone let in, also when it had no line: each once, however often and by how many phones it is told. */
  tellArrivals(actor: Actor, door: string, arrivals: readonly Arrival[]): Promise<readonly ArrivalTold[]>
  /** Whoever phones let in on a day and was not counted, for an officer to look at. */
  doubtfulArrivals(actor: Actor, resource: string, day: Day): Promise<DoubtfulArrivals>
  /** The place of a group on this badge becomes the actor's own too; answers its id. Throws a `Failure`. */
  takeOver(actor: Actor, badge: Pick<Badge, 'number' | 'code'>): Promise<string>
  /** It is that guest's no more: they leave it, or the organisation takes it back, while no certificate rests on it. Throws a `Failure`. */
  dropGuest(actor: Actor, id: string): Promise<void>
  /** Forgets who the guests of a case were, whose time of keeping is over; answers how many. */
  forgetGuests(tx: Tx, id: string): Promise<number>
  /** Takes a check-in back, while no case rests on it. */
  undoCheckIn(actor: Actor, id: string): Promise<void>
  /** Whose a booking is that is called at a counter; undefined where it is an organisation's. */
  holder(within: Db | Tx, id: string): Promise<string | undefined>
  /** Marks that whoever had booked was served at the counter, and so has come. */
  served(tx: Tx, by: Actor, id: string): Promise<void>
  /** What stands on the badge of a booking beside the number of its decision, and nobody else can make: for its holder. */
  badgeCode(id: string): string
  /** Writes to so many of those who have or await something by this name, behind one of them; answers the last of them, and undefined when all were written to. */
  tellHolders(tx: Tx, resource: string, letter: LetterParts, stretch: { readonly after?: string | undefined; readonly most: number }): Promise<string | undefined>
  /** Follows an act on an entry: what its register says that it holds is its own while it stands, and free again afterwards. Throws a `Failure` (invalid) where it cannot be had. */
  holdForEntry(tx: Tx, by: By, done: DoneToEntry): Promise<void>
  /** What stands against an entry that would say this: what it would hold is closed, or taken by another then. For whoever chooses the hour: `holdForEntry` makes sure. */
  heldAgainst(within: Db | Tx, entry: { readonly register: string; readonly number?: string | undefined; readonly values: Facts }): Promise<HeldAgainst | undefined>
  /** Those of these entries that have lost what they hold: it was closed, or taken out. */
  lost(entries: readonly string[]): Promise<ReadonlySet<string>>
  /** The clock's round. */
  round(): Promise<void>
}

export const openAllocations = (ground: Ground): Allocations => ({
  get resources() { return resourcesOf(ground) },
  free: (resource, first, days) => freeSlots(ground, resource, first, days),
  hold: (tx, actor, asking, options) => hold(ground, tx, actor, asking, options),
  drop: (tx, by, draft) => drop(ground, tx, by, draft),
  reserve: (tx, actor, filing) => reserve(ground, tx, actor, filing),
  settle: (tx, by, settling) => settle(ground, tx, by, settling),
  moveAsked: (tx, by, what) => moveAsked(ground, tx, by, what),
  waits: (tx, id) => waits(tx, id),
  offered: () => offeredCases(ground),
  ended: () => endedCases(ground),
  giveBack: (tx, by, id) => giveBack(ground, tx, by, id),
  own: (actor) => own(ground, actor),
  find: (actor, id) => find(ground, actor, id),
  of: (id, within) => allOf(ground, id, within),
  move: (actor, id, at) => move(ground, actor, id, at),
  release: (actor, id) => releaseOwn(ground, actor, id),
  renewFeed: (actor) => renewFeed(ground, actor),
  endFeed: (actor) => endFeed(ground, actor),
  forgetFeed: (tx, by, person) => forgetFeed(ground, tx, by, person),
  feedSince: (actor) => feedSince(ground, actor),
  readOne: (actor, id) => readOne(ground, actor, id),
  feedOf: (secret) => feedOf(ground, secret),
  readFeed: (secret) => readFeed(ground, secret),
  day: (actor, resource, day, listing) => dayList(ground, actor, resource, day, listing),
  receives: (actor) => receivedBy(ground, actor),
  doors: (actor) => doorsToday(ground, actor),
  resource: (key) => resourceCalled(ground, key),
  takenOn: (resource, from, until) => takenOn(ground, resource, from, until),
  takenDuring: (resource, span) => takenDuring(ground, resource, span),
  standing: (resource) => standingOf(ground, resource),
  received: (actor, id) => received(ground, actor, id),
  checkInBy: (actor, badge) => checkInBy(ground, actor, badge),
  doorList: (actor, door) => doorList(ground, actor, door),
  tellArrivals: (actor, door, arrivals) => tellArrivals(ground, actor, door, arrivals),
  doubtfulArrivals: (actor, resource, day) => doubtfulArrivals(ground, actor, resource, day),
  takeOver: (actor, badge) => takeOver(ground, actor, badge),
  dropGuest: (actor, id) => dropGuest(ground, actor, id),
  forgetGuests: (tx, id) => forgetGuests(tx, id),
  undoCheckIn: (actor, id) => undoCheckIn(ground, actor, id),
  holder: (within, id) => holderOf(within, id),
  served: (tx, by, id) => servedOne(ground, tx, by, id),
  badgeCode: (id) => badgeCode(ground, id),
  checkIn: (actor, id) => checkIn(ground, actor, id),
  tellHolders: (tx, resource, letter, stretch) => tellHolders(ground, tx, resource, letter, stretch),
  holdForEntry: (tx, by, done) => holdForEntry(ground, tx, by, done),
  heldAgainst: (within, entry) => heldAgainst(ground, within, entry),
  lost: (entries) => lostBy(ground, entries),
  round: () => eachApart([() => round(ground), () => forgetArrivals(ground)], (part) => part()),
})

export type { DoubtfulArrivals } from './arrivals.ts'
export type { Badge, CheckedIn } from './entrance.ts'
export type { AllocationView, FreeSlot } from './held.ts'
export type { Standing, TakenOn } from './figures.ts'
export { calledIn } from './shared.ts'
export { allocationsAgree } from './reconcile.ts'
export type { AllocationState } from './tables.ts'
