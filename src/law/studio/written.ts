/** Data with something else at a path. Pure. */
import type { Json, JsonObject } from '../canonical.ts'
import { type DraftClause, innerOf } from './clauses.ts'

type Holder = JsonObject | readonly Json[]
export const isHolder = (value: Json | undefined): value is Holder => typeof value === 'object' && value !== null

/** What stands at a path; undefined where there is nothing. */
export const valueAt = (data: Json, path: readonly PropertyKey[]): Json | undefined =>
  path.reduce<Json | undefined>((value, key) => (isHolder(value) ? (value as Readonly<Record<PropertyKey, Json>>)[key] : undefined), data)

/** The same data with something else at a path; `undefined` takes it out. */
export function withValue(data: Json | undefined, [key, ...rest]: readonly PropertyKey[], write: (before: Json | undefined) => Json | undefined): Json | undefined {
  if (key === undefined) return write(data)
  if (Array.isArray(data)) {
    const list = data as readonly Json[]
    const value = withValue(list[Number(key)], rest, write)
    return value === undefined ? list.toSpliced(Number(key), 1) : list.with(Number(key), value)
  }
  const object = (isHolder(data) ? data : {}) as JsonObject
  const value = withValue(object[String(key)], rest, write)
  return value !== undefined ? { ...object, [String(key)]: value } : Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
}

/** The same draft with what is a clause's own written anew; what stands within it stays. */
export const written = (data: Json, { path, kind }: Pick<DraftClause, 'path' | 'kind'>, own: Json): Json | undefined => withValue(data, path, (before) => {
  // Values without a title stand as older declarations have them, and stay so while nobody gives them one.
  if (kind === 'parameter' && Array.isArray(before) && isHolder(own) && Object.keys(own).join() === 'versions') return (own as JsonObject)['versions']
  const kept = isHolder(before) && !Array.isArray(before) ? Object.entries(before as JsonObject).filter(([name]) => innerOf(kind).includes(name)) : []
  return kept.length === 0 ? own : { ...own as JsonObject, ...Object.fromEntries(kept) }
})
