/** What people do about a finding: an officer accepts it, asks about it or opens a case, the company explains. Each act is kept; none is done by itself. */
import { sql } from 'kysely'
import { newId, transact, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { dueDay } from '../../../law/duration.ts'
import { Failure } from '../../../law/failure.ts'
import { locales } from '../../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../../law/time.ts'
import { type Broken, type Ground, groundOf } from './conditions.ts'
import { askedLetter, monitoringWords } from './messages.ts'
import type { Monitoring } from './options.ts'
import type { FindingState } from './watch.ts'

/** What an officer does. */
export type OfficerAct = 'accept' | 'ask' | 'open'

const openIn: Readonly<Record<FindingState, readonly OfficerAct[]>> = { open: ['accept', 'ask', 'open'], asked: ['accept', 'open'], explained: ['accept', 'ask', 'open'], accepted: [], case: [] }

/** A finding, as far as what may be done about it depends on it. */
type Standing = Parameters<typeof groundOf>[0] & { readonly state: FindingState; readonly ended_at: Instant | null }

/** The acts that are open to an officer where a finding stands; a case goes its own way, and none is opened over what is no ground for one. */
export const openTo = (one: Standing, on: Day): readonly OfficerAct[] =>
  (one.ended_at !== null ? [] : openIn[one.state].filter((act) => act !== 'open' || groundOf(one, on) !== undefined))

const grounds = ['late', 'unpaid', 'broken'] as const satisfies readonly Ground[]

/** What the form of the case takes. */
const longestCircumstances = 4000

/** A finding that still stands, with its lock. Throws a `Failure` (not found). */
async function locked(tx: Tx, id: string) {
  const row = await tx.selectFrom('technopark_finding').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new Failure('not found', monitoringWords.noFinding)
  return row
}

const wordsOf = (typed: string): string => typed.normalize('NFC').trim()

/**
 * Does an officer's act, and answers the case that it opened. Throws a `Failure`: not found, conflict where the finding has ended, was dealt with or
 * is not the one that was seen (`mark`), refused for whoever acts for the company, invalid without reasons.
 */
export async function actAsOfficer(kernel: Kernel, monitoring: Monitoring, by: Actor, { id, mark, act, words: typed }: {
  readonly id: string; readonly mark: string; readonly act: OfficerAct; readonly words: string
}): Promise<string | undefined> {
  const { now, country, journal, parties } = kernel
  const words = wordsOf(typed)
  if (words === '') throw new Failure('invalid', monitoringWords.noWords, [{ field: 'words', text: monitoringWords.noWords }])
  return transact(kernel.db, async (tx) => {
    const row = await locked(tx, id)
    const on = dayOf(now(), country.calendar.zone)
    if (row.mark !== mark || !openTo(row, on).includes(act)) throw new Failure('conflict', monitoringWords.movedOn)
    const organisation = await parties.organisation({ number: row.holder }, tx)
    if (organisation !== undefined && await isInsider(kernel, tx, by, organisation.id)) throw new Failure('refused', monitoringWords.interested)
    const done = { accept: 'accepted', ask: 'asked', open: 'case' } as const satisfies Record<OfficerAct, FindingState>
    const opened = act === 'open' ? await kernel.cases.openByOffice(tx, by, {
      procedure: monitoring.opens.procedure, about: row.decision, reasons: words, key: `finding:${id}`,
      facts: { ...Object.fromEntries(grounds.map((ground) => [monitoring.opens[ground], ground === groundOf(row, on)])), [monitoring.opens.circumstances]: circumstancesOf(row.said) },
    }) : undefined
    // The kernel answers with a case that is open about the same certificate: it may be about something else.
    if (opened !== undefined && (await kernel.cases.factsOf(opened, tx))[monitoring.opens.circumstances] !== circumstancesOf(row.said)) throw new Failure('conflict', monitoringWords.otherCase)
    const due = act === 'ask' ? dueDay(country.calendar, on, monitoring.explain.within) : null
    const { numUpdatedRows } = await tx.updateTable('technopark_finding').set({ state: done[act], due, case_id: opened ?? null })
      .where('id', '=', id).where('state', '=', row.state).where('mark', '=', mark).where('ended_at', 'is', null).executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Failure('conflict', monitoringWords.movedOn)
    await tx.insertInto('technopark_finding_act').values({ id: newId(), finding: id, act: done[act], person: by.person, words, at: now() }).execute()
    await journal.append(tx, `person:${by.person}`, { type: 'technopark.finding-act', subject: `finding:${id}`, body: { act: done[act], ...(opened !== undefined && { case: opened }) } })
    const [ground] = row.said.grounds
    if (due !== null && organisation !== undefined && ground !== undefined) {
      await parties.writeLetterToOrganisation(tx, organisation.id, askedLetter({ title: row.said.title, ...ground }, words, monitoring.explain.basis, due), { mailed: 'proved heads' })
    }
    return opened
  })
}

/** Keeps what a company says of a finding about it. Throws a `Failure`: not found, conflict where nothing can be explained any more, invalid without words. */
export async function explain({ db, now, journal }: Kernel, by: Actor, holder: string, { id, words: typed }: { readonly id: string; readonly words: string }): Promise<void> {
  const words = wordsOf(typed)
  if (words === '') throw new Failure('invalid', monitoringWords.noExplanation, [{ field: `words-${id}`, text: monitoringWords.noExplanation }])
  await transact(db, async (tx) => {
    const row = await locked(tx, id)
    if (row.holder !== holder) throw new Failure('not found', monitoringWords.noFinding)
    if (row.ended_at !== null || row.state === 'accepted' || row.state === 'case') throw new Failure('conflict', monitoringWords.movedOn)
    await tx.updateTable('technopark_finding').set({ state: 'explained', due: null }).where('id', '=', id).execute()
    await tx.insertInto('technopark_finding_act').values({ id: newId(), finding: id, act: 'explained', person: by.person, words, at: now() }).execute()
    await journal.append(tx, `person:${by.person}`, { type: 'technopark.finding-act', subject: `finding:${id}`, body: { act: 'explained' } })
  })
}

async function isInsider({ parties }: Kernel, tx: Tx, { person }: Actor, organisation: string): Promise<boolean> {
  const { rows: [row] } = await sql<{ inside: boolean }>`select ${parties.insider(person, sql`${organisation}::uuid`)} as inside`.execute(tx)
  return row?.inside === true
}

/** The finding as the case states it, in every language: whoever reads the case need not know the queue. */
const circumstancesOf = ({ title, grounds }: Broken['said']): string =>
  locales.map((locale) => grounds.map(({ text, measured }) => `${title[locale]}: ${text[locale]}${measured === undefined ? '' : ` ${measured[locale]}`}`).join('\n')).join('\n').slice(0, longestCircumstances)
