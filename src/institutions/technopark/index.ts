/**
 * The technopark: the register of its residents, what they owe, and how the programme does.
 *
 * Promises: what it shows of residents comes from decisions that stand, and every figure says where it is from.
 * Never: decides; its procedures are the country's, and the kernel runs them.
 */
import type { InstitutionParts } from '../../portal/index.ts'
import { cohortRoutes } from './cohorts/index.ts'
import { decidedRoutes } from './decided/index.ts'
import { gainRoutes } from './gain/index.ts'
import { eventRoutes, eventWork, nextEvents, whatIsOn } from './events/index.ts'
import { technoparkIndicators } from './indicators.ts'
import { figuresRoutes, figuresWork } from './figures/index.ts'
import { formerRoutes } from './former.ts'
import { incomeKeeps, incomeRoutes } from './income/index.ts'
import { incomeTestRoutes } from './income-test.ts'
import { residentsListed } from './listed.ts'
import { landingRoutes } from './landing.ts'
import { residentRoutes } from './resident.ts'
import { words } from './messages.ts'
import { findingsAwait, monitoringKeeps, monitoringWork, officerRoutes } from './monitoring/index.ts'
import { networkRoutes } from './network/index.ts'
import { ownRoutes } from './own.ts'
import { offersOf, pages, searchResidents } from './search.ts'
import { spaceRoutes } from './space/index.ts'
import type { Technopark } from './terms.ts'
import { threadWork } from './thread.ts'

export { levied } from './gain/index.ts'
export type { Charge, GainParameter, ParkRegime, Relief } from './gain/index.ts'
export type { EarlierReports } from './figures/index.ts'
export type { Monitoring } from './monitoring/index.ts'
export type { IncomeTest, Technopark, TechnoparkTerms, Term } from './terms.ts'

export const technopark = (options: Technopark): InstitutionParts => ({
  id: 'technopark',
  keeps: { title: words.technopark, lines: [...incomeKeeps, ...monitoringKeeps] },
  migrations: { folder: 'technopark', url: new URL('.', import.meta.url) },
  money: options.money,
  routes: (kernel) => [
    ...landingRoutes(kernel, options), ...gainRoutes(kernel, options.gain), ...decidedRoutes(kernel), ...incomeTestRoutes(kernel, options.incomeTest), ...incomeRoutes(kernel, options), ...formerRoutes(kernel, options), ...residentRoutes(kernel, options),
    ...officerRoutes(kernel, options), ...ownRoutes(kernel, options), ...figuresRoutes(kernel, options),
    ...spaceRoutes(kernel, options.space), ...eventRoutes(kernel, options.events), ...networkRoutes(kernel, options), ...cohortRoutes(kernel, options),
  ],
  registers: (kernel) => [residentsListed(kernel, options)],
  indicators: (kernel) => technoparkIndicators(kernel, options),
  awaits: (kernel) => [findingsAwait(kernel, options)],
  work(kernel) {
    threadWork(kernel, options)
    figuresWork(kernel, options)
    monitoringWork(kernel, options)
    eventWork(kernel, options.events)
  },
  pages,
  offers: offersOf(options),
  answers: [whatIsOn(options.events)],
  face: (kernel) => nextEvents(kernel, options.events),
  search: (kernel) => searchResidents(kernel, options),
})
