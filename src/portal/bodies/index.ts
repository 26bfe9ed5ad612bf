/**
 * The bodies of the programme: who is responsible for what, under which keys, and who is in office.
 *
 * Promises: the pages of all bodies have one skeleton, made from what the country declares and the house has enacted; who is in office is shown to
 * the administrators of the body and of the programme alone. Never: knows a body by name, or lets anybody appoint whom the kernel would refuse.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { officeRoutes } from './offices.ts'
import { bodyPages } from './pages.ts'

export { bodyWords } from './messages.ts'

/** Every route of the bodies. */
export const bodyRoutes = (kernel: Kernel): readonly Route[] => [...bodyPages(kernel), ...officeRoutes(kernel)]
