/** Made-up people who come in by a signature, with one key that nobody keeps: they have no address and so no letters, and a hundred of them are there in a moment. */
import { identifierOf } from '../../law/conventions.ts'
import { transact, type Tx } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { type KeptKey, newKeptKey } from '../../kernel/signatures/index.ts'
import { sampleRegister } from './sample-register.ts'

/** Who came in: of no company yet. */
export type Someone = Pick<Actor, 'person' | 'name' | 'roles'>

export interface SampleSigners {
  /** Registers a person; whoever holds an office, or is to sign for themselves, gets a certificate. */
  enter(name: string, asked?: { readonly roles?: readonly string[]; readonly signs?: true }): Promise<Someone>
  /** Certifies them as the head of an organisation. */
  asHead(tx: Tx, someone: Someone, organisation: NonNullable<Actor['organisation']>): Promise<Actor>
  sign(actor: Actor, document: Uint8Array): Promise<{ readonly provider: string; readonly cms: Uint8Array }>
  /** Forgets the key of all of them: from then on nobody signs for them. */
  forgetKey(): void
}

export async function openSampleSigners({ db, parties, signatures, now }: Kernel): Promise<SampleSigners> {
  const certificates = new Map<string, string>()
  let kept: KeptKey | undefined = await newKeptKey()
  const { request } = kept
  const keyOf = ({ person, organisation }: Pick<Actor, 'person' | 'organisation'>): string => `${person} ${organisation?.id ?? ''}`
  const known = (name: string) => identifierOf('person', sampleRegister.person(name))
  return {
    async enter(name, { roles = [], signs } = {}) {
      const identifier = known(name)
      const session = await parties.signInBySignature({ name, identifier }, { device: 'sample', locale: 'kk' })
      const { person } = (await parties.actorOf(session.secret))!
      if (roles.length > 0 || signs) {
        await transact(db, async (tx) => {
          for (const role of roles) await parties.grantRole(tx, { system: 'sample' }, { person, role })
          certificates.set(keyOf({ person }), (await signatures.local.certify(tx, { person, name, identifier, request, role: 'person' })).pem)
        })
      }
      return { person, name, roles }
    },
    async asHead(tx, { person, name }, organisation) {
      const actor: Actor = { person, name, roles: [], organisation, capacity: 'head' }
      certificates.set(keyOf(actor), (await signatures.local.certify(tx, { person, name, identifier: known(name), request, role: 'head', organisation })).pem)
      return actor
    },
    async sign(actor, document) {
      if (kept === undefined) throw new Error('the key of the sample people is forgotten')
      return { provider: 'local', cms: kept.sign(certificates.get(keyOf(actor))!, document, now()) }
    },
    forgetKey() { kept = undefined },
  }
}
