/**
 * The goals of Kazakhstan's programme that are public, as they are entered: end values with their source. Values by year were not found and are not set; whoever answers for each was not found either.
 */
import type { Proposed, Row } from '../../../institutions/strategy/index.ts'
import type { Text } from '../../../law/text.ts'
import { concept, digitalQazaqstan } from './acts.ts'

const names = ({ kk, ru, en }: Text) => ({ name: kk, nameRu: ru, nameEn: en })
/** A text of a column in each language. */
const inThree = (name: string, { kk, ru, en }: Text) => ({ [name]: kk, [`${name}Ru`]: ru, [`${name}En`]: en })
const named = (kk: string, ru: string, en: string) => names({ kk, ru, en })

const presented = 'https://digitalrights.asia/events/concept-for-the-development-of-ai/?lang_ui=en'
const draft = 'https://www.sipoch.com/en/article/300330021396416'
const analysis = 'http://v2.talap.org/en/technology-and-society/digital-qazaqstan-what-the-new-nationwide-strategy-for-digitalization-and-ai-changes/'

const ofConcept = { mandate: concept.title.kk, certainty: 'secondary', sourceUrl: presented } as const
const ofStrategy = { mandate: `${digitalQazaqstan.title.kk}, Қазақстан Республикасы Президентінің 2026 жылғы 9 маусымдағы № ${digitalQazaqstan.number} Жарлығы`, certainty: 'secondary', sourceUrl: analysis } as const

const goals: readonly Row[] = [
  {
    key: 'KZ-CONCEPT', values: {
      ...names(concept.title), ...ofConcept,
      about: '2024 жылғы шілдеде ұсынылды. Ресми мәтіні оқылған жоқ: соңғы жылдың мақсатты мәндері жарияланымдар бойынша берілген, жылдар бойынша мәндері табылған жоқ.',
    },
  },
  {
    key: 'KZ-QAZAQSTAN', values: {
      ...names(digitalQazaqstan.title), ...ofStrategy,
      about: 'Түйінді көрсеткіштерге бірінші басшылар дербес жауап береді. Көрсеткіштердің мәндері жарияланған көздерде табылған жоқ.',
    },
  },
  { key: 'KZ-CITIZENS', of: 'KZ-QAZAQSTAN', values: { ...named('«Digital Qazaqstan»: азаматтар бағыты', '«Digital Qazaqstan»: направление «граждане»', '“Digital Qazaqstan”: citizens'), ...ofStrategy } },
  { key: 'KZ-ECONOMY', of: 'KZ-QAZAQSTAN', values: { ...named('«Digital Qazaqstan»: бизнес және экономика бағыты', '«Digital Qazaqstan»: направление «бизнес и экономика»', '“Digital Qazaqstan”: business and the economy'), ...ofStrategy } },
  { key: 'KZ-STATE', of: 'KZ-QAZAQSTAN', values: { ...named('«Digital Qazaqstan»: мемлекеттік аппарат бағыты', '«Digital Qazaqstan»: направление «государственный аппарат»', '“Digital Qazaqstan”: the state apparatus'), ...ofStrategy } },
  {
    key: 'KZ-COUNTED', values: {
      ...named('Порталдың өз тізілімдерінен көрінетін нәтижелер', 'Результаты, видимые по собственным реестрам портала', 'Results that the portal’s own registers show'), mandate: 'Құжатпен белгіленбеген', certainty: 'assumed',
      about: 'Бұл көрсеткіштерді портал өзі есептейді, кез келген адам оларды журнал бойынша қайта есептей алады. Мақсатты мәндері белгіленбеген.',
    },
  },
]

interface Target { readonly key: string; readonly title: Text; readonly definition: Text; readonly unit: Text; readonly target: string; readonly sourceUrl?: string }

