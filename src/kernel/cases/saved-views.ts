/** Views of the queue that an officer has saved under a name, for themself or for whoever holds the same offices. Nothing follows from them: a view shows nobody more than they may see. */
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact, type Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { officeRolesIn } from './permit.ts'
import { deskOf } from './desk.ts'

interface QueueViewTable { id: string; person: string; name: string; query: string; shared_with: readonly string[]; saved_at: Instant }

declare module '../database/index.ts' {
  interface Tables { queue_view: QueueViewTable }
}

/** A saved view, as its reader sees it. */
export interface QueueView {
  readonly id: string
  readonly name: string
  /** What the address of the queue asks. */
  readonly query: string
  readonly shared: boolean
  /** Whoever saved it, when it is not the reader's own. */
  readonly by?: string
}

export interface QueueViews {
  /** The actor's own and those shared with an office of theirs, by name; only those whose name is `wanted`, where that is asked. */
  of(actor: Actor, wanted?: (name: string) => boolean): Promise<readonly QueueView[]>
  /** Saves a view; one of the actor's own of the same name is replaced. Throws a `Failure` (invalid). */
  save(actor: Actor, view: { readonly name: string; readonly query: string; readonly shared: boolean }): Promise<void>
  /** Names, shares or keeps to themself a view of the actor's own. Throws a `Failure` (not found, invalid). */
  change(actor: Actor, id: string, change: { readonly name: string } | { readonly shared: boolean }): Promise<void>
  /** Throws a `Failure` (not found) for another's. */
  remove(actor: Actor, id: string): Promise<void>
  /** Forgets what a person has saved: their account is closed. */
  forget(tx: Tx, person: string): Promise<void>
}

/** Views that one person can save. */
const most = 50
const [longestName, longestQuery] = [80, 2000]

const words = {
  none: spoken({ kk: 'Мұндай сақталған тізім жоқ.', ru: 'Такого сохранённого списка нет.', en: 'There is no such view.' }),
  name: spoken({ kk: `Тізімге атау беріңіз: ең көбі ${longestName} таңба.`, ru: `Дайте списку название: не длиннее ${longestName} знаков.`, en: `Give the view a name of at most ${longestName} characters.` }),
  taken: spoken({ kk: 'Мұндай атауы бар тізім сақталған. Басқа атау беріңіз.', ru: 'Список с таким названием уже есть. Дайте другое название.', en: 'A view of this name is there already. Give it another name.' }),
  query: spoken({ kk: 'Сүзгі тым көп: бірнешеуін алып тастаңыз.', ru: 'Условий отбора слишком много: уберите часть из них.', en: 'There are too many filters: leave some of them out.' }),
  most: spoken({ kk: `Сақталған тізімдер саны шегіне жетті (${most}): біреуін өшіріңіз.`, ru: `Сохранённых списков уже ${most}: удалите один из них.`, en: `You have saved ${most} views: remove one of them.` }),
} as const satisfies Record<string, Text>

const refuse = (text: Text): never => { throw new Failure('invalid', text, [{ field: 'name', text }]) }

function nameOf(given: string): string {
  const name = given.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  return name === '' || [...name].length > longestName ? refuse(words.name) : name
}

export function openQueueViews(ground: Ground): QueueViews {
  const { db, now, parties } = ground
  /** The offices that the actor holds in what they see in the queue. */
  const offices = (actor: Actor): readonly string[] => {
    const taking = new Set(deskOf(ground, actor).flatMap(({ procedure }) => officeRolesIn(procedure, parties.bodies)))
    return actor.roles.filter((role) => taking.has(role))
  }
  return {
    async of(actor, wanted = () => true) {
      const roles = offices(actor)
      const found = await db.selectFrom('queue_view').selectAll().where((one) => one.or([one('person', '=', actor.person), sql<boolean>`shared_with && ${roles}::text[]`])).orderBy('name').orderBy('id').limit(200).execute()
      const rows = found.filter(({ name }) => wanted(name))
      const others = rows.filter(({ person }) => person !== actor.person)
      const holders = new Map((await Promise.all([...new Set(others.flatMap((row) => row.shared_with))].map(async (role) => [role, await parties.holdersOf([role])] as const))))
      return rows.flatMap(({ id, name, query, person, shared_with: roles }): readonly QueueView[] => {
        const shown = { id, name, query, shared: roles.length > 0 }
        if (person === actor.person) return [shown]
        const holder = roles.flatMap((role) => holders.get(role) ?? []).find((one) => one.id === person)
        return holder === undefined ? [] : [{ ...shown, by: holder.name }]
      })
    },
    async save(actor, { name: given, query, shared }) {
      const name = nameOf(given)
      if (query.length > longestQuery) refuse(words.query)
      const saved = { query, shared_with: shared ? offices(actor) : [], saved_at: now() }
      await transact(db, async (tx) => {
        // Two that are saved at once count each other.
        await tx.selectFrom('person').select('id').where('id', '=', actor.person).forUpdate().executeTakeFirst()
        const others = await tx.selectFrom('queue_view').select('id').where('person', '=', actor.person).where('name', '<>', name).execute()
        if (others.length >= most) refuse(words.most)
        await tx.insertInto('queue_view').values({ id: newId(), person: actor.person, name, ...saved }).onConflict((on) => on.columns(['person', 'name']).doUpdateSet(saved)).execute()
      })
    },
    async change(actor, id, change) {
      const set = 'name' in change ? { name: nameOf(change.name) } : { shared_with: change.shared ? offices(actor) : [] }
      const changed = await transact(db, async (tx) => {
        await tx.selectFrom('person').select('id').where('id', '=', actor.person).forUpdate().executeTakeFirst()
        if (set.name !== undefined && await tx.selectFrom('queue_view').select('id').where('person', '=', actor.person).where('name', '=', set.name).where('id', '<>', id).executeTakeFirst()) refuse(words.taken)
        return tx.updateTable('queue_view').set(set).where('id', '=', id).where('person', '=', actor.person).returning('id').executeTakeFirst()
      })
      if (changed === undefined) throw new Failure('not found', words.none)
    },
    async remove(actor, id) {
      const removed = await db.deleteFrom('queue_view').where('id', '=', id).where('person', '=', actor.person).returning('id').executeTakeFirst()
      if (removed === undefined) throw new Failure('not found', words.none)
    },
    async forget(tx, person) {
      await tx.deleteFrom('queue_view').where('person', '=', person).execute()
    },
  }
}
