/** What the Hub API tells of datasets: the list, one dataset, its files, its branches and its history. */
import { z } from 'zod'
import { json, type Route, type Visit } from '../../../portal/index.ts'
import { bodyOf, countIn, isTrue, nextLink, type Params } from '../../../portal/hub/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetPath, fullName, versionSubject } from '../dataset.ts'
import { type Asker, isOwner } from '../policy.ts'
import { machine, readerOf, seenAt } from './door.ts'
import { cardData } from './readme.ts'
import { entriesOf, entryAt } from './tree.ts'
import { shaOf, type View, type Views } from './view.ts'

const mostListed = 500
const filesOnPage = 1_000
const mostPaths = 1_000

const paths = z.object({
  paths: z.union([z.array(z.string()).max(mostPaths), z.string().transform((path) => [path])]), expand: z.union([z.boolean(), z.string()]).nullish(),
})

const gates = { open: false, registered: 'auto', restricted: 'manual' } as const

/** What lists show; the clients read `_id`, `id`, `private`, `gated`, `downloads`, `likes` and `lastModified`. */
const summaryOf = (dataset: Dataset) => ({
  _id: dataset.id, id: fullName(dataset), author: dataset.namespace, private: dataset.state === 'draft', disabled: dataset.state === 'withdrawn',
  gated: gates[dataset.terms.tier], downloads: 0, likes: 0, createdAt: dataset.createdAt, lastModified: dataset.changedAt,
  description: dataset.description?.summary.en ?? '', tags: tagsOf(dataset),
})

const tagsOf = ({ description }: Dataset): readonly string[] => description === undefined ? [] : [
  ...description.languages.map((language) => `language:${language}`),
  `license:${description.licence.startsWith('LicenseRef-') ? 'other' : description.licence.toLowerCase()}`,
  ...description.keywords,
]

