/** A model as a repository of Hugging Face: one commit, with its files and its card. */
import { createHash, hash } from 'node:crypto'
import type { GivenContent } from '../../../portal/content/index.ts'
import { HubFailure, type Params } from '../../../portal/hub/index.ts'
import type { Visit } from '../../../portal/index.ts'
import type { Artefact } from '../artefacts.ts'
import { shaOf } from './delivery.ts'
import { engineerOf, sending } from './hub-repositories.ts'
import { hubWords as words } from './hub-words.ts'
import { type Mark, withdrawn } from '../../../kernel/taken-back/index.ts'
import { type Model, modelSubject } from './model.ts'
import type { ModelParts } from './parts.ts'
import { cardData, readmeOf } from './readme.ts'

export interface SeenFile extends GivenContent { readonly path: string }

export interface View {
  /** What lists show of it. */
  readonly summary: object
  /** The name of the commit: of a model the first 40 digits of its hash. */
  readonly sha: string
  readonly files: readonly SeenFile[]
  readonly card: Readonly<Record<string, unknown>>
  /** Whether everybody may read it. */
  readonly open: boolean
  readonly marks: readonly Mark[]
}

const commitLength = 40
const newest = ['main', 'HEAD', 'refs/heads/main']

/** What the clients' lists show of a model. */
const common = (namespace: string, { id, name }: { readonly id: string; readonly name: string }) => ({
  _id: id, id: `${namespace}/${name}`, modelId: `${namespace}/${name}`, author: namespace, gated: false, disabled: false, downloads: 0, likes: 0,
})
export const summaryOf = (namespace: string, model: Model, marks: readonly Mark[]): object => ({
  ...common(namespace, model), private: false, createdAt: model.releasedAt, lastModified: model.releasedAt, pipeline_tag: 'text-generation', library_name: 'transformers',
  tags: ['gguf', `license:${model.description.licence.toLowerCase()}`, ...(withdrawn(marks).length > 0 ? ['taken-back'] : [])],
})

/** What a visit sees at an address and revision: a released model, or for engineers what they have sent of one to come. Throws a `HubFailure`. */
export async function viewAt(parts: Omit<ModelParts, 'sources'>, visit: Pick<Visit, 'actor' | 'scopes'>, { namespace = '', name = '', revision = 'main' }: Params): Promise<View> {
  const { options, models } = parts
  const isOurs = namespace.toLowerCase() === options.namespace
  const model = isOurs ? await models.find(name).catch(() => undefined) : undefined
  const view = model?.release ? await released(parts, model) : isOurs ? await sent(parts, visit, name) : undefined
  if (view === undefined) throw new HubFailure('RepoNotFound', words.noModel)
  if (![...newest, view.sha, model?.made?.hash].includes(revision)) throw new HubFailure('RevisionNotFound', words.noRevision(revision))
  return view
}

async function released({ kernel, options, models }: Omit<ModelParts, 'sources'>, model: Model): Promise<View> {
  if (model.state === 'withdrawn' || kernel.orders.standing(modelSubject(model.id))) throw new HubFailure('disabled', words.disabled, 'refused')
  const { hash: version, files } = model.made!
  // The card of a commit stays as it was released, whatever is evaluated later; what was taken back since, its readers must know.
  const receipts = (await models.receipts(model)).filter(({ id }) => model.release!.receipts.includes(id))
  const marks = await models.marks(model)
  const readme = readmeOf({ model, provider: options.provider.name, receipts, marks }, (path, locale) => `${kernel.settings.publicUrl}/${locale}${path}`)
  return {
    summary: summaryOf(options.namespace, model, marks), sha: version.slice(0, commitLength), files: inOrder([...files.map(seen), written('README.md', readme)]), card: cardData({ model, receipts, marks }), open: true, marks,
  }
}

async function sent(parts: Omit<ModelParts, 'sources'>, { actor, scopes }: Pick<Visit, 'actor' | 'scopes'>, name: string): Promise<View | undefined> {
  if (actor === null || !scopes.includes(sending)) return undefined
  await engineerOf(parts, actor)
  const delivery = await parts.deliveries.find(name).catch(() => undefined)
  return delivery && {
    summary: { ...common(parts.options.namespace, delivery), private: true, createdAt: delivery.begunAt, lastModified: delivery.changedAt, tags: [] },
    sha: shaOf(delivery), files: inOrder(delivery.files.map(seen)), card: {}, open: false, marks: [],
  }
}

const seen = ({ name, hash: sha256, size, file }: Artefact): SeenFile => ({ path: name, hash: sha256, size, content: { file } })
const inOrder = (files: readonly SeenFile[]): readonly SeenFile[] => files.toSorted((a, b) => (a.path < b.path ? -1 : 1))

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
