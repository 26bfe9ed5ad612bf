/** For tests: the constructs of the language of declarations, derived from its schemas: every member and every named alternative, and which of them a declaration uses. Pure. */
import { z } from 'zod'
import { isLocale } from './text.ts'

/** A part of a printed JSON Schema. */
interface Shape {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Shape>>
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: Shape | boolean
  readonly required?: readonly string[]
}

/** What tells alternatives apart by a word of their own: a kind of field, a rule, a quantity, a day. */
const tags = ['kind', 'rule', 'term', 'day', 'by', 'does', 'of'] as const
/** Members that every question has. */
const ofEveryField = new Set(['kind', 'name', 'label', 'hint', 'optional', 'personal', 'public', 'from', 'whenEmpty', 'technical', 'when'])

/** And every rule: its title, its law, and what it says to whom it does not hold for. */
const ofEveryRule = new Set(['title', 'basis', 'otherwise'])

/** Whose members are told apart: a term of a step is another construct than one of a part or of a duty. What is the same wherever it stands is not. */
const [apart, alike] = [new Set(['steps', 'parts', 'obligations']), new Set(['by', 'form', 'title', 'basis'])]

/** What the member of an object is called where its own members are named. */
const within = (own: string, key: string): string => (apart.has(own) && !alike.has(key) ? `${own}.${key}` : key)

/** A schema read for its constructs. */
export interface Language {
  /** Every construct: `steps.manyAtOnce`, `rule=someRow`, `kind=rows`, `unit=workday`. */
  readonly constructs: readonly string[]
  /** Those that a value uses; undefined where the value does not fit the schema. */
  usedBy(value: unknown): ReadonlySet<string> | undefined
}

/** Reads a schema. A construct is called by the member that holds it; in a step, a part or a duty by that too. */
export function languageOf(schema: z.ZodType): Language {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const resolve = (shape: Shape): Shape => {
    if (shape.$ref === undefined) return shape
    return shape.$ref === '#' ? root : resolve(root.$defs![shape.$ref.split('/').at(-1)!]!)
  }
  const constructs = new Set<string>()
  const visited = new Map<Shape, Set<string>>()
  const collect = (given: Shape, name: string): void => {
    const shape = resolve(given)
    const names = visited.get(shape) ?? new Set()
    visited.set(shape, names)
    if (names.has(name)) return
    names.add(name)
    for (const one of namesOf(shape, name)) constructs.add(one)
    for (const [part, called] of partsOf(shape, name)) collect(part, called)
  }
  collect(root, '')
  const used = (given: Shape, value: unknown, name: string): ReadonlySet<string> | undefined => {
    const shape = resolve(given)
    if (shape.allOf) return union(shape.allOf.map((one) => used(one, value, name)))
    const choices = shape.anyOf ?? shape.oneOf
    if (choices) {
      for (const one of choices) {
        const found = used(one, value, name)
        if (found) return found
      }
      return undefined
    }
    if ('const' in shape) return shape.const === value ? new Set(worded(name, value)) : undefined
    if (shape.enum) return shape.enum.includes(value) ? new Set(worded(name, value)) : undefined
    if (shape.type === 'array') {
      if (!Array.isArray(value)) return undefined
      return union(value.map((one) => used(shape.items ?? {}, one, name)))
    }
    if (shape.type === 'object') {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
      const { properties = {}, additionalProperties, required = [] } = shape
      if (required.some((key) => !(key in value))) return undefined
      const own = nameOf(shape, name)
      const isTexts = Object.keys(properties).length > 0 && Object.keys(properties).every(isLocale)
      return union(Object.entries(value).map(([key, one]) => {
        const part = properties[key]
        if (part === undefined) return typeof additionalProperties === 'object' ? used(additionalProperties, one, name) : undefined
        const inside = used(part, one, within(own, key))
        return inside && new Set([...inside, ...isTexts ? [] : membersOf(own, [key])])
      }))
    }
    const from = shape.pattern === undefined || typeof value !== 'string' ? undefined : takenFrom(shape.pattern)
    if (from !== undefined) return String(value).startsWith(from) ? new Set([`${name}=${from}…`]) : undefined
    const types = shape.type === undefined ? [] : [shape.type].flat()
    const fits = types.length === 0 || types.some((type) => (type === 'null' ? value === null : type === 'integer' ? Number.isInteger(value) : typeof value === type))
    return fits && (shape.pattern === undefined || new RegExp(shape.pattern).test(String(value))) ? new Set() : undefined
  }
  return { constructs: [...constructs].sort(), usedBy: (value) => used(root, value, '') }
}

const union = (sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined =>
  (sets.some((one) => one === undefined) ? undefined : new Set(sets.flatMap((one) => [...one!])))

const worded = (name: string, value: unknown): readonly string[] => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [`${name}=${value}`] : [])

/** What an object is called: by the word that tells it from its alternatives, or by the member that holds it. */
function nameOf({ properties = {} }: Shape, name: string): string {
  for (const tag of tags) {
    const word = properties[tag]?.const
    if (typeof word === 'string') return `${tag}=${word}`
    if (properties[tag]?.enum) return tag
  }
  return name
}

/** The members of an object: what every question and every rule has alike is called once for all, what a text says in each language is none. */
function membersOf(own: string, keys: readonly string[]): readonly string[] {
  if (keys.length > 0 && keys.every(isLocale)) return []
  const [tag, word] = own.split('=')
  return keys.flatMap((key) => {
    if (key === tag && word !== undefined) return []
    if (tag === 'kind' && ofEveryField.has(key)) return [`field.${key}`]
    if (tag === 'rule' && ofEveryRule.has(key)) return [`rule.${key}`]
    return [`${own === '' ? '' : `${own}.`}${key}`]
  })
}

/** The beginning of a word that goes on freely, as `subject.` of `subject.title`. */
const takenFrom = (pattern: string): string | undefined => /^\^([a-z]+)\\\.\[/.exec(pattern)?.[1]?.concat('.')

/** The constructs that a part of the schema has itself. */
function namesOf(shape: Shape, name: string): readonly string[] {
  const from = shape.pattern === undefined ? undefined : takenFrom(shape.pattern)
  if (from !== undefined) return [`${name}=${from}…`]
  if ('const' in shape) return worded(name, shape.const)
  if (shape.enum) return shape.enum.flatMap((one) => worded(name, one))
  return membersOf(nameOf(shape, name), Object.keys(shape.properties ?? {}))
}

function partsOf(shape: Shape, name: string): readonly (readonly [Shape, string])[] {
  return [
    ...[...shape.anyOf ?? [], ...shape.oneOf ?? [], ...shape.allOf ?? []].map((one) => [one, name] as const),
    ...(shape.items ? [[shape.items, name] as const] : []),
    ...Object.entries(shape.properties ?? {}).map(([key, one]) => [one, within(nameOf(shape, name), key)] as const),
    ...(typeof shape.additionalProperties === 'object' ? [[shape.additionalProperties, name] as const] : []),
  ]
}
