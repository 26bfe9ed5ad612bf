/**
 * The strategy: what the programme is to reach, who answers for it, and how far it is, from mandates to figures.
 *
 * Promises: progress is computed by a stated method in a stated version, with each step in words; what is not known is shown as not known.
 * Never: decides, or changes an entry; its registers and procedures are the country's declarations, and the kernel runs them.
 */
import { countedIndicator } from '../../kernel/indicators/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { copyable, html, type Html, type InstitutionParts, type Offer, type PageToFind, type Visit } from '../../portal/index.ts'
import { discussionLink } from '../../portal/discussions/index.ts'
import { exchangeRoutes, importAct, openImports } from './exchange/index.ts'
import { chartPath, feedRoutes, feedWords } from './feed/index.ts'
import { strategyFace } from './face/index.ts'
import { landingRoute } from './landing.ts'
import { agendaProposals, type Coordinated, instructionConcerns, meetingPages, meetingsPath, meetingWords, openMeetings } from './meetings/index.ts'
import { words } from './messages.ts'
import type { StrategyOptions } from './options.ts'
import { institution } from './parts.ts'
import { checkPath, goalPath, indicatorPath, openPlans, planData, type PlannedIndicator, planPages, planWords } from './plan/index.ts'
import { auditPage, auditPath, auditSection, auditWords, publishedFindings } from './audit/index.ts'
import { type About, draftsPath, discussedThing, openPages, openPeople, openToPeople, openWords, type People, peopleSection } from './people/index.ts'
import { openProjects, projectConcerns, projectPages, projectsData, projectsOfGoal, projectsPath, projectWords, regionsPage, regionsPath, regionWords } from './projects/index.ts'
import { progressApi } from './progress/index.ts'
import { openScenarios, scenarioRoutes, type Scenario } from './scenarios/index.ts'
import { briefPath, reportRoutes, yearWords } from './year/index.ts'
import { wallPath, wallRoute, wallWords } from './wall/index.ts'
import { figuresAct, openFigureImports, sdmxRoutes } from './sdmx/index.ts'

export { documentOf, type Proposed, type Row, writeStratml } from './exchange/index.ts'
export type { Coordination, StrategyOptions } from './options.ts'

const offers: readonly Offer[] = [{ needs: ['checking'], way: 'programme', path: '/strategy', title: words.title, hint: words.lead }]

const pages: readonly PageToFind[] = [{ path: '/strategy', title: words.title, about: words.lead }, { path: checkPath, title: planWords.check, about: planWords.checkLead }, { path: meetingsPath, title: meetingWords.title, about: meetingWords.lead }, { path: draftsPath, title: openWords.title, about: openWords.lead }, { path: wallPath, title: wallWords.title, about: wallWords.lead }, { path: auditPath, title: auditWords.title, about: auditWords.lead }, { path: projectsPath, title: projectWords.title, about: projectWords.lead }, { path: regionsPath, title: regionWords.title, about: regionWords.lead }]

/** Keeps a scenario over the plan of a house, as the form of scenarios does. Throws a `Failure` (invalid) with what stands against it. */
export const saveScenario = (kernel: Kernel, registers: StrategyOptions['registers'], actor: Actor, scenario: Scenario): Promise<string> => openScenarios(kernel, openPlans(kernel, registers)).save(actor, scenario)

export function strategy(options: StrategyOptions): InstitutionParts {
  /** What is read of one kernel is remembered once, however many ask. */
  const reads = new WeakMap<Kernel, Reads>()
  const readsOf = (kernel: Kernel) => {
    const known = reads.get(kernel) ?? { plans: openPlans(kernel, options.registers), projects: openProjects(kernel, options.projects), meetings: openMeetings(kernel, options.meetings), people: openPeople(kernel, options.open) }
    reads.set(kernel, known)
    return known
  }
  return partsOf(options, readsOf)
}

