/** Terms that are others in some cases, in words. */
import { within } from './clauses.messages.ts'
import { inEveryLanguage } from './format.ts'
import type { OtherTerm } from './other-terms.ts'
import { printRule } from './print-rule.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import { readingOf } from './reading.ts'
import { spoken, type Text } from './text.ts'

/** "Another term, within 10 working days, applies if: only where the pilot applies." */
export function otherTermWords(declaration: Procedure, { when, within: term }: OtherTerm): Text {
  const [lasting, reading, fields] = [within(term), readingOf(declaration, declaration.inForce.from), fieldsOf(declaration)]
  const holds = inEveryLanguage((locale) => printRule(when, fields, locale, reading))
  return spoken({
    kk: `Мына шарт орындалса, мерзім басқа – ${lasting.kk}: ${holds.kk}.`,
    ru: `Иной срок – ${lasting.ru} – действует при условии: ${holds.ru}.`,
    en: `Another term, ${lasting.en}, applies on this condition: ${holds.en}.`,
  })
}
