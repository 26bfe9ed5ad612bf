/** What the rules will say to a draft whose procedure begins with them: told before it is signed, and beside each option that changes it. */
import type { Kernel } from '../../kernel/index.ts'
import type { Draft } from '../../kernel/cases/index.ts'
import { type Evaluation, evaluate } from '../../law/evaluate.ts'
import type { Facts, Field } from '../../law/field.ts'
import { formatWithin } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { inEveryLanguage, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { draftWords as words } from './draft-messages.ts'
import { today } from './parts.ts'

/** What the first step decides at once, and what stands before whoever studies the rest. */
interface Foreseen {
  readonly atOnce: Evaluation
  readonly studied?: { readonly evaluation: Evaluation; readonly office?: Text }
}

/** Undefined for a procedure that begins with a person. Pure. */
export function foresee(declaration: Procedure, facts: Facts, on: Day): Foreseen | undefined {
  const { steps, starts, rules, offices } = declaration
  const first = steps[starts]
  if (first?.by !== 'rules' || first.check === undefined) return undefined
  const judged = (rule: string): Evaluation => evaluate(rules[rule]!, facts, readingOf(declaration, on))
  const next = steps[Object.values(first.outcomes).find(({ whenCheck }) => whenCheck?.includes(false))?.to ?? '']
  if (next?.check === undefined) return { atOnce: judged(first.check) }
  const office = typeof next.by === 'object' && 'role' in next.by ? offices[next.by.role] : undefined
  return { atOnce: judged(first.check), studied: { evaluation: judged(next.check), ...(office && { office }) } }
}

/** Grounds on which an answer alone is not granted; those that forbid it before those that only delay it. */
function groundsAgainst(procedure: Procedure, facts: Facts, on: Day): readonly Text[] {
  const seen = foresee(procedure, facts, on)
  const grounds = seen?.studied?.evaluation.failed.length ? seen.studied.evaluation.failed : seen?.atOnce.failed
  return (grounds ?? []).map(({ words: said }) => said)
}

const joined = (texts: readonly Text[]): Text => inEveryLanguage((locale) => texts.map((text) => text[locale]).join(' '))

/** The fields with what the rules say to each option, and to the number that was answered, given what the portal knows. */
export function withWarnings(kernel: Kernel, { procedure, known, facts }: Pick<Draft, 'procedure' | 'known' | 'facts'>, fields: readonly Field[]): readonly Field[] {
  const given = Object.fromEntries(Object.entries(facts).filter(([name]) => known.includes(name)))
  const against = (name: string, answer: string | number): Text | undefined => {
    const said = groundsAgainst(procedure, { ...given, [name]: answer }, today(kernel))
    return said.length === 0 ? undefined : joined(said)
  }
  return fields.map((field) => {
    if (known.includes(field.name)) return field
    if (field.kind === 'choice') {
      return { ...field, choices: field.choices.map((choice) => {
        const said = against(field.name, choice.value)
        return said === undefined ? choice : { ...choice, hint: joined([...(choice.hint ? [choice.hint] : []), said]) }
      }) }
    }
    const answer = facts[field.name]
    const said = field.kind === 'integer' && typeof answer === 'number' ? against(field.name, answer) : undefined
    return said === undefined ? field : { ...field, hint: joined([...(field.hint ? [field.hint] : []), said]) }
  })
}

/** Whether the draft will be decided at once, by whom else, or against which terms it goes. */
export function foreseenNotice(kernel: Kernel, { locale }: Pick<Visit, 'locale'>, { procedure, facts }: Pick<Draft, 'procedure' | 'facts'>): Html | undefined {
  const seen = foresee(procedure, facts, today(kernel))
  if (seen === undefined) return undefined
  if (seen.atOnce.verdict === true) return notice(locale, { kind: 'good', title: words.atOnceTitle, body: html`<p>${words.atOnceText[locale]}</p>` })
  const beyond = seen.studied?.evaluation.verdict === false ? seen.studied.evaluation.failed : []
  const grounds = beyond.length > 0 ? beyond : seen.atOnce.failed
  const office = seen.studied?.office
  return notice(locale, {
    kind: 'warning', title: beyond.length > 0 ? words.beyondTitle : words.studiedTitle,
    body: html`<ul>${grounds.map(({ words: said }) => html`<li>${said[locale]}</li>`)}</ul><p>${beyond.length > 0 ? words.beyondText[locale]
      : html`${office && html`${office[locale]}, `}${formatWithin(procedure.clock.within, locale)}.`}</p>`,
  })
}
