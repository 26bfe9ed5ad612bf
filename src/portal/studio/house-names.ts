/** What of the house a draft may name: the offices of its body, and the registers. */
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import type { Body } from '../../law/body.ts'
import { officesOf } from '../../law/in-body.ts'
import type { HouseNames } from '../../law/studio/index.ts'

/** The body that decides by a draft; undefined where no body has the letters of its numbers. */
const bodyOf = ({ country }: Pick<Kernel, 'country'>, { body, declaration }: StudioDraft): Body | undefined => country.bodies.find((one) => (body ? one.id === body.id : one.registers.includes(declaration.body.register)))

export function houseNames(kernel: Pick<Kernel, 'country' | 'registers'>, draft: StudioDraft): HouseNames {
  const body = bodyOf(kernel, draft)
  return {
    offices: { ...body?.roles, ...(body && officesOf(body)) }, registers: kernel.registers.declared.map(({ id, title }) => [id, title]), incomes: (body?.accounts ?? []).flatMap(({ incomes }) => incomes),
  }
}
