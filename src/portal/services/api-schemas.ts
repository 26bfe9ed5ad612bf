/** The schemas of the services' API, made from the fields of declarations where they can be. */
import { conventions, numberPattern } from '../../law/conventions.ts'
import { z } from 'zod'
import { boundsOf, mostDigits } from '../../law/answers.ts'
import { addressParts, longestPart } from '../../law/address.ts'
import { takenFrom } from '../../law/entry-field.ts'
import { deadlines } from '../../law/deadline.ts'
import { type Answer, type DecimalField, type Facts, type Field, numberKinds, whoseNumber } from '../../law/field.ts'
import { regions } from '../../law/places.ts'
import type { Procedure } from '../../law/procedure.ts'
import { languageOfPrograms } from '../../law/text.ts'
import { letters, textSchema as text } from '../schemas.ts'

/** A decimal as text. Bounds of the kinds "from 0 to 100" and "from 0 to 4" fit into the pattern; any others are told, and checked where answers are read. */
function decimalSchema({ label, min, max }: DecimalField): z.ZodType<string> {
  const noughts = /^10+$/.test(max ?? '') ? max!.length - 1 : undefined
  const digit = /^[1-9]$/.test(max ?? '') ? Number(max) : undefined
  const sign = min !== undefined && Number(min) >= 0 ? '' : '-?'
  const bounded = noughts !== undefined ? `1${'0'.repeat(noughts)}(\\.0{1,8})?|[0-9]{1,${noughts}}(\\.[0-9]{1,8})?`
    : digit !== undefined ? `${digit}(\\.0{1,8})?|[0-${digit - 1}](\\.[0-9]{1,8})?` : undefined
  const pattern = sign === '' && bounded !== undefined ? bounded : `${sign}[0-9]{1,15}(\\.[0-9]{1,8})?`
  return z.string().regex(new RegExp(`^(${pattern})$`))
    .describe([`${label[languageOfPrograms()]}. An exact decimal as text`, ...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])].join(', '))
}

const entryNumber = z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/).max(60)

/** What the API takes and gives as the answer to a field. */
export function answerSchema(field: Field): z.ZodType {
  const about = field.label[languageOfPrograms()]
  switch (field.kind) {
    case 'integer': {
      const { min, max } = boundsOf(field)
      return z.int().min(min).max(max).describe(about)
    }
    case 'decimal': return decimalSchema(field)
    case 'money': return z.string().regex(new RegExp(`^[0-9]{1,${mostDigits.money}}$`)).describe(`${about}. ${conventions().currency.words.wholeSmaller.en.replace(/^w/, 'W')} as text.`)
    case 'slot': return z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$/).describe(`${about}. The beginning of a free slot on the clock of the country; see /api/resources.`)
    case 'time': return z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/).describe(about)
    case 'dateTime': return z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]$/).describe(`${about}. On the clocks of the country.`)
    case 'date': return z.iso.date().describe(about)
    case 'flag': return z.boolean().describe(about)
    case 'choice': return z.enum(field.choices.map(({ value }) => value)).describe(about)
    case 'choices': return z.array(z.enum(field.choices.map(({ value }) => value))).min(field.min ?? (field.optional ? 0 : 1)).max(field.max ?? field.choices.length).describe(about)
    case 'region': return z.enum(regions().map(({ code }) => code)).describe(`${about}. The code of a region of the country.`)
    case 'address': return z.strictObject(Object.fromEntries(addressParts().map(({ name, kind, label, needed }) => {
      const part = (kind === 'region' ? z.enum(regions().map(({ code }) => code)) : letters(1, longestPart)).describe(label[languageOfPrograms()])
      return [name, needed === undefined ? part : part.optional()]
    }))).describe(`${about}. The region by its code; the other parts are texts.`)
    case 'coordinates': return z.string().regex(/^-?[0-9]{1,3}(\.[0-9]{1,9})?, -?[0-9]{1,3}(\.[0-9]{1,9})?$/).describe(`${about}. Latitude and longitude in degrees of WGS 84.`)
    case 'entry': return entryNumber.describe(`${about}. The number of an entry of ${field.register}.`)
    case 'entries': return z.array(entryNumber).min(field.optional ? 0 : 1).max(field.most).describe(`${about}. Numbers of entries of ${field.register}.`)
    case 'file': return z.uuid().describe(`${about}. The id of a file that was uploaded to the draft.`)
    case 'rows': return z.array(z.object(Object.fromEntries(field.columns.filter((column) => takenFrom(column) === undefined).map((column) => [column.name, optionally(column)])))).min(field.minRows).max(field.maxRows).describe(about)
    case 'text': return letters(1, field.maxLength).describe(about)
    case 'phone': return z.string().regex(/^\+[1-9][0-9]{7,14}$/).describe(about)
    case numberKinds.organisation: case numberKinds.person: return z.string().regex(numberPattern(whoseNumber(field.kind)!)).describe(about)
    case 'email': case 'iban': return letters(1, 254).describe(about)
  }
}

const optionally = (field: Field): z.ZodType => (field.optional ? z.union([answerSchema(field), z.literal('')]).optional() : answerSchema(field))

