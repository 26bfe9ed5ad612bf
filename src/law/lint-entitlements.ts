/** Checks what decisions pay: an entitlement without an account, an amount or an end is found before anybody is owed it. */
import type { Entitlement } from './entitlement.ts'
import type { DutyLintRule } from './lint-duties.messages.ts'
import { type Fault, fault } from './lint.messages.ts'
import { lintDaysOfCase, lintTerm } from './lint-rules.ts'
import { isByHouse } from './opening.ts'
import { conditionsIn, findingsFor, type Procedure, statedFieldsOf, waysOf } from './procedure.ts'
import type { Register } from './register.ts'

interface EntitlementFault { readonly rule: DutyLintRule | Fault['rule']; readonly place: string; readonly names: Fault['names'] }

const found = (rule: DutyLintRule, place: string, ...names: Fault['names']): EntitlementFault => ({ rule, place, names })

/** The names of what is surely known once one of these ways is taken: required questions that everybody is asked, and what must be found whatever comes. */
export function surelyKnown(declaration: Procedure, isTaken: (way: ReturnType<typeof waysOf>[number]['way'], place: string) => boolean): ReadonlySet<string> {
  const { form, steps } = declaration
  const conditional = conditionsIn(declaration)
  const ways = waysOf(declaration).filter(({ way, place }) => isTaken(way, place))
  const asked = ways.map(({ place }) => {
    const [, step = '', , outcome = ''] = place.split('.')
    return new Set((steps[step] ? findingsFor(steps[step], outcome) : []).filter(({ name, optional }) => !optional && !conditional.has(name)).map(({ name }) => name))
  })
  return new Set([
    ...form.flatMap((page) => page.fields).filter(({ name, optional }) => !optional && !conditional.has(name)).map(({ name }) => name),
    ...Object.values(steps).flatMap(({ findings = [] }) => findings).filter(({ name, optional }) => !optional && !conditional.has(name)).map(({ name }) => name),
    ...[...asked[0] ?? []].filter((name) => asked.every((names) => names.has(name))),
  ])
}

/**
 * Why nobody is concerned by what the house decides of its own motion: the case is about nothing that anybody has, or about an entry that bodies alone own, who hold nothing
 * by such a decision (record 0123). Undefined where somebody may be.
 */
export function concernsNobody({ opens, about, subject }: Procedure, registers: readonly Register[]): 'house' | 'bodies' | undefined {
  if (!isByHouse(opens) || about !== undefined) return undefined
  if (subject === undefined) return 'house'
  const owner = registers.find(({ id }) => id === subject.register)?.owner ?? []
  return owner.length > 0 && owner.every((kind) => kind === 'body') ? 'bodies' : undefined
}

export function* lintEntitlements(declaration: Procedure, registers: readonly Register[]): Generator<EntitlementFault> {
  const nobody = concernsNobody(declaration, registers)
  const fields = new Map(statedFieldsOf(declaration).map((field) => [field.name, field]))
  for (const [name, one] of Object.entries<Entitlement>(declaration.entitlements ?? {})) {
    const { after, once, every, stages, amount, from, until, account } = one
    const place = `entitlements.${name}`
    const known = surelyKnown(declaration, ({ decides }) => decides === after)
    const decision = declaration.decisions[after]
    if (declaration.opens.by === 'anyone') yield found('payment-to-nobody', place, name)
    else if (nobody !== undefined) yield found('payment-to-nobody', place, name, nobody)
    if (decision === undefined) yield fault('unknown-decision', `${place}.after`, after)
    else if (decision.effect !== 'grant') yield fault('duty-without-grant', `${place}.after`, after)
    if ([once, every, stages].filter((time) => time !== undefined).length !== 1 || (amount === undefined) !== (stages !== undefined)) yield found('payment-without-time', place, name)
    if (every !== undefined && until === undefined) yield found('payment-without-end', `${place}.until`, name)
    const paidInto = declaration.form.flatMap((page) => page.fields).find((field) => field.name === account)
    if (paidInto?.kind !== 'iban' || !known.has(account)) yield found('payment-without-account', `${place}.account`, name, account)
    for (const [fact, at] of [[from, 'from'], [until && 'fact' in until ? until.fact : undefined, 'until.fact']] as const) {
      if (fact === undefined) continue
      const field = fields.get(fact)
      if (field === undefined) yield fault('unknown-fact', `${place}.${at}`, fact)
      else if (field.kind !== 'date' || !known.has(fact)) yield fault('unfit-fact', `${place}.${at}`, fact, field.kind)
    }
    const amounts = [...(amount ? [[amount, `${place}.amount`] as const] : []), ...(stages ?? []).map((stage, index) => [stage.amount, `${place}.stages.${index}.amount`] as const)]
    for (const [term, at] of amounts) {
      yield* lintTerm(term, at, fields, { ...declaration, from: declaration.inForce.from })
      yield* lintDaysOfCase(term, at, ['periodEnd'])
    }
    for (const [index, { upon }] of (stages ?? []).entries()) {
      if (upon !== undefined && declaration.obligations[upon]?.after !== after) yield found('stage-never-shown', `${place}.stages.${index}.upon`, name, upon)
      else if (stages!.findIndex((other) => other.upon === upon) < index) yield found('stages-at-once', `${place}.stages.${index}.upon`, name, upon ?? '')
    }
  }
}
