/** What the pages of oversight share: its name in addresses, and the doors on its first page. */
import type { Offer } from '../../portal/index.ts'

export const institution = 'oversight'

/** A page to which the first page of oversight leads; each part says its own. */
export type OversightDoor = Pick<Offer, 'path' | 'title' | 'hint'>
