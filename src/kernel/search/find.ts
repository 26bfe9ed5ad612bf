/** Finds documents: how well each fits what is asked, how many there are, and how they fall into facets – in one statement. */
import { type RawBuilder, sql } from 'kysely'
import { type Locale, locales, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, parseInstant } from '../database/index.ts'
import type { Asked } from './resolve.ts'

export interface Choice {
  /** The words that were typed, in lower case. */
  readonly text?: string
  readonly locale: Locale
  readonly kind?: string
  readonly kinds?: Readonly<Record<string, number>>
  readonly facets?: Readonly<Record<string, readonly string[]>>
  readonly sort?: 'relevance' | 'newest' | 'title'
  readonly enough?: number
  readonly limit: number
  readonly offset: number
}

export interface FoundRow {
  readonly id: string
  readonly kind: string
  readonly title: Text
  readonly about: Text
  readonly words: readonly string[]
  readonly path: string
  readonly facets: Readonly<Record<string, readonly string[]>>
  readonly rank: number
  readonly at: Instant | null
  readonly score: number
}

interface Answer { readonly total: number; readonly found: readonly FoundRow[] | null; readonly counts: readonly { tag: string; count: number }[] | null; readonly kinds: Readonly<Record<string, number>> | null }

/** How much a stem counts by where it stands, as PostgreSQL wants it: D, C (description), B (further words), A (title). */
const weights = '{0.05, 0.25, 0.5, 1}'
/** What another name of a word counts beside the word itself. */
const nameCounts = 0.6
/**
 * Rare words tell more (inverse frequency). A document must hold terms that carry at least this share of what the best document
 * holds, so that a long question is answered by what comes nearest, unless a query says another share.
 */
const usuallyEnough = 0.35
/** The most that the document's own rank adds to its score. */
const rankCounts = 0.1
/** What it counts that the whole query is the title, word for word. */
const titleCounts = 2

/** A document's tag for a value of a facet. Names of facets have no `=`. */
export const tagOf = (facet: string, value: string): string => `${facet}=${value}`

const joined = (parts: readonly RawBuilder<unknown>[], by: string): RawBuilder<unknown> => sql.join(parts, sql.raw(by))

/** That a document is of a kind that is looked into. */
const among = ({ kind, kinds }: Pick<Choice, 'kind' | 'kinds'>): RawBuilder<unknown> =>
  kind !== undefined ? sql`d.kind = ${kind}` : kinds !== undefined ? sql`d.kind = any(${Object.keys(kinds)}::text[])` : sql`true`

/** Each term of each document that holds it: the index knows them, so that a rare word costs little beside a common one. */
const holding = (asked: readonly Asked[], choice: Choice): RawBuilder<unknown> => joined(asked.map((_, i) => sql`
  select d.id, ${sql.lit(i)} as term from search_document d where d.stems @@ (select ${sql.ref(`wide${i}`)} from asked) and ${among(choice)}`), ' union all ')

/** A document's score: how well the terms fit that it holds, the less the smaller their share of what all tell. */
function score(asked: readonly Asked[], { kinds = {}, text = '' }: Choice): RawBuilder<unknown> {
  const ranked = (query: string): RawBuilder<unknown> => sql`ts_rank(${weights}::real[], s.stems, ${sql.ref(query)}, 1)`
  const fit = asked.map(({ own, wide }, i) => sql`case when held & ${sql.lit(1 << i)} <> 0 then (select tells from told where term = ${sql.lit(i)})
    * ${own === wide ? ranked(`own${i}`) : sql`greatest(${ranked(`own${i}`)}, ${sql.lit(nameCounts)} * ${ranked(`wide${i}`)})`} else 0 end`)
  const counts = Object.entries(kinds).map(([kind, worth]) => sql`when ${kind} then ${worth}::float8`)
  const worth = counts.length === 0 ? sql`1` : sql`case d.kind ${joined(counts, ' ')} else 1 end`
  const titled = joined(locales.map((one) => sql`lower(d.title ->> ${sql.lit(one)})`), ', ')
  return sql`(${joined(fit, ' + ')}) * cover ^ 3 * (case when ${text} in (${titled}) then ${sql.lit(titleCounts)} else 1 end) * (1 + ${sql.lit(rankCounts)} * d.rank) * ${worth}`
}

/** What is asked, read once. */
const queries = (asked: readonly Asked[]): RawBuilder<unknown> =>
  joined(asked.map(({ own, wide }, i) => sql`${own}::tsquery as ${sql.ref(`own${i}`)}, ${wide}::tsquery as ${sql.ref(`wide${i}`)}`), ', ')

