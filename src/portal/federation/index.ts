/**
 * Federation on the web: the witness that other logs ask, and the administrator's page of peers.
 *
 * Promises: what programs ask keeps to C2SP; a peer is added and withdrawn by the administrator, by an act in the journal.
 * Never: knows an institution, or takes a key that nobody of this house typed in.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { peerRoutes } from './peers.ts'
import { witnessRoute } from './witness.ts'

export const federationRoutes = (kernel: Kernel): readonly Route[] => [witnessRoute(kernel), ...peerRoutes(kernel)]
