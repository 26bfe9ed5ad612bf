import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { reclaim } from '../../../kernel/budgets/index.ts'
import { instantAt, type Instant } from '../../../law/time.ts'
import type { BudgetRefusal, Reservation } from './budget.ts'
import { companyScope, keyScope } from './limits.ts'
import { micro } from './prices.ts'
import { bind, call, type Machine, openMachine, type Process, someKey, used } from './testing.ts'

const start = '2026-02-02T05:00:00.000Z'
const later = (seconds: number): Instant => instantAt(Date.parse(start) + seconds * 1000)

let machine: Machine
before(async () => { machine = await openMachine(start, { input: 10n, output: 30n }) })
after(() => machine.close())
// In a suite: what runs before and after each test is for these alone, though all files share one process.
describe('budgets', () => {
beforeEach(() => { machine.now = start })

const isRefusal = (answer: Reservation | BudgetRefusal): answer is BudgetRefusal => 'refused' in answer

async function reserved(process: Process, key: ReturnType<typeof someKey>, prompt: number, output: number): Promise<Reservation> {
  const answer = await process.ask(key, call(prompt, output))
  assert.ok(!isRefusal(answer), `refused: ${JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`)
  return answer
}

async function refused(process: Process, key: ReturnType<typeof someKey>, prompt: number, output: number): Promise<BudgetRefusal> {
  const answer = await process.ask(key, call(prompt, output))
  assert.ok(isRefusal(answer))
  return answer
}

const windowsOf = (scope: string) => machine.database.db.selectFrom('leased_budget').selectAll().where('scope', '=', scope).orderBy('id').execute()

async function usageOf(key: string) {
  const rows = await machine.database.db.selectFrom('usage_day').selectAll().where('key', '=', key).execute()
  const entries = await machine.database.db.selectFrom('usage_entry').selectAll().where('key', '=', key).execute()
  const sum = (all: readonly { readonly prompt_tokens: bigint; readonly output_tokens: bigint }[]): number => all.reduce((total, one) => total + Number(one.prompt_tokens + one.output_tokens), 0)
  assert.equal(sum(rows), sum(entries), 'days are the sum of the entries')
  return { rows, entries, tokens: sum(rows), requests: rows.reduce((total, { requests }) => total + Number(requests), 0) }
}

test('a call holds what it may use at most, and pays for what it used', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 100))
  const first = await reserved(process, key, 20, 60)
  assert.equal((await refused(process, key, 20, 10)).refused, 'key budget')
  first.settle(used(20, 5))
  first.settle(used(20, 5))
  first.cancel()
  const second = await reserved(process, key, 20, 55)
  second.settle(used(20, 55))
  assert.equal((await refused(process, key, 1, 0)).refused, 'key budget')
  await process.flush()
  const [window] = await windowsOf(keyScope(key.id))
  assert.equal(window?.spent, 100n)
  const { tokens, requests, rows } = await usageOf(key.id)
  assert.deepEqual([tokens, requests, rows[0]?.amount], [100, 2, 40n * 10n + 60n * 30n])
  await process.close()
})

test('the calls that follow the first wait for no lease, nor do those of a steady stream', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 1_000_000), bind(keyScope(key.id), 'requests', 'minute', 100_000))
  const atOnce = (): void => {
    const answer = process.reserve(key, call(20, 60))
    assert.ok(answer !== undefined && !isRefusal(answer), 'answered from memory')
    answer.settle(used(20, 60))
  }
  const beats = async (calls: number): Promise<void> => {
    for (let made = 0; made < calls; made += 1) atOnce()
    await process.beat()
  }
  assert.equal(process.reserve(key, call(20, 60)), undefined, 'nothing is leased before the first')
  ;(await reserved(process, key, 20, 60)).settle(used(20, 60))
  await beats(8)
  for (const calls of [16, 24, 40, 40, 60]) await beats(calls)
  await process.close()
  assert.equal((await windowsOf(keyScope(key.id))).find(({ unit }) => unit === 'tokens')?.leased, 0n)
  assert.equal((await usageOf(key.id)).requests, 1 + 8 + 16 + 24 + 40 + 40 + 60)
})

