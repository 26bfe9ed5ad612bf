/** Drafts of courses as they are kept, and contents that were sent to be published. */
import { newId } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import { Failure } from '../../../../law/failure.ts'
import type { Instant } from '../../../../law/time.ts'
import { type Content, contentHash, readContent } from '../content.ts'
import { words } from './messages.ts'

export interface Draft { readonly id: string; readonly course: string; readonly content: Content; readonly revision: number; readonly changedBy: string; readonly changedAt: Instant }

export interface Drafts {
  /** All of them, newest first. */
  list(): Promise<readonly Draft[]>
  /** Throws a `Failure` 'not found'. */
  find(id: string): Promise<Draft>
  create(actor: Actor, course: string, content: Content): Promise<string>
  /** Writes what became of a draft that was read; throws a `Failure` 'conflict' where somebody wrote meanwhile. */
  save(actor: Actor, draft: Pick<Draft, 'id' | 'revision'>, content: Content): Promise<void>
  /** Keeps a content for ever; answers its hash. */
  keep(course: string, version: number, content: Content): Promise<string>
  kept(hash: string): Promise<{ readonly course: string; readonly version: number; readonly content: Content; readonly at: Instant } | undefined>
}

export function openDrafts({ db, now }: Pick<Kernel, 'db' | 'now'>): Drafts {
  const all = () => db.selectFrom('course_draft').selectAll()
  type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
  const draftOf = ({ id, course, content, revision, changed_by: changedBy, changed_at: changedAt }: Row): Draft => ({ id, course, content: readContent(content), revision, changedBy, changedAt })
  return {
    list: async () => (await all().orderBy('changed_at', 'desc').orderBy('id').limit(200).execute()).map(draftOf),
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', words.noDraft)
      return draftOf(row)
    },
    async create({ person }, course, content) {
      const id = newId()
      await db.insertInto('course_draft').values({ id, course, content: JSON.stringify(content), revision: 1, made_by: person, changed_by: person, changed_at: now() }).execute()
      return id
    },
    async save({ person }, { id, revision }, content) {
      const { numUpdatedRows: many } = await db.updateTable('course_draft').set({ content: JSON.stringify(content), revision: revision + 1, changed_by: person, changed_at: now() }).where('id', '=', id).where('revision', '=', revision).executeTakeFirstOrThrow()
      if (many === 0n) throw new Failure('conflict', words.changedMeanwhile)
    },
    async keep(course, version, content) {
      const sha256 = contentHash(course, version, content)
      await db.insertInto('course_content').values({ sha256, course, version, content: JSON.stringify(content), at: now() }).onConflict((on) => on.doNothing()).execute()
      return sha256
    },
    async kept(hash) {
      const row = await db.selectFrom('course_content').selectAll().where('sha256', '=', hash).executeTakeFirst()
      return row && { course: row.course, version: row.version, content: readContent(row.content), at: row.at }
    },
  }
}
