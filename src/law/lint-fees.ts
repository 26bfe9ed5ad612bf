/** Checks fees and what is paid back of them: whoever owes can pay, a case goes on once it is paid, and nothing goes back that never came. */
import { isAboutThoseOf } from './about.ts'
import type { Refund } from './fee.ts'
import { conditionsOf } from './form.ts'
import type { FeeLintRule } from './lint-fees.messages.ts'
import type { Fault } from './lint.messages.ts'
import { lintDaysOfCase, lintRule, lintTerm } from './lint-rules.ts'
import { isByHouse } from './opening.ts'
import { feeOf, fieldsOf, type Procedure, type Step, waysOf } from './procedure.ts'

export interface FeeFault { readonly rule: FeeLintRule | Fault['rule']; readonly place: string; readonly names: Fault['names'] }

const found = (rule: FeeLintRule, place: string, ...names: Fault['names']): FeeFault => ({ rule, place, names })

/** `declarations` are those that stand beside it; `hasAccount` tells whether money for an account of income has somewhere to go; not asked where nobody knows. */
export function* lintFees(declaration: Procedure, declarations: readonly Procedure[] = [], hasAccount: (income: string) => boolean = () => true): Generator<FeeFault> {
  const { steps, clock, fee: said } = declaration
  const sources = { ...declaration, from: declaration.inForce.from }
  const fields = new Map(fieldsOf(declaration).map((field) => [field.name, field]))
  const paid = Object.entries<Step>(steps).flatMap(([name, step]) => {
    const fee = feeOf(step.by)
    return fee ? [{ name, step, fee }] : []
  })
  if ((said === 'inSteps') !== (paid.length > 0)) yield found('fee-said-otherwise', 'fee')
  for (const { name, step: { outcomes, within, late }, fee } of paid) {
    const place = `steps.${name}`
    const ahead = Object.values(outcomes).filter(({ byClock }) => byClock === undefined)
    if (ahead.length !== 1 || ahead[0]!.whenCheck !== undefined || ahead[0]!.after !== undefined || ahead[0]!.whenSaid !== undefined || ahead[0]!.findings !== undefined) yield found('fee-leads-nowhere', `${place}.outcomes`, name)
    if (ahead.some(({ decides }) => decides !== undefined)) yield found('fee-decides', `${place}.outcomes`, name)
    if (within === undefined || late === 'escalate' || outcomes[late.outcome]?.byClock === undefined) yield found('fee-without-consequence', `${place}.late`, name)
    if (isOfNobody(declaration, declarations)) yield found('fee-of-nobody', `${place}.by`, name)
    if (clock.silence !== 'escalate' && !clock.stopsIn.includes(name)) yield found('fee-within-silence', 'clock.stopsIn', name)
    if (!hasAccount(fee.income)) yield found('fee-without-account', `${place}.by.fee.income`, name, fee.income)
    yield* lintTerm(fee.amount, `${place}.by.fee.amount`, fields, sources)
    yield* lintDaysOfCase(fee.amount, `${place}.by.fee.amount`, [])
    for (const [index, { when }] of (fee.free ?? []).entries()) {
      yield* lintRule(when, `${place}.by.fee.free.${index}.when`, fields, sources)
      yield* lintDaysOfCase(when, `${place}.by.fee.free.${index}.when`, ['filing', 'decision'])
    }
  }
  for (const { place, way: { refunds } } of waysOf(declaration)) if (refunds) yield* lintRefund(declaration, `${place}.refunds`, refunds)
}

/** Whether a case may concern somebody without an account: who applied for it has none, or for the decision that the house opens it about. */
function isOfNobody(declaration: Procedure, declarations: readonly Procedure[], seen: readonly string[] = []): boolean {
  const { id, opens } = declaration
  if (opens.by === 'anyone') return true
  return isByHouse(opens) && !seen.includes(id) && declarations.some((one) => isAboutThoseOf(declaration, one) && isOfNobody(one, declarations, [...seen, id]))
}

function* lintRefund(declaration: Procedure, place: string, { of, amount, account }: Refund): Generator<FeeFault> {
  const [, at = ''] = place.split('.')
  if (feeOf(declaration.steps[of]?.by) === undefined) yield found('refund-of-nothing', `${place}.of`, of)
  else if (place.startsWith('steps.') && (at === of || !comesAfter(declaration, of, at))) yield found('refund-before-payment', `${place}.of`, of)
  const asked = declaration.form.flatMap((page) => page.fields).find(({ name }) => name === account)
  if (asked?.kind !== 'iban' || asked.optional || conditionsOf(declaration.form).has(account)) yield found('refund-without-account', `${place}.account`, account)
  if (amount === undefined) return
  yield* lintTerm(amount, `${place}.amount`, new Map(fieldsOf(declaration).map((field) => [field.name, field])), { ...declaration, from: declaration.inForce.from })
  yield* lintDaysOfCase(amount, `${place}.amount`, [])
}

/** Whether some way leads from one step to another. */
export function comesAfter({ steps, reopensAt }: Procedure, from: string, to: string): boolean {
  const seen = new Set<string>()
  const ahead = [from, ...(reopensAt === undefined ? [] : [reopensAt])]
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    for (const outcome of Object.values(steps[name]?.outcomes ?? {})) {
      if (outcome.to === to) return true
      if (!seen.has(outcome.to)) { seen.add(outcome.to); ahead.push(outcome.to) }
    }
  }
  return to === reopensAt
}
