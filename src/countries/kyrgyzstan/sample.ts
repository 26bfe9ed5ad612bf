/** The sample people of Kyrgyzstan: made up, with generated numbers that are right in form only. */
import { identifierOf } from '../../law/conventions.ts'
import { createHash } from 'node:crypto'
import { transact } from '../../kernel/database/index.ts'
import type { SampleRegister } from '../../kernel/identity/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { sharePassword } from '../../kernel/parties/index.ts'
import { sharePin } from '../../kernel/signatures/index.ts'
import type { Text } from '../../law/text.ts'
import type { Samples } from '../../portal/account/index.ts'
import { bodies } from './bodies.ts'
import { say } from './languages.ts'

/** Fourteen digits that begin with nines, as no number of a person or a company that we know of does. */
const number = (seed: string): string => `99${(BigInt(`0x${createHash('sha256').update(seed).digest('hex').slice(0, 15)}`) % 10n ** 12n).toString().padStart(12, '0')}`

export const sampleRegister: SampleRegister = {
  person: (seed) => number(`person ${seed}`),
  company(seed) {
    const inn = number(`company ${seed}`)
    return { number: inn, name: `ОсОО «Үлгү ${inn.slice(-5)}»` }
  },
}

const samplePassword = sharePassword('ala-too ysyk-kol naryn suusamyr')
const samplePin = sharePin('482915')
const citizen: Text = say('Тургун', 'Житель', 'Resident')
const owner: Text = say('Устакананын башчысы', 'Руководитель мастерской', 'Head of a workshop')
const administrator: Text = say('Программанын администратору', 'Администратор программы', 'Administrator of the programme')
const titles: Readonly<Record<string, Text>> = Object.assign({}, ...bodies.map(({ roles }) => roles))

interface SamplePerson { readonly email: string; readonly name: string; readonly role?: string; readonly company?: true }
const people: readonly SamplePerson[] = [
  { email: 'resident@sample.example', name: 'Үлгү Тургун' }, { email: 'workshop@sample.example', name: 'Үлгү Уста', company: true },
  { email: 'programme.administrator@sample.example', name: 'Үлгү Администратор', role: 'administrator' },
  ...Object.keys(titles).map((role) => ({ email: `${role}@sample.example`, name: `Үлгү ${role}`, role })),
]

export async function samplesOf({ parties, settings }: Kernel): Promise<Samples | undefined> {
  if (settings.programme !== 'sample' || !await parties.personByEmail(people[0]!.email)) return undefined
  return { password: samplePassword.password, pin: samplePin.pin, people: people.map(({ email, role, company }) => ({ email, office: role === undefined ? company ? owner : citizen : titles[role] ?? administrator })) }
}

/** Seeds an empty portal with its people, each with a proved number and a certificate. */
export async function seedSample(kernel: Kernel): Promise<void> {
  const { parties, signatures } = kernel
  if (await parties.personByEmail(people[0]!.email)) return
  for (const { email, name, role, company } of people) {
    const { secret } = await parties.register({ name, email, password: samplePassword, locale: 'ru' }, { device: 'sample' })
    const actor = (await parties.actorOf(secret))!
    const identifier = identifierOf('person', sampleRegister.person(email))
    await transact(kernel.db, async (tx) => {
      if (role !== undefined) await parties.grantRole(tx, { system: 'sample' }, { person: actor.person, role })
      await parties.proveNumber(tx, { person: actor.person, name, identifier, proof: 'sample register' })
      const organisation = company && await parties.addOrganisation(tx, actor, sampleRegister.company(email))
      if (organisation) await parties.proveHead(tx, { organisation: organisation.id, person: actor.person, proof: 'sample register' })
      await signatures.local.enrol(tx, { person: actor.person, name, identifier, pin: samplePin, ...(organisation ? { role: 'head', organisation } : { role: 'person' }) })
    })
  }
}
