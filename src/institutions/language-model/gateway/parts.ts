/** What calls are made of: opened once, shared by all calls of this process. */
import type { Detector } from '../../../kernel/personal-data/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Log } from '../../../portal/index.ts'
import type { Budgets } from '../budgets/index.ts'
import type { ApiKey, KeyRing } from '../keys/index.ts'
import type { ApiProblem } from './errors.ts'
import type { Intake } from './intake.ts'
import type { Logs } from './logs.ts'
import type { ServedModel, Serving } from '../serving/index.ts'
import type { Receipts } from './receipts.ts'
import type { TokenRates } from './token-rates.ts'
import type { UnderWay } from './under-way.ts'
import type { Upstreams } from './upstreams.ts'

/** How long things may take, in milliseconds. */
export interface Limits {
  readonly connectMs: number
  /** Until the first byte of an answer: the model may have to be loaded, and a long prompt to be read. */
  readonly firstByteMs: number
  /** Until the first byte of an answer in one piece: all that time it is generated, and official clients wait ten minutes. */
  readonly wholeMs: number
  /** Between two pieces of an answer. */
  readonly idleMs: number
  /** Of a call from its first byte to its last, however steadily the answer comes. */
  readonly totalMs: number
  /** For which a caller may not read what was sent. */
  readonly unreadMs: number
  /** After which a silent stream gets a comment, so that proxies keep it open. */
  readonly keepAliveMs: number
  /** How often all of this is looked at. */
  readonly tickMs: number
}

export const usualLimits: Limits = { connectMs: 3_000, firstByteMs: 120_000, wholeMs: 590_000, idleMs: 60_000, totalMs: 3_600_000, unreadMs: 60_000, keepAliveMs: 15_000, tickMs: 250 }

export interface Parts {
  readonly serving: Pick<Serving, 'upstreams' | 'report' | 'models' | 'modelNamed' | 'withdrawnNamed'>
  readonly keys: Pick<KeyRing, 'bySecret'>
  readonly budgets: Pick<Budgets, 'reserve' | 'lease'>
  readonly orders: {
    standing(key: ApiKey, model: Pick<ServedModel, 'id'> | undefined): ApiProblem | undefined
    /** Whether every order is known that was given a second ago or longer. */
    current(): boolean
  }
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
  /** Bodies that are coming in. */
  readonly intake: Intake
}
