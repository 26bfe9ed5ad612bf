/** Checks what a procedure allocates: a time that is asked for, a resource that has any, a way to be firm and a way to be free again. */
import { isOpenTo } from './open-to.ts'
import { type Allocates, type IntervalResource, minutesOf, type Resource } from './allocation.ts'
import { canonical } from './canonical.ts'
import type { AllocationLintRule } from './lint-allocation.messages.ts'
import type { Fault } from './lint.messages.ts'
import { fault } from './lint.messages.ts'
import type { PerApplicant } from './per-applicant.ts'
import { decidedBySilence, fieldsOf, type Outcome, type Procedure } from './procedure.ts'
import type { Register } from './register.ts'

export interface AllocationFault extends Omit<Fault, 'rule'> { readonly rule: Fault['rule'] | AllocationLintRule }

const found = (rule: AllocationLintRule, place: string, ...names: Fault['names']): AllocationFault => ({ rule, place, names })

/** What is allocated, beside the other procedures. */
export function* lintAllocation(declaration: Procedure, declarations: readonly Procedure[], registers: readonly Register[] = []): Generator<AllocationFault> {
  const { allocates, form, decisions, offices, opens } = declaration
  const slots = form.flatMap((page) => page.fields.map((field) => ({ field, page }))).filter(({ field }) => field.kind === 'slot')
  for (const { field, page } of slots) if (field.name !== allocates?.at) yield found('slot-of-nothing', `form.${page.id}.${field.name}`, field.name)
  if ('perApplicant' in opens) yield* lintLimits(opens.perApplicant, 'opens.perApplicant')
  for (const [at, name] of ('perApplicant' in opens ? opens.perApplicant ?? [] : []).flatMap(({ same = [] }, at) => same.map((name) => [at, name] as const))) {
    if (!form.some((page) => page.fields.some((field) => field.name === name))) yield fault('unknown-fact', `opens.perApplicant.${at}.same`, name)
  }
  if (allocates === undefined) return
  yield* lintLimits(allocates.perApplicant, 'allocates.perApplicant', allocates.ofEach?.capacity === undefined ? allocates.resource : undefined)
  const { resource, at, weekly, forEachRow, when, office, missedAfter, sharedWith } = allocates
  if (sharedWith !== undefined && (resource.kind === 'seat' || weekly !== undefined || missedAfter !== undefined || opens.by !== 'person' || declaration.subject?.whose !== 'anyone')) yield found('shared-with-nobody', 'allocates.sharedWith', declaration.id)
  if (weekly !== undefined && (resource.kind === 'seat' || !form.some((page) => page.fields.some((field) => field.name === weekly && field.kind === 'date' && field.optional)))) yield found('not-weekly', 'allocates.weekly', weekly)
  if (forEachRow !== undefined && (resource.kind !== 'seat' || !form.some((page) => !page.when && page.fields.some((field) => field.name === forEachRow && field.kind === 'rows' && !field.optional && !field.when && field.minRows > 0)))) yield found('not-for-each-row', 'allocates.forEachRow', forEachRow)
  if (!isOpenTo(opens, 'company') && !isOpenTo(opens, 'person')) yield found('allocation-by-office', 'allocates')
  if (resource.capacity < 1) yield found('nothing-to-allocate', 'allocates.resource.capacity', resource.id)
  if (resource.kind === 'seat') {
    if (at !== undefined || missedAfter !== undefined) yield found('seat-with-time', 'allocates.at', resource.id)
  } else if (at === undefined) yield found('slot-not-asked', 'allocates.at', resource.id)
  else if (!slots.some(({ field }) => field.name === at && !field.optional)) yield found('not-a-slot', 'allocates.at', at)
  if (resource.kind === 'interval' && !isEverOpen(resource)) yield found('never-open', 'allocates.resource.opening', resource.id)
  yield* lintEach(declaration, allocates, registers)
  if (offices[office] === undefined) yield fault('unknown-office', 'allocates.office', office)
  if (decisions[when]?.effect !== 'grant') yield found('allocation-never-firm', 'allocates.when', when)
  else if (!outcomesOf(declaration).some(({ to, decides }) => to === 'closed' && decides !== when)) yield found('allocation-without-release', 'allocates.when', when)
  for (const { place, decides } of decidedBySilence(declaration)) if (decides === when) yield found('allocation-by-silence', place, decides)
  const other = declarations.find((one) => one !== declaration && one.id !== declaration.id && one.allocates?.resource.id === resource.id && !isSame(one.allocates, allocates))
  if (other !== undefined) yield found('another-resource', 'allocates.resource', resource.id, other.id)
  for (const [name, { credential }] of Object.entries(decisions)) {
    for (const { field } of slots) if (credential?.claims.includes(field.name)) yield found('slot-claimed', `decisions.${name}.credential.claims`, field.name)
  }
  for (const field of fieldsOf(declaration)) {
    if (field.kind === 'slot' && !slots.some((one) => one.field === field)) yield found('slot-of-nothing', 'steps', field.name)
  }
}

