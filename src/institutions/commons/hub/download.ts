/** Files at their addresses: `resolve` and `raw`. */
import { etagOf, serve } from '../../../portal/content/index.ts'
import type { Route } from '../../../portal/index.ts'
import { HubFailure } from '../../../portal/hub/index.ts'
import { contentDisposition } from '../../../kernel/files/index.ts'
import type { Commons } from '../commons.ts'
import { machine, seenAt } from './door.ts'
import { words } from './messages.ts'
import type { SeenFile, View, Views } from './view.ts'

/** Reads of commits that became no version are kept under this number. */
const noVersion = 0

/** Pages elsewhere may read what everybody may read; what is lent on terms needs a key, which they do not have. */
const anywhere = {
  'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
  'access-control-expose-headers': 'accept-ranges, content-length, content-range, etag, x-error-code, x-error-message, x-linked-etag, x-linked-size, x-repo-commit',
}

/** Answers a request for a file of a view, noting the read; a card is open to everybody who sees the dataset. */
export function give(commons: Commons, request: Request, view: View, file: SeenFile, door: 'hub' | 's3' | 'temporary', headers: Readonly<Record<string, string>>): Promise<Response> {
  const { dataset, asker, verdict, opened } = view
  return serve(request, {
    files: commons.kernel.files, file, headers,
    async begin(bytes) {
      if ('text' in file.content) return
      const version = opened?.version.number ?? noVersion
      await commons.reads.note({ dataset: dataset.id, version, door, mode: 'download', by: verdict.by, asker, what: file.path, bytes })
    },
    guard: (stream) => (opened ? commons.access.guard(opened, stream) : stream),
  })
}

export function downloadRoutes(commons: Commons, views: Views): readonly Route[] {
  const answer: Parameters<typeof machine>[2] = async (visit, { revision = '', rest = '', ...params }) => {
    const { asker, dataset } = await seenAt(commons, visit, params)
    const seen = await views.open(asker, dataset, revision, 'metadata')
    const file = seen.files.find(({ path }) => path === rest)
    // A loader looks for files that may not be there before it reads: that it may not read is told by what is there.
    if (file === undefined) throw new HubFailure('EntryNotFound', words.noFile)
    const view = 'text' in file.content || covered(seen) ? seen : await views.open(asker, dataset, revision, 'download')
    return give(commons, visit.request, view, file, 'hub', {
      ...anywhere, 'content-type': 'text' in file.content ? 'text/markdown; charset=utf-8' : 'application/octet-stream',
      'content-disposition': contentDisposition(rest), 'cache-control': 'private, no-cache',
      'x-repo-commit': view.sha, 'x-linked-size': String(file.size), 'x-linked-etag': etagOf(file),
    })
  }
  const at = '/datasets/:namespace/:name'
  return [machine('GET', `${at}/resolve/:revision/*`, answer), machine('GET', `${at}/raw/:revision/*`, answer)]
}

const covered = ({ verdict }: View): boolean => verdict.mode === 'download'
