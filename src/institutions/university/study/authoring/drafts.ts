/** Drafts of courses as they are kept, and contents that were sent to be published. */
import { sql } from 'kysely'
import { type Db, newId, type Tx } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import { Failure } from '../../../../law/failure.ts'
import type { Instant } from '../../../../law/time.ts'
import { type Content, contentFault, contentHash, readContent, readSaid, type Said } from '../content.ts'
import { words } from './messages.ts'

export interface Draft { readonly id: string; readonly course: string; readonly content: Content; readonly revision: number; readonly changedBy: string; readonly changedAt: Instant }

/** A draft in the list of them. */
export interface DraftLine extends Pick<Draft, 'id' | 'course' | 'changedBy' | 'changedAt'> { readonly title: Said }

/** Bytes of a draft's content. */
const largest = 10_000_000

export interface Drafts {
  /** Newest first, so many a page; by their titles alone. */
  list(which: { readonly page: number; readonly size: number }): Promise<{ readonly rows: readonly DraftLine[]; readonly total: number }>
  /** Throws a `Failure` 'not found'. */
  find(id: string): Promise<Draft>
  /** Throws a `Failure` 'invalid' where the content is too large, or cannot be read again as it would be kept. */
  create(actor: Actor, course: string, content: Content): Promise<string>
  /** Writes what became of a draft that was read; throws a `Failure` as `create` does, and 'conflict' where somebody wrote meanwhile. */
  save(actor: Actor, draft: Pick<Draft, 'id' | 'revision'>, content: Content, within?: Db | Tx): Promise<void>
  /** Keeps a content for ever; answers its hash. */
  keep(course: string, version: number, content: Content, within?: Db | Tx): Promise<string>
  kept(hash: string): Promise<{ readonly course: string; readonly version: number; readonly content: Content; readonly at: Instant } | undefined>
}

/** What is written into the database: nothing that could not be read from there again. Of what is well formed JSON escapes no surrogate. */
function keptAs(content: Content): string {
  const fault = contentFault(content)
  if (fault !== undefined) throw new Failure('invalid', words.notKept(fault))
  const written = JSON.stringify(content)
  if (Buffer.byteLength(written) > largest) throw new Failure('invalid', words.tooLarge)
  if (/\\u(?:0000|d[89a-f])/i.test(written)) throw new Failure('invalid', words.unreadable)
  return written
}

export function openDrafts({ db, now }: Pick<Kernel, 'db' | 'now'>): Drafts {
  const all = () => db.selectFrom('course_draft').selectAll()
  type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
  const draftOf = ({ id, course, content, revision, changed_by: changedBy, changed_at: changedAt }: Row): Draft => ({ id, course, content: readContent(content), revision, changedBy, changedAt })
  return {
    async list({ page, size }) {
      const [rows, { total }] = await Promise.all([
        db.selectFrom('course_draft').select(['id', 'course', 'changed_by', 'changed_at', sql<unknown>`content->'title'`.as('title')]).orderBy('changed_at', 'desc').orderBy('id').limit(size).offset((page - 1) * size).execute(),
        db.selectFrom('course_draft').select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
      ])
      return { rows: rows.map(({ id, course, changed_by: changedBy, changed_at: changedAt, title }) => ({ id, course, changedBy, changedAt, title: readSaid(title) })), total: Number(total) }
    },
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', words.noDraft)
      return draftOf(row)
    },
    async create({ person }, course, content) {
      const id = newId()
      await db.insertInto('course_draft').values({ id, course, content: keptAs(content), revision: 1, made_by: person, changed_by: person, changed_at: now() }).execute()
      return id
    },
    async save({ person }, { id, revision }, content, within = db) {
      const { numUpdatedRows: many } = await within.updateTable('course_draft').set({ content: keptAs(content), revision: revision + 1, changed_by: person, changed_at: now() }).where('id', '=', id).where('revision', '=', revision).executeTakeFirstOrThrow()
      if (many === 0n) throw new Failure('conflict', words.changedMeanwhile)
    },
    async keep(course, version, content, within = db) {
      const sha256 = contentHash(course, version, content)
      await within.insertInto('course_content').values({ sha256, course, version, content: JSON.stringify(content), at: now() }).onConflict((on) => on.doNothing()).execute()
      return sha256
    },
    async kept(hash) {
      const row = await db.selectFrom('course_content').selectAll().where('sha256', '=', hash).executeTakeFirst()
      return row && { course: row.course, version: row.version, content: readContent(row.content), at: row.at }
    },
  }
}
