/** What the pages of the university share: its name in addresses and its place above them. */
import type { Crumb } from '../../portal/index.ts'
import { words } from './messages.ts'

export const institution = 'university'

export const place: Crumb = { title: words.name, path: '/university' }
