/** For tests and benches of the gateway: a model served by given upstreams, keys by hand, and a ledger of what was reserved and settled. */
import { generateKeyPairSync } from 'node:crypto'
import type { Kernel } from '../../../kernel/index.ts'
import type { Restriction } from '../../../kernel/orders/index.ts'
import { openStatements } from '../../../kernel/statements/index.ts'
import { same, type Text } from '../../../law/text.ts'
import { listen } from '../../../portal/index.ts'
import type { BudgetRefusal, Budgets, Remaining, Used } from '../budgets/index.ts'
import type { ApiKey } from '../keys/index.ts'
import { gatewayDoor } from './door.ts'
import { type Gateway, type GatewayDeps, openGateway } from './gateway.ts'
import { type Limits, usualLimits } from './parts.ts'
import type { Dialect, ServedModel, Upstream } from '../serving/index.ts'

export const secret = `sk-kz-${'a'.repeat(43)}`

export const model: ServedModel = {
  id: '01900000-0000-7000-8000-0000000000aa', name: 'stub', created: 1_760_000_000, contextLength: 4_096, card: '/models/stub', version: 'ab'.repeat(32),
  capabilities: { chat: true, completions: true, embeddings: true, tools: true, jsonSchema: true, logprobs: true }, takenBack: [],
}

/** Another key, of another company. */
export const otherSecret = `sk-kz-${'b'.repeat(43)}`

export const testKey: ApiKey = {
  id: '01900000-0000-7000-8000-000000000001', organisation: '01900000-0000-7000-8000-000000000002', person: '01900000-0000-7000-8000-000000000003', name: 'Үлгі', purpose: 'research',
  models: 'all', endpoints: 'all', expiresAt: '2999-01-01T00:00:00.000Z', limits: { requestsPerMinute: 1_000_000, tokensPerMinute: 1_000_000_000 }, keepsLogs: false,
}

const otherKey: ApiKey = { ...testKey, id: '01900000-0000-7000-8000-000000000011', organisation: '01900000-0000-7000-8000-000000000012' }

/** An engine that takes everything as it is. */
const plain: Dialect = { engine: 'openai', health: '/v1/models', tokenize: '/tokenize', can: model.capabilities, adapt: (fields) => fields, refuses: () => undefined }

const remaining: Remaining = { requests: { limit: 100, remaining: 99, resetSeconds: 1 }, tokens: { limit: 1_000, remaining: 900, resetSeconds: 6 } }

/** A budget of tokens in memory: reserves at once, and keeps what was settled. */
function memoryBudget(most: number) {
  let [held, spent, overspent] = [0, 0, 0]
  const settled: (Used & { readonly reserved: number })[] = []
  const budgets: Pick<Budgets, 'reserve' | 'lease'> = {
    reserve(_key, { promptTokens, maxOutputTokens }) {
      const reserved = promptTokens + maxOutputTokens
      if (spent + held + reserved > most) {
        return { refused: 'key budget', kind: 'tokens', period: 'month', limit: BigInt(most), ...(reserved <= most && { retryAfterSeconds: 60 }), remaining } satisfies BudgetRefusal
      }
      held += reserved
      let open = true
      const close = (): boolean => {
        if (open) held -= reserved
        return open && !(open = false)
      }
      return {
        remaining,
        settle(used) {
          if (!close()) return
          spent += used.promptTokens + used.outputTokens
          if (spent > most) overspent = spent - most
          settled.push({ ...used, reserved })
        },
        cancel: () => void close(),
      }
    },
    lease: async () => undefined,
  }
  return { budgets, settled, get held() { return held }, get spent() { return spent }, get overspent() { return overspent } }
}

