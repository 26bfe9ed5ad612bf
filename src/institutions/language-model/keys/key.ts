/** A key of the API: who holds it, for what, what it may call and how fast. */
import type { KeyRing as RingOf } from '../../../kernel/api-keys/index.ts'
import type { Instant } from '../../../law/time.ts'

/** What can be called with a key, as the path after `/v1/`. The list of models and one's own usage are open to every key. */
export const endpoints = ['chat/completions', 'completions', 'embeddings', 'responses', 'tokenize'] as const
export type Endpoint = (typeof endpoints)[number]

export interface ApiKey {
  readonly id: string
  /** Id of the company that holds it and pays. */
  readonly organisation: string
  /** Id of the person who made it. */
  readonly person: string
  readonly name: string
  /** One of the purposes that the country lists. */
  readonly purpose: string
  /** The number of the registered AI system for which it calls. */
  readonly system?: string
  /** API names of the models that it may call. */
  readonly models: readonly string[] | 'all'
  readonly endpoints: readonly Endpoint[] | 'all'
  readonly expiresAt: Instant
  readonly limits: { readonly requestsPerMinute: number; readonly tokensPerMinute: number }
  /** Whether its owner asked to keep prompts and answers. */
  readonly keepsLogs: boolean
  /** A test key: what it calls is never billed, and small limits bind all test keys of its company together. It stays one for good. */
  readonly test?: true
}

export type KeyRing = RingOf<ApiKey>

/** How the journal, orders and the thread name a key. */
export const keySubject = (id: string): string => `api-key:${id}`
