/** Tells people by letter what happened in their case and what is expected of them; an office that is late tells its head. */
import { sql } from 'kysely'
import { type Locale, locales } from '../../law/text.ts'
import { representativeOf } from '../../law/body.ts'
import type { Calendar } from '../../law/calendar.ts'
import { deadlineOf } from '../../law/deadline.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Recorded } from '../journal/index.ts'
import type { LetterParts } from '../parties/index.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import { announced } from './hearing.ts'
import { aboutOf, letters } from './letters.ts'
import { type LoadedCase, loadCase } from './log.ts'
import { correctedIn, labelAt } from '../../law/mark.ts'
import { officeRoles, rolesOf } from './permit.ts'
import { partsOf, referralsIn } from '../../law/procedure.ts'
import { partNamed } from '../../law/together.ts'
import { askNewOwner } from './outsiders.ts'
import { marksNow } from './state.ts'
import { tellAsked } from './tell-asked.ts'
import { tellOffice } from './tell-work.ts'
import { tellTooFew } from './too-few.ts'
import { tellVacant } from './vacant.ts'

/**
 * Follows the journal: every act that concerns the applicant is a letter, written in the transaction that notes it as heard; so is an office that
 * becomes vacant while cases wait for it.
 */
export function notify(ground: Ground): void {
  ground.journal.subscribe('cases.vacancies', {
    types: ['role.given', 'role.taken', 'person.account-closed'], holdsUp: 'itself', from: 'now', handle: (tx) => tellVacant(ground, tx),
  })
  ground.journal.subscribe('cases.owners', {
    types: ['entry.changed'], holdsUp: 'itself', from: 'now', handle: (tx, entry) => askNewOwner(ground, tx, entry.subject.slice('entry:'.length)),
  })
  ground.journal.subscribe('cases.notices', {
    types: ['case.filed', 'case.opened', 'case.completed', 'case.lapsed', 'case.expired', 'case.issued', 'case.escalated', 'case.stuck', 'case.charged', 'case.refunded', 'case.asked', 'case.reopened', 'case.recused', 'case.reviewed'], holdsUp: 'itself', from: 'now',
    handle: async (tx, entry) => {
      const loaded = await loadCase(ground, tx, entry.subject.slice('case:'.length))
      const action = loaded.log.find(({ journal }) => journal === entry.id)
      if (action === undefined) return
      await tell(ground, tx, loaded, action.act, entry)
      if (hasEntered(loaded, action.act)) await tellOffice(ground, tx, loaded, action.person)
    },
  })
}

async function tell(ground: Ground, tx: Tx, loaded: LoadedCase, act: Act, { at }: Pick<Recorded, 'at'>): Promise<void> {
  if (act.type === 'escalated') {
    const part = act.part === undefined ? undefined : partNamed(partsOf(loaded.declaration.steps[act.step]?.by), act.part)
    const signing = Object.values(loaded.declaration.steps).filter((step) => step.sign).flatMap((step) => rolesOf(step.by))
    // Where no office signs, all are told that take part.
    const heads = signing.length > 0 ? signing : officeRoles(loaded.declaration)
    const told = await ground.parties.holdersOf([...new Set([...heads, ...(part ? rolesOf(part.by) : [])])], tx)
    for (const { id } of told) await ground.parties.writeLetter(tx, id, letters.escalated(aboutOf(loaded), part?.title ?? loaded.declaration.steps[act.step]!.title))
    return
  }
  if (act.type === 'stuck') {
    for (const { id } of await ground.parties.holdersOf([...new Set(officeRoles(loaded.declaration))], tx)) await ground.parties.writeLetter(tx, id, letters.stuck(aboutOf(loaded), act.what))
    return
  }
  if (act.type === 'reviewed') {
    if (act.found === 'in order') return
    for (const { id } of await ground.parties.holdersOf([...new Set(officeRoles(loaded.declaration))], tx)) await ground.parties.writeLetter(tx, id, letters.notInOrder(aboutOf(loaded), { reasons: act.reasons ?? '', decided: loaded.state.decisions.length > 0 }))
    return
  }
  if (act.type === 'recused') return tellTooFew(ground, tx, loaded, act)
  if (act.type === 'asked') return tellAsked(ground, tx, loaded, act)
  for (const { id } of await newlyAsked(ground, tx, loaded, act)) await ground.parties.writeLetter(tx, id, letters.referred(aboutOf(loaded), loaded.declaration.steps[loaded.state.step!]!.title))
  for (const written of lettersOf(loaded, act, at, ground.calendar)) await tellParty(ground, tx, loaded, act, written)
}

