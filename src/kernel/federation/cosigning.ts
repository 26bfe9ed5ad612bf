/** Asks the witnesses for cosignatures on our own checkpoints, and gives the checkpoints out with those that came. */
import type { Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { cosignedAt, type Journal, readCheckpoint, readNote, readVerifierKey } from '../journal/index.ts'
import { writeAddCheckpoint } from './add-checkpoint.ts'
import { type Peer, peers } from './peers.ts'
import './tables.ts'
import type { Ask } from './wire.ts'

interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Journal
  readonly ask: Ask
  readonly report: (error: unknown) => void
}

/** Who cosigned a checkpoint, and when they say they saw it, in seconds since 1970. */
export interface Cosigner {
  readonly name: string
  readonly key: string
  readonly seconds: bigint
}

/** A checkpoint of our own with the cosignatures on it. */
export interface Cosigned {
  /** The note with all its lines of signature. */
  readonly note: string
  readonly size: number
  readonly by: readonly Cosigner[]
}

/** Asks each witness for the newest checkpoint, unless it has cosigned that. Whoever does not cosign keeps no other from being asked; why is kept with the peer. */
export async function askWitnesses(ground: Ground): Promise<void> {
  const note = await ground.journal.checkpoint()
  const { size } = readCheckpoint(readNote(note).text)
  if (size === 0) return
  const asked = (await peers(ground.db)).filter(({ witnessKey, withdrawnAt }) => witnessKey !== undefined && withdrawnAt === undefined)
  for (const peer of asked) {
    const failure = await askWitness(ground, peer, note, size).then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 300))
    if (failure === (peer.witnessFailure ?? null)) continue
    await ground.db.updateTable('federation_peer').set({ witness_failure: failure }).where('id', '=', peer.id).execute()
    if (failure !== null) ground.report(new Error(`the witness ${peer.name} does not cosign: ${failure}`)) // once, not at each round
  }
}

/** Seconds by which the clocks of two portals may differ. */
const tolerance = 300

async function askWitness({ db, now, journal, ask }: Ground, { id, url, witnessKey = '' }: Peer, note: string, size: number): Promise<void> {
  const last = await db.selectFrom('cosignature').select(['size', 'note']).where('peer', '=', id).orderBy('size', 'desc').limit(1).executeTakeFirst()
  if (last?.note === note) return
  const send = async (old: number) => {
    const proof = old === 0 || old >= size ? [] : await journal.consistency(old, size)
    return ask(`${url}/witness/add-checkpoint`, { body: writeAddCheckpoint({ old, proof, note }), mostBytes: 65_536 })
  }
  let answer = await send(Math.min(Number(last?.size ?? 0n), size))
  if (answer.status === 409 && answer.type.startsWith('text/x.tlog.size')) {
    const theirs = Number(new TextDecoder().decode(answer.bytes).trim())
    if (!(Number.isSafeInteger(theirs) && theirs >= 0 && theirs <= size)) throw new Error(`it has seen ${theirs} entries of this log, which has ${size}`)
    answer = await send(theirs)
  }
  if (answer.status !== 200) throw new Error(`it answered ${answer.status}`)
  const key = readVerifierKey(witnessKey)
  const { text, signatures } = readNote(note + new TextDecoder().decode(answer.bytes))
  for (const line of signatures) {
    const seconds = cosignedAt(text, line, key)
    if (seconds === undefined) continue
    if (Math.abs(Number(seconds) - Date.parse(now()) / 1000) > tolerance) throw new Error(`it says that it signed at ${seconds} seconds since 1970, which is not now`)
    const written = `— ${line.name} ${Buffer.concat([Uint8Array.fromHex(line.keyId), line.signature]).toBase64()}\n`
    await db.insertInto('cosignature').values({ peer: id, size: BigInt(size), note, line: written, seconds }).onConflict((conflict) => conflict.doNothing()).execute()
    return
  }
  throw new Error('it answered without its signature')
}

/** A checkpoint of ours with the lines of those who cosigned it and stand as witnesses today. */
export async function withCosignatures(db: Db, note: string): Promise<Cosigned> {
  const { size } = readCheckpoint(readNote(note).text)
  const rows = await db.selectFrom('cosignature as c').innerJoin('federation_peer as p', 'p.id', 'c.peer').select(['p.name', 'p.witness_key', 'c.line', 'c.seconds'])
    .where('c.size', '=', BigInt(size)).where('c.note', '=', note).where('p.withdrawn_at', 'is', null).orderBy('p.name').orderBy('p.id').execute()
  return { note: note + rows.map(({ line }) => line).join(''), size, by: rows.map(({ name, witness_key: key, seconds }) => ({ name, key: key ?? '', seconds })) }
}

/** The newest checkpoint that somebody cosigned; undefined while nobody has. */
export async function newestCosigned(db: Db): Promise<Cosigned | undefined> {
  const row = await db.selectFrom('cosignature as c').innerJoin('federation_peer as p', 'p.id', 'c.peer').select('c.note')
    .where('p.withdrawn_at', 'is', null).orderBy('c.size', 'desc').limit(1).executeTakeFirst()
  return row && withCosignatures(db, row.note)
}
