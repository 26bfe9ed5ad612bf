/** What institutions tell of what the programme is doing. */
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

/** Bars that answer the question in their title. Without bars the answer says why there is nothing to draw. */
export interface Picture {
  readonly question: Text
  readonly answer: Text
  readonly bars: readonly { readonly name: Text; readonly value: number }[]
  /** Where it is drawn from, without the language. */
  readonly path: string
}

/** One true example, from a thing to a figure: each step is an act or a number that anybody can look up. */
export interface Followed { /** The thing from which it was followed, on the thread. */ readonly of?: string; readonly steps: readonly { readonly what: Text; readonly title: Text; readonly path: string }[] }

/** What is late: the most pressing, how many there are, and where all of them stand. */
export interface Late { readonly things: readonly { readonly name: Text; readonly why: Text; readonly path: string }[]; readonly total: number; readonly path: string }

/** Something that takes place and that people can come to. */
export interface ToCome { readonly name: Text; readonly begins: Day; readonly ends: Day; readonly venue: string; readonly path: string }

/** Each is asked for at most every few seconds, however many look. */
export interface Face {
  pictures?(): Promise<readonly Picture[]>
  /** Undefined while there is no example. */
  followed?(): Promise<Followed | undefined>
  late?(): Promise<Late>
  /** What takes place next, in whatever order. */
  toCome?(): Promise<readonly ToCome[]>
}
