/** Hours that nobody uses: days are counted, the holder is reminded, and the procedure is opened that takes them back; what was taken back goes to the programme. */
import { standingOf } from '../../../kernel/budgets/index.ts'
import { transact, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { CoreAct } from '../../../law/core-act.ts'
import { dayOf } from '../../../law/time.ts'
import type { ComputeOptions } from '../options.ts'
import { idleUntil, isNearlyIdle, leftOf, reclaimedOf, type Sums } from './budget.ts'
import { budgetOf, type Grant, type GrantRow, lockGrant } from './grants.ts'
import { hoursWords as words, idleLetter } from './messages.ts'

async function sumsOf(tx: Tx, row: GrantRow): Promise<Sums> {
  const { keeper, unit, scope } = budgetOf(row)
  const standing = (await standingOf(tx, { keeper, unit, scopes: [scope] })).get(scope)!
  return { granted: row.granted, reclaimed: row.reclaimed, ...standing }
}

/**
 * Counts a day without use, once a day; it is asked for only while somebody could use the hours. Reminds the holder a week before they go back, once until they are used again; and when
 * the days of the grant are over, opens the country's procedure about it, which decides. The days go on until it has decided to keep the hours.
 */
export async function watchIdle({ db, cases, now, country, parties }: Kernel, { reclaim }: Pick<ComputeOptions, 'reclaim'>, grant: Grant): Promise<void> {
  const { idleDays } = grant
  const today = dayOf(now(), country.calendar.zone)
  if (idleDays <= 0 || grant.idle_on === today) return
  await transact(db, async (tx) => {
    const row = await lockGrant(tx, grant.decision)
    if (row.idle_on !== null && row.idle_on >= today) return
    const sums = await sumsOf(tx, row)
    const idle = row.idle_on === null || sums.held > 0n ? 0 : row.idle_days + 1
    const over = reclaimedOf(sums, { idle, idleDays }) > 0n
    const reminds = !over && row.reminded_on === null && isNearlyIdle(sums, { idle, idleDays })
    await tx.updateTable('compute_grant').set({ idle_days: idle, idle_on: today, reminded_on: idle === 0 ? null : reminds ? today : row.reminded_on }).where('decision', '=', grant.decision).execute()
    if (reminds) await parties.writeLetterToOrganisation(tx, grant.organisation, idleLetter(grant.number, leftOf(sums), { idle, until: idleUntil(today, { idle, idleDays }) }, `/compute-hours/grants/${grant.number}`))
    if (over) await cases.openWhenNoneIs(tx, { system: 'clock' }, { procedure: reclaim, about: grant.decision, key: `idle:${grant.decision}:${today}`, facts: { idle }, reasons: '' })
  })
}

/**
 * To take back hours that nobody uses. The days are those that were counted, whoever opens the case; they are counted again when it is signed, and where somebody has used the hours meanwhile
 * nothing is taken back.
 */
export const reclaimAct: CoreAct = { name: 'compute-hours.reclaim', words: words.reclaimAct, takes: { grant: { kinds: ['text'] }, idle: { kinds: ['integer'], optional: true } }, states: { idle: 'integer' }, about: true }

/** Says who reads that. Said once in every process. */
export function keepReclaim({ cases }: Kernel): void {
  cases.keepCoreAct(reclaimAct, {
    async reads(tx, _, { grant, idle: stated }) {
      const row = await tx.selectFrom('compute_grant').select('idle_days').where('number', '=', String(grant)).forUpdate().executeTakeFirst()
      const counted = row?.idle_days ?? 0
      // Days go by while a case is heard: what it states stays true as long as nobody has used the hours.
      return { idle: stated !== undefined && Number(stated) > 0 && counted >= Number(stated) ? stated : counted }
    },
    // The decision revokes the grant; what is left goes back once nothing of it is held.
    carryOut: async () => {},
  })
}

/**
 * Gives what is left of hours that were taken back to their programme, and puts it on record. Where an appeal has put them in force again, what a job of the earlier grant held and did not use
 * is of the one of its case that stands now, however often it was revoked between.
 */
export async function goneBack({ db, journal, now }: Kernel, { decision }: Pick<Grant, 'decision'>): Promise<void> {
  await transact(db, async (tx) => {
    const row = await lockGrant(tx, decision)
    const sums = await sumsOf(tx, row)
    const back = leftOf(sums)
    if (back === 0n || sums.held > 0n) return
    await tx.updateTable('compute_grant').set({ reclaimed: row.reclaimed + back, reclaimed_at: now() }).where('decision', '=', decision).execute()
    const renewed = await tx.selectFrom('compute_grant').innerJoin('decision', 'decision.id', 'compute_grant.decision').innerJoin('decision_status', 'decision_status.decision', 'decision.id').select('compute_grant.decision')
      .where('decision.case_id', '=', (eb) => eb.selectFrom('decision').select('case_id').where('id', '=', decision)).where('compute_grant.decision', '<>', decision).where('decision_status.revoked_at', 'is', null).forUpdate('compute_grant').executeTakeFirst()
    if (renewed) await tx.updateTable('compute_grant').set((eb) => ({ granted: eb('granted', '+', back) })).where('decision', '=', renewed.decision).execute()
    await journal.append(tx, 'system:compute-hours', { type: 'compute-hours.reclaimed', subject: `decision:${decision}`, body: { seconds: String(back), ...(renewed && { decision: renewed.decision }) } })
  })
}
