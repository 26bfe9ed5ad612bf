/** The catalogue as a list: what the search finds, with what a reader compares datasets by. */
import { sql } from 'kysely'
import type { FoundDocument, Piece, SearchQuery, SearchResult } from '../../../../kernel/search/index.ts'
import { organisationText } from '../../../../law/official-names.ts'
import { type Locale, locales, same, type Text } from '../../../../law/text.ts'
import type { Instant } from '../../../../law/time.ts'
import type { Commons } from '../../commons.ts'
import type { Tier } from '../../dataset.ts'

/** What one can choose by; the documents in the search have the same facets. Owners are known by their names. */
export const facets = ['tier', 'theme', 'language', 'licence', 'format', 'owner'] as const
export type Facet = (typeof facets)[number]

export const sorts = ['relevance', 'newest', 'title'] as const

/** What is asked of the catalogue, as an address says it. */
export interface Asked {
  readonly text: string
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>
  readonly sort: (typeof sorts)[number]
}

export function askedIn({ searchParams }: URL): Asked {
  const chosen = facets.flatMap((facet) => {
    const values = searchParams.getAll(facet).filter((value) => value !== '').slice(0, 20)
    return values.length > 0 ? [[facet, values] as const] : []
  })
  return {
    text: (searchParams.get('q') ?? '').slice(0, 300), chosen: Object.fromEntries(chosen),
    sort: sorts.find((one) => one === searchParams.get('sort')) ?? 'relevance',
  }
}

/** Owners that are named in the reader's language where one chooses by them; a country has hundreds. */
const mostOwners = 1000

/** A dataset as the list shows it. */
export interface Listed {
  readonly id: string
  readonly namespace: string
  readonly name: string
  /** As owners are chosen by. */
  readonly owner: string
  /** What its owner is called in each language. */
  readonly ownerName: Text
  readonly title: FoundDocument['title']
  readonly summary: FoundDocument['about']
  readonly highlight: FoundDocument['highlight']
  readonly tier: Tier
  readonly licence: string
  readonly version: number
  readonly rows: number
  /** Of the tables as Parquet. */
  readonly bytes: number
  readonly updatedAt: Instant
  /** From 0 to 100; absent while it was not computed. */
  readonly readiness?: number
}

export interface Listing extends Pick<SearchResult, 'total' | 'facets' | 'suggestion'> { readonly rows: readonly Listed[] }

export async function list(commons: Pick<Commons, 'kernel'>, { text, chosen, sort }: Asked, locale: Locale, { limit, offset }: Pick<SearchQuery, 'limit' | 'offset'>): Promise<Listing> {
  const owner = chosen.owner && await ownersMeant(commons, chosen.owner)
  const { found, total, facets: counts, suggestion } = await commons.kernel.search.find({
    kind: 'dataset', text, locale, facets: owner ? { ...chosen, owner } : chosen, sort, limit, offset })
  return { total, facets: counts, rows: await withNumbers(commons, found), ...(suggestion !== undefined && { suggestion }) }
}

/** Everything that is found, page after page, for files. */
export async function* listAll(commons: Pick<Commons, 'kernel'>, asked: Asked, locale: Locale): AsyncGenerator<Listed> {
  const limit = 200
  for (let offset = 0; ; offset += limit) {
    const { rows, total } = await list(commons, asked, locale, { limit, offset })
    yield* rows
    if (offset + limit >= total) return
  }
}

interface NumberRow {
  id: string; namespace: string; name: string; tier: Tier; licence: string; organisation: string | null; person: string | null; latest: number
  updated: Instant; rows: string; bytes: string; readiness: number | null
}

