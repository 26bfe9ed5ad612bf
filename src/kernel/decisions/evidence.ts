/** Reads what a file holds as evidence of a decision: a paper, a credential, a record or a proof bundle. Trusts nothing. */
import { Buffer } from 'node:buffer'
import { attachmentsOf } from '../seal/index.ts'
import { parseBundle, type ProofBundle } from './bundle.ts'
import { jsonOf, keyName } from './credential.ts'
import { type DecisionRecord, parseRecord } from './record.ts'

/** What a file holds. */
export interface Evidence extends Partial<Omit<ProofBundle, 'type'>> {
  /** The file itself, when it is a PDF. */
  readonly pdf?: Uint8Array
}

/** The names of the files inside a PDF, by which a verifier finds them. */
export const attached = { record: 'decision.json', credential: 'credential.vc.jwt', bundle: 'proof.json' } as const

/** The longest file that is read: longer ones are no decision of ours. */
const longestFile = 20 * 1024 * 1024

/** Reads a file; undefined when it is nothing that can be verified. Takes a QR code's address as well. */
export async function readEvidence(bytes: Uint8Array): Promise<Evidence | undefined> {
  if (bytes.length > longestFile) return undefined
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return readPdf(bytes)
  const text = new TextDecoder().decode(bytes).trim()
  const token = text.startsWith('http') ? text.slice(text.indexOf('#') + 1) : text
  if (keyName(token) !== undefined) return { credential: token }
  return readJson(jsonOf(text))
}

function readJson(value: unknown): Evidence | undefined {
  const bundle = parseBundle(value)
  if (bundle !== undefined) return bundle
  const record = parseRecord(value)
  if (record !== undefined) return { record }
  const token = envelopedToken(value)
  return token === undefined ? undefined : { credential: token }
}

/** An `EnvelopedVerifiableCredential` of VC 2.0 carries the token in a data URL. */
function envelopedToken(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return undefined
  const token = /^data:application\/vc\+jwt,(.+)$/.exec(value.id)?.[1]
  return token !== undefined && keyName(token) !== undefined ? token : undefined
}

async function readPdf(pdf: Uint8Array): Promise<Evidence> {
  const files = await attachmentsOf(pdf).catch(() => new Map<string, Uint8Array>())
  const text = (name: string): string | undefined => {
    const bytes = files.get(name)
    return bytes && new TextDecoder().decode(bytes)
  }
  const bundle = parseBundle(jsonOf(text(attached.bundle) ?? ''))
  const record: DecisionRecord | undefined = bundle?.record ?? parseRecord(jsonOf(text(attached.record) ?? ''))
  const credential = bundle?.credential ?? text(attached.credential)
  return { ...bundle, pdf, ...(record !== undefined && { record }), ...(credential !== undefined && { credential }) }
}
