/** Reads answers, from an address or from JSON: what was left empty is not answered, and what is wrong is said with its mend. */
import { readAnswers, type Submitted } from '../../../law/answers.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import type { Facts, Field } from '../../../law/field.ts'
import type { CompiledRegime } from './compile.ts'
import { words } from './messages.ts'

const keysOf = ({ name }: Field, submitted: Submitted): readonly string[] => Object.keys(submitted).filter((key) => key === name || key.startsWith(`${name}.`))

/**
 * The answers in what was sent. A question of several values is answered when its name was sent, even with nothing ticked: then the answer is "none".
 * Any other that is empty was left open.
 */
export function answersIn({ fields }: CompiledRegime, submitted: Submitted): { readonly facts: Facts; readonly problems: readonly Problem[] } {
  const answered = fields.filter((field) => {
    const keys = keysOf(field, submitted)
    return field.kind === 'choices' ? keys.length > 0 : keys.some((key) => submitted[key]?.trim() !== '')
  })
  return readAnswers(answered, submitted)
}

/** What a program sends for a question. */
export type Given = boolean | number | string | readonly string[]

/** The answers of a program. Throws a `Failure` (invalid) that names each question which there is not and each answer that is wrong. */
export function answersGiven(compiled: CompiledRegime, given: Readonly<Record<string, Given>>): Facts {
  const names = new Set(compiled.fields.map(({ name }) => name))
  const unknown = Object.keys(given).filter((name) => !names.has(name)).map((name): Problem => ({ field: name, text: words.unknownQuestion }))
  const submitted = Object.fromEntries(Object.entries(given).flatMap(([name, answer]): readonly (readonly [string, string])[] =>
    (typeof answer === 'object' ? [[name, ''], ...answer.map((value) => [`${name}.${value}`, 'true'] as const)] : [[name, String(answer)]])))
  const { facts, problems } = answersIn(compiled, submitted)
  if (unknown.length + problems.length > 0) throw new Failure('invalid', words.wrongAnswers, [...unknown, ...problems])
  return facts
}

/** What of an address are answers to this regime. */
export const answersOf = (compiled: CompiledRegime, url: URL): Submitted =>
  Object.fromEntries([...url.searchParams].filter(([key]) => compiled.fields.some(({ name }) => key === name || key.startsWith(`${name}.`))).slice(0, 300))
