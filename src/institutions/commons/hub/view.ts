/**
 * What an asker sees of a dataset as a repository: its owner the commits as they were sent, everybody else the published versions,
 * each as one commit, with the newest one as `main` and with tags `v1`, `v2` and so on.
 */
import { hash } from 'node:crypto'
import { hashOf } from '../../../law/canonical.ts'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import type { GivenContent } from '../../../portal/content/index.ts'
import { HubFailure } from '../../../portal/hub/index.ts'
import { Denied } from '../access.ts'
import type { Commons, Opened } from '../commons.ts'
import { type Dataset, type DatasetVersion, isHiddenInPart, type RepositoryFile } from '../dataset.ts'
import { type Asker, isOwner, type Verdict } from '../policy.ts'
import { isSha, noCommit, noRef } from '../repositories/index.ts'
import { readmeOf, withConfigs } from './readme.ts'

/** A file of the view: the kernel's, or a text that was written for it. */
export interface SeenFile extends GivenContent { readonly path: string }

export interface View {
  readonly dataset: Dataset
  /** 40 lower-case hex digits. */
  readonly sha: string
  readonly title: string
  readonly at: Instant
  readonly files: readonly SeenFile[]
  readonly asker: Asker
  readonly verdict: Verdict & { readonly allowed: true }
  /** The version that is seen; absent where the owner sees a commit of their own. */
  readonly opened?: Opened
}

const versionDigits = 6
/** Under this name Hugging Face keeps the tables as Parquet. */
const parquetBranch = 'refs/convert/parquet'

/** The name of a version as a commit. It ends in the version's number, so that whoever names it is understood without a search. */
export const shaOf = ({ id, number }: Pick<DatasetVersion, 'id' | 'number'>, { columns, rows }: Pick<View['verdict'], 'columns' | 'rows'>): string =>
  hashOf({ version: id, columns: columns ?? null, rows: rows ?? null }).slice(0, 40 - versionDigits) + number.toString(16).padStart(versionDigits, '0')

const noRevision = (revision: string): HubFailure => new HubFailure('RevisionNotFound', noRef(revision).text)

/** The published version that a revision stands for; undefined: the newest. */
function versionIn(dataset: Dataset, revision: string): number | undefined {
  if (['main', 'HEAD', 'refs/heads/main', parquetBranch].includes(revision)) return dataset.latest
  const tag = /^(?:refs\/tags\/)?v([1-9]\d{0,6})$/.exec(revision)?.[1]
  if (tag !== undefined) return Number(tag)
  if (isSha(revision)) return Number.parseInt(revision.slice(-versionDigits), 16)
  throw noRevision(revision)
}

export interface Views {
  /**
   * What the asker sees at a revision: a branch, a tag or a commit's name. In the mode `metadata` the files of restricted data are
   * listed too, but only `README.md` may be read. Throws a `HubFailure` or a `Denied`.
   */
  open(asker: Asker, dataset: Dataset, revision: string, mode: 'metadata' | 'download'): Promise<View>
  /** A published version, which its owner too sees as others do, for download; `number` absent: the newest. Throws a `HubFailure` or a `Denied`. */
  published(asker: Asker, dataset: Dataset, number?: number): Promise<View>
}

const mostRemembered = 200

