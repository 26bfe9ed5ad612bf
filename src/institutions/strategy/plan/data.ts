/** The strategy as data: every figure as CSV, the whole plan as JSON, for anybody. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { dayOf, yearOf } from '../../../law/time.ts'
import { csv, json, operation, route, type Route, textSchema } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import { words } from './messages.ts'
import { progressOf, standingOf } from './plan.ts'
import type { Plans } from './read.ts'
import { unitNamed } from './unit.ts'

export const csvPath = '/strategy/figures.csv'

const sourced = { number: z.string(), path: z.string(), name: textSchema, changedOn: z.iso.date(), certainty: z.enum(['verified', 'secondary', 'assumed']).optional(), sourceUrl: z.string().optional() }
const schema = z.object({
  goals: z.array(z.object({ ...sourced, parent: z.string().optional(), mandate: z.string(), owner: z.string().optional(), ownerOffice: z.string().optional(), about: z.string().optional() })),
  indicators: z.array(z.object({
    ...sourced, goal: z.string(), definition: textSchema, unit: textSchema, dataSource: z.string(), method: z.string(), direction: z.enum(['up', 'down']), baseValue: z.number().optional(), baseYear: z.int().optional(), target: z.number().optional(),
    targetYear: z.int().optional(), limit: z.number().optional(), owner: z.string().optional(), ownerOffice: z.string().optional(), counts: z.string().optional(), yearly: z.array(z.object({ year: z.int(), value: z.number() })), ownerConfidence: z.string().optional(), analystConfidence: z.string().optional(), status: z.string(), score: z.number().nullable(),
  })),
  measures: z.array(z.object({ ...sourced, goal: z.string(), executor: z.string(), deadline: z.iso.date().optional(), budget: z.string().optional().describe('In the smallest unit of money'), people: z.int().optional().describe('How many work on it'), standing: z.enum(['planned', 'late', 'claimed', 'evidenced']), evidence: z.string().optional() })),
  figures: z.array(z.object({ number: z.string().optional().describe('Absent of what the portal computed'), path: z.string().optional(), indicator: z.string(), year: z.int(), kind: z.enum(['fact', 'forecast']), value: z.number(), low: z.number().optional(), high: z.number().optional(), source: textSchema, sourceUrl: z.string().optional(), responsible: z.string(), toldOn: z.string(), knownAt: z.iso.datetime().optional().describe('When it was entered, or when the portal first computed it') })),
}).meta({ id: 'Strategy' })

export const planData = (kernel: Kernel, plans: Plans): readonly Route[] => [
  route({
    method: 'GET', path: csvPath, kind: 'page', permission: 'everyone', title: words.csv, rateLimit: { requests: 60, seconds: 60 },
    async handle({ locale }) {
      const { figures, indicators } = await plans()
      const named = new Map(indicators.map(({ number, name }) => [number, name[locale]]))
      return csv('strategy-figures.csv', ['entry', 'indicator', 'name', 'year', 'kind', 'value', 'low', 'high', 'source', 'responsible', 'told on'],
        figures.map((one) => [one.number ?? '', one.indicator, named.get(one.indicator) ?? '', one.year, one.kind, one.value, one.low ?? '', one.high ?? '', one.source[locale], one.responsible, one.toldOn]))
    },
  }),
  operation({
    method: 'GET', path: '/api/strategy', permission: 'everyone', title: words.api, rateLimit: { requests: 60, seconds: 60 },
    describes: { group: institution, description: words.api, answers: { 200: { text: words.api, schema } } },
    async handle() {
      const plan = await plans()
      const today = dayOf(kernel.now(), kernel.country.calendar.zone)
      return json({
        goals: [...plan.goals],
        indicators: plan.indicators.map((one) => {
          const found = progressOf(plan, one, yearOf(today))
          return { ...one, definition: one.definition.text, unit: unitNamed(one.unit.text), yearly: [...one.yearly].map(([year, value]) => ({ year, value })), status: found?.status ?? 'not_available', score: found?.score ?? null }
        }),
        measures: plan.measures.map((one) => ({
          number: one.number, path: one.path, name: one.name, changedOn: one.changedOn, goal: one.goal, executor: one.executor, standing: standingOf(one, today), ...(one.certainty && { certainty: one.certainty }), ...(one.sourceUrl !== undefined && { sourceUrl: one.sourceUrl }),
          ...(one.deadline !== undefined && { deadline: one.deadline }), ...(one.budget !== undefined && { budget: String(one.budget) }), ...(one.people !== undefined && { people: one.people }), ...(one.evidence !== undefined && { evidence: one.evidence }),
        })),
        figures: [...plan.figures],
      }, { headers: { 'access-control-allow-origin': '*' } })
    },
  }),
]
