/** Takes rows of a foreign file as records of ours, and counts what became of every value. Pure. */
import type { Day } from '../../../law/time.ts'
import { type Crosswalk, type ForeignField, plainName, plainValue, taken } from './crosswalk.ts'
import { faults } from './faults.messages.ts'
import { type Outcome, openTally, type Tally } from './loss.ts'
import type { Fault, ForeignRow, Json, ReadFile } from './read-file.ts'
import { type FieldName, ourFields, type SystemRecord } from './record.ts'

/** A record with the row that it came from. */
export interface Taken {
  readonly row: number
  readonly line?: number
  readonly record: SystemRecord
  /** The whole row, every value as it stood. */
  readonly original: Readonly<Record<string, Json>>
  /** What of it has no place in the record. */
  readonly unmapped: Readonly<Record<string, Json>>
}

/** Which field of the standard each column of a file is. */
export function columnsOf(crosswalk: Crosswalk, columns: readonly string[]): ReadonlyMap<string, ForeignField> {
  const found = new Map<string, ForeignField>()
  const used = new Set<ForeignField>()
  const use = (column: string, field: ForeignField | undefined): void => {
    if (field === undefined || used.has(field)) return
    used.add(field)
    found.set(column, field)
  }
  const literally = (column: string, name: string): boolean => column.trim().toLowerCase() === name.toLowerCase()
  for (const column of columns) use(column, crosswalk.fields.find(({ name }) => literally(column, name)))
  for (const column of columns.filter((one) => !found.has(one))) use(column, crosswalk.fields.find(({ also = [] }) => also.some((name) => literally(column, name))))
  for (const [at, column] of columns.entries()) {
    const before = found.get(columns[at - 1] ?? '')
    const next = before && crosswalk.fields[crosswalk.fields.indexOf(before) + 1]
    // A name that stands several times has the number of its column behind it.
    if (next?.afterwards !== undefined && literally(column.replace(/ \(\d+\)$/, ''), next.afterwards)) use(column, next)
  }
  for (const column of columns.filter((one) => !found.has(one))) {
    const plain = plainName(column)
    const candidates = crosswalk.fields.filter(({ name, also = [] }) => [name, ...also].some((one) => plainName(one) === plain))
    const number = /^\D*((?:\d+\.)*\d+)/.exec(column)?.[1]
    // Where two fields have one label their numbers tell them apart, with or without the number of the tier before them.
    use(column, candidates.length === 1 ? candidates[0] : candidates.find(({ at }) => at !== undefined && (number === at || number === `2.${at}`)))
  }
  return found
}

/** Takes all rows of a file. `today` is the day after which a date lies in the future. */
export function takeAll(crosswalk: Crosswalk, file: ReadFile, today: Day): { readonly taken: readonly Taken[]; readonly tally: Tally; readonly faults: readonly Fault[] } {
  const columns = columnsOf(crosswalk, file.columns)
  const place = new Map(file.columns.map((name, at) => [name, at + 1]))
  const found: Fault[] = [...file.faults]
  const tally = openTally(file.columns.map((column) => ({ column, field: columns.get(column) })))
  if (columns.size === 0) found.push({ line: 1, text: faults.noneKnown, stops: true })
  else if (file.rows.length === 0) found.push({ line: 2, text: faults.noRows, stops: true })
  else {
    const names = new Set(crosswalk.fields.flatMap(({ name, also = [] }) => [name, ...also]).map(plainName))
    for (const column of file.columns.filter((one) => !columns.has(one))) {
      found.push({ ...(file.kind === 'csv' && { line: 1, column: place.get(column)! }), name: column, text: names.has(plainName(column)) ? faults.twiceColumn : faults.unknownColumn, stops: false })
    }
  }
  const references = new Map<string, number>()
  const all = file.rows.map((row): Taken => {
    const at = (name: string) => ({ row: row.row, ...(row.line !== undefined && { line: row.line }), ...(place.has(name) && { column: place.get(name)! }), name })
    const one = takeRow(columns, row, { today, dates: crosswalk.dates }, (column, outcome, value, fault) => {
      tally.count(column, outcome, row, value)
      if (fault) found.push({ ...at(column), text: fault, stops: false })
    })
    const { reference } = one.record
    if (reference !== undefined) {
      const before = references.get(reference)
      const column = [...columns].find(([, field]) => field.ours === 'reference')?.[0] ?? ''
      if (before !== undefined) found.push({ ...at(column), text: faults.twiceReference(reference, before), stops: true })
      else references.set(reference, row.row)
    }
    if (one.nameless) found.push({ row: row.row, ...(row.line !== undefined && { line: row.line }), text: faults.noName, stops: false })
    return one
  })
  return { taken: all, tally, faults: found }
}

