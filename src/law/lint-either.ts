/** Checks a service that takes a person and a company alike: what only one of them has is asked of that one alone, and a question that takes the kind of the applicant can hold it. */
import type { DayTerm } from './day-term.ts'
import { type Field, whoseNumber } from './field.ts'
import { conditionsOf } from './form.ts'
import type { EitherFault } from './lint-either.messages.ts'
import type { Procedure } from './procedure.ts'

export function* lintEither({ opens, form, rules, computed = [] }: Procedure): Generator<EitherFault> {
  const conditional = conditionsOf(form)
  const born = opens.by === 'personOrCompany' ? new Set(birthdays([rules, computed])) : new Set<string>()
  for (const page of form) for (const field of page.fields) {
    const place = `form.${page.id}.${field.name}`
    if (field.from === 'applicant.kind') {
      if (opens.by !== 'personOrCompany') yield { rule: 'kind-of-one', place: `${place}.from`, names: [field.name] }
      else if (field.kind !== 'choice' || field.choices.map(({ value }) => value).toSorted().join() !== 'company,person') yield { rule: 'kind-not-chosen', place, names: [field.name] }
    } else if (opens.by === 'personOrCompany' && !field.optional && !conditional.has(field.name)) {
      const only = born.has(field.name) ? 'person' : onlyOf(field)
      if (only !== undefined) yield { rule: only === 'person' ? 'asked-of-persons-only' : 'asked-of-companies-only', place, names: [field.name] }
    }
  }
}

/** Of which of the two alone the answer is known or can be given. */
function onlyOf({ kind, from }: Field): 'person' | 'organisation' | undefined {
  if (from?.startsWith('organisation.')) return 'organisation'
  if (from === 'person.name') return 'person'
  return from === undefined ? whoseNumber(kind) : undefined
}

/** The questions of the day from which an age is counted. */
function* birthdays(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  if ('term' in value && value.term === 'age' && 'born' in value) yield* factsIn(value.born as DayTerm)
  for (const inside of Object.values(value)) yield* birthdays(inside)
}

const factsIn = (day: DayTerm): readonly string[] => ('fact' in day ? [day.fact] : 'of' in day ? factsIn(day.of) : [])
