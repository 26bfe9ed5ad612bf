/** Acts on entries: each in the transaction of the decision or the signed act that does it, and in the journal with it. */
import { sql } from 'kysely'
import { canonical } from '../../law/canonical.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { type EntryDoes, numbersIn, refers, type Register } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'
import { dayOf, type Instant, yearOf } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Decisions, nextNumber, nextNumbers } from '../decisions/index.ts'
import { versionOf } from '../declarations/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Lineage } from '../lineage/index.ts'
import { type Actor, actorString, type Parties, type SystemActor } from '../parties/index.ts'
import type { Search } from '../search/index.ts'
import type { Signatures } from '../signatures/index.ts'
import type { NamedThing } from '../taken-back/index.ts'
import type { RegisterVersions } from './declared.ts'
import { enterAllIntoSearch, enterIntoSearch, thingOf } from './found.ts'
import { messages } from './messages.ts'
import { ownedBy } from './read.ts'
import { bodyOfOwner, type Owner, ownerOfRow, type Said, type Standing, standingAfter } from './standing.ts'
import type { EntryRow } from './tables.ts'
import { keepTime } from './times.ts'
import { apart, isRestricted, lookOf, numberTitle, readValues, referencesIn, titleOf } from './values.ts'

/** The act by which an entry changes: a decision of a case, or an act of an institution's core that somebody signed. */
export type ActOf = { readonly decision: string } | { readonly signature: string }

export interface ActingGround {
  readonly now: () => Instant
  readonly zone: string
  readonly journal: Pick<Journal, 'append' | 'appendAll'>
  readonly decisions: Pick<Decisions, 'findIn'>
  readonly signatures: Pick<Signatures, 'find'>
  readonly parties: Pick<Parties, 'person' | 'organisation' | 'bodies' | 'accountClosed'>
  readonly lineage: Pick<Lineage, 'put' | 'putNew' | 'link' | 'things'>
  /** What entries of one owner name in words, each in its place. */
  readonly named: (within: Db, declaration: Register, entries: readonly Facts[], owner: Owner) => Promise<readonly (readonly NamedThing[])[]>
  /** The words in columns of the owner's own things that name nothing of theirs. */
  readonly notOwn: (within: Db, declaration: Register, values: Facts, owner: Owner) => Promise<readonly { readonly field: string; readonly word: string }[]>
  readonly search: Pick<Search, 'put' | 'putAll' | 'remove'>
  readonly versions: RegisterVersions
  /** Hears of each act on an entry in its transaction. */
  readonly done?: (tx: Tx, by: Actor | SystemActor, what: ActDone) => Promise<void>
  /** Hears of acts on many entries at once. */
  readonly allDone?: (tx: Tx, by: Actor | SystemActor, all: readonly ActDone[]) => Promise<void>
}

interface ActDone { readonly entry: string; readonly register: string; readonly does: EntryDoes; readonly seq: number }

/** What is to be entered. */
export interface Entering {
  readonly register: string
  readonly owner: Owner
  readonly values: Facts
  readonly act: ActOf
}

/** Many things to be entered by one act. */
export type EnteringAll = Omit<Entering, 'values'> & { readonly all: readonly Facts[] }

/** What is to be done to an entry that is there. */
export interface Changing {
  /** Its number. */
  readonly entry: string
  /** The register that it must be of, where that is known. */
  readonly register?: string
  readonly act: ActOf
  /** New values by field, and a new owner; for `change` alone. */
  readonly values?: Facts
  readonly owner?: Owner
  /** How many acts the entry had when whoever acts saw it: if there are more by now, nothing is done. */
  readonly seen?: number
  /** What whoever acts has read in the entry: where a value is another by now, `EntryChanged` is thrown and nothing is done. */
  readonly read?: Facts
}

/** An entry says something else by now than whoever acts on it has read. */
export class EntryChanged extends Failure {
  constructor() {
    super('conflict', messages.changedSince)
  }
}

/** An entry, and what an act did to it that somebody asks about. */
export interface ActedOn {
  readonly number: string
  readonly register: string
  /** How many acts the entry has by now. */
  readonly versions: number
  readonly does: EntryDoes
  /** Whether the state of the entry is the one that this act led to: none came later but changes of what it says. */
  readonly stands: boolean
}

