/** The order in which the kernel's folders make their tables: a folder comes after those that its tables refer to. */
import type { MigrationFolder } from './database/index.ts'

const own = (folder: string): MigrationFolder => ({ folder, url: new URL(`./${folder}/`, import.meta.url) })

/** Each folder holds `NNN-name.sql` files; one without any is passed over. */
export const migrations: readonly MigrationFolder[] = [
  own('database'),
  own('parties'),
  own('channels'),
  own('journal'),
  own('clock'),
  own('files'),
  own('uploads'),
  own('jobs'),
  own('signatures'),
  own('identity'),
  own('ledger'),
  own('declarations'),
  own('decisions'),
  own('cases'),
  own('allocations'),
  own('tickets'),
  own('lots'),
  own('calls'),
  own('obligations'),
  own('entitlements'),
  own('fees'),
  own('lineage'),
  own('discussions'),
  own('feedback'),
  own('orders'),
  own('taken-back'),
  own('indicators'),
  own('search'),
  own('registers'),
  own('budgets'),
  own('api-keys'),
  own('privacy'),
  own('federation'),
  own('studio'),
  own('looks'),
  own('matching'),
]
