/** Puts digests of the usage entries into the journal, and on the thread which models a key calls. */
import type { Selectable } from 'kysely'
import { canonical, hashOf } from '../../../law/canonical.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { keySubject } from '../keys/key.ts'
import type { EntryTable } from './tables.ts'

const mostInDigest = 10_000

/** How the thread names the model of this API name; undefined when it knows none. */
export type SubjectOfModel = (name: string) => Promise<string | undefined>

/** One entry of the journal for each company with entries that wait; answers how many entries it covered. */
export async function digestUsage({ db, journal, lineage }: Pick<Kernel, 'db' | 'journal' | 'lineage'>, subjectOfModel: SubjectOfModel): Promise<number> {
  let covered = 0
  for (let done = mostInDigest; done === mostInDigest; covered += done) {
    done = await transact(db, async (tx) => {
      const waiting = await tx.selectFrom('usage_entry').selectAll().where('digest', 'is', null).orderBy('id').limit(mostInDigest).forUpdate().skipLocked().execute()
      for (const [organisation, entries] of Map.groupBy(waiting, (entry) => entry.organisation)) {
        const lines = entries.map((entry) => canonical(lineOf(entry)))
        const { id } = await journal.append(tx, 'system:language-model', {
          type: 'language-model.usage', subject: `organisation:${organisation}`,
          body: { entries: entries.length, first: String(entries[0]!.id), last: String(entries.at(-1)!.id), digest: hashOf(lines) },
        })
        await tx.updateTable('usage_entry').set({ digest: id }).where('id', 'in', entries.map((entry) => entry.id)).execute()
      }
      const pairs = new Map(waiting.map(({ key, model }) => [`${key} ${model}`, { key, model }]))
      for (const { key, model } of pairs.values()) {
        const subject = await subjectOfModel(model)
        if (subject !== undefined && await lineage.thing(subject) !== undefined && await lineage.thing(keySubject(key)) !== undefined) await lineage.link(tx, keySubject(key), subject, 'calls', 'calls')
      }
      return waiting.length
    })
  }
  return covered
}

/** An entry as the digest has it: numbers as text, without the digest itself. */
const lineOf = (entry: Selectable<EntryTable>) =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'digest').map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]))
