/**
 * JSON Schema into a grammar of llama.cpp (GBNF), so that whatever the model draws is valid against the schema.
 *
 * Everything is bounded, for a small model left to itself never closes a string and writes numbers past what a double holds: strings
 * without `maxLength` have at most 400 letters, arrays without `maxItems` 24 items, numbers 15 digits. What a grammar cannot hold
 * (`pattern`, `not`, `uniqueItems` …) is refused by name rather than passed over.
 */
import type { Text } from '../../../../law/text.ts'
import { integersBetween } from './integer-grammar.ts'
import { expected, oneOf, wholeBetween, wholeFrom } from './messages.ts'
import { leadsNowhere, neverEnds, noSchema, noSuchKeyword, nothingBetween, notTogether, requiredButClosed, schemaTooLarge, wrongKeyword } from './schema-messages.ts'
import { endlessReference } from './schema-recursion.ts'
import { type ApiError, invalid } from './trouble.ts'

type Schema = Readonly<Record<string, unknown>>

/** A schema that any JSON object meets. */
export const anyObject: Schema = { type: 'object' }

const mostRules = 2_000
const mostLetters = 400
const mostItems = 24
/** The longest repetition that llama.cpp unrolls. */
const mostRepeated = 2_000
/** Of all repetitions together, for each of them is unrolled. */
const mostUnrolled = 50_000
/** Letters of a grammar, and schemas inside one another. */
const longestGrammar = 1_000_000
const deepest = 100

const refusedKeywords = ['pattern', 'not', 'if', 'then', 'else', 'patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas', 'contains', 'uniqueItems', 'minProperties', 'maxProperties', 'unevaluatedProperties', 'unevaluatedItems']

const types = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']

const base = [
  'char ::= [^"\\\\\\x00-\\x1F\\x7F] | "\\\\" ["\\\\/bfnrt]',
  'boolean ::= "true" | "false"',
  'null ::= "null"',
  'integer ::= "0" | "-"? [1-9] [0-9]{0,14}',
  'number ::= "-"? ("0" | [1-9] [0-9]{0,14}) ("." [0-9]{0,5} [1-9])?',
  `string ::= "\\"" char{0,${mostLetters}} "\\""`,
  'sep ::= "," " "?',
  'colon ::= ":" " "?',
]

const formats: Readonly<Record<string, string>> = {
  date: '[12] [0-9] [0-9] [0-9] "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | "1" [0-9] | "2" [0-8])',
  time: '([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9] "Z"',
  uuid: '[0-9a-f]{8} "-" [0-9a-f]{4} "-4" [0-9a-f]{3} "-" [89ab] [0-9a-f]{3} "-" [0-9a-f]{12}',
  email: '[a-z] [a-z0-9]{0,14} "@" [a-z] [a-z0-9]{1,14} "." [a-z]{2,6}',
}

const literal = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The grammar of a schema. `param` is the field of the request that is named when it is refused. */
export function grammarOf(schema: unknown, param: string): string {
  return `${grammarRules(schema, param).join('\n')}\n`
}

