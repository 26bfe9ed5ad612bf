/** The words of talent: the card, needs, who looked, and whether all are proposed alike. */
import { formatDay, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'

/** Words with a number in the place of the sign. */
const counted = (kk: string, ru: string, en: string) => (count: number): Text => {
  const number = inEveryLanguage((locale) => formatNumber(count, locale))
  return spoken({ kk: kk.replace('#', number.kk), ru: ru.replace('#', number.ru), en: en.replace('#', number.en) })
}

export const words = {
  title: { kk: 'Мамандар мен қажеттіліктер', ru: 'Специалисты и потребности', en: 'Talent and needs' },
  hint: { kk: 'Дағдысы дәлелденген мамандар мен компаниялардың қажеттіліктері: неге сәйкес келетіні көрсетіледі.', ru: 'Специалисты с подтверждёнными навыками и потребности компаний: видно, почему они подходят.', en: 'Specialists with proved skills and the needs of companies, with the reasons why they fit.' },
  lead: {
    kk: 'Маман өзі туралы нені, кімге және қай күнге дейін көрсететінін өзі шешеді. Портал қажеттілікке сәйкестікті тапсырмалар мен бейдждер бойынша есептейді және себебін айтады. Кімді шақыруды адам шешеді.',
    ru: 'Специалист сам решает, что показывать о себе, кому и до какого дня. Портал считает соответствие потребности по заданиям и бейджам и называет причины. Кого пригласить, решает человек.',
    en: 'A specialist decides what is shown of them, to whom and until when. The portal reckons how a card fits a need from tasks and badges, and says why. Whom to invite a person decides.',
  },
  mine: { kk: 'Менің картам', ru: 'Моя карточка', en: 'My card' },
  mineHint: { kk: 'Не көрсетіледі, кім қарады, қай қажеттілікке сәйкес келесіз.', ru: 'Что показывается, кто смотрел, каким потребностям вы подходите.', en: 'What is shown, who looked, and which needs you fit.' },
  noCard: { kk: 'Картаңыз жоқ: сізді ешкім көрмейді', ru: 'У вас нет карточки: вас никто не видит', en: 'You have no card: nobody sees you' },
  make: { kk: 'Карта жасау', ru: 'Создать карточку', en: 'Make a card' },
  change: { kk: 'Картаны өзгерту', ru: 'Изменить карточку', en: 'Change the card' },
  back: { kk: 'Картаны кері қайтарып алу', ru: 'Отозвать карточку', en: 'Take the card back' },
  number: { kk: 'Картаның нөмірі', ru: 'Номер карточки', en: 'Number of the card' },
  headline: { kk: 'Өзіңіз туралы', ru: 'О себе', en: 'About yourself' },
  claims: { kk: 'Өзіңіз көрсеткен дағдылар', ru: 'Навыки, указанные вами', en: 'Skills that you say you have' },
  languages: { kk: 'Жұмыс тілдері', ru: 'Рабочие языки', en: 'Languages of work' },
  kinds: { kk: 'Не іздейсіз', ru: 'Что вы ищете', en: 'What you look for' },
  region: { kk: 'Өңіріңіз', ru: 'Ваш регион', en: 'Your region' },
  until: { kk: 'Көрсетілетін соңғы күн', ru: 'Последний день показа', en: 'Shown until' },
  shownTo: { kk: 'Кімге көрсетіледі', ru: 'Кому показывается', en: 'Shown to' },
  proof: { kk: 'Дәлелдер', ru: 'Подтверждения', en: 'Evidence' },
  noProof: { kk: 'Бейдж де, орындалған тапсырма да жоқ. Курстан өтіп, дағдыңызды растай аласыз.', ru: 'Нет ни бейджей, ни выполненных заданий. Навык можно подтвердить, пройдя курс.', en: 'There is neither a badge nor a task. A course lets you prove a skill.' },
  skill: { kk: 'Дағды', ru: 'Навык', en: 'Skill' },
  score: { kk: 'Балл (100-ден)', ru: 'Баллы из 100', en: 'Score of 100' },
  tests: { kk: 'Жасырын тесттердің хеші', ru: 'Хеш скрытых тестов', en: 'Hash of the hidden tests' },
  looks: { kk: 'Картаңызды кім қарады', ru: 'Кто смотрел вашу карточку', en: 'Who looked at your card' },
  looksLead: { kk: 'Мұнда компаниялардың қарағаны көрсетіледі.', ru: 'Здесь показано, какие компании смотрели.', en: 'These are the looks of companies.' },
  allLooks: { kk: 'Тіркеуші мен мемлекеттік органдар не қарағанын көру', ru: 'Что смотрели регистратор и государственные органы', en: 'What the registrar and bodies of the state looked at' },
  noLooks: { kk: 'Картаңызды әзірге ешкім қараған жоқ', ru: 'Вашу карточку пока никто не смотрел', en: 'Nobody has looked at your card yet' },
  company: { kk: 'Компания', ru: 'Компания', en: 'Company' },
  forNeed: { kk: 'Қай қажеттілік үшін', ru: 'Для какой потребности', en: 'For which need' },
  when: { kk: 'Қашан', ru: 'Когда', en: 'When' },
  fitting: { kk: 'Сізге сәйкес қажеттіліктер', ru: 'Потребности, которым вы подходите', en: 'Needs that you fit' },
  noFitting: { kk: 'Картаңызға сәйкес қажеттілік әзірге жоқ', ru: 'Потребностей, которым подходит ваша карточка, пока нет', en: 'No need fits your card yet' },
  board: { kk: 'Қажеттіліктер тақтасы', ru: 'Доска потребностей', en: 'Board of needs' },
  ownNeeds: { kk: 'Компанияңыздың қажеттіліктері', ru: 'Потребности вашей компании', en: 'Needs of your company' },
  ownNeedsHint: { kk: 'Қажеттілікке кім және неге сәйкес келетіні.', ru: 'Кто и почему подходит вашей потребности.', en: 'Who fits a need of yours, and why.' },
  noNeeds: { kk: 'Компанияңыздың ашық қажеттілігі жоқ', ru: 'У вашей компании нет открытых потребностей', en: 'Your company has no open need' },
  publish: { kk: 'Қажеттілікті жариялау', ru: 'Опубликовать потребность', en: 'Publish a need' },
  need: { kk: 'Қажеттілік', ru: 'Потребность', en: 'Need' },
  matches: { kk: 'Қажеттілікке сәйкес карталар', ru: 'Подходящие карточки', en: 'Cards that fit' },
  matchesLead: { kk: 'Есімі көрсетілмейді. Мұнда көрсетілген әр адам картасын компанияңыздың қарағанын көреді.', ru: 'Имена не показаны. Каждый, чья карточка здесь показана, увидит, что ваша компания её смотрела.', en: 'No names are shown. Everybody whose card is shown here sees that your company looked at it.' },
  noMatches: { kk: 'Бұл қажеттілікке сәйкес карта жоқ', ru: 'Подходящих карточек нет', en: 'No card fits this need' },
  card: { kk: 'Карта', ru: 'Карточка', en: 'Card' },
  introduce: { kk: 'Танысуды ұсыну', ru: 'Предложить познакомиться', en: 'Ask for an introduction' },
  how: { kk: 'Сәйкестік қалай есептеледі', ru: 'Как считается соответствие', en: 'How the fit is reckoned' },
  never: { kk: 'Жынысы, жасы, ұлты, отбасы жағдайы, есімі ешқашан ескерілмейді; бұрынғы таңдаулардан ештеңе үйренілмейді.', ru: 'Пол, возраст, национальность, семейное положение и имя никогда не учитываются; на прошлом выборе ничего не обучается.', en: 'Sex, age, origin, family and name are never read, and nothing is learned from earlier choices.' },
  register: { kk: 'ЖИ жүйелері тізіліміндегі жазбасы және әсерін бағалау', ru: 'Запись в реестре систем ИИ и оценка воздействия', en: 'Its entry in the register of AI systems, with its assessment' },
  fairness: { kk: 'Барлығы тең ұсыныла ма', ru: 'Одинаково ли предлагают всех', en: 'Whether all are proposed alike' },
  fairnessHint: { kk: 'Жынысы, өңірі және тілі бойынша ұсынылғандардың үлесі.', ru: 'Доля тех, кого предлагают, по полу, региону и языкам.', en: 'The share of those proposed, by sex, region and languages.' },
  fairnessLead: {
    kk: 'Карта көрсететін адамдардың қаншасы кемінде бір ашық қажеттілікке ұсынылады. Айына бір рет есептеліп, сол күйінде сақталады, адам саны беске дейін дөңгелектеледі. Шағын топтар бірге көрсетіледі немесе мүлдем көрсетілмейді: одан нақты адамды тануға болмайды.',
    ru: 'Сколько из тех, кто показывает карточку, предлагаются хотя бы для одной открытой потребности. Считается раз в месяц и сохраняется без изменений, число людей округлено до пяти. Малые группы показаны вместе или не показаны вовсе, чтобы по ним нельзя было узнать человека.',
    en: 'How many of those who show a card are proposed for at least one open need. It is measured once a month and kept as it was, and numbers of people are rounded to five. Small groups stand together or are not told at all, so that nobody is known by them.',
  },
  notMeasured: { kk: 'Әзірге есептелген жоқ.', ru: 'Пока не измерено.', en: 'Not measured yet.' },
  group: { kk: 'Топ', ru: 'Группа', en: 'Group' },
  people: { kk: 'Карта көрсететіндер', ru: 'Показывают карточку', en: 'Show a card' },
  proposed: { kk: 'Ұсынылғандар', ru: 'Предлагаются', en: 'Proposed' },
  share: { kk: 'Үлесі', ru: 'Доля', en: 'Share' },
  together: { kk: 'Шағын топтар бірге', ru: 'Малые группы вместе', en: 'Small groups together' },
  tooFew: { kk: 'Барлық топ шағын: ештеңе көрсетілмейді', ru: 'Все группы малы: ничего не показано', en: 'All groups are small: nothing is told' },
  data: { kk: 'Осы сандар JSON түрінде', ru: 'Те же числа в формате JSON', en: 'The same as JSON' },
  forCompanies: { kk: 'Бұл бет компаниялар үшін. Жоғарыдан компанияңызды таңдаңыз.', ru: 'Эта страница для компаний. Выберите сверху свою компанию.', en: 'This page is for companies. Choose your company above.' },
  noRight: { kk: 'Компания атынан өтініш беруге құқығыңыз жоқ. Ондай құқықты компания басшысы береді.', ru: 'У вас нет права подавать заявления от имени компании. Его даёт руководитель компании.', en: 'You may not file applications for the company. Its head can entrust you with that.' },
  notProved: { kk: 'Карталар басшысының құқығы расталған компанияға ғана көрсетіледі. Алдымен басшының құқығын растаңыз.', ru: 'Карточки видит только компания, право руководителя которой подтверждено. Сначала подтвердите его.', en: 'Cards are shown only to a company whose head has proved their right. Prove it first.' },
  keepsLooks: { kk: 'Картаңызды қай компания және оның қай қызметкері қарағаны бір жыл сақталады. Картаны кері қайтарып алсаңыз да, қай компания қарағанын көре аласыз.', ru: 'Сведения о том, какая компания и кто из её сотрудников смотрел вашу карточку, хранятся год. Какая компания смотрела, вы видите и после отзыва карточки.', en: 'Which company, and who of it, looked at your card is kept for a year. Which company looked you see also after you take the card back.' },
} as const satisfies Record<string, Text>

/** Of `sex`, where it is not said; the words for what is said are the register's. */
export const unsaid: Text = { kk: 'Көрсетілмеген', ru: 'Не указан', en: 'Not said' }
export const byWords = {
  sex: { kk: 'Жынысы бойынша', ru: 'По полу', en: 'By sex' }, region: { kk: 'Өңірі бойынша', ru: 'По региону', en: 'By region' }, languages: { kk: 'Жұмыс тілдері бойынша', ru: 'По рабочим языкам', en: 'By languages of work' },
} as const satisfies Record<string, Text>
export const fitOf = counted('Сәйкестігі: 100-ден #', 'Соответствие: # из 100', 'Fit: # of 100')
export const fourFifths = (perCent: number): Text => {
  const share = inEveryLanguage((locale) => formatNumber(perCent, locale))
  return spoken({
    kk: `Ең аз үлес ең көп үлестің ${share.kk} %-ына тең. 80 %-дан аз болса, себебі тексерілуі керек.`, ru: `Наименьшая доля составляет ${share.ru} % от наибольшей. Если меньше 80 %, причину нужно проверить.`, en: `The least share is ${share.en} % of the highest. Below 80 % somebody must look why.`,
  })
}
export const cardsAndNeeds = ({ cards, needs }: { readonly cards: number; readonly needs: number }): Text => {
  const [some, others] = [inEveryLanguage((locale) => formatNumber(cards, locale)), inEveryLanguage((locale) => formatNumber(needs, locale))]
  return spoken({ kk: `Карталар саны (шамамен): ${some.kk}; ашық қажеттіліктер саны: ${others.kk}.`, ru: `Карточек (примерно): ${some.ru}; открытых потребностей: ${others.ru}.`, en: `About ${some.en} cards; open needs: ${others.en}.` })
}
export const measuredIn = (month: Day): Text => {
  const day = inEveryLanguage((locale) => formatDay(month, locale))
  return spoken({ kk: `Есептелген ай басталған күн: ${day.kk}.`, ru: `Измерено за месяц, начавшийся ${day.ru}.`, en: `Measured in the month that began on ${day.en}.` })
}
export const untilDay = (day: Day): Text => inEveryLanguage((locale) => formatDay(day, locale))
