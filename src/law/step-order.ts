/** The order of the steps of a procedure as a case goes through them, whatever their order in the declaration. */
import type { Outcome, Procedure } from './procedure.ts'

/** An outcome as an arrow between steps. `back` leads to a step that the case has already passed. */
export interface Arrow {
  readonly from: string
  readonly name: string
  readonly outcome: Outcome
  /** A step, or `closed`. */
  readonly to: string
  readonly back: boolean
}

export interface StepOrder {
  /** The steps in layers: each step stands after all from which a case comes forward to it. */
  readonly layers: readonly (readonly string[])[]
  readonly arrows: readonly Arrow[]
}

/** Orders steps by the longest way forward from the first. Steps that cannot be reached come last. */
export function orderOf(declaration: Procedure): StepOrder {
  const { steps, starts, reopensAt } = declaration
  const arrows: Arrow[] = []
  const visited = new Set<string>()
  const path: string[] = []
  const visit = (name: string): void => {
    const step = steps[name]
    if (step === undefined || visited.has(name)) return
    visited.add(name)
    path.push(name)
    for (const [outcomeName, outcome] of Object.entries(step.outcomes)) {
      arrows.push({ from: name, name: outcomeName, outcome, to: outcome.to, back: path.includes(outcome.to) })
      visit(outcome.to)
    }
    path.pop()
  }
  for (const root of [starts, ...(reopensAt === undefined ? [] : [reopensAt]), ...Object.keys(steps)]) visit(root)

  const depth = new Map<string, number>([...visited].map((name) => [name, 0]))
  const forward = arrows.filter(({ to, back }) => !back && depth.has(to))
  for (let settled = false; !settled;) {
    settled = true
    for (const { from, to } of forward) {
      if (depth.get(to)! > depth.get(from)!) continue
      depth.set(to, depth.get(from)! + 1)
      settled = false
    }
  }
  const layers: string[][] = []
  for (const name of visited) (layers[depth.get(name)!] ??= []).push(name)
  return { layers, arrows }
}

/** The names of the steps in order. */
export const stepsInOrder = (declaration: Procedure): readonly string[] => orderOf(declaration).layers.flat()
