/** Who read what: a reader sees their own reads, an owner those of their dataset, both with the way to the proof in the journal. */
import { printSize } from '../../../kernel/files/index.ts'
import { Failure } from '../../../law/failure.ts'
import { organisationName } from '../../../law/official-names.ts'
import type { Locale, Text } from '../../../law/text.ts'
import {
  actorHere, type Column, type Content, csv, emptyState, html, type Html, moment, route, type Route, table, type Visit, withQuery,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { datasetPath } from '../dataset.ts'
import { messages } from '../messages.ts'
import { isOwner } from '../policy.ts'
import type { Page, Read } from '../reads.ts'
import { versionTitle } from './messages.ts'
import { rowCount } from '../dataset-page/messages.ts'
import { doorWords, readWords as words } from './reads-messages.ts'
import { commonsCrumb, commonsPage, datasetPage, seen } from './parts.ts'

const perPage = 50
/** Reads in one file. */
const mostInFile = 20_000

/** The reads from a place on, newest first, as the address says it. */
const pageIn = ({ url }: Pick<Visit, 'url'>, limit: number): Page => {
  const before = url.searchParams.get('before') ?? ''
  return { limit, ...(/^[1-9]\d{0,17}$/.test(before) && { before: BigInt(before) }) }
}

/** The reads of whoever asks: of the organisation whose hat they wear, else their own. */
const ownReads = ({ reads }: Commons, visit: Pick<Visit, 'actor'>, page: Page): Promise<readonly Read[]> => {
  const { organisation, person } = actorHere(visit)
  return reads.by(organisation ? { organisation: organisation.id } : { person }, page)
}

export const readRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: '/commons/reads', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.mine,
    handle: async (visit) => {
      const { locale } = visit
      const { organisation } = actorHere(visit)
      const found = await ownReads(commons, visit, pageIn(visit, perPage))
      return commonsPage({
        visit, title: words.mine, width: 'wide', breadcrumbs: [commonsCrumb],
        body: html`<h1>${words.mine[locale]}</h1><p class="lead">${words.mineLead[locale]}</p><p>${(organisation ? words.ofOrganisation : words.ofMyself)[locale]}${organisation && `: ${organisationName(organisation, locale)}`}</p>${
          await readTable(commons, visit, found, 'reader')}${more(visit, found)}<p class="hint">${words.asFile[locale]}: <a href="/commons/reads.csv" download>CSV</a></p>`,
      })
    },
  }),
  route({
    method: 'GET', path: '/commons/reads.csv', kind: 'file', permission: 'signed in', whileSuspended: true, title: words.mine, rateLimit: { requests: 10, seconds: 60 },
    handle: async (visit) => readFile(commons, visit, await ownReads(commons, visit, { limit: mostInFile })),
  }),
  route({
    method: 'GET', path: '/commons/datasets/:namespace/:name/reads', kind: 'page', permission: 'signed in', title: words.readers,
    handle: async (visit, params) => {
      const { locale } = visit
      const { dataset, asker } = await seen(commons, visit, params)
      if (!isOwner(dataset, asker)) throw new Failure('refused', messages.notOwner)
      const found = await commons.reads.of(dataset.id, pageIn(visit, perPage))
      return datasetPage(visit, dataset, {
        place: '/reads', title: words.readers,
        body: html`<p class="lead">${words.mineLead[locale]}</p><p class="hint">${words.readersLead[locale]}</p>${await readTable(commons, visit, found, 'owner')}${more(visit, found)}<p class="hint">${
          words.asFile[locale]}: <a href="${datasetPath(dataset)}/reads.csv" download>CSV</a></p><h2>${words.commitments[locale]}</h2><p>${words.commitmentsLead[locale]} <a href="${visit.link('/docs/verify.md')}">${
          words.commitmentsHow[locale]}</a></p><p><a href="${datasetPath(dataset)}/commitments.json" download>JSON</a></p>`,
      })
    },
  }),
  route({
    method: 'GET', path: '/commons/datasets/:namespace/:name/reads.csv', kind: 'file', permission: 'signed in', title: words.readers, rateLimit: { requests: 10, seconds: 60 },
    handle: async (visit, params) => {
      const { dataset, asker } = await seen(commons, visit, params)
      if (!isOwner(dataset, asker)) throw new Failure('refused', messages.notOwner)
      return readFile(commons, visit, await commons.reads.of(dataset.id, { limit: mostInFile }))
    },
  }),
]

