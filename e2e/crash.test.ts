/** Kills the portal between any two statements, fifty times: what was acknowledged stays, and nothing is half done. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Instant } from '../src/law/time.ts'
import { openDatabase, startCluster } from '../src/kernel/database/index.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { type Kernel, openKernel } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import type { Attempt, Line, Office, Orders } from './crash-acts.ts'
import { program, run } from './processes.ts'
import { assertWhole, type Whole } from './whole.ts'

const kills = 50
/** Acts that are committed and never acknowledged; each takes the place of a kill at a statement. */
const unsaid = ['file', 'accept', 'vote', 'conclude', 'grant', 'report', 'import', 'order'] as const
const data = mkdtempSync(join(tmpdir(), 'shanyraq-crash-'))
const place = join(data, 'postgres')
after(async () => {
  if (existsSync(place)) await (await startCluster(place)).stop()
  rmSync(data, { recursive: true, force: true })
})

/** Numbers from 0 up to 1 that are the same in every run of the test. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const settings = readSettings({ SHANYRAQ_DATA: data })

/** Looks at the data with a kernel of our own, on the server that the killed process left, or a new one. */
async function inspect<T>(look: (kernel: Kernel) => Promise<T>): Promise<T> {
  const cluster = await startCluster(place)
  const database = await openDatabase(cluster.url, { max: 4 })
  const now = (): Instant => '2026-04-02T07:00:00.000Z'
  const kernel = await openKernel({ settings, country: kazakhstan('sample'), now, database })
  return look(kernel).finally(() => kernel.close()).finally(() => database.close())
}

type Done = Line & { readonly line: 'done' }

/** What a process said before it died: the acts that it acknowledged, and the one that it did not. */
function read(output: string): { readonly done: readonly Done[]; readonly open?: Attempt; readonly office?: Office } {
  const lines: readonly Line[] = output.split('\n').filter((text) => text.endsWith('}')).map((text) => JSON.parse(text))
  const done = lines.filter((line) => line.line === 'done')
  const last = lines.findLast(({ line }) => line === 'trying' || line === 'done')
  const seated = lines.find((line) => line.line === 'in office')
  return { done, ...(last?.line === 'trying' && { open: last.attempt }), ...(seated && { office: seated.office }) }
}

/** An act that was acknowledged is there, once. */
async function assertKept({ db, orders }: Kernel, { attempt, result }: Done): Promise<void> {
  switch (attempt.act) {
    case 'file': {
      const filed = await db.selectFrom('case_action').select(['case_id', 'seq']).where('key', '=', `file:${attempt.draft}`).execute()
      return assert.deepEqual(filed, [{ case_id: result, seq: 0 }], 'a filing that was acknowledged')
    }
    case 'perform': {
      const found = await db.selectFrom('case_action').select('seq')
        .where('case_id', '=', attempt.case).where('key', '=', attempt.key).execute()
      return assert.equal(found.length, 1, `${attempt.doing.type} that was acknowledged`)
    }
    case 'report': {
      const row = await db.selectFrom('obligation').select(['reported_at', 'invoice'])
        .where('id', '=', attempt.obligation).executeTakeFirst()
      return assert.ok(row?.reported_at && row.invoice, 'a report that was acknowledged')
    }
    case 'import': {
      const { length } = await db.selectFrom('bank_line').select('id').where('statement', '=', result!).execute()
      return assert.equal(length, 1, 'a statement that was acknowledged')
    }
    case 'order': {
      const decided = await db.selectFrom('decision').select('id').where('case_id', '=', result!).execute()
      return assert.deepEqual([orders.allStanding(attempt.subject).length, decided.length], [1, 1], 'an order that was acknowledged')
    }
  }
}

test('killed between any two statements, the portal keeps what it acknowledged and leaves nothing half done', async (t) => {
  const acts = await program('e2e/crash-acts.ts')
  const acknowledged: Done[] = []
  let again: Attempt | undefined
  let office: Office | undefined
  let repeated = 0
  let whole: Whole | undefined
  for (let kill = 0; kill < kills; kill += 1) {
    const chance = random(kill)
    // The first deaths come while tables are made and people come into office, every tenth in the start, all others in acts.
    const dieAt = kill < 5 ? 10 + 60 * kill : 1 + Math.floor(chance() * (kill % 10 === 0 ? 40 : 330))
    const dieUnsaid = unsaid[kill - 20]
    const orders: Orders = {
      data, ...(dieUnsaid ? { dieUnsaid } : { dieAt }), counts: kill < 5 || kill % 10 === 0 ? 'from the start' : 'from the acts',
      sends: chance() < 0.5, server: kill % 6 === 5, serial: 100 + kill * 50, ...(again && { again }), ...(office && { office }),
    }
    const child = run(acts, [JSON.stringify(orders)])
    assert.equal(await child.ended(), 'SIGKILL', `kill ${kill}, ${JSON.stringify(orders)}: ${child.err()}`)
    const said = read(child.out())
    if (again && said.done[0]) repeated += 1
    acknowledged.push(...said.done)
    office ??= said.office
    again = said.open ?? (said.done.length > 0 ? undefined : again)
    if (kill % 10 === 9) {
      whole = await inspect(async (kernel) => {
        for (const line of acknowledged) await assertKept(kernel, line)
        const [orders, decisions] = [await kernel.db.selectFrom('suspension').select('id').execute(), await kernel.decisions.standing(['programme.suspension'], ['dismiss'])]
        assert.equal(orders.length, decisions.length, 'an order has its decision, and a decision its order')
        return assertWhole(kernel)
      })
    }
  }
  t.diagnostic(`${acknowledged.length} acts acknowledged, ${repeated} of ${kills} tried again; ${JSON.stringify(whole)}`)
  const done = Map.groupBy(acknowledged, ({ attempt }) => attempt.act)
  for (const act of ['file', 'perform', 'report', 'import', 'order'] as const) {
    assert.ok((done.get(act)?.length ?? 0) > 0, `no ${act} was acknowledged`)
  }
  assert.ok(repeated > 0, 'no act was tried again')

  const ends: Orders = {
    data, counts: 'from the acts', sends: false, server: false, serial: 100 + kills * 50, rounds: 1, ...(again && { again }),
  }
  const last = run(acts, [JSON.stringify(ends)])
  assert.equal(await last.ended(), 0, last.err())
  assert.ok(!existsSync(join(place, 'postmaster.pid')), 'a process that ends by itself stops the server')
})
