/** What the gateway needs of serving; `serving/` fulfils it. */
export interface Upstream {
  readonly id: string
  /** Without a slash at the end; `/v1/…` follows. */
  readonly baseUrl: string
  /** The model's name there. */
  readonly model: string
  readonly apiKey?: string
  /** Beyond this programme: personal data is masked before. */
  readonly outside: boolean
  /** Awaited before the first call, where something must be started. */
  readonly ready?: () => Promise<void>
}

export interface ServedModel {
  readonly id: string
  /** Its API name. */
  readonly name: string
  /** In seconds since 1970. */
  readonly created: number
  readonly contextLength: number
  /** Path of its card, without the language. */
  readonly card: string
  /** SHA-256 of its manifest: the exact version. */
  readonly version: string
  readonly capabilities: { readonly chat: boolean; readonly completions: boolean; readonly embeddings: boolean; readonly tools: boolean; readonly jsonSchema: boolean; readonly logprobs: boolean }
}

export interface Serving {
  upstreams(model: string): readonly Upstream[]
  report(upstream: Upstream, outcome: 'ok' | 'failed'): void
  models(): readonly ServedModel[]
  modelNamed(name: string): ServedModel | undefined
}
