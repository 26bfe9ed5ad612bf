/**
 * The cabinet: what awaits whoever is signed in, and their documents, in the hat that they wear.
 *
 * Promises: one pattern for every role; whoever signs in lands on what awaits them; what is owed stands on top, with how it is paid. Never: knows an
 * institution (each says by `awaits` what of its own waits, and by `own` what people have there), or shows in one hat what is another's.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { OwnPlace } from '../institution.ts'
import type { OverdueBooks } from '../money/index.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { documentsPage } from './documents.ts'
import { forgetRoute } from './left.ts'
import { words } from './messages.ts'
import { cabinetPage } from './page.ts'

export { words as cabinetWords } from './messages.ts'

/** `own` are the pages of what people have in the institutions, `overdue` what others owe to these and pay late. */
export const cabinetRoutes = (kernel: Kernel, own: readonly OwnPlace[] = [], overdue: readonly OverdueBooks[] = []): readonly Route[] => [
  route({ method: 'GET', path: '/cabinet', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.cabinet, handle: (visit) => cabinetPage(kernel, visit, own, overdue) }),
  route({ method: 'GET', path: '/cabinet/documents', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.documents, handle: (visit) => documentsPage(kernel, visit) }),
  forgetRoute(kernel),
]
