/** Chooses entries for a form: which are offered, and what stands against one that was named. Nobody learns of an entry that they may not see. */
import { type RawBuilder, sql } from 'kysely'
import { entriesIn, statesOf, withTaken } from '../../law/entry-field.ts'
import type { EntriesField, EntryField } from '../../law/entry-question.ts'
import { evaluate } from '../../law/evaluate.ts'
import type { Problem } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import type { EntryState, Register } from '../../law/register.ts'
import type { Text } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { messages } from './messages.ts'
import { type Asker, type EntryView, type Fellowship, fellowshipOf, maySee, ownedBy, viewOf } from './read.ts'
import { type Owner, ownerOfRow } from './standing.ts'
import type { EntryRow } from './tables.ts'

/** Who chooses, and whose entries are the applicant's own; nobody's where they apply without an account. */
export interface Choosing { readonly asker: Asker; readonly applicant?: Owner | undefined }

interface ChoosingGround { readonly registers: readonly Register[]; readonly today: Day; readonly zone: string }

type Question = EntryField | EntriesField

const isSame = (one: Owner, other: Owner): boolean =>
  (one.kind === 'body' ? other.kind === 'body' && one.body === other.body : other.kind === one.kind && other.id === one.id)

/** The entry as whoever chooses sees it, if it is one of those among which they choose. */
function amongst(ground: ChoosingGround, field: Question, row: EntryRow, { asker, applicant }: Choosing, fellowship: Fellowship): EntryView | undefined {
  const register = ground.registers.find(({ id }) => id === field.register)
  const view = register && row.register === register.id ? viewOf(register, row, asker, ground.zone, fellowship) : undefined
  if (view === undefined || view.sight === 'stub') return undefined
  return isTheirs(field, row, applicant) ? view : undefined
}

/** Whether a question lets an applicant choose an entry, by whose it is. */
const isTheirs = ({ which }: Question, row: EntryRow, applicant: Owner | undefined): boolean => which === 'shown' || (applicant !== undefined && isSame(ownerOfRow(row), applicant))

/** Whether what the entry states, as far as whoever chooses sees it, is what the question requires. */
const fits = ({ where }: Question, { values }: EntryView, today: Day): boolean => where === undefined || evaluate(where, values, { on: today, parameters: {} }).verdict === true

export interface OfferedEntries {
  readonly entries: readonly EntryView[]
  /** There are more than were asked for. */
  readonly more: boolean
}

/** Rows that are read at a time, and at most, until enough are found that fit a rule. */
const [stretch, mostRead] = [200, 5000] as const

/** Entries that may be chosen, the newest first; `text` are words that must stand in the number or in what is shown. */
export async function offeredEntries(
  db: Db, ground: ChoosingGround, field: Question, choosing: Choosing, { text = '', limit }: { readonly text?: string; readonly limit: number },
): Promise<OfferedEntries> {
  const register = ground.registers.find(({ id }) => id === field.register)
  if (register === undefined) return { entries: [], more: false }
  const { applicant, asker } = choosing
  const fellowship = await fellowshipOf(db, [register], asker)
  const ownOnly = field.which === 'own' || !(maySee(register, asker) || fellowship.has(register.id))
  if (ownOnly && applicant === undefined) return { entries: [], more: false }
  const words = text.normalize('NFC').toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 20)
  const where: RawBuilder<boolean> = sql.join([
    sql<boolean>`register = ${register.id}`, sql<boolean>`state = any(${[...statesOf(field)]})`, ...(ownOnly ? [ownedBy(applicant!)] : []),
    ...words.map((word) => sql<boolean>`strpos(look || lower(title::text), ${word}) > 0`),
  ], sql` and `)
  const entries: EntryView[] = []
  for (let offset = 0; offset < mostRead; offset += stretch) {
    const { rows } = await sql<EntryRow>`select * from entry where ${where} order by entered_at desc, number desc limit ${stretch} offset ${offset}`.execute(db)
    for (const row of rows) {
      const view = amongst(ground, field, row, choosing, fellowship)
      if (view !== undefined && fits(field, view, ground.today)) entries.push(view)
      if (entries.length > limit) return { entries: entries.slice(0, limit), more: true }
    }
    if (rows.length < stretch) break
  }
  return { entries, more: false }
}

/** What was looked for: an entry that may be chosen as it is seen, or why it may not. */
type Chosen = { readonly entry: EntryView } | { readonly wrong: Text }

