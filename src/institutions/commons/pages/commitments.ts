/** What the journal committed itself to of data that are not everybody's: given to the owner of the dataset alone, to be shown to whom they choose. */
import { Failure } from '../../../law/failure.ts'
import { download, route, type Route } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { datasetSubject, versionSubject } from '../dataset.ts'
import { messages } from '../messages.ts'
import { isOwner } from '../policy.ts'
import { readWords as words } from './reads-messages.ts'
import { seen } from './parts.ts'

/** The entries in which hashes of data stand behind a commitment (docs/decisions/0258). */
const types = ['dataset.committed', 'dataset.version-released']

export const commitmentRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: '/commons/datasets/:namespace/:name/commitments.json', kind: 'file', permission: 'signed in', title: words.commitments, rateLimit: { requests: 10, seconds: 60 },
    handle: async (visit, params) => {
      const { dataset, asker } = await seen(commons, visit, params)
      if (!isOwner(dataset, asker)) throw new Failure('refused', messages.notOwner)
      const { journal } = commons.kernel
      const versions = await commons.datasets.versions(dataset.id)
      const entries = await journal.saltOpenings([datasetSubject(dataset.id), ...versions.map(({ id }) => versionSubject(id))], types)
      return download(`${params['name']}-commitments.json`, 'application/json', written({ log: journal.verifierKey, entries }))
    },
  }),
]

async function* written(all: object): AsyncGenerator<string> {
  yield JSON.stringify(all, undefined, 2)
}
