/**
 * The search of the whole site on 300 ordinary questions, beside what PostgreSQL brings along over the same documents.
 *
 * `node bench/questions.ts DATA [--held-out] [--times]`: DATA is a folder in which the sample programme has been started once and has
 * published its data. Without `--held-out` the held-out half is not asked at all; `--misses` lists what of the tuning half fails.
 */
import { type RawBuilder, sql } from 'kysely'
import { openKernel } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { routesOf, searchOf, seat } from '../src/house.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { report } from './measure.ts'
import { assess, mean, type Quality, type Question, questions } from './questions-gold.ts'

const [data = '', ...options] = process.argv.slice(2)
const country = kazakhstan('sample')
const settings = readSettings({ ...process.env, SHANYRAQ_DATA: data })
const kernel = await openKernel({ settings, country })
seat(kernel, country)
const search = searchOf(kernel, country, () => routesOf(kernel, country))

/** The founder of a resident company, in the company's name. */
async function resident(): Promise<Actor> {
  const person = await kernel.parties.personByEmail('tilmash@ulgi.example')
  if (person === undefined) throw new Error('The folder holds no sample programme.')
  const { rows: [of] } = await sql<{ id: string; scheme: string; value: string; name: string }>`select o.id, o.identifier_scheme as scheme, o.identifier as value, o.name from organisation o
    join membership m on m.organisation = o.id where m.person = ${person.id} limit 1`.execute(kernel.db)
  return { person: person.id, name: person.name, roles: [], ...(of && { organisation: { id: of.id, name: of.name, identifier: { scheme: of.scheme, value: of.value }, head: true } }) } as unknown as Actor
}

const actor = await resident()
const heldOut = options.includes('--held-out')
const asked = questions().filter(({ half }) => heldOut || half === 'tuning')

await search({ text: 'а', locale: 'kk', actor: null, limit: 1, offset: 0 }) // enters what is written in the program
const ids = new Map((await sql<{ id: string; path: string }>`select id, path from search_document where kind = 'term'`.execute(kernel.db)).rows.map(({ id, path }) => [path, id]))

/** An answer as the gold set names it: what is the founder's own by its kind, an entry of the glossary by its word. */
const named = (path: string): string => ids.get(path)
  ?? (path.startsWith('/cases/') ? 'own:case' : path.startsWith('/decisions/') ? 'own:certificate' : path.startsWith('/invoices/') ? 'own:invoice' : path)

await sql`drop table if exists peer_document`.execute(kernel.db)
await sql`create table peer_document as select d.id, d.kind, d.path, concat_ws(' ', d.title ->> 'kk', d.title ->> 'ru', d.title ->> 'en', array_to_string(d.words, ' '),
  d.about ->> 'kk', d.about ->> 'ru', d.about ->> 'en') as body, concat_ws(' ', d.title ->> 'kk', d.title ->> 'ru', d.title ->> 'en') as title
  from search_document d where d.kind <> 'passage'`.execute(kernel.db)
await sql`alter table peer_document add column simple tsvector generated always as (setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', body)) stored,
  add column russian tsvector generated always as (setweight(to_tsvector('russian', title), 'A') || to_tsvector('russian', body)) stored`.execute(kernel.db)

const ofPeer = async (query: RawBuilder<{ path: string }>): Promise<readonly string[]> => (await query.execute(kernel.db)).rows.map(({ path }) => named(path))

const sides: Readonly<Record<string, (question: Question) => Promise<readonly string[]>>> = {
  // Whoever asks for what is their own is signed in; all others are visitors.
  'Shanyraq': async ({ text, locale, answers }) => {
    const { own, named: live, found } = await search({ text, locale, actor: Object.keys(answers).some((answer) => answer.startsWith('own:')) ? actor : null, limit: 10, offset: 0 })
    return [...own, ...live, ...found].map(({ path }) => named(path))
  },
  ...Object.fromEntries(['simple', 'russian'].map((config) => [`PostgreSQL \`${config}\``, ({ text }: Question) => ofPeer(sql`
    select path from peer_document, websearch_to_tsquery(${sql.lit(config)}, ${text}) q where ${sql.ref(config)} @@ q order by ts_rank(${sql.ref(config)}, q, 1) desc, id limit 10`)])),
  ...Object.fromEntries(['simple', 'russian'].map((config) => [`PostgreSQL \`${config}\`, any word`, ({ text }: Question) => ofPeer(sql`
    select path from peer_document, (select replace(websearch_to_tsquery(${sql.lit(config)}, ${text})::text, '&', '|')::tsquery as q) asked
    where ${sql.ref(config)} @@ q order by ts_rank(${sql.ref(config)}, q, 1) desc, id limit 10`)])),
  'pg_trgm': ({ text }) => ofPeer(sql`select path from peer_document order by word_similarity(${text}, body) desc, id limit 10`),
}

const results = new Map<string, ReadonlyMap<Question, Quality>>()
for (const [name, find] of Object.entries(sides)) {
  const answers = new Map<Question, Quality>()
  for (const question of asked) {
    const paths = await find(question)
    answers.set(question, assess(paths, question))
    if (name === 'Shanyraq' && options.includes('--misses') && question.half === 'tuning' && (answers.get(question)!.ndcg < 0.8 || answers.get(question)!.first < 1)) {
      console.log(`${answers.get(question)!.ndcg.toFixed(2)} ${question.locale} “${question.text}” wants ${Object.entries(question.answers).filter(([, grade]) => grade > 1).map(([path]) => path).join(' ')}; got ${paths.slice(0, 5).join(' ')}`)
    }
  }
  results.set(name, answers)
}
await sql`drop table peer_document`.execute(kernel.db)

const on = (name: string, wanted: (question: Question) => boolean): string => {
  const { ndcg, first, reciprocal } = mean([...results.get(name)!].filter(([question]) => wanted(question)).map(([, quality]) => quality))
  return `${ndcg.toFixed(3)} / ${(first * 100).toFixed(0)} % / ${reciprocal.toFixed(3)}`
}
const halves = heldOut ? ['held out', 'tuning'] as const : ['tuning'] as const
report({
  title: 'Search of the site: 300 ordinary questions',
  about: 'Each cell: nDCG@10 / first answer right / mean reciprocal rank. The questions were written before anything was tuned, half of their wordings is held out '
    + '(bench/data/questions/gold.yaml). The sides answer over the same documents: titles, words and descriptions in three languages, the title above the rest. '
    + '`websearch_to_tsquery` wants every word; “any word” takes the same query with “or”, and ranks by `ts_rank`; `pg_trgm` orders by word similarity.',
  columns: ['side', ...halves, ...halves.slice(0, 1).flatMap((half) => ['kk', 'ru', 'en'].map((locale) => `${half}, ${locale}`))],
  rows: Object.keys(sides).map((name) => [name, ...halves.map((half) => on(name, (one) => one.half === half)),
    ...halves.slice(0, 1).flatMap((half) => ['kk', 'ru', 'en'].map((locale) => on(name, (one) => one.half === half && one.locale === locale)))]),
  findings: [],
})
await kernel.close()
