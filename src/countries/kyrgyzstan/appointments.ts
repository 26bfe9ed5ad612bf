/** Offices are filled and left by the procedures that every house has, said in the languages of this country; the product writes them in Kazakh, Russian and English. */
import { months } from '../../law/duration.ts'
import { appointmentIn, dismissalIn, type House } from '../../law/house/index.ts'
import type { Procedure } from '../../law/procedure.ts'
import { programme } from './bodies.ts'
import { basis } from './laws.ts'
import { say } from './languages.ts'

/** By the English words: a text of the house that is written otherwise one day, or a new one, is missed at once. */
const kyrgyz: Readonly<Record<string, string>> = {
  'You can complain to the head of the body, or go to court.': 'Органдын аракетине анын жетекчисине же сотко даттанса болот.',
  'Administrator of the programme': 'Программанын администратору',
  'The administrators of the programme and of bodies': 'Программанын жана органдардын администраторлору',
  'Appointment to an office': 'Кызматка дайындоо',
  'The administrator of a body appoints to the offices of that body. The administrator of the programme appoints the administrators of bodies, and officers where a body has no administrator.':
    'Органдын администратору ошол органдын кызматтарына дайындайт. Органдардын администраторлорун жана администратору жок органдын кызмат адамдарын программанын администратору дайындайт.',
  'the administrator of the body': 'органдын администратору',
  'The appointment': 'Дайындоо',
  'E-mail address on the portal': 'Порталдагы электрондук почтасы',
  'The office, by its name in the system': 'Кызматтын белгиси',
  'As the page of the offices of the body names it.': 'Органдын кызматтар барагында көрсөтүлгөн.',
  From: 'Кайсы күндөн', 'At once, if left empty': 'Көрсөтүлбөсө — дароо', Until: 'Кайсы күнгө чейин', 'Including that day': 'Ошол күндү кошо',
  Ground: 'Негизи', 'Such as the number and the day of an order': 'Мисалы, буйруктун номери жана күнү',
  Account: 'Каттоо эсеби', Name: 'Аты-жөнү', Office: 'Кызмат орду', Appoint: 'Дайындоо',
  'Decision to appoint to an office': 'Кызматка дайындоо жөнүндө чечим', 'The appointment to the office is made.': 'Кызматка дайындалды.',
  'Ending of an appointment': 'Кызматтан бошотуу',
  'Whoever appoints to an office ends the appointment. Nobody appoints or dismisses themself.': 'Кызматка ким дайындаса, андан да ошол бошотот. Эч ким өзүн өзү дайындабайт жана бошотпойт.',
  'The dismissal': 'Бошотуу', Dismiss: 'Бошотуу', 'Decision to end an appointment': 'Кызматтан бошотуу жөнүндө чечим', 'The appointment is ended.': 'Кызматтан бошотулду.',
}

/** The same declaration with each text of the source in the languages of this country; what the country itself has said stays. */
function inOurLanguages<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inOurLanguages) as T
  if (value === null || typeof value !== 'object') return value
  const { kk, ru, en } = value as Readonly<Record<string, unknown>>
  if (typeof kk === 'string' && typeof ru === 'string' && typeof en === 'string') {
    const ky = kyrgyz[en]
    if (ky === undefined) throw new TypeError(`appointments.ts does not say in Kyrgyz: ${en}`)
    return say(ky, ru, en) as T
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inOurLanguages(part)])) as T
}

const house: House = { body: programme, basis, excluded: [{ of: 'representatives', within: months(12), basis }], organisation: say('Уюмдун ИННи', 'ИНН организации', 'INN of the organisation') }

export const filling: readonly Procedure[] = [appointmentIn(house), dismissalIn(house)].map(inOurLanguages)
