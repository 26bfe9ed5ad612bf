/** Reads registers for whoever asks: nobody sees more of an entry than the register shows them. */
import { type RawBuilder, sql } from 'kysely'
import { type Body, representativeOf, representedBy } from '../../law/body.ts'
import type { Facts } from '../../law/field.ts'
import type { EntryDoes, EntryState, Listing, Register, RegisterField } from '../../law/register.ts'
import { columnsHeld } from '../../law/register-columns.ts'
import type { Text } from '../../law/text.ts'
import { same } from '../../law/text.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { entryPath } from './found.ts'
import { type Owner, ownerOfRow } from './standing.ts'
import type { EntryRow, EntryVersionRow } from './tables.ts'
import { isRestricted, shownFields } from './values.ts'

/** How much of an entry somebody sees: all of it, what the register shows, or that there is one. */
export type Sight = 'all' | 'shown' | 'stub'

export interface EntryView {
  readonly number: string
  /** The path of its page, without the language. */
  readonly path: string
  readonly register: Listing
  readonly state: EntryState
  readonly title: Text
  readonly sight: Sight
  /** The fields that are seen, with their values; those without a value, and those that do not hold for the entry, are left out. */
  readonly fields: readonly RegisterField[]
  readonly values: Facts
  /** Whose it is; for those who see all. */
  readonly owner?: Owner
  /** How many acts there were: what a change is based on. */
  readonly versions: number
  readonly enteredAt: Instant
  readonly changedAt: Instant
}

/** One act on an entry, as far as somebody sees it. */
export interface EntryVersion {
  readonly seq: number
  readonly does: EntryDoes
  readonly values: Facts
  readonly decision?: string
  readonly signature?: string
  readonly at: Instant
  readonly actor: string
  /** Id of its entry in the journal. */
  readonly journal: bigint
}

export type Asker = Pick<Actor, 'person' | 'organisation' | 'roles'> | null

/** Whether somebody may see the register at all: its list, and entries that are not theirs. */
export function maySee({ shown: { to }, office }: Listing, actor: Asker): boolean {
  if (to === 'everyone' || isOffice(office, actor)) return true
  return to === 'signed in' && actor !== null
}

const isOffice = (office: Listing['office'], actor: Asker): boolean => office !== undefined && actor !== null && actor.roles.includes(office.role)

/** Whether an entry is an actor's: their own, their organisation's, or that of a body for which they act. What the keeper of a register owns is its office's to see. */
export function owns(owner: Owner, actor: Asker): boolean {
  if (actor === null) return false
  if (owner.kind === 'body') return owner.body !== undefined && actor.roles.includes(representativeOf({ id: owner.body }))
  return owner.kind === 'person' ? owner.id === actor.person : owner.id === actor.organisation?.id
}

/** What the entries of an actor that stand say in the column by which fellows see each other, by register. */
export type Fellowship = ReadonlyMap<string, ReadonlySet<string>>

const noFellows: Fellowship = new Map()

/** As whom an actor owns entries: the organisation for which they act, or themself. */
const ownerOfActor = ({ person, organisation }: NonNullable<Asker>): Owner => (organisation === undefined ? { kind: 'person', id: person } : { kind: 'organisation', id: organisation.id })

/** Among whom an actor stands, in the registers in which fellows see each other. */
export async function fellowshipOf(db: Db, registers: readonly Listing[], actor: Asker): Promise<Fellowship> {
  const columns = new Map(registers.flatMap(({ id, shown: { to, fellow } }) => (to === 'fellows' && fellow !== undefined ? [[id, fellow] as const] : [])))
  if (actor === null || columns.size === 0) return noFellows
  const { rows } = await sql<Pick<EntryRow, 'register' | 'facts'>>`select register, facts from entry where register = any(${[...columns.keys()]}) and state = 'entered'
    and ${ownedBy(ownerOfActor(actor))}`.execute(db)
  return new Map([...Map.groupBy(rows, (row) => row.register)].map(([id, own]) => [id, new Set(own.map(({ facts }) => String(facts[columns.get(id)!] ?? '')))]))
}

/** Whether an entry is that of a fellow. Whoever has taken theirs back is seen no more. */
const isFellow = ({ id, shown: { fellow = '' } }: Listing, { state, facts }: EntryRow, fellowship: Fellowship): boolean =>
  state === 'entered' && fellowship.get(id)?.has(String(facts[fellow] ?? '')) === true