/** The entry on which an act acted; undefined when there is none. */
export async function actedOn(within: Db, act: ActOf): Promise<ActedOn | undefined> {
  const { rows } = await sql<ActedOn>`
    select e.number, e.register, e.versions, v.does, v.does <> 'change' and not exists (
      select from entry_version later where later.entry = v.entry and later.seq > v.seq and later.does <> 'change') as stands
    from entry_version v join entry e on e.number = v.entry where ${'decision' in act ? sql`v.decision = ${act.decision}` : sql`v.signature = ${act.signature}`} order by v.entry limit 1`.execute(within)
  return rows[0]
}

/** The register in force today. Throws a `Failure` (not found). */
function registerOf({ versions }: Pick<ActingGround, 'versions'>, id: string): Register {
  const found = versions.today().find((one) => one.id === id)
  if (found === undefined) throw new Failure('not found', messages.noRegister)
  return found
}

/** Enters a thing, and answers its number. Throws a `Failure` that names each value that is wrong. */
export async function enter(ground: ActingGround, tx: Tx, by: Actor | SystemActor, { register: id, owner, values: given, act }: Entering): Promise<string> {
  const declaration = registerOf(ground, id)
  await requireAct(ground, tx, act)
  const today = dayOf(ground.now(), ground.zone)
  const values = readValues(declaration, given, today)
  const number = await nextNumber(tx, declaration.numbers, yearOf(today))
  await write(ground, tx, by, { declaration, number, seq: 0, act, said: { does: 'enter', values, owner } })
  return number
}

/** What keeps values from being entered today, field by field. */
export function problemsIn(ground: ActingGround, register: string, given: Facts): readonly Problem[] {
  const declaration = registerOf(ground, register)
  try {
    readValues(declaration, given, dayOf(ground.now(), ground.zone))
    return []
  } catch (error) {
    if (error instanceof Failure) return error.problems
    throw error
  }
}

/** Does something to an entry. Throws a `Failure`: not found, conflict where its state or a later act forbids it, invalid values. */
export async function actOn(ground: ActingGround, tx: Tx, by: Actor | SystemActor, does: Exclude<EntryDoes, 'enter'>, what: Changing): Promise<void> {
  const row = await tx.selectFrom('entry').selectAll().where('number', '=', what.entry).forUpdate().executeTakeFirst()
  if (row === undefined || (what.register !== undefined && what.register !== row.register)) throw new Failure('not found', messages.noEntry)
  if (what.seen !== undefined && what.seen !== row.versions) throw new EntryChanged()
  const present: Facts = { ...row.facts, ...row.personal }
  if (Object.entries(what.read ?? {}).some(([field, value]) => present[field] !== undefined && canonical(present[field]) !== canonical(value))) throw new EntryChanged()
  const declaration = registerOf(ground, row.register)
  await requireAct(ground, tx, what.act)
  const values = does === 'change' ? readValues(declaration, what.values ?? {}, dayOf(row.entered_at, ground.zone), present) : {}
  await write(ground, tx, by, { declaration, number: row.number, seq: row.versions, act: what.act, row, said: { does, values, ...(does === 'change' && what.owner && { owner: what.owner }) } })
}

/** An entry changes only by an act that stands. */
async function requireAct({ decisions, signatures }: ActingGround, tx: Tx, act: ActOf): Promise<void> {
  const found = 'decision' in act ? await decisions.findIn(tx, act.decision) : await signatures.find(act.signature, tx)
  if (found === undefined) throw new Failure('refused', messages.noAct)
}

async function requireOwner({ parties }: ActingGround, tx: Tx, declaration: Register, owner: Owner): Promise<void> {
  const exists = owner.kind === 'body' ? owner.body === undefined || parties.bodies.some(({ id }) => id === owner.body)
    : owner.kind === 'person' ? await parties.person(owner.id, tx) : await parties.organisation({ id: owner.id }, tx)
  if (!declaration.owner.includes(owner.kind) || !exists) throw new Failure('invalid', messages.notOwner, [{ field: 'owner', text: messages.notOwner }])
}

interface Writing {
  readonly declaration: Register
  readonly number: string
  readonly seq: number
  readonly act: ActOf
  readonly said: Said
  /** The entry as it stands, locked; absent for a new one. */
  readonly row?: EntryRow
}

