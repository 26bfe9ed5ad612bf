/**
 * What of AI runs here, as whoever keeps it tells: keys that call, models that answer, data that were lent. Whoever watches over a register holds this against it.
 *
 * Promises: each tells of its own, by counts and names that it keeps anyway. Never: reads what was asked or answered.
 */
import type { Text } from '../law/text.ts'
import type { Party } from './orders/index.ts'

/** One thing that runs. */
export interface Running {
  /** Its name on the thread. */
  readonly thing: string
  readonly kind: 'key' | 'model' | 'grant'
  readonly title: Text
  readonly path?: string
  /** Who runs it; absent: the programme itself. */
  readonly owner?: Party
  /** The number of the registered system that it says it is of. */
  readonly system?: string
  /** The names by which a registered system would name it. */
  readonly names: readonly string[]
}

export type RunningSource = () => Promise<readonly Running[]>

export interface WhatRuns {
  offer(...sources: readonly RunningSource[]): void
  all(): Promise<readonly Running[]>
}

export function openRunning(): WhatRuns {
  const sources: RunningSource[] = []
  return {
    offer: (...more) => { sources.push(...more) },
    all: async () => (await Promise.all(sources.map((source) => source()))).flat(),
  }
}
