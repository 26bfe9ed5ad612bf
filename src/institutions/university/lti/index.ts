/**
 * LTI 1.3 Advantage, the side of the tool: our courses inside a university's Moodle, Open edX or Canvas.
 *
 * Promises: what a registered platform launches is opened once and by its own signature; a learner is who they say themselves, signed in here, and no mail or name makes
 * them anybody; what they reach is told to their platform once, however often it was away. Never: signs anybody in by a launch, needs a cookie in a frame, is
 * framed by whoever is not registered, or asks an address but by the portal's guarded way out.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { Study } from '../study/index.ts'
import { accountPages, connectPath, linkedPath } from './account-pages.ts'
import { openAccounts } from './accounts.ts'
import { forgetLinks, tellGrades } from './grades.ts'
import { openLaunches } from './launch.ts'
import { launchPages } from './launch-pages.ts'
import { postScript } from './leading-on.ts'
import { words } from './messages.ts'
import { openOwnKeys } from './own-keys.ts'
import { type LtiOptions, openRegistrations } from './registrations.ts'
import { openRemote } from './remote.ts'
import './tables.ts'

export { ltiKeeps } from './messages.ts'
export type { LtiOptions } from './registrations.ts'

function opened(kernel: Kernel, options: LtiOptions, study: Study) {
  const own = openOwnKeys(kernel)
  const registrations = openRegistrations(kernel, options)
  const remote = openRemote(kernel, own)
  return { means: { kernel, study, own, remote, accounts: openAccounts(kernel), launches: openLaunches(kernel, registrations, remote, study) }, registrations }
}

export function ltiRoutes(kernel: Kernel, options: LtiOptions, study: Study): readonly Route[] {
  const { means, registrations } = opened(kernel, options, study)
  return [...launchPages(means), ...accountPages(means, registrations, options), postScript]
}

/** Tells grades, and forgets what has ended. */
export function ltiWork(kernel: Kernel, options: LtiOptions, study: Study): void {
  tellGrades(kernel, options, study)
  forgetLinks(kernel)
  const { launches } = opened(kernel, options, study).means
  kernel.jobs.define('university.lti-sweep', { run: () => launches.sweep() })
  kernel.jobs.every('university.lti-sweep', 3600)
}

export const ltiDoors: readonly InstitutionDoor[] = [
  { path: connectPath, title: words.connect, hint: words.connectHint }, { path: linkedPath, title: words.linked, hint: words.linkedLead, permission: 'signed in' },
]
export const ltiFound: readonly PageToFind[] = [{ path: connectPath, title: words.connect, about: words.connectLead }, { path: linkedPath, title: words.linked, about: words.linkedLead }]
