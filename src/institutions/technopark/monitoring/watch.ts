/**
 * Watches over all participants: a passage when the day or the law is another one, a thousand at a time, and each participant at its report, its payment and each
 * decision about it. A finding stands until the rule is kept; what an officer has accepted comes again only when something else is seen.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, type JsonColumn, newId, type Tx } from '../../../kernel/database/index.ts'
import { type DecidedHolding, holderNumber } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { hashOf } from '../../../law/canonical.ts'
import { addYears, type Day, dayOf, type Instant, parseDay, yearOf } from '../../../law/time.ts'
import type { Technopark } from '../terms.ts'
import { type Broken, brokenIn, type ParkLaw, type Watched } from './conditions.ts'
import { foundLetter } from './messages.ts'
import type { Judged } from './options.ts'

export type FindingState = 'open' | 'asked' | 'explained' | 'accepted' | 'case'

interface FindingTable {
  id: string; holder: string; decision: string; rule: string; judged: Judged; occasion: string; verdict: 'broken' | 'unknown'; said: JsonColumn<Broken['said']>; mark: string
  state: FindingState; due: Day | null; case_id: string | null; found_at: Instant; told_at: Instant | null; ended_at: Instant | null
}
interface ActTable { id: string; finding: string; act: 'asked' | 'explained' | 'accepted' | 'case'; person: string; words: string; at: Instant }
interface PassageTable { id: string; edition: string; on_day: Day; begun_at: Instant; ended_at: Instant | null; participants: number; found: number }

declare module '../../../kernel/database/index.ts' {
  interface Tables { technopark_finding: FindingTable; technopark_finding_act: ActTable; technopark_passage: PassageTable }
}

const [passage, look, tell, lookEvery] = ['technopark.monitor', 'technopark.monitor-look', 'technopark.monitor-tell', 3600] as const

const progress = z.object({ passage: z.uuid(), after: z.string(), participants: z.int(), found: z.int() })

/** A participant by its number, with all its certificates of the park, the newest that is in force first. */
interface Participant { readonly number: string; readonly certificates: readonly [DecidedHolding, ...DecidedHolding[]] }

/** The participants of today among these holdings, in the order of their numbers. */
function participantsIn(holdings: readonly DecidedHolding[]): readonly Participant[] {
  const groups = Map.groupBy(holdings.filter(({ status }) => status !== 'revoked'), ({ identifier }) => identifier.value)
  return [...groups].flatMap(([number, all]): readonly Participant[] => {
    const [first, ...others] = all.filter(({ status }) => status === 'in force').toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    return first === undefined ? [] : [{ number, certificates: [first, ...others, ...all.filter(({ status }) => status !== 'in force')] }]
  }).toSorted((a, b) => (a.number < b.number ? -1 : 1))
}

/** What the rules are judged on: what is kept of the last year and of this one. */
async function watchedOf({ cases, obligations, ledger }: Kernel, duty: string, participants: readonly Participant[], on: Day): Promise<ReadonlyMap<string, Watched>> {
  const from = parseDay(`${yearOf(addYears(on, -1))}-01-01`)
  const [facts, reports] = await Promise.all([
    cases.factsOfAll([...new Set(participants.map(({ certificates: [newest] }) => newest.case))]),
    obligations.kept({ duty, decisions: participants.flatMap(({ certificates }) => certificates.map(({ decision }) => decision)), from }),
  ])
  const owed = await ledger.owedOn(reports.flatMap(({ invoice }) => invoice ?? []))
  const byDecision = Map.groupBy(reports, ({ decision }) => decision)
  return new Map(participants.map(({ number, certificates }) => [number, {
    facts: facts.get(certificates[0].case) ?? {}, owed, reports: certificates.flatMap(({ decision }) => byDecision.get(decision) ?? []),
  }]))
}

const placeOf = ({ holder, rule, judged, occasion }: Pick<FindingTable, 'holder' | 'rule' | 'judged' | 'occasion'>): string => JSON.stringify([holder, rule, judged, occasion])

/** Of what is owed and late there are letters already, of the duty and of the invoice. */
const isToldElsewhere = (judged: Judged): boolean => judged === 'late' || judged === 'unpaid'

const markOf = ({ verdict, said: { grounds, traced } }: Broken): string => hashOf({ verdict, grounds, ...(traced && { trace: traced.trace }) })

