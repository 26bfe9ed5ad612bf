/** Seals: an ES256 key and its certificate from a local sealing authority for the programme and for each body, kept in a folder, rotatable. */
import { chmod, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { type Instant, instantOf } from '../../law/time.ts'
import { revocationList } from '../revocation-list.ts'
import { pemOf, readCertificate, withoutPem } from '../x509.ts'
import {
  certify, type Certified, newKeys, privateKeyFromPem, privateKeyToPem, publicJwk, type Subject, timeStamping,
} from './certificates.ts'

/** A public key of the seal, present or past: what verifies the acts that it sealed. */
export interface SealKey {
  /** Thumbprint of the key (RFC 7638): its name in the DID document. */
  readonly kid: string
  readonly jwk: JWK
  /** X.509 certificate in DER. */
  readonly certificate: Uint8Array
}

/** The seal in use, and all keys that were ever in use. */
export interface Seal {
  readonly current: SealKey & { readonly privateKey: CryptoKey }
  /** Every key, the newest first; past ones still verify what they sealed. */
  readonly keys: readonly SealKey[]
  /** Certificate of the sealing authority in DER: what a verifier pins. */
  readonly authority: Uint8Array
  /** The authority's list of what it has revoked, as of now, in force for a week. */
  revocationList(): Promise<Uint8Array>
}

export interface SealPlace {
  /** Made on the first start, readable by the owner only; back it up: without it nothing can be sealed any more. */
  readonly folder: string
  readonly country: string
  /** The name of whoever seals, in the state language. */
  readonly organisation: string
  /** The id of the body whose seal it is; absent: the seal of the programme. One authority certifies them all. */
  readonly body?: string
  readonly now: () => Instant
}

const authorityYears = 20
const sealYears = 5

/**
 * Opens a seal of the folder, or makes its key and certificate on the first start. The programme's makes the authority as well, so
 * it is opened before those of bodies.
 */
export async function openSeal(place: SealPlace): Promise<Seal> {
  await mkdir(place.folder, { recursive: true, mode: 0o700 })
  const known = await readPair(place, 'authority')
  if (known === undefined && place.body !== undefined) throw new TypeError('The seal of the programme is opened first')
  const authority = known ?? await make(place, 'authority', subject(place, 'Sealing authority'), authorityYears)
  const names = await sealNames(place)
  const seals = await Promise.all(names.map((name) => readPair(place, name)))
  const present = seals.filter((seal) => seal !== undefined)
  if (present.length === 0) present.push(await make(place, sealName(place, 1), subject(place, 'Seal 1'), sealYears, authority))
  const keys = await Promise.all(present.map(async ({ certificate }) => sealKey(certificate)))
  return {
    current: { ...keys[0]!, privateKey: present[0]!.privateKey },
    keys,
    authority: authority.certificate,
    revocationList: () =>
      revocationList({ certificate: readCertificate(authority.certificate), key: authority.privateKey }, [], place.now(), 7),
  }
}

/** The key and certificate of the portal's own time stamps, made by the sealing authority when they are first wanted. */
export async function openStampingKey(place: SealPlace): Promise<{ readonly own: Certified; readonly authority: Uint8Array }> {
  const authority = await readPair(place, 'authority')
  if (authority === undefined) throw new TypeError('The seal is opened first')
  const own = await readPair(place, 'timestamps')
    ?? await make(place, 'timestamps', subject(place, 'Time stamps of the portal itself, of no third party'), sealYears, authority, timeStamping)
  return { own, authority: authority.certificate }
}

/** Makes the next key of the seal and puts it in use; earlier keys go on verifying. */
export async function rotateSeal(place: SealPlace): Promise<Seal> {
  await openSeal(place)
  const authority = await readPair(place, 'authority')
  const next = (await sealNames(place)).length + 1
  await make(place, sealName(place, next), subject(place, `Seal ${next}`), sealYears, authority)
  return openSeal(place)
}

/** The programme's keys are `seal-0001`, those of a body `body.seal-0001`: no id of a body has a dot. */
const sealName = ({ body }: SealPlace, number: number): string =>
  `${body === undefined ? '' : `${body}.`}seal-${String(number).padStart(4, '0')}`
const subject = ({ country, organisation }: SealPlace, name: string): Subject => ({ country, organisation, name })

/** The file in which the first certificate of a body's seal lies, in the folder of the seals. */
export const firstCertificateOf = (body: string): string => `${body}.seal-0001.pem`

/** The names of the keys that have a certificate, the newest first. */
async function sealNames({ folder, body }: SealPlace): Promise<string[]> {
  const files = (await readdir(folder)).map((file) => /^(?:([a-z0-9-]+)\.)?(seal-\d{4})\.pem$/.exec(file))
  return files.flatMap((found) => (found !== null && found[1] === body ? [found[0].slice(0, -4)] : [])).sort().toReversed()
}

async function sealKey(certificate: Uint8Array): Promise<SealKey> {
  const { kty, crv, x, y } = publicJwk(certificate)
  const jwk: JWK = { kty: kty!, crv: crv!, x: x!, y: y! }
  const kid = await calculateJwkThumbprint(jwk)
  return { kid, jwk: { ...jwk, kid, alg: 'ES256', use: 'sig' }, certificate }
}

async function readPair({ folder }: SealPlace, name: string): Promise<Certified | undefined> {
  const certificate = await readFile(join(folder, `${name}.pem`), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (certificate === undefined) return undefined
  const key = await readFile(join(folder, `${name}.key`), 'utf8')
  return { certificate: withoutPem(Buffer.from(certificate)), privateKey: await privateKeyFromPem(key) }
}

/** The key is written before its certificate, and the certificate by renaming: a key without a certificate was never used. */
async function make(
  { folder, now }: SealPlace, name: string, subject: Subject, years: number, authority?: Certified, only?: string,
): Promise<Certified> {
  const keys = await newKeys()
  const from = now()
  const until = instantOf(Temporal.Instant.from(from).toZonedDateTimeISO('UTC').add({ years }).toString({ timeZoneName: 'never' }))
  const certificate = await certify(keys, subject, { from, until }, authority, only)
  const keyFile = join(folder, `${name}.key`)
  const text = await privateKeyToPem(keys.privateKey)
  await writeFile(keyFile, text, { mode: 0o600 })
  await chmod(keyFile, 0o600)
  await writeFile(join(folder, `${name}.pem.new`), pemOf('CERTIFICATE', certificate), { mode: 0o644 })
  await rename(join(folder, `${name}.pem.new`), join(folder, `${name}.pem`))
  return { certificate, privateKey: await privateKeyFromPem(text) }
}