test('a call that was never sent gives everything back, its request too', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'requests', 'minute', 1), bind(keyScope(key.id), 'tokens', 'minute', 50))
  const held = await reserved(process, key, 10, 40)
  assert.deepEqual(held.remaining, { requests: { limit: 1, remaining: 0, resetSeconds: 60 }, tokens: { limit: 50, remaining: 0, resetSeconds: 60 } })
  held.cancel()
  held.settle(used(10, 40))
  ;(await reserved(process, key, 10, 40)).settle(used(10, 40))
  await process.flush()
  assert.equal((await usageOf(key.id)).requests, 1)
  await process.close()
})

test('a refusal says which limit, when to try again, and when that is in vain', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'requests', 'minute', 1), bind(keyScope(key.id), 'tokens', 'minute', 100), bind(companyScope(key.organisation), 'money', 'day', 1))
  machine.now = later(30)
  const tooLarge = await refused(process, key, 90, 20)
  assert.deepEqual([tooLarge.refused, tooLarge.retryAfterSeconds, tooLarge.limit], ['tokens per minute', undefined, 100n])
  ;(await reserved(process, key, 1, 1)).settle(used(1, 1))
  const tooOften = await refused(process, key, 1, 1)
  assert.deepEqual([tooOften.refused, tooOften.retryAfterSeconds], ['requests per minute', 30])
  machine.now = later(61)
  machine.limit(bind(companyScope(key.organisation), 'money', 'day', 1))
  const dear = await refused(process, key, 100_000, 0)
  assert.deepEqual([dear.refused, dear.kind, dear.period, dear.retryAfterSeconds], ['company budget', 'money', 'day', Math.ceil((Date.parse('2026-02-02T19:00:00Z') - Date.parse(later(61))) / 1000)])
  await process.close()
})

test('a limit that is set in the middle of its day or month finds what was used before', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'requests', 'minute', 100))
  ;(await reserved(process, key, 20, 60)).settle(used(20, 50))
  await process.flush()
  machine.limit(bind(keyScope(key.id), 'tokens', 'day', 100), bind(companyScope(key.organisation), 'money', 'month', 1_000), bind(keyScope(key.id), 'requests', 'month', 2))
  assert.equal((await refused(process, key, 20, 20)).kind, 'tokens')
  ;(await reserved(process, key, 20, 10)).settle(used(20, 10))
  assert.equal((await refused(process, key, 0, 0)).kind, 'requests')
  await process.close()
  assert.deepEqual((await windowsOf(companyScope(key.organisation))).map(({ spent }) => spent), [40n * 10n + 60n * 30n])
})

test('whoever is refused for what calls under way hold is told to come back in a moment', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'day', 100))
  const first = await reserved(process, key, 20, 60)
  const { because, retryAfterSeconds } = await refused(process, key, 20, 60)
  assert.deepEqual([because, retryAfterSeconds], ['held by calls', 1])
  first.settle(used(20, 60))
  const gone = await refused(process, key, 20, 60)
  assert.deepEqual([gone.because, gone.retryAfterSeconds! > 60], [undefined, true])
  await process.close()
})

test('minutes, days and months begin anew on the clock of the country', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'minute', 10), bind(keyScope(key.id), 'tokens', 'day', 20), bind(keyScope(key.id), 'tokens', 'month', 40))
  const spend = async () => (await reserved(process, key, 10, 0)).settle(used(10, 0))
  machine.now = '2026-02-27T18:57:30.000Z'
  await spend()
  assert.equal((await refused(process, key, 10, 0)).refused, 'tokens per minute')
  machine.now = '2026-02-27T18:58:00.000Z'
  await spend()
  machine.now = '2026-02-27T18:59:00.000Z'
  assert.deepEqual((await refused(process, key, 10, 0)).period, 'day')
  machine.now = '2026-02-27T19:00:00.000Z' // the 28th in Almaty
  await spend()
  machine.now = '2026-02-27T19:01:00.000Z'
  await spend()
  machine.now = '2026-02-28T19:00:00.000Z' // March
  await spend()
  await process.flush()
  const { rows } = await usageOf(key.id)
  assert.deepEqual(rows.map(({ day, prompt_tokens }) => [day, prompt_tokens]).sort(), [['2026-02-27', 20n], ['2026-02-28', 20n], ['2026-03-01', 10n]])
  await process.close()
})