const targets: readonly Target[] = [
  {
    key: 'KZ-SKILLS', target: '5000000', unit: { kk: 'адам', ru: 'человек|человека|человек', en: 'person|people' }, title: { kk: 'Жасанды интеллект дағдылары бар адамдар', ru: 'Люди с навыками искусственного интеллекта', en: 'People with AI skills' },
    definition: { kk: '2029 жылға қарай жасанды интеллект дағдыларын меңгерген адамдар саны. Қалай есептелетіні жарияланбаған.', ru: 'Число людей, освоивших навыки искусственного интеллекта к 2029 году. Как считается, не опубликовано.', en: 'How many people have acquired AI skills by 2029. How it is counted was not published.' },
  },
  {
    key: 'KZ-SPECIALISTS', target: '500000', unit: { kk: 'адам', ru: 'человек|человека|человек', en: 'person|people' }, title: { kk: 'Даярланған салалық мамандар', ru: 'Подготовленные отраслевые специалисты', en: 'Sector specialists trained' },
    definition: { kk: '2029 жылға қарай даярланған салалық мамандар саны. Қалай есептелетіні жарияланбаған.', ru: 'Число отраслевых специалистов, подготовленных к 2029 году. Как считается, не опубликовано.', en: 'How many sector specialists are trained by 2029. How it is counted was not published.' },
  },
  { key: 'KZ-UNICORNS', target: '5', unit: { kk: 'компания', ru: 'компания|компании|компаний', en: 'company|companies' }, title: { kk: '«Бірмүйіз» компаниялар', ru: 'Компании-«единороги»', en: 'Unicorns' }, definition: { kk: '2029 жылға қарай «бірмүйіз» компаниялар саны. Қалай есептелетіні жарияланбаған.', ru: 'Число компаний-«единорогов» к 2029 году. Как считается, не опубликовано.', en: 'How many unicorns there are by 2029. How it is counted was not published.' } },
  { key: 'KZ-EXPORT', target: '5', unit: { kk: 'млрд АҚШ доллары', ru: 'млрд долларов США', en: 'billion US dollars' }, title: { kk: 'АТ экспорты', ru: 'Экспорт ИТ', en: 'IT exports' }, definition: { kk: '2029 жылға қарай ақпараттық технологиялар экспортының көлемі. Қалай есептелетіні жарияланбаған.', ru: 'Объём экспорта информационных технологий к 2029 году. Как считается, не опубликовано.', en: 'The volume of IT exports by 2029. How it is counted was not published.' } },
  {
    key: 'KZ-PRODUCTS', target: '25', unit: { kk: 'өнім (жылына)', ru: 'продукт в год|продукта в год|продуктов в год', en: 'product a year|products a year' }, title: { kk: 'Салаларға енгізілген ЖИ өнімдері', ru: 'Продукты ИИ, внедрённые в отраслях', en: 'AI products brought into sectors' },
    definition: { kk: 'Жыл сайын кемінде 25 өнім. Қай жылдан бастап екені жарияланбаған; жобада «2029 жылға қарай платформада кемінде 25» делінген.', ru: 'Не менее 25 продуктов ежегодно. С какого года, не опубликовано; в проекте — не менее 25 на платформе к 2029 году.', en: 'At least 25 products each year. From which year was not published; the draft has at least 25 on the platform by 2029.' },
  },
  {
    key: 'KZ-SERVICES', target: '20', unit: { kk: '%', ru: '%', en: '%' }, sourceUrl: draft, title: { kk: 'ЖИ қолданылатын мемлекеттік қызметтердің үлесі (жоба)', ru: 'Доля государственных услуг с применением ИИ (проект)', en: 'Share of public services that use AI (draft)' },
    definition: { kk: 'Тұжырымдаманың жобасы бойынша 2029 жылға қарай. Бекітілген мәтінде сақталғаны белгісіз.', ru: 'По проекту концепции, к 2029 году. Сохранено ли это в утверждённом тексте, неизвестно.', en: 'By 2029, by the draft of the Concept. Whether the approved text kept it is not known.' },
  },
  {
    key: 'KZ-COURSES', target: '80000', unit: { kk: 'адам', ru: 'человек|человека|человек', en: 'person|people' }, sourceUrl: draft, title: { kk: 'ЖИ бойынша ашық курстарды аяқтағандар (жоба)', ru: 'Прошедшие открытые курсы по ИИ (проект)', en: 'Completions of open courses in AI (draft)' },
    definition: { kk: 'Тұжырымдаманың жобасы бойынша 2029 жылға қарай. Бекітілген мәтінде сақталғаны белгісіз.', ru: 'По проекту концепции, к 2029 году. Сохранено ли это в утверждённом тексте, неизвестно.', en: 'By 2029, by the draft of the Concept. Whether the approved text kept it is not known.' },
  },
]

