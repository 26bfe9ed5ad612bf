/** The acts of Kazakhstan that the country pack rests on. What is known of each, and from where, is in docs/sources.md. */
import type { Act, Citation } from '../../law/citation.ts'
import type { Text } from '../../law/text.ts'

/** Rules of the Fund: in force ten calendar days after publication; their items could not be read, so they are "not set". */
export const fundRules: Act = {
  id: 'kz.astana-hub.rules-2025',
  title: {
    kk: '«Astana Hub» дербес кластерлік қоры қызметінің қағидалары',
    ru: 'Правила деятельности автономного кластерного фонда «Astana Hub»',
    en: 'Rules of activities of the autonomous cluster fund “Astana Hub”',
  },
  short: { kk: '«Astana Hub» қағидалары', ru: 'Правила «Astana Hub»', en: 'Astana Hub Rules' },
  number: '703/НҚ',
  date: '2025-12-31',
  url: 'https://adilet.zan.kz/rus/docs/V2500037807',
  dividedInto: 'items',
}

export const clusterLaw: Act = {
  id: 'kz.astana-hub.law',
  title: {
    kk: '«Astana Hub» инновациялық кластері туралы» Қазақстан Республикасының Заңы',
    ru: 'Закон Республики Казахстан «Об инновационном кластере «Astana Hub»',
    en: 'Law of the Republic of Kazakhstan on the “Astana Hub” innovation cluster',
  },
  short: { kk: 'Инновациялық кластер туралы заң', ru: 'Закон об инновационном кластере', en: 'Innovation Cluster Law' },
  number: '207-V',
  date: '2014-06-10',
  url: 'https://adilet.zan.kz/rus/docs/Z1400000207',
  dividedInto: 'articles',
}

export const taxCode: Act = {
  id: 'kz.tax-code-2025',
  title: {
    kk: 'Қазақстан Республикасының Салық кодексі',
    ru: 'Налоговый кодекс Республики Казахстан',
    en: 'Tax Code of the Republic of Kazakhstan',
  },
  short: { kk: 'Салық кодексі', ru: 'Налоговый кодекс', en: 'Tax Code' },
  number: '214-VIII',
  date: '2025-07-18',
  dividedInto: 'articles',
}

/** Administrative Procedural and Process-Related Code. */
export const administrativeCode: Act = {
  id: 'kz.appc',
  title: {
    kk: 'Қазақстан Республикасының Әкімшілік рәсімдік-процестік кодексі',
    ru: 'Административный процедурно-процессуальный кодекс Республики Казахстан',
    en: 'Administrative Procedural and Process-Related Code of the Republic of Kazakhstan',
  },
  short: { kk: 'ӘРПК', ru: 'АППК', en: 'Administrative Procedural Code' },
  number: '350-VI',
  date: '2020-06-29',
  url: 'https://adilet.zan.kz/rus/docs/K2000000350',
  dividedInto: 'articles',
}

export const stateServicesLaw: Act = {
  id: 'kz.state-services',
  title: {
    kk: '«Мемлекеттік көрсетілетін қызметтер туралы» Қазақстан Республикасының Заңы',
    ru: 'Закон Республики Казахстан «О государственных услугах»',
    en: 'Law of the Republic of Kazakhstan on State Services',
  },
  short: { kk: 'Мемлекеттік көрсетілетін қызметтер туралы заң', ru: 'Закон о государственных услугах', en: 'State Services Law' },
  number: '88-V',
  date: '2013-04-15',
  url: 'https://adilet.zan.kz/rus/docs/Z1300000088',
  dividedInto: 'articles',
}

/** The agreement that each participant signs; its text is not known, so whatever rests on it is to be confirmed. */
export const participationAgreement: Act = {
  id: 'kz.astana-hub.agreement',
  title: {
    kk: '«Astana Hub» қатысушысымен жасалатын қатысу туралы келісім',
    ru: 'Соглашение об участии, заключаемое с участником «Astana Hub»',
    en: 'Participation agreement concluded with a participant of “Astana Hub”',
  },
  short: { kk: 'Қатысу туралы келісім', ru: 'Соглашение об участии', en: 'Participation agreement' },
  dividedInto: 'items',
}

/** A place known from a publication about the act, not from its own text. */
export const secondary = (act: Act, article?: string, note?: Text): Citation =>
  ({ act, ...(article !== undefined && { article }), confidence: 'secondary', ...(note && { note }) })

/** From the pages of Astana Hub on its former rules of 2018: to be checked against the rules of 2025. */
export const formerPages: Text = {
  kk: '«Astana Hub» сайтының бұрынғы қағидаларға сүйенген беттері бойынша; 2025 жылғы қағидалармен салыстыру қажет.',
  ru: 'По страницам сайта «Astana Hub», описывающим прежние правила; требует сверки с правилами 2025 года.',
  en: 'From pages of Astana Hub on its former rules; to be checked against the rules of 2025.',
}

/** In force since 18 January 2026. Article 21: what is synthetic is told beforehand, marked for machines and shown to people. */
export const artificialIntelligenceLaw: Act = {
  id: 'kz.ai-law-2025',
  title: {
    kk: '«Жасанды интеллект туралы» Қазақстан Республикасының Заңы',
    ru: 'Закон Республики Казахстан «Об искусственном интеллекте»',
    en: 'Law of the Republic of Kazakhstan on Artificial Intelligence',
  },
  short: { kk: 'Жасанды интеллект туралы заң', ru: 'Закон об искусственном интеллекте', en: 'Artificial Intelligence Law' },
  number: '230-VIII',
  date: '2025-11-17',
  url: 'https://adilet.zan.kz/rus/docs/Z2500000230',
  dividedInto: 'articles',
}

/** Regulation of the European Union, as amended in 2026: a declared reference, which is no law of the country. Article 73 was read in an unofficial consolidation. */
export const europeanAiAct: Act = {
  id: 'eu.ai-act',
  title: {
    kk: 'Жасанды интеллект туралы үйлестірілген қағидаларды белгілейтін (ЕО) 2024/1689 регламенті', ru: 'Регламент (ЕС) 2024/1689, устанавливающий гармонизированные правила об искусственном интеллекте',
    en: 'Regulation (EU) 2024/1689 laying down harmonised rules on artificial intelligence',
  },
  short: { kk: 'ЕО-ның ЖИ туралы регламенті (салыстыру үшін)', ru: 'Регламент ЕС об ИИ (для сравнения)', en: 'EU AI Act (for reference)' },
  number: '2024/1689',
  date: '2024-06-13',
  url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  dividedInto: 'articles',
}

/** Order of the Minister of Finance by which accountants number accounts; its text was not read. */
export const accountsChart: Act = {
  id: 'kz.accounts-chart-2007',
  title: { kk: 'Бухгалтерлік есеп шоттарының үлгі жоспары', ru: 'Типовой план счетов бухгалтерского учёта', en: 'Standard chart of accounts' },
  short: { kk: 'Шоттардың үлгі жоспары', ru: 'Типовой план счетов', en: 'Chart of Accounts' },
  number: '185', date: '2007-05-23', url: 'https://adilet.zan.kz/rus/docs/V070004771_', dividedInto: 'items',
}
