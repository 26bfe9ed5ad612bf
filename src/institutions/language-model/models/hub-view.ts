/** A released model as a repository of Hugging Face: one commit, with its files and its card. */
import { createHash, hash } from 'node:crypto'
import type { GivenContent } from '../../../portal/content/index.ts'
import { HubFailure } from '../../../portal/hub/index.ts'
import { hubWords as words } from './hub-words.ts'
import { type Model, modelSubject } from './model.ts'
import type { ModelParts } from './parts.ts'
import { cardData, readmeOf } from './readme.ts'

export interface SeenFile extends GivenContent { readonly path: string }

export interface View {
  readonly model: Model
  /** The name of the commit: the first 40 digits of the model's hash. */
  readonly sha: string
  readonly files: readonly SeenFile[]
  readonly card: Readonly<Record<string, unknown>>
}

const commitLength = 40
const newest = ['main', 'HEAD', 'refs/heads/main']

/** The released model of an address at a revision: its only commit, or its whole hash. Throws a `HubFailure`. */
export async function viewAt({ kernel, options, models }: Omit<ModelParts, 'sources'>, { namespace, name, revision = 'main' }: { readonly namespace: string; readonly name: string; readonly revision?: string }): Promise<View> {
  const model = namespace.toLowerCase() === options.namespace ? await models.find(name).catch(() => undefined) : undefined
  if (model?.made === undefined || model.release === undefined) throw new HubFailure('RepoNotFound', words.noModel)
  if (model.state === 'withdrawn' || kernel.orders.standing(modelSubject(model.id))) throw new HubFailure('disabled', words.disabled, 'refused')
  const { hash: version, files } = model.made
  const sha = version.slice(0, commitLength)
  if (![...newest, sha, version].includes(revision)) throw new HubFailure('RevisionNotFound', words.noRevision(revision))
  // The card of a commit stays as it was released, whatever is evaluated later.
  const receipts = (await models.receipts(model)).filter(({ id }) => model.release!.receipts.includes(id))
  const readme = readmeOf({ model, provider: options.provider.name, receipts, marks: [] }, (path, locale) => `${kernel.settings.publicUrl}/${locale}${path}`)
  const seen = [...files.map((file): SeenFile => ({ path: file.name, hash: file.hash, size: file.size, content: { file: file.file } })), written('README.md', readme)]
  return { model, sha, files: seen.toSorted((a, b) => (a.path < b.path ? -1 : 1)), card: cardData({ model, receipts }) }
}

function written(path: string, text: string): SeenFile {
  const bytes = new TextEncoder().encode(text)
  return { path, hash: hash('sha256', bytes, 'hex'), size: bytes.length, content: { text: bytes } }
}

/** Of a pointer of Git LFS, in bytes, as the clients expect to be told. */
const pointerSize = 134

/** A file as the clients list it: those of the kernel are shown as Git LFS, for they are known by their SHA-256. */
export const entryOf = ({ path, hash: sha256, size, content }: SeenFile) => ({
  type: 'file', path, size,
  ...('file' in content ? { oid: sha256.slice(0, commitLength), lfs: { oid: sha256, size, pointerSize } } : { oid: createHash('sha1').update(`blob ${content.text.length}\0`).update(content.text).digest('hex') }),
})
