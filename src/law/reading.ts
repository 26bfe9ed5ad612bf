/** With what the rules of a declaration are read: its dated values, lists, tables, bands and questionnaires, and the days of the case. */
import type { Reading } from './evaluate.ts'
import type { Procedure } from './procedure.ts'
import type { RuleData } from './rule.ts'
import type { Day } from './time.ts'

/** What of a declaration rules read by name. */
export type Sources = Pick<Procedure, 'parameters' | 'lists' | 'tables' | 'bands' | 'questionnaires'>

/** The reading of a declaration on a day; `decidedOn` is the day of the decision, where it is another. */
export const readingOf = ({ parameters, lists, tables, bands, questionnaires }: Sources, on: Day, decidedOn?: Day): Reading => ({
  parameters, on, ...(decidedOn !== undefined && { decidedOn }),
  ...(lists && { lists }), ...(tables && { tables }), ...(bands && { bands }), ...(questionnaires && { questionnaires }),
})

/** Whether any of these rules speaks of the day of the decision. */
export const readDecisionDay = (rules: readonly RuleData[]): boolean => rules.some(names)

const names = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && (('day' in data && data.day === 'decision') || Object.values(data).some(names))
