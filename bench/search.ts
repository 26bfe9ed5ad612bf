/**
 * The search on its gold set, beside what PostgreSQL brings along: how well the first ten answer, how long a query takes, and how
 * many words a second are entered; then a catalogue of 10,000 documents with facets.
 *
 * `node bench/search.ts [rounds]`
 */
import pg from 'pg'
import { migrate, openDatabase, transact } from '../src/kernel/database/index.ts'
import { openSearch, type SearchDocument } from '../src/kernel/search/index.ts'
import { locales } from '../src/law/text.ts'
import { instantAt } from '../src/law/time.ts'
import { figure, inTurns, median, perCent, progress, report, Times } from './measure.ts'
import { clear, server } from './place.ts'
import { assess, type GoldQuery, goldQueries, type GoldRecord, goldRecords, textOf } from './search-gold-set.ts'

const rounds = Number(process.argv[2] ?? 3)
const catalogueSize = 10_000

const cluster = await server()
const database = await openDatabase(cluster.url, { max: 4 })
const { db } = database
await migrate(db, [{ folder: 'search', url: new URL('../src/kernel/search/', import.meta.url) }])
const search = openSearch({ db })
const peer = new pg.Client({ connectionString: cluster.url })
await peer.connect()

const records = goldRecords()
const queries = goldQueries()
const whole = ({ title, about = {} }: GoldRecord): string => locales.flatMap((locale) => [title[locale], about[locale]]).filter(Boolean).join('\n')
const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
const words = records.reduce((sum, record) => sum + wordCount(whole(record)), 0)

interface Side {
  readonly name: string
  /** Enters all records into an empty index. */
  fill(): Promise<void>
  /** Ids of the first ten. */
  find(text: string): Promise<readonly string[]>
}

/** A table of the peer's own, filled by one statement of many rows. */
const peerSide = (name: string, table: string, column: string, indexed: string, find: string): Side => ({
  name,
  async fill() {
    await peer.query(`drop table if exists ${table}; create table ${table} (id text primary key, body text not null, ${column}); create index on ${table} using ${indexed}`)
    await peer.query(`insert into ${table} (id, body) select * from unnest($1::text[], $2::text[])`, [records.map(({ id }) => id), records.map(whole)])
  },
  find: async (text) => (await peer.query<{ id: string }>({ name: table, text: find, values: [text] })).rows.map(({ id }) => id),
})

/** A configuration of PostgreSQL's; a document fits that has any of the words, for those that have all are few and rank first. */
const configured = (config: string): Side => peerSide(
  `PostgreSQL \`${config}\``, `peer_${config}`, `stems tsvector generated always as (to_tsvector('${config}', body)) stored`, 'gin (stems)',
  `select id from peer_${config}, (select replace(plainto_tsquery('${config}', $1)::text, '&', '|')::tsquery as q) asked
   where stems @@ q order by ts_rank(stems, q, 1) desc, id limit 10`)

const sides: Readonly<Record<string, Side>> = {
  own: {
    name: 'Shanyraq',
    async fill() {
      await peer.query('truncate search_document, search_word')
      await transact(db, async (tx) => {
        for (const { id, title, about } of records) {
          await search.put(tx, { id, kind: 'gold', title: textOf(title), about: about ? textOf(about) : { kk: '', ru: '', en: '' }, path: `/${id}` })
        }
      })
    },
    find: async (text) => (await search.find({ text, locale: 'kk', limit: 10, offset: 0 })).found.map(({ id }) => id),
  },
  simple: configured('simple'),
  russian: configured('russian'),
  trgm: peerSide('pg_trgm', 'peer_trgm', 'spare text', 'gist (body gist_trgm_ops(siglen=256))', 'select id from peer_trgm order by $1 <<-> body, id limit 10'),
}

