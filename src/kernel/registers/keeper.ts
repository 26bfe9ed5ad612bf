/** Whether the body that keeps a register owns an entry of it: what came as a file, or of the office's own motion. */
import { type Body, bodyOfRole, keeperOf, representativeOf } from '../../law/body.ts'
import type { Register } from '../../law/register.ts'
import type { Db } from '../database/index.ts'
import type { Asker, EntryStretch, StandingEntry } from './read.ts'

interface Kept { readonly declared: readonly Register[]; stretch(register: string, what: EntryStretch, within?: Db): Promise<readonly StandingEntry[]> }

/** Of an entry that is not struck. Says nothing else of whose an entry is. */
export async function isOfKeeper(registers: Kept, bodies: readonly Body[], register: string, number: string, within?: Db): Promise<boolean> {
  const role = registers.declared.find(({ id }) => id === register)?.office.role
  const [entry] = await registers.stretch(register, { numbers: [number] }, within)
  return role !== undefined && entry?.owner.kind === 'body' && (entry.owner.body === undefined || entry.owner.body === bodyOfRole(bodies, role)?.id)
}

/** Whether somebody acts for the body that keeps a register. */
export function actsForKeeper(bodies: readonly Body[], register: Parameters<typeof keeperOf>[1], actor: Asker): boolean {
  const keeper = keeperOf(bodies, register)
  return keeper !== undefined && actor !== null && actor.roles.includes(representativeOf(keeper))
}
