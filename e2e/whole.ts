/** Checks that a portal's data are whole: cases, decisions, obligations and books agree with each other and with the journal. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { clocksOf, type LoggedAction } from '../src/kernel/cases/index.ts'
import { recordHash } from '../src/kernel/decisions/index.ts'
import type { Kernel } from '../src/kernel/index.ts'
import { verifyJournal } from '../src/kernel/journal/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { reconcile } from '../src/kernel/reconcile.ts'
import type { Procedure } from '../src/law/procedure.ts'

/** Somebody whose office sees every case. */
export const everyOffice = ({ cases }: Kernel): Actor => ({
  person: '00000000-0000-7000-8000-000000000000', name: 'Үлгі Тексеруші',
  roles: [...new Set(cases.procedures.flatMap(({ offices }) => Object.keys(offices)))],
})

/** How much there was to check, so that a test knows that it checked something. */
export interface Whole { readonly cases: number; readonly decisions: number; readonly invoices: number; readonly entries: number }

/** Throws at the first thing that is not whole. */
export async function assertWhole(kernel: Kernel): Promise<Whole> {
  await kernel.journal.settle()
  const verification = await verifyJournal({ db: kernel.db, keys: kernel.journal.verifierKeys })
  assert.ok(verification.valid, 'fault' in verification ? verification.fault.en : '')
  assert.equal(verification.waiting, 0)
  assert.deepEqual((await reconcile(kernel.db)).map(({ en }) => en), [], 'the tables are what the journal says')
  const cases = await assertCases(kernel)
  const decisions = await assertDecisions(kernel)
  await assertObligations(kernel)
  await assertListed(kernel)
  const invoices = await assertBooks(kernel)
  return { cases, decisions, invoices, entries: verification.size }
}

/** Rows of a query that finds what must not be. */
const none = async ({ db }: Kernel, query: ReturnType<typeof sql>, message: string): Promise<void> => {
  assert.deepEqual((await query.execute(db)).rows, [], message)
}

async function assertCases(kernel: Kernel): Promise<number> {
  const { db, cases, country } = kernel
  const eyes = everyOffice(kernel)
  const rows = await db.selectFrom('case_record').selectAll().execute()
  for (const row of rows) {
    const { state, log, procedure } = await cases.view(eyes, row.id)
    assert.deepEqual(log.map(({ seq }) => seq), log.map((_, index) => index), `the log of ${row.number} has no gaps`)
    const clocks = clocksOf(country.calendar, procedure, state, log, row.changed_at)
    const stands = clocks.whole.state === 'stopped' && !clocks.whole.overdue
    assert.deepEqual(
      {
        step: row.step, assignee: row.assignee, closed: row.closed_at, actions: row.actions,
        due: row.due_day, stepDue: row.step_due_day, used: row.used_workdays,
      },
      {
        step: state.step ?? null, assignee: state.assignee ?? null, closed: state.closedAt ?? null, actions: log.length,
        due: stands ? null : clocks.whole.dueDay ?? null, stepDue: clocks.step?.dueDay ?? null,
        used: clocks.whole.state === 'finished' ? clocks.whole.usedWorkdays : null,
      },
      `the record of ${row.number} says what its log says`,
    )
    assertEveryDecisionIssued(procedure, row.number, log)
  }
  await none(kernel, sql`
    select a.id from case_action a
    left join journal_entry j on j.id = a.journal_id and j.subject = 'case:' || a.case_id and j.type = 'case.' || (a.act ->> 'type')
    where j.id is null`, 'every act has its entry in the journal')
  await none(kernel, sql`
    select j.id from journal_entry j left join case_action a on a.journal_id = j.id
    where j.type like 'case.%' and a.id is null`, 'every entry about a case has its act')
  await none(kernel, sql`
    select d.id from draft d join case_action a on a.key = 'file:' || d.id and a.seq = 0`, 'a draft that was filed is gone')
  await none(kernel, sql`
    select f.id from file f left join case_record c on f.subject = 'case:' || c.id
    where f.subject like 'case:%' and c.id is null`, 'a document of a case has its case')
  return rows.length
}

/** What lists read of an entry is what the entry says, and the dictionary has each word by which one is found. */
async function assertListed(kernel: Kernel): Promise<void> {
  const said = sql`select number, register, state, entered_at, changed_at, array(select id from words_of(look) order by id) as words, says_of(facts, restricted) as says from entry`
  const listed = sql`select number, register, state, entered_at, changed_at, words, says from listed_entry`
  await none(kernel, sql`(${said}) except (${listed})`, 'every entry is listed as it is')
  await none(kernel, sql`(${listed}) except (${said})`, 'nothing is listed that is no entry')
  await none(kernel, sql`select entry.number, one.word from entry cross join lateral words_of(entry.look) one where not exists (select from entry_word word where word.id = one.id and word.word = one.word)`, 'every word is in the dictionary')
}