interface Quality { readonly ndcg: number; readonly recall: number }
const mean = (all: readonly Quality[]): Quality => ({
  ndcg: all.reduce((sum, { ndcg }) => sum + ndcg, 0) / all.length, recall: all.reduce((sum, { recall }) => sum + recall, 0) / all.length,
})

interface Round { readonly rate: number; readonly times: Times; readonly answers: ReadonlyMap<GoldQuery, Quality> }

async function round(side: Side): Promise<Round> {
  const from = performance.now()
  await side.fill()
  const rate = words / (performance.now() - from) * 1000
  await peer.query('vacuum analyze')
  const times = new Times()
  const answers = new Map<GoldQuery, Quality>()
  for (const query of queries) answers.set(query, assess(await times.of(() => side.find(query.text)), query))
  return { rate, times, answers }
}

const results = await inTurns(rounds, Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, () => round(side)])))

const answersOf = (name: string): ReadonlyMap<GoldQuery, Quality> => results[name]![0]!.answers
const on = (name: string, wanted: (query: GoldQuery) => boolean): Quality => mean([...answersOf(name)].filter(([query]) => wanted(query)).map(([, quality]) => quality))
const share = (value: number): string => value.toFixed(3)
const rate = (name: string): number => median(results[name]!.map((one) => one.rate))
const times = (name: string): Times => results[name]!.reduce((all, one) => all.take(one.times), new Times())
const halves = { tuning: (name: string) => on(name, ({ half }) => half === 'tuning'), held: (name: string) => on(name, ({ half }) => half === 'held out') }
const held = (name: string): number => halves.held(name).ndcg

report({
  title: 'Search: quality and speed on the gold set',
  about: `${records.length} records of ${words} words and ${queries.length} queries, written before the search was (bench/data/search/README.md); weights `
    + `and thresholds were tuned on one half of the queries, the held-out half was only measured. Each side enters all records and `
    + `answers every query, one after another, ${rounds} rounds in turns on ${cluster.name}. PostgreSQL's configurations look for any of the words and rank by `
    + '`ts_rank`; `pg_trgm` orders by word similarity with a GiST index.',
  columns: ['side', 'nDCG@10 held out', 'recall@10 held out', 'nDCG@10 tuning', 'recall@10 tuning', 'words/s entered', 'query p50, ms', 'p95, ms'],
  rows: Object.keys(sides).map((name) => [
    sides[name]!.name, share(held(name)), share(halves.held(name).recall), share(halves.tuning(name).ndcg), share(halves.tuning(name).recall),
    figure(rate(name)), figure(times(name).at(0.5)), figure(times(name).at(0.95)),
  ]),
  findings: Object.keys(sides).slice(1).map((name) => `nDCG@10 held out is ${figure(held('own') / held(name))} times that of ${sides[name]!.name}, words a second `
    + `entered ${perCent(rate('own') / rate(name))}, the p95 of a query ${perCent(times('own').at(0.95) / times(name).at(0.95))}.`),
})

const kinds = [...new Set(queries.map(({ kind }) => kind))]
report({
  title: 'Search: by kind of query, nDCG@10 on the held-out half',
  about: 'Kinds are explained in bench/data/search/README.md; `→` crosses languages, which beyond a thesaurus of administration and daily life nobody promises.',
  columns: ['kind', 'queries', ...Object.values(sides).map(({ name }) => name)],
  rows: kinds.map((kind) => {
    const wanted = (query: GoldQuery): boolean => query.kind === kind && query.half === 'held out'
    return [kind, String(queries.filter(wanted).length), ...Object.keys(sides).map((name) => share(on(name, wanted).ndcg))]
  }),
  findings: [],
})

