/** The trust file: what a stranger gets from the issuer once, by a road they trust, and pins to verify decisions offline. */
import { z } from 'zod'
import { type DidDocument, parseDidDocument } from './did.ts'
import type { Trust } from './verify.ts'
import { keptText } from '../../law/text-schema.ts'

const shape = z.object({
  type: z.literal('ShanyraqTrust'), didDocuments: z.array(z.unknown()), authorities: z.array(z.base64()),
  /** Older files have none of these two. */
  issuers: z.array(z.object({
    did: z.string(), name: keptText.exactOptional(), registers: z.array(z.string()),
  })).default([]),
  timestampAuthorities: z.array(z.base64()).default([]), logKeys: z.array(z.string()),
  /** Of statements that the portal signs as a machine; older files have none. */
  statementKeys: z.array(z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })).default([]),
})

const inBase64 = (der: Uint8Array): string => Buffer.from(der).toString('base64')
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

/** The trust as JSON text; certificates are DER in base64. */
export const trustText = ({ didDocuments, issuers, authorities, timestampAuthorities, logKeys, statementKeys }: Trust): string => JSON.stringify({
  type: 'ShanyraqTrust', didDocuments, issuers, authorities: authorities.map(inBase64), timestampAuthorities: timestampAuthorities.map(inBase64), logKeys, statementKeys,
}, undefined, 2)

/** Reads a trust file; undefined when it is not one. */
export function readTrust(text: string): Trust | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = shape.safeParse(value)
  if (!read.success) return undefined
  const didDocuments = read.data.didDocuments.map(parseDidDocument).filter((document): document is DidDocument => document !== undefined)
  if (didDocuments.length < read.data.didDocuments.length) return undefined
  const { issuers, authorities, timestampAuthorities, logKeys, statementKeys } = read.data
  return { didDocuments, issuers, authorities: authorities.map(fromBase64), timestampAuthorities: timestampAuthorities.map(fromBase64), logKeys, statementKeys }
}
