/** Checks steps that several perform together and referrals: everybody can answer, whatever they say leads on, and their silence means something. */
import type { Body } from './body.ts'
import type { Facts } from './field.ts'
import { type Fault, fault } from './lint.messages.ts'
import { type Outsider, rowsNaming } from './outsiders.ts'
import { conditionsIn, fieldsOf, findingsOfPart, isReferral, type Outcome, outsidersIn, partsOf, type Procedure, type Step } from './procedure.ts'
import { combinations, ledTo, mostCombinations, type Referral, type Together, withRows } from './together.ts'

/** The opinions of one step. `bounded`: the clock of the whole procedure runs in it, or it has a time of its own. */
export function* lintTogether(declaration: Procedure, name: string, step: Step, bounded: boolean): Generator<Fault> {
  const place = `steps.${name}`
  const pages = new Set(declaration.form.map(({ id }) => id))
  for (const { at, by } of [...referrals(step, place), ...outside(step, place)]) for (const page of by.shown ?? []) if (!pages.has(page)) yield fault('unknown-page', `${at}.shown`, page)
  const outcomes = Object.entries<Outcome>(step.outcomes)
  if (typeof step.by !== 'object' || !('together' in step.by)) {
    for (const [outcome, { whenSaid, whenNobody }] of outcomes) if (whenSaid || whenNobody) yield fault('outcome-without-opinions', `${place}.outcomes.${outcome}.${whenSaid ? 'whenSaid' : 'whenNobody'}`, outcome)
    return
  }
  const { together } = step.by
  const parts = Object.entries(together.parts)
  const counted = withCounts(together, declaration)
  if (parts.length < 2 && !parts.some(([, { by }]) => rowsNaming(by) !== undefined)) yield fault('alone-together', `${place}.by.together.parts`, name)
  const most = Object.keys(counted.at(-1)!.parts).length
  if (typeof together.needs === 'object' && together.needs.quorum > most) yield fault('quorum-too-large', `${place}.by.together.needs`, String(together.needs.quorum), String(most))
  const found = new Set<string>()
  for (const [part, one] of parts) {
    const { silence, within, answers } = one
    const at = `${place}.by.together.parts.${part}`
    // The answers of one part may ask alike, for one of them is given; what two parts found under one name, the last of them would overwrite.
    for (const field of new Set(findingsOfPart(one).map((finding) => finding.name))) {
      if (found.has(field)) yield fault('duplicate-field', `${at}.findings.${field}`, field)
      found.add(field)
    }
    if (within === undefined && (silence !== 'escalate' || !bounded)) yield fault('opinion-without-silence', `${at}.within`, part)
    if (silence !== 'escalate' && !Object.hasOwn(answers, silence.answer)) yield fault('unknown-answer', `${at}.silence`, silence.answer, name)
  }
  for (const [outcome, { byClock, whenSaid, reasons, findings, whenCheck, after }] of outcomes) {
    const at = `${place}.outcomes.${outcome}`
    if (!byClock && (step.sign || reasons || findings || whenCheck || after)) yield fault('outcome-nobody-takes', at, outcome)
    if (whenSaid === undefined) continue
    const able = Object.values(counted.at(-1)!.parts).filter(({ answers }) => Object.hasOwn(answers, whenSaid.answer)).length
    if (able === 0) yield fault('unknown-answer', `${at}.whenSaid`, whenSaid.answer, name)
    else if (typeof whenSaid.by === 'number' && whenSaid.by > able) yield fault('quorum-too-large', `${at}.whenSaid`, String(whenSaid.by), String(able))
  }
  const mayBeNobody = counted.some((one) => Object.keys(one.parts).length === 0)
  if (mayBeNobody && !outcomes.some(([, { whenNobody }]) => whenNobody)) yield fault('nobody-asked', `${place}.outcomes`, name)
  const all = allCombinations(counted)
  if (all === undefined) return yield fault('too-many-to-check', `${place}.by.together.parts`, name, String(mostCombinations))
  const led = all.map((answers) => ({ answers, to: ledTo(step.outcomes, answers) }))
  const unclear = led.find(({ to }) => to.length !== 1)
  if (unclear) yield fault('opinions-undecided', `${place}.outcomes`, name, unclear.answers.join(', ') || '—')
  for (const [outcome, { byClock }] of outcomes) {
    if (!byClock && led.length > 0 && !led.some(({ to }) => to.includes(outcome))) yield fault('outcome-never-said', `${place}.outcomes.${outcome}`, outcome)
  }
}

/** The step with each number of rows that a table of third persons can have, the most last: none as well where it may be left empty or is not always asked. */
function withCounts(together: Together, declaration: Procedure): readonly Together[] {
  const [fields, conditions] = [fieldsOf(declaration), conditionsIn(declaration)]
  return Object.values(together.parts).reduce<readonly Facts[]>((all, { by }) => {
    const table = fields.find(({ name }) => name === rowsNaming(by))
    if (table?.kind !== 'rows') return all
    const { minRows, maxRows } = table
    const counts = Array.from({ length: maxRows - minRows + 1 }, (_, index) => minRows + index)
    const none = minRows > 0 && (table.optional || conditions.has(table.name)) ? [0] : []
    return [...none, ...counts].flatMap((count) => all.map((facts) => ({ ...facts, [table.name]: Array.from({ length: count }, () => ({})) })))
  }, [{}]).map((facts) => withRows(together, facts))
}

function allCombinations(counted: readonly Together[]): readonly (readonly string[])[] | undefined {
  const all = new Map<string, readonly string[]>()
  for (const together of counted) {
    const found = combinations(together)
    if (found === undefined) return undefined
    for (const answers of found) all.set(answers.join(' '), answers)
    if (all.size > mostCombinations) return undefined
  }
  return [...all.values()]
}

function* referrals({ by }: Step, place: string): Generator<{ readonly at: string; readonly by: Referral }> {
  if (isReferral(by)) yield { at: `${place}.by`, by }
  for (const [name, part] of Object.entries(partsOf(by))) {
    if (isReferral(part.by)) yield { at: `${place}.by.together.parts.${name}.by`, by: part.by }
  }
}

function* outside({ by }: Step, place: string): Generator<{ readonly at: string; readonly by: Outsider }> {
  for (const { part, by: one } of outsidersIn(by)) yield { at: part === '' ? `${place}.by` : `${place}.by.together.parts.${part}.by`, by: one }
}

/** What is referred goes to a body that there is, and to an office of that body, so that somebody can hold it. */
export function* lintReferrals({ steps }: Procedure, bodies: readonly Body[]): Generator<Fault> {
  for (const [name, step] of Object.entries(steps)) {
    for (const { at, by: { body, role } } of referrals(step, `steps.${name}`)) {
      const known = bodies.find(({ id }) => id === body)
      if (known === undefined) yield fault('unknown-body', `${at}.body`, body)
      else if (!Object.hasOwn(known.roles, role)) yield fault('office-of-another', `${at}.role`, role, body)
    }
  }
}
