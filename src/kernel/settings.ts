/** What an operator sets: read once from the environment, checked, each with a default that serves one machine. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { same, type Text } from '../law/text.ts'
import type { SmsGatewaySettings, TelegramSettings } from './channels/index.ts'
import type { TimestampSetting } from './seal/index.ts'
import { localBesideNational, setTogether, takesBot, takesDatabase, takesHosts, takesKey, takesNumber, takesOneOf, takesOrigin, takesSender, takesText, takesTimestamps, takesWebAddress, wrongSetting } from './settings-messages.ts'

const optional = z.string().trim().min(1).optional()
/** The least, the most, and what stands when nothing is set. */
const numbers = { PORT: [0, 65_535, 3000], SHANYRAQ_PROXIES: [0, 10, 0], SHANYRAQ_POOL: [2, 200, 10], CLAMD_PORT: [1, 65_535, 3310] } as const
const number = ([least, most, otherwise]: readonly [number, number, number]) => z.coerce.number().int().min(least).max(most).default(otherwise)
const programmes = ['sample', 'law'] as const
const switches = ['on', 'off'] as const

const urlIn = (text: string): URL | undefined => URL.parse(text) ?? undefined
const isWeb = (text: string): boolean => /^https?:$/.test(urlIn(text)?.protocol ?? '')
const isOrigin = (text: string): boolean => isWeb(text) && urlIn(text)!.href === `${urlIn(text)!.origin}/`
const webAddress = optional.refine((text) => text === undefined || isWeb(text))
const isSender = (text: string): boolean => /^\+?\d{3,15}$/.test(text)
const isBot = (text: string): boolean => /^\w{5,32}$/.test(text)
/** As the driver reads it: the host may be left out for a socket. */
const isDatabase = (text: string): boolean => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text.replace('@/', '@socket/'))

interface Address { readonly host: string; readonly port: number }
/** Pairs `host:port` separated by commas; undefined where one is none. */
function hostsIn(text: string): readonly Address[] | undefined {
  const read = text.split(',').map((one) => /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:[\],]+)):(\d{1,5})$/.exec(one.trim()))
  const hosts = read.flatMap((found) => (found === null || Number(found[3]) < 1 || Number(found[3]) > 65_535 ? [] : [{ host: found[1] ?? found[2]!, port: Number(found[3]) }]))
  return hosts.length === read.length ? hosts : undefined
}

const shape = z.object({
  SHANYRAQ_DATA: z.string().default('./data'),
  DATABASE_URL: optional.refine((text) => text === undefined || isDatabase(text)),
  DATABASE_DIRECT_URL: optional.refine((text) => text === undefined || isDatabase(text)),
  PORT: number(numbers.PORT),
  HOST: z.string().trim().default('127.0.0.1'),
  PUBLIC_URL: optional.refine((text) => text === undefined || isOrigin(text)),
  /** Programme of the country: `sample` shows sample data and assumed values, `law` only what the acts say. */
  SHANYRAQ_PROGRAMME: z.enum(programmes).default('sample'),
  /** Whether the portal's own authority issues certificates: `on` in the sample programme, `off` elsewhere, unless it is set. */
  SHANYRAQ_LOCAL_SIGNATURES: z.enum(switches).optional(),
  SHANYRAQ_PROXIES: number(numbers.SHANYRAQ_PROXIES),
  SHANYRAQ_POOL: number(numbers.SHANYRAQ_POOL),
  S3_ENDPOINT: webAddress, S3_BUCKET: optional, S3_REGION: optional, S3_ACCESS_KEY: optional, S3_SECRET_KEY: optional,
  FILES_COPY: optional,
  OIDC_ISSUER: webAddress, OIDC_CLIENT_ID: optional, OIDC_CLIENT_SECRET: optional, OIDC_TITLE: optional, OIDC_IIN_CLAIM: optional,
  CLAMD_HOST: optional, CLAMD_PORT: number(numbers.CLAMD_PORT),
  NCANODE_URL: webAddress,
  /** `own`: the portal stamps by itself, for tests and samples. */
  TSA_URL: optional.refine((text) => text === undefined || text === 'own' || isWeb(text)), TSA_CERTIFICATES: optional,
  SMS_GATEWAY: webAddress, SMS_SENDER: optional.refine((text) => text === undefined || isSender(text)), SMS_TOKEN: optional,
  TELEGRAM_BOT: optional.refine((text) => text === undefined || isBot(text)), TELEGRAM_TOKEN: optional, TELEGRAM_API: webAddress,
  /** Whether the worker asks publishers of law whether the texts of acts stand where declarations say. */
  SHANYRAQ_ACT_LINKS: z.enum(switches).default('off'),
  CONNECTORS_MAY_REACH: z.string().default(''),
  LANGUAGE_MODEL_UPSTREAMS: optional, ASK_MODEL: optional,
  CLUSTERS: optional,
  ENGINE_HOSTS: optional.refine((text) => text === undefined || hostsIn(text) !== undefined), ENGINE_KEY: optional.refine((text) => text === undefined || text.length >= 32),
})