/** Keeps what is found of these participants now; what is kept again ends. Answers how many are found. */
async function keepFindings({ journal, now }: Kernel, tx: Tx, participants: readonly Participant[], watched: ReadonlyMap<string, Watched>, law: ParkLaw): Promise<number> {
  const at = now()
  const found = participants.flatMap(({ number: holder, certificates: [{ decision }] }) => brokenIn(watched.get(holder)!, law).map((broken) => ({ holder, decision, broken, mark: markOf(broken) })))
  const before = new Map((await tx.selectFrom('technopark_finding').select(['id', 'holder', 'rule', 'judged', 'occasion', 'mark', 'state']).where('ended_at', 'is', null)
    .where(sql<boolean>`holder = any(${participants.map(({ number }) => number)}::text[])`).execute()).map((row) => [placeOf(row), row]))
  const fresh: typeof found[number][] = []
  for (const one of found) {
    const place = placeOf({ holder: one.holder, ...one.broken })
    const known = before.get(place)
    if (known?.mark === one.mark || (known !== undefined && known.state === 'case')) before.delete(place)
    else if (known !== undefined && known.state !== 'accepted') {
      before.delete(place)
      await tx.updateTable('technopark_finding').set({ said: JSON.stringify(one.broken.said), mark: one.mark, verdict: verdictOf(one.broken), decision: one.decision }).where('id', '=', known.id).execute()
    } else fresh.push(one)
  }
  await endFindings({ journal, now }, tx, [...before.values()].map(({ id }) => id))
  const rows = fresh.map(({ holder, decision, broken, mark }) => ({
    id: newId(), holder, decision, rule: broken.rule, judged: broken.judged, occasion: broken.occasion, verdict: verdictOf(broken), said: JSON.stringify(broken.said), mark,
    state: 'open' as const, due: null, case_id: null, found_at: at, told_at: isToldElsewhere(broken.judged) ? at : null, ended_at: null,
  }))
  for (let from = 0; from < rows.length; from += 1000) await tx.insertInto('technopark_finding').values(rows.slice(from, from + 1000)).execute()
  // Everybody reads the journal: of whom it is stands in the finding's row alone.
  if (rows.length > 0) await journal.appendAll(tx, 'system:technopark', rows.map(({ id, rule, judged }) => ({ type: 'technopark.found', subject: `finding:${id}`, body: { rule, judged } })))
  return found.length
}

const verdictOf = ({ verdict }: Broken): 'broken' | 'unknown' => (verdict === false ? 'broken' : 'unknown')

async function endFindings({ journal, now }: Pick<Kernel, 'journal' | 'now'>, tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('technopark_finding').set({ ended_at: now() }).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute()
  await journal.appendAll(tx, 'system:technopark', ids.map((id) => ({ type: 'technopark.finding-ended', subject: `finding:${id}`, body: {} })))
}

/** The newest passage over all participants, finished or not. */
export const newestPassage = (db: Db) => db.selectFrom('technopark_passage').selectAll().orderBy('begun_at', 'desc').limit(1).executeTakeFirst()

