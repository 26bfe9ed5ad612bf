/** What a learner answered to an item: read from the fields of its form, held to the rules of its interactions, and kept as one text. Pure. */
import { z } from 'zod'
import type { Problem } from '../../../law/failure.ts'
import { type Interaction, longestTyped, usedTooOften } from './interaction.ts'
import type { Item } from './item.ts'
import { words } from './messages.ts'
import { type Answers, scoreOf } from './score.ts'
import { type Scalar, scalarOf, valueOf } from './values.ts'

/** The fields of a form that was sent. */
export interface Sent { readonly values: Readonly<Record<string, string>>; all(field: string): readonly string[] }

/** What was answered, by the response: ids in their order, pairs, or what was typed. */
export type Given = Readonly<Record<string, readonly string[]>>
/** What was answered to one response: nothing where it was not asked yet. */
export const answered = (given: Given, response: string): readonly string[] => (Object.hasOwn(given, response) ? given[response]! : [])

/** The field of a response, or of one of its rows. No identifier of QTI has a colon. */
export const fieldOf = (response: string, row?: string): string => (row === undefined ? `q:${response}` : `q:${response}:${row}`)

/** What was sent, as the item understands it; what is no choice of it is nothing. */
export function givenIn(item: Item, sent: Sent): Given {
  return Object.fromEntries(item.interactions.map((one) => [one.response, answerTo(one, sent)]))
}

function answerTo(one: Interaction, sent: Sent): readonly string[] {
  const value = (row?: string): string => sent.values[fieldOf(one.response, row)] ?? ''
  switch (one.kind) {
    case 'choice': case 'hottext': case 'inline-choice': {
      const chosen = sent.all(fieldOf(one.response))
      return one.choices.map(({ id }) => id).filter((id) => chosen.includes(id))
    }
    case 'order': return one.choices.flatMap(({ id }) => (/^\d{1,2}$/.test(value(id)) ? [{ id, place: Number(value(id)) }] : [])).toSorted((a, b) => a.place - b.place).map(({ id }) => id)
    case 'match': return one.choices.flatMap(({ id }) => {
      const chosen = sent.all(fieldOf(one.response, id))
      return one.targets.filter((target) => chosen.includes(target.id)).map((target) => `${id} ${target.id}`)
    })
    case 'gap-match': return one.gaps.flatMap((gap) => (one.choices.some(({ id }) => id === value(gap)) ? [`${value(gap)} ${gap}`] : []))
    default: {
      const typed = value().replaceAll('\r\n', '\n').slice(0, longestTyped(one))
      return typed.trim() === '' ? [] : [typed.trim()]
    }
  }
}

/** What is wrong with an answer before it is scored: nothing is counted against a learner who only mistook the form. */
export function problemsIn(item: Item, given: Given, sent: Sent): readonly Problem[] {
  const problems = item.interactions.flatMap((one) => {
    const its = answered(given, one.response)
    const field = fieldOf(one.response, 'choices' in one && (one.kind === 'order' || one.kind === 'match') ? one.choices[0]?.id : one.kind === 'gap-match' ? one.gaps[0] : undefined)
    const declared = item.scoring.responses.find(({ identifier }) => identifier === one.response)
    const text = its.length === 0 ? (one.least > 0 ? words.atLeast(one.least) : undefined)
      : one.kind === 'order' && !placesFit(one.choices.map(({ id }) => sent.values[fieldOf(one.response, id)] ?? '')) ? words.placeTwice
      : one.kind === 'order' && one.most === 0 && one.least === 0 && its.length < one.choices.length ? words.placeTwice
      : one.most > 0 && its.length > one.most ? words.atMost(one.most) : its.length < one.least ? words.atLeast(one.least)
      : usedTooOften(one, its) ? words.usedTooOften
      : declared && (declared.baseType === 'float' || declared.baseType === 'integer') && scalarOf(declared.baseType, typedNumber(its[0]!)) === undefined ? words.number : undefined
    return text ? [{ field, text }] : []
  })
  if (problems.length > 0) return problems
  return Object.values(given).every((one) => one.length === 0) ? [{ text: words.unanswered }] : []
}

const placesFit = (places: readonly string[]): boolean => places.filter((one) => one !== '').map(Number).toSorted((a, b) => a - b).every((one, at) => one === at + 1)

/** A number as people type it here: with a comma, spaces between thousands, a minus of any kind. */
const typedNumber = (typed: string): string => typed.normalize('NFKC').replaceAll(/\s/g, '').replace(/^[−–]/, '-').replace(',', '.')

/** An answer as it is kept; the same answer is the same text. */
export const keptAs = (given: Given): string => JSON.stringify(Object.fromEntries(Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1))))

const kept = z.record(z.string(), z.array(z.string()))

/** The answer in a text that was kept; nothing in one that was not. */
export function givenOf(submission: string): Given {
  try {
    return kept.parse(JSON.parse(submission))
  } catch {
    return {}
  }
}

/** The score of a hundred: what the item gives of the most that it can give, downwards and never below nothing. */
export function scoreOfGiven(item: Item, given: Given): number {
  const answers: Answers = Object.fromEntries(item.scoring.responses.map(({ identifier, cardinality, baseType }) => {
    const scalars = answered(given, identifier).flatMap((one): readonly Scalar[] => {
      const scalar = scalarOf(baseType, baseType === 'float' || baseType === 'integer' ? typedNumber(one) : one)
      return scalar === undefined ? [] : [scalar]
    })
    return [identifier, valueOf(cardinality, baseType, scalars)]
  }))
  return Math.max(0, Math.min(100, Math.floor((scoreOf(item.scoring, answers) / item.most) * 100 + 1e-9)))
}
