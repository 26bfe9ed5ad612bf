/** What was found of a visit by document stands in the cases that were filed in it, and takes them on. */
import type { Tx } from '../database/index.ts'
import type { Actor, VisitFinding } from '../parties/index.ts'
import { unlessFallen } from './entries.ts'
import type { Ground } from './ground.ts'
import { appendAct, loadCase } from './log.ts'
import { followRules } from './perform.ts'
import { stepOf } from './state.ts'

/** Notes in every case that was filed in a visit what was found of it, and lets the rules go on where they waited for that. */
export async function takeReview(ground: Ground, tx: Tx, by: Actor, visit: string, { found, reasons }: { readonly found: VisitFinding; readonly reasons: string }): Promise<void> {
  for (const { id } of await tx.selectFrom('case_record').select('id').where('visit', '=', visit).orderBy('filed_at').orderBy('id').execute()) {
    const loaded = await loadCase(ground, tx, id, { lock: true })
    const after = await appendAct(ground, tx, loaded, by, `reviewed:${visit}`, { type: 'reviewed', found, ...(reasons && { reasons }) })
    // What would rest on an entry that has fallen waits, and keeps no other from its review.
    if (stepOf(loaded.declaration, after.state)?.by === 'rules') await unlessFallen(tx, () => followRules(ground, tx, { ...loaded, ...after }))
  }
}
