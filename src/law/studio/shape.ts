/** What a clause is made of, derived from the schema of declarations: the members that a form can ask one by one, and the rest, which is written as YAML. Pure. */
import { z } from 'zod'
import type { Json, JsonObject } from '../canonical.ts'
import { procedureSchema } from '../declaration.ts'
import type { Procedure } from '../procedure.ts'
import { onceSpoken } from '../text.ts'
import { type DraftClause, innerOf } from './clauses.ts'

/** A node of JSON Schema, as far as it is read here. */
interface Node {
  readonly $ref?: string
  readonly type?: string
  readonly const?: Json
  readonly enum?: readonly Json[]
  readonly format?: string
  readonly anyOf?: readonly Node[]
  readonly oneOf?: readonly Node[]
  readonly allOf?: readonly Node[]
  readonly properties?: Readonly<Record<string, Node>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Node | boolean
  readonly items?: Node
}

/** Of what a name in a declaration is the name. */
export type NamesOf = 'steps' | 'stepsAndEnd' | 'rules' | 'decisions'

export type Part = { readonly name: string; readonly optional: boolean } & (
  | { readonly kind: 'text' | 'line' | 'day' | 'number' | 'yes' | 'citation' }
  | { readonly kind: 'one' | 'many'; readonly options: readonly string[] }
  | { readonly kind: 'named' | 'namedMany'; readonly of: NamesOf }
  | { readonly kind: 'performer' }
  | { readonly kind: 'duration'; readonly units: readonly string[] }
  | { readonly kind: 'rows'; readonly columns: readonly Part[] }
)

export interface Shape {
  /** The members that a form asks, in the order of the schema. A name with a point is a member of a member. */
  readonly parts: readonly Part[]
  /** The members that stand in the clause and that no part asks. */
  readonly rest: readonly string[]
  /** The clause is no record: all of it is written as YAML, or where `parts` has one without a name, asked by that. */
  readonly bare: boolean
}

const schema = onceSpoken(() => z.toJSONSchema(procedureSchema, { io: 'input' }) as Node & { readonly $defs?: Readonly<Record<string, Node>> })

const nameOfRef = ({ $ref }: Node): string | undefined => $ref?.slice($ref.lastIndexOf('/') + 1)
function resolved(node: Node): Node {
  const name = nameOfRef(node)
  return name === undefined || name === '#' ? (name === '#' ? schema() : node) : resolved(schema().$defs![name]!)
}
const formsOf = (node: Node): readonly Node[] => node.anyOf ?? node.oneOf ?? []
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value has the form of a node, one level deep: enough to tell the forms of a union apart. */
function fits(given: Node, value: Json): boolean {
  const node = resolved(given)
  if (formsOf(node).length > 0) return formsOf(node).some((one) => fits(one, value))
  if (node.const !== undefined) return node.const === value
  if (node.enum !== undefined) return node.enum.includes(value)
  if (node.type === 'array') return Array.isArray(value)
  if (node.type !== 'object') return node.type === 'integer' || node.type === 'number' ? typeof value === 'number' : node.type === 'null' ? value === null : typeof value === node.type
  if (!isObject(value)) return false
  const { properties = {}, required = [], additionalProperties } = node
  return required.every((name) => value[name] !== undefined)
    && Object.entries(value).every(([name, one]) => (properties[name] === undefined ? additionalProperties !== false : !isTold(properties[name]) || fits(properties[name], one)))
}
/** Whether a node itself tells which form is meant. */
const isTold = (node: Node): boolean => { const { const: only, enum: some, type } = resolved(node); return only !== undefined || some !== undefined || type === 'array' || type === 'object' }

/** The form of a union that a value has, or the first. */
function formOf(given: Node, value: Json | undefined): Node {
  const node = resolved(given)
  const forms = formsOf(node)
  return forms.length === 0 ? node : formOf(forms.find((one) => value !== undefined && fits(one, value)) ?? forms[0]!, value)
}

/** The node of a clause. */
function nodeAt(draft: Procedure, path: readonly PropertyKey[]): Node {
  let node = formOf(schema(), undefined)
  let value: Json | undefined = draft as unknown as Json
  for (const key of path) {
    value = (value as Readonly<Record<PropertyKey, Json>> | undefined)?.[key]
    const next: Node = typeof key === 'number' ? node.items! : node.properties?.[String(key)] ?? node.additionalProperties as Node
    node = formOf(next, value)
  }
  return node
}

const isReference = (node: Node, name: string): boolean => nameOfRef(node) === name || (node.allOf?.some((one) => nameOfRef(one) === name) ?? false)
const isText = (node: Node): boolean => isReference(node, 'Text')

