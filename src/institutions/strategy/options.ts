/** What a country tells its strategy. Its registers and procedures are declarations of the country. */
import type { CountedIndicator } from '../../kernel/indicators/index.ts'
import type { Citation } from '../../law/citation.ts'
import type { Text } from '../../law/text.ts'
import type { AuditOptions } from './audit/index.ts'
import type { FaceOptions } from './face/index.ts'
import type { Begins, MeetingRegisters } from './meetings/index.ts'
import type { OpenOptions } from './people/index.ts'
import type { Mends, PlanRegisters } from './plan/index.ts'
import type { ProjectRegisters } from './projects/index.ts'

/** Somebody who coordinates, or advises, and what is known of it. */
export interface Coordination {
  readonly name: Text
  /** What it does, and how sure that is. */
  readonly does: Text
  readonly basis: Citation
}

export interface StrategyOptions {
  /** The documents on which it rests, shown on its first page. */
  readonly rests: readonly Citation[]
  readonly coordination: readonly Coordination[]
  /** The offices of the body that coordinates: its working papers are theirs. */
  readonly offices: readonly string[]
  /** What the country counts over its own registers and decisions, as data. */
  readonly counted: readonly CountedIndicator[]
  /** By which what the check of the graph misses is brought. */
  readonly mends?: Mends
  /** By which it is kept. */
  readonly registers: PlanRegisters
  /** By which programmes, projects and their milestones are kept. */
  readonly projects: ProjectRegisters
  /** What it tells on the first page besides its plan. */
  readonly face: FaceOptions
  /** What people comment on, and by which procedure they ask. */
  readonly open: OpenOptions
  /** Where the findings of the chamber of audit stand. */
  readonly audit: AuditOptions
  /** Those who meet about it, and what is instructed. */
  readonly meetings: MeetingRegisters
  /** What its offices open from the page of meetings. */
  readonly begins: readonly Begins[]
}
