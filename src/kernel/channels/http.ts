/** One question to a carrier over HTTP; what goes wrong is said without the address, which may hold a secret, and without what was sent. */

const timeoutMs = 15_000
const mostBytes = 1_000_000

export interface Said { readonly status: number; readonly headers: Headers; readonly said: unknown }

/** @param who the carrier, as it is named in a failure. @throws Error when nothing, or nothing that can be read, comes back in 15 seconds */
export async function ask(who: string, url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Said> {
  let response: Response
  let text: string
  try {
    // Whoever answers with an address elsewhere is not followed: the token is for this one alone.
    response = await fetch(url, {
      method: 'POST', redirect: 'error', signal: AbortSignal.timeout(timeoutMs), body: JSON.stringify(body), headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    })
    text = await response.text()
  } catch {
    throw new Error(`${who} does not answer`)
  }
  if (text.length > mostBytes) throw new Error(`${who} answers too much`)
  const { status } = response
  try {
    return { status, headers: response.headers, said: text === '' ? undefined : JSON.parse(text) }
  } catch {
    return { status, headers: response.headers, said: undefined }
  }
}

/** Seconds for which a carrier asks to wait; a minute where it does not say. */
export const waitOf = (headers: Headers): number => {
  const seconds = Number(headers.get('retry-after'))
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 60
}