export function openViews(commons: Commons): Views {
  const { access, reader, repositories } = commons
  /** The files of versions that were asked for last: a loader asks for each file, and for each range of it. */
  const remembered = new Map<string, Promise<readonly SeenFile[]>>()

  /** A commit of the owner; undefined when there is none of this name, which may be a version then. */
  async function ownView(asker: Asker, dataset: Dataset, revision: string, mode: 'metadata' | 'download'): Promise<View | undefined> {
    const verdict = await access.verdict(asker, dataset, { mode })
    if (!verdict.allowed) throw new Denied(verdict)
    const commit = await repositories.resolve(dataset.id, revision)
    if (commit === undefined) {
      const empty = ['main', 'HEAD', 'refs/heads/main', noCommit].includes(revision)
      return empty ? { dataset, sha: noCommit, title: '', at: dataset.createdAt, files: [], asker, verdict } : undefined
    }
    const files = (await repositories.tree(dataset.id, commit.sha)).map(({ file, ...rest }): SeenFile => ({ ...rest, content: { file } }))
    return { dataset, sha: commit.sha, title: commit.title, at: commit.at, files, asker, verdict }
  }

  async function publishedView(asker: Asker, dataset: Dataset, revision: string, mode: 'metadata' | 'download'): Promise<View> {
    const wanted = versionIn(dataset, revision)
    const verdict = await access.verdict(asker, dataset, { mode: 'download', ...(wanted !== undefined && { version: wanted }) }).catch((error: unknown) => {
      throw error instanceof Failure && error.kind === 'not found' && wanted !== dataset.latest ? noRevision(revision) : error
    })
    // A version that was never published is none; that the dataset itself is not there is told as that.
    if (!verdict.allowed && verdict.code === 'not found' && wanted !== dataset.latest) throw noRevision(revision)
    const opened = await access.open(asker, dataset, { mode: verdict.allowed ? 'download' : mode, ...(wanted !== undefined && { version: wanted }) })
    const { version } = opened
    if (version.state !== 'published' && version.state !== 'retired') throw noRevision(revision)
    const sha = shaOf(version, opened.verdict)
    if (isSha(revision) && revision !== sha) throw noRevision(revision)
    // Of data that were taken back only the structure is told: their own card may tell more.
    const takenBack = !verdict.allowed && verdict.code === 'withdrawn'
    const files = await seen(revision === parquetBranch ? 'tables' : takenBack ? 'structure' : 'files', sha, opened)
    return { dataset, sha, title: `v${version.number}`, at: version.publishedAt ?? version.createdAt, files, asker, verdict: opened.verdict, opened }
  }

  function seen(what: 'files' | 'tables' | 'structure', sha: string, opened: Opened): Promise<readonly SeenFile[]> {
    const key = `${what} ${sha} ${opened.dataset.changedAt} ${opened.verdict.mode}`
    const files = remembered.get(key) ?? (what === 'tables' ? tablesOf(opened) : filesOf(opened, what === 'files'))
    remembered.delete(key)
    remembered.set(key, files)
    files.catch(() => remembered.delete(key))
    const oldest = remembered.size > mostRemembered ? remembered.keys().next().value : undefined
    if (oldest !== undefined) remembered.delete(oldest)
    return files
  }

  /** The files of a version, as far as they are lent; their names alone for whoever may only see what the data is about. */
  const kept = async (opened: Opened): Promise<readonly SeenFile[]> =>
    (opened.verdict.mode === 'download' ? await reader.files(opened) : opened.version.files).map(seenBy(opened))

  async function filesOf(opened: Opened, ownCard: boolean): Promise<readonly SeenFile[]> {
    const { version, dataset } = opened
    const files = new Map((await kept(opened)).map((file) => [file.path, file]))
    // The tables stand beside the files as they were sent: a loader then need not guess what a CSV of windows-1251 says.
    if (!isCut(opened)) for (const { file } of version.tables) if (!files.has(file.path)) files.set(file.path, seenBy(opened)(file))
    const tables = version.tables.map(({ name, file }) => ({ name, path: file.path })).filter(({ path }) => files.has(path))
    const own = ownCard ? files.get('README.md') : undefined
    const text = own && 'file' in own.content ? withConfigs(await textOf(own.content.file), tables) : readmeOf(dataset, version, tables)
    files.set('README.md', written('README.md', text))
    return [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  }

  /** The tables alone, each in a folder of its own. */
  async function tablesOf(opened: Opened): Promise<readonly SeenFile[]> {
    const { tables } = opened.version
    const files = isCut(opened) ? await kept(opened) : []
    return tables.flatMap(({ name, file }) => {
      const lent = isCut(opened) ? files.find(({ path }) => path === `data/${name}.parquet`) : seenBy(opened)(file)
      return lent ? [{ ...lent, path: `${name}/train/0000.parquet` }] : []
    })
  }

  async function textOf(id: string): Promise<string> {
    const { stream } = await commons.kernel.files.open(id, { start: 0, end: longestReadme - 1 })
    return new Response(stream).text()
  }

  return {
    async open(asker, dataset, revision, mode) {
      const own = isOwner(dataset, asker) ? await ownView(asker, dataset, revision, mode) : undefined
      return own ?? publishedView(asker, dataset, revision, mode)
    },
    published: (asker, dataset, number = dataset.latest) => publishedView(asker, dataset, number === undefined ? 'main' : `v${number}`, 'download'),
  }
}

/** Longer texts are no README that anybody reads. */
const longestReadme = 1024 ** 2

const isCut = ({ verdict }: Opened): boolean => verdict.columns !== undefined || verdict.rows !== undefined

const seenFile = ({ file, path, hash, size }: RepositoryFile): SeenFile => ({ path, hash, size, content: { file } })

/** A file as its readers see it. Of rows that they are not lent neither hash nor size is told, by which a guess at one could be tried. */
const seenBy = ({ dataset, version, verdict }: Opened) => (file: RepositoryFile): SeenFile =>
  (verdict.mode !== 'download' && isHiddenInPart(dataset.terms) ? { ...seenFile(file), hash: hashOf({ version: version.id, path: file.path }), size: 0 } : seenFile(file))

function written(path: string, text: string): SeenFile {
  const bytes = new TextEncoder().encode(text)
  return { path, hash: hash('sha256', bytes, 'hex'), size: bytes.length, content: { text: bytes } }
}