export function infoRoutes(commons: Commons, views: Views): readonly Route[] {
  const { datasets, repositories, kernel } = commons

  /** The view that a read-only address asks for. */
  async function viewAt(visit: Visit, params: Params): Promise<View> {
    const { asker, dataset } = await seenAt(commons, visit, params)
    return views.open(asker, dataset, params['revision'] ?? 'main', 'metadata')
  }

  async function info(visit: Visit, params: Params): Promise<Response> {
    const view = await viewAt(visit, params)
    const { dataset, sha, files, opened, at } = view
    const { reads } = await commons.reads.count(dataset.id)
    const detailed = isTrue(visit.url.searchParams.get('blobs'))
    return json({
      ...summaryOf(dataset), sha, downloads: reads, lastModified: at,
      cardData: cardData(dataset, opened?.version ?? { tables: [] }),
      siblings: files.map((file) => ({ rfilename: file.path, ...(detailed && { size: file.size, blobId: file.hash.slice(0, 40), ...lfsOf(file) }) })),
    })
  }

  /** All that a publisher has themselves, and what the search finds for everybody. */
  async function list(asker: Asker, visit: Visit): Promise<{ readonly found: readonly Dataset[]; readonly more: boolean }> {
    const { searchParams } = visit.url
    const limit = countIn(visit, 'limit', { least: 1, most: mostListed, otherwise: mostListed })
    const offset = countIn(visit, 'cursor', { otherwise: 0 })
    const author = searchParams.get('author')?.toLowerCase()
    const own = visit.actor === null || author === undefined ? [] : (await datasets.own(visit.actor)).filter(({ namespace }) => namespace.toLowerCase() === author)
    if (own.length > 0) {
      const wanted = searchParams.get('search')?.toLowerCase() ?? ''
      const fitting = own.filter((dataset) => isOwner(dataset, asker) && fullName(dataset).toLowerCase().includes(wanted))
      return { found: fitting.slice(offset, offset + limit), more: fitting.length > offset + limit }
    }
    const { found, total } = await kernel.search.find({
      text: searchParams.get('search') ?? '', locale: visit.locale, kind: 'dataset', limit, offset,
      ...(author !== undefined && { facets: { namespace: [author] } }), ...(searchParams.get('sort') === 'lastModified' && { sort: 'newest' as const }),
    })
    const all = await Promise.all(found.map(({ id }) => datasets.byId(id.slice(id.indexOf(':') + 1))))
    return { found: all, more: total > offset + limit }
  }

  async function tree(visit: Visit, params: Params): Promise<Response> {
    const view = await viewAt(visit, params)
    const { searchParams } = visit.url
    const entries = entriesOf(view, params['rest'] ?? '', { recursive: isTrue(searchParams.get('recursive')), expand: isTrue(searchParams.get('expand')) })
    const after = searchParams.get('cursor')
    const from = after === null ? 0 : entries.findIndex(({ path }) => path > after)
    const size = countIn(visit, 'limit', { least: 1, most: filesOnPage, otherwise: filesOnPage })
    const page = from === -1 ? [] : entries.slice(from, from + size)
    const last = page.at(-1)
    return json(page, { headers: last && from + size < entries.length ? nextLink(visit, last.path) : {} })
  }

  async function refs(visit: Visit, params: Params): Promise<Response> {
    const { asker, dataset } = await seenAt(commons, visit, params)
    const own = isOwner(dataset, asker) ? await repositories.refs(dataset.id) : undefined
    const published = await versionsSeen(asker, dataset)
    const tags = published.map(({ number, sha }) => ({ name: `v${number}`, sha }))
    const branches = own?.branches ?? (published[0] ? [{ name: 'main', sha: published[0].sha }] : [])
    return json({
      branches: branches.map(({ name, sha }) => ({ name, ref: `refs/heads/${name}`, targetCommit: sha })),
      converts: published[0] ? [{ name: 'parquet', ref: 'refs/convert/parquet', targetCommit: published[0].sha }] : [],
      tags: [...own?.tags ?? [], ...tags].map(({ name, sha }) => ({ name, ref: `refs/tags/${name}`, targetCommit: sha })),
      ...(visit.url.searchParams.has('include_prs') && { pullRequests: [] }),
    })
  }

  /** The published versions, newest first, each under the name that the asker knows it by. */
  async function versionsSeen(asker: Asker, dataset: Dataset) {
    const verdict = await commons.access.verdict(asker, dataset, { mode: 'download' })
    const lent = verdict.allowed ? verdict : {}
    return (await datasets.versions(dataset.id)).filter(({ state }) => state === 'published')
      .map((version) => ({ number: version.number, sha: shaOf(version, lent), at: version.publishedAt ?? version.createdAt, id: version.id }))
  }

  async function commits(visit: Visit, params: Params): Promise<Response> {
    const view = await viewAt(visit, params)
    const { dataset, asker, opened, sha } = view
    const limit = countIn(visit, 'limit', { least: 1, most: 1_000, otherwise: 50 })
    const offset = countIn(visit, 'cursor', { otherwise: 0 })
    const author = [{ user: dataset.namespace, avatar: '' }]
    const all = opened === undefined ? undefined : (await versionsSeen(asker, dataset)).filter(({ number }) => number <= opened.version.number)
      .map((version) => ({ id: version.sha, title: `v${version.number}`, message: versionSubject(version.id), date: version.at, authors: author }))
    const head = all ? undefined : await repositories.resolve(dataset.id, sha)
    const page = all?.slice(offset, offset + limit) ?? (head === undefined ? [] : await repositories.history(dataset.id, sha, { limit, offset }))
      .map(({ sha: id, title, description = '', at }) => ({ id, title, message: description, date: at, authors: author }))
    const total = all?.length ?? head?.depth ?? 0
    return json(page, { headers: { 'x-total-count': String(total), ...(total > offset + limit && nextLink(visit, String(offset + limit))) } })
  }

  const at = '/api/datasets/:namespace/:name'
  return [
    machine('GET', '/api/datasets', async (visit) => {
      const { found, more } = await list(await readerOf(commons, visit), visit)
      const next = countIn(visit, 'cursor', { otherwise: 0 }) + found.length
      return json(found.map(summaryOf), { headers: more ? nextLink(visit, String(next)) : {} })
    }),
    machine('GET', at, info),
    machine('GET', `${at}/revision/:revision`, info),
    machine('GET', `${at}/tree/:revision`, tree),
    machine('GET', `${at}/tree/:revision/*`, tree),
    machine('POST', `${at}/paths-info/:revision`, async (visit, params) => {
      const asked = await bodyOf(visit, paths)
      const view = await viewAt(visit, params)
      const expand = asked.expand === true || (typeof asked.expand === 'string' && isTrue(asked.expand))
      return json(asked.paths.flatMap((path) => entryAt(view, path, expand) ?? []))
    }),
    machine('GET', `${at}/refs`, refs),
    machine('GET', `${at}/commits/:revision`, commits),
    machine('GET', `${at}/auth-check`, async (visit, params) => {
      const { asker, dataset } = await seenAt(commons, visit, params)
      await views.open(asker, dataset, 'main', 'download')
      return json({})
    }),
    // What a client prints as the address of a dataset, or of what it sent, leads to its page.
    ...(['/datasets/:namespace/:name', '/datasets/:namespace/:name/commit/:revision'] as const).map((path) => machine('GET', path, async (visit, params) =>
      new Response(null, { status: 302, headers: { location: visit.link(datasetPath((await seenAt(commons, visit, params)).dataset)) } }))),
  ]
}

const lfsOf = ({ hash, size, content }: View['files'][number]) => 'file' in content && { lfs: { sha256: hash, oid: hash, size, pointerSize: 134 } }
