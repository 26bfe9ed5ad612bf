/** The working calendar of Kazakhstan: the days of each published year, each with its act, and the holidays of every year. */
import type { Calendar, CalendarDay, YearlyHoliday } from '../../law/calendar.ts'
import type { Act, Citation } from '../../law/citation.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

const holidaysAct: Act = {
  id: 'kz.holidays',
  title: {
    kk: '«Қазақстан Республикасындағы мерекелер туралы» Қазақстан Республикасының Заңы',
    ru: 'Закон Республики Казахстан «О праздниках в Республике Казахстан»',
    en: 'Law of the Republic of Kazakhstan on Holidays in the Republic of Kazakhstan',
  },
  short: { kk: 'Мерекелер туралы заң', ru: 'Закон о праздниках', en: 'Law on Holidays' },
  number: '267-II',
  date: '2001-12-13',
  dividedInto: 'articles',
}

const labourCode: Act = {
  id: 'kz.labour-code',
  title: {
    kk: 'Қазақстан Республикасының Еңбек кодексі',
    ru: 'Трудовой кодекс Республики Казахстан',
    en: 'Labour Code of the Republic of Kazakhstan',
  },
  short: { kk: 'Еңбек кодексі', ru: 'Трудовой кодекс', en: 'Labour Code' },
  number: '414-V',
  date: '2015-11-23',
  dividedInto: 'articles',
}

const constitution2026: Act = {
  id: 'kz.constitution-2026',
  title: {
    kk: '2026 жылғы 15 наурызда республикалық референдумда қабылданған Қазақстан Республикасының Конституциясы',
    ru: 'Конституция Республики Казахстан, принятая на республиканском референдуме 15 марта 2026 года',
    en: 'Constitution of the Republic of Kazakhstan adopted by the republican referendum of 15 March 2026',
  },
  short: { kk: 'Конституция', ru: 'Конституция', en: 'Constitution' },
  date: '2026-03-15',
  dividedInto: 'articles',
}

// The texts of these acts were not read: dates and articles come from what the ministry of labour and the press published.
const listed: Citation = { act: holidaysAct, confidence: 'secondary' }
/** A holiday that falls on a rest day: the next working day after it is a rest day. */
const coincides: Citation = { act: holidaysAct, article: '5', confidence: 'secondary' }
/** Religious days are rest days whatever the schedule of work, and do not move. */
const religious: Citation = { act: labourCode, article: '84', confidence: 'secondary' }
/** The executive may move rest days in order to use working time rationally. */
const rearranged: Citation = {
  act: labourCode, article: '85', confidence: 'secondary',
  note: {
    kk: 'Еңбек министрлігінің 2024 жылғы 21 қарашада бекітілген бұйрығы туралы хабарлама бойынша',
    ru: 'По сообщению о приказе Министерства труда, утверждённом 21 ноября 2024 года',
    en: 'As published about the order of the Ministry of Labour approved on 21 November 2024',
  },
}
const constitutionDayMoved: Citation = {
  act: constitution2026, confidence: 'secondary',
  note: {
    kk: 'Еңбек министрлігінің хабарлауынша, Конституция күні 2027 жылдан бастап 15 наурызда атап өтіледі',
    ru: 'По сообщению Министерства труда, День Конституции отмечается 15 марта начиная с 2027 года',
    en: 'According to the Ministry of Labour, Constitution Day is observed on 15 March from 2027 on',
  },
}

