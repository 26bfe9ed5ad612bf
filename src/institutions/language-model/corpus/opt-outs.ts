/** The opt-out list: entered by engineers with a reason, honoured by every build, and looked for in every corpus that was built before. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Kernel, transact } from '../../../kernel/index.ts'
import { takingBack } from '../../../kernel/lineage/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { corpusSubject } from './corpus.ts'
import { messages } from './messages.ts'
import { optedOut, type OptOutKind, optOutKey } from './opt-out.ts'

/** An entry: what it names is known by its hash alone. */
export interface OptOut { readonly key: string; readonly reason: string; readonly at: Instant; readonly corpora: number }

export interface OptOuts {
  /** Enters what must not be used; corpora that hold it are looked for in the background and marked. The same entry again is no change. */
  add(tx: Tx, actor: Actor, entry: { readonly kind: OptOutKind; readonly value: string; readonly reason: string }): Promise<void>
  /** Newest first. */
  list(): Promise<readonly OptOut[]>
  /** All keys, in order. */
  keys(): Promise<readonly string[]>
  /** Whether the corpora were looked through for every entry; false while that is still to be done. */
  searched(): Promise<boolean>
}

const scanJob = 'language-model.opt-outs'
/** The newest searches: those before them have ended long since. */
const mostSearches = 500

export function openOptOuts({ db, now, journal, jobs }: Kernel, requireEngineer: (actor: Actor) => void): OptOuts {
  return {
    async add(tx, actor, { kind, value, reason }) {
      requireEngineer(actor)
      const problems = [...(value.trim() === '' ? [{ field: 'value', text: messages.valueMissing }] : []), ...(reason.trim() === '' ? [{ field: 'reason', text: messages.reasonMissing }] : [])]
      if (problems.length > 0) throw new Failure('invalid', problems[0]!.text, problems)
      const key = optOutKey(kind, value)
      const entered = await tx.insertInto('corpus_opt_out').values({ key, reason: reason.trim(), entered_by: actor.person, at: now() })
        .onConflict((conflict) => conflict.doNothing()).returning('key').executeTakeFirst()
      if (!entered) return
      await takingBack(tx)
      await journal.append(tx, actorString(actor), { type: 'corpus.opted-out', subject: `opt-out:${key}`, body: { reason: reason.trim() } })
      await jobs.enqueue(tx, scanJob, { key }, { key, by: actorString(actor) })
    },
    async list() {
      const rows = await db.selectFrom('corpus_opt_out as entry').leftJoin('corpus_opt_out_mark as mark', 'mark.key', 'entry.key')
        .select((e) => ['entry.key', 'entry.reason', 'entry.at', e.fn.count('mark.corpus').as('corpora')]).groupBy(['entry.key', 'entry.reason', 'entry.at']).orderBy('entry.at', 'desc').execute()
      return rows.map(({ key, reason, at, corpora }) => ({ key, reason, at, corpora: Number(corpora) }))
    },
    keys: async () => (await db.selectFrom('corpus_opt_out').select('key').orderBy('key').execute()).map(({ key }) => key),
    searched: async () => (await jobs.list({ name: scanJob, limit: mostSearches })).every(({ status }) => status === 'done'),
  }
}

/** Looks for an entry in the corpora that are ready. */
export function optOutWork(kernel: Kernel): void {
  const { db, jobs, files, journal } = kernel
  jobs.define<{ readonly key: string }>(scanJob, {
    async run(context, { key }) {
      const corpora = await db.selectFrom('corpus').select(['id', 'artefacts']).where('state', '=', 'ready').orderBy('id').execute()
      for (const { id, artefacts } of corpora) {
        let documents = 0
        for (const { name, file } of artefacts) {
          if (!/^(?:train-\d+|validation)\.jsonl\.gz$/.test(name)) continue
          context.signal.throwIfAborted()
          documents += await files.borrow(file, (path) => countIn(path, key, context.signal))
        }
        if (documents === 0) continue
        await transact(db, async (tx) => {
          const marked = await tx.insertInto('corpus_opt_out_mark').values({ corpus: id, key, documents }).onConflict((conflict) => conflict.doNothing()).returning('corpus').executeTakeFirst()
          await takingBack(tx)
          if (marked) await journal.append(tx, 'system:language-model', { type: 'corpus.marked', subject: corpusSubject(id), body: { optOut: key, documents } })
        })
      }
    },
  })
}

/** How many documents of a shard an entry names. */
async function countIn(path: string, key: string, signal: AbortSignal): Promise<number> {
  const isOut = optedOut([key])
  let count = 0
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity })) {
    if (isOut(JSON.parse(line) as Parameters<typeof isOut>[0])) count += 1
    if (count % 1000 === 999) signal.throwIfAborted()
  }
  return count
}
