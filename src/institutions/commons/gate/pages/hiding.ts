/** How well the rows of a version hide people: k-anonymity and l-diversity, for the columns that the publisher chooses. */
import type { Actor } from '../../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../../law/failure.ts'
import { integer } from '../../../../law/field.ts'
import { formatNumber } from '../../../../law/format.ts'
import {
  actions, attributes, button, definitionList, fields, html, type Html, notice, route, type Route, type Visit,
} from '../../../../portal/index.ts'
import type { Commons } from '../../commons.ts'
import type { Dataset, DatasetVersion, VersionTable } from '../../dataset.ts'
import { recordsOf } from '../../engine/index.ts'
import { callerOf } from '../../ownership.ts'
import type { ResultRow } from '../../../../kernel/duckdb/index.ts'
import { type AnonymityReport, anonymityReport, anonymityStatements, type ColumnFacts, proposeQuasiIdentifiers, type QuasiIdentifier } from '../../../../kernel/privacy/index.ts'
import { gateWords as words } from './messages.ts'
import { titleOf } from '../../pages/parts.ts'
import { versionTitle } from '../../publishing/messages.ts'
import { ownVersion, publisherPage, versionPath } from '../../publishing/parts.ts'

const path = '/commons/datasets/:namespace/:name/versions/:number/anonymity'
/** The smallest group that is asked for unless the publisher asks for another. */
const usualK = 5
/** Tables whose report stands on the page of the gate by itself. */
const mostTables = 3
const deadlineMs = 30_000

interface Own { readonly actor: Actor; readonly dataset: Dataset; readonly version: DatasetVersion }
interface Asked { readonly quasi: readonly QuasiIdentifier[]; readonly sensitive: readonly string[]; readonly k: number }

export const hidingRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'signed in', title: words.hiding, rateLimit: { requests: 120, seconds: 600 },
    handle: async (visit, named) => hidingPage(commons, visit, await ownVersion(commons, visit, named)),
  }),
]

const typeOf = (type: string): ColumnFacts['type'] => (type === 'DATE' ? 'date' : type.startsWith('TIMESTAMP') ? 'timestamp' : /INT/.test(type) ? 'integer'
  : /^(?:DOUBLE|FLOAT|DECIMAL)/.test(type) ? 'decimal' : type === 'BOOLEAN' ? 'boolean' : 'text')

/** The columns that would be asked about without a choice: those that may point at a person, and categories that tell of one. */
function proposed({ description }: Dataset, { suspects }: DatasetVersion, { name, profile }: VersionTable): Asked {
  // What the gate takes away or hides tells of nobody.
  const gone = new Set(suspects.filter((one) => one.table === name && !['keep', 'generalise'].includes(one.proposed)).map(({ column }) => column))
  const columns = profile.columns.filter((column) => !gone.has(column.name))
  const quasi = proposeQuasiIdentifiers(columns.map((column): ColumnFacts => {
    const label = description && Object.hasOwn(description.fields, column.name) ? description.fields[column.name]?.label : undefined
    return {
      name: column.name, type: typeOf(column.type), rows: profile.rows, distinct: column.distinct, ...(label && { labels: Object.values(label) }),
      ...(column.top && { values: column.top.map(({ value }) => value) }),
    }
  })).slice(0, 6)
  const sensitive = columns.filter((column) => column.kind === 'category' && column.distinct > 1 && !quasi.some((one) => one.column === column.name)).map((column) => column.name)
  return { quasi, sensitive: sensitive.slice(0, 3), k: usualK }
}

/** Computes the report in the engine, over the table as its owner may read it. */
async function report({ access, reader, engine }: Commons, { actor, dataset, version }: Own, table: string, { quasi, sensitive, k }: Asked): Promise<AnonymityReport> {
  const opened = await access.open(await access.asker(actor), dataset, { mode: 'query', version: version.number })
  const question = { source: { table }, quasi, sensitive, k }
  const statements = anonymityStatements(question)
  return reader.tables(opened, async (sources) => {
    const ask = async (sql: string): Promise<readonly ResultRow[]> => recordsOf(await engine.query(sources, sql, { limit: 10_000, caller: callerOf(opened.asker, ''), deadlineMs }))
    const groups = await ask(statements.groups)
    const each: (readonly ResultRow[])[] = []
    for (const statement of statements.sensitive) each.push(await ask(statement))
    return anonymityReport(question, { groups, sensitive: each })
  })
}

