/** With what the rules of a declaration are read: its dated values, lists, tables, bands and questionnaires, and the days of the case. */
import type { Reading } from './evaluate.ts'
import { conditionsOf } from './form.ts'
import type { Procedure } from './procedure.ts'
import type { Questionnaires } from './questionnaire.ts'
import { factsOf, type RuleData } from './rule.ts'
import type { Day } from './time.ts'

/** What of a declaration rules read by name. */
export type Sources = Pick<Procedure, 'parameters' | 'lists' | 'tables' | 'bands' | 'questionnaires'> & Partial<Pick<Procedure, 'form'>>

/**
 * The questionnaires of a declaration as rules read them: each question with the condition on which the form asks it, and the conditions of
 * those questions on which that one rests. What is not asked gives no points, and nobody waits for it.
 */
export function questionnairesOf({ questionnaires, form = [] }: Pick<Sources, 'questionnaires' | 'form'>): Questionnaires<RuleData> | undefined {
  if (questionnaires === undefined) return undefined
  const conditions = conditionsOf(form)
  const askedOn = (fact: string): RuleData | undefined => {
    const needed = new Set<RuleData>()
    const visited = new Set<string>()
    const need = (one: string): void => {
      const when = conditions.get(one)
      if (when === undefined || visited.has(one)) return
      visited.add(one)
      for (const other of factsOf(when)) need(other)
      needed.add(when)
    }
    need(fact)
    const [only, ...others] = needed
    return others.length === 0 ? only : { rule: 'all', of: [...needed] }
  }
  return Object.fromEntries(Object.entries(questionnaires).map(([name, one]) => [name, {
    ...one, sections: one.sections.map((section) => ({ ...section, questions: section.questions.map(({ fact, points }) => {
      const asked = askedOn(fact)
      return { fact, points, ...(asked && { asked }) }
    }) })),
  }]))
}

/** The reading of a declaration on a day; `decidedOn` is the day of the decision, where it is another. */
export function readingOf(sources: Sources, on: Day, decidedOn?: Day): Reading {
  const { parameters, lists, tables, bands } = sources
  const questionnaires = questionnairesOf(sources)
  return {
    parameters, on, ...(decidedOn !== undefined && { decidedOn }),
    ...(lists && { lists }), ...(tables && { tables }), ...(bands && { bands }), ...(questionnaires && { questionnaires }),
  }
}

/** Whether any of these rules speaks of the day of the decision. */
export const readDecisionDay = (rules: readonly RuleData[]): boolean => rules.some(names)

const names = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && (('day' in data && data.day === 'decision') || Object.values(data).some(names))