/** Members that name other clauses. */
const references: Readonly<Record<string, readonly [kind: 'named' | 'namedMany', of: NamesOf]>> = {
  'names.starts': ['named', 'steps'], 'names.reopensAt': ['named', 'steps'], 'names.eligibility': ['named', 'rules'], 'clock.from': ['named', 'steps'], 'clock.stopsIn': ['namedMany', 'steps'],
  'step.check': ['named', 'rules'], 'step.notBy': ['namedMany', 'steps'], 'outcome.to': ['named', 'stepsAndEnd'], 'outcome.decides': ['named', 'decisions'], 'decision.rules': ['namedMany', 'rules'],
  'obligation.after': ['named', 'decisions'], 'entitlement.after': ['named', 'decisions'],
}

const plain = (one: Json): string => String(one)

/** How a form asks a member; undefined where it does not. */
function partOf(kind: DraftClause['kind'], name: string, given: Node, value: Json | undefined, optional: boolean): Part | undefined {
  const known = references[`${kind}.${name}`]
  if (known) return { name, optional, kind: known[0], of: known[1] }
  if (kind === 'step' && name === 'by') return value === undefined || typeof value === 'string' || (isObject(value) && Object.keys(value).join() === 'role') ? { name, optional, kind: 'performer' } : undefined
  if (isText(given)) return { name, optional, kind: 'text' }
  if (isReference(given, 'Citation')) return { name, optional, kind: 'citation' }
  const forms = formsOf(resolved(given))
  // A text or nothing: dated values that no act has set.
  const node = forms.length === 2 && forms.some((one) => resolved(one).type === 'null') ? resolved(forms.find((one) => resolved(one).type !== 'null')!) : formOf(given, value)
  if (node.const === true) return { name, optional, kind: 'yes' }
  if (node.enum !== undefined) return { name, optional, kind: 'one', options: node.enum.map(plain) }
  if (node.const !== undefined) return optional ? { name, optional, kind: 'one', options: [plain(node.const)] } : undefined
  if (node.type === 'string') return { name, optional, kind: node.format === 'date' ? 'day' : 'line' }
  if (node.type === 'integer' || node.type === 'number') return { name, optional, kind: 'number' }
  if (node.type === 'object' && Object.keys(node.properties ?? {}).toSorted().join() === 'count,unit') return { name, optional, kind: 'duration', units: (resolved(node.properties!['unit']!).enum ?? []).map(plain) }
  if (node.type === 'array') {
    const one = resolved(node.items ?? {})
    const values = one.enum ?? (formsOf(one).length > 0 && formsOf(one).every((form) => isValue(resolved(form))) ? formsOf(one).flatMap((form) => [...resolved(form).enum ?? [resolved(form).const ?? 'boolean']]) : undefined)
    if (values !== undefined) return { name, optional, kind: 'many', options: values.flatMap((value) => (value === 'boolean' ? ['true', 'false'] : [plain(value)])) }
    const columns = one.type === 'object' ? Object.entries(one.properties ?? {}).map(([column, node]) => partOf(kind, column, node, undefined, !(one.required ?? []).includes(column))) : [undefined]
    if (columns.every((column) => column !== undefined && column.kind !== 'rows' && column.kind !== 'many')) return { name, optional, kind: 'rows', columns: columns as readonly Part[] }
  }
  return undefined
}

const isValue = ({ type, enum: some, const: only }: Node): boolean => type === 'boolean' || some !== undefined || only !== undefined

/** What a form asks of a clause. */
export function shapeOf(draft: Procedure, { kind, path, own }: DraftClause): Shape {
  const node = nodeAt(draft, path)
  if (!isObject(own)) {
    const part = kind === 'parameter' ? partOf(kind, '', node, own, false) : undefined
    return { parts: part ? [part] : [], rest: [], bare: true }
  }
  const parts = partsIn(kind, node, own, '')
  const asked = (name: string): boolean => parts.some((part) => part.name === name || part.name.startsWith(`${name}.`))
  return { parts, rest: Object.keys(own).filter((name) => !asked(name) && !isFixed(node.properties?.[name])), bare: false }
}

/** The kind of a thing, which says which form it has, is changed in its YAML alone. */
const isFixed = (node: Node | undefined): boolean => node !== undefined && resolved(node).const !== undefined && resolved(node).const !== true

function partsIn(kind: DraftClause['kind'], node: Node, own: JsonObject, above: string): readonly Part[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, given]): readonly Part[] => {
    if (above === '' && innerOf(kind).includes(name)) return []
    const [value, optional] = [own[name], !(node.required ?? []).includes(name)]
    const part = partOf(kind, name, given, value, optional)
    if (part) return [{ ...part, name: `${above}${name}` }]
    // A record of plain things is asked thing by thing, one level deep.
    if (above !== '' || !isObject(value)) return []
    const inner = formOf(given, value)
    const its = inner.properties === undefined ? [] : partsIn(kind, inner, value, `${name}.`)
    return its.length === Object.keys(inner.properties ?? {}).length ? its : []
  })
}
