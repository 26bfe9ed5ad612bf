/** A service as a copy for another body, with its own offices in place of those of the body from which it comes; and what in a copy still speaks of that service. Pure. */
import type { Body } from '../body.ts'
import { canonical, type Json, type JsonObject } from '../canonical.ts'
import type { Citation } from '../citation.ts'
import { officesOf } from '../in-body.ts'
import { type DecisionKind, type Outcome, type Procedure, registersChangedBy, type Step } from '../procedure.ts'
import { type Locale, locales, type Text } from '../text.ts'
import { clausesOf } from './clauses.ts'

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The roles that a declaration gives work to, each with the body that it names beside. */
function allRolesIn(value: Json): readonly { readonly role: string; readonly body: Json | undefined }[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => allRolesIn(one))
  if (!isObject(value)) return []
  const { role, body } = value
  return [...(typeof role === 'string' ? [{ role, body }] : []), ...Object.values(value).flatMap(allRolesIn)]
}
/** Those that it gives work to by itself: an office of a body that it names stays with that body. */
const rolesIn = (value: Json): readonly string[] => allRolesIn(value).flatMap(({ role, body }) => (body === undefined ? [role] : []))

/** The same declaration with other roles; where an object names a body besides, its role stays. */
function withRoles(value: Json, roles: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return value.map((one: Json) => withRoles(one, roles))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === 'role' && typeof one === 'string' && value['body'] === undefined ? roles.get(one) ?? one : withRoles(one, roles)]))
}

const dataOf = (declaration: Procedure): JsonObject => JSON.parse(JSON.stringify(declaration)) as JsonObject

/** What stands after the last full stop of a role: `officer` of `science.officer`. */
const ending = (role: string): string => role.slice(role.lastIndexOf('.') + 1)

/**
 * Whose work each foreign office's becomes: the office of the same kind, or else of whoever signs or prepares. A body with one office has that do all.
 */
function ownOf(declaration: Procedure, body: Pick<Body, 'roles' | 'id'>, roles: readonly string[]): ReadonlyMap<string, string> {
  const own = Object.keys(body.roles)
  const signing = new Set(Object.values<Step>(declaration.steps).flatMap(({ sign, by }) => (sign ? rolesIn(JSON.parse(JSON.stringify(by)) as Json) : [])))
  const called = (kind: string): string | undefined => own.find((role) => ending(role) === kind)
  return new Map(roles.flatMap((role) => {
    const found = own.includes(role) ? role : called(ending(role)) ?? (signing.has(role) ? called('head') ?? own.at(-1) : called('officer') ?? own[0])
    return found === undefined ? [] : [[role, found] as const]
  }))
}

/** A copy in which the offices of a body do what those of another body did, and refusals are appealed as this body's are, where it has a way. */
export function copyFor(declaration: Procedure, body: Pick<Body, 'id' | 'roles'>, appeal: DecisionKind['appeal']): Procedure {
  const data = dataOf(declaration)
  const roles = [...new Set(rolesIn({ steps: data['steps'] ?? {}, opens: data['opens'] ?? {}, obligations: data['obligations'] ?? {} }))]
  const own = ownOf(declaration, body, roles)
  const copied = withRoles(data, own) as unknown as Procedure
  const replaced = new Set([...own].flatMap(([role, mine]) => (role === mine ? [] : [role])))
  const titles = Object.fromEntries([...own.values()].map((role): [string, Text | undefined] => [role, body.roles[role]]).filter((one): one is [string, Text] => one[1] !== undefined))
  return {
    ...copied, offices: { ...Object.fromEntries(Object.entries(declaration.offices).filter(([role]) => !replaced.has(role))), ...titles },
    decisions: Object.fromEntries(Object.entries<DecisionKind>(copied.decisions).map(([name, one]) => [name, one.appeal && appeal ? { ...one, appeal } : one])),
  }
}

/** Enters the name of each office that a step gives work to and that the declaration does not name, as its body calls it: whoever chose it in a form has named it. */
export function withOffices(data: Json, bodies: readonly Body[]): Json {
  if (!isObject(data) || !isObject(data['steps']) || !isObject(data['offices'])) return data
  const offices = data['offices']
  const titles: Readonly<Record<string, Text>> = Object.assign({}, ...bodies.map((body) => ({ ...body.roles, ...officesOf(body) })))
  const missing = [...new Set(allRolesIn(data['steps']).map(({ role }) => role))].filter((role) => !Object.hasOwn(offices, role) && titles[role] !== undefined)
  return missing.length === 0 ? data : { ...data, offices: { ...offices, ...Object.fromEntries(missing.map((role) => [role, JSON.parse(JSON.stringify(titles[role])) as Json])) } }
}

export type Still = 'title' | 'act' | 'value' | 'register' | 'appeal'

/** One thing of a copy that is as it was in the service from which it comes, with the clause in which it stands. */
export interface StillSaid { readonly what: Still; readonly place: string; readonly text: Text | undefined }

const citationsOf = (value: Json): readonly Citation[] =>
  (Array.isArray(value) ? value.flatMap((one: Json) => citationsOf(one)) : !isObject(value) ? []
    : [...('act' in value && 'confidence' in value ? [value as unknown as Citation] : []), ...Object.entries(value).flatMap(([name, one]) => (name === 'act' ? [] : citationsOf(one)))])

/** What a copy has kept of the service from which it was copied: its title, its acts, its values and sums, registers that its body does not keep, and its way of appeal. */
export function stillOf(draft: Procedure, source: Procedure, keeps: (register: string) => boolean): readonly StillSaid[] {
  const before = new Map(clausesOf(source).map((one) => [one.place, one]))
  const said: StillSaid[] = []
  const isTitle = (title: Text, summary: Text): boolean => locales.some((locale: Locale) => title[locale] === source.title[locale] || summary[locale] === source.summary[locale])
  if (isTitle(draft.title, draft.summary)) said.push({ what: 'title', place: '', text: source.title })
  const acts = new Set(citationsOf(dataOf(source)).map(({ act }) => act.id))
  for (const { place, own: now, kind } of clausesOf(draft)) {
    // Each act once, at the first clause that cites it.
    for (const { act } of citationsOf(now)) if (acts.delete(act.id)) said.push({ what: 'act', place, text: act.short })
    const same = before.get(place)
    if (['parameter', 'table', 'bands', 'entitlement', 'fee'].includes(kind) && now !== 'free' && same !== undefined && canonical({ own: same.own }) === canonical({ own: now })) said.push({ what: 'value', place, text: undefined })
  }
  for (const register of new Set(registersChangedBy(draft))) {
    if (keeps(register)) continue
    const place = Object.entries<Step>(draft.steps).flatMap(([step, { outcomes }]) => Object.entries<Outcome>(outcomes).flatMap(([name, { effect }]) => (effect?.register === register ? [`steps.${step}.outcomes.${name}`] : [])))[0]
    said.push({ what: 'register', place: place ?? 'subject', text: undefined })
  }
  for (const [name, { appeal }] of Object.entries<DecisionKind>(draft.decisions)) {
    const same = Object.values<DecisionKind>(source.decisions).some((one) => one.appeal !== undefined && one.appeal.procedure === appeal?.procedure)
    if (same) said.push({ what: 'appeal', place: `decisions.${name}`, text: appeal!.to })
  }
  return said
}
