/** Models read by the protocol of the Hugging Face Hub, so that its clients work unchanged. What is sent comes by the portal's. */
import { z } from 'zod'
import { contentDisposition } from '../../../kernel/files/index.ts'
import { etagOf, serve } from '../../../portal/content/index.ts'
import { bodyOf, HubFailure, isTrue, machine, type Params } from '../../../portal/hub/index.ts'
import { json, type Route, type Visit } from '../../../portal/index.ts'
import { entryOf, summaryOf, viewAt } from './hub-view.ts'
import { hubWords as words } from './hub-words.ts'
import { withdrawn } from '../../../kernel/taken-back/index.ts'
import { markHeader, markHeaders } from '../marks/index.ts'
import { modelPath } from './model.ts'
import type { ModelParts } from './parts.ts'

const pathsAsked = z.object({ paths: z.union([z.array(z.string()).max(1_000), z.string().transform((path) => [path])]) })

const mostListed = 500

/** Pages elsewhere may read what everybody may read. */
const anywhere = {
  'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
  'access-control-expose-headers': 'accept-ranges, content-length, content-range, etag, x-error-code, x-error-message, x-linked-etag, x-linked-size, x-repo-commit, ' + markHeader,
}

export function hubRoutes(parts: Omit<ModelParts, 'sources'>): readonly Route[] {
  const { kernel, options, models } = parts
  async function info(visit: Visit, params: Params): Promise<Response> {
    const { summary, sha, files, card } = await viewAt(parts, visit, params)
    const detailed = isTrue(visit.url.searchParams.get('blobs'))
    return json({
      ...summary, sha, cardData: card,
      siblings: files.map((file) => ({ rfilename: file.path, ...(detailed && { size: file.size, blobId: entryOf(file).oid, ...('file' in file.content && { lfs: { sha256: file.hash, size: file.size, pointerSize: 134 } }) }) })),
    })
  }

  async function tree(visit: Visit, params: Params): Promise<Response> {
    const { files } = await viewAt(parts, visit, params)
    // There are no folders in a model.
    if ((params['rest'] ?? '') !== '') throw new HubFailure('EntryNotFound', words.noFile)
    return json(files.map(entryOf))
  }

  async function list({ url, locale }: Visit): Promise<Response> {
    const author = url.searchParams.get('author')
    const limit = Math.min(mostListed, Math.max(1, Math.trunc(Number(url.searchParams.get('limit') ?? mostListed)) || mostListed))
    if (author !== null && author.toLowerCase() !== options.namespace) return json([])
    const { models: found } = await models.list({ text: url.searchParams.get('search') ?? '', locale, states: ['released'], limit, offset: 0 })
    const marked = await models.marksOf(found)
    return json(found.map((model) => summaryOf(options.namespace, model, marked.get(model.id)!)))
  }

  async function file(visit: Visit, { rest = '', ...params }: Params): Promise<Response> {
    const { files, sha, open, marks } = await viewAt(parts, visit, params)
    const found = files.find(({ path }) => path === rest)
    if (found === undefined) throw new HubFailure('EntryNotFound', words.noFile)
    return serve(visit.request, {
      files: kernel.files, file: found,
      headers: {
        ...(open && anywhere), ...markHeaders(withdrawn(marks)), 'content-type': 'text' in found.content ? 'text/markdown; charset=utf-8' : 'application/octet-stream',
        'content-disposition': contentDisposition(found.path), 'cache-control': open ? 'public, no-cache' : 'private, no-store',
        'x-repo-commit': sha, 'x-linked-size': String(found.size), 'x-linked-etag': etagOf(found),
      },
    })
  }

  /** What a client prints as the address of a model, or of what it sent, leads to its page. */
  async function toPage({ link }: Visit, { name = '' }: Params): Promise<Response> {
    // Whether there is a draft of the name is not everybody's to know.
    const isReleased = await models.find(name).then(({ release }) => release !== undefined, () => false)
    return new Response(null, { status: 302, headers: { location: link(isReleased ? modelPath(name) : '/models/add') } })
  }

  const at = '/api/models/:namespace/:name'
  return [
    machine('GET', '/api/models', list),
    machine('GET', at, info),
    machine('GET', `${at}/revision/:revision`, info),
    machine('GET', `${at}/tree/:revision`, tree),
    machine('GET', `${at}/tree/:revision/*`, tree),
    machine('POST', `${at}/paths-info/:revision`, async (visit, params) => {
      const [asked, { files }] = [await bodyOf(visit, pathsAsked), await viewAt(parts, visit, params)]
      return json(files.filter(({ path }) => asked.paths.includes(path)).map(entryOf))
    }),
    machine('GET', `${at}/refs`, async (visit, params) => {
      const { sha } = await viewAt(parts, visit, params)
      return json({ branches: [{ name: 'main', ref: 'refs/heads/main', targetCommit: sha }], converts: [], tags: [] })
    }),
    machine('GET', `/${options.namespace}/:name`, toPage),
    machine('GET', `/${options.namespace}/:name/commit/:revision`, toPage),
    machine('GET', '/:namespace/:name/resolve/:revision/*', file),
    machine('GET', '/:namespace/:name/raw/:revision/*', file),
  ]
}