async function withNumbers({ kernel }: Pick<Commons, 'kernel'>, found: readonly FoundDocument[]): Promise<readonly Listed[]> {
  const ids = found.map(({ id }) => id.replace(/^dataset:/, ''))
  if (ids.length === 0) return []
  // Tables and profiles are large: only their sums leave the database.
  const { rows } = await sql<NumberRow>`
    select d.id, d.namespace, d.name, d.terms ->> 'tier' as tier, coalesce(d.description ->> 'licence', '') as licence, d.organisation, d.person, d.latest,
      coalesce(v.published_at, d.changed_at) as updated, (v.readiness ->> 'score')::float8 as readiness,
      coalesce((select sum((t ->> 'rows')::bigint) from jsonb_array_elements(v.tables) t), 0)::text as rows,
      coalesce((select sum((t #>> '{file,size}')::bigint) from jsonb_array_elements(v.tables) t), 0)::text as bytes
    from dataset d join dataset_version v on v.dataset = d.id and v.number = d.latest
    where d.id = any(${ids}::uuid[]) and d.state = 'published'`.execute(kernel.db)
  const names = await ownerNames({ kernel }, rows)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap((document, at): readonly Listed[] => {
    const row = byId.get(ids[at] ?? '')
    return row === undefined ? [] : [{
      id: row.id, namespace: row.namespace, name: row.name, owner: names.get(row.namespace)?.name ?? row.namespace, ownerName: names.get(row.namespace)?.called ?? same(row.namespace), title: document.title, summary: document.about,
      highlight: document.highlight, tier: row.tier, licence: row.licence, version: row.latest, rows: Number(row.rows), bytes: Number(row.bytes), updatedAt: row.updated,
      ...(row.readiness !== null && { readiness: Math.round(row.readiness) }),
    }]
  })
}

interface Owned { readonly namespace: string; readonly organisation: string | null; readonly person: string | null }

/** The name by which an owner is chosen, and what the owner is called in each language. */
interface OwnerName { readonly name: string; readonly called: Text }

/** The names of who publishes in namespaces. */
async function ownerNames({ kernel: { parties } }: Pick<Commons, 'kernel'>, owned: readonly Owned[]): Promise<ReadonlyMap<string, OwnerName>> {
  const owners = [...new Map(owned.map((one) => [one.namespace, one])).values()]
  const organisations = await parties.organisationsById(owners.flatMap(({ organisation }) => organisation ?? []))
  const named = await Promise.all(owners.map(async ({ namespace, organisation, person }) => {
    const company = organisation === null ? undefined : organisations.get(organisation)
    const name = company?.name ?? (person === null ? undefined : (await parties.person(person))?.name) ?? namespace
    return [namespace, { name, called: company === undefined ? same(name) : organisationText(company) }] as const
  }))
  return new Map(named)
}

/** What owners are called in each language, by what they are chosen by. */
export async function ownersCalled(commons: Pick<Commons, 'kernel'>): Promise<ReadonlyMap<string, Text>> {
  const rows = await commons.kernel.db.selectFrom('namespace').selectAll().where('organisation', 'is not', null).limit(mostOwners).execute()
  const names = await ownerNames(commons, rows.map(({ slug, ...owner }) => ({ namespace: slug, ...owner })))
  return new Map([...names.values()].map(({ name, called }) => [name, called]))
}

/** Owners by their names; who is called by their namespace, as in descriptions for programs, is meant too. */
async function ownersMeant(commons: Pick<Commons, 'kernel'>, asked: readonly string[]): Promise<readonly string[]> {
  const rows = await commons.kernel.db.selectFrom('namespace').selectAll().where('slug', 'in', asked).execute()
  const names = await ownerNames(commons, rows.map(({ slug, ...owner }) => ({ namespace: slug, ...owner })))
  return asked.map((one) => names.get(one)?.name ?? one)
}

/** The beginning of a text, up to the end of its first sentence where that is near. */
export function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  const sentence = /^.{40,200}?[.!?](?=\s|$)/u.exec(line)?.[0] ?? line
  return sentence.length > 220 ? `${sentence.slice(0, 219).trimEnd()}…` : sentence
}

/** Pieces of a text as one, for what cannot be marked. */
export const plain = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

/** A language by its own code, named in the language of the page. */
export function languageName(code: string, locale: Locale): string {
  const named = new Intl.DisplayNames([locale, ...locales], { type: 'language', fallback: 'code' }).of(code) ?? code
  return named.charAt(0).toLocaleUpperCase(locale) + named.slice(1)
}
