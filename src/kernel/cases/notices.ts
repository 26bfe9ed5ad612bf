/** Tells people by letter what happened in their case and what is expected of them; an office that is late tells its head. */
import { sql } from 'kysely'
import { type Locale, locales, spoken, type Text } from '../../law/text.ts'
import { representativeOf } from '../../law/body.ts'
import { deadlineLine, deadlineOf } from '../../law/deadline.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { type Day, dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import type { Recorded } from '../journal/index.ts'
import { type LetterParts, saidFirst } from '../parties/index.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import { type LoadedCase, loadCase } from './log.ts'
import { correctedIn, labelAt } from '../../law/mark.ts'
import { officeRoles, rolesOf } from './permit.ts'
import { partsOf, referralsIn } from '../../law/procedure.ts'
import { partNamed } from '../../law/together.ts'
import { askNewOwner } from './outsiders.ts'
import { marksNow } from './state.ts'
import { tellAsked } from './tell-asked.ts'
import { tellOffice } from './tell-work.ts'
import { tellVacant } from './vacant.ts'

type Letter = { readonly subject: Text; readonly body: Text } | LetterParts

/**
 * Follows the journal: every act that concerns the applicant is a letter, written in the transaction that notes it as heard; so is an office that
 * becomes vacant while cases wait for it.
 */
