/** What the pages of the strategy share: its name in addresses, its place above them, and the doors on its first page. */
import type { Crumb, Offer } from '../../portal/index.ts'
import { words } from './messages.ts'

export const institution = 'strategy'

export const place: Crumb = { title: words.name, path: '/strategy' }

/** A page to which the first page of the strategy leads; each part says its own. */
export type StrategyDoor = Pick<Offer, 'path' | 'title' | 'hint'>