/** How days are read: none after today, and which of its numbers is the day. */
interface ReadingDays { readonly today: Day; readonly dates: Crosswalk['dates'] }
type Heard = (column: string, outcome: Outcome, value: string, fault?: Fault['text']) => void

/** Takes one row. Every value of it is either in the record or in `unmapped`, and is heard of. */
function takeRow(columns: ReadonlyMap<string, ForeignField>, { row, line, values }: ForeignRow, reading: ReadingDays, heard: Heard = () => {}): Taken & { readonly nameless: boolean } {
  const main = new Map<FieldName, string>()
  const parts = new Map<FieldName, string[]>()
  /** A column may have any name, `__proto__` too. */
  const unmapped = new Map<string, Json>()
  const became = new Map<string, readonly [Outcome, Fault['text'] | undefined]>()
  const leave = (column: string, value: Json, outcome: 'notTaken' | 'unreadable', fault?: Fault['text']): void => {
    unmapped.set(column, value)
    became.set(column, [outcome, fault])
  }
  for (const [column, value] of Object.entries(values)) {
    const field = columns.get(column)
    const raw = textOf(value)
    if (raw.trim() === '') continue
    if (field !== undefined && saysNothing(field, raw)) {
      became.set(column, ['exact', undefined])
      continue
    }
    if (field?.ours === undefined || !taken(field)) {
      leave(column, value, 'notTaken')
      continue
    }
    const { ours, relation } = field
    const read = readValue(field, value, raw, reading)
    if (read.as === undefined) {
      leave(column, value, 'unreadable', read.fault)
      continue
    }
    if (relation === 'part of') parts.set(ours, [...parts.get(ours) ?? [], field.glue === undefined ? `\n${field.label}: ${read.as}` : `${field.glue}${read.as}`])
    else main.set(ours, read.as)
    if (read.rest !== undefined) unmapped.set(column, value)
    became.set(column, [read.outcome, undefined])
  }
  const record: Partial<Record<FieldName, string>> = {}
  for (const name of Object.keys(ourFields) as FieldName[]) {
    const whole = `${main.get(name) ?? ''}${(parts.get(name) ?? []).join('')}`
    if (whole !== '') record[name] = main.has(name) ? whole : whole.replace(/^(?:\n|, )/, '')
  }
  if (record.startedOn !== undefined && record.endedOn !== undefined && record.endedOn < record.startedOn) {
    const column = [...columns].find(([, { ours }]) => ours === 'endedOn')![0]
    leave(column, values[column]!, 'unreadable', faults.endsBefore)
    delete record.endedOn
  }
  for (const [column, [outcome, fault]] of became) heard(column, outcome, textOf(values[column]), fault)
  const nameless = record.name === undefined
  if (nameless) record.name = `${record.ownerName ?? '–'} · ${row}`
  return { row, ...(line !== undefined && { line }), record, original: values, unmapped: Object.fromEntries(unmapped), nameless }
}

/** What the standard has of every record, and the words by which it says that a field was not filled. A value of its own list says something. */
const saysNothing = ({ filler, always, values, map }: ForeignField, raw: string): boolean => always === raw || (filler === raw && values === undefined && !map?.some(({ foreign }) => foreign === raw))

interface Read { readonly as?: string; readonly outcome: Outcome; readonly fault?: Fault['text']; /** Something of it was not taken. */ readonly rest?: true }

function readValue(field: ForeignField, value: Json, raw: string, reading: ReadingDays): Read {
  const moved: Outcome = field.relation === 'equal' ? 'exact' : 'meaning'
  if (field.map !== undefined) return readChoice(field.map, value, raw)
  if (ourFields[field.ours!].kind === 'day') return readDay(raw, reading)
  // The database takes no NUL and no half of a character.
  const plain = withoutMarkup(raw).replaceAll('\0', '').toWellFormed()
  return { as: plain, outcome: moved !== 'exact' ? moved : plain === value ? 'exact' : 'repaired' }
}

