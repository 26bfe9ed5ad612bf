/** The scores of the questionnaires of a declaration, as they are shown. */
import type { Citation } from './citation.ts'
import { Decimal } from './decimal.ts'
import { amountOf } from './evaluate.ts'
import type { Facts } from './field.ts'
import { type Band, bandOf } from './lists-and-tables.ts'
import { readingOf, type Sources } from './reading.ts'
import type { Text } from './text.ts'
import type { Day } from './time.ts'

/** Sections in their order, the total, the band. What is not known yet is left out. */
export interface Score {
  readonly title: Text
  readonly version: string
  readonly sections: readonly { readonly title: Text; readonly points?: string }[]
  readonly total?: string
  readonly band?: Band
  readonly basis: Citation
  /** The applicant sees it too. */
  readonly shown: boolean
}

/** The score of each questionnaire on these answers. */
export function scoresOf(declaration: Sources, facts: Facts, on: Day): readonly Score[] {
  const reading = readingOf(declaration, on)
  return Object.entries(declaration.questionnaires ?? {}).map(([questionnaire, { title, version, basis, bands, shown, sections }]) => {
    const points = (section?: string) => amountOf({ term: 'score', questionnaire, ...(section !== undefined && { section }) }, facts, reading)
    const total = points()
    const band = bands !== undefined && total instanceof Decimal ? bandOf(reading, bands, total, on) : undefined
    return {
      title, version, basis, shown: shown === true,
      sections: sections.map((section) => {
        const gained = points(section.name)
        return { title: section.title, ...(gained instanceof Decimal && { points: gained.toString() }) }
      }),
      ...(total instanceof Decimal && { total: total.toString() }), ...(band !== undefined && !('missing' in band) && { band }),
    }
  })
}