/** How the chart of an indicator comes onto another page: a picture that leads to where its figures stand. */
const embedded = (publicUrl: string) => ({ number, name }: PlannedIndicator, { locale }: Visit): Html => html`<details><summary>${feedWords.embed[locale]}</summary>${copyable(locale, {
  label: feedWords.embed, value: html`<a href="${publicUrl}/${locale}${indicatorPath(number)}"><img src="${publicUrl}${chartPath(number, locale)}" alt="${name[locale]}"></a>`.source,
})}</details>`

interface Reads extends Coordinated { readonly people: People }
type ReadsOf = (kernel: Kernel) => Reads

function openActs(kernel: Kernel, options: StrategyOptions, readsOf: ReadsOf): void {
  const { registers, open, offices, audit } = options
  const { plans, projects, people } = readsOf(kernel)
  openImports(kernel, { ...registers, ...options.projects })
  openFigureImports(kernel, registers, plans)
  openToPeople(kernel, { plans, projects, people, options: open, offices, findings: publishedFindings(audit) })
}

const partsOf = (options: StrategyOptions, readsOf: ReadsOf): InstitutionParts => ({
  id: institution,
  migrations: { folder: institution, url: new URL('.', import.meta.url) },
  acts: [importAct, figuresAct],
  routes(kernel) {
    openActs(kernel, options, readsOf)
    const reads = readsOf(kernel)
    const { plans, projects, meetings, people } = reads
    const below = async (visit: Visit, about: About, number: string): Promise<Html> => peopleSection(visit, { people, options: options.open, about, discussion: await discussionLink(kernel, visit, discussedThing(number)) }, number)
    const beside = async (today: Day) => [...instructionConcerns((await meetings()).instructions, today), ...projectConcerns(await projects(), today)]
    return [landingRoute(kernel, options, plans), ...planPages(kernel, plans, { beside, below, projects: (visit, goal) => projectsOfGoal(kernel, projects, visit, goal), audited: (visit, about, number) => auditSection(kernel, visit, options.audit, about, number), mends: options.mends, embed: embedded(kernel.settings.publicUrl), brief: (goal, locale) => ({ path: briefPath(goal, locale), title: yearWords.brief }) }), ...feedRoutes(kernel, plans), ...reportRoutes(kernel, plans, meetings), wallRoute(kernel, reads, options.meetings.meets), ...meetingPages(kernel, reads, options.begins), ...planData(kernel, plans), ...exchangeRoutes(kernel, plans, projects), ...sdmxRoutes(kernel, plans), ...openPages(kernel, plans, people, below), auditPage(kernel, plans, options.audit, options.registers), ...scenarioRoutes(kernel, plans, options.offices), ...projectPages(kernel, projects, plans, below), regionsPage(kernel), ...projectsData(kernel, projects), ...progressApi]
  },
  measured: (kernel) => async (indicators) => {
    const plan = await readsOf(kernel).plans()
    return plan.indicators.filter(({ counts }) => counts !== undefined && indicators.includes(counts)).flatMap(({ number, name, counts, goal: of }) => {
      const goal = plan.goals.find((one) => one.number === of)
      const step = (thing: { readonly number: string; readonly name: Text }, path: string, by: string) => ({ thing: { id: `entry:${thing.number}`, kind: 'entry', title: thing.name, path }, by, relation: 'measures' })
      return [step({ number, name }, indicatorPath(number), `indicator:${counts}`), ...(goal ? [step(goal, goalPath(goal.number), `entry:${number}`)] : [])]
    })
  },
  face: (kernel) => strategyFace(kernel, readsOf(kernel), options.face),
  proposes: (kernel) => agendaProposals(kernel, readsOf(kernel), options.meetings.meets),
  indicators: (kernel) => options.counted.map((counted) => countedIndicator(kernel, counted)),
  work: (kernel) => openActs(kernel, options, readsOf),
  offers, pages,
})
