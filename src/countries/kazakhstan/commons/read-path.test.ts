/** Specifies what a read of lent data costs in questions to the database: no more of them, however many grants there are. */
import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { openPortal, seat } from '../../../house.ts'
import { type Dataset, openCommons } from '../../../institutions/commons/index.ts'
import { openDatabase } from '../../../kernel/database/index.ts'
import { openKernel, transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { generateBin } from '../../../law/identifier.ts'
import { openLog } from '../../../portal/index.ts'
import { kazakhstan } from '../index.ts'
import { cookieOf } from '../technopark/testing.ts'
import { commonsOptions } from './options.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

const counting = new AsyncLocalStorage<string[]>()

/** Runs something and gives the statements that it sent itself: what processes ask beside it, such as the journal's, is not of it. */
async function statementsOf(run: () => Promise<void>): Promise<readonly string[]> {
  const seen: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...said: unknown[]): unknown {
    const [first] = said
    counting.getStore()?.push(typeof first === 'string' ? first : (first as { readonly text?: string }).text ?? '')
    return Reflect.apply(query, this, said)
  } as typeof query
  try {
    await counting.run(seen, run)
  } finally {
    pg.Client.prototype.query = query
  }
  return seen
}

const origin = 'http://localhost:3000'

describe('the way of a read', () => {
  let world: CommonsWorld
  let app: ReturnType<typeof openPortal>
  let dataset: Dataset
  let holder: Actor
  let cookies: Readonly<Record<'holder' | 'stranger' | 'owner', string>>

  before(async () => {
    world = await openCommonsWorld({ passwords: true })
    const country = kazakhstan('sample')
    seat(world.kernel, country)
    app = openPortal(world.kernel, country, openLog({ write: () => undefined }))
    dataset = await world.publish('lent', { 'data.csv': `аудан,мән\n${Array.from({ length: 30 }, (_, i) => `Аудан ${i},${i}`).join('\n')}` }, {
      terms: { tier: 'restricted', mode: 'download', atOnce: { purposes: ['research'], mode: 'download', months: 12 } },
    })
    holder = await world.founder()
    await world.ask(holder, dataset.id, { purpose: 'research', use: 'Үлгі', mode: 'download', months: '6', agrees: 'true' })
    cookies = { holder: await cookieOf(world, holder), stranger: await cookieOf(world, await world.founder()), owner: await cookieOf(world, world.owner) }
  })
  after(() => world.close())

  const at = (): string => `${dataset.namespace}/${dataset.name}`
  /** Each with how many questions it may ask when nothing is known yet; afterwards it may ask no more. */
  const reads: readonly (readonly [what: string, who: keyof typeof cookies, path: () => string])[] = [
    ['the page, for a holder', 'holder', () => `/kk/commons/datasets/${at()}`],
    ['the page, for a stranger', 'stranger', () => `/kk/commons/datasets/${at()}`],
    ['the page, for its owner', 'owner', () => `/kk/commons/datasets/${at()}`],
    ['rows', 'holder', () => `/api/commons/datasets/${at()}/rows`],
    ['a file', 'holder', () => `/datasets/${at()}/resolve/main/data.csv`],
  ]

  const statements = (who: keyof typeof cookies, path: string): Promise<readonly string[]> => statementsOf(async () => {
    const answer = await app.request(`${origin}${path}`, { headers: { cookie: cookies[who], 'sec-fetch-site': 'same-origin' } })
    await answer.text()
    assert.equal(answer.status, 200, path)
  })

  /** So many more organisations hold the dataset, each by a decision of its own. */
  let lent = 0
  async function lend(count: number): Promise<void> {
    const { kernel } = world
    const [grant] = await world.commons.access.grantsOn(dataset.id)
    const { id: _id, number: _number, salt: _salt, ...draft } = (await kernel.decisions.find(grant!.decision))!.record
    for (const until = lent + count; lent < until; lent++) {
      const bin = generateBin({ registered: '2023-05', serial: 1000 + lent })
      await transact(kernel.db, (tx) => kernel.decisions.issue(tx, 'system:test', {
        ...draft, register: 'DA', holder: { organisation: { bin, name: `«Үлгі ${lent}» ЖШС` } },
      }))
    }
  }

  /** Notifications reach a listener in the order of their commits: once this one has come, those of all acts before it have. */
  async function told(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const stop = await world.kernel.listen('test.told', () => resolve())
    await sql`select pg_notify('test.told', '')`.execute(world.kernel.db)
    await promise
    await stop()
  }

  type Counts = Readonly<Record<string, number>>
  const count = async (): Promise<Counts> => {
    const found: Record<string, number> = {}
    for (const [what, who, path] of reads) found[what] = (await statements(who, path())).length
    return found
  }
  const fewest = (counts: readonly Counts[]): Counts => Object.fromEntries(reads.map(([what]) => [what, Math.min(...counts.map((one) => one[what]!))]))

  /** What each read asks just after something was lent, and once that is known: of three tries, for a process may have something of its own to ask meanwhile. */
  async function costs(): Promise<Readonly<Record<'first' | 'known', Counts>>> {
    const [first, known]: [Counts[], Counts[]] = [[], []]
    for (let tries = 0; tries < 3; tries++) {
      await lend(1)
      await told()
      first.push(await count())
      known.push(await count())
    }
    return { first: fewest(first), known: fewest(known) }
  }

  it('asks as often with two hundred grants as with four, and less often once it knows them', async () => {
    const few = await costs()
    await lend(193)
    const many = await costs()
    assert.equal((await world.commons.access.grantsOn(dataset.id)).length, 200)
    assert.deepEqual(many, few)
    for (const [what, who, path] of reads) {
      assert.ok(few.known[what]! <= few.first[what]!, what)
      assert.ok(!(await statements(who, path())).some((text) => text.startsWith('update "blob"')), `${what}: what was checked lies as it lay, and is not read through again`)
    }
    for (const what of ['the page, for a holder', 'the page, for a stranger', 'the page, for its owner']) assert.ok(few.known[what]! < few.first[what]!, what)
  })

  it('what was noted while rows were read is told to whoever may have all of them, and to nobody else', async () => {
    const noted = await world.publish('noted', { 'data.csv': 'аудан,мән\nАбай,н/д\nАбай,н/д\nТараз,5\nШымкент,7\n' }, {
      terms: { tier: 'restricted', mode: 'download', columns: ['аудан'], atOnce: { purposes: ['research'], mode: 'download', months: 12 } },
    })
    await world.ask(holder, noted.id, { purpose: 'research', use: 'Үлгі', mode: 'download', months: '6', agrees: 'true' })
    assert.deepEqual((await world.commons.access.verdict(await world.commons.access.asker(holder), noted, { mode: 'query' })).allowed, true)
    for (const [who, seen] of [['owner', true], ['holder', false], ['stranger', false]] as const) {
      const page = await (await app.request(`${origin}/en/commons/datasets/${noted.namespace}/${noted.name}`, { headers: { cookie: cookies[who], 'sec-fetch-site': 'same-origin' } })).text()
      assert.equal(/were read as no value/.test(page), seen, who)
    }
  })

  it('a stream asks one question each half second, whoever lent what to how many', async () => {
    const { access } = world.commons
    const opened = await access.open(await access.asker(holder), dataset, { mode: 'download' })
    await world.commons.access.verdict(opened.asker, dataset, { mode: 'download' })
    let more!: () => void
    const guarded = access.guard(opened, new ReadableStream<Uint8Array>({ pull: (controller) => new Promise((pulled) => { more = () => { controller.enqueue(new Uint8Array(1)); pulled() } }) }, { highWaterMark: 0 }))
    const reader = guarded.getReader()
    const begun = performance.now()
    const seen = await statementsOf(async () => {
      while (counting.getStore()!.length === 0) {
        const read = reader.read()
        await new Promise((next) => { setImmediate(next) })
        more()
        await read
        assert.ok(performance.now() - begun < 60_000, 'it asks again')
      }
      await reader.cancel()
    })
    assert.deepEqual(seen.map((text) => /from "dataset" inner join "dataset_version"/.test(text)), [true])
  })

  it('what another process takes back, or bars, is known here as soon as it is told', async () => {
    const { commons, kernel, owner } = world
    const asker = await commons.access.asker(holder)
    const code = async (): Promise<string> => commons.access.verdict(asker, dataset, { mode: 'query' }).then((verdict) => (verdict.allowed ? 'allowed' : verdict.code))
    const until = async (wanted: string): Promise<void> => {
      while (await code() !== wanted) await new Promise((next) => { setImmediate(next) })
    }
    const grant = (await commons.access.grantsOf(holder.organisation!.identifier.value))[0]!.decision
    assert.equal(await code(), 'allowed')
    // Past the use cases of this process, as another one does it: only the database tells.
    await sql`update decision_status set suspended_at = now() where decision = ${grant}`.execute(kernel.db)
    await until('revoked')
    await sql`update decision_status set suspended_at = null where decision = ${grant}`.execute(kernel.db)
    await until('allowed')
    await transact(kernel.db, (tx) => commons.bars.set(tx, 'system:test', dataset, { organisation: holder.organisation!.identifier.value, reason: 'x', before: [] }))
    assert.equal(await code(), 'revoked', 'the process that acts knows it at once')
    await transact(kernel.db, (tx) => commons.publication.admit(tx, owner, dataset, holder.organisation!.identifier.value))
    assert.equal(await code(), 'allowed')
    await transact(kernel.db, (tx) => kernel.decisions.suspend(tx, 'system:test', grant, { reason: { kk: 'x', ru: 'x', en: 'x' } }))
    assert.equal(await code(), 'revoked')
  })

  it('an order, a withdrawal, a bar and a decision of one process end a right in another, and give it back', async () => {
    const { commons, kernel, owner } = world
    const database = await openDatabase(world.databaseUrl, { max: 4 })
    const other = await openKernel({ settings: kernel.settings, country: kazakhstan('sample'), now: kernel.now, database })
    try {
      const there = openCommons(other, commonsOptions)
      const reader = await world.founder()
      await world.ask(reader, dataset.id, { purpose: 'research', use: 'Үлгі', mode: 'download', months: '6', agrees: 'true' })
      const asker = await there.access.asker(reader)
      const code = async (): Promise<string> => there.access.verdict(asker, await there.datasets.byId(dataset.id), { mode: 'query' }).then((verdict) => (verdict.allowed ? 'allowed' : verdict.code))
      const administrator = await world.officer('administrator')
      const why = { kk: 'x', ru: 'x', en: 'x' }
      const { identifier: { value: number }, id: organisation } = reader.organisation!
      const grant = (await commons.access.grantsOf(number))[0]!.decision
      const suspend = (subject: string) => transact(kernel.db, (tx) => kernel.orders.suspend(tx, administrator, { subject, reason: why, office: 'administrator' }))
      const lift = (order: string) => transact(kernel.db, (tx) => kernel.orders.lift(tx, administrator, { order }))
      const of = async () => commons.datasets.byId(dataset.id)
      const acts: readonly (readonly [act: string, code: string, does: () => Promise<() => Promise<unknown>>])[] = [
        ['an order on the dataset', 'withdrawn', async () => { const order = await suspend(`dataset:${dataset.id}`); return () => lift(order) }],
        ['an order on the organisation', 'suspended', async () => { const order = await suspend(`organisation:${organisation}`); return () => lift(order) }],
        ['a withdrawal', 'withdrawn', async () => {
          await transact(kernel.db, async (tx) => commons.publication.withdraw(tx, owner, await of(), why))
          return () => transact(kernel.db, async (tx) => commons.publication.lift(tx, owner, await of()))
        }],
        ['a bar', 'revoked', async () => {
          await transact(kernel.db, (tx) => commons.bars.set(tx, 'system:test', dataset, { organisation: number, reason: 'x', before: [] }))
          return () => transact(kernel.db, (tx) => commons.publication.admit(tx, owner, dataset, number))
        }],
        ['a decision', 'revoked', async () => {
          await transact(kernel.db, (tx) => kernel.decisions.suspend(tx, 'system:test', grant, { reason: why }))
          return () => transact(kernel.db, (tx) => kernel.decisions.reinstate(tx, 'system:test', grant, { reason: why }))
        }],
      ]
      const within = async (act: string, wanted: string): Promise<void> => {
        const begun = performance.now()
        while (await code() !== wanted) {
          assert.ok(performance.now() - begun < 10_000, `${act}: ${await code()}`)
          await new Promise((next) => { setImmediate(next) })
        }
      }
      await within('before', 'allowed')
      for (const [act, wanted, does] of acts) {
        const undo = await does()
        await within(act, wanted)
        await undo()
        await within(act, 'allowed')
      }
    } finally {
      await other.close()
      await database.close()
    }
  })

  it('a grant ends with its day, although nothing is decided', async () => {
    const { commons, kernel } = world
    const last = await world.founder()
    await world.ask(last, dataset.id, { purpose: 'research', use: 'Үлгі', mode: 'download', months: '6', agrees: 'true' })
    const asker = await commons.access.asker(last)
    assert.equal((await commons.access.verdict(asker, dataset, { mode: 'query' })).allowed, true)
    world.at('2027-02-02T05:00:00.000Z')
    const verdict = await commons.access.verdict(asker, dataset, { mode: 'query' })
    assert.equal(!verdict.allowed && verdict.code, 'expired')
    assert.ok(kernel.hears())
  })
})
