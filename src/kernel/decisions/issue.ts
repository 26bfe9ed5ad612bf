/** Issues decisions and changes what becomes of them, each in the caller's transaction with its journal entry. */
import { randomBytes, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { canonical, hashOfText } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { later, newId, rowsWait, type Tx, type Write } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { takingBack } from '../lineage/index.ts'
import { decisionCredential, sealCredential, type StatusPlace } from './credential.ts'
import type { Issuers } from './issuers.ts'
import { messages } from './messages.ts'
import { giveBack, keep, nextKept, nextNumber, numberFrom, taking } from './numbers.ts'
import { type DecisionDraft, type DecisionRecord, holderNumber, parseRecord, recordJson } from './record.ts'
import { listLength, type ListOrder, spread } from './status.ts'

export interface Means {
  readonly now: () => Instant
  readonly journal: Journal
  readonly issuers: Issuers
}

/** Types of the journal's entries about decisions; their subject is `decision:<id>`. */
const entryTypes = {
  issued: 'decision.issued', revoked: 'decision.revoked', suspended: 'decision.suspended', reinstated: 'decision.reinstated',
} as const

/** Numbers, seals, stores and journals a decision. */
export async function issue(tx: Tx, { journal, issuers }: Means, actor: string, draft: DecisionDraft): Promise<DecisionRecord> {
  const { register, ...rest } = draft
  const issuer = issuers.ofRegister(register)
  const { number: given, place } = await nextInRegister(tx, register, Number(draft.decidedOn.slice(0, 4)), draft.credentialType !== undefined)
  const identity = { id: newId(), number: given, salt: randomBytes(16).toString('hex') }
  const record = checked({ ...rest, ...identity })
  const text = canonical(record)
  const hash = hashOfText(text)
  const credential = place && await sealCredential(decisionCredential(record, hash, issuer, place), issuer)
  const { id, number, institution, procedure, kind, effect, about } = record
  const noted = {
    type: entryTypes.issued, subject: `decision:${id}`, begins: true as const,
    body: { decision: id, number, institution, procedure, kind, effect, record: hash, ...(about !== undefined && { about }) },
  }
  const { person, body } = record.holder
  const row = {
    id, number, institution, procedure, kind, effect, case_id: record.case, organisation_identifier: holderNumber(record.holder) ?? null, person: person?.id ?? null, about: about ?? null,
    record: text, hash, credential: credential ?? null, decided_at: record.decidedAt, issuer: issuer.body ?? null, holder_body: body?.id ?? null,
  }
  const status = { decision: id, list: place?.list ?? null, index: place?.index ?? null }
  if (rowsWait(tx)) {
    later(tx, writeDecisions, { entry: await journal.appendLater(tx, actor, noted), row, status })
    return record
  }
  await sql`with entry as (${await journal.appending(tx, actor, noted)}), issued as (
      insert into decision (${listed}, entry) select ${sql.join(columns.map((name) => sql.ref(`issued.${name}`)))}, entry.id from jsonb_populate_recordset(null::decision, ${JSON.stringify([row])}::jsonb) issued, entry
    )
    insert into decision_status (decision, list, index) values (${status.decision}, ${status.list}, ${status.index})`.execute(tx)
  return record
}

const columns = [
  'id', 'number', 'institution', 'procedure', 'kind', 'effect', 'case_id', 'organisation_identifier', 'person', 'about', 'record', 'hash', 'credential', 'decided_at', 'issuer', 'holder_body',
] as const
const listed = sql.join(columns.map((name) => sql.ref(name)))

const writeDecisions: Write<{ readonly entry: { readonly id: bigint }; readonly row: object; readonly status: object }> = async (say, decisions) => {
  const rows = decisions.map(({ entry, row }) => ({ ...row, entry: String(entry.id) }))
  await say(sql`insert into decision (${listed}, entry) select ${listed}, entry from jsonb_populate_recordset(null::decision, ${JSON.stringify(rows)}::jsonb)`)
  await say(sql`insert into decision_status (decision, list, index) select decision, list, index from jsonb_populate_recordset(null::decision_status, ${JSON.stringify(decisions.map(({ status }) => status))}::jsonb)`)
}

/** The record as it will be read back; a record that could not be read back is not issued. */
function checked(record: DecisionRecord): DecisionRecord {
  const read = parseRecord(recordJson(record))
  if (read === undefined) throw new TypeError('This is no whole decision record')
  return read
}

/** Decisions of a kind that an act of many cases is about to issue: of which register and year, how many, and how many of them with a credential. */
export interface Expected { readonly register: string; readonly year: number; readonly decisions: number; readonly credentials: number }

/** Places in the status lists that a transaction has taken and not given yet. */
const places = new WeakMap<Tx, StatusPlace[]>()

/** Takes numbers and places in the status lists for many decisions at once while `act` issues them; what it does not need is given back. */
export async function expecting<T>(tx: Tx, expected: readonly Expected[], act: () => Promise<T>): Promise<T> {
  for (const { register, year, decisions } of expected) await keep(tx, register, year, decisions)
  places.set(tx, await takePlaces(tx, expected.reduce((sum, { credentials }) => sum + credentials, 0)))
  const result = await act()
  places.delete(tx)
  await giveBack(tx)
  return result
}

/** Takes places in the status lists, for credentials of decisions and for copies of them in wallets. */
export async function takePlaces(tx: Tx, count: number): Promise<StatusPlace[]> {
  if (count === 0) return []
  const { rows } = await sql<{ n: bigint; list: number } & (ListOrder | Record<keyof ListOrder, null>)>`
    with next as materialized (select nextval('decision_credential') as n from generate_series(1, ${count}::integer))
    select n, list, start, stride from next cross join lateral (select (n / ${listLength}::bigint)::integer + 1 as list) place left join status_list on status_list.number = list order by n`.execute(tx)
  const opened = new Map<number, ListOrder>()
  const taken: StatusPlace[] = []
  for (const { n, list, ...order } of rows) {
    if (!opened.has(list)) opened.set(list, order.start === null ? await openList(tx, list) : order)
    taken.push({ list, index: spread(Number(n) % listLength, opened.get(list)!) })
  }
  return taken
}

/** The number of the next decision of a register, and where the status of its credential stands, if it has one. */
async function nextInRegister(tx: Tx, register: string, year: number, withPlace: boolean): Promise<{ readonly number: string; readonly place?: StatusPlace }> {
  const kept = nextKept(tx, register, year)
  const place = withPlace && kept !== undefined ? places.get(tx)?.shift() : undefined
  if (kept !== undefined) return { number: kept, ...(withPlace && { place: place ?? (await takePlaces(tx, 1))[0]! }) }
  if (!withPlace) return { number: await nextNumber(tx, register, year) }
  const { rows: [row] } = await sql<{ n: bigint; list: number; taken: number | null } & (ListOrder | Record<keyof ListOrder, null>)>`
    with taken as (${taking(tx, register, year)}), next as materialized (select nextval('decision_credential') as n)
    select n, list, start, stride, (select number from taken) as taken
    from next cross join lateral (select (n / ${listLength}::bigint)::integer + 1 as list) place left join status_list on status_list.number = list`.execute(tx)
  const { n, list, taken, ...order } = row!
  return {
    number: await numberFrom(tx, register, year, taken ?? undefined),
    place: { list, index: spread(Number(n) % listLength, order.start === null ? await openList(tx, list) : order) },
  }
}

/** Opens a list, unless another act has opened it meanwhile, and answers with its order. */
async function openList(tx: Tx, list: number): Promise<ListOrder> {
  const order = { start: randomInt(listLength), stride: randomInt(listLength / 2) * 2 + 1 }
  await tx.insertInto('status_list').values({ number: list, ...order }).onConflict((conflict) => conflict.doNothing()).execute()
  return tx.selectFrom('status_list').select(['start', 'stride']).where('number', '=', list).executeTakeFirstOrThrow()
}

/** What can become of a decision. */
export type Change =
  | { readonly change: 'revoke'; readonly byDecision: string; readonly reason: Text }
  | { readonly change: 'suspend' | 'reinstate'; readonly reason: Text }

/** Changes the status of a decision: the bit of its credential flips with this transaction. */
export async function change(tx: Tx, { now, journal }: Means, actor: string, id: string, change: Change): Promise<void> {
  // What it permitted, such as a reading of data, may be what somebody is resting an act on.
  if (change.change !== 'reinstate') await takingBack(tx)
  const status = await tx.selectFrom('decision_status').selectAll().where('decision', '=', id).forUpdate().executeTakeFirst()
  if (status === undefined) throw new Failure('not found', messages.notFound)
  if (status.revoked_at !== null) throw new Failure('conflict', messages.alreadyRevoked)
  const suspended = status.suspended_at !== null
  if (change.change === 'suspend' && suspended) throw new Failure('conflict', messages.alreadySuspended)
  if (change.change === 'reinstate' && !suspended) throw new Failure('conflict', messages.notSuspended)
  await tx.updateTable('decision_status').set({
    ...(change.change === 'revoke' && { revoked_at: now(), revoked_by: change.byDecision }),
    ...(change.change === 'suspend' && { suspended_at: now() }),
    ...(change.change === 'reinstate' && { suspended_at: null }),
    reason: change.reason,
  }).where('decision', '=', id).execute()
  if (status.list !== null) {
    await tx.updateTable('status_list').set({ version: sql`version + 1` }).where('number', '=', status.list).execute()
  }
  await journal.append(tx, actor, {
    type: entryTypes[change.change === 'revoke' ? 'revoked' : change.change === 'suspend' ? 'suspended' : 'reinstated'],
    subject: `decision:${id}`,
    body: { decision: id, reason: { ...change.reason }, ...(change.change === 'revoke' && { byDecision: change.byDecision }) },
  })
}
