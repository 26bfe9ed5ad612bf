/** Peers: whose log is followed and witnessed, and who is asked to cosign; each added and withdrawn by an act in the journal. */
import type { Selectable } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, newId, type Tx } from '../database/index.ts'
import { type Journal, readVerifierKey } from '../journal/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'
import type { PeerTable } from './tables.ts'

/** Another portal of this kind, or a witness alone. */
export interface Peer {
  readonly id: string
  readonly name: string
  /** Without a slash at the end. */
  readonly url: string
  /** The verifier key of its log; absent for a witness alone. */
  readonly logKey?: string
  /** The name of its log, from that key. */
  readonly origin?: string
  /** The verifier key of its witness; absent where it is not asked to cosign. */
  readonly witnessKey?: string
  readonly addedAt: Instant
  readonly withdrawnAt?: Instant
  /** Why its witness did not cosign when it was asked last, for the administrator: in English, as in the log. */
  readonly witnessFailure?: string
}

/** A peer whose log is followed. */
export type Followed = Peer & { readonly logKey: string; readonly origin: string }

export const isFollowed = (peer: Peer): peer is Followed => peer.logKey !== undefined && peer.origin !== undefined && peer.withdrawnAt === undefined

/** What is given of a peer: keys that are empty are none. */
export interface NewPeer {
  readonly name: string
  readonly url: string
  readonly logKey: string
  readonly witnessKey: string
}

const peerOf = (row: Selectable<PeerTable>): Peer => ({
  id: row.id, name: row.name, url: row.url, addedAt: row.added_at,
  ...(row.log_key !== null && row.origin !== null && { logKey: row.log_key, origin: row.origin }), ...(row.witness_key !== null && { witnessKey: row.witness_key }),
  ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }), ...(row.witness_failure !== null && { witnessFailure: row.witness_failure }),
})

/** All peers, those that were withdrawn too, in the order of their names. */
export async function peers(db: Db): Promise<readonly Peer[]> {
  return (await db.selectFrom('federation_peer').selectAll().orderBy('name').orderBy('added_at').execute()).map(peerOf)
}

/** Adds a peer and answers its id. Throws a `Failure` (invalid) that names each field that is wrong, or (conflict) where its log or its witness is known already. */
export async function addPeer(tx: Tx, { journal, now }: { readonly journal: Journal; readonly now: () => Instant }, by: Actor | SystemActor, given: NewPeer): Promise<string> {
  const name = given.name.trim()
  const [logKey, witnessKey] = [given.logKey.trim(), given.witnessKey.trim()]
  const url = originOf(given.url.trim())
  const problems = [
    ...(name === '' || name.length > 120 ? [{ field: 'name', text: messages.wrongName }] : []),
    ...(url === undefined ? [{ field: 'url', text: messages.wrongUrl }] : []),
    ...(logKey === '' && witnessKey === '' ? [{ field: 'logKey', text: messages.noKey }] : []),
    ...(logKey === '' || isKey(logKey, 1) ? [] : [{ field: 'logKey', text: messages.wrongKey }]),
    ...(witnessKey === '' || isKey(witnessKey, 4) ? [] : [{ field: 'witnessKey', text: messages.wrongKey }]),
    ...(journal.verifierKeys.includes(logKey) ? [{ field: 'logKey', text: messages.ownKey }] : []),
  ]
  if (url === undefined || problems[0]) throw new Failure('invalid', problems[0]?.text ?? messages.wrongUrl, problems)
  const id = newId()
  const added = await tx.insertInto('federation_peer')
    .values({ id, name, url, log_key: logKey || null, witness_key: witnessKey || null, added_at: now(), added_by: actorString(by), withdrawn_at: null, withdrawn_by: null, witness_failure: null })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
  if (added === undefined) throw new Failure('conflict', messages.knownAlready)
  await journal.append(tx, actorString(by), { type: 'federation.peer-added', subject: `peer:${id}`, body: { name, url, ...(logKey && { logKey }), ...(witnessKey && { witnessKey }) } })
  return id
}

/** Withdraws a peer: its log is followed and witnessed no more, and what it cosigns counts no more from now on. Throws a `Failure`: not found, conflict. */
export async function withdrawPeer(tx: Tx, { journal, now }: { readonly journal: Journal; readonly now: () => Instant }, by: Actor | SystemActor, id: string): Promise<void> {
  const peer = await tx.selectFrom('federation_peer').select('withdrawn_at').where('id', '=', id).forUpdate().executeTakeFirst()
  if (peer === undefined) throw new Failure('not found', messages.noSuchPeer)
  if (peer.withdrawn_at !== null) throw new Failure('conflict', messages.withdrawnAlready)
  await tx.updateTable('federation_peer').set({ withdrawn_at: now(), withdrawn_by: actorString(by) }).where('id', '=', id).execute()
  await journal.append(tx, actorString(by), { type: 'federation.peer-withdrawn', subject: `peer:${id}`, body: {} })
}

function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && url.origin.length <= 300 ? url.origin : undefined
}

function isKey(line: string, type: 1 | 4): boolean {
  try {
    return readVerifierKey(line).type === type && line.length <= 400
  } catch {
    return false
  }
}