/** The rules, `root` first; a caller may wrap them in a root of its own. */
export function grammarRules(schema: unknown, param: string): readonly string[] {
  const rules = new Map<string, string>()
  const references = new Map<string, string>()
  const refusal = (text: Text): ApiError => invalid(param, text, 'unsupported_schema')
  const refuse = (keyword: string, path: string): ApiError => refusal(noSuchKeyword(param, keyword, path))
  const wrong = (keyword: string, path: string, wanted: Text): ApiError => refusal(wrongKeyword(param, keyword, path, wanted))

  let [letters, unrolled, depth] = [0, 0, 0]
  const checkSize = (): void => {
    if (rules.size >= mostRules || letters > longestGrammar || unrolled > mostUnrolled || depth > deepest) throw refusal(schemaTooLarge(param))
  }
  const rule = (body: string): string => {
    letters += body.length
    checkSize()
    const name = `r${rules.size}`
    rules.set(name, body)
    return name
  }
  const whole = (given: Schema, keyword: string, path: string): number | undefined => {
    const value = given[keyword]
    if (value === undefined) return undefined
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw wrong(keyword, path, wholeFrom(0))
    return value
  }

  const targetOf = (reference: string): unknown => reference.slice(1).split('/').slice(1)
    .reduce<unknown>((at, part) => isSchema(at) || Array.isArray(at) ? Reflect.get(at, decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')) : undefined, schema)

  function resolve(reference: unknown, path: string): string {
    if (typeof reference !== 'string' || !reference.startsWith('#')) throw wrong('$ref', path, expected.innerReference)
    const known = references.get(reference)
    if (known !== undefined) return known
    const target = targetOf(reference)
    if (!isSchema(target) && target !== true) throw refusal(leadsNowhere(param, reference))
    const name = rule('')
    references.set(reference, name)
    rules.set(name, visit(target, reference))
    return name
  }

  /** An expression of the grammar for a schema; always safe to put beside others. */
  function visit(given: unknown, path: string): string {
    depth += 1
    checkSize()
    const expression = expressionOf(given, path)
    depth -= 1
    return expression
  }

  function expressionOf(given: unknown, path: string): string {
    if (given === true || given === undefined) return value(3)
    if (!isSchema(given)) throw refusal(noSchema(param, path, expected.schema))
    for (const keyword of refusedKeywords) if (given[keyword] !== undefined && given[keyword] !== false) throw refuse(keyword, path)
    if (given.$ref !== undefined) return resolve(given.$ref, path)
    if ('const' in given) return literal(JSON.stringify(given.const))
    for (const keyword of ['enum', 'anyOf', 'oneOf', 'allOf']) {
      const list = given[keyword]
      if (list !== undefined && (!Array.isArray(list) || list.length === 0)) throw wrong(keyword, path, expected.filledList)
    }
    if (Array.isArray(given.enum)) {
      return `(${given.enum.map((one) => literal(JSON.stringify(one))).join(' | ')})`
    }
    const choices = given.anyOf ?? given.oneOf
    if (Array.isArray(choices)) {
      const { anyOf: _any, oneOf: _one, ...rest } = given
      return rule(choices.map((one, at) => visit(isSchema(one) ? { ...rest, ...one } : one, `${path}/${at}`)).join(' | '))
    }
    if (Array.isArray(given.allOf)) {
      const { allOf, ...rest } = given
      return visit(together([rest, ...allOf], path), path)
    }
    if (Array.isArray(given.type) && given.type.length > 0) return rule(given.type.map((type) => visit({ ...given, type }, path)).join(' | '))
    switch (given.type ?? implied(given)) {
      case 'object': return object(given, path)
      case 'array': return array(given, path)
      case 'string': return string(given, path)
      case 'integer': return integer(given, path)
      case 'number': return number(given, path)
      case 'boolean': return 'boolean'
      case 'null': return 'null'
      case undefined: return value(3)
      default: throw wrong('type', path, oneOf(types))
    }
  }

  /** Schemas that must all hold, where their keywords do not meet; those of properties are put together. */
  function together(all: readonly unknown[], path: string): Schema {
    return all.reduce<Schema>((sum, one) => {
      if (!isSchema(one) || one.$ref !== undefined) throw refusal(notTogether(param, path))
      for (const keyword of Object.keys(one)) {
        if (keyword in sum && !['properties', 'required', 'title', 'description', 'additionalProperties'].includes(keyword) && JSON.stringify(sum[keyword]) !== JSON.stringify(one[keyword])) throw refusal(notTogether(param, path))
      }
      return {
        ...sum, ...one,
        ...(isSchema(sum.properties) && isSchema(one.properties) && { properties: { ...sum.properties, ...one.properties } }),
        ...(Array.isArray(sum.required) && Array.isArray(one.required) && { required: [...sum.required, ...one.required] }),
      }
    }, {})
  }

  function namesIn({ required = [] }: Schema, path: string): readonly string[] {
    if (!Array.isArray(required) || !required.every((name) => typeof name === 'string')) throw wrong('required', path, expected.texts)
    return required
  }

  function object(given: Schema, path: string): string {
    if (given.properties !== undefined && !isSchema(given.properties)) throw wrong('properties', path, expected.object)
    const properties = Object.entries(given.properties ?? {})
    const required = new Set(namesIn(given, path))
    const named = new Set(properties.map(([name]) => name))
    const extra = [...required].find((name) => !named.has(name))
    if (extra !== undefined && given.additionalProperties === false) throw refusal(requiredButClosed(param, extra, path))
    for (const name of required) if (!named.has(name)) properties.push([name, isSchema(given.additionalProperties) ? given.additionalProperties : true])
    if (properties.length === 0) {
      if (given.additionalProperties === false) return '"{}"'
      const member = rule(`"\\"" [a-zA-Zа-яА-ЯәғқңөұүһіӘҒҚҢӨҰҮҺІ_] [a-zA-Z0-9а-яА-ЯәғқңөұүһіӘҒҚҢӨҰҮҺІ_]{0,30} "\\"" colon ${isSchema(given.additionalProperties) ? visit(given.additionalProperties, `${path}/additionalProperties`) : value(2)}`)
      return rule(`"{" (${member} (sep ${member}){0,11})? "}"`)
    }
    /** Members from one on; whether another stands before them decides the comma. */
    const from = new Map<string, string>()
    const members = properties.map(([name, one]) => `${literal(JSON.stringify(name))} colon ${visit(one, `${path}/${name}`)}`)
    const rest = (at: number, first: boolean): string => {
      if (at === members.length) return '""'
      const key = `${at} ${first}`
      const known = from.get(key)
      if (known !== undefined) return known
      const here = `${first ? '' : 'sep '}${members[at]} ${rest(at + 1, false)}`
      const name = rule(required.has(properties[at]![0]) ? here : `${here} | ${rest(at + 1, first)}`)
      from.set(key, name)
      return name
    }
    return rule(`"{" ${rest(0, true)} "}"`)
  }

  function array(given: Schema, path: string): string {
    const first = Array.isArray(given.prefixItems) ? given.prefixItems.map((one, at) => visit(one, `${path}/${at}`)) : []
    const [least, most] = [Math.max(whole(given, 'minItems', path) ?? 0, first.length), whole(given, 'maxItems', path) ?? Math.max(mostItems, whole(given, 'minItems', path) ?? 0, first.length)]
    if (most > mostRepeated) throw wrong(given.maxItems === undefined ? 'minItems' : 'maxItems', path, wholeBetween(0, mostRepeated))
    if (most < least) throw refusal(nothingBetween(param, 'minItems', 'maxItems', path))
    const free = most - first.length
    unrolled += most
    if (given.items === false || free === 0) return rule(`"[" ${first.length === 0 ? '' : first.join(' sep ')} "]"`)
    const item = rule(visit(given.items, `${path}/items`))
    if (first.length > 0) return rule(`"[" ${first.join(' sep ')} (sep ${item}){${least - first.length},${free}} "]"`)
    const filled = `${item} (sep ${item}){${Math.max(0, least - 1)},${most - 1}}`
    return rule(`"[" ${least === 0 ? `(${filled})?` : filled} "]"`)
  }

  function string(given: Schema, path: string): string {
    const [least, most] = [whole(given, 'minLength', path) ?? 0, whole(given, 'maxLength', path)]
    if (typeof given.format === 'string' && least === 0 && most === undefined) {
      if (given.format === 'date-time') return rule(`"\\"" ${formats.date} "T" ${formats.time} "\\""`)
      const format = formats[given.format]
      if (format !== undefined) return rule(`"\\"" ${format} "\\""`)
    }
    if (least === 0 && most === undefined) return 'string'
    const bound = Math.min(most ?? Math.max(mostLetters, least), mostRepeated)
    if (least > mostRepeated) throw wrong('minLength', path, wholeBetween(0, mostRepeated))
    if (bound < least) throw refusal(nothingBetween(param, 'minLength', 'maxLength', path))
    unrolled += bound
    return rule(`"\\"" char{${least},${bound}} "\\""`)
  }

  function bounds(given: Schema, path: string, step: number): { readonly least: number; readonly most: number } | undefined {
    for (const keyword of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']) if (given[keyword] !== undefined && typeof given[keyword] !== 'number') throw wrong(keyword, path, expected.number)
    if (given.multipleOf !== undefined && !(step === 1 && given.multipleOf === 1)) throw refuse('multipleOf', path)
    const above = given.exclusiveMinimum as number | undefined
    const below = given.exclusiveMaximum as number | undefined
    const largest = 999_999_999_999_999
    const least = Math.max(given.minimum as number | undefined ?? -largest, above === undefined ? -largest : Math.floor(above) + 1)
    const most = Math.min(given.maximum as number | undefined ?? largest, below === undefined ? largest : Math.ceil(below) - 1)
    if (least === -largest && most === largest) return undefined
    return { least, most }
  }

  const nothing = (given: Schema, path: string): ApiError =>
    refusal(nothingBetween(param, given.exclusiveMinimum === undefined ? 'minimum' : 'exclusiveMinimum', given.exclusiveMaximum === undefined ? 'maximum' : 'exclusiveMaximum', path))

  function integer(given: Schema, path: string): string {
    const found = bounds(given, path, 1)
    if (found === undefined) return 'integer'
    const [least, most] = [Math.ceil(found.least), Math.floor(found.most)]
    if (least > most) throw nothing(given, path)
    return rule(integersBetween(least, most))
  }

  /** Whole numbers within the bounds, and those with a fraction between two whole numbers within them. */
  function number(given: Schema, path: string): string {
    const found = bounds(given, path, 0)
    if (found === undefined) return 'number'
    const [least, most] = [Math.ceil(found.least), Math.floor(found.most)]
    const fraction = '"." [0-9]{0,5} [1-9]'
    const parts = [
      ...(least <= most ? [integersBetween(least, most)] : []),
      ...(most - 1 >= Math.max(0, least) ? [`(${integersBetween(Math.max(0, least), most - 1)}) ${fraction}`] : []),
      ...(Math.min(0, most) - 1 >= least ? [`"-" (${integersBetween(Math.max(0, -most), -least - 1)}) ${fraction}`] : []),
    ]
    if (parts.length === 0) throw nothing(given, path)
    return rule(parts.join(' | '))
  }

  /** Any value, with so many levels inside. */
  function value(depth: number): string {
    const name = `value${depth}`
    if (rules.has(name)) return name
    rules.set(name, '')
    const inner = depth === 0 ? undefined : value(depth - 1)
    rules.set(name, ['string', 'number', 'boolean', 'null', ...(inner === undefined ? [] : [`"[" (${inner} (sep ${inner}){0,7})? "]"`, `"{" (string colon ${inner} (sep string colon ${inner}){0,7})? "}"`])].join(' | '))
    return name
  }

  const root = visit(schema, '#')
  // llama.cpp takes no rule that begins with itself, and of one that must contain itself the model would write to its limit.
  const endless = endlessReference(references.keys(), targetOf)
  if (endless !== undefined) throw refusal(neverEnds(param, endless))
  return [`root ::= ${root}`, ...base, ...[...rules].map(([name, body]) => `${name} ::= ${body}`)]
}

/** A part of a reference; as it stands where it is written wrongly. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The type that keywords imply where none is said. */
function implied(given: Schema): string | undefined {
  if (given.properties !== undefined || given.required !== undefined) return 'object'
  if (given.items !== undefined || given.prefixItems !== undefined) return 'array'
  return undefined
}
