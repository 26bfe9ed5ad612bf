/** What participants of the technopark are spared and owe, as the calculator reckons it. A relief whose article in the Code of 2025 is not known is shown, and not counted as sure. */
import type { Citation } from '../../../law/citation.ts'
import { always, type Dated, dated } from '../../../law/dated.ts'
import { oneOf } from '../../../law/rule.ts'
import type { Locale, Text } from '../../../law/text.ts'
import type { ParkRegime, Relief } from '../../../institutions/technopark/index.ts'
import { formerPages, fundRules, secondary, taxCode } from '../acts.ts'
import { abroad, charges, gainFields, turnover } from './charges.ts'
import { rates } from './rates.ts'
import type { Regime } from './regime.ts'
import { activity } from './residency-form.ts'

/** A subparagraph of an article, or of a paragraph of it. */
const at = (article: string, subparagraph: string, paragraph?: string): Text => (paragraph === undefined
  ? { kk: `${article}-баптың ${subparagraph}) тармақшасы`, ru: `подпункт ${subparagraph}) статьи ${article}`, en: `${article}(${subparagraph})` }
  : { kk: `${article}-баптың ${paragraph}-тармағының ${subparagraph}) тармақшасы`, ru: `подпункт ${subparagraph}) пункта ${paragraph} статьи ${article}`, en: `${article}(${paragraph})(${subparagraph})` })

/** Whether 3 is a paragraph or a subparagraph the publication does not tell. */
const ofDividends: Text = { kk: '646-бап (3)', ru: 'статья 646 (3)', en: '646(3)' }

/** The Code of 2017 had it in these places; where the Code of 2025 has it nobody has read. */
function formerly(...places: readonly Text[]): Citation {
  const listed = (locale: Locale): string => places.map((place) => place[locale]).join(', ')
  return secondary(taxCode, undefined, {
    kk: `Бұрынғы Салық кодексінде — ${listed('kk')}; жаңа Кодекстегі бабы белгіленбеген.`, ru: `В прежнем Налоговом кодексе — ${listed('ru')}; статья нового Кодекса не установлена.`, en: `In the former Tax Code: ${listed('en')}; the article of the new Code is not set.`,
  })
}

/** The new Code applies from the beginning of 2026; participants are defined by it until 2029. */
const whole = (basis: Citation): Dated<string> => dated([{ from: '2026-01-01', until: '2028-12-31', value: '1', basis }])

