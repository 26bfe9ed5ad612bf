/** Seeds residents with five years of quarterly reports, by SQL in sets: companies, cases, decisions, duties, journal. */
import { sql } from 'kysely'
import { transact } from '../src/kernel/database/index.ts'
import { fillRegister } from '../src/kernel/decisions/testing-register.ts'
import type { Kernel } from '../src/kernel/index.ts'
import { assess } from '../src/kernel/obligations/index.ts'
import { readAnswers } from '../src/law/answers.ts'

const quarters = 20
/** The first of the quarters; the last ends with September 2026. */
const firstDay = '2021-10-01'

/** Copies the first granted residency of the sample; answers with what was written, in words. Without `journalled` the journal knows nothing of them. */
export async function seedResidents({ db, country, journal }: Kernel, count: number, { journalled = true }: { readonly journalled?: boolean } = {}): Promise<string> {
  const residency = country.procedures.find(({ id }) => id === 'technopark.residency')
  const declared = residency?.obligations['quarterlyReport']
  const { rows: [like] } = await sql<{ id: string; case_id: string; version: string }>`
    select d.id, d.case_id, c.version from decision d join case_record c on c.id = d.case_id
    where d.procedure = 'technopark.residency' and d.effect = 'grant' order by d.decided_at limit 1`.execute(db)
  if (residency === undefined || declared === undefined || like === undefined) throw new Error('There is no granted '
    + 'residency to copy')
  const { facts } = readAnswers(declared.form.flatMap((page) => page.fields), {
    'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '9 000 000',
    'revenue.1.description': 'Өзге', 'revenue.1.kind': 'other', 'revenue.1.amount': '800 000',
  })
  const { tests, assessment } = assess(country.calendar, residency, declared, { from: '2026-07-01', to: '2026-09-30' }, facts)

  const written = await transact(db, async (tx) => {
    await fillRegister(tx, { like: like.id, count })
    await sql`create temporary table resident as
      select d.id as decision, d.organisation_identifier as bin, d.record::jsonb #>> '{holder,organisation,name}' as name,
        gen_random_uuid() as organisation, gen_random_uuid() as person, gen_random_uuid() as case_id, gen_random_uuid() as duty
      from decision d where d.number like 'TP-1999-%'`.execute(tx)
    await sql`insert into organisation (id, identifier_scheme, identifier, name, created_at) select organisation, 'kz.bin', bin, name, ${firstDay}::date from
      resident`.execute(tx)
    await sql`insert into person (id, name, email, locale, created_at) select person, 'Үлгі Тұлға ' || bin, bin ||
      '@ulgi.example', 'kk', ${firstDay}::date from resident`.execute(tx)
    await sql`insert into membership (id, organisation, person, capacity, began_at)
      select gen_random_uuid(), organisation, person, 'head', ${firstDay}::date from resident`.execute(tx)
    await sql`insert into case_record (id, number, procedure, version, person, organisation, filed_at, closed_at,
      changed_at, actions)
      select r.case_id, 'S-' || r.bin, c.procedure, c.version, r.person, r.organisation, c.filed_at, c.closed_at,
        c.changed_at, c.actions
      from resident r, case_record c where c.id = ${like.case_id}`.execute(tx)
    await sql`insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id)
      select gen_random_uuid(), r.case_id, a.seq, a.key || r.bin, a.input_hash, a.at, a.actor, a.person, a.act, a.personal,
        a.journal_id
      from resident r, case_action a where a.case_id = ${like.case_id}`.execute(tx)
    await sql`insert into duty (id, decision, kind, procedure, version, organisation, since, next_from, next_to, next_opens)
      select duty, decision, 'quarterlyReport', ${residency.id}, ${like.version}, organisation, ${firstDay}, '2026-10-01',
        '2026-12-31', '2027-01-01' from resident`.execute(tx)
    const reports = await sql`insert into obligation
        (id, duty, organisation, period_from, period_to, due_day, reported_at, reported_by, report, tests, assessment)
      select gen_random_uuid(), duty, organisation, from_day, (from_day + interval '3 months')::date - 1, (from_day +
        interval '3 months')::date + 20,
        from_day + interval '3 months' + interval '9 days', 'person:' || person, ${JSON.stringify(facts)}::jsonb,
          ${JSON.stringify(tests)}::jsonb, ${JSON.stringify(assessment)}::jsonb
      from resident, lateral (select (${firstDay}::date + quarter * interval '3 months')::date as from_day from
        generate_series(0, ${quarters - 1}) as quarter) as period`.execute(tx)
    // The journal's entries as the acts would have written them: the leaf is the hash of the canonical content.
    const entries = !journalled ? { numAffectedRows: 0n } : await sql`
      with written as (
        select 'person:' || person as actor, 'obligation.reported' as type, 'organisation:' || organisation as subject,
          ${firstDay}::timestamptz + (quarter + 1) * interval '91 days' as at, '{"duty":"quarterlyReport","quarter":' ||
            quarter || '}' as body
        from resident, generate_series(0, ${quarters - 1}) as quarter
        union all
        select 'person:' || person, 'case.step', 'case:' || case_id, ${firstDay}::timestamptz, '{"seq":' || seq || '}' from
          resident, generate_series(0, 7) as seq
      )
      insert into journal_entry (at, actor, type, subject, body, leaf)
      select at, actor, type, subject, body::jsonb, sha256('\\x00'::bytea || convert_to('{"actor":"' || actor || '","at":"'
        || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","body":' || body || ',"subject":"' ||
          subject || '","type":"' || type || '"}', 'UTF8'))
      from written order by at`.execute(tx)
    await sql`drop table resident`.execute(tx)
    return { reports: Number(reports.numAffectedRows), entries: Number(entries.numAffectedRows) }
  })
  await journal.sequence()
  await sql`analyze`.execute(db)
  return `${count} companies, cases and decisions, ${written.reports} reports, ${written.entries} journal entries with their `
    + `places in the tree`
}
