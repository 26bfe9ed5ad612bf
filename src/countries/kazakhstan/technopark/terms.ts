/** What participants of the technopark gain and owe, and what a breach brings: each with its source and how sure it is. */
import { assumed, type Citation, verified } from '../../../law/citation.ts'
import type { TechnoparkTerms } from '../../../institutions/technopark/index.ts'
import { formerPages, fundRules, participationAgreement, secondary, taxCode } from '../acts.ts'

/** A publication about the Code, read in place of its text. */
const reported = (article: string | undefined): Citation => secondary(taxCode, article, {
  kk: 'Жарияланымдар бойынша; Кодекс мәтінінен тексеру қажет.',
  ru: 'По публикациям; требует проверки по тексту Кодекса.',
  en: 'From publications; to be checked against the text of the Code.',
})

const formerCode: Citation = secondary(taxCode, undefined, {
  kk: 'Бұрынғы Салық кодексіне сүйенген беттер бойынша; жаңа Кодекстегі баптары белгіленбеген.',
  ru: 'По страницам, основанным на прежнем Налоговом кодексе; статьи нового Кодекса не установлены.',
  en: 'From pages on the former Tax Code; the articles of the new Code are not set.',
})

export const terms: TechnoparkTerms = {
  gains: [
    {
      title: { kk: 'Корпоративтік табыс салығы', ru: 'Корпоративный подоходный налог', en: 'Corporate income tax' },
      text: {
        kk: 'Есептелген салық 100 %-ға азайтылады. Шарттардың сақталғанын жыл сайын растату керек.',
        ru: 'Исчисленный налог уменьшается на 100 %. Соответствие условиям подтверждается ежегодно.',
        en: 'The tax computed is reduced by 100 %. That the conditions are met is confirmed every year.',
      },
      basis: reported('741'),
    },
    {
      title: { kk: 'Өзге салық жеңілдіктері', ru: 'Другие налоговые льготы', en: 'Other tax relief' },
      text: {
        kk: 'Бұрынғы Кодексте ҚҚС, жеке табыс салығы, әлеуметтік салық, дивидендтер мен роялти бойынша жеңілдіктер болған. Олардың қазіргі мазмұны белгіленбеген.',
        ru: 'В прежнем Кодексе были льготы по НДС, индивидуальному подоходному и социальному налогам, дивидендам и роялти. Их действующее содержание не установлено.',
        en: 'The former Code had relief in VAT, personal income tax, social tax, dividends and royalties. What of it is in force now is not set.',
      },
      basis: formerCode,
    },
    {
      title: { kk: 'Шетелдік мамандар', ru: 'Иностранные специалисты', en: 'Foreign specialists' },
      text: {
        kk: 'Саны шектелмейді; еңбек визасы 5 жылға дейін беріледі; жұмысқа рұқсат үшін мемлекеттік баж алынбайды.',
        ru: 'Число не ограничено; рабочая виза — до 5 лет; государственная пошлина за разрешение на работу не взимается.',
        en: 'Their number is not limited; a work visa is given for up to 5 years; there is no state fee for the work permit.',
      },
      basis: secondary(fundRules, undefined, formerPages),
    },
  ],
  owes: [
    {
      title: { kk: 'Кірістің 90 %-ы — басым қызметтен', ru: '90 % дохода — от приоритетной деятельности', en: '90 % of income from priority activities' },
      text: {
        kk: 'Жылдық жиынтық кірістің кемінде 90 %-ы басым қызмет түрлерінен түсуі тиіс. Талап 2029 жылғы 1 қаңтарға дейін қолданылады.',
        ru: 'Не менее 90 % совокупного годового дохода должно поступать от приоритетных видов деятельности. Норма действует до 1 января 2029 года.',
        en: 'At least 90 % of total annual income must come from priority activities. This is in force until 1 January 2029.',
      },
      basis: verified(taxCode, '17'),
    },
    {
      title: { kk: 'Өз өндірісі', ru: 'Собственное производство', en: 'Own production' },
      text: {
        kk: 'Тауар өндіріп, өткізетін компанияның тауарлары өз өндірісі өлшемшарттарына сай болуы тиіс.',
        ru: 'Если компания производит и реализует товары, они должны соответствовать критериям собственного производства.',
        en: 'If the company makes and sells goods, they must meet the criteria of own production.',
      },
      basis: verified(taxCode, '17'),
    },
    {
      title: { kk: 'Тоқсандық есеп', ru: 'Квартальный отчёт', en: 'Quarterly report' },
      text: {
        kk: 'Кіріс тоқсан сайын қызмет түрлері бойынша көрсетіледі. Есептің ресми нысаны мен мерзімі белгіленбеген; портал шартты мерзімді қолданады.',
        ru: 'Доход показывают каждый квартал по видам деятельности. Официальные форма и срок отчёта не установлены; портал применяет условный срок.',
        en: 'Revenue is reported every quarter by activity. The official form and due date are not set; the portal applies an assumed one.',
      },
      basis: assumed(fundRules),
    },
    {
      title: { kk: 'Қатысушы жарнасы', ru: 'Взнос участника', en: 'Contribution of the participant' },
      text: {
        kk: 'Бағдарлама түсімнің 1 %-ын көздейді. Базасын, кезеңін, мерзімін және өсімпұлын белгілейтін құқықтық акт табылған жоқ.',
        ru: 'Программа предусматривает 1 % выручки. Правовой акт, который устанавливал бы базу, период, срок и пеню, не найден.',
        en: 'The programme provides for 1 % of revenue. No legal act was found that sets its base, period, due date and late charge.',
      },
      basis: assumed(participationAgreement),
    },
  ],
  breach: [
    {
      title: { kk: 'Талап бұзылса', ru: 'Если условие нарушено', en: 'If a condition is broken' },
      text: {
        kk: 'Қатысушы мерзімінен бұрын шығарылуы мүмкін, салықтар қайта есептеледі. Қай күннен бастап есептелетіні туралы дереккөздер екі түрлі айтады: талап бұзылған салық кезеңінің басынан немесе бүкіл қатысу кезеңі үшін.',
        ru: 'Участника могут исключить досрочно, налоги пересчитываются. С какого времени — источники говорят по-разному: с начала налогового периода, в котором допущено нарушение, или за весь период участия.',
        en: 'The participant can be excluded early and taxes are computed again. From when, sources differ: from the beginning of the tax period of the breach, or for the whole time of participation.',
      },
      basis: secondary(fundRules, undefined, formerPages),
    },
  ],
}
