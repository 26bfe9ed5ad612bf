/** Questionnaires whose answers have points: a score of each section, of the whole, and the band into which it falls. */
import type { Citation } from './citation.ts'
import { Decimal } from './decimal.ts'
import type { Answer, Facts } from './field.ts'
import type { Text } from './text.ts'

/** A question of the form, and the points of each answer: of a choice by its value, of a flag by `true` and `false`. */
interface ScoredQuestion<R> {
  readonly fact: string
  readonly points: Readonly<Record<string, string>>
  /** In a reading, of a question that is asked on a condition: the condition. Not asked, it gives nothing. Declarations say it in the form alone. */
  readonly asked?: R
}
interface Section<R> { readonly name: string; readonly title: Text; readonly questions: readonly ScoredQuestion<R>[] }

/** `R` is a rule, in a reading. */
export interface Questionnaire<R = never> {
  readonly title: Text
  /** What the body calls this edition of it, such as `2026-1`; a computed fact can keep it with the answers. */
  readonly version: string
  readonly sections: readonly Section<R>[]
  /** The bands by which the total is judged. */
  readonly bands?: string
  /** The applicant sees the score before sending the application, and in the case. Officers see it always. */
  readonly shown?: true
  readonly basis: Citation
}

export type Questionnaires<R = never> = Readonly<Record<string, Questionnaire<R>>>

interface Lacking { readonly missing: readonly string[] }

/** The questions of a questionnaire, or of one section of it. */
export const questionsOf = <R>(questionnaire: Questionnaire<R> | undefined, section?: string): readonly ScoredQuestion<R>[] =>
  (questionnaire?.sections ?? []).filter(({ name }) => section === undefined || name === section).flatMap(({ questions }) => questions)

/** The score so far is none: it is known when every question of it is answered. A question left empty, where it may be, gives nothing. */
export function scoreOf<R>(
  questionnaire: Questionnaire<R> | undefined, section: string | undefined, facts: Facts,
  judge: (asked: R) => { readonly verdict: boolean | 'unknown'; readonly missing: readonly string[] },
): Decimal | Lacking {
  const missing: string[] = []
  let total = Decimal.zero
  for (const { fact, points, asked } of questionsOf(questionnaire, section)) {
    const condition = asked === undefined ? undefined : judge(asked)
    if (condition?.verdict === false) continue
    if (condition?.verdict === 'unknown') {
      missing.push(...condition.missing)
      continue
    }
    const gained = pointsOf(points, facts[fact])
    if (gained === undefined) missing.push(fact)
    else total = total.plus(gained)
  }
  return missing.length > 0 ? { missing } : total
}

/** Of several chosen values the points of each are added. */
function pointsOf(points: Readonly<Record<string, string>>, answer: Answer | undefined): Decimal | undefined {
  if (answer === undefined) return undefined
  const chosen: readonly unknown[] = answer === '' ? [] : Array.isArray(answer) ? answer : [answer]
  const gained = chosen.map((value) => points[String(value)])
  return gained.reduce<Decimal | undefined>((total, one) => (total === undefined || one === undefined ? undefined : total.plus(Decimal.from(one))), Decimal.zero)
}
