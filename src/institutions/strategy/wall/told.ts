/** What the wall screen tells, from the plan, the projects and the meetings as they stand. Pure. */
import type { Text } from '../../../law/text.ts'
import { type Day, yearOf } from '../../../law/time.ts'
import { agendaOf, standingOf, type Told } from '../meetings/index.ts'
import { type GraphFault, measureStandings, progressOf } from '../plan/index.ts'

/** A thing with why it stands there, for how many days it has been late, and for what it waits. */
export interface OnWall { readonly name: Text; readonly fault: GraphFault['fault']; readonly days?: number; readonly waitsFor?: Text }

/** Counted among those that could be: nothing of none. */
export interface Counted { readonly part: number; readonly whole: number }

export interface Wall { readonly late: readonly OnWall[]; readonly blocked: readonly OnWall[]; readonly agenda: number; readonly measures: Counted; readonly indicators: Counted; readonly instructions: Counted }

const overdue: readonly GraphFault['fault'][] = ['instruction-late', 'late', 'project-late', 'milestone-late']
/** What waits for somebody else: evidence that nobody has accepted, a milestone that is late, or two opinions between which nobody has decided. */
const blocking: readonly GraphFault['fault'][] = ['instruction-answered', 'claimed', 'milestone-claimed', 'milestone-blocked', 'disagreement']
const onCourse: readonly string[] = ['target_achieved', 'substantial_progress', 'moderate_progress']

const daysBetween = (from: Day, until: Day): number => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)

export function wallOf(told: Told, today: Day): Wall {
  const { plan, portfolio, instructions } = told
  const agenda = agendaOf(told, today)
  const due = new Map<string, Day>([...instructions.map(({ number, until }) => [number, until] as const), ...portfolio.milestones.map(({ number, plannedOn }) => [number, plannedOn] as const), ...[...plan.measures, ...portfolio.projects].flatMap(({ number, deadline }) => (deadline === undefined ? [] : [[number, deadline] as const]))])
  const late = agenda.filter(({ fault }) => overdue.includes(fault))
    .map(({ name, fault, number }): OnWall => ({ name, fault, ...(due.has(number) && { days: daysBetween(due.get(number)!, today) }) })).toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))
  // What the agenda names as falling behind, by what was foretold of it too, is on course nowhere beside it.
  const behind = new Set(agenda.filter(({ fault }) => fault === 'at-risk').map(({ number }) => number))
  const judged = plan.indicators.map((one) => ({ ...one, status: progressOf(plan, one, yearOf(today))?.status ?? 'not_available' })).filter(({ status }) => status !== 'not_available')
  return {
    late, blocked: agenda.filter(({ fault }) => blocking.includes(fault)).map(({ name, fault, beside }) => ({ name, fault, ...(beside && { waitsFor: beside.name }) })), agenda: agenda.length,
    measures: { part: measureStandings(plan.measures, today).get('evidenced')?.count ?? 0, whole: plan.measures.length },
    indicators: { part: judged.filter(({ number, status }) => onCourse.includes(status) && !behind.has(number)).length, whole: judged.length },
    instructions: { part: instructions.filter((one) => standingOf(one, today) === 'closed').length, whole: instructions.length },
  }
}
