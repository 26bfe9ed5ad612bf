/**
 * Calls: competitions whose applications are ordinary cases, ranked after the window has closed and decided on with one signature.
 *
 * Promises: the ranking is a pure function of the answers, the declaration and a seed committed to before the window closed, so that
 * anybody can compute it again; each decision of a batch stands and verifies by itself. Never: decides without a person's signature, takes an
 * application outside of the window, or publishes a name.
 */
import { sql } from 'kysely'
import { hashOf, type JsonObject } from '../../law/canonical.ts'
import { type Call, type Fate, fateIn, rank, windowOf, windowState } from '../../law/call.ts'
import type { Calendar } from '../../law/calendar.ts'
import { addDuration } from '../../law/duration.ts'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import { nextIn, type PlacesOf, placesOf } from '../../law/quotas.ts'
import { countedFacts, countedOf, quotaFacts, type RankedRow, type RankingDocument, type RankingFile } from '../../law/ranking.ts'
import { readingOf } from '../../law/reading.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import type { BatchAct, Cases, Competitor, FiledIn, SignatureInput } from '../cases/index.ts'
import { batchDocument } from '../cases/index.ts'
import { type Db, eachApart, newId, transact } from '../database/index.ts'
import type { Decisions } from '../decisions/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Actor } from '../parties/index.ts'
import { commit, type Lot, lotMeeting, lotsOf } from '../lots/index.ts'
import { type Calibration, calibrationsOf } from './calibration.ts'
import { messages } from './messages.ts'
import type { Row } from './tables.ts'

export interface CallView {
  readonly procedure: Procedure
  readonly call: Call
  /** The number of the entry for which it is held, where each has a call of its own. */
  readonly of?: string
  /** When that entry was struck off, where it was before the call closed: then nobody is given a place. */
  readonly struck?: Instant
  readonly state: 'to come' | 'open' | 'closed' | 'ranked'
  readonly opens: Instant
  readonly closes: Instant
  /** The other calls of the procedure, the latest first. */
  readonly others: readonly OtherCall[]
  /** The hash of the seed, with the moment of its publication; absent before the window opens. */
  readonly commitment?: string
  readonly committedAt?: Instant
  /** Published with the ranking. */
  readonly seed?: string
  readonly filed: number
  readonly taken: number
  /** Whoever has a place that nobody has given up, subtracted from the places. */
  readonly free: number
  /** The same of the common places and of those of each quota. */
  readonly places: readonly PlacesOf[]
  /** In order; for the office from the close on as they stand now, for everybody as they were signed last. */
  readonly rows: readonly Row[]
  /** How many were signed so far, and of which of these there is a file. */
  readonly batches: number
  readonly files: readonly number[]
  /** For the office alone, from the close on: by how much those who judged apart differ. */
  readonly calibrations?: readonly Calibration[]
}

/** When another call of the procedure opened, and for which entry. */
export interface OtherCall { readonly opens: Instant; readonly of?: string }

/** A batch as it would be signed now. */
export interface Drawn { readonly does: 'admit' | 'refuse'; readonly acts: readonly DrawnAct[]; readonly document: JsonObject; readonly asksReasons: boolean }

/** What is done to one applicant; `through` a quota, where the place is one of those that it keeps. */
export interface DrawnAct extends BatchAct { readonly through?: string }

