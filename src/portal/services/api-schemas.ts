/** The schemas of the services' API, made from the fields of declarations where they can be. */
import { z } from 'zod'
import { writeAnswers } from '../../law/answers.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts, Field } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { refusals } from '../messages.ts'

const text = z.object({ kk: z.string(), ru: z.string(), en: z.string() }).meta({ id: 'Text' })

/** What the API takes and gives as the answer to a field. */
function answerSchema(field: Field): z.ZodType {
  const about = field.label.en
  switch (field.kind) {
    case 'integer': {
      const number = z.int().describe(about)
      const least = field.min === undefined ? number : number.min(field.min)
      return field.max === undefined ? least : least.max(field.max)
    }
    case 'decimal': return z.string().regex(/^-?\d+(\.\d+)?$/).describe(`${about}. An exact decimal as text.`)
    case 'money': return z.string().regex(/^\d+$/).describe(`${about}. Whole tiyn as text.`)
    case 'date': return z.iso.date().describe(about)
    case 'flag': return z.boolean().describe(about)
    case 'choice': return z.enum(field.choices.map(({ value }) => value)).describe(about)
    case 'file': return z.uuid().describe(`${about}. The id of a file that was uploaded to the draft.`)
    case 'rows': return z.array(z.object(Object.fromEntries(field.columns.map((column) => [column.name, optionally(column)])))).min(field.minRows).max(field.maxRows).describe(about)
    case 'text': return z.string().max(field.maxLength).describe(about)
    default: return z.string().describe(about)
  }
}

const optionally = (field: Field): z.ZodType => (field.optional ? z.union([answerSchema(field), z.literal('')]).optional() : answerSchema(field))

/** Some of the answers of a procedure's form. */
export const factsSchema = (declaration: Procedure, only?: ReadonlySet<string>): z.ZodObject =>
  z.object(Object.fromEntries(declaration.form.flatMap(({ fields }) => fields)
    .filter(({ name, from }) => from === undefined && (only === undefined || only.has(name)))
    .map((field) => [field.name, optionally(field).optional()])))

const answer = z.union([z.string(), z.number(), z.boolean(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))])

/** Answers by the names of their fields, whatever the procedure. */
export const facts = z.record(z.string(), answer).meta({ id: 'Facts' })

export const signature = z.object({
  provider: z.string().describe('local or kz-ncanode'), cms: z.base64().describe('Detached CMS (RFC 5652) over the document, DER in base64'),
}).meta({ id: 'Signature' })

const problem = z.object({ field: z.string().optional(), text })

export const serviceSummary = z.object({
  id: z.string(), version: z.string().describe('SHA-256 of the canonical declaration'), title: text, summary: text, opens: z.enum(['company', 'person', 'office']),
}).meta({ id: 'Service' })

export const draftState = z.object({
  id: z.string(), procedure: z.string(), version: z.string(), facts, missing: z.array(z.string()).describe('Fields that must still be answered'), problems: z.array(problem).optional(),
}).meta({ id: 'Draft' })

export const verdict = z.object({
  verdict: z.union([z.boolean(), z.literal('unknown')]), missing: z.array(z.string()).describe('Facts, and parameter:… that no act sets, which could still decide'),
  failed: z.array(z.object({ words: text, basis: z.unknown().optional() })), trace: z.unknown(),
}).meta({ id: 'Verdict' })

export const caseSummary = z.object({
  id: z.string(), number: z.string(), procedure: z.string(), step: z.string().optional(), filedAt: z.string(), dueDay: z.string().optional(),
  stepDueDay: z.string().optional(), closedAt: z.string().optional(),
}).meta({ id: 'CaseSummary' })

export const caseState = caseSummary.extend({
  version: z.string(), facts, outcomes: z.array(z.string()).describe('What you may do now'), decisions: z.array(z.object({ number: z.string(), kind: z.string(), at: z.string() })),
  history: z.array(z.object({ at: z.string(), type: z.string(), step: z.string().optional(), outcome: z.string().optional(), journal: z.int().optional() })),
}).meta({ id: 'Case' })

const bodyBytes = 1024 * 1024

/** The JSON of a request, read by a schema. Throws a `Failure` (invalid) that names what does not fit. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > bodyBytes) throw new Failure('invalid', refusals.tooLarge)
    parts.push(part)
  }
  const read = schema.safeParse(parsed(Buffer.concat(parts).toString('utf8')))
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => ({ text: same(message), ...(path.length > 0 && { field: path.join('.') }) }))
  throw new Failure('invalid', refusals.unreadable, problems)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body, (key, value: unknown) => {
      if (isStorable(key) && (typeof value !== 'string' || isStorable(value))) return value
      throw new SyntaxError('a text that the database does not take')
    })
  } catch {
    return undefined
  }
}

/** JSON can escape what no text of ours holds: NUL and halves of letters. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Facts as a form would have sent them, so that one reader checks both. */
export const submittedOf = (declaration: Procedure, given: Facts): Readonly<Record<string, string>> =>
  writeAnswers(declaration.form.flatMap(({ fields }) => fields), given)
