/** A clause as a form has it: what was typed becomes the clause, and the clause what stands in the form. Pure. */
import { typedDay, typedMoment } from '../answers.ts'
import type { Json, JsonObject } from '../canonical.ts'
import { type Act, type Citation, placeNumber } from '../citation.ts'
import { Decimal } from '../decimal.ts'
import type { Problem } from '../failure.ts'
import { explainMoney, parseMoney, tengeOf } from '../money.ts'
import type { Procedure } from '../procedure.ts'
import type { RuleData } from '../rule.ts'
import { locales, type Text } from '../text.ts'
import { studioMessages as say, tooLargeNumber } from './messages.ts'
import { nameFrom } from './names.ts'
import { isNamed } from './rename.ts'
import { asksValue, groundOf, isValue, ruleFrom, ruleOf, sentencesOf } from './sentences.ts'
import { chooseField, drawnField, everyPart, keyField, type Part, type Shape, titles } from './shape.ts'
import { moneyIn } from './units.ts'

/** What a form has, under the names of its fields. */
export interface TypedClause { readonly values: Readonly<Record<string, string>>; readonly lists: Readonly<Record<string, readonly string[]>> }

type Values = Readonly<Record<string, string>>
const typed = (values: Values, name: string): string => (values[name] ?? '').replaceAll('\r\n', '\n').trim()
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
/** What a text of a clause may take: as much as its field does. */
export const longestText = 2000
const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
/** The control that says whether all conditions must hold. */
export const joinedField = (field: string): string => `${field}.joined`
/** The control by which the value of a phrase is chosen instead of typed. */
export const thanField = (field: string): string => `${field}.than`

/** The fields of several values each: a form has all of them. */
export const listFields = ({ parts }: Pick<Shape, 'parts'>): readonly string[] => everyPart(parts).filter(({ kind }) => kind === 'many' || kind === 'namedMany').map(({ field }) => field)

/** An amount in smaller units as it is typed: in units. */
const amountTyped = (amount: string): string => (/^-?\d+$/.test(amount) ? tengeOf(BigInt(amount)) : Decimal.from(amount).times(Decimal.from(tengeOf(1n))).toString())

/** What stands in a form for a clause. */
export function typedOf({ parts }: Pick<Shape, 'parts'>, own: Json | undefined, draft: Procedure): TypedClause {
  const [values, lists]: [Record<string, string>, Record<string, readonly string[]>] = [{}, {}]
  const members = (inside: readonly Part[], value: Json | undefined): void => { for (const part of inside) write(part, isObject(value) ? value[lastOf(part.name)] : undefined) }
  const write = (part: Part, value: Json | undefined): void => {
    const { field } = part
    if (part.kind === 'choice' && value === undefined) { values[drawnField(field)] = part.drawn; values[chooseField(field)] = part.chosen }
    if (value === undefined || (value === null && part.kind !== 'choice')) return
    const inner = isObject(value) ? value : {}
    switch (part.kind) {
      case 'text': for (const locale of locales) values[`${field}.${locale}`] = String(inner[locale] ?? ''); break
      case 'citation':
        Object.assign(values, { [`${field}.act`]: String((isObject(inner['act']) ? inner['act']['id'] : undefined) ?? ''), [`${field}.article`]: String(inner['article'] ?? ''), [`${field}.confidence`]: String(inner['confidence'] ?? '') })
        break
      case 'duration': Object.assign(values, { [`${field}.count`]: String(inner['count'] ?? ''), [`${field}.unit`]: String(inner['unit'] ?? '') }); break
      case 'many': case 'namedMany': lists[field] = (value as readonly Json[]).map(String); break
      case 'lines': values[field] = (value as readonly Json[]).join('\n'); break
      case 'money': values[field] = amountTyped(String(value)); break
      case 'record': members(part.parts, value); break
      case 'rows': {
        const entries: readonly (readonly [string, Json])[] = Array.isArray(value) ? value.map((one: Json) => ['', one] as const) : Object.entries(inner)
        entries.forEach(([key, one], at) => { if (part.keyed) values[keyField(`${field}.${at}`)] = key; write(part.rows[at]!, one) })
        break
      }
      case 'conditions': {
        const { joined, grounds } = sentencesOf(value as unknown as RuleData)
        values[joinedField(field)] = joined
        grounds.forEach((one, at) => write(part.grounds[at]!, one as unknown as Json))
        break
      }
      case 'choice': {
        values[chooseField(field)] = part.chosen
        values[drawnField(field)] = part.drawn
        const said = part.condition && part.phrase ? groundOf(value as unknown as RuleData, draft) : undefined
        if (said === undefined) { if (part.whole) write(part.parts[0]!, value); else members(part.parts, value); break }
        if (asksValue(said.phrase)) values[/^-?\d/.test(said.value) ? `${field}.value` : thanField(`${field}.value`)] = moneyIn(draft).isAsked(said.phrase.fact) && /^-?[\d.]+$/.test(said.value) ? amountTyped(said.value) : said.value
        members(part.parts.slice(1), value)
        break
      }
      case 'line': values[field] = part.before !== undefined && String(value).startsWith(part.before) ? String(value).slice(part.before.length) : String(value); break
      default: values[field] = String(value)
    }
  }
  for (const part of parts) write(part, part.name === '' ? own : isObject(own) ? own[part.name] : undefined)
  return { values, lists }
}