const answer: z.ZodType<Answer> = z.lazy(() => z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(z.record(z.string(), answer)), z.record(z.string(), z.string())]))
  .meta({ id: 'Answer' })

/** Answers by the names of their fields, whatever the procedure. */
export const facts = z.record(z.string(), answer).meta({ id: 'Facts' })

/** Some of the answers of a procedure's form. */
export const factsSchema = (declaration: Procedure, only: ReadonlySet<string>): z.ZodType<Facts> =>
  z.object(Object.fromEntries(declaration.form.flatMap(({ fields }) => fields)
    .filter((field) => (field.from === undefined || takenFrom(field) !== undefined) && only.has(field.name))
    .map((field) => [field.name, optionally(field).optional()]))).pipe(facts)

export const signature = z.object({
  provider: z.string().describe('local or kz-ncanode'), cms: z.base64().describe('Detached CMS (RFC 5652) over the document, DER in base64'),
}).meta({ id: 'Signature' })

const problem = z.object({ field: z.string().optional(), text })

export const serviceSummary = z.object({
  id: z.string(), version: z.string().describe('SHA-256 of the canonical declaration'), title: text, summary: text, opens: z.enum(['company', 'person', 'personOrCompany', 'body', 'anyone', 'office', 'clock']),
}).meta({ id: 'Service' })

const points = z.string().describe('An exact decimal as text; absent until every question is answered').optional()
const scores = z.array(z.object({
  title: text, version: z.string().describe('The edition of the questionnaire'), sections: z.array(z.object({ title: text, points })), total: points,
  band: z.object({ name: z.string(), title: text }).optional(),
})).describe('What the scored questionnaires of the procedure have come to').optional()

export const draftState = z.object({
  id: z.string(), procedure: z.string(), version: z.string(), facts, dropped: z.array(z.string()).optional().describe('Answered before, and not asked on the present answers: not filed'), missing: z.array(z.string()).describe('Fields that must still be answered'), problems: z.array(problem).optional(), scores,
}).meta({ id: 'Draft' })

export const verdict = z.object({
  verdict: z.union([z.boolean(), z.literal('unknown')]), missing: z.array(z.string()).describe('Facts, and parameter:… that no act sets, which could still decide'),
  failed: z.array(z.object({ words: text, basis: z.unknown().optional() })), trace: z.unknown(),
}).meta({ id: 'Verdict' })

export const caseSummary = z.object({
  id: z.string(), number: z.string(), procedure: z.string(), step: z.string().optional(), filedAt: z.string(), dueDay: z.string().optional().describe(`${deadlines.decision.en}; absent while the time stands still`),
  stepDueDay: z.string().optional().describe(`${deadlines.step.en}; where it is yours: ${deadlines.correction.en}, or ${deadlines.answer.en}`), dueAt: z.string().optional().describe('The moment at which the time of the whole is over, where it is in hours'), stepDueAt: z.string().optional().describe('Likewise for the present step'), closedAt: z.string().optional(),
}).meta({ id: 'CaseSummary' })

const opening = z.object({ actor: z.string().describe('person:ID, alone or for whom they act'), key: z.string().describe('32 bytes in hexadecimal') })
  .describe('Shows to whomever you pass it on who acted, behind the pseudonym in the journal: see docs/verify.md')

export const caseState = caseSummary.extend({
  version: z.string(), language: z.string().optional().describe('In which the application was filed'), facts, scores, outcomes: z.array(z.string()).describe('What you may do now'),
  marks: z.array(z.object({ field: z.string().describe('The name of the answer; within a table works.0.proof'), reason: z.string() })).optional()
    .describe('What the office asks to be corrected: only these answers are open. Absent where all are'),
  opinions: z.array(z.object({ step: z.string(), part: z.string(), answer: z.string(), at: z.string(), silent: z.literal(true).optional() }))
    .describe('What was said in steps that several perform at once; silent where the clock took the answer'), decisions: z.array(z.object({ number: z.string(), kind: z.string(), at: z.string() })),
  fees: z.array(z.object({
    step: z.string(), title: text, state: z.enum(['due', 'paid', 'free', 'dropped', 'taken back']), freeBy: text.optional(), amount: z.string().optional().describe('Whole smallest units of the currency as text'), due: z.string().optional(),
    invoice: z.string().optional(), reference: z.string().optional().describe('What the payer writes into the purpose of the payment (ISO 11649)'), paidOn: z.string().optional(),
    refunds: z.array(z.object({ amount: z.string(), due: z.string(), state: z.enum(['waiting', 'no number', 'drafted', 'approved', 'sent', 'paid', 'withdrawn']), order: z.string().optional(), paidOn: z.string().optional() })),
  })).optional().describe('What is paid in the case, and what goes back'),
  history: z.array(z.object({ at: z.string(), type: z.string(), step: z.string().optional(), outcome: z.string().optional(), reasons: z.string().optional().describe('Why a step was completed so'), goesOn: z.string().optional().describe('Number of the case that goes on, where this one was closed because that one says the same'), journal: z.int().optional(), opening: opening.optional() })),
}).meta({ id: 'Case' })
