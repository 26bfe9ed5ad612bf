/** Moves an open case to the version in force, where that version's transitional provision says so: by a visible act. */
import { dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { appendAct, type LoadedCase, type LoggedAction } from './log.ts'
import { type CaseState, stepOf } from './state.ts'
import { partsOf, type Procedure } from '../../law/procedure.ts'
import type { CaseRow } from './tables.ts'

/**
 * After a step was done: if a newer version is in force that moves open cases and knows the step which the case has come to,
 * the case goes on under it, and is answered as it is then. What was done before stays as it was done.
 */
export async function moveIfDue(ground: Ground, tx: Tx, row: CaseRow, state: CaseState, log: readonly LoggedAction[]): Promise<LoadedCase | undefined> {
  if (state.step === undefined) return undefined
  const { hash, declaration } = await ground.versions.inForce(row.procedure, dayOf(ground.now(), ground.calendar.zone), tx)
  if (hash === row.version || declaration.inForce.openCases.rule !== 'move' || !(state.step in declaration.steps) || !knowsWhatWasSaid(declaration, state)) return undefined
  const { facts: _, ...standing } = state
  const moved = { ...row, version: hash }
  const after = await appendAct(ground, tx, { row: moved, declaration, log }, { system: 'law' }, `move:${hash}`,
    { type: 'moved', version: hash, from: row.version, standing })
  await tx.updateTable('case_record').set({ version: hash }).where('id', '=', row.id).execute()
  return { row: moved, declaration, ...after }
}

/** What was said in a step that several perform together must mean something in the other version too; else the case moves when the step is over. */
function knowsWhatWasSaid(declaration: Procedure, state: CaseState): boolean {
  const parts = partsOf(stepOf(declaration, state)?.by)
  return state.opinions.every(({ part, answer }) => Object.hasOwn(parts[part]?.answers ?? {}, answer))
}
