/** Words of the conditions on which something must be found. */
import { askedWhen } from './clauses.messages.ts'
import type { Field } from './field.ts'
import type { FormField } from './form.ts'
import { inEveryLanguage, quotedInList, uncapital } from './format.ts'
import { printRule } from './print-rule.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import { readingOf } from './reading.ts'

/** The findings as they are listed: those that are asked only sometimes say when, after their label. */
export function listedFindings(declaration: Procedure, findings: readonly FormField[]): readonly Pick<Field, 'label'>[] {
  return findings.map(({ label, when }) => {
    if (when === undefined) return { label }
    const [fields, reading] = [fieldsOf(declaration), readingOf(declaration, declaration.inForce.from)]
    const rule = inEveryLanguage((locale) => uncapital(printRule(when, fields, locale, reading)))
    return { label: inEveryLanguage((locale) => `${quotedInList(label)[locale]} (${askedWhen.finding(rule)[locale]})`) }
  })
}
