/** Past cases replayed under a draft: a few at once, many by a job with its progress; who may read the cases reads which, and everybody else the counts alone. */
import type { Json } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Cases, Replay } from '../cases/index.ts'
import { nothingReplayed } from '../cases/index.ts'
import { type Db, type JsonColumn, transact } from '../database/index.ts'
import type { Jobs } from '../jobs/index.ts'
import { type Actor, actorString } from '../parties/index.ts'
import { messages } from './messages.ts'

interface ReplayTable { draft: string; number: number; job: string; result: JsonColumn<Replay> | null }

declare module '../database/index.ts' {
  interface Tables { studio_replay: ReplayTable }
}

/** A version of a draft. */
interface Written { readonly id: string; readonly number: number; readonly declaration: Procedure }

/** A count that is told; `few` in its place where it is so small, or none, that somebody could be told. */
export type Told = number | 'few'

/** What is told of a replay. */
export type Replayed =
  /** Nobody asked for it yet; so many cases there are. */
  | { readonly state: 'none'; readonly cases: number }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'failed' }
  | { readonly state: 'done'; readonly cases: Told; readonly otherwise: Told; readonly barred: Told; readonly byRule: Readonly<Record<string, Told>>; readonly open: readonly { readonly step: string; readonly cases: Told }[]
    /** Which they are; only for whoever may read these cases. */
    readonly listed?: Replay['listed'] }

/** Up to so many cases are replayed at once, while the page is asked for. */
const atOnce = 300
/**
 * A count below this is not told to whoever may not read the cases, nought included, and any other is rounded down to a multiple of it: an author writes the rules that are
 * counted, and could else ask for one person.
 */
export const leastTold = 5
const job = 'studio.replay'

export function openReplay({ db, cases, jobs }: { readonly db: Db; readonly cases: Pick<Cases, 'replay' | 'desk' | 'openByStep' | 'countOf'>; readonly jobs: Jobs }) {
  jobs.define<{ readonly draft: string; readonly number: number; readonly total: number }>(job, {
    async run(context, { draft, number, total }) {
      const { declaration } = await db.selectFrom('studio_version').select('declaration').where('draft', '=', draft).where('number', '=', number).executeTakeFirstOrThrow()
      let so = (context.state ?? { known: nothingReplayed }) as unknown as { readonly after?: string; readonly known: Replay }
      for (let first = so.known.cases === 0; first || so.after !== undefined; first = false) {
        if (context.cancelled()) return
        context.signal.throwIfAborted()
        so = await cases.replay(declaration, so)
        context.progress(so.known.cases, Math.max(total, so.known.cases))
        await context.checkpoint(so as unknown as Json)
      }
      await context.transact((tx) => tx.updateTable('studio_replay').set({ result: JSON.stringify(so.known) }).where('draft', '=', draft).where('number', '=', number).execute())
    },
  })

  /** Whether somebody takes part in the cases of this service as an office, and not by a single step that is referred to them. */
  const mayRead = (actor: Actor, id: string): boolean => cases.desk(actor).some(({ procedure, referred }) => procedure.id === id && !referred)

  async function told(actor: Actor, id: string, { listed, ...counts }: Replay): Promise<Replayed> {
    const open = await cases.openByStep(id)
    if (mayRead(actor, id)) return { state: 'done', ...counts, open, listed }
    const few = (count: number): Told => (count < leastTold ? 'few' : count - count % leastTold)
    return {
      state: 'done', cases: few(counts.cases), otherwise: few(counts.otherwise), barred: few(counts.barred), byRule: Object.fromEntries(Object.entries(counts.byRule).map(([rule, count]) => [rule, few(count)])),
      open: open.map(({ step, cases: count }) => ({ step, cases: few(count) })),
    }
  }

  return {
    async read(actor: Actor, { id, number, declaration }: Written): Promise<Replayed> {
      const total = await cases.countOf(declaration.id)
      if (total <= atOnce) {
        let so: { readonly after?: string; readonly known: Replay } = await cases.replay(declaration, { known: nothingReplayed })
        while (so.after !== undefined) so = await cases.replay(declaration, so)
        return told(actor, declaration.id, so.known)
      }
      const row = await db.selectFrom('studio_replay').select(['job', 'result']).where('draft', '=', id).where('number', '=', number).executeTakeFirst()
      if (row === undefined) return { state: 'none', cases: total }
      if (row.result !== null) return told(actor, declaration.id, row.result)
      const going = await jobs.get(row.job)
      return going === undefined || going.status === 'failed' || going.status === 'cancelled' ? { state: 'failed' } : { state: 'running', done: going.progress?.done ?? 0, total }
    },
    /** Asks for it anew. Throws a `Failure` (conflict) where another version was written since. */
    start: (actor: Actor, { id, number, declaration }: Written, read: number): Promise<void> => transact(db, async (tx) => {
      if (read !== number) throw new Failure('conflict', messages.sentMeanwhile)
      const total = await cases.countOf(declaration.id)
      const made = await jobs.enqueue(tx, job, { draft: id, number, total }, { key: `${id} ${number}`, by: actorString(actor) })
      await tx.insertInto('studio_replay').values({ draft: id, number, job: made, result: null }).onConflict((on) => on.columns(['draft', 'number']).doUpdateSet({ job: made, result: null })).execute()
    }),
  }
}
