/** What an operator sets: read once from the environment, checked, each with a default that serves one machine. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { Failure } from '../law/failure.ts'
import { same } from '../law/text.ts'

const optional = z.string().trim().min(1).optional()

const shape = z.object({
  SHANYRAQ_DATA: z.string().default('./data'),
  DATABASE_URL: optional,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  /** Programme of the country: `sample` shows sample data and assumed values, `law` only what the acts say. */
  SHANYRAQ_PROGRAMME: z.enum(['sample', 'law']).default('sample'),
  SHANYRAQ_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SHANYRAQ_POOL: z.coerce.number().int().min(2).max(200).default(10),
  S3_ENDPOINT: optional, S3_BUCKET: optional, S3_REGION: z.string().default('us-east-1'), S3_ACCESS_KEY: optional, S3_SECRET_KEY: optional,
  OIDC_ISSUER: optional, OIDC_CLIENT_ID: optional, OIDC_CLIENT_SECRET: optional, OIDC_TITLE: optional,
  CLAMD_HOST: optional, CLAMD_PORT: z.coerce.number().int().default(3310),
  NCANODE_URL: optional,
  CONNECTORS_MAY_REACH: z.string().default(''),
  LANGUAGE_MODEL_UPSTREAMS: optional, ASK_MODEL: optional,
})

export interface Settings {
  /** The one folder in which everything lives that is not in the database or the object store. */
  readonly data: string
  /** Absent: the embedded server in the data folder. */
  readonly databaseUrl?: string
  readonly port: number
  readonly host: string
  /** Where the public reaches the portal, without a slash at the end. */
  readonly publicUrl: string
  readonly programme: 'sample' | 'law'
  readonly proxies: number
  /** The greatest number of database connections of one process. */
  readonly pool: number
  readonly s3?: { readonly endpoint: string; readonly bucket: string; readonly region: string; readonly accessKey: string; readonly secretKey: string }
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly title: ReturnType<typeof same> }
  readonly clamd?: { readonly host: string; readonly port: number }
  readonly ncanode?: string
  /** Hosts, or hosts with ports, that connectors may reach though their addresses are not public; in lower case. */
  readonly connectorsMayReach: readonly string[]
  /** Path of the file that names the servers of language models. */
  readonly languageModelUpstreams?: string
  /** The model that phrases the answers of “Ask the programme”; absent: answers are quotes. */
  readonly askModel?: string
}

/** Reads the settings. Throws a `Failure` that names the variable which is wrong and what it must be. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = shape.safeParse(given)
  if (!read.success) {
    const { path, message } = read.error.issues[0]!
    throw new Failure('invalid', same(`${path.join('.')}: ${message}`))
  }
  const set = read.data
  const s3 = group({ endpoint: set.S3_ENDPOINT, bucket: set.S3_BUCKET, region: set.S3_REGION, accessKey: set.S3_ACCESS_KEY, secretKey: set.S3_SECRET_KEY }, 'endpoint', 'S3_')
  const oidc = group({ issuer: set.OIDC_ISSUER, clientId: set.OIDC_CLIENT_ID, clientSecret: set.OIDC_CLIENT_SECRET }, 'issuer', 'OIDC_')
  return {
    data: resolve(set.SHANYRAQ_DATA), port: set.PORT, host: set.HOST, programme: set.SHANYRAQ_PROGRAMME, proxies: set.SHANYRAQ_PROXIES, pool: set.SHANYRAQ_POOL,
    publicUrl: (set.PUBLIC_URL ?? `http://localhost:${set.PORT}`).replace(/\/+$/, ''),
    connectorsMayReach: set.CONNECTORS_MAY_REACH.toLowerCase().split(',').map((host) => host.trim()).filter((host) => host !== ''),
    ...(set.DATABASE_URL && { databaseUrl: set.DATABASE_URL }),
    ...(s3 && { s3 }), ...(oidc && { oidc: { ...oidc, title: same(set.OIDC_TITLE ?? new URL(oidc.issuer).hostname) } }),
    ...(set.CLAMD_HOST && { clamd: { host: set.CLAMD_HOST, port: set.CLAMD_PORT } }), ...(set.NCANODE_URL && { ncanode: set.NCANODE_URL }), ...(set.ASK_MODEL && { askModel: set.ASK_MODEL }),
    ...(set.LANGUAGE_MODEL_UPSTREAMS && { languageModelUpstreams: resolve(set.LANGUAGE_MODEL_UPSTREAMS) }),
  }
}

/** Variables that only make sense together: all of them, or none of those without a default. */
function group<K extends string>(values: Record<K, string | undefined>, first: NoInfer<K>, prefix: string): Record<K, string> | undefined {
  if (values[first] === undefined) return undefined
  const whole: Partial<Record<K, string>> = {}
  for (const [name, value] of Object.entries<string | undefined>(values)) {
    if (value === undefined) throw new Failure('invalid', same(`${prefix}* are set together: ${name} is missing`))
    whole[name as K] = value
  }
  return whole as Record<K, string>
}
