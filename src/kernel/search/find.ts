/** Finds documents: how well each fits what is asked, how many there are, and how they fall into facets – in one statement. */
import { type RawBuilder, sql } from 'kysely'
import type { Locale, Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, parseInstant } from '../database/index.ts'
import type { Asked } from './resolve.ts'

export interface Choice {
  readonly locale: Locale
  readonly kind?: string
  readonly facets?: Readonly<Record<string, readonly string[]>>
  readonly sort?: 'relevance' | 'newest' | 'title'
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
 * holds, so that a long question is answered by what comes nearest.
 */
const enough = 0.55
/** The most that the document's own rank adds to its score. */
const rankCounts = 0.1

/** A document's tag for a value of a facet. Names of facets have no `=`. */
export const tagOf = (facet: string, value: string): string => `${facet}=${value}`

const joined = (parts: readonly RawBuilder<unknown>[], by: string): RawBuilder<unknown> => sql.join(parts, sql.raw(by))

/** The documents that hold any of the terms, how well each term fits, and which chosen facets they fail. */
function hits(asked: readonly Asked[], { kind, facets = {}, locale, sort }: Choice): RawBuilder<unknown> {
  const failed = Object.entries(facets).filter(([, values]) => values.length > 0)
    .map(([name, values]) => sql`case when d.tags && ${values.map((value) => tagOf(name, value))}::text[] then null else ${name}::text end`)
  const terms = asked.map(({ own, wide }, i) => sql`, case when d.stems @@ ${wide}::tsquery then greatest(
    ts_rank(${weights}::real[], d.stems, ${own}::tsquery, 1), ${sql.lit(nameCounts)} * ts_rank(${weights}::real[], d.stems, ${wide}::tsquery, 1)) end as ${sql.ref(`t${i}`)}`)
  const where = [
    ...(asked.length > 0 ? [sql`d.stems @@ ${asked.map(({ wide }) => wide).join(' | ')}::tsquery`] : []),
    ...(kind === undefined ? [] : [sql`d.kind = ${kind}`]),
  ]
  const name = sort === 'title' ? sql`d.title ->> ${locale}` : sql`null::text`
  return sql`select d.id, d.kind, ${name} as name, d.rank, d.at, d.tags,
      array_remove(array[${joined(failed, ', ')}]::text[], null) as failed${joined(terms, '')}
    from search_document d ${where.length > 0 ? sql`where ${joined(where, ' and ')}` : sql``}`
}

/** Each document's score and the share of what the terms tell that it holds; a document that holds less falls far behind. */
function scored(asked: readonly Asked[]): RawBuilder<unknown> {
  const all = asked.map((_, i) => i)
  const tells = all.map((i) => sql`ln(1 + (docs.n - count(${sql.ref(`t${i}`)}) + 0.5) / (count(${sql.ref(`t${i}`)}) + 0.5)) as ${sql.ref(`w${i}`)}`)
  const has = all.map((i) => sql`case when ${sql.ref(`t${i}`)} is null then 0 else ${sql.ref(`w${i}`)} end`)
  // A term that no document holds tells nothing: its absence is nobody's fault.
  const sum = all.map((i) => sql`case when ${sql.ref(`n${i}`)} = 0 then 0 else ${sql.ref(`w${i}`)} end`)
  const score = all.map((i) => sql`coalesce(${sql.ref(`t${i}`)}, 0) * ${sql.ref(`w${i}`)}`)
  return sql`select hit.*, fit * cover ^ 3 * (1 + ${sql.lit(rankCounts)} * hit.rank) as score from (
    select hit.*, ${joined(score, ' + ')} as fit, (${joined(has, ' + ')}) / nullif(${joined(sum, ' + ')}, 0) as cover
    from hit cross join (select ${joined(all.map((i) => sql`count(${sql.ref(`t${i}`)}) as ${sql.ref(`n${i}`)}`), ', ')}, ${joined(tells, ', ')}
      from hit cross join (select count(*)::float8 as n from search_document) docs group by docs.n) told) hit`
}

/** The documents that fit, whatever of the facets they fail. Without terms all do. */
const kept = (asked: readonly Asked[]): RawBuilder<unknown> => (asked.length === 0 ? sql`kept as materialized (select hit.*, 0::float8 as score from hit)`
  : sql`scored as materialized (${scored(asked)}),
    kept as materialized (select * from scored where cover >= ${sql.lit(enough)} * (select max(cover) from scored))`)

const orders = {
  relevance: sql`score desc, rank desc, at desc nulls last, id`,
  newest: sql`at desc nulls last, score desc, id`,
  title: sql`name, id`,
} as const

/** Asks the database. `asked` empty lists everything of the kind. Facets count what the other facets leave. */
export async function findDocuments(db: Db, asked: readonly Asked[], choice: Choice): Promise<{
  readonly total: number
  readonly found: readonly FoundRow[]
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
  readonly kinds: Readonly<Record<string, number>>
}> {
  const order = orders[choice.sort ?? 'relevance']
  const { rows: [answer] } = await sql<Answer>`
    with hit as materialized (${hits(asked, choice)}),
    ${kept(asked)},
    page as (select id, score, row_number() over (order by ${order}) as place from kept where cardinality(failed) = 0
      order by place limit ${choice.limit} offset ${choice.offset})
    select (select count(*)::integer from kept where cardinality(failed) = 0) as total,
      (select json_object_agg(kind, n) from (select kind, count(*) as n from kept where cardinality(failed) = 0 group by kind) k) as kinds,
      (select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'about', d.about, 'words', d.words, 'path', d.path,
        'facets', d.facets, 'rank', d.rank, 'at', d.at, 'score', page.score) order by page.place) from page join search_document d using (id)) as found,
      (select json_agg(json_build_object('tag', tag, 'count', n)) from (
        select tag, count(*) as n from kept, unnest(tags) as tag
        where cardinality(failed) = 0 or (cardinality(failed) = 1 and starts_with(tag, failed[1] || '='))
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
