/** A mark: why a thing should no longer be used, because something that it rests on was taken back. Pure. */
import type { Text } from '../../law/text.ts'
import type { Reason } from './kinds.ts'

export interface Mark {
  /** What was taken back, on the thread; of an opt-out, the thing that holds it. */
  readonly source: string
  readonly title: Text
  readonly path?: string
  readonly kind: Reason['kind']
  readonly reason: Text
}

/** What was withdrawn, suspended or has expired: it bars new work, while what was opted out is for those to decide on who answer for the thing. */
export const withdrawn = (marks: readonly Mark[]): readonly Mark[] => marks.filter(({ kind }) => kind === 'withdrawn')