/** The clause that was typed: what no part asks stays as it was. `acts` are those that may be cited, by id. */
export function clauseFrom({ parts }: Pick<Shape, 'parts'>, before: Json, { values, lists }: TypedClause, acts: ReadonlyMap<string, Act>, draft: Procedure): { readonly own: Json; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const wrong = (field: string, text: Text): undefined => void problems.push({ field, text })

  const members = (inside: readonly Part[], old: Json | undefined, fixed: Json | undefined): Json => {
    const was = isObject(old) ? old : {}
    const read = inside.flatMap((part) => { const one = isMade(part) ? madeName(calledIn(inside), part.name) : valueOf(part, was[lastOf(part.name)]); return one === undefined ? [] : [[lastOf(part.name), one] as const] })
    const made = { ...fixed as JsonObject | undefined, ...Object.fromEntries(read) }
    // Members stay in the order in which their author has them.
    return Object.fromEntries([...Object.keys(was).filter((name) => Object.hasOwn(made, name)), ...Object.keys(made).filter((name) => !Object.hasOwn(was, name))].map((name) => [name, made[name]!]))
  }
  /** Names that are typed, and those that were made of titles. */
  const names = new Set(everyPart(parts).flatMap((part) => (part.kind === 'line' && part.made ? [typed(values, part.field)] : [])))
  const isMade = (part: Part): boolean => part.kind === 'line' && part.made === true && typed(values, part.field) === '' && isFilled(part.field.slice(0, part.field.lastIndexOf('.')))
  const calledIn = (inside: readonly Part[]): string => inside.filter((part) => part.kind === 'text' && titles.includes(lastOf(part.name))).flatMap(({ field }) => locales.map((locale) => typed(values, `${field}.${locale}`))).find((one) => one !== '') ?? ''
  const madeName = (called: string, member: string): string => {
    const name = nameFrom(called, lastOf(member) === 'value' ? 'choice' : 'item', (one) => names.has(one) || (lastOf(member) === 'name' && isNamed(draft, one)))
    names.add(name)
    return name
  }
  const amountFrom = (field: string, value: string): string | undefined => {
    const exact = /^-?\d{1,15}(\.\d{1,8})?$/.test(value.replace(',', '.')) ? Decimal.from(value.replace(',', '.')).times(hundredOf()).toString() : undefined
    const amount = exact ?? parseMoney(value)?.toString()
    return amount === undefined ? wrong(field, explainMoney(value) ?? say.wholeNumber) : amount
  }
  const valueOf = (part: Part, old: Json | undefined): Json | undefined => {
    const { field, optional } = part
    const value = typed(values, field)
    switch (part.kind) {
      case 'text': {
        const words = Object.fromEntries(locales.map((locale) => [locale, typed(values, `${field}.${locale}`)]))
        for (const [locale, one] of Object.entries(words)) if (one.length > longestText) wrong(`${field}.${locale}`, say.tooLong)
        return optional && Object.values(words).every((one) => one === '') ? undefined : words
      }
      case 'citation': return citationFrom(values, field, part, old, acts, wrong)
      case 'duration': {
        const count = typed(values, `${field}.count`)
        if (count === '' && optional) return undefined
        if (!/^\d{1,6}$/.test(count)) return wrong(`${field}.count`, /^\d+$/.test(count) ? tooLargeNumber('999999') : say.wholeNumber)
        return { unit: typed(values, `${field}.unit`), count: Number(count) }
      }
      case 'many': case 'namedMany': {
        const chosen = lists[field] ?? []
        if (optional && chosen.length === 0 && !Array.isArray(old)) return undefined
        if (optional && chosen.length === 0 && (old as readonly Json[]).length > 0) return undefined
        return chosen.map((one): Json => (part.kind === 'many' ? part.values[part.options.indexOf(one)] ?? one : one))
      }
      case 'one': return value === '' ? (optional ? undefined : wrong(field, say.choose)) : part.values[part.options.indexOf(value)] ?? value
      case 'named': return value === '' ? (optional ? undefined : wrong(field, say.choose)) : value
      case 'lines': {
        const lines = value.split('\n').map((line) => line.trim()).filter(Boolean)
        return optional && lines.length === 0 ? undefined : lines
      }
      case 'yes': return value === 'true' ? true : undefined
      case 'number': return value === '' && optional ? undefined : /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : wrong(field, /^-?\d+(\.\d+)?$/.test(value) ? tooLargeNumber('9'.repeat(15)) : say.wholeNumber)
      case 'money': return value === '' ? (part.unset ? null : optional ? undefined : wrong(field, explainMoney('') ?? say.wholeNumber)) : amountFrom(field, value)
      case 'record': return members(part.parts, old, part.fixed)
      case 'rows': return rowsFrom(part, old)
      case 'choice': return choiceFrom(part, old)
      case 'conditions': {
        const { grounds: olds } = old === undefined ? { grounds: [] } : sentencesOf(old as unknown as RuleData)
        const grounds = part.grounds.flatMap((one, at): readonly RuleData[] => {
          const read = valueOf(one, olds[at] as unknown as Json | undefined)
          return read === undefined ? [] : [read as unknown as RuleData]
        })
        const rule = ruleFrom({ joined: typed(values, joinedField(field)) === 'any' ? 'any' : 'all', grounds })
        return rule === undefined ? wrong(chooseField(`${field}.g.0`), say.noCondition) : JSON.parse(JSON.stringify(rule)) as Json
      }
      case 'line': return value === '' ? (optional ? undefined : part.unset ? null : value) : `${part.before ?? ''}${part.unset ? value.replace(',', '.') : value}`
      case 'day': return value === '' ? (optional ? undefined : wrong(field, say.fillIn)) : typedDay(value) ?? wrong(field, say.day)
      case 'moment': return value === '' ? (optional ? undefined : wrong(field, say.fillIn)) : typedMoment(value) ?? wrong(field, say.moment)
      default: return value === '' ? (optional ? undefined : wrong(field, say.fillIn)) : value
    }
  }
  const choiceFrom = (part: Part & { readonly kind: 'choice' }, old: Json | undefined): Json | undefined => {
    const { field, chosen, fixed, phrase, parts: inside } = part
    if (phrase !== undefined) return groundFrom(part, old)
    if (chosen === '') return part.optional ? undefined : wrong(chooseField(field), say.choose)
    if (!part.options.includes(chosen)) return wrong(chooseField(field), say.choose)
    if (part.whole) return valueOf(inside[0]!, old)
    return fixed === undefined || fixed === null || typeof fixed !== 'object' ? fixed ?? (inside.length === 0 ? fixed : members(inside, old, undefined)) : members(inside, old, fixed)
  }
  const groundFrom = ({ field, phrase, parts: inside }: Part & { readonly kind: 'choice' }, old: Json | undefined): Json | undefined => {
    const chosen = typed(values, thanField(`${field}.value`))
    const raw = typed(values, `${field}.value`)
    const money = moneyIn(draft).isAsked(phrase!.fact)
    const value = !asksValue(phrase!) ? '' : chosen !== '' ? chosen : raw === '' ? '' : money ? amountFrom(`${field}.value`, raw) : typedDay(raw) ?? raw.replace(',', '.')
    if (value === undefined) return undefined
    if (!isValue(phrase!, value, draft)) return wrong(`${field}.value`, say.wrongValue)
    const law = members(inside.slice(1), old, undefined) as { readonly otherwise?: Text; readonly basis?: Citation }
    return JSON.parse(JSON.stringify(ruleOf({ phrase: phrase!, value, ...(law.otherwise && { otherwise: law.otherwise }), ...(law.basis && { basis: law.basis }) }))) as Json
  }
  /** Whether anything was typed below a field; the unit and the confidence of a list that has no empty choice are no answer. */
  const isFilled = (field: string): boolean => Object.entries(values).some(([name, one]) => (name === field || name.startsWith(`${field}.`)) && one.trim() !== '' && !/\.(confidence|unit|drawn|joined)$/.test(name))
    || Object.entries(lists).some(([name, chosen]) => (name === field || name.startsWith(`${field}.`)) && chosen.length > 0)
  const rowsFrom = (part: Part & { readonly kind: 'rows' }, old: Json | undefined): Json | undefined => {
    const olds: readonly Json[] = Array.isArray(old) ? old as readonly Json[] : isObject(old) ? Object.values(old) : []
    const rows = part.rows.flatMap((row, at): readonly (readonly [string, Json])[] => {
      if (!isFilled(`${part.field}.${at}`)) return []
      const called = row.kind === 'record' ? calledIn(row.parts) : ''
      const key = typed(values, keyField(`${part.field}.${at}`)) || (called === '' ? '' : nameFrom(called, 'item', (one) => part.rows.some((_, other) => typed(values, keyField(`${part.field}.${other}`)) === one)))
      if (part.keyed && key === '') return wrong(keyField(`${part.field}.${at}`), say.nameMissing) ?? []
      const one = valueOf(row, olds[at])
      return one === undefined ? [] : [[key, one]]
    })
    if (part.optional && rows.length === 0 && !(old !== undefined && olds.length === 0)) return undefined
    if (!part.keyed) return rows.map(([, one]) => one)
    const twice = rows.findIndex(([key], at) => rows.findIndex(([other]) => other === key) !== at)
    return twice === -1 ? Object.fromEntries(rows) : wrong(part.field, say.nameTwice)
  }

  let own: Json | undefined = before
  // What has no name is all of the clause, and what is asked beside it is added to that.
  for (const part of parts.toSorted((a, b) => Number(a.name !== '') - Number(b.name !== ''))) {
    if (part.name === '') own = valueOf(part, before)
    else own = withMember(own as JsonObject, part.name, valueOf(part, isObject(before) ? before[part.name] : undefined))
  }
  return { own: own ?? null, problems }
}

