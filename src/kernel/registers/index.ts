/**
 * Registers of things: entries of declared registers, each with its number, its owner, its values and its history.
 *
 * Promises: an entry changes only by an act (a decision of a case, or a signed act of an institution's core), in the act's
 * transaction and with an entry of the journal; its state and values are the fold of its acts; a reference to another entry is checked and is the
 * thread; whoever looks sees what the register shows them and no more; personal values stand where they can be erased.
 * Never: removes an entry or an act, lets one be changed that somebody else changed meanwhile, knows what its entries are.
 */
import { sql } from 'kysely'
import type { Calendar } from '../../law/calendar.ts'
import type { EntriesField, EntryField } from '../../law/entry-question.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import type { EntryDoes, EntryState, Listing, Register } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Indicator } from '../indicators/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Looks } from '../looks/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import type { NamedThing } from '../taken-back/index.ts'
import { type ActedOn, actedOn, type ActingGround, type ActOf, actOn, type Changing, enter, enterAll, type Entering, type EnteringAll, problemsIn } from './act.ts'
import type { RegisterVersions } from './declared.ts'
import { apartBy, type ApartBy, clashOf, type TimeClash } from './times.ts'
import { eraseStruck } from './keep.ts'
import { openRememberedLists } from './remembered.ts'
import { sizesOf } from './indicators.ts'
import { messages } from './messages.ts'
import { type Choosing, fallenEntries, type OfferedEntries, offeredEntries, type ReadEntries, readEntries } from './choose.ts'
import { countsIn, type EntryCounts } from './counts.ts'
import { type EntryPage, pageOf, type Stretch } from './list.ts'
import type { EntryQuery, Listed } from './narrowing.ts'
import { type Asker, countsOf, type EntryHistory, type EntryStretch, type EntryView, fellowsIn, findEntry, historyOf, lastOfOwners, maySee, namedAmong, numbersOf, organisationsOwning, type OwnEntry, ownEntries, type Showing, type Sight, sightsOf, standingIn, type StandingEntry, stretchOf, struckAmong } from './read.ts'
import type { Owner } from './standing.ts'
import { openSavedLists, type SavedLists } from './saved.ts'
import './tables.ts'
import { countsInView, readingView, type RegisterView } from './views.ts'
import { sweepWords } from './words.ts'

type Question = EntryField | EntriesField

