/**
 * Lots: the windows of calls, and the seed by which each breaks its last ties.
 *
 * Promises: nobody applies outside of a window; the hash of a seed is in the journal while the window is open, so that nobody can choose it
 * once it is known who applied; from then on neither the seed nor the rules of the call change, whatever is enacted. Never: shows a seed itself, for that is the call's.
 */
import { randomBytes } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { formatSlot, slotText } from '../../law/allocation.ts'
import { type Call, commitmentOf, type Window, windowOf, windowState } from '../../law/call.ts'
import { Failure } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { spoken, type Text } from '../../law/text.ts'
import { addDays, instantAt, type Instant, isDay, startOfDay } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { versionOf } from '../declarations/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Registers } from '../registers/index.ts'

interface LotTable { procedure: string; of: string | null; opens: Instant; closes: Instant; version: string; seed: string; commitment: string; committed_at: Instant }

/** A call whose lot is drawn, with the version of its procedure by which it is played to its end. */
export type Lot = Selectable<LotTable>

declare module '../database/index.ts' {
  interface Tables { call_lot: LotTable; call_entrant: { case: string; procedure: string; opens: Instant } }
}

/** The refusal of an application outside of the window, which names the time. */
const outside = (state: 'to come' | 'closed', at: string): Text => inEveryLanguage((locale) => {
  const time = formatSlot(at)[locale]
  return state === 'closed'
    ? spoken({ kk: `Өтініш қабылдау аяқталды: ${time}. Келесі конкурстың мерзімі қызмет бетінде жарияланады.`, ru: `Приём заявлений завершён: ${time}. Следующий конкурс будет объявлен на странице услуги.`, en: `Applications closed on ${time}. The next call is announced on the page of the service.` })[locale]
    : spoken({ kk: `Өтініш қабылдау әлі басталған жоқ. Басталуы: ${time}.`, ru: `Приём заявлений ещё не начался. Начало: ${time}.`, en: `Applications open on ${time}.` })[locale]
})

const noLastDay: Text = spoken({ kk: 'Жазбада соңғы күн көрсетілмеген: конкурстың қашан аяқталатыны белгісіз.', ru: 'В записи не указан последний день: неизвестно, когда завершается конкурс.', en: 'The entry states no last day: it is not known when the call closes.' })

export interface LotGround { readonly now: () => Instant; readonly zone: string; readonly journal: Pick<Journal, 'append'> }

export interface Lots {
  /**
   * Lets an application into an open window, and sees to it that the lot was committed to; answers with the lot of the entry that it names where each has a call of its own.
   * Throws a `Failure` (refused) that names the time.
   */
  admit(tx: Tx, procedure: Procedure, facts: Facts): Promise<Lot | undefined>
  /** The same question without a trace, for whoever only begins. */
  requireOpen(procedure: Procedure): void
}

export function openLots(ground: LotGround & { readonly registers: Pick<Registers, 'stretch'> }): Lots {
  const requireOpen = ({ call }: Procedure): void => {
    const state = call?.window && windowState(windowOf(call.window, ground.zone), ground.now())
    if (state === 'closed') throw new Failure('refused', outside(state, call!.window!.until))
    if (state === 'to come') throw new Failure('refused', outside(state, call!.window!.from))
  }
  return {
    requireOpen,
    async admit(tx, procedure, facts) {
      requireOpen(procedure)
      const { call } = procedure
      if (call === undefined) return undefined
      const lot = call.ofEach ? await commitOfEntry(ground, tx, { ...procedure, call }, facts) : call.window && await commit(ground, tx, procedure, call.window)
      if (lot && ground.now() >= lot.closes) throw new Failure('refused', outside('closed', slotText(lot.closes, ground.zone)))
      return call.ofEach && lot
    },
  }
}

/** The lot of the entry that an application names, drawn with the first one: the calls of a procedure open one after another, so that each is known by its opening. */
async function commitOfEntry(ground: LotGround & { readonly registers: Pick<Registers, 'stretch'> }, tx: Tx, procedure: Procedure & { readonly call: Call }, facts: Facts): Promise<Lot> {
  const { id, form, call: { ofEach } } = procedure
  const of = String(facts[ofEach!.entry])
  await sql`select pg_advisory_xact_lock(hashtext('call_lot'), hashtext(${id}))`.execute(tx)
  const lots = await lotsOf(tx, id)
  const before = lots.find((lot) => lot.of === of)
  if (before) return before
  const asked = form.flatMap((page) => page.fields).find(({ name }) => name === ofEach!.entry)
  const [entry] = asked?.kind === 'entry' ? await ground.registers.stretch(asked.register, { numbers: [of] }, tx) : []
  const last = entry?.values[ofEach!.until]
  if (typeof last !== 'string' || !isDay(last)) throw new Failure('refused', noLastDay)
  const until = startOfDay(addDays(last, 1), ground.zone)
  const now = ground.now()
  if (now >= until) throw new Failure('refused', outside('closed', slotText(until, ground.zone)))
  const latest = lots[0]?.opens
  const from = latest !== undefined && latest >= now ? instantAt(Date.parse(latest) + 1) : now
  return draw(ground, tx, procedure, { from, until }, of)
}

/** The lots that were drawn for a procedure, the latest first. */
export const lotsOf = (db: Db | Tx, procedure: string): Promise<readonly Lot[]> =>
  db.selectFrom('call_lot').selectAll().where('procedure', '=', procedure).orderBy('opens', 'desc').execute()

/** The lot whose window has a moment in common with another: both would be the same call. */
export const lotMeeting = (lots: readonly Lot[], { from, until }: Window): Lot | undefined =>
  lots.find(({ opens, closes }) => opens < until && closes > from)

/** The lot of the call that a procedure declares: draws its seed and publishes the hash, once, whatever versions follow. */
export async function commit(ground: LotGround, tx: Tx, procedure: Procedure, declared: NonNullable<Call['window']>): Promise<Lot> {
  const window = windowOf(declared, ground.zone)
  return lotMeeting(await lotsOf(tx, procedure.id), window) ?? draw(ground, tx, procedure, window)
}

async function draw({ now, journal }: LotGround, tx: Tx, procedure: Procedure, window: Window, of?: string): Promise<Lot> {
  const { id } = procedure
  const { from: opens, until: closes } = window
  const version = versionOf(procedure)
  const seed = randomBytes(32).toString('hex')
  const drawn = await tx.insertInto('call_lot').values({ procedure: id, of: of ?? null, opens, closes, version, seed, commitment: commitmentOf(seed), committed_at: now() }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  if (drawn === undefined) return lotMeeting(await lotsOf(tx, id), window)! // another application drew it at the same moment
  await journal.append(tx, 'system:clock', { type: 'call.opened', subject: `call:${id}`, body: { procedure: id, ...(of !== undefined && { of }), opens, closes, version, commitment: drawn.commitment } })
  return drawn
}
