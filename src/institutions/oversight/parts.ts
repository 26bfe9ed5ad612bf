/** What the pages of oversight share: its name in addresses, its place above them, and the doors on its first page. */
import type { Crumb, Offer, Permission } from '../../portal/index.ts'
import { words } from './messages.ts'

export const institution = 'oversight'

export const place: Crumb = { title: words.name, path: '/oversight' }

/** A page to which the first page of oversight leads; each part says its own. One with a permission is shown to whoever it lets in. */
export type OversightDoor = Pick<Offer, 'path' | 'title' | 'hint'> & { readonly permission?: Permission }
