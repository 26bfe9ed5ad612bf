/** Reads what the calculator was asked: the year and the answers of one address. */
import { type ReadAnswers, readAnswers } from '../../../law/answers.ts'
import { type Facts, integer } from '../../../law/field.ts'
import { tengeOf } from '../../../law/money.ts'
import { type Day, parseDay, yearOf } from '../../../law/time.ts'
import { gainWords } from './messages.ts'
import type { ParkRegime } from './regime.ts'

export const firstYear = 2024
export const lastYear = 2030

/** The questions with the year before them. */
export const questionsOf = ({ fields }: ParkRegime) => [integer('year', { label: gainWords.year, min: firstYear, max: lastYear, optional: true }), ...fields] as const

/** The answers, and the last day of the year that they are about: whatever applies when the year ends. Without a year it is that of `today`. */
export function readGain(regime: ParkRegime, values: Readonly<Record<string, string>>, today: Day): ReadAnswers & { readonly on: Day } {
  const read = readAnswers(questionsOf(regime), values)
  const { year } = read.facts
  return { ...read, on: parseDay(`${year === undefined || year === '' ? yearOf(today) : String(year)}-12-31`) }
}

/** Where programs are told the same: the answers as they were understood, since a program writes neither spaces nor a comma into an amount. */
export function dataOf({ fields }: ParkRegime, facts: Facts, on: Day): string {
  const asked = fields.flatMap(({ name, kind }) => {
    const answer = facts[name]
    return answer === undefined || answer === '' ? [] : [[name, kind === 'money' ? tengeOf(BigInt(String(answer))) : String(answer)]]
  })
  return `/api/technopark/gain?${new URLSearchParams([...asked, ['year', String(yearOf(on))]]).toString()}`
}
