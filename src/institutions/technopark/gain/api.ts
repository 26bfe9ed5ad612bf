/** The calculator for programs: the same questions as parameters, the same figures as decimal text in the unit of the currency. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { tengeOf, type Tiyn } from '../../../law/money.ts'
import { printCitation } from '../../../law/citation.ts'
import { dayOf } from '../../../law/time.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { json, operation, type Route, textSchema } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import { firstYear, lastYear, readGain } from './asked.ts'
import { gainWords } from './messages.ts'
import { type Gain, reckonGain } from './reckon.ts'
import type { ParkRegime } from './regime.ts'

const amount = z.string().regex(/^-?\d+(\.\d+)?$/).nullable().describe('In the unit of the currency; null where something that it rests on is not set')
const law = z.object({ text: textSchema, confidence: z.enum(['verified', 'secondary', 'assumed', 'unset']) })
const day = z.iso.date()

const gainSchema = z.object({
  on: day, turnover: amount,
  charges: z.array(z.object({
    id: z.string(), title: textSchema, law, amount, notSet: z.array(z.string()), spared: textSchema.optional().describe('Why nothing is owed'), note: textSchema.optional().describe('What the amount leaves out'),
    steps: z.array(z.object({ id: z.string(), title: textSchema, amount, limited: z.enum(['to nothing', 'to the most']).optional() })).describe('The way to the amount; the last is it'),
  })),
  reliefs: z.array(z.object({
    id: z.string(), title: textSchema, text: textSchema, law: law.optional(), from: z.string().optional(), until: day.optional(), sure: z.boolean(), doubt: textSchema.optional().describe('Why it is not sure'),
    ofStaff: z.boolean().describe('The staff gain: it is in no sum'), note: textSchema.optional(), amount,
  })),
  contribution: z.object({ rate: z.string().nullable(), law: law.optional(), note: textSchema.optional(), amount }),
  sums: z.object({ general: amount, sure: amount, unsure: amount, netSure: amount, netWithUnsure: amount }),
}).meta({ id: 'Gain' })

/** What each kind of question takes as a parameter. */
function queryOf({ fields }: ParkRegime): z.ZodObject {
  const digits = z.string().regex(/^\d{1,15}(\.\d{1,2})?$/)
  return z.object({
    year: z.coerce.number().int().min(firstYear).max(lastYear).optional().describe('Without it the present one'),
    ...Object.fromEntries(fields.map((field) => {
      const own = field.kind === 'choice' ? z.enum(field.choices.map(({ value }) => value)) : field.kind === 'integer' ? z.coerce.number().int().min(field.min ?? 0).max(field.max ?? 1_000_000) : digits
      return [field.name, (field.optional ? own.optional() : own).describe(field.label.en)]
    })),
  })
}

export const gainOperation = ({ now, country }: Kernel, regime: ParkRegime): Route => operation({
  method: 'GET', path: '/api/technopark/gain', permission: 'everyone', title: gainWords.title, rateLimit: { requests: 600, seconds: 60 },
  describes: { group: institution, description: gainWords.lead, query: queryOf(regime), answers: { 200: { text: gainWords.title, schema: gainSchema } } },
  handle: (_visit, { query }) => {
    const values = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value === undefined ? '' : String(value)]))
    const { facts, problems, on } = readGain(regime, values, dayOf(now(), country.calendar.zone))
    if (problems.length > 0) throw new Failure('invalid', problems[0]!.text, problems)
    return json(asData(reckonGain(regime, facts, on)), { headers: { 'access-control-allow-origin': '*' } })
  },
})

const said = (value: Tiyn | undefined): string | null => (value === undefined ? null : tengeOf(value))

function asData({ on, turnover, charges, reliefs, contribution, sums }: Gain): z.infer<typeof gainSchema> {
  const lawOf = (basis: Parameters<typeof printCitation>[0]) => ({ text: printCitation(basis), confidence: basis.confidence })
  return {
    on, turnover: said(turnover),
    charges: charges.map(({ charge: { id, title, basis, note }, amount: owed, missing, figures, spared }) => ({
      id, title, law: lawOf(basis), amount: said(owed), notSet: [...missing], ...(spared && { spared }), ...(note && { note }),
      steps: figures.map(({ step, amount: reckoned, limited }) => ({ id: step.name, title: step.title, amount: said(reckoned), ...(limited && { limited }) })),
    })),
    reliefs: reliefs.map(({ relief: { id, title, text, ofStaff = false }, entry, sure, doubt, amount: spared }) => ({
      id, title, text, ...(entry && { law: lawOf(entry.basis), from: entry.from, ...(entry.until !== undefined && { until: entry.until }), ...(entry.basis.note && { note: entry.basis.note }) }),
      sure, ...(doubt && { doubt }), ofStaff, amount: said(spared),
    })),
    contribution: { rate: contribution.amount === undefined ? null : contribution.rate.share, ...(contribution.basis && { law: lawOf(contribution.basis) }), ...(contribution.note && { note: contribution.note }), amount: said(contribution.amount) },
    sums: { general: said(sums.general), sure: said(sums.sure), unsure: said(sums.unsure), netSure: said(sums.netSure), netWithUnsure: said(sums.netWithUnsure) },
  }
}
