/** The pool: which upstreams serve a model, in the order in which they are to be tried now. */
import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Failure } from '../../../law/failure.ts'
import { same, type Text } from '../../../law/text.ts'
import type { Mark } from '../../../kernel/taken-back/index.ts'
import { modelPath } from '../models/model.ts'
import { type Configured, readConfiguration } from './configuration.ts'
import { type Capabilities, type Dialect, dialects } from './dialect.ts'
import { type Health, type HealthState, openHealth } from './health.ts'
import { type LocalState, type LocalWorker } from './local.ts'
import type { TimeLimits } from './limits.ts'
import { openLocals } from './locals.ts'
import { askStatus } from './question.ts'
import type { Registry, RegistryModel } from './registry.ts'

export interface Upstream {
  readonly id: string
  /** Without a slash at the end; `/v1/…` follows. Read it after `ready`. */
  readonly baseUrl: string
  /** The model's name there. */
  readonly model: string
  readonly apiKey?: string
  /** Beyond this programme: personal data is masked before. */
  readonly outside: boolean
  readonly dialect: Dialect
  /** Awaited before the call, where a worker must be started. Throws a `Failure` (unavailable). */
  readonly ready?: (() => Promise<void>) | undefined
  /** Calls that it may be sent at once, now. */
  readonly atOnce: number
  /** It does not answer now: it is asked only where no other is left. */
  readonly rests: boolean
  /** How often it is asked again when the connection failed before anything came. */
  readonly retries: number
  /** How long it may take, where its operator said so. */
  readonly limits?: TimeLimits
}

/** A model that can be called. */
export interface ServedModel {
  /** In orders: `model:` and this. */
  readonly id: string
  /** Its name in the API. */
  readonly name: string
  /** Unix seconds. */
  readonly created: number
  /** In tokens, prompt and answer together. */
  readonly contextLength: number
  /** Path of its card, without the language. */
  readonly card: string
  /** SHA-256 of its manifest; empty where the operator has not said it. */
  readonly version: string
  readonly capabilities: Capabilities
  /** What was withdrawn of all that it was made from: it answers, and its answers say so. */
  readonly takenBack: readonly Mark[]
  /** Of a model that is not in the registry: the servers of the operator for which all of this is declared. */
  readonly declaredBy?: readonly DeclaredServer[]
}

interface DeclaredServer { readonly id: string; readonly engine: Dialect['engine']; readonly outside: boolean; readonly contextLength: number }

/** An upstream as an operator sees it. */
export interface UpstreamState extends HealthState {
  readonly id: string
  readonly engine: Dialect['engine']
  readonly url: string
  readonly outside: boolean
  readonly models: readonly string[]
  /** What its operator has set, or is usual. */
  readonly set?: Pick<Configured, 'calls' | 'limits' | 'retries' | 'breaker'>
  readonly worker?: { readonly state: LocalState; readonly pid: number | undefined; readonly calls: number; readonly trouble: string | undefined }
}

export interface Serving {
  /** Upstreams of a model in the order to try now, healthy ones first. Empty: nothing serves it. */
  upstreams(model: string): readonly Upstream[]
  /** Tells how a call goes: it begins to be answered, and then it goes well or fails. */
  report(upstream: Upstream, outcome: 'began' | 'ok' | 'failed'): void
  /** The models that can be called, by name. */
  models(): readonly ServedModel[]
  modelNamed(name: string): ServedModel | undefined
  /** A model of this name that was taken back, and is served by nobody. */
  withdrawnNamed(name: string): Pick<RegistryModel, 'id' | 'withdrawal'> | undefined
  /** Fulfilled once the registry and the operator's file have been read. */
  readonly ready: Promise<void>
  /** What this process knows of the upstreams, and what is wrong with the operator's file. */
  state(): { readonly upstreams: readonly UpstreamState[]; readonly trouble: Text | undefined }
  close(): Promise<void>
}

