/** Serves the files of the look under names that hold their hash: kept by browsers for a year, never stale. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { border, favicon } from './mark.ts'

interface Asset {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  /** Made when it is first asked for, so that a start waits for none. */
  readonly br?: () => Promise<Uint8Array<ArrayBuffer>>
  readonly gzip?: () => Promise<Uint8Array<ArrayBuffer>>
}

const require = createRequire(import.meta.url)
const served = new Map<string, Asset>()
const addresses = new Map<string, string>()

const [brotli, packed] = [promisify(brotliCompress), promisify(gzip)]

/** Made beside what is answered meanwhile, and kept; a failure is not. */
function once(make: () => Promise<Uint8Array>): () => Promise<Uint8Array<ArrayBuffer>> {
  let made: Promise<Uint8Array<ArrayBuffer>> | undefined
  return () => made ??= make().then((bytes) => new Uint8Array(bytes)).catch((error: unknown) => {
    made = undefined
    throw error
  })
}

function add(name: string, type: string, content: Uint8Array, compress: boolean): string {
  const plain = new Uint8Array(content)
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  const dot = name.lastIndexOf('.')
  const address = `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`
  served.set(address, compress
    ? { type, plain, br: once(() => brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })), gzip: once(() => packed(plain, { level: 9 })) }
    : { type, plain })
  addresses.set(name, address)
  return address
}

/**
 * What nearly every page is written with, made small by `fonts/make.sh`: a page in Kazakh needs no other, the tenge's only
 * where there is an amount, and signs such as # or @ only where one stands. Kazakh letters live in two of them. The package's own subsets serve what is left; of overlapping ranges the later one counts.
 */
const small = {
  latin: 'U+0-22,U+25-29,U+2B-3B,U+3F,U+41-5A,U+61-7A,U+A0,U+AB,U+AD,U+B7,U+BB,U+2011,U+2013,U+2014,U+2019,U+201C-201D,U+2026,U+202F,U+2060',
  signs: 'U+23-24,U+2A,U+3C-3E,U+40,U+5B-60,U+7B-7E,U+A7,U+D7,U+F7,U+2018,U+201A,U+201E,U+2022,U+2039,U+203A,U+2191,U+2193,U+2212',
  cyrillic: 'U+401,U+406,U+410-44F,U+451,U+456,U+4B0-4B1,U+2116',
  tenge: 'U+20B8',
  kazakh: 'U+492,U+493,U+49A,U+49B,U+4A2,U+4A3,U+4AE-4AF,U+4BA,U+4BB,U+4D8,U+4D9,U+4E8,U+4E9',
} as const

/** The other subsets of Onest; the ranges are those of @fontsource-variable/onest, wider where what a small one has stands between: the small ones come later, and count. */
const large = {
  cyrillic: 'U+301,U+400-45F,U+490-491',
  'cyrillic-ext': 'U+460-52F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
  'latin-ext': 'U+100-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113',
  latin: 'U+A1-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
} as const

/** Every face has the weights of the small ones, so that browsers take them for parts of one. */
const face = (address: string, range: string): string =>
  `@font-face{font-family:Onest;font-display:swap;font-weight:400 750;src:url(${address});unicode-range:${range}}`

/** A height of Onest, in parts of a font that is made larger or smaller by so much itself. */
const ofOnest = (height: number, percent: number): string => `${(height / percent * 100).toFixed(1)}%`

/**
 * What stands until Onest is there: letters of the system, as wide in each weight as those of Onest on average (Kazakh and Russian text of the first page) and as high, so that lines break where they will and little
 * moves. Roboto is of phones, Arial of most desks, DejaVu of Linux; elsewhere the system's own stand as they are.
 */
const standIns = ([['Near', 'Roboto', 101.5, 103], ['Even', 'Arial', 103, 98], ['Wide', 'DejaVu Sans', 90, 84]] as const).flatMap(([family, name, light, bold]) => ([['400 550', name, light], ['600 750', `${name} Bold`, bold]] as const).map(
  ([weights, local, percent]) => `@font-face{font-family:${family};font-weight:${weights};src:local("${local}");size-adjust:${percent}%;ascent-override:${ofOnest(97, percent)};descent-override:${ofOnest(30.5, percent)};line-gap-override:0%}`))

const faces = [
  ...standIns,
  ...Object.entries(large).map(([subset, range]) =>
    face(add(`onest-${subset}-all.woff2`, 'font/woff2', readFileSync(require.resolve(`@fontsource-variable/onest/files/onest-${subset}-wght-normal.woff2`)), false), range)),
  ...Object.entries(small).map(([subset, range]) =>
    face(add(`onest-${subset}.woff2`, 'font/woff2', readFileSync(new URL(`fonts/onest-${subset}.woff2`, import.meta.url)), false), range)),
].join('')

/** Takes comments and needless space out of our own style sheet. A colon with a space behind it stands before a value. */
const tighten = (css: string): string =>
  css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/\s+/g, ' ').replaceAll(/ ?([{};,]) ?/g, '$1').replaceAll(': ', ':').replaceAll(';}', '}').trim()

/** Takes comments and indents out of our own scripts. */
const lighten = (script: string): string => script.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/\n\s+/g, '\n').trim()

const borderAddress = add('border.svg', 'image/svg+xml', new TextEncoder().encode(border), true)
/** The style sheet as it is served. */
export const styleSheet = faces + tighten(readFileSync(new URL('look.css', import.meta.url), 'utf8')).replace('asset:border.svg', borderAddress)
add('look.css', 'text/css; charset=utf-8', new TextEncoder().encode(styleSheet), true)
for (const name of ['copy.js', 'session.js', 'leave.js', 'screen.js', 'days.js']) add(name, 'text/javascript; charset=utf-8', new TextEncoder().encode(lighten(readFileSync(new URL(name, import.meta.url), 'utf8'))), true)
for (const [name, type] of [['keys.js', 'text/javascript; charset=utf-8'], ['palette.js', 'text/javascript; charset=utf-8'], ['palette.css', 'text/css; charset=utf-8']] as const) {
  const content = readFileSync(new URL(`../palette/${name}`, import.meta.url), 'utf8')
  add(name, type, new TextEncoder().encode(name.endsWith('.css') ? tighten(content) : lighten(content)), true)
}
add('mark.svg', 'image/svg+xml', new TextEncoder().encode(favicon), true)

/** The address of a file of the look, such as `asset('look.css')`. An unknown name is a bug. */
export function asset(name: 'look.css' | 'copy.js' | 'session.js' | 'leave.js' | 'screen.js' | 'days.js' | 'mark.svg' | 'keys.js' | 'palette.js' | 'palette.css' | `onest-${keyof typeof small}.woff2`): string {
  const address = addresses.get(name)
  if (address === undefined) throw new TypeError(`no asset is called ${name}`)
  return address
}

/** The answer to a request below `/assets/`; undefined when there is no such file. */
export async function serveAsset(request: Request): Promise<Response | undefined> {
  const found = served.get(new URL(request.url).pathname)
  if (found === undefined) return undefined
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding = found.br && /\bbr\b/.test(accepted) ? 'br' : found.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  const headers = new Headers({ 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
  if (found.br) headers.set('vary', 'accept-encoding')
  if (encoding) headers.set('content-encoding', encoding)
  return new Response((encoding && await found[encoding]?.()) ?? found.plain, { headers })
}
