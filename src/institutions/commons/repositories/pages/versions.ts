/** The versions of a dataset, and what differs between two of them. */
import { printSize } from '../../../../kernel/files/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { formatNumber } from '../../../../law/format.ts'
import { same, type Text } from '../../../../law/text.ts'
import {
  attributes, type Content, emptyState, html, type Html, notice, pageFrom, pagination, route, type Route, table, tag, type Visit, withQuery,
} from '../../../../portal/index.ts'
import type { Commons, Opened } from '../../commons.ts'
import { type Dataset, datasetPath, isHiddenInPart, type VersionSummary } from '../../dataset.ts'
import { quoteName } from '../../../../kernel/duckdb/index.ts'
import type { Cell, TableSource } from '../../engine/index.ts'
import { messages } from '../../messages.ts'
import { type Asker, isOwner } from '../../policy.ts'
import {
  afterName, beforeName, type KindOfChange, kindsOfChange, rowChange, type RowChange, rowComparison, schemaChanges,
} from './compare-versions.ts'
import { mannerOf } from '../../dataset-page/data.ts'
import { shownCell } from '../../dataset-page/data-table.ts'
import { isCode } from '../../dataset-page/numerals.ts'
import { versionTitle, words } from '../../pages/messages.ts'
import { changeCounts, compareWords } from './messages.ts'
import { datasetPage, dayHere, numberFrom, seen } from '../../pages/parts.ts'
import { versionTag } from '../../publishing/parts.ts'

const perPage = 50
/** Columns that are compared at most. */
const widest = 100
/** Rows that a file of changes holds at most. */
const mostInFile = 100_000

/** Versions that others see, and the owner's own. */
async function shownVersions({ datasets }: Commons, dataset: Dataset, asker: Asker): Promise<readonly VersionSummary[]> {
  const all = await datasets.versions(dataset.id)
  return isOwner(dataset, asker) ? all : all.filter(({ state }) => state === 'published' || state === 'retired')
}

export const versionRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: '/commons/datasets/:namespace/:name/versions', kind: 'page', permission: 'everyone', title: words.versions,
    handle: async (visit, params) => {
      const { dataset, asker } = await seen(commons, visit, params)
      const versions = await shownVersions(commons, dataset, asker)
      return datasetPage(visit, dataset, { place: '/versions', title: words.versions, body: versionList(visit, dataset, versions) })
    },
  }),
  route({
    method: 'GET', path: '/commons/datasets/:namespace/:name/compare', kind: 'page', permission: 'everyone', title: compareWords.title, rateLimit: { requests: 60, seconds: 60 },
    handle: async (visit, params) => {
      const { dataset, asker } = await seen(commons, visit, params)
      const versions = (await shownVersions(commons, dataset, asker)).filter(({ state }) => state === 'published')
      return datasetPage(visit, dataset, { place: '/compare', title: compareWords.title, body: await comparePage(commons, visit, dataset, asker, versions) })
    },
  }),
  route({
    method: 'GET', path: '/commons/datasets/:namespace/:name/compare.csv', kind: 'file', permission: 'everyone', rateLimit: { requests: 10, seconds: 60 },
    handle: async (visit, params) => {
      const { dataset, asker } = await seen(commons, visit, params)
      const versions = (await shownVersions(commons, dataset, asker)).filter(({ state }) => state === 'published')
      const pair = pairOf(visit, versions)
      const asked = pair && askedRows(visit, pair)
      if (pair === undefined) throw new Failure('not found', compareWords.onlyOne)
      if (asked === undefined) throw new Failure('not found', compareWords.noCommon)
      // A file has no form beside it that shows what was taken instead.
      if (differs(visit, 'table', asked.table)) throw new Failure('invalid', compareWords.noTable)
      if (differs(visit, 'key', asked.key)) throw new Failure('invalid', compareWords.noKey)
      const opened = await openBoth(commons, dataset, asker, pair, 'download')
      const { rows } = rowComparison(asked.columns, asked.key, asked.kind)
      await noteBoth(commons, opened, asked.table, 'export')
      const stream = await onBoth(commons, opened, asked, (sources) =>
        commons.engine.export(sources, named(rows, asked.columns), 'csv', { rows: mostInFile, mark: true, ...mannerOf(visit) }))
      return new Response(commons.access.guard(opened[1], stream), {
        headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="changes.csv"', 'cache-control': 'private, no-store' },
      })
    },
  }),
]

