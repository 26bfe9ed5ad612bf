/** What calls are made of: opened once, shared by all calls of this process. */
import type { Detector } from '../../../kernel/personal-data/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Log } from '../../../portal/index.ts'
import type { Budgets } from '../budgets/index.ts'
import type { KeyRing } from '../keys/index.ts'
import type { Intake } from './intake.ts'
import type { Logs } from './logs.ts'
import { type Serving, type TimeLimits, usualTimeLimits } from '../serving/index.ts'
import type { Receipts } from './receipts.ts'
import type { Stops } from './stops.ts'
import type { TokenRates } from './token-rates.ts'
import type { Turns } from './turns.ts'
import type { UnderWay } from './under-way.ts'
import type { Upstreams } from './upstreams.ts'

/** How long things may take, in milliseconds, and how many may wait. The operator of a server may set its limits otherwise. */
export interface Limits extends TimeLimits {
  /** How long a call waits for its turn. */
  readonly turnMs: number
  /** Calls that wait for their turn at most, in this process. */
  readonly mostWaiting: number
  /** For which a caller may not read what was sent. */
  readonly unreadMs: number
  /** After which a silent stream gets a comment, so that proxies keep it open. */
  readonly keepAliveMs: number
  /** How often all of this is looked at. */
  readonly tickMs: number
}

export const usualLimits: Limits = { ...usualTimeLimits, turnMs: 60_000, mostWaiting: 512, unreadMs: 60_000, keepAliveMs: 15_000, tickMs: 250 }

export interface Parts {
  readonly serving: Pick<Serving, 'upstreams' | 'report' | 'models' | 'modelNamed' | 'withdrawnNamed'>
  readonly keys: Pick<KeyRing, 'bySecret'>
  readonly budgets: Pick<Budgets, 'reserve' | 'lease'>
  readonly orders: Stops
  readonly receipts: Pick<Receipts, 'sign'>
  readonly upstreams: Upstreams
  readonly rates: TokenRates
  readonly logs: Pick<Logs, 'keep'>
  /** The country's, read when first needed. */
  detectors(): readonly Detector[] | Promise<readonly Detector[]>
  readonly limits: Limits
  /** Milliseconds that only grow. */
  clock(): number
  now(): Instant
  /** Proxies of ours before the portal: as many last entries of X-Forwarded-For are believed. */
  readonly proxies: number
  /** Where the public reaches the portal. */
  readonly origin: string
  readonly log: Log
  /** Calls under way. */
  readonly active: UnderWay
  /** Whose turn it is at the servers. */
  readonly turns: Turns
  /** Memory of the bodies of calls. */
  readonly intake: Intake
}
