/** Words of the EU Publications Office that DCAT-AP asks for – languages, frequencies, rights, themes – and the catalogue's own. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Description, Tier } from '../dataset.ts'
import type { LicenceType } from './licences.ts'

const authority = 'http://publications.europa.eu/resource/authority'

const frequencies: Readonly<Record<Description['updates'], string>> = {
  never: 'NEVER', daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', quarterly: 'QUARTERLY', yearly: 'ANNUAL', irregular: 'IRREG',
}
export const frequencyUrl = (updates: Description['updates']): string => `${authority}/frequency/${frequencies[updates]}`

const rights: Readonly<Record<Tier, string>> = { open: 'PUBLIC', registered: 'RESTRICTED', restricted: 'NON_PUBLIC' }
export const rightsUrl = (tier: Tier): string => `${authority}/access-right/${rights[tier]}`

/** ISO 639-3 of the languages whose two letters of BCP 47 our texts usually have. */
const threeLetters: Readonly<Record<string, string>> = {
  kk: 'KAZ', ru: 'RUS', en: 'ENG', uz: 'UZB', ky: 'KIR', ug: 'UIG', tr: 'TUR', tt: 'TAT', az: 'AZE', tk: 'TUK', tg: 'TGK', uk: 'UKR', de: 'DEU', ko: 'KOR', zh: 'ZHO',
  mn: 'MON', fa: 'FAS', ar: 'ARA', fr: 'FRA', es: 'SPA',
}

/** The language as the EU lists it; of a code of two letters that is not among the usual ones, as the Library of Congress does. */
export function languageUrl(code: string): string {
  const language = code.split('-')[0] ?? ''
  const long = language.length === 3 ? language.toUpperCase() : threeLetters[language]
  return long === undefined ? `http://id.loc.gov/vocabulary/iso639-1/${language}` : `${authority}/language/${long}`
}

export const themeTaxonomy = `${authority}/data-theme`
/** Language resources are a theme of ours: the EU has none. */
export const themeUrl = (theme: string, url: string): string => (theme === 'LANG' ? `${url}/commons/datasets?theme=LANG#theme` : `${themeTaxonomy}/${theme}`)

/** How long a version stays to be had: until its owner withdraws it, which is what the EU's list calls available. */
export const availableUrl = `${authority}/planned-availability/AVAILABLE`

export const availableWords: Text = { kk: 'Қолжетімді', ru: 'Доступно', en: 'Available' }

export const licenceTypeUrl = (type: LicenceType): string => `http://purl.org/adms/licencetype/${type}`
export const licenceTypeWords: Readonly<Record<LicenceType, Text>> = {
  'Attribution': { kk: 'Авторын көрсету шартымен', ru: 'С указанием авторства', en: 'Attribution' },
  'NonCommercialUseOnly': { kk: 'Коммерциялық емес мақсатта ғана пайдалану', ru: 'Только некоммерческое использование', en: 'Non-commercial use only' },
  'NoDerivativeWork': { kk: 'Туынды жұмыстарсыз', ru: 'Без производных произведений', en: 'No derivative work' },
  'OtherRestrictiveClauses': { kk: 'Өзге шектеуші шарттар', ru: 'Иные ограничительные условия', en: 'Other restrictive clauses' },
  'PublicDomain': { kk: 'Қоғамдық игілік', ru: 'Общественное достояние', en: 'Public domain' },
  'UnknownIPR': { kk: 'Құқықтық шарттары белгісіз', ru: 'Правовые условия неизвестны', en: 'Unknown rights' },
  'ViralEffect-ShareAlike': { kk: 'Сол шарттармен тарату', ru: 'Распространение на тех же условиях', en: 'Share alike' },
}

export const fileTypeUrl = (name: string): string => `${authority}/file-type/${name}`
export const mediaTypeUrl = (media: string): string => `https://www.iana.org/assignments/media-types/${media}`

export const catalogueWords: Readonly<Record<'title' | 'description' | 'themes', Text>> = {
  title: { kk: 'Ортақ деректер қоры', ru: 'Фонд данных', en: 'Data commons' },
  description: {
    kk: 'Зерттеу, өнім және модельдер үшін жарияланған деректер жиындары, олардың шарттары мен нұсқалары.',
    ru: 'Наборы данных для исследований, продуктов и моделей, с условиями использования и версиями.',
    en: 'Datasets for research, products and models, with their terms of use and versions.',
  },
  themes: { kk: 'Деректердің тақырыптары', ru: 'Темы данных', en: 'Data themes' },
}

/** What a distribution is: a table with so many rows, or a file as it was uploaded. */
export const distributionWords = (format: string, rows: number | undefined): Text => (rows === undefined
  ? spoken({ kk: `Файл, ${format} форматы`, ru: `Файл в формате ${format}`, en: `A file in the format ${format}` })
  : inEveryLanguage((locale) => `${spoken({ kk: `Кесте, ${format} форматы, жол саны`, ru: `Таблица в формате ${format}, число строк`, en: `A table in the format ${format}, number of rows` })[locale]}: ${formatNumber(rows, locale)}`))

/** The kinds of agents in the vocabulary of ADMS that publish here. */
export const agentTypes = {
  'Company': { kk: 'Компания', ru: 'Компания', en: 'Company' },
  'PrivateIndividual(s)': { kk: 'Жеке тұлға', ru: 'Физическое лицо', en: 'Private individual' },
  'NationalAuthority': { kk: 'Мемлекеттік орган', ru: 'Государственный орган', en: 'National authority' },
} as const satisfies Record<string, Text>