export interface Calls {
  /** The calls of the procedures in force today. */
  readonly declared: readonly (Procedure & { readonly call: Call })[]
  /** The present call of each, and all calls of those that hold one for each entry, the latest first. */
  current(): Promise<readonly CallView[]>
  /** When each call that is held for an entry takes its last application, by the number of the entry: those that have begun. The entry may say another day since. */
  closings(procedure: string): Promise<ReadonlyMap<string, Instant>>
  /** A call as everybody may see it, another than the present one by its opening: its ranking as it was signed last, read from that and never from the cases. Throws a `Failure` (not found). */
  view(procedure: string, opens?: Instant): Promise<CallView>
  /** The same for the office that signs, with the ranking as soon as the window has closed. Throws a `Failure` (not found) for anybody else. */
  desk(actor: Actor, procedure: string, opens?: Instant): Promise<CallView>
  /** The procedures whose rankings the office of the actor signs; those with a call for each entry once there is one. */
  ofOffice(actor: Actor): Promise<readonly Procedure[]>
  /** What is to be signed next. Throws a `Failure` that says why nothing is. */
  draw(actor: Actor, procedure: string, does: Drawn['does'], opens?: Instant): Promise<Drawn>
  /** The bytes to sign. */
  document(drawn: Drawn): Uint8Array
  /** Signs what was drawn: all of it is done, or nothing. */
  sign(actor: Actor, procedure: string, what: { readonly does: Drawn['does']; readonly opens?: Instant; readonly seen: string; readonly reasons?: string; readonly signature: SignatureInput }): Promise<void>
  /** Where a case stood in the ranking that was signed last; whoever may see the case is the caller's to know. */
  placeOf(procedure: string, number: string): Promise<(Row & { readonly opens: Instant }) | undefined>
  /** What was signed, as a file from which anybody computes the ranking again: of the last signature, or of another by its number from 0. Throws a `Failure` (not found) before anything was. */
  file(procedure: string, which?: { readonly opens?: Instant; readonly batch?: number }): Promise<RankingFile>
  /** The clock's round: the lot of every call whose window is open is committed to, and what was signed goes when its time of keeping is over. */
  round(): Promise<void>
}

interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly zone: string
  readonly calendar: Calendar
  readonly journal: Pick<Journal, 'append'>
  readonly decisions: Pick<Decisions, 'whichRevoked'>
  readonly cases: Pick<Cases, 'countFiled' | 'filedIn' | 'performBatch' | 'versions'>
}

