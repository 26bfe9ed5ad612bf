/**
 * Badges: Open Badges 3.0 and CLR 2.0, checked for anybody.
 *
 * Promises: whatever is wrong is said with its rule, its place and its mend; a verdict that could not be reached is not guessed.
 * Never: fetches a context or a schema, runs what an issuer sends, or keeps what was checked.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import type { UniversityDoor } from '../parts.ts'
import { badgeApi } from './api.ts'
import { words } from './messages.ts'
import { badgePages, verifyPath } from './pages.ts'

export const badgeRoutes = (kernel: Kernel): readonly Route[] => [...badgePages(kernel), ...badgeApi(kernel)]

export const badgesDoor: UniversityDoor = { path: verifyPath, title: words.title, hint: words.hint }
export const badgesOffer = { ...badgesDoor, needs: ['checking'] } as const
export const badgesFound: PageToFind = { path: verifyPath, title: words.title, about: words.hint }