/** An outcome that decides is followed by the decision, and no decision comes without one. */
function assertEveryDecisionIssued(procedure: Procedure, number: string, log: readonly Pick<LoggedAction, 'act'>[]): void {
  let expected: string | undefined
  for (const { act } of log) {
    const issued = act.type === 'issued' ? act.kind : undefined
    if (expected !== undefined) assert.equal(issued, expected, `${number}: the decision follows its outcome`)
    else assert.notEqual(act.type, 'issued', `${number}: a decision has an outcome before it`)
    expected = act.type === 'completed' ? procedure.steps[act.step]!.outcomes[act.outcome]!.decides : undefined
  }
  assert.equal(expected, undefined, `${number}: an outcome without its decision`)
}

async function assertDecisions(kernel: Kernel): Promise<number> {
  const rows = await kernel.db.selectFrom('decision').select(['id', 'number', 'hash']).execute()
  for (const { id, number, hash } of rows) {
    const found = await kernel.decisions.find(id)
    assert.equal(found && recordHash(found.record), hash, `${number} is what was sealed`)
  }
  await none(kernel, sql`
    select d.number from decision d
    left join case_action a on a.case_id = d.case_id and a.act ->> 'type' = 'issued' and a.act ->> 'decision' = d.id::text
    where a.id is null`, 'every decision was issued in its case')
  await none(kernel, sql`
    select a.id from case_action a left join decision d on d.id::text = a.act ->> 'decision'
    where a.act ->> 'type' = 'issued' and d.id is null`, 'every decision that was issued is there')
  await none(kernel, sql`
    select d.number from decision d left join decision_status s on s.decision = d.id
    where s.decision is null`, 'every decision has a status')
  await none(kernel, sql`
    select d.number from decision d left join journal_entry j on j.id = d.entry
    where j.id is null`, 'every decision is in the journal')
  await none(kernel, sql`
    select prefix, year, last from decision_register r
    where last <> (select count(*) from decision where number like r.prefix || '-' || r.year || '-%')
      + (select count(*) from decision_number n where n.prefix = r.prefix and n.year = r.year)`,
  'a number was given, or is ready to be')
  await none(kernel, sql`
    select d.number from decision d left join register_entry r on r.decision = d.id
    where d.record::jsonb ? 'credentialType' and d.organisation_identifier is not null and r.decision is null`,
  'the register names every holder')
  return rows.length
}

async function assertObligations(kernel: Kernel): Promise<void> {
  await none(kernel, sql`
    select d.number from decision d left join duty on duty.decision = d.id
    where d.effect = 'grant' and d.procedure = 'technopark.residency' and duty.id is null`, 'a grant begins its duties')
  await none(kernel, sql`
    select id from obligation
    where (reported_at is null) <> (report is null) or (reported_at is null) <> (assessment is null)`, 'a report is whole')
  await none(kernel, sql`
    select o.id from obligation o left join invoice i on i.id = o.invoice and i.subject = 'obligation:' || o.id
    where o.assessment ->> 'status' = 'assessed' and i.id is null`, 'an assessed report has its invoice')
  await none(kernel, sql`
    select i.number from invoice i left join obligation o on o.invoice = i.id
    where i.subject like 'obligation:%' and o.id is null`, 'an invoice has its report')
  await none(kernel, sql`
    select o.id from obligation o where reported_at is not null and 1 <> (
      select count(*) from journal_entry where subject = 'obligation:' || o.id and type = 'obligation.reported')`,
  'a report is in the journal once')
}

async function assertBooks(kernel: Kernel): Promise<number> {
  await none(kernel, sql`select sum(amount) from ledger_entry having sum(amount) <> 0`, 'the books come to nothing')
  await none(kernel, sql`
    select a.code from ledger_account a left join ledger_entry e on e.account = a.id
    group by a.id having a.balance <> coalesce(sum(e.amount), 0) or a.entries <> count(e.account)`,
  'a balance is the sum of its entries')
  await none(kernel, sql`
    select p.id from ledger_posting p left join ledger_entry e on e.posting = p.id
    group by p.id having count(e.account) <> p.entries or coalesce(sum(e.amount), 0) <> 0`, 'every posting balances')
  await none(kernel, sql`
    select i.number from invoice i
    left join ledger_entry e on e.posting = i.posting and e.account = i.receivable and e.amount = i.amount
    where e.account is null`, 'every invoice has its posting')
  await none(kernel, sql`
    select i.number from invoice i
    join ledger_account a on a.id = i.receivable
    left join ledger_posting c on c.reverses = i.posting
    where a.balance <> case when c.id is null then i.amount else 0 end
      - coalesce((select sum(amount) from bank_allocation where invoice = i.id), 0)`, 'what is owed is what was not paid')
  await none(kernel, sql`
    select year from invoice_counter c where last <> (select count(*) from invoice where number like c.year || '-%')`,
  'numbers of invoices have no gaps')
  await none(kernel, sql`
    select s.id from bank_statement s
    left join journal_entry j on j.subject = 'bank-statement:' || s.id and j.type = 'statement.imported'
    where j.id is null`, 'a statement is in the journal')
  await none(kernel, sql`
    select l.id from bank_line l left join ledger_entry e on e.posting = l.posting and e.amount = l.amount
    where e.account is null`, 'a line of the bank is in the books')
  return (await kernel.db.selectFrom('invoice').select('id').execute()).length
}
