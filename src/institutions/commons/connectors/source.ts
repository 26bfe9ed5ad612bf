/** What a connector reads from: a declaration of one of five kinds, its secret beside it, and what a run finds there. */
import { z } from 'zod'

const address = z.url({ protocol: /^https?$/ }).max(2000).refine((url) => URL.parse(url)?.username === '' && URL.parse(url)?.password === '')
const line = (longest: number) => z.string().trim().min(1).max(longest)
/** A word that stands in a path as it is. */
const segment = z.string().trim().regex(/^[\w.-]{1,200}$/).refine((word) => !/^\.+$/.test(word))

/** Where the portal of open data of Kazakhstan is. */
export const egovOrigin = 'https://data.egov.kz'

export const sourceSchema = z.discriminatedUnion('kind', [
  /** The portal of open data, API version 4: https://data.egov.kz/pages/samples. */
  z.object({
    kind: z.literal('egov'), url: address.default(egovOrigin), index: segment, version: segment.exactOptional(),
    /** Records of one request. */
    size: z.number().int().min(1).max(10_000).default(1000),
    /** A field by which records are sorted: without it the portal promises no order. */
    sort: segment.exactOptional(),
  }),
  /** A portal with the Action API of CKAN: one package, or those that a search finds. */
  z.object({ kind: z.literal('ckan'), url: address, package: line(200).exactOptional(), query: line(500).exactOptional() }),
  /** A feed of DCAT in Turtle or JSON-LD. */
  z.object({ kind: z.literal('dcat'), url: address }),
  /** A folder in a bucket of S3. */
  z.object({ kind: z.literal('s3'), endpoint: address, bucket: segment, prefix: z.string().trim().max(500).default(''), region: segment.default('us-east-1') }),
  /** A query against PostgreSQL. */
  z.object({
    kind: z.literal('sql'), host: z.string().trim().toLowerCase().regex(/^[\w.:-]{1,253}$/), port: z.number().int().min(1).max(65_535).default(5432), database: line(63), user: line(63),
    query: line(20_000),
    /** Without it nobody knows that the server is the one that was meant, and the data pass in the open. */
    tls: z.boolean().default(true),
  }),
])
export type Source = z.infer<typeof sourceSchema>
export type SourceKind = Source['kind']
export type SourceOf<K extends SourceKind> = Extract<Source, { kind: K }>

export const sourceKinds = ['egov', 'ckan', 'dcat', 's3', 'sql'] as const satisfies readonly SourceKind[]

/** Kinds that make a dataset of each they find; the others fill one that is there. */
export const isCatalogue = (kind: SourceKind): kind is 'ckan' | 'dcat' => kind === 'ckan' || kind === 'dcat'

/** Keys and passwords, by kind: all are optional, for sources that ask for none. */
export const secretNames = { egov: ['apiKey'], ckan: ['token'], dcat: ['token'], s3: ['accessKey', 'secretKey'], sql: ['password'] } as const satisfies Record<SourceKind, readonly string[]>

export const secretSchema = z.record(z.string(), z.string().min(1).max(2000))
export type Secret = z.infer<typeof secretSchema>

/** To whom a secret is shown: when this changes, the secret is to be entered again, so that nobody can send it elsewhere. */
export function audienceOf(source: Source): string {
  switch (source.kind) {
    case 'sql': return `postgres://${source.user}@${source.host}:${source.port}/${source.tls ? '' : 'open'}`
    case 's3': return `s3 ${new URL(source.endpoint).origin}`
    default: return `${source.kind} ${new URL(source.url).origin}`
  }
}

/** The host that people know the source by. */
export const hostOf = (source: Source): string => (source.kind === 'sql' ? source.host : new URL(source.kind === 's3' ? source.endpoint : source.url).host)

/** What the source said of a content when it was taken: with it the next run asks whether it has changed. */
export interface Mark { readonly etag?: string; readonly modified?: string }

/** Bytes to take in. */
export interface Content extends Mark { readonly stream: AsyncIterable<Uint8Array> }

/** A file that a source has. */
export interface FoundFile {
  /** Path in the dataset's repository. */
  readonly path: string
  /** Opens it, or says that it is as it was when it had this mark. */
  open(known: Mark): Promise<Content | 'unchanged'>
}

/** What a catalogue says of a dataset. Texts by language; a language that nobody named is `''`. */
export interface Said {
  readonly name: string
  readonly title: Readonly<Record<string, string>>
  readonly notes: Readonly<Record<string, string>>
  /** Whatever names the licence: an id, a title, an address. */
  readonly licences: readonly string[]
  readonly keywords: readonly string[]
  readonly page?: string
  readonly publisher?: string
  readonly themes?: readonly string[]
  readonly frequency?: string
}

/** A dataset that a source has. A source with one dataset calls it `''`. */
export interface FoundDataset {
  readonly key: string
  readonly files: readonly FoundFile[]
  readonly said?: Said
}