const names = {
  newYear: { kk: 'Жаңа жыл', ru: 'Новый год', en: 'New Year' },
  christmas: { kk: 'Православиелік Рождество', ru: 'Православное Рождество', en: 'Orthodox Christmas' },
  women: { kk: 'Халықаралық әйелдер күні', ru: 'Международный женский день', en: 'International Women’s Day' },
  nauryz: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz' },
  unity: {
    kk: 'Қазақстан халқының бірлігі мерекесі', ru: 'Праздник единства народа Казахстана', en: 'Kazakhstan People’s Unity Day',
  },
  defender: { kk: 'Отан қорғаушы күні', ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' },
  victory: { kk: 'Жеңіс күні', ru: 'День Победы', en: 'Victory Day' },
  capital: { kk: 'Астана күні', ru: 'День столицы', en: 'Capital City Day' },
  constitution: {
    kk: 'Қазақстан Республикасының Конституциясы күні', ru: 'День Конституции Республики Казахстан', en: 'Constitution Day',
  },
  republic: { kk: 'Республика күні', ru: 'День Республики', en: 'Republic Day' },
  independence: { kk: 'Тәуелсіздік күні', ru: 'День Независимости', en: 'Independence Day' },
  kurbanAit: { kk: 'Құрбан айттың бірінші күні', ru: 'Первый день Курбан-айта', en: 'First day of Kurban Ait' },
} as const satisfies Record<string, Text>

const holiday = (name: Text, ...days: readonly Day[]): readonly CalendarDay[] =>
  days.map((day) => ({ day, kind: 'holiday', name, basis: listed }))
/** A day of rest because a holiday fell on a weekend. */
const after = (name: Text, ...days: readonly Day[]): readonly CalendarDay[] =>
  days.map((day) => ({ day, kind: 'moved rest', name, basis: coincides }))
const feast = (name: Text, day: Day): CalendarDay => ({ day, kind: 'holiday', name, basis: religious })

const in2025: readonly CalendarDay[] = [
  ...holiday(names.newYear, '2025-01-01', '2025-01-02'),
  {
    day: '2025-01-03', kind: 'moved rest', basis: rearranged,
    name: {
      kk: '5 қаңтардан ауыстырылған демалыс күні',
      ru: 'Выходной день, перенесённый с 5 января',
      en: 'Day of rest moved from 5 January',
    },
  },
  {
    day: '2025-01-05', kind: 'moved work', basis: rearranged,
    name: { kk: '3 қаңтардағы демалыс үшін жұмыс күні', ru: 'Рабочий день за 3 января', en: 'Working day in place of 3 January' },
  },
  feast(names.christmas, '2025-01-07'),
  ...holiday(names.women, '2025-03-08'), ...after(names.women, '2025-03-10'),
  ...holiday(names.nauryz, '2025-03-21', '2025-03-22', '2025-03-23'), ...after(names.nauryz, '2025-03-24', '2025-03-25'),
  ...holiday(names.unity, '2025-05-01'),
  ...holiday(names.defender, '2025-05-07'),
  ...holiday(names.victory, '2025-05-09'),
  feast(names.kurbanAit, '2025-06-06'),
  ...holiday(names.capital, '2025-07-06'), ...after(names.capital, '2025-07-07'),
  ...holiday(names.constitution, '2025-08-30'), ...after(names.constitution, '2025-09-01'),
  ...holiday(names.republic, '2025-10-25'), ...after(names.republic, '2025-10-27'),
  ...holiday(names.independence, '2025-12-16'),
]

// In 2026 no Constitution Day is observed: 30 August lost its place in March, and 15 March is observed from 2027 on.
const in2026: readonly CalendarDay[] = [
  ...holiday(names.newYear, '2026-01-01', '2026-01-02'),
  feast(names.christmas, '2026-01-07'),
  ...holiday(names.women, '2026-03-08'), ...after(names.women, '2026-03-09'),
  ...holiday(names.nauryz, '2026-03-21', '2026-03-22', '2026-03-23'), ...after(names.nauryz, '2026-03-24', '2026-03-25'),
  ...holiday(names.unity, '2026-05-01'),
  ...holiday(names.defender, '2026-05-07'),
  ...holiday(names.victory, '2026-05-09'), ...after(names.victory, '2026-05-11'),
  feast(names.kurbanAit, '2026-05-27'),
  ...holiday(names.capital, '2026-07-06'),
  ...holiday(names.republic, '2026-10-25'), ...after(names.republic, '2026-10-26'),
  ...holiday(names.independence, '2026-12-16'),
]

const yearly = (on: string, name: Text): YearlyHoliday => ({ on, name, basis: listed, moves: coincides })

/**
 * The five-day week. 2025 and 2026 are set. Later years are foreseen from the holidays of every year and provisional: the
 * first day of Kurban Ait is not set before the Spiritual Administration of Muslims announces it, nor are moved days.
 */
export const calendar: Calendar = {
  zone: 'Asia/Almaty',
  workweek: [1, 2, 3, 4, 5],
  set: [2025, 2026],
  days: [...in2025, ...in2026],
  yearly: [
    yearly('01-01', names.newYear), yearly('01-02', names.newYear),
    { on: '01-07', name: names.christmas, basis: religious },
    yearly('03-08', names.women),
    { ...yearly('03-15', names.constitution), basis: constitutionDayMoved, firstYear: 2027 },
    yearly('03-21', names.nauryz), yearly('03-22', names.nauryz), yearly('03-23', names.nauryz),
    yearly('05-01', names.unity),
    yearly('05-07', names.defender),
    yearly('05-09', names.victory),
    yearly('07-06', names.capital),
    { ...yearly('08-30', names.constitution), lastYear: 2025 },
    { ...yearly('10-25', names.republic), firstYear: 2022 },
    yearly('12-16', names.independence),
  ],
}
