/**
 * Watches over all participants: a passage when the day or the law is another one, a thousand at a time, and each participant at its report, its payment and each
 * decision about it. A finding stands until the rule is kept; when something else is seen, it ends and another begins, which the company is told of.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, type JsonColumn, newId, type Tx } from '../../../kernel/database/index.ts'
import { type DecidedHolding, holderNumber } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { KeptReport } from '../../../kernel/obligations/index.ts'
import { hashOf } from '../../../law/canonical.ts'
import { addYears, type Day, dayOf, type Instant, parseDay, yearOf } from '../../../law/time.ts'
import type { Technopark } from '../terms.ts'
import { type Broken, groundOf, judgedIn, type ParkLaw, type Watched } from './conditions.ts'
import { foundLetter } from './messages.ts'
import type { Judged } from './options.ts'

export type FindingState = 'open' | 'asked' | 'explained' | 'accepted' | 'case'

/** Why a finding ended: the rule is kept, other figures took its place, its case was decided, its company is no participant, or what it was judged on is watched no more. */
export type EndedWhy = 'kept' | 'changed' | 'decided' | 'no participant' | 'out of view'

interface FindingTable {
  id: string; holder: string; decision: string; rule: string; judged: Judged; occasion: string; verdict: 'broken' | 'unknown'; said: JsonColumn<Broken['said']>; mark: string
  state: FindingState; due: Day | null; case_id: string | null; found_at: Instant; told_at: Instant | null; ended_at: Instant | null; ended_why: EndedWhy | null
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

/** The findings that stand of these participants. */
const standingOf = (tx: Tx, participants: readonly Participant[]) => tx.selectFrom('technopark_finding').select(['id', 'holder', 'rule', 'judged', 'occasion', 'mark', 'state']).where('ended_at', 'is', null)
  .where(sql<boolean>`holder = any(${participants.map(({ number }) => number)}::text[])`).execute()

type Standing = Awaited<ReturnType<typeof standingOf>>[number]

/** On what of a report a finding stands: the report itself, its invoice or its year. */
const isAbout = ({ occasion }: Standing, { id, invoice, period }: KeptReport): boolean => occasion === id || occasion === invoice || occasion === String(yearOf(period.to))

/**
 * What the rules are judged on: what is kept of the last year and of this one, and of earlier years that on which a finding stands. It would else end with the year,
 * though nothing was put right. What an officer has dealt with stands without it.
 */
async function watchedOf({ cases, obligations, ledger }: Kernel, duty: string, participants: readonly Participant[], on: Day, standing: readonly Standing[]): Promise<ReadonlyMap<string, Watched>> {
  const keptOf = (some: readonly Participant[], from: Day) => obligations.kept({ duty, decisions: some.flatMap(({ certificates }) => certificates.map(({ decision }) => decision)), from })
  const [facts, recent] = await Promise.all([
    cases.factsOfAll([...new Set(participants.map(({ certificates: [newest] }) => newest.case))]), keptOf(participants, parseDay(`${yearOf(addYears(on, -1))}-01-01`)),
  ])
  const ids = new Set(recent.map(({ id }) => id))
  const known = new Set(recent.flatMap(({ id, invoice, period }) => [id, invoice, String(yearOf(period.to))]))
  const earlier = Map.groupBy(standing.filter(({ state, judged, occasion }) => state !== 'accepted' && judged !== 'application' && !known.has(occasion)), ({ holder }) => holder)
  const sought = participants.filter(({ number }) => earlier.has(number))
  const holderOf = new Map(sought.flatMap(({ number, certificates }) => certificates.map(({ decision }) => [decision, number] as const)))
  const old = sought.length === 0 ? [] : (await keptOf(sought, parseDay('0001-01-01'))).filter((report) => !ids.has(report.id) && earlier.get(holderOf.get(report.decision)!)!.some((one) => isAbout(one, report)))
  const reports = [...old, ...recent]
  const owed = await ledger.owedOn(reports.flatMap(({ invoice }) => invoice ?? []))
  const byDecision = Map.groupBy(reports, ({ decision }) => decision)
  return new Map(participants.map(({ number, certificates }) => [number, {
    facts: facts.get(certificates[0].case) ?? {}, owed, reports: newestOfPeriods(certificates.flatMap(({ decision }) => byDecision.get(decision) ?? [])),
  }]))
}

/** After a renewal two duties ask for one period: of a period the report that was made stands, and where none was, the one of the newest certificate. */
const newestOfPeriods = (reports: readonly KeptReport[]): readonly KeptReport[] => [...Map.groupBy(reports, ({ period }) => period.to).values()].map((same) => same.find(({ report }) => report !== undefined) ?? same[0]!)

const placeOf = ({ holder, rule, judged, occasion }: Pick<FindingTable, 'holder' | 'rule' | 'judged' | 'occasion'>): string => JSON.stringify([holder, rule, judged, occasion])

/** Of what is owed and late there are letters already, of the duty and of the invoice. */
const isToldElsewhere = (judged: Judged): boolean => judged === 'late' || judged === 'unpaid'

const markOf = ({ verdict, said: { grounds, traced } }: Broken): string => hashOf({ verdict, grounds, ...(traced && { trace: traced.trace }) })

/** Keeps what is found of these participants now. What is kept again ends, and what is seen otherwise begins anew. Answers how many are found. */
async function keepFindings({ journal, now }: Kernel, tx: Tx, participants: readonly Participant[], watched: ReadonlyMap<string, Watched>, law: ParkLaw, standing: readonly Standing[]): Promise<number> {
  const at = now()
  const all = participants.flatMap(({ number: holder, certificates: [{ decision }] }) => judgedIn(watched.get(holder)!, law).map((one) => ({ holder, decision, one, place: placeOf({ holder, ...one }) })))
  const found = all.flatMap(({ one: broken, ...of }) => (broken.verdict === true ? [] : [{ ...of, broken, mark: markOf(broken) }]))
  const kept = new Set(all.flatMap(({ one, place }) => (one.verdict === true ? [place] : [])))
  const before = new Map(standing.map((row) => [placeOf(row), row]))
  const decided = await decidedOf(tx, participants)
  const changed: string[] = []
  const fresh = found.filter(({ place, mark }) => {
    const known = before.get(place)
    before.delete(place)
    if (known?.mark === mark || known?.state === 'case' || (known === undefined && decided.has(JSON.stringify([place, mark])))) return false
    if (known !== undefined) changed.push(known.id)
    return true
  })
  // Whatever was not judged again has not been put right: it stands where a person has dealt with it.
  const gone = [...before].flatMap(([place, { id, state }]): readonly { readonly id: string; readonly why: EndedWhy }[] =>
    (kept.has(place) ? [{ id, why: 'kept' }] : state === 'accepted' || state === 'case' ? [] : [{ id, why: 'out of view' }]))
  await endFindings({ journal, now }, tx, changed, 'changed')
  for (const why of ['kept', 'out of view'] as const) await endFindings({ journal, now }, tx, gone.filter((one) => one.why === why).map(({ id }) => id), why)
  const rows = fresh.map(({ holder, decision, broken, mark }) => ({
    id: newId(), holder, decision, rule: broken.rule, judged: broken.judged, occasion: broken.occasion, verdict: verdictOf(broken), said: JSON.stringify(broken.said), mark,
    state: 'open' as const, due: null, case_id: null, found_at: at, told_at: isToldElsewhere(broken.judged) ? at : null, ended_at: null, ended_why: null,
  }))
  for (let from = 0; from < rows.length; from += 1000) await tx.insertInto('technopark_finding').values(rows.slice(from, from + 1000)).execute()
  // Everybody reads the journal: of whom it is stands in the finding's row alone.
  if (rows.length > 0) await journal.appendAll(tx, 'system:technopark', rows.map(({ id, rule, judged }) => ({ type: 'technopark.found', subject: `finding:${id}`, body: { rule, judged } })))
  return found.length
}

const verdictOf = ({ verdict }: Broken): 'broken' | 'unknown' => (verdict === false ? 'broken' : 'unknown')

/** What was seen, each at its place, when a case about it was decided: it comes again only when something else is seen. */
async function decidedOf(tx: Tx, participants: readonly Participant[]): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('technopark_finding').select(['holder', 'rule', 'judged', 'occasion', 'mark']).where('ended_why', '=', 'decided').where(sql<boolean>`holder = any(${participants.map(({ number }) => number)}::text[])`).execute()
  return new Set(rows.map((row) => JSON.stringify([placeOf(row), row.mark])))
}

