/** The one schema of a declared register: what is enacted, imported or sent is read by it, and editors complete by it. */
import { z } from 'zod'
import { citation, day, declarationId, duration, fieldOf, listOf, name, namedBy, role, rule, scope, statedFields, text } from './declaration.ts'
import { textsAreKept } from './kept-text.ts'
import { ownerKinds, type Register, type RegisterField, relations } from './register.ts'

const refersTo = { register: declarationId, relation: z.enum(relations) }
const when = rule.exactOptional().meta({ description: 'the column holds only for entries whose columns before it make this rule hold' })
const fields = [...statedFields, fieldOf('reference', refersTo), fieldOf('references', { ...refersTo, most: z.int().min(1).max(1000) })] as const
const field = z.discriminatedUnion('kind', fields.map((one) => z.strictObject({ ...one.unwrap().shape, when }).readonly()) as unknown as typeof fields)
  .meta({ id: 'RegisterField' }) as unknown as z.ZodType<RegisterField>

/** A declared register as plain data. What the schema does not know is refused, so that a misspelt name is not a silent omission. */
export const registerSchema: z.ZodType<Register> = z.strictObject({
  id: declarationId, title: text, summary: text,
  inForce: z.strictObject({ from: day, until: day.exactOptional() }).readonly()
    .refine(({ from, until }) => until === undefined || from < until, { path: ['until'], message: 'ends before it begins' }),
  body: z.strictObject({ name: text }).readonly(),
  office: z.strictObject({ role, title: text }).readonly(),
  numbers: z.string().regex(/^[A-Z]{2,6}$/),
  basis: citation,
  owner: listOf(z.enum(ownerKinds)),
  scopes: namedBy(name, z.strictObject(scope.unwrap().omit({ bodies: true }).shape).readonly()).exactOptional()
    .meta({ description: 'territories and pilots of which the conditions of columns speak by name' }),
  fields: listOf(field),
  unique: listOf(name).exactOptional().meta({ description: 'columns that no two entries share, struck ones apart' }),
  apart: z.strictObject({ of: listOf(name), day: name.exactOptional(), from: name, until: name }).readonly().exactOptional()
    .meta({ description: 'no two entries, struck ones apart, that say the same in the columns of “of” hold at one time: from one time until another of a day, or without “day” from one day until another' }),
  holds: z.strictObject({ resource: z.string(), entry: name, day: name, from: name, until: name }).readonly().exactOptional()
    .meta({ description: 'while an entry stands nobody else has what is given out under “resource” of the entry that its column “entry” refers to, from one time until another of a day' }),
  onePerOwner: z.literal(true).exactOptional().meta({ description: 'whoever has an entry that is not struck enters no second one' }),
  calledBy: name.exactOptional(),
  names: namedBy(name, z.string()).exactOptional(),
  onlyOwn: listOf(name).exactOptional().meta({ description: 'columns of “names” in which only things that are the owner’s own are entered' }),
  states: z.strictObject({ entered: text, suspended: text, struck: text }).readonly(),
  shown: z.strictObject({
    to: z.enum(['everyone', 'signed in', 'fellows', 'office']), fields: listOf(name),
    fellow: name.exactOptional().meta({ description: 'with “fellows”: whoever has an entry here that says the same in this column sees the others' }),
    stub: z.strictObject({ when: rule, words: text, fields: listOf(name).exactOptional() }).readonly().exactOptional(),
  }).readonly(),
  keep: z.strictObject({ for: duration, basis: citation }).readonly(),
}).check(textsAreKept).readonly().meta({ id: 'Register' })
