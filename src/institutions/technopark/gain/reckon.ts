/** Reckons what a regime would bring: each tax of everybody, each relief, the contribution and what is left, with the way to every figure. Pure. */
import type { Citation } from '../../../law/citation.ts'
import { type DatedValue, entryOn, unset } from '../../../law/dated.ts'
import { Decimal } from '../../../law/decimal.ts'
import { amountOf, evaluate, type Reading } from '../../../law/evaluate.ts'
import type { Facts } from '../../../law/field.ts'
import { roundMoney, type Tiyn } from '../../../law/money.ts'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import { type Assessed, assessContribution } from './levy.ts'
import type { Charge, ParkRegime, Relief, Step } from './regime.ts'

/** One step as it was reckoned; without an amount something that it reads is not set. */
export interface Figure {
  readonly step: Step
  readonly amount?: Tiyn
  readonly limited?: 'to nothing' | 'to the most'
}

export interface ReckonedCharge {
  readonly charge: Charge
  /** Undefined where something that it reads is not set: `missing` says what. */
  readonly amount?: Tiyn
  readonly figures: readonly Figure[]
  readonly missing: readonly string[]
  /** Why nothing is owed. */
  readonly spared?: Text
}

export interface ReckonedRelief {
  readonly relief: Relief
  /** In force on the day, with its law; undefined where none is. */
  readonly entry?: DatedValue<string>
  /** Undefined without an amount: nothing is set, or the relief is not one of money. */
  readonly amount?: Tiyn
  /** The article is known and names the case. */
  readonly sure: boolean
  /** Why the law is not sure to name the case. */
  readonly doubt?: Text
}

export interface Gain {
  readonly on: Day
  readonly facts: Facts
  readonly turnover: Tiyn
  readonly charges: readonly ReckonedCharge[]
  readonly reliefs: readonly ReckonedRelief[]
  readonly contribution: Assessed
  readonly sums: {
    /** All charges whose amount is known. */
    readonly general: Tiyn
    /** Reliefs of the company whose article is known; those of its staff are in no sum. */
    readonly sure: Tiyn
    /** Those that have one only if the earlier rule still holds. */
    readonly unsure: Tiyn
    /** Less the contribution; undefined while its rate is not set. */
    readonly netSure?: Tiyn
    readonly netWithUnsure?: Tiyn
  }
}

/** What a year of these answers would bring by the law of a day. Answers that are missing count as nothing asked: parse them before. */
export function reckonGain(regime: ParkRegime, answers: Facts, on: Day): Gain {
  const reading: Reading = { parameters: Object.fromEntries(Object.entries(regime.parameters).map(([name, { values }]) => [name, values])), on }
  const facts: Record<string, Facts[string]> = Object.fromEntries(regime.fields.map(({ name, kind }) => {
    const answer = answers[name]
    return [name, answer === undefined || answer === '' ? kind === 'money' || kind === 'integer' ? '0' : '' : answer]
  }))
  const charges = regime.charges.map((charge) => reckonCharge(charge, facts, reading))
  const reliefs = regime.reliefs.map((relief) => reckonRelief(relief, charges, facts, reading))
  const [turnover, exports] = [regime.turnover, regime.exports].map((term) => whole(amountOf(term, facts, reading)) ?? 0n)
  const contribution = assessContribution(regime.levy, turnover!, exports!, on)
  const general = total(charges)
  const own = reliefs.filter(({ relief }) => !relief.ofStaff)
  const sure = total(own.filter((one) => one.sure))
  const unsure = total(own.filter((one) => !one.sure))
  const owed = contribution.amount
  return {
    on, facts, turnover: turnover!, charges, reliefs, contribution,
    sums: { general, sure, unsure, ...(owed !== undefined && { netSure: sure - owed, netWithUnsure: sure + unsure - owed }) },
  }
}

/** Reckons the steps one after another and keeps each among the facts, for those that follow. */
function reckonCharge(charge: Charge, facts: Record<string, Facts[string]>, reading: Reading): ReckonedCharge {
  const figures: Figure[] = []
  const missing: string[] = []
  for (const step of charge.steps) {
    const { amount, limited, lacking } = reckonStep(step, facts, reading)
    missing.push(...lacking)
    if (amount !== undefined) facts[step.name] = amount.toString()
    figures.push({ step, ...(amount !== undefined && { amount: roundMoney(amount, 'tiyn') }), ...(limited && { limited }) })
  }
  const ruled = charge.when && evaluate(charge.when, facts, reading)
  if (ruled?.verdict === false) {
    facts[charge.steps.at(-1)!.name] = '0'
    return { charge, amount: 0n, figures: [], missing: [], ...(charge.when?.otherwise && { spared: charge.when.otherwise }) }
  }
  if (ruled !== undefined && ruled.verdict !== true) {
    // Whether it is owed at all is not known: an amount would say that it is.
    delete facts[charge.steps.at(-1)!.name]
    return { charge, figures: [], missing: parametersIn([...missing, ...ruled.missing]) }
  }
  const { amount } = figures.at(-1)!
  return { charge, figures, missing: parametersIn(missing), ...(amount !== undefined && { amount }) }
}

function reckonStep({ of, notNegative, atMost }: Step, facts: Facts, reading: Reading) {
  const amount = amountOf(of, facts, reading)
  const most = atMost && amountOf(atMost, facts, reading)
  const lacking = [amount, most].flatMap((one) => (one === undefined || one instanceof Decimal ? [] : one.missing))
  if (!(amount instanceof Decimal) || lacking.length > 0) return { lacking }
  if (notNegative && amount.sign() < 0) return { amount: Decimal.zero, limited: 'to nothing' as const, lacking }
  if (most instanceof Decimal && amount.compare(most) > 0) return { amount: most, limited: 'to the most' as const, lacking }
  return { amount, lacking }
}

/** Only what the law has not set; steps that could not be reckoned lack the same. */
const parametersIn = (missing: readonly string[]): readonly string[] =>
  [...new Set(missing.flatMap((one) => (one.startsWith('parameter:') ? [one.slice('parameter:'.length)] : [])))]

function reckonRelief(relief: Relief, charges: readonly ReckonedCharge[], facts: Facts, reading: Reading): ReckonedRelief {
  const entry = entryOn(relief.share, reading.on)
  if (entry === undefined) return { relief, sure: false }
  const named = relief.sureWhen && evaluate(relief.sureWhen, facts, reading).verdict
  const spared = charges.find(({ charge }) => charge.id === relief.of)?.amount
  const amount = spared === undefined || entry.value === unset ? undefined : roundMoney(Decimal.from(spared).times(Decimal.from(entry.value)), 'tenge')
  const doubted = named !== undefined && named !== true
  return {
    relief, entry, sure: isFound(entry.basis) && !doubted, ...(amount !== undefined && { amount }),
    ...(doubted && relief.sureWhen?.otherwise && { doubt: relief.sureWhen.otherwise }),
  }
}

/** Whether somebody has read where the law says so. */
const isFound = ({ article, confidence }: Citation): boolean => article !== undefined && (confidence === 'verified' || confidence === 'secondary')

const whole = (amount: Decimal | { readonly missing: readonly string[] }): Tiyn | undefined => (amount instanceof Decimal ? roundMoney(amount, 'tiyn') : undefined)

const total = (all: readonly { readonly amount?: Tiyn }[]): Tiyn => all.reduce((sum, { amount = 0n }) => sum + amount, 0n)