/** A kernel that has what the gateway asks of it, without a database. */
function littleKernel(proxies: number) {
  const orders = new Map<string, Text>()
  const restrictions = new Map<string, { readonly reason: Text; readonly restricts: Restriction; readonly number: string }>()
  let hears = true
  const listeners = new Set<() => void>()
  const closing: (() => Promise<void>)[] = []
  const kernel = {
    now: () => new Date().toISOString(), settings: { publicUrl: 'https://ai.example.kz', proxies }, statements: openStatements(generateKeyPairSync('ed25519').privateKey),
    orders: {
      current: () => hears,
      standing: (subject: string) => (orders.has(subject) ? { id: subject, subject, reason: orders.get(subject)!, orderedAt: '2026-02-02T05:00:00.000Z' } : undefined),
      restricting: (subject: string) => { const found = restrictions.get(subject); return found ? [found] : [] },
      onChange(listener: () => void) {
        listeners.add(listener)
        return () => { listeners.delete(listener) }
      },
    },
    whenClosing: (close: () => Promise<void>) => { closing.push(close) },
  } as unknown as Kernel
  return {
    kernel,
    suspend(subject: string) {
      orders.set(subject, same('a test'))
      for (const listener of listeners) listener()
    },
    restrict(subject: string, restricts: Restriction) {
      restrictions.set(subject, { reason: same('a test'), restricts, number: 'OVS-2026-000001' })
      for (const listener of listeners) listener()
    },
    hear(does: boolean) { hears = does },
    close: async () => { for (const close of closing) await close() },
  }
}

/** Waits for something that another process or connection does. */
export async function until(holds: () => boolean): Promise<void> {
  for (const began = performance.now(); !holds();) {
    if (performance.now() - began > 60_000) throw new Error(`never: ${holds}`)
    await new Promise((wait) => { setImmediate(wait) })
  }
}

export interface TestGateway {
  readonly url: string
  readonly gateway: Gateway
  readonly budget: ReturnType<typeof memoryBudget>
  /** How calls went in the end, as serving was told: `one: ok`. */
  readonly reports: readonly string[]
  suspend(subject: string): void
  restrict(subject: string, restricts: Restriction): void
  /** Whether the process hears of orders. */
  hear(does: boolean): void
  revoke(): void
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** A gateway before these upstreams, listening. */
export async function openTestGateway(
  urls: readonly (string | Partial<Upstream>)[],
  { most = 1_000_000_000, limits = {}, key = testKey, served = model, detectors = '', callsAtOnce = 1_000, withdrawn = [], proxies = 0, serving }: { readonly proxies?: number; readonly most?: number; readonly callsAtOnce?: number; readonly limits?: Partial<Limits>; readonly key?: ApiKey; readonly served?: ServedModel; readonly detectors?: string; readonly withdrawn?: readonly { readonly id: string; readonly name: string; readonly withdrawal?: Text }[]; /** Instead of one that always has these upstreams. */ readonly serving?: GatewayDeps['serving'] } = {},
): Promise<TestGateway> {
  const upstreams = urls.map((one, index): Upstream => ({ id: ['one', 'two', 'three'][index] ?? String(index), model: 'stub', dialect: plain, outside: false, baseUrl: '', atOnce: 1_000_000, rests: false, retries: 0, ...(typeof one === 'string' ? { baseUrl: one } : one) }))
  const little = littleKernel(proxies)
  const budget = memoryBudget(most)
  const reports: string[] = []
  let known: ApiKey | undefined = key
  const listeners = new Set<() => void>()
  const gateway = openGateway({ kernel: little.kernel, options: { detectors, keys: { callsAtOnce } } }, {
    budgets: budget.budgets,
    keys: {
      ready: Promise.resolve(), bySecret: (said) => (said === secret ? known : said === otherSecret ? otherKey : undefined), byId: () => known,
      onChange(listener) {
        listeners.add(listener)
        return () => { listeners.delete(listener) }
      },
    },
    serving: serving ?? { ready: Promise.resolve(), upstreams: () => upstreams, report: ({ id }, outcome) => { if (outcome !== 'began') reports.push(`${id}: ${outcome}`) }, models: () => [served], modelNamed: (name) => (name === served.name ? served : undefined), withdrawnNamed: (name) => withdrawn.find((one) => one.name === name) },
  }, { ...usualLimits, ...limits })
  const door = gatewayDoor(gateway, async () => ({ object: 'usage' }))
  const server = await listen(undefined, { port: 0, doors: () => [door] })
  const url = `http://127.0.0.1:${server.port}`
  return {
    url, gateway, budget, reports, suspend: little.suspend, restrict: little.restrict, hear: little.hear,
    revoke() {
      known = undefined
      for (const listener of listeners) listener()
    },
    post: (path, body, init = {}) => fetch(`${url}${path}`, {
      method: 'POST', body: typeof body === 'string' || body instanceof Uint8Array ? body as BodyInit : JSON.stringify(body), ...init,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...init.headers },
    }),
    async close() {
      await server.stop(0)
      await little.close()
    },
  }
}
