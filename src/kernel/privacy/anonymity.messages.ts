/** What people read about how well rows hide whom they are of. */
import { formatList, formatNumber, inEveryLanguage, plural } from '../../law/format.ts'
import { sayShare } from '../../law/share.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'

/** What each kind of quasi-identifier tells of a person. */
export const kindLabels = {
  birthday: { kk: 'туған күні немесе жылы', ru: 'дата или год рождения', en: 'date or year of birth' },
  age: { kk: 'жасы', ru: 'возраст', en: 'age' },
  sex: { kk: 'жынысы', ru: 'пол', en: 'sex' },
  settlement: { kk: 'елді мекен немесе өңір', ru: 'населённый пункт или регион', en: 'settlement or region' },
  address: { kk: 'мекенжай', ru: 'адрес', en: 'address' },
  postcode: { kk: 'пошта индексі', ru: 'почтовый индекс', en: 'postcode' },
  occupation: { kk: 'лауазымы немесе кәсібі', ru: 'должность или профессия', en: 'position or occupation' },
  employer: { kk: 'жұмыс орны', ru: 'место работы', en: 'employer' },
  education: { kk: 'білімі', ru: 'образование', en: 'education' },
  ethnicity: { kk: 'ұлты немесе азаматтығы', ru: 'национальность или гражданство', en: 'ethnicity or citizenship' },
  marital: { kk: 'отбасылық жағдайы', ru: 'семейное положение', en: 'marital status' },
  family: { kk: 'отбасы құрамы', ru: 'состав семьи', en: 'family' },
  date: { kk: 'оқиға күні', ru: 'дата события', en: 'date of an event' },
  other: { kk: 'басқа белгі', ru: 'другой признак', en: 'another trait' },
} as const satisfies Readonly<Record<string, Text>>

export type QuasiKind = keyof typeof kindLabels

const share = (part: number, whole: number, locale: Locale): string => sayShare({ part, whole })[locale]

