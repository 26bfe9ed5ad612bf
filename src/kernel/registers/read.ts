/** Reads registers for whoever asks: nobody sees more of an entry than the register shows them. */
import { type RawBuilder, sql } from 'kysely'
import { representativeOf } from '../../law/body.ts'
import type { Facts } from '../../law/field.ts'
import type { EntryDoes, EntryState, Register, RegisterField } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'
import { same } from '../../law/text.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { type Owner, ownerOfRow } from './standing.ts'
import type { EntryRow, EntryVersionRow } from './tables.ts'
import { facetFields, isRestricted, shownFields } from './values.ts'

/** How much of an entry somebody sees: all of it, what the register shows, or that there is one. */
type Sight = 'all' | 'shown' | 'stub'

export interface EntryView {
  readonly number: string
  readonly register: Register
  readonly state: EntryState
  readonly title: Text
  readonly sight: Sight
  /** The fields that are seen, with their values; those without a value are left out. */
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

export interface EntryQuery {
  readonly register: string
  /** Words that are to stand in the number or in what is shown. */
  readonly text?: string
  readonly state?: readonly EntryState[]
  /** Chosen values of choices and flags, by field: any of one field, of every field. */
  readonly facets?: Readonly<Record<string, readonly string[]>>
  readonly sort?: 'newest' | 'oldest' | 'number' | 'changed'
  readonly limit: number
  readonly offset: number
}

export interface EntryPage {
  readonly total: number
  readonly entries: readonly EntryView[]
  /** How many there are of each state, and of each value of a facet; its own choice does not narrow a facet. */
  readonly states: Readonly<Partial<Record<EntryState, number>>>
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
}

type Asker = Pick<Actor, 'person' | 'organisation' | 'roles'> | null

/** Whether somebody may see the register at all: its list, and entries that are not theirs. */
export function maySee({ shown: { to }, office }: Register, actor: Asker): boolean {
  if (to === 'everyone' || isOffice(office, actor)) return true
  return to === 'signed in' && actor !== null
}

const isOffice = ({ role }: Register['office'], actor: Asker): boolean => actor !== null && actor.roles.includes(role)

/** Whether an entry is an actor's: their own, their organisation's, or that of a body for which they act. What the keeper of a register owns is its office's to see. */
export function owns(owner: Owner, actor: Asker): boolean {
  if (actor === null) return false
  if (owner.kind === 'body') return owner.body !== undefined && actor.roles.includes(representativeOf({ id: owner.body }))
  return owner.kind === 'person' ? owner.id === actor.person : owner.id === actor.organisation?.id
}

/** What somebody sees of an entry; undefined when there is none for them. */
function viewOf(register: Register, row: EntryRow, actor: Asker): EntryView | undefined {
  const owner = ownerOfRow(row)
  const all = isOffice(register.office, actor) || owns(owner, actor)
  if (!all && !maySee(register, actor)) return undefined
  const sight: Sight = all ? 'all' : row.restricted ? 'stub' : 'shown'
  const whole: Facts = { ...row.facts, ...row.personal }
  const fields = fieldsSeen(register, sight).filter(({ name }) => whole[name] !== undefined)
  const named = sight === 'all' && register.calledBy !== undefined ? whole[register.calledBy] : undefined
  return {
    number: row.number, register, state: row.state, sight, versions: row.versions, enteredAt: row.entered_at, changedAt: row.changed_at,
    title: typeof named === 'string' && named !== '' ? same(named) : row.title,
    fields, values: seen(whole, fields), ...(all && { owner }),
  }
}

const fieldsSeen = (register: Register, sight: Sight): readonly RegisterField[] =>
  (sight === 'all' ? register.fields : sight === 'stub' ? [] : shownFields(register))

const seen = (values: Facts, fields: readonly RegisterField[]): Facts =>
  Object.fromEntries(fields.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]])))

/** One entry, by its number. */
export async function findEntry(db: Db, registers: readonly Register[], number: string, actor: Asker): Promise<EntryView | undefined> {
  const row = await db.selectFrom('entry').selectAll().where('number', '=', number).executeTakeFirst()
  const register = row && registers.find(({ id }) => id === row.register)
  return row && register && viewOf(register, row, actor)
}

