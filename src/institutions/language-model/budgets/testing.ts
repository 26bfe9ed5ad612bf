/** Processes for tests of budgets: engines on one database that hear each other, may die, and share a clock turned by hand. */
import { newId } from '../../../kernel/database/index.ts'
import { type TestDatabase, testDatabase } from '../../../kernel/database/testing.ts'
import { migrations } from '../../../kernel/migrations.ts'
import { budgetChannel, openLeases, openSpans, openStore, type Standing } from '../../../kernel/budgets/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { ApiKey } from '../keys/index.ts'
import { openMeter } from '../usage/index.ts'
import { type BudgetRefusal, type Call, keeper, type Kind, type Limit, type Reservation, type Scope, type Used } from './budget.ts'
import { type Engine, openEngine } from './engine.ts'
import type { Bound } from './limits.ts'
import type { Price } from './prices.ts'
import { usedBefore } from './used-before.ts'

export interface Process extends Engine {
  /** Reserves, leasing as often as need be. */
  ask(key: ApiKey, call: Call): Promise<Reservation | BudgetRefusal>
  /** The next batch is written, and the process never hears of it. */
  loseAnswer(): void
  /** The database is away for the next lease. */
  refuseLease(): void
  /** Ends without a word: nothing is given back or written any more. */
  die(): Promise<void>
}

export interface Machine {
  readonly database: TestDatabase
  now: Instant
  readonly standings: Standing[]
  /** Binds every call, from now on. */
  limit(...bound: readonly Bound[]): void
  /** `patience`: how long it waits for what others hold idle, in milliseconds. */
  process(patience?: number): Promise<Process>
  close(): Promise<void>
}

export async function openMachine(start: Instant, price?: Price): Promise<Machine> {
  const database = await testDatabase({ max: 24, migrations: [...migrations, { folder: 'language-model', url: new URL('../', import.meta.url) }] })
  let bound: readonly Bound[] = []
  let version = 1
  const open = new Set<Process>()
  const machine: Machine = {
    database, now: start, standings: [],
    limit(...all) {
      bound = all
      version += 1
    },
    async process(patience = 25) {
      const { db, listen } = database
      const [now, holder] = [() => machine.now, newId()]
      let dead = false
      let deaf = false
      let away = false
      const store = openStore({
        db, now, keeper, holder, before: (tx, { scope, unit, period, span }) => usedBefore(tx, { scope: scope as Scope, kind: unit as Kind, period, span: span.id }),
        standing: async (_, standings) => void machine.standings.push(...standings),
      })
      const meter = openMeter()
      const leases = openLeases({
        db, now, keeper, holder, records: meter, patience, report: () => undefined,
        store: {
          async lease(asked) {
            if (dead) return never()
            if (away) {
              away = false
              throw new Error('the database is away')
            }
            const granted = await store.lease(asked)
            return dead ? never() : granted
          },
          async settle(...batch) {
            if (dead) return never()
            await store.settle(...batch)
            if (dead) return never()
            if (!deaf) return
            deaf = false
            throw new Error('the connection broke')
          },
        },
      })
      const engine = openEngine({
        now, spans: openSpans(now, 'Asia/Almaty'), price: () => price, meter, leases,
        limits: { ready: Promise.resolve(), version: () => version, of: (key) => bound.filter(({ scope }) => !scope.startsWith('key:') || scope === `key:${key.id}`) },
      })
      const stop = await listen(budgetChannel, (payload) => { if (!dead) engine.heard(payload) })
      const process: Process = {
        ...engine,
        async ask(key, call) {
          for (;;) {
            const answer = engine.reserve(key, call)
            if (answer !== undefined) return answer
            await engine.lease(key, call)
          }
        },
        loseAnswer: () => { deaf = true },
        refuseLease: () => { away = true },
        async die() {
          dead = true
          open.delete(process)
          await stop()
        },
        async close() {
          open.delete(process)
          await stop()
          await engine.close()
        },
      }
      open.add(process)
      return process
    },
    async close() {
      for (const process of open) await process.die()
      await database.close()
    },
  }
  return machine
}

/** What a dead process waits for. */
const never = <T>(): Promise<T> => new Promise(() => {})

export const someKey = (): ApiKey => ({
  id: newId(), organisation: newId(), person: newId(), name: 'key', purpose: 'product', models: 'all', endpoints: 'all', expiresAt: '2027-01-01T00:00:00.000Z',
  limits: { requestsPerMinute: 1000, tokensPerMinute: 1000 }, keepsLogs: false,
})

export const bind = (scope: Scope, kind: Kind, period: Limit['period'], most: number): Bound => ({ scope, limit: { unit: kind, period, most: BigInt(most) } })

export const call = (promptTokens: number, maxOutputTokens: number): Call => ({ requestId: newId(), model: 'model', promptTokens, maxOutputTokens })

export const used = (promptTokens: number, outputTokens: number): Used =>
  ({ promptTokens, outputTokens, estimated: false, status: 200, model: 'model', endpoint: 'chat/completions', milliseconds: 12 })