test('a call that ends in the next month is counted in the month in which it began', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 10))
  machine.now = '2026-02-28T18:59:59.000Z'
  const held = await reserved(process, key, 5, 5)
  machine.now = '2026-02-28T19:00:01.000Z'
  ;(await reserved(process, key, 5, 5)).settle(used(5, 5))
  held.settle(used(5, 5))
  await process.flush()
  assert.deepEqual((await windowsOf(keyScope(key.id))).map(({ id, spent }) => [id.slice(-7), spent]), [['2026-02', 10n], ['2026-03', 10n]])
  await process.close()
})

const unchargedOf = async (key: string): Promise<number> => (await usageOf(key)).rows.reduce((sum, { uncharged_tokens }) => sum + Number(uncharged_tokens), 0)

test('what calls used beyond their holds is charged as long as the budget bears it, and then to nobody', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 30))
  const [roomy, tight] = [await reserved(process, key, 5, 5), await reserved(process, key, 5, 5)]
  const third = await reserved(process, key, 5, 5)
  tight.settle(used(8, 9))
  third.cancel()
  roomy.settle(used(8, 9))
  await process.flush()
  assert.equal((await windowsOf(keyScope(key.id)))[0]?.spent, 30n)
  assert.deepEqual([(await usageOf(key.id)).tokens, await unchargedOf(key.id)], [30, 4])
  await process.close()
})

test('a prompt that was far longer than was held for it is charged in full, though this process had leased no more', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 1_000_000), bind(companyScope(key.organisation), 'money', 'day', 50))
  ;(await reserved(process, key, 10, 10)).settle(used(100_000, 10))
  await process.flush()
  assert.deepEqual([(await windowsOf(keyScope(key.id)))[0]?.spent, (await windowsOf(companyScope(key.organisation)))[0]?.spent], [100_010n, 100_000n * 10n + 10n * 30n])
  assert.deepEqual([(await usageOf(key.id)).tokens, await unchargedOf(key.id)], [100_010, 0])
  ;(await reserved(process, key, 10, 10)).settle(used(100_000, 10))
  await process.close()
  assert.equal((await windowsOf(keyScope(key.id)))[0]?.spent, 200_020n, 'also by a process that ends')
})

test('a budget that cannot bear all of it is charged to the last token, and the next call is refused', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 1_000))
  ;(await reserved(process, key, 10, 10)).settle(used(5_000, 10))
  assert.equal((await refused(process, key, 1, 0)).refused, 'key budget')
  await process.flush()
  assert.equal((await windowsOf(keyScope(key.id)))[0]?.spent, 1_000n)
  assert.deepEqual([(await usageOf(key.id)).tokens, await unchargedOf(key.id)], [1_000, 4_010])
  await process.close()
})

test('a budget of money that cannot bear all of it is charged as far as it bears whole tokens', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(companyScope(key.organisation), 'money', 'month', 1), bind(keyScope(key.id), 'tokens', 'month', 1_000_000))
  ;(await reserved(process, key, 10, 1)).settle(used(200_000, 1))
  await process.close()
  const tokens = (1_000_000 - 30) / 10
  assert.deepEqual((await windowsOf(companyScope(key.organisation))).map(({ spent }) => spent), [1_000_000n])
  assert.deepEqual([(await usageOf(key.id)).tokens, await unchargedOf(key.id), (await windowsOf(keyScope(key.id)))[0]?.spent], [tokens + 1, 200_000 - tokens, BigInt(tokens + 1)])
})

test('a limit of the minute decides nothing of what is charged: it is used up, and the next call waits', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'minute', 100), bind(keyScope(key.id), 'tokens', 'day', 10_000), bind(companyScope(key.organisation), 'money', 'month', 1))
  ;(await reserved(process, key, 50, 10)).settle(used(3_000, 10))
  const { refused: what, retryAfterSeconds } = await refused(process, key, 1, 0)
  assert.deepEqual([what, retryAfterSeconds], ['tokens per minute', 60])
  await process.flush()
  assert.deepEqual((await windowsOf(keyScope(key.id))).map(({ period, spent }) => [period, spent]).sort(), [['day', 3_010n], ['minute', 100n]])
  assert.deepEqual([(await windowsOf(companyScope(key.organisation)))[0]?.spent, await unchargedOf(key.id)], [30_300n, 0])
  machine.now = later(60)
  ;(await reserved(process, key, 50, 10)).settle(used(50, 10))
  await process.close()
})

