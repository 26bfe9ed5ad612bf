/** Registers for programs: what is open to everyone, as JSON. A key shows no more than no key does. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { versionOf } from '../../kernel/declarations/index.ts'
import type { EntryView } from '../../kernel/registers/index.ts'
import type { Facts } from '../../law/field.ts'
import { entryEffects, numbersIn, refers, type Register } from '../../law/register.ts'
import { notFound } from '../answers.ts'
import { json } from '../layout.ts'
import { operation } from '../operation.ts'
import type { Route } from '../routes.ts'
import { letters, pageNumber, pageSize, textSchema } from '../schemas.ts'
import { askedOf, entryStates, orderNames, registerHere } from './asked.ts'
import { apiWords, words } from './messages.ts'

const open = { headers: { 'access-control-allow-origin': '*' } }

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))])
const values = z.record(z.string(), value).meta({ id: 'EntryValues' })

const registerSchema = z.object({
  id: z.string(), title: textSchema, summary: textSchema, version: z.string().describe('SHA-256 of the canonical declaration'), entries: z.record(z.enum(entryStates), z.int()),
}).meta({ id: 'RegisterSummary' })

const entrySchema = z.object({
  number: z.string(), state: z.enum(entryStates), title: textSchema, restricted: z.boolean().describe('Its particulars are not shown to everyone'),
  values, enteredAt: z.iso.datetime(), changedAt: z.iso.datetime(),
}).meta({ id: 'Entry' })

const actSchema = z.object({
  does: z.enum(entryEffects), at: z.iso.datetime(), values, decision: z.string().optional().describe('Number of the decision that did it'),
  journal: z.int().optional().describe('Its place in the journal, for the proof of inclusion'),
}).meta({ id: 'EntryAct' })

/** Values as programs read them: references as lists of numbers, and what is empty left out. */
const valuesOf = ({ fields }: Pick<Register, 'fields'>, given: Facts): z.infer<typeof values> => Object.fromEntries(fields.flatMap((field) => {
  const one = given[field.name]
  if (one === undefined || one === '') return []
  return [[field.name, field.kind === 'references' ? [...numbersIn(one)] : Array.isArray(one) ? [...one] : one as string | number | boolean]]
}))

const entryOf = (view: EntryView): z.infer<typeof entrySchema> => ({
  number: view.number, state: view.state, title: view.title, restricted: view.sight === 'stub', values: valuesOf(view.register, view.values), enteredAt: view.enteredAt, changedAt: view.changedAt,
})

export const registerApi = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/registers', permission: 'everyone', title: words.title, rateLimit: { requests: 600, seconds: 60 },
    describes: { group: 'registers', description: apiWords.list, answers: { 200: { text: apiWords.list, schema: z.object({ registers: z.array(registerSchema) }) } } },
    async handle() {
      const counts = await kernel.registers.counts()
      const count = (id: string, state: string): number => counts.find((one) => one.register === id && one.state === state)?.count ?? 0
      const registers = kernel.registers.declared.filter(({ shown }) => shown.to === 'everyone').map((one): z.infer<typeof registerSchema> => ({
        id: one.id, title: one.title, summary: one.summary, version: versionOf(one),
        entries: { entered: count(one.id, 'entered'), suspended: count(one.id, 'suspended'), struck: count(one.id, 'struck') },
      }))
      return json({ registers }, open)
    },
  }),
  operation({
    method: 'GET', path: '/api/registers/:register', permission: 'everyone', title: words.entries, rateLimit: { requests: 600, seconds: 60 },
    describes: {
      group: 'registers', description: apiWords.page,
      query: z.object({
        q: letters(0, 200).optional().describe('Words that stand in the number or in what is shown'), state: z.enum(entryStates).optional(),
        sort: z.enum(orderNames).default('newest'), page: pageNumber, size: pageSize(500, 50),
      }),
      answers: { 200: { text: apiWords.page, schema: z.object({ total: z.int(), page: z.int(), size: z.int(), entries: z.array(entrySchema) }) } }, refusals: { 404: apiWords.missing },
    },
    async handle({ url }, { params, query: { page, size } }) {
      const register = registerHere(kernel, null, params.register)
      const { total, entries } = await kernel.registers.page({ ...askedOf(register, url), limit: size, offset: (page - 1) * size }, null)
      return json({ total, page, size, entries: entries.map(entryOf) }, open)
    },
  }),
  operation({
    method: 'GET', path: '/api/registers/:register/:number', permission: 'everyone', title: words.history, rateLimit: { requests: 600, seconds: 60 },
    describes: {
      group: 'registers', description: apiWords.entry, answers: { 200: { text: apiWords.entry, schema: entrySchema.extend({ history: z.array(actSchema) }) } }, refusals: { 404: apiWords.missing },
    },
    async handle(_visit, { params }) {
      const view = await kernel.registers.find(params.number, null)
      if (view?.register.id !== params.register) throw notFound()
      const history = await Promise.all((await kernel.registers.history(view)).map(async ({ does, at, values: said, decision, journal }): Promise<z.infer<typeof actSchema>> => {
        const [act, entry] = await Promise.all([decision === undefined ? undefined : kernel.decisions.find(decision), kernel.journal.entry(journal)])
        return { does, at, values: valuesOf(view.register, said), ...(act && { decision: act.record.number }), ...(entry?.index !== undefined && { journal: entry.index }) }
      }))
      return json({ ...entryOf(view), history }, open)
    },
  }),
]

/** What an entry of this register holds for everyone, as a JSON Schema. */
export function entryJsonSchema(register: Register, answer: (field: Exclude<Register['fields'][number], { readonly kind: 'reference' | 'references' }>) => z.ZodType): object {
  const fields = register.fields.filter(({ name }) => register.shown.fields.includes(name)).map((field) => {
    const number = z.string().describe(field.label.en)
    const schema = refers(field) ? (field.kind === 'references' ? z.array(number).max(field.most) : number) : answer(field)
    return [field.name, schema.optional()] as const
  })
  return z.toJSONSchema(entrySchema.extend({ values: z.object(Object.fromEntries(fields)) }))
}
