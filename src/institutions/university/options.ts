/** What a country tells its AI university. */
import type { Citation } from '../../law/citation.ts'
import type { AdmissionOptions } from './admission/index.ts'
import type { AwardOptions } from './badges/index.ts'
import type { CapacityOptions } from './capacity/index.ts'
import type { LtiOptions } from './lti/index.ts'
import type { RecordsOptions } from './records/index.ts'
import type { ResearchOptions } from './research/index.ts'
import type { Framework } from './skills/index.ts'
import type { StudyOptions } from './study/index.ts'
import type { TalentOptions } from './talent/index.ts'
import type { TuitionOptions } from './tuition/index.ts'

/** What the country says of its university. Its registers, procedures and calls are declarations of the country. */
export interface UniversityOptions {
  /** The acts on which its work rests, shown on its first page. */
  readonly rests: readonly Citation[]
  readonly admission: AdmissionOptions
  readonly records: RecordsOptions
  /** The skills that badges, courses and needs are named by. */
  readonly skills: Framework
  /** Which decisions are badges. */
  readonly awards: AwardOptions
  /** The courses that it offers. */
  readonly study: StudyOptions
  /** The platforms of others in which its courses are opened. */
  readonly lti: LtiOptions
  /** The cards and the needs that are held against each other. */
  readonly talent: TalentOptions
  /** The registers from which the nation's capacity is told. */
  readonly capacity: CapacityOptions
  /** The procedures and registers of research. */
  readonly research: ResearchOptions
  /** What those who pay for their studies owe. */
  readonly tuition: TuitionOptions
}