/**
 * Looks at the entries of these numbers for a question. One that is not among those of whoever chooses is told of like one that there is not.
 * With `lock` they stay as they are until the transaction ends.
 */
async function chosenEntries(
  db: Db, ground: ChoosingGround, field: Question, numbers: readonly string[], choosing: Choosing, { lock = false }: { readonly lock?: boolean },
): Promise<ReadonlyMap<string, Chosen>> {
  const rows = await rowsOf(db, numbers, lock)
  const fellowship = await fellowshipOf(db, ground.registers.filter(({ id }) => id === field.register), choosing.asker)
  return new Map(await Promise.all(numbers.map(async (number): Promise<readonly [string, Chosen]> => {
    const row = rows.find((one) => one.number === number)
    const entry = row && amongst(ground, field, row, choosing, fellowship)
    if (entry === undefined) return [number, { wrong: messages.notAmongst(number) }]
    if (!statesOf(field).includes(entry.state)) return [number, { wrong: messages.chooseAnother(await fallen(db, ground, number, entry.state)) }]
    if (!fits(field, entry, ground.today)) return [number, { wrong: messages.unfit(number) }]
    return [number, { entry }]
  })))
}

/** What became of entries since they were chosen, for those that a decision may not rest on any more; they stay as they are until the transaction ends. */
export async function fallenEntries(
  db: Db, ground: ChoosingGround, named: readonly { readonly number: string; readonly field: Question }[], applicant: Owner | undefined,
): Promise<readonly { readonly number: string; readonly field: Question; readonly text: Text }[]> {
  if (named.length === 0) return []
  const rows = await rowsOf(db, named.map(({ number }) => number), true)
  const found: { readonly number: string; readonly field: Question; readonly text: Text }[] = []
  for (const { number, field } of named) {
    const row = rows.find((one) => one.number === number && one.register === field.register)
    if (row === undefined) found.push({ number, field, text: messages.notAmongst(number) })
    else if (!isTheirs(field, row, applicant)) found.push({ number, field, text: messages.notTheirs(number) })
    else if (!statesOf(field).includes(row.state)) found.push({ number, field, text: await fallen(db, ground, number, row.state) })
  }
  return found
}

async function rowsOf(db: Db, numbers: readonly string[], lock: boolean): Promise<readonly EntryRow[]> {
  if (numbers.length === 0) return []
  return (await sql<EntryRow>`select * from entry where number = any(${[...new Set(numbers)]}) order by number ${lock ? sql`for share` : sql``}`.execute(db)).rows
}

const leadTo = { entered: ['enter', 'restore'], suspended: ['suspend'], struck: ['strike'] } as const satisfies Record<EntryState, readonly string[]>

/** That an entry is in a state in which it may not be chosen, and since when. */
async function fallen(db: Db, { zone }: ChoosingGround, number: string, state: EntryState): Promise<Text> {
  const act = await db.selectFrom('entry_version').select('at').where('entry', '=', number).where('does', 'in', leadTo[state]).orderBy('seq', 'desc').executeTakeFirst()
  return inEveryLanguage((locale) => messages.notInState(number, state, act === undefined ? '' : formatDay(dayOf(act.at, zone), locale))[locale])
}

/** Answers of a form with what the chosen entries say taken over, and what stands against those that may not be chosen, each beside its control. */
export interface ReadEntries { readonly facts: Facts; readonly problems: readonly Problem[] }

/** Reads the answers to these questions. With `lock` the entries stay as they are until the transaction ends. */
export async function readEntries(db: Db, ground: ChoosingGround, fields: readonly Field[], facts: Facts, choosing: Choosing, options: { readonly lock?: boolean } = {}): Promise<ReadEntries> {
  const named = entriesIn(fields, facts)
  const problems: Problem[] = []
  const values = new Map<string, Facts>()
  for (const [field, ones] of Map.groupBy(named, (one) => one.field)) {
    const chosen = await chosenEntries(db, ground, field, ones.map(({ number }) => number), choosing, options)
    for (const { name, number } of ones) {
      const one = chosen.get(number)
      if (one !== undefined && 'entry' in one) values.set(number, one.entry.values)
      else if (one !== undefined) problems.push({ field: name, text: one.wrong, label: field.label })
    }
  }
  return { facts: withTaken(fields, facts, (number, column) => values.get(number)?.[column]), problems }
}