/** What the variables take that can be wrong. */
const takes: Readonly<Record<string, Text>> = {
  ENGINE_HOSTS: takesHosts, ENGINE_KEY: takesKey, DATABASE_URL: takesDatabase, DATABASE_DIRECT_URL: takesDatabase, PUBLIC_URL: takesOrigin, S3_ENDPOINT: takesWebAddress, OIDC_ISSUER: takesWebAddress, NCANODE_URL: takesWebAddress, TSA_URL: takesTimestamps, SMS_GATEWAY: takesWebAddress, SMS_SENDER: takesSender, TELEGRAM_BOT: takesBot, TELEGRAM_API: takesWebAddress,
  SHANYRAQ_PROGRAMME: takesOneOf(programmes), SHANYRAQ_LOCAL_SIGNATURES: takesOneOf(switches), SHANYRAQ_ACT_LINKS: takesOneOf(switches), ...Object.fromEntries(Object.entries(numbers).map(([variable, [least, most]]) => [variable, takesNumber(least, most)])),
}

export interface Settings {
  /** The one folder in which everything lives that is not in the database or the object store. */
  readonly data: string
  /** Absent: the embedded server in the data folder. */
  readonly databaseUrl?: string
  /** The same database where connections keep their server: a pooler that shares servers between transactions stands at `databaseUrl`. */
  readonly databaseDirectUrl?: string
  readonly port: number
  readonly host: string
  /** Where the public reaches the portal, without a slash at the end. */
  readonly publicUrl: string
  readonly programme: 'sample' | 'law'
  /** Whether people sign with certificates of the portal's own authority. */
  readonly localSignatures: boolean
  /** Whether publishers of law are asked about the links to acts: a house may have no way out. */
  readonly actLinks: boolean
  readonly proxies: number
  /** The greatest number of database connections of one process. */
  readonly pool: number
  readonly s3?: { readonly endpoint: string; readonly bucket: string; readonly region: string; readonly accessKey: string; readonly secretKey: string }
  /** The folder of the second store, on another disk; absent: what is damaged is refused and waits for the operator. */
  readonly filesCopy?: string
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly title: ReturnType<typeof same>; readonly numberClaim?: string }
  readonly clamd?: { readonly host: string; readonly port: number }
  readonly ncanode?: string
  /** The gateway of text messages; absent: they are files of the operator's. */
  readonly sms?: SmsGatewaySettings
  /** The bot of Telegram; absent: as above. */
  readonly telegram?: TelegramSettings
  /** Who stamps the time on sealed papers: the portal itself, or an outside authority and the file of certificates (PEM) that vouch for it. */
  readonly timestamps?: TimestampSetting
  /** Hosts, or hosts with ports, that connectors may reach though their addresses are not public; in lower case. */
  readonly connectorsMayReach: readonly string[]
  /** Path of the file that names the servers of language models. */
  readonly languageModelUpstreams?: string
  /** Path of the file that names the clusters on which jobs run. */
  readonly clusters?: string
  /** Hosts that run the questions which people ask of data; absent: the portal's own. */
  readonly engineHosts?: readonly { readonly host: string; readonly port: number; readonly key: string }[]
  /** The secret that the portal and those hosts share. */
  readonly engineKey?: string
  /** The model that phrases the answers of “Ask the programme”; absent: answers are quotes. */
  readonly askModel?: string
}

