/** Seals forms (JWE, direct, A256GCM) under keys that only this installation can make, from a secret or an id. */
import type { Means } from './means.ts'

const keyOf = ({ secrets }: Means, purpose: string, from: string): Uint8Array => Buffer.from(secrets.hash(`key of a ${purpose}`, from), 'base64url')

// Fetched when it is needed: processes of doors alone have no use for it.
/** Seals a value: whoever has the database alone can read nothing of it. */
export async function sealFor(means: Means, purpose: string, from: string, what: unknown): Promise<string> {
  const { CompactEncrypt } = await import('jose')
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(what))).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(keyOf(means, purpose, from))
}

/** Opens what `sealFor` sealed for the same purpose, from the same secret or id. */
export async function openFor<T>(means: Means, purpose: string, from: string, sealed: string): Promise<T> {
  const { compactDecrypt } = await import('jose')
  return JSON.parse(new TextDecoder().decode((await compactDecrypt(sealed, keyOf(means, purpose, from))).plaintext))
}
