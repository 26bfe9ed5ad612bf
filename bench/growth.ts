/**
 * The whole house as its cases grow, from outside: the processes that an operator starts, the pages that people open, the commands that keep the data.
 *
 * `node bench/growth.ts [sizes…]`: 1,000, 10,000 and 100,000 cases unless given. Of them a tenth are residents who reported for twenty quarters, so that each case brings
 * two reports and nearly three entries of the journal. Everything lies in one folder beneath the system's place for temporary files, which is removed at the end.
 */
import { spawn } from 'node:child_process'
import { copyFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { type Kernel, openKernel } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { figure, progress, report, Times } from './measure.ts'
import { clear, folder } from './place.ts'
import { startPortal } from './portal-process.ts'
import { seedResidents } from './residents.ts'

const given = process.argv.slice(2).map(Number)
const sizes = given.length > 0 ? given : [1_000, 10_000, 100_000]
const asked = 30
const acted = 20
/** Of the sample house: an officer, and the password of all of its people. */
const officer = 'maman@ulgi.example'
const password = 'ulgi-derek-kupiyasoz'

const root = resolve(import.meta.dirname, '..')

/** Bytes of a folder with all below it. */
const weightOf = (path: string): number => readdirSync(path, { withFileTypes: true, recursive: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0)

/** Runs a command of the portal; answers the seconds that it took. A verification may find what the fill copied and nobody did: it has read everything then too. */
async function command(data: string, ...words: readonly string[]): Promise<number> {
  const from = performance.now()
  const child = spawn(process.execPath, ['src/main.ts', ...words], { cwd: root, env: { ...process.env, SHANYRAQ_DATA: data }, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => { said += piece.toString() })
  const code = await new Promise<number | null>((done) => { child.once('exit', done) })
  if (code !== 0 && !(code === 1 && words[0] === 'verify')) throw new Error(`${words.join(' ')}: ${code}: ${said.slice(-2000)}`)
  return (performance.now() - from) / 1000
}

/** Further cases like one that waits for the officer, each with its own days and its own acts: two of three are open, one of fifty of these late. */
async function fillCases({ db }: Kernel, count: number): Promise<void> {
  const { rows: [like] } = await sql<{ id: string }>`select id from case_record where procedure = 'technopark.residency' and step = 'moderation' and closed_at is null order by filed_at limit 1`.execute(db)
  if (like === undefined) throw new Error('No case of the sample waits for the officer')
  await sql`with made as (
      insert into case_record (id, number, procedure, version, person, organisation, filed_at, closed_at, step, due_day, step_due_day, changed_at, actions)
      select gen_random_uuid(), '1999-' || lpad(n::text, 7, '0'), procedure, version, person, organisation, at, case when n % 3 = 2 then at + interval '9 days' end, case when n % 3 < 2 then step end,
        case when n % 3 < 2 then due_day - (n % 50 = 0)::int * 40 + n % 60 end, case when n % 3 < 2 then step_due_day - (n % 50 = 0)::int * 40 + n % 60 end, at, actions
      from case_record, generate_series(1, ${count}::integer) n, lateral (select timestamptz '2026-01-12' + n * interval '40 seconds' as at) filed where id = ${like.id} returning id)
    insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id)
    select gen_random_uuid(), made.id, seq, made.id || ' ' || seq, input_hash, at, actor, person, act, personal, journal_id from made, case_action where case_id = ${like.id}`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

/** Signs in as a person does; answers what the browser sends with every page. */
async function signIn(url: string): Promise<string> {
  const page = await fetch(`${url}/en/sign-in`, { redirect: 'manual' })
  const cookies = new Map(page.headers.getSetCookie().map((one) => [one.split('=')[0]!, one.split(';')[0]!]))
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const answer = await fetch(`${url}/en/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { cookie: [...cookies.values()].join('; '), origin: url, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ csrf, email: officer, password }),
  })
  if (answer.status !== 303) throw new Error(`no one is signed in: ${answer.status}`)
  for (const one of answer.headers.getSetCookie()) cookies.set(one.split('=')[0]!, one.split(';')[0]!)
  return [...cookies.values()].join('; ')
}

interface Measured { readonly name: string; readonly value: number }

/** The pages that people open, at p95. */
async function pagesOf(url: string, { number, chosen, entries }: { readonly number: string; readonly chosen: string; readonly entries: number }): Promise<readonly Measured[]> {
  const cookie = await signIn(url)
  const page = async (path: string, holds = '', signed = true): Promise<number> => {
    const times = new Times()
    const ask = async (): Promise<void> => {
      const answer = await fetch(`${url}${path}`, { headers: signed ? { cookie } : {}, redirect: 'manual' })
      const text = await answer.text()
      if (answer.status !== 200 || !text.includes(holds)) throw new Error(`${path}: ${answer.status}`)
    }
    for (let turn = 0; turn < 3; turn += 1) await ask()
    for (let turn = 0; turn < asked; turn += 1) await times.of(ask)
    return times.at(0.95)
  }
  return [
    { name: 'officer’s queue, ms', value: await page('/kk/desk', '/desk/cases/') }, { name: 'a number sought in it, ms', value: await page(`/kk/desk?q=${number}`, number) }, { name: 'search of the site, ms', value: await page('/kk/search?q=%D1%80%D0%B5%D0%B7%D0%B8%D0%B4%D0%B5%D0%BD%D1%82', 'href', false) },
    { name: 'register page, ms', value: await page('/kk/registers/technopark.residents', '/technopark/residents/', false) }, { name: 'case page, ms', value: await page(`/kk/desk/cases/${chosen}`, 'form') }, { name: 'journal proof, ms', value: await page(`/api/journal/inclusion?index=${Math.floor(entries / 2)}`, '', false) },
  ]
}

async function measure(size: number): Promise<readonly Measured[]> {
  const place = folder('growth')
  const data = join(place, 'data')
  progress(`${size}: first start`)
  await (await startPortal(data)).stop()
  const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data }), country: kazakhstan('sample') })
  const empty = weightOf(join(data, 'postgres'))
  progress(`${size}: filling`)
  await seedResidents(kernel, size / 10)
  await fillCases(kernel, size - size / 10)
  const { rows: [{ entries } = { entries: 0 }] } = await sql<{ entries: number }>`select count(*)::int as entries from journal_entry`.execute(kernel.db)
  const { rows: [{ number } = { number: '' }] } = await sql<{ number: string }>`select number from case_record where number like '1999-%' and step = 'moderation' order by number offset ${Math.floor(size / 3)} limit 1`.execute(kernel.db)
  const { rows: open } = await sql<{ id: string }>`select id from case_record where number like '1999-%' and step = 'moderation' order by number desc limit ${acted}`.execute(kernel.db)

  progress(`${size}: acts and a round`)
  const by = (await kernel.parties.holdersOf(['technopark.officer']))[0]!
  const actor = { person: by.id, name: 'Үлгі', roles: ['technopark.officer'] }
  const acts = new Times()
  for (const [at, { id }] of open.entries()) {
    await acts.of(() => kernel.cases.perform(actor, { case: id, key: `growth-${at}`, doing: { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' } } }))
  }
  await kernel.journal.settle()
  const round = new Times()
  await round.of(() => kernel.round())
  await round.of(() => kernel.round())
  await kernel.close()

  progress(`${size}: start and pages`)
  const portal = await startPortal(data)
  const pages = await pagesOf(portal.url, { number, chosen: open.at(-1)!.id, entries }).finally(portal.stop)
  progress(`${size}: backup, restore, verification`)
  const file = join(place, 'backup.tar')
  const backup = await command(data, 'backup', file)
  const verify = await command(data, 'verify', 'journal')
  const weight = weightOf(join(data, 'postgres')) - empty
  const anchor = join(place, 'journal.anchor')
  copyFileSync(join(data, 'keys', 'journal.anchor'), anchor)
  rmSync(data, { recursive: true })
  const restore = await command(join(place, 'again'), 'restore', file, '--last', anchor)
  rmSync(place, { recursive: true, force: true })
  return [
    ...pages, { name: 'an act, ms', value: acts.at(0.95) }, { name: 'first clock round, s', value: round.at(1) / 1000 }, { name: 'clock round again, s', value: round.at(0) / 1000 }, { name: 'start until the home page, s', value: portal.seconds },
    { name: 'backup, s', value: backup }, { name: 'restore, s', value: restore }, { name: 'verification of the journal, s', value: verify }, { name: 'disk a case, kB', value: weight / size / 1000 }, { name: 'journal entries', value: entries },
  ]
}

const tables: (readonly Measured[])[] = []
for (const size of sizes) tables.push(await measure(size))
/** How much faster than the cases something grew, between the two largest sizes; pages and acts are not to grow at all. */
const growth = (at: number): number => (tables.at(-1)![at]!.value / tables.at(-2)![at]!.value)
const names = tables[0]!.map(({ name }) => name)
const times = sizes.length > 1 ? sizes.at(-1)! / sizes.at(-2)! : 1
const flat = names.flatMap((name, at) => (sizes.length > 1 && (name.endsWith(', ms') || name.startsWith('start') || name.startsWith('disk') || name === 'clock round again, s') && growth(at) > 2 ? [`${name.split(',')[0]} (${growth(at).toFixed(1)} times)`] : []))
const linear = names.flatMap((name, at) => (sizes.length > 1 && /^(?:backup|restore|verification|first clock)/.test(name) && growth(at) > times * 1.3 ? [`${name.split(',')[0]} (${growth(at).toFixed(1)} times)`] : []))
report({
  title: 'Growth of the whole house',
  about: `A sample house with so many cases more: nine of ten are applications of one company in three states, with their acts; the tenth are residents with twenty quarterly reports each, and the journal of all that. Pages at p95 of ${asked} requests one after another `
    + `to \`shanyraq start\` by its own embedded server; an act is an officer’s acceptance at p95 of ${acted}, in one process; a round is \`kernel.round()\`, at first with what the fill made due; backup, restore and verification are the commands, with the start of the server.`,
  columns: ['', ...sizes.map((size) => `${figure(size)} cases`)], rows: names.map((name, at) => [name, ...tables.map((table) => figure(table[at]!.value))]),
  findings: [
    `Grew although it must not, more than twice from the last size but one to the last: ${flat.length === 0 ? 'nothing' : flat.join(', ')}.`, `Grew faster than the cases: ${linear.length === 0 ? 'nothing' : linear.join(', ')}.`,
    'Larger sizes than these were not measured.',
  ],
})
await clear()
