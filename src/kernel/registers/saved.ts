/** Lists of registers that a person has saved under a name: what the address asked, to be found again. Nobody else sees them, and nothing follows from them. */
import { Failure } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import { messages } from './messages.ts'

interface SavedListTable { person: string; register: string; name: string; query: string; saved_at: Instant }

declare module '../database/index.ts' {
  interface Tables { saved_list: SavedListTable }
}

export interface SavedList { readonly register: string; readonly name: string; readonly query: string }

/** Lists that one person can save. */
const most = 100
const [longestName, longestQuery] = [80, 4000]

export interface SavedLists {
  /** What a person has saved, by name; of one register where it is named. */
  of(person: string, register?: string): Promise<readonly SavedList[]>
  /** Saves a list; one of the same name is replaced. Throws a `Failure` (invalid) that says what to mend. */
  save(person: string, list: SavedList): Promise<void>
  remove(person: string, list: Pick<SavedList, 'register' | 'name'>): Promise<void>
  /** Forgets what a person has saved: their account is closed. */
  forget(tx: Tx, person: string): Promise<void>
}

export const openSavedLists = ({ db, now }: { readonly db: Db; readonly now: () => Instant }): SavedLists => ({
  of: (person, register) => db.selectFrom('saved_list').select(['register', 'name', 'query']).where('person', '=', person)
    .$if(register !== undefined, (query) => query.where('register', '=', register!)).orderBy('name').orderBy('register').execute(),
  async save(person, { register, name: given, query }) {
    const name = given.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
    const refuse = (text: Failure['text']): never => { throw new Failure('invalid', text, [{ field: 'name', text }]) }
    if (name === '' || [...name].length > longestName) refuse(messages.savedName(longestName))
    if (query.length > longestQuery) refuse(messages.savedTooLong)
    await transact(db, async (tx) => {
      // Two that are saved at once count each other.
      await tx.selectFrom('person').select('id').where('id', '=', person).forUpdate().executeTakeFirst()
      const others = await tx.selectFrom('saved_list').select('name').where('person', '=', person).where((one) => one.not(one.and([one('register', '=', register), one('name', '=', name)]))).execute()
      if (others.length >= most) refuse(messages.savedTooMany(most))
      const saved = { query, saved_at: now() }
      await tx.insertInto('saved_list').values({ person, register, name, ...saved }).onConflict((on) => on.columns(['person', 'register', 'name']).doUpdateSet(saved)).execute()
    })
  },
  async remove(person, { register, name }) {
    await db.deleteFrom('saved_list').where('person', '=', person).where('register', '=', register).where('name', '=', name).execute()
  },
  async forget(tx, person) {
    await tx.deleteFrom('saved_list').where('person', '=', person).execute()
  },
})