const happened = { enter: 'entered', change: 'changed', suspend: 'suspended', restore: 'restored', strike: 'struck' } as const satisfies Record<EntryDoes, string>

async function write(ground: ActingGround, tx: Tx, by: Actor | SystemActor, writing: Writing): Promise<void> {
  const { declaration, number, seq, said: { does, values, owner }, row } = writing
  if (owner !== undefined) await requireOwner(ground, tx, declaration, owner)
  await requireReferences(tx, declaration, number, values)
  if (row !== undefined) await requireNoCircle(tx, declaration, number, values)
  if (['enter', 'change', 'restore'].includes(does)) {
    await requireUnique(tx, declaration, number, { ...row?.facts, ...values })
    await requireOnly(tx, declaration, number, owner ?? ownerOfRow(row!))
    await requireOwn(ground, tx, declaration, { ...row?.facts, ...row?.personal, ...values }, owner ?? ownerOfRow(row!))
  }
  const { recorded, standing, version, thing, found } = writtenOf(ground, by, writing)
  const { id: journal_id } = await ground.journal.append(tx, actorString(by), recorded)
  if (row === undefined) await tx.insertInto('entry').values({ number, register: declaration.id, entered_at: standing.changed_at, ...standing }).execute()
  else await tx.updateTable('entry').set(standing).where('number', '=', number).execute()
  await keepTime(tx, declaration, found, row && { state: row.state, values: { ...row.facts, ...row.personal } })
  await tx.insertInto('entry_version').values({ ...version, journal_id }).execute()
  await ground.lineage.put(tx, thing)
  await linkReferences(ground, tx, writing)
  await linkNamed(ground, tx, declaration, owner ?? ownerOfRow(row!), [writing])
  await enterIntoSearch(ground.search, tx, declaration, found)
  await ground.done?.(tx, by, { entry: number, register: declaration.id, does, seq })
}

/** What one act writes, in the journal, the entry, its history, the thread and the search. */
function writtenOf(ground: ActingGround, by: Actor | SystemActor, { declaration, number, seq, act, said, row }: Writing) {
  const { does, values, owner } = said
  const before: Standing | undefined = row && { state: row.state, owner: ownerOfRow(row), values: { ...row.facts, ...row.personal } }
  const after = standingAfter(before, said)
  const [at, actor, hash] = [ground.now(), actorString(by), versionOf(declaration)]
  // A value outlives the version that asked for it: one that was personal stays so.
  const versions = ground.versions.ever(declaration.id)
  const parts = apart(versions, values)
  const whole = apart(versions, after.values)
  const restricted = isRestricted(declaration, after.values, dayOf(at, ground.zone))
  const title = titleOf(declaration, number, after.values, restricted)
  return {
    recorded: {
      type: `entry.${happened[does]}`, subject: `entry:${number}`,
      body: { entry: number, register: declaration.id, version: hash, seq, state: after.state, fields: Object.keys(values), ...act },
      personal: { values, ...(owner && { owner }) },
    },
    standing: {
      state: after.state, owner_kind: after.owner.kind, owner: 'id' in after.owner ? after.owner.id : null, owner_body: bodyOfOwner(after.owner) ?? null, facts: JSON.stringify(whole.open), personal: whole.personal && JSON.stringify(whole.personal),
      versions: seq + 1, title: JSON.stringify(title), look: lookOf(declaration, number, after.values, restricted), restricted, changed_at: at,
    },
    version: {
      entry: number, seq, does, decision: 'decision' in act ? act.decision : null, signature: 'signature' in act ? act.signature : null, declaration: hash,
      owner_kind: owner?.kind ?? null, owner: owner && 'id' in owner ? owner.id : null, owner_body: bodyOfOwner(owner) ?? null, said: JSON.stringify(parts.open), personal: parts.personal && JSON.stringify(parts.personal), at, actor,
    },
    // The thread is read by everybody.
    thing: thingOf(declaration, number, declaration.shown.to === 'everyone' ? title : numberTitle(declaration, number)),
    found: { number, title, values: after.values, state: after.state, restricted, at },
  }
}

