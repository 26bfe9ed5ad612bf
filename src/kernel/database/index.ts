/**
 * The database: PostgreSQL 15 or newer, the operator's own server or the one that comes with the portal.
 *
 * Promises: values come exact (bigint, text for numeric, UTC instants); a transaction is all or nothing and is run again
 * when two collide; migrations run once, in order, and a database made by other code is refused, not guessed at.
 * Never: rounds a number, changes an applied migration, touches a data folder that another process holds, prints a password.
 */
// By star, so that `declare module` of this file widens the tables.
export type * from './tables.ts'
export { newId } from './id.ts'
export { openDatabase } from './connection.ts'
export type { Database, Notified } from './connection.ts'
export { afterCommit, transact } from './transact.ts'
export { eachApart } from './apart.ts'
export { later, letWait, rowsWait, type Write } from './later.ts'
export { inAHurry } from './hurry.ts'
export { remember } from './remember.ts'
export { announce, follow, type Following } from './followed.ts'
export { migrate, requireMigrated } from './migrate.ts'
export type { MigrationFolder } from './migrate.ts'
export { startCluster, stopClusters } from './cluster.ts'
export type { Cluster } from './cluster.ts'
export { folderFailure, lockDataFolder } from './lock.ts'
export type { FolderLock } from './lock.ts'
export { type JsonColumn, parseInstant } from './values.ts'
export { backUp } from './back-up.ts'
export type { BackupReport } from './backup-format.ts'
export { checkBackup, restore } from './restore.ts'
