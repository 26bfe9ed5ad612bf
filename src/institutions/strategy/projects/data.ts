/** Projects and milestones as data, for anybody: the milestones as CSV, all of it as JSON. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { dayOf } from '../../../law/time.ts'
import { csv, json, operation, route, type Route, textSchema } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import { projectWords as words } from './messages.ts'
import { milestonesCsvPath, projectsApiPath } from './pages.ts'
import { milestoneStanding, projectStanding } from './project.ts'
import { bookedFor, type Projects } from './read.ts'
import { blockedBy, mostHolding } from './waiting.ts'

const entered = { number: z.string(), path: z.string(), name: textSchema }
const standings = ['planned', 'late', 'claimed', 'evidenced'] as const
const schema = z.object({
  projects: z.array(z.object({
    ...entered, goal: z.string(), parent: z.string().optional(), about: z.string().optional(), owner: z.string().optional(), ownerOffice: z.string().optional(), region: z.string().optional().describe('ISO 3166-2, without the country'), startsOn: z.iso.date().optional(), deadline: z.iso.date().optional(),
    budget: z.string().optional().describe('In the smallest unit of money'), account: z.string().optional(), paid: z.string().optional().describe(words.paidApi.en), certainty: z.enum(['verified', 'secondary', 'assumed']).optional(), sourceUrl: z.string().optional(), standing: z.enum([...standings, 'unplanned']),
  })),
  milestones: z.array(z.object({ ...entered, project: z.string(), plannedOn: z.iso.date(), after: z.array(z.string()), doneOn: z.iso.date().optional(), evidence: z.string().optional(), accepted: z.boolean().optional(), standing: z.enum(standings), blockedBy: z.array(z.string()).max(mostHolding).describe(words.heldApi(mostHolding).en) })),
}).meta({ id: 'StrategyProjects' })

export const projectsData = (kernel: Kernel, projects: Projects): readonly Route[] => [
  route({
    method: 'GET', path: milestonesCsvPath, kind: 'page', permission: 'everyone', title: words.csv, rateLimit: { requests: 60, seconds: 60 },
    async handle({ locale }) {
      const portfolio = await projects()
      const today = dayOf(kernel.now(), kernel.country.calendar.zone)
      const named = new Map(portfolio.projects.map(({ number, name }) => [number, name[locale]]))
      return csv('strategy-milestones.csv', ['entry', 'name', 'project', 'project name', 'planned on', 'after', 'standing', 'blocked by', 'done on', 'evidence'],
        portfolio.milestones.map((one) => [one.number, one.name[locale], one.project, named.get(one.project) ?? '', one.plannedOn, one.after.join(' '), milestoneStanding(one, today), blockedBy(portfolio, one, today).map(({ number }) => number).join(' '), one.doneOn ?? '', one.evidence ?? '']))
    },
  }),
  operation({
    method: 'GET', path: projectsApiPath, permission: 'everyone', title: words.api, rateLimit: { requests: 60, seconds: 60 },
    describes: { group: institution, description: words.api, answers: { 200: { text: words.api, schema } } },
    async handle() {
      const portfolio = await projects()
      const today = dayOf(kernel.now(), kernel.country.calendar.zone)
      const booked = await bookedFor(kernel, portfolio.projects)
      return json({
        projects: portfolio.projects.map((project, i) => {
          const [{ budget, ...one }, books] = [project, booked[i]!]
          return { ...one, ...(budget !== undefined && { budget: String(budget) }), ...('paid' in books && { paid: String(books.paid) }), standing: projectStanding(portfolio, project, today) }
        }),
        milestones: portfolio.milestones.map((one) => ({ ...one, after: [...one.after], standing: milestoneStanding(one, today), blockedBy: blockedBy(portfolio, one, today).map(({ number }) => number) })),
      }, { headers: { 'access-control-allow-origin': '*' } })
    },
  }),
]
