/** The methods by which progress is computed, each by its name and version. What an indicator chose is kept with it, and a version never changes: another rule is another version. */
import type { Text } from '../../../law/text.ts'
import { growthRatio } from './growth-ratio.ts'
import { level } from './level.ts'
import { linear } from './linear.ts'
import type { Series, Status } from './series.ts'
import { yesOrNo } from './yes-or-no.ts'

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
  measure(series: Series): Progress
}

export const methods = [growthRatio, linear, level, yesOrNo] as const satisfies readonly Method[]

export type MethodId = 'growth-ratio@1' | 'linear@1' | 'level@1' | 'yes-no@1'

export const methodIds = methods.map(({ id }) => id) as unknown as readonly [MethodId, ...MethodId[]]

/** The method of a name and version; undefined where nobody wrote it. */
export const methodOf = (id: string): Method | undefined => methods.find((one) => one.id === id)