/** The acts on an entry, the newest first, with what this view of it may show of each: to others nothing of those that left it restricted. */
export async function historyOf(db: Db, { number, register, sight }: EntryView, zone: string): Promise<readonly EntryVersion[]> {
  const rows = await db.selectFrom('entry_version').selectAll().where('entry', '=', number).orderBy('seq').execute()
  const fields = fieldsSeen(register, sight)
  let values: Facts = {}
  return rows.map((row) => {
    values = { ...values, ...row.said, ...row.personal }
    return versionOf(row, sight === 'shown' && isRestricted(register, values, dayOf(row.at, zone)) ? [] : fields)
  }).toReversed()
}

const versionOf = (row: EntryVersionRow, fields: readonly RegisterField[]): EntryVersion => ({
  seq: row.seq, does: row.does, values: seen({ ...row.said, ...row.personal }, fields), at: row.at, actor: row.actor, journal: row.journal_id,
  ...(row.decision !== null && { decision: row.decision }), ...(row.signature !== null && { signature: row.signature }),
})

/** Nothing of a restricted entry helps others to find it but its number and its state. */
const chosen = (field: string, values: readonly string[]): RawBuilder<boolean> => sql<boolean>`(facts ->> ${field}::text = any(${[...values]}) and not restricted)`

/** A page of a register, for whoever may see it. */
export async function pageOf(db: Db, register: Register, query: EntryQuery, actor: Asker): Promise<EntryPage> {
  const words = (query.text ?? '').normalize('NFC').toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 20)
  const fields = facetFields(register).map(({ name }) => name)
  const narrowing = new Map<string, RawBuilder<boolean>>()
  if (query.state?.length) narrowing.set('state', sql<boolean>`state = any(${[...query.state]})`)
  for (const [field, values] of Object.entries(query.facets ?? {})) if (fields.includes(field) && values.length > 0) narrowing.set(`facts.${field}`, chosen(field, values))
  const where = (except?: string): RawBuilder<boolean> => sql.join([
    sql<boolean>`register = ${register.id}`, ...words.map((word) => sql<boolean>`strpos(look, ${word}) > 0`),
    ...[...narrowing].filter(([name]) => name !== except).map(([, condition]) => condition),
  ], sql` and `)
  const order = { newest: sql`entered_at desc, number desc`, oldest: sql`entered_at, number`, number: sql`number`, changed: sql`changed_at desc, number desc` }[query.sort ?? 'newest']
  const counted = (by: RawBuilder<unknown>, name: string): RawBuilder<unknown> =>
    sql`select ${name}::text as facet, ${by} as value, count(*)::integer as n from entry where ${where(name)} group by 2`
  const rows = (await sql<EntryRow>`select * from entry where ${where()} order by ${order} limit ${query.limit} offset ${query.offset}`.execute(db)).rows
  const counts = (await sql<{ facet: string; value: string | null; n: number }>`${sql.join([
    sql`select 'total'::text as facet, null::text as value, count(*)::integer as n from entry where ${where()}`, counted(sql`state`, 'state'),
    ...fields.map((field) => counted(sql`case when restricted then null else facts ->> ${field}::text end`, `facts.${field}`)),
  ], sql` union all `)}`.execute(db)).rows
  const of = (facet: string): Readonly<Record<string, number>> =>
    Object.fromEntries(counts.flatMap(({ facet: name, value, n }) => (name === facet && value !== null && value !== '' ? [[value, n]] : [])))
  return {
    total: counts.find(({ facet }) => facet === 'total')?.n ?? 0, entries: rows.flatMap((row) => viewOf(register, row, actor) ?? []),
    states: of('state'), facets: Object.fromEntries(fields.map((field) => [field, of(`facts.${field}`)])),
  }
}

/** An entry that stands, with everything that it states. */
export interface StandingEntry { readonly number: string; readonly owner: Owner; readonly enteredAt: Instant; readonly values: Facts }

/** The entries of a register that are neither suspended nor struck, oldest first. */
export async function standingIn(db: Db, register: string): Promise<readonly StandingEntry[]> {
  const rows = await db.selectFrom('entry').selectAll().where('register', '=', register).where('state', '=', 'entered').orderBy('entered_at').orderBy('number').execute()
  return rows.map((row) => ({ number: row.number, owner: ownerOfRow(row), enteredAt: row.entered_at, values: { ...row.facts, ...row.personal } }))
}

/** How many entries each register has in each state: numbers that tell of nobody. */
export async function countsOf(db: Db): Promise<readonly { readonly register: string; readonly state: EntryState; readonly count: number }[]> {
  const rows = await db.selectFrom('entry').select(['register', 'state', sql<number>`count(*)::integer`.as('count')]).groupBy(['register', 'state']).orderBy('register').orderBy('state').execute()
  return rows
}
