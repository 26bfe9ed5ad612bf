/** What the pages of shared compute share: its name in addresses and its place above them. */
import type { Crumb } from '../../portal/index.ts'
import { words } from './messages.ts'

export const institution = 'compute-hours'

export const place: Crumb = { title: words.name, path: '/compute-hours' }
