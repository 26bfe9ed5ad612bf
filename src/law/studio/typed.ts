/** A clause as a form has it: what was typed becomes the clause, and the clause what stands in the form. Pure. */
import type { Json, JsonObject } from '../canonical.ts'
import { type Act, type Citation, placeNumber } from '../citation.ts'
import type { Problem } from '../failure.ts'
import { locales, type Text } from '../text.ts'
import { studioMessages as say } from './messages.ts'
import type { Part, Shape } from './shape.ts'

/** What a form has, under the names of its fields. */
export interface TypedClause { readonly values: Readonly<Record<string, string>>; readonly lists: Readonly<Record<string, readonly string[]>> }

/** The name of the field that asks a member. */
export const fieldOf = (part: Pick<Part, 'name'>): string => `m.${part.name === '' ? 'value' : part.name}`

type Values = Readonly<Record<string, string>>
const typed = (values: Values, name: string): string => (values[name] ?? '').replaceAll('\r\n', '\n').trim()
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const memberOf = (own: Json | undefined, name: string): Json | undefined => (name === '' ? own : name.split('.').reduce<Json | undefined>((value, key) => (isObject(value) ? value[key] : undefined), own))

/** What stands in a form for a clause. */
export function typedOf({ parts }: Pick<Shape, 'parts'>, own: Json | undefined): TypedClause {
  const [values, lists]: [Record<string, string>, Record<string, readonly string[]>] = [{}, {}]
  const write = (part: Part, field: string, value: Json | undefined): void => {
    if (value === undefined || value === null) return
    const inner = isObject(value) ? value : {}
    switch (part.kind) {
      case 'text': for (const locale of locales) values[`${field}.${locale}`] = String(inner[locale] ?? ''); break
      case 'citation':
        Object.assign(values, { [`${field}.act`]: String(memberOf(value, 'act.id') ?? ''), [`${field}.article`]: String(inner['article'] ?? ''), [`${field}.confidence`]: String(inner['confidence'] ?? '') })
        break
      case 'duration': Object.assign(values, { [`${field}.count`]: String(inner['count'] ?? ''), [`${field}.unit`]: String(inner['unit'] ?? '') }); break
      case 'performer': values[field] = isObject(value) ? `role ${String(value['role'])}` : String(value); break
      case 'many': case 'namedMany': lists[field] = (value as readonly Json[]).map(String); break
      case 'rows': (value as readonly Json[]).forEach((row, at) => { for (const column of part.columns) write(column, `${field}.${at}.${column.name}`, memberOf(row, column.name)) }); break
      default: values[field] = String(value)
    }
  }
  for (const part of parts) write(part, fieldOf(part), memberOf(own, part.name))
  return { values, lists }
}

/** How many rows a table has in a form, the empty ones included. */
export const rowsTyped = (values: Values, field: string): number =>
  Math.max(-1, ...Object.keys(values).flatMap((name) => (name.startsWith(`${field}.`) ? [Number(name.slice(field.length + 1).split('.')[0])] : [])).filter(Number.isSafeInteger)) + 1

