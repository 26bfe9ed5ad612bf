/** A case that stands already: an office opens no second one about the same decision, nor one of itself that states the same and would carry out the same act. */
import { sql } from 'kysely'
import { canonical } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { carryingOut, fieldsOf, type Procedure } from '../../law/procedure.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { messages } from './messages.ts'

/** A case of this procedure that is open, with the key by which it was opened. */
export interface StandingCase { readonly id: string; readonly number: string; readonly key: string }

/** Thrown where a case stands that would do the same: whoever asked is led to it. */
export class CaseStands extends Failure {
  readonly stands: StandingCase

  constructor(stands: StandingCase) {
    super('conflict', messages.stands(stands.number))
    this.stands = stands
  }
}

const openOf = (within: Db, procedure: string) => within.selectFrom('case_record as record').innerJoin('case_action as action', (join) => join.onRef('action.case_id', '=', 'record.id').on('action.seq', '=', 0))
  .select(['record.id', 'record.number', 'action.key']).where('record.procedure', '=', procedure).where('record.closed_at', 'is', null)

/** The open case of this procedure about this decision; undefined where there is none. */
export const standingAbout = (within: Db, { procedure, about }: { readonly procedure: string; readonly about: string }): Promise<StandingCase | undefined> =>
  openOf(within, procedure).where('record.about', '=', about).executeTakeFirst()

/** What a case states when it is opened, with files as what is in them: two of which this is the same would do the same. */
async function statedIn({ files }: Pick<Ground, 'files'>, declaration: Procedure, facts: Facts): Promise<string> {
  const stated = await Promise.all(fieldsOf(declaration).filter(({ name }) => facts[name] !== undefined).map(async ({ kind, name }) =>
    [name, kind === 'file' ? (await files.find(String(facts[name]))).hash : facts[name]!] as const))
  return canonical(Object.fromEntries(stated))
}

/** Throws where an open case of the same body states the same and would carry out the same act; none comes to be until this transaction has ended. */
export async function requireNoneStands(ground: Pick<Ground, 'files'>, tx: Tx, declaration: Procedure, facts: Facts, body: string | undefined): Promise<void> {
  if (carryingOut(declaration).length === 0) return
  await sql`select pg_advisory_xact_lock(hashtext('case.stands'), hashtext(${declaration.id}))`.execute(tx)
  const open = await openOf(tx, declaration.id).where('record.about', 'is', null).where(sql<string>`coalesce(record.opened_in, '')`, '=', body ?? '').select(['action.act', 'action.personal']).orderBy('record.filed_at').execute()
  if (open.length === 0) return
  const stated = await statedIn(ground, declaration, facts)
  for (const { act, personal, ...stands } of open) {
    if (act.type === 'opened' && await statedIn(ground, declaration, { ...act.facts, ...personal }) === stated) throw new CaseStands(stands)
  }
}
