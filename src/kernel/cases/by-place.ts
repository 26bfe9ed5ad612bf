/** A place that somebody waited for takes their case on: the rules then decide what they would have decided at once. */
import { eachApart, transact } from '../database/index.ts'
import { unlessFallen } from './entries.ts'
import type { Ground } from './ground.ts'
import { loadCase } from './log.ts'
import { carryOut, followRules } from './perform.ts'
import { stepOf } from './state.ts'

/** Takes on the cases in a step of the rules that were offered a place since they were filed. Answers how many. */
export async function goOnGiven(ground: Ground): Promise<number> {
  const offered = await ground.allocations.offered()
  let moved = 0
  await eachApart(offered, (id) => transact(ground.db, async (tx) => {
    const loaded = await loadCase(ground, tx, id, { lock: true })
    if (stepOf(loaded.declaration, loaded.state)?.by !== 'rules') return
    // What would rest on an entry that has fallen waits, and keeps no other from their place.
    if (await unlessFallen(tx, () => followRules(ground, tx, loaded))) moved += 1
  }))
  return moved + await endWaited(ground)
}

/** Who waited in vain waits no longer than for what is over, and nobody is asked about an hour for two that is nobody's any more: their case takes at once the way that it takes when its step is late. Answers how many. */
async function endWaited(ground: Ground): Promise<number> {
  let ended = 0
  await eachApart(await ground.allocations.ended(), (id) => transact(ground.db, async (tx) => {
    const loaded = await loadCase(ground, tx, id, { lock: true })
    const { declaration, state } = loaded
    const step = stepOf(declaration, state)
    if (step === undefined || step.late === 'escalate' || (step.by !== 'rules' && declaration.allocates?.sharedWith === undefined)) return
    await carryOut(ground, tx, loaded, { system: 'clock' }, `place:${state.passages.length}:over`, { type: 'lapsed', step: state.step!, outcome: step.late.outcome })
    ended += 1
  }))
  return ended
}
