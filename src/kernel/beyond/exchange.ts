/** One message to another server over HTTP and one back: in time, of bounded size, nowhere else than to the address that the operator set. */
import { createHash } from 'node:crypto'
import { Unanswered } from './contract.ts'

const mostBytes = 1_000_000

/** What came: its text, and the SHA-256 of its bytes in hexadecimal. */
export interface Came { readonly status: number; readonly text: string; readonly hash: string }

/**
 * @param signal ends the asking, also while the answer comes
 * @throws Unanswered `silent` when the signal ended it, `unreachable` when the connection failed, `nonsense` when what came is too large or no text in UTF-8
 */
export async function send(url: string, body: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Came> {
  const parts: Uint8Array[] = []
  let [status, type, size] = [0, '', 0]
  try {
    const response = await fetch(url, { method: 'POST', redirect: 'error', headers, body, signal })
    status = response.status
    type = response.headers.get('content-type') ?? ''
    for await (const part of response.body ?? []) {
      size += part.length
      if (size > mostBytes) throw new Unanswered('nonsense', `more than ${mostBytes} bytes`)
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof Unanswered) throw error
    // The reason may hold the address, and the address a secret: it is not repeated.
    throw signal.aborted ? new Unanswered('silent', 'no answer in time') : new Unanswered('unreachable', 'the connection failed')
  }
  if (/charset=(?!"?utf-8)/i.test(type)) throw new Unanswered('nonsense', 'not in UTF-8')
  const bytes = Buffer.concat(parts)
  try {
    return { status, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hash: createHash('sha256').update(bytes).digest('hex') }
  } catch {
    throw new Unanswered('nonsense', 'not in UTF-8')
  }
}
