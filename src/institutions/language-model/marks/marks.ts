/** Follows the thread back from things to what they were made from, and tells what of it was taken back. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { openLineage, type Reached, type Thing } from '../../../kernel/lineage/index.ts'
import type { Text } from '../../../law/text.ts'
import type { Mark } from './mark.ts'
import { words } from './words.ts'

/** Why versions of datasets, by their ids on the thread, may no longer be used; those that may are left out. Whoever keeps datasets says so. */
export type TakenBack = (versions: readonly string[]) => Promise<ReadonlyMap<string, Text>>

export interface Marks {
  /** Why a thing of the thread (`corpus:…`, `model:…`) should no longer be used; none: nothing that it was made from was taken back. */
  of(thing: string): Promise<readonly Mark[]>
  /** The same of many things, in as many queries as of one. */
  ofAll(things: readonly string[]): Promise<ReadonlyMap<string, readonly Mark[]>>
  /** The same as a transaction sees it: orders too are read from the database, not from memory, for whoever decides and records in one. */
  within(tx: Tx): Promise<Pick<Marks, 'of'>>
}

export interface MarksGround {
  readonly db: Kernel['db']
  readonly now: Kernel['now']
  readonly lineage: Pick<Kernel['lineage'], 'things' | 'sourcesOf'>
  readonly orders: Pick<Kernel['orders'], 'standing' | 'list'>
}

/**
 * Nothing is stored: what is taken back marks everything made from it at once, and what is given back unmarks it. A dataset speaks for its
 * versions, an order for whatever it stands on, the opt-out list for a corpus.
 */
export function openMarks(ground: MarksGround, takenBackBy: (of: Pick<MarksGround, 'db' | 'orders'>) => TakenBack): Marks {
  const { db, now, lineage, orders } = ground
  const takenBack = takenBackBy(ground)

  /** What of these corpora was opted out, in words, by the corpus. */
  async function optedOut(corpora: readonly Thing[]): Promise<ReadonlyMap<string, readonly Text[]>> {
    if (corpora.length === 0) return new Map()
    const found = await db.selectFrom('corpus_opt_out_mark as mark').innerJoin('corpus_opt_out as entry', 'entry.key', 'mark.key')
      .select(['mark.corpus', 'entry.reason', 'mark.documents']).where('mark.corpus', 'in', corpora.map(({ id }) => idIn(id))).orderBy('entry.at').execute()
    return new Map([...Map.groupBy(found, ({ corpus }) => `corpus:${corpus}`)].map(([id, rows]) => [id, rows.map(({ documents, reason }) => words.optedOutDocuments(documents, reason))]))
  }

  async function ofAll(things: readonly string[]): Promise<ReadonlyMap<string, readonly Mark[]>> {
    if (things.length === 0) return new Map()
    const [own, sources] = await Promise.all([lineage.things(things), lineage.sourcesOf(things)])
    const all = new Map<string, Thing>([...own, ...[...sources.values()].flat().map((one) => [one.id, one] as const)])
    const [versions, corpora] = [ofKind(all, 'dataset version'), ofKind(all, 'corpus').filter(({ id }) => isCorpus.test(id))]
    const [reasons, outs] = await Promise.all([takenBack(versions.map(({ id }) => id)), optedOut(corpora)])

    function marksOn({ id, kind, title, path }: Thing, thing: string): readonly Mark[] {
      const mark = (of: Mark['kind'], reason: Text): Mark => ({ source: id, title, kind: of, reason, ...(path !== undefined && { path }) })
      // A dataset is told of by its versions; an order on the thing itself is no matter of what it was made from.
      const reason = kind === 'dataset version' ? reasons.get(id) : kind === 'dataset' || id === thing ? undefined : orders.standing(id)?.reason
      return [...(reason === undefined ? [] : [mark('withdrawn', reason)]), ...(outs.get(id) ?? []).map((text) => mark('opt-out', text))]
    }

    return new Map(things.map((thing) => {
      const line: readonly (Thing | Reached)[] = [...(own.has(thing) ? [own.get(thing)!] : []), ...sources.get(thing) ?? []]
      return [thing, line.flatMap((one) => marksOn(one, thing))]
    }))
  }

  return {
    ofAll,
    of: async (thing) => (await ofAll([thing])).get(thing)!,
    async within(tx) {
      const all = Map.groupBy(await orders.list(tx), ({ subject }) => subject)
      return openMarks({ db: tx, now, lineage: openLineage({ db: tx, now }), orders: { ...orders, standing: (subject) => all.get(subject)?.[0] } }, takenBackBy)
    },
  }
}

const isCorpus = /^corpus:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const idIn = (thing: string): string => thing.slice(thing.indexOf(':') + 1)
const ofKind = (all: ReadonlyMap<string, Thing>, kind: string): readonly Thing[] => [...all.values()].filter((one) => one.kind === kind)
