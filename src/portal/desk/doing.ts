/** Reads what an officer asks for on the page of a case. */
import { type CaseView, type Doing, stepOf } from '../../kernel/cases/index.ts'
import { readAnswers, type Submitted } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { text, type TextField } from '../../law/field.ts'
import type { FormField } from '../../law/form.ts'
import { findingsFor, findingsToAnswer, partsOf } from '../../law/procedure.ts'
import { notFound } from '../answers.ts'
import { typedOf } from '../findings-asked.ts'
import { actWords } from './act-messages.ts'

const longText = 5000

/** The texts that officers write, each with its own name in the page, where several forms stand side by side. */
export const texts = {
  reasons: text('act-reasons', { label: actWords.reasons, hint: actWords.reasonsHint, maxLength: longText, long: true, optional: true }),
  recusal: text('act-recusal', { label: actWords.recuseWhy, hint: actWords.recuseHint, maxLength: longText, long: true }),
  minutes: text('act-minutes', { label: actWords.minutes, hint: actWords.minutesHint, maxLength: 20_000, long: true }),
  extension: text('act-extension', { label: actWords.extendWhy, maxLength: longText, long: true }),
  words: text('act-words', { label: actWords.noteWords, hint: actWords.noteHint, maxLength: longText, long: true }),
} as const satisfies Record<string, TextField>

/** The same words as of a recusal, where whoever recuses themself does not see the case afterwards. */
export const conflict: TextField = { ...texts.recusal, hint: actWords.conflictHint }

/** The field of the page beside which a problem of the kernel's is shown. */
const fieldOf: Readonly<Record<Doing['type'], Readonly<Record<string, string>>>> = {
  complete: { reasons: 'act-reasons' }, answer: { reasons: 'act-reasons' }, vote: { reasons: 'act-reasons' }, recuse: { reasons: 'act-recusal' }, extend: { reasons: 'act-extension' },
  conclude: { minutes: 'act-minutes' }, note: { words: 'act-words' }, assign: { to: 'act-to' },
}

export const isDoing = (kind: string | undefined): kind is Doing['type'] => kind !== undefined && Object.hasOwn(fieldOf, kind)

/** The problems of a failure under the names of the page's fields. */
export const placed = (kind: Doing['type'] | undefined, problems: readonly Problem[]): readonly Problem[] => problems.map((problem) => {
  const field = kind === undefined || problem.field === undefined ? undefined : fieldOf[kind][problem.field]
  return field === undefined ? problem : { ...problem, field }
})

/** What the form of a case's page asks to do. Throws a `Failure` (invalid) when no outcome is chosen or a text is too long. */
export function doingOf(view: CaseView, values: Submitted): Doing {
  const kind = values['act']
  const step = stepOf(view.procedure, view.state)
  const written = (field: TextField): string => {
    const { facts, problems } = readAnswers([{ ...field, optional: true }], values)
    if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
    return String(facts[field.name] ?? '')
  }
  const outcome = (): string => values['act-outcome'] || missing('act-outcome')
  switch (kind) {
    case 'complete': return { type: 'complete', outcome: outcome(), reasons: written(texts.reasons), ...foundIn(step ? findingsFor(step, outcome()) : [], values) }
    case 'answer': {
      const part = partsOf(step?.by)[values['act-part'] ?? '']
      if (part === undefined) throw notFound()
      return { type: 'answer', part: values['act-part'] ?? '', answer: outcome(), reasons: written(texts.reasons), ...foundIn(findingsToAnswer(part, outcome()), values) }
    }
    case 'vote': return { type: 'vote', vote: outcome(), reasons: written(texts.reasons) }
    case 'recuse': return { type: 'recuse', reasons: written(texts.recusal) }
    case 'conclude': return { type: 'conclude', minutes: written(texts.minutes) }
    case 'assign': return { type: 'assign', to: values['act-to'] || missing('act-to') }
    case 'extend': return { type: 'extend', reasons: written(texts.extension) }
    case 'note': return { type: 'note', words: written(texts.words) }
    default: throw notFound()
  }
}

function missing(field: string): never {
  throw new Failure('invalid', actWords.choose, [{ field, text: actWords.choose }])
}

/** The answers to what must be found for what was chosen. */
const foundIn = (asked: readonly FormField[], values: Submitted): { findings?: Submitted } => (asked.length === 0 ? {} : { findings: typedOf(asked, values) })

/** What may have to be found for what is asked to be done. */
export function findingsToDo({ procedure, state }: CaseView, doing: Doing): readonly FormField[] {
  const step = stepOf(procedure, state)
  if (doing.type === 'complete') return step ? findingsFor(step, doing.outcome) : []
  const part = doing.type === 'answer' ? partsOf(step?.by)[doing.part] : undefined
  return doing.type === 'answer' && part ? findingsToAnswer(part, doing.answer) : []
}
