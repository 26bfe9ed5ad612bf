/** Follows the thread back from a thing to what it was made from, and tells what of it was taken back. */
import type { Kernel } from '../../../kernel/index.ts'
import { same } from '../../../law/text.ts'
import { corpusSubject, type Mark } from './corpus.ts'
import { messages } from './messages.ts'
import type { DatasetSource } from './sources.ts'

/**
 * Nothing is stored: what is taken back marks everything made from it at once, and what is given back unmarks it. A dataset speaks for its
 * versions, an order for whatever it stands on, the opt-out list for a corpus.
 */
export async function marksOf({ db, lineage, orders }: Pick<Kernel, 'db' | 'lineage' | 'orders'>, datasets: DatasetSource, thing: string): Promise<readonly Mark[]> {
  const [own, sources] = await Promise.all([lineage.thing(thing), lineage.sources(thing)])
  const marks: Mark[] = []
  for (const { id, kind, title, path } of [...(own ? [own] : []), ...sources]) {
    const place = { source: id, title, ...(path !== undefined && { path }) }
    if (kind === 'dataset version') {
      const reason = await datasets.takenBack(id)
      if (reason !== undefined) marks.push({ ...place, kind: 'withdrawn', reason })
    } else if (kind === 'corpus') {
      const found = await db.selectFrom('corpus_opt_out_mark as mark').innerJoin('corpus_opt_out as entry', 'entry.key', 'mark.key')
        .select(['entry.reason', 'mark.documents']).where('mark.corpus', '=', id.slice(corpusSubject('').length)).orderBy('entry.at').execute()
      for (const { reason, documents } of found) marks.push({ ...place, kind: 'opt-out', reason: messages.optedOutDocuments(documents, reason) })
    } else if (kind !== 'dataset' && id !== thing) {
      const order = orders.standing(id)
      if (order) marks.push({ ...place, kind: 'withdrawn', reason: order.reason ?? same('') })
    }
  }
  return marks
}
