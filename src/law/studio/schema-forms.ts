/** The schema of declarations, as far as forms read it: references, and the forms of a union told apart. Pure. */
import { z } from 'zod'
import type { Json, JsonObject } from '../canonical.ts'
import { procedureSchema } from '../declaration.ts'
import type { Procedure } from '../procedure.ts'
import { onceSpoken } from '../text.ts'

/** A node of JSON Schema, as far as it is read here. */
export interface Node {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: Json
  readonly enum?: readonly Json[]
  readonly format?: string
  readonly pattern?: string
  readonly anyOf?: readonly Node[]
  readonly oneOf?: readonly Node[]
  readonly allOf?: readonly Node[]
  readonly properties?: Readonly<Record<string, Node>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Node | boolean
  readonly items?: Node
}

/** One form of a union, under the name by which it is chosen. */
export interface Form {
  readonly key: string
  readonly node: Node
  /** What tells the form, or all of it. */
  readonly fixed?: Json
  /** A text that begins so. */
  readonly before?: string
}

export const schema = onceSpoken(() => z.toJSONSchema(procedureSchema, { io: 'input' }) as Node & { readonly $defs?: Readonly<Record<string, Node>> })

const nameOfRef = ({ $ref }: Node): string | undefined => $ref?.slice($ref.lastIndexOf('/') + 1)
function onceResolved(node: Node): Node | undefined {
  const name = nameOfRef(node)
  return name === undefined ? node.allOf?.length === 1 ? node.allOf[0] : undefined : name === '#' ? schema() : schema().$defs![name]!
}
export function resolved(node: Node): Node {
  const next = onceResolved(node)
  if (next !== undefined) return resolved(next)
  // A union of plain types comes as a list of their names.
  const { type, ...rest } = node
  return typeof type === 'object' ? { anyOf: type.map((one) => ({ ...rest, type: one })) } : node
}
/** Whether a node is a reference to what the schema calls so, by whatever way. */
export function isReference(node: Node, name: string): boolean {
  if (nameOfRef(node) === name) return true
  const next = onceResolved(node)
  return next !== undefined && isReference(next, name)
}
export const isText = (node: Node): boolean => isReference(node, 'Text')
export const itemsOf = ({ items = {} }: Node): Node => items
const formsOf = (node: Node): readonly Node[] => node.anyOf ?? node.oneOf ?? []
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value has the form of a node. */
export function fits(given: Node, value: Json): boolean {
  const node = resolved(given)
  if (formsOf(node).length > 0) return formsOf(node).some((one) => fits(one, value))
  if (node.const !== undefined) return node.const === value
  if (node.enum !== undefined) return node.enum.includes(value)
  switch (node.type) {
    case 'array': return Array.isArray(value) && value.every((one: Json) => fits(itemsOf(node), one))
    case 'integer': case 'number': return typeof value === 'number'
    case 'null': return value === null
    case 'string': return typeof value === 'string' && (node.pattern === undefined || new RegExp(node.pattern).test(value))
    case 'boolean': return typeof value === 'boolean'
    default: {
      if (!isObject(value)) return false
      const { properties = {}, required = [], additionalProperties } = node
      return required.every((name) => value[name] !== undefined)
        && Object.entries(value).every(([name, one]) => (properties[name] === undefined ? additionalProperties !== false && (typeof additionalProperties !== 'object' || fits(additionalProperties, one)) : !isTold(properties[name]) || fits(properties[name], one)))
    }
  }
}
/** Whether a node itself tells which form is meant. */
const isTold = (node: Node): boolean => { const { const: only, enum: some, type } = resolved(node); return only !== undefined || some !== undefined || type === 'array' || type === 'object' }

/** The form of a union that a value has, or the first. */
export function formOf(given: Node, value: Json | undefined): Node {
  const node = resolved(given)
  const forms = formsOf(node)
  return forms.length === 0 ? node : formOf(forms.find((one) => value !== undefined && fits(one, value)) ?? forms[0]!, value)
}

