/** Commits: which files come how, and the commit itself. A commit to `main` begins a version. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { transact } from '../../../kernel/index.ts'
import { actorString, type Actor } from '../../../kernel/parties/index.ts'
import { json, type Route, type Visit } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, fullName } from '../dataset.ts'
import { type Change, isSha, notSent, pathOf, type Uploads } from '../repositories/index.ts'
import { type CommitLine, commitLines } from './commit-lines.ts'
import { bodyOf, isTrue, machine, ownAt, type Params } from './door.ts'
import { emptyFile, words } from './messages.ts'

/** Files up to this size come in the commit itself, in bytes. */
const mostInline = 1024 ** 2
/**
 * These come by LFS whatever their size, as on Hugging Face, by whose default file of attributes the clients go: `datasets` sends
 * its Parquet ahead and removes it before the commit.
 */
const alwaysLarge = /\.(?:7z|arrow|avro|bin|bz2|flac|gz|h5|jpe?g|jsonl\.zst|mp3|mp4|msgpack|npy|npz|ogg|opus|parquet|pdf|pickle|pkl|png|rar|safetensors|tar|tgz|tiff?|wav|webm|webp|xlsx?|xz|zip|zst)$/i

/** What a commit may have altogether; a proxy before the portal may say less. */
const mostBody = 4 * 1024 ** 3

const preupload = z.object({ files: z.array(z.object({ path: z.string(), size: z.number().int().min(0), sample: z.string().nullish() })).max(1_000) })

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

interface Committing { readonly actor: Actor; readonly dataset: Dataset; readonly branch: string }

export function commitRoutes(commons: Commons, uploads: Uploads): readonly Route[] {
  const { repositories, publication, kernel: { db, files } } = commons

  /** Who commits to which branch. */
  async function committing(visit: Visit, params: Params): Promise<Committing> {
    if (isTrue(visit.url.searchParams.get('create_pr'))) throw new Failure('invalid', words.noPullRequests)
    const { actor, dataset } = await ownAt(commons, visit, params)
    const revision = params['revision']!
    if (isSha(revision)) throw new Failure('invalid', words.badRequest)
    return { actor, dataset, branch: revision === 'HEAD' ? 'main' : revision.replace(/^refs\/heads\//, '') }
  }

  async function take({ actor }: Committing, path: string, bytes: Uint8Array): Promise<Change> {
    if (bytes.length === 0) throw new Failure('invalid', emptyFile(path))
    const file = await files.receive(once(bytes), { name: path, limitBytes: bytes.length, accept: ['application/octet-stream'], by: actorString(actor) })
    return { put: pathOf(path), file: file.id }
  }

  async function changeOf(into: Committing, line: Exclude<CommitLine, { key: 'header' }>): Promise<Change> {
    const { actor, dataset } = into
    if (line.key === 'file') return take(into, line.value.path, Buffer.from(line.value.content, line.value.encoding))
    if (line.key === 'lfsFile') {
      const file = await uploads.found({ dataset: dataset.id, actor, hash: line.value.oid })
      if (file === undefined) throw notSent(line.value.path)
      return { put: pathOf(line.value.path), file }
    }
    const folder = line.key === 'deletedFolder' || line.value.path.endsWith('/')
    return folder ? { deleteFolder: line.value.path } : { delete: line.value.path }
  }

  const at = '/api/datasets/:namespace/:name'
  return [
    machine('POST', `${at}/preupload/:revision`, async (visit, params) => {
      const { dataset, branch } = await committing(visit, params)
      const asked = await bodyOf(visit, preupload)
      const head = await repositories.resolve(dataset.id, branch)
      const there = new Map(head ? (await repositories.tree(dataset.id, head.sha)).map(({ path, hash }) => [path, hash]) : [])
      return json({
        files: asked.files.map(({ path, size }) => {
          const oid = there.get(path)
          return size > mostInline || (size > 0 && alwaysLarge.test(path)) ? { path, uploadMode: 'lfs', shouldIgnore: false, ...(oid !== undefined && { oid }) } : { path, uploadMode: 'regular', shouldIgnore: false }
        }),
      })
    }),

    machine('POST', `${at}/commit/:revision`, async (visit, params) => {
      const into = await committing(visit, params)
      if (visit.request.body === null) throw new Failure('invalid', words.badLine)
      let header: { readonly summary: string; readonly description?: string | null | undefined; readonly parentCommit?: string | null | undefined } | undefined
      const changes: Change[] = []
      for await (const line of commitLines(visit.request.body)) {
        if (line.key === 'header') header = line.value
        else changes.push(await changeOf(into, line))
      }
      if (header === undefined) throw new Failure('invalid', words.badLine)
      const { actor, dataset, branch } = into
      const { summary, description, parentCommit } = header
      const commit = await transact(db, async (tx) => {
        const made = await repositories.commit(tx, actor, {
          dataset: dataset.id, branch, title: summary, changes, ...(description && { description }), ...(parentCommit && { parent: parentCommit }),
        })
        if (branch === 'main') await publication.submit(tx, actor, dataset, made.sha)
        return made
      })
      return json({ success: true, commitOid: commit.sha, commitUrl: `${visit.settings.origin}/datasets/${fullName(dataset)}/commit/${commit.sha}`, hookOutput: '' })
    }, mostBody),
  ]
}
