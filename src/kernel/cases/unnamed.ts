/** Cases of people without an account: opened at once, then followed and acted in by whoever has the address that was given out for them. */
import { canBeAbout } from '../../law/about.ts'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import { email as emailField, type Facts, filesIn } from '../../law/field.ts'
import { askedOf } from '../../law/form.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import type { Locale, Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { type Given, readGiven } from '../../law/typed-answers.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import type { Decision } from '../decisions/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { markAlike } from './alike.ts'
import { complete, lockAbout, requireInTime } from './drafts.ts'
import { requireChosen } from './entries.ts'
import { addressHash, first, openRow } from './file.ts'
import type { Ground } from './ground.ts'
import { knownFacts } from './known.ts'
import { loadCase, type LoadedCase } from './log.ts'
import { messages } from './messages.ts'
import { attachOwn } from './named-files.ts'
import { actOf, answerAgain, attachFiles, carryOut, checkOf, type Doing, invalid, placeOf, type Request, givenIn } from './perform.ts'
import { isUnseen, permitOfApplicant } from './permit.ts'
import type { CaseView } from './case-view.ts'
import { viewOf } from './read.ts'
import { withTyped } from './typed.ts'

/** Whoever wrote without an account, as logs and the journal name them. */
const visitor: SystemActor = { system: 'visitor' }

/** An application without an account. */
export interface UnnamedFiling {
  readonly procedure: string
  readonly answers: Given
  /** From `newAddress`: sent again, it answers with the same case. */
  readonly address: string
  /** The network address that it came from, for the limit of tries. */
  readonly from: string
  /** Where letters go. */
  readonly email?: string
  readonly locale: Locale
  /** The name under which the sender uploaded the files of the answers. */
  readonly uploader?: string
  /** The earlier decision that it is about, and the address of its case, which proves whose it is. */
  readonly about?: { readonly decision: string; readonly address: string }
}

/** A case that is followed at the address of another. */
export interface FollowedCase { readonly id: string; readonly number: string; readonly title: Text }

/** The question where letters go; no field of a form can be called so. */
export const mailbox = emailField('follow-email', { label: messages.mailbox, hint: messages.mailboxHint, optional: true, personal: true })

/** A new address for a case: 256 random bits, never kept. */
export const newAddress = (): string => randomBytes(32).toString('base64url')

/** Whether a text can be such an address. */
export const isAddress = (text: string): boolean => /^[\w-]{43}$/.test(text)

/**
 * The cases at an address: the one for which it was given out, and then those that the house opened about its decisions, which have no address of their
 * own. An address that a counter gave out opens nothing once its person has an account. Throws a `Failure` (not found).
 */
async function casesAt(db: Db | Tx, address: string): Promise<readonly string[]> {
  const { rows } = isAddress(address) ? await sql<{ id: string }>`with recursive followed as (
      select case_id as id, 0 as depth from case_follower join case_record given on given.id = case_id where address_hash = ${addressHash(address)}
        and (given.person is null or exists (select from person where person.id = given.person and person.without_account))
      union all select later.id, depth + 1 from followed join decision on decision.case_id = followed.id join case_record later on later.about = decision.id
        where later.unnamed and not exists (select from case_follower where case_follower.case_id = later.id)
    ) select id from followed order by depth, id`.execute(db) : { rows: [] }
  if (rows.length === 0) throw new Failure('not found', messages.noFollowed)
  return rows.map(({ id }) => id)
}

/** The case for which an address was given out, or another that is followed at it. Throws a `Failure` (not found). */
async function caseAt(db: Db | Tx, address: string, of?: string): Promise<string> {
  const followed = await casesAt(db, address)
  const id = of === undefined ? followed[0] : followed.find((one) => one === of)
  if (id === undefined) throw new Failure('not found', messages.noFollowed)
  return id
}

/**
 * Opens a case and answers with its id. Whatever is wrong with the answers is named at once, and nothing is opened. Tries are counted
 * by network and by mailbox, so that nobody floods an office, or a stranger's mailbox.
 */
