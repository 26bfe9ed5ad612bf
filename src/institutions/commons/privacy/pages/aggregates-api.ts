/** Aggregates for programs: what a dataset offers, what is left of the budget, and the answer to a question. */
import { z } from 'zod'
import { json, notFound, operation, type Route, textSchema, type Visit } from '../../../../portal/index.ts'
import type { Commons } from '../../commons.ts'
import { datasetSubject } from '../../dataset.ts'
import { aggregateRequestSchema, type BudgetLedger, budgetAsker, leftOf } from '../../../../kernel/privacy/index.ts'
import { answerAggregate, mayKnowRows, openForAggregates, openTables, type PrecisionName, precisions } from '../index.ts'
import { apiWords } from '../../pages/api-messages.ts'
import { aggregateWords as words } from './aggregates-messages.ts'
import { institution, seen } from '../../pages/parts.ts'

const path = '/api/commons/datasets/:namespace/:name/aggregates'
const permission = { scope: 'datasets:read' } as const

const precisionNames = Object.keys(precisions) as [PrecisionName, ...PrecisionName[]]
const questionSchema = z.object({
  request: aggregateRequestSchema, precision: z.enum(precisionNames).optional().describe('Where answers carry noise; `usual` unless given'),
}).meta({ id: 'AggregateQuestion' })
const answerSchema = z.object({
  kind: z.enum(['noisy', 'exact']), charged: z.boolean().optional(), key: z.string(), cells: z.array(z.unknown()), cost: z.object({ rho: z.string(), delta: z.string() }).optional(),
  notes: z.array(textSchema),
}).meta({ id: 'AggregateAnswer' })
const offerSchema = z.object({
  answers: z.enum(['noise', 'rows']), tables: z.array(z.object({ name: z.string(), columns: z.record(z.string(), z.unknown()) })),
  budget: z.object({ total: z.string(), left: z.string(), leftOfAll: z.string(), renews: z.iso.date(), renewsOfAll: z.iso.date() }).optional()
    .describe('Of this year, in ρ of zero-concentrated differential privacy; the part of all together opens by quarters'),
}).meta({ id: 'AggregateOffer' })

const closedOrNone = { 403: apiWords.closed, 404: apiWords.none } as const

const openAt = async (commons: Commons, visit: Visit, params: { readonly namespace: string; readonly name: string }) => {
  const { dataset, asker } = await seen(commons, visit, params)
  return openForAggregates(commons.access, asker, dataset)
}

export const aggregateApi = (commons: Commons, ledger: BudgetLedger): readonly Route[] => [
  operation({
    method: 'GET', path, permission, title: words.title, rateLimit: { requests: 120, seconds: 60 },
    describes: { group: institution, description: words.lead, answers: { 200: { text: words.title, schema: offerSchema } }, refusals: closedOrNone },
    async handle(visit, { params }) {
      const opened = await openAt(commons, visit, params)
      const noise = !mayKnowRows(opened)
      const left = noise && opened.asker.kind === 'person' ? await ledger.left(datasetSubject(opened.dataset.id), budgetAsker(opened.asker)) : undefined
      return json({
        answers: noise ? 'noise' : 'rows', tables: (await openTables(commons, opened)).map(({ offer: { name, columns } }) => ({ name, columns })),
        ...(left && { budget: { total: left.ofOne.total.rho, left: leftOf(left.ofOne).rho, leftOfAll: leftOf(left.ofAll).rho, renews: left.nextYear, renewsOfAll: left.renews } }),
      } satisfies z.infer<typeof offerSchema>)
    },
  }),
  operation({
    method: 'POST', path, permission, title: words.api, rateLimit: { requests: 60, seconds: 60 },
    describes: { group: institution, description: words.apiAbout, json: questionSchema, answers: { 200: { text: words.answer, schema: answerSchema } }, refusals: closedOrNone },
    async handle(visit, { params, body: { request, precision } }) {
      const opened = await openAt(commons, visit, params)
      const table = (await openTables(commons, opened)).find(({ offer }) => offer.name === request.table)
      if (table === undefined) throw notFound()
      const answered = await answerAggregate(commons, opened, table, { request, ...(precision && { precision }) })
      return json({ kind: answered.kind, ...(answered.kind === 'noisy' && { charged: answered.charged }), ...answered.answer })
    },
  }),
]