async function endFindings({ journal, now }: Pick<Kernel, 'journal' | 'now'>, tx: Tx, ids: readonly string[], why: EndedWhy): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('technopark_finding').set({ ended_at: now(), ended_why: why }).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute()
  await journal.appendAll(tx, 'system:technopark', ids.map((id) => ({ type: 'technopark.finding-ended', subject: `finding:${id}`, body: { why } })))
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

  const oneAfterTheOther = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext(${passage}))`.execute(tx)

  /**
   * Judges whoever of these companies is a participant, ends the findings of the others, and answers how many findings there are. One after the other, and all of it is
   * read behind the lock: what was read before would be written over what was found since.
   */
  async function judge(tx: Tx, holders: readonly string[], by: ParkLaw): Promise<number> {
    await oneAfterTheOther(tx)
    const participants = participantsIn(await decisions.held({ credentialType: credential, holders }))
    const numbers = new Set(participants.map(({ number }) => number))
    await endOf(tx, holders.filter((holder) => !numbers.has(holder)))
    if (participants.length === 0) return 0
    const standing = await standingOf(tx, participants)
    return keepFindings(kernel, tx, participants, await watchedOf(kernel, duty, participants, by.on, standing), by, standing)
  }

  /** Ends the findings of whoever is no participant any more: nobody judged them again. */
  async function endOf(tx: Tx, holders: readonly string[]): Promise<void> {
    if (holders.length === 0) return
    await endFindings(kernel, tx, (await tx.selectFrom('technopark_finding').select('id').where('ended_at', 'is', null).where(sql<boolean>`holder = any(${[...holders]}::text[])`).execute()).map(({ id }) => id), 'no participant')
  }

  async function judgeOne(tx: Tx, holder: string): Promise<void> {
    const by = law()
    if (by === undefined) return
    await judge(tx, [holder], by)
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
      // Whoever is no participant any more stands in no batch, and is judged by itself.
      await context.transact(async (tx) => {
        const numbers = all.map(({ number }) => number)
        const others = await tx.selectFrom('technopark_finding').select('holder').distinct().where('ended_at', 'is', null).where(sql<boolean>`holder <> all(${numbers}::text[])`).execute()
        if (others.length > 0) await judge(tx, others.map(({ holder }) => holder), by)
      })
      for (let last = false; !last;) {
        context.signal.throwIfAborted()
        const next = all.filter(({ number }) => number > state.after).slice(0, atOnce)
        last = next.length < atOnce
        state = await context.transact(async (tx) => {
          const found = await judge(tx, next.map(({ number }) => number), by)
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
    const rows = await tx.updateTable('technopark_finding').set({ told_at: now() }).where('holder', '=', next.holder).where('told_at', 'is', null).where('ended_at', 'is', null).returning(['said', 'judged', 'verdict', 'occasion']).execute()
    const organisation = await parties.organisation({ number: next.holder }, tx)
    const [first, ...others] = rows.flatMap(({ said: { title, grounds } }) => grounds.map(({ text, basis }) => ({ title, text, ...(basis && { basis }) })))
    if (organisation !== undefined && first !== undefined) await parties.writeLetterToOrganisation(tx, organisation.id, foundLetter([first, ...others], test.basis, rows.some((row) => groundOf(row, dayOf(now(), country.calendar.zone)) !== undefined)), { mailed: 'proved heads' })
    return true
  }

  const subjectId = (subject: string): string => subject.slice(subject.indexOf(':') + 1)
  const holderOf = async (decision: string): Promise<string | undefined> => {
    const record = (await decisions.find(decision))?.record
    const about = record?.about === undefined ? record : (await decisions.find(record.about))?.record
    return about?.credentialType === credential ? holderNumber(about.holder) : undefined
  }
  journal.subscribe('technopark.monitor-one', {
    types: ['obligation.reported', 'bank-line.allocated', 'bank-line.taken-back', 'case.issued'], holdsUp: 'itself', from: 'now',
    async handle(tx, { type, subject, body }) {
      if (type === 'case.issued') await endDecided(tx, subjectId(subject))
      const decision = type === 'case.issued' ? String(body['decision']) : await decisionOf(type, subject)
      const holder = decision === undefined ? undefined : await holderOf(decision)
      if (holder !== undefined) await judgeOne(tx, holder)
    },
  })
  /** What was decided in its case is dealt with, whichever way it was decided. */
  async function endDecided(tx: Tx, id: string): Promise<void> {
    const of = await tx.selectFrom('technopark_finding').select('id').where('case_id', '=', id).where('ended_at', 'is', null).execute()
    if (of.length === 0) return
    await oneAfterTheOther(tx)
    await endFindings(kernel, tx, of.map((one) => one.id), 'decided')
  }
  /** The certificate whose report was made, or paid. */
  async function decisionOf(type: string, subject: string): Promise<string | undefined> {
    const of = type === 'obligation.reported' ? subject : subject.startsWith('invoice:') ? (await kernel.ledger.invoice(subjectId(subject))).subject : ''
    return of.startsWith('obligation:') ? (await obligations.kept({ ids: [subjectId(of)] }))[0]?.decision : undefined
  }
}
