/** One signature for many cases: each is still completed, decided and recorded on its own, and all of it is done or nothing is. */
import { canonical, type JsonObject } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { dayOf, type Instant, yearOf } from '../../law/time.ts'
import { type Db, letWait, transact, type Tx } from '../database/index.ts'
import type { Expected } from '../decisions/index.ts'
import { type Actor, actorString } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { type FacedCase, faceCases, hasMoved, statesOf } from './log.ts'
import { messages } from './messages.ts'
import { carryOut, permitIn, type SignatureInput, standingIn } from './perform.ts'
import type { CaseState } from './case-state.ts'
import { stepOf } from './state.ts'

/** A case that takes part in a call. */
export interface Competitor {
  readonly id: string
  readonly number: string
  readonly version: string
  readonly declaration: Procedure
  readonly filedAt: Instant
  readonly person?: string
  readonly organisation?: string
  readonly state: CaseState
  readonly facts: Facts
}

/** A call: its applications are those filed in its window, or with its lot where each entry has a call `ofEach`. */
export interface FiledIn { readonly procedure: string; readonly opens: Instant; readonly closes: Instant; readonly ofEach: boolean }

const inCall = (db: Db | Tx, { procedure, opens, closes, ofEach }: FiledIn) => {
  const all = db.selectFrom('case_record').where('case_record.procedure', '=', procedure)
  return ofEach ? all.where('id', 'in', (of) => of.selectFrom('call_entrant').select('call_entrant.case').where('call_entrant.procedure', '=', procedure).where('opens', '=', opens))
    : all.where('filed_at', '>=', opens).where('filed_at', '<', closes)
}

/** The cases of a call, in the order of their numbers. */
export async function filedIn(ground: Ground, db: Db | Tx, call: FiledIn): Promise<readonly Competitor[]> {
  const rows = await inCall(db, call).select(['id', 'number', 'version', 'filed_at', 'person', 'organisation']).orderBy('number').execute()
  const states = await statesOf(ground, db, rows.map(({ id }) => id))
  return Promise.all(rows.map(async ({ id, number, version, filed_at: filedAt, person, organisation }) => {
    const state = states.get(id)!
    return {
      id, number, version, declaration: await ground.versions.byHash(version, db), filedAt, state, facts: state.facts, ...(person !== null && { person }), ...(organisation !== null && { organisation }),
    }
  }))
}

/** How many they are. */
export async function countFiled({ db }: Pick<Ground, 'db'>, call: FiledIn): Promise<number> {
  const { filed } = await inCall(db, call).select(({ fn }) => fn.countAll<bigint>().as('filed')).executeTakeFirstOrThrow()
  return Number(filed)
}

/** What is done in each case. */
export interface BatchAct { readonly case: string; readonly number: string; readonly outcome: string }

export interface Batch {
  /** Idempotency key: the same batch sent twice is done once. */
  readonly key: string
  readonly acts: readonly BatchAct[]
  readonly reasons?: string
  /** What is signed; it names every act. */
  readonly document: JsonObject
  readonly signature: SignatureInput
  /** Done in the same transaction, with the id of the signature; throws where what was signed is no longer so. */
  readonly with: (tx: Tx, signature: string) => Promise<void>
  /** How many cases are read and written together, from 1: 200 unless told otherwise. So many that what a statement costs of itself is little beside them, and so few that the portal answers others meanwhile. */
  readonly atOnce?: number
}

/** The bytes of what is signed. */
export const batchDocument = (document: JsonObject): Uint8Array => new TextEncoder().encode(canonical(document))

