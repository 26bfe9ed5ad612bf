/** Questionnaires whose answers have points: a score of each section, of the whole, and the band into which it falls. */
import type { Citation } from './citation.ts'
import { Decimal } from './decimal.ts'
import type { Answer, Facts } from './field.ts'
import { type Band, bandOf, type Named } from './lists-and-tables.ts'
import type { Text } from './text.ts'
import type { Day } from './time.ts'

/** A question of the form, and the points of each answer: of a choice by its value, of a flag by `true` and `false`. */
interface ScoredQuestion { readonly fact: string; readonly points: Readonly<Record<string, string>> }
interface Section { readonly name: string; readonly title: Text; readonly questions: readonly ScoredQuestion[] }

export interface Questionnaire {
  readonly title: Text
  /** What the body calls this edition of it, such as `2026-1`; a computed fact can keep it with the answers. */
  readonly version: string
  readonly sections: readonly Section[]
  /** The bands by which the total is judged. */
  readonly bands?: string
  /** The applicant sees the score before sending the application, and in the case. Officers see it always. */
  readonly shown?: true
  readonly basis: Citation
}

export type Questionnaires = Readonly<Record<string, Questionnaire>>

interface Lacking { readonly missing: readonly string[] }

/** The questions of a questionnaire, or of one section of it. */
export const questionsOf = (questionnaire: Questionnaire | undefined, section?: string): readonly ScoredQuestion[] =>
  (questionnaire?.sections ?? []).filter(({ name }) => section === undefined || name === section).flatMap(({ questions }) => questions)

/** The score so far is none: it is known when every question of it is answered. A question left empty, where it may be, gives nothing. */
export function scoreOf(questionnaire: Questionnaire | undefined, section: string | undefined, facts: Facts): Decimal | Lacking {
  const missing: string[] = []
  let total = Decimal.zero
  for (const { fact, points } of questionsOf(questionnaire, section)) {
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

/** A score as it is shown: sections in their order, the total, the band. What is not known yet is left out. */
export interface Score {
  readonly title: Text
  readonly version: string
  readonly sections: readonly { readonly title: Text; readonly points?: string }[]
  readonly total?: string
  readonly band?: Band
  readonly basis: Citation
}

/** The score of each questionnaire on these answers. */
export function scoresOf({ questionnaires = {}, ...named }: Named & { readonly questionnaires?: Questionnaires }, facts: Facts, on: Day): readonly (Score & { readonly shown: boolean })[] {
  return Object.values(questionnaires).map((one) => {
    const { title, version, basis, bands, shown } = one
    const total = scoreOf(one, undefined, facts)
    const band = bands !== undefined && total instanceof Decimal ? bandOf(named, bands, total, on) : undefined
    return {
      title, version, basis, shown: shown === true,
      sections: one.sections.map((section) => {
        const points = scoreOf(one, section.name, facts)
        return { title: section.title, ...(points instanceof Decimal && { points: points.toString() }) }
      }),
      ...(total instanceof Decimal && { total: total.toString() }),
      ...(band !== undefined && !('missing' in band) && { band }),
    }
  })
}
