/** What a detector is: it knows one kind of personal data in running text and as the whole value of a cell. */
import type { Text } from '../../law/text.ts'
import type { PersonalDataKind } from './kinds.ts'
import type { Reading } from './reading.ts'
import type { NumberForm } from './written-numbers.ts'

export interface Find {
  readonly start: number
  readonly end: number
  /** 0…1: how sure it is, chance hits taken into account. Where two finds overlap the surer one stays. */
  readonly certainty: number
}

/** A number that could be of the kind by its length. */
export interface Candidate {
  readonly start: number
  readonly end: number
  readonly form: NumberForm
  /** Whether all but the check digit speaks for the kind (the date in it, the first digits). */
  readonly shaped: boolean
  /** Whether the check digit is right too. */
  readonly valid: boolean
}

/** How often a number of chance is shaped as one of the kind, and how often a shaped one has the right check digit; 0…1. */
export interface Chance {
  readonly shaped: number
  readonly valid: number
}

/** What makes a hit trustworthy when the heading of a column says nothing. */
export type Evidence = 'checksum' | 'form' | 'context'

/** What the heading of a column says of a kind. */
export type HeadingSays = 'for' | 'against' | 'nothing'

export interface Detector {
  readonly kind: PersonalDataKind
  /** As short as a placeholder in a masked text: ЖСН, ИИН. */
  readonly title: Text
  /** `context`: a value alone proves nothing (a date, nine digits), so a column needs a heading that speaks for it. */
  readonly evidence: Evidence
  /** The finds in running text, in no order; they may overlap those of other detectors. */
  find(reading: Reading): readonly Find[]
  /**
   * Of words that signs join, from `first` to `last` of the reading: those that are of the kind by themselves, also in small letters. Undefined: not even read apart
   * would they be. Absent: joined words are always read apart.
   */
  joined?(reading: Reading, first: number, last: number): readonly Find[] | undefined
  /** Whether the words around a find say that something is only called so: a street, a test, an award. */
  callsThing?(reading: Reading, find: Pick<Find, 'start' | 'end'>): boolean
  /** Tells whether a whole value is of the kind; `hinted` when the heading speaks for it. */
  holds(value: string, hinted: boolean): boolean
  /** Of kinds with a check digit: by what chance a number is right, so that people are told from chance among all values. */
  readonly chance?: Chance
  /** All numbers of the kind's length in a text; those that are valid as another kind, which is nobody's, are left out. Needs `chance`. */
  candidates?(reading: Reading): Iterable<Candidate>
  /** The number that a whole value is when a program has taken its first noughts away. */
  shortened?(value: string): Candidate | undefined
  /** Reads the heading of a column: lower case, words parted by single spaces, a space at both ends. */
  heading(words: string): HeadingSays
  /** One spelling for all spellings of a value, so that equal values get equal hashes. Unset: trimmed, lower case. */
  canonical?(value: string): string
  /** A coarser value that many people share; undefined when this one has none. */
  generalise?(value: string): string | undefined
}

/** Reads headings by two patterns; the pattern `against` has its say first when both match and `firmly` is set. */
export const headings = (speaksFor: RegExp, against?: RegExp, firmly = false) => (words: string): HeadingSays => {
  const refused = against?.test(words) ?? false
  if (refused && firmly) return 'against'
  return speaksFor.test(words) ? 'for' : refused ? 'against' : 'nothing'
}
