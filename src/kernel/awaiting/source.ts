/** What a part of the house says of things that wait for somebody: one statement for all of a kind, and the words for each. */
import type { RawBuilder } from 'kysely'
import type { Tiyn } from '../../law/money.ts'
import type { Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Actor } from '../parties/index.ts'

/** What is expected: to do something, to vote, to sign, or to pay. */
export type Way = 'act' | 'vote' | 'sign' | 'pay'

/** When it is asked: the moment, and the day in the country's offices. */
export interface Moment { readonly now: Instant; readonly today: Day }

/** A thing that waits, as the statement of its source tells it. */
export interface AwaitedRow<About = unknown> {
  readonly id: string
  readonly way: Way
  readonly about: About
  /** The last day; null where there is none. */
  readonly due: Day | null
  readonly since: Instant
}

/** The words for a thing that waits. */
export interface Said {
  readonly title: Text
  /** What is to be done with it, in a few words. */
  readonly hint?: Text
  /** The very place at which it is done: a path without the language. */
  readonly path: string
  /** What is to be paid, in the smallest unit. */
  readonly amount?: Tiyn
}

/**
 * A kind of thing that waits. `rows` is a select of exactly `id text, way text, about jsonb, due date, since timestamptz` (and, `byTheHour`, one more), a part of the one
 * statement that asks everything; undefined where nothing of the kind can wait for this actor. It shows what the actor may see and do, nothing else.
 */
export interface AwaitedSource<About = unknown> {
  /** Unique, such as `case` or `registry.privacy`. */
  readonly kind: string
  /** Its terms may be in hours: a sixth column, `due_at timestamptz`, is the moment at which one is over, null for one in days. */
  readonly byTheHour?: true
  rows(actor: Actor, at: Moment): RawBuilder<unknown> | undefined
  /** The words of each row, in the same order. */
  say(rows: readonly AwaitedRow<About>[]): readonly Said[] | Promise<readonly Said[]>
}

/** Keeps the type of what a source tells about its things to itself. */
export const awaitedSource = <About>(source: AwaitedSource<About>): AwaitedSource => source as AwaitedSource

/** A thing that waits for somebody. */
export interface Awaited extends Said {
  readonly kind: string
  readonly id: string
  readonly way: Way
  readonly due?: Day
  readonly late: boolean
  readonly since: Instant
}

export interface AwaitingCount {
  /** At most `most`: whoever has more sees that there are as many. */
  readonly total: number
  readonly late: number
}

export interface Awaiting {
  /** Adds kinds of things that wait; said once in every process. Two of one kind are a bug and throw. */
  offer(...sources: readonly AwaitedSource[]): void
  /** What waits, the first due first, at most `limit` of it (200). */
  of(actor: Actor, limit?: number): Promise<readonly Awaited[]>
  /** How many things wait, in one round trip: for the head of every page. */
  count(actor: Actor): Promise<AwaitingCount>
}
