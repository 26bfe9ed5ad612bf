/** The classification for programs: the laws as data, and a class for answers. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import type { Field } from '../../../law/field.ts'
import { type Day, dayOf, parseDay } from '../../../law/time.ts'
import { json, operation, type Route, textSchema } from '../../../portal/index.ts'
import { printCitation } from '../../../law/citation.ts'
import { inEveryLanguage, type Text } from '../../../law/text.ts'
import { institution } from '../parts.ts'
import type { Change } from './changes.ts'
import { type Classification, classify } from './classify.ts'
import type { CompiledRegime } from './compile.ts'
import { words } from './messages.ts'
import { answersGiven } from './read.ts'
import type { Place, Regime } from './regime.ts'

const open = { headers: { 'access-control-allow-origin': '*' } }

const lawSchema = z.object({ text: textSchema.describe('The act, the article and the point'), confidence: z.enum(['verified', 'secondary', 'assumed', 'unset']) }).meta({ id: 'PlaceInLaw' })
const summarySchema = z.object({ id: z.string(), title: textSchema, jurisdiction: textSchema, act: textSchema, version: z.string(), source: textSchema }).meta({ id: 'ClassificationRegimeSummary' })
const givesSchema = z.object({ scale: z.string(), class: z.string() })

const regimeSchema = summarySchema.extend({
  scales: z.array(z.object({ id: z.string(), title: textSchema, classes: z.array(z.object({ id: z.string(), title: textSchema, meaning: textSchema })) })).describe('Each from its mildest class to its strictest'),
  questions: z.array(z.object({ name: z.string(), kind: z.string(), label: textSchema, values: z.array(z.object({ value: z.string(), label: textSchema })).optional() })),
  rules: z.array(z.object({ id: z.string(), title: textSchema, law: lawSchema, gives: givesSchema.optional(), from: z.iso.date(), until: z.iso.date().optional() })),
  duties: z.array(z.object({ id: z.string(), title: textSchema, owes: textSchema, law: lawSchema, of: z.array(z.string()) })),
}).meta({ id: 'ClassificationRegime' })

const changeSchema = z.object({
  field: z.string(), value: z.string().optional().describe('Of a question of several values, the one that is chosen or not'), to: z.union([z.boolean(), z.string()]).optional(),
  limit: z.string().optional().describe('Of a quantity, what it passes'), side: z.enum(['above', 'atLeast', 'atMost', 'below']).optional(),
  factor: z.string().optional().describe('The limit divided by what the quantity is now'),
})
const distanceSchema = z.object({ to: z.string(), changes: z.array(changeSchema) }).describe('The fewest answers that lead there')

const classificationSchema = z.object({
  regime: z.string(), version: z.string(), on: z.iso.date(), lawKnownOn: z.iso.date().describe('The day whose knowledge of the law this is: of a later day nothing is told but by the law as it is known now'), applies: z.union([z.boolean(), z.literal('unknown')]),
  open: z.array(z.string()).describe('Questions that are not answered and could still bring a rule'),
  stages: z.array(z.object({
    from: z.iso.date(),
    standings: z.array(z.object({
      scale: z.string(), class: z.string().optional().describe('Absent while an open answer could make it stricter'), atLeast: z.string(), atMost: z.string(),
      changes: z.array(z.object({ change: changeSchema, to: z.string() })).describe('Each single answer that moves the class'), stricter: distanceSchema.optional(), milder: distanceSchema.optional(),
    })),
    reasons: z.array(z.object({ rule: z.string(), title: textSchema, law: lawSchema, gives: givesSchema.optional(), answers: z.array(z.object({ field: z.string(), value: z.string().optional() })) })),
    duties: z.array(z.object({ id: z.string(), title: textSchema, owes: textSchema, law: lawSchema })),
  })).describe('From the day asked about on; a later one where law that is known already changes something'),
}).meta({ id: 'Classification' })

const bodySchema = z.object({
  answers: z.record(z.string(), z.union([z.boolean(), z.number(), z.string().max(300), z.array(z.string().max(100)).max(100)])).default({}).describe('By the name of the question; of several values, a list'),
  on: z.iso.date().optional().describe('Today without it'),
})

export function classificationApi({ now, country }: Kernel, regimes: readonly CompiledRegime[]): readonly Route[] {
  const params = z.object({ regime: z.enum(regimes.map(({ regime }) => regime.id)) })
  const named = (id: string): CompiledRegime => regimes.find(({ regime }) => regime.id === id)!
  const limit = { requests: 600, seconds: 60 }
  return [
    operation({
      method: 'GET', path: '/api/oversight/classification', permission: 'everyone', title: words.list, rateLimit: limit,
      describes: { group: institution, description: words.list, answers: { 200: { text: words.list, schema: z.object({ regimes: z.array(summarySchema) }) } } },
      handle: () => json({ regimes: regimes.map(({ regime }) => summaryOf(regime)) }, open),
    }),
    operation({
      method: 'GET', path: '/api/oversight/classification/:regime', permission: 'everyone', title: words.regime, rateLimit: limit,
      describes: { group: institution, description: words.regime, params, answers: { 200: { text: words.regime, schema: regimeSchema } }, refusals: { 404: words.noRegime } },
      handle: (_visit, { params: { regime } }) => json(regimeOf(named(regime)), open),
    }),
    operation({
      method: 'POST', path: '/api/oversight/classification/:regime', permission: 'everyone', title: words.classify, rateLimit: limit,
      describes: { group: institution, description: words.classify, params, json: bodySchema, answers: { 200: { text: words.classify, schema: classificationSchema } }, refusals: { 404: words.noRegime, 422: words.wrongAnswers } },
      handle: (_visit, { params: { regime }, body: { answers, on } }) => {
        const compiled = named(regime)
        const today = dayOf(now(), country.calendar.zone)
        return json(classificationOf(compiled, classify(compiled, answersGiven(compiled, answers), on === undefined ? today : parseDay(on)), today), open)
      },
    }),
  ]
}

function lawOf({ basis, point }: Place): z.infer<typeof lawSchema> {
  const place = printCitation(basis)
  return { text: point === undefined ? place : inEveryLanguage((locale) => `${place[locale]}, ${point[locale]}`), confidence: basis.confidence }
}

const summaryOf = ({ id, title, jurisdiction, act, version, source }: Regime): z.infer<typeof summarySchema> => ({ id, title, jurisdiction, act: act.title, version, source })

const questionOf = (field: Field) => ({
  name: field.name, kind: field.kind, label: field.label, ...((field.kind === 'choice' || field.kind === 'choices') && { values: field.choices.map(({ value, label }): { value: string; label: Text } => ({ value, label })) }),
})

const regimeOf = ({ regime, fields }: CompiledRegime): z.infer<typeof regimeSchema> => ({
  ...summaryOf(regime),
  scales: regime.scales.map(({ id, title, classes }) => ({ id, title, classes: classes.map((one) => ({ id: one.id, title: one.title, meaning: one.meaning })) })),
  questions: fields.map(questionOf),
  rules: regime.rules.map(({ id, title, gives, from, until, ...place }) => ({ id, title, law: lawOf(place), ...(gives && { gives }), from, ...(until !== undefined && { until }) })),
  duties: regime.duties.map(({ id, title, owes, of, ...place }) => ({ id, title, owes, law: lawOf(place), of: [...of] })),
})

const changeOf = (change: Change): z.infer<typeof changeSchema> => ({ ...change })

function classificationOf({ regime }: CompiledRegime, { stages, applies, open: unanswered, version, on }: Classification, lawKnownOn: Day): z.infer<typeof classificationSchema> {
  return {
    regime: regime.id, version, on, lawKnownOn, applies, open: [...unanswered],
    stages: stages.map(({ from, standings, reasons, duties }) => ({
      from,
      standings: standings.map(({ scale, class: told, atLeast, atMost, moves: { single, stricter, milder } }, at) => {
        const named = (rank: number): string => regime.scales[at]!.classes[rank]!.id
        return {
          scale, ...(told !== undefined && { class: told }), atLeast, atMost, changes: single.map(({ change, to }) => ({ change: changeOf(change), to: named(to) })),
          ...(stricter && { stricter: { to: named(stricter.to), changes: stricter.changes.map(changeOf) } }), ...(milder && { milder: { to: named(milder.to), changes: milder.changes.map(changeOf) } }),
        }
      }),
      reasons: reasons.map(({ rule: id, rests }) => {
        const rule = regime.rules.find((one) => one.id === id)!
        return { rule: id, title: rule.title, law: lawOf(rule), ...(rule.gives && { gives: rule.gives }), answers: rests.map((rest) => ({ ...rest })) }
      }),
      duties: regime.duties.filter(({ id }) => duties.includes(id)).map((duty) => ({ id: duty.id, title: duty.title, owes: duty.owes, law: lawOf(duty) })),
    })),
  }
}
