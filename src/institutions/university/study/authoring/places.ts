/** The addresses of the pages on which courses are written. */
import type { Text } from '../../../../law/text.ts'
import type { Crumb } from '../../../../portal/index.ts'
import { place } from '../../parts.ts'
import { everywhere, type Said } from '../content.ts'
import { words } from './messages.ts'

export const authoringPath = '/university/authoring'
export const draftPath = (id: string): string => `${authoringPath}/${id}`
export const contentPath = (hash: string): string => `/university/course-contents/${hash}`
export const inDrafts: readonly Crumb[] = [place, { title: words.title, path: authoringPath }]

/** What a part is called, where its title is written in some language. */
export const nameOf = (title: Said): Text => (Object.values(title).some((one) => (one ?? '').trim() !== '') ? everywhere(title) : words.untitled)

/** The place of a draft, above its parts. */
export const inDraft = ({ id, content }: { readonly id: string; readonly content: { readonly title: Said } }): readonly Crumb[] => [...inDrafts, { title: nameOf(content.title), path: draftPath(id) }]
