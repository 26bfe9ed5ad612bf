/**
 * The nation's capacity in one picture: what is offered, who learns, what they can show and who was taken on, beside what is asked for.
 *
 * Promises: every figure says which entries it is the sum of, or that it was counted; what nobody has told is said to be unknown; of few people nothing is told.
 * Never: keeps a figure, adds what people learn to where they live, or takes what a university declares for proved.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { AwardOptions } from '../badges/index.ts'
import type { Framework } from '../skills/index.ts'
import { type StudyOptions, studyOf } from '../study/index.ts'
import type { TalentOptions } from '../talent/index.ts'
import { words } from './messages.ts'
import type { CapacityOptions } from './options.ts'
import { capacityPages, path } from './pages.ts'
import { capacityReader } from './read.ts'

export type { CapacityOptions } from './options.ts'

export const capacityRoutes = (kernel: Kernel, options: CapacityOptions, given: { readonly talent: TalentOptions; readonly awards: AwardOptions; readonly study: StudyOptions; readonly skills: Framework }): readonly Route[] =>
  capacityPages(kernel, options, { needs: given.talent.needs, award: given.awards.procedure }, given.skills, capacityReader(kernel, options, given.talent, given.awards, studyOf(kernel, given.study).courses))

export const capacityDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }
export const capacityFound: PageToFind = { path, title: words.title, about: words.lead }