test('what another process holds idle bears what a call used beyond its hold', async () => {
  const [a, b, key] = [await machine.process(), await machine.process(60_000), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 100))
  ;(await reserved(a, key, 60, 0)).settle(used(0, 0)) // they now lie idle at the first process
  ;(await reserved(b, key, 5, 0)).settle(used(100, 0))
  await b.flush()
  await Promise.all([a.close(), b.close()])
  assert.deepEqual([(await windowsOf(keyScope(key.id)))[0]?.spent, await unchargedOf(key.id)], [100n, 0])
})

test('what a call used beyond its hold waits for a database that is away, and is charged once', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 10_000))
  const held = await reserved(process, key, 10, 0)
  process.refuseLease()
  held.settle(used(5_000, 0))
  await process.flush()
  assert.equal((await usageOf(key.id)).tokens, 0)
  await process.beat()
  await process.flush()
  await process.close()
  assert.deepEqual([(await usageOf(key.id)).tokens, (await windowsOf(keyScope(key.id)))[0]?.spent], [5_000, 5_000n])
})

const passing = fc.record({ at: fc.nat(2), hold: fc.nat(40), uses: fc.nat(200), beats: fc.boolean() })

test('however far calls of several processes pass what was held for them, every token is charged that the budgets bear, and none beyond', async () => {
  const dear = await openMachine(start, { input: 10_000n, output: 30_000n })
  try {
    await fc.assert(fc.asyncProperty(fc.array(passing, { maxLength: 16 }), fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 9 }), async (calls, most, tiyn) => {
      const key = someKey()
      dear.limit(bind(keyScope(key.id), 'tokens', 'minute', 60), bind(keyScope(key.id), 'tokens', 'month', most), bind(companyScope(key.organisation), 'money', 'month', tiyn))
      const processes = await Promise.all(Array.from({ length: 3 }, () => dear.process(60_000)))
      let [left, told, charged] = [Math.min(most, tiyn * 100), 0, 0]
      for (const [turn, { at, hold, uses, beats }] of calls.entries()) {
        dear.now = later(60 * turn)
        const process = processes[at]!
        const answer = await process.ask(key, call(hold, 0))
        if (isRefusal(answer)) continue
        answer.settle(used(uses, 0))
        await process.flush()
        if (beats) await process.beat()
        told += uses
        charged += Math.min(uses, left)
        left -= Math.min(uses, left)
      }
      for (const process of processes) await process.close()
      const { db } = dear.database
      const [window] = await db.selectFrom('leased_budget').selectAll().where('scope', '=', keyScope(key.id)).where('period', '=', 'month').execute()
      const [money] = await db.selectFrom('leased_budget').selectAll().where('scope', '=', companyScope(key.organisation)).execute()
      const rows = await db.selectFrom('usage_day').selectAll().where('key', '=', key.id).execute()
      const sum = (of: (row: (typeof rows)[number]) => bigint): number => Number(rows.reduce((total, row) => total + of(row), 0n))
      assert.deepEqual([sum((row) => row.prompt_tokens), sum((row) => row.uncharged_tokens)], [charged, told - charged])
      assert.deepEqual([window?.spent ?? 0n, window?.leased ?? 0n, money?.spent ?? 0n, money?.leased ?? 0n], [BigInt(charged), 0n, BigInt(charged) * 10_000n, 0n])
    }), { numRuns: 25 })
  } finally {
    await dear.close()
  }
})

test('an upstream that tells nonsense about usage charges nothing for it', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 30))
  ;(await reserved(process, key, 5, 5)).settle(used(Number.NaN, -7))
  ;(await reserved(process, key, 5, 5)).settle(used(2.5, Number.POSITIVE_INFINITY))
  await process.close()
  assert.equal((await windowsOf(keyScope(key.id)))[0]?.spent, 0n)
})