/** No list of any standard comes near to it: what is longer is no list of choices, and is not looked through. */
const longestChoice = 4000

function readChoice(map: NonNullable<ForeignField['map']>, value: Json, raw: string): Read {
  const offered = map.filter(({ way }) => way !== 'out')
  const several = Array.isArray(value) ? value.map(textOf) : [raw]
  const known = (one: string) => {
    const plain = plainValue(one)
    return offered.find(({ foreign }) => foreign === one) ?? offered.find(({ foreign, also = [] }) => [foreign, ...also].some((spelling) => plainValue(spelling) === plain))
  }
  let all = several
  let first = raw.length > longestChoice ? undefined : all.map(known).find((one) => one !== undefined)
  // A list in one cell, as finders and spreadsheets write it.
  if (first === undefined && raw.length <= longestChoice && several.length === 1 && /[;|]|,\s/.test(raw)) {
    all = raw.split(/[;|]|,\s/).map((one) => one.trim()).filter((one) => one !== '')
    first = all.map(known).find((one) => one !== undefined)
  }
  if (first === undefined) return { outcome: 'unreadable', fault: faults.wrongValue(raw.length > 60 ? `${raw.slice(0, 60)}…` : raw) }
  if (all.length > 1) return { as: first.ours, outcome: 'cut', rest: true }
  return { as: first.ours, outcome: !first.exact ? 'meaning' : first.foreign === all[0] ? 'exact' : 'repaired' }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day or a month in the ways in which files write it; months stand for their first day. Which number of `03/04/2024` is the day, the standard says. */
function readDay(raw: string, { today, dates }: ReadingDays): Read {
  const said = raw.trim()
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(said)
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(said)
  const monthFirst = /^(\d{1,2})[-/.](\d{4})$/.exec(said)
  const slashed = dates === undefined ? null : /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(said)
  const named = /^([A-Za-z]{3})[a-z]*\.?[-, ]+(\d{2}|\d{4})$/.exec(said) ?? undefined
  const [year, of, day] = whole ? whole.slice(1) : month ? [month[1], month[2], '1'] : monthFirst ? [monthFirst[2], monthFirst[1], '1'] : slashed ? [slashed[3], ...dates === 'month first' ? [slashed[1], slashed[2]] : [slashed[2], slashed[1]]]
    : named ? [named[2]!.length === 2 ? `20${named[2]}` : named[2], String(months.indexOf(named[1]!.toLowerCase()) + 1), '1'] : []
  const date = `${year}-${of?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const there = new Date(`${date}T00:00:00Z`)
  if (year === undefined || year < '1950' || Number.isNaN(there.getTime()) || there.toISOString().slice(0, 10) !== date) return { outcome: 'unreadable', fault: faults.wrongDay(said.slice(0, 60)) }
  if (date > today) return { outcome: 'unreadable', fault: faults.future(said) }
  return { as: date, outcome: whole && said.length === 10 ? 'exact' : 'meaning' }
}

/** What a value says as text: lists with marks between them, references as their title and address. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).filter((one) => one !== '').join('; ')
  if (typeof value !== 'object') return String(value)
  const { title, link, ...more } = value as Readonly<Record<string, Json>>
  return Object.keys(more).length === 0 && typeof title === 'string' ? (link ? `${title} (${textOf(link)})` : title) : JSON.stringify(value)
}

/**
 * Markup in texts, as the Dutch database keeps them, is taken out: its paragraphs and items become lines. A tag holds no other that opens: were each `<p` read
 * up to the end of the text, a cell of many would take the square of its length, and anybody may send one.
 */
function withoutMarkup(text: string): string {
  if (!/<\/?(?:p|div|br|ul|ol|li)\b[^<>]*>/i.test(text)) return text
  return text.replace(/<li\b[^<>]*>/gi, '\n– ').replace(/<(?:br|\/p|\/div|\/ul|\/ol)\b[^<>]*>/gi, '\n').replace(/<\/?(?:p|div|ul|ol|li)\b[^<>]*>/gi, '')
    .replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&amp;', '&').replace(/\n{2,}/g, '\n').trim()
}
