/**
 * A key that its owner keeps, for tests and benches: to stretch the PIN of one that lies here takes a tenth of a second of the processor at each
 * signature, and a test is seldom about that.
 */
import { KeyObject } from 'node:crypto'
import * as asn1 from 'asn1js'
import { AttributeTypeAndValue, CertificationRequest } from 'pkijs'
import { engine } from '../crypto-engine.ts'

interface KeptKey {
  readonly key: KeyObject
  /** The PKCS#10 request that proves the key, DER. */
  readonly request: Uint8Array
}

let made: Promise<KeptKey> | undefined

/** The key of this process: one is enough, for a certificate binds it to each of its owners. */
export const keptKey = (): Promise<KeptKey> => (made ??= makeKey())

async function makeKey(): Promise<KeptKey> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const request = new CertificationRequest()
  request.subject.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1.Utf8String({ value: 'A key of tests' }) }))
  await request.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await request.sign(keys.privateKey, 'SHA-256', engine)
  return { key: KeyObject.from(keys.privateKey), request: new Uint8Array(request.toSchema(true).toBER()) }
}
