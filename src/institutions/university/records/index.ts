/**
 * Learning records: a store of xAPI statements and documents, in the versions 1.0.3 and 2.0 (IEEE 9274.1.1).
 *
 * Promises: a statement is checked by every rule of its standard and a refusal names the property, the rule and the section; what was kept never
 * changes, and is voided rather than removed; a request is kept whole or not at all; only a key with the scope for it reads or writes, and
 * people see what is told of them. Never: lets in by a session of the portal, or reads a body before it knows how long it is.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { Door, Log, PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { recordsDoor } from './door.ts'
import { keyPages } from './key-pages.ts'
import { learningKeys } from './kind.ts'
import { messages } from './messages.ts'
import { minePath, myRecords } from './my-records.ts'
import { openRecords, type RecordsOptions } from './open.ts'

export { isIri, isLanguage } from './formats.ts'
export { keeps } from './keeps.messages.ts'
export { learningKeys } from './kind.ts'
export type { RecordsOptions } from './open.ts'

/** Where the first page of the university leads. */
export const recordsLeads: readonly InstitutionDoor[] = [
  { path: minePath, title: messages.mine, hint: messages.mineHint, permission: 'signed in' },
  { path: learningKeys.path, title: learningKeys.title, hint: messages.keysHint, permission: 'signed in' },
]

export const recordsFound: readonly PageToFind[] = [
  { path: minePath, title: messages.mine, about: messages.mineLead },
  { path: learningKeys.path, title: learningKeys.title, about: messages.keysLead },
]

export function recordsRoutes(kernel: Kernel, options: RecordsOptions): readonly Route[] {
  const records = openRecords(kernel, options)
  return [...keyPages(records), ...myRecords(records)]
}

/** What programs ask: handed to the server, before the application. */
export function recordsDoors(kernel: Kernel, options: RecordsOptions, log: Log): readonly Door[] {
  const { store, keys } = openRecords(kernel, options)
  return [recordsDoor(store, keys.ring.ready, log, kernel.settings)]
}
