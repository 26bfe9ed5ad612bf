/** What owners of texts asked not to be used: kept as hashes only, so that the list itself tells nobody's text or address. */
import { hash } from 'node:crypto'

export const optOutKinds = ['url', 'domain', 'source', 'document', 'text'] as const
export type OptOutKind = (typeof optOutKinds)[number]

/** Spellings that mean the same are made one before they are hashed. */
const canonicalOf: Readonly<Record<OptOutKind, (value: string) => string>> = {
  url: (value) => value.trim().replace(/#.*$/, '').replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/+$/, ''),
  domain: (value) => (domainOf(value) ?? value.trim().toLowerCase()),
  source: (value) => value.trim().toLowerCase(),
  document: (value) => value.trim(),
  text: (value) => value.normalize('NFC').toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim(),
}

/** The key of an entry: its kind and SHA-256 of what it names. */
export const optOutKey = (kind: OptOutKind, value: string): string => `${kind}:${hash('sha256', canonicalOf[kind](value), 'hex')}`

/** The host of an address, without `www.`; undefined when it is none. */
export function domainOf(url: string): string | undefined {
  const host = /^(?:[a-z][a-z\d+.-]*:\/\/)?(?:[^/@\s]*@)?(?:www\.)?([^\s/:?#]+\.[^\s/:?#]+)/i.exec(url.trim())?.[1]
  return host?.toLowerCase()
}

/** A test of records against a list of keys: an address is also asked for by each domain above its own. */
export function optedOut(keys: readonly string[]): (record: { readonly url?: string; readonly source: string; readonly doc?: string; readonly id: string; readonly text: string }) => boolean {
  const known = new Set(keys)
  const kinds = new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))
  return ({ url, source, doc, id, text }) => {
    if (known.size === 0) return false
    if (url !== undefined) {
      if (known.has(optOutKey('url', url))) return true
      const domain = domainOf(url)
      for (let rest = domain; rest?.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) if (known.has(optOutKey('domain', rest))) return true
    }
    return known.has(optOutKey('source', source)) || known.has(optOutKey('document', doc ?? id)) || known.has(optOutKey('document', id))
      || (kinds.has('text') && known.has(optOutKey('text', text)))
  }
}
