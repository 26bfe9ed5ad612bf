/** The acts that public services rest on. Most were read in publications alone: where an article or an item is not known it is not set, and what is assumed says so. */
import { type Act, assumed, type Citation } from '../../../law/citation.ts'
import { dated, type Parameter } from '../../../law/dated.ts'
import { secondary } from '../acts.ts'

/** "Permits and notifications": only the permits that it lists exist; other bodies have ten working days, and their silence agrees. */
export const permitsLaw: Act = {
  id: 'kz.permits', number: '202-V', date: '2014-05-16', dividedInto: 'articles',
  title: {
    kk: '«Рұқсаттар және хабарламалар туралы» Қазақстан Республикасының Заңы', ru: 'Закон Республики Казахстан «О разрешениях и уведомлениях»', en: 'Law of the Republic of Kazakhstan on Permits and Notifications',
  },
  short: { kk: 'Рұқсаттар және хабарламалар туралы заң', ru: 'Закон о разрешениях и уведомлениях', en: 'Permits Law' },
}

export const socialCode: Act = {
  id: 'kz.social-code', number: '224-VII', date: '2023-04-20', dividedInto: 'articles',
  title: { kk: 'Қазақстан Республикасының Әлеуметтік кодексі', ru: 'Социальный кодекс Республики Казахстан', en: 'Social Code of the Republic of Kazakhstan' },
  short: { kk: 'Әлеуметтік кодекс', ru: 'Социальный кодекс', en: 'Social Code' },
}

export const addressOrder: Act = {
  id: 'kz.address-registration', number: '267', date: '2020-03-30', dividedInto: 'items',
  title: {
    kk: '«Қазақстан Республикасының азаматтарын тұрғылықты жері бойынша тіркеу» мемлекеттік қызметін көрсету қағидалары', ru: 'Правила оказания государственной услуги «Регистрация по месту жительства граждан Республики Казахстан»',
    en: 'Rules of the public service “Registration of citizens of the Republic of Kazakhstan at the place of residence”',
  },
  short: { kk: 'Тұрғылықты жері бойынша тіркеу қағидалары', ru: 'Правила регистрации по месту жительства', en: 'Address registration rules' },
}

export const kindergartenOrder: Act = {
  id: 'kz.kindergartens', number: '254', dividedInto: 'items', url: 'https://adilet.zan.kz/rus/docs/V2000020883',
  title: {
    kk: 'Мектепке дейінгі білім беру саласында мемлекеттік қызметтер көрсету қағидалары', ru: 'Правила оказания государственных услуг в сфере дошкольного образования', en: 'Rules of public services in pre-school education',
  },
  short: { kk: 'Мектепке дейінгі білім беру қызметтерінің қағидалары', ru: 'Правила услуг дошкольного образования', en: 'Pre-school services rules' },
}

/** Access to information. The term of fifteen calendar days is known without its article. */
export const accessLaw: Act = {
  id: 'kz.access-to-information', number: '401-V', date: '2015-11-16', dividedInto: 'articles', url: 'https://adilet.zan.kz/rus/docs/Z1500000401',
  title: { kk: '«Ақпаратқа қол жеткізу туралы» Қазақстан Республикасының Заңы', ru: 'Закон Республики Казахстан «О доступе к информации»', en: 'Law of the Republic of Kazakhstan on Access to Information' },
  short: { kk: 'Ақпаратқа қол жеткізу туралы заң', ru: 'Закон о доступе к информации', en: 'Access to Information Law' },
}

export const personalDataLaw: Act = {
  id: 'kz.personal-data', number: '94-V', date: '2013-05-21', dividedInto: 'articles',
  title: {
    kk: '«Дербес деректер және оларды қорғау туралы» Қазақстан Республикасының Заңы', ru: 'Закон Республики Казахстан «О персональных данных и их защите»', en: 'Law of the Republic of Kazakhstan on Personal Data and Their Protection',
  },
  short: { kk: 'Дербес деректер туралы заң', ru: 'Закон о персональных данных', en: 'Personal Data Law' },
}

/** The law that sets the monthly calculation index for the year; its number was not kept. */
const budgetLaw: Act = {
  id: 'kz.budget-2026', dividedInto: 'articles',
  title: { kk: '«2026–2028 жылдарға арналған республикалық бюджет туралы» Қазақстан Республикасының Заңы', ru: 'Закон Республики Казахстан «О республиканском бюджете на 2026–2028 годы»', en: 'Law of the Republic of Kazakhstan on the Republican Budget for 2026–2028' },
  short: { kk: 'Республикалық бюджет туралы заң', ru: 'Закон о республиканском бюджете', en: 'Budget Law' },
}

/** What no act that was found sets: terms, bodies, ways. */
const serviceRules: Act = {
  id: 'kz.services.rules', dividedInto: 'items',
  title: { kk: 'Мемлекеттік қызметтер көрсету қағидалары (белгіленбеген)', ru: 'Правила оказания государственных услуг (не установлены)', en: 'Rules of providing public services (not set)' },
  short: { kk: 'Мемлекеттік қызметтер көрсету қағидалары', ru: 'Правила оказания государственных услуг', en: 'Public services rules' },
}

export const rules: Citation = assumed(serviceRules, {
  kk: 'Бұл тәртіпті белгілейтін құқықтық актінің мәтіні табылған жоқ: мерзімдер мен тәртіп шартты түрде қабылданған.', ru: 'Текст правового акта, устанавливающего этот порядок, не найден: сроки и порядок приняты условно.',
  en: 'The text of the act that sets this was not found: terms and order are assumed.',
})

/** The monthly calculation index in tiyn: sums are declared in it, and rounded only where a rule says so. */
export const calculationIndex: Parameter = { title: { kk: 'Айлық есептік көрсеткіш (АЕК)', ru: 'Месячный расчётный показатель (МРП)', en: 'Monthly calculation index (MCI)' }, versions: dated([{ from: '2026-01-01', until: '2026-12-31', value: '432500', basis: secondary(budgetLaw) }]) }
