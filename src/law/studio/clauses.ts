/** The clauses of a draft: each with the place by which the linter names it, and what of it is its own. Pure. */
import type { Json, JsonObject } from '../canonical.ts'
import { pathOf } from '../place.ts'
import type { Procedure } from '../procedure.ts'
import { onceSpoken } from '../text.ts'

/** What a clause is. `names` is what a service is called, for whom, and where it begins. */
export type ClauseKind =
  | 'names' | 'act' | 'inForce' | 'body' | 'opens' | 'about' | 'subject' | 'page' | 'field' | 'parameter' | 'list' | 'table' | 'bands' | 'scope' | 'questionnaire' | 'computed' | 'rule' | 'clock' | 'workingHours'
  | 'step' | 'outcome' | 'decision' | 'obligation' | 'entitlement' | 'call' | 'allocates' | 'fee' | 'complaint' | 'keep' | 'example'

/** The chapters in which a draft is shown, in their order. */
export const draftChapters = ['names', 'form', 'rules', 'steps', 'decisions', 'money', 'rest'] as const
export type DraftChapter = (typeof draftChapters)[number]

type How = 'one' | 'named' | 'listed'

/** The members of a declaration that are clauses of their own, or hold some. Whatever else there is belongs to `names`. */
const members: Readonly<Record<string, readonly [kind: ClauseKind, chapter: DraftChapter, how: How]>> = {
  acts: ['act', 'names', 'listed'], inForce: ['inForce', 'names', 'one'], body: ['body', 'names', 'one'], opens: ['opens', 'names', 'one'], about: ['about', 'names', 'one'], subject: ['subject', 'names', 'one'],
  form: ['page', 'form', 'listed'], parameters: ['parameter', 'rules', 'named'], lists: ['list', 'rules', 'named'], tables: ['table', 'rules', 'named'], bands: ['bands', 'rules', 'named'],
  scopes: ['scope', 'rules', 'named'], questionnaires: ['questionnaire', 'rules', 'named'], computed: ['computed', 'rules', 'listed'], rules: ['rule', 'rules', 'named'],
  clock: ['clock', 'steps', 'one'], workingHours: ['workingHours', 'steps', 'one'], steps: ['step', 'steps', 'named'], decisions: ['decision', 'decisions', 'named'],
  fee: ['fee', 'money', 'one'], entitlements: ['entitlement', 'money', 'named'], obligations: ['obligation', 'money', 'named'], call: ['call', 'money', 'one'], allocates: ['allocates', 'money', 'one'],
  complaint: ['complaint', 'rest', 'one'], keep: ['keep', 'rest', 'one'], examples: ['example', 'rest', 'listed'],
}

/** What stands within a clause and is a clause itself. */
const inner: Partial<Record<ClauseKind, Readonly<Record<string, readonly [kind: ClauseKind, how: How]>>>> = {
  page: { fields: ['field', 'listed'] }, step: { findings: ['field', 'listed'], outcomes: ['outcome', 'named'] },
}

export interface DraftClause {
  /** As the linter names it, such as `steps.check.outcomes.grant`; empty for `names`. */
  readonly place: string
  readonly path: readonly PropertyKey[]
  readonly kind: ClauseKind
  readonly chapter: DraftChapter
  /** What it is called among its like; absent where there is one of its kind. */
  readonly name?: string
  /** What of it is its own: without what is a clause within it. */
  readonly own: Json
  /** It stands within another clause. */
  readonly within: boolean
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
/** The name of a thing in a list, as places have it. */
const nameIn = (one: Json, index: number): string => (isObject(one) ? [one['name'], one['id']].find((name) => typeof name === 'string') ?? String(index) : String(index))

/** The things that a record or a list holds, by their names. */
const thingsIn = (value: Json | undefined): readonly (readonly [name: string, key: PropertyKey, value: Json])[] =>
  (Array.isArray(value) ? value.map((one: Json, index) => [nameIn(one, index), index, one] as const) : isObject(value) ? Object.entries(value).map(([name, one]) => [name, name, one] as const) : [])

const without = (value: Json, names: readonly string[]): Json =>
  (isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) : value)

/** The members of a clause of this kind that are clauses themselves, or hold some: they are not its own. */
export const innerOf = (kind: ClauseKind): readonly string[] => (kind === 'names' ? Object.keys(members) : Object.keys(inner[kind] ?? {}))

/** A page of a draft asks for its clauses in many places; a declaration is never changed in place, but by `speak`. */
const known = onceSpoken(() => new WeakMap<Procedure, readonly DraftClause[]>())

/** Every clause of a draft, chapter by chapter, each before those within it. */
export function clausesOf(draft: Procedure): readonly DraftClause[] {
  const clauses = known().get(draft) ?? clausesIn(draft)
  known().set(draft, clauses)
  return clauses
}

function clausesIn(draft: Procedure): readonly DraftClause[] {
  const data = JSON.parse(JSON.stringify(draft)) as JsonObject
  const found: DraftClause[] = [{ place: '', path: [], kind: 'names', chapter: 'names', own: without(data, innerOf('names')), within: false }]
  for (const [member, [kind, chapter, how]] of Object.entries(members)) {
    const value = data[member]
    if (value === undefined) continue
    if (how === 'one') found.push({ place: member, path: [member], kind, chapter, own: value, within: false })
    else for (const [name, key, one] of thingsIn(value)) {
      const [place, path] = [`${member}.${name}`, [member, key]]
      found.push({ place, path, kind, chapter, name, own: kind === 'parameter' && Array.isArray(one) ? { versions: one } : without(one, innerOf(kind)), within: false })
      for (const [part, [its]] of Object.entries(inner[kind] ?? {})) {
        for (const [own, at, thing] of thingsIn(isObject(one) ? one[part] : undefined)) {
          found.push({ place: part === 'fields' ? `${place}.${own}` : `${place}.${part}.${own}`, path: [...path, part, at], kind: its, chapter, name: own, own: thing, within: true })
        }
      }
    }
  }
  return draftChapters.flatMap((chapter) => found.filter((one) => one.chapter === chapter))
}

/** What stands at a place that a change names, whether or not a draft still has it there. */
export const kindAt = (place: string): ClauseKind => members[place.split('.').find((one) => one !== '') ?? '']?.[0] ?? 'names'

/** The clause at a place; undefined where the draft has none there. */
export const clauseAt = (draft: Procedure, place: string): DraftClause | undefined => clausesOf(draft).find((one) => one.place === place)

/** Which clause a place of the linter belongs to, and which member of it, where it names one. */
export function clauseOf(clauses: readonly DraftClause[], draft: Procedure, place: string): { readonly clause: DraftClause; readonly member: string } {
  const path = pathOf(draft, place)
  const holds = ({ path: own }: DraftClause): boolean => own.length <= path.length && own.every((key, at) => key === path[at])
  const clause = clauses.filter(holds).toSorted((a, b) => b.path.length - a.path.length)[0] ?? clauses[0]!
  const rest = path.slice(clause.path.length)
  return { clause, member: rest.length > 0 ? rest.join('.') : place === clause.place ? '' : place.slice(place.lastIndexOf('.') + 1) }
}
