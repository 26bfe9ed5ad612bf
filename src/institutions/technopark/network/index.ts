/**
 * The network: who needs what, and who offers it.
 *
 * Promises: needs and profiles are what companies and bodies have declared themselves; a suggestion says why. Never: introduces anybody, which the declared procedure does with the consent of both.
 */
import type { Offer, PageToFind } from '../../../portal/index.ts'
import { networkWords } from './messages.ts'
import { networkPath, ownNetworkPath } from './pages.ts'

export { networkPages as networkRoutes } from './pages.ts'
export const networkDoor = { path: networkPath, title: networkWords.title, hint: networkWords.hint }
export const networkOffer: Offer = { needs: ['company'], path: ownNetworkPath, title: networkWords.mine, hint: networkWords.mineHint }
export const networkFound: PageToFind = { path: networkPath, title: networkWords.title, about: networkWords.lead }
