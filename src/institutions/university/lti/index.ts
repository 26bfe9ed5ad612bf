/**
 * LTI 1.3 Advantage: our courses inside a university's Moodle, Open edX or Canvas, and in `platform` the tools of others inside ours.
 *
 * Promises: what a registered platform launches is opened once and by its own signature; a learner is who they say themselves, signed in here, and no mail or name makes
 * them anybody; what they reach is told to their platform once, however often it was away. Never: signs anybody in by a launch, needs a cookie in a frame, is
 * framed by whoever is not registered, or asks an address but by the portal's guarded way out.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { Html, PageToFind, Route, Visit } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { Study } from '../study/index.ts'
import { accountPages, connectPath, linkedPath } from './account-pages.ts'
import { openAccounts } from './accounts.ts'
import { forgetLinks, tellGrades } from './grades.ts'
import { openLaunches } from './launch.ts'
import { launchPages } from './launch-pages.ts'
import { postScript } from './leading-on.ts'
import { ltiKeeps, words } from './messages.ts'
import { openOwnKeys } from './own-keys.ts'
import { managePath, platformRoutes, platformWork, toolKeeps, toolResults, toolsPath, toolWords } from './platform/index.ts'
import { type LtiOptions, openRegistrations } from './registrations.ts'
import { openRemote } from './remote.ts'
import './tables.ts'

export { isSafe, type LtiOptions } from './registrations.ts'

function opened(kernel: Kernel, options: LtiOptions, study: Study) {
  const own = openOwnKeys(kernel)
  const registrations = openRegistrations(kernel, options)
  const remote = openRemote(kernel, own)
  const accounts = openAccounts(kernel)
  return { means: { kernel, study, own, remote, accounts, launches: openLaunches(kernel, registrations, remote, accounts, study) }, registrations }
}

/** `teacher` is the office that decides what stands in a course. */
export function ltiRoutes(kernel: Kernel, options: LtiOptions, study: Study, teacher: string): readonly Route[] {
  const { means, registrations } = opened(kernel, options, study)
  return [...launchPages(means), ...accountPages(means, registrations, options), ...platformRoutes(kernel, options, study, { own: means.own, remote: means.remote, teacher }), postScript]
}

/** What a learner reached in a course with tools of others, for the page of their results. */
export const besidesOf = (kernel: Kernel, options: LtiOptions) => (visit: Visit, of: { readonly person: string; readonly course: string }): Promise<Html | undefined> => toolResults(kernel, options, visit, of)

/** Tells grades, and forgets what has ended. */
export function ltiWork(kernel: Kernel, options: LtiOptions, study: Study): void {
  tellGrades(kernel, options, study)
  forgetLinks(kernel)
  const { launches, remote } = opened(kernel, options, study).means
  const tools = platformWork(kernel, options, remote)
  kernel.jobs.define('university.lti-sweep', {
    async run() {
      await launches.sweep()
      await tools.sweep()
    },
  })
  kernel.jobs.every('university.lti-sweep', 3600)
}

export const ltiKept = [ltiKeeps, toolKeeps] as const

export const ltiDoors = (teacher: string): readonly InstitutionDoor[] => [
  { path: connectPath, title: words.connect, hint: words.connectHint }, { path: linkedPath, title: words.linked, hint: words.linkedLead, permission: 'signed in' },
  { path: toolsPath, title: toolWords.tools, hint: toolWords.toolsLead, permission: 'signed in' }, { path: managePath, title: toolWords.manage, hint: toolWords.manageLead, permission: { role: teacher } },
]
/** Where whoever teaches connects tools. */
export const ltiWorkplace = { path: managePath, title: toolWords.manage } as const
export const ltiFound: readonly PageToFind[] = [{ path: connectPath, title: words.connect, about: words.connectLead }, { path: linkedPath, title: words.linked, about: words.linkedLead }, { path: toolsPath, title: toolWords.tools, about: toolWords.toolsLead }]