export function openCalls(ground: Ground): Calls {
  const { db, now, zone, journal, cases, decisions } = ground
  const declared = () => cases.versions.today().flatMap((one) => (one.call ? [{ ...one, call: one.call }] : []))

  /** The lot of the call that a procedure is in; until the next one opens that is the call before. */
  function lotNow(call: Call | undefined, lots: readonly Lot[]): Lot | undefined {
    if (call?.window === undefined) return lots[0]
    const window = windowOf(call.window, zone)
    return lotMeeting(lots, window) ?? (now() < window.from ? lots[0] : undefined)
  }

  /** A call without its applications: once its lot is drawn by the version under which it was, whatever was enacted since. */
  async function found(id: string, asked: Instant | undefined) {
    const lots = await lotsOf(db, id)
    const latest = cases.versions.latest(id)
    const lot = asked === undefined ? lotNow(latest?.call, lots) : lots.find(({ opens }) => opens === asked)
    const procedure = lot ? await cases.versions.byHash(lot.version) : asked === undefined ? latest : undefined
    if (procedure?.call === undefined) throw new Failure('not found', messages.none)
    const { call } = procedure
    const window = lot ? { from: lot.opens, until: lot.closes } : call.window && windowOf(call.window, zone)
    if (window === undefined) throw new Failure('not found', messages.none)
    const { from: opens, until: closes } = window
    const last = await lastBatch(db).where('procedure', '=', id).where('opens', '=', opens).executeTakeFirst()
    const batches = last === undefined ? 0 : last.seq + 1
    const kept = last && await db.selectFrom('call_batch').select('seq').where('procedure', '=', id).where('opens', '=', opens).where('document', 'is not', null).orderBy('seq').execute()
    const struck = lot?.of && await struckBefore(lot.of, closes)
    return {
      lot, last, told: {
        procedure, call, opens, closes, batches, files: (kept ?? []).map(({ seq }) => seq), others: lots.flatMap((one) => (one.opens === opens ? [] : [otherOf(one)])), ...(lot?.of && { of: lot.of }), ...(struck && { struck }),
        state: batches > 0 ? 'ranked' as const : windowState(window, now()), ...(lot && { commitment: lot.commitment, committedAt: lot.committed_at }),
      },
    }
  }

  /** When an entry was struck off before its call closed: no decision that gives something rests on it. */
  const struckBefore = async (entry: string, closes: Instant): Promise<Instant | undefined> =>
    (await db.selectFrom('entry_version').select('at').where('entry', '=', entry).where('does', '=', 'strike').where('at', '<', closes).orderBy('at').executeTakeFirst())?.at

  type Found = Awaited<ReturnType<typeof found>>

  const placesIn = (call: Call, rows: readonly Row[]): Pick<CallView, 'taken' | 'free' | 'places'> => {
    const taken = rows.filter(({ fate }) => fate === 'admitted').length
    return { taken, free: Math.max(0, call.capacity - taken), places: placesOf(call, rows) }
  }

  /** Takes answers and quotas out of what was signed so long ago that the cases themselves are not kept: the places by number stay. */
  async function forgetKept(): Promise<void> {
    const today = dayOf(now(), zone)
    const signed = await db.selectFrom('call_batch').innerJoin('call_lot', (join) => join.onRef('call_lot.procedure', '=', 'call_batch.procedure').onRef('call_lot.opens', '=', 'call_batch.opens'))
      .select(['call_batch.id', 'call_batch.signed_at', 'call_lot.version']).where('call_batch.document', 'is not', null).execute()
    for (const { id, signed_at, version } of signed) {
      const { keep } = await cases.versions.byHash(version)
      if (addDuration(ground.calendar, dayOf(signed_at, zone), keep.for) >= today) continue
      await sql`update call_batch set document = null, ranking = (select coalesce(jsonb_agg(ranked - 'quotas' order by place), '[]') from jsonb_array_elements(ranking) with ordinality as ranks (ranked, place)) where id = ${id}`.execute(db)
    }
  }

  /** Through which quota each was admitted last; also of whoever lost the place since, for a revocation can fall. */
  async function throughSigned(id: string, opens: Instant, rows: readonly Row[]): Promise<ReadonlyMap<string, string | undefined>> {
    const { rows: signed } = await sql<{ acts: RankingDocument['acts'] | null }>`select document -> 'acts' as acts from call_batch where procedure = ${id} and opens = ${opens}::timestamptz order by seq`.execute(db)
    return new Map([...rows.map(({ number, through }) => [number, through] as const), ...signed.flatMap(({ acts }) => (acts ?? []).map(({ number, through }) => [number, through] as const))])
  }

  /** A call with all its applications as they stand now: for whoever signs, for it takes as long as there are many. */
  async function whole({ lot, last, told }: Found): Promise<WholeCall> {
    const { procedure: { id }, call, opens } = told
    const filed = await cases.filedIn(windowFiled(told))
    const revoked = await decisions.whichRevoked(filed.flatMap(({ state }) => state.decisions.map((one) => one.id)))
    const byNumber = new Map(filed.map((one) => [one.number, { ...one, fate: fateOf(call, one, revoked) }]))
    // Through which quota somebody has their place is what was signed, and nothing that the cases would say.
    const through = await throughSigned(id, opens, last?.ranking ?? [])
    const names = countedFacts({ ...told.procedure, call })
    const ranking = lot === undefined ? [] : rank(call, [...byNumber.values()].filter(({ fate }) => fate !== 'out').map(({ number, facts, declaration, filedAt }) => ({
      number, facts, reading: readingOf(declaration, dayOf(filedAt, zone)),
    })), lot.seed)
    const rows = ranking.map((one): Row => {
      const { id: of, version, fate } = byNumber.get(one.number)!
      const quota = fate === 'admitted' ? through.get(one.number) : undefined
      return { ...one, case: of, version, fate, ...(quota !== undefined && { through: quota }) }
    })
    const counts = rows.map(({ number }) => {
      const { facts, filedAt } = byNumber.get(number)!
      return { on: dayOf(filedAt, zone), counted: countedOf(names, facts) }
    })
    return { ...told, filed: filed.length, ...placesIn(call, rows), rows, counts, calibrations: calibrationsOf(filed), ...(lot && { seed: lot.seed, version: lot.version }) }
  }

  /** A call with what was signed last, whatever has happened in its cases since. */
  async function published({ lot, last, told }: Found): Promise<CallView> {
    const rows = (last?.ranking ?? []).map(asPublished)
    return { ...told, filed: await cases.countFiled(windowFiled(told)), ...placesIn(told.call, rows), rows, ...(last && lot && { seed: lot.seed }) }
  }

  const signsIt = ({ roles }: Actor, { steps }: Procedure, call: Call): boolean => {
    const by = steps[call.at]?.by
    return typeof by === 'object' && 'role' in by && roles.includes(by.role)
  }

  async function desk(actor: Actor, id: string, opens?: Instant): Promise<WholeCall | CallView> {
    const call = await found(id, opens)
    if (!signsIt(actor, call.told.procedure, call.told.call)) throw new Failure('not found', messages.none)
    return call.told.state === 'to come' || call.told.state === 'open' ? published(call) : whole(call)
  }

  /** What is signed: the whole ranking with its seed, and what is done to whom. */
  function drawFrom(view: WholeCall | CallView, does: Drawn['does']): Drawn {
    const { procedure, call, rows, commitment, seed, opens, batches } = view
    if (view.state === 'to come' || view.state === 'open' || !('counts' in view)) throw new Failure('conflict', messages.stillOpen)
    if (rows.some(({ fate }) => fate === 'being checked')) throw new Failure('conflict', messages.notYetRanked)
    // Of a call whose entry is gone nobody can be given a place, so that places that are free keep nobody waiting.
    const next = view.struck === undefined ? nextIn(call, rows) : []
    if (does === 'refuse' && next.length > 0) throw new Failure('conflict', messages.placesLeft)
    const chosen = new Map(does === 'admit' ? next.map(({ number, through }) => [number, through]) : rows.flatMap(({ number, fate }) => (fate === 'waiting' ? [[number, undefined]] : [])))
    if (chosen.size === 0) throw new Failure('conflict', messages.nothingToSign)
    const outcome = does === 'admit' ? call.admits : call.refuses
    const ofQuotas = new Set(quotaFacts({ ...procedure, call }))
    const acts = rows.filter(({ number }) => chosen.has(number)).map((row): DrawnAct => {
      const through = chosen.get(row.number)
      return { case: row.case, number: row.number, outcome, ...(through !== undefined && { through }) }
    })
    const document: RankingDocument = {
      call: procedure.id, ...(view.of !== undefined && { of: view.of }), ...(view.struck !== undefined && { struck: view.struck }), opens, version: view.version!, batch: batches, does, commitment: commitment!, seed: seed!,
      ranking: rows.map(({ number, place, points, lot, version, fate, quotas, through }, index): RankedRow => {
        const { on, counted } = view.counts[index]!
        // Who belongs to a quota is published only of whoever has a place through one: of nobody else would it decide anything.
        const says = (chosen.get(number) ?? through) !== undefined
        return {
          number, place, ...(points !== undefined && { points }), lot, version, on, counted: says ? counted : Object.fromEntries(Object.entries(counted).filter(([fact]) => !ofQuotas.has(fact))), fate,
          ...(quotas && says && { quotas }), ...(through !== undefined && { through }),
        }
      }),
      acts: acts.map(({ case: _case, ...act }) => act),
    }
    return { does, acts, document: JSON.parse(JSON.stringify(document)) as JsonObject, asksReasons: procedure.steps[call.at]?.outcomes[outcome]?.reasons === true }
  }

  return {
    get declared() { return declared() },
    view: async (id, opens) => published(await found(id, opens)),
    closings: async (procedure) => new Map((await lotsOf(db, procedure)).flatMap(({ of, closes }) => (of === null ? [] : [[of, closes] as const]))),
    async current() {
      const views = await Promise.all(declared().map(async ({ id, call }) => {
        const opened = call.ofEach ? (await lotsOf(db, id)).map(({ opens }) => opens) : [undefined]
        return Promise.all(opened.map(async (opens) => published(await found(id, opens))))
      }))
      return views.flat()
    },
    desk,
    async ofOffice(actor) {
      const own = declared().filter((procedure) => signsIt(actor, procedure, procedure.call))
      const begun = await Promise.all(own.map(async ({ id, call }) => call.ofEach === undefined || (await lotsOf(db, id)).length > 0))
      return own.filter((_, at) => begun[at])
    },
    draw: async (actor, id, does, opens) => drawFrom(await desk(actor, id, opens), does),
    document: ({ document }) => batchDocument(document),
    async sign(actor, id, { does, opens, seen, reasons, signature }) {
      const view = await desk(actor, id, opens)
      const drawn = drawFrom(view, does)
      if (seen !== hashSeen(drawn)) throw new Failure('conflict', messages.changed)
      const batch = newId()
      await cases.performBatch(actor, {
        key: `batch:${batch}`, acts: drawn.acts, document: drawn.document, signature, ...(reasons !== undefined && reasons !== '' && { reasons }),
        async with(tx, signed) {
          const first = await tx.insertInto('call_batch').values({
            id: batch, procedure: id, opens: view.opens, seq: view.batches, does, ranking: JSON.stringify(afterwards(view.rows, drawn)),
            numbers: JSON.stringify(drawn.acts.map(({ number }) => number)), document: JSON.stringify(drawn.document), signature: signed, signed_by: actor.person, signed_at: now(),
          }).onConflict((conflict) => conflict.columns(['procedure', 'opens', 'seq']).doNothing()).returning('id').executeTakeFirst()
          if (first === undefined) throw new Failure('conflict', messages.changed) // another batch was signed at the same moment
          await journal.append(tx, `person:${actor.person}`, {
            type: 'call.signed', subject: `call:${id}`, body: { procedure: id, opens: view.opens, batch: view.batches, outcome: does, count: drawn.acts.length, seed: view.seed!, signature: signed, hash: hashSeen(drawn) },
          })
        },
      })
    },
    async placeOf(id, number) {
      const { rows: [place] } = await sql<{ ranked: Row; opens: Instant }>`select ranked, opens from call_batch last, jsonb_array_elements(ranking) ranked where procedure = ${id} and ranked ->> 'number' = ${number}
        and seq = (select max(seq) from call_batch other where other.procedure = last.procedure and other.opens = last.opens) order by opens desc limit 1`.execute(db)
      return place && { ...asPublished(place.ranked), opens: place.opens }
    },
    async file(id, { opens, batch } = {}) {
      const { told } = await found(id, opens)
      const signed = await db.selectFrom('call_batch').select('document').where('procedure', '=', id).where('opens', '=', told.opens).where('seq', '=', batch ?? told.batches - 1).executeTakeFirst()
      if (!signed?.document) throw new Failure('not found', messages.notPublished)
      const { document } = signed
      const versions = [...new Set([document.version, ...document.ranking.map(({ version }) => version)])]
      return { document, declarations: Object.fromEntries(await Promise.all(versions.map(async (version) => [version, await cases.versions.byHash(version)] as const))) }
    },
    async round() {
      const open = declared().flatMap((procedure) => (procedure.call.window && windowState(windowOf(procedure.call.window, zone), now()) === 'open' ? [{ procedure, window: procedure.call.window, id: procedure.id }] : []))
      await eachApart(open, ({ procedure, window }) => transact(db, (tx) => commit({ now, zone, journal }, tx, procedure, window)))
      await forgetKept()
    },
  }
}

