/** Somebody with the database's password writes into the tables, past the portal: `reconcile` says what, in words. */
import assert from 'node:assert/strict'
import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { restore } from '../src/kernel/database/index.ts'
import { testDatabase, type TestDatabase } from '../src/kernel/database/testing.ts'
import { migrations } from '../src/kernel/migrations.ts'
import { differences, reconcile } from '../src/kernel/reconcile.ts'

const fixtures = join(import.meta.dirname, 'fixtures')

async function restored(file: string): Promise<TestDatabase> {
  const database = await testDatabase({ migrations: [] })
  await restore(database.db, { from: createReadStream(join(fixtures, file)), migrations: [...migrations, ...kazakhstan('sample').migrations] })
  return database
}

test('what earlier versions wrote is what their journals say', async () => {
  for (const file of readdirSync(fixtures).filter((name) => name.endsWith('.backup'))) {
    const database = await restored(file)
    try {
      assert.deepEqual((await reconcile(database.db)).map(({ en }) => en), [], file)
    } finally {
      await database.close()
    }
  }
})

/** What is written past the portal, and what is said of it. The person, the case and the decision are the first there are. */
const writings: readonly (readonly [what: string, statement: string, words: RegExp])[] = [
  ['an administrator', `insert into role_assignment (id, person, role, began_at, given_by)
    select gen_random_uuid(), id, 'administrator', now(), 'system:operator' from person where id not in (select person from role_assignment) limit 1`,
  /has the role “administrator”, which no entry of the journal gave/],
  ['an account', `insert into person (id, name, locale, created_at) values (gen_random_uuid(), 'Үлгі Жат', 'kk', now())`, /Үлгі Жат .* has an account that no entry/],
  ['a role that was taken away, in force again', `insert into journal_entry (at, actor, type, subject, body, leaf)
    select now(), 'system:operator', 'role.taken', 'person:' || person, jsonb_build_object('role', role), sha256('x') from role_assignment where ends_at is null limit 1`,
  /has the role “.*” for longer than the last entry/],
  ['a role ended', `update role_assignment set ends_at = now() where role = 'technopark.head'`, /By the journal .* has the role “technopark\.head”; in the database it was ended/],
  ['a head of a company', `update membership set person = (select person from role_assignment where role = 'administrator' limit 1)
    where id = (select id from membership limit 1)`, /stands in .* without an entry/],
  ['a head of a company whose name was erased', `with erased as (update journal_entry set personal = null, salt = null, commitment = coalesce(commitment, sha256('x')), erased_by = id where type = 'organisation.added')
    update membership set proved_at = null, proved_by = null, person = (select person from role_assignment where role = 'administrator' limit 1) where id = (select id from membership limit 1)`, /stands in .* without an entry/],
  ['a delegation', `insert into delegation (id, organisation, from_person, to_person, began_at, ends_at, created_at)
    select gen_random_uuid(), organisation, person, (select person from role_assignment limit 1), now(), now() + interval '1 year', now() from membership limit 1`,
  /The delegation of .* is not what the journal says/],
  ['a key for programs', `insert into api_token (id, secret_hash, hint, person, label, scopes, created_at, expires_at)
    select gen_random_uuid(), 'x', 'x', id, 'x', '{read}', now(), now() + interval '1 year' from person limit 1`, /A way into the account of .*: portal key/],
  ['a session', `insert into session (id, secret_hash, person, hat, method, device, created_at, used_at, expires_at)
    select gen_random_uuid(), 'x', id, 'self', 'password', '', now(), now(), now() + interval '1 day' from person limit 1`, /A way into the account of .*: session/],
  ['a vote', `insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, journal_id)
    select gen_random_uuid(), case_id, 99, 'x', 'x', at, actor, person, act, journal_id from case_action where act ->> 'type' = 'voted' limit 1`, /№ .*: 99, «voted», .* not in the journal/],
  ['another outcome of a vote', `update case_action set act = jsonb_set(act, '{vote}', '"refuse"')
    where id = (select id from case_action where act ->> 'type' = 'voted' and act ->> 'vote' <> 'refuse' limit 1)`, /«voted», .* was changed after/],
  ['an answer of an application', `update case_action set act = jsonb_set(act, '{facts,name}', '"басқа"') where seq = 0 and id = (select id from case_action where seq = 0 limit 1)`, /: 0, «(?:filed|opened)», .* was changed after/],
  ['an act away', `delete from case_action where id = (select id from case_action where act ->> 'type' = 'voted' limit 1)`, /«voted», .* taken out of the database/],
  ['a version of a procedure', `insert into procedure_version (hash, procedure, declaration, in_force, enacted_at)
    select repeat('0', 64), 'technopark.forged', declaration, in_force, now() from procedure_version limit 1`, /A version of the procedure technopark\.forged \(0+\) was enacted without/],
  ['a decision', `update decision set effect = case effect when 'grant' then 'refuse' else 'grant' end where id = (select id from decision limit 1)`, /Decision .* is not the one that the journal holds/],
  ['the record of a decision', `update decision set record = replace(record, '"grant"', '"refuse"') where effect = 'grant'`, /Decision .* is not the one that the journal holds/],
  ['a decision away', `delete from decision where id = (select id from decision where about is null and id not in (select about from decision where about is not null) limit 1)`, /Decision .* taken out of the database/],
  ['a suspension of a decision', `update decision_status set suspended_at = now() where decision = (select decision from decision_status where revoked_at is null and suspended_at is null limit 1)`,
    /The status of decision .* is not that of the journal/],
  ['an order', `insert into suspension (id, subject, issuer, reason, ordered_by, ordered_at) values (gen_random_uuid(), 'model:1', 'system:operator', '{}', 'system:operator', now())`, /The order that suspends model:1 is not/],
  ['a duty ended', `update duty set ended_on = now() where id = (select id from duty where ended_on is null limit 1)`, /The duty “.*” .* is not what the journal says/],
  ['a report', `update obligation set report = jsonb_set(report, '{revenue}', '"1"') where reported_at is not null`, /The report on the duty .* is not the one/],
  ['the sum of an invoice', `update invoice set amount = amount - 1 where id = (select id from invoice limit 1)`, /Invoice .* is not what the journal says/],
  ['the sum of a posting', `update ledger_entry set amount = amount * 2, balance_after = balance_after * 2`, /The posting “.*” is not what the journal says/],
  ['a balance', `update ledger_account set balance = balance + 1 where id = (select id from ledger_account where entries > 0 limit 1)`, /The balance of account .* is not the sum/],
]

