/** Certificates of the portal's own authority: issued to people, used with a PIN or with their own tools, revoked. */
import { identifierOf } from '../../law/conventions.ts'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Selectable } from 'kysely'
import { CertificationRequest } from 'pkijs'
import { numberPattern } from '../../law/conventions.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { engine } from '../crypto-engine.ts'
import type { PublicKeyInfo } from 'pkijs'
import { newId, transact } from '../database/index.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Tie } from '../parties/index.ts'
import { bufferOf, derOf, newSerial, pemOf, withoutPem } from '../x509.ts'
import { curve } from './authority.ts'
import type { Authority } from './authority.ts'
import { signDetached, verifySignature } from './cms.ts'
import * as say from './messages.ts'
import { checkPin, seal, type SharedPin, textOf, unseal } from './pin.ts'
import { readCms } from './read-cms.ts'
import type { SignatureAdapter } from './signer.ts'
import type { RevocationReason, SigningCertificateTable } from './tables.ts'
import { inForce, issue, issuedBy, makeRevocationList, signerOf } from './x509.ts'
import type { Subject } from './x509.ts'

/** A certificate of the portal's own authority, as its owner sees it. */
export interface LocalCertificate {
  readonly id: string
  readonly serial: string
  readonly person: string
  readonly subject: Omit<Subject, 'identifier'>
  readonly pem: string
  readonly issuedAt: Instant
  /** From when it signs: later than it was issued while its owner may still stop it. */
  readonly validFrom: Instant
  readonly expiresAt: Instant
  readonly revokedAt?: Instant
  /** Whether the key lies here under the PIN; else the owner keeps it. */
  readonly keyHere: boolean
  /** Five wrong PINs: a new certificate is needed. */
  readonly locked: boolean
}

/** To whom a certificate is issued. The caller has made sure that it is this person, and in this capacity. */
export interface Enrolment extends Subject {
  /** Id of the person. */
  readonly person: string
  /** Who issues it, as the journal names actors; the person themself unless given. */
  readonly by?: string
  /** From when it signs; at once unless given. What it replaces goes on until it first signs. */
  readonly from?: Instant
}

/** The portal's own authority. */
export interface LocalAuthority {
  /** The root certificate as PEM, with which anyone verifies: `openssl cms -verify -binary -inform DER -content … -CAfile …`. */
  readonly rootPem: string
  /** Whether the operator lets the portal issue certificates and sign with them; else it only publishes about former ones. */
  readonly enabled: boolean
  /** Issues a certificate for a year whose key lies here under a PIN; earlier ones in the same capacity are revoked. */
  enrol(tx: Tx, enrolment: Enrolment & { readonly pin: string | SharedPin }): Promise<LocalCertificate>
  /** Issues a certificate for a key that the person keeps: `request` is a PKCS#10, DER or PEM. Replaces like `enrol`. */
  certify(tx: Tx, enrolment: Enrolment & { readonly request: Uint8Array }): Promise<LocalCertificate>
  /** Throws a `Failure` when anyone would try this PIN first. */
  checkPin(pin: string): void
  /** Whose certificate it is; undefined when there is none. */
  ownerOf(certificateId: string, within?: Db): Promise<string | undefined>
  /** All certificates of a person, newest first. */
  certificates(person: string, within?: Db): Promise<readonly LocalCertificate[]>
  /**
   * Signs a document with the key under the PIN: CMS, detached, DER. Runs in a transaction of its own, because a wrong PIN
   * counts whatever else happens; after five the certificate is locked.
   */
  sign(person: string, certificateId: string, pin: string | SharedPin, document: Uint8Array): Promise<Uint8Array>
  /** Throws a `Failure` unless the PIN is that of a certificate which signs, or signed until it expired. A wrong one counts as in `sign`. */
  provePin(person: string, certificateId: string, pin: string): Promise<void>
  /** Key and certificate as PEM, the key under `password`, for the owner's own tools. A wrong PIN counts as in `sign`. */
  exportKey(person: string, certificateId: string, pin: string, password: string): Promise<string>
  /** Revokes a certificate: what is signed with it from now on is refused. Twice is once. */
  revoke(tx: Tx, by: string, certificateId: string, reason: RevocationReason): Promise<void>
  /** Revokes what was issued for organisations to a person, or to anybody, whose right to act for them has ended. */
  endWithRights(tx: Tx, by: string, person?: string): Promise<void>
  /** Revokes all certificates of a person whose account is closed, and erases their name and the certificates, which hold it. */
  erase(tx: Tx, by: string, person: string): Promise<void>
  /** The revocation list to publish: DER, in force for a week; certificates that have expired meanwhile are not in it. */
  crl(): Promise<Uint8Array>
}