const more = ({ locale, url }: Visit, found: readonly Read[]): Content => {
  const last = found.length === perPage ? found.at(-1) : undefined
  return last && html`<div class="pages"><nav aria-label="${words.older[locale]}"><ul><li><a rel="next" href="${withQuery(url, { before: String(last.id) })}">${words.older[locale]}</a></li></ul></nav></div>`
}

/** By what right it was read: the number of a grant stays as it is. */
const rightOf = (by: string): Text | string => (by === 'owner' || by === 'open' || by === 'registered' ? words[by] : by)

const amountOf = ({ rows, bytes }: Read, locale: Locale): string =>
  [...(rows === undefined ? [] : [rowCount(rows)[locale]]), ...(bytes === undefined ? [] : [printSize(bytes)[locale]])].join(', ')

/** The datasets that were read, by id; those that are gone are known by nothing. */
async function datasetsOf({ kernel: { db } }: Commons, found: readonly Read[]): Promise<ReadonlyMap<string, { readonly namespace: string; readonly name: string }>> {
  const ids = [...new Set(found.map(({ dataset }) => dataset))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('dataset').select(['id', 'namespace', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Places in the journal of the digests that cover these reads, where they have one already. */
async function placesOf({ kernel: { journal } }: Commons, found: readonly Read[]): Promise<ReadonlyMap<bigint, number>> {
  const digests = [...new Set(found.flatMap(({ digest }) => digest ?? []))]
  const entries = await Promise.all(digests.map((id) => journal.entry(id)))
  return new Map(entries.flatMap((entry) => (entry?.index === undefined ? [] : [[entry.id, entry.index] as const])))
}

async function readTable(commons: Commons, visit: Visit, found: readonly Read[], eyes: 'reader' | 'owner'): Promise<Html> {
  const { locale, link } = visit
  const [names, places, organisations] = await Promise.all([
    datasetsOf(commons, found), placesOf(commons, found), commons.kernel.parties.organisationsById(found.flatMap(({ organisation }) => organisation ?? [])),
  ])
  const whoOf = ({ organisation, person }: Read): string =>
    organisation !== undefined ? organisations.get(organisation)?.name ?? '—' : (person === undefined ? words.visitor : words.person)[locale]
  const first: readonly Column<Read>[] = eyes === 'owner' ? [{ title: words.who, header: true, cell: whoOf }] : [{
    title: words.dataset, header: true, cell: ({ dataset }) => {
      const name = names.get(dataset)
      return name === undefined ? '—' : html`<a href="${link(datasetPath(name))}">${name.namespace}/${name.name}</a>`
    },
  }]
  return table(locale, {
    caption: eyes === 'owner' ? words.readers : words.mine, captionUnseen: true, rows: found, empty: emptyState(locale, { title: words.none }),
    columns: [
      { title: words.when, cell: ({ at }) => moment(visit, at) }, ...first,
      { title: words.version, cell: ({ version }) => (version > 0 ? versionTitle(version)[locale] : '') },
      { title: words.door, cell: ({ door }) => doorWords[door][locale] },
      { title: words.what, cell: ({ what }) => html`<code class="sql">${what.length > 160 ? `${what.slice(0, 159)}…` : what}</code>` },
      { title: words.amount, cell: (read) => amountOf(read, locale) },
      { title: words.right, cell: ({ by }) => said(locale, rightOf(by)) },
      { title: words.proof, cell: ({ digest }) => {
        const place = digest === undefined ? undefined : places.get(digest)
        return place === undefined ? html`<span class="faint">${words.waiting[locale]}</span>` : html`<a href="${link(`/journal/entries/${place}`)}">${words.entry[locale]} ${place}</a>`
      } },
    ],
  })
}

const said = (locale: Locale, words: Text | string): string => (typeof words === 'string' ? words : words[locale])

async function readFile(commons: Commons, { locale }: Visit, found: readonly Read[]): Promise<Response> {
  const [names, organisations] = await Promise.all([
    datasetsOf(commons, found), commons.kernel.parties.organisationsById(found.flatMap(({ organisation }) => organisation ?? [])),
  ])
  const head = [words.when, words.dataset, words.version, words.who, words.door, words.what, words.amount, words.right, words.proof].map((one) => one[locale])
  return csv('reads.csv', head, found.map((read) => {
    const name = names.get(read.dataset)
    return [
      read.at, name ? `${name.namespace}/${name.name}` : '', read.version, read.organisation === undefined ? '' : organisations.get(read.organisation)?.name ?? '', doorWords[read.door][locale],
      read.what, amountOf(read, locale), said(locale, rightOf(read.by)), read.digest === undefined ? '' : String(read.digest),
    ]
  }))
}
