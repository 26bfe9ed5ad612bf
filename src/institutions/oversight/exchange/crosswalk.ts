/** The language in which a crosswalk to a foreign standard is written: each foreign field with what it is to ours, as data that anybody can read and dispute. */
import type { Text } from '../../../law/text.ts'
import type { FieldName } from './record.ts'

/** What a foreign field is to ours: the same, wider than it, narrower than it, one part of it, or nothing that we have. */
export type Relation = 'equal' | 'broader' | 'narrower' | 'part of' | 'none'

/** A foreign value and ours. `exact` is false where they mean different things, so that whoever reads it is told. */
export interface ValueMap {
  readonly foreign: string
  readonly ours: string
  readonly exact: boolean
  /** Given for this value of ours where several foreign ones are taken for it; `in`: taken only. */
  readonly way?: 'in' | 'out'
  /** Other spellings that files carry. */
  readonly also?: readonly string[]
}

/** How a value is written there: a month as `2023-01`, a month as `01/2023`, an address of the web, a list of words. */
export type Form = 'month' | 'month/year' | 'url' | 'list'

/** A field of a foreign standard. */
export interface ForeignField {
  /** As files call it. */
  readonly name: string
  /** As the standard prints it. */
  readonly label: string
  /** Other names under which files carry it: without them a file that its own publisher wrote could not be read. */
  readonly also?: readonly string[]
  /** The name under which files carry it and other fields too: it is the one whose column stands behind that of the field before it. */
  readonly afterwards?: string
  /** The place in the standard. */
  readonly at?: string
  readonly required?: true
  /** Required where all of these fields say one of these values. */
  readonly requiredIf?: readonly { readonly field: string; readonly values: readonly string[] }[]
  /** What may stand there. */
  readonly values?: readonly string[]
  readonly maxLength?: number
  readonly form?: Form
  /** Files carry it, but the standard has no such field: it is taken, and never given. */
  readonly outside?: true

  readonly ours?: FieldName
  readonly relation: Relation
  /** Whether it is taken from there, given to there, or both. */
  readonly way?: 'both' | 'in' | 'out'
  readonly map?: readonly ValueMap[]
  /** What is given where the standard requires a value and we have none. Read back, it says nothing. */
  readonly filler?: string
  /** Always this: what the standard requires of every record. */
  readonly always?: string
  /** Added to ours after these characters, without its label. */
  readonly glue?: string
  readonly note?: Text
}

/** A foreign standard, with its fields in its own order. */
export interface Crosswalk {
  readonly id: string
  readonly title: Text
  readonly source: { readonly name: string; readonly address: string; readonly version: string; readonly licence: string }
  /** How its files are written. */
  readonly file: 'csv' | 'json'
  /** Which comes first in its files where a date has slashes, the day or the month. Without it `03/04/2024` is not readable: nobody guesses. */
  readonly dates?: 'day first' | 'month first'
  /** Its records nest: `A4.reference` is `reference` within `A4`. */
  readonly nested?: true
  readonly fields: readonly ForeignField[]
  /** The JSON Schema that its publisher gives, where there is one; otherwise it is made of the fields. */
  readonly schema?: object
  readonly notes?: readonly Text[]
}

export const taken = ({ ours, way = 'both' }: ForeignField): boolean => ours !== undefined && way !== 'out'
/** The one field of the standard by which ours is given. */
export const given = ({ ours, relation, way = 'both', outside }: ForeignField): boolean => ours !== undefined && way !== 'in' && relation !== 'part of' && outside === undefined

/** Names as they are compared: without numbers before them, marks and capitals. */
export const plainName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/^[\s\p{P}]*(?:\d+(?:\.\d+)*)?[\s.\-–—:*]*/u, '').replace(/[\s_\-–—/]+/gu, ' ').replace(/[^\p{L}\p{N} .]/gu, '').trim()
/** Values of lists as they are compared: without the spaces, newlines, capitals and kinds of dashes in which files differ. */
export const plainValue = (value: string): string => value.normalize('NFKC').toLowerCase().replace(/[‐-―−]/gu, '-').replace(/[‘’]/gu, '\'').replace(/\s+/gu, ' ').replace(/\.$/u, '').trim()
