/**
 * What would change: past cases of a service replayed under a draft of it, at three sizes, beside the goal of 60 s for 10,000; and the linter over the whole country pack, beside the goal of 1 s.
 * `node bench/replay.ts [most cases]`
 */
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openAdministration } from '../src/countries/kazakhstan/administration/testing.ts'
import { nothingReplayed, type Replay } from '../src/kernel/cases/index.ts'
import { lint, lintRegisters } from '../src/law/lint.ts'
import type { Procedure } from '../src/law/procedure.ts'
import { applicantsOf, lintExamples } from '../src/law/trial/index.ts'
import { Times } from './measure.ts'

const most = Number(process.argv[2] ?? 10_000)
const town = await openAdministration()
const { kernel: { cases, db } } = town.world
const service = cases.procedures.find(({ id }) => id === 'administration.information')!
const person = await town.person()
const like = await town.filed(person, service.id, Object.fromEntries(service.form.flatMap(({ fields }) => fields).flatMap((field) => (field.kind === 'text' ? [[field.name, 'Сұрау']] : field.kind === 'flag' ? [[field.name, 'false']] : field.kind === 'choice' ? [[field.name, field.choices[0]!.value]] : []))))
const rules = Object.fromEntries(Object.entries(service.rules).map(([name, rule]) => [name, { rule: 'not' as const, of: rule }]))
const draft: Procedure = { ...service, rules }

console.log('## Replay\n\n| Cases | seconds | cases a second | otherwise |\n|---|---|---|---|')
let made = 1
for (const size of [most / 100, most / 10, most].map(Math.round)) {
  await sql`with made as (
      insert into case_record (id, number, procedure, version, person, filed_at, step, due_day, step_due_day, changed_at, actions)
      select gen_random_uuid(), number || '-' || n, procedure, version, person, filed_at, step, due_day, step_due_day, changed_at, actions from case_record, generate_series(${made}::integer, ${size - 1}::integer) n where id = ${like} returning id)
    insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id)
    select gen_random_uuid(), made.id, seq, made.id || ' ' || seq, input_hash, at, actor, person, act, personal, journal_id from made, case_action where case_id = ${like}`.execute(db)
  made = size
  const from = performance.now()
  let so: { readonly after?: string; readonly known: Replay } = await cases.replay(draft, { known: nothingReplayed })
  while (so.after !== undefined) so = await cases.replay(draft, so)
  const seconds = (performance.now() - from) / 1000
  console.log(`| ${so.known.cases} | ${seconds.toFixed(2)} | ${(so.known.cases / seconds).toFixed(0)} | ${so.known.otherwise} |`)
}

const { procedures, registers = [], bodies, calendar } = kazakhstan('sample')
const [linted, applicants] = [new Times(), new Times()]
for (let n = 0; n < 7; n += 1) {
  await linted.of(async () => { lint(procedures, undefined, registers, bodies); lintRegisters(registers, procedures); for (const one of procedures) lintExamples(one, calendar) })
}
for (const one of procedures) await applicants.of(async () => { applicantsOf(one, calendar, '2026-12-01', 1) })
console.log(`\nLint of ${procedures.length} procedures and ${registers.length} registers: median ${linted.at(0.5).toFixed(0)} ms, goal 1,000. Applicants of one service: median ${applicants.at(0.5).toFixed(0)} ms, 95 % ${applicants.at(0.95).toFixed(0)} ms.`)
await town.world.close()
