/** With what the rules of a declaration are read: its dated values, lists, tables, bands, questionnaires and scopes, and the days of the case. */
import { versionsOf } from './dated.ts'
import type { Reading } from './evaluate.ts'
import { conditionsIn, type Procedure } from './procedure.ts'
import type { Questionnaires } from './questionnaire.ts'
import { factsOf, type RuleData } from './rule.ts'
import type { Day } from './time.ts'

/** What of a declaration rules read by name. */
export type Sources = Pick<Procedure, 'parameters' | 'lists' | 'tables' | 'bands' | 'questionnaires' | 'scopes'> & Partial<Pick<Procedure, 'form' | 'steps'>>

/**
 * The questionnaires of a declaration as rules read them: each question with the condition on which the form asks it, and the conditions of
 * those questions on which that one rests. What is not asked gives no points, and nobody waits for it.
 */
export function questionnairesOf({ questionnaires, form = [], steps = {} }: Pick<Sources, 'questionnaires' | 'form' | 'steps'>): Questionnaires<RuleData> | undefined {
  if (questionnaires === undefined) return undefined
  const conditions = conditionsIn({ form, steps })
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
  const { parameters, lists, tables, bands, scopes } = sources
  const questionnaires = questionnairesOf(sources)
  return {
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, one]) => [name, versionsOf(one)])), on, ...(decidedOn !== undefined && { decidedOn }),
    ...(lists && { lists }), ...(tables && { tables }), ...(bands && { bands }), ...(questionnaires && { questionnaires }), ...(scopes && { scopes }),
  }
}

/** Of a reading, the lists, tables, bands, questionnaires and scopes that these rules read, by name: what whoever reads the rules again needs, and nothing else. Pure. */
export function readBy(rules: readonly RuleData[], { lists, tables, bands, questionnaires, scopes, ...rest }: Reading): Reading {
  const named = { list: new Set<string>(), table: new Set<string>(), bands: new Set<string>(), questionnaire: new Set<string>(), scope: new Set<string>() }
  const visit = (data: unknown): void => {
    if (typeof data !== 'object' || data === null) return
    for (const [key, value] of Object.entries(data)) {
      if (typeof value !== 'string' || !Object.hasOwn(named, key)) visit(value)
      else named[key as keyof typeof named].add(value)
    }
  }
  visit(rules)
  const only = <T>(all: Readonly<Record<string, T>> | undefined, names: ReadonlySet<string>): Readonly<Record<string, T>> | undefined => {
    const found = Object.entries(all ?? {}).filter(([name]) => names.has(name))
    return found.length > 0 ? Object.fromEntries(found) : undefined
  }
  const asked = only(questionnaires, named.questionnaire)
  visit(asked) // the conditions on which their questions are asked
  const kept = { lists: only(lists, named.list), tables: only(tables, named.table), bands: only(bands, named.bands), scopes: only(scopes, named.scope) }
  return { ...rest, ...(kept.lists && { lists: kept.lists }), ...(kept.tables && { tables: kept.tables }), ...(kept.bands && { bands: kept.bands }), ...(asked && { questionnaires: asked }), ...(kept.scopes && { scopes: kept.scopes }) }
}

/** Whether any of these rules speaks of the day of the decision. */
export const readDecisionDay = (rules: readonly RuleData[]): boolean => rules.some(names)

const names = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && (('day' in data && data.day === 'decision') || Object.values(data).some(names))
