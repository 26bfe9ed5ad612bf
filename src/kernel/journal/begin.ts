/** Ties the journal of a database to one key: with the first start, before anything is placed, and for good. */
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { emptyRoot } from './merkle.ts'
import { checkpointText, openNote, readVerifierKey, signNote, verifierKey, type Signer } from './note.ts'

/** Whether the database has a journal already: an entry, or a checkpoint over none. */
export async function hasBegun(db: Db): Promise<boolean> {
  const head = await db.selectFrom('journal_head').select('size').executeTakeFirst()
  return head !== undefined || await db.selectFrom('journal_entry').select('id').limit(1).executeTakeFirst() !== undefined
}

/** Signs the empty tree, unless there is a checkpoint: from now on every other key is told to be foreign. */
export async function begin(tx: Tx, signer: Signer, at: Instant): Promise<void> {
  const note = signNote(checkpointText({ origin: signer.name, size: 0, root: emptyRoot, extensions: [] }), signer)
  await tx.insertInto('journal_head').values({ size: 0n, root: emptyRoot, note, at }).onConflict((conflict) => conflict.column('one').doNothing()).execute()
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
