/**
 * Search in the register of AI systems: what anybody waits for who types words, narrows by class and sector, and reads a page with its counts, in registers of three sizes.
 * The limit is 60 ms for the 95th percentile of each kind of question, and of the counts beside it, at 100,000.
 *
 * `node bench/register-search.ts [most entries]`
 */
import { sql } from 'kysely'
import { conventions } from '../src/countries/kazakhstan/conventions.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { keepTo } from '../src/law/conventions.ts'
import { figure, progress, report, Times } from './measure.ts'

const most = Number(process.argv[2] ?? 100_000)
const sizes = [1_000, 10_000, 100_000].filter((size) => size <= most)
const [asked, limit, register] = [100, 60, 'oversight.ai-systems'] as const

keepTo(conventions)
const world = await openWorld()
const { db, registers } = world.kernel
const owner = (await world.founder()).organisation!.id

/** Words of which names and purposes are made, so that some are frequent and some rare. */
const words = ['несие', 'бағалау', 'кіріс', 'хаттар', 'сұрыптау', 'аударма', 'медицина', 'сурет', 'оқу', 'емтихан', 'көлік', 'жол', 'салық', 'сот', 'іздеу', 'дауыс', 'тану', 'болжам', 'ауа', 'райы']

/** Entries as they stand after their acts; what lists read of them is kept by the database itself. One of a hundred is restricted. */
async function fill(from: number, to: number): Promise<void> {
  await sql`insert into entry (number, register, state, owner_kind, owner, facts, versions, title, look, restricted, entered_at, changed_at)
    select number, ${register}, 'entered', 'organisation', ${owner}, facts, 1, jsonb_build_object('kk', name, 'ru', name, 'en', name), lower(number || E'\n' || name || E'\n' || purpose), n % 100 = 0, at, at
    from generate_series(${from}::integer, ${to}::integer) n
      cross join lateral (select 'AIS-2020-' || lpad(n::text, 6, '0') as number, timestamptz '2020-01-01' + n * interval '30 minutes' as at, (${words}::text[])[1 + n % 20] || ' ' || (${words}::text[])[1 + n / 7 % 20] || ' ' || n as name,
        'Мақсаты: ' || (${words}::text[])[1 + n / 3 % 20] || ' және ' || (${words}::text[])[1 + n / 11 % 20] || '. ' || repeat('Жүйе туралы мәлімет. ', 20) as purpose) said
      cross join lateral (select jsonb_build_object('name', name, 'purpose', purpose, 'riskClass', (array['minimal', 'medium', 'high'])[1 + n % 3], 'autonomy', (array['low', 'medium', 'high'])[1 + n / 5 % 3],
        'sector', (array['health', 'education', 'finance', 'transport', 'publicService'])[1 + n % 5]) as facts) stated`.execute(db)
  await sql`vacuum analyze entry`.execute(db)
  await sql`vacuum analyze entry_value`.execute(db)
}

/** What people ask: a frequent word, two words, a number, a word that stands nowhere, and a word within a class and a sector. */
const questions = (n: number) => [
  { text: words[n % 20]! }, { text: `${words[n % 20]} ${words[(n * 7 + 3) % 20]}` }, { text: `AIS-2020-${String(1 + n * 7).padStart(6, '0')}` }, { text: `жоқсөз${n}` },
  { text: words[n % 20]!, facets: { riskClass: ['high'], sector: ['finance'] } },
]

const names = ['a word', 'two words', 'a number', 'nowhere', 'a word in a class and sector']
const rows: string[][] = []
let filled = 0
let missed: readonly string[] = []
for (const size of sizes) {
  progress(`${size} entries`)
  await fill(filled + 1, size)
  filled = size
  const times = names.map(() => new Times())
  for (let n = 0; n < asked; n += 1) {
    for (const [at, query] of questions(n).entries()) await times[at]!.of(() => registers.page({ register, limit: 50, ...query }, null))
  }
  const counts = new Times()
  for (let n = 0; n < 20; n += 1) await counts.of(() => registers.counted({ register, text: words[n]! }, null))
  missed = [...times.map((one, at) => [names[at]!, one.at(0.95)] as const), ['counts beside a word', counts.at(0.95)] as const].flatMap(([name, slowest]) => (slowest > limit ? [`${name}, ${figure(slowest)} ms`] : []))
  rows.push([figure(size), ...times.map((one) => `${figure(one.at(0.5))} / ${figure(one.at(0.95))}`), `${figure(counts.at(0.5))} / ${figure(counts.at(0.95))}`])
}
report({
  title: 'Search in the register of AI systems',
  about: `A page of 50 entries by words, without an account; ${asked} questions of each kind. Median / 95th percentile in milliseconds. The counts of states, years and facets beside a word are asked apart. One entry of a hundred is restricted. The embedded server.`,
  columns: ['entries', ...names, 'counts beside a word'],
  rows, findings: [`At ${figure(sizes.at(-1)!)} entries over the limit of ${limit} ms at the 95th percentile: ${missed.length === 0 ? 'none' : missed.join('; ')}.`],
})
await world.close()