describe('reconciling names', () => {
  let database: TestDatabase
  before(async () => { database = await restored('first-version.backup') })
  after(() => database.close())

  for (const [what, statement, words] of writings) {
    test(what, async () => {
      const trial = database.db.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx) // triggers sleep
        const { numAffectedRows } = await sql.raw(statement).execute(tx)
        assert.ok(numAffectedRows && numAffectedRows > 0n, 'something was written')
        throw new Undone(await differences(tx))
      })
      const found = await trial.catch((error: unknown) => error instanceof Undone ? error.found : Promise.reject(error))
      assert.ok(found.some(({ en }) => words.test(en)), found.map(({ en }) => en).join('\n') || 'nothing was found')
      for (const { kk, ru } of found) assert.ok(kk && ru)
    })
  }

  test('nothing, where a name was erased from the entry that tells the head too', async () => {
    const trial = database.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx) // triggers sleep
      const { numAffectedRows } = await sql`update journal_entry set personal = null, salt = null, commitment = coalesce(commitment, sha256('x')), body = body - 'head', erased_by = id where type = 'organisation.added'`.execute(tx)
      assert.ok(numAffectedRows && numAffectedRows > 0n)
      throw new Undone(await differences(tx))
    })
    const found = await trial.catch((error: unknown) => error instanceof Undone ? error.found : Promise.reject(error))
    assert.deepEqual(found.map(({ en }) => en), [])
  })
})

/** Takes what was found out of a transaction that is not kept. */
class Undone extends Error {
  readonly found: Awaited<ReturnType<typeof differences>>

  constructor(found: Undone['found']) {
    super('not kept')
    this.found = found
  }
}
