/** Datasets as repositories to which their publishers send. A commit to `main` begins a version. */
import { transact } from '../../../kernel/index.ts'
import { actorString, type Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { HubFailure, type HubRepositories, type HubRepository, type Params } from '../../../portal/hub/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetSubject } from '../dataset.ts'
import { requirePublisher } from '../ownership.ts'
import { pathOf } from '../repositories/index.ts'
import { words } from './messages.ts'

/** The scope of keys that send. */
export const sending = 'datasets:write'

/** The dataset of an address; the clients are told that there is none as they know it. */
export async function datasetAt({ datasets }: Pick<Commons, 'datasets'>, { namespace = '', name = '' }: Params): Promise<Dataset> {
  try {
    return await datasets.at(namespace, name)
  } catch (error) {
    throw error instanceof Failure && error.kind === 'not found' ? new HubFailure('RepoNotFound', error.text) : error
  }
}

/** Returns when the actor may write to a dataset; to others it is not there. */
export async function requireOwn(commons: Commons, actor: Actor, dataset: Dataset): Promise<void> {
  try {
    commons.access.requireOwner(actor, dataset)
  } catch (error) {
    throw error instanceof Failure && error.kind === 'not found' ? new HubFailure('RepoNotFound', error.text) : error
  }
  await requirePublisher(commons.kernel.parties, commons.kernel.db, actor, dataset)
}

export function datasetRepositories(commons: Commons): HubRepositories {
  const { kernel: { db, uploads }, datasets, repositories, publication, access } = commons

  async function addressOf(actor: Actor, { namespace, name }: { readonly namespace?: string; readonly name: string }) {
    const own = await datasets.namespaceOf(actor)
    if (own === undefined) throw new Failure('invalid', words.noNamespace)
    return { namespace: namespace ?? own, name }
  }

  async function repositoryOf(actor: Actor, dataset: Dataset): Promise<HubRepository> {
    await requireOwn(commons, actor, dataset)
    const [subject, sender] = [datasetSubject(dataset.id), actorString(actor)]
    return {
      subject, sender, namespace: dataset.namespace, name: dataset.name, wants: () => true,
      async contents(branch) {
        const head = await repositories.resolve(dataset.id, branch)
        return new Map(head ? (await repositories.tree(dataset.id, head.sha)).map(({ path, hash }) => [path, hash]) : [])
      },
      async holds(hash) {
        const known = await db.selectFrom('repository_file').select('file').where('dataset', '=', dataset.id).where('hash', '=', hash).executeTakeFirst()
        return known?.file ?? uploads.found({ subject, sender, hash })
      },
      commit: async ({ changes, ...what }) => transact(db, async (tx) => {
        const { sha } = await repositories.commit(tx, actor, { ...what, dataset: dataset.id, changes: changes.map((change) => ('put' in change ? { ...change, put: pathOf(change.put) } : change)) })
        if (what.branch === 'main') await publication.submit(tx, actor, dataset, sha)
        return sha
      }),
    }
  }

  return {
    type: 'dataset', scope: sending,
    async speaksFor(actor) {
      const name = await datasets.namespaceOf(actor)
      return name === undefined ? undefined : { name, as: 'user' }
    },
    async create(actor, wanted) {
      const address = await addressOf(actor, wanted)
      try {
        const { id } = await transact(db, (tx) => datasets.create(tx, actor, address))
        return { ...address, id }
      } catch (error) {
        if (error instanceof Failure && error.kind === 'conflict') return { ...address, taken: error.text }
        throw error
      }
    },
    async remove(actor, wanted) {
      const dataset = await datasetAt(commons, await addressOf(actor, wanted))
      access.requireOwner(actor, dataset)
      await transact(db, (tx) => datasets.remove(tx, actor, dataset))
    },
    writable: async (actor, address) => repositoryOf(actor, await datasetAt(commons, { ...address })),
    writableById: async (actor, id) => repositoryOf(actor, await datasets.byId(id)),
  }
}
