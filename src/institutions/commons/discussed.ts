/** Discussions of datasets: who sees one, who answers, and who hides. */
import type { Discussable } from '../../kernel/discussions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Access, CommonsOptions, Datasets } from './commons.ts'
import { datasetPath } from './dataset.ts'
import { nameOf } from './datasets.ts'
import { ownersOf } from './taken-back.ts'
import { askerOf, isSteward } from './ownership.ts'
import { isOwner } from './policy.ts'

/** Whoever may see what a dataset is may discuss it, once it was published; its owner answers, stewards hide. */
export const discussedDatasets = ({ parties }: Pick<Kernel, 'parties'>, datasets: Datasets, access: Access, options: Pick<CommonsOptions, 'steward'>): Discussable => async (id, actor) => {
  const dataset = await datasets.byId(id).catch(() => undefined)
  if (dataset === undefined || dataset.state === 'draft') return undefined
  const asker = askerOf(actor)
  if (!(await access.verdict(asker, dataset, { mode: 'metadata' })).allowed) return undefined
  return {
    title: nameOf(dataset).title, path: datasetPath(dataset), owners: await ownersOf(parties, dataset), ofOwner: isOwner(dataset, asker), ofOffice: isSteward(actor, options),
  }
}
