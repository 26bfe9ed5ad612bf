/** What of the house a draft may name: the offices of its body and the acts that it wrote, and the registers. */
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import type { Body } from '../../law/body.ts'
import { officesOf } from '../../law/in-body.ts'
import type { HouseNames } from '../../law/studio/index.ts'
import { actorHere } from '../asked.ts'
import type { Visit } from '../visit.ts'

/** The body that decides by a draft; undefined where no body has the letters of its numbers. */
const bodyOf = ({ country }: Pick<Kernel, 'country'>, { body, declaration }: StudioDraft): Body | undefined => country.bodies.find((one) => (body ? one.id === body.id : one.registers.includes(declaration.body.register)))

export async function houseNames(kernel: Pick<Kernel, 'country' | 'registers' | 'studio'>, visit: Visit, draft: StudioDraft): Promise<HouseNames> {
  const body = bodyOf(kernel, draft)
  return {
    offices: { ...body?.roles, ...(body && officesOf(body)) }, registers: kernel.registers.declared.map(({ id, title }) => [id, title]), incomes: (body?.accounts ?? []).flatMap(({ incomes }) => incomes),
    acts: (await kernel.studio.actsOf(actorHere(visit), draft.body)).filter(({ id }) => !(draft.declaration.acts ?? []).some((one) => one.id === id)),
  }
}