/** Reads the settings. Throws a `Failure` (invalid) that names the variable which is wrong and what it takes. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = shape.safeParse(given)
  if (!read.success) {
    const variable = read.error.issues[0]!.path.join('.')
    throw wrongSetting(variable, takes[variable] ?? takesText)
  }
  const set = read.data
  const s3 = together(set, { endpoint: 'S3_ENDPOINT', bucket: 'S3_BUCKET', accessKey: 'S3_ACCESS_KEY', secretKey: 'S3_SECRET_KEY' }, ['S3_REGION'])
  const engineHosts = set.ENGINE_HOSTS === undefined ? undefined : hostsIn(set.ENGINE_HOSTS)
  if (engineHosts && set.ENGINE_KEY === undefined) throw setTogether(['ENGINE_KEY'], ['ENGINE_HOSTS'])
  const tsa = set.TSA_URL === 'own' ? undefined : together(set, { url: 'TSA_URL', certificates: 'TSA_CERTIFICATES' }, [])
  const timestamps = set.TSA_URL === 'own' ? 'own' : tsa && { url: tsa.url, certificates: resolve(tsa.certificates) }
  const oidc = together(set, { issuer: 'OIDC_ISSUER', clientId: 'OIDC_CLIENT_ID', clientSecret: 'OIDC_CLIENT_SECRET' }, ['OIDC_TITLE', 'OIDC_IIN_CLAIM'])
  const sms = together(set, { url: 'SMS_GATEWAY', sender: 'SMS_SENDER', token: 'SMS_TOKEN' }, [])
  const telegram = together(set, { bot: 'TELEGRAM_BOT', token: 'TELEGRAM_TOKEN' }, ['TELEGRAM_API'])
  const localSignatures = (set.SHANYRAQ_LOCAL_SIGNATURES ?? (set.SHANYRAQ_PROGRAMME === 'sample' ? 'on' : 'off')) === 'on'
  // Beside real signatures one that the portal makes itself would pass for them.
  if (localSignatures && set.SHANYRAQ_PROGRAMME === 'law' && set.NCANODE_URL !== undefined) throw localBesideNational()
  return {
    data: resolve(set.SHANYRAQ_DATA), port: set.PORT, host: set.HOST, programme: set.SHANYRAQ_PROGRAMME, localSignatures, actLinks: set.SHANYRAQ_ACT_LINKS === 'on', proxies: set.SHANYRAQ_PROXIES, pool: set.SHANYRAQ_POOL,
    publicUrl: new URL(set.PUBLIC_URL ?? `http://localhost:${set.PORT}`).origin,
    connectorsMayReach: set.CONNECTORS_MAY_REACH.toLowerCase().split(',').map((host) => host.trim()).filter((host) => host !== ''),
    ...databaseAt(given),
    ...(s3 && { s3: { ...s3, region: set.S3_REGION ?? 'us-east-1' } }), ...(oidc && { oidc: { ...oidc, title: same(set.OIDC_TITLE ?? new URL(oidc.issuer).hostname), ...(set.OIDC_IIN_CLAIM && { numberClaim: set.OIDC_IIN_CLAIM }) } }),
    ...(set.CLAMD_HOST && { clamd: { host: set.CLAMD_HOST, port: set.CLAMD_PORT } }), ...(set.NCANODE_URL && { ncanode: set.NCANODE_URL }), ...(timestamps && { timestamps }), ...(sms && { sms }), ...(telegram && { telegram: { ...telegram, api: set.TELEGRAM_API ?? 'https://api.telegram.org' } }), ...(set.ASK_MODEL && { askModel: set.ASK_MODEL }),
    ...(set.FILES_COPY && { filesCopy: resolve(set.FILES_COPY) }),
    ...(set.LANGUAGE_MODEL_UPSTREAMS && { languageModelUpstreams: resolve(set.LANGUAGE_MODEL_UPSTREAMS) }),
    ...(set.ENGINE_KEY && { engineKey: set.ENGINE_KEY, ...(engineHosts && { engineHosts: engineHosts.map((one) => ({ ...one, key: set.ENGINE_KEY! })) }) }),
    ...(set.CLUSTERS && { clusters: resolve(set.CLUSTERS) }),
  }
}

/** Where the database is, for the portal and for commands alike. Throws a `Failure` (invalid) where only the way past a pooler is set: whoever sets it does not mean a server of our own. */
export function databaseAt(environment: Readonly<Record<string, string | undefined>>): Pick<Settings, 'databaseUrl' | 'databaseDirectUrl'> {
  const [url, direct] = [environment['DATABASE_URL'], environment['DATABASE_DIRECT_URL']]
  if (direct && !url) throw setTogether(['DATABASE_URL'], ['DATABASE_DIRECT_URL'])
  return { ...(url && { databaseUrl: url, ...(direct && { databaseDirectUrl: direct }) }) }
}

/** Variables that only make sense together: all of them, or none, and then none of those that `also` belong to them. */
function together<K extends string, V extends string>(
  set: Readonly<Partial<Record<V, unknown>>>, names: Readonly<Record<K, V>>, also: readonly V[],
): Record<K, string> | undefined {
  const all = Object.entries<V>(names)
  const given = [...all.map(([, variable]) => variable), ...also].filter((variable) => set[variable] !== undefined)
  const missing = all.map(([, variable]) => variable).filter((variable) => set[variable] === undefined)
  if (given.length === 0) return undefined
  if (missing.length > 0) throw setTogether(missing, given)
  return Object.fromEntries(all.map(([name, variable]) => [name, set[variable]])) as Record<K, string>
}
