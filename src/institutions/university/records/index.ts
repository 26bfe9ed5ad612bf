/**
 * Learning records: a store of xAPI statements and documents, in the versions 1.0.3 and 2.0 (IEEE 9274.1.1).
 *
 * Promises: a statement is checked by every rule of its standard and a refusal names the property, the rule and the section; what was kept never
 * changes, and is voided rather than removed; a request is kept whole or not at all; only a key with the scope for it reads or writes, and
 * people see what is told of them. Never: lets in by a session of the portal, or reads a body before it knows how long it is.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { Door, Log } from '../../../portal/index.ts'
import { recordsDoor } from './door.ts'
import { openRecords, type RecordsOptions } from './open.ts'

export { learningKeys } from './kind.ts'
export type { RecordsOptions } from './open.ts'

export function recordsDoors(kernel: Kernel, options: RecordsOptions, log: Log): readonly Door[] {
  const { store, keys } = openRecords(kernel, options)
  return [recordsDoor(store, keys.ring.ready, log)]
}
