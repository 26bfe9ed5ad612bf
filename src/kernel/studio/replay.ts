/** Past cases replayed under a draft, for whoever may read these cases: a few at once, many by a job with its progress. Nobody else is told anything of them. */
import type { Json } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Cases, Replay } from '../cases/index.ts'
import { nothingReplayed } from '../cases/index.ts'
import { type Db, type JsonColumn, transact } from '../database/index.ts'
import type { Jobs } from '../jobs/index.ts'
import type { Instant } from '../../law/time.ts'
import { type Actor, actorString } from '../parties/index.ts'
import { messages } from './messages.ts'

interface ReplayTable { draft: string; number: number; job: string; result: JsonColumn<Replay> | null; done_at: Instant | null }

declare module '../database/index.ts' {
  interface Tables { studio_replay: ReplayTable }
}

/** A version of a draft. */
interface Written { readonly id: string; readonly number: number; readonly declaration: Procedure }

/** What is told of a replay. */
export type Replayed =
  /** Whoever asks may not read all of these cases: an author writes the rules that are counted, and could else ask for one person, however the counts are rounded. */
  | { readonly state: 'withheld' }
  /** Nobody asked for it yet; so many cases there are. */
  | { readonly state: 'none'; readonly cases: number }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'failed' }
  | { readonly state: 'done'; readonly replay: Replay; readonly open: readonly { readonly step: string; readonly cases: number }[]
    /** When it was done, where that is not now. */
    readonly at?: Instant }

/** Up to so many cases are replayed at once, while the page is asked for. */
const atOnce = 300
const job = 'studio.replay'

export function openReplay({ db, now, cases, jobs }: { readonly db: Db; readonly now: () => Instant; readonly cases: Pick<Cases, 'replay' | 'desk' | 'openByStep' | 'countOf'>; readonly jobs: Jobs }) {
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
      await context.transact((tx) => tx.updateTable('studio_replay').set({ result: JSON.stringify(so.known), done_at: now() }).where('draft', '=', draft).where('number', '=', number).execute())
    },
  })

  /** Whether somebody takes part in every case of this service as an office: not by a single step that is referred to them, and not in those of some versions or bodies alone. */
  const mayRead = (actor: Actor, id: string): boolean => cases.desk(actor).some(({ procedure, referred, cases: some }) => procedure.id === id && !referred && some === undefined)

  const told = async (id: string, replay: Replay, at?: Instant): Promise<Replayed> => ({ state: 'done', replay, open: await cases.openByStep(id), ...(at !== undefined && { at }) })

  return {
    async read(actor: Actor, { id, number, declaration }: Written): Promise<Replayed> {
      if (!mayRead(actor, declaration.id)) return { state: 'withheld' }
      const total = await cases.countOf(declaration.id)
      if (total <= atOnce) {
        let so: { readonly after?: string; readonly known: Replay } = await cases.replay(declaration, { known: nothingReplayed })
        while (so.after !== undefined) so = await cases.replay(declaration, so)
        return told(declaration.id, so.known)
      }
      const row = await db.selectFrom('studio_replay').select(['job', 'result', 'done_at']).where('draft', '=', id).where('number', '=', number).executeTakeFirst()
      if (row === undefined) return { state: 'none', cases: total }
      if (row.result !== null) return told(declaration.id, row.result, row.done_at ?? undefined)
      const going = await jobs.get(row.job)
      return going === undefined || going.status === 'failed' || going.status === 'cancelled' ? { state: 'failed' } : { state: 'running', done: going.progress?.done ?? 0, total }
    },
    /** Asks for it anew. Throws a `Failure`: refused for whoever may not read these cases, conflict where another version was written since. */
    start: (actor: Actor, { id, number, declaration }: Written, read: number): Promise<void> => transact(db, async (tx) => {
      if (!mayRead(actor, declaration.id)) throw new Failure('refused', messages.notReplayed)
      if (read !== number) throw new Failure('conflict', messages.sentMeanwhile)
      const total = await cases.countOf(declaration.id)
      const made = await jobs.enqueue(tx, job, { draft: id, number, total }, { key: `${id} ${number}`, by: actorString(actor) })
      await tx.insertInto('studio_replay').values({ draft: id, number, job: made, result: null, done_at: null }).onConflict((on) => on.columns(['draft', 'number']).doUpdateSet({ job: made, result: null, done_at: null })).execute()
    }),
  }
}
