/**
 * Federation on the web: the page of peers and of what they exchange, what they fetch, the witness that other logs ask, and the administrator's page of peers.
 *
 * Promises: what programs ask keeps to C2SP; a peer is added and withdrawn by the administrator, by an act in the journal.
 * Never: knows an institution, or takes a key that nobody of this house typed in.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { apiRoutes } from './api.ts'
import { pageRoutes } from './page.ts'
import { peerRoutes } from './peers.ts'
import { servedRoutes } from './served.ts'
import { witnessRoute } from './witness.ts'

/** `inspectors` are the offices that ask peers for inspections and answer theirs, beside the administrator. */
export const federationRoutes = (kernel: Kernel, inspectors: readonly string[]): readonly Route[] => [
  witnessRoute(kernel), ...servedRoutes(kernel), ...pageRoutes(kernel, inspectors), ...apiRoutes(kernel), ...peerRoutes(kernel),
]
