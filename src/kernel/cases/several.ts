/** Acts in many cases at once, where the declaration of each lets its step be acted on so: each in a transaction of its own, and each for itself in its log and in the journal. */
import { Failure } from '../../law/failure.ts'
import { outcomesAtOnce } from '../../law/many-at-once.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Actor } from '../parties/index.ts'
import type { CaseView } from './case-view.ts'
import type { Ground } from './ground.ts'
import { lookedAt } from './looked.ts'
import { messages } from './messages.ts'
import { perform, placeOf } from './perform.ts'
import { viewCase } from './read.ts'
import { stepOf } from './state.ts'

/** So many cases may be acted on with one request. */
export const mostAtOnce = 50

/** A case that was chosen, and the outcomes that may be taken in it at once with others; `because` says why none may. */
export interface ChosenCase { readonly view: CaseView; readonly outcomes: readonly string[]; readonly because?: Text }

const words = {
  oneByOne: spoken({ kk: 'Бұл кезеңде әр іс жеке қаралады.', ru: 'На этом этапе каждое дело рассматривается отдельно.', en: 'In this step each case is looked at by itself.' }),
  unknown: spoken({ kk: 'Белгісіз ақау болды, бұл іс бойынша ештеңе өзгерген жоқ.', ru: 'Произошёл сбой; в этом деле ничего не изменилось.', en: 'Something went wrong; nothing was changed in this case.' }),
} as const

function chosen(view: CaseView): ChosenCase {
  const step = stepOf(view.procedure, view.state)
  const lets = step === undefined ? [] : outcomesAtOnce(view.procedure, step)
  const outcomes = lets.filter((outcome) => view.permit.outcomes.includes(outcome))
  if (outcomes.length > 0) return { view, outcomes }
  return { view, outcomes, because: view.permit.because ?? (step !== undefined && lets.length === 0 && view.standing === 'performer' ? words.oneByOne : messages.notOffered) }
}

/** The cases that were chosen, as far as the actor may see them; those that they may not are left out. */
export async function chooseSeveral(ground: Ground, actor: Actor, ids: readonly string[]): Promise<readonly ChosenCase[]> {
  const all: ChosenCase[] = []
  for (const id of [...new Set(ids)].slice(0, mostAtOnce)) {
    try {
      all.push(chosen(await lookedAt(ground, actor, await viewCase(ground, actor, id))))
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'not found') throw error
    }
  }
  return all
}

export interface Several {
  /** Idempotency key: the same request sent twice is done once in each case. */
  readonly key: string
  readonly outcome: string
  readonly reasons?: string
  /** Each with where it stood when the person decided, from `placeOf`. */
  readonly cases: readonly { readonly id: string; readonly seen: string }[]
}

/** What came of it in one case: undefined words where it was done. */
export interface DoneInCase { readonly id: string; readonly because?: Text }

/**
 * Completes the step of each case, in turn. A case in which it cannot be done is told with the reason, and holds up no other. One of somebody without an account is closed so without a decision only while another
 * open case says the same, whose number the act says; the earliest comes last, so that it is the one that goes on.
 */
export async function performSeveral(ground: Ground, actor: Actor, { key, outcome, reasons, cases }: Several): Promise<readonly DoneInCase[]> {
  const done: DoneInCase[] = []
  const asked = cases.slice(0, mostAtOnce)
  const ids = asked.map(({ id }) => id)
  for (const { id, seen } of asked.toSorted((one, other) => (one.id < other.id ? 1 : -1))) {
    try {
      const { procedure, state, log } = await viewCase(ground, actor, id)
      const again = log.some((action) => action.key === `${key}:${id}` && action.person === actor.person)
      const step = stepOf(procedure, state)
      if (!again && seen !== placeOf(state, log, 'complete')) throw new Failure('conflict', messages.movedOn)
      if (!again && (step === undefined || !outcomesAtOnce(procedure, step).includes(outcome))) throw new Failure('refused', step === undefined ? messages.notOffered : words.oneByOne)
      await perform(ground, actor, { case: id, key: `${key}:${id}`, doing: { type: 'complete', outcome, ...(reasons !== undefined && { reasons }) }, seen, asAnother: ids })
      done.push({ id })
    } catch (error) {
      if (!(error instanceof Failure)) ground.report(error)
      done.push({ id, because: error instanceof Failure ? error.text : words.unknown })
    }
  }
  return done.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}
