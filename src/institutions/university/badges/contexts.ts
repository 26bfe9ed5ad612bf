/** The JSON-LD contexts that are kept beside the code. A context that is not kept is unknown: nothing is fetched while a badge is read. */
import { readFileSync } from 'node:fs'

const w3c1 = 'https://www.w3.org/2018/credentials/v1'
export const w3c2 = 'https://www.w3.org/ns/credentials/v2'
const badges = 'https://purl.imsglobal.org/spec/ob/v3p0'
const records = 'https://purl.imsglobal.org/spec/clr/v2p0'
/** The context of badges that ours are written in, and that of records of learners. */
export const badgeContext = `${badges}/context-3.0.3.json`
export const recordContext = `${records}/context-2.0.1.json`
export const multikeyContext = 'https://w3id.org/security/multikey/v1'
export const firstDataIntegrity = 'https://w3id.org/security/data-integrity/v1'
export const ed25519Context = 'https://w3id.org/security/suites/ed25519-2020/v1'

/** Where a context is published, and the file that is kept of it. Some addresses are former ones of the same documents; the context of records says the same in both of its versions. */
const files: ReadonlyMap<string, string> = new Map(Object.entries({
  [w3c1]: 'credentials-v1', [w3c2]: 'credentials-v2',
  [`${badges}/context.json`]: 'ob-3.0.0', [`${badges}/context-3.0.0.json`]: 'ob-3.0.0', [`${badges}/context-3.0.1.json`]: 'ob-3.0.1', [`${badges}/context-3.0.2.json`]: 'ob-3.0.2', [badgeContext]: 'ob-3.0.3',
  'https://imsglobal.github.io/openbadges-specification/context.json': 'ob-3.0.0', [`${badges}/context/ob_v3p0.jsonld`]: 'ob-3.0.0', [`${badges}/extensions.json`]: 'ob-extensions',
  [`${records}/context.json`]: 'clr-2.0.1', [recordContext]: 'clr-2.0.1', 'https://dc.imsglobal.org/draft/clr/v2p0/context': 'clr-2.0.1',
  [ed25519Context]: 'ed25519-2020-v1', [firstDataIntegrity]: 'data-integrity-v1', 'https://w3id.org/security/data-integrity/v2': 'data-integrity-v2', [multikeyContext]: 'multikey-v1',
}))

const read = new Map<string, unknown>()

/** Of which model a credential's first context is; undefined for any other. */
export const modelOf = (context: unknown): 1 | 2 | undefined => (context === w3c2 ? 2 : context === w3c1 ? 1 : undefined)

export const isBadgeContext = (context: unknown): boolean => typeof context === 'string' && (files.get(context)?.startsWith('ob-3') ?? false)
export const isRecordContext = (context: unknown): boolean => typeof context === 'string' && (files.get(context)?.startsWith('clr-') ?? false)

/** A kept context; undefined for an address that is not kept. */
export function keptContext(url: string): unknown {
  const file = files.get(url)
  if (file === undefined) return undefined
  if (!read.has(file)) read.set(file, JSON.parse(readFileSync(new URL(`contexts/${file}.json`, import.meta.url), 'utf8')))
  return read.get(file)
}

/** A document that was asked for is not kept. */
class NotKept extends Error {
  readonly url: string
  constructor(url: string) {
    super(`not kept: ${url}`)
    this.url = url
  }
}

/** Gives the libraries of JSON-LD what is kept, beside `more`; whatever else they ask for is refused. */
export const keptLoader = (more: Readonly<Record<string, unknown>> = {}) => async (url: string): Promise<{ readonly contextUrl: null; readonly document: unknown; readonly documentUrl: string }> => {
  const document = keptContext(url) ?? (Object.hasOwn(more, url) ? more[url] : undefined)
  if (document === undefined) throw new NotKept(url)
  return { contextUrl: null, document, documentUrl: url }
}