// A catalogue: every document has texts of three records, keywords, an owner and facets by chance that is the same each time.
let state = 20_261_125
const chance = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
  return Math.floor(state / 0x80000000 * below)
}
const oneOf = <T>(values: readonly T[]): T => values[chance(values.length)]!
const valuesOf = (name: string, count: number): readonly string[] => Array.from({ length: count }, (_, i) => `${name}-${i + 1}`)
const facets = {
  theme: valuesOf('theme', 14), licence: valuesOf('licence', 9), tier: ['open', 'registered', 'restricted'], language: ['kk', 'ru', 'en', 'mul'],
  format: ['csv', 'parquet', 'jsonl', 'xlsx'], owner: valuesOf('owner', 200), updates: ['daily', 'monthly', 'yearly', 'never'],
}
const chosen = (): Record<string, string[]> => Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, [oneOf(values)]]))
const document = (i: number): SearchDocument => {
  const [title, ...about] = [oneOf(records), oneOf(records), oneOf(records)].map((record) => textOf(record.title))
  return {
    id: `dataset:${i}`, kind: 'dataset', title: title!, path: `/commons/datasets/${i}`, facets: chosen(), rank: chance(1000) / 1000,
    about: { kk: about.map(({ kk }) => kk).join(' '), ru: about.map(({ ru }) => ru).join(' '), en: about.map(({ en }) => en).join(' ') },
    words: oneOf(records).title.kk?.split(' ').slice(0, 6) ?? [], at: instantAt(Date.UTC(2025, 0, 1) + i * 3_600_000),
  }
}
progress(`entering a catalogue of ${catalogueSize}`)
await peer.query('truncate search_document, search_word')
for (let from = 0; from < catalogueSize; from += 500) {
  await transact(db, async (tx) => { for (let i = from; i < from + 500; i += 1) await search.put(tx, document(i)) })
}
await peer.query('vacuum analyze')

const asked: Readonly<Record<string, (i: number) => Promise<unknown>>> = {
  'words': (i) => search.find({ text: queries[i % queries.length]!.text, locale: 'ru', kind: 'dataset', limit: 20, offset: 0 }),
  'words and two facets': (i) => search.find({
    text: queries[i % queries.length]!.text, locale: 'kk', kind: 'dataset', facets: { tier: ['open'], language: [oneOf(facets.language)] }, limit: 20, offset: 0 }),
  'one common word': (i) => search.find({ text: ['қазақстан', 'год', 'new', 'президент'][i % 4]!, locale: 'ru', kind: 'dataset', limit: 20, offset: 0 }),
  'no words, one facet': () => search.find({ text: '', locale: 'kk', kind: 'dataset', facets: { theme: [oneOf(facets.theme)] }, limit: 20, offset: 0 }),
  'no words, page 400': () => search.find({ text: '', locale: 'kk', kind: 'dataset', sort: 'title', limit: 20, offset: 7_980 }),
}
const catalogue = await inTurns(rounds, Object.fromEntries(Object.entries(asked).map(([name, ask]) => [name, async () => {
  const all = new Times()
  for (let i = 0; i < (name.startsWith('words') ? queries.length : 60); i += 1) await all.of(() => ask(i))
  return all
}])))
const timesOf = (name: string): Times => catalogue[name]!.reduce((all, one) => all.take(one), new Times())
const worst = Math.max(...Object.keys(asked).map((name) => timesOf(name).at(0.95)))
report({
  title: `Search: a catalogue of ${catalogueSize} documents with facets`,
  about: `Each document has a title, a description of two sentences, keywords and seven facets of 3 to 200 values. A page of 20 with marks, the total, and counts of all `
    + `facets, one query after another, ${rounds} rounds in turns. The queries are those of the gold set (slips and wrong keyboard layouts included).`,
  columns: ['asked', 'queries', 'p50, ms', 'p95, ms', 'p99, ms'],
  rows: Object.keys(asked).map((name) => [name, String(timesOf(name).count), figure(timesOf(name).at(0.5)), figure(timesOf(name).at(0.95)), figure(timesOf(name).at(0.99))]),
  findings: [`The slowest kind has a p95 of ${figure(worst)} ms (goal: under 100 ms).`],
})
await peer.end()
await database.close()
await clear()