const rowsRu = (count: number): string => plural('ru', count, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' })
const counted = (count: number, locale: Locale): string => spoken({
  kk: `${formatNumber(count, 'kk')} жол`, ru: `${formatNumber(count, 'ru')} ${rowsRu(count)}`,
  en: `${formatNumber(count, 'en')} ${count === 1 ? 'row' : 'rows'}`,
})[locale]
const columnsOf = (columns: readonly string[], locale: Locale): string =>
  formatList(columns.map((column) => (locale === 'en' ? `“${column}”` : `«${column}»`)), locale)

const fall = (before: number, after: number): string =>
  `the rows in small groups fall from ${formatNumber(before, 'en')} to ${formatNumber(after, 'en')}.`
const fallRu = (before: number, after: number): string =>
  `строк в малых группах станет ${formatNumber(after, 'ru')} вместо ${formatNumber(before, 'ru')}.`
const fallKk = (before: number, after: number): string =>
  `шағын топтардағы жолдар ${formatNumber(before, 'kk')} орнына ${formatNumber(after, 'kk')} болады.`

/** The sentences of a report. */
export const reportMessages = {
  nobody: { kk: 'Деректерде бірде-бір жол жоқ.', ru: 'В данных нет ни одной строки.', en: 'The data have no rows.' },
  holds: (k: number, smallest: number, columns: readonly string[]): Text => inEveryLanguage((locale) => spoken({
    kk: `${columnsOf(columns, 'kk')} бойынша ең кіші топта ${counted(smallest, 'kk')} бар: кемінде ${k} деген талап орындалады.`,
    ru: `По ${columnsOf(columns, 'ru')} в наименьшей группе ${counted(smallest, 'ru')}: требование «не меньше ${k}» выполнено.`,
    en: `By ${columnsOf(columns, 'en')} the smallest group has ${counted(smallest, 'en')}: the demand of at least ${k} is met.`,
  })[locale]),
  fails: (k: number, smallest: number, columns: readonly string[]): Text => inEveryLanguage((locale) => spoken({
    kk: `${columnsOf(columns, 'kk')} бойынша ең кіші топта ${counted(smallest, 'kk')} ғана бар: кемінде ${k} деген `
      + 'талап орындалмайды.',
    ru: `По ${columnsOf(columns, 'ru')} в наименьшей группе всего ${counted(smallest, 'ru')}: требование «не меньше `
      + `${k}» не выполнено.`,
    en: `By ${columnsOf(columns, 'en')} the smallest group has only ${counted(smallest, 'en')}: the demand of at least `
      + `${k} is not met.`,
  })[locale]),
  under: (k: number, rows: number, whole: number): Text => inEveryLanguage((locale) => spoken({
    kk: `Кемінде ${k} жолы жоқ топтарда: ${counted(rows, 'kk')} (${share(rows, whole, 'kk')}).`,
    ru: `В группах меньше ${k}: ${counted(rows, 'ru')} (${share(rows, whole, 'ru')}).`,
    en: `In groups under ${k}: ${counted(rows, 'en')} (${share(rows, whole, 'en')}).`,
  })[locale]),
  unique: (rows: number, whole: number): Text => inEveryLanguage((locale) => spoken({
    kk: `Жалғыз кездесетін, яғни нақты адамды танытуы мүмкін: ${counted(rows, 'kk')} (${share(rows, whole, 'kk')}).`,
    ru: `Единственные в своей группе, то есть могут указать на человека: ${counted(rows, 'ru')} (${share(rows, whole, 'ru')}).`,
    en: `Alone in their group, so that they may point to a person: ${counted(rows, 'en')} (${share(rows, whole, 'en')}).`,
  })[locale]),
  value: (column: string, value: string, rows: number, under: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${columnsOf([column], 'kk')} бағанындағы «${value}» мәні: ${counted(rows, 'kk')}, оның ішінде шағын топтарда — `
      + `${formatNumber(under, 'kk')}.`,
    ru: `Значение «${value}» столбца ${columnsOf([column], 'ru')}: ${counted(rows, 'ru')}, из них в малых группах — `
      + `${formatNumber(under, 'ru')}.`,
    en: `The value “${value}” of ${columnsOf([column], 'en')}: ${counted(rows, 'en')}, of which `
      + `${formatNumber(under, 'en')} in small groups.`,
  })[locale]),
  rare: (column: string, values: number, k: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${columnsOf([column], 'kk')} бағанында сирек мәндер саны (әрқайсысында ${k} жолдан аз): `
      + `${formatNumber(values, 'kk')}. Оларды «басқа» деген мәнге біріктіріңіз.`,
    ru: `В столбце ${columnsOf([column], 'ru')} редких значений (у каждого меньше ${k} `
      + `${plural('ru', k, { one: 'строки', other: 'строк' })}): ${formatNumber(values, 'ru')}. Объедините их в `
      + '«другое».',
    en: `In ${columnsOf([column], 'en')}, values with fewer than ${k} rows each: ${formatNumber(values, 'en')}. Join `
      + 'them into “other”.',
  })[locale]),
  coarser: {
    year: (column: string, before: number, after: number): Text => inEveryLanguage((locale) => spoken({
      kk: `${columnsOf([column], 'kk')} бағанында күн орнына жылды ғана қалдырсаңыз, ${fallKk(before, after)}`,
      ru: `Если в столбце ${columnsOf([column], 'ru')} оставить только год, ${fallRu(before, after)}`,
      en: `With only the year in ${columnsOf([column], 'en')} ${fall(before, after)}`,
    })[locale]),
    band: (column: string, before: number, after: number): Text => inEveryLanguage((locale) => spoken({
      kk: `${columnsOf([column], 'kk')} бағанын бес жылдық аралықтарға бөлсеңіз, ${fallKk(before, after)}`,
      ru: `Если столбец ${columnsOf([column], 'ru')} разбить на интервалы по пять лет, ${fallRu(before, after)}`,
      en: `With bands of five years in ${columnsOf([column], 'en')} ${fall(before, after)}`,
    })[locale]),
  },
  without: (column: string, before: number, after: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${columnsOf([column], 'kk')} бағанын алып тастасаңыз, ${fallKk(before, after)}`,
    ru: `Без столбца ${columnsOf([column], 'ru')} ${fallRu(before, after)}`,
    en: `Without ${columnsOf([column], 'en')} ${fall(before, after)}`,
  })[locale]),
  alike: (column: string, rows: number, whole: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${columnsOf([column], 'kk')}: мәні бірдей топтарда — ${counted(rows, 'kk')} (${share(rows, whole, 'kk')}). `
      + 'Мұндай топқа кіретін адамның мәні белгілі болып қалады.',
    ru: `${columnsOf([column], 'ru')}: ${counted(rows, 'ru')} (${share(rows, whole, 'ru')}) — в группах, где значение у `
      + 'всех одно: кто в такой группе, о том оно известно.',
    en: `${columnsOf([column], 'en')}: ${counted(rows, 'en')} (${share(rows, whole, 'en')}) in groups where all have `
      + 'one value: of whoever is in such a group it is known.',
  })[locale]),
  diverse: (column: string, l: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${columnsOf([column], 'kk')}: әр топта кемінде ${l} түрлі мән бар.`,
    ru: `${columnsOf([column], 'ru')}: в каждой группе не меньше ${l} разных значений.`,
    en: `${columnsOf([column], 'en')}: each group has at least ${l} different values.`,
  })[locale]),
} as const
