/** Queries that people keep: theirs alone until they share one. */
import { type Db, newId, type Tx } from '../../../kernel/database/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import { consoleWords as words } from './messages.ts'

interface QueryTable { id: string; person: string; title: string; datasets: string[]; sql: string; shared: boolean; at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { dataset_query: QueryTable }
}

/** Characters of a query in an address: also of Cyrillic letters, each six bytes there. */
export const longestQuery = 2000
const longestTitle = 200
const mostOfOne = 500

export interface SavedQuery {
  readonly id: string
  readonly title: string
  /** Addresses of the datasets that it reads. */
  readonly datasets: readonly string[]
  readonly sql: string
  readonly shared: boolean
  readonly at: Instant
}

export interface Queries {
  /** Keeps a query; answers its id. Throws a `Failure` that names the field. */
  save(tx: Tx, person: string, query: Pick<SavedQuery, 'title' | 'datasets' | 'sql'>): Promise<string>
  /** A person's own, newest first. */
  own(person: string): Promise<readonly SavedQuery[]>
  /** One's own, or one that is shared. Throws a `Failure` (not found). */
  open(id: string, person?: string): Promise<SavedQuery & { readonly mine: boolean }>
  /** Of one's own; throws a `Failure` (not found) of any other, as `remove` does. */
  share(tx: Tx, person: string, id: string, shared: boolean): Promise<void>
  remove(tx: Tx, person: string, id: string): Promise<void>
}

export function openQueries({ db, now }: { readonly db: Db; readonly now: () => Instant }): Queries {
  return {
    async save(tx, person, { title, datasets, sql }) {
      const name = title.trim().slice(0, longestTitle)
      if (name === '') throw new Failure('invalid', words.nameMissing, [{ field: 'title', text: words.nameMissing }])
      if (sql === '' || sql.length > longestQuery || datasets.length === 0) throw new Failure('invalid', words.tooLong, [{ field: 'sql', text: words.tooLong }])
      const { count } = await tx.selectFrom('dataset_query').where('person', '=', person).select((e) => e.fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow()
      if (Number(count) >= mostOfOne) throw new Failure('conflict', words.full)
      const id = newId()
      await tx.insertInto('dataset_query').values({ id, person, title: name, datasets: [...datasets], sql, shared: false, at: now() }).execute()
      return id
    },
    own: async (person) => db.selectFrom('dataset_query').select(['id', 'title', 'datasets', 'sql', 'shared', 'at']).where('person', '=', person).orderBy('at', 'desc').execute(),
    async open(id, person) {
      const row = await db.selectFrom('dataset_query').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined || !(row.shared || row.person === person)) throw new Failure('not found', words.notFound)
      const { person: by, ...query } = row
      return { ...query, mine: by === person }
    },
    async share(tx, person, id, shared) {
      const { numUpdatedRows } = await tx.updateTable('dataset_query').set({ shared }).where('id', '=', id).where('person', '=', person).executeTakeFirst()
      if (numUpdatedRows === 0n) throw new Failure('not found', words.notFound)
    },
    async remove(tx, person, id) {
      const { numDeletedRows } = await tx.deleteFrom('dataset_query').where('id', '=', id).where('person', '=', person).executeTakeFirst()
      if (numDeletedRows === 0n) throw new Failure('not found', words.notFound)
    },
  }
}
