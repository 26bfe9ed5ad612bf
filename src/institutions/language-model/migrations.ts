/** The tables of the language model, made after those of the kernel. */
import type { MigrationFolder } from '../../kernel/database/index.ts'

export const migrations: MigrationFolder = { folder: 'language-model', url: new URL('.', import.meta.url) }
