/**
 * Feedback: what people say is wrong with a page of the portal, without an account, and what the programme's administrator made of it.
 *
 * Promises: nothing is kept of whoever writes but their words, the page, its language and, where they gave one, an address for the answer, which goes as
 * soon as there is one or none to come (of the letter the list of letters keeps the recipient for its time); the journal says that something was received, answered and closed, and holds none of the words; all of it is
 * deleted after `feedbackKeptDays`. Never: notes an account, a session or a network address, or lets anybody but that administrator read.
 */
import { type Selectable, sql } from 'kysely'
import { readAnswers, type Submitted } from '../../law/answers.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Answer, email, type Field, text } from '../../law/field.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import type { Locale } from '../../law/text.ts'
import { dayOf, type Instant, instantAt } from '../../law/time.ts'
import type { AwaitedSource } from '../awaiting/index.ts'
import { type Db, newId, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, isId, type Parties } from '../parties/index.ts'
import { feedbackAwaits } from './awaits.ts'
import { letters, messages } from './messages.ts'
import { pageOf } from './page-of.ts'

export const feedbackStates = ['new', 'answered', 'closed'] as const
export type FeedbackState = (typeof feedbackStates)[number]

interface FeedbackTable {
  id: string; page: string; locale: Locale; body: string; email: string | null; at: Instant; state: FeedbackState
  answer: string | null; answered_at: Instant | null; word: string | null; closed_at: Instant | null
}

declare module '../database/index.ts' {
  interface Tables { feedback: FeedbackTable }
}

/** Days after which what somebody wrote is deleted, whatever was made of it. */
export const feedbackKeptDays = 180

/** What the form asks. */
export const feedbackQuestions = {
  page: text('page', { label: messages.page, hint: messages.pageHint, maxLength: 500 }),
  text: text('text', { label: messages.text, hint: messages.textHint, maxLength: 2000, long: true, personal: true }),
  email: email('email', { label: messages.email, hint: messages.emailHint, optional: true, personal: true }),
} as const

/** What the administrator is asked. */
export const triageQuestions = {
  answer: text('answer', { label: messages.answer, maxLength: 2000, long: true }),
  word: text('word', { label: messages.word, hint: messages.wordHint, maxLength: 300 }),
} as const

/** Something that somebody wrote, as the administrator reads it. The address for the answer is no part of it. */
export interface Feedback {
  readonly id: string
  /** The path without the language. */
  readonly page: string
  readonly locale: Locale
  readonly text: string
  readonly at: Instant
  readonly state: FeedbackState
  /** Whether it can be answered: an address was given, and is still there. */
  readonly answerable: boolean
  readonly answer?: { readonly text: string; readonly at: Instant }
  readonly closed?: { readonly word: string; readonly at: Instant }
}

export interface FeedbackQuery {
  readonly state?: FeedbackState | undefined
  /** An address of a page: what was written about it, and about those below it. */
  readonly page?: string | undefined
  /** Words of the text or of the address. */
  readonly search?: string | undefined
  readonly limit: number
  readonly offset: number
}

export interface Feedbacks {
  /**
   * Keeps what somebody wrote about a page; answers its id. `from` is the network address, for the limit of tries alone. Throws a `Failure`: invalid with
   * the mend, limited by network and for all together.
   */
  give(given: { readonly answers: Submitted; readonly locale: Locale; readonly from: string }): Promise<string>
  /** What was written, the newest first, with how much there is. Throws a `Failure` (refused) for everybody but the administrator, as all below. */
  list(by: Actor, asked: FeedbackQuery): Promise<{ readonly rows: readonly Feedback[]; readonly total: number }>
  /** The pages about which most was written that nobody has dealt with yet. */
  pages(by: Actor): Promise<readonly { readonly page: string; readonly count: number }[]>
  /** Throws a `Failure` (not found). */
  one(by: Actor, id: string): Promise<Feedback>
  /** Answers by a letter, in the language in which was written. Throws a `Failure`: not found, invalid, conflict where it was dealt with or has no address. */
  answer(by: Actor, id: string, given: Submitted): Promise<void>
  /** Closes it with a word, which whoever left an address and was not answered gets by letter, in the language in which was written. Throws a `Failure`: not found, invalid, conflict where it is closed. */
  close(by: Actor, id: string, given: Submitted): Promise<void>
  readonly awaits: AwaitedSource
  /** Deletes what has had its time; answers how much. May be done at any time and by any number of processes. */
  sweep(): Promise<number>
}

/** Whoever writes, as the journal names them: an account is not asked for, and not noted. */
const visitor = actorString({ system: 'visitor' })

/** Counts everybody together. */
const everybody = 'everybody'