/** What the portal counts itself: the ids of its own indicators. */
const counted: readonly { readonly key: string; readonly counts: string; readonly unit: Text; readonly title: Text; readonly definition: Text }[] = [
  { key: 'KZ-SYSTEMS', counts: 'strategy.ai-systems', unit: { kk: 'жүйе', ru: 'система|системы|систем', en: 'system|systems' }, title: { kk: 'Тіркелген ЖИ жүйелері', ru: 'Зарегистрированные системы ИИ', en: 'AI systems registered' }, definition: { kk: 'ЖИ жүйелерінің тізілімінде бүгін күшінде тұрған жазбалар.', ru: 'Записи реестра систем ИИ, действующие сегодня.', en: 'Entries of the register of AI systems that are in force today.' } },
  { key: 'KZ-RESIDENTS', counts: 'strategy.residents', unit: { kk: 'шешім', ru: 'решение|решения|решений', en: 'decision|decisions' }, title: { kk: 'Технопарк қатысушысы мәртебесі туралы күшіндегі шешімдер', ru: 'Действующие решения о статусе участника технопарка', en: 'Decisions on participation in the technopark that stand' }, definition: { kk: 'Қатысушы мәртебесін берген, күші жойылмаған және қолданысы тоқтатыла тұрмаған шешімдер, мерзімі өткендерімен қоса.', ru: 'Решения о присвоении статуса участника, не отменённые и не приостановленные, включая решения с истёкшим сроком.', en: 'Decisions that granted participation and are neither revoked nor suspended, those that have expired among them.' } },
  { key: 'KZ-DATASETS', counts: 'strategy.dataset-versions', unit: { kk: 'нұсқа', ru: 'версия|версии|версий', en: 'version|versions' }, title: { kk: 'Жарияланған деректер жиындарының нұсқалары', ru: 'Опубликованные версии наборов данных', en: 'Versions of datasets published' }, definition: { kk: 'Тексеруден өтіп, жарияланған деректер жиындарының нұсқалары.', ru: 'Версии наборов данных, прошедшие проверку и опубликованные.', en: 'Versions of datasets that passed the gate and were published.' } },
  { key: 'KZ-BY-RULES', counts: 'strategy.decided-by-rules', unit: { kk: '%', ru: '%', en: '%' }, title: { kk: 'Ереже бойынша қабылданған шешімдердің үлесі', ru: 'Доля решений, принятых по правилам', en: 'Share of decisions made by rules' }, definition: { kk: 'Биылғы шешімдердің ішінде лауазымды адамның қатысуынсыз, ереже бойынша немесе мерзім өткен соң қабылданғандары.', ru: 'Среди решений этого года — принятые без участия должностного лица, по правилам или по истечении срока.', en: 'Of the decisions of this year those made without an officer, by rules or because a term was over.' } },
  { key: 'KZ-BADGES', counts: 'strategy.credentials', unit: { kk: 'бейдж', ru: 'бейдж|бейджа|бейджей', en: 'badge|badges' }, title: { kk: 'Берілген дағды бейдждері', ru: 'Выданные бейджи навыков', en: 'Badges of skills awarded' }, definition: { kk: 'Күшіндегі дағды бейдждері.', ru: 'Действующие бейджи навыков.', en: 'Badges of skills that stand.' } },
]

export const publicGoals: Proposed = {
  goals, measures: [], figures: [], projects: [], milestones: [],
  indicators: [
    ...targets.map(({ key, title, definition, unit, target, sourceUrl = presented }): Row => ({
      key, of: 'KZ-CONCEPT', values: { ...names(title), ...inThree('definition', definition), ...inThree('unit', unit), dataSource: 'Белгіленбеген', method: 'level@1', direction: 'up', target, targetYear: 2029, certainty: 'secondary', sourceUrl },
    })),
    ...counted.map(({ key, counts, title, definition, unit }): Row => ({
      key, of: 'KZ-COUNTED', values: { ...names(title), ...inThree('definition', definition), ...inThree('unit', unit), dataSource: 'Порталдың тізілімдері мен журналы', method: 'level@1', direction: 'up', counts, certainty: 'verified' },
    })),
  ],
}
