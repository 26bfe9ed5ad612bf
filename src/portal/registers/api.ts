/** Registers for programs: what is open to everyone, as JSON. A key shows no more than no key does. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { versionOf } from '../../kernel/declarations/index.ts'
import type { EntryView } from '../../kernel/registers/index.ts'
import type { Facts } from '../../law/field.ts'
import { entryEffects, numbersIn, refers, type Listing } from '../../law/register.ts'
import { languageOfPrograms } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { json } from '../layout.ts'
import { operation } from '../operation.ts'
import type { Route } from '../routes.ts'
import { letters, pageSize, several, textSchema, wholeNumber } from '../schemas.ts'
import { askedOf, entryStates, mostPages, passedOver, registerHere } from './asked.ts'
import { apiWords, words } from './messages.ts'

const open = { headers: { 'access-control-allow-origin': '*' } }

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))), z.record(z.string(), z.string()).describe('An address by its parts')])
const values = z.record(z.string(), value).meta({ id: 'EntryValues' })

const registerSchema = z.object({
  id: z.string(), title: textSchema, summary: textSchema, version: z.string().describe('SHA-256 of the canonical declaration'), entries: z.record(z.enum(entryStates), z.int()),
}).meta({ id: 'RegisterSummary' })

const entrySchema = z.object({
  number: z.string(), state: z.enum(entryStates), title: textSchema, restricted: z.boolean().describe('Its particulars are not shown to everyone'),
  page: z.string().describe('The path of its page, without the language'), values, enteredAt: z.iso.datetime(), changedAt: z.iso.datetime(),
}).meta({ id: 'Entry' })

const actSchema = z.object({
  does: z.enum(entryEffects), at: z.iso.datetime(), values, decision: z.string().optional().describe('Number of the decision that did it'),
  journal: z.int().optional().describe('Its place in the journal, for the proof of inclusion'),
}).meta({ id: 'EntryAct' })

const counted = z.record(z.string(), z.int())
const pageSchema = z.object({
  total: z.int().describe('How many entries the question finds; at least as many where `counts.atLeast` stands, so that no client pages by it'), size: z.int(), page: z.int().optional().describe('Counted from 1; absent where a cursor named the place'), next: z.string().optional().describe('Sent as `cursor` with all else as it was, it opens what follows. It is absent at the end and there alone, whatever `total` says'), previous: z.string().optional().describe('The same, back'),
  counts: z.object({
    states: z.partialRecord(z.enum(entryStates), z.int()), years: counted, columns: z.record(z.string(), counted),
    atLeast: z.literal(true).optional().describe('So many entries hold the words that they were not counted to the end: there are at least as many as each number says, `total` among them'),
  }).describe('How many entries there are in each state, of each year and of each value of a column; what is chosen in one does not narrow itself'),
  entries: z.array(entrySchema),
}).meta({ id: 'EntryPage' })

/** Values as programs read them: references as lists of numbers, and what is empty left out. */
const valuesOf = ({ fields }: Pick<Listing, 'fields'>, given: Facts): z.infer<typeof values> => Object.fromEntries(fields.flatMap((field) => {
  const one = given[field.name]
  if (one === undefined || one === '') return []
  return [[field.name, field.kind === 'references' ? [...numbersIn(one)] : Array.isArray(one) ? [...one] : one as string | number | boolean | Readonly<Record<string, string>>]]
}))

/** An entry as programs read it. */
export const entryOf = (view: EntryView): z.infer<typeof entrySchema> => ({
  number: view.number, state: view.state, title: view.title, restricted: view.sight === 'stub', page: view.path, values: valuesOf(view.register, view.values), enteredAt: view.enteredAt, changedAt: view.changedAt,
})

