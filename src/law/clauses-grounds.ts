/** The rules of a declaration as clauses of law: what each requires, on what ground, and where it is checked. */
import type { Clause } from './clause.ts'
import { grounds as say } from './clauses.messages.ts'
import { inEveryLanguage, quotedInList } from './format.ts'
import { printRule } from './print-rule.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import { readingOf } from './reading.ts'
import type { NamedRule, RuleData } from './rule.ts'
import type { Text } from './text.ts'

const ended = (text: Text): Text => inEveryLanguage((locale) => (/[.?!]$/.test(text[locale]) ? text[locale] : `${text[locale]}.`))

/** The grounds of all rules: what is required, and the words for the person for whom it does not hold. */
export function groundClauses(declaration: Procedure): readonly Clause[] {
  const fields = fieldsOf(declaration)
  const reading = readingOf(declaration, declaration.inForce.from)
  return Object.entries<NamedRule>(declaration.rules).flatMap(([name, rule]): readonly Clause[] => {
    const grounds = groundsOf(rule).map((ground): Clause => ({
      words: inEveryLanguage((locale) => `${printRule(ground, fields, locale, reading)}.`), ...(ground.basis && { basis: ground.basis }), ...(ground.otherwise && { parts: [{ words: ground.otherwise }] }),
    }))
    return rule.title ? [{ words: ended(rule.title), parts: [...grounds, ...checkedIn(declaration, name).map((words) => ({ words }))] }] : grounds
  })
}

/** The rules under a rule that carry words of their own, or else the rule itself; an exception lends its words to its whole. */
export function groundsOf(rule: RuleData): readonly RuleData[] {
  if (rule.rule === 'unless') {
    return groundsOf(rule.general).map(({ otherwise, basis }) => ({
      ...rule, ...(otherwise && { otherwise }), ...(basis && { basis }),
    }))
  }
  if (rule.rule === 'onlyIn') {
    const required = groundsOf(rule.of).filter(({ otherwise }) => otherwise !== undefined)
    return required.length === 0 ? [rule] : required.map(({ otherwise, basis, ...of }) => ({ ...rule, of, ...(otherwise && { otherwise }), ...(basis && { basis }) }))
  }
  const parts = rule.rule === 'all' || rule.rule === 'any' ? rule.of : []
  const worded = parts.flatMap(groundsOf).filter(({ otherwise }) => otherwise !== undefined)
  return worded.length === 0 ? [rule] : worded
}

/** Where a rule is checked, in words. */
function checkedIn({ steps, eligibility }: Procedure, rule: string): readonly Text[] {
  const titles = Object.values(steps).filter(({ check }) => check === rule).map(({ title }) => quotedInList(title))
  return [
    ...(titles.length > 0 ? [say.checkedAt(inEveryLanguage((locale) => titles.map((title) => title[locale]).join('; ')))] : []), ...(eligibility === rule ? [say.checkedBefore] : []),
    ...(titles.length === 0 && eligibility !== rule ? [say.unchecked] : []),
  ]
}
