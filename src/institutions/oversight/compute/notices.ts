/**
 * Notices of large trainings.
 *
 * Promises: each declared run that reaches a threshold, or may within its bounds, is told once to whoever declared it and to the desk of the authority, and awaits both until it is notified; that it was, the desk is
 * told once too, also where it was notified before anybody was told. A change of what is declared changes what awaits, and is told where it changes the reach. Never: tells again of a run that was under review.
 */
import { sql } from 'kysely'
import { type AwaitedSource, awaitedSource } from '../../../kernel/awaiting/index.ts'
import { type JsonColumn, newId, transact, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { LetterParts } from '../../../kernel/parties/index.ts'
import { Decimal } from '../../../law/decimal.ts'
import { same, type Text } from '../../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../../law/time.ts'
import { permits } from '../../../portal/index.ts'
import type { ComputeDeclarations } from './book.ts'
import type { Interval } from './interval.ts'
import { deskLetter, figuresOf, noticeLetter, noticeWords, notifiedLetter } from './notices.messages.ts'
import { operationsOf } from './operations.ts'
import { notifyBy, type Reach, reachOf, type Threshold } from './thresholds.ts'

interface NoticeTable {
  id: string; run: string; threshold: string; organisation: string; title: JsonColumn<Text>; reach: Exclude<Reach, 'below'>; low: string; best: string; high: string; due: Day | null; found_at: Instant; ended_at: Instant | null; notified_at: Instant | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { oversight_notice: NoticeTable }
}

type Noticing = Pick<Kernel, 'db' | 'now' | 'country' | 'journal' | 'parties' | 'registers'>

/** A declared run of which somebody is to be told. */
interface Large { readonly run: string; readonly organisation: string; readonly title: Text; readonly threshold: Threshold; readonly reach: Exclude<Reach, 'below'>; readonly operations: Interval; readonly due?: Day; readonly notified: boolean }

const [job, every] = ['oversight.large-trainings', 86_400] as const

/** The runs that are large by what is declared today. */
async function largeRuns({ registers }: Noticing, tx: Tx, declared: ComputeDeclarations): Promise<readonly Large[]> {
  return (await registers.standing(declared.runs, tx)).flatMap(({ number, owner, title, values }) => {
    const { work, known, notified } = declared.run(values)
    if (!('id' in owner)) return []
    const operations = operationsOf(work)
    return declared.thresholds.flatMap((threshold): readonly Large[] => {
      const reach = reachOf(operations, threshold)
      if (reach === 'below' || known < threshold.from) return []
      const due = notifyBy(threshold, operations, known)
      return [{ run: number, organisation: owner.id, title, threshold, reach, operations, notified, ...(due !== undefined && { due }) }]
    })
  })
}

/** Compares the book with what was told. Two that come at once do it one after the other. */
export async function noticeLargeRuns(kernel: Noticing, declared: ComputeDeclarations): Promise<void> {
  const { db, now, journal, parties } = kernel
  await transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${job}))`.execute(tx)
    const told = await tx.selectFrom('oversight_notice').select(['id', 'run', 'threshold', 'reach', 'ended_at', 'notified_at']).orderBy('found_at').orderBy('id').execute()
    const last = new Map(told.map((row) => [placeOf(row), row]))
    const open = new Map([...last].filter(([, { ended_at }]) => ended_at === null))
    const toDesk = async (letter: LetterParts): Promise<void> => { for (const { id } of await parties.holdersOf(declared.roles, tx)) await parties.writeLetter(tx, id, letter) }
    const end = async (id: string, notified: boolean): Promise<void> => {
      await tx.updateTable('oversight_notice').set({ ended_at: now(), ...(notified && { notified_at: now() }) }).where('id', '=', id).execute()
      await journal.append(tx, 'system:oversight', { type: 'oversight.large-training-ended', subject: `notice:${id}`, body: {} })
    }
    for (const large of await largeRuns(kernel, tx, declared)) {
      const { run, organisation, title, threshold, reach, operations, due, notified } = large
      const before = last.get(placeOf({ run, threshold: threshold.id }))
      const standing = open.get(placeOf({ run, threshold: threshold.id }))
      open.delete(placeOf({ run, threshold: threshold.id }))
      if (notified && before?.notified_at) continue
      const row = { title: JSON.stringify(title), reach, low: String(operations.low), best: String(operations.best), high: String(operations.high), due: due ?? null }
      const id = standing?.id ?? newId()
      if (standing) await tx.updateTable('oversight_notice').set(row).where('id', '=', id).execute()
      else {
        await tx.insertInto('oversight_notice').values({ id, run, threshold: threshold.id, organisation, ...row, found_at: now(), ended_at: null, notified_at: null }).execute()
        // Everybody reads the journal, and what one organisation trains is told nobody: of which run a notice is stands in its row alone.
        await journal.append(tx, 'system:oversight', { type: 'oversight.large-training-found', subject: `notice:${id}`, body: { threshold: threshold.id, reach } })
      }
      if (notified) {
        await end(id, true)
        await toDesk(notifiedLetter(declared.basis, large))
      } else if (standing?.reach !== reach) {
        await parties.writeToParty(tx, { kind: 'organisation', id: organisation }, noticeLetter(declared.basis, declared.declaring.notification, large))
        await toDesk(deskLetter(declared.basis, large))
      }
    }
    // A run under review is declared still: it is told neither as ended nor, when it is restored, as new.
    const reviewed = open.size === 0 ? [] : await tx.selectFrom('entry').select('number').where('number', 'in', [...open.values()].map(({ run }) => run)).where('state', '=', 'suspended').execute()
    const kept = new Set(reviewed.map(({ number }) => number))
    for (const { id, run } of open.values()) if (!kept.has(run)) await end(id, false)
  })
}

const placeOf = ({ run, threshold }: { readonly run: string; readonly threshold: string }): string => `${run} ${threshold}`

/** Compares each day, and after each act on a declared run. Said once in every process. */
export function noticesWork(kernel: Kernel, declared: ComputeDeclarations): void {
  const { jobs, journal } = kernel
  jobs.define(job, { run: () => noticeLargeRuns(kernel, declared) })
  jobs.every(job, every)
  journal.subscribe('oversight.large-trainings', {
    types: ['entry.entered', 'entry.changed', 'entry.suspended', 'entry.restored', 'entry.struck'], holdsUp: 'itself', from: 'now',
    async handle(tx, { body }) {
      if (body['register'] === declared.runs) await jobs.enqueue(tx, job, null, { key: 'runs' })
    },
  })
}

interface About { readonly title: Text; readonly threshold: string; readonly reach: Exclude<Reach, 'below'>; readonly low: string; readonly best: string; readonly high: string; readonly desk: boolean; readonly late: boolean }

/** What awaits whoever declared a large run, and the offices that keep the book. */
export const noticesAwait = ({ country }: Pick<Kernel, 'country'>, declared: ComputeDeclarations): AwaitedSource => awaitedSource<About>({
  kind: 'oversight.large-training',
  rows(actor, { now }) {
    const { organisation } = actor
    const desk = permits({ anyRole: declared.roles }, { actor }) === 'yes'
    if (!desk && organisation === undefined) return undefined
    return sql`select id::text, 'act', jsonb_build_object('title', title, 'threshold', threshold, 'reach', reach, 'low', low::text, 'best', best::text, 'high', high::text, 'desk', ${desk}::boolean, 'late', due < ${dayOf(now, country.calendar.zone)}::date), due, found_at
      from oversight_notice where ended_at is null and (${desk}::boolean or organisation = ${organisation?.id ?? null}::uuid)`
  },
  say: (rows) => rows.map(({ about: { title, threshold: id, reach, low, best, high, desk } }) => {
    const threshold = declared.thresholds.find((one) => one.id === id)
    const figures = figuresOf({ low: Decimal.from(low), best: Decimal.from(best), high: Decimal.from(high) }, reach, threshold?.title ?? same(id))
    return { title: desk ? noticeWords.declaredBy(title) : noticeWords.toNotify(title), hint: figures, path: desk ? '/oversight/compute/all' : `/services/${declared.declaring.notification}` }
  }),
})
