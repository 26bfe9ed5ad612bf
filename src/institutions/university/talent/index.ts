/**
 * Talent and needs: cards that people show by their own consent, held against what companies need, with the reasons.
 *
 * Promises: nobody is shown without a card of their own that stands at that moment; whoever shows one sees who looked; what is proposed can be reckoned again.
 * Never: ranks by sex, age, origin or a name, shows who somebody is before both consent, or decides whom anybody invites.
 */
import type { Kernel } from '../../../kernel/index.ts'
import { openLooks } from '../../../kernel/matching/index.ts'
import type { Offer, PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { AwardOptions } from '../badges/index.ts'
import type { StudyOptions } from '../study/index.ts'
import { openTalent } from './cards.ts'
import { fairnessReader } from './fairness.ts'
import { words } from './messages.ts'
import type { TalentOptions } from './options.ts'
import { paths, talentPages } from './pages.ts'

export type { TalentOptions } from './options.ts'

export function talentRoutes(kernel: Kernel, options: TalentOptions, awards: AwardOptions, { courses }: StudyOptions): readonly Route[] {
  const talent = openTalent(kernel, options, awards, courses)
  return talentPages(kernel, options, talent, fairnessReader(kernel, options, talent))
}

/** Forgets who looked once their account is closed, and looks that have had their time. */
export function forgetLooks(kernel: Kernel): void {
  const looks = openLooks(kernel)
  kernel.journal.subscribe('university.forget-looks', {
    types: ['person.account-closed', 'entry.looked'],
    async handle(tx, { type, subject }) {
      if (type === 'entry.looked') await looks.sweep(tx)
      else await looks.forget(tx, subject.slice('person:'.length))
    },
  })
}

export const talentDoors: readonly InstitutionDoor[] = [{ path: paths.talent, title: words.title, hint: words.hint }]
export const talentKeeps = [words.keepsLooks]
export const talentOffers: readonly Offer[] = [
  { needs: ['learning'], path: paths.mine, title: words.mine, hint: words.mineHint }, { needs: ['company'], path: paths.needs, title: words.ownNeeds, hint: words.ownNeedsHint },
]
export const talentFound: readonly PageToFind[] = [{ path: paths.talent, title: words.title, about: words.lead }, { path: paths.fairness, title: words.fairness, about: words.fairnessHint }]
