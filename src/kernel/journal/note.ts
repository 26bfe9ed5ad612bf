/** Signed notes and checkpoints as C2SP defines them (signed-note, tlog-checkpoint, tlog-cosignature): write, read, check. */
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** Who signs checkpoints: `name` is the log's origin and the key's name; the key is a private Ed25519 key. */
export interface Signer {
  readonly name: string
  readonly privateKey: KeyObject
}

/** What a checkpoint says: which log, how many leaves, under which root; further lines are kept as they are. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

/** One line of signature on a note: the key's name, its id, and the bytes that follow. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: string
  readonly signature: Uint8Array
}

/** A note as read, its signatures not yet checked. `text` ends in a newline. */
export interface Note {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A key that can check signatures: type 1 is a log's Ed25519 signature, type 4 a witness's timestamped cosignature. */
export interface VerifierKey {
  readonly name: string
  readonly type: 1 | 4
  readonly keyId: string
  readonly publicKey: Uint8Array
}

const nameIsValid = (name: string): boolean => /^[^\s+]+$/u.test(name)

const keyId = (name: string, type: number, publicKey: Uint8Array): string =>
  createHash('sha256').update(`${name}\n`).update(Uint8Array.of(type)).update(publicKey).digest('hex').slice(0, 8)

/** The 32 bytes of an Ed25519 public key (RFC 8032); takes the private key too. */
function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  if (key.asymmetricKeyType !== 'ed25519' || x === undefined) throw new TypeError('the key of the journal must be Ed25519')
  return Uint8Array.fromBase64(x, { alphabet: 'base64url' })
}

const publicKeyObject = (raw: Uint8Array): KeyObject => {
  const x = raw.toBase64({ alphabet: 'base64url', omitPadding: true })
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/**
 * The public verifier key of a signer as one line, `name+id+base64`: what outsiders need to check notes.
 *
 * Type 1 (the default) is for a log, type 4 for a witness. Throws when the key is not Ed25519 or the name not a key name.
 */
export function verifierKey({ name, privateKey }: Signer, type: 1 | 4 = 1): string {
  if (!nameIsValid(name)) throw new TypeError('the name of a key is not empty and has no spaces and no plus sign')
  const raw = rawPublicKey(privateKey)
  return `${name}+${keyId(name, type, raw)}+${Uint8Array.of(type, ...raw).toBase64()}`
}

/** Reads a verifier key; throws when it is malformed or its id does not match. */
export function readVerifierKey(line: string): VerifierKey {
  const [name = '', id = '', ...rest] = line.split('+')
  const bytes = fromBase64(rest.join('+'))
  const type = bytes?.[0]
  if (!nameIsValid(name) || bytes?.length !== 33 || (type !== 1 && type !== 4)) throw new TypeError('malformed verifier key')
  const publicKey = bytes.slice(1)
  if (keyId(name, type, publicKey) !== id) throw new TypeError('the id of the verifier key does not match the key')
  return { name, type, keyId: id, publicKey }
}

/** Signs a text, which must end in a newline, and gives the whole note. */
export function signNote(text: string, signer: Signer): string {
  if (!textIsValid(text)) throw new TypeError('the text of a note ends in a newline and has no control characters')
  const raw = rawPublicKey(signer.privateKey)
  const signature = sign(null, Buffer.from(text), signer.privateKey)
  return `${text}\n${signatureLine(signer.name, keyId(signer.name, 1, raw), signature)}`
}

const signatureLine = (name: string, id: string, signature: Uint8Array): string => {
  if (!nameIsValid(name)) throw new TypeError('the name of a key is not empty and has no spaces and no plus sign')
  return `— ${name} ${Buffer.concat([Uint8Array.fromHex(id), signature]).toBase64()}\n`
}

// oxlint-disable-next-line no-control-regex -- the specification forbids exactly these
const textIsValid = (text: string): boolean => text.endsWith('\n') && !/[\0-\x09\x0b-\x1f]/.test(text)

/** Reads a note without trusting it; throws when it is malformed. */
export function readNote(note: string): Note {
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2).split('\n')
  if (end < 0 || !textIsValid(note) || lines.pop() !== '' || lines.length === 0) throw new TypeError('malformed signed note')
  const signatures = lines.map((line): NoteSignature => {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? []
    const bytes = fromBase64(encoded ?? '')
    if (name === undefined || bytes === undefined || bytes.length < 5) throw new TypeError('malformed signature line')
    return { name, keyId: bytes.slice(0, 4).toHex(), signature: bytes.slice(4) }
  })
  return { text, signatures }
}

/**
 * Opens a note with the keys one trusts: its text, and the keys that signed it.
 *
 * Throws when the note is malformed, when a signature by a trusted key is wrong, or when none of the keys signed.
 */
export function openNote(note: string, keys: readonly VerifierKey[]): { text: string; signedBy: readonly VerifierKey[] } {
  const { text, signatures } = readNote(note)
  const signedBy = signatures.flatMap((line) => {
    const key = keys.find(({ name, keyId }) => name === line.name && keyId === line.keyId)
    if (!key) return []
    const right = key.type === 4 ? cosignedAt(text, line, key) !== undefined : verifies(text, line.signature, key)
    if (!right) throw new TypeError(`the signature of ${key.name} is wrong`)
    return [key]
  })
  if (signedBy.length === 0) throw new TypeError('no trusted key signed this note')
  return { text, signedBy }
}

const verifies = (message: string, signature: Uint8Array, key: VerifierKey): boolean =>
  signature.length === 64 && verify(null, Buffer.from(message), publicKeyObject(key.publicKey), signature)

const cosignedMessage = (text: string, seconds: bigint): string => `cosignature/v1\ntime ${seconds}\n${text}`

/** A witness's cosignature line on a checkpoint, made at `seconds` since the epoch: append it to the note. */
export function cosign(text: string, witness: Signer, seconds: bigint): string {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(seconds)
  const signature = sign(null, Buffer.from(cosignedMessage(text, seconds)), witness.privateKey)
  return signatureLine(witness.name, keyId(witness.name, 4, rawPublicKey(witness.privateKey)), Buffer.concat([time, signature]))
}

/** When a witness (type 4) cosigned this text, in seconds since the epoch; undefined when it did not or wrongly. */
export function cosignedAt(text: string, line: NoteSignature, key: VerifierKey): bigint | undefined {
  if (key.type !== 4 || key.name !== line.name || key.keyId !== line.keyId || line.signature.length !== 72) return undefined
  const seconds = Buffer.from(line.signature).readBigUInt64BE(0)
  return verifies(cosignedMessage(text, seconds), line.signature.slice(8), key) ? seconds : undefined
}

/** The body of a checkpoint: the text that is signed. */
export const checkpointText = ({ origin, size, root, extensions }: Checkpoint): string =>
  [origin, String(size), root.toBase64(), ...extensions].map((line) => `${line}\n`).join('')

/** Reads the body of a checkpoint; throws when it is malformed. */
export function readCheckpoint(text: string): Checkpoint {
  const [origin = '', digits = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n')
  const root = fromBase64(encoded)
  const size = Number(digits)
  if (!text.endsWith('\n') || origin === '' || !/^(0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(size)) {
    throw new TypeError('malformed checkpoint')
  }
  if (root?.length !== 32 || extensions.includes('')) throw new TypeError('malformed checkpoint')
  return { origin, size, root, extensions }
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' })
  } catch {
    return undefined
  }
}
