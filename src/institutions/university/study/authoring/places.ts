/** The addresses of the pages on which courses are written. */
import type { Crumb } from '../../../../portal/index.ts'
import { place } from '../../parts.ts'
import { words } from './messages.ts'

export const authoringPath = '/university/authoring'
export const draftPath = (id: string): string => `${authoringPath}/${id}`
export const contentPath = (hash: string): string => `/university/course-contents/${hash}`
export const inDrafts: readonly Crumb[] = [place, { title: words.title, path: authoringPath }]
