/** Gives entries of our register as records of a foreign standard, valid by its schema, and counts what of each could not be given. Pure. */
import type { Crosswalk, ForeignField } from './crosswalk.ts'
import { given, plainValue } from './crosswalk.ts'
import { type Outcome, openTally, type Tally } from './loss.ts'
import type { Json } from './read-file.ts'
import { type FieldName, fieldNames, ourFields, type SystemRecord } from './record.ts'
import { columnsOf, textOf } from './taken.ts'
import { type Complaint, complaintsOf, mayStand } from './valid.ts'

/** What an entry came from: the row as it stood, and what was made of it when it was entered. */
export interface CameFrom { readonly crosswalk: string; readonly values: Readonly<Record<string, Json>>; readonly record: SystemRecord }

export interface EntryToGive { readonly number: string; readonly record: SystemRecord; readonly came?: CameFrom }

type ForeignRecord = Readonly<Record<string, Json>>

export interface Given {
  /** Each valid by the standard. */
  readonly records: readonly ForeignRecord[]
  /** By our fields: what became of what our entries state. */
  readonly tally: Tally
  /** Required fields that we could not fill, with how often: they carry the words that say so. */
  readonly notFilled: readonly { readonly field: ForeignField; readonly count: number }[]
  /** Entries that cannot be given, for the standard demands what they do not say. */
  readonly leftOut: readonly { readonly number: string; readonly complaints: readonly Complaint[] }[]
}

export interface Giving {
  /** Gives one entry, and counts it; undefined where it is left out. */
  give(entry: EntryToGive): ForeignRecord | undefined
  readonly given: Omit<Given, 'records'>
}

/** Gives entries one by one. What came from the same standard, and was not changed since, is given as it came wherever that is valid. */
export function openGiving(crosswalk: Crosswalk): Giving {
  const tally = openTally(fieldNames.map((name) => ({ column: name, field: crosswalk.fields.find((field) => given(field) && field.ours === name) })))
  const leftOut: { number: string; complaints: readonly Complaint[] }[] = []
  const empty = new Map<ForeignField, number>()
  let row = 0
  return {
    give(entry) {
      row += 1
      const made = giveOne(crosswalk, entry)
      const complaints = complaintsOf(crosswalk, made.record)
      if (complaints.length > 0) {
        leftOut.push({ number: entry.number, complaints })
        return undefined
      }
      for (const name of fieldNames) {
        const value = entry.record[name]
        if (value !== undefined && value !== '') tally.count(name, made.outcomes.get(name) ?? 'notTaken', { row }, `${entry.number}: ${value}`)
      }
      for (const field of made.notFilled) empty.set(field, (empty.get(field) ?? 0) + 1)
      return made.record
    },
    get given() { return { tally, leftOut, notFilled: [...empty].map(([field, count]) => ({ field, count })) } },
  }
}

/** Gives all entries at once. */
export function giveAll(crosswalk: Crosswalk, entries: Iterable<EntryToGive>): Given {
  const giving = openGiving(crosswalk)
  const records = [...entries].map(giving.give).filter((one) => one !== undefined)
  return { records, ...giving.given }
}

/** Entries that came from a standard, as the rows that they were: byte for byte, valid or not. Those that came from elsewhere are not among them. */
export const asTheyCame = (crosswalk: Crosswalk, entries: Iterable<EntryToGive>): readonly ForeignRecord[] =>
  [...entries].flatMap(({ came }) => (came?.crosswalk === crosswalk.id ? [came.values] : []))

interface Made { readonly record: ForeignRecord; readonly outcomes: ReadonlyMap<FieldName, Outcome>; readonly notFilled: readonly ForeignField[] }

function giveOne(crosswalk: Crosswalk, { record, came, number }: EntryToGive): Made {
  const here = came?.crosswalk === crosswalk.id ? came : undefined
  const said: SystemRecord = record.reference === undefined ? { ...record, reference: number } : record
  const byField = new Map([...columnsOf(crosswalk, Object.keys(here?.values ?? {}))].map(([column, field]) => [field, here!.values[column]!]))
  const values: Record<string, Json> = {}
  const outcomes = new Map<FieldName, Outcome>()
  const notFilled: ForeignField[] = []
  for (const field of crosswalk.fields) {
    if (field.outside) continue
    const stood = byField.get(field)
    const unchanged = here !== undefined && (field.ours === undefined || said[field.ours] === (here.record[field.ours] ?? (field.ours === 'reference' ? number : undefined)))
    const converted = field.ours !== undefined && given(field) && said[field.ours] !== undefined ? convert(crosswalk, field, said[field.ours]!) : undefined
    const candidates = [...unchanged && stood !== undefined && textOf(stood) !== '' ? [stood, spelled(field, stood)] : [], converted?.value]
    const value = candidates.find((one) => one !== undefined && mayStand(crosswalk, field, one))
    if (value !== undefined) {
      values[field.name] = value
      if (field.ours !== undefined && (given(field) || field.relation === 'part of')) {
        const outcome: Outcome = value === stood ? 'exact' : converted?.value === value ? converted.outcome : 'repaired'
        if (given(field) || !outcomes.has(field.ours)) outcomes.set(field.ours, outcome)
      }
    } else if (field.always !== undefined) values[field.name] = field.always
    else if (field.required || conditionHolds(field, values)) {
      if (field.filler !== undefined) values[field.name] = field.form === 'list' ? [field.filler] : field.filler
      notFilled.push(field)
    }
  }
  return { record: values, outcomes, notFilled }
}

const conditionHolds = ({ requiredIf = [] }: ForeignField, values: ForeignRecord): boolean =>
  requiredIf.length > 0 && requiredIf.every(({ field, values: some }) => some.includes(textOf(values[field])))

/** A value of a list in the spelling of the standard, where it differs in nothing that means something. */
function spelled({ values, map = [], form }: ForeignField, stood: Json): Json | undefined {
  const raw = textOf(stood)
  const found = values?.find((one) => plainValue(one) === plainValue(raw)) ?? map.find(({ foreign, also = [] }) => [foreign, ...also].some((one) => plainValue(one) === plainValue(raw)))?.foreign
  return found === undefined ? undefined : form === 'list' ? [found] : found
}

function convert(crosswalk: Crosswalk, field: ForeignField, value: string): { readonly value?: Json; readonly outcome: Outcome } {
  const moved: Outcome = field.relation === 'equal' ? 'exact' : 'meaning'
  if (field.map !== undefined) {
    const found = field.map.find(({ ours, way }) => ours === value && way !== 'in')
    if (found === undefined) return { outcome: 'notTaken' }
    return { value: field.form === 'list' && crosswalk.file === 'json' ? [found.foreign] : found.foreign, outcome: found.exact ? 'exact' : 'meaning' }
  }
  if (ourFields[field.ours!].kind === 'day') {
    const [year, month, day] = value.split('-')
    if (field.form === undefined) return { value, outcome: 'exact' }
    return { value: field.form === 'month' ? `${year}-${month}` : `${month}/${year}`, outcome: day === '01' ? 'exact' : 'cut' }
  }
  if (field.form === 'url' && !isWebAddress(value)) return { outcome: 'notTaken' }
  const letters = [...value]
  if (field.maxLength !== undefined && letters.length > field.maxLength) return { value: `${letters.slice(0, field.maxLength - 1).join('')}…`, outcome: 'cut' }
  return { value, outcome: moved }
}

const isWebAddress = (value: string): boolean => /^https?:\/\/\S+$/.test(value) && URL.canParse(value)
