/** Progress for programs: of one series, of many, and by which methods. The names of fields are those of Open SDG and of what Statistics Canada publishes. Nothing is kept. */
import { z } from 'zod'
import { json, operation, type Route, textSchema } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import { apiWords as words } from './api.messages.ts'
import { progressOfIndicator } from './indicator.ts'
import { statusWords } from './messages.ts'
import type { Progress } from './method.ts'
import { methodIds, methodOf, methods } from './methods.ts'
import { type Series, statuses } from './series.ts'

const open = { headers: { 'access-control-allow-origin': '*' } }

/** A number, or the text of one as a table has it; an empty cell is none. No text has two readings by the pattern, and a long one never reaches it: 40 places hold each double, and none that is not finite. */
const numeric = z.union([
  z.number(), z.null(),
  z.string().max(40, { abort: true }).regex(/^ {0,9}(?:[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?)? {0,9}$/),
]).transform((given) => (typeof given !== 'string' ? given ?? undefined : given.trim() === '' ? undefined : Number(given)))
/** A year; of a range its first. */
const year = (usual: number) => z.union([z.int().min(1000).max(9999), z.string().regex(/^[1-9][0-9]{3}(?:[^0-9].{0,20})?$/)]).optional().transform((given) => (given === undefined ? usual : Number.parseInt(String(given), 10)))
const upwards = ['positive', 'up', '1'] as const
const direction = z.union([z.literal(1), z.literal(-1), z.null(), z.enum([...upwards, 'negative', 'down', '-1', ''])]).optional()
  .transform((given): 1 | -1 => (given === 1 || upwards.some((one) => one === given) ? 1 : -1))
const thresholds = z.object({ high: z.number().exactOptional(), med: z.number().exactOptional(), low: z.number().exactOptional() })

const seriesSchema = z.object({
  method: z.enum(methodIds).default('growth-ratio@1').describe('Name and version'),
  base_value: numeric.optional(), base_year: year(2015), current_value: numeric.optional(), current_year: year(2015).describe('Of a range its first year'),
  direction: direction.describe('Where it is wanted to go: 1, `positive` or `up`; −1, `negative` or `down`'),
  target: numeric.optional().describe('Absent where none was set'), target_year: year(2030), limit: numeric.optional().describe('What the value can at most or at least be; not used beside a target'),
  progress_thresholds: thresholds.nullish().describe('Bounds of its own'),
}).meta({ id: 'ProgressSeries' })

const progressSchema = z.object({
  method: z.enum(methodIds), status: z.enum(statuses), title: textSchema.describe('The status in words'), score: z.number().nullable().describe('−5 to 5; null where none can be computed'),
  ratio: z.number().nullable().describe('Of a series with a target: how fast it goes of how fast it must go'), progress_value: z.number().nullable().describe('What was held against the thresholds: the ratio, or growth a year in the wanted direction'),
  trace: z.array(textSchema).describe('Each step in words, with its numbers'),
}).meta({ id: 'Progress' })

const seriesOf = (asked: z.output<typeof seriesSchema>): Series => ({
  baseYear: asked.base_year, currentYear: asked.current_year, direction: asked.direction, targetYear: asked.target_year,
  ...(asked.base_value !== undefined && { baseValue: asked.base_value }), ...(asked.current_value !== undefined && { currentValue: asked.current_value }),
  ...(asked.target !== undefined && { target: asked.target }), ...(asked.limit !== undefined && { limit: asked.limit }), ...(asked.progress_thresholds && { thresholds: asked.progress_thresholds }),
})

const measured = (asked: z.output<typeof seriesSchema>): Progress => methodOf(asked.method)!.measure(seriesOf(asked))

const answerOf = (method: z.output<typeof seriesSchema>['method'], { status, score, value, ratio, trace }: Progress): z.input<typeof progressSchema> =>
  ({ method, status, title: statusWords[status], score: score ?? null, ratio: ratio ?? null, progress_value: value ?? null, trace: [...trace] })

const limit = { requests: 1200, seconds: 60 }

export const progressApi: readonly Route[] = [
  operation({
    method: 'POST', path: '/api/strategy/progress', permission: 'everyone', title: words.measure, rateLimit: limit,
    describes: { group: institution, description: words.measure, json: seriesSchema, answers: { 200: { text: words.measure, schema: progressSchema } } },
    handle: (_visit, { body }) => json(answerOf(body.method, measured(body)), open),
  }),
  operation({
    method: 'POST', path: '/api/strategy/progress/indicator', permission: 'everyone', title: words.many, rateLimit: { requests: 20, seconds: 60 },
    describes: {
      group: institution, description: words.many,
      json: z.object({ series: z.array(seriesSchema.extend({ group: z.string().max(200).optional().describe('Series of one group are averaged first') })).min(1).max(1000) }),
      answers: { 200: { text: words.many, schema: z.object({ status: z.enum(statuses), score: z.number().nullable(), series: z.array(progressSchema) }) } },
    },
    handle: (_visit, { body: { series } }) => {
      const all = series.map(({ group, ...asked }) => ({ asked, progress: measured(asked), ...(group !== undefined && { group }) }))
      const { status, score } = progressOfIndicator(all)
      return json({ status, score: score ?? null, series: all.map(({ asked, progress }) => answerOf(asked.method, progress)) }, open)
    },
  }),
  operation({
    method: 'GET', path: '/api/strategy/progress/methods', permission: 'everyone', title: words.methods, rateLimit: limit,
    describes: { group: institution, description: words.methods, answers: { 200: { text: words.methods, schema: z.object({ methods: z.array(z.object({ method: z.enum(methodIds), title: textSchema, about: textSchema })) }) } } },
    handle: () => json({ methods: methods.map(({ id, title, about }) => ({ method: id, title, about })) }, open),
  }),
]
