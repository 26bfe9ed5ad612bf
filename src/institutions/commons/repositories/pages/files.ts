/** The files of a version: sizes, hashes, downloads, and for the owner the rows that were left out. */
import { printSize } from '../../../../kernel/files/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { type Content, csv, emptyState, html, type Html, notice, route, type Route, table, type Visit } from '../../../../portal/index.ts'
import type { Commons } from '../../commons.ts'
import { type Dataset, datasetPath, type DatasetVersion, isHiddenInPart, type RepositoryFile } from '../../dataset.ts'
import { messages } from '../../messages.ts'
import { type Asker, isOwner } from '../../policy.ts'
import { resolveUrl } from '../../dataset-page/load-lines.ts'
import { versionTitle, words } from '../../pages/messages.ts'
import { rowCount } from '../../dataset-page/messages.ts'
import { compareWords } from './messages.ts'
import { datasetPage, numberFrom, seen } from '../../pages/parts.ts'
import { rejectionWords } from '../../publishing/upload-messages.ts'

export const fileRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: '/commons/datasets/:namespace/:name/files', kind: 'page', permission: 'everyone', title: words.files,
    handle: async (visit, params) => {
      const { dataset, asker } = await seen(commons, visit, params)
      const version = await versionHere(commons, visit, dataset, asker)
      return datasetPage(visit, dataset, {
        place: '/files', title: words.files, body: version === undefined ? emptyState(visit.locale, { title: words.notPublished }) : await filesOf(commons, visit, dataset, asker, version),
      })
    },
  }),
  route({
    method: 'GET', path: '/commons/datasets/:namespace/:name/rejects.csv', kind: 'file', permission: 'signed in', title: words.rejects,
    handle: async (visit, params) => {
      const { dataset, asker } = await seen(commons, visit, params)
      if (!isOwner(dataset, asker)) throw new Failure('refused', compareWords.rejectsOwner)
      const version = await versionHere(commons, visit, dataset, asker)
      const { locale } = visit
      const rows = (version?.tables ?? []).flatMap(({ name, rejects }) => rejects.first.map(({ line, column = '', reason, text }) =>
        [name, line, column, rejectionWords[reason]?.[locale] ?? reason, text] as const))
      return csv('rejects.csv', [words.loadTable, words.line, words.columnTitle, words.reason, words.text].map((one) => one[locale]), rows)
    },
  }),
]

async function versionHere({ datasets }: Commons, { url }: Pick<Visit, 'url'>, dataset: Dataset, asker: Asker): Promise<DatasetVersion | undefined> {
  const newest = dataset.latest ?? (isOwner(dataset, asker) ? (await datasets.versions(dataset.id))[0]?.number : undefined)
  if (newest === undefined) return undefined
  const version = await datasets.version(dataset.id, numberFrom(url.searchParams.get('version'), { least: 1, most: 1_000_000, otherwise: newest }))
  if (!isOwner(dataset, asker) && version.state !== 'published' && version.state !== 'retired') throw new Failure('not found', messages.noVersion)
  return version
}

async function filesOf(commons: Commons, visit: Visit, dataset: Dataset, asker: Asker, version: DatasetVersion): Promise<Content> {
  const { locale, settings: { origin } } = visit
  const verdict = await commons.access.verdict(asker, dataset, { mode: 'download', version: version.number })
  const cut = verdict.allowed && (verdict.columns ?? verdict.rows) !== undefined
  const lent = verdict.allowed ? await commons.reader.files({ dataset, version, verdict, asker }) : version.files
  const files = cut ? lent : withTables(lent, version)
  // By hash and size whoever guesses a hidden row could try their guess.
  const told = verdict.allowed || !isHiddenInPart(dataset.terms)
  const named = ({ path }: RepositoryFile): Content => (verdict.allowed ? html`<a href="${resolveUrl(origin, dataset, `v${version.number}`, path)}" download>${path}</a>` : path)
  return [
    html`<p class="hint">${versionTitle(version.number)[locale]}. ${compareWords.filesHint[locale]}</p>`,
    verdict.allowed ? cut && html`<p>${words.restrictedFiles[locale]}</p>`
      : notice(locale, { kind: 'warning', title: words.filesClosed, body: html`<p>${verdict.because[locale]}</p>` }),
    table(locale, {
      caption: words.files, captionUnseen: true, rows: files, empty: emptyState(locale, { title: compareWords.noFiles }), columns: [
        { title: words.file, header: true, cell: named },
        ...(told ? [
          { title: words.size, numeric: true, cell: ({ size }: RepositoryFile) => printSize(size)[locale] },
          { title: words.checksum, cell: ({ hash }: RepositoryFile) => html`<code class="hash">${hash}</code>` },
        ] : []),
      ],
    }),
    told && !cut && leftOut(visit, dataset, version, isOwner(dataset, asker)),
  ]
}

/** The tables stand beside the files as they were sent. */
const withTables = (files: readonly RepositoryFile[], { tables }: DatasetVersion): readonly RepositoryFile[] =>
  [...files, ...tables.flatMap(({ file }) => (files.some(({ path }) => path === file.path) ? [] : [file]))]

/** How many rows were left out; which ones, only the owner sees. */
function leftOut({ locale }: Visit, dataset: Dataset, { number, tables }: DatasetVersion, owner: boolean): Html {
  const left = tables.filter(({ rejects }) => rejects.count > 0)
  const first = left.flatMap(({ name, rejects }) => rejects.first.map((one) => ({ ...one, table: name })))
  return html`<h2>${words.rejects[locale]}</h2>${left.length === 0 ? html`<p>${words.noRejects[locale]}</p>` : html`<ul>${left.map(({ name, rejects }) =>
    html`<li>${name}: ${rowCount(rejects.count)[locale]}</li>`)}</ul><p class="hint">${compareWords.rejectsOwner[locale]}</p>`}${owner && first.length > 0 && html`${table(locale, {
    caption: words.rejects, captionUnseen: true, rows: first, columns: [
      { title: words.line, numeric: true, cell: ({ line }) => line },
      { title: words.columnTitle, cell: ({ column }) => column },
      { title: words.reason, cell: ({ reason }) => rejectionWords[reason]?.[locale] ?? reason },
      { title: words.text, cell: ({ text }) => text },
    ],
  })}<p><a href="${datasetPath(dataset)}/rejects.csv?version=${number}" download>${words.download[locale]}: CSV</a></p>`}`
}
