/**
 * The strategy: what the programme is to reach, who answers for it, and how far it is, from mandates to figures.
 *
 * Promises: progress is computed by a stated method in a stated version, with each step in words; what is not known is shown as not known.
 * Never: decides, or changes an entry; its registers and procedures are the country's declarations, and the kernel runs them.
 */
import { countedIndicator } from '../../kernel/indicators/index.ts'
import type { Day } from '../../law/time.ts'
import type { InstitutionParts, Offer, PageToFind } from '../../portal/index.ts'
import { exchangeRoutes, importAct, openImports } from './exchange/index.ts'
import { landingRoute } from './landing.ts'
import { instructionConcerns, meetingPages, meetingsPath, meetingWords, openMeetings } from './meetings/index.ts'
import { words } from './messages.ts'
import type { StrategyOptions } from './options.ts'
import { institution } from './parts.ts'
import { checkPath, openPlans, planData, planPages, planWords } from './plan/index.ts'
import { progressApi } from './progress/index.ts'

export { documentOf, type Proposed, type Row, writeStratml } from './exchange/index.ts'
export type { Coordination, StrategyOptions } from './options.ts'

const offers: readonly Offer[] = [{ needs: ['checking'], way: 'programme', path: '/strategy', title: words.title, hint: words.lead }]

const pages: readonly PageToFind[] = [{ path: '/strategy', title: words.title, about: words.lead }, { path: checkPath, title: planWords.check, about: planWords.checkLead }, { path: meetingsPath, title: meetingWords.title, about: meetingWords.lead }]

export const strategy = (options: StrategyOptions): InstitutionParts => ({
  id: institution,
  migrations: { folder: institution, url: new URL('.', import.meta.url) },
  acts: [importAct],
  routes(kernel) {
    openImports(kernel, options.registers)
    const [plans, meetings] = [openPlans(kernel, options.registers), openMeetings(kernel, options.meetings)]
    const beside = async (today: Day) => instructionConcerns((await meetings()).instructions, today)
    return [landingRoute(kernel, options, plans), ...planPages(kernel, plans, beside), ...meetingPages(kernel, plans, meetings, options.begins), ...planData(kernel, plans), ...exchangeRoutes(kernel, plans), ...progressApi]
  },
  indicators: (kernel) => options.counted.map((counted) => countedIndicator(kernel, counted)),
  work: (kernel) => openImports(kernel, options.registers),
  offers, pages,
})
