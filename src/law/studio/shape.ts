/** What a form asks of a clause, derived from the schema of declarations however deep it goes: records, rows, and a choice wherever several forms are allowed. Pure. */
import type { Json, JsonObject } from '../canonical.ts'
import type { Procedure } from '../procedure.ts'
import type { RuleData } from '../rule.ts'
import { type DraftClause, innerOf } from './clauses.ts'
import { type Form, fits, formOf, formsIn, isReference, isText, itemsOf, nodeAt, type Node, refusesNull, resolved, scalarsOf } from './schema-forms.ts'
import { type NamesOf, namedIn } from './references.ts'
import { groundOf, type Phrase, phraseKey, phraseOf, phrasesOf, sentencesOf } from './sentences.ts'
import { moneyIn } from './units.ts'

/** `name` is the path of members, without the numbers of rows; `field` is the control that asks it. */
export type Part = { readonly name: string; readonly field: string; readonly optional: boolean } & (
  | { readonly kind: 'text' | 'line' | 'lines' | 'day' | 'moment' | 'number' | 'money' | 'yes' | 'citation'; /** Nothing typed is `null`: a value that no act has set. */ readonly unset?: true; /** What stands before the typed text. */ readonly before?: string; /** Nothing typed is a name made of the title beside it. */ readonly made?: true }
  | { readonly kind: 'one' | 'many'; readonly options: readonly string[]; readonly values: readonly Json[] }
  | { readonly kind: 'named' | 'namedMany'; readonly of: NamesOf }
  | { readonly kind: 'duration'; readonly units: readonly string[] }
  /** The value of a phrase: typed, or chosen among what has a name. */
  | { readonly kind: 'operand'; readonly phrase: Phrase | undefined }
  | { readonly kind: 'record'; readonly fixed: JsonObject; readonly parts: readonly Part[] }
  | ChoicePart
  /** The last row is empty. `keyed` rows have names. */
  | { readonly kind: 'rows'; readonly keyed: boolean; readonly rows: readonly Part[] }
  /** Conditions of which all must hold, or any. The last is empty. */
  | { readonly kind: 'conditions'; readonly grounds: readonly Part[] }
)

/** One form of several. Without `chosen` nothing has been chosen. */
export interface ChoicePart {
  readonly kind: 'choice'
  readonly options: readonly string[]
  readonly chosen: string
  /** The fields drawn with `chosen`; a form with others is to be drawn anew. */
  readonly drawn: string
  readonly phrase?: Phrase
  /** A condition, of which phrases are forms too. */
  readonly condition?: true
  /** What the form is where it asks nothing more, and what it always says where it does. */
  readonly fixed?: Json
  /** The one part is the whole value. */
  readonly whole?: true
  readonly parts: readonly Part[]
}

export interface Shape {
  /** The members that a form asks, in the order of the schema. */
  readonly parts: readonly Part[]
  /** The members that stand in the clause and that no part asks. */
  readonly rest: readonly string[]
  /** The first part has no name: it asks all of the clause. */
  readonly bare: boolean
}

/** Control of a form of several, of the fields that were drawn for it, and of the name of a row. */
export const chooseField = (field: string): string => `${field}.choose`
export const drawnField = (field: string): string => `${field}.drawn`
export const keyField = (field: string): string => `${field}.key`

type Values = Readonly<Record<string, string>>

interface At { readonly draft: Procedure; readonly kind: DraftClause['kind']; readonly name: string; readonly field: string; readonly optional: boolean; readonly typed: Values | undefined; /** Amounts are money here. */ readonly money: boolean }

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** How many rows a table is drawn with: those that were sent, and an empty one where the last of them is none. */
function rowsDrawn(values: Values, field: string): number {
  const sent = Object.entries(values).flatMap(([name, value]) => (name.startsWith(`${field}.`) ? [{ at: Number(name.slice(field.length + 1).split('.')[0]), isSaid: value !== '' && !name.endsWith(drawnField('')) }] : []))
    .filter(({ at }) => Number.isSafeInteger(at) && at < mostRows)
  const last = Math.max(-1, ...sent.map(({ at }) => at))
  return last + (sent.some(({ at, isSaid }) => at === last && isSaid) || last < 0 ? 2 : 1)
}

/** Rows of one table that a form shows. */
const mostRows = 500

/** What a form asks of a clause: by what stands in it, or by what was chosen in a form that was sent. */
export function shapeOf(draft: Procedure, { kind, path, own }: DraftClause, typed?: Values): Shape {
  // A value of the law is written with its title, also where older declarations have a bare list.
  const given = kind === 'parameter' ? formOf(nodeAt(draft, path), own) : nodeAt(draft, path)
  const at: At = { draft, kind, name: '', field: 'm', optional: false, typed, money: kind === 'parameter' && moneyIn(draft).parameters.has(String(path.at(-1))) }
  if (kind === 'rule') return { parts: [{ ...below(at, 'title', true), kind: 'text' } , conditionsOf(at, own)], rest: [], bare: true }
  const node = resolved(given)
  if (node.properties !== undefined && isObject(own)) {
    const parts = membersOf(at, node, own, innerOf(kind))
    return { parts, rest: Object.keys(own).filter((name) => !parts.some((part) => part.name === name)), bare: false }
  }
  return { parts: [partOf({ ...at, field: isObject(own) ? 'm' : 'm.value' }, given, own, innerOf(kind))], rest: [], bare: true }
}