/** Defines the work, looks each hour whether a passage is due, and follows the journal. Said once in every process. `atOnce` participants are judged in one transaction. */
export function monitoringWork(kernel: Kernel, technopark: Technopark, atOnce = 1000): void {
  const { jobs, db, now, journal, country, cases, decisions, obligations, parties } = kernel
  const { credential, duty, residency, incomeTest: test, monitoring } = technopark
  const law = (): ParkLaw | undefined => {
    const declared = cases.procedures.find(({ id }) => id === residency)
    return declared && { residency: declared, test, monitoring, on: dayOf(now(), country.calendar.zone) }
  }
  /** By which law and on which day is judged: what is late is late by the day. */
  const editionOf = ({ residency: { rules, parameters }, on }: ParkLaw): string => hashOf({ on, rules: Object.fromEntries(monitoring.rules.map((name) => [name, rules[name] ?? null])), parameters, test: { rule: test.rule, parameters: test.parameters } })

  /** Judges these participants, and answers how many findings there are. */
  async function judge(tx: Tx, participants: readonly Participant[], by: ParkLaw): Promise<number> {
    // One after the other, and read behind the lock: what was read before would be written over what was found since.
    await sql`select pg_advisory_xact_lock(hashtext(${passage}))`.execute(tx)
    return participants.length === 0 ? 0 : keepFindings(kernel, tx, participants, await watchedOf(kernel, duty, participants, by.on), by)
  }

  async function judgeOne(tx: Tx, holder: string): Promise<void> {
    const by = law()
    if (by === undefined) return
    const participants = participantsIn(await decisions.held({ credentialType: credential, holder }))
    if (participants.length > 0) await judge(tx, participants, by)
    else await endFindings(kernel, tx, (await tx.selectFrom('technopark_finding').select('id').where('holder', '=', holder).where('ended_at', 'is', null).execute()).map(({ id }) => id))
    await jobs.enqueue(tx, tell, null, { key: 'all' })
  }

  jobs.define(passage, {
    async run(context) {
      const by = law()
      if (by === undefined) return
      const edition = editionOf(by)
      const saved = progress.safeParse(context.state).data
      const begun = saved && await db.selectFrom('technopark_passage').select(['edition', 'ended_at']).where('id', '=', saved.passage).executeTakeFirst()
      let state = begun?.edition === edition ? saved! : { passage: newId(), after: '', participants: 0, found: 0 }
      if (begun?.edition !== edition) {
        await context.transact(async (tx) => {
          await tx.insertInto('technopark_passage').values({ id: state.passage, edition, on_day: by.on, begun_at: now(), ended_at: null, participants: 0, found: 0 }).execute()
          await context.checkpoint(state, tx)
        })
      } else if (begun.ended_at !== null) return
      const all = participantsIn(await decisions.held({ credentialType: credential }))
      // Whoever is no participant any more was not judged: what was found of it has ended.
      await context.transact(async (tx) => {
        const numbers = all.map(({ number }) => number)
        await endFindings(kernel, tx, (await tx.selectFrom('technopark_finding').select('id').where('ended_at', 'is', null).where(sql<boolean>`holder <> all(${numbers}::text[])`).execute()).map(({ id }) => id))
      })
      for (let last = false; !last;) {
        context.signal.throwIfAborted()
        const next = all.filter(({ number }) => number > state.after).slice(0, atOnce)
        last = next.length < atOnce
        state = await context.transact(async (tx) => {
          const found = await judge(tx, next, by)
          const reached = { ...state, after: next.at(-1)?.number ?? state.after, participants: state.participants + next.length, found: state.found + found }
          await tx.updateTable('technopark_passage').set({ participants: reached.participants, found: reached.found, ...(last && { ended_at: now() }) }).where('id', '=', reached.passage).execute()
          if (last) {
            await journal.append(tx, 'system:technopark', { type: 'technopark.monitored', subject: 'register:technopark.residents', body: { edition, on: by.on, participants: reached.participants, found: reached.found } })
            await jobs.enqueue(tx, tell, null, { key: 'all' })
          }
          await context.checkpoint(reached, tx)
          return reached
        })
        context.progress(state.participants, all.length)
      }
    },
  })
  jobs.define(look, {
    async run(context) {
      const by = law()
      const last = await newestPassage(db)
      if (by !== undefined && (last?.edition !== editionOf(by) || last.ended_at === null)) await context.transact((tx) => jobs.enqueue(tx, passage, null, { key: 'all' }))
    },
  })
  jobs.every(look, lookEvery)
  jobs.define(tell, {
    async run(context) {
      while (await context.transact(tellOne)) context.signal.throwIfAborted()
    },
  })

  /** Tells one company of all that was found and not told; answers whether there was one. */
  async function tellOne(tx: Tx): Promise<boolean> {
    const next = await tx.selectFrom('technopark_finding').select('holder').where('told_at', 'is', null).where('ended_at', 'is', null).orderBy('holder').limit(1).executeTakeFirst()
    if (next === undefined) return false
    const rows = await tx.updateTable('technopark_finding').set({ told_at: now() }).where('holder', '=', next.holder).where('told_at', 'is', null).where('ended_at', 'is', null).returning('said').execute()
    const organisation = await parties.organisation({ number: next.holder }, tx)
    const [first, ...others] = rows.flatMap(({ said: { title, grounds } }) => grounds.map(({ text, basis }) => ({ title, text, ...(basis && { basis }) })))
    if (organisation !== undefined && first !== undefined) await parties.writeLetterToOrganisation(tx, organisation.id, foundLetter([first, ...others], test.basis))
    return true
  }

  const subjectId = (subject: string): string => subject.slice(subject.indexOf(':') + 1)
  const holderOf = async (decision: string): Promise<string | undefined> => {
    const record = (await decisions.find(decision))?.record
    const about = record?.about === undefined ? record : (await decisions.find(record.about))?.record
    return about?.credentialType === credential ? holderNumber(about.holder) : undefined
  }
  journal.subscribe('technopark.monitor-one', {
    types: ['obligation.reported', 'bank-line.allocated', 'bank-line.taken-back', 'case.issued'], from: 'now',
    async handle(tx, { type, subject, body }) {
      const decision = type === 'case.issued' ? String(body['decision']) : await decisionOf(type, subject)
      const holder = decision === undefined ? undefined : await holderOf(decision)
      if (holder !== undefined) await judgeOne(tx, holder)
    },
  })
  /** The certificate whose report was made, or paid. */
  async function decisionOf(type: string, subject: string): Promise<string | undefined> {
    const of = type === 'obligation.reported' ? subject : subject.startsWith('invoice:') ? (await kernel.ledger.invoice(subjectId(subject))).subject : ''
    return of.startsWith('obligation:') ? (await obligations.kept({ ids: [subjectId(of)] }))[0]?.decision : undefined
  }
}