const differs = ({ url }: Visit, name: 'table' | 'key', taken: string | undefined): boolean => (url.searchParams.get(name) || taken) !== taken

/** The comparison under names that a file can have. */
const named = (rows: string, columns: readonly string[]): string =>
  `select * from (${rows}) as changes(${['change', ...columns.flatMap((name) => [`${name} (before)`, `${name} (after)`])].map(quoteName).join(', ')})`

function versionList(visit: Visit, dataset: Dataset, versions: readonly VersionSummary[]): Html {
  const { locale, link } = visit
  const published = versions.filter(({ state }) => state === 'published')
  return table(locale, {
    caption: words.versions, captionUnseen: true, rows: versions, empty: emptyState(locale, { title: words.notPublished }),
    columns: [
      {
        title: words.version, header: true,
        cell: ({ number, state }) => (state === 'published' || state === 'retired' ? html`<a href="${link(datasetPath(dataset))}?version=${number}">${versionTitle(number)[locale]}</a>` : versionTitle(number)[locale]),
      },
      { title: compareWords.state, cell: (version) => versionTag(visit, version) },
      { title: words.published, cell: ({ publishedAt }) => publishedAt !== undefined && dayHere(visit, publishedAt) },
      { title: words.rowsTitle, numeric: true, cell: ({ tables }) => formatNumber(tables.reduce((sum, { rows }) => sum + rows, 0), locale) },
      ...(isHiddenInPart(dataset.terms) ? [] : [{ title: compareWords.size, numeric: true, cell: ({ tables }: typeof versions[number]) => printSize(tables.reduce((sum, { file }) => sum + file.size, 0))[locale] }]),
      { title: words.readiness, numeric: true, cell: ({ score }) => score !== undefined && `${Math.round(score)}/100` },
      { title: words.changes, cell: ({ number, state }) => {
        const older = state === 'published' ? published.find((one) => one.number < number) : undefined
        return older && html`<a href="${link(`${datasetPath(dataset)}/compare`)}?from=${older.number}&amp;to=${number}">${compareWords.compare[locale]}<span class="unseen">: ${
          versionTitle(older.number)[locale]} – ${versionTitle(number)[locale]}</span></a>`
      } },
      { title: words.files, cell: ({ number, state }) => state === 'published' && html`<a href="${link(`${datasetPath(dataset)}/files`)}?version=${number}">${words.files[locale]}<span class="unseen">: ${
        versionTitle(number)[locale]}</span></a>` },
    ],
  })
}

/** Two versions, the earlier first. */
type Pair = readonly [VersionSummary, VersionSummary]

/** The versions that an address names; the two newest when it names none. */
function pairOf({ url }: Pick<Visit, 'url'>, versions: readonly VersionSummary[]): Pair | undefined {
  const [newest, older] = versions
  if (newest === undefined || older === undefined) return undefined
  const by = (name: string, otherwise: VersionSummary): VersionSummary => {
    const number = numberFrom(url.searchParams.get(name), { least: 1, most: 1_000_000, otherwise: otherwise.number })
    const found = versions.find((one) => one.number === number)
    if (found === undefined) throw new Failure('not found', messages.noVersion)
    return found
  }
  return [by('from', older), by('to', newest)]
}

interface AskedRows { readonly table: string; readonly columns: readonly string[]; readonly key?: string; readonly kind?: KindOfChange }

/** Which table is compared, by which key; undefined when the versions have no table or column in common. */
function askedRows({ url }: Pick<Visit, 'url'>, [before, after]: Pair): AskedRows | undefined {
  const chosen = url.searchParams.get('table')
  const both = after.tables.filter(({ name }) => before.tables.some((one) => one.name === name))
  const now = both.find(({ name }) => name === chosen) ?? both[0]
  const old = before.tables.find(({ name }) => name === now?.name)
  if (now === undefined || old === undefined) return undefined
  const columns = now.columns.filter(({ name }) => old.columns.some((one) => one.name === name)).map(({ name }) => name).slice(0, widest)
  const key = columns.find((name) => name === url.searchParams.get('key'))
  const kind = kindsOfChange.find((one) => one === url.searchParams.get('kind'))
  return columns.length === 0 ? undefined : { table: now.name, columns, ...(key !== undefined && { key }), ...(kind && { kind }) }
}

