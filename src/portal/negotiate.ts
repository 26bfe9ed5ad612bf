/** Finds the language of a visitor and the address of the same page in another language. */
import { isLocale, locales } from '../law/text.ts'
import type { Locale } from '../law/text.ts'

/** The cookie that remembers the language last read. */
export const languageCookie = 'language'

/** One cookie of a request. */
export function cookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4); undefined when it names none of them. */
export function acceptedLocale(header: string): Locale | undefined {
  const wanted = header.split(',').map((part, order) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const weight = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find((q) => q !== undefined)
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight), order }
  })
  return wanted.filter(({ language, weight }) => isLocale(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .map(({ language }) => language).find(isLocale)
}

/** The language to greet a visitor in: the one last read, then the browser's, then the state language. */
export function preferredLocale(request: Request): Locale {
  const remembered = cookie(request, languageCookie)
  return isLocale(remembered) ? remembered : acceptedLocale(request.headers.get('accept-language') ?? '') ?? locales[0]
}

/** The language that an address names and the path below it; undefined for addresses without language. */
export function splitPath(pathname: string): { readonly locale: Locale; readonly path: string } | undefined {
  const [, first, ...rest] = pathname.split('/')
  return isLocale(first) ? { locale: first, path: `/${rest.join('/')}` } : undefined
}

/** The same page in another language, the query kept. */
export function inLocale(url: URL, locale: Locale): string {
  const path = splitPath(url.pathname)?.path ?? url.pathname
  return `/${locale}${path === '/' ? '' : path}${url.search}`
}
