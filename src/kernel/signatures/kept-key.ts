/**
 * A key that its owner keeps, for samples, tests and benches: to stretch the PIN of one that lies here takes a tenth of a second of the processor at each
 * signature, and they are seldom about that. It lies nowhere but with whoever asked for it, and is gone with them.
 */
import { KeyObject } from 'node:crypto'
import * as asn1 from 'asn1js'
import { AttributeTypeAndValue, CertificationRequest } from 'pkijs'
import type { Instant } from '../../law/time.ts'
import { engine } from '../crypto-engine.ts'
import { withoutPem } from '../x509.ts'
import { signDetached } from './cms.ts'

export interface KeptKey {
  readonly key: KeyObject
  /** The PKCS#10 request that proves the key, DER. */
  readonly request: Uint8Array
  /** A detached signature at a moment; the certificate (PEM) names the signer. */
  sign(certificate: string, document: Uint8Array, at: Instant): Uint8Array
}

/** A new key: one is enough for many owners, for a certificate binds it to each of them. */
export async function newKeptKey(): Promise<KeptKey> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const request = new CertificationRequest()
  request.subject.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1.Utf8String({ value: 'A key of samples' }) }))
  await request.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await request.sign(keys.privateKey, 'SHA-256', engine)
  const key = KeyObject.from(keys.privateKey)
  return { key, request: new Uint8Array(request.toSchema(true).toBER()), sign: (certificate, document, at) => signDetached(key, withoutPem(Buffer.from(certificate)), document, at) }
}
