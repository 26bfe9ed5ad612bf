/** What is sent to a witness (C2SP tlog-witness, add-checkpoint), read without trusting it. Pure. */
import { type Checkpoint, readCheckpoint, readNote } from '../journal/index.ts'
import { isShort } from './checkpoints.ts'

/** A request to cosign: the size that the witness is thought to have, the proof from there, and the signed checkpoint. */
export interface AddCheckpoint {
  readonly old: number
  readonly proof: readonly Uint8Array[]
  readonly note: string
  readonly checkpoint: Checkpoint
}

/** The most lines of proof that a request has. Source: C2SP tlog-witness. */
const mostHashes = 63

/** Writes a request. */
export const writeAddCheckpoint = ({ old, proof, note }: Pick<AddCheckpoint, 'old' | 'proof' | 'note'>): string =>
  `old ${old}\n${proof.map((hash) => `${hash.toBase64()}\n`).join('')}\n${note}`

/** Reads a request; undefined when it is malformed, or its checkpoint is longer than one may be. */
export function readAddCheckpoint(text: string): AddCheckpoint | undefined {
  const end = text.indexOf('\n\n')
  const [first = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\n')
  const [, digits] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? []
  const old = Number(digits)
  if (digits === undefined || !Number.isSafeInteger(old) || lines.length > mostHashes) return undefined
  try {
    const proof = lines.map((line) => Uint8Array.fromBase64(line, { lastChunkHandling: 'strict' }))
    const note = text.slice(end + 2)
    const { text: said } = readNote(note)
    const checkpoint = readCheckpoint(said)
    return isShort(said) && proof.every(({ length }) => length === 32) ? { old, proof, note, checkpoint } : undefined
  } catch {
    return undefined
  }
}