test('a budget of money cannot be kept where no price is set, so the call is refused', async () => {
  const free = await openMachine(start)
  try {
    const [process, key] = [await free.process(), someKey()]
    free.limit(bind(keyScope(key.id), 'tokens', 'month', 30))
    ;(await reserved(process, key, 5, 5)).settle(used(5, 5))
    free.limit(bind(keyScope(key.id), 'tokens', 'month', 30), bind(companyScope(key.organisation), 'money', 'month', 1000))
    const answer = await refused(process, key, 5, 5)
    assert.deepEqual([answer.refused, answer.because, answer.retryAfterSeconds], ['company budget', 'price not set', undefined])
    await process.close()
    const [row] = await free.database.db.selectFrom('usage_day').selectAll().where('key', '=', key.id).execute()
    assert.deepEqual([row?.input_price, row?.amount, row?.requests], [null, 0n, 1n])
  } finally {
    await free.close()
  }
})

test('what one process holds idle serves a call of another', async () => {
  // However busy the machine is, the second one waits until the first has answered.
  const [a, b, key] = [await machine.process(), await machine.process(60_000), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 100))
  for (let i = 0; i < 5; i += 1) (await reserved(a, key, 10, 0)).settle(used(10, 0))
  ;(await reserved(a, key, 10, 30)).settle(used(0, 0)) // 40 of them now lie idle at the first process
  ;(await reserved(b, key, 50, 0)).settle(used(50, 0))
  assert.equal((await refused(b, key, 1, 0)).refused, 'key budget')
  await Promise.all([a.close(), b.close()])
  assert.deepEqual((await windowsOf(keyScope(key.id))).map(({ spent, leased, lost }) => [spent, leased, lost]), [[100n, 0n, 0n]])
})

test('2,000 calls on a budget of 1,000 tokens, 200 at once in four processes, spend not one token more', async () => {
  const key = someKey()
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 1000), bind(companyScope(key.organisation), 'money', 'month', 1), bind('programme', 'requests', 'day', 1_000_000))
  const processes = await Promise.all(Array.from({ length: 4 }, () => machine.process()))
  let [spent, turn, denied] = [0, 0, 0]
  await Promise.all(Array.from({ length: 200 }, async () => {
    while (turn < 2000) {
      const process = processes[turn % 4]!
      turn += 1
      const most = 1 + turn * 7 % 30
      const answer = await process.ask(key, call(1, most))
      if (isRefusal(answer)) {
        denied += 1
        continue
      }
      await new Promise((resolve) => { setImmediate(resolve) }) // the stream
      const output = turn * 13 % (most + 1)
      spent += 1 + output
      answer.settle(used(1, output))
      if (turn % 50 === 0) await process.beat()
    }
  }))
  await Promise.all(processes.map((process) => process.close()))
  const [window] = await windowsOf(keyScope(key.id))
  assert.ok(spent <= 1000 && denied > 0)
  assert.deepEqual([window?.spent, window?.leased, window?.lost], [BigInt(spent), 0n, 0n])
  assert.equal((await usageOf(key.id)).tokens, spent)
  const [money] = await windowsOf(companyScope(key.organisation))
  assert.ok(money!.spent <= micro)
})

test('a batch whose answer was lost is written once', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 100))
  ;(await reserved(process, key, 10, 10)).settle(used(10, 10))
  process.loseAnswer()
  await assert.rejects(process.flush(), /broke/)
  ;(await reserved(process, key, 1, 1)).settle(used(1, 1))
  await process.flush()
  await process.flush()
  assert.equal((await usageOf(key.id)).tokens, 22)
  assert.equal((await windowsOf(keyScope(key.id)))[0]?.spent, 22n)
  await process.close()
})

test('what a dead process held is lost for its span and given to nobody; one that only slept takes it back', async () => {
  const [dies, sleeps, key] = [await machine.process(), await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 100))
  await reserved(dies, key, 10, 20)
  const held = await reserved(sleeps, key, 10, 20)
  await dies.die()
  machine.now = later(120)
  await reclaim({ db: machine.database.db, now: () => machine.now })
  const lost = (await windowsOf(keyScope(key.id)))[0]!
  assert.ok(lost.lost >= 60n && lost.leased === 0n)
  held.settle(used(10, 15))
  await sleeps.close()
  const after = (await windowsOf(keyScope(key.id)))[0]!
  assert.equal(after.spent, 25n)
  assert.ok(after.lost >= 30n && after.lost <= 75n && after.leased === 0n)
  const fresh = await machine.process()
  assert.ok(isRefusal(await fresh.ask(key, call(0, 76))))
  await fresh.close()
})

