/** What bodies tell of the AI that they have bought or use in their services, and what the register says of its systems: both as they are compared. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { entryPath, type Owner as EntryOwner, ownerOfRow, partyOwning } from '../../../kernel/registers/index.ts'
import type { DeclaredUse, Owner, Registered } from './gaps.ts'
import type { CompletenessOptions, DeclaredUses } from './options.ts'

type Reading = Pick<Kernel, 'registers' | 'parties'>

/** Whose an entry of a register is, as gaps name it. */
function ownerIn({ registers, parties }: Reading, register: string, owner: EntryOwner): Owner | undefined {
  const party = partyOwning(registers.declared.find(({ id }) => id === register), owner, parties.bodies)
  return party && `${party.kind}:${party.id}`
}

/** The uses that stand today, in the transaction that compares them. */
export async function declaredUses(kernel: Reading, tx: Tx, { register, kind, system, supplier }: DeclaredUses): Promise<readonly DeclaredUse[]> {
  const uses: DeclaredUse[] = []
  for (const { number, owner, title, values } of await kernel.registers.standing(register, tx)) {
    const [whose, named, from] = [ownerIn(kernel, register, owner), values[system], values[supplier]]
    if (whose === undefined) continue
    const organisation = typeof from === 'string' && from !== '' ? await kernel.parties.organisation({ number: from }, tx) : undefined
    uses.push({
      thing: `entry:${number}`, kind: values[kind.field] === kind.purchase ? 'purchase' : 'service', title, path: entryPath(register, number), owner: whose, names: [],
      ...(typeof named === 'string' && named !== '' && { system: named }), ...(organisation && { supplier: `organisation:${organisation.id}` }),
    })
  }
  return uses
}

/** What the register says of what its systems use; what was struck off is registered no more. */
export async function registeredIn(kernel: Reading, tx: Tx, { register, fields: { models, datasets } }: CompletenessOptions): Promise<readonly Registered[]> {
  const rows = await tx.selectFrom('entry').select(['number', 'owner_kind', 'owner', 'owner_body', 'facts']).where('register', '=', register).where('state', '<>', 'struck').execute()
  return rows.map(({ number, facts, ...row }) => {
    const owner = ownerIn(kernel, register, ownerOfRow(row))
    return { number, models: String(facts[models] ?? ''), datasets: String(facts[datasets] ?? ''), ...(owner && { owner }) }
  })
}