const openBoth = async ({ access }: Commons, dataset: Dataset, asker: Asker, [before, after]: Pair, mode: 'query' | 'download'): Promise<readonly [Opened, Opened]> => [
  await access.open(asker, dataset, { mode, version: before.number }), await access.open(asker, dataset, { mode, version: after.number }),
]

async function noteBoth({ reads }: Commons, opened: readonly Opened[], of: string, door: 'page' | 'export'): Promise<void> {
  for (const { dataset, version, verdict, asker } of opened) {
    await reads.note({ dataset: dataset.id, version: version.number, door, mode: door === 'export' ? 'download' : 'query', by: verdict.by, asker, what: `compare ${of}` })
  }
}

/** Lends the table of both versions, each under its own name, cut as its verdict says. */
const onBoth = <T>({ reader }: Commons, [before, after]: readonly [Opened, Opened], { table: name, columns }: AskedRows, use: (sources: readonly TableSource[]) => Promise<T>): Promise<T> =>
  reader.tables(before, (old) => reader.tables(after, (now) => {
    const of = (sources: readonly TableSource[], as: string): TableSource => {
      const source = sources.find((one) => one.name === name)
      if (source === undefined || columns.some((column) => source.columns !== undefined && !source.columns.includes(column))) throw new Failure('refused', words.tableNotLent)
      return { ...source, name: as }
    }
    return use([of(old, beforeName), of(now, afterName)])
  }))

async function comparePage(commons: Commons, visit: Visit, dataset: Dataset, asker: Asker, versions: readonly VersionSummary[]): Promise<Content> {
  const { locale } = visit
  const pair = pairOf(visit, versions)
  if (pair === undefined) return emptyState(locale, { title: compareWords.onlyOne })
  const asked = askedRows(visit, pair)
  return [html`<p class="hint">${compareWords.lead[locale]}</p>`, chooser(visit, pair, versions, asked), schemaPart(visit, pair, asked), html`<h2>${compareWords.rows[locale]}</h2>`,
    asked === undefined ? html`<p>${compareWords.noCommon[locale]}</p>` : await rowsPart(commons, visit, dataset, asker, pair, asked)]
}

/** Which versions, and what tells rows apart. */
function chooser({ locale, url }: Visit, [before, after]: Pair, versions: readonly VersionSummary[], asked: AskedRows | undefined): Html {
  const choices = versions.map(({ number }) => ({ value: String(number), label: versionTitle(number) }))
  const tables = after.tables.filter(({ name }) => before.tables.some((one) => one.name === name))
  const values = { from: String(before.number), to: String(after.number), table: asked?.table ?? '', key: asked?.key ?? '' }
  const select = (name: keyof typeof values, label: Text, of: readonly { readonly value: string; readonly label: Text }[]): Html => html`<div class="field"><label for="q-${
    name}">${label[locale]}</label><select id="q-${name}" name="${name}">${of.map((one) => html`<option value="${one.value}"${attributes({ selected: one.value === values[name] })}>${one.label[locale]}</option>`)}</select></div>`
  return html`<form class="filters" method="get" action="${url.pathname}">${select('from', compareWords.before, choices)}${select('to', compareWords.after, choices)}${
    tables.length > 1 && select('table', words.loadTable, tables.map(({ name }) => ({ value: name, label: same(name) })))}${
    asked && select('key', compareWords.key, [{ value: '', label: compareWords.wholeRow }, ...asked.columns.slice(0, 300).map((name) => ({ value: name, label: same(name) }))])}<div class="actions"><button class="button">${
    compareWords.compare[locale]}</button></div></form>`
}