/** What somebody sees of an entry; undefined when there is none for them. `zone` is that of the days on which entries are entered. */
export function viewOf(register: Listing, row: EntryRow & { readonly path?: string }, actor: Asker, zone: string, fellowship: Fellowship = noFellows): EntryView | undefined {
  const owner = ownerOfRow(row)
  const all = isOffice(register.office, actor) || owns(owner, actor)
  if (!all && !isFellow(register, row, fellowship) && !maySee(register, actor)) return undefined
  const sight: Sight = all ? 'all' : row.restricted ? 'stub' : 'shown'
  const whole: Facts = { ...row.facts, ...row.personal }
  const held = register.fields.some(({ when }) => when !== undefined) ? columnsHeld(register, whole, dayOf(row.entered_at, zone)) : register.fields
  const fields = fieldsSeen(register, sight).filter((field) => whole[field.name] !== undefined && (held === register.fields || held.includes(field)))
  const named = sight === 'all' && register.calledBy !== undefined ? whole[register.calledBy] : undefined
  return {
    number: row.number, path: row.path ?? entryPath(register.id, row.number), register, state: row.state, sight, versions: row.versions, enteredAt: row.entered_at, changedAt: row.changed_at,
    title: typeof named === 'string' && named !== '' ? same(named) : row.title,
    fields, values: seen(whole, fields), ...(all && { owner }),
  }
}

const fieldsSeen = (register: Listing, sight: Sight): readonly RegisterField[] =>
  (sight === 'all' ? register.fields : shownFields(register).filter(({ name }) => sight === 'shown' || register.shown.stub?.fields?.includes(name)))

const seen = (values: Facts, fields: readonly RegisterField[]): Facts =>
  Object.fromEntries(fields.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]])))

/** One entry, by its number. */
export async function findEntry(db: Db, registers: readonly Register[], number: string, actor: Asker, zone: string): Promise<EntryView | undefined> {
  const row = await db.selectFrom('entry').selectAll().where('number', '=', number).executeTakeFirst()
  const register = row && registers.find(({ id }) => id === row.register)
  return row && register && viewOf(register, row, actor, zone, await fellowshipOf(db, [register], actor))
}

/** Which of these entries this actor sees, and how much of each. */
export async function sightsOf(db: Db, registers: readonly Register[], numbers: readonly string[], actor: Asker, zone: string): Promise<ReadonlyMap<string, Sight>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<EntryRow>`select * from entry where number = any(${[...numbers]})`.execute(db)
  const fellowship = await fellowshipOf(db, registers, actor)
  return new Map(rows.flatMap((row) => {
    const register = registers.find(({ id }) => id === row.register)
    const view = register && viewOf(register, row, actor, zone, fellowship)
    return view === undefined ? [] : [[row.number, view.sight]]
  }))
}

/** The entries of fellows that say so in the column by which an actor is one of them: the actor's own first, then so many of the others, the newest first; none for whoever is not. */
export async function fellowsIn(db: Db, register: Register, value: string, actor: Asker, zone: string, { limit, skip = 0 }: { readonly limit: number; readonly skip?: number }): Promise<readonly EntryView[]> {
  const fellowship = await fellowshipOf(db, [register], actor)
  if (actor === null || !fellowship.get(register.id)?.has(value)) return []
  const fellows = sql`select * from entry where register = ${register.id} and state = 'entered' and facts ->> ${register.shown.fellow!} = ${value}`
  const own = ownedBy(ownerOfActor(actor))
  const { rows } = await sql<EntryRow>`(${fellows} and ${own}) union all (${fellows} and (${own}) is not true order by entered_at desc, number desc limit ${limit} offset ${skip})`.execute(db)
  return rows.flatMap((row) => viewOf(register, row, actor, zone, fellowship) ?? [])
}

/** The entries of these numbers that are called something beside them, as far as this actor sees a name of them. */
export async function namedAmong(db: Db, registers: readonly Register[], numbers: readonly string[], actor: Asker, zone: string): Promise<readonly EntryView[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<EntryRow>`select * from entry where number = any(${[...numbers]})`.execute(db)
  const fellowship = await fellowshipOf(db, registers, actor)
  return rows.flatMap((row) => {
    const register = registers.find(({ id }) => id === row.register)
    const view = register && viewOf(register, row, actor, zone, fellowship)
    return view === undefined || Object.values(view.title).every((title) => title.endsWith(row.number)) ? [] : [view]
  })
}

