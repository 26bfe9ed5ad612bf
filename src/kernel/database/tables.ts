/** The types of the database: the tables that the code knows, and the two handles through which they are read and written. */
import type { Kysely, Transaction } from 'kysely'

/**
 * The tables that the code knows. A folder adds the rows it owns, and nobody else reads them:
 * `declare module '../database/index.ts' { interface Tables { journal_entry: EntryTable } }`.
 */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface Tables {}

/** The database, outside of any transaction: for reading. */
export type Db = Kysely<Tables>

/** An open transaction: what writes takes it first. */
export type Tx = Transaction<Tables>
