/** In which order a list stands, and the place in it from which it goes on: by the values of the last entry, so that page a thousand costs what the first does. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Failure } from '../../law/failure.ts'
import { isPersonal } from '../../law/lint-registers.ts'
import type { Listing, RegisterField } from '../../law/register.ts'
import { messages } from './messages.ts'
import { shownFields } from './values.ts'

/** What every register can be sorted by, beside its own columns. */
const ownColumns = ['number', 'state', 'entered', 'changedAt'] as const
type OwnColumn = (typeof ownColumns)[number]

/** An order: a column, from its least or from its greatest. Entries without a value stand last in both. */
export interface EntryOrder { readonly by: string; readonly descending: boolean }

/** Orders by the words that addresses had for them before every column was one: they go on meaning what they meant. */
const formerOrders: Readonly<Record<string, EntryOrder>> = {
  newest: { by: 'entered', descending: true }, oldest: { by: 'entered', descending: false }, changed: { by: 'changedAt', descending: true },
}

const isOwn = (name: string): name is OwnColumn => ownColumns.some((one) => one === name)

/** The name of a field as a column. One that is called as a column which every register has, or as an order, is told from it. */
export const columnName = (field: string): string => (isOwn(field) || Object.hasOwn(formerOrders, field) ? `field.${field}` : field)

const severalOrLong = (field: RegisterField): boolean => ['choices', 'references', 'rows', 'address'].includes(field.kind) || (field.kind === 'text' && (field.long ?? false))

/** The fields by which a list can be sorted: those that are shown, and state one value. What can be erased is not sorted by. */
const sortableFields = (register: Listing): readonly RegisterField[] => shownFields(register).filter((field) => !severalOrLong(field) && !isPersonal(field))

/** The names by which a list can be sorted. */
export const sortNames = (register: Listing): readonly string[] => [...ownColumns, ...sortableFields(register).map(({ name }) => columnName(name))]

/** The newest stand first until somebody asks otherwise. */
export const usualOrder: EntryOrder = { by: 'entered', descending: true }

/** Reads an order such as `age` or `-age`, or a former one such as `newest`. Throws a `Failure` (invalid) that names the columns there are. */
export function readOrder(register: Listing, asked: string | undefined): EntryOrder {
  if (asked === undefined || asked === '') return usualOrder
  const former = Object.hasOwn(formerOrders, asked) ? formerOrders[asked] : undefined
  if (former) return former
  const order = { by: asked.replace(/^-/, ''), descending: asked.startsWith('-') }
  const names = sortNames(register)
  if (!names.includes(order.by)) throw new Failure('invalid', messages.noColumn(order.by, names), [{ field: 'sort', text: messages.noColumn(order.by, names) }])
  return order
}

export const writeOrder = ({ by, descending }: EntryOrder): string => `${descending ? '-' : ''}${by}`

/** A place in a list: what stands after an entry, or before it. */
export interface Place {
  readonly towards: 'after' | 'before'
  /** The value by which the entry is sorted, as text; null where it has none. */
  readonly key: string | null
  readonly number: string
}

/** A key is the beginning of a value, a hundred letters of the database: of those that JavaScript counts as two, twice as many. */
const cursorSchema = z.tuple([z.string().max(200), z.enum(['after', 'before']), z.string().max(200).nullable(), z.string().min(1).max(200)])

/** A place as it travels in an address. It holds nothing but what the list shows of its entry. */
export const writeCursor = (order: EntryOrder, { towards, key, number }: Place): string =>
  Buffer.from(JSON.stringify([writeOrder(order), towards, key, number])).toString('base64url')

/** Reads a place. Throws a `Failure` (invalid) where it is none of this order, with the mend. */
export function readCursor(register: Listing, order: EntryOrder, cursor: string): Place {
  const wrong = (): never => { throw new Failure('invalid', messages.noCursor, [{ field: 'cursor', text: messages.noCursor }]) }
  let said: unknown
  try {
    said = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return wrong()
  }
  const read = cursorSchema.safeParse(said)
  if (!read.success) return wrong()
  const [asked, towards, key, number] = read.data
  if (asked !== writeOrder(order) || `${key ?? ''}${number}`.includes('\0') || (key !== null && !keyOf(register, order).reads.test(key))) return wrong()
  return { towards, key, number }
}

/** How a list is sorted in SQL: the value of `entry` or of `value`, as it is compared, and how it is written and read. */
export interface Key {
  /** The field of `entry_value` that is sorted by; absent for what every entry has. */
  readonly field?: string
  /** By which of its values an entry is sorted: by one at most. Without it, it stands among those that have none. */
  readonly sorts?: RawBuilder<boolean>
  readonly compared: RawBuilder<unknown>
  readonly written: RawBuilder<string>
  readonly read: (key: string) => RawBuilder<unknown>
  /** What a written value looks like: nothing else reaches the database. */
  readonly reads: RegExp
}

const numeric: readonly RegisterField['kind'][] = ['integer', 'decimal', 'money']
const anyText = /^[^\0]*$/s

export function keyOf(register: Listing, { by }: EntryOrder): Key {
  if (isOwn(by)) return ownKeys[by]
  const field = sortableFields(register).find(({ name }) => columnName(name) === by)
  if (field === undefined) throw new TypeError(`no column ${by}`)
  if (numeric.includes(field.kind)) {
    return {
      field: field.name, sorts: sql<boolean>`value.sorts and value.amount is not null`, compared: sql`value.amount`, written: sql`value.amount::text`, read: (key) => sql`${key}::numeric`, reads: /^-?\d{1,40}(?:\.\d{1,20})?$/,
    }
  }
  if (field.kind === 'choice') {
    const choices = field.choices.map(({ value }) => value)
    const rank = sql`coalesce(array_position(${choices}::text[], value.words::text), ${choices.length + 1})`
    return { field: field.name, sorts: sql<boolean>`value.sorts`, compared: rank, written: sql`${rank}::text`, read: (key) => sql`${key}::integer`, reads: /^\d{1,6}$/ }
  }
  return { field: field.name, sorts: sql<boolean>`value.sorts`, compared: sql`value.words`, written: sql`value.words`, read: (key) => sql`${key}`, reads: anyText }
}

/** Moments are written in microseconds, as exactly as the database keeps them. */
const moment = (column: RawBuilder<unknown>): Key => ({
  compared: column, written: sql`(extract(epoch from ${column}) * 1000000)::bigint::text`,
  read: (key) => sql`('epoch'::timestamptz + ${key}::bigint * interval '1 microsecond')`, reads: /^\d{1,17}$/,
})

const plain = (column: RawBuilder<unknown>): Key => ({ compared: column, written: sql`${column}`, read: (key) => sql`${key}`, reads: anyText })

const ownKeys: Readonly<Record<OwnColumn, Key>> = {
  number: plain(sql`entry.number`), state: plain(sql`entry.state`), entered: moment(sql`entry.entered_at`), changedAt: moment(sql`entry.changed_at`),
}
