/** The SQL console: ask the tables of one dataset, or of several, look at the answer, draw it, take it along. Works without a script. */
import { transact } from '../../../kernel/database/index.ts'
import { contentDisposition } from '../../../kernel/files/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import {
  actions, actorHere, attributes, button, type Content, emptyState, errorSummary, html, type Html, idFrom, notFound, notice, pageFrom, problemsOf, raw, route, type Route,
  seeOther, type Visit, withQuery,
} from '../../../portal/index.ts'
import type { Commons, Opened } from '../commons.ts'
import { datasetPath, fullName } from '../dataset.ts'
import { type ExportFormat, type ResultPage } from '../engine/index.ts'
import { barsOf, drawable, lineOf } from './chart.ts'
import { completions } from './words.ts'
import { dataTable } from '../dataset-page/data-table.ts'
import { mannerOf } from '../dataset-page/data.ts'
import { wayIn } from '../dataset-page/page.ts'
import { addressesIn, lend, named, type NamedTable, namedTables, noteAll, openAll } from '../lending/lending.ts'
import { rowCount } from '../dataset-page/messages.ts'
import { charted, consoleWords as words, resultCount, took } from './messages.ts'
import { askerOf, commonsCrumb, commonsPage, datasetPage, seen, titleOf } from '../pages/parts.ts'
import { queryable, type Queryable } from './queryable.ts'
import { longestQuery, openQueries } from './query-store.ts'
import { saveForm } from './queries.ts'

const perPage = 100

