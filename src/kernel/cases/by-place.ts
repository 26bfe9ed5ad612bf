/** A place that somebody waited for takes their case on: the rules then decide what they would have decided at once. */
import { eachApart, transact } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { loadCase } from './log.ts'
import { followRules } from './perform.ts'

/** Takes on the cases in a step of the rules that were offered a place since they were filed. Answers how many. */
export async function goOnGiven(ground: Ground): Promise<number> {
  const offered = await ground.allocations.offered()
  let moved = 0
  await eachApart(offered, (id) => transact(ground.db, async (tx) => {
    const loaded = await loadCase(ground, tx, id, { lock: true })
    const { declaration, state } = loaded
    if (state.step === undefined || declaration.steps[state.step]?.by !== 'rules') return
    await followRules(ground, tx, loaded)
    moved += 1
  }))
  return moved
}