/** Acts that one page of a history tells, and that are read at once. */
const mostActs = 100

export interface EntryHistory {
  /** The newest first. */
  readonly acts: readonly EntryVersion[]
  /** Where the earlier acts go on: `before` of the next question; absent where these are the first ones. */
  readonly earlier?: number
}

/** The acts on an entry before one of them, a page at a time, with what this view of it may show of each: to others nothing of those that left it restricted. */
export async function historyOf(db: Db, { number, register, sight }: EntryView, zone: string, before = 2_147_483_647): Promise<EntryHistory> {
  const fields = fieldsSeen(register, sight)
  const judged = sight === 'shown' && register.shown.stub !== undefined
  const hidden = judged ? await restrictedActs(db, register, number, before, zone) : undefined
  const rows = await db.selectFrom('entry_version').selectAll().where('entry', '=', number).where('seq', '<', before).orderBy('seq', 'desc').limit(mostActs + 1).execute()
  const acts = rows.slice(0, mostActs).map((row) => versionOf(row, hidden?.has(row.seq) ? [] : fields))
  return { acts, ...(rows.length > mostActs && { earlier: acts.at(-1)!.seq }) }
}

/** Which of the last acts before one left the entry restricted: all are folded in their order, and no more of them are held than are told. */
async function restrictedActs(db: Db, register: Listing, number: string, before: number, zone: string): Promise<ReadonlySet<number>> {
  const hidden = new Set<number>()
  let values: Facts = {}
  for (let from = 0; ;) {
    const rows = await db.selectFrom('entry_version').select(['seq', 'said', 'personal', 'at']).where('entry', '=', number).where('seq', '>=', from).where('seq', '<', before).orderBy('seq').limit(mostActs).execute()
    for (const row of rows) {
      values = { ...values, ...row.said, ...row.personal }
      if (isRestricted(register, values, dayOf(row.at, zone))) hidden.add(row.seq)
      hidden.delete(row.seq - mostActs)
    }
    if (rows.length < mostActs) return hidden
    from += mostActs
  }
}

const versionOf = (row: EntryVersionRow, fields: readonly RegisterField[]): EntryVersion => ({
  seq: row.seq, does: row.does, values: seen({ ...row.said, ...row.personal }, fields), at: row.at, actor: row.actor, journal: row.journal_id,
  ...(row.decision !== null && { decision: row.decision }), ...(row.signature !== null && { signature: row.signature }),
})

/** An entry that stands, with everything that it states. */
export interface StandingEntry { readonly number: string; readonly owner: Owner; readonly enteredAt: Instant; /** What it is called, as everybody may read it. */ readonly title: Text; readonly values: Facts; readonly suspended?: true }

/** Which entries are read: these, an owner's, or those behind a number. */
export type EntryStretch = { readonly numbers: readonly string[] } | { readonly owner: Owner; readonly limit: number } | { readonly after: string; readonly limit: number }

const standingOf = (row: EntryRow): StandingEntry => ({ number: row.number, owner: ownerOfRow(row), enteredAt: row.entered_at, title: row.title, values: { ...row.facts, ...row.personal }, ...(row.state === 'suspended' && { suspended: true }) })

/** The entries of a register that are neither suspended nor struck, oldest first. */
export async function standingIn(db: Db, register: string): Promise<readonly StandingEntry[]> {
  const rows = await db.selectFrom('entry').selectAll().where('register', '=', register).where('state', '=', 'entered').orderBy('entered_at').orderBy('number').execute()
  return rows.map(standingOf)
}

/** Whether an entry is this owner's, as a condition. */
export const ownedBy = (owner: Owner): RawBuilder<boolean> =>
  (owner.kind === 'body' ? sql<boolean>`owner_kind = 'body' and owner_body is not distinct from ${owner.body ?? null}` : sql<boolean>`owner_kind = ${owner.kind} and owner = ${owner.id}::uuid`)

