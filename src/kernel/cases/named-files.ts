/** Files that answers and acts name by their ids, bound to their content: what came into a case is what is signed in it. */
import { Failure } from '../../law/failure.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Files } from '../files/index.ts'
import { type Actor, actorString } from '../parties/index.ts'
import type { Action, Hashes } from './action.ts'
import { messages } from './messages.ts'

/**
 * The SHA-256 of these files as they are now, by id.
 *
 * @param log the acts of the case, each of which says what the files were that came with it
 * @throws Failure 'conflict' where one is gone, or is another than that which came
 */
export async function hashesOf(files: Pick<Files, 'hashes'>, db: Db | Tx, ids: readonly string[], log: readonly Pick<Action, 'act'>[] = []): Promise<Hashes> {
  const hashes = await files.hashes(ids, db)
  if (ids.some((id) => hashes[id] === undefined)) throw new Failure('conflict', messages.fileGone)
  const came: Hashes = Object.assign({}, ...log.map(({ act }) => ('files' in act ? act.files : {})))
  if (ids.some((id) => came[id] !== undefined && came[id] !== hashes[id])) throw new Failure('conflict', messages.fileExchanged)
  return hashes
}

/** The names under which a person's uploads are theirs: in the hat that they wear, or for themself. */
export const uploadersOf = (actor: Actor): readonly string[] => [actorString(actor), actorString({ person: actor.person })]

/** Attaches a file that was uploaded under one of these names; another's does not exist for them. */
export async function attachOwn({ files }: { readonly files: Pick<Files, 'find' | 'attach'> }, tx: Tx, uploaders: readonly string[], file: string, subject: string): Promise<void> {
  const { uploadedBy } = await files.find(file, tx)
  await files.attach(tx, file, subject, uploaders.find((name) => name === uploadedBy) ?? uploaders[0]!)
}
