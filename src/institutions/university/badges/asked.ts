/** Where the documents of issuers are read: our own from the kernel, those of others over the network, by the way that is safe for addresses that strangers chose. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Ask } from './keys.ts'

const mostBytes = 2 * 1024 * 1024
const milliseconds = 8_000

/** Asks the network; what is at our own address is answered without it, what the university publishes by `published`. */
export function askIssuers({ ask, decisions, settings: { publicUrl } }: Kernel, published: (path: string) => Promise<unknown>): Ask {
  const own = async (path: string): Promise<Uint8Array | undefined> => {
    const ours = await published(path)
    if (ours !== undefined) return new TextEncoder().encode(JSON.stringify(ours))
    const [, body, purpose, list] = /^(?:\/bodies\/([a-z0-9-]+))?\/status\/(revocation|suspension)\/(\d+)$/.exec(path) ?? []
    const [, bodyOfKeys] = /^\/bodies\/([a-z0-9-]+)\/did\.json$/.exec(path) ?? []
    const document = bodyOfKeys ?? (path === '/.well-known/did.json' ? '' : undefined)
    const text = purpose === 'revocation' || purpose === 'suspension' ? await decisions.statusList(purpose, Number(list), body)
      : document === undefined ? undefined : JSON.stringify(decisions.didDocument(document || undefined))
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
  return async (url) => {
    if (!URL.canParse(url)) throw new TypeError('no address')
    const { origin, pathname, protocol } = new URL(url)
    // The address of a did:web is https even where the portal itself is tried over http.
    if (origin === publicUrl || origin.replace(/^https:/, 'http:') === publicUrl) return own(pathname)
    if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('no address of the web')
    const { status, bytes } = await ask(url, { mostBytes, milliseconds })
    return status === 200 ? bytes : undefined
  }
}
