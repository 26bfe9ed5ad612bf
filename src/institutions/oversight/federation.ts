/** What oversight publishes for other countries: the entries of its registers, as everyone sees them, and who speaks for it there. */
import type { Source } from '../../kernel/federation/index.ts'
import type { Kernel } from '../../kernel/index.ts'

/** The registers of which every public entry is published. A restricted one is published as its stub, which is all that everyone sees. */
const registers: readonly (Pick<Source, 'kind' | 'prefix'> & { readonly register: string })[] = [
  { kind: 'entry', prefix: 'systems:', register: 'oversight.ai-systems' }, { kind: 'incident', prefix: 'incidents:', register: 'oversight.incidents' },
]

/** The offices that ask other portals for inspections and answer theirs. */
export const inspectors = ['oversight.inspector', 'oversight.head'] as const

/** Offers the registers that the country declares. */
export function offerRegisters({ federation, registers: kept }: Pick<Kernel, 'federation' | 'registers'>): void {
  federation.offer(...registers.map(({ register, ...source }): Source => ({ ...source, read: () => entriesOf(kept, register) })))
}

async function* entriesOf(registers: Kernel['registers'], register: string): ReturnType<Source['read']> {
  if (!registers.listed.some(({ id }) => id === register)) return
  for (let cursor: string | undefined; ;) {
    const { entries, next } = await registers.page({ register, limit: 200, ...(cursor !== undefined && { cursor }) }, null)
    for (const { number, title, state, sight, values, enteredAt, changedAt } of entries) {
      yield { id: number, stub: sight === 'stub', content: { title: { ...title }, number, register, state, values: { ...values }, enteredAt, changedAt } }
    }
    if (next === undefined) return
    cursor = next
  }
}