/**
 * The documents that fit, whatever of the chosen facets they fail. Which are near enough is known from the terms that they hold;
 * only those are ranked, since ranking costs more than all the rest. Without terms every document of the kind fits.
 */
function kept(asked: readonly Asked[], choice: Choice): RawBuilder<unknown> {
  const { facets = {}, locale, sort } = choice
  const failed = chosenOf(facets).map(([name, values]) => sql`case when d.tags && ${values.map((value) => tagOf(name, value))}::text[] then null else ${name}::text end`)
  const columns = sql`d.id, d.kind, d.rank, d.at, d.tags, ${sort === 'title' ? sql`d.title ->> ${locale}` : sql`null::text`} as name, ${
    failed.length > 0 ? sql`array_remove(array[${joined(failed, ', ')}], null)` : sql`'{}'::text[]`} as failed`
  if (asked.length === 0) return sql`kept as materialized (select ${columns}, 0::float8 as score from search_document d where ${among(choice)})`
  // The stems of a document are long and lie packed: they are unpacked once, for all terms.
  // The fewer documents hold a term, the more it tells; one that none holds tells nothing, for its absence is nobody's fault.
  return sql`asked as materialized (select ${queries(asked)}),
    holding as materialized (${holding(asked, choice)}),
    told as materialized (select term, ln(1 + ((select count(*)::float8 from search_document) - count(*) + 0.5) / (count(*) + 0.5)) as tells from holding group by term),
    covered as materialized (select id, sum(tells) / (select sum(tells) from told) as cover, bit_or(1 << term) as held from holding join told using (term) group by id),
    kept as materialized (select ${columns}, ${score(asked, choice)} as score from covered join search_document d using (id)
      cross join lateral (select d.stems || ''::tsvector as stems offset 0) s, asked
      where cover >= ${sql.lit(choice.enough ?? usuallyEnough)} * (select max(cover) from covered))`
}

const chosenOf = (facets: Readonly<Record<string, readonly string[]>>) => Object.entries(facets).filter(([, values]) => values.length > 0)

const orders = {
  relevance: sql`page.score desc, page.rank desc, page.at desc nulls last, page.id collate "C"`,
  newest: sql`page.at desc nulls last, page.score desc, page.id collate "C"`,
  title: sql`page.name, page.id collate "C"`,
} as const

/** Asks the database. `asked` empty lists everything of the kind. Facets count what the other facets leave. */
export async function findDocuments(db: Db, asked: readonly Asked[], choice: Choice): Promise<{
  readonly total: number
  readonly found: readonly FoundRow[]
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
  readonly kinds: Readonly<Record<string, number>>
}> {
  const order = orders[choice.sort ?? 'relevance']
  // Where no facet is chosen nothing is filtered, and the planner knows how many rows there are.
  const [fits, counts] = chosenOf(choice.facets ?? {}).length === 0 ? [sql``, sql``]
    : [sql`where cardinality(failed) = 0`, sql`where cardinality(failed) = 0 or starts_with(tag, failed[1] || '=')`]
  const { rows: [answer] } = await sql<Answer>`
    with ${kept(asked, choice)},
    page as (select page.* from kept page ${fits} order by ${order} limit ${choice.limit} offset ${choice.offset})
    select (select count(*)::integer from kept ${fits}) as total,
      (select json_object_agg(kind, n) from (select kind, count(*) as n from kept ${fits} group by kind) k) as kinds,
      (select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'about', d.about, 'words', d.words, 'path', d.path,
        'facets', d.facets, 'rank', d.rank, 'at', d.at, 'score', page.score) order by ${order}) from page join search_document d using (id)) as found,
      (select json_agg(json_build_object('tag', tag, 'count', n)) from (
        select tag, count(*) as n from (select tags, failed from kept where cardinality(failed) <= 1) near, unnest(tags) as tag ${counts}
        group by tag) counted) as counts`.execute(db)
  return {
    total: answer?.total ?? 0, facets: facetsOf(answer?.counts ?? []), kinds: answer?.kinds ?? {},
    found: (answer?.found ?? []).map((row) => ({ ...row, at: row.at === null ? null : parseInstant(row.at) })),
  }
}

/** The values of each facet with the most frequent first. */
function facetsOf(counts: readonly { tag: string; count: number }[]): Record<string, { value: string; count: number }[]> {
  const facets: Record<string, { value: string; count: number }[]> = {}
  for (const { tag, count } of counts.toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))) {
    const at = tag.indexOf('=')
    const values = (facets[tag.slice(0, at)] ??= [])
    values.push({ value: tag.slice(at + 1), count })
  }
  return facets
}
