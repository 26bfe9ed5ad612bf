/** Commits: which files come how, and the commit itself. */
import { z } from 'zod'
import type { Files } from '../../kernel/files/index.ts'
import { Failure } from '../../law/failure.ts'
import { json } from '../layout.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { type CommitLine, commitLines } from './commit-lines.ts'
import { bodyOf, isTrue, machine, type Params, streamOf, writerOf } from './door.ts'
import { hubWords as words } from './messages.ts'
import { apiPathOf, type HubChange, type HubRepositories, type HubRepository, pathOf } from './repositories.ts'

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

interface Committing { readonly repository: HubRepository; readonly branch: string }

export function commitRoutes(files: Pick<Files, 'receive'>, repositories: HubRepositories): readonly Route[] {
  const { type, scope } = repositories

  /** Who commits to which branch. */
  async function committing(visit: Visit, { namespace = '', name = '', revision = '' }: Params): Promise<Committing> {
    if (isTrue(visit.url.searchParams.get('create_pr'))) throw new Failure('invalid', words.noPullRequests)
    const repository = await repositories.writable(writerOf(visit, scope), { namespace, name })
    if (/^[0-9a-f]{40}$/.test(revision)) throw new Failure('invalid', words.badRequest)
    return { repository, branch: revision === 'HEAD' ? 'main' : revision.replace(/^refs\/heads\//, '') }
  }

  async function take({ sender }: HubRepository, path: string, bytes: Uint8Array): Promise<HubChange> {
    if (bytes.length === 0) throw new Failure('invalid', words.emptyFile(path))
    const file = await files.receive(once(bytes), { name: path, limitBytes: bytes.length, accept: ['application/octet-stream'], by: sender })
    return { put: path, file: file.id }
  }

  async function changeOf(repository: HubRepository, line: Exclude<CommitLine, { key: 'header' }>): Promise<HubChange> {
    if (line.key === 'file') return take(repository, line.value.path, Buffer.from(line.value.content, line.value.encoding))
    if (line.key === 'lfsFile') {
      const file = await repository.holds(line.value.oid)
      if (file === undefined) throw new Failure('invalid', words.notSent(line.value.path))
      return { put: line.value.path, file }
    }
    const folder = line.key === 'deletedFolder' || line.value.path.endsWith('/')
    return folder ? { deleteFolder: line.value.path } : { delete: line.value.path }
  }

  const at = `${apiPathOf[type]}/:namespace/:name`
  return [
    machine('POST', `${at}/preupload/:revision`, async (visit, params) => {
      const { repository, branch } = await committing(visit, params)
      const asked = await bodyOf(visit, preupload)
      const there = await repository.contents(branch)
      return json({
        files: asked.files.map(({ path, size }) => {
          const [oid, shouldIgnore] = [there.get(path), !repository.wants(path)]
          return size > mostInline || (size > 0 && alwaysLarge.test(path)) ? { path, uploadMode: 'lfs', shouldIgnore, ...(oid !== undefined && { oid }) } : { path, uploadMode: 'regular', shouldIgnore }
        }),
      })
    }),

    machine('POST', `${at}/commit/:revision`, async (visit, params) => {
      const { repository, branch } = await committing(visit, params)
      let header: { readonly summary: string; readonly description?: string | null | undefined; readonly parentCommit?: string | null | undefined } | undefined
      const changes: HubChange[] = []
      for await (const line of commitLines(streamOf(visit))) {
        if (line.key === 'header') header = line.value
        else changes.push(await changeOf(repository, line))
      }
      if (header === undefined) throw new Failure('invalid', words.badLine)
      const { summary, description, parentCommit } = header
      const sha = await repository.commit({ branch, title: summary, changes, ...(description && { description }), ...(parentCommit && { parent: parentCommit }) })
      const address = `${pathOf[type]}/${repository.namespace}/${repository.name}`
      return json({ success: true, commitOid: sha, commitUrl: `${visit.settings.origin}${address}/commit/${sha}`, hookOutput: '' })
    }, mostBody),
  ]
}
