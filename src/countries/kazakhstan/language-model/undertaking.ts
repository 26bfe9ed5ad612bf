/** The peaceful-use undertaking and the purposes of keys. The text is a sample: no act is known that sets one. */
import type { KeyTerms } from '../../../institutions/language-model/index.ts'
import { assumed } from '../../../law/citation.ts'
import type { Text } from '../../../law/text.ts'
import { apiRules } from './rules.ts'
import { undertakings } from './undertakings-register.ts'

const sample: Text = {
  kk: 'Үлгі мәтін: бұл міндеттемені бекіткен құқықтық акт табылған жоқ.',
  ru: 'Образец: правовой акт, утверждающий это обязательство, не найден.',
  en: 'A sample text: no legal act was found that approves this undertaking.',
}

const clauses: readonly Text[] = [
  {
    kk: 'Компания тіл моделін тек бейбіт мақсатта пайдаланады: қару жасауға, адамдарға зиян келтіруге, заңсыз аңдуға және құқық бұзуға қолданбайды.',
    ru: 'Компания использует языковую модель только в мирных целях: не для создания оружия, не для причинения вреда людям, не для незаконной слежки и не для правонарушений.',
    en: 'The company uses the language model for peaceful purposes only: not to make weapons, harm people, watch them unlawfully or break the law.',
  },
  {
    kk: 'Әр кілт тек сол үшін таңдалған мақсатта пайдаланылады және басқа тұлғаларға берілмейді.',
    ru: 'Каждый ключ используется только для выбранной для него цели и не передаётся другим лицам.',
    en: 'Each key is used only for the purpose chosen for it, and is not handed to others.',
  },
  {
    kk: 'Пайдаланушыларға жасанды интеллектпен сөйлесіп отырғаны алдын ала айтылады, ал модель жасаған мазмұн таратылғанда таңбаланады.',
    ru: 'Пользователей заранее предупреждают, что они общаются с искусственным интеллектом, а созданное моделью содержимое при распространении маркируется.',
    en: 'Users are told beforehand that they are talking to an artificial intelligence, and what the model makes is marked when it is distributed.',
  },
  {
    kk: 'Кілттің қолданысы өкіммен тоқтатыла тұрса, компания оны айналып өтуге тырыспайды және оның себебін жояды.',
    ru: 'Если действие ключа приостановлено распоряжением, компания не пытается это обойти и устраняет причину.',
    en: 'When an order suspends a key, the company does not try to get around it, and removes its cause.',
  },
  {
    kk: 'Компания болған оқиғалар туралы бағдарламаға дереу хабарлайды.',
    ru: 'О происшествиях компания сообщает программе без промедления.',
    en: 'The company tells the programme of incidents without delay.',
  },
]

export const keyTerms: KeyTerms = {
  purposes: {
    product: { kk: 'Өз өнімі немесе қызметі', ru: 'Собственный продукт или услуга', en: 'Own product or service' },
    internal: { kk: 'Компанияның ішкі жұмысы', ru: 'Внутренняя работа компании', en: 'Internal work of the company' },
    research: { kk: 'Ғылыми зерттеу', ru: 'Научное исследование', en: 'Research' },
    education: { kk: 'Білім беру', ru: 'Образование', en: 'Education' },
    'public-service': { kk: 'Мемлекеттік қызмет көрсету', ru: 'Оказание государственных услуг', en: 'Public service' },
  },
  systems: 'oversight.ai-systems',
  undertaking: { clauses, basis: assumed(apiRules, sample), register: undertakings.id, procedure: 'language-model.undertaking' },
  // What a few servers with accelerators do; what the company's own limit leaves of it is decided by the office.
  limits: { requestsPerMinute: 6_000, tokensPerMinute: 2_000_000 },
  callsAtOnce: 256, days: 366, overlapHours: 168,
  // Enough to build a first program with, and a two-thousandth of the tokens that a company may use in a day: a service cannot live on it.
  test: { limits: { requestsPerMinute: 10, tokensPerMinute: 10_000 }, daily: { requests: 200, tokens: 50_000 }, days: 30 },
}
