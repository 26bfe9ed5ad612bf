/** A thing of a declaration gets another name, and whatever names it follows: what that is the schema says, and no text is searched. Pure. */
import { canonical, type Json, type JsonObject } from '../canonical.ts'
import { fieldsOf, type Procedure, statedFieldsOf } from '../procedure.ts'
import { type ClauseKind, clausesOf, type DraftClause } from './clauses.ts'
import { namedIn, type NamesOf } from './references.ts'
import { formOf, isReference, isText, itemsOf, nodeAt, type Node, scalarsOf } from './schema-forms.ts'
import { isHolder, withValue, written } from './written.ts'

/** What of a declaration is known by a name of its own, and how it is named elsewhere. */
const kinds: Partial<Readonly<Record<ClauseKind, NamesOf | 'nothing'>>> = {
  page: 'pages', field: 'questions', parameter: 'parameters', list: 'lists', table: 'tables', bands: 'bands', scope: 'scopes', questionnaire: 'questionnaires', rule: 'rules', step: 'steps', outcome: 'outcomes',
  decision: 'decisions', obligation: 'obligations', entitlement: 'nothing', example: 'nothing',
}

/** Records whose keys are names, by the kind of the clause and the path of members. */
const keyed: Readonly<Record<string, NamesOf>> = { 'example.answers': 'questions', 'example.acts.found': 'questions', 'example.comesTo.verdicts': 'rules', 'opens.states': 'questions' }
/** Records that state questions under names of others. */
const stating = ['effect.fields', 'carriesOut.with']

interface Target {
  readonly of: NamesOf | 'nothing' | 'columns' | 'reported' | 'levels'
  readonly from: string
  readonly to: string
  /** Whose outcome it is. */
  readonly step?: string | undefined
  /** The table, the duty or the scale in which it is named. */
  readonly within?: string
}

