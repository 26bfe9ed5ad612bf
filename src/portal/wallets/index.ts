/**
 * Wallets on phones: a holder takes a certificate, anybody asks for one, and what their programs speak with ours.
 *
 * Promises: open standards and no application of ours; each page works without a script. Never: offers what is somebody else's, or shows
 * more of what a phone showed than was asked for.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { askRoutes } from './ask.ts'
import { protocolRoutes } from './protocol.ts'
import { takeRoutes } from './take.ts'

export const walletRoutes = (kernel: Kernel): readonly Route[] => [...takeRoutes(kernel), ...askRoutes(kernel), ...protocolRoutes(kernel)]
