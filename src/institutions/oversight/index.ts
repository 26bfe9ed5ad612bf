/**
 * Oversight of AI systems: what runs, what risk it carries, and what the law asks of it.
 *
 * Promises: a class, a score and a deadline are computed from what was declared, each with its law, and never typed in.
 * Never: decides; its register, procedures and orders are the country's declarations, and the kernel runs them.
 */
import type { InstitutionParts, Offer, PageToFind } from '../../portal/index.ts'
import { landingRoute } from './landing.ts'
import { words } from './messages.ts'
import type { OversightOptions } from './options.ts'
import { institution, type OversightDoor } from './parts.ts'

export type { OversightOptions } from './options.ts'

/** Where the first page leads: each part adds its own. */
const doors: readonly OversightDoor[] = []

const offers: readonly Offer[] = [
  { needs: ['decided'], path: '/oversight', title: words.name, hint: words.lead },
]

const pages: readonly PageToFind[] = [
  { path: '/oversight', title: words.title, about: words.lead },
]

export const oversight = (options: OversightOptions): InstitutionParts => ({
  id: institution,
  routes: (kernel) => [landingRoute(kernel, options, doors)],
  indicators: () => [],
  work: () => {},
  offers, pages,
})
