/** Checkpoints of others, believed only when the key that was given signed them. Pure. */
import { type Checkpoint, openNote, readCheckpoint, readNote, readVerifierKey } from '../journal/index.ts'

/** The longest text of a checkpoint, in bytes: the three lines have a few hundred, and whoever signs more hands others a burden. */
const longestText = 4_096

/** Whether a text is no longer than a checkpoint may be. */
export const isShort = (text: string): boolean => Buffer.byteLength(text) <= longestText

/** The text of a note, when the key signed it. */
export function signedText(note: string, key: string): string | undefined {
  try {
    return openNote(note, [readVerifierKey(key)]).text
  } catch {
    return undefined
  }
}

/** A checkpoint, when the key signed it and it is no longer than it may be. */
export function checkpointBy(note: string, key: string): Checkpoint | undefined {
  const text = signedText(note, key)
  try {
    return text === undefined || !isShort(text) ? undefined : readCheckpoint(text)
  } catch {
    return undefined
  }
}

/** A note with the signature of the key alone: whatever others have put below it is not kept. */
export function signedOnlyBy(note: string, key: string): string {
  const { name, keyId } = readVerifierKey(key)
  const { text, signatures } = readNote(note)
  const lines = signatures.filter((line) => line.name === name && line.keyId === keyId).slice(0, 1)
  return `${text}\n${lines.map(({ signature }) => `— ${name} ${Buffer.concat([Uint8Array.fromHex(keyId), signature]).toBase64()}\n`).join('')}`
}
