/** Proof bundles: everything that a stranger needs to verify a decision without a network, as one JSON value. */
import { z } from 'zod'
import { canonical, type Json, type JsonObject } from '../../law/canonical.ts'
import { type Journal, leafContent, openNote, readCheckpoint, readVerifierKey } from '../journal/index.ts'
import { type DidDocument, parseDidDocument } from './did.ts'
import type { Decision } from './find.ts'
import { type DecisionRecord, parseRecord, recordJson } from './record.ts'

/** The journal's public entry about a decision, and the proof that it stands under a signed checkpoint. */
export interface Inclusion {
  /** The leaf's content, as the journal publishes it. */
  readonly entry: JsonObject
  readonly index: number
  readonly size: number
  /** Hashes of RFC 9162 in base64. */
  readonly proof: readonly string[]
  /** A signed note (C2SP tlog-checkpoint). */
  readonly checkpoint: string
  /** The key of the log, as one line; a verifier pins its own. */
  readonly verifierKey: string
}

export interface ProofBundle {
  readonly type: 'DecisionProof'
  readonly record: DecisionRecord
  /** The sealed credential, when the decision gives one. */
  readonly credential?: string
  /** The sealed status lists in which the credential stands, as they were when the bundle was made. */
  readonly statusLists: readonly string[]
  /** Absent until the journal has placed the entry, a moment after the decision. */
  readonly inclusion?: Inclusion
  readonly didDocument: DidDocument
  /** The declaration whose hash the record names as its version. */
  readonly declaration?: Json
}

/** Proves that the journal holds a decision; undefined while its entry waits for its place. */
export async function proveInclusion(journal: Journal, entryId: bigint): Promise<Inclusion | undefined> {
  const entry = await journal.entry(entryId)
  const checkpoint = await journal.checkpoint()
  const { size } = readCheckpoint(openNote(checkpoint, [readVerifierKey(journal.verifierKey)]).text)
  if (entry?.index === undefined || entry.index >= size) return undefined
  const proof = await journal.inclusion(entry.index, size)
  return {
    entry: JSON.parse(new TextDecoder().decode(leafContent(entry))), index: entry.index, size,
    proof: proof.map((hash) => hash.toBase64()), checkpoint, verifierKey: journal.verifierKey,
  }
}

/** A bundle as canonical JSON text. */
export function bundleText(bundle: ProofBundle): string {
  const plain: JsonObject = JSON.parse(JSON.stringify({ ...bundle, record: recordJson(bundle.record) }))
  return canonical(plain)
}

/** Puts a bundle together. */
export const bundleOf = (
  { record, credential }: Decision,
  { statusLists, inclusion, didDocument, declaration }: Pick<ProofBundle, 'statusLists' | 'didDocument'> & {
    readonly inclusion: Inclusion | undefined
    readonly declaration: Json | undefined
  },
): ProofBundle => ({
  type: 'DecisionProof', record, statusLists, didDocument,
  ...(credential !== undefined && { credential }),
  ...(inclusion !== undefined && { inclusion }),
  ...(declaration !== undefined && { declaration }),
})

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]))

const shape = z.object({
  type: z.literal('DecisionProof'),
  record: z.unknown().transform(parseRecord).refine((record) => record !== undefined),
  credential: z.string().exactOptional(),
  statusLists: z.array(z.string()),
  inclusion: z.object({
    entry: z.record(z.string(), json), index: z.int().min(0), size: z.int().min(1), proof: z.array(z.base64()),
    checkpoint: z.string(), verifierKey: z.string(),
  }).exactOptional(),
  didDocument: z.unknown().transform(parseDidDocument).refine((document) => document !== undefined),
  declaration: json.exactOptional(),
})

/** Reads a bundle that came from outside; undefined when it is not one. Nothing in it is trusted yet. */
export function parseBundle(value: unknown): ProofBundle | undefined {
  const { success, data } = shape.safeParse(value)
  if (!success || data.record === undefined || data.didDocument === undefined) return undefined
  return { ...data, record: data.record, didDocument: data.didDocument }
}
