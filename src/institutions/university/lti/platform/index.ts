/**
 * LTI 1.3 Advantage, the side of the platform: tools of others inside our courses.
 *
 * Promises: a tool is one of the register, opens for the person who asked for it and once, is told of them what its entry says and nothing more, and fills its own columns
 * alone; what it says of a learner stands beside its name. Never: sends anything to an address that the register does not have, or counts a tool's score as our own verdict.
 */
import type { Kernel } from '../../../../kernel/index.ts'
import { html, type Html, type Route, type Visit } from '../../../../portal/index.ts'
import type { Study } from '../../study/index.ts'
import type { OwnKeys } from '../own-keys.ts'
import type { LtiOptions } from '../registrations.ts'
import type { Remote } from '../remote.ts'
import { openGradebook } from './gradebook.ts'
import { openToolLaunches } from './launches.ts'
import { words } from './messages.ts'
import { platformPages, resultsTable } from './pages.ts'
import { serviceRoutes } from './services.ts'
import './tables.ts'
import { openTokens } from './tokens.ts'
import { openTools } from './tools.ts'

export { toolKeeps, words as toolWords } from './messages.ts'
export { authorizePath, managePath, tokenPath, toolsPath } from './places.ts'

export function platformRoutes(kernel: Kernel, { tools: register }: LtiOptions, study: Study, { own, remote, teacher }: { readonly own: OwnKeys; readonly remote: Remote; readonly teacher: string }): readonly Route[] {
  const tools = openTools(kernel, register)
  const gradebook = openGradebook(kernel)
  return [...platformPages({ kernel, study, tools, gradebook, remote, teacher, launches: openToolLaunches(kernel, own, tools, study) }), ...serviceRoutes(kernel, study, openTokens(kernel, tools, remote), gradebook)]
}

/** What a learner reached with tools in a course, for whoever assesses them; nothing where they used none. */
export async function toolResults(kernel: Kernel, { tools: register }: LtiOptions, visit: Visit, { person, course }: { readonly person: string; readonly course: string }): Promise<Html | undefined> {
  const results = (await openGradebook(kernel).results({ person })).filter((one) => one.course === course)
  return results.length === 0 ? undefined : html`<h2>${words.results[visit.locale]}</h2>${resultsTable(visit, results, await openTools(kernel, register).all())}`
}

/** Forgets what has ended, and what was kept of those whose account is closed. */
export function platformWork(kernel: Kernel, { tools: register }: LtiOptions, remote: Remote): { sweep(): Promise<void> } {
  kernel.journal.subscribe('university.forget-tools', {
    types: ['person.account-closed'], holdsUp: 'itself',
    async handle(tx, { subject }) {
      const person = subject.slice('person:'.length)
      for (const table of ['lti_score', 'lti_tool_user', 'lti_hint'] as const) await tx.deleteFrom(table).where('person', '=', person).execute()
    },
  })
  const tokens = openTokens(kernel, openTools(kernel, register), remote)
  return {
    async sweep() {
      await tokens.sweep()
      await kernel.db.deleteFrom('lti_hint').where('expires_at', '<', kernel.now()).execute()
      await kernel.db.deleteFrom('lti_choice').where('expires_at', '<', kernel.now()).execute()
    },
  }
}
