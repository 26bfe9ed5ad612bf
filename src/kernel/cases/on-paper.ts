/** Cases that were filed on a signed paper, by somebody without an account: no rule decides on them before another officer has reviewed the visit. */
import { locales } from '../../law/text.ts'
import type { VisitFinding } from '../parties/index.ts'
import type { Act, Action } from './action.ts'
import type { LoadedCase } from './log.ts'
import { messages } from './messages.ts'
import { offered } from './permit.ts'
import { stepOf } from './state.ts'

/** What was found of the visit in which a case was filed on paper: undefined of every other case. */
export function paperOf(log: readonly Pick<Action, 'act'>[]): 'unreviewed' | VisitFinding | undefined {
  const filed = log[0]?.act
  if (filed?.type !== 'filed' || filed.counter?.agreed !== 'paper') return undefined
  const reviewed = log.findLast(({ act }) => act.type === 'reviewed')?.act
  return reviewed?.type === 'reviewed' ? reviewed.found : 'unreviewed'
}

/** How a step of the rules is left where the visit was found not in order: by a way that decides nothing, to an office. Undefined where there is none: the case waits, and its offices were told. */
export function passedOn({ declaration, state, row }: LoadedCase): Act | undefined {
  const step = stepOf(declaration, state)!
  const ways = [...(step.late === 'escalate' ? [] : [step.late.outcome]), ...offered(declaration, state, 'unknown')]
  const outcome = ways.find((name) => step.outcomes[name]?.decides === undefined)
  return outcome === undefined ? undefined : { type: 'completed', step: state.step!, outcome, reasons: messages.visitNotInOrder[row.language ?? locales[0]] }
}
