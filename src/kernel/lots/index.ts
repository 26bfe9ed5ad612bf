/**
 * Lots: the windows of calls, and the seed by which each breaks its last ties.
 *
 * Promises: nobody applies outside of a window; the hash of a seed is in the journal while the window is open, so that nobody can choose it
 * once it is known who applied. Never: shows a seed itself, for that is the call's.
 */
import { randomBytes } from 'node:crypto'
import { formatSlot } from '../../law/allocation.ts'
import { type Call, commitmentOf, windowOf, windowState } from '../../law/call.ts'
import { Failure } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'

interface LotTable { procedure: string; opens: Instant; seed: string; commitment: string; committed_at: Instant }

declare module '../database/index.ts' {
  interface Tables { call_lot: LotTable }
}

/** The refusal of an application outside of the window, which names the time. */
const outside = (state: 'to come' | 'closed', at: string): Text => inEveryLanguage((locale) => {
  const time = formatSlot(at)[locale]
  return state === 'closed'
    ? { kk: `Өтініш қабылдау аяқталды: ${time}.`, ru: `Приём заявлений завершён: ${time}.`, en: `Applications closed on ${time}.` }[locale]
    : { kk: `Өтініш қабылдау әлі басталған жоқ. Басталуы: ${time}.`, ru: `Приём заявлений ещё не начался. Начало: ${time}.`, en: `Applications open on ${time}.` }[locale]
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
      if (procedure.call) await commit(ground, tx, procedure.id, procedure.call)
    },
  }
}

export const lotIn = (db: Db | Tx, procedure: string, opens: Instant) =>
  db.selectFrom('call_lot').select(['seed', 'commitment', 'committed_at']).where('procedure', '=', procedure).where('opens', '=', opens).executeTakeFirst()

/** Draws the seed of a call and publishes its hash, once. */
export async function commit({ now, zone, journal }: LotGround, tx: Tx, procedure: string, call: Call): Promise<void> {
  const { from: opens } = windowOf(call, zone)
  if (await lotIn(tx, procedure, opens)) return
  const seed = randomBytes(32).toString('hex')
  const at = now()
  const drawn = await tx.insertInto('call_lot').values({ procedure, opens, seed, commitment: commitmentOf(seed), committed_at: at }).onConflict((conflict) => conflict.doNothing()).returning('commitment').executeTakeFirst()
  if (drawn) await journal.append(tx, 'system:clock', { type: 'call.opened', subject: `call:${procedure}`, body: { procedure, opens, commitment: drawn.commitment } })
}
