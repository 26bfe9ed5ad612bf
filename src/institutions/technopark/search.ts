/** What the site's search finds of the technopark: its pages, and its residents. */
import type { Kernel } from '../../kernel/index.ts'
import type { Offer, PageToFind, Search } from '../../portal/index.ts'
import { firstQuestion } from '../../portal/services/index.ts'
import { residentsPath } from './listed.ts'
import { cohortsFound } from './cohorts/index.ts'
import { decidedFound } from './decided/index.ts'
import { eventsDoor, eventsFound } from './events/index.ts'
import { figuresFound } from './figures/index.ts'
import { gainFound, gainOffer } from './gain/index.ts'
import { incomeFound } from './income/index.ts'
import { words } from './messages.ts'
import { networkDoor, networkFound, networkOffer } from './network/index.ts'
import { ownFound } from './own.ts'
import { spaceDoor, spaceFound } from './space/index.ts'
import type { Technopark } from './terms.ts'

export const pages: readonly PageToFind[] = [
  { path: '/technopark', title: words.title, about: words.lead },
  { path: residentsPath, title: words.register, about: words.registerLead },
  { path: '/technopark/income-test', title: words.incomeTest, about: words.testLead },
  gainFound, incomeFound, decidedFound, ownFound, figuresFound, ...spaceFound, eventsFound, networkFound, cohortsFound,
]

/** What companies find there besides its services. */
export const offersOf = ({ residency }: Pick<Technopark, 'residency'>): readonly Offer[] => [
  { needs: ['company'], now: (visit, kernel) => firstQuestion(kernel, visit, residency), path: `/services/${residency}/check`, title: words.check, hint: words.checkHint },
  { needs: ['company'], path: '/technopark', title: words.title, hint: words.gainsAndOwes },
  gainOffer,
  { needs: ['company'], path: '/technopark/income-test', title: words.incomeTest, hint: words.incomeTestHint },
  { needs: ['company'], ...spaceDoor }, { needs: ['company', 'learning'], ...eventsDoor }, { needs: ['company'], ...networkDoor }, networkOffer,
  { needs: ['company', 'checking'], path: residentsPath, title: words.register, hint: words.registerHint },
]

/** Residents by name, number or project, ten at most. */
export const searchResidents = ({ decisions }: Kernel, { credential }: Technopark): Search => async (query) => {
  const { rows } = await decisions.register({ credentialType: credential, search: query, page: 1, size: 10 })
  return rows.map(({ identifier: { value: number }, name }) => ({ path: `/technopark/residents/${number}`, title: name, about: number, kind: words.resident }))
}
