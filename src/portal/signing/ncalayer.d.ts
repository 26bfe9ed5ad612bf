/** The part of the browser script that tests and other scripts may call. */
export class NotSigned extends Error {
  readonly reason: 'away' | 'cancelled' | 'failed' | 'odd' | 'unread'
  readonly detail: string
}

export function sign(options: {
  readonly data: Uint8Array
  readonly signer?: string
  readonly bin?: string
  readonly locale?: string
  readonly progress?: (reason: string) => void
  readonly Socket?: new (url: string) => EventTarget & { send(text: string): void; close(): void }
  readonly waitMs?: number
}): Promise<string>
