/**
 * Classification of AI systems by the law of a jurisdiction.
 *
 * Promises: a class is computed from answers by rules that are data, each with its article and its days; the result says which rules led there and on
 * which answers they rest, what is open, what would change it and from when, and what is owed. The same answers give the same class.
 * Never: takes a class that somebody typed, keeps an answer, or guesses what was not answered.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { Offer, PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { classificationApi } from './api.ts'
import { compileRegime } from './compile.ts'
import { euAiAct } from './eu/index.ts'
import { words } from './messages.ts'
import { classificationPages, path } from './pages.ts'
import type { ClassifiedRegister } from './classified-register.ts'
import { movedRoutes } from './moved-page.ts'
import type { Regime } from './regime.ts'

export { compileRegime } from './compile.ts'
export { reclassifyWork } from './moved.ts'
export { classesOn } from './reclassify.ts'
export { movedDoor } from './moved-page.ts'
export type { ClassifiedRegister } from './classified-register.ts'
export type { Contradiction, FollowingDuty, Place, Regime, RegimeRule, Scale, SystemClass } from './regime.ts'

export const classificationDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }

export const classificationOffer: Offer = { ...classificationDoor, needs: ['company', 'models'] }

export const classificationFound: PageToFind = { path, title: words.title, about: words.lead }

/** The routes of the classification: by the country's own law first, then by the law of others that the institution knows. */
export function classificationRoutes(kernel: Kernel, own: readonly Regime[], classified?: ClassifiedRegister): readonly Route[] {
  const regimes = [...own, euAiAct].map(compileRegime)
  return [...classificationPages(kernel, regimes), ...classificationApi(kernel, regimes), ...classified === undefined ? [] : movedRoutes(kernel, classified)]
}
