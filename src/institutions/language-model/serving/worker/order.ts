/** What the parent and the worker say to each other over their channel. */

/** What to serve, and how. */
export interface Order {
  /** The model's name in the API. */
  readonly name: string
  /** Unix seconds. */
  readonly created: number
  /** A GGUF file. */
  readonly path: string
  readonly threads: number
  readonly sequences: number
  readonly contextLength: number
  /** Further calls are refused while so many choices wait. */
  readonly mostWaiting: number
  /** Bearer token of every call. */
  readonly secret: string
}

export type Report =
  | { readonly say: 'ready'; readonly port: number; readonly contextLength: number; readonly chat: boolean; readonly tools: boolean }
  | { readonly say: 'failed'; readonly message: string }
  | { readonly say: 'busy'; readonly calls: number }