export interface Registers {
  readonly versions: RegisterVersions
  /** The registers in force today. */
  readonly declared: readonly Register[]
  /** All that is listed: the registers in force, and what institutions list beside them. */
  readonly listed: readonly Listing[]
  /**
   * Lists things that an institution keeps elsewhere. Throws a TypeError where the id is taken by another of them. A declared register of that id comes before
   * it, for its entries stand on acts: then the things are not listed, and whoever opened the registers is told.
   */
  offer(...views: readonly RegisterView[]): void
  /** Enters a thing in the transaction of the act, and answers its number. Throws a `Failure` that names each value that is wrong. */
  enter(tx: Tx, by: Actor | SystemActor, what: Entering): Promise<string>
  /** Enters many things of one owner by one act, all or none, and answers their numbers in the same order. Throws as `enter` does, each problem by its place in the list: `3.name`. */
  enterAll(tx: Tx, by: Actor | SystemActor, what: EnteringAll): Promise<readonly string[]>
  /** What keeps these values from being entered today, field by field; whether what they refer to is there is looked at when they are. Throws a `Failure` (not found). */
  problemsIn(register: string, values: Facts): readonly Problem[]
  /** Acts on an entry in the transaction of the act. Throws a `Failure`: not found, conflict where its state or a later act forbids it, invalid. */
  act(tx: Tx, by: Actor | SystemActor, does: Exclude<EntryDoes, 'enter'>, what: Changing): Promise<void>
  /** The entry on which a decision or a signed act acted, and what became of that; undefined when there is none. */
  ofAct(act: ActOf, within?: Db): Promise<ActedOn | undefined>
  /** An entry as this actor sees it; undefined when there is none for them. */
  find(number: string, actor: Asker, within?: Db): Promise<EntryView | undefined>
  /** An entry of what is listed, as this actor sees it; undefined when there is none for them. */
  findIn(register: string, number: string, actor: Asker): Promise<EntryView | undefined>
  /** How many acts there were on the entries of these declared registers: as long as it stays, so does what they list, but for the day and what is declared. */
  acts(...registers: readonly string[]): Promise<number>
  /** What stands in any of the declared registers in the actor's own name, the latest changed first, so much at most; and how much there is. */
  own(actor: NonNullable<Asker>, limit: number): Promise<{ readonly entries: readonly OwnEntry[]; readonly total: number }>
  /** What entries are called beside their numbers, as far as this actor sees a name of them. */
  titles(numbers: readonly string[], actor: Asker): Promise<ReadonlyMap<string, Text>>
  /** The actor's own entry in a register that shows fellows to each other (`shown.fellow` says so), and of the others, the newest first, so many at most after those that are skipped; none for whoever is no fellow. */
  fellows(register: string, value: string, actor: Asker, limit: number, skip?: number): Promise<readonly EntryView[]>
  /** How much of each of these entries the actor sees; those that they see nothing of are left out. */
  sights(numbers: readonly string[], actor: Asker): Promise<ReadonlyMap<string, Sight>>
  /** Entries that may be chosen as an answer to a question, the newest first. */
  offered(field: Question, choosing: Choosing, asked: { readonly text?: string; readonly limit: number }): Promise<OfferedEntries>
  /** Reads the entries that answers name: what they say is taken over, and what may not be chosen is said. With `lock` they stay so until the transaction ends. */
  read(fields: readonly Field[], facts: Facts, choosing: Choosing, within?: Db, options?: { readonly lock: boolean }): Promise<ReadEntries>
  /** Of entries that were chosen, those on which no decision may rest any more, and what became of them; all stay as they are until the transaction ends. */
  fallen(tx: Tx, named: readonly { readonly number: string; readonly field: Question }[], applicant: Owner | undefined): Promise<readonly { readonly number: string; readonly field: Question; readonly text: Text }[]>
  /** What stands in a register, with all that it states: for the kernel, which shows it to nobody. */
  standing(register: string, within?: Db): Promise<readonly StandingEntry[]>
  /** Of what is not struck, with all that it states: these entries, so many of an owner, or so many behind a number, in the order of numbers. Shown to nobody but its owner either. */
  stretch(register: string, what: EntryStretch, within?: Db): Promise<readonly StandingEntry[]>
  /** The last entry that each owner entered, with all that it states, where it stands and whose it is has an account: newest first. Shown to nobody but its owner either. */
  lastOfOwners(register: string, what: Showing): Promise<readonly StandingEntry[]>
  /** The organisations that own these entries, by the numbers of the entries: to call them by their names, and shown to nobody besides. */
  organisationsOwning(numbers: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** What an entry names in words, in the columns of which its register says so; it asks nothing of whoever reads that. */
  namedIn(entry: { readonly register: string; readonly values: Facts; readonly owner: Owner }): Promise<readonly NamedThing[]>
  /** The numbers of all that an owner ever entered in a register, struck or not. */
  numbersOf(register: string, owner: Owner): Promise<readonly string[]>
  /** Whether another entry holds at the time of these values, where the register keeps them apart: a word beforehand, which takes nothing. */
  clashOf(register: string, values: Facts, within?: Db): Promise<TimeClash | undefined>
  /** Which columns a register keeps apart: those of the time, and those that entries must share to clash; undefined where it keeps none. */
  apartBy(register: string): ApartBy | undefined
  /** Those of these entries that are struck: known to be so, and not only unknown. */
  struck(numbers: readonly string[], within?: Db): Promise<ReadonlySet<string>>
  /** Acts on an entry before one of them (the last ones without it), newest first, as far as the view shows them: a page at a time. None of what is only listed. */
  history(view: EntryView, before?: number): Promise<EntryHistory>
  /**
   * A stretch of a register in an order; of a view that remembers, the very same object while nothing changes. Throws a `Failure`: not found where there is no such register for this actor; invalid, with the
   * mend, where it has no such column or the place is none of this order.
   */
  page(query: EntryQuery & Stretch, actor: Asker): Promise<EntryPage>
  /** How many entries a query leaves, altogether and of each state, year and value. Throws as `page` does. */
  counted(query: EntryQuery, actor: Asker): Promise<EntryCounts>
  /** What people have saved to find again. */
  readonly saved: SavedLists
  /** The size of each register that everyone sees, as numbers for the programme. */
  sizes(): readonly Indicator[]
  /** How many entries each register has in each state. */
  counts(): Promise<readonly { readonly register: string; readonly state: EntryState; readonly count: number }[]>
  /** Erases personal values of struck entries whose time of keeping is over; answers how many entries were cleared. */
  eraseKept(): Promise<number>
  /** Takes words out of the dictionary of the search by which no entry is found any more; answers how many. */
  sweepWords(): Promise<number>
}

/** Opens the registers. */
export function openRegisters(given: Omit<ActingGround, 'zone' | 'journal'> & {
  readonly db: Db
  readonly calendar: Calendar
  readonly journal: Journal
  readonly looks: Pick<Looks, 'note'>
  readonly report: (error: unknown) => void
}): Registers {
  const { db, now, versions, journal, looks, report } = given
  const { zone } = given.calendar
  const acting: ActingGround = { ...given, zone }
  const offers: RegisterView[] = []
  const declared = (id: string): Register | undefined => versions.today().find((one) => one.id === id)
  let known: { readonly of: readonly Register[]; readonly offered: number; readonly views: readonly RegisterView[]; readonly listed: readonly Listing[] } | undefined

  /** What is listed, as long as nothing else is declared or offered: every page asks for it. */
  function listing(): NonNullable<typeof known> {
    const of = versions.today()
    if (known?.of !== of || known.offered !== offers.length) {
      const views = offers.filter(({ listing: { id } }) => !of.some((one) => one.id === id))
      known = { of, offered: offers.length, views, listed: [...of, ...views.map((view) => view.listing)] }
    }
    return known
  }

  const views = (): readonly RegisterView[] => listing().views
  const choosingGround = () => ({ registers: versions.today(), today: dayOf(now(), zone), zone })

  const remembered = openRememberedLists(db, zone, () => dayOf(now(), zone))

  /** A view that remembers its lists, where this register is one. What it lists is for everyone. */
  const remembering = (id: string): RegisterView | undefined => views().find((view) => view.listing.id === id && view.version !== undefined)

  function listed(id: string, actor: Asker): Listed {
    const view = views().find((one) => one.listing.id === id)
    const register = view?.listing ?? declared(id)
    if (register === undefined || !maySee(register, actor)) throw new Failure('not found', messages.noRegister)
    return { register, zone, ...(view && { from: readingView(view, dayOf(now(), zone)) }) }
  }

  /** An office that reads whole entries of people is noted before it does. */
  async function noted(actor: Asker, entries: readonly EntryView[]): Promise<readonly EntryView[]> {
    const [one] = entries
    if (actor === null || one?.register.office === undefined || !actor.roles.includes(one.register.office.role)) return entries
    const { office, basis } = one.register
    await looks.note({ person: actor.person, as: { office: office.role } }, entries.flatMap(({ owner, number, register, values }) =>
      (owner?.kind === 'person' ? [{ whose: owner.id, kind: 'entry' as const, thing: number, declared: register.id, fields: Object.keys(values), basis }] : [])))
    return entries
  }

  /** So is one that reads what entries of people are called, where others do not: in a title, in a choice. */
  async function calledBy(actor: Asker, entries: readonly EntryView[]): Promise<void> {
    for (const [{ id: declared, calledBy: name, office, basis }, of] of Map.groupBy(entries, ({ register }) => register)) {
      if (actor === null || name === undefined || office === undefined || !actor.roles.includes(office.role)) continue
      await looks.note({ person: actor.person, as: { office: office.role } }, of.flatMap(({ owner, number, values }) =>
        (owner?.kind === 'person' && values[name] !== undefined ? [{ whose: owner.id, kind: 'entry' as const, thing: number, declared, fields: [name], basis }] : [])))
    }
  }

  return {
    versions,
    get declared() { return versions.today() },
    get listed() { return listing().listed },
    offer(...more) {
      for (const view of more) {
        const { id } = view.listing
        if (offers.some((one) => one.listing.id === id)) throw new TypeError(`the register ${id} is listed twice`)
        if (declared(id)) report(new Error(`a register ${id} is declared, so what its institution lists by that id is not shown: enact the register by another`))
        offers.push(view)
      }
    },
    async findIn(register, number, actor) {
      const view = views().find((one) => one.listing.id === register)
      if (view === undefined) {
        const found = await findEntry(db, versions.today(), number, actor, zone)
        return found?.register.id === register ? (await noted(actor, [found]))[0] : undefined
      }
      return (await noted(actor, (await pageOf(db, listed(register, actor), { register, number }, { limit: 1 }, actor)).entries))[0]
    },
    enter: (tx, by, what) => enter(acting, tx, by, what),
    enterAll: (tx, by, what) => enterAll(acting, tx, by, what),
    problemsIn: (register, values) => problemsIn(acting, register, values),
    act: (tx, by, does, what) => actOn(acting, tx, by, does, what),
    ofAct: (act, within = db) => actedOn(within, act),
    async find(number, actor, within = db) {
      const found = await findEntry(within, versions.today(), number, actor, zone)
      // Within a transaction nobody is shown anything: there it is an act that reads.
      if (found && within === db) await calledBy(actor, [found])
      return found
    },
    async acts(...ids) {
      const { rows: [told] } = await sql<{ acts: string }>`select coalesce(sum(versions), 0) as acts from entry where register = any(${ids})`.execute(db)
      return Number(told!.acts)
    },
    own: (actor, limit) => ownEntries(db, versions.today(), given.parties.bodies, actor, limit),
    async titles(numbers, actor) {
      const named = await namedAmong(db, versions.today(), numbers, actor, zone)
      await calledBy(actor, named)
      return new Map(named.map(({ number, title }) => [number, title]))
    },
    async fellows(register, value, actor, limit, skip = 0) {
      const of = declared(register)
      return of === undefined ? [] : fellowsIn(db, of, value, actor, zone, { limit, skip })
    },
    sights: (numbers, actor) => sightsOf(db, versions.today(), numbers, actor, zone),
    async offered(field, choosing, asked) {
      const found = await offeredEntries(db, choosingGround(), field, choosing, asked)
      await calledBy(choosing.asker, found.entries)
      return found
    },
    read: async (fields, facts, choosing, within = db, options = { lock: false }) => readEntries(within, choosingGround(), fields, facts, choosing, options),
    fallen: (tx, named, applicant) => fallenEntries(tx, choosingGround(), named, applicant),
    standing: (register, within = db) => standingIn(within, register),
    stretch: (register, what, within = db) => stretchOf(within, register, what),
    lastOfOwners: (register, what) => lastOfOwners(db, register, what, given.parties.accountClosed),
    organisationsOwning: (numbers) => organisationsOwning(db, numbers),
    async namedIn({ register, values, owner }) {
      const declaration = declared(register)
      return declaration === undefined ? [] : (await given.named(db, declaration, [values], owner))[0] ?? []
    },
    numbersOf: (register, owner) => numbersOf(db, register, owner),
    apartBy: (register) => apartBy(declared(register)),
    clashOf: (register, values, within = db) => clashOf(within, declared(register), values),
    struck: (numbers, within = db) => struckAmong(within, numbers),
    history: async (view, before) => (views().some((one) => one.listing.id === view.register.id) ? { acts: [] } : historyOf(db, view, zone, before)),
    // A stretch and its counts are asked apart: whoever reads a whole list counts it once.
    async page(query, actor) {
      const view = remembering(query.register)
      const held = view && await remembered.page(view, query)
      if (held) return held
      const found = await pageOf(db, listed(query.register, actor), query, query, actor)
      await noted(actor, found.entries)
      return found
    },
    async counted(query, actor) {
      const view = remembering(query.register)
      return (view && await remembered.counted(view, query)) ?? countsIn(db, listed(query.register, actor), query)
    },
    saved: openSavedLists({ db, now }),
    sizes: () => sizesOf(db, versions.today()),
    counts: async () => [...await countsOf(db), ...(await Promise.all(views().map((view) => countsInView(db, view, dayOf(now(), zone))))).flat()],
    sweepWords: () => sweepWords(db),
    eraseKept: () => eraseStruck({ db, now, calendar: given.calendar, journal, versions }),
  }
}

export { type ActOf, type Changing, EntryChanged, type Entering } from './act.ts'
export type { Choosing, OfferedEntries, ReadEntries } from './choose.ts'
export { openRegisterVersions, type RegisterVersions } from './declared.ts'
export { entryPath } from './found.ts'
export type { EntryCounts } from './counts.ts'
export type { EntryPage } from './list.ts'
export type { EntryQuery } from './narrowing.ts'
export { sizeOf } from './indicators.ts'
export { columnName, type EntryOrder, readOrder, sortNames, writeOrder } from './order.ts'
export { type EntryVersion, type OwnEntry, type EntryView, maySee, owns, type StandingEntry } from './read.ts'
export type { EntryRow } from './tables.ts'
export { registersAgree } from './reconcile.ts'
export type { RegisterView } from './views.ts'
export { actsForKeeper, isOfKeeper } from './keeper.ts'
export { folded } from './times.ts'
export { type Owner, ownerOfRow, partyOwning, type Standing, standingAfter } from './standing.ts'
export { type Facet, facetsOf, printValue } from './values.ts'
