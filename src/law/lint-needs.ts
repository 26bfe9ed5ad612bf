/** Checks under which needs a procedure is offered: those that exist, each once, and only where somebody can apply. */
import { type Fault, fault } from './lint.messages.ts'
import { needs } from './need.ts'
import { isByHouse } from './opening.ts'
import type { Procedure } from './procedure.ts'

export function* lintNeeds({ id, need, opens }: Procedure): Generator<Fault> {
  if (need === undefined) return
  if (need.length === 0) yield fault('no-need', 'need', needs.join(', '))
  for (const [at, one] of need.entries()) {
    if (!needs.includes(one)) yield fault('unknown-need', `need.${at}`, one, needs.join(', '))
    else if (need.indexOf(one) < at) yield fault('need-twice', `need.${at}`, one)
  }
  if (isByHouse(opens)) yield fault('need-of-nobody', 'need', id)
}
