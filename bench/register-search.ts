/**
 * Search in the register of AI systems: what anybody waits for who types words, narrows by class and sector, and reads a page with its counts, in registers of three sizes.
 * The limit is 60 ms for the 95th percentile of each kind of question, and of the counts beside it, at 100,000.
 *
 * `node bench/register-search.ts [most entries]`
 */
import { readFileSync } from 'node:fs'
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
  for (const table of ['listed_entry', 'entry_word']) await sql`vacuum analyze ${sql.table(table)}`.execute(db)
}

/** Seconds of the processor that this process and the server's processes for it have used; the server is on this machine. */
async function processor(): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database()`.execute(db)
  const { user, system } = process.cpuUsage()
  return rows.reduce((sum, { pid }) => {
    const [userTicks, systemTicks] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number)
    return sum + (userTicks! + systemTicks!) / 100
  }, (user + system) / 1e6)
}

/** What people ask: a frequent word, two words, a number, a word that stands nowhere, and a word within a class and a sector. */
const questions = (n: number) => [
  { text: words[n % 20]! }, { text: `${words[n % 20]} ${words[(n * 7 + 3) % 20]}` }, { text: `AIS-2020-${String(1 + n * 7).padStart(6, '0')}` }, { text: `жоқсөз${n}` },
  { text: words[n % 20]!, facets: { riskClass: ['high'], sector: ['finance'] } }, { text: words[n % 20]!.slice(0, 3) }, { text: 'AIS-2020' },
]

const names = ['a word', 'two words', 'a number', 'nowhere', 'a word in a class and sector', 'three letters', 'a part of every number']
const rows: string[][] = []
let filled = 0
let missed: readonly string[] = []
for (const size of sizes) {
  progress(`${size} entries`)
  await fill(filled + 1, size)
  filled = size
  const times = names.map(() => new Times())
  const used = names.map(() => 0)
  for (const at of names.keys()) {
    const before = await processor()
    for (let n = 0; n < asked; n += 1) await times[at]!.of(() => registers.page({ register, limit: 50, ...questions(n)[at]! }, null))
    used[at] = (await processor() - before) / asked * 1000
  }
  const kinds = [['counts beside a word', (n: number) => ({ text: words[n % 20]! })], ['counts beside a word in a class', (n: number) => ({ text: words[n % 20]!, facets: { riskClass: ['high'] } })], ['counts beside a part of every number', () => ({ text: 'AIS-2020' })]] as const
  const counts = []
  for (const [name, question] of kinds) {
    const [one, before] = [new Times(), await processor()]
    const turns = name.includes('part') ? 10 : asked
    for (let n = 0; n < turns; n += 1) await one.of(() => registers.counted({ register, ...question(n) }, null))
    counts.push({ name, times: one, used: (await processor() - before) / turns * 1000 })
  }
  const all = [...times.map((one, at) => ({ name: names[at]!, times: one, used: used[at]! })), ...counts]
  missed = all.flatMap(({ name, times: one }) => (one.at(0.95) > limit ? [`${name}, ${figure(one.at(0.95))} ms`] : []))
  for (const { name, times: one, used: cost } of all) rows.push([figure(size), name, figure(one.at(0.5)), figure(one.at(0.95)), figure(cost)])
}
report({
  title: 'Search in the register of AI systems',
  about: `A page of 50 entries by words, without an account; ${asked} questions of each kind. In milliseconds; the processor is that of the portal and of the server for one question. The counts of states, years and facets beside a word are asked apart. One entry of a hundred is restricted. ${process.env['TEST_DATABASE_URL'] === undefined ? 'The embedded server' : 'A server of its own'}.`,
  columns: ['entries', 'what is asked', 'median', 'p95', 'processor'],
  rows, findings: [`At ${figure(sizes.at(-1)!)} entries over the limit of ${limit} ms at the 95th percentile: ${missed.length === 0 ? 'none' : missed.join('; ')}.`],
})
await world.close()