/** Which entry is given out is asked, and each entry says how many places it has and on which days. */
function* lintEach({ form }: Procedure, { ofEach, resource }: Allocates, registers: readonly Register[]): Generator<AllocationFault> {
  if (ofEach === undefined) return
  const asked = form.flatMap((page) => page.fields).find(({ name }) => name === ofEach.entry)
  const { capacity, from, until, where } = ofEach
  const id = asked?.kind === 'entry' ? asked.register : asked?.kind === 'text' && asked.from?.startsWith('subject.') ? ofEach.register : undefined
  if (asked === undefined || asked.optional || id === undefined || (asked.kind === 'entry' && ofEach.register !== undefined)) return yield found('each-of-nothing', 'allocates.ofEach.entry', ofEach.entry)
  if ((from === undefined) !== (until === undefined)) yield found('each-with-days', 'allocates.ofEach.from', resource.id)
  const register = registers.find((one) => one.id === id)
  if (register === undefined) return
  for (const [column, kind] of [[capacity, 'integer'], [from, 'date'], [until, 'date'], [where, 'text']] as const) {
    const stated = register.fields.find(({ name }) => name === column)
    if (column !== undefined && (stated?.kind !== kind || (stated.optional && column !== capacity) || stated.when)) yield found('each-unsaid', 'allocates.ofEach', column, register.id)
  }
}

const lengths = { now: 0, day: 1, week: 7, month: 31, year: 366 } as const

/** In how many of a longer period one of these can lie: a week can begin in one month, or year, and end in the next, and have what both allow. */
const spans = { day: 1, week: 2, month: 1, year: 1 } as const

/** Each period is limited once, a shorter one by less than the longer ones in which it lies allow, and no limit is above what there is. */
function* lintLimits(limits: readonly PerApplicant[] = [], place: string, resource?: Resource): Generator<AllocationFault> {
  for (const [at, { atMost, each = 'now', same }] of limits.entries()) {
    if (same !== undefined) continue // counted apart from what is limited as a whole
    if (limits.findIndex((one) => one.same === undefined && (one.each ?? 'now') === each) < at) yield found('limit-twice', `${place}.${at}`, each)
    const shorter = limits.find((one) => one.same === undefined && one.each !== undefined && each !== 'now' && lengths[one.each] < lengths[each] && one.atMost >= spans[one.each] * atMost)
    if (shorter) yield found('limit-never-reached', `${place}.${at}`, shorter.each!, each)
    if (resource?.kind === 'seat' && atMost >= resource.capacity) yield found('limit-above-all', `${place}.${at}`, resource.id)
  }
}

const outcomesOf = ({ steps }: Procedure): readonly Outcome[] => Object.values(steps).flatMap(({ outcomes }) => Object.values<Outcome>(outcomes))

const isEverOpen = ({ opening, slot }: IntervalResource): boolean => opening.some(({ days, from, until }) => days.length > 0 && minutesOf(until) - minutesOf(from) >= slot)

/** What two services must say alike of a resource that they share; under which name each asks for its entry is its own affair. */
const saidOf = ({ resource, ofEach }: Allocates): string => canonical(JSON.parse(JSON.stringify({ resource, ofEach: ofEach && { ...ofEach, entry: '' } })))
const isSame = (a: Allocates, b: Allocates): boolean => saidOf(a) === saidOf(b)
