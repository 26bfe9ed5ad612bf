/**
 * Data folders of earlier versions, restored by this one: nothing is lost, every case reads as it did under the version of its
 * procedure, every decision would be made again, and what was open goes on.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { seat } from '../src/house.ts'
import { stateOf } from '../src/kernel/cases/index.ts'
import { versionOf } from '../src/kernel/declarations/index.ts'
import { type Kernel, openKernel } from '../src/kernel/index.ts'
import { assess } from '../src/kernel/obligations/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { evaluate } from '../src/law/evaluate.ts'
import { readingOf } from '../src/law/reading.ts'
import { run } from './processes.ts'
import { assertWhole, everyOffice } from './whole.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('every version so far has its data folder here', () => {
  assert.ok(readdirSync(fixtures).includes('first-version.backup'))
})

for (const file of readdirSync(fixtures).filter((name) => name.endsWith('.backup'))) {
  describe(`the data of ${file.replace('.backup', '')}`, () => {
    const data = mkdtempSync(join(tmpdir(), 'shanyraq-migration-'))
    let kernel: Kernel

    const command = async (...args: readonly string[]): Promise<string> => {
      const running = run('src/main.ts', [...args, '--data', data])
      assert.equal(await running.ended(), 0, running.out() + running.err())
      return running.out()
    }

    before(async () => {
      await command('restore', join(fixtures, file), '--new-history', 'a test of migrations')
      assert.match(await command('verify', 'journal'), /The journal is whole/)
      const country = kazakhstan('sample')
      const settings = readSettings({ SHANYRAQ_DATA: data })
      kernel = await openKernel({ settings, country, now: () => '2026-05-21T05:00:00.000Z' })
      seat(kernel, country)
    })
    after(async () => {
      await kernel?.close()
      rmSync(data, { recursive: true, force: true })
    })

    test('is whole', async (t) => {
      const whole = await assertWhole(kernel)
      t.diagnostic(JSON.stringify(whole))
      assert.ok(whole.cases > 5 && whole.decisions > 3 && whole.invoices > 0)
    })

    test('folds every case, under the version that it is pinned to, to the step where it stood', async () => {
      const rows = await kernel.db.selectFrom('case_record').select(['id', 'number', 'step', 'version', 'procedure']).execute()
      for (const { id, number, step, version, procedure } of rows) {
        const declaration = await kernel.cases.versions.byHash(version)
        assert.equal(versionOf(declaration), version, `the declaration of ${number} is the one that was enacted`)
        assert.equal(declaration.id, procedure)
        const { log } = await kernel.cases.view(everyOffice(kernel), id)
        assert.equal(stateOf(declaration, log).step, step ?? undefined, number)
      }
    })

    test('decides every stored decision again, with the same verdicts on the same grounds', async (t) => {
      const rows = await kernel.db.selectFrom('decision').select('id').execute()
      let rules = 0
      for (const { id } of rows) {
        const { record } = (await kernel.decisions.find(id))!
        const declaration = await kernel.cases.versions.byHash(record.version)
        for (const { name, rule, verdict, trace, grounds } of record.rules) {
          rules += 1
          assert.deepEqual(plain(rule), plain(declaration.rules[name]), `${record.number}: the rule is that of the declaration`)
          const reading = readingOf(declaration, record.reading.on)
          const again = evaluate(declaration.rules[name]!, record.facts, reading)
          const reasons = again.failed.map(({ words, basis }) => ({ text: words, ...(basis && { basis }) }))
          assert.equal(again.verdict, verdict, `${record.number}, ${name}`)
          assert.deepEqual(plain(again.trace), plain(trace), `${record.number}, ${name}`)
          assert.deepEqual(plain(reasons), plain(grounds), `${record.number}, ${name}`)
        }
      }
      t.diagnostic(`${rows.length} decisions, ${rules} rules: all the same`)
      assert.ok(rules >= rows.length)
    })

    test('verifies every stored decision, its credential and its place in the journal', async () => {
      for (const { id, number } of await kernel.db.selectFrom('decision').select(['id', 'number']).execute()) {
        const { status: { status } } = (await kernel.decisions.find(id))!
        const bundle = JSON.stringify(await kernel.decisions.bundle(id))
        const { steps } = await kernel.decisions.verify(new TextEncoder().encode(bundle))
        const failed = steps.filter(({ verdict }) => verdict === 'failed').map(({ step, detail }) => `${step.en}: ${detail.en}`)
        assert.equal(failed.length, status === 'revoked' ? 1 : 0, `${number} is ${status}; ${failed.join('; ')}`)
      }
      for (const { id } of await kernel.db.selectFrom('signature').select('id').execute()) {
        assert.ok(await kernel.signatures.find(id))
      }
    })

    test('assesses every stored report again, with the same results', async () => {
      const { rows } = await sql<{ id: string }>`select id from obligation where reported_at is not null`.execute(kernel.db)
      assert.ok(rows.length > 0)
      for (const { id } of rows) {
        const { procedure, declared, period, report, tests, assessment } = await kernel.obligations.view(everyOffice(kernel), id)
        const again = assess(kernel.country.calendar, procedure, declared, period, report!)
        assert.deepEqual(plain(again), plain({ tests, assessment }))
      }
    })

    test('has every file as it was taken in', async () => {
      const { rows } = await sql<{ id: string; size: bigint }>`select id, size from file`.execute(kernel.db)
      assert.ok(rows.length > 0)
      for (const { id, size } of rows) {
        const { stream } = await kernel.files.open(id)
        let bytes = 0n
        for await (const piece of stream) bytes += BigInt(piece.length)
        assert.equal(bytes, BigInt(size))
      }
    })

    test('lets an open case go on under its own version', async () => {
      const { cases } = kernel
      const { rows: [open] } = await sql<{ id: string }>`
        select id from case_record where step = 'moderation' and closed_at is null order by filed_at limit 1`.execute(kernel.db)
      const officer = everyOffice(kernel)
      const before = await cases.view(officer, open!.id)
      const findings = { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' }
      await cases.perform(officer, { case: open!.id, key: 'goes-on', doing: { type: 'complete', outcome: 'accept', findings } })
      const later = await cases.view(officer, open!.id)
      const next = before.procedure.steps['moderation']!.outcomes['accept']!.to
      assert.deepEqual([later.state.step, later.version], [next, before.version])
      await assertWhole(kernel)
    })

    test('is served by this version', async () => {
      await kernel.close()
      const portal = run('src/main.ts', ['start', '--data', data, '--port', '0'])
      await portal.line(/^Shanyraq is open at/)
      assert.equal(await portal.stop(), 0, portal.err())
      assert.match(await command('verify', 'journal'), /The journal is whole/)
    })
  })
}
