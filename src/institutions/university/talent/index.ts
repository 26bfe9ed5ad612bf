/**
 * Talent and needs: cards that people show by their own consent, held against what companies need, with the reasons.
 *
 * Promises: nobody is shown without a card of their own that stands at that moment; whoever shows one sees who looked; what is proposed can be reckoned again.
 * Never: ranks by sex, age, origin or a name, shows who somebody is before both consent, or decides whom anybody invites.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { Offer, PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { AwardOptions } from '../badges/index.ts'
import { type StudyOptions, studyOf } from '../study/index.ts'
import { openTalent, type Talent } from './cards.ts'
import { measureFairness } from './fairness.ts'
import { words } from './messages.ts'
import type { TalentOptions } from './options.ts'
import { paths, talentPages } from './pages.ts'

export type { TalentOptions } from './options.ts'

const talentOf = (kernel: Kernel, options: TalentOptions, awards: AwardOptions, study: StudyOptions): Talent => openTalent(kernel, options, awards, studyOf(kernel, study).courses)

export const talentRoutes = (kernel: Kernel, options: TalentOptions, awards: AwardOptions, study: StudyOptions): readonly Route[] => talentPages(kernel, options, talentOf(kernel, options, awards, study))

const job = 'university.talent'

/** Measures whether all are proposed alike. */
export function talentWork(kernel: Kernel, options: TalentOptions, awards: AwardOptions, study: StudyOptions): void {
  const talent = talentOf(kernel, options, awards, study)
  kernel.jobs.define(job, {
    run: () => measureFairness(kernel, talent),
  })
  kernel.jobs.every(job, 3600)
}

export const talentDoors: readonly InstitutionDoor[] = [{ path: paths.talent, title: words.title, hint: words.hint }]
export const talentKeeps = [words.keepsLooks]
export const talentOffers: readonly Offer[] = [
  { needs: ['learning'], path: paths.mine, title: words.mine, hint: words.mineHint }, { needs: ['company'], path: paths.needs, title: words.ownNeeds, hint: words.ownNeedsHint },
]
export const talentFound: readonly PageToFind[] = [{ path: paths.talent, title: words.title, about: words.lead }, { path: paths.fairness, title: words.fairness, about: words.fairnessHint }]
