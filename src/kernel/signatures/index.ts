/**
 * Signatures: who signed what, verified, with the evidence kept.
 *
 * Promises: a signature is accepted only over the very document, by one known person whose certificate was trusted, in force
 * and not revoked at that moment, and who has the right behind it at that moment; whoever refuses says why; every accepted one can be verified again by others with OpenSSL.
 * Whoever signs what is one rule (`requireOwn`), for people, organisations and offices.
 * Never: decides in what capacity an act is signed (the procedure does), holds a private key that opens without its owner's PIN, calls a local
 * signature legally binding, or puts a person's number into the journal.
 */
import type { Identifier } from '../../law/identifier-scheme.ts'
import { join } from 'node:path'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Actor } from '../parties/index.ts'
import { openAuthority } from './authority.ts'
import { keeping, signatureOf } from './evidence.ts'
import type { Keeping, Signature } from './evidence.ts'
import { localAdapter, openLocalAuthority } from './local.ts'
import type { EndedTies, LocalAuthority } from './local.ts'
import { unknownProvider } from './messages.ts'
import { type Capacity, requireOwn } from './own.ts'
import type { SignatureAdapter, Verified } from './signer.ts'

export { isOwnAuthority, openAuthority } from './authority.ts'
export { type KeptKey, newKeptKey } from './kept-key.ts'
export type { Keeping, Signature } from './evidence.ts'
export type { Enrolment, LocalAuthority, LocalCertificate } from './local.ts'
export { ncanode } from './ncanode.ts'
export type { NcanodeSettings } from './ncanode.ts'
export { type Capacity, capacityOf, suits } from './own.ts'
export { type SharedPin, sharePin } from './pin.ts'
export type { Revocation, Role, SignatureAdapter, Signer, Verified } from './signer.ts'
export type { RevocationReason, SignatureTable, SigningCertificateTable } from './tables.ts'
export type { Subject } from './x509.ts'

export interface Signatures {
  /** The kinds of signatures that are switched on, the local one first. */
  providers(): readonly Pick<SignatureAdapter, 'id' | 'title' | 'legalForce'>[]
  /** Verifies as of now; throws a `Failure` whose words say why not, or that there is no such provider. */
  verify(provider: string, cms: Uint8Array, document: Uint8Array): Promise<Verified>
  /**
   * Makes sure that an act of the actor is signed by whom it must be in this capacity. `provesHead`: they signed in person as the head that
   * they say they are. Throws a `Failure` (refused) that says who signed, who should have, and the mend.
   */
  requireOwn(within: Db, actor: Actor, capacity: Capacity, verified: Verified): Promise<{ readonly provesHead: boolean }>
  /** Keeps a verified signature with its document as evidence, in the act's transaction; its id. */
  record(tx: Tx, verified: Verified, cms: Uint8Array, document: Uint8Array): Promise<string>
  /** The statement of `record`, for an act that makes it a part of its own, `with evidence as (…)`. */
  keeping(verified: Verified, cms: Uint8Array, document: Uint8Array): Keeping
  /** A kept signature by its id. */
  find(id: string, within?: Db): Promise<Signature | undefined>
  /** All kept signatures over a document, oldest first. */
  over(documentHash: string): Promise<readonly Signature[]>
  /** The portal's own authority. */
  readonly local: LocalAuthority
}

/**
 * Opens the signatures. The authority's root and secrets live in `folder`/signatures and are made there on the first start;
 * `adapters` are those beside the local one, which is there unless `local` says no.
 */
export async function openSignatures({ db, now, folder, journal, adapters = [], local = true, endedTies, identifierOf }: {
  readonly db: Db
  readonly now: () => Instant
  readonly folder: string
  readonly journal: Pick<Journal, 'append'>
  readonly adapters?: readonly SignatureAdapter[]
  readonly local?: boolean
  readonly endedTies: EndedTies
  /** The identifier of a person's account, which was proved; undefined when there is none. */
  readonly identifierOf: (person: string, within: Db) => Promise<Identifier | undefined>
}): Promise<Signatures> {
  const authority = await openAuthority(join(folder, 'signatures'), now)
  const all = [...(local ? [localAdapter({ db, now, authority, endedTies })] : []), ...adapters]

  return {
    local: openLocalAuthority({ db, now, journal, authority, endedTies, enabled: local }),
    providers: () => all.map(({ id, title, legalForce }) => ({ id, title, legalForce })),

    async verify(provider, cms, document) {
      const adapter = all.find(({ id }) => id === provider)
      if (!adapter) throw unknownProvider()
      return adapter.verify(cms, document, now())
    },

    requireOwn: async (within, actor, capacity, verified) => requireOwn(await identifierOf(actor.person, within), actor, capacity, verified),
    keeping: (verified, cms, document) => keeping(now(), verified, cms, document),

    async record(tx, verified, cms, document) {
      const { id, statement } = keeping(now(), verified, cms, document)
      await statement.execute(tx)
      return id
    },

    async find(id, within = db) {
      const row = await within.selectFrom('signature').selectAll().where('id', '=', id).executeTakeFirst()
      return row && signatureOf(row)
    },

    async over(documentHash) {
      const rows = await db.selectFrom('signature').selectAll().where('document_hash', '=', documentHash).orderBy('id').execute()
      return rows.map(signatureOf)
    },
  }
}