type Row = Selectable<SigningCertificateTable>

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const mostWrongPins = 5
const listDays = 7

const localCertificate = (row: Row): LocalCertificate => ({
  id: row.id,
  serial: row.serial,
  person: row.person,
  subject: {
    name: row.name,
    role: row.role,
    ...(row.identifier !== null && row.organisation !== null && { organisation: { identifier: identifierOf('organisation', row.identifier), name: row.organisation } }),
  },
  pem: row.der === null ? '' : pemOf('CERTIFICATE', row.der),
  issuedAt: row.issued_at,
  validFrom: row.valid_from,
  expiresAt: row.expires_at,
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  keyHere: row.sealed_key !== null,
  locked: row.wrong_pins >= mostWrongPins,
})

/** Those of some ties between people and organisations that are not in force. */
export type EndedTies = <T extends Tie>(ties: readonly T[], within?: Db) => Promise<readonly T[]>

/** The tie that a certificate attests; undefined when it is for its owner alone. */
const tieOf = <R extends Pick<Row, 'person' | 'identifier' | 'role'>>(row: R): (R & Tie) | undefined =>
  (row.identifier === null || row.role === 'person' ? undefined : { ...row, identifier: row.identifier, role: row.role })

interface Means {
  readonly endedTies: EndedTies
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Pick<Journal, 'append'>
  readonly authority: Authority
  readonly enabled: boolean
}