/** The node of a clause. */
export function nodeAt(draft: Procedure, path: readonly PropertyKey[]): Node {
  let [given, node]: [Node, Node] = [schema(), formOf(schema(), undefined)]
  let value: Json | undefined = draft as unknown as Json
  for (const key of path) {
    value = (value as Readonly<Record<PropertyKey, Json>> | undefined)?.[key]
    given = typeof key === 'number' ? node.items! : node.properties?.[String(key)] ?? node.additionalProperties as Node
    node = formOf(given, value)
  }
  return given
}

/** What stands beside `null` in a union of two. */
export function refusesNull(node: Node): Node | undefined {
  const forms = formsOf(node)
  return forms.length === 2 && forms.some((one) => resolved(one).type === 'null') ? forms.find((one) => resolved(one).type !== 'null') : undefined
}

/** The values of a node that allows no more than some; undefined where it allows others. */
export function scalarsOf(given: Node): readonly Json[] | undefined {
  const node = resolved(given)
  if (node.const !== undefined) return [node.const]
  if (node.enum !== undefined) return node.enum
  if (node.type === 'boolean') return [true, false]
  const forms = formsOf(node).map(scalarsOf)
  return forms.length > 0 && forms.every((one) => one !== undefined) ? forms.flat() as readonly Json[] : undefined
}

/** Forms that are asked in a way of their own, and not taken apart. */
const whole = ['Rule', 'Text', 'Citation']
const flat = (given: Node): readonly Node[] => {
  const forms = whole.some((one) => isReference(given, one)) ? [] : formsOf(resolved(given))
  return forms.length === 0 ? [given] : forms.flatMap(flat)
}

const isDuration = ({ properties = {} }: Node): boolean => Object.keys(properties).toSorted().join() === 'count,unit'

/** The forms of a union, each under a name: its value, the constant that tells it, or the member that no other has. */
export function formsIn(given: Node): readonly Form[] {
  const nodes = isReference(given, 'Rule') ? formsOf(resolved(given)).flatMap(flat) : flat(given)
  const objects = nodes.map(resolved).filter((node) => node.type === 'object' && node.properties !== undefined && !isDuration(node))
  const forms = nodes.flatMap((one): readonly Form[] => {
    if (isReference(one, 'Rule')) return [{ key: 'rule', node: one }]
    const node = resolved(one)
    const scalars = scalarsOf(node)
    if (scalars !== undefined) return scalars.map((value) => ({ key: String(value), node: { const: value }, fixed: value }))
    if (node.type === 'null') return [{ key: 'null', node, fixed: null }]
    if (node.type === 'string') {
      const before = /^\^([a-z]+)\\\./.exec(node.pattern ?? '')?.[1]
      return [before === undefined ? { key: 'string', node } : { key: before, node, before: `${before}.` }]
    }
    if (node.type === 'array') return [{ key: resolved(itemsOf(node)).type === 'object' || formsOf(resolved(itemsOf(node))).length > 0 ? 'rows' : 'list', node }]
    if (node.type !== 'object') return [{ key: 'number', node }]
    if (isDuration(node)) return [{ key: 'duration', node }]
    if (node.properties === undefined) return [{ key: 'record', node }]
    return tellingOf(node, objects).map(([key, fixed]) => ({ key, node, ...(fixed && { fixed }) }))
  })
  return forms.map((form, at) => (forms.findIndex(({ key }) => key === form.key) === at ? form : { ...form, key: `${form.key}${at}` }))
}

function tellingOf({ properties = {}, required = [] }: Node, objects: readonly Node[]): readonly (readonly [key: string, fixed?: JsonObject])[] {
  for (const name of required) {
    const values = name === 'unit' ? undefined : scalarsOf(properties[name]!)
    if (values !== undefined) return values.map((value) => [String(value), { [name]: value }])
  }
  const others = objects.filter((one) => one.properties !== properties)
  return [[required.find((name) => !others.some((one) => one.required?.includes(name))) ?? required[0] ?? 'record']]
}
