/**
 * Oversight of AI systems: what runs, what risk it carries, and what the law asks of it.
 *
 * Promises: a class, a score and a deadline are computed from what was declared, each with its law, and never typed in.
 * Never: decides; its register, procedures and orders are the country's declarations, and the kernel runs them.
 */
import type { InstitutionParts, Offer, PageToFind } from '../../portal/index.ts'
import { type InstitutionDoor, institutionLanding } from '../../portal/record/index.ts'
import { assessing, assessmentDoor, assessmentOffer, assessmentPages, assessmentRoutes, assessmentThings, assessmentWork, keeps, questionnaireAct } from './assessment/index.ts'
import { classificationDoor, classificationFound, classificationOffer, classificationRoutes, movedDoor, reclassifyWork } from './classification/index.ts'
import { completenessDoor, completenessFound, completenessRoute, completenessWork, gapsAwait } from './completeness/index.ts'
import { bookDoor, computeDoor, computeFound, computeRoutes, noticesAwait, noticesWork, ownRunsWork } from './compute/index.ts'
import { exchangeActs, exchangeDoor, exchangeFound, exchangeRoutes, incidentsDoor, incidentsFound, openExchange } from './exchange/index.ts'
import { inspectors, offerRegisters } from './federation.ts'
import { answeredInTime, figuresDoor, figuresFound, figuresRoutes } from './figures/index.ts'
import { words } from './messages.ts'
import { mineDoor, mineRoute } from './mine.ts'
import type { OversightOptions } from './options.ts'
import { institution } from './parts.ts'

export { finishAssessment } from './assessment/index.ts'
export type { OversightOptions } from './options.ts'
export type { Change, ComputeDeclarations, Count, DeclaredWork } from './compute/index.ts'
export type { ClassifiedRegister, FollowingDuty, Place, Regime, RegimeRule } from './classification/index.ts'

/** Where the first page leads: each part adds its own. */
const doors: readonly InstitutionDoor[] = [classificationDoor, assessmentDoor, figuresDoor, computeDoor, exchangeDoor, incidentsDoor]

const offers: readonly Offer[] = [
  { needs: ['decided'], path: '/oversight', title: words.name, hint: words.lead },
  classificationOffer,
  assessmentOffer,
]

const pages: readonly PageToFind[] = [
  { path: '/oversight', title: words.title, about: words.lead },
  ...assessmentPages,
  classificationFound,
  figuresFound,
  computeFound,
  exchangeFound,
  incidentsFound,
  completenessFound,
]

export const oversight = (options: OversightOptions): InstitutionParts => ({
  id: institution,
  delegable: [assessing],
  keeps: { title: words.name, lines: keeps },
  migrations: { folder: institution, url: new URL('.', import.meta.url) },
  acts: [...exchangeActs, questionnaireAct],
  things: assessmentThings,
  routes(kernel) {
    openExchange(kernel, options.exchange)
    const shown = [...doors, ...options.classified ? [mineDoor, movedDoor(options.classified)] : [], bookDoor(options.compute), ...options.completeness ? [completenessDoor] : []]
    return [
      institutionLanding(kernel, institution, { words, doors: shown, rests: options.rests }), ...classificationRoutes(kernel, options.regimes, options.classified), ...assessmentRoutes(kernel, options.questionnaires),
      ...figuresRoutes(kernel, options.figures), ...computeRoutes(kernel, options.compute), ...exchangeRoutes(kernel, options.exchange), ...options.classified ? [mineRoute(kernel, options.classified)] : [], ...options.completeness ? [completenessRoute(kernel, options.completeness)] : [],
    ]
  },
  awaits: (kernel) => [noticesAwait(kernel, options.compute), ...options.completeness ? [gapsAwait(kernel, options.completeness)] : []],
  indicators: (kernel) => [answeredInTime(kernel, options.figures)],
  inspectors,
  work(kernel) {
    assessmentWork(kernel, options.questionnaires)
    ownRunsWork(kernel)
    noticesWork(kernel, options.compute)
    if (options.completeness) completenessWork(kernel, options.completeness)
    if (options.classified) reclassifyWork(kernel, options.classified)
    openExchange(kernel, options.exchange)
    offerRegisters(kernel)
  },
  offers, pages,
})
