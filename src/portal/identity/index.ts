/**
 * Identity: the pages on which people prove who they are, get a signing certificate anew, and stop one that they did not ask for;
 * and those on which an administrator vouches for others.
 *
 * Promises: every way of proof is said with its next step; everything but the passkey works without a script; a link from a
 * letter does nothing before a button is pressed. Never: takes a number or a headship from a field of the person it is about.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { certificateRoutes } from './certificate.ts'
import { headRoutes } from './heads.ts'
import { proofRoutes } from './prove.ts'
import { vouchRoutes } from './vouch.ts'

/** Every route of identity. */
export const identityRoutes = (kernel: Kernel): readonly Route[] =>
  [...proofRoutes(kernel), ...certificateRoutes(kernel), ...vouchRoutes(kernel), ...headRoutes(kernel)]