interface At {
  readonly kind: ClauseKind
  /** The members on the way, without the numbers of rows and the keys of records. */
  readonly path: string
  readonly step: string | undefined
  /** In a rule on rows these are their columns, and no questions of the form. */
  readonly columns: readonly string[]
  /** The tables of whose rows this speaks. */
  readonly tables: readonly string[]
  /** The scale whose levels are named here. */
  readonly scale?: string | undefined
  /** In what is reported under a duty, whose questions are its own. */
  readonly ofReport: boolean
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const last = (path: string, count: number): string => path.split('.').slice(-count).join('.')

/** What stands at a place of a clause, with the new name wherever the old one named that thing; the same value where nothing does. */
function follow(draft: Procedure, target: Target, given: Node | undefined, value: Json, at: At): Json {
  if (given === undefined || isText(given) || isReference(given, 'Citation') || !(typeof value === 'string' || isHolder(value))) return value
  const node = formOf(given, value)
  if (typeof value === 'string') return scalarsOf(node) === undefined ? followed(target, value, at) : value
  if (Array.isArray(value)) {
    const list = value.map((one: Json) => follow(draft, target, itemsOf(node), one, at))
    return list.every((one, index) => one === value[index]) ? value : list
  }
  const object = value as JsonObject
  const inside = (member: string, one: Json): Json => follow(draft, target, node.properties ? node.properties[member] : typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined, one, node.properties ? within(draft, at, object, member) : at)
  const isKeyed = node.properties === undefined && keyed[`${at.kind}.${at.path}`] === target.of
  const entries = Object.entries(object).map(([member, one]) => [isKeyed && member === target.from ? target.to : member, isOfOthers(object, member) ? one : inside(member, one)] as const)
  return entries.every(([member, one]) => one === object[member]) ? value : Object.fromEntries(entries)
}

/** What is asked of the entries of a register is said of its columns; a part of a step has answers of its own, and another body its own offices. */
const isOfOthers = (object: JsonObject, member: string): boolean =>
  (member === 'where' && ['entry', 'entries'].includes(String(object['kind']))) || (member === 'outcome' && object['part'] !== undefined) || (member === 'role' && object['body'] !== undefined)

function within(draft: Procedure, at: At, object: JsonObject, member: string): At {
  const rows = (member === 'of' && ['someRow', 'everyRow'].includes(String(object['rule']))) || (member === 'where' && ['sum', 'min', 'max', 'count'].includes(String(object['term'])))
  const named = member === 'column' ? object['fact'] : member === 'identifier' || member === 'email' ? object['rows'] : rows ? object['fact'] : undefined
  return {
    tables: typeof named === 'string' ? [...at.tables, named] : at.tables,
    scale: object['rule'] === 'inBand' && member === 'names' ? String(object['bands']) : at.kind === 'computed' && isObject(object['band']) ? String(object['band']['in']) : at.scale,
    kind: at.kind, path: at.path === '' ? member : `${at.path}.${member}`,
    // An outcome is named beside its step, or in the step itself.
    step: typeof object['step'] === 'string' ? object['step'] : at.kind === 'call' && typeof object['at'] === 'string' ? object['at'] : at.step,
    columns: rows ? [...at.columns, ...columnsOf(draft, String(object['fact']))] : at.columns,
    ofReport: at.ofReport || (at.kind === 'obligation' && at.path === '' && ['form', 'tests', 'pays'].includes(member) && object['charged'] === undefined),
  }
}

const columnsOf = (draft: Procedure, table: string): readonly string[] => fieldsOf(draft).flatMap((field) => (field.name === table && field.kind === 'rows' ? field.columns.map(({ name }) => name) : []))

/** A text that names the thing, by its new name; what an entry says is taken from it under the name of the question that chose it. */
function followed(target: Target, text: string, at: At): string {
  const { of, from, to } = target
  if (text === from && names(target, text, at)) return to
  const isOfThese = at.ofReport ? of === 'reported' : of === 'questions'
  return isOfThese && last(at.path, 1) === 'from' && text.startsWith(`entry.${from}.`) ? `entry.${to}${text.slice(`entry.${from}`.length)}` : text
}

function names({ of, step, within: holder }: Target, text: string, at: At): boolean {
  const named = namedIn(at.kind, at.path)
  switch (of) {
    case 'columns': return !at.ofReport && at.tables.includes(holder!) && (named === 'questions' || last(at.path, 1) === 'column')
    // What is reported under a duty is named in that duty alone, which is what was written.
    case 'reported': return at.ofReport && !at.columns.includes(text) && named === 'questions'
    case 'levels': return at.scale === holder && (last(at.path, 1) === 'names' || (at.kind === 'computed' && at.path === 'field.choices.value'))
    // A question that is found in several steps is one question.
    case 'questions': return !at.ofReport && !at.columns.includes(text) && (named === 'questions' || stating.includes(last(at.path, 2)) || (at.kind === 'field' && at.path === 'name') || last(at.path, 2) === 'findings.name')
    case 'steps': return named === 'steps' || named === 'stepsAndEnd'
    case 'outcomes': return named === 'outcomes' && at.step === step
    default: return named === of
  }
}

/** Whether a clause has a name that can be changed. */
export const hasName = ({ kind, name }: Pick<DraftClause, 'kind' | 'name'>): boolean => name !== undefined && kinds[kind] !== undefined && !/^\d/.test(name)

/** Whether another thing is called so where a clause is named. */
export function isNameTaken(draft: Procedure, { kind, path, name }: DraftClause, to: string): boolean {
  if (to === name) return false
  if (kind === 'field') return questionNames(draft).includes(to)
  const holder = path.slice(0, -1).join(' ')
  return (kind === 'step' && to === 'closed') || clausesOf(draft).some((one) => one.kind === kind && one.name === to && one.path.slice(0, -1).join(' ') === holder)
}

/** Every question of a draft, with the columns of tables. */
const questionNames = (draft: Procedure): readonly string[] => statedFieldsOf(draft).flatMap((field) => [field.name, ...(field.kind === 'rows' ? field.columns.map((column) => column.name) : [])])

/** Whether anything in a draft has this name. */
export const isNamed = (draft: Procedure, name: string): boolean => name === 'closed' || questionNames(draft).includes(name) || clausesOf(draft).some((one) => one.name === name)

/**
 * The draft with what was written in a clause that is called otherwise now, and the new name wherever the old one stood; undefined where that is taken. Whether it is a name is
 * the schema's to say.
 */
export function renamed(draft: Procedure, clause: DraftClause, to: string, own: Json = clause.own): Json | undefined {
  const { kind, path, name = '' } = clause
  if (!hasName(clause) || isNameTaken(draft, clause, to)) return undefined
  const all = followedBy(draft, { of: kinds[kind]!, from: name, to, step: kind === 'outcome' ? String(path[1]) : undefined }, clause, own)
  const key = path.at(-1)!
  return typeof key === 'number' ? withValue(all, [...path, kind === 'page' ? 'id' : 'name'], () => to) : withValue(all, path.slice(0, -1), (holder) => withKey(holder as JsonObject, String(key), to))
}

/** The draft with what was written of its names; where one of its offices alone has another name in the place of the old one, that follows. */
export function withNames(draft: Procedure, clause: DraftClause, own: Json): Json | undefined {
  const [then, now] = [draft.offices, isObject(own) && isObject(own['offices']) ? own['offices'] : {}].map((one) => Object.keys(one)) as [string[], string[]]
  const others = then.flatMap((name, at) => (name === now[at] ? [] : [[name, now[at] ?? ''] as const]))
  const [from, to] = then.length === now.length && others.length === 1 ? others[0]! : []
  return from === undefined ? written(JSON.parse(JSON.stringify(draft)) as Json, clause, own) : followedBy(draft, { of: 'offices', from, to: to! }, clause, own)
}

/** The names that a clause gives to what stands in it and is no clause: columns, what is reported, what is computed, levels of a scale. */
function namesWithin({ kind, own, name }: Pick<DraftClause, 'kind' | 'own' | 'name'>): { readonly of: Target['of']; readonly within?: string; readonly names: readonly string[] } | undefined {
  const [object, holder] = [isObject(own) ? own : {}, name ?? '']
  const called = (things: Json | undefined): readonly string[] => (Array.isArray(things) ? things.map((one: Json) => (isObject(one) ? String(one['name'] ?? '') : '')) : [])
  const inEach = (things: Json | undefined, member: string): readonly string[] => (Array.isArray(things) ? things.flatMap((one: Json) => called(isObject(one) ? one[member] : undefined)) : [])
  switch (kind) {
    case 'field': return { of: 'columns', within: holder, names: called(object['columns']) }
    case 'obligation': return { of: 'reported', within: holder, names: inEach(object['form'], 'fields') }
    case 'computed': return { of: 'questions', names: called(object['field'] === undefined ? [] : [object['field']]) }
    case 'bands': return { of: 'levels', within: holder, names: inEach(object['versions'], 'value') }
    default: return undefined
  }
}

/** What of a clause is called otherwise in what was written of it; undefined where nothing is, or more than one thing: then nobody knows which became which. */
export function renamedIn(clause: DraftClause, own: Json): Target | undefined {
  const [then, now] = [namesWithin(clause), namesWithin({ ...clause, own })]
  if (then === undefined || now === undefined || then.names.length !== now.names.length) return undefined
  const { names: _, ...of } = then
  const changes = new Map(then.names.flatMap((from, at) => (from === now.names[at] ? [] : [[from, now.names[at]!] as const])))
  const [from, to] = changes.size === 1 ? [...changes][0]! : []
  // A name that goes on elsewhere in the clause, as in another version of a scale, is still named.
  return from === undefined || from === '' || to === '' || now.names.includes(from) || then.names.includes(to!) ? undefined : { ...of, from, to: to! }
}

/** The draft with what was written of a clause, and the new name of what stands in it wherever the old one named that. */
export function withRenamedIn(draft: Procedure, clause: DraftClause, target: Target, own: Json): Json {
  const all = followedBy(draft, target, clause, own)
  if (target.of !== 'columns') return all
  // Answers of an example name columns as the table has them.
  return clausesOf(draft).filter(({ kind }) => kind === 'example').reduce<Json>((data, example) => {
    const { answers, acts } = example.own as { readonly answers?: JsonObject; readonly acts?: readonly JsonObject[] }
    const inRows = (given: JsonObject): JsonObject => {
      const rows = given[target.within!]
      return Array.isArray(rows) ? { ...given, [target.within!]: rows.map((row: Json) => (isObject(row) ? withKey(row, target.from, target.to) : row)) } : given
    }
    return written(data, example, {
      ...example.own as JsonObject, ...(answers && { answers: inRows(answers) }), ...(acts && { acts: acts.map((act) => (isObject(act['found']) ? { ...act, found: inRows(act['found']) } : act)) }),
    })!
  }, all)
}

const withKey = (record: JsonObject, from: string, to: string): JsonObject => Object.fromEntries(Object.entries(record).map(([key, one]) => [key === from ? to : key, one]))

function followedBy(draft: Procedure, target: Target, { place }: DraftClause, own: Json): Json {
  return clausesOf(draft).reduce<Json>((data, clause) => {
    const { kind, path } = clause
    if (target.of === 'reported' && clause.place !== place) return data
    const said = clause.place === place ? own : clause.own
    const step = kind === 'step' || kind === 'outcome' ? String(path[1]) : kind === 'opens' ? draft.starts : undefined
    const now = follow(draft, target, nodeAt(draft, path), said, { kind, path: '', step, columns: [], tables: [], ofReport: false })
    return now === clause.own ? data : written(data, clause, now)!
  }, JSON.parse(JSON.stringify(draft)) as Json)
}

/** The clauses that say something else than before, besides the one that was written: whoever changes a name is told. */
export function rewritten(before: Procedure, after: Procedure, place: string): readonly DraftClause[] {
  const [then, now] = [clausesOf(before), clausesOf(after)]
  return then.length !== now.length ? [] : now.filter((one, at) => one.place !== place && canonical({ own: one.own }) !== canonical({ own: then[at]!.own }))
}
