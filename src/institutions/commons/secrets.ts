/** The secret of a dataset, made when it is first needed: for keyed hashes, and for noise that is the same for the same question. */
import { randomBytes } from 'node:crypto'
import type { Db } from '../../kernel/database/index.ts'

export async function secretOf(db: Db, dataset: string): Promise<Uint8Array> {
  await db.insertInto('dataset_secret').values({ dataset, secret: randomBytes(32) }).onConflict((conflict) => conflict.doNothing()).execute()
  return (await db.selectFrom('dataset_secret').select('secret').where('dataset', '=', dataset).executeTakeFirstOrThrow()).secret
}
