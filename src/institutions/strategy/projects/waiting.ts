/** What waits for what: which late milestones hold another one up, and where each stands in the picture. Each takes a walk over the links, however long the chains are. Pure. */
import { foundOfDay } from '../remembered.ts'
import { type Milestone, milestoneStanding, type Portfolio } from './project.ts'

/** So many of the late ones are named of each that waits: as many as one may name itself. A chain of which all are late would name each of them in each. */
export const mostHolding = 20

/** Those that wait for each, by the number of what they wait for. */
function followers(milestones: readonly Milestone[]): ReadonlyMap<string, readonly Milestone[]> {
  const found = new Map<string, Milestone[]>()
  for (const one of milestones) {
    for (const before of new Set(one.after)) {
      const known = found.get(before)
      if (known === undefined) found.set(before, [one])
      else known.push(one)
    }
  }
  return found
}

/**
 * From each that is late, the longest late first, along what waits for it. What is named enough is passed by: all that waits for it was reached from the same late ones before.
 * So each link is walked so many times at most. In a circle, which no register lets in, none holds itself up.
 */
const holding = foundOfDay(({ milestones }: Portfolio, today): ReadonlyMap<string, readonly Milestone[]> => {
  const open = milestones.filter(({ doneOn }) => doneOn === undefined)
  const next = followers(open)
  const held = new Map(open.map(({ number }) => [number, [] as Milestone[]]))
  for (const late of open.filter((one) => milestoneStanding(one, today) === 'late').toSorted((a, b) => a.plannedOn.localeCompare(b.plannedOn))) {
    const reached = [late]
    for (const at of reached) {
      for (const waits of next.get(at.number) ?? []) {
        const by = held.get(waits.number)!
        if (waits === late || by.at(-1) === late || by.length === mostHolding) continue
        by.push(late)
        reached.push(waits)
      }
    }
  }
  return held
})

/** The late milestones for which this one waits, directly or through others that are not done, the longest late first and `mostHolding` of them at most; none once it is done itself. */
export const blockedBy = (portfolio: Portfolio, { number }: Milestone, today: Parameters<typeof holding>[1]): readonly Milestone[] => holding(portfolio, today).get(number) ?? []

/** In which column each milestone is drawn: after all of these that it waits for, and as near as can be to the first that waits for it. What waits for a circle stays in the first. */
export function columnsOf(milestones: readonly Milestone[]): ReadonlyMap<string, number> {
  const next = followers(milestones)
  const columns = new Map(milestones.map(({ number }) => [number, 0]))
  const left = new Map(milestones.map(({ number, after }) => [number, [...new Set(after)].filter((one) => columns.has(one)).length]))
  const ready = milestones.filter(({ number }) => left.get(number) === 0)
  for (const { number: before } of ready) {
    for (const one of next.get(before) ?? []) {
      columns.set(one.number, Math.max(columns.get(one.number)!, columns.get(before)! + 1))
      left.set(one.number, left.get(one.number)! - 1)
      if (left.get(one.number) === 0) ready.push(one)
    }
  }
  for (const { number } of milestones.toSorted((a, b) => columns.get(b.number)! - columns.get(a.number)!)) {
    const after = (next.get(number) ?? []).map((one) => columns.get(one.number)!)
    if (after.length > 0) columns.set(number, Math.max(columns.get(number)!, Math.min(...after) - 1))
  }
  return columns
}