/** Opens the authority's use cases. */
export function openLocalAuthority({ db, now, journal, authority, endedTies, enabled }: Means): LocalAuthority {
  const { pinSecret } = authority

  /** Issues, in place of what the person had in the same capacity. `keep` seals the key, when it is to lie here. */
  async function replace(
    tx: Tx,
    { person, by = `person:${person}`, from = now(), ...given }: Enrolment,
    key: PublicKeyInfo,
    keep: (id: string) => Promise<Uint8Array | null>,
  ): Promise<LocalCertificate> {
    checkSubject(given)
    const identifier = given.organisation?.identifier.value ?? null
    const at = now()
    // What waits to sign leaves the former ones in force, so that stopping it changes nothing.
    if (from <= at) await supersede(tx, by, { person, role: given.role, identifier })

    const [id, serial] = [newId(), newSerial()]
    const until = Temporal.Instant.from(from).toZonedDateTimeISO('UTC').add({ years: 1 }).toInstant()
    const expires = instantAt(until.epochMilliseconds)
    const certificate = await issue(authority, given, key, { serial, from, until: expires })
    const row = await tx.insertInto('signing_certificate').values({
      id, serial, person,
      name: given.name,
      role: given.role,
      identifier,
      organisation: given.organisation?.name ?? null,
      der: derOf(certificate),
      issued_at: at,
      valid_from: from,
      expires_at: expires,
      revoked_at: null,
      revoked_for: null,
      sealed_key: await keep(id),
    }).returningAll().executeTakeFirstOrThrow()
    await journal.append(tx, by, {
      type: 'certificate.issued',
      subject: `certificate:${id}`,
      body: { serial, role: given.role, ...(from > at && { from }) },
      personal: { person, ...(identifier !== null && { identifier }) },
    })
    return localCertificate(row)
  }

  /** Revokes what a person had in a capacity, but for the certificate that takes its place. */
  async function supersede(tx: Tx, by: string, { person, role, identifier, id: successor }: Pick<Row, 'person' | 'role' | 'identifier'> & { readonly id?: string }): Promise<void> {
    const former = await tx.selectFrom('signing_certificate').select('id').where('person', '=', person)
      .where('role', '=', role).where('identifier', 'is not distinct from', identifier).where('revoked_at', 'is', null).execute()
    for (const { id } of former) if (id !== successor) await revoke(tx, by, id, 'superseded')
  }

  async function revoke(tx: Tx, by: string, id: string, reason: RevocationReason): Promise<void> {
    const row = await tx.updateTable('signing_certificate').set({ revoked_at: now(), revoked_for: reason, sealed_key: null })
      .where('id', '=', id).where('revoked_at', 'is', null).returning('serial').executeTakeFirst()
    if (!row) {
      if (await tx.selectFrom('signing_certificate').select('id').where('id', '=', id).executeTakeFirst()) return
      throw say.noSuchCertificate()
    }
    await journal.append(tx, by, {
      type: 'certificate.revoked', subject: `certificate:${id}`, body: { serial: row.serial, reason },
    })
  }

  /** Opens the key of a certificate; the row is locked meanwhile, so that PINs cannot be tried side by side. */
  async function unlock(person: string, id: string, pin: string | SharedPin, { expired = false } = {}): Promise<{ row: Row & { readonly der: Buffer }; key: Uint8Array }> {
    requireEnabled()
    if (!uuid.test(id)) throw say.noSuchCertificate()
    const outcome = await transact(db, async (tx) => {
      const row = await tx.selectFrom('signing_certificate').selectAll()
        .where('id', '=', id).where('person', '=', person).forUpdate().executeTakeFirst()
      if (!row) return say.noSuchCertificate()
      const { der } = row
      if (row.revoked_at !== null || der === null) return say.revoked()
      if (now() < row.valid_from) return say.waiting(row.valid_from)
      if (now() >= row.expires_at && !expired) return say.expired()
      const tie = tieOf(row)
      if (tie && (await endedTies([tie], tx)).length > 0) return say.rightEnded()
      if (row.sealed_key === null) return say.keyNotHere()
      if (row.wrong_pins >= mostWrongPins) return say.locked()
      const key = await unseal(row.sealed_key, pin, pinSecret, row.id)
      const wrong = key ? 0 : row.wrong_pins + 1
      if (wrong !== row.wrong_pins) {
        await tx.updateTable('signing_certificate').set({ wrong_pins: wrong }).where('id', '=', id).execute()
      }
      if (key && row.valid_from > row.issued_at) await supersede(tx, `person:${person}`, row)
      if (key) return { row: { ...row, der }, key }
      if (wrong < mostWrongPins) return say.wrongPin(mostWrongPins - wrong)
      await journal.append(tx, `person:${person}`, {
        type: 'certificate.locked', subject: `certificate:${id}`, body: { serial: row.serial },
      })
      return say.locked()
    })
    if (outcome instanceof Error) throw outcome // outside of the transaction, so that the count stays
    return outcome
  }

  function requireEnabled(): void {
    if (!enabled) throw say.localOff()
  }

  return {
    rootPem: authority.rootPem,
    enabled,

    async enrol(tx, { pin, ...enrolment }) {
      requireEnabled()
      checkPin(textOf(pin))
      const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
      const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
      return replace(tx, enrolment, await publicKeyOf(keys.publicKey), (id) => seal(secret, pin, pinSecret, id))
    },

    async certify(tx, { request, ...enrolment }) {
      requireEnabled()
      return replace(tx, enrolment, await readRequest(request), async () => null)
    },

    checkPin,

    async ownerOf(certificateId, within = db) {
      return (await within.selectFrom('signing_certificate').select('person').where('id', '=', certificateId).executeTakeFirst())?.person
    },

    async certificates(person, within = db) {
      const rows = await within.selectFrom('signing_certificate').selectAll()
        .where('person', '=', person).where('der', 'is not', null).orderBy('id', 'desc').execute()
      return rows.map(localCertificate)
    },

    async sign(person, certificateId, pin, document) {
      if (document.length === 0) throw say.emptyDocument()
      const { row, key } = await unlock(person, certificateId, pin)
      const secret = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' })
      key.fill(0)
      return signDetached(secret, row.der, document, now())
    },

    async provePin(person, certificateId, pin) {
      const { key } = await unlock(person, certificateId, pin, { expired: true })
      key.fill(0)
    },

    async exportKey(person, certificateId, pin, password) {
      const { row, key } = await unlock(person, certificateId, pin)
      const secret = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' })
      const pem = secret.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password })
      return `${pem.toString()}${pemOf('CERTIFICATE', row.der)}`
    },

    revoke,

    async endWithRights(tx, by, person) {
      const rows = await tx.selectFrom('signing_certificate').select(['id', 'person', 'identifier', 'role']).where('identifier', 'is not', null).where('revoked_at', 'is', null)
        .where('expires_at', '>', now()).$if(person !== undefined, (query) => query.where('person', '=', person!)).execute()
      for (const { id } of await endedTies(rows.flatMap((row) => tieOf(row) ?? []), tx)) await revoke(tx, by, id, 'affiliation changed')
    },

    async erase(tx, by, person) {
      const rows = await tx.selectFrom('signing_certificate').select('id').where('person', '=', person).where('revoked_at', 'is', null).execute()
      for (const { id } of rows) await revoke(tx, by, id, 'cessation')
      await tx.updateTable('signing_certificate').set({ name: '—', der: null }).where('person', '=', person).execute()
    },

    async crl() {
      const rows = await db.selectFrom('signing_certificate').select(['serial', 'revoked_at as at', 'revoked_for as reason'])
        .where('revoked_at', 'is not', null).where('expires_at', '>', now()).orderBy('revoked_at').execute()
      const revoked = rows.flatMap(({ serial, at, reason }) => at && reason ? [{ serial, at, reason }] : [])
      return makeRevocationList(authority, revoked, now(), listDays)
    },
  }
}

