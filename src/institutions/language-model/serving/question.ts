/** Asks a server whether it lives, by the client of Node that this process has anyway: `fetch` takes 20 MB when it is first used. */
import { get, type IncomingMessage } from 'node:http'
import { get as getSecurely } from 'node:https'

const mostMs = 3_000

/** The status of the answer, in number and words. Throws what kept the server from answering within three seconds. */
export async function askStatus(url: string, headers: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly words: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const ask = url.startsWith('https:') ? getSecurely : get
  ask(url, { headers, agent: false, signal: AbortSignal.timeout(mostMs) }, resolve).once('error', reject)
  const { statusCode = 0, statusMessage = '' } = (await promise).on('error', () => undefined).resume()
  return { status: statusCode, words: statusMessage }
}