export { type Calibration, meansOf } from './calibration.ts'
export type { Fate } from '../../law/call.ts'
export type { Row } from './tables.ts'

const otherOf = ({ opens, of }: Lot): OtherCall => ({ opens, ...(of !== null && { of }) })

/** Which applications are those of a call. */
const windowFiled = ({ procedure: { id }, call: { ofEach }, opens, closes }: Pick<CallView, 'procedure' | 'call' | 'opens' | 'closes'>): FiledIn => ({ procedure: id, opens, closes, ofEach: ofEach !== undefined })

/** A call with what the ranking rests on, row by row, and the declaration by which it is played. */
interface WholeCall extends CallView { readonly counts: readonly Pick<RankedRow, 'on' | 'counted'>[]; readonly version?: string }

/** The document that somebody saw, so that what they sign is what is done. */
export const hashSeen = ({ document }: Drawn): string => hashOf(document)

/** A row as everybody may see it: to which quotas somebody belongs only where they have a place through one. */
const asPublished = ({ quotas, ...row }: Row): Row => ({ ...row, ...(quotas && row.through !== undefined && { quotas }) })

/** The latest batch first. */
const lastBatch = (db: Db) => db.selectFrom('call_batch').select(['seq', 'ranking']).orderBy('seq', 'desc').limit(1)

/** The ranking with what a signature does to those whom it names. */
function afterwards(rows: readonly Row[], { does, acts }: Drawn): readonly Row[] {
  const named = new Map(acts.map((act) => [act.number, act]))
  return rows.map((row) => {
    const act = named.get(row.number)
    return act === undefined ? row : { ...row, fate: does === 'admit' ? 'admitted' : 'refused', ...(act.through !== undefined && { through: act.through }) }
  })
}

/**
 * What became of an applicant, from the case and whether its decision was revoked: then the place is free again, while one that is suspended keeps it.
 * Whoever withdrew or was sent back before the ranking is out of it.
 */
function fateOf(call: Call, { state, declaration }: Competitor, revoked: ReadonlySet<string>): Fate {
  const fate = fateIn(call, state)
  if (fate !== 'admitted') return fate
  const admission = state.decisions.findLast(({ kind }) => kind === declaration.steps[call.at]?.outcomes[call.admits]?.decides)
  return admission !== undefined && revoked.has(admission.id) ? 'given up' : fate
}
