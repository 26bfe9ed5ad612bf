/**
 * Calls: competitions for everybody to see, and for the office that signs their rankings.
 *
 * Promises: a ranking is shown by the numbers of the cases, and only once somebody has signed it.
 * Never: shows a name, or signs anything by itself.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { callApi } from './api.ts'
import { callDesk } from './desk.ts'
import { callPages } from './pages.ts'

export const callRoutes = (kernel: Kernel): readonly Route[] => [...callPages(kernel), ...callDesk(kernel), ...callApi(kernel)]