const reliefs: readonly Relief[] = [
  {
    id: 'cit', of: 'cit', title: { kk: 'Корпоративтік табыс салығы', ru: 'Корпоративный подоходный налог', en: 'Corporate income tax' },
    text: {
      kk: 'Есептелген салық 100 %-ға азайтылады; шарттардың сақталғаны жыл сайын расталады.', ru: 'Исчисленный налог уменьшается на 100 %; соответствие условиям подтверждается ежегодно.',
      en: 'The tax computed is reduced by 100 %; that the conditions are met is confirmed every year.',
    },
    share: whole(secondary(taxCode, '741', {
      kk: 'Жарияланымдар бойынша; Кодекс мәтінінен тексеру қажет.', ru: 'По публикациям; требует проверки по тексту Кодекса.', en: 'From publications; to be checked against the text of the Code.',
    })),
    // The published part names research, analysis, design, adaptation and set-up of software, technical support, testing and the training of users. What the form calls
    // development, of software or of AI systems, may be among them; nobody has read that it is.
    sureWhen: oneOf(activity, ['support', 'training']).by(secondary(taxCode, '741')).else({
      kk: 'Баптың жарияланған бөлігінде бұл қызмет түрі аталмаған.', ru: 'В опубликованной части статьи этот вид деятельности не назван.', en: 'The part of the article that was published does not name this activity.',
    }),
  },
  {
    id: 'vat', of: 'vat', title: { kk: 'Қосылған құн салығы', ru: 'Налог на добавленную стоимость', en: 'Value added tax' },
    text: {
      kk: 'Өткізу бойынша айналым босатылады; сатып алу кезінде төленген ҚҚС есепке жатқызылмайды, сондықтан жеңілдік сомасынан шегерілді.', ru: 'Оборот по реализации освобождается; НДС, уплаченный при закупках, к зачёту не относится и потому вычтен из суммы льготы.',
      en: 'Turnover is exempt; VAT paid on purchases cannot be set off and is taken away here.',
    },
    share: whole(formerly(at('394', '45'), at('394', '46'))),
  },
  {
    id: 'iit', of: 'iit', title: { kk: 'Жеке табыс салығы', ru: 'Индивидуальный подоходный налог', en: 'Individual income tax' },
    text: { kk: 'Резидент қызметкерлердің табысы азайтылады; пайдасын қызметкерлер көреді.', ru: 'Доход работников-резидентов уменьшается; выигрывают работники.', en: 'The income of resident staff is reduced; it is the staff who gain.' },
    share: whole(formerly(at('341', '50', '1'))), ofStaff: true,
  },
  {
    id: 'foreignSocialTax', of: 'foreignSocialTax', title: { kk: 'Шетелдік қызметкерлер бойынша әлеуметтік салық', ru: 'Социальный налог за иностранных работников', en: 'Social tax on foreign staff' },
    text: { kk: '2023 жылдан бері жеңілдік тек шетелдік қызметкерлерге қатысты болған.', ru: 'С 2023 года льгота относилась только к иностранным работникам.', en: 'Since 2023 the relief has been for foreign staff only.' },
    share: whole(formerly(at('484', '3', '3'))),
  },
  {
    id: 'abroad', title: { kk: 'Бейрезидент қызметтерінің ҚҚС-ы, импорт ҚҚС-ы, роялти, құн өсімі, дивидендтер', ru: 'НДС за услуги нерезидента, НДС на импорт, роялти, прирост стоимости, дивиденды', en: 'VAT on services of non-residents and on imports, royalties, capital gains, dividends' },
    text: { kk: 'Бұрынғы Кодексте босату немесе төмендетілген мөлшерлеме болған; сомасы мұнда есептелмейді.', ru: 'В прежнем Кодексе было освобождение или пониженная ставка; сумма здесь не рассчитывается.', en: 'The former Code had an exemption or a lower rate; no amount is reckoned here.' },
    share: whole(formerly(at('373', '3', '2'), at('399', '17', '1'), at('644', '4-1', '2'), at('288', '11', '2'), ofDividends)),
  },
  {
    id: 'specialists', title: { kk: 'Шетелдік мамандар', ru: 'Иностранные специалисты', en: 'Foreign specialists' },
    text: {
      kk: 'Саны шектелмейді; еңбек визасы 5 жылға дейін беріледі; жұмысқа рұқсат үшін мемлекеттік баж алынбайды.', ru: 'Число не ограничено; рабочая виза — до 5 лет; государственная пошлина за разрешение на работу не взимается.',
      en: 'Their number is not limited; a work visa is given for up to 5 years; there is no state fee for the work permit.',
    },
    share: always('1', secondary(fundRules, undefined, formerPages)),
  },
]

/** The regime under a programme: where the rate of the contribution is unset, so is what is left after it. */
export const parkRegime = ({ contributionRate }: Regime): ParkRegime => ({
  id: 'kz.astana-hub', title: { kk: '«Astana Hub» технопаркі', ru: 'Технопарк «Astana Hub»', en: 'The Astana Hub technopark' },
  fields: gainFields, parameters: rates, turnover, exports: { term: 'fact', fact: abroad.name }, charges, reliefs,
  levy: {
    rates: contributionRate.map(({ value, ...entry }) => ({ ...entry, value: value === null ? null : [{ share: value }] })),
  },
})