export function consoleRoutes(commons: Commons): readonly Route[] {
  const queries = openQueries(commons.kernel)
  const limit = { requests: 120, seconds: 60 }
  return [
    route({
      method: 'GET', path: '/commons/sql', kind: 'page', permission: 'everyone', title: words.title, rateLimit: limit, refusesAskers: true,
      handle: async (visit) => {
        const asker = await askerOf(commons, visit)
        const id = visit.url.searchParams.get('query')
        const shared = id === null ? undefined : await queries.open(idFrom(id), asker.kind === 'person' ? asker.person : undefined)
        const typed = visit.url.searchParams.getAll('dataset')
        let [opened, problems]: [readonly Opened[], readonly Problem[]] = [[], []]
        let addresses: readonly string[] = typed
        try {
          addresses = shared?.datasets ?? addressesIn(typed)
          opened = await openAll(commons, asker, addresses, 'query')
        } catch (error) {
          if (!(error instanceof Failure)) throw error
          problems = error.problems.length > 0 ? error.problems : [{ field: 'dataset', text: error.text }]
        }
        const asked: Asked = { opened, sql: shared?.sql ?? visit.url.searchParams.get('sql') ?? '', run: shared === undefined, ...(shared && { title: shared.title }) }
        const answer = await answerTo(commons, visit, asked)
        const all = [...problems, ...answer.problems]
        const offered = await queryable(commons, visit.actor)
        const { locale } = visit
        return commonsPage({
          visit, title: asked.title ?? words.title, width: 'wide', breadcrumbs: [commonsCrumb], error: all.length > 0, ...asLater(answer),
          body: html`${errorSummary(locale, all)}<h1>${asked.title ?? words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${shared && !shared.mine && notice(locale, {
            body: html`<p>${words.sharedBy[locale]}</p>` })}${datasetChooser(visit, addresses, offered)}${opened.length > 0 && await consoleBody(commons, visit, asked, answer)}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/commons/datasets/:namespace/:name/sql', kind: 'page', permission: 'everyone', title: words.title, rateLimit: limit, refusesAskers: true,
      handle: async (visit, params) => {
        const { dataset, asker } = await seen(commons, visit, params)
        const verdict = await commons.access.verdict(asker, dataset, { mode: 'query' })
        if (!verdict.allowed) {
          return datasetPage(visit, dataset, { place: '/sql', title: words.title, body: html`${notice(visit.locale, { kind: 'warning', body: html`<p>${verdict.because[visit.locale]}</p>` })}${
            actions(wayIn(visit, commons.options.request, dataset, verdict), button(visit.locale, titleOf(dataset), { kind: 'quiet', href: visit.link(datasetPath(dataset)) }))}` })
        }
        const opened = [await commons.access.open(asker, dataset, { mode: 'query' })]
        const asked: Asked = { opened, sql: visit.url.searchParams.get('sql') ?? '', run: true }
        const answer = await answerTo(commons, visit, asked)
        return datasetPage(visit, dataset, {
          place: '/sql', title: words.title, error: answer.problems.length > 0, ...asLater(answer),
          body: html`${errorSummary(visit.locale, answer.problems)}${await consoleBody(commons, visit, asked, answer)}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/commons/sql/:format', kind: 'file', permission: 'everyone', title: words.asFile, rateLimit: { requests: 20, seconds: 60 }, refusesAskers: true,
      handle: async (visit, { format }) => {
        const kind = formats.find((one) => one.format === format)
        if (kind === undefined) throw notFound()
        const asker = await askerOf(commons, visit)
        const opened = await openAll(commons, asker, addressesIn(visit.url.searchParams.getAll('dataset')), 'download')
        if (opened.length === 0) throw notFound()
        const sql = sqlFrom(visit.url.searchParams.get('sql') ?? '')
        await noteAll(commons, opened, { door: 'export', mode: 'download', what: sql })
        const stream = await lend(commons, opened, (sources) => commons.engine.export(sources, sql, kind.format, { mark: kind.format === 'csv', ...mannerOf(visit) }))
        return new Response(opened.reduce((of, one) => commons.access.guard(one, of), stream), {
          headers: { 'content-type': kind.type, 'content-disposition': contentDisposition(`${opened[0]?.dataset.name ?? 'result'}.${kind.format}`), 'cache-control': 'private, no-store' },
        })
      },
    }),
    route({
      method: 'POST', path: '/commons/queries', kind: 'page', permission: 'signed in', title: words.save, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { values } = await visit.form()
        const [datasets, sql] = [addressesIn([values['datasets'] ?? '']), sqlFrom(values['sql'] ?? '')]
        try {
          await transact(commons.kernel.db, (tx) => queries.save(tx, actorHere(visit).person, { title: values['title'] ?? '', datasets, sql }))
          return seeOther(visit, '/commons/queries')
        } catch (error) {
          const { locale } = visit
          return commonsPage({
            visit, title: words.saveTitle, breadcrumbs: [commonsCrumb], error: true,
            body: html`<h1>${words.saveTitle[locale]}</h1>${saveForm(visit, { datasets, sql, title: values['title'] ?? '' }, problemsOf(error))}`,
          })
        }
      },
    }),
  ]
}

/** Files that a result can be. */
const formats: readonly { readonly format: ExportFormat; readonly title: string; readonly type: string }[] = [
  { format: 'csv', title: 'CSV', type: 'text/csv; charset=utf-8' },
  { format: 'xlsx', title: 'XLSX', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { format: 'parquet', title: 'Parquet', type: 'application/vnd.apache.parquet' },
  { format: 'json', title: 'JSON', type: 'application/json' },
  { format: 'ndjson', title: 'NDJSON', type: 'application/x-ndjson' },
]

interface Asked {
  readonly opened: readonly Opened[]
  readonly sql: string
  /** A query that somebody shared is shown first, and run by whoever opened it. */
  readonly run: boolean
  readonly title?: string
}

interface Answer {
  readonly page?: ResultPage & { readonly total?: number }
  readonly problems: readonly Problem[]
  /** The question may well do a little later. */
  readonly later?: Failure
}

/** What a page says of itself whose question was not asked now. */
const asLater = ({ later }: Answer): { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } => later === undefined ? {}
  : { status: later.kind === 'limited' ? 429 : 503, ...(later.retryAfterSeconds !== undefined && { headers: { 'retry-after': String(later.retryAfterSeconds) } }) }

function sqlFrom(text: string): string {
  const sql = text.replaceAll('\r\n', '\n').trim()
  if (sql.length > longestQuery) throw new Failure('invalid', words.tooLong, [{ field: 'sql', text: words.tooLong }])
  return sql
}

/** Runs what is asked; what is wrong with it is said beside the query. */
async function answerTo(commons: Commons, visit: Visit, { opened, sql, run }: Asked): Promise<Answer> {
  if (!run || sql.trim() === '' || opened.length === 0) return { problems: [] }
  const at = pageFrom(visit)
  try {
    const text = sqlFrom(sql)
    const page = await lend(commons, opened, (sources) => {
      if (sources.length === 0) throw new Failure('invalid', words.noTables)
      return commons.engine.query(sources, text, { limit: perPage, offset: (at - 1) * perPage, ...mannerOf(visit) })
    })
    await noteAll(commons, opened, { door: 'sql', mode: 'query', what: text, rows: page.rows.length })
    return { page, problems: [] }
  } catch (error) {
    return { problems: problemsOf(error).map((problem) => ({ field: 'sql', ...problem })), ...(error instanceof Failure && (error.kind === 'limited' || error.kind === 'unavailable') && { later: error }) }
  }
}

/** So many are listed; the field completes the others. */
const mostListed = 12

/** Which datasets are asked; while none is, those that can be. */
const datasetChooser = ({ locale, link }: Visit, addresses: readonly string[], offered: readonly Queryable[]): Html => html`<form class="seek" method="get" action="${link('/commons/sql')}"><div class="field"><label for="f-dataset">${
  words.datasets[locale]}</label><p class="hint" id="f-dataset-hint">${words.datasetsHint[locale]}</p><input type="text" id="f-dataset" name="dataset" value="${
  addresses.join(', ')}" aria-describedby="f-dataset-hint" list="f-dataset-list" autocomplete="off" autocapitalize="none" spellcheck="false"><datalist id="f-dataset-list">${offered.map(({ address, title }) =>
  html`<option value="${address}">${title[locale]}</option>`)}</datalist></div><button class="button${addresses.length > 0 && ' quiet'}">${words.open[locale]}</button></form>${
  addresses.length === 0 && html`${offered.length > 0 && html`<h2>${words.offered[locale]}</h2><ul class="names">${offered.slice(0, mostListed).map(({ address, title }) => html`<li><a href="${
    link('/commons/sql')}?dataset=${encodeURIComponent(address)}">${title[locale]}</a> <code>${address}</code></li>`)}</ul>`}<p><a href="${link('/commons/datasets')}">${words.allDatasets[locale]}</a></p>`}`

async function consoleBody(commons: Commons, visit: Visit, asked: Asked, answer: Answer): Promise<Content> {
  const { locale } = visit
  const { opened } = asked
  const tables = await namedTables(commons, opened)
  if (tables.length === 0) return emptyState(locale, { title: words.noTables })
  const addresses = opened.map(({ dataset }) => fullName(dataset))
  return html`<div class="console"><div>${editor(visit, asked, tables, answer)}${answer.page && await resultPart(commons, visit, asked, answer.page)}${
    answer.page && visit.actor !== null && html`<details><summary>${words.saveTitle[locale]}</summary>${saveForm(visit, { datasets: addresses, sql: asked.sql, title: '' })}</details>`}</div>${tablesAside(visit, asked, tables)}</div>`
}

/** Whether the address names its datasets, rather than being below one. */
const isOfSeveral = ({ pathname }: URL): boolean => pathname.endsWith('/commons/sql')

const editor = (visit: Visit, { opened, sql }: Asked, tables: readonly NamedTable[], { problems }: Answer): Html => {
  const { locale, url } = visit
  const [first] = tables
  const wrong = problems.length > 0
  return html`<form class="editor" method="get" action="${url.pathname}">${isOfSeveral(url) && opened.map(({ dataset }) => html`<input type="hidden" name="dataset" value="${fullName(dataset)}">`)}<div class="field${
    wrong && ' wrong'}"><label for="f-sql">${words.sql[locale]}</label><p class="hint" id="f-sql-hint">${words.sqlHint[locale]}</p>${wrong && html`<p class="error" id="f-sql-error">${
    problems.map(({ text }) => text[locale])}</p>`}<textarea id="f-sql" name="sql" rows="7" maxlength="${longestQuery}" spellcheck="false" autocapitalize="none" autocomplete="off" aria-describedby="f-sql-hint${
    wrong && ' f-sql-error'}"${attributes({ 'aria-invalid': wrong && 'true' })} data-suggestions="${words.suggestions[locale]}">${sql !== '' ? `\n${sql}` : first && `\n${firstQuery(first)}`}</textarea></div>${
    actions(button(locale, words.run))}<script type="application/json" id="sql-words">${raw(JSON.stringify(completions(tables)).replaceAll('<', String.raw`\u003c`))}</script></form>`
}

const firstQuery = ({ name }: NamedTable): string => `SELECT * FROM ${named(name)} LIMIT 100`

function tablesAside({ locale, url }: Visit, { opened }: Asked, tables: readonly NamedTable[]): Html {
  const [first] = tables
  const asking = (sql: string): string => `${url.pathname}?${new URLSearchParams([...(isOfSeveral(url) ? opened.map(({ dataset }) => ['dataset', fullName(dataset)]) : []), ['sql', sql]]).toString()}`
  const category = first?.columns.find(({ type }) => type === 'VARCHAR')
  const examples = first === undefined ? [] : [
    { title: words.firstRows, sql: firstQuery(first) },
    ...(category ? [{ title: words.countBy, sql: `SELECT ${named(category.name)}, count(*) AS n FROM ${named(first.name)} GROUP BY 1 ORDER BY n DESC LIMIT 20` }] : []),
    { title: words.summary, sql: `SUMMARIZE ${named(first.name)}` },
  ]
  return html`<aside aria-label="${words.tables[locale]}"><h2>${words.examples[locale]}</h2><ul>${examples.map(({ title, sql }) => html`<li><a href="${
    asking(sql)}">${title[locale]}</a></li>`)}</ul><h2>${words.tables[locale]}</h2>${tables.slice(0, 30).map(({ name, columns, rows }, i) =>
    html`<details${attributes({ open: i === 0 })}><summary><code>${named(name)}</code> <span class="hint">${rowCount(rows)[locale]}</span></summary><ul class="names">${columns.slice(0, 200).map((column) =>
      html`<li><code>${named(column.name)}</code> <span class="hint">${column.type}</span></li>`)}</ul></details>`)}</aside>`
}

async function resultPart(commons: Commons, visit: Visit, { opened, sql }: Asked, page: ResultPage & { readonly total?: number }): Promise<Html> {
  const { locale, url } = visit
  const at = pageFrom(visit)
  const from = (at - 1) * perPage
  const verdicts = await Promise.all(opened.map(({ dataset, asker }) => commons.access.verdict(asker, dataset, { mode: 'download' })))
  const query = new URLSearchParams([...opened.map(({ dataset }) => ['dataset', fullName(dataset)]), ['sql', sql.trim()]]).toString()
  const drawn = at === 1 && !page.truncated ? drawable(page.columns, page.rows) : undefined
  const title = drawn && charted(drawn.of, drawn.by)[locale]
  return html`<h2 id="result">${words.result[locale]}</h2>${page.rows.length === 0 ? emptyState(locale, { title: words.noRows })
    : html`<p class="hint">${resultCount(from + 1, from + page.rows.length, page.total)[locale]} · ${took(page.elapsedMs)[locale]}${page.cut.length > 0 && html` · ${words.cut[locale]}`}</p>${
      drawn && title && html`<h3>${title}</h3>${drawn.kind === 'line' ? lineOf(locale, title, drawn.points) : barsOf(locale, { title, of: drawn.of }, drawn.points)}`}${
      dataTable(locale, { caption: words.result, columns: page.columns, rows: page.rows, first: from + 1 })}`}<div class="pages"><nav aria-label="${words.result[locale]}"><ul>${
    at > 1 && html`<li><a rel="prev" href="${withQuery(url, { page: at === 2 ? undefined : String(at - 1) })}">${words.previous[locale]}</a></li>`}${
    page.truncated && html`<li><a rel="next" href="${withQuery(url, { page: String(at + 1) })}">${words.next[locale]}</a></li>`}</ul></nav></div><p class="hint">${verdicts.every(({ allowed }) => allowed)
    ? html`${words.asFile[locale]}: ${formats.map(({ format, title: name }, i) => [i > 0 && ', ', html`<a href="/commons/sql/${format}?${query}" download>${name}</a>`])}` : words.noFile[locale]}</p>`
}
