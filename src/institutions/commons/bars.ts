/** Bars: to which organisations an owner lends a dataset no more. Who was taken a grant back is barred until the owner says otherwise. */
import type { Db, Tx } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Instant } from '../../law/time.ts'
import { type Dataset, datasetSubject, recordedOf } from './dataset.ts'

export interface Bar {
  readonly bin: string
  /** In the owner's words. */
  readonly reason: string
  readonly at: Instant
  /** Ids of the decisions that stood when it was set: they are ended by their own procedure. */
  readonly before: readonly string[]
}

export interface Bars {
  /** The bars that stand on a dataset, newest first. */
  on(dataset: string): Promise<readonly Bar[]>
  /** The bar that stands between a dataset and an organisation. */
  between(dataset: string, bin: string, within?: Db): Promise<Bar | undefined>
  /** Bars an organisation, from this act on; who is barred already stays so, for the first reason. `by`: who acts, as the journal names them. */
  set(tx: Tx, by: string, dataset: Dataset, bar: Omit<Bar, 'at'>): Promise<void>
  /** Lets an organisation ask again; nothing happens where no bar stands. */
  lift(tx: Tx, by: string, dataset: Dataset, bin: string): Promise<void>
}

export function openBars({ db, journal, now }: Pick<Kernel, 'db' | 'journal' | 'now'>): Bars {
  const columns = ['bin', 'reason', 'before', 'at'] as const
  const recorded = (tx: Tx, by: string, type: string, dataset: Dataset, bin: string) =>
    journal.append(tx, by, { type, subject: datasetSubject(dataset.id), body: { ...recordedOf(dataset), bin } })
  return {
    on: (dataset) => db.selectFrom('dataset_bar').select(columns).where('dataset', '=', dataset).orderBy('at', 'desc').execute(),
    between: (dataset, bin, within = db) => within.selectFrom('dataset_bar').select(columns).where('dataset', '=', dataset).where('bin', '=', bin).executeTakeFirst(),

    async set(tx, by, dataset, { bin, reason, before }) {
      const set = await tx.insertInto('dataset_bar').values({ dataset: dataset.id, bin, reason, before: [...before], at: now() })
        .onConflict((conflict) => conflict.doNothing()).returning('bin').executeTakeFirst()
      if (set) await recorded(tx, by, 'dataset.organisation-barred', dataset, bin)
    },

    async lift(tx, by, dataset, bin) {
      const lifted = await tx.deleteFrom('dataset_bar').where('dataset', '=', dataset.id).where('bin', '=', bin).returning('bin').executeTakeFirst()
      if (lifted) await recorded(tx, by, 'dataset.organisation-admitted', dataset, bin)
    },
  }
}
