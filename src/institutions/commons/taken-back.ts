/** What of the data was taken back: asked of versions by whoever made something from them. */
import type { Kernel } from '../../kernel/index.ts'
import { isId } from '../../kernel/parties/index.ts'
import type { Text } from '../../law/text.ts'
import { datasetSubject, versionSubject } from './dataset.ts'
import { takenBackWords as words } from './taken-back.messages.ts'

/**
 * Why versions of datasets may no longer be used, by their ids on the thread (`dataset-version:…`): an order that stands on the dataset,
 * its withdrawal, or that of the version. Those that may be used are left out, and so is whatever names no version. One query.
 */
export async function versionsTakenBack({ db, orders }: Pick<Kernel, 'db'> & { readonly orders: Pick<Kernel['orders'], 'standing'> }, things: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const ids = things.filter((thing) => thing.startsWith(prefix)).map((thing) => thing.slice(prefix.length)).filter(isId)
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('dataset_version as version').innerJoin('dataset', 'dataset.id', 'version.dataset')
    .select(['version.id', 'version.state', 'version.dataset', 'dataset.state as datasetState', 'dataset.withdrawn']).where('version.id', 'in', ids).execute()
  return new Map(rows.flatMap(({ id, state, dataset, datasetState, withdrawn }) => {
    const order = orders.standing(datasetSubject(dataset))
    const reason = order?.reason ?? (datasetState === 'withdrawn' ? withdrawn ?? words.withdrawn : state === 'retired' ? words.retired : undefined)
    return reason === undefined ? [] : [[versionSubject(id), reason]]
  }))
}

const prefix = versionSubject('')
