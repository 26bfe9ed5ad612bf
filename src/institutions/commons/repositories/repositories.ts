/** Opens the repositories: commits, branches and tags in the database, contents in the kernel's files. */
import { randomBytes } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { Db, Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { actorString, type Actor } from '../../../kernel/parties/index.ts'
import { hashOf } from '../../../law/canonical.ts'
import { datasetSubject, type RepositoryFile } from '../dataset.ts'
import * as say from './messages.ts'
import { checkRef, isSha, noCommit, pathOf } from './names.ts'
import type { Change, Commit, Repositories } from './repository.ts'
import type { CommitRow } from './tables.ts'
import { fold, unfold, type Content, type TreeEntry } from './trees.ts'

const mostFiles = 100_000
/** Of the trees that are kept in memory, in files. */
const mostRemembered = 300_000

export function openRepositories({ db, now, journal, files }: Pick<Kernel, 'db' | 'now' | 'journal' | 'files'>): Repositories {
  const remembered = remember()

  async function contentsOf(dataset: string, root: string, from: Db): Promise<Map<string, Content>> {
    const { rows } = await sql<{ hash: string; entries: readonly TreeEntry[] }>`
      with recursive walk as (
        select hash, entries from repository_tree where dataset = ${dataset} and hash = ${root}
        union
        select below.hash, below.entries from walk, jsonb_array_elements(walk.entries) as entry
          join repository_tree below on below.dataset = ${dataset} and below.hash = entry ->> 'tree'
      ) select hash, entries from walk`.execute(from)
    return unfold(root, new Map(rows.map(({ hash, entries }) => [hash, entries])))
  }

  async function commitAt(dataset: string, sha: string, from: Db = db): Promise<Selectable<CommitRow> | undefined> {
    return from.selectFrom('repository_commit').selectAll().where('dataset', '=', dataset).where('sha', '=', sha).executeTakeFirst()
  }

  async function refAt(dataset: string, kind: 'branch' | 'tag', name: string, from: Db = db): Promise<string | undefined> {
    const found = await from.selectFrom('repository_ref').select('sha')
      .where('dataset', '=', dataset).where('kind', '=', kind).where('name', '=', name).executeTakeFirst()
    return found?.sha
  }

  /** Takes the file into the dataset, or answers what already stands for its content there. */
  async function take(tx: Tx, actor: Actor, dataset: string, id: string): Promise<Content> {
    const { hash, size, subject } = await files.find(id, tx)
    const known = await tx.selectFrom('repository_file').select('file').where('dataset', '=', dataset).where('hash', '=', hash).executeTakeFirst()
    // The content is there already: what was sent again goes with the next sweep.
    if (known) return { hash, size }
    if (subject !== datasetSubject(dataset)) await files.attach(tx, id, datasetSubject(dataset), actorString(actor))
    await tx.insertInto('repository_file').values({ dataset, hash, size: BigInt(size), file: id }).execute()
    return { hash, size }
  }

  async function apply(tx: Tx, actor: Actor, dataset: string, tree: Map<string, Content>, change: Change): Promise<void> {
    if ('put' in change) {
      tree.set(pathOf(change.put), await take(tx, actor, dataset, change.file))
    } else if ('delete' in change) {
      if (!tree.delete(change.delete.normalize('NFC'))) throw say.absentPath(change.delete)
    } else {
      const below = `${change.deleteFolder.normalize('NFC').replace(/\/+$/, '')}/`
      const gone = [...tree.keys()].filter((path) => path.startsWith(below))
      if (gone.length === 0) throw say.absentPath(change.deleteFolder)
      for (const path of gone) tree.delete(path)
    }
  }

  return {
    async commit(tx, actor, { dataset, branch, title, description, parent, changes }) {
      checkRef(branch)
      if (clean(title) === '' || title.length > 500 || (description?.length ?? 0) > 20_000) throw say.badTitle()
      // One commit at a time to a repository: the head that is read is the head that is replaced.
      await sql`select pg_advisory_xact_lock(hashtextextended(${datasetSubject(dataset)}, 0))`.execute(tx)
      const head = await refAt(dataset, 'branch', branch, tx)
      if (parent !== undefined && parent !== (head ?? noCommit)) throw say.headMoved()
      const before = head === undefined ? undefined : await commitAt(dataset, head, tx)
      const tree = before ? await contentsOf(dataset, before.tree, tx) : new Map<string, Content>()
      for (const change of changes) await apply(tx, actor, dataset, tree, change)
      if (tree.size > mostFiles) throw say.tooManyFiles(mostFiles)
      const { root, trees } = fold(tree)
      if (before?.tree === root) return commitOf(before)

      const at = now()
      const said = { title: clean(title), description: clean(description ?? '') || null }
      // Everybody reads the journal, and nobody may try by it what a file holds that they are not lent: the name of a commit is salted.
      const sha = hashOf({ dataset, parent: head ?? null, tree: root, ...said, author: actor.person, at, salt: randomBytes(16).toHex() }).slice(0, 40)
      await tx.insertInto('repository_tree').values(Array.from(trees, ([hash, entries]) => ({ dataset, hash, entries: JSON.stringify(entries) })))
        .onConflict((same) => same.doNothing()).execute()
      const row = await tx.insertInto('repository_commit')
        .values({ dataset, sha, parent: head ?? null, depth: (before?.depth ?? 0) + 1, tree: root, ...said, author: actor.person, at })
        .returningAll().executeTakeFirstOrThrow()
      await tx.insertInto('repository_ref').values({ dataset, kind: 'branch', name: branch, sha })
        .onConflict((same) => same.columns(['dataset', 'kind', 'name']).doUpdateSet({ sha })).execute()
      await journal.append(tx, actorString(actor), {
        type: 'dataset.committed', subject: datasetSubject(dataset), body: { commit: sha, branch, files: tree.size }, personal: { tree: root },
      })
      return commitOf(row)
    },

    async resolve(dataset, revision) {
      const name = revision === 'HEAD' ? 'main' : revision
      const [, kind, named] = /^refs\/(heads|tags)\/(.+)$/.exec(name) ?? []
      const sha = named !== undefined
        ? await refAt(dataset, kind === 'heads' ? 'branch' : 'tag', named)
        : isSha(name) ? name : await refAt(dataset, 'branch', name) ?? await refAt(dataset, 'tag', name)
      const row = sha === undefined ? undefined : await commitAt(dataset, sha)
      return row && commitOf(row)
    },

    async tree(dataset, sha) {
      const key = `${dataset} ${sha}`
      const known = remembered.get(key)
      if (known) return known
      const commit = await commitAt(dataset, sha)
      if (commit === undefined) throw say.noRef(sha)
      const contents = await contentsOf(dataset, commit.tree, db)
      const ids = new Map((await db.selectFrom('repository_file').select(['hash', 'file']).where('dataset', '=', dataset)
        .where('hash', '=', sql<string>`any(${[...new Set(Array.from(contents.values(), ({ hash }) => hash))]})`).execute()).map(({ hash, file }) => [hash, file]))
      const tree = Array.from(contents, ([path, { hash, size }]): RepositoryFile => ({ path, hash, size, file: ids.get(hash)! }))
      remembered.put(key, tree)
      return tree
    },

    async history(dataset, sha, { limit, offset }) {
      const { rows } = await sql<Selectable<CommitRow>>`
        with recursive back as (
          select * from repository_commit where dataset = ${dataset} and sha = ${sha}
          union all
          select before.* from back join repository_commit before on before.dataset = back.dataset and before.sha = back.parent
        ) select * from back offset ${offset} limit ${limit}`.execute(db)
      return rows.map(commitOf)
    },

    async refs(dataset) {
      const rows = await db.selectFrom('repository_ref').select(['kind', 'name', 'sha']).where('dataset', '=', dataset).orderBy('name').execute()
      const of = (wanted: 'branch' | 'tag') => rows.filter(({ kind }) => kind === wanted).map(({ name, sha }) => ({ name, sha }))
      return { branches: of('branch'), tags: of('tag') }
    },

    async setRef(tx, dataset, { kind, name, sha }) {
      checkRef(name)
      if (await commitAt(dataset, sha, tx) === undefined) throw say.noRef(sha)
      await tx.insertInto('repository_ref').values({ dataset, kind, name, sha })
        .onConflict((same) => same.columns(['dataset', 'kind', 'name']).doUpdateSet({ sha })).execute()
    },

    async deleteRef(tx, dataset, { kind, name }) {
      if (kind === 'branch' && name === 'main') throw say.mainStays()
      const gone = await tx.deleteFrom('repository_ref').where('dataset', '=', dataset).where('kind', '=', kind).where('name', '=', name).executeTakeFirst()
      if (gone.numDeletedRows === 0n) throw say.noRef(name)
    },
  }
}

/** Nobody types NUL, and the database takes none. */
const clean = (text: string): string => text.replaceAll('\0', '').trim()

const commitOf = ({ sha, parent, depth, title, description, author, at }: Selectable<CommitRow>): Commit => ({
  sha, depth, title, author, at, ...(parent !== null && { parent }), ...(description !== null && { description }),
})

/** Keeps the trees that were asked for last: a commit never changes, and whoever loads a dataset asks for its tree once a file. */
function remember() {
  const trees = new Map<string, readonly RepositoryFile[]>()
  let held = 0
  return {
    get(key: string): readonly RepositoryFile[] | undefined {
      const tree = trees.get(key)
      if (tree) {
        trees.delete(key)
        trees.set(key, tree)
      }
      return tree
    },
    put(key: string, tree: readonly RepositoryFile[]): void {
      if (trees.has(key)) return
      trees.set(key, tree)
      held += tree.length + 1
      for (const [oldest, { length }] of trees) {
        if (held <= mostRemembered || oldest === key) break
        trees.delete(oldest)
        held -= length + 1
      }
    },
  }
}
