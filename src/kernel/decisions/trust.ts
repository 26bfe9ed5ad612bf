/** The trust file: what a stranger gets from the issuer once, by a road they trust, and pins to verify decisions offline. */
import { z } from 'zod'
import { type DidDocument, parseDidDocument } from './did.ts'
import type { Trust } from './verify.ts'

const shape = z.object({ type: z.literal('ShanyraqTrust'), didDocuments: z.array(z.unknown()), authorities: z.array(z.base64()), logKeys: z.array(z.string()) })

/** The trust as JSON text; certificates are DER in base64. */
export const trustText = ({ didDocuments, authorities, logKeys }: Trust): string => JSON.stringify({
  type: 'ShanyraqTrust', didDocuments, authorities: authorities.map((der) => Buffer.from(der).toString('base64')), logKeys,
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
  return { didDocuments, authorities: read.data.authorities.map((der) => new Uint8Array(Buffer.from(der, 'base64'))), logKeys: read.data.logKeys }
}
