/** The tables of oversight, made after those of the kernel. */
import type { MigrationFolder } from '../../kernel/database/index.ts'

export const migrations: MigrationFolder = { folder: 'oversight', url: new URL('.', import.meta.url) }