export interface ServingSettings {
  readonly registry: Registry
  /** Path of the operator's file. */
  readonly file: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Unix seconds. */
  readonly now: () => number
  /** Milliseconds that only go forward. */
  readonly clock?: () => number
  readonly random?: () => number
  /** Threads of a worker; more than the cores that it has for itself make it many times slower. */
  readonly threads?: number
  /** Calls that a worker answers at a time. */
  readonly sequences?: number
  /** Workers of this process at most. */
  readonly mostWorkers?: number
  /** Milliseconds between looks at what is due; 0 looks only when told, by `look`. */
  readonly lookEveryMs?: number
}

/** A configured upstream with what is known of it. */
interface Remote { readonly configured: Configured; readonly health: Health }

/** The worker of this process comes after what the operator has configured for the same model. */
const localOrder = 100

export function openPool(settings: ServingSettings): Serving & { look(): Promise<void> } {
  const { registry, clock = () => performance.now(), random = Math.random, now } = settings
  const sequences = settings.sequences ?? 8
  const locals = openLocals({
    registry, threads: settings.threads ?? 1, sequences, most: settings.mostWorkers ?? Math.max(1, availableParallelism()),
  })
  let registered: readonly RegistryModel[] = []
  let remotes: readonly Remote[] = []
  let served = new Map<string, ServedModel>()
  let trouble: Text | undefined
  let changedAt: number | undefined
  const healths = new Map<string, Health>()
  const seen = new Map<string, number>()

  const healthOf = ({ id, breaker }: Configured): Health => {
    const known = healths.get(id) ?? openHealth(clock, breaker)
    known.set(breaker)
    healths.set(id, known)
    return known
  }

  /** Puts together what can be called from the registry and the file. */
  function arrange(): void {
    const known = new Map(registered.map((model) => [model.name, model]))
    const found = new Map<string, ServedModel>()
    for (const model of registered) {
      if (model.state !== 'released' || model.gguf === undefined) continue
      const facts = locals.factsOf(model)
      found.set(model.name, {
        id: model.id, name: model.name, created: model.created, contextLength: Math.min(model.contextLength, facts?.contextLength ?? model.contextLength), card: modelPath(model.name), version: model.version, takenBack: model.takenBack,
        capabilities: { ...dialects.local.can, chat: model.chat, tools: facts?.tools ?? false },
      })
    }
    for (const { configured: { id, engine, outside, models } } of remotes) {
      for (const { name, contextLength, version = '', can } of models) {
        const [mine, before] = [known.get(name), found.get(name)]
        if (mine?.state === 'withdrawn') continue
        const first = seen.get(name) ?? now()
        seen.set(name, first)
        found.set(name, {
          id: mine?.id ?? name, name, created: mine?.created ?? first, card: modelPath(name), version: mine?.version ?? version, takenBack: mine?.takenBack ?? [],
          // What the smallest and the least able of its upstreams can, so that any of them may answer.
          contextLength: Math.min(contextLength, before?.contextLength ?? contextLength),
          capabilities: before === undefined ? can : both(can, before.capabilities),
          ...(mine === undefined && { declaredBy: [...before?.declaredBy ?? [], { id, engine, outside, contextLength }] }),
        })
      }
    }
    served = new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }

  async function readFile(): Promise<void> {
    if (settings.file === undefined) return
    const { mtimeMs } = await stat(settings.file).catch(() => ({ mtimeMs: -1 }))
    if (mtimeMs === changedAt) return
    changedAt = mtimeMs
    try {
      const read = await readConfiguration(settings.file, settings.environment)
      remotes = read.map((configured) => ({ configured, health: healthOf(configured) }))
      trouble = undefined
      arrange()
    } catch (error) {
      // What was right before goes on.
      trouble = error instanceof Failure ? error.text : same(String(error))
      console.error(trouble.en)
    }
  }

  /** Asks an upstream whether it lives. */
  async function ask({ configured: { url, engine, apiKey }, health }: Remote): Promise<void> {
    const began = clock()
    try {
      const { status, words } = await askStatus(`${url}${dialects[engine].health}`, apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` })
      health.asked(status >= 200 && status < 300 ? { milliseconds: clock() - began } : { error: `${status} ${words}` })
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      health.asked({ error: cause instanceof Error ? cause.message : String(cause) })
    }
  }

  async function look(): Promise<void> {
    await readFile()
    await Promise.all(remotes.filter(({ health }) => health.due()).map(ask))
  }

  const first = Promise.all([registry.follow(async () => {
    registered = await registry.list()
    await locals.keepOnly(registered.filter(({ state }) => state === 'released'))
    arrange()
  }), readFile()])
  const every = settings.lookEveryMs ?? 2_000
  let looking = false
  const timer = every === 0 ? undefined : setInterval(() => {
    if (looking) return
    looking = true
    void look().finally(() => { looking = false })
  }, every).unref()

  function remoteUpstream({ configured: { id, url, apiKey, outside, engine, calls, retries, limits }, health }: Remote, as: string): Upstream {
    return {
      id, baseUrl: url, model: as, outside, dialect: dialects[engine], retries, limits, ...(apiKey !== undefined && { apiKey }),
      get atOnce() { return health.state.onTrial ? 1 : calls },
      get rests() { return !health.state.healthy },
    }
  }

  function localUpstream(model: RegistryModel, worker: LocalWorker): Upstream {
    return {
      id: `local-${model.id}`, model: model.name, outside: false, dialect: dialects.local, atOnce: sequences, retries: 0,
      get baseUrl() { return worker.baseUrl },
      get apiKey() { return worker.secret },
      get rests() { return worker.state === 'waits' },
      get ready() {
        return worker.state === 'ready' ? undefined : async () => {
          await locals.start(model)
          arrange()
        }
      },
    }
  }

  return {
    ready: first.then(() => undefined),
    upstreams(name) {
      if (!served.has(name)) return []
      const candidates: { readonly upstream: Upstream; readonly order: number; readonly lot: number }[] = []
      for (const remote of remotes) {
        const model = remote.configured.models.find((one) => one.name === name)
        // A key of the exponential distribution: sorted by it, weights share the first place as they should.
        if (model !== undefined) candidates.push({ upstream: remoteUpstream(remote, model.as), order: remote.configured.order, lot: -Math.log(1 - random()) / remote.configured.weight })
      }
      const mine = registered.find((model) => model.name === name && model.state === 'released' && model.gguf !== undefined)
      if (mine !== undefined) {
        candidates.push({ upstream: localUpstream(mine, locals.of(mine)), order: localOrder, lot: 0 })
      }
      return candidates.toSorted((a, b) => Number(a.upstream.rests) - Number(b.upstream.rests) || a.order - b.order || a.lot - b.lot).map(({ upstream }) => upstream)
    },
    report({ id }, outcome) {
      if (outcome === 'began') healths.get(id)?.began()
      else healths.get(id)?.called(outcome === 'ok')
    },
    models: () => [...served.values()],
    modelNamed: (name) => served.get(name),
    withdrawnNamed: (name) => registered.find((model) => model.name === name && model.state === 'withdrawn'),
    look,
    state: () => ({
      trouble,
      upstreams: [
        ...remotes.map(({ configured: { id, engine, url, outside, models, calls, limits, retries, breaker }, health }): UpstreamState =>
          ({ id, engine, url, outside, models: models.map(({ name }) => name), set: { calls, limits, retries, breaker }, ...health.state })),
        ...registered.filter(({ state, gguf }) => state === 'released' && gguf !== undefined).map((model): UpstreamState => {
          const { state, pid, calls, trouble: why, baseUrl } = locals.of(model)
          return {
            id: `local-${model.id}`, engine: 'local', url: baseUrl, outside: false, models: [model.name], healthy: state !== 'waits', failures: 0, onTrial: false, restsMs: 0, lastError: why, latency: undefined, answeredAt: undefined,
            worker: { state, pid, calls, trouble: why },
          }
        }),
      ],
    }),
    async close() {
      clearInterval(timer)
      await locals.close()
    },
  }
}

const both = (a: Capabilities, b: Capabilities): Capabilities => ({
  chat: a.chat && b.chat, completions: a.completions && b.completions, embeddings: a.embeddings && b.embeddings, tools: a.tools && b.tools, jsonSchema: a.jsonSchema && b.jsonSchema, logprobs: a.logprobs && b.logprobs,
})
