/** Where the documents of issuers are read: our own from the kernel, those of others over the network, by the way that is safe for addresses that strangers chose. */
import { TooLong } from '../../../kernel/federation/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Ask } from './keys.ts'

const mostBytes = 2 * 1024 * 1024
const milliseconds = 8_000
/** Of others at once, by all who check: one who asks for more is told so, and nothing waits in line. */
const mostAtOnce = 16

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
  let underWay = 0
  return async (url, sought) => {
    if (!URL.canParse(url)) throw new TypeError('no address')
    const { origin, pathname, protocol } = new URL(url)
    // The address of a did:web is https even where the portal itself is tried over http.
    if (origin === publicUrl || origin.replace(/^https:/, 'http:') === publicUrl) return own(pathname)
    // What anybody on the way could have written is no key and no list.
    if (protocol !== 'https:') throw new TypeError('no safe address of the web')
    if (underWay >= mostAtOnce) throw new Error('too many questions at once')
    underWay++
    try {
      const { status, bytes } = await ask(url, { mostBytes: sought === undefined ? mostBytes : 1, milliseconds })
      return status === 200 ? bytes : undefined
    } catch (error) {
      if (sought !== undefined && error instanceof TooLong) return error.status === 200 ? new Uint8Array() : undefined
      throw error
    } finally {
      underWay--
    }
  }
}
