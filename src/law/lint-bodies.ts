/** Checks declared bodies that are to stand together: whose office, whose numbers, and which kinds of numbers the country has. */
import { type Body, bodyOfRole, ownRolesOf } from './body.ts'
import { conventions } from './conventions.ts'
import { type Identifier, identifierFault, type IdentifierScheme } from './identifier-scheme.ts'
import { bodyFaultWords, type BodyLintRule } from './lint-bodies.messages.ts'
import type { Finding } from './lint.ts'

/** What is wrong with bodies as they would stand together, by the id of the body. Pure; empty when nothing is. */
export function lintBodyDeclarations(bodies: readonly Body[], schemes: readonly IdentifierScheme[]): readonly Finding[] {
  const taken = new Map<string, string>()
  const fault = ({ id }: Body, place: string, rule: Exclude<BodyLintRule, 'office-awaited'>, ...names: readonly string[]): Finding =>
    ({ procedure: id, place, rule, severity: 'error', words: bodyFaultWords[rule](...names) })
  const claim = (body: Body, what: string, place: string, rule: 'id-of-two' | 'office-of-two' | 'numbers-of-two' | 'income-of-two' | 'queue-of-two'): readonly Finding[] => {
    const key = `${rule} ${what}`
    const other = taken.get(key)
    taken.set(key, body.id)
    return other === undefined ? [] : [fault(body, place, rule, what, other, body.id)]
  }
  const numbered = (body: Body, place: string, identifier: Identifier): readonly Finding[] => {
    const wrong = identifierFault(schemes, identifier)
    return wrong === undefined ? [] : [fault(body, place, 'no-identifier', identifier.value, wrong)]
  }
  return bodies.flatMap((body) => [
    ...(/^[a-z][a-z0-9-]{0,39}$/.test(body.id) ? [] : [fault(body, 'id', 'no-id', body.id)]),
    ...claim(body, body.id, 'id', 'id-of-two'),
    ...[...ownRolesOf(body), ...Object.keys(body.roles)].flatMap((role) => claim(body, role, `roles.${role}`, 'office-of-two')),
    ...(body.leadership ?? []).flatMap((role, place, all) => [
      ...(bodyOfRole([body], role) === undefined ? [fault(body, `leadership.${place}`, 'leads-no-office', role)] : []),
      ...(all.indexOf(role) < place ? [fault(body, `leadership.${place}`, 'leads-twice', role)] : []),
    ]),
    ...(body.counter?.offices ?? []).flatMap((role, place) => (Object.hasOwn(body.roles, role) ? [] : [fault(body, `counter.offices.${place}`, 'counter-no-office', role)])),
    ...(Array.isArray(body.counter?.receivesFor) ? body.counter.receivesFor as readonly string[] : []).flatMap((other, place) =>
      (other !== body.id && bodies.some(({ id }) => id === other) ? [] : [fault(body, `counter.receivesFor.${place}`, 'counter-no-body', other)])),
    ...(body.counter?.calledWithin !== undefined && body.counter.appointments === undefined ? [fault(body, 'counter.calledWithin', 'counter-no-queue')] : []),
    ...(body.counter?.matters !== undefined && body.counter.appointments === undefined ? [fault(body, 'counter.matters', 'counter-matters-no-queue')] : []),
    ...(body.counter?.appointments === undefined ? [] : claim(body, body.counter.appointments, 'counter.appointments', 'queue-of-two')),
    ...body.registers.flatMap((register, place) => claim(body, register, `registers.${place}`, 'numbers-of-two')),
    ...body.identifiers.flatMap((identifier, place) => numbered(body, `identifiers.${place}`, identifier)),
    ...(body.accounts ?? []).flatMap(({ incomes, identifier, iban }, place) => {
      const wrong = conventions().accounts.explain(iban)
      return [
        ...incomes.flatMap((income, at) => claim(body, income, `accounts.${place}.incomes.${at}`, 'income-of-two')), ...numbered(body, `accounts.${place}.identifier`, identifier),
        ...(wrong === undefined ? [] : [fault(body, `accounts.${place}.iban`, 'no-account', iban, wrong.en)]),
      ]
    }),
  ])
}

/** An office that no body would have any more while a case waits for it: `number` is that of one of the cases. */
export const awaitedOffice = (body: string, role: string, { cases, number, procedure, step }: {
  readonly cases: number; readonly number: string; readonly procedure: string; readonly step: string
}): Finding => ({
  procedure: body, place: `roles.${role}`, rule: 'office-awaited', severity: 'error', words: bodyFaultWords['office-awaited'](role, cases, number, procedure, step),
})