export function openFeedback({ db, now, zone, journal, parties, publicUrl }: {
  readonly db: Db; readonly now: () => Instant; readonly zone: string; readonly journal: Pick<Journal, 'append'>
  readonly parties: Pick<Parties, 'countTry' | 'mailToMailbox'>; readonly publicUrl: string
}): Feedbacks {
  async function row(within: Db | Tx, id: string, { lock = false } = {}): Promise<Selectable<FeedbackTable>> {
    const found = isId(id) ? await within.selectFrom('feedback').selectAll().where('id', '=', id).$if(lock, (query) => query.forUpdate()).executeTakeFirst() : undefined
    if (found === undefined) throw new Failure('not found', messages.none)
    return found
  }

  const matching = ({ state, page, search }: Pick<FeedbackQuery, 'state' | 'page' | 'search'>) => {
    const like = `%${(search ?? '').trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    const above = page === undefined ? undefined : pageOf(page, publicUrl) ?? page
    return db.selectFrom('feedback')
      .$if(state !== undefined, (query) => query.where('state', '=', state!))
      .$if(above !== undefined, (query) => query.where(sql<boolean>`starts_with(page, ${above})`))
      .$if(like !== '%%', (query) => query.where((e) => e.or([e('body', 'ilike', like), e('page', 'ilike', like)])))
  }

  /** What an entry of the journal is about; nothing more is said of it. */
  const about = (id: string) => ({ subject: `feedback:${id}`, body: {} })

  /** The day on which it was written, in words, and the page that it is about. */
  const wrote = ({ page, at }: Pick<FeedbackTable, 'page' | 'at'>) => ({ day: inEveryLanguage((locale) => formatDay(dayOf(at, zone), locale)), page })

  return {
    async give({ answers, locale, from }) {
      const { facts, problems } = readAnswers(Object.values(feedbackQuestions), answers)
      const page = typeof facts['page'] === 'string' ? pageOf(facts['page'], publicUrl) : undefined
      // An address that is not given at all is one of the problems already.
      const wrong: readonly Problem[] = page === undefined && facts['page'] !== undefined ? [{ field: 'page', text: messages.otherAddress }, ...problems] : problems
      if (wrong[0]) throw new Failure('invalid', wrong[0].text, wrong)
      await parties.countTry('feedback', { account: everybody, address: from })
      const id = newId()
      await transact(db, async (tx) => {
        await tx.insertInto('feedback').values({
          id, page: page!, locale, body: withLines(facts['text']), email: String(facts['email'] ?? '') || null, at: now(), state: 'new',
          answer: null, answered_at: null, word: null, closed_at: null,
        }).execute()
        await journal.append(tx, visitor, { type: 'feedback.received', ...about(id) })
      })
      return id
    },

    async list(by, { limit, offset, ...asked }) {
      requireAdministrator(by)
      const [rows, { total }] = await Promise.all([
        matching(asked).selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute(),
        matching(asked).select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow(),
      ])
      return { rows: rows.map(shown), total: Number(total) }
    },

    async pages(by) {
      requireAdministrator(by)
      const rows = await db.selectFrom('feedback').select(['page', ({ fn }) => fn.countAll<bigint>().as('count')]).where('state', '=', 'new')
        .groupBy('page').orderBy('count', 'desc').orderBy('page').limit(10).execute()
      return rows.map(({ page, count }) => ({ page, count: Number(count) }))
    },

    async one(by, id) {
      requireAdministrator(by)
      return shown(await row(db, id))
    },

    async answer(by, id, given) {
      requireAdministrator(by)
      const said = readOne(triageQuestions.answer, given)
      await transact(db, async (tx) => {
        const { state, email: recipient, locale, page, at } = await row(tx, id, { lock: true })
        if (state !== 'new') throw new Failure('conflict', messages.dealtWith)
        if (recipient === null) throw new Failure('conflict', messages.noAddress)
        await tx.updateTable('feedback').set({ state: 'answered', answer: said, answered_at: now(), email: null }).where('id', '=', id).execute()
        await journal.append(tx, actorString(by), { type: 'feedback.answered', ...about(id) })
        await parties.mailToMailbox(tx, { recipient, locale }, letters.answered(said, wrote({ page, at })))
      })
    },

    async close(by, id, given) {
      requireAdministrator(by)
      const word = readOne(triageQuestions.word, given)
      await transact(db, async (tx) => {
        const { state, email: recipient, locale, page, at } = await row(tx, id, { lock: true })
        if (state === 'closed') throw new Failure('conflict', messages.dealtWith)
        await tx.updateTable('feedback').set({ state: 'closed', word, closed_at: now(), email: null }).where('id', '=', id).execute()
        await journal.append(tx, actorString(by), { type: 'feedback.closed', ...about(id) })
        if (recipient !== null) await parties.mailToMailbox(tx, { recipient, locale }, letters.closed(word, wrote({ page, at })))
      })
    },

    awaits: feedbackAwaits,

    async sweep() {
      const { numDeletedRows } = await db.deleteFrom('feedback').where('at', '<=', instantAt(Date.parse(now()) - feedbackKeptDays * 86_400_000)).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }

}

/** @throws Failure 'refused' unless the actor wears the office hat with the administrator's role */
function requireAdministrator({ roles }: Actor): void {
  if (!roles.includes('administrator')) throw new Failure('refused', messages.onlyAdministrator)
}

/** The answer to one question. @throws Failure 'invalid' */
function readOne(question: Field, given: Submitted): string {
  const { facts, problems } = readAnswers([question], given)
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  return withLines(facts[question.name])
}

/** A text with the ends of its lines as we keep them: forms send two signs for one. */
const withLines = (answer: Answer | undefined): string => String(answer ?? '').replaceAll('\r\n', '\n')

const shown = ({ id, page, locale, body, email: address, at, state, answer, answered_at, word, closed_at }: Selectable<FeedbackTable>): Feedback => ({
  id, page, locale, text: body, at, state, answerable: state === 'new' && address !== null,
  ...(answer !== null && answered_at !== null && { answer: { text: answer, at: answered_at } }),
  ...(word !== null && closed_at !== null && { closed: { word, at: closed_at } }),
})
