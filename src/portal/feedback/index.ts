/**
 * What people say is wrong with a page: the form behind the link at the foot of every page, and the administrator's pages of what came.
 *
 * Promises: without an account and without a script; the form is filled in with the page from which somebody came, without what may be a secret in its
 * address. Never: shows to anybody but the programme's administrator what was written, or, on these pages, to whom the answer goes.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { formRoutes } from './form.ts'
import { triageRoutes } from './triage.ts'

export const feedbackRoutes = (kernel: Kernel): readonly Route[] => [...formRoutes(kernel), ...triageRoutes(kernel)]
