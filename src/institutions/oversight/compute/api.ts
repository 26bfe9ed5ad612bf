/** The compute book for programs: its sums, as everybody may know them. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { printCitation } from '../../../law/citation.ts'
import { json, operation, type Route, textSchema } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import { limitOfError } from './balance.ts'
import { type ComputeDeclarations, readBook } from './book.ts'
import type { Interval } from './interval.ts'
import { words } from './messages.ts'
import { totalsOf } from './totals.ts'

const amount = z.string().regex(/^-?\d+(\.\d+)?$/).describe('An exact decimal')
const bounds = z.object({ low: amount, best: amount, high: amount }).meta({ id: 'ComputeBounds' })
const schema = z.object({
  on: z.iso.date(), organisations: z.int(),
  sums: z.object({
    accelerators: amount, peakTeraflops: amount.optional().describe('In 10¹² operations a second; absent where models go under no name'), models: z.array(z.object({ accelerator: z.string().optional().describe('Absent of models that too few organisations have'), count: amount })),
    unaccounted: z.object({ count: amount, limitOfError: amount.describe('95 %') }).optional().describe('At the last stock-takes; absent while fewer than three organisations have counted'),
    hours: bounds.optional().describe('Accelerator-hours of which nobody told; absent while reports were due of fewer than three'),
  }).optional().describe('Absent while fewer than three organisations have declared'),
  runs: z.array(z.object({ method: z.enum(['architecture', 'hardware', 'operator']), count: z.int() })).describe('Of each method of three organisations and more'),
  reaching: z.int().optional().describe('Runs that reached a threshold, or may have; absent where fewer than three have declared any'),
  conclusion: z.enum(['few', 'none', 'incomplete', 'clear', 'open']).describe('few: fewer than three organisations have declared'),
  own: z.array(z.object({ subject: z.string(), title: textSchema, state: z.enum(['done', 'stopped', 'failed']), endedAt: z.iso.datetime(), operations: bounds.optional() })).describe('The programme’s own training runs'),
  thresholds: z.array(z.object({ id: z.string(), title: textSchema, tenTo: z.int(), from: z.iso.date(), within: z.int().optional().describe('Calendar days to notify'), law: textSchema })),
}).meta({ id: 'ComputeTotals' })

const printed = ({ low, best, high }: Interval) => ({ low: String(low), best: String(best), high: String(high) })

export const computeApi = (kernel: Kernel, declared: ComputeDeclarations): readonly Route[] => [operation({
  method: 'GET', path: '/api/oversight/compute', permission: 'everyone', title: words.api, rateLimit: { requests: 60, seconds: 60 },
  describes: { group: institution, description: words.api, answers: { 200: { text: words.api, schema } } },
  async handle() {
    const book = await readBook(kernel, declared)
    const { organisations, sums, runs, reaching, conclusion } = totalsOf(book)
    return json({
      on: book.today, organisations, runs: [...runs], conclusion, ...(reaching !== undefined && { reaching }),
      ...(sums && { sums: {
        accelerators: String(sums.accelerators), ...(sums.peak && { peakTeraflops: String(sums.peak) }), models: sums.models.map(({ accelerator, count }) => ({ ...(accelerator !== undefined && { accelerator }), count: String(count) })), ...(sums.hours && { hours: printed(sums.hours) }),
        ...(sums.unaccounted && { unaccounted: { count: String(sums.unaccounted.count), limitOfError: String(limitOfError(sums.unaccounted)) } }),
      } }),
      own: book.own.map(({ subject, title, state, endedAt, operations }) => ({ subject, title, state, endedAt, ...(operations && { operations: printed(operations) }) })),
      thresholds: declared.thresholds.map(({ id, title, tenTo, from, within, basis }) => ({ id, title, tenTo, from, ...(within !== undefined && { within }), law: printCitation(basis) })),
    }, { headers: { 'access-control-allow-origin': '*' } })
  },
})]