/** Verifies signatures by certificates of the portal's own authority. */
export function localAdapter({ db, now, authority, endedTies }: Omit<Means, 'journal' | 'enabled'>): SignatureAdapter {
  const root = new X509Certificate(authority.rootPem)
  return {
    id: 'local',
    title: say.localTitle,
    legalForce: say.localForce,
    async verify(bytes, document, at) {
      const cms = readCms(bytes, document)
      const certificate = verifySignature(cms, document)
      const signer = signerOf(cms.subject, certificate.keyUsage)
      if (!signer || !issuedBy(certificate, root)) throw say.untrusted()
      const known = await db.selectFrom('signing_certificate').select(['person', 'identifier', 'role', 'revoked_at'])
        .where('serial', '=', certificate.serialNumber.toLowerCase()).executeTakeFirst()
      if (!known) throw say.untrusted() // an authority that lost its records cannot say what was revoked
      if (known.revoked_at !== null && known.revoked_at <= at) throw say.revoked()
      const tie = tieOf(known)
      if (tie && (await endedTies([tie])).length > 0) throw say.rightEnded()
      if (!inForce(certificate, at) || !inForce(root, at)) throw say.expired()
      const signedAt = cms.signer.attributes?.signingTime
      return {
        signer,
        certificate: pemOf('CERTIFICATE', cms.certificate),
        ...(signedAt !== undefined && { signedAt }),
        revocation: { method: 'crl', producedAt: now() },
        provider: 'local',
        person: known.person,
      }
    },
  }
}

/** Checks what the database would refuse: a caller that gets this wrong has a bug. */
function checkSubject({ identifier, organisation, role, name }: Subject): void {
  if (!numberPattern('person').test(identifier.value) || (organisation && !numberPattern('organisation').test(organisation.identifier.value))) throw new TypeError('not a number of this country')
  if ((role === 'person') === (organisation !== undefined)) throw new TypeError('who signs for an organisation has one')
  if (name.trim() === '') throw new TypeError('a person without a name')
}

async function publicKeyOf(key: CryptoKey): Promise<PublicKeyInfo> {
  const request = new CertificationRequest()
  await request.subjectPublicKeyInfo.importKey(key, engine)
  return request.subjectPublicKeyInfo
}

const goodCurves = new Set(['P-256', 'P-384'])

/** The public key of a certificate request, whose owner proved to have the private one; what else it says does not count. */
async function readRequest(bytes: Uint8Array): Promise<PublicKeyInfo> {
  try {
    const request = CertificationRequest.fromBER(bufferOf(withoutPem(bytes)))
    const key = request.subjectPublicKeyInfo
    const parsed = key.parsedKey
    if (!parsed) throw say.badRequest()
    const strong = 'namedCurve' in parsed
      ? goodCurves.has(parsed.namedCurve) : parsed.modulus.valueBlock.valueHexView.length >= 2048 / 8
    if (!strong || !await request.verify(engine)) throw say.badRequest()
    return key
  } catch {
    throw say.badRequest()
  }
}