function schemaPart({ locale }: Visit, [before, after]: Pair, asked: AskedRows | undefined): Html {
  const columnsOf = ({ tables }: VersionSummary) => (tables.find(({ name }) => name === asked?.table) ?? tables[0])?.columns ?? []
  const changes = schemaChanges(columnsOf(before), columnsOf(after))
  return html`<h2>${compareWords.schema[locale]}</h2>${table(locale, {
    caption: compareWords.schema, captionUnseen: true, rows: changes, empty: html`<p>${compareWords.sameSchema[locale]}</p>`, columns: [
      { title: words.columnTitle, header: true, cell: ({ name }) => html`<code>${name}</code>` },
      { title: compareWords.kind, cell: ({ before: old, after: now }) => compareWords[old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'][locale] },
      { title: compareWords.typeBefore, cell: ({ before: old }) => old },
      { title: compareWords.typeAfter, cell: ({ after: now }) => now },
    ],
  })}`
}

async function rowsPart(commons: Commons, visit: Visit, dataset: Dataset, asker: Asker, pair: Pair, asked: AskedRows): Promise<Content> {
  const { locale, url } = visit
  try {
    const opened = await openBoth(commons, dataset, asker, pair, 'query')
    const at = pageFrom(visit)
    const { rows, counts } = rowComparison(asked.columns, asked.key, asked.kind)
    const found = await onBoth(commons, opened, asked, async (sources) => ({
      counts: await commons.engine.query(sources, counts, { limit: 3, ...mannerOf(visit) }),
      rows: await commons.engine.query(sources, rows, { limit: perPage, offset: (at - 1) * perPage, ...mannerOf(visit) }),
    }))
    await noteBoth(commons, opened, asked.table, 'page')
    const count = { added: 0, removed: 0, changed: 0, ...Object.fromEntries(found.counts.rows.map(([kind, n]) => [String(kind), Number(n)])) }
    const total = asked.kind === undefined ? count.added + count.removed + count.changed : count[asked.kind]
    if (count.added + count.removed + count.changed === 0) return emptyState(locale, { title: compareWords.sameRows })
    const query = new URLSearchParams(url.searchParams)
    query.delete('page')
    return [
      html`<p>${changeCounts(count)[locale]}</p>${asked.columns.length === widest && html`<p class="hint">${compareWords.firstColumns[locale]}</p>`}<nav class="orders" aria-label="${compareWords.kind[locale]}"><ul>${[undefined, ...kindsOfChange].map((kind) => html`<li><a href="${
        withQuery(url, { kind, page: undefined })}"${attributes({ 'aria-current': kind === asked.kind && 'true' })}>${compareWords[kind ?? 'all'][locale]}</a></li>`)}</ul></nav>`,
      changeTable(visit, asked, found.rows.rows.flatMap((row) => rowChange(row) ?? [])),
      pagination(locale, { url, page: at, size: perPage, total }),
      html`<p class="hint">${compareWords.asFile[locale]}: <a href="${datasetPath(dataset)}/compare.csv?${query.toString()}" download>CSV</a></p>`,
    ]
  } catch (error) {
    // Schemas are told to everybody; rows only to whoever may see them.
    if (error instanceof Failure) return notice(locale, { kind: 'warning', title: words.rowsNotNow, body: html`<p>${error.text[locale]}</p>` })
    throw error
  }
}

const tones = { added: 'good', removed: 'late', changed: 'wait' } as const

const changeTable = ({ locale }: Visit, { columns }: AskedRows, changes: readonly RowChange[]): Html => html`<div class="scroll data" role="region" aria-label="${
  compareWords.rows[locale]}" tabindex="0"><table><caption class="unseen">${compareWords.rows[locale]}</caption><thead><tr><th scope="col">${compareWords.kind[locale]}</th>${
  columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${changes.map(({ kind, cells }) => html`<tr><td>${tag(locale, compareWords[kind], tones[kind])}</td>${
  cells.map((cell, at) => html`<td>${changed(locale, kind, cell, columns[at] ?? '')}</td>`)}</tr>`)}</tbody></table></div>`

function changed(locale: Visit['locale'], kind: KindOfChange, { before, after }: RowChange['cells'][number], column: string): Content {
  const shown = (cell: Cell): Content => shownCell(locale, cell, typeof cell === 'number' && !isCode(column, [cell]))
  if (kind === 'added') return shown(after)
  if (kind === 'removed' || JSON.stringify(before) === JSON.stringify(after)) return shown(before)
  return html`<del>${shown(before)}</del> <ins>${shown(after)}</ins>`
}
