/**
 * Lots: the windows of calls, and the seed by which each breaks its last ties.
 *
 * Promises: nobody applies outside of a window; the hash of a seed is in the journal while the window is open, so that nobody can choose it
 * once it is known who applied; from then on neither the seed nor the rules of the call change, whatever is enacted. Never: shows a seed itself, for that is the call's.
 */
import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { formatSlot, slotText } from '../../law/allocation.ts'
import { type Call, commitmentOf, windowOf, windowState } from '../../law/call.ts'
import { Failure } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { versionOf } from '../declarations/index.ts'
import type { Journal } from '../journal/index.ts'

interface LotTable { procedure: string; opens: Instant; closes: Instant; version: string; seed: string; commitment: string; committed_at: Instant }

/** A call whose lot is drawn, with the version of its procedure by which it is played to its end. */
export type Lot = Selectable<LotTable>

declare module '../database/index.ts' {
  interface Tables { call_lot: LotTable }
}

/** The refusal of an application outside of the window, which names the time. */
const outside = (state: 'to come' | 'closed', at: string): Text => inEveryLanguage((locale) => {
  const time = formatSlot(at)[locale]
  return state === 'closed'
    ? spoken({ kk: `Өтініш қабылдау аяқталды: ${time}. Келесі конкурстың мерзімі қызмет бетінде жарияланады.`, ru: `Приём заявлений завершён: ${time}. Следующий конкурс будет объявлен на странице услуги.`, en: `Applications closed on ${time}. The next call is announced on the page of the service.` })[locale]
    : spoken({ kk: `Өтініш қабылдау әлі басталған жоқ. Басталуы: ${time}.`, ru: `Приём заявлений ещё не начался. Начало: ${time}.`, en: `Applications open on ${time}.` })[locale]
})

export interface LotGround { readonly now: () => Instant; readonly zone: string; readonly journal: Pick<Journal, 'append'> }

export interface Lots {
  /** Lets an application into an open window, and sees to it that the lot was committed to. Throws a `Failure` (refused) that names the time. */
  admit(tx: Tx, procedure: Procedure): Promise<void>
  /** The same question without a trace, for whoever only begins. */
  requireOpen(procedure: Procedure): void
}

export function openLots(ground: LotGround): Lots {
  const requireOpen = ({ call }: Procedure): void => {
    const state = call && windowState(call, ground.zone, ground.now())
    if (state === 'closed') throw new Failure('refused', outside(state, call!.window.until))
    if (state === 'to come') throw new Failure('refused', outside(state, call!.window.from))
  }
  return {
    requireOpen,
    async admit(tx, procedure) {
      requireOpen(procedure)
      const { call } = procedure
      if (call === undefined) return
      const { closes } = await commit(ground, tx, { ...procedure, call })
      if (ground.now() >= closes) throw new Failure('refused', outside('closed', slotText(closes, ground.zone)))
    },
  }
}

/** The lots that were drawn for a procedure, the latest first. */
export const lotsOf = (db: Db | Tx, procedure: string): Promise<readonly Lot[]> =>
  db.selectFrom('call_lot').selectAll().where('procedure', '=', procedure).orderBy('opens', 'desc').execute()

/** The lot whose window has a moment in common with another: both would be the same call. */
export const lotMeeting = (lots: readonly Lot[], { from, until }: { readonly from: Instant; readonly until: Instant }): Lot | undefined =>
  lots.find(({ opens, closes }) => opens < until && closes > from)

/** The lot of the call that a procedure declares: draws its seed and publishes the hash, once, whatever versions follow. */
export async function commit({ now, zone, journal }: LotGround, tx: Tx, procedure: Procedure & { readonly call: Call }): Promise<Lot> {
  const { id, call } = procedure
  const window = windowOf(call, zone)
  const before = lotMeeting(await lotsOf(tx, id), window)
  if (before) return before
  const { from: opens, until: closes } = window
  const version = versionOf(procedure)
  const seed = randomBytes(32).toString('hex')
  const drawn = await tx.insertInto('call_lot').values({ procedure: id, opens, closes, version, seed, commitment: commitmentOf(seed), committed_at: now() }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
  if (drawn === undefined) return lotMeeting(await lotsOf(tx, id), window)! // another application drew it at the same moment
  await journal.append(tx, 'system:clock', { type: 'call.opened', subject: `call:${id}`, body: { procedure: id, opens, closes, version, commitment: drawn.commitment } })
  return drawn
}