/** Writes a letter to whom the case concerns. */
async function tellParty(ground: Ground, tx: Tx, loaded: LoadedCase, act: Act, written: LetterParts): Promise<void> {
  // First in the language in which was applied, and then in that of the reader where that is another.
  const first = locales.find((one) => one === loaded.row.language)
  const letter: LetterParts = { ...await withCalendar(ground, tx, loaded, act, written), ...(first && { first }) }
  const mailbox = loaded.row.unnamed ? await mailboxOf(tx, loaded.row.id) : undefined
  if (mailbox) await ground.parties.mailToMailbox(tx, mailbox, letter)
  if (act.type === 'charged' && !loaded.row.unnamed) {
    // Whoever owes is told by the ledger, which says how it is paid; whoever filed for a company hears that the case waits.
    const { person, body } = loaded.row
    for (const filer of body === null ? await applicants(ground, tx, loaded) : []) if (filer !== person) await ground.parties.writeLetter(tx, filer, letter)
    return
  }
  if (loaded.row.organisation !== null) await ground.parties.writeLetterToOrganisation(tx, loaded.row.organisation, letter)
  const bearers = loaded.row.body === null || loaded.row.opened_in !== null ? [] : await ground.parties.holdersOf([representativeOf({ id: loaded.row.body })], tx)
  for (const { id } of bearers) await ground.parties.writeLetter(tx, id, letter)
  if (loaded.row.body !== null) return // whoever filed for the body is one of them, or is so no more
  for (const person of await applicants(ground, tx, loaded)) await ground.parties.writeLetter(tx, person, letter)
}

/** What a decision or the filing gave a time to goes into a calendar by the letter that tells of it. */
async function withCalendar({ allocations }: Ground, tx: Tx, { row, declaration }: LoadedCase, act: Act, letter: LetterParts): Promise<LetterParts> {
  if (declaration.allocates?.resource.kind !== 'interval' || (act.type !== 'filed' && act.type !== 'issued')) return letter
  const [booking] = await allocations.of(row.id, tx)
  return booking?.state === 'reserved' || booking?.state === 'firm' ? { ...letter, calendar: `/bookings/${booking.id}/booking.ics` } : letter
}

/** Whoever filed the case and whom it concerns, but for the heads of the company that it concerns: these are told as the company. */
async function applicants(ground: Ground, tx: Tx, { row, log }: LoadedCase): Promise<ReadonlySet<string>> {
  const heads = row.organisation === null ? [] : (await ground.parties.membersOf(row.organisation, tx)).filter(({ capacity }) => capacity === 'head')
  const filed = log[0]?.act.type === 'filed' ? log[0].person : undefined
  return new Set([filed ?? [], row.person ?? []].flat().filter((one) => !heads.some(({ person }) => person === one)))
}

/**
 * Where letters go about a case of somebody without an account: to the mailbox that was given with it, or, where the house opened it, with the case of
 * the decision that it is about. Undefined when nothing was said.
 */
async function mailboxOf(tx: Tx, id: string): Promise<{ readonly recipient: string; readonly locale: Locale } | undefined> {
  const { rows: [row] } = await sql<{ email: string | null; locale: Locale }>`with recursive about as (
      select id, about from case_record where id = ${id}
      union all select earlier.id, earlier.about from about join decision on decision.id = about.about join case_record earlier on earlier.id = decision.case_id
        where earlier.unnamed and not exists (select from case_follower where case_follower.case_id = about.id)
    ) select email, locale from about join case_follower on case_follower.case_id = about.id`.execute(tx)
  return row?.email ? { recipient: row.email, locale: row.locale } : undefined
}

