/** The form of a rule: conditions that are chosen, each with its words for whom it does not hold, and its law. */
import { rule as ruleSchema } from '../../law/declaration.ts'
import type { Act, Citation } from '../../law/citation.ts'
import type { Problem } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { fieldsOf, type Procedure } from '../../law/procedure.ts'
import { printRule } from '../../law/print.ts'
import { readingOf } from '../../law/reading.ts'
import type { RuleData } from '../../law/rule.ts'
import { clauseFrom, type Ground, isValue, type Part, type Phrase, phraseKey, phraseOf, phrasesOf, ruleFrom, sentencesOf, typedOf, type TypedClause } from '../../law/studio/index.ts'
import type { Locale, Text } from '../../law/text.ts'
import { field } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { type Choosing, clauseFields, type ClauseState } from './clause-form.ts'
import { inRow, relationWords, words } from './messages.ts'
import { said } from './overview.ts'

/** Conditions of one rule that a form shows. */
const mostGrounds = 30

const partsAt = (at: number): readonly Part[] => [{ kind: 'text', name: `g.${at}.otherwise`, optional: true }, { kind: 'citation', name: `g.${at}.basis`, optional: true }]

/** What stands in the form for a rule. */
export function typedRule(rule: RuleData): TypedClause {
  const { joined, grounds } = sentencesOf(rule)
  const values: Record<string, string> = { joined }
  grounds.forEach((one, at) => {
    if ('complex' in one) values[`g.${at}.complex`] = JSON.stringify(one.complex)
    else {
      Object.assign(values, { [`g.${at}.phrase`]: phraseKey(one.phrase), [`g.${at}.value`]: one.value },
        typedOf({ parts: partsAt(at) }, { g: { [at]: JSON.parse(JSON.stringify({ otherwise: one.otherwise, basis: one.basis })) } }).values)
    }
  })
  return { values, lists: {} }
}

const countOf = (values: Readonly<Record<string, string>>): number =>
  Math.min(mostGrounds, Math.max(-1, ...Object.entries(values).flatMap(([name, value]) => (/^g\.\d+\.(phrase|complex)$/.test(name) && value !== '' ? [Number(name.split('.')[1])] : []))) + 1)

/** The rule that was typed, or what is wrong with it. */
export function ruleTyped(declaration: Procedure, { values }: TypedClause, acts: ReadonlyMap<string, Act>): { readonly rule?: RuleData; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const grounds = Array.from({ length: countOf(values) }, (_, at) => at).flatMap((at): readonly (Ground | { readonly complex: RuleData })[] => {
    const complex = values[`g.${at}.complex`]
    if (complex) {
      const read = values[`g.${at}.drop`] === 'true' ? undefined : ruleSchema.safeParse(said(() => JSON.parse(complex) as unknown))
      return read?.success ? [{ complex: read.data }] : []
    }
    const phrase = phraseOf(declaration, values[`g.${at}.phrase`] ?? '')
    if (phrase === undefined) return []
    const value = (values[`g.${at}.value`] ?? '').trim().replace(',', '.')
    if (!isValue(phrase, value, declaration)) problems.push({ field: `g.${at}.value`, text: words.wrongValue })
    const law = clauseFrom({ parts: partsAt(at) }, { g: {} }, { values, lists: {} }, acts)
    problems.push(...law.problems)
    const { otherwise, basis } = ((law.own as { readonly g?: Readonly<Record<string, { readonly otherwise?: Text; readonly basis?: Citation }>> }).g ?? {})[at] ?? {}
    return [{ phrase, value, ...(otherwise && { otherwise }), ...(basis && { basis }) }]
  })
  const rule = ruleFrom({ joined: values['joined'] === 'any' ? 'any' : 'all', grounds })
  if (rule === undefined) problems.push({ field: 'g.0.phrase', text: words.noCondition })
  return { ...(rule && { rule }), problems }
}

const phraseText = (declaration: Procedure, { fact, relation, choice }: Phrase): Text => {
  const asked = fieldsOf(declaration).find(({ name }) => name === fact)
  const chosen = asked && 'choices' in asked ? asked.choices.find(({ value }) => value === choice)?.label : undefined
  return inEveryLanguage((locale) => [`${asked?.label[locale] ?? fact} — ${relationWords[relation][locale]}`, chosen?.[locale]].filter(Boolean).join(' '))
}

/** The conditions with one more to fill in. */
export function ruleFields(locale: Locale, choosing: Choosing, state: ClauseState): Html {
  const { declaration } = choosing
  const choices = phrasesOf(declaration).map((phrase) => ({ value: phraseKey(phrase), label: phraseText(declaration, phrase) }))
  const filled = countOf(state.values)
  return html`${field(locale, { kind: 'choice', name: 'joined', label: words.joined, choices: [{ value: 'all', label: words.all }, { value: 'any', label: words.any }] }, state)}${
    Array.from({ length: Math.min(mostGrounds, filled + 1) }, (_, at) => html`<fieldset class="field group"><legend>${inRow(words.condition, at + 1)[locale]}</legend>${
      state.values[`g.${at}.complex`] ? complexGround(locale, declaration, at, state) : html`${field(locale, { kind: 'select', name: `g.${at}.phrase`, label: words.condition, choices, ...(at > 0 && { optional: true }) }, state)}${
        field(locale, { kind: 'input', name: `g.${at}.value`, label: words.value, hint: words.valueHint, optional: true, width: 'medium', maxLength: 60 }, state)}${
        clauseFields(locale, choosing, { parts: partsAt(at) }, state)}`}</fieldset>`)}`
}

/** A condition that no phrase says: shown as a sentence, kept as it is or taken out. */
function complexGround(locale: Locale, declaration: Procedure, at: number, { values }: ClauseState): Html {
  const complex = values[`g.${at}.complex`]!
  const rule = said(() => JSON.parse(complex) as RuleData)
  return html`<p>${rule && said(() => printRule(rule, fieldsOf(declaration), locale, readingOf(declaration, declaration.inForce.from)))}</p><p class="hint">${words.keeps[locale]}</p><input type="hidden" name="g.${at}.complex" value="${complex}">${
    field(locale, { kind: 'checkbox', name: `g.${at}.drop`, label: words.remove, optional: true }, { values })}`
}
