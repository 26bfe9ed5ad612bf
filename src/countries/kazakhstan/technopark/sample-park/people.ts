/** The people of the sample park: founders, and the staff of its first year. They sign with keys that nobody keeps, so that three hundred companies are there in a minute. */
import { generateBin } from '../../../../law/identifier.ts'
import { type Kernel, transact } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import { namesFromKazakh } from '../../forms-of-companies.ts'
import { openSampleSigners, type SampleSigners, type Someone } from '../../sample-signers.ts'
import type { ParkCompany } from './companies.ts'

/** How many companies each founder has. */
const companiesEach = 3

/** A company's number, by which a house with the park is known too. */
export const parkNumber = (nth: number): string => generateBin({ registered: '2023-08', serial: 20_000 + nth * 3 })

export interface Staff { readonly officer: Actor; readonly members: readonly Actor[]; readonly chair: Actor; readonly head: Actor; readonly appeals: readonly Actor[] }

export interface ParkPeople extends Pick<SampleSigners, 'sign' | 'forgetKey'> {
  readonly staff: Staff
  /** The heads of the companies, by the place of the company in the park. */
  readonly heads: ReadonlyMap<number, Actor>
}

/** Registers all of them: they come in by a signature, have no address, and so no letters but those in the portal. */
export async function enterParkPeople(kernel: Kernel, companies: readonly ParkCompany[]): Promise<ParkPeople> {
  const { parties } = kernel
  const signers = await openSampleSigners(kernel)

  async function headOf(founder: Someone, { nth, name }: ParkCompany): Promise<Actor> {
    const { person } = founder
    return transact(kernel.db, async (tx) => {
      const organisation = await parties.addOrganisation(tx, { person, name: founder.name, roles: [] }, { number: parkNumber(nth), name, names: namesFromKazakh(name)! })
      await parties.proveHead(tx, { organisation: organisation.id, person, proof: 'sample register' })
      return signers.asHead(tx, founder, organisation)
    })
  }

  const staff = async (title: string, ...roles: string[]): Promise<Actor> => signers.enter(`Үлгі Бұрынғы ${title}`, { roles })
  const founders = new Map<number, Someone>()
  const heads = new Map<number, Actor>()
  for (const company of companies) {
    const at = Math.floor(company.nth / companiesEach)
    const founder = founders.get(at) ?? await signers.enter(`Үлгі Технопарк Құрылтайшысы ${at + 1}`)
    founders.set(at, founder)
    heads.set(company.nth, await headOf(founder, company))
  }
  return {
    heads,
    staff: {
      officer: await staff('Маман', 'technopark.officer'), head: await staff('Басшы', 'technopark.head'), chair: await staff('Төраға', 'technopark.chair', 'technopark.commission'),
      members: [await staff('Мүше Бірінші', 'technopark.commission'), await staff('Мүше Екінші', 'technopark.commission'), await staff('Мүше Үшінші', 'technopark.commission')],
      appeals: [await staff('Шағым Бірінші', 'technopark.appeals'), await staff('Шағым Екінші', 'technopark.appeals')],
    },
    sign: signers.sign, forgetKey: signers.forgetKey,
  }
}
