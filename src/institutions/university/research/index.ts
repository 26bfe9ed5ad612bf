/**
 * Research of the university: what became of its grants, from what was given to what was paid and what it has brought.
 *
 * Promises: what is paid is what the bank proves, and what a stage has brought is what its accepted report named. Never: funds, judges or keeps anything; declared procedures do.
 */
import type { PageToFind } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { words } from './messages.ts'
import type { ResearchOptions } from './options.ts'
import { path } from './page.ts'

export type { ResearchOptions } from './options.ts'
export { researchRoutes } from './page.ts'

export const researchDoors = ({ grant }: ResearchOptions): readonly InstitutionDoor[] => [{ path: `/calls/${grant}`, title: words.call, hint: words.callHint }, { path, title: words.title, hint: words.hint }]
export const researchFound: PageToFind = { path, title: words.title, about: words.lead }
