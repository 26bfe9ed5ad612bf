/**
 * What participation would bring: a calculator over a regime that the country hands in as data.
 *
 * Promises: every figure has its law, its days and the way to it; what no act says is not counted as sure, and an address reproduces the whole.
 * Never: keeps an answer, or knows a tax, a rate or a currency by itself.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { Offer, PageToFind, Route } from '../../../portal/index.ts'
import { gainOperation } from './api.ts'
import { gainWords } from './messages.ts'
import { gainPage, gainPath } from './page.ts'
import type { ParkRegime } from './regime.ts'

export { levied } from './levied.ts'
export type { Charge, GainParameter, ParkRegime, Relief } from './regime.ts'

export const gainRoutes = (kernel: Kernel, regime: ParkRegime): readonly Route[] => [gainPage(kernel, regime), gainOperation(kernel, regime)]

export const gainDoor = { path: gainPath, title: gainWords.title, hint: gainWords.hint }
export const gainFound: PageToFind = { path: gainPath, title: gainWords.title, about: gainWords.lead }
export const gainOffer: Offer = { needs: ['company'], path: gainPath, title: gainWords.title, hint: gainWords.hint }
