/**
 * The form of a backup: a gzip-compressed tar archive that any tar can list and any program can read.
 *
 * In this order: `backup.json` (who made the tables, which columns follow), `tables/<table>/<NNNNNN>.jsonl` (a row a line: an
 * array of PostgreSQL's own text of each value, null for null), `sequences.json`, `data/…` (the data folder without the
 * database), and `complete.json` (counts and a digest over everything before it). Without the last, a backup is none.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../law/failure.ts'
import { spoken } from '../../law/text.ts'

/** The first entry. */
export const openingSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.object({ folder: z.string(), name: z.string(), sha256: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })) })),
})
export type Opening = z.infer<typeof openingSchema>

/** Where each sequence stood. */
export const sequencesSchema = z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), used: z.boolean() }))

/** The last entry: what must have come before it. */
export const completeSchema = z.object({
  rows: z.record(z.string(), z.number().int()),
  files: z.number().int(),
  digest: z.string(),
})
export type Complete = z.infer<typeof completeSchema>

/** One row. */
export const rowSchema = z.array(z.string().nullable())

/** What a backup holds, for the operator. */
export interface BackupReport {
  /** When it was begun: everything committed before is in it, nothing after. */
  readonly madeAt: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Files whose bytes are not those that their name, a hash, promises. They are in the backup as they are. */
  readonly damaged: readonly string[]
}

/** A digest over the names, sizes and contents of entries, in their order. */
export function openDigest(): { add(name: string, size: number, sha256: string): void; end(): string } {
  const hash = createHash('sha256')
  return {
    add: (name, size, sha256) => { hash.update(`${name}\0${size}\0${sha256}\n`) },
    end: () => hash.copy().digest('hex'),
  }
}

/** True when the file's name promises its content and the content is another. */
export const isDamaged = (path: string, sha256: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return /^[0-9a-f]{64}$/.test(name) && name !== sha256
}

/** The backup cannot be trusted; `why` is for whoever looks into it. */
export const brokenBackup = (why: string): Failure => new Failure('invalid', spoken({
  kk: `Сақтық көшірме толық емес немесе бүлінген (${why}). Ештеңе қалпына келтірілген жоқ; басқа көшірмені алыңыз.`,
  ru: `Резервная копия неполна или повреждена (${why}). Ничего не восстановлено; возьмите другую копию.`,
  en: `The backup is incomplete or damaged (${why}). Nothing was restored; take another one.`,
}))
