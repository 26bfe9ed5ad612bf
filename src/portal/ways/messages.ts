/** The words of the pages to which the five words on top of every page lead. */
import type { Opening } from '../../law/opening.ts'
import type { Need } from '../../law/need.ts'
import { formatNumber, plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** A need, as whoever has it would say it. */
export const needWords: Readonly<Record<Need, Text>> = {
  company: say('ЖИ компаниясын ашамын немесе басқарамын', 'Я открываю или веду компанию в сфере ИИ', 'I start or run an AI company'),
  models: say('Модель жасаймын немесе пайдаланамын', 'Я создаю или использую модели', 'I build or use models'),
  data: say('Деректерді іздеймін немесе жариялаймын', 'Я ищу данные или публикую свои', 'I look for data or publish my own'),
  learning: say('Оқимын немесе оқытамын', 'Я учусь или преподаю', 'I study or teach'),
  decided: say('Мен туралы шешім қабылданды', 'Обо мне принято решение', 'A decision was taken about me'),
  living: say('Осында тұрамын', 'Я здесь живу', 'I live here'),
  checking: say('Тексергім келеді', 'Я хочу проверить', 'I came to check'),
  state: say('Мемлекеттік органда жұмыс істеймін', 'Я работаю в государственном органе', 'I work for the state'),
}

/** For whom a service is, as a choice of the filter. */
export const forWhomWords = {
  company: say('Компанияға', 'Для компаний', 'For companies'),
  person: say('Жеке тұлғаға', 'Для физических лиц', 'For people'),
  body: say('Мемлекеттік органға', 'Для государственных органов', 'For bodies of the state'),
  anyone: say('Тіркелгісіз кез келген адамға', 'Для всех, без учётной записи', 'For anyone, without an account'),
} as const satisfies Partial<Record<Opening['by'], Text>>

export const wayWords = {
  servicesLead: say(
    'Қандай мәселемен келгеніңізді таңдаңыз. Әр қызметтің паспортында кімге арналғаны, мерзімі, құны және шағымдану тәртібі жазылған.',
    'Выберите, с каким вопросом вы пришли. В паспорте каждой услуги сказано, для кого она, каков срок, сколько стоит и как обжаловать решение.',
    'Choose what you came for. The passport of each service says for whom it is, how long it takes, what it costs and how to appeal.'),
  needs: say('Қандай мәселемен келдіңіз?', 'С каким вопросом вы пришли?', 'What did you come for?'),
  searchServices: say('Қызметтер арасынан іздеу', 'Поиск среди услуг', 'Search the services'),
  forWhom: say('Кімге арналған', 'Для кого', 'For whom'),
  offered: say('Қызметтен бөлек', 'Кроме услуг', 'Besides services'),
  nothingFound: say('Мұндай қызмет табылмады', 'Такой услуги не нашлось', 'No such service was found'),
  nothingFoundHint: say('Сөзді қысқартып көріңіз, сүзгіні алып тастаңыз немесе бүкіл порталдан іздеңіз.', 'Сократите запрос, снимите отбор или поищите по всему порталу.', 'Try fewer words, clear the filter, or search the whole portal.'),
  searchAll: say('Бүкіл порталдан іздеу', 'Искать по всему порталу', 'Search the whole portal'),
  counted: (count: number): Text => say(`Қызмет саны: ${count}`, `Услуг: ${count}`, count === 1 ? '1 service' : `${count} services`),

  dataLead: say(
    'Деректерді тауып, модельдерді сынап көріңіз, API кілтін алыңыз немесе өз деректеріңізді жариялаңыз.',
    'Найдите данные, попробуйте модели, получите ключ API или опубликуйте собственные данные.',
    'Find data, try models, get a key to the API, or publish data of your own.'),
  learningLead: say(
    'Оқуға қабылдау, курстар, тәжірибе және іс-шаралар.',
    'Приём на обучение, курсы, практика и мероприятия.',
    'Admission, courses, practice and events.'),
  rightsLead: say(
    'Жүйелер адамдар туралы қандай шешім қабылдайтыны және сіз не істей алатыныңыз: себебін сұрау, шағым беру, хабарлау, тексеру.',
    'Что системы решают о людях и что можете сделать вы: спросить о причинах, пожаловаться, сообщить, проверить.',
    'What systems decide about people, and what you can do: ask why, complain, report, check.'),
  programmeLead: say(
    'Бағдарлама не істеп жатыр, оған кім жауап береді және мұны қалай тексеруге болады.',
    'Что делает программа, кто за неё отвечает и как это проверить.',
    'What the programme does, who answers for it, and how to verify that.'),

  learningAwaited: say('Оқу орындары порталға әлі қосылған жоқ', 'Учебные заведения к порталу ещё не подключены', 'No place of learning has joined the portal yet'),
  learningAwaitedText: say(
    'Қосылған кезде осы бетте оқуға қабылдау, курстар, іс-шаралар күнтізбесі және біліктілік құжаттары болады. Қазірдің өзінде төмендегілер арқылы үйренуге болады.',
    'Когда они подключатся, на этой странице появятся приём на обучение, курсы, календарь мероприятий и документы о квалификации. Уже сейчас можно учиться на том, что перечислено ниже.',
    'Once one joins, admission, courses, a calendar of events and credentials stand on this page. What is listed below you can learn from today.'),
  rightsAwaited: say('Адамдар туралы шешім қабылдайтын ЖИ жүйелерінің тізілімі әлі ашылған жоқ', 'Реестр систем ИИ, которые принимают решения о людях, ещё не открыт', 'The register of AI systems that decide about people is not open yet'),
  rightsAwaitedText: say(
    'Ашылған кезде осы бетте сіз туралы қай жүйе шешім қабылдағанын көріп, себебін сұрап, шағым беріп, оқыс оқиға туралы хабарлай аласыз. Порталда шешімдерді лауазымды адамдар, ал кейбір рәсімде жарияланған ережелер бойынша жүйе қабылдайды: әр шешімде оның негізі мен шағымдану тәртібі жазылған.',
    'Когда он откроется, здесь можно будет увидеть, какая система приняла решение о вас, спросить о причинах, подать жалобу и сообщить об инциденте. Решения на этом портале принимают должностные лица, а в некоторых процедурах система по опубликованным правилам: в каждом решении указаны основания и порядок обжалования.',
    'Once it is, you can see here which system decided about you, ask why, complain and report an incident. On this portal officers decide, and in some procedures published rules do: each decision states its grounds and how to appeal.'),

  figures: say('Қазіргі жағдай', 'Как обстоят дела', 'How things stand'),
  allFigures: say('Барлық көрсеткіш', 'Все показатели', 'All indicators'),
  responsible: say('Кім жауап береді', 'Кто отвечает', 'Who is responsible'),
  record: say('Шешімдер мен жазбалар', 'Решения и записи', 'Decisions and records'),
  journal: say('Ашық журнал', 'Открытый журнал', 'Public journal'),
  journalHint: say('Порталдағы әр әрекет жазылады және оны ешкім білдірмей өзгерте алмайды', 'Каждое действие на портале записано, и никто не может незаметно его изменить', 'Every act on the portal is on record, and nobody can change it unseen'),
  registers: say('Тізілімдер', 'Реестры', 'Registers'),
  registersHint: say('Кім мен не және қандай акт негізінде тіркелген', 'Кто и что зарегистрировано и на основании какого акта', 'Who and what is registered, and by which act'),
  verify: say('Құжатты тексеру', 'Проверить документ', 'Check a document'),
  verifyHint: say('Куәлік немесе шешім түпнұсқа ма және әлі күшінде ме', 'Подлинно ли свидетельство или решение и действует ли оно', 'Whether a certificate or a decision is genuine and still in force'),
  docs: say('Құжаттама және құқық көздері', 'Документация и источники права', 'Documentation and sources of law'),
  docsHint: say('Портал қалай жұмыс істейді, қандай актілерге сүйенеді', 'Как работает портал и на какие акты он опирается', 'How the portal works and on which acts it rests'),
} as const

/** The words of the page on which anybody tries the portal without an account. */
export const tryWords = {
  title: say('Тіркелгісіз байқап көріңіз', 'Попробуйте без учётной записи', 'Try it without an account'),
  lead: say(
    'Модельге сұрау жіберіңіз, ашық деректерге сұрақ қойыңыз, құжаттың түпнұсқа екенін және компанияңыздың талаптарға сай келетінін тексеріңіз. Тіркелудің де, кірудің де қажеті жоқ.',
    'Отправьте запрос модели, задайте вопрос открытым данным, проверьте подлинность документа и соответствие компании требованиям. Регистрироваться и входить не нужно.',
    'Send a request to the model, ask open data a question, check whether a document is genuine and whether your company qualifies. You need not register or sign in.'),
  limits: say('Бір желіден жіберілетін сұрау саны шектеулі.', 'Число запросов из одной сети ограничено.', 'The number of requests from one network is limited.'),
} as const satisfies Record<string, Text>

/** That so many services more stand behind this line. */
export const furtherServices = (count: number): Text => spoken({
  kk: `Тағы ${formatNumber(count, 'kk')} қызмет`,
  ru: `Ещё ${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'услуга', few: 'услуги', other: 'услуг' })}`,
  en: plural('en', count, { one: `${formatNumber(count, 'en')} more service`, other: `${formatNumber(count, 'en')} more services` }),
})