/** Officers of other bodies to whom an act has referred the case. */
async function newlyAsked({ parties }: Ground, tx: Tx, loaded: LoadedCase, act: Act): Promise<readonly { readonly id: string }[]> {
  const { declaration, state } = loaded
  const by = hasEntered(loaded, act) && state.step !== undefined ? declaration.steps[state.step]?.by : undefined
  const asked = referralsIn(by).map(({ role }) => role)
  return asked.length === 0 ? [] : parties.holdersOf([...new Set(asked)], tx)
}

/** Whether an act has brought the case into the step in which it is. */
const hasEntered = ({ state }: LoadedCase, act: Act): boolean =>
  act.type === 'filed' || act.type === 'opened' || act.type === 'expired' || ((act.type === 'completed' || act.type === 'lapsed') && state.passages.at(-1)?.left === undefined)

/** The letters for an act; none for what happens inside the office and changes nothing for the applicant. */
function lettersOf(loaded: LoadedCase, act: Act, at: Instant, calendar: Calendar): readonly LetterParts[] {
  const { declaration, state, row } = loaded
  const about = aboutOf(loaded)
  const { zone } = calendar
  switch (act.type) {
    case 'filed': return [letters.filed(about, row.due_day === null ? undefined : { named: 'decision', day: row.due_day, at: row.due_at, zone })]
    case 'charged': return [letters.charged(about, { number: act.number, amount: BigInt(act.amount), due: act.due })]
    case 'refunded': return [letters.refunded(about, { amount: BigInt(act.amount), due: act.due })]
    case 'issued': return [letters.decided(about, { title: declaration.decisions[act.kind]!.title, number: act.number, day: dayOf(at, zone) })]
    case 'opened': case 'completed': case 'lapsed': case 'expired': {
      const step = state.step === undefined ? undefined : declaration.steps[state.step]
      // Whoever responds is told of a case that nobody opened, also when nothing is asked of them yet.
      if (step?.by !== 'applicant') return act.type === 'opened' && declaration.opens.by === 'clock' ? [letters.opened(about, declaration.summary)] : []
      const heard = heardNow(loaded, at, calendar)
      if (heard) return [heard]
      const reasons = 'reasons' in act ? act.reasons : undefined
      const marks = marksNow(declaration, state)
      const marked = (locale: Locale): string => marks.map(({ field, reason }) => `\n\n${labelAt(correctedIn(declaration, step), field)[locale]}: ${reason}`).join('')
      return [letters.expected(about, inEveryLanguage((locale) => `${step.title[locale]}.${reasons ? `\n\n${reasons}` : ''}${marked(locale)}`), dueNow(loaded, zone))]
    }
    case 'reopened': {
      // What an annulled withdrawal had ended was ended by a legal act, and no act brings it back.
      const fell = state.decisions.at(-1)
      const goneOn = loaded.log.findLast(({ act: { type } }) => type === 'reopened' || type === 'completed' || type === 'lapsed' || type === 'expired')?.act !== act
      const heard = goneOn ? undefined : heardNow(loaded, at, calendar)
      return [...(fell !== undefined && declaration.decisions[fell.kind]?.effect === 'revoke' ? [letters.withdrawalFell(about)] : []), ...(heard ? [heard] : [])]
    }
    default: return []
  }
}

/** What is announced where the case has come to a hearing. */
function heardNow(loaded: LoadedCase, at: Instant, calendar: Calendar): LetterParts | undefined {
  const { declaration, state, row, log } = loaded
  const heard = announced({ calendar, declaration, state, filedAt: row.filed_at }, log, at)
  return heard && letters.heard(aboutOf(loaded), heard, dueNow(loaded, calendar.zone))
}

/** Until when the present step is to be done. */
const dueNow = ({ declaration, state, row }: LoadedCase, zone: string) =>
  row.step_due_day === null ? undefined : { named: deadlineOf(declaration.steps[state.step!]!), day: row.step_due_day, at: row.step_due_at, zone }
