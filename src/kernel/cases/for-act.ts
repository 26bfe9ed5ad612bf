/** The cases of an act: opened from the pages of whoever keeps the act, and found again while its decision is to come. */
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { opensFor } from '../../law/in-body.ts'
import { carryingOut } from '../../law/procedure.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { statedFields } from './core-acts.ts'
import { openOfItself } from './file.ts'
import type { Ground } from './ground.ts'
import { loadCase } from './log.ts'
import { messages } from './messages.ts'

/** An act, with what it is told. */
export interface ForAct { readonly act: string; readonly told: Facts }

/** An open case whose decision would carry the act out. */
export interface PendingAct {
  readonly id: string
  readonly number: string
  /** The outcome that carries it out. */
  readonly outcome: string
  /** Whether the case stands in the step of that outcome. */
  readonly ready: boolean
  /** What the act read when the case was opened, by its own names. */
  readonly stated: Facts
}

const declaredFor = ({ versions }: Ground, act: string) =>
  versions.today().flatMap((procedure) => carryingOut(procedure).filter(({ carriesOut }) => carriesOut.act === act).map(({ carriesOut }) => ({ procedure, carriesOut })))

/**
 * Opens a case of the procedure by which the actor's office brings an act about. Sent again it answers with the same case.
 *
 * @throws Failure 'refused' where no procedure in force gives that to their office; what the act finds wrong, at the things that it is told
 */
export async function openForAct(ground: Ground, tx: Tx, by: Actor, { act, told, key }: ForAct & { readonly key: string }): Promise<string> {
  const declared = declaredFor(ground, act).find(({ procedure }) => opensFor(procedure, ground.parties.bodies, by.roles).length > 0)
  if (declared === undefined) throw new Failure('refused', messages.notOffered)
  const facts = Object.fromEntries(Object.entries(declared.carriesOut.with).flatMap(([name, field]) => (told[name] === undefined ? [] : [[field, told[name]]])))
  return openOfItself(ground, tx, by, { procedure: declared.procedure.id, facts, key })
}

/** The open cases by which an act would be carried out that is told this, oldest first. Reads each open case of its procedures: they are few, for each waits for one signature. */
export async function pendingFor(ground: Ground, within: Db | Tx, { act, told }: ForAct): Promise<readonly PendingAct[]> {
  const procedures = declaredFor(ground, act).map(({ procedure: { id } }) => id)
  if (procedures.length === 0) return []
  const open = await within.selectFrom('case_record').select('id').where('procedure', 'in', procedures).where('closed_at', 'is', null).orderBy('id').execute()
  const pending: PendingAct[] = []
  for (const { id } of open) {
    const { row: { number }, declaration, state: { step, facts } } = await loadCase(ground, within, id)
    const way = carryingOut(declaration).find(({ carriesOut }) =>
      carriesOut.act === act && Object.entries(told).every(([name, said]) => facts[carriesOut.with[name] ?? ''] === said))
    if (way === undefined) continue
    const stated = Object.fromEntries(statedFields(declaration).flatMap(({ field: { name }, stated: by }) => (facts[name] === undefined ? [] : [[by, facts[name]]])))
    pending.push({ id, number, outcome: way.name, ready: way.step === step, stated })
  }
  return pending
}
