/**
 * Shared compute: the nation's accelerators, lent to start-ups and researchers by rules that anyone can read.
 *
 * Promises: what is granted is a signed decision with its hours and its last day; nobody uses more than was granted, and what was used is what the cluster's own
 * accounting says. Never: decides who is granted hours; its registers and procedures are the country's declarations, and people or published rules decide.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { InstitutionParts, Offer, PageToFind } from '../../portal/index.ts'
import { type InstitutionDoor, institutionLanding } from '../../portal/record/index.ts'
import { openGround } from './ground.ts'
import { computeRound, followGrants, issueHoursInvoices, jobThings, keepReclaim, reclaimAct } from './hours/index.ts'
import { usedHours } from './indicators.ts'
import { keeps } from './keeps.messages.ts'
import { words } from './messages.ts'
import type { ComputeOptions } from './options.ts'
import { hoursPages, ownPath, pageWords, queuePath, sharesPath, shareWords, statisticsPath } from './pages/index.ts'
import { institution, place } from './parts.ts'

export { openGround, type Ground } from './ground.ts'
export type { ComputeOptions } from './options.ts'

const offers: readonly Offer[] = [{ needs: ['models'], path: place.path, title: words.title, hint: words.requestHint }]

const pages: readonly PageToFind[] = [
  { path: place.path, title: words.title, about: words.lead }, { path: queuePath, title: pageWords.queue, about: pageWords.queueLead }, { path: statisticsPath, title: pageWords.statistics, about: pageWords.statisticsLead }, { path: sharesPath, title: shareWords.title, about: shareWords.lead },
]

/** Where the first page leads. */
const doors = ({ registers, request }: ComputeOptions): readonly InstitutionDoor[] => [
  { path: `/registers/${registers.programmes}`, title: words.programmes, hint: words.programmesHint }, { path: `/registers/${registers.partitions}`, title: words.partitions, hint: words.partitionsHint },
  { path: `/services/${request}`, title: words.request, hint: words.requestHint }, { path: ownPath, title: pageWords.own, hint: pageWords.ownHint, permission: 'signed in' },
  { path: queuePath, title: pageWords.queue, hint: pageWords.queueLead }, { path: statisticsPath, title: pageWords.statistics, hint: pageWords.statisticsLead },
  { path: sharesPath, title: shareWords.title, hint: shareWords.lead },
]

/** Seconds between two rounds: as old is what pages say of the clusters at most. */
const pace = 60
/** Between two looks at what is to be invoiced. */
const billEvery = 3600

function work(kernel: Kernel, options: ComputeOptions): void {
  const ground = openGround(kernel, options)
  followGrants(kernel, options)
  keepReclaim(kernel)
  kernel.jobs.define('compute-hours.round', { run: () => computeRound(ground) })
  kernel.jobs.every('compute-hours.round', pace)
  kernel.jobs.define('compute-hours.invoices', { run: async () => { await issueHoursInvoices(kernel, options) } })
  kernel.jobs.every('compute-hours.invoices', billEvery)
}

export const computeHours = (options: ComputeOptions): InstitutionParts => ({
  id: institution,
  keeps,
  money: options.money,
  things: jobThings(options),
  migrations: { folder: institution, url: new URL('.', import.meta.url) },
  routes: (kernel) => [institutionLanding(kernel, institution, { words, doors: doors(options), rests: options.rests, money: options.money }), ...hoursPages(openGround(kernel, options))],
  indicators: (kernel) => [usedHours(openGround(kernel, options))],
  work: (kernel) => work(kernel, options),
  acts: [reclaimAct],
  offers, pages,
})