/** Completes the step of each case under one signature. Throws a `Failure` that names the case in which it cannot be done, and then does nothing. */
export async function performBatch(ground: Ground, actor: Actor, { key, acts, reasons, document, signature: { provider, cms }, with: beside, atOnce = 200 }: Batch): Promise<void> {
  const bytes = batchDocument(document)
  const verified = await ground.signatures.verify(provider, cms, bytes)
  await transact(ground.db, async (tx) => {
    await lockAll(tx, acts)
    await ground.signatures.requireOwn(tx, actor, 'office', verified)
    const id = await ground.signatures.record(tx, verified, cms, bytes)
    await beside(tx, id)
    await ground.journal.readKeys(tx, actorString(actor), acts.map(({ case: one }) => `case:${one}`))
    const by: By = { actor, key, ...(reasons && { reasons }), signature: { id, provider: verified.provider } }
    for (let at = 0; at < acts.length; at += atOnce) await performTogether(ground, tx, by, acts.slice(at, at + atOnce))
  })
}

/** Locks every case, each once, before anything else is: whoever acts in several of the same waits in the same order. */
async function lockAll(tx: Tx, acts: readonly BatchAct[]): Promise<void> {
  const ids = new Set<string>()
  for (const { case: one, number } of acts) {
    if (ids.has(one)) throw inCase(number, 'invalid', messages.twiceInBatch)
    ids.add(one)
  }
  const there = new Set((await tx.selectFrom('case_record').select('id').where('id', 'in', [...ids]).orderBy('id').forUpdate().execute()).map(({ id }) => id))
  const missing = acts.find(({ case: one }) => !there.has(one))
  if (missing) throw inCase(missing.number, 'not found', messages.noCase)
}

/** A failure that names the case. */
const inCase = (number: string, kind: 'invalid' | 'conflict' | 'not found' | 'refused', because: Text): Failure => new Failure(kind, inEveryLanguage((locale) => `№ ${number}: ${because[locale]}`))

/** By whom all acts of a batch are done, and how. */
interface By { readonly actor: Actor; readonly key: string; readonly reasons?: string; readonly signature: { readonly id: string; readonly provider: string } }

async function performTogether(ground: Ground, tx: Tx, { actor, key, reasons, signature }: By, acts: readonly BatchAct[]): Promise<void> {
  const cases = new Map(await faceCases(ground, tx, acts.map(({ case: one }) => one), actor))
  await ground.decisions.expecting(tx, expectedOf(ground, acts.map((act) => ({ ...act, loaded: cases.get(act.case)! }))), () => letWait(tx, async () => {
    for (const { case: one, number, outcome } of acts) {
      const read = cases.get(one)!
      // An act in another one of them may have led to one in this.
      const loaded = hasMoved(tx, read) ? new Map(await faceCases(ground, tx, [one], actor)).get(one)! : read
      if (standingIn(loaded, actor) !== 'performer') throw inCase(number, 'refused', messages.notOffered)
      const permit = await permitIn(ground, tx, loaded, actor, { ranked: true })
      if (!permit.outcomes.includes(outcome)) throw inCase(number, 'conflict', permit.because ?? messages.notOffered)
      await carryOut(ground, tx, loaded, actor, `${key}:${one}`, { type: 'completed', step: loaded.state.step!, outcome, ...(reasons && { reasons }), signature: signature.id }, signature)
    }
  }))
}

/** The decisions to which acts lead, by the register that numbers them. */
function expectedOf({ now, calendar }: Ground, acts: readonly { readonly outcome: string; readonly loaded: FacedCase }[]): readonly Expected[] {
  const year = yearOf(dayOf(now(), calendar.zone))
  const kinds = acts.flatMap(({ outcome, loaded: { declaration, state } }) => {
    const kind = declaration.decisions[stepOf(declaration, state)?.outcomes[outcome]?.decides ?? '']
    return kind ? [{ register: declaration.body.register, credential: kind.credential !== undefined }] : []
  })
  return [...new Set(kinds.map(({ register }) => register))].map((register) => {
    const ofIt = kinds.filter((kind) => kind.register === register)
    return { register, year, decisions: ofIt.length, credentials: ofIt.filter(({ credential }) => credential).length }
  })
}