const below = (at: At, name: string, optional: boolean): At => ({ ...at, name: at.name === '' ? name : `${at.name}.${name}`, field: `${at.field}.${name}`, optional })

function membersOf(at: At, { properties = {}, required = [] }: Node, own: JsonObject | undefined, without: readonly string[] = [], fixed: JsonObject = {}): readonly Part[] {
  return Object.entries(properties).filter(([name]) => !without.includes(name) && !Object.hasOwn(fixed, name)).map(([name, given]) => {
    const inside = below(at, name, !required.includes(name))
    const part = partOf({ ...inside, money: at.money || name === 'amount' }, given, own?.[name])
    // What a clause itself is called is asked apart.
    return part.kind === 'line' && !part.optional && at.field !== 'm' && madeNames.includes(name) && titles.some((title) => properties[title] && isText(properties[title])) ? { ...part, made: true } : part
  })
}

/** Members that are names, and those that say what the named is called. */
const madeNames = ['name', 'id', 'value']
export const titles = ['title', 'label']

/** What a record always says: the constants by which its form is known. */
const constantsOf = ({ properties = {}, required = [] }: Node): JsonObject =>
  Object.fromEntries(Object.entries(properties).flatMap(([name, one]) => (required.includes(name) && resolved(one).const !== undefined ? [[name, resolved(one).const!]] : [])))

/** How a form asks a value. */
function partOf(at: At, given: Node, value: Json | undefined, without: readonly string[] = []): Part {
  const { name, field, optional, kind } = at
  const base = { name, field, optional }
  if (isText(given)) return { ...base, kind: 'text' }
  if (isReference(given, 'Citation')) return { ...base, kind: 'citation' }
  if (isReference(given, 'Rule')) return groundPart(at, given, value)
  const node = resolved(given)
  const settled = refusesNull(node)
  if (settled !== undefined && resolved(settled).type === 'string') return { ...base, kind: at.money ? 'money' : 'line', unset: true }
  const scalars = scalarsOf(node)
  if (scalars !== undefined) {
    if (scalars.length === 1 && scalars[0] === true) return { ...base, kind: 'yes' }
    return { ...base, kind: 'one', options: scalars.map(String), values: scalars }
  }
  switch (node.type) {
    case 'string': {
      const of = namedIn(kind, name)
      if (of !== undefined) return { ...base, kind: 'named', of }
      if (node.pattern !== undefined && new RegExp(node.pattern).test('2027-01-31T09:00') && !new RegExp(node.pattern).test('2027-01-31')) return { ...base, kind: 'moment' }
      return { ...base, kind: node.format === 'date' ? 'day' : at.money && /(^|\.)(value|amount)$/.test(name) ? 'money' : 'line' }
    }
    case 'integer': case 'number': return { ...base, kind: 'number' }
    case 'array': return listPart(at, node, value)
    case 'object': {
      if (Object.keys(node.properties ?? {}).toSorted().join() === 'count,unit') return { ...base, kind: 'duration', units: (scalarsOf(resolved(node.properties!['unit']!)) ?? []).map(String) }
      if (node.properties === undefined) return rowsPart(at, node.additionalProperties as Node, value, true)
      if (optional) return somePart(at, node, value)
      const fixed = constantsOf(node)
      return { ...base, kind: 'record', fixed, parts: membersOf(at, node, isObject(value) ? value : undefined, without, fixed) }
    }
    default: return choicePart(at, given, value, without)
  }
}

/** A record that may be left out. */
function somePart(at: At, node: Node, value: Json | undefined): Part {
  const chosen = at.typed ? at.typed[chooseField(at.field)] ?? '' : value === undefined ? '' : 'some'
  const fixed = constantsOf(node)
  return { name: at.name, field: at.field, optional: true, kind: 'choice', options: ['some'], chosen, drawn: chosen, fixed, parts: chosen === '' ? [] : membersOf({ ...at, optional: false }, node, isObject(value) ? value : undefined, [], fixed) }
}

function listPart(at: At, node: Node, value: Json | undefined): Part {
  const { name, field, optional, kind } = at
  const one = resolved(itemsOf(node))
  const scalars = scalarsOf(one)
  if (scalars !== undefined) return { name, field, optional, kind: 'many', options: scalars.map(String), values: scalars }
  if (one.type === 'string') {
    const of = namedIn(kind, name)
    return of === undefined ? { name, field, optional, kind: 'lines' } : { name, field, optional, kind: 'namedMany', of }
  }
  return rowsPart(at, itemsOf(node), value, false)
}

