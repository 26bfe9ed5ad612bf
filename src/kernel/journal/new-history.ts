/** Goes on with a journal that is shorter than what was signed, openly: under a new key, and with an entry that says so. */
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Anchored, SignedTree } from './anchor.ts'
import { append } from './append.ts'
import { extend } from './history.ts'
import { newHistoryRefusal, refusals } from './messages.ts'
import { checkpointText, readVerifierKey, signNote, verifierKey, type Signer } from './note.ts'
import { Tree } from './tree.ts'
import { verifyTables } from './verify.ts'

/** Type of the entry that records a new history; its body says what was kept, what had been signed beyond it, and why. */
const newHistoryType = 'journal.new-history'

/** A journal that is to go on. */
interface Going {
  readonly signer: Signer
  readonly former: readonly string[]
}

/**
 * Signs the journal of the database with the key `next`, and enters that it goes on from here. Answers with its anchor, to be kept
 * with the key. `lost` is what had been signed beyond, when it is known.
 *
 * Throws a `Failure` (conflict) when the journal is not itself one that was signed: then it was changed, and no history of it goes on.
 */
export async function newHistory(tx: Tx, { signer, former, next, lost, reason, now }: Going & {
  readonly next: Signer
  readonly lost: SignedTree | undefined
  readonly reason: string
  readonly now: () => Instant
}): Promise<Anchored> {
  const verification = await verifyTables(tx, [verifierKey(signer), ...former].map(readVerifierKey))
  if (!verification.valid) throw newHistoryRefusal(verification.fault)
  const { size, root } = verification
  const told = (tree: SignedTree) => ({ size: tree.size, root: tree.root.toBase64() })
  await append(tx, now, 'system:operator', {
    type: newHistoryType, subject: 'journal',
    body: { reason, kept: told({ size, root }), lost: lost ? told(lost) : null, formerKey: verifierKey(signer), key: verifierKey(next) },
  })
  const note = signNote(checkpointText({ origin: next.name, size, root, extensions: [] }), next)
  const head = { size: BigInt(size), root, note, at: now() }
  await tx.insertInto('journal_head').values(head).onConflict((conflict) => conflict.column('one').doUpdateSet(head)).execute()
  return { note, from: 0, placed: [] }
}

/**
 * What keeps the journal of the database from going on after `last`, in words; otherwise its anchor. It may have grown since then, and
 * must hold all that was signed.
 */
export async function goingOn(tx: Tx, { signer, former }: Going, last: SignedTree): Promise<Anchored | Text> {
  const verification = await verifyTables(tx, [verifierKey(signer), ...former].map(readVerifierKey))
  if (!verification.valid) return verification.fault
  if (verification.size < last.size) return refusals.shorter(last.size, verification.size)
  if (!(await extend(tx, new Tree({ still: true }), last, verification))) return refusals.other(last.size)
  const { note } = await tx.selectFrom('journal_head').select('note').executeTakeFirstOrThrow()
  return { note, from: 0, placed: [] }
}