/** The report in words, or why there is none. */
async function wordsOf(commons: Commons, { locale }: Visit, own: Own, table: string, asked: Asked, full: boolean): Promise<Html> {
  try {
    const found = await report(commons, own, table, asked)
    return html`<div class="prose"><ul>${found.words.map((one) => html`<li>${one[locale]}</li>`)}</ul></div>${full && definitionList(locale, [
      { term: words.groups, value: formatNumber(found.groups, locale) }, { term: words.smallest, value: formatNumber(found.smallest, locale) },
      { term: words.under, value: formatNumber(found.rowsUnder, locale) }, { term: words.unique, value: formatNumber(found.uniqueRows, locale) },
      ...found.diversity.map(({ column, l }) => ({ term: html`${words.diversity[locale]}: <code>${column}</code>`, value: formatNumber(l, locale) })),
    ])}`
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return notice(locale, { kind: 'warning', title: words.notComputed, body: html`<p>${error.text[locale]}</p>` })
  }
}

/** The part of the gate's page that tells of the rows, not of single columns. */
export async function hidingSection(commons: Commons, visit: Visit, own: Own): Promise<Html> {
  const { locale, link } = visit
  const { dataset, version } = own
  const tables = version.tables.slice(0, mostTables)
  const reports = await Promise.all(tables.map(async (table) => {
    const asked = proposed(dataset, version, table)
    return html`<h3><code>${table.name}</code></h3>${asked.quasi.length === 0 ? html`<p>${words.noQuasi[locale]}</p>` : await wordsOf(commons, visit, own, table.name, asked, false)}<p><a href="${
      link(versionPath(dataset, version.number, 'anonymity'))}?table=${encodeURIComponent(table.name)}">${words.chooseOthers[locale]}<span class="unseen">: ${table.name}</span></a></p>`
  }))
  return html`<section><h2>${words.hiding[locale]}</h2><p>${words.hidingHint[locale]}</p>${reports}<p class="hint">${words.asUploaded[locale]}</p></section>`
}

/** What the address asks for; what it does not say is proposed. */
function askedIn({ searchParams }: URL, all: Asked, columns: readonly string[]): { readonly asked: Asked; readonly problems: readonly Problem[] } {
  if (!searchParams.has('k')) return { asked: all, problems: [] }
  const chosen = columns.filter((column) => searchParams.getAll('quasi').includes(column))
  const quasi = chosen.map((column): QuasiIdentifier => all.quasi.find((one) => one.column === column) ?? { column, kind: 'other' })
  const typed = searchParams.get('k') ?? ''
  const k = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
  const sound = k >= 2 && k <= 1000
  const problems = [...(quasi.length === 0 ? [{ field: 'quasi', text: words.chooseQuasi }] : []), ...(sound ? [] : [{ field: 'k', text: words.kWrong }])]
  return { asked: { quasi, sensitive: columns.filter((column) => searchParams.getAll('sensitive').includes(column) && !chosen.includes(column)), k: sound ? k : usualK }, problems }
}

async function hidingPage(commons: Commons, visit: Visit, own: Own): Promise<Response> {
  const { locale, link, url } = visit
  const { dataset, version } = own
  const table = version.tables.find(({ name }) => name === url.searchParams.get('table')) ?? version.tables[0]
  if (table === undefined) return publisherPage(visit, dataset, { title: words.hiding, body: html`<h1>${words.hiding[locale]}</h1><p>${words.noQuasi[locale]}</p>` })
  const columns = table.columns.map(({ name }) => name)
  const { asked, problems } = askedIn(url, proposed(dataset, version, table), columns)
  const choices = columns.slice(0, 300).map((name) => ({ value: name, label: name }))
  const state = { problems, values: { k: url.searchParams.get('k') ?? String(asked.k) }, lists: { quasi: asked.quasi.map(({ column }) => column), sensitive: asked.sensitive } }
  return publisherPage(visit, dataset, {
    title: words.hiding, problems,
    body: html`<p class="kicker">${titleOf(dataset)[locale]} · ${versionTitle(version.number)[locale]} · <code>${table.name}</code></p><h1>${words.hiding[locale]}</h1><p class="lead">${
      words.hidingHint[locale]}</p>${problems.length === 0 && asked.quasi.length > 0 && await wordsOf(commons, visit, own, table.name, asked, true)}<form method="get" novalidate${
      attributes({ action: link(versionPath(dataset, version.number, 'anonymity')) })}><input type="hidden" name="table" value="${table.name}">${fields(locale, [
      { kind: 'checks', name: 'quasi', label: words.quasi, choices }, { kind: 'checks', name: 'sensitive', label: words.sensitive, choices, optional: true },
      integer('k', { label: words.k, min: 2, max: 1000 }),
    ], state)}${actions(button(locale, words.compute))}</form>`,
  })
}
