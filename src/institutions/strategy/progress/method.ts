/** What a method of progress is, and what it finds. */
import type { Text } from '../../../law/text.ts'
import type { Series, Status } from './series.ts'

/** What a method found. `score` lies between −5 and 5; `value` is what the thresholds were held against, absent where none could be computed. */
export interface Progress {
  readonly status: Status
  readonly score?: number
  readonly value?: number
  /** Of a series with a target: how fast it goes of how fast it must go. */
  readonly ratio?: number
  /** Each step in words, with its numbers. */
  readonly trace: readonly Text[]
}

export interface Method {
  /** `name@version`. */
  readonly id: string
  readonly title: Text
  /** What it is right for, and for what not. */
  readonly about: Text
  /** What it finds of a year that is not over holds for the whole: what is done is done. */
  readonly withinTheYear?: true
  measure(series: Series): Progress
}
