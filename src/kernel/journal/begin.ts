/** Ties the journal of a database to one key: with the first start, before anything is placed, and for good. */
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Anchor } from './anchor.ts'
import { emptyRoot } from './merkle.ts'
import { checkpointText, openNote, readCheckpoint, readNote, readVerifierKey, signNote, verifierKey, type Signer } from './note.ts'

/** Whether the database has a journal already: an entry, or a checkpoint over none. */
export async function hasBegun(db: Db): Promise<boolean> {
  const head = await db.selectFrom('journal_head').select('size').executeTakeFirst()
  return head !== undefined || await db.selectFrom('journal_entry').select('id').limit(1).executeTakeFirst() !== undefined
}

/**
 * Signs the empty tree, unless there is a checkpoint: from now on every other key is told to be foreign. Where more was signed, the
 * checkpoint was taken away: nothing is begun anew, and the sequencer refuses to go on.
 */
export async function begin(tx: Tx, signer: Signer, at: Instant, anchor: Anchor): Promise<void> {
  if (await hasSigned(anchor)) return
  const note = signNote(checkpointText({ origin: signer.name, size: 0, root: emptyRoot, extensions: [] }), signer)
  const begun = await tx.insertInto('journal_head').values({ size: 0n, root: emptyRoot, note, at }).onConflict((conflict) => conflict.column('one').doNothing()).executeTakeFirst()
  if (begun.numInsertedOrUpdatedRows === 1n) await anchor.write({ note, from: 0, placed: [] })
}

/** Whether more than the empty tree was signed; an anchor that cannot be read may hold anything. */
async function hasSigned(anchor: Anchor): Promise<boolean> {
  try {
    const anchored = await anchor.read()
    return anchored !== undefined && readCheckpoint(readNote(anchored.note).text).size > 0
  } catch (error) {
    if (error instanceof TypeError) return true
    throw error
  }
}

/** Whether the newest checkpoint, if there is one, was signed with this key. */
export async function isOwn(db: Db, signer: Signer): Promise<boolean> {
  const head = await db.selectFrom('journal_head').select('note').executeTakeFirst()
  if (!head) return true
  try {
    openNote(head.note, [readVerifierKey(verifierKey(signer))])
    return true
  } catch {
    return false
  }
}
