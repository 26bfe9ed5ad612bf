/** What cases that are tried reach and come to, in words. Pure. */
import { ruleTitle } from '../../law/called.ts'
import type { Facts, Field } from '../../law/field.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { printAnswer } from '../../law/print-answer.ts'
import { fieldsOf, partsOf, type Procedure } from '../../law/procedure.ts'
import { same, type Text } from '../../law/text.ts'
import { partNamed } from '../../law/together.ts'
import type { Course, ExampleResult, Reached } from '../../law/trial/index.ts'
import { words } from './messages.ts'
import { said } from './overview.ts'
import { trialWords } from './trial.messages.ts'

const joined = (separator: string, ...texts: readonly Text[]): Text => inEveryLanguage((locale) => texts.map((one) => one[locale]).join(separator))

const answered = (fields: readonly Field[], name: string, value: Facts[string]): Text => {
  const field = fields.find((one) => one.name === name)
  // What ends in a question mark takes no colon.
  const label = field && inEveryLanguage((locale) => `${field.label[locale]}${/[?？؟]$/.test(field.label[locale].trim()) ? '' : ':'}`)
  return field === undefined || label === undefined ? same(`${name}: ${JSON.stringify(value)}`) : joined(' ', label, said(() => printAnswer(field, value)) ?? same(JSON.stringify(value)))
}

export function reachedText(declaration: Procedure, one: Reached): Text {
  const step = (name: string): Text => declaration.steps[name]?.title ?? same(name)
  switch (one.of) {
    case 'value': return answered(fieldsOf(declaration), one.fact, one.value)
    case 'rule': return joined(' — ', inEveryLanguage((locale) => `«${ruleTitle(declaration, one.rule)[locale]}»`), one.verdict ? trialWords.ruleHolds : trialWords.ruleFails)
    case 'ground': return one.words
    case 'step': return step(one.step)
    case 'outcome': return joined(' → ', step(one.step), declaration.steps[one.step]?.outcomes[one.outcome]?.label ?? same(one.outcome))
    case 'late': return joined(': ', trialWords.lateness, step(one.step))
    case 'answer': return joined(' → ', partText(declaration, one), partsOf(declaration.steps[one.step]?.by)[one.part]?.answers[one.answer]?.label ?? same(one.answer))
    case 'silent': return joined(': ', partText(declaration, one), trialWords.waits)
    case 'decision': return declaration.decisions[one.decision]?.title ?? same(one.decision)
    case 'whole': return trialWords.silence
  }
}

const partText = ({ steps }: Procedure, { step, part }: { readonly step: string; readonly part: string }): Text =>
  joined(', ', steps[step]?.title ?? same(step), partNamed(partsOf(steps[step]?.by), part)?.title ?? same(part))

/** Answers in a line each. */
export const answersText = (declaration: Procedure, facts: Facts): readonly Text[] => Object.entries(facts).map(([name, value]) => answered(fieldsOf(declaration), name, value))

/** The steps on the way, each with what was taken, and what those said who performed it together. */
export const wayText = (declaration: Procedure, { stages }: Pick<Course, 'stages'>): readonly Text[] => stages.map(({ step, outcome, by, parts }) => {
  const title = declaration.steps[step]?.title ?? same(step)
  const label = by === 'whole' ? trialWords.silence : outcome === undefined ? trialWords.waits : declaration.steps[step]?.outcomes[outcome]?.label ?? same(outcome)
  const said = parts.flatMap(({ part, said: given }) => (given === undefined ? [] : [joined(' — ', part.title, joined(' ', ...(given.silent ? [trialWords.countsAs] : []), part.answers[given.answer]?.label ?? same(given.answer)))]))
  return said.length === 0 ? joined(' → ', title, label) : inEveryLanguage((locale) => `${title[locale]} (${said.map((one) => one[locale]).join('; ')}) → ${label[locale]}`)
})

/** What came: the decisions, else where it stands. */
export function resultText({ decisions, steps }: Procedure, { at, decisions: made }: ExampleResult): Text {
  const stands = at === 'closed' ? words.ends : joined(': ', trialWords.stands, steps[at]?.title ?? same(at))
  return joined('; ', ...made.map((one) => decisions[one]?.title ?? same(one)), ...(made.length === 0 || at !== 'closed' ? [stands] : []))
}

/** A name for a new example that no other has. */
export function freeName({ examples = [] }: Procedure, also: readonly string[] = []): string {
  for (let n = examples.length + also.length + 1; ; n += 1) {
    const name = `case${n}`
    if (!also.includes(name) && !examples.some((one) => one.name === name)) return name
  }
}

