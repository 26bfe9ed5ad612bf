/** Writes the acts of many cases at once, with the rows of the queue as the last of each leaves it. */
import { sql } from 'kysely'
import type { Write } from '../database/index.ts'
import type { Action } from './action.ts'
import type { CaseRow } from './tables.ts'

/** An act of a case that waits to be written, after its entry. */
export interface Waiting {
  readonly case: string
  readonly entry: { readonly id: bigint }
  readonly action: Omit<Action, 'act'> & { readonly key: string; readonly inputHash: string }
  /** What is kept of the act openly, and apart from it what can be erased. */
  readonly open: object
  readonly personal: object | null
  /** What of the row of the queue is now otherwise: the same columns of every case. */
  readonly standing: Partial<CaseRow>
}

const actColumns = sql.join(['id', 'case_id', 'seq', 'key', 'input_hash', 'at', 'actor', 'person', 'act', 'personal', 'journal_id'].map((name) => sql.ref(name)))

export const writeActs: Write<Waiting> = async (say, acts) => {
  const rows = acts.map(({ case: case_id, entry, action: { id, seq, key, inputHash: input_hash, at, actor, person = null }, open: act, personal }) =>
    ({ id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id: String(entry.id) }))
  await say(sql`insert into case_action (${actColumns}) select ${actColumns} from jsonb_populate_recordset(null::case_action, ${JSON.stringify(rows)}::jsonb)`)
  const records = new Map(acts.map(({ case: id, standing }) => [id, { id, ...standing }]))
  const columns = Object.keys(acts[0]!.standing).map((name) => sql`${sql.ref(name)} = now_so.${sql.ref(name)}`)
  await say(sql`update case_record set ${sql.join(columns)} from jsonb_populate_recordset(null::case_record, ${JSON.stringify([...records.values()])}::jsonb) now_so where case_record.id = now_so.id`)
}
