/** What the pages of oversight share: its name in addresses and its place above them. */
import type { Crumb } from '../../portal/index.ts'
import { words } from './messages.ts'

export const institution = 'oversight'

export const place: Crumb = { title: words.name, path: '/oversight' }