/** The clause that was typed: what no part asks stays as it was. `acts` are those that may be cited, by id. */
export function clauseFrom({ parts }: Pick<Shape, 'parts'>, before: Json, { values, lists }: TypedClause, acts: ReadonlyMap<string, Act>): { readonly own: Json; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const wrong = (field: string, text: Text): undefined => void problems.push({ field, text })
  const read = (part: Part, field: string, old: Json | undefined): Json | undefined => {
    const value = typed(values, field)
    switch (part.kind) {
      case 'text': {
        const words = Object.fromEntries(locales.map((locale) => [locale, typed(values, `${field}.${locale}`)]))
        return part.optional && Object.values(words).every((one) => one === '') ? undefined : words
      }
      case 'citation': return citationFrom(values, field, part, old, acts, wrong)
      case 'duration': {
        const count = typed(values, `${field}.count`)
        if (count === '' && part.optional) return undefined
        if (!/^\d{1,6}$/.test(count)) return wrong(`${field}.count`, say.wholeNumber)
        return { unit: typed(values, `${field}.unit`), count: Number(count) }
      }
      case 'performer': return value.startsWith('role ') ? { role: value.slice('role '.length) } : value === '' ? undefined : value
      case 'many': case 'namedMany': {
        const chosen = lists[field] ?? []
        return part.optional && chosen.length === 0 ? undefined : chosen.map((one): Json => (part.kind === 'many' && (one === 'true' || one === 'false') ? one === 'true' : one))
      }
      case 'yes': return value === 'true' ? true : undefined
      case 'number': return value === '' && part.optional ? undefined : /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : wrong(field, say.wholeNumber)
      case 'rows': {
        const rows = Array.from({ length: rowsTyped(values, field) }, (_, at) => at)
          .filter((at) => part.columns.some((column) => Object.entries(values).some(([name, one]) => (name === `${field}.${at}.${column.name}` || name.startsWith(`${field}.${at}.${column.name}.`)) && one.trim() !== '' && !/\.(confidence|unit)$/.test(name))))
        const list = rows.map((at) => Object.fromEntries(part.columns.flatMap((column) => {
          const cell = read(column, `${field}.${at}.${column.name}`, memberOf(Array.isArray(old) ? old[at] as Json : undefined, column.name))
          return cell === undefined ? [] : [[column.name, cell]]
        })))
        return part.optional && list.length === 0 ? undefined : list
      }
      default: return value === '' ? (part.optional ? undefined : part.kind === 'line' && old === null ? null : value) : value
    }
  }
  let own: Json | undefined = before
  for (const part of parts) {
    const value = read(part, fieldOf(part), memberOf(before, part.name))
    own = part.name === '' ? value : withMember(own as JsonObject, part.name.split('.'), value)
  }
  return { own: own ?? null, problems }
}

function citationFrom(values: Values, field: string, part: Part, old: Json | undefined, acts: ReadonlyMap<string, Act>, wrong: (field: string, text: Text) => undefined): Json | undefined {
  const id = typed(values, `${field}.act`)
  if (id === '' && part.optional) return undefined
  const act = acts.get(id)
  if (act === undefined) return wrong(`${field}.act`, say.chooseAct)
  const [article, confidence] = [placeNumber(typed(values, `${field}.article`)), typed(values, `${field}.confidence`)]
  const note = memberOf(old, 'act.id') === id ? memberOf(old, 'note') : undefined
  return JSON.parse(JSON.stringify({ act, ...(article !== '' && { article }), confidence: confidence as Citation['confidence'], ...(note !== undefined && { note }) })) as JsonObject
}

function withMember(object: JsonObject, [name = '', ...rest]: readonly string[], value: Json | undefined): JsonObject {
  const own = rest.length === 0 ? value : withMember((object[name] ?? {}) as JsonObject, rest, value)
  return own === undefined ? Object.fromEntries(Object.entries(object).filter(([one]) => one !== name)) : { ...object, [name]: own }
}

/** The field of a form that asks what stands at a path within its clause; `undefined` where none does. */
export function fieldAtPath({ parts }: Pick<Shape, 'parts'>, path: string): string | undefined {
  const part = parts.find(({ name }) => name === '' || path === name || path.startsWith(`${name}.`))
  if (part === undefined) return undefined
  const within = part.name === '' ? path : path.slice(part.name.length + 1)
  const first = part.kind === 'text' ? locales[0] : part.kind === 'citation' ? 'act' : part.kind === 'duration' ? 'count' : ''
  const known = part.kind === 'text' || part.kind === 'duration' || part.kind === 'citation' ? within.split('.')[0]! : within
  const last = known === '' ? first : known
  return last === '' ? fieldOf(part) : `${fieldOf(part)}.${last}`
}
