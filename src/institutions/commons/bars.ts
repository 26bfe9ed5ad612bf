/** Bars: to which organisations an owner lends a dataset no more. Who was taken a grant back is barred until the owner says otherwise. */
import { sql } from 'kysely'
import { afterCommit, type Db, type Tx } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Organisation } from '../../kernel/parties/index.ts'
import type { Instant } from '../../law/time.ts'
import { type Dataset, datasetSubject, recordedOf } from './dataset.ts'

export interface Bar {
  /** The number of the organisation. */
  readonly organisation: string
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
  between(dataset: string, organisation: string, within?: Db): Promise<Bar | undefined>
  /**
   * Bars an organisation, from this act on; who is barred already stays so, for the first reason. `by`: who acts, as the journal names them;
   * `takenBack`: the decision that was taken back, where the bar follows from that.
   */
  set(tx: Tx, by: string, dataset: Dataset, bar: Omit<Bar, 'at'>, takenBack?: string): Promise<void>
  /** A grant that was taken back is kept after all: the bar is over if nothing but that grant had set it. */
  keep(tx: Tx, by: string, dataset: Dataset, organisation: string, decision: string): Promise<void>
  /** The barred organisations for which a person acts, or acted when the bar was set or later: what was taken from one is not asked for again in the name of the next. */
  behind(dataset: string, person: string): Promise<readonly Organisation[]>
  /** Lets an organisation ask again; nothing happens where no bar stands. */
  lift(tx: Tx, by: string, dataset: Dataset, organisation: string): Promise<void>
  /** Calls back when a bar was set or lifted: for acts of this process before they answer. Fulfilled once it listens, with the way to stop. */
  onChange(changed: () => void): Promise<() => Promise<void>>
}

const channel = 'commons.bars'

export function openBars({ db, listen, journal, parties, now }: Pick<Kernel, 'db' | 'listen' | 'journal' | 'parties' | 'now'>): Bars {
  const watching = new Set<() => void>()
  const columns = ['identifier as organisation', 'reason', 'before', 'at'] as const
  async function recorded(tx: Tx, by: string, type: string, dataset: Dataset, organisation: string): Promise<void> {
    await journal.append(tx, by, { type, subject: datasetSubject(dataset.id), body: { ...recordedOf(dataset), identifier: organisation } })
    await sql`select pg_notify(${channel}, '')`.execute(tx)
    afterCommit(tx, () => { for (const changed of watching) changed() })
  }

  const locked = (tx: Tx, dataset: Dataset, organisation: string) => tx.selectFrom('dataset_bar').select(['own', 'taken']).where('dataset', '=', dataset.id).where('identifier', '=', organisation).forUpdate().executeTakeFirst()

  return {
    on: (dataset) => db.selectFrom('dataset_bar').select(columns).where('dataset', '=', dataset).orderBy('at', 'desc').execute(),
    between: (dataset, organisation, within = db) => within.selectFrom('dataset_bar').select(columns).where('dataset', '=', dataset).where('identifier', '=', organisation).executeTakeFirst(),

    async behind(dataset, person) {
      const found = await Promise.all((await this.on(dataset)).map(async ({ organisation: number, at }) => {
        const organisation = await parties.organisation({ number })
        if (organisation === undefined) return []
        const { rows: [row] } = await sql<{ until: Instant | 'in force' | null }>`select ${parties.actedUntil(person, sql`${organisation.id}::uuid`)} as until`.execute(db)
        return row?.until === 'in force' || (row?.until ?? '') >= at ? [organisation] : []
      }))
      return found.flat()
    },

    async onChange(changed) {
      watching.add(changed)
      const stop = await listen(channel, changed)
      return async () => {
        watching.delete(changed)
        await stop()
      }
    },

    async set(tx, by, dataset, { organisation, reason, before }, takenBack) {
      const known = await locked(tx, dataset, organisation)
      const cause = { own: (known?.own ?? false) || takenBack === undefined, taken: [...new Set([...known?.taken ?? [], ...(takenBack === undefined ? [] : [takenBack])])] }
      if (known) await tx.updateTable('dataset_bar').set(cause).where('dataset', '=', dataset.id).where('identifier', '=', organisation).execute()
      else await tx.insertInto('dataset_bar').values({ dataset: dataset.id, identifier: organisation, reason, before: [...before], at: now(), ...cause }).execute()
      if (!known) await recorded(tx, by, 'dataset.organisation-barred', dataset, organisation)
    },

    async keep(tx, by, dataset, organisation, decision) {
      const known = await locked(tx, dataset, organisation)
      if (known === undefined) return
      const taken = known.taken.filter((one) => one !== decision)
      if (known.taken.length > 0 && taken.length === 0 && !known.own) return this.lift(tx, by, dataset, organisation)
      await tx.updateTable('dataset_bar').set({ taken }).where('dataset', '=', dataset.id).where('identifier', '=', organisation).execute()
    },

    async lift(tx, by, dataset, organisation) {
      const lifted = await tx.deleteFrom('dataset_bar').where('dataset', '=', dataset.id).where('identifier', '=', organisation).returning('identifier').executeTakeFirst()
      if (lifted) await recorded(tx, by, 'dataset.organisation-admitted', dataset, organisation)
    },
  }
}
