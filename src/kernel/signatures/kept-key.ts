/**
 * A key that its owner keeps, for samples, tests and benches: to stretch the PIN of one that lies here takes a tenth of a second of the processor at each
 * signature, and they are seldom about that. It is made anew in every process, and kept nowhere.
 */
import { KeyObject } from 'node:crypto'
import * as asn1 from 'asn1js'
import { AttributeTypeAndValue, CertificationRequest } from 'pkijs'
import type { Instant } from '../../law/time.ts'
import { engine } from '../crypto-engine.ts'
import { withoutPem } from '../x509.ts'
import { signDetached } from './cms.ts'

interface KeptKey {
  readonly key: KeyObject
  /** The PKCS#10 request that proves the key, DER. */
  readonly request: Uint8Array
}

let made: Promise<KeptKey> | undefined

/** The key of this process: one is enough, for a certificate binds it to each of its owners. */
export const keptKey = (): Promise<KeptKey> => (made ??= makeKey())

/** A detached signature at a moment with the key of this process, whose certificate (PEM) names the signer. */
export const signKept = async (certificate: string, document: Uint8Array, at: Instant): Promise<Uint8Array> =>
  signDetached((await keptKey()).key, withoutPem(Buffer.from(certificate)), document, at)

async function makeKey(): Promise<KeptKey> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const request = new CertificationRequest()
  request.subject.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1.Utf8String({ value: 'A key of samples' }) }))
  await request.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await request.sign(keys.privateKey, 'SHA-256', engine)
  return { key: KeyObject.from(keys.privateKey), request: new Uint8Array(request.toSchema(true).toBER()) }
}
