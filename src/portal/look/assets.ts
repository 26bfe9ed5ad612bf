/** Serves the files of the look under names that hold their hash: kept by browsers for a year, never stale. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { border, favicon } from './mark.ts'

interface Asset {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly br?: Uint8Array<ArrayBuffer>
  readonly gzip?: Uint8Array<ArrayBuffer>
}

const require = createRequire(import.meta.url)
const served = new Map<string, Asset>()
const addresses = new Map<string, string>()

function add(name: string, type: string, content: Uint8Array, compress: boolean): string {
  const plain = new Uint8Array(content)
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  const dot = name.lastIndexOf('.')
  const address = `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`
  served.set(address, compress
    ? { type, plain, br: new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })), gzip: new Uint8Array(gzipSync(plain, { level: 9 })) }
    : { type, plain })
  addresses.set(name, address)
  return address
}

/** The subsets of Onest. Kazakh letters live in both Cyrillic ones; the ranges are those of @fontsource-variable/onest. */
const subsets = {
  'cyrillic-ext': 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  'latin-ext': 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113',
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
} as const

function fontFace(subset: keyof typeof subsets): string {
  const file = readFileSync(require.resolve(`@fontsource-variable/onest/files/onest-${subset}-wght-normal.woff2`))
  const address = add(`onest-${subset}.woff2`, 'font/woff2', file, false)
  return `@font-face{font-family:Onest;font-style:normal;font-display:swap;font-weight:100 900;src:url(${address}) format("woff2");unicode-range:${subsets[subset]}}`
}

/** Takes comments and needless space out of our own style sheet. */
const tighten = (css: string): string =>
  css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/\s+/g, ' ').replaceAll(/ ?([{};,]) ?/g, '$1').replaceAll(';}', '}').trim()

const faces = [fontFace('cyrillic-ext'), fontFace('cyrillic'), fontFace('latin-ext'), fontFace('latin')].join('')
const borderAddress = add('border.svg', 'image/svg+xml', new TextEncoder().encode(border), true)
/** The style sheet as it is served. */
export const styleSheet = faces + tighten(readFileSync(new URL('look.css', import.meta.url), 'utf8')).replace('asset:border.svg', borderAddress)
add('look.css', 'text/css; charset=utf-8', new TextEncoder().encode(styleSheet), true)
add('mark.svg', 'image/svg+xml', new TextEncoder().encode(favicon), true)

/** The address of a file of the look, such as `asset('look.css')`. An unknown name is a bug. */
export function asset(name: 'look.css' | 'mark.svg' | `onest-${keyof typeof subsets}.woff2`): string {
  const address = addresses.get(name)
  if (address === undefined) throw new TypeError(`no asset is called ${name}`)
  return address
}

/** The answer to a request below `/assets/`; undefined when there is no such file. */
export function serveAsset(request: Request): Response | undefined {
  const found = served.get(new URL(request.url).pathname)
  if (found === undefined) return undefined
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding = found.br && /\bbr\b/.test(accepted) ? 'br' : found.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  const headers = new Headers({ 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
  if (found.br) headers.set('vary', 'accept-encoding')
  if (encoding) headers.set('content-encoding', encoding)
  return new Response((encoding && found[encoding]) ?? found.plain, { headers })
}
