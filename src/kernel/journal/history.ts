/** Judges whether the journal in the database goes on from what was signed last: what does not is never signed. */
import type { Text } from '../../law/text.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Anchor, type Anchored, type SignedTree, signedTree, waits } from './anchor.ts'
import { consistencyRanges, emptyRoot, sameHash, verifyConsistency } from './merkle.ts'
import { refusals } from './messages.ts'
import { readVerifierKey, verifierKey, type Signer, type VerifierKey } from './note.ts'
import { Tree } from './tree.ts'
import { verifyTables } from './verify.ts'

/** The tables do not go on from what was signed: nothing is signed until a person has mended it. */
export class Refused extends Error {
  readonly text: Text

  constructor(text: Text) {
    super(`THE JOURNAL IS NOT SIGNED ANY MORE. ${text.en}`)
    this.name = 'JournalRefused'
    this.text = text
  }
}

/** From where the next placing goes on. */
export interface History {
  /** The tree that the database has as its head; what is placed next must extend it. */
  readonly head: SignedTree
  /** What was signed and then not committed: to be placed again exactly. */
  readonly pending?: Anchored & SignedTree
}

interface Means {
  readonly anchor: Anchor
  readonly signer: Signer
  readonly former: readonly string[]
}

const nothing: SignedTree = { size: 0, root: emptyRoot }

/**
 * Where the journal stands. Its cost does not grow with the journal, but for the first time without an anchor, when every entry
 * is verified, unless only what is later than an anchor is to be judged. Throws `Refused`.
 */
export async function historyOf(tx: Tx, means: Means, { lately = false }: { readonly lately?: boolean } = {}): Promise<History> {
  const keys = [readVerifierKey(verifierKey(means.signer))]
  const anchored = await read(means.anchor, keys) // before the head: the anchor is never behind it
  const head = await headOf(tx, keys)
  if (!anchored) {
    if (head.size > 0 && !lately) await adopt(tx, [...keys, ...means.former.map(readVerifierKey)])
    return { head }
  }
  if (head.size < anchored.size) {
    if (head.size !== anchored.from || anchored.placed.length === 0) throw new Refused(refusals.shorter(anchored.size, head.size))
    return { head, pending: anchored }
  }
  // Ahead of it is what another host has signed with the same key: this one's folder has not seen that.
  if (!(await extend(tx, new Tree({ still: true }), anchored, head))) throw new Refused(refusals.other(anchored.size))
  return { head }
}

/** Whether the stored tree leads from one signed tree to another. Proved by its hashes, none of which is believed. */
export async function extend(tx: Db | Tx, tree: Tree, older: SignedTree, newer: SignedTree): Promise<boolean> {
  if (older.size === 0) return true
  if (older.size === newer.size) return sameHash(older.root, newer.root)
  const proof: Uint8Array[] = []
  for (const range of consistencyRanges(older.size, newer.size)) proof.push(await tree.hashOf(tx, range))
  return verifyConsistency(older.size, newer.size, older.root, newer.root, proof)
}

/**
 * What is wrong with the journal, as far as it can be seen at once: undefined when it goes on from the anchor and the stored tree is
 * the one that was signed. Whether each entry is what was signed, only `verifyJournal` tells.
 */
export async function refusalOf(db: Db, means: Means): Promise<Text | undefined> {
  try {
    return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
      const { head, pending } = await historyOf(tx, means, { lately: true })
      if (pending && !(await waits(tx, pending, pending.size))) return refusals.shorter(pending.size, head.size)
      const stored = await new Tree({ still: true }).hashOf(tx, { start: 0, end: head.size }).catch(() => undefined)
      return stored && sameHash(stored, head.root) ? undefined : refusals.other(head.size)
    })
  } catch (error) {
    if (error instanceof Refused) return error.text
    throw error
  }
}

async function read(anchor: Anchor, keys: readonly VerifierKey[]): Promise<(Anchored & SignedTree) | undefined> {
  const anchored = await anchor.read().catch((error: unknown) => {
    throw error instanceof TypeError ? new Refused(refusals.anchor(error.message)) : error
  })
  try {
    return anchored && { ...anchored, ...signedTree(anchored.note, keys) }
  } catch (error) {
    throw new Refused(refusals.anchor(messageOf(error)))
  }
}

async function headOf(tx: Tx, keys: readonly VerifierKey[]): Promise<SignedTree> {
  const row = await tx.selectFrom('journal_head').select(['size', 'note']).executeTakeFirst()
  if (!row) return nothing
  let head: SignedTree
  try {
    head = signedTree(row.note, keys)
  } catch (error) {
    throw new Refused(refusals.head(messageOf(error)))
  }
  if (head.size !== Number(row.size)) throw new Refused(refusals.head(`${row.size} ≠ ${head.size}`))
  return head
}

/** A journal of a version that kept no anchor, or whose anchor was lost: taken as it is if all of it is what its checkpoints say. */
async function adopt(tx: Tx, keys: readonly VerifierKey[]): Promise<void> {
  const verification = await verifyTables(tx, keys)
  if (!verification.valid) throw new Refused(verification.fault)
}

const messageOf = (error: unknown): string => error instanceof Error ? error.message : String(error)
