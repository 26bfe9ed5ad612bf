/**
 * Public services: which of them people need when something happens in their life, and who answers for them.
 *
 * Promises: each event leads to the services that are in force today, with the time and the cost that they declare themselves.
 * Never: decides, or keeps anything; services and registers are the country's declarations, and the kernel runs them.
 */
import type { InstitutionParts } from '../../portal/index.ts'
import { landingRoute } from './landing.ts'
import { words } from './messages.ts'
import type { AdministrationOptions } from './options.ts'
import { institution } from './parts.ts'

export type { AdministrationOptions, LifeEvent } from './options.ts'

export const administration = (options: AdministrationOptions): InstitutionParts => ({
  id: institution,
  routes: (kernel) => [landingRoute(kernel, options)],
  indicators: () => [],
  work() {},
  offers: [{ needs: [...new Set(options.events.flatMap(({ needs }) => needs))], title: words.title, hint: words.lead, path: '/administration' }],
  pages: [{ path: '/administration', title: words.title, about: words.lead }],
})
