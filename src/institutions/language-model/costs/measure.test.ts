import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Day, Instant } from '../../../law/time.ts'
import { type TestDatabase, testDatabase } from '../../../kernel/database/testing.ts'
import { migrations } from '../../../kernel/migrations.ts'
import { openEnergyMeter } from './energy.ts'
import { measured } from './measure.ts'
import { newestUses, usesByStage, usesOf } from './read.ts'

/** A folder as Linux shows the counters of processors, with one that is full at 1,000,000 µJ. */
function counters() {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-powercap-'))
  for (const zone of ['intel-rapl:0', 'intel-rapl:0:0', 'intel-rapl-mmio:0']) {
    mkdirSync(join(folder, zone))
    writeFileSync(join(folder, zone, 'max_energy_range_uj'), '1000000\n')
    writeFileSync(join(folder, zone, 'energy_uj'), '900000\n')
  }
  return { folder, count: (microjoules: number) => writeFileSync(join(folder, 'intel-rapl:0', 'energy_uj'), `${microjoules}\n`) }
}

test('energy is what the counters of whole processors went on by, over their fullness too', async (t) => {
  const { folder, count } = counters()
  t.after(() => { rmSync(folder, { recursive: true }) })
  const meter = await openEnergyMeter(folder)
  count(950_000)
  assert.equal(await meter.read(), 0.05)
  count(100_000)
  assert.equal(await meter.read(), 0.15)
  assert.equal(await meter.read(), 0)
})

test('where there is no counter, energy is not measured', async () => {
  const meter = await openEnergyMeter(join(tmpdir(), 'shanyraq-no-such-folder'))
  assert.equal(await meter.read(), undefined)
})

describe('measuring a stage', () => {
  let database: TestDatabase
  let now: Instant = '2026-02-02T05:00:00.000Z'
  before(async () => { database = await testDatabase({ migrations: [...migrations, { folder: 'language-model', url: new URL('../', import.meta.url) }] }) })
  after(() => database.close())
  const ground = () => ({ db: database.db, now: () => now, country: { calendar: { zone: 'Asia/Almaty' } } })
  const uses = (subject: string) => usesOf(database.db, subject)

  test('a child is measured while it works, an attempt adds to the one before it, and another day stands by itself', async () => {
    const attempt = () => measured(ground(), { stage: 'conversion', subject: 'model:1' }, async (watch) => {
      // A child that uses a processor until it has used it for a tenth of a second, says so, and waits to be ended.
      const child = spawn(process.execPath, ['-e', 'let used; do { const { user, system } = process.cpuUsage(); used = user + system } while (used < 100_000); console.log(used / 1e6); setInterval(() => {}, 1e6)'], { stdio: ['ignore', 'pipe', 'inherit'] })
      watch.processes([child.pid!])
      const [told] = await once(child.stdout.setEncoding('utf8'), 'data') as [string]
      const seen = await watch.processorSeconds()
      assert.ok(seen >= 0.05 && seen < 30, String(seen))
      watch.told(child.pid!, Number(told) + 1)
      child.kill('SIGKILL')
      await once(child, 'close')
    })
    await attempt()
    const [first] = await uses('model:1')
    assert.ok(first!.processorSeconds! >= 1.1, 'what it told of itself counts')
    await attempt()
    const [both] = await uses('model:1')
    assert.ok(both!.processorSeconds! >= first!.processorSeconds! + 1.1)
    now = '2026-02-03T05:00:00.000Z'
    await attempt()
    assert.deepEqual((await uses('model:1')).map(({ day, stage }) => [day, stage]), [['2026-02-02', 'conversion'], ['2026-02-03', 'conversion']])
  })

  test('work that fails is counted as well, and what has no process of its own is not measured', async () => {
    await assert.rejects(measured(ground(), { stage: 'evaluation', subject: 'evaluation:1' }, async () => { throw new Error('broken') }), /broken/)
    const [use] = await uses('evaluation:1')
    assert.deepEqual([use!.processorSeconds, use!.acceleratorSeconds], [undefined, 0])
  })

  test('energy is kept where it is measured, and not for accelerators, which the counters do not see', async (t) => {
    const { folder, count } = counters()
    t.after(() => { rmSync(folder, { recursive: true }) })
    await measured(ground(), { stage: 'corpus', subject: 'corpus:1', energy: await openEnergyMeter(folder) }, async (watch) => {
      watch.processes([process.pid])
      count(950_000)
    })
    assert.equal((await uses('corpus:1'))[0]!.joules, 0.05)
    await measured(ground(), { stage: 'training', subject: 'training-run:1', energy: await openEnergyMeter(folder) }, async (watch) => {
      watch.processes([process.pid])
      watch.accelerators(2)
    })
    const [use] = await uses('training-run:1')
    assert.equal(use!.joules, undefined)
    assert.ok(use!.acceleratorSeconds > 0)
  })

  test('sums of a stage count each thing once, and are not measured where a part was not', async () => {
    const add = (subject: string, day: Day, stage: 'tokenizer' | 'training', seconds: number | null) => database.db.insertInto('stage_use')
      .values({ subject, day, stage, clock_seconds: 5, processor_seconds: seconds, accelerator_seconds: 1, joules: seconds }).execute()
    await add('tokenizer:1', '2026-03-01', 'tokenizer', 2)
    await add('tokenizer:1', '2026-03-02', 'tokenizer', 3)
    await add('tokenizer:2', '2026-03-02', 'tokenizer', 4)
    await add('training-run:8', '2026-03-02', 'training', 7)
    await add('training-run:9', '2026-03-02', 'training', null)
    const byStage = await usesByStage(database.db)
    const rest = { clockSeconds: 10, acceleratorSeconds: 2, stage: 'tokenizer', day: '2026-03-02' }
    assert.deepEqual(byStage.get('tokenizer'), {
      works: 2, uses: [{ ...rest, day: '2026-03-01', clockSeconds: 5, acceleratorSeconds: 1, processorSeconds: 2, joules: 2 }, { ...rest, processorSeconds: 7, joules: 7 }],
    })
    assert.deepEqual(byStage.get('training')?.uses.at(-1), { ...rest, stage: 'training', processorSeconds: undefined, joules: undefined })
    const newest = await newestUses(database.db, 4)
    assert.deepEqual(newest.map(({ subject, stage, uses: own }) => [subject, stage, own.map(({ day }) => day)]), [
      ['training-run:9', 'training', ['2026-03-02']], ['training-run:8', 'training', ['2026-03-02']], ['tokenizer:2', 'tokenizer', ['2026-03-02']], ['tokenizer:1', 'tokenizer', ['2026-03-01', '2026-03-02']],
    ])
  })
})