function rowsPart(at: At, item: Node, value: Json | undefined, keyed: boolean): Part {
  const values: readonly Json[] = Array.isArray(value) ? value as readonly Json[] : isObject(value) ? Object.values(value) : []
  const count = at.typed ? rowsDrawn(at.typed, at.field) : values.length + 1
  const rows = Array.from({ length: count }, (_, row) => partOf({ ...at, field: `${at.field}.${row}${keyed ? '.value' : ''}`, optional: false }, item, values[row]))
  return { name: at.name, field: at.field, optional: at.optional, kind: 'rows', keyed, rows }
}

function choicePart(at: At, given: Node, value: Json | undefined, without: readonly string[] = []): Part {
  const forms = formsIn(given)
  const chosen = at.typed ? at.typed[chooseField(at.field)] ?? '' : value === undefined ? '' : forms.find((form) => fits(form.node, value) && matches(form, value))?.key ?? ''
  const form = forms.find(({ key }) => key === chosen)
  return { name: at.name, field: at.field, optional: at.optional, kind: 'choice', options: forms.map(({ key }) => key), chosen, drawn: chosen, ...(form ? formParts(at, form, value, without) : { parts: [] }) }
}

const matches = ({ fixed }: Form, value: Json): boolean =>
  fixed === undefined || (isObject(fixed) ? isObject(value) && Object.entries(fixed).every(([name, one]) => value[name] === one) : fixed === value)

function formParts(at: At, { node: given, fixed, before }: Form, value: Json | undefined, without: readonly string[] = []): Pick<ChoicePart, 'parts' | 'fixed' | 'whole'> {
  const node = resolved(given)
  const inside = { ...at, optional: false }
  if (fixed !== undefined && !isObject(fixed)) return { fixed, parts: [] }
  if (before !== undefined) return { whole: true, parts: [{ name: at.name, field: `${at.field}.value`, optional: false, kind: 'line', before }] }
  if (node.type === 'object' && node.properties !== undefined && !isText(given) && Object.keys(node.properties).toSorted().join() !== 'count,unit') {
    const always = { ...constantsOf(node), ...fixed }
    const money = at.money || (isObject(always) && moneyIn(at.draft).comparesMoney(isObject(value) ? value : undefined))
    return { fixed: always, parts: membersOf({ ...inside, money: money && always['term'] !== 'times' }, node, isObject(value) ? value : undefined, without, always) }
  }
  return { whole: true, parts: [partOf({ ...inside, field: `${at.field}.value` }, given, value, without)] }
}

/** A condition: a phrase about a question, or one that is put together by choosing. */
function groundPart(at: At, given: Node, value: Json | undefined): Part {
  const rule = value as unknown as RuleData | undefined
  const said = rule === undefined ? undefined : groundOf(rule, at.draft)
  const forms = formsIn(given)
  const chosen = at.typed ? at.typed[chooseField(at.field)] ?? '' : said ? phraseKey(said.phrase) : value === undefined ? '' : forms.find((form) => matches(form, value))?.key ?? ''
  const form = forms.find(({ key }) => key === chosen)
  const base = { name: at.name, field: at.field, optional: at.optional, kind: 'choice', condition: true, options: [...phrasesOf(at.draft).map(phraseKey), ...forms.map(({ key }) => key)], chosen } as const
  if (form !== undefined) return { ...base, drawn: chosen, ...formParts(at, form, value) }
  const phrase = phraseOf(at.draft, chosen)
  return {
    ...base, drawn: 'phrase', ...(phrase && { phrase }), parts: [
      { name: 'value', field: `${at.field}.value`, optional: true, kind: 'operand', phrase },
      { name: 'otherwise', field: `${at.field}.otherwise`, optional: true, kind: 'text' }, { name: 'basis', field: `${at.field}.basis`, optional: true, kind: 'citation' },
    ],
  }
}

/** A rule of its own: its grounds, each a condition. */
function conditionsOf(at: At, own: Json): Part {
  const ruleNode: Node = { $ref: '#/$defs/Rule' }
  const { grounds } = sentencesOf(own as unknown as RuleData)
  const count = at.typed ? rowsDrawn(at.typed, `${at.field}.g`) : grounds.length + 1
  return {
    name: at.name, field: at.field, optional: false, kind: 'conditions',
    grounds: Array.from({ length: count }, (_, row) => groundPart({ ...at, field: `${at.field}.g.${row}`, optional: true }, ruleNode, grounds[row] as unknown as Json | undefined)),
  }
}

/** Every part, those within others too. */
export const everyPart = (parts: readonly Part[]): readonly Part[] => parts.flatMap((part) => [part, ...everyPart(within(part))])

const within = (part: Part): readonly Part[] => {
  switch (part.kind) {
    case 'record': case 'choice': return part.parts
    case 'rows': return part.rows
    case 'conditions': return part.grounds
    default: return []
  }
}

/** Whether another form was chosen than the one whose fields were drawn: they have not been seen yet. */
export const isUndrawn = ({ parts }: Pick<Shape, 'parts'>, values: Values): boolean =>
  everyPart(parts).some((part) => part.kind === 'choice' && part.parts.length > 0 && part.drawn !== (values[drawnField(part.field)] ?? part.drawn))
