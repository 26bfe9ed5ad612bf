/** Gossip: portals tell each other the last checkpoints that they saw, so that a log that shows different histories to different readers is found. */
import { z } from 'zod'
import { type Db, transact, type Tx } from '../database/index.ts'
import { holdAgainst, type Sighting } from './hold-against.ts'
import { checkpointBy, signedOnlyBy } from './checkpoints.ts'
import type { ForkGround } from './forks.ts'
import type { Followed } from './peers.ts'
import { isStillFollowed, verified } from './verified.ts'
import type { Ask } from './wire.ts'

/** The last checkpoint that was seen of a log, as it was signed. */
export interface Seen { readonly origin: string; readonly note: string }

/** What this portal saw: of each log that it follows, what it verified; of each that it witnesses, what it cosigned. */
export async function seen(db: Db): Promise<readonly Seen[]> {
  const followed = await db.selectFrom('federation_followed as f').innerJoin('federation_peer as p', 'p.id', 'f.peer').select(['p.origin', 'f.note']).where('p.withdrawn_at', 'is', null).where('f.note', 'is not', null).execute()
  const cosigned = await db.selectFrom('witness_log').select(['origin', 'note']).where('note', 'is not', null).execute()
  return [...followed, ...cosigned].flatMap(({ origin, note }) => (origin === null || note === null ? [] : [{ origin, note }]))
}

const told = z.object({ seen: z.array(z.unknown()) })
const shape = z.object({ origin: z.string().max(400), note: z.string().max(20_000) })

/** The most that is read of what one portal tells, and of one log: what it followed and what it cosigned are two. */
const most = { told: 1_000, ofALog: 4 }

interface Ground extends ForkGround {
  readonly db: Db
  readonly ask: Ask
}

/** Asks a peer what it saw, and holds what it saw of logs that are followed here against what was verified. Whoever tells nothing that can be read is passed over. */
export async function askSeen(ground: Ground, teller: Followed, all: readonly Followed[]): Promise<void> {
  const answer = await ground.ask(`${teller.url}/federation/seen`).catch(() => undefined)
  if (answer?.status !== 200) return
  const seen = seenIn(answer.bytes)
  for (const followed of all) {
    for (const { note } of seen.filter(({ origin }) => origin === followed.origin).slice(0, most.ofALog)) {
      const checkpoint = checkpointBy(note, followed.logKey)
      if (checkpoint?.origin !== followed.origin || checkpoint.size === 0) continue
      const sighting = { note: signedOnlyBy(note, followed.logKey), checkpoint, from: teller.origin }
      await transact(ground.db, (tx) => hold(tx, ground, followed, sighting))
    }
  }
}

/** What can be read of an answer: an element that cannot hides no other. */
function seenIn(bytes: Uint8Array): readonly Seen[] {
  try {
    return told.parse(JSON.parse(new TextDecoder().decode(bytes))).seen.slice(0, most.told).flatMap((one) => shape.safeParse(one).data ?? [])
  } catch {
    return []
  }
}

/** Holds what was seen against what was verified. What reaches further waits, of each teller and log the smallest: a huge one that never can be reached holds up nothing. */
async function hold(tx: Tx, ground: Ground, followed: Followed, sighting: Sighting): Promise<void> {
  if (!(await isStillFollowed(tx, followed))) return
  const known = await verified(tx, followed.id)
  const { note, checkpoint: { size }, from } = sighting
  if (size <= known.size) return holdAgainst(tx, ground, followed, known, sighting)
  const row = { size: BigInt(size), note, at: ground.now() }
  await tx.insertInto('federation_sighting').values({ key: followed.logKey, came_from: from, ...row })
    .onConflict((conflict) => conflict.columns(['key', 'came_from']).doUpdateSet(row).where('federation_sighting.size', '>', row.size)).execute()
}

/** Holds what waited for this against what was verified now, as far as that reaches, and forgets it. */
export async function checkSightings(tx: Tx, ground: ForkGround, followed: Followed): Promise<void> {
  const known = await verified(tx, followed.id)
  const reached = await tx.deleteFrom('federation_sighting').where('key', '=', followed.logKey).where('size', '<=', BigInt(known.size)).returning(['note', 'came_from']).execute()
  for (const { note, came_from: from } of reached) {
    const checkpoint = checkpointBy(note, followed.logKey)
    if (checkpoint !== undefined) await holdAgainst(tx, ground, followed, known, { note, checkpoint, from })
  }
}