export function notify(ground: Ground): void {
  ground.journal.subscribe('cases.vacancies', {
    types: ['role.given', 'role.taken', 'person.account-closed'], from: 'now', handle: (tx) => tellVacant(ground, tx),
  })
  ground.journal.subscribe('cases.owners', {
    types: ['entry.changed'], from: 'now', handle: (tx, entry) => askNewOwner(ground, tx, entry.subject.slice('entry:'.length)),
  })
  ground.journal.subscribe('cases.notices', {
    types: ['case.filed', 'case.opened', 'case.completed', 'case.lapsed', 'case.expired', 'case.issued', 'case.escalated', 'case.stuck', 'case.charged', 'case.refunded', 'case.asked', 'case.reopened'], from: 'now',
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
    for (const { id } of told) await ground.parties.writeLetter(tx, id, escalated(loaded, part?.title ?? loaded.declaration.steps[act.step]!.title))
    return
  }
  if (act.type === 'stuck') {
    for (const { id } of await ground.parties.holdersOf([...new Set(officeRoles(loaded.declaration))], tx)) await ground.parties.writeLetter(tx, id, stuck(loaded, act.what))
    return
  }
  if (act.type === 'asked') return tellAsked(ground, tx, loaded, act)
  for (const { id } of await newlyAsked(ground, tx, loaded, act)) await ground.parties.writeLetter(tx, id, referred(loaded))
  const written = letterOf(loaded, act, dayOf(at, ground.calendar.zone), ground.calendar.zone)
  if (written === undefined) return
  const letter = leading(await withCalendar(ground, loaded, act, written), loaded.row.language)
  const mailbox = loaded.row.unnamed ? await mailboxOf(tx, loaded.row.id) : undefined
  if (mailbox) await ground.parties.writeLetterToMailbox(tx, mailbox, letter)
  if (act.type === 'charged' && !loaded.row.unnamed) {
    // Whoever owes is told by the ledger, which says how it is paid; whoever filed for a company hears that the case waits.
    const { person, body } = loaded.row
    for (const filer of body === null ? await applicants(ground, loaded) : []) if (filer !== person) await ground.parties.writeLetter(tx, filer, letter)
    return
  }
  if (loaded.row.organisation !== null) await ground.parties.writeLetterToOrganisation(tx, loaded.row.organisation, letter)
  const bearers = loaded.row.body === null || loaded.row.opened_in !== null ? [] : await ground.parties.holdersOf([representativeOf({ id: loaded.row.body })], tx)
  for (const { id } of bearers) await ground.parties.writeLetter(tx, id, letter)
  if (loaded.row.body !== null) return // whoever filed for the body is one of them, or is so no more
  for (const person of await applicants(ground, loaded)) await ground.parties.writeLetter(tx, person, letter)
}

/** What a decision or the filing gave a time to goes into a calendar by the letter that tells of it. */
async function withCalendar({ allocations }: Ground, { row, declaration }: LoadedCase, act: Act, letter: Letter): Promise<Letter> {
  if (declaration.allocates?.resource.kind !== 'interval' || !('says' in letter) || (act.type !== 'filed' && act.type !== 'issued')) return letter
  const booking = await allocations.of(row.id)
  return booking?.state === 'reserved' || booking?.state === 'firm' ? { ...letter, calendar: `/bookings/${booking.id}/booking.ics` } : letter
}

/** The letter, first in the language in which was applied, and then in that of the reader where that is another. */
function leading(letter: Letter, language: Locale | null): Letter {
  const first = locales.find((one) => one === language)
  if (first === undefined) return letter
  return 'says' in letter ? { ...letter, first } : saidFirst(letter, first)
}

/** Whoever filed the case and whom it concerns, but for the heads of the company that it concerns: these are told as the company. */
async function applicants(ground: Ground, { row, log }: LoadedCase): Promise<ReadonlySet<string>> {
  const heads = row.organisation === null ? [] : (await ground.parties.membersOf(row.organisation)).filter(({ capacity }) => capacity === 'head')
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

const about = ({ row, declaration: { title } }: LoadedCase): Text =>
  inEveryLanguage((locale) => `${title[locale]}, № ${row.number}`)

/** The letter of a case; whoever has no account opens it at an address that we do not know, and has no page of the portal besides. */
function letter(loaded: LoadedCase, subject: Text, said: Text, { path = `/cases/${loaded.row.id}`, kind = 'case' }: { readonly path?: string; readonly kind?: 'case' | 'work' } = {}): Letter {
  const named = inEveryLanguage((locale) => `${subject[locale]}: ${about(loaded)[locale]}`)
  if (loaded.row.unnamed && kind === 'case') return { subject: named, body: inEveryLanguage((locale) => `${about(loaded)[locale]}\n\n${said[locale]}\n\n${byAddress[locale]}`) }
  return { kind, subject: named, says: said, ground: about(loaded), todo: signIn, path }
}

const signIn: Text = spoken({
  kk: 'істі порталда ашып, сізден не күтілетінін қараңыз.', ru: 'откройте дело на портале и посмотрите, что от вас требуется.', en: 'open the case on the portal and see what is asked of you, if anything.',
})

const byAddress: Text = spoken({
  kk: 'Істі өтініш бергенде алған мекенжайыңыз бойынша ашыңыз.', ru: 'Откройте дело по адресу, который вы получили при подаче.', en: 'Open the case at the address that you were given when you applied.',
})

/** The letter for an act; undefined for what happens inside the office and changes nothing for the applicant. */
function letterOf(loaded: LoadedCase, act: Act, today: Day, zone: string): Letter | undefined {
  const { declaration, state, row } = loaded
  switch (act.type) {
    case 'filed': return letter(loaded, spoken({ kk: 'Өтініш қабылданды', ru: 'Заявление принято', en: 'Application received' }), row.due_day === null ? registered
      : inEveryLanguage((locale) => `${registered[locale]} ${deadlineLine('decision', row.due_day!, { at: row.due_at, zone })[locale]}.`))
    case 'charged': return letter(loaded, spoken({ kk: 'Төлем шоты шығарылды', ru: 'Выставлен счёт на оплату', en: 'An invoice was issued' }), inEveryLanguage((locale) => spoken({
      kk: `Шот № ${act.number}: ${formatMoney(BigInt(act.amount), locale)}. Төлеудің соңғы күні: ${formatDay(act.due, locale)}. Төлем түскен соң іс өздігінен келесі кезеңге өтеді.`,
      ru: `Счёт № ${act.number}: ${formatMoney(BigInt(act.amount), locale)}. Последний день оплаты: ${formatDay(act.due, locale)}. После поступления оплаты дело перейдёт дальше автоматически.`,
      en: `Invoice ${act.number}: ${formatMoney(BigInt(act.amount), locale)}. The last day to pay: ${formatDay(act.due, locale)}. Once it is paid, the case goes on by itself.`,
    })[locale]))
    case 'refunded': return letter(loaded, spoken({ kk: 'Төленген сома қайтарылады', ru: 'Уплаченное возвращается', en: 'What you paid is paid back' }),
      inEveryLanguage((locale) => `${formatMoney(BigInt(act.amount), locale)}. ${untilWords[locale]} ${formatDay(act.due, locale)}.`))
    case 'issued': {
      const { title } = declaration.decisions[act.kind]!
      return letter(loaded, spoken({ kk: 'Шешім қабылданды', ru: 'Принято решение', en: 'A decision was made' }),
        inEveryLanguage((locale) => `${title[locale]}, № ${act.number}, ${formatDay(today, locale)}.`))
    }
    case 'opened': case 'completed': case 'lapsed': case 'expired': {
      const step = state.step === undefined ? undefined : declaration.steps[state.step]
      if (step?.by !== 'applicant') {
        return act.type === 'opened' && declaration.opens.by === 'clock' ? letter(loaded, openedByItself, declaration.summary) : undefined
      }
      const reasons = 'reasons' in act ? act.reasons : undefined
      const marks = marksNow(declaration, state)
      const marked = (locale: Locale): string => marks.map(({ field, reason }) => `\n\n${labelAt(correctedIn(declaration, step), field)[locale]}: ${reason}`).join('')
      return letter(loaded, spoken({ kk: 'Сізден әрекет күтіледі', ru: 'Ожидается ваше действие', en: 'Something is expected of you' }),
        inEveryLanguage((locale) => `${step.title[locale]}.${reasons ? `\n\n${reasons}` : ''}${marked(locale)}${row.step_due_day === null ? '' : `\n\n${deadlineLine(deadlineOf(step), row.step_due_day, { at: row.step_due_at, zone })[locale]}`}`))
    }
    case 'reopened': {
      // What an annulled withdrawal had ended was ended by a legal act, and no act brings it back.
      const fell = state.decisions.at(-1)
      return fell === undefined || declaration.decisions[fell.kind]?.effect !== 'revoke' ? undefined : letter(loaded, withdrawalFell, applyAnew)
    }
    default: return undefined
  }
}

const withdrawalFell: Text = spoken({
  kk: 'Кері қайтарып алу туралы шешімнің күші жойылды', ru: 'Решение об отзыве отменено', en: 'The withdrawal was annulled',
})

/** What whoever wins against a withdrawal is to know: nothing that it ended goes on by itself, payments included. */
const applyAnew: Text = spoken({
  kk: 'Іс қайта қаралады. Бұрын берілген шешім өздігінен қайта күшіне енбейді: оның куәлігі жарамсыз болып қалады, төлемдер жалғаспайды. Қайта алу үшін жаңа өтініш беріңіз.',
  ru: 'Дело рассматривается заново. Ранее выданное решение само снова в силу не вступает: свидетельство по нему остаётся недействительным, выплаты не возобновляются. Чтобы получить его снова, подайте новое заявление.',
  en: 'The case is looked at anew. The decision that you had does not come into force again by itself: its certificate stays invalid, and payments do not go on. To have it again, apply anew.',
})

const registered: Text = spoken({ kk: 'Өтінішіңіз тіркелді.', ru: 'Ваше заявление зарегистрировано.', en: 'Your application is registered.' })

/** Whoever responds is told of a case that nobody opened, also when nothing is asked of them yet. */
const openedByItself: Text = spoken({ kk: 'Сізге қатысты іс ашылды', ru: 'Открыто дело, которое вас касается', en: 'A case that concerns you was opened' })

const untilWords: Text = spoken({ kk: 'Соңғы күн:', ru: 'Последний день:', en: 'The last day:' })

/** For an office: the case stands at its desk. */
const atDesk = ({ row }: LoadedCase) => ({ path: `/desk/cases/${row.id}`, kind: 'work' } as const)

const referred = (loaded: LoadedCase): Letter => letter(loaded, spoken({ kk: 'Органыңыздың пікірі сұралады', ru: 'Запрошено мнение вашего органа', en: 'The opinion of your body is asked for' }),
  loaded.declaration.steps[loaded.state.step!]!.title, atDesk(loaded))

const stuck = (loaded: LoadedCase, what: Text): Letter => letter(loaded, spoken({ kk: 'Төлем түсті, бірақ іс келесі кезеңге өте алмайды', ru: 'Дело оплачено, но не может идти дальше', en: 'A case is paid for and cannot go on' }),
  inEveryLanguage((locale) => spoken({
    kk: `${what.kk} Шешім осы жазбаға негізделуі керек. Жазба қалпына келтірілсе, іс өздігінен жалғасады. Қалпына келтірілмесе, өтініш берушіге хабарлап, төленген соманы қайтару мәселесін шешіңіз.`,
    ru: `${what.ru} Решение должно опираться на эту запись. Если её восстановят, дело продолжится само. Если нет, сообщите заявителю и решите вопрос о возврате уплаченного.`,
    en: `${what.en} The decision would rest on this entry. Once it is restored, the case goes on by itself. If it will not be, tell the applicant and see to it that what was paid goes back.`,
  })[locale]), atDesk(loaded))

const escalated = (loaded: LoadedCase, title: Text): Letter => letter(loaded, spoken({ kk: 'Іс мерзімінде қаралмады', ru: 'Дело не рассмотрено в срок', en: 'A case is overdue' }),
  inEveryLanguage((locale) => spoken({
    kk: `«${title.kk}» кезеңінің мерзімі өтті.`,
    ru: `Срок этапа «${title.ru}» истёк.`,
    en: `The time of the step “${title.en}” is over.`,
  })[locale]), atDesk(loaded))