const hundredOf = (): Decimal => Decimal.from((parseMoney('1') ?? 1n).toString())

function citationFrom(values: Values, field: string, part: Part, old: Json | undefined, acts: ReadonlyMap<string, Act>, wrong: (field: string, text: Text) => undefined): Json | undefined {
  const id = typed(values, `${field}.act`)
  if (id === '' && part.optional) return undefined
  const act = acts.get(id)
  if (act === undefined) return wrong(`${field}.act`, say.chooseAct)
  const [article, confidence] = [placeNumber(typed(values, `${field}.article`)), typed(values, `${field}.confidence`)]
  const note = isObject(old) && isObject(old['act']) && old['act']['id'] === id ? old['note'] : undefined
  return JSON.parse(JSON.stringify({ act, ...(article !== '' && { article }), confidence: confidence as Citation['confidence'], ...(note !== undefined && { note }) })) as JsonObject
}

const withMember = (object: JsonObject, name: string, value: Json | undefined): JsonObject =>
  (value === undefined ? Object.fromEntries(Object.entries(object).filter(([one]) => one !== name)) : { ...object, [name]: value })

/** The field of a form that asks what stands at a path within its clause; `undefined` where none does. */
export function fieldAtPath({ parts }: Pick<Shape, 'parts'>, path: string, values: Values = {}): string | undefined {
  const at = (part: Part, names: readonly string[]): string => {
    const [name, ...rest] = names
    const { field } = part
    switch (part.kind) {
      case 'text': return `${field}.${name ?? locales[0]}`
      case 'citation': return `${field}.${name ?? 'act'}`
      case 'duration': return `${field}.${name ?? 'count'}`
      case 'record': return among(part.parts, names) ?? field
      case 'choice': return (part.whole ? at(part.parts[0]!, names) : among(part.parts, names)) ?? chooseField(field)
      case 'rows': {
        const row = part.keyed ? part.rows.findIndex((_, index) => typed(values, keyField(`${field}.${index}`)) === name) : Number(name)
        const one = part.rows[row]
        return one === undefined ? field : name !== undefined && rest.length === 0 && one.kind !== 'record' ? at(one, []) : at(one, rest)
      }
      case 'conditions': return chooseField(`${field}.g.0`)
      default: return field
    }
  }
  const among = (inside: readonly Part[], [name = '', ...rest]: readonly string[]): string | undefined => {
    const part = inside.find((one) => one.name === '' || lastOf(one.name) === name)
    return part && at(part, part.name === '' ? [name, ...rest].filter(Boolean) : rest)
  }
  return among(parts, path.split('.'))
}
