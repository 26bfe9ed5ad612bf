/** Enters the sample of oversight: systems with their owners, an inspection under way and one that ended, and a use that nobody registered. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { inspectSampleSystems } from './sample-inspections.ts'
import { registerOwnSystems, registerSampleSystems, type Signing, tellOfSampleUse, type Which } from './sample-systems.ts'

export type { Which } from './sample-systems.ts'

interface Person { readonly email: string; readonly name: string; readonly roles?: readonly string[] }

interface Entered {
  /** Who decides, and whose uses are told of. */
  readonly official: Readonly<Record<'officer' | 'head' | 'inspector' | 'representative', Person>>
  /** Who runs the programme's own systems. */
  readonly operator: { readonly email: string }
  readonly owners: Readonly<Record<'til' | 'statistika', Actor>>
  readonly owner: (email: string) => Promise<Actor>
  readonly as: (person: Person) => Promise<Actor>
  readonly paper: Uint8Array
}

/** Once, however often. Systems name the datasets and the model that they use: those that do come when these are there. A house that was filled before some of these people were among the samples has less. */
export async function enterSampleSystems(kernel: Kernel, { official, operator, owners, owner, as, paper }: Entered, sign: Signing, which: Which): Promise<void> {
  const [officer, head, inspected] = [await as(official.officer), await as(official.head), await owner('dauys@ulgi.example')]
  if (await kernel.parties.personByEmail(operator.email)) await registerOwnSystems(kernel, { operator: await owner(operator.email), officer, head }, sign, which)
  await registerSampleSystems(kernel, { ...owners, dauys: inspected, officer, head }, sign, which)
  if (which === 'all') await inspectSampleSystems(kernel, { inspector: await as(official.inspector), head, owner: inspected, paper }, sign)
  if (await kernel.parties.personByEmail(official.representative.email)) await tellOfSampleUse(kernel, await as(official.representative), sign)
}
