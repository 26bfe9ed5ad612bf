/** The marks with which an office returns an application: read from what an officer asks, and refused where they name nothing. */
import { answerMessages } from '../../law/answers.messages.ts'
import { canonical } from '../../law/canonical.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { correctedIn, type Mark, markable, returnsTo } from '../../law/mark.ts'
import type { LoadedCase } from './log.ts'
import { messages } from './messages.ts'
import { stepOf } from './state.ts'
import type { Completing } from './tables.ts'

/** The longest reason of a mark, in characters. */
export const longestMark = 2000

/** The marks of a return, each with its reason; undefined where nothing is marked. Throws a `Failure` (invalid) with every mark that cannot stand. */
export function marked({ declaration, state }: Pick<LoadedCase, 'declaration' | 'state'>, { outcome, marks = [] }: Completing): readonly Mark[] | undefined {
  if (marks.length === 0) return undefined
  const back = returnsTo(declaration, stepOf(declaration, state), outcome)
  const open = back ? markable(correctedIn(declaration, back), state.facts) : []
  const given = marks.map(({ field, reason }): Mark => ({ field, reason: reason.normalize('NFC').trim() }))
  const problems = given.flatMap(({ field, reason }, place): readonly Problem[] => {
    if (!open.includes(field) || given.findIndex((other) => other.field === field) !== place) return [{ field, text: messages.noSuchMark }]
    return reason === '' ? [{ field, text: messages.markReason }] : reason.length > longestMark ? [{ field, text: answerMessages.tooLong(longestMark, reason.length) }] : []
  })
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  return given
}

/** Whether the same was marked, with the same words. */
export const isSameMarking = (kept: readonly Mark[] = [], asked: readonly Mark[] = []): boolean =>
  canonical(kept.map(({ field, reason }) => ({ field, reason }))) === canonical(asked.map(({ field, reason }) => ({ field, reason: reason.normalize('NFC').trim() })))
