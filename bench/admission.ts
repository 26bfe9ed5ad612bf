/**
 * A call of 10,000 applicants: ranked, drawn up and decided on with one signature for whoever has a place and one for the others; then its file is computed again as a stranger does.
 *
 * `node bench/admission.ts [applicants]`
 */
import '../src/country.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { hashSeen } from '../src/kernel/calls/index.ts'
import { gardens, ownHat } from '../src/kernel/cases/testing.ts'
import { openWorldOf } from '../src/kernel/testing.ts'
import { readDeclaration } from '../src/law/declaration-yaml.ts'
import type { Procedure } from '../src/law/procedure.ts'
import { checkRanking, type RankingDocument } from '../src/law/ranking.ts'
import { figure, progress, report } from './measure.ts'

const applicants = Number(process.argv[2] ?? 10_000)
const places = Math.ceil(applicants / 5)
const read = (name: string): Procedure => readDeclaration(readFileSync(join(import.meta.dirname, '../docs/examples/summer-school', name), 'utf8')).value!
const whole = read('summer.yaml')
/** The summer school with more places, a fifth of which are kept. */
const summer: Procedure = {
  ...whole,
  call: { ...whole.call!, capacity: places, quotas: { of: [{ id: 'prizes', title: whole.title, places: Math.ceil(places / 5), rule: { rule: 'atLeast', left: { term: 'fact', fact: 'prizes' }, right: { term: 'number', value: '3' } }, basis: whole.call!.basis }] } },
}
const world = await openWorldOf(gardens([summer, read('appeal.yaml')]))
const { kernel: { calls, cases, db, journal, decisions } } = world
const head = await world.officer('school.head')
await world.kernel.round()

const applicant = ownHat(await world.founder())
const draft = await cases.begin(applicant, { procedure: summer.id })
for (const page of summer.form) await cases.savePage(applicant, draft, page, { grade: '50', prizes: '2', born: '2010-05-01' })
const like = await cases.file(applicant, { draft })
await cases.perform(await world.officer('school.officer'), { case: like, key: 'pass', doing: { type: 'complete', outcome: 'pass' } })

progress(`${applicants} applications`)
// Further applications like the one that was filed, with answers of their own.
await sql`with made as (
    insert into case_record (id, number, procedure, version, person, filed_at, step, due_day, step_due_day, changed_at, actions)
    select gen_random_uuid(), '2026/' || lpad(n::text, 6, '0'), procedure, version, person, filed_at, step, due_day, step_due_day, changed_at, actions
    from case_record, generate_series(2, ${applicants}::integer) n where id = ${like} returning id, right(number, 6)::integer as n)
  insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id)
  select gen_random_uuid(), made.id, seq, made.id || ' ' || seq, input_hash, at, actor, person,
    case when act ? 'facts' then jsonb_set(act::jsonb, '{facts}', (act::jsonb -> 'facts') || jsonb_build_object('grade', n * 7919 % 101, 'prizes', n * 31 % 5)) else act::jsonb end, personal, journal_id from made, case_action where case_id = ${like}`.execute(db)
await sql`vacuum analyze case_record`.execute(db)
await sql`vacuum analyze case_action`.execute(db)
world.at('2026-03-02T13:00:01.000Z')

/** Seconds of the processors that the servers of our connections have had: the machine is seldom ours alone. */
async function ofServers(): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database()`.execute(db)
  return rows.reduce((sum, { pid }) => sum + readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).reduce((ticks, one) => ticks + Number(one), 0) / 100, 0)
}

/** What it gave, and the seconds that it took: by the clock, of our processor, and of the servers'. */
async function timed<T>(run: () => Promise<T>): Promise<readonly [T, number, number, number]> {
  const [from, ours, theirs] = [performance.now(), process.cpuUsage(), await ofServers()]
  const result = await run()
  const [wall, { user, system }] = [(performance.now() - from) / 1000, process.cpuUsage(ours)]
  return [result, wall, (user + system) / 1e6, await ofServers() - theirs]
}

const rows: string[][] = []
const earlier: RankingDocument[] = []
let all = 0
for (const [does, reasons] of [['admit', undefined], ['refuse', 'No place.']] as const) {
  progress(does)
  const [drawn, drawing] = await timed(() => calls.draw(head, summer.id, does))
  const signature = await world.sign(head, calls.document(drawn))
  const [, signing, ours, theirs] = await timed(() => calls.sign(head, summer.id, { does, seen: hashSeen(drawn), signature, ...(reasons && { reasons }) }))
  const file = await calls.file(summer.id)
  const [checked, checking] = await timed(async () => checkRanking(file, earlier))
  earlier.push(file.document)
  const right = checked.seed && [checked.declarations, checked.points, checked.order, checked.places, checked.fates].every((wrong) => wrong.length === 0)
  all += drawing + signing
  rows.push([does, figure(drawn.acts.length), figure(drawing), `${figure(signing)} (${figure(ours)} + ${figure(theirs)})`, figure(JSON.stringify(file).length / 1e6), `${figure(checking)} s, ${right ? 'the same' : 'another'}; ${figure(new Set(Object.values(checked.unknown).flat()).size)} withheld`])
}
await journal.settle()
const { state } = await cases.view(head, like)
const { steps } = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(state.decisions[0]!.id))))
report({
  title: `A call of ${figure(applicants)} applicants`,
  about: `Ranked by points, two criteria and the lot, ${figure(places)} places, of which a fifth are kept for a quota. Ranking and drawing up what is signed; the signature, with a numbered and sealed decision, an entry of the journal and the next step for each; and the published file, computed again. Seconds, in one process, the embedded server.`,
  columns: ['batch', 'decisions', 'ranked and drawn up, s', 'signed and decided, s (of our processor + of the servers)', 'file, MB', 'computed again'], rows,
  findings: [`Goal: all ${figure(applicants)} ranked and decided on within a minute: ${all <= 60 ? 'met' : 'not met'} (${figure(all)} s). One of the decisions verifies by itself: ${steps.every(({ verdict }) => verdict !== 'failed') ? 'yes' : 'no'}.`],
})
await world.close()
