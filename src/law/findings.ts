/** What must be found is asked like the questions of a form: on conditions about what the case knows, and about what is found before it. Pure. */
import type { Reading } from './evaluate.ts'
import type { Facts } from './field.ts'
import { askedOf, type FormField } from './form.ts'

/** What of some findings is asked. */
export interface AskedFindings {
  readonly fields: readonly FormField[]
  /** What was found of them. */
  readonly facts: Facts
  /** What was given although it is not asked: it is no part of what is found. */
  readonly dropped: Facts
  /** What the case knows from an earlier passage and what is not asked in this one: it is no fact any more. */
  readonly closed: readonly string[]
}

/**
 * Which of these findings are asked of whoever gives them together, and what they say. Conditions see what the case knows and the findings before them in the
 * list. What was found of the same in an earlier passage through the step says nothing now: it is found anew.
 */
export function findingsAsked(findings: readonly FormField[], found: Facts, known: Facts, reading: Reading): AskedFindings {
  const names = new Set(findings.map(({ name }) => name))
  const before = Object.fromEntries(Object.entries(known).filter(([name]) => !names.has(name)))
  const { pages, facts, dropped } = askedOf([{ fields: findings }], found, reading, before)
  const fields = pages.flatMap((page) => page.fields)
  const asked = new Set(fields.map(({ name }) => name))
  return { fields, facts, dropped, closed: [...names].filter((name) => !asked.has(name) && known[name] !== undefined) }
}

/** Whether any of these findings is asked only sometimes. */
export const isConditional = (findings: readonly FormField[]): boolean => findings.some(({ when }) => when !== undefined)