test('alerts are told of standings as they are', async () => {
  const [process, key] = [await machine.process(), someKey()]
  machine.limit(bind(keyScope(key.id), 'tokens', 'month', 100), bind(keyScope(key.id), 'tokens', 'minute', 100))
  machine.standings.length = 0
  ;(await reserved(process, key, 60, 30)).settle(used(60, 30))
  await process.flush()
  assert.deepEqual(machine.standings.map(({ period, most, gone, refusing }) => [period, most, gone, refusing]), [['month', 100n, 90n, false]])
  await refused(process, key, 20, 0)
  assert.deepEqual(machine.standings.at(-1)?.refusing, true)
  await process.close()
})

type Step = { readonly do: 'call'; readonly hold: number; readonly uses: number } | { readonly do: 'beat' | 'flush' | 'die' | 'reclaim' | 'die while leasing' | 'cancel' }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('call' as const), hold: fc.integer({ min: 0, max: 40 }), uses: fc.integer({ min: 0, max: 60 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('beat' as const, 'flush' as const, 'cancel' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('die' as const, 'reclaim' as const, 'die while leasing' as const) }) },
)

test('however calls of several processes interleave and whoever dies, nobody spends more than the budget and nothing is counted twice', async () => {
  let seconds = 0
  await fc.assert(fc.asyncProperty(fc.array(fc.array(step, { maxLength: 14 }), { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 300 }), async (lives, most) => {
    const key = someKey()
    machine.limit(bind(keyScope(key.id), 'tokens', 'month', most), bind(companyScope(key.organisation), 'requests', 'day', 25))
    machine.now = start
    seconds = 0
    // What models really did, whether or not anybody lived to write it down.
    let [done, calls, settled] = [0, 0, 0]
    const left: Process[] = []
    await Promise.all(lives.map(async (steps) => {
      let process = await machine.process()
      let unwritten = 0
      for (const one of steps) {
        switch (one.do) {
          case 'call': {
            const answer = await process.ask(key, call(0, one.hold))
            if (isRefusal(answer)) break
            await new Promise((resolve) => { setImmediate(resolve) })
            answer.settle(used(0, one.uses))
            // Beyond its hold a call is charged only where there was room: that room counts, the rest does not.
            done += Math.min(one.uses, one.hold)
            calls += 1
            unwritten += 1
            break
          }
          case 'cancel': {
            const answer = await process.ask(key, call(0, 5))
            if (!isRefusal(answer)) answer.cancel()
            break
          }
          case 'beat': await process.beat(); unwritten = 0; break
          case 'flush': await process.flush(); unwritten = 0; break
          case 'die':
            await process.die()
            settled -= unwritten
            unwritten = 0
            process = await machine.process()
            break
          case 'die while leasing':
            void process.ask(key, call(0, 7)).catch(() => undefined)
            await process.die()
            settled -= unwritten
            unwritten = 0
            process = await machine.process()
            break
          case 'reclaim':
            seconds += 61
            machine.now = later(seconds)
            await reclaim({ db: machine.database.db, now: () => machine.now })
            break
        }
      }
      left.push(process)
    }))
    await Promise.all(left.map((process) => process.close()))
    settled += calls
    const [tokens] = await windowsOf(keyScope(key.id))
    const requests = await windowsOf(companyScope(key.organisation))
    assert.ok(done <= most, `${done} of ${most} tokens were spent`)
    assert.ok(calls <= 25)
    assert.ok((tokens?.spent ?? 0n) + (tokens?.lost ?? 0n) + (tokens?.leased ?? 0n) <= BigInt(most))
    const usage = await usageOf(key.id)
    assert.equal(usage.tokens, Number(tokens?.spent ?? 0n), 'usage is what the budget says')
    assert.equal(usage.requests, Number(requests[0]?.spent ?? 0n))
    assert.ok(usage.requests >= settled, 'what a living process settled is counted')
  }), { numRuns: 25 })
})
})