/** The references of an entry are its thread. */
async function linkReferences({ lineage }: ActingGround, tx: Tx, { declaration, number, said: { values } }: Writing): Promise<void> {
  for (const { field, number: source } of referencesIn(declaration, values)) await lineage.link(tx, `entry:${number}`, `entry:${source}`, field.relation, field.relation)
}

/** What entries name beyond doubt is what they use, as far as it stands on the thread. */
async function linkNamed({ lineage, named }: ActingGround, tx: Tx, declaration: Register, owner: Owner, writings: readonly Writing[]): Promise<void> {
  if (declaration.names === undefined) return
  const told = (await named(tx, declaration, writings.map(({ said: { values } }) => values), owner)).map((things) => things.filter(({ surely }) => surely))
  const known = await lineage.things([...new Set(told.flat().map(({ id }) => id))])
  for (const [at, { number }] of writings.entries()) for (const { id } of told[at]!) if (known.has(id)) await lineage.link(tx, `entry:${number}`, id, 'uses', 'uses')
}

/** How many entries one statement writes. */
const atOnce = 500

/**
 * Enters many things of one owner by one act, whole or not at all, and answers their numbers in the same order. A problem names the thing by its place in the list
 * before the field: `3.name`.
 */
export async function enterAll(ground: ActingGround, tx: Tx, by: Actor | SystemActor, { register: id, owner, act, all }: EnteringAll): Promise<readonly string[]> {
  const declaration = registerOf(ground, id)
  await requireAct(ground, tx, act)
  await requireOwner(ground, tx, declaration, owner)
  const today = dayOf(ground.now(), ground.zone)
  const read = all.map((given, at) => {
    try {
      return readValues(declaration, given, today)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      throw new Failure(error.kind, error.text, error.problems.map((problem) => ({ ...problem, field: `${at + 1}.${problem.field ?? ''}` })))
    }
  })
  requireApart(declaration, read)
  if (declaration.onePerOwner && read.length > 1) throw new Failure('conflict', messages.twiceInOne)
  const numbers = read.length === 0 ? [] : await nextNumbers(tx, declaration.numbers, yearOf(today), read.length)
  const writings = read.map((values, at): Writing => ({ declaration, number: numbers[at]!, seq: 0, act, said: { does: 'enter', values, owner } }))
  for (let from = 0; from < writings.length; from += atOnce) {
    const some = writings.slice(from, from + atOnce)
    for (const { number, said: { values } } of some) await requireReferences(tx, declaration, number, values)
    for (const { number, said: { values } } of some) await requireUnique(tx, declaration, number, values)
    for (const { number } of some) await requireOnly(tx, declaration, number, owner)
    for (const { said: { values } } of some) await requireOwn(ground, tx, declaration, values, owner)
    const written = some.map((writing) => writtenOf(ground, by, writing))
    const ids = await ground.journal.appendAll(tx, actorString(by), written.map(({ recorded }) => recorded))
    await tx.insertInto('entry').values(written.map(({ standing, found: { number } }) => ({ number, register: declaration.id, entered_at: standing.changed_at, ...standing }))).execute()
    for (const { found } of written) await keepTime(tx, declaration, found)
    await tx.insertInto('entry_version').values(written.map(({ version }, at) => ({ ...version, journal_id: ids[at]! }))).execute()
    await ground.lineage.putNew(tx, written.map(({ thing }) => thing))
    for (const writing of some) await linkReferences(ground, tx, writing)
    await linkNamed(ground, tx, declaration, owner, some)
    await enterAllIntoSearch(ground.search, tx, declaration, written.map(({ found }) => found))
    await ground.allDone?.(tx, by, some.map(({ number }) => ({ entry: number, register: declaration.id, does: 'enter', seq: 0 })))
  }
  return numbers
}

/** What tells an entry from the others of its register; undefined where nothing need, or where it does not state all of it. */
function keyOf({ unique = [] }: Register, values: Facts): Facts | undefined {
  const key = unique.map((name) => [name, values[name]] as const)
  return key.length === 0 || key.some(([, value]) => value === undefined || value === '') ? undefined : Object.fromEntries(key) as Facts
}