/** Those of these entries of a register that are not struck, the newest of an owner, or the next ones behind a number, in the order of their numbers. */
export async function stretchOf(db: Db, register: string, what: EntryStretch): Promise<readonly StandingEntry[]> {
  const all = db.selectFrom('entry').selectAll().where('register', '=', register).where('state', '!=', 'struck').orderBy('number')
  if ('numbers' in what) return what.numbers.length === 0 ? [] : (await all.where('number', 'in', what.numbers).execute()).map(standingOf)
  if ('owner' in what) return (await all.clearOrderBy().orderBy('number', 'desc').where(ownedBy(what.owner)).limit(what.limit).execute()).toReversed().map(standingOf)
  return (await all.where('number', '>', what.after).limit(what.limit).execute()).map(standingOf)
}

/** An entry of somebody's own, as a list of all of them names it. */
export interface OwnEntry { readonly number: string; readonly register: string; readonly title: Text; readonly state: EntryState }

/** What stands in these registers in the name of whoever asks, the latest changed first, and how much there is. In office that is what the bodies own for which the office acts. */
export async function ownEntries(db: Db, registers: readonly Register[], bodies: readonly Body[], actor: NonNullable<Asker>, limit: number): Promise<{ readonly entries: readonly OwnEntry[]; readonly total: number }> {
  const owners = actor.organisation === undefined && actor.roles.length > 0 ? representedBy(bodies, actor.roles).map(({ id }): Owner => ({ kind: 'body', body: id })) : [ownerOfActor(actor)]
  if (owners.length === 0) return { entries: [], total: 0 }
  const { rows } = await sql<OwnEntry & { total: number }>`
    select number, register, title, state, count(*) over ()::int as total from entry where (${sql.join(owners.map((owner) => sql`(${ownedBy(owner)})`), sql` or `)}) and register = any(${registers.map(({ id }) => id)}) and state <> 'struck' order by changed_at desc, number desc limit ${limit}`.execute(db)
  return { entries: rows.map(({ number, register, title, state }) => ({ number, register, title, state })), total: rows[0]?.total ?? 0 }
}

/** Which of what owners show is read: that of one, or that which says so in its open columns. */
export interface Showing { readonly owner?: Owner; readonly values?: Facts; readonly limit: number }

/**
 * The last entry that each owner entered, where it stands: what came before it is not shown again when it goes. None of a person whose account is closed. Newest first.
 */
export async function lastOfOwners(db: Db, register: string, { owner, values, limit }: Showing, closed: (person: RawBuilder<unknown>) => RawBuilder<boolean>): Promise<readonly StandingEntry[]> {
  const { rows } = await sql<EntryRow>`
    select * from entry where register = ${register} and state = 'entered' ${owner ? sql`and ${ownedBy(owner)}` : sql``} ${values ? sql`and facts @> ${JSON.stringify(values)}::jsonb` : sql``}
      and not exists (select from entry later where later.owner = entry.owner and later.register = entry.register and later.owner_kind = entry.owner_kind and (later.entered_at, later.number) > (entry.entered_at, entry.number))
      and not (owner_kind = 'person' and ${closed(sql`entry.owner`)})
    order by entered_at desc, number desc limit ${limit}`.execute(db)
  return rows.map(standingOf)
}

/** The organisations that own these entries, by the numbers of the entries; of others' none. */
export async function organisationsOwning(db: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await db.selectFrom('entry').select(['number', 'owner']).where(sql<boolean>`number = any(${[...numbers]})`).where('owner_kind', '=', 'organisation').execute()
  return new Map(rows.flatMap(({ number, owner }) => (owner === null ? [] : [[number, owner]])))
}

/** The numbers of all that an owner ever entered, struck or not. */
export async function numbersOf(db: Db, register: string, owner: Owner): Promise<readonly string[]> {
  return (await db.selectFrom('entry').select('number').where('register', '=', register).where(ownedBy(owner)).orderBy('number').execute()).map(({ number }) => number)
}

/** Those of these entries that are struck. */
export async function struckAmong(db: Db, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await db.selectFrom('entry').select('number').where('number', 'in', numbers).where('state', '=', 'struck').execute()
  return new Set(rows.map(({ number }) => number))
}

/** How many entries each register has in each state: numbers that tell of nobody. */
export async function countsOf(db: Db): Promise<readonly { readonly register: string; readonly state: EntryState; readonly count: number }[]> {
  const rows = await db.selectFrom('entry').select(['register', 'state', sql<number>`count(*)::integer`.as('count')]).groupBy(['register', 'state']).orderBy('register').orderBy('state').execute()
  return rows
}
