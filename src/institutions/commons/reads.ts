/** Reads: who read which data, when and through which door. Every read is kept, seen by owner and reader, and digested into the journal. */
import { sql, type Selectable } from 'kysely'
import type { Kernel } from '../../kernel/index.ts'
import { transact } from '../../kernel/index.ts'
import { canonical, hashOf } from '../../law/canonical.ts'
import type { Instant } from '../../law/time.ts'
import { type Door, type Mode, versionSubject, datasetSubject } from './dataset.ts'
import type { Asker, Verdict } from './policy.ts'
import type { ReadTable } from './tables.ts'

/** One read, as whoever serves it tells it. */
export interface Reading {
  readonly dataset: string
  readonly version: number
  readonly door: Door
  readonly mode: Mode
  readonly by: (Verdict & { readonly allowed: true })['by']
  readonly asker: Asker
  /** What was read: a path, a table with its rows, a query's text. */
  readonly what: string
  readonly rows?: number
  readonly bytes?: number
}

/** One read, as it is shown. */
export interface Read extends Omit<Reading, 'asker' | 'by'> {
  readonly id: bigint
  readonly by: string
  readonly person?: string
  readonly organisation?: string
  readonly at: Instant
  /** Entry of the journal whose digest covers it; absent for the last minutes. */
  readonly digest?: bigint
}

export interface Page { readonly before?: bigint; readonly limit: number }

export interface Reads {
  /** Keeps a read. Done before the data go out, so that none goes unseen. */
  note(reading: Reading): Promise<void>
  /** Reads of a dataset, newest first. */
  of(dataset: string, page: Page): Promise<readonly Read[]>
  /** Reads by an organisation, or by a person for themself, newest first. */
  by(reader: { readonly organisation: string } | { readonly person: string }, page: Page): Promise<readonly Read[]>
  /** How many reads a dataset had, and by how many organisations and people. */
  count(dataset: string): Promise<{ readonly reads: number; readonly readers: number }>
  /** How many reads a dataset had by each right, and when the last was: by a grant's number, or `open`, `registered`, `owner`. */
  byRight(dataset: string): Promise<ReadonlyMap<string, { readonly reads: number; readonly last: Instant }>>
  /** Puts the digest of the reads that wait into the journal, one entry a dataset; answers how many reads it covered. */
  digest(): Promise<number>
}

const mostInDigest = 10_000

export function openReads({ db, now, journal }: Pick<Kernel, 'db' | 'now' | 'journal'>): Reads {
  return {
    async note({ dataset, version, door, mode, by, asker, what, rows, bytes }) {
      await db.insertInto('dataset_read').values({
        dataset, version, door, mode, by_right: typeof by === 'string' ? by : by.grant, what: what.slice(0, 2000),
        person: asker.kind === 'person' ? asker.person : null, organisation: asker.kind === 'person' ? asker.organisation?.id ?? null : null,
        rows: rows === undefined ? null : BigInt(rows), bytes: bytes === undefined ? null : BigInt(bytes), at: now(), digest: null,
      }).execute()
    },
    of: async (dataset, { before, limit }) => {
      const rows = await db.selectFrom('dataset_read').selectAll().where('dataset', '=', dataset)
        .$if(before !== undefined, (query) => query.where('id', '<', before!)).orderBy('id', 'desc').limit(limit).execute()
      return rows.map(readOf)
    },
    by: async (reader, { before, limit }) => {
      const all = db.selectFrom('dataset_read').selectAll()
      const own = 'organisation' in reader ? all.where('organisation', '=', reader.organisation) : all.where('person', '=', reader.person).where('organisation', 'is', null)
      const rows = await own.$if(before !== undefined, (query) => query.where('id', '<', before!)).orderBy('id', 'desc').limit(limit).execute()
      return rows.map(readOf)
    },
    async count(dataset) {
      // Grouped first: counting different readers at once would sort all reads, which takes three times as long.
      const ofEach = db.selectFrom('dataset_read').where('dataset', '=', dataset).select([sql<string | null>`coalesce(organisation, person)`.as('reader'), sql<bigint>`count(*)`.as('reads')]).groupBy('reader')
      const { reads, readers } = await db.selectFrom(ofEach.as('each'))
        .select([sql<string>`coalesce(sum(reads), 0)`.as('reads'), sql<bigint>`count(reader)`.as('readers')]).executeTakeFirstOrThrow()
      return { reads: Number(reads), readers: Number(readers) }
    },
    async byRight(dataset) {
      const rows = await db.selectFrom('dataset_read').where('dataset', '=', dataset).groupBy('by_right')
        .select(['by_right', sql<bigint>`count(*)`.as('reads'), sql<Instant>`max(at)`.as('last')]).execute()
      return new Map(rows.map((row) => [row.by_right, { reads: Number(row.reads), last: row.last }]))
    },
    digest: () => transact(db, async (tx) => {
      const waiting = await tx.selectFrom('dataset_read').selectAll().where('digest', 'is', null).orderBy('id').limit(mostInDigest).forUpdate().skipLocked().execute()
      for (const [dataset, reads] of Map.groupBy(waiting, (read) => read.dataset)) {
        const lines = reads.map((read) => canonical(lineOf(readOf(read))))
        const { id } = await journal.append(tx, 'system:commons', {
          type: 'dataset.read', subject: datasetSubject(dataset),
          body: { reads: reads.length, first: String(reads[0]!.id), last: String(reads.at(-1)!.id), digest: hashOf(lines) },
        })
        await tx.updateTable('dataset_read').set({ digest: id }).where('id', 'in', reads.map((read) => read.id)).execute()
      }
      return waiting.length
    }),
  }
}

const readOf = (row: Selectable<ReadTable>): Read => ({
  id: row.id, dataset: row.dataset, version: row.version, door: row.door, mode: row.mode, by: row.by_right, what: row.what, at: row.at,
  ...(row.person !== null && { person: row.person }), ...(row.organisation !== null && { organisation: row.organisation }),
  ...(row.rows !== null && { rows: Number(row.rows) }), ...(row.bytes !== null && { bytes: Number(row.bytes) }), ...(row.digest !== null && { digest: row.digest }),
})

/** A read as the digest has it: the readers by their ids, so that nobody's name is in the record. */
const lineOf = ({ id, digest: _digest, ...read }: Read) => ({ ...read, id: String(id), subject: versionSubject(`${read.dataset}/${read.version}`) })
