/**
 * Tuition: what a year of study costs in each programme, how it is paid, and what whoever looks owes.
 *
 * Promises: a sum that nobody has set is said to be not set; what is owed is what the books say. Never: sets a sum, charges, or keeps books; declarations and the ring do.
 */
import type { PageToFind } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { words } from './messages.ts'
import { path } from './page.ts'

export type { TuitionOptions } from './options.ts'
export { tuitionRoutes } from './page.ts'

export const tuitionDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }
export const tuitionFound: PageToFind = { path, title: words.title, about: words.lead }
