/** Gossip: portals tell each other the last checkpoints that they saw, so that a log that shows different histories to different readers is found. */
import { z } from 'zod'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { sameHash } from '../journal/index.ts'
import { rootAt } from './bundles.ts'
import { checkpointBy } from './checkpoints.ts'
import { foundFork, type ForkGround } from './forks.ts'
import type { Followed } from './peers.ts'
import type { Ask } from './wire.ts'

/** The last checkpoint that was seen of a log, as it was signed. */
export interface Seen { readonly origin: string; readonly note: string }

/** What this portal saw: of each log that it follows, what it verified; of each that it witnesses, what it cosigned. */
export async function seen(db: Db): Promise<readonly Seen[]> {
  const followed = await db.selectFrom('federation_followed as f').innerJoin('federation_peer as p', 'p.id', 'f.peer').select(['p.origin', 'f.note']).where('p.withdrawn_at', 'is', null).where('f.note', 'is not', null).execute()
  const cosigned = await db.selectFrom('witness_log').select(['origin', 'note']).where('note', 'is not', null).execute()
  return [...followed, ...cosigned].flatMap(({ origin, note }) => (origin === null || note === null ? [] : [{ origin, note }]))
}

const shape = z.object({ seen: z.array(z.object({ origin: z.string().max(300), note: z.string().max(20_000) })).max(1_000) })

/** Asks a peer what it saw, and keeps what it saw of logs that are followed here. Whoever tells nothing that can be read is passed over. */
export async function askSeen({ db, ask, now }: { readonly db: Db; readonly ask: Ask; readonly now: () => Instant }, teller: Followed, all: readonly Followed[]): Promise<void> {
  const answer = await ask(`${teller.url}/federation/seen`).catch(() => undefined)
  if (answer?.status !== 200) return
  for (const { origin, note } of seenIn(answer.bytes)) {
    const followed = all.find((one) => one.origin === origin)
    const checkpoint = followed && checkpointBy(note, followed.logKey)
    if (followed === undefined || checkpoint?.origin !== origin) continue
    const { size, root } = checkpoint
    await db.insertInto('federation_sighting').values({ origin, size: BigInt(size), root, note, came_from: teller.origin, at: now() }).onConflict((conflict) => conflict.doNothing()).execute()
  }
}

function seenIn(bytes: Uint8Array): readonly Seen[] {
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(bytes))).seen
  } catch {
    return []
  }
}

/** Holds what others saw of a log against what was verified here, as far as that reaches. What agrees is forgotten. */
export async function checkSightings(tx: Tx, ground: ForkGround, { id, origin, logKey }: Followed): Promise<void> {
  const known = await tx.selectFrom('federation_followed').select(['size', 'note']).where('peer', '=', id).executeTakeFirstOrThrow()
  for (const { size, root, note, came_from: from } of await tx.selectFrom('federation_sighting').selectAll().where('origin', '=', origin).where('size', '<=', known.size).orderBy('size').execute()) {
    const checkpoint = checkpointBy(note, logKey) // a sighting by a key that was withdrawn meanwhile counts for nothing
    if (checkpoint && known.note !== null && !sameHash(await rootAt(tx, id, Number(size)), new Uint8Array(root))) {
      await foundFork(tx, ground, { key: logKey, known: known.note, other: note, from, checkpoint })
    }
    await tx.deleteFrom('federation_sighting').where('origin', '=', origin).where('size', '=', size).where('root', '=', root).execute()
  }
}
