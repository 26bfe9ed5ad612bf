/** Opens the gateway of this process: what calls share, what stops them, and what is closed with the kernel. */
import type { Detector } from '../../../kernel/personal-data/index.ts'
import { openLog, type Log } from '../../../portal/doors/index.ts'
import type { Budgets } from '../budgets/index.ts'
import type { KeyRing } from '../keys/key.ts'
import type { GatewayGround, GatewayOptions } from '../ground.ts'
import { Intake } from './intake.ts'
import { type Logs, openLogs } from './logs.ts'
import { type Limits, type Parts, usualLimits } from './parts.ts'
import type { Serving } from '../serving/index.ts'
import { openReceipts, type Receipts } from './receipts.ts'
import { openStops } from './stops.ts'
import { TokenRates } from './token-rates.ts'
import { Turns } from './turns.ts'
import { UnderWay } from './under-way.ts'
import { openUpstreams } from './upstreams.ts'

export interface GatewayDeps {
  readonly keys: KeyRing
  readonly budgets: Pick<Budgets, 'reserve' | 'lease'>
  readonly serving: Pick<Serving, 'upstreams' | 'report' | 'models' | 'modelNamed' | 'withdrawnNamed' | 'ready'>
}

export interface Gateway {
  readonly receipts: Receipts
  readonly logs: Logs
  /** Fulfilled once keys and models are known: before, no call can be let in. */
  readonly ready: Promise<void>
  readonly parts: Parts
  /** Writes to the log of the server from now on. */
  logTo(log: Log): void
  /** Ends every call under way: each caller is told that the process ends, in a stream by its last event. */
  end(): void
}

export function openGateway({ kernel, options }: { readonly kernel: GatewayGround['kernel']; readonly options: Pick<GatewayOptions, 'detectors'> & { readonly keys: Pick<GatewayOptions['keys'], 'callsAtOnce'> } }, { keys, budgets, serving }: GatewayDeps, limits: Limits = usualLimits): Gateway {
  let log = openLog({ level: 'warn' })
  const active = new UnderWay(options.keys.callsAtOnce)
  const receipts = openReceipts(kernel)
  const logs = openLogs(kernel, kernel.report)
  const upstreams = openUpstreams(limits.connectMs)
  const clock = (): number => performance.now()
  const intake = new Intake(clock)
  let detectors: readonly Detector[] | Promise<readonly Detector[]> | undefined

  const parts: Parts = {
    serving, keys, budgets, receipts, upstreams, logs, limits, clock, now: kernel.now, origin: kernel.settings.publicUrl, proxies: kernel.settings.proxies, active, intake, turns: new Turns(limits.mostWaiting, clock), rates: new TokenRates(),
    get log() { return log },
    orders: openStops(kernel.orders, kernel.settings.publicUrl),
    detectors: () => detectors ??= readDetectors(options.detectors).then((read) => (detectors = read)),
  }

  const end = (): void => {
    parts.turns.close() // or each call that ends would send the next one to its model
    for (const call of active) call.close()
  }
  const checkAll = (): void => { for (const call of active) call.check() }
  const stops = [kernel.orders.onChange(checkAll), keys.onChange(checkAll)]
  const timer = setInterval(() => {
    const at = clock()
    intake.tick(at)
    for (const call of active) call.tick(at)
    parts.turns.fill()
  }, limits.tickMs).unref()
  kernel.whenClosing(async () => {
    clearInterval(timer)
    for (const stop of stops) stop()
    end()
    await upstreams.close()
    await logs.flush()
  })
  return { receipts, logs, parts, ready: open(keys, serving), logTo(to) { log = to }, end }
}

async function open(keys: KeyRing, serving: GatewayDeps['serving']): Promise<void> {
  await Promise.all([keys.ready, serving.ready])
}

async function readDetectors(address: string): Promise<readonly Detector[]> {
  const { detectors } = await import(address) as { readonly detectors: readonly Detector[] }
  return detectors
}
