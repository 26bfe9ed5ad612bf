/** What the pages of the university share: its name in addresses, its place above them, and the doors on its first page. */
import type { Crumb, Offer, Permission } from '../../portal/index.ts'
import { words } from './messages.ts'

export const institution = 'university'

export const place: Crumb = { title: words.name, path: '/university' }

/** A page to which the first page of the university leads; each part says its own. One with a permission is shown to whoever it lets in. */
export type UniversityDoor = Pick<Offer, 'path' | 'title' | 'hint'> & { readonly permission?: Permission }