export async function openUnnamed(ground: Ground, filing: UnnamedFiling): Promise<string> {
  const { procedure, address, from, locale, uploader } = filing
  if (!isAddress(address)) throw new Failure('invalid', messages.noFollowed)
  const opened = await ground.db.selectFrom('case_follower').select('case_id').where('address_hash', '=', addressHash(address)).executeTakeFirst()
  if (opened) return opened.case_id
  const { declaration, hash: version } = await ground.versions.inForce(procedure, dayOf(ground.now(), ground.calendar.zone))
  if (declaration.opens.by !== 'anyone') throw new Failure('refused', messages.notForAnyone)
  const fields = declaration.form.flatMap((page) => page.fields)
  // Before anything of the earlier case is read: which questions and faults come back tells what it said.
  const earlier = await aboutOf(ground, declaration, filing.about)
  const known = earlier ? await knownFacts(ground, ground.db, fields, { about: earlier }) : {}
  const open = fields.filter(({ name }) => known[name] === undefined)
  const { facts: { [mailbox.name]: recipient, ...read }, problems: found } = readGiven([...open, mailbox], withMailbox(filing))
  const email = typeof recipient === 'string' && recipient !== '' ? recipient : undefined
  const entries = await ground.entries.read(fields, { ...read, ...known }, { asker: null })
  const asked = askedOf(declaration.form, entries.facts, readingOf(declaration, dayOf(ground.now(), ground.calendar.zone))).pages.flatMap((page) => page.fields)
  const problems = [...found, ...entries.problems].filter(({ field }) => field === mailbox.name || asked.some(({ name }) => name === field?.split('.')[0]))
  if (problems.length > 0) throw invalid(problems)
  const { facts } = complete(asked, entries.facts)
  await ground.parties.countTry('opening', { address: from, account: email })
  return transact(ground.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${addressHash(address)}, 0))`.execute(tx)
    const other = await tx.selectFrom('case_follower').select('case_id').where('address_hash', '=', addressHash(address)).executeTakeFirst()
    if (other) return other.case_id
    if (earlier) {
      await lockAbout(tx, earlier.record.id)
      await requireInTime(ground, tx, procedure, earlier.record)
    }
    await requireChosen(ground, tx, asked, facts, { asker: null })
    const row = await openRow(ground, tx, { version, procedure: declaration, ...(earlier && { about: earlier.record.id }) }, { unnamed: true, language: locale })
    await tx.insertInto('case_follower').values({ case_id: row.id, address_hash: addressHash(address), email: email ?? null, locale }).execute()
    await markAlike(ground, tx, row.id, declaration, facts)
    for (const file of filesIn(asked, facts)) await attachOwn(ground, tx, [uploader ?? ''], file.id, `case:${row.id}`)
    await first(ground, tx, row, declaration, visitor, `open:${row.id}`, { type: 'filed', facts, language: locale })
    return row.id
  })
}

/**
 * Another address for a case of whoever an officer serves by their document: an earlier one opens nothing from then on.
 *
 * @param number as the receipt and the letters say it
 * @throws Failure 'invalid' at `number` where the person has no such case, 'not found' for whoever is served otherwise
 */
export async function giveAddress(ground: Ground, actor: Actor, number: string): Promise<{ readonly id: string; readonly address: string }> {
  const { counter } = ground.parties
  const visit = await counter.visitHere(actor)
  if (visit.shown !== 'document') throw new Failure('not found', messages.noFollowed)
  const address = newAddress()
  return transact(ground.db, async (tx) => {
    const row = await tx.selectFrom('case_record').innerJoin('person', 'person.id', 'case_record.person').select(['case_record.id', 'person.locale'])
      .where('number', '=', number.trim()).where('person', '=', visit.person).where('without_account', '=', true).executeTakeFirst()
    if (row === undefined) throw invalid([{ field: 'number', text: messages.noCaseHere }])
    const given = { address_hash: addressHash(address), locale: row.locale }
    await tx.insertInto('case_follower').values({ case_id: row.id, email: null, ...given }).onConflict((on) => on.column('case_id').doUpdateSet(given)).execute()
    await counter.addressGiven(tx, visit)
    return { id: row.id, address }
  })
}

/** The answers with where letters go among them, which no field of a form asks. */
function withMailbox({ answers, email = '' }: UnnamedFiling): Given {
  const own = { [mailbox.name]: email }
  return 'typed' in answers ? { typed: { ...answers.typed, ...own } } : { sent: { ...answers.sent, ...own } }
}

/** The decision that the application is about: one of a case at the address that the sender has. */
async function aboutOf({ db, decisions }: Ground, declaration: Procedure, given: UnnamedFiling['about']): Promise<Decision | undefined> {
  if (declaration.about === undefined) return undefined
  const decision = given && await decisions.findIn(db, given.decision)
  const mine = given && decision && (await casesAt(db, given.address)).includes(decision.record.case)
  if (!mine || !canBeAbout(declaration, decision.record)) {
    throw new Failure('invalid', messages.noSubject)
  }
  return decision
}

/**
 * What an application takes over from the earlier decision that it is about, for whoever proves by its address that it is theirs; undefined for anybody
 * else, and where it is about none.
 */
export async function knownUnnamed(ground: Ground, procedure: Procedure, about: UnnamedFiling['about']): Promise<Facts | undefined> {
  try {
    const earlier = await aboutOf(ground, procedure, about)
    return earlier && await knownFacts(ground, ground.db, procedure.form.flatMap((page) => page.fields), { about: earlier })
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

/** The case at an address, or another that is followed at it, as its applicant sees it. Throws a `Failure` (not found). */
export async function followUnnamed(ground: Ground, address: string, of?: string): Promise<CaseView> {
  const loaded = await loadCase(ground, ground.db, await caseAt(ground.db, address, of))
  if (isUnseen(loaded.declaration, loaded.state)) throw new Failure('not found', messages.noCase)
  return viewOf(ground, loaded, 'applicant', permitIn(ground, loaded))
}

/** The cases that the house opened about decisions of the case at an address. Throws a `Failure` (not found). */
export async function alsoFollowed(ground: Ground, address: string): Promise<readonly FollowedCase[]> {
  const [, ...later] = await casesAt(ground.db, address)
  return (await Promise.all(later.map(async (id) => {
    const { row: { number }, declaration, state } = await loadCase(ground, ground.db, id)
    return isUnseen(declaration, state) ? [] : [{ id, number, title: declaration.title }]
  }))).flat()
}

const permitIn = (ground: Ground, loaded: LoadedCase) => permitOfApplicant(loaded.declaration, loaded.state, checkOf(ground, loaded)?.verdict)

/** Acts in the case at an address as its applicant. The same key with the same input is done once. */
export async function actUnnamed(
  ground: Ground, address: string, { key, doing, seen, uploader = '', case: of }: Pick<Request, 'key' | 'seen'> & { readonly doing: Doing; readonly uploader?: string; readonly case?: string },
): Promise<void> {
  await transact(ground.db, async (tx) => {
    const loaded = await loadCase(ground, tx, await caseAt(tx, address, of), { lock: true })
    const earlier = loaded.log.find((action) => action.key === key)
    if (earlier !== undefined) return answerAgain(loaded, earlier, undefined, doing)
    if (isUnseen(loaded.declaration, loaded.state)) throw new Failure('not found', messages.noCase)
    if (seen !== undefined && seen !== placeOf(loaded.state, loaded.log, doing.type)) throw new Failure('conflict', messages.movedOn)
    const said = await withTyped(ground, tx, loaded, actOf(loaded, permitIn(ground, loaded), { doing }, undefined), null, givenIn(doing))
    const act = await attachFiles(ground, tx, loaded, [uploader], said)
    await carryOut(ground, tx, loaded, visitor, key, act)
    // Corrected, it says something else.
    const { row, declaration, state } = await loadCase(ground, tx, loaded.row.id)
    await markAlike(ground, tx, row.id, declaration, state.facts)
  })
}
