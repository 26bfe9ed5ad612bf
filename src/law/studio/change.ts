/** Changes of a draft, clause by clause, and what must have stayed as its author read it. Pure. */
import { canonical, type Json, type JsonObject } from '../canonical.ts'
import { pathOf } from '../place.ts'
import type { Procedure } from '../procedure.ts'
import { clauseAt, type DraftClause } from './clauses.ts'
import { hasName, renamed, renamedIn, withNames, withRenamedIn } from './rename.ts'
import { isHolder, valueAt, withValue, written } from './written.ts'

interface Named { readonly name: string; readonly value: Json }

export type Change =
  /** What is a clause's own is written anew; what stands within it stays. */
  | { readonly does: 'write'; readonly place: string; readonly own: Json
    /** What it is called from now on: whatever names it follows. What is called by a member of its own needs none. */
    readonly name?: string }
  /** Something is added to a record (`rules`, `steps.check.outcomes`) or at the end of a list (`form`, `form.page.fields`). */
  | { readonly does: 'add'; readonly place: string; readonly name: string; readonly value: Json
    /** More of the same, all or none. */
    readonly further?: readonly Named[] }
  | { readonly does: 'remove'; readonly place: string }
  /** It changes places with its neighbour in a record or a list. */
  | { readonly does: 'move'; readonly place: string; readonly by: -1 | 1 }

/** The path of a record or list that may not be there yet: what `pathOf` does not find of it is made. */
function holderPath(draft: Procedure, place: string): readonly PropertyKey[] {
  if (place === '') return []
  const path = pathOf(draft, place)
  const last = place.slice(place.lastIndexOf('.') + 1)
  return path.at(-1) === last ? path : [...path, last]
}

/** The data with one more thing in a record or a list; undefined where its name is taken. */
function withAdded(data: Json, path: readonly PropertyKey[], { name, value }: Named): Json | undefined {
  const before = valueAt(data, path)
  if (Array.isArray(before)) {
    const taken = before.some((one) => isHolder(one) && !Array.isArray(one) && [(one as JsonObject)['name'], (one as JsonObject)['id']].includes(name))
    return taken ? undefined : withValue(data, path, () => [...before, value])
  }
  if (isHolder(before) && Object.hasOwn(before, name)) return undefined
  return withValue(data, path, () => (['fields', 'findings', 'form', 'examples', 'acts', 'computed'].includes(String(path.at(-1))) ? [value] : { ...before as JsonObject | undefined, [name]: value }))
}

/** The draft as a change leaves it, which may be anything: the schema says whether it is a declaration. Undefined where the place is not there, or the name is taken. */
export function changed(draft: Procedure, change: Change): Json | undefined {
  const data = JSON.parse(JSON.stringify(draft)) as Json
  if (change.does === 'add') {
    const path = holderPath(draft, change.place)
    return [change, ...change.further ?? []].reduce<Json | undefined>((all, one) => (all === undefined ? undefined : withAdded(all, path, one)), data)
  }
  const clause = clauseAt(draft, change.place)
  if (clause === undefined) return undefined
  switch (change.does) {
    case 'remove': return clause.path.length === 0 ? undefined : withValue(data, clause.path, () => undefined)
    case 'write': {
      const { own } = change
      const name = change.name ?? nameWritten(clause, own)
      if (clause.kind === 'names') return withNames(draft, clause, own)
      const within = renamedIn(clause, own)
      if (within !== undefined) {
        // What the clause itself is called follows after.
        const asCalled = typeof clause.path.at(-1) === 'number' && name !== undefined && clause.name !== undefined ? { ...own as JsonObject, name: clause.name } : own
        const followed = withRenamedIn(draft, clause, within, asCalled)
        return name === undefined || name === clause.name ? followed : changed(followed as unknown as Procedure, change)
      }
      if (name !== undefined && name !== clause.name && hasName(clause)) return renamed(draft, clause, name, own)
      const anew = written(data, clause, own)
      return clause.kind === 'act' && anew !== undefined ? citedAnew(anew, clause.name, own) : anew
    }
    case 'move': return withValue(data, clause.path.slice(0, -1), (holder) => moved(holder, clause.path.at(-1)!, change.by))
  }
}

/** What cites an act of the declaration's own cites it as it is written now. */
function citedAnew(value: Json, id: string | undefined, act: Json): Json {
  if (!isHolder(value)) return value
  if (Array.isArray(value)) return value.map((one: Json) => citedAnew(one, id, act))
  const record = value as JsonObject
  const cited = record['confidence'] === undefined ? undefined : record['act']
  if (isHolder(cited) && (cited as JsonObject)['id'] === id) return { ...record, act }
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, citedAnew(one, id, act)]))
}

/** The name by which a clause calls itself, where it stands in a list. */
export function nameWritten({ kind, path }: DraftClause, own: Json): string | undefined {
  if (typeof path.at(-1) !== 'number' || !isHolder(own) || Array.isArray(own)) return undefined
  const name = (own as JsonObject)[kind === 'page' || kind === 'act' ? 'id' : 'name']
  return typeof name === 'string' ? name : undefined
}

function moved(holder: Json | undefined, key: PropertyKey, by: -1 | 1): Json | undefined {
  const entries: readonly (readonly [PropertyKey, Json])[] = Array.isArray(holder) ? holder.map((one: Json, at) => [at, one] as const) : Object.entries(holder as JsonObject)
  const at = entries.findIndex(([name]) => name === key)
  const [here, there] = [entries[at], entries[at + by]]
  if (here === undefined || there === undefined) return holder
  const order = entries.with(at, there).with(at + by, here)
  return Array.isArray(holder) ? order.map(([, one]) => one) : Object.fromEntries(order) as JsonObject
}

/** What a change rests on, as text: where two drafts say the same of it, the change means in one what it means in the other. */
export function restsOn(draft: Procedure, change: Change): string {
  switch (change.does) {
    case 'write': return canonical({ own: clauseAt(draft, change.place)?.own ?? null })
    case 'remove': return canonical({ all: valueAt(JSON.parse(JSON.stringify(draft)) as Json, pathOf(draft, change.place)) ?? null })
    // Whoever adds or moves takes nothing of another's away.
    case 'add': case 'move': return ''
  }
}
