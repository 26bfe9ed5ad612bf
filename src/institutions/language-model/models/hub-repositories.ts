/** Deliveries as repositories to which engineers send with the clients of Hugging Face: one branch, no folders, no history. */
import { Failure } from '../../../law/failure.ts'
import { transact } from '../../../kernel/index.ts'
import { actorString, type Actor } from '../../../kernel/parties/index.ts'
import { HubFailure, type HubRepositories, type HubRepository } from '../../../portal/hub/index.ts'
import type { Ground } from '../ground.ts'
import { isEngineer } from '../office.ts'
import type { Deliveries } from './deliveries.ts'
import { type Delivery, deliverySubject, shaOf } from './delivery.ts'
import { isModelFile } from './folder.ts'
import { hubWords as words } from './hub-words.ts'
import { registryWords } from './messages.ts'
import type { Models } from './models.ts'

/** The scope of keys that send models. */
export const sending = 'models:write'

/** The engineer who stands behind a key. A key bears no office: whether its maker still holds it is asked each time. Throws a `Failure` (refused). */
export async function engineerOf({ kernel: { parties }, options }: Ground, { person, name }: Actor): Promise<Actor> {
  if (!isEngineer({ roles: await parties.rolesOf(person) }, options)) throw new Failure('refused', registryWords.notEngineer)
  return { person, name, roles: [options.engineer] }
}

export function modelRepositories(ground: Ground & { readonly deliveries: Deliveries; readonly models: Pick<Models, 'find'> }): HubRepositories {
  const { kernel: { db, uploads }, options: { namespace }, deliveries, models } = ground

  function requireOurs(wanted: { readonly namespace?: string }): void {
    if (wanted.namespace !== undefined && wanted.namespace.toLowerCase() !== namespace) throw new Failure('refused', words.otherNamespace(namespace))
  }

  function repositoryOf(actor: Actor, { id, name, files }: Delivery): HubRepository {
    const [subject, sender] = [deliverySubject(id), actorString(actor)]
    const requireMain = (branch: string): void => {
      if (branch !== 'main') throw new HubFailure('RevisionNotFound', words.onlyMain)
    }
    return {
      subject, sender, namespace, name, wants: isModelFile,
      async contents(branch) {
        requireMain(branch)
        return new Map(files.map((one) => [one.name, one.hash]))
      },
      holds: async (hash) => files.find((one) => one.hash === hash)?.file ?? uploads.found({ subject, sender, hash }),
      async commit({ branch, changes, parent }) {
        requireMain(branch)
        return shaOf(await transact(db, (tx) => deliveries.change(tx, actor, id, { changes, ...(parent !== undefined && { parent }) })))
      },
    }
  }

  async function at(nameOrId: string): Promise<Delivery> {
    const delivery = await deliveries.find(nameOrId).catch(() => undefined)
    if (delivery !== undefined) return delivery
    // A model of this name stands for its content for good.
    if (await models.find(nameOrId).then(() => true, () => false)) throw new Failure('conflict', registryWords.taken)
    throw new HubFailure('RepoNotFound', registryWords.noDelivery)
  }

  return {
    type: 'model', scope: sending,
    speaksFor: async (actor) => engineerOf(ground, actor).then(() => ({ name: namespace, as: 'org' as const }), () => undefined),
    async create(asker, wanted) {
      const actor = await engineerOf(ground, asker)
      requireOurs(wanted)
      const { name } = wanted
      const begun = await transact(db, (tx) => deliveries.begin(tx, actor, name))
      return begun ? { namespace, name, id: begun.id } : { namespace, name, taken: registryWords.taken }
    },
    async remove(asker, wanted) {
      const actor = await engineerOf(ground, asker)
      requireOurs(wanted)
      const { id } = await at(wanted.name)
      await transact(db, (tx) => deliveries.remove(tx, actor, id))
    },
    async writable(asker, address) {
      const actor = await engineerOf(ground, asker)
      requireOurs(address)
      return repositoryOf(actor, await at(address.name))
    },
    writableById: async (asker, id) => repositoryOf(await engineerOf(ground, asker), await at(id)),
  }
}
