/**
 * The compute book, in the manner of safeguards accounting: declared accelerators with their balances, and trainings with their operations.
 *
 * Promises: counts are whole and operations exact decimals; every figure of a training has its method and bounds; a line is never changed, so that a
 * correction loses nothing; what is unaccounted for is told with its limit of error, and significant by a rule that everybody can check; own trainings enter by themselves;
 * a large one is told to whoever declared it and to the authority, with a last day only where a law that applies sets one.
 * Never: guesses a count, tells a stranger what one organisation has, or computes a training silently.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { computeApi } from './api.ts'
import type { ComputeDeclarations } from './book.ts'
import { words } from './messages.ts'
import { computePages, path } from './pages.ts'

export type { Change, Count } from './balance.ts'
export type { ComputeDeclarations } from './book.ts'
export type { DeclaredWork } from './operations.ts'
export { noticesAwait, noticesWork } from './notices.ts'
export { ownRunsWork } from './own-runs.ts'
export { bookDoor } from './pages.ts'

export const computeDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }
export const computeFound: PageToFind = { path, title: words.title, about: words.lead }

export const computeRoutes = (kernel: Kernel, declared: ComputeDeclarations): readonly Route[] => [...computePages(kernel, declared), ...computeApi(kernel, declared)]
