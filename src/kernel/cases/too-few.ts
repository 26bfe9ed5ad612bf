/** Tells at once that of those who judge apart fewer are left than a case still needs: after a conflict of interest was declared nobody else looks. */
import type { Tx } from '../database/index.ts'
import { partsOf } from '../../law/procedure.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import { aboutOf, letters } from './letters.ts'
import { faceCase, type LoadedCase } from './log.ts'
import { permitIn } from './perform.ts'
import { rolesApart, rolesOf } from './permit.ts'

/** Writes to whoever signs in the procedure and to whoever appoints to the office, where fewer of its holders may judge than readings are still open. */
export async function tellTooFew(ground: Ground, tx: Tx, { row, declaration, state }: LoadedCase, act: Extract<Act, { readonly type: 'recused' }>): Promise<void> {
  const step = declaration.steps[act.step]
  if (step === undefined || state.step !== act.step) return
  const open = Object.entries(partsOf(step.by)).filter(([name]) => !state.opinions.some(({ part }) => part === name))
  for (const role of rolesApart(step.by)) {
    const needed = open.filter(([, part]) => rolesOf(part.by).includes(role)).length
    let left = 0
    for (const { id, name } of await ground.parties.holdersOf([role], tx)) {
      const permit = await permitIn(ground, tx, await faceCase(ground, tx, row.id, { person: id }), { person: id, name, roles: [role] })
      if (Object.keys(permit.answers).length > 0) left += 1
    }
    if (left >= needed) continue
    const signing = Object.values(declaration.steps).filter(({ sign }) => sign).flatMap(({ by }) => rolesOf(by))
    const told = [...await ground.parties.holdersOf([...new Set(signing)], tx), ...await ground.parties.appointersOf(role, tx)]
    for (const id of new Set(told.map((one) => one.id))) await ground.parties.writeLetter(tx, id, letters.tooFew(aboutOf({ row, declaration }), step.title, { left, needed }))
  }
}
