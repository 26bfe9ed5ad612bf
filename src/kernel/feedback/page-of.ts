/** Tells of which page of the portal an address is, and leaves out what may be a secret. */
import { isLocale } from '../../law/text.ts'

/** Characters of a path that are kept. */
const longest = 500

/**
 * The path of the page, without the language, the query and what follows `#`: there stand addresses of cases, links that open accounts, and what people
 * looked for. Undefined for an address elsewhere, and for one that is longer than any page's. Pure.
 *
 * @example pageOf('https://ai.example.kz/kk/follow?address=…', 'https://ai.example.kz') // '/follow'
 */
export function pageOf(address: string, publicUrl: string): string | undefined {
  const { origin } = new URL(publicUrl)
  const url = URL.parse(address.trim(), origin)
  // `/x/..//elsewhere` is a path of ours until its dots are resolved: then it names another host.
  if (url?.origin !== origin || url.pathname.startsWith('//')) return undefined
  const [, first, ...rest] = url.pathname.split('/')
  const path = isLocale(first) ? `/${rest.join('/')}` : url.pathname
  return path.length > longest ? undefined : path
}
