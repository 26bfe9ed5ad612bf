/** Facts that nobody answers: a decision states them, and a register keeps them, computed from the answers of the case. */
import { Decimal } from './decimal.ts'
import { amountOf, type Reading } from './evaluate.ts'
import type { Answer, ChoiceField, DecimalField, Facts, MoneyField, TextField } from './field.ts'
import { bandOf } from './lists-and-tables.ts'
import type { Term } from './rule.ts'

export type Computed =
  /** A quantity. Money is a rounded one. */
  | { readonly field: DecimalField | MoneyField; readonly amount: Term }
  /** The name of the band into which a quantity falls: one of the choices. */
  | { readonly field: ChoiceField; readonly band: { readonly of: Term; readonly in: string } }
  /** By which edition of a questionnaire the answers were given. */
  | { readonly field: TextField; readonly version: string }

function valueOf(computed: Computed, facts: Facts, reading: Reading): Answer | undefined {
  if ('version' in computed) return reading.questionnaires?.[computed.version]?.version
  const amount = amountOf('amount' in computed ? computed.amount : computed.band.of, facts, reading)
  if (!(amount instanceof Decimal)) return undefined
  if ('amount' in computed) return amount.toString()
  const band = bandOf(reading, computed.band.in, amount, reading.on)
  return 'missing' in band ? undefined : band.name
}

/** The answers with what is computed from them; what cannot be computed is not there. */
export function withComputed(computed: readonly Computed[] | undefined, facts: Facts, reading: Reading): Facts {
  if (computed === undefined) return facts
  return { ...facts, ...Object.fromEntries(computed.flatMap((one) => {
    const value = valueOf(one, facts, reading)
    return value === undefined ? [] : [[one.field.name, value]]
  })) }
}
