/** A key of the API: who holds it, for what, what it may call and how fast. */
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
  /** API names of the models that it may call. */
  readonly models: readonly string[] | 'all'
  readonly endpoints: readonly Endpoint[] | 'all'
  readonly expiresAt: Instant
  readonly limits: { readonly requestsPerMinute: number; readonly tokensPerMinute: number }
  /** Whether its owner asked to keep prompts and answers. */
  readonly keepsLogs: boolean
}

/** The keys in force, in the memory of this process: a change made in any process is known within a second. */
export interface KeyRing {
  /** Fulfilled once the keys have been read for the first time; until then no secret is known. */
  readonly ready: Promise<void>
  /** The key that a secret opens now; undefined for one that is unknown, expired, replaced or revoked. */
  bySecret(secret: string): ApiKey | undefined
  byId(id: string): ApiKey | undefined
  /** Calls back when keys change; answers how to stop. */
  onChange(listener: () => void): () => void
}

/** How the journal, orders and the thread name a key. */
export const keySubject = (id: string): string => `api-key:${id}`
