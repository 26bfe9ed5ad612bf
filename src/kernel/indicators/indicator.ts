/** What an indicator is: a number with its definition, unit and source, and how it is computed. */
import type { Share } from '../../law/share.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { DeclaredCounting } from './counting.ts'
import type { Touching } from './kept-count.ts'

/** A figure that was stated for a month that is over: `2026-02`. */
export interface OfMonth { readonly month: string; readonly figure: string | Share }

export interface Indicator {
  /** `institution.name`. */
  readonly id: string
  readonly title: Text
  /** What exactly is counted. */
  readonly definition: Text
  /** Where the number comes from. */
  readonly source: Text
  readonly unit: 'count' | 'tiyn' | 'percent' | 'workdays'
  /** What it counts, as data, where that is declared: anybody counts the same from the journal. */
  readonly counting?: DeclaredCounting
  /** How what was counted is kept, so that an act changes it by what it touches; absent where that is not declared. */
  readonly kept?: {
    /** The types of entries of the journal that can change it. */
    readonly types: readonly string[]
    /** The sets that it keeps, by what they are known. */
    readonly sets: readonly string[]
    /** Its value after such an entry; undefined where that touches nothing of it, and while the whole was not counted yet. */
    touched(tx: Tx, entry: Touching): Promise<string | Share | undefined>
    /** Its value, all counted; what is kept is made anew where it differs. */
    whole(tx: Tx): Promise<string | Share>
  }
  /** Which of these things of the thread it counts now, or the whole of which it is a share; absent where that is not declared. */
  among?(things: readonly string[]): Promise<ReadonlySet<string>>
  /**
   * The things that it counts, as they were last counted, by their ids on the thread and in the order of these: so many behind the first `offset`. `whole`: those of which it is a share; none where
   * it is no share. Whoever shows them asks the thread whom each is told to. Absent where that is not declared.
   */
  counts?(which: 'part' | 'whole', stretch: { readonly offset?: number; readonly limit: number }): Promise<readonly string[]>
  /** Whole numbers, or exact decimals as text; of per cent how many of how many. Undefined when it cannot be computed, as the share of nothing. `at`: as what the journal says stood then; now without it. */
  compute(at?: Instant): Promise<string | Share | OfMonth | undefined>
}
