/** How far an evaluation is, over all its tasks: the bar never goes back. Pure. */
import type { Text } from '../../../law/text.ts'
import { words } from './messages.ts'

/** One part of an evaluation: a task, done in rounds, one for each seed. */
interface Place {
  readonly title: Text
  /** From 0. */
  readonly part: number
  readonly parts: number
  /** From 0. */
  readonly round: number
  readonly rounds: number
}

/** Steps of each part, whatever it asks. */
const perPart = 100

/** What the bar shows after so many items of a round, and the words beside it. */
export function howFar({ title, part, parts, round, rounds }: Place, done: number, total: number): { readonly done: number; readonly total: number; readonly note: Text } {
  const within = (round + (total === 0 ? 1 : done / total)) / rounds
  return { done: Math.round(perPart * (part + within)), total: perPart * parts, note: words.running(title, { part: part + 1, parts, done, total }) }
}
