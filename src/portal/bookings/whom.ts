/** With whom an hour for two is. */
import { type AllocationView, calledIn } from '../../kernel/allocations/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'

/** With whom each hour for two is, by the name that they go by there: for either of the two. */
export async function whomOf({ cases }: Pick<Kernel, 'cases'>, actor: Actor, bookings: readonly AllocationView[]): Promise<ReadonlyMap<string, string>> {
  const self: Actor = { person: actor.person, name: actor.name, roles: [] }
  const found = await Promise.all(bookings.filter((one) => one.shared && one.case !== undefined).map(async (one): Promise<readonly (readonly [string, string])[]> => {
    const isAsker = one.person === actor.person
    const { procedure, facts } = isAsker ? await cases.view(self, one.case!).then((view) => ({ procedure: view.procedure, facts: view.state.facts })) : await cases.viewAsked(self, one.case!)
    const { asker, other } = calledIn(procedure, facts)
    const name = isAsker ? other : asker
    return name === undefined ? [] : [[one.id, name]]
  }))
  return new Map(found.flat())
}
