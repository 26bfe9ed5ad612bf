/** Checks that an appeal against a withdrawal can give back what that took, and outcomes that do: there is something to revive, and somebody says what is paid for the time between. */
import { isOpenTo } from './open-to.ts'
import { isAboutThoseOf } from './about.ts'
import type { DutyFault } from './lint-duties.ts'
import { surelyKnown } from './lint-entitlements.ts'
import { type DecisionKind, fieldsOf, type Outcome, type Procedure } from './procedure.ts'

const found = (rule: DutyFault['rule'], place: string, ...names: DutyFault['names']): DutyFault => ({ rule, place, names })

/** What a choice of arrears may say. */
const arrearsChoices = ['paid', 'lost'] as const

/** Whether a decision only annuls withdrawals by which something lives again: whom it concerns has nothing to appeal against. */
export const onlyRevives = ({ steps, clock: { silence } }: Procedure, decision: string): boolean => {
  const ways = Object.values(steps).flatMap(({ outcomes }) => Object.values<Outcome>(outcomes)).filter(({ decides }) => decides === decision)
  return ways.length > 0 && ways.every(({ revives }) => revives !== undefined) && (silence === 'escalate' || silence.decides !== decision)
}

/** Entitlements that a withdrawal may have ended, and of which nothing says what is paid once it is annulled. */
const undecided = (declaration: Procedure, procedures: readonly Procedure[]): readonly string[] =>
  procedures.filter((one) => isAboutThoseOf(declaration, one)).flatMap((withdrawal) => procedures.filter((one) => isAboutThoseOf(withdrawal, one)))
    .flatMap(({ entitlements = {} }) => Object.entries(entitlements).filter(([, { every, revived }]) => every !== undefined && revived === undefined).map(([name]) => name))

const byWhoeverHasIt = (opens: Procedure['opens']): boolean => isOpenTo(opens, 'company') || isOpenTo(opens, 'person')

/** Whether whoever has something gives it up as if they had never had it, on which day the form says: they are given what they ask for, and have nothing to appeal against. Not where an officer finds the day. */
export const onlyGivesUp = ({ opens, form, decisions }: Procedure, decision: string): boolean => {
  const day = decisions[decision]?.endsBefore
  return byWhoeverHasIt(opens) && form.some(({ fields }) => fields.some(({ name, from }) => name === day && (from === undefined || from.startsWith('about.'))))
}

/** Whether whoever has something gives notice that it ends, and the office says only on which day: an appeal hears that day, and the case decides another. */
const endsByNotice = ({ opens, reopensAt }: Procedure, { endsOn }: DecisionKind): boolean => byWhoeverHasIt(opens) && endsOn !== undefined && reopensAt !== undefined

/** A procedure whose withdrawals are appealed here, and which takes away what another granted. */
const withdrawalAppealed = (declaration: Procedure, procedures: readonly Procedure[]): Procedure | undefined => procedures.find((one) =>
  Object.values(one.decisions).some((kind) => kind.effect === 'revoke' && kind.appeal?.procedure === declaration.id && !endsByNotice(one, kind)) && one.about?.effects.includes('grant')
  && procedures.some((granting) => isAboutThoseOf(one, granting) && Object.values(granting.decisions).some(({ effect }) => effect === 'grant')))

export function* lintRevival(declaration: Procedure, procedures: readonly Procedure[]): Generator<DutyFault> {
  const withdrawal = withdrawalAppealed(declaration, procedures)
  if (withdrawal !== undefined && !Object.values(declaration.steps).some(({ outcomes }) => Object.values<Outcome>(outcomes).some(({ revives }) => revives !== undefined))) yield found('restores-nothing', 'about', withdrawal.id)
  for (const [step, { outcomes }] of Object.entries(declaration.steps)) for (const [name, { revives, decides }] of Object.entries<Outcome>(outcomes)) {
    if (revives === undefined) continue
    const place = `steps.${step}.outcomes.${name}`
    const effect = decides === undefined ? undefined : declaration.decisions[decides]?.effect
    if (effect !== 'revoke' || !declaration.about?.effects.includes('revoke')) yield found('revives-nothing', `${place}.revives`, name)
    const { arrears } = revives
    if (arrears === undefined) {
      const [first] = undecided(declaration, procedures)
      if (first !== undefined) yield found('arrears-undecided', `${place}.revives`, name, first)
      continue
    }
    const field = fieldsOf(declaration).find((one) => one.name === arrears)
    if (field === undefined) yield found('unknown-fact', `${place}.revives.arrears`, arrears)
    else if (field.kind !== 'choice' || !field.choices.every(({ value }) => (arrearsChoices as readonly string[]).includes(value)) || !surelyKnown(declaration, (_, at) => at === place).has(arrears)) {
      yield found('unfit-fact', `${place}.revives.arrears`, arrears, field.kind)
    }
  }
}
