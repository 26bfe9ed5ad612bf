/** Who signed, what was verified about it, and the port behind which signatures are verified. */
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'

/**
 * In what capacity a certificate lets its owner sign: for themself, as first head of the organisation, as an employee with
 * the right to sign, with the right to sign financial documents, or without either.
 */
export type Role = 'person' | 'head' | 'sign' | 'finance' | 'employee'

/** Who signed, as the certificate says. */
export interface Signer {
  readonly name: string
  /** The person's number. Personal data. */
  readonly identifier: Identifier
  /** The organisation signed for, by its number, and by its name where the certificate has one. */
  readonly organisation?: { readonly identifier: Identifier; readonly name?: string }
  readonly roles: readonly Role[]
}

/** Who signed, as it was kept before schemes of numbers were told. */
export interface FormerSigner { readonly name: string; readonly iin: string; readonly bin?: string; readonly organisation?: string; readonly roles: Signer['roles'] }

/** How it was made sure that the certificate had not been revoked. */
export interface Revocation {
  readonly method: 'crl' | 'ocsp' | 'none'
  readonly producedAt?: Instant
}

/** A signature that was verified: the document is the one signed, the certificate was trusted, in force and not revoked. */
export interface Verified {
  readonly signer: Signer
  /** The signer's certificate as PEM. */
  readonly certificate: string
  /** When the signer, or a time stamp, says that it was signed; the moment of verification is what counts. */
  readonly signedAt?: Instant
  readonly revocation: Revocation
  readonly provider: string
  /** The person's id, when the portal's own authority gave them this very certificate. */
  readonly person?: string
}

/** A way to verify signatures. */
export interface SignatureAdapter {
  readonly id: 'local' | 'kz-ncanode'
  readonly title: Text
  /** What a signature of this kind is worth, in words for the person who is about to give one. */
  readonly legalForce: Text
  /**
   * Verifies a CMS over a document (RFC 5652): DER, BER or PEM, detached or with the same document inside, of one signer.
   *
   * Throws a `Failure` whose words say why not: another document, expired, untrusted, revoked, no CMS; 'unavailable' when
   * that could not be found out.
   */
  verify(cms: Uint8Array, document: Uint8Array, at: Instant): Promise<Verified>
}