/** No other entry that is not struck says the same; none comes to until this act has ended. */
async function requireUnique(tx: Tx, declaration: Register, own: string, values: Facts): Promise<void> {
  const key = keyOf(declaration, values)
  if (key === undefined) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${declaration.id} ${canonical(key)}`}, 0))`.execute(tx)
  const { rows: [other] } = await sql<{ number: string }>`
    select number from entry where register = ${declaration.id} and state <> 'struck' and number <> ${own} and facts @> ${JSON.stringify(key)}::jsonb limit 1`.execute(tx)
  if (other !== undefined) throw taken(declaration, messages.notUnique(other.number))
}

/** Where each has one entry, this owner has no other that is not struck; none comes to until this act has ended. */
async function requireOnly(tx: Tx, { id, onePerOwner }: Register, own: string, owner: Owner): Promise<void> {
  if (onePerOwner === undefined) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${id} ${canonical(owner)}`}, 0))`.execute(tx)
  const { rows: [other] } = await sql<{ number: string }>`select number from entry where register = ${id} and state <> 'struck' and number <> ${own} and ${ownedBy(owner)} limit 1`.execute(tx)
  if (other !== undefined) throw new Failure('conflict', messages.notSecond(other.number))
}

/** What is claimed as the owner's own is theirs. */
async function requireOwn(ground: ActingGround, tx: Tx, declaration: Register, values: Facts, owner: Owner): Promise<void> {
  if (declaration.onlyOwn === undefined) return
  const problems = (await ground.notOwn(tx, declaration, values, owner)).map(({ field, word }): Problem => ({ field, text: messages.notOwn(word), label: declaration.fields.find(({ name }) => name === field)!.label }))
  if (problems.length > 0) throw new Failure('invalid', problems[0]!.text, problems)
}

/** Nor do two of those that one act enters. */
function requireApart(declaration: Register, all: readonly Facts[]): void {
  const keys = all.map((values) => keyOf(declaration, values)).flatMap((key) => (key === undefined ? [] : [canonical(key)]))
  if (new Set(keys).size < keys.length) throw taken(declaration, messages.twiceInOne)
}

const taken = ({ unique = [], fields }: Register, text: Text): Failure =>
  new Failure('invalid', text, unique.map((name) => ({ field: name, text, label: fields.find((field) => field.name === name)!.label })))

/** Every entry that is referred to is there, in its register, and not struck; it stays so until this act has ended. */
async function requireReferences(tx: Tx, declaration: Register, own: string, values: Facts): Promise<void> {
  const referred = referencesIn(declaration, values)
  if (referred.length === 0) return
  const { rows } = await sql<Pick<EntryRow, 'number' | 'register' | 'state'>>`
    select number, register, state from entry where number = any(${referred.map(({ number }) => number)}) order by number for share`.execute(tx)
  const problems = referred.flatMap(({ field, number }): readonly Problem[] => {
    const there = rows.find((row) => row.number === number && row.register === field.register)
    const text = number === own ? messages.ownReferred : there === undefined ? messages.noReferred(number) : there.state === 'struck' ? messages.struckReferred(number) : undefined
    return text === undefined ? [] : [{ field: field.name, text, label: field.label }]
  })
  if (problems.length > 0) throw new Failure('invalid', problems[0]!.text, problems)
}

/** By no column does an entry lead back to itself: what is part of its part, or waits for what waits for it, is nothing. A new entry cannot, since nothing refers to it yet. No other act on this column ends until this one has. */
async function requireNoCircle(tx: Tx, { id, fields }: Register, own: string, values: Facts): Promise<void> {
  for (const field of fields.filter(refers)) {
    const named = numbersIn(values[field.name])
    if (field.register !== id || named.length === 0) continue
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${id} circle ${field.name}`}, 0))`.execute(tx)
    const { rows: [circle] } = await sql<{ through: string }>`
      with recursive reached as (
        select number, number as through from unnest(${named}::text[]) as number
        union select next.number, reached.through from reached join entry on entry.number = reached.number and entry.register = ${id} and entry.state <> 'struck'
          cross join lateral unnest(string_to_array(coalesce(entry.facts ->> ${field.name}, entry.personal ->> ${field.name}), ', ')) as next(number)
      ) select through from reached where number = ${own} order by through limit 1`.execute(tx)
    if (circle === undefined) continue
    const text = messages.inCircle(field.label, circle.through)
    throw new Failure('invalid', text, [{ field: field.name, text, label: field.label }])
  }
}
