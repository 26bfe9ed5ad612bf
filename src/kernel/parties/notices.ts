/** How people in office want to be told of work: at once, once a day, or not; what the law demands is told whatever they chose. */
import { type RawBuilder, sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Day } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor } from './actor.ts'
import { type Draft, repeatByMail } from './mail.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'

/** When somebody is told of work that has come to their office. */
const workNotices = ['at once', 'daily', 'never'] as const
export type WorkNotice = (typeof workNotices)[number]

/** Somebody in office who is to be sent what awaits them. */
export interface ToldDaily { readonly person: string; readonly name: string; readonly roles: readonly string[] }

const inForce = (at: string): RawBuilder<boolean> => sql<boolean>`r.began_at <= ${at}::timestamptz and (r.ends_at is null or r.ends_at > ${at}::timestamptz) and p.closed_at is null and p.email is not null`

/** What somebody has chosen; once a day unless they said otherwise. */
export async function workNoticeOf({ db }: Means, person: string): Promise<WorkNotice> {
  const row = await db.selectFrom('notice_preference').select('work').where('person', '=', person).executeTakeFirst()
  return row?.work ?? 'daily'
}

/** Keeps what somebody chose for themself. @throws Failure 'invalid' for what cannot be chosen */
export async function chooseWorkNotice({ now }: Means, tx: Tx, { person }: Actor, wanted: string): Promise<void> {
  const work = workNotices.find((one) => one === wanted)
  if (work === undefined) throw new Failure('invalid', words.noticeUnknown, [{ field: 'work', text: words.noticeUnknown }])
  const row = { work, changed_at: now() }
  await tx.insertInto('notice_preference').values({ person, ...row }).onConflict((conflict) => conflict.column('person').doUpdateSet(row)).execute()
}

/** Whoever holds one of these roles now and wants to be told of work at once. */
export async function toldAtOnce({ now }: Means, within: Db | Tx, roles: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select distinct p.id from role_assignment r join person p on p.id = r.person join notice_preference n on n.person = p.id
    where r.role = any(${roles}) and n.work = 'at once' and ${inForce(now())} order by p.id`.execute(within)
  return rows.map(({ id }) => id)
}

/** Whoever is in office, is told once a day, and was not on this day. */
export async function toldDaily({ db, now }: Means, day: Day): Promise<readonly ToldDaily[]> {
  const { rows } = await sql<ToldDaily>`
    select p.id as person, p.name, array_agg(distinct r.role) as roles from role_assignment r join person p on p.id = r.person left join notice_preference n on n.person = p.id
    where coalesce(n.work, 'daily') = 'daily' and ${inForce(now())} and not exists (select from digest d where d.person = p.id and d.day = ${day}::date)
    group by p.id order by p.id`.execute(db)
  return rows
}

/** Sends somebody by mail what awaits them, once a day; answers whether it was now. The cabinet shows it anyway: the inbox keeps what must be proved. */
export async function sendDigest(means: Means, tx: Tx, person: string, day: Day, draft: Draft): Promise<boolean> {
  const first = await tx.insertInto('digest').values({ person, day }).onConflict((conflict) => conflict.doNothing()).returning('day').executeTakeFirst()
  if (first === undefined) return false
  await repeatByMail(means, tx, person, draft)
  return true
}
