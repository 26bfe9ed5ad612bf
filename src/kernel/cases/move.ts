/** Moves an open case to the version in force, where that version's transitional provision says so: by a visible act. */
import { Failure } from '../../law/failure.ts'
import { dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { appendAct, type LoadedCase, type LoggedAction } from './log.ts'
import type { CaseState } from './case-state.ts'
import { stepOf } from './state.ts'
import { feeOf, type Procedure } from '../../law/procedure.ts'
import { awaited, withRows } from '../../law/together.ts'
import type { CaseRow } from './tables.ts'

/**
 * After a step was done: if a newer version is in force that moves open cases and knows the step which the case has come to,
 * the case goes on under it, and is answered as it is then. What was done before stays as it was done.
 */
export async function moveIfDue(ground: Ground, tx: Tx, row: CaseRow, state: CaseState, log: readonly LoggedAction[]): Promise<LoadedCase | undefined> {
  if (state.step === undefined) return undefined
  const next = await ground.versions.inForce(row.procedure, dayOf(ground.now(), ground.calendar.zone), tx).catch(noneInForce)
  if (next === undefined) return undefined
  const { hash, declaration } = next
  if (hash === row.version || declaration.inForce.openCases.rule !== 'move' || !(state.step in declaration.steps) || !knowsWhatWasSaid(declaration, state)) return undefined
  const { facts: _, ...standing } = state
  const moved = { ...row, version: hash }
  const after = await appendAct(ground, tx, { row: moved, declaration, log }, { system: 'law' }, `move:${hash}`,
    { type: 'moved', version: hash, from: row.version, standing })
  await tx.updateTable('case_record').set({ version: hash }).where('id', '=', row.id).execute()
  return { row: moved, declaration, ...after }
}

/** Where a procedure is in force no longer, its open cases end under the version that they have. */
function noneInForce(error: unknown): undefined {
  if (!(error instanceof Failure && error.kind === 'not found')) throw error
}

/**
 * What was said in a step that several perform together must mean something in the other version too, and leave it something to wait for: else the
 * case moves when the step is over, as it does where somebody outside was asked. As many opinions as that version awaits were given under other rules, and may lead it nowhere.
 */
function knowsWhatWasSaid(declaration: Procedure, state: CaseState): boolean {
  if (state.asked.length > 0) return false
  // A case that waits for its fee waits for it there too: else the payment would take an outcome that is somebody's to choose.
  if (state.charged && !feeOf(stepOf(declaration, state)?.by)) return false
  if (state.opinions.length === 0) return true
  const by = stepOf(declaration, state)?.by
  if (typeof by !== 'object' || !('together' in by)) return false
  const together = withRows(by.together, state.facts)
  return state.opinions.length < awaited(together) && state.opinions.every(({ part, answer }) => Object.hasOwn(together.parts[part]?.answers ?? {}, answer))
}
