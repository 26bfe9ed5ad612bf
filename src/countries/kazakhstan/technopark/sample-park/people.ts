/** The people of the sample park: founders, and the staff of its first year. They sign with keys that nobody keeps, so that three hundred companies are there in a minute. */
import { identifierOf } from '../../../../law/conventions.ts'
import { generateBin } from '../../../../law/identifier.ts'
import { type Kernel, transact } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import { type KeptKey, newKeptKey } from '../../../../kernel/signatures/index.ts'
import { namesFromKazakh } from '../../forms-of-companies.ts'
import { sampleRegister } from '../../sample-register.ts'
import type { ParkCompany } from './companies.ts'

/** How many companies each founder has. */
const companiesEach = 3

/** A company's number, by which a house with the park is known too. */
export const parkNumber = (nth: number): string => generateBin({ registered: '2023-08', serial: 20_000 + nth * 3 })

/** A founder, who acts for one company after another, or somebody of the staff. */
type Someone = Pick<Actor, 'person' | 'name' | 'roles'>

export interface Staff { readonly officer: Actor; readonly members: readonly Actor[]; readonly chair: Actor; readonly head: Actor; readonly appeals: readonly Actor[] }

export interface ParkPeople {
  readonly staff: Staff
  /** The heads of the companies, by the place of the company in the park. */
  readonly heads: ReadonlyMap<number, Actor>
  sign(actor: Actor, document: Uint8Array): Promise<{ readonly provider: string; readonly cms: Uint8Array }>
  /** Forgets the key of all of them: from then on nobody signs for them. */
  forgetKey(): void
}

/** Registers all of them: they come in by a signature, have no address, and so no letters but those in the portal. */
export async function enterParkPeople(kernel: Kernel, companies: readonly ParkCompany[]): Promise<ParkPeople> {
  const { parties, signatures } = kernel
  const certificates = new Map<string, string>()
  let kept: KeptKey | undefined = await newKeptKey()
  const { request } = kept
  const keyOf = ({ person, organisation }: Pick<Actor, 'person' | 'organisation'>): string => `${person} ${organisation?.id ?? ''}`

  async function someone(name: string, roles: readonly string[] = []): Promise<Someone> {
    const identifier = identifierOf('person', sampleRegister.person(name))
    const session = await parties.signInBySignature({ name, identifier }, { device: 'sample', locale: 'kk' })
    const { person } = (await parties.actorOf(session.secret))!
    await transact(kernel.db, async (tx) => {
      for (const role of roles) await parties.grantRole(tx, { system: 'sample' }, { person, role })
      if (roles.length > 0) certificates.set(keyOf({ person }), (await signatures.local.certify(tx, { person, name, identifier, request, role: 'person' })).pem)
    })
    return { person, name, roles }
  }

  async function headOf(founder: Someone, { nth, name }: ParkCompany): Promise<Actor> {
    const { person } = founder
    return transact(kernel.db, async (tx) => {
      const organisation = await parties.addOrganisation(tx, { person, name: founder.name, roles: [] }, { number: parkNumber(nth), name, names: namesFromKazakh(name)! })
      await parties.proveHead(tx, { organisation: organisation.id, person, proof: 'sample register' })
      const actor: Actor = { person, name: founder.name, roles: [], organisation, capacity: 'head' }
      certificates.set(keyOf(actor), (await signatures.local.certify(tx, {
        person, name: founder.name, identifier: identifierOf('person', sampleRegister.person(founder.name)), request, role: 'head', organisation,
      })).pem)
      return actor
    })
  }

  const staff = async (title: string, ...roles: string[]): Promise<Actor> => someone(`Үлгі Бұрынғы ${title}`, roles)
  const founders = new Map<number, Someone>()
  const heads = new Map<number, Actor>()
  for (const company of companies) {
    const at = Math.floor(company.nth / companiesEach)
    const founder = founders.get(at) ?? await someone(`Үлгі Технопарк Құрылтайшысы ${at + 1}`)
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
    async sign(actor, document) {
      if (kept === undefined) throw new Error('the key of the sample park is forgotten')
      return { provider: 'local', cms: kept.sign(certificates.get(keyOf(actor))!, document, kernel.now()) }
    },
    forgetKey() { kept = undefined },
  }
}