export const registerApi = (kernel: Kernel): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/registers', permission: 'everyone', title: words.title, rateLimit: { requests: 600, seconds: 60 },
    describes: { group: 'registers', description: apiWords.list, answers: { 200: { text: apiWords.list, schema: z.object({ registers: z.array(registerSchema) }) } } },
    async handle() {
      const counts = await kernel.registers.counts()
      const count = (id: string, state: string): number => counts.find((one) => one.register === id && one.state === state)?.count ?? 0
      const registers = kernel.registers.listed.filter(({ shown }) => shown.to === 'everyone').map((one): z.infer<typeof registerSchema> => ({
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
        q: letters(0, 200).optional().describe('Words that stand in the number or in what is shown'),
        state: several(z.enum(entryStates)), year: several(z.string().regex(/^[0-9]{4}$/)).describe('Years in which entries were entered'),
        filter: several(letters(1, 300)).describe('`column:value`, several at once: any of the values of one column, of every column. The answer names the columns and values in `counts`'),
        sort: letters(0, 100).optional().describe('A column, from its least or with `-` before it from its greatest: `number`, `state`, `entered`, `changedAt`, or a field that is shown and states one value. `-entered` without it, which is `newest` as well; `oldest` is `entered`, and `changed` is `-changedAt`'),
        cursor: letters(1, 2000).optional().describe('`next` or `previous` of a page before, with the same sort'),
        page: wholeNumber(1, mostPages).optional().describe('Without a cursor, counted from 1, and not in the order of a field: a cursor costs less the further the list goes, and misses nothing'), size: pageSize(500, 50),
      }),
      answers: { 200: { text: apiWords.page, schema: pageSchema } }, refusals: { 404: apiWords.missing },
    },
    async handle({ url }, { params, query: { size } }) {
      const register = registerHere(kernel, null, params.register)
      const { query, order, cursor, page } = askedOf(register, url)
      const [{ entries, next, previous }, { total, states, years, facets, atLeast }] = await Promise.all([
        kernel.registers.page({ ...query, order, offset: passedOver(page, size), limit: size, ...(cursor !== undefined && { cursor }) }, null), kernel.registers.counted(query, null),
      ])
      return json({ total, size, ...(page !== undefined && { page }), ...(next && { next }), ...(previous && { previous }), counts: { states, years, columns: facets, ...(atLeast && { atLeast }) }, entries: entries.map(entryOf) }, open)
    },
  }),
  operation({
    method: 'GET', path: '/api/registers/:register/:number', permission: 'everyone', title: words.history, rateLimit: { requests: 600, seconds: 60 },
    describes: {
      group: 'registers', description: apiWords.entry,
      query: z.object({ before: wholeNumber(1, 2_147_483_647).optional().describe('`earlier` of the answer before: the acts that came before those') }),
      answers: { 200: { text: apiWords.entry, schema: entrySchema.extend({ history: z.array(actSchema), earlier: z.int().optional().describe('There are acts before these') }) } }, refusals: { 404: apiWords.missing },
    },
    async handle(_visit, { params, query: { before } }) {
      const view = await kernel.registers.findIn(params.register, params.number, null)
      if (view === undefined) throw notFound()
      const { acts, earlier } = await kernel.registers.history(view, before)
      const history = await Promise.all(acts.map(async ({ does, at, values: said, decision, journal }): Promise<z.infer<typeof actSchema>> => {
        const [act, entry] = await Promise.all([decision === undefined ? undefined : kernel.decisions.find(decision), kernel.journal.entry(journal)])
        return { does, at, values: valuesOf(view.register, said), ...(act && { decision: act.record.number }), ...(entry?.index !== undefined && { journal: entry.index }) }
      }))
      return json({ ...entryOf(view), history, ...(earlier !== undefined && { earlier }) }, open)
    },
  }),
]

/** What an entry of this register holds for everyone, as a JSON Schema. */
export function entryJsonSchema(register: Listing, answer: (field: Exclude<Listing['fields'][number], { readonly kind: 'reference' | 'references' }>) => z.ZodType): object {
  const fields = register.fields.filter(({ name }) => register.shown.fields.includes(name)).map((field) => {
    const number = z.string().describe(field.label[languageOfPrograms()])
    const schema = refers(field) ? (field.kind === 'references' ? z.array(number).max(field.most) : number) : answer(field)
    return [field.name, schema.optional()] as const
  })
  return z.toJSONSchema(entrySchema.extend({ values: z.object(Object.fromEntries(fields)) }))
}
