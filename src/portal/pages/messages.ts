/** The words of the shell's own pages. */
import { spoken, type Text } from '../../law/text.ts'

export const homeWords = {
  question: { kk: 'Не істегіңіз келеді?', ru: 'Что вы хотите сделать?', en: 'What do you want to do?' },
  source: { kk: 'Дереккөзі', ru: 'Источник', en: 'Source' },
  asOf: { kk: 'Күні', ru: 'На дату', en: 'As of' },
  unset: { kk: 'Белгіленбеген', ru: 'Не установлено', en: 'Not set' },
} as const satisfies Record<string, Text>

export const statusWords = {
  title: { kk: 'Жүйенің жай-күйі', ru: 'Состояние системы', en: 'System status' },
  allWorks: { kk: 'Барлық бөлік жұмыс істеп тұр', ru: 'Все части работают', en: 'Every part works' },
  someFail: { kk: 'Кейбір бөліктер жұмыс істемейді', ru: 'Некоторые части не работают', en: 'Some parts do not work' },
  parts: { kk: 'Жүйенің бөліктері', ru: 'Части системы', en: 'Parts of the system' },
  part: { kk: 'Бөлігі', ru: 'Часть', en: 'Part' },
  state: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  about: { kk: 'Түсіндірме', ru: 'Пояснение', en: 'Explanation' },
  works: { kk: 'Жұмыс істейді', ru: 'Работает', en: 'Works' },
  slow: { kk: 'Баяу', ru: 'Медленно', en: 'Slow' },
  doubted: { kk: 'Күмәнді', ru: 'Под сомнением', en: 'In doubt' },
  down: { kk: 'Жұмыс істемейді', ru: 'Не работает', en: 'Does not work' },
  damaged: { kk: 'Бүлінген деректер бар', ru: 'Есть повреждённые данные', en: 'Some data are damaged' },
  checked: { kk: 'Тексерілген уақыты', ru: 'Проверено', en: 'Checked' },
} as const satisfies Record<string, Text>

export const apiWords = {
  title: { kk: 'API анықтамалығы', ru: 'Справочник API', en: 'API reference' },
  lead: {
    kk: 'Порталдағы мәліметті бағдарлама арқылы алуға болады. Сұраулар мен жауаптар JSON түрінде.',
    ru: 'Данные портала можно получать программно. Запросы и ответы передаются в JSON.',
    en: 'What is on the portal can be had by a program. Requests and answers are JSON.',
  },
  registers: { kk: 'Тізілімдер', ru: 'Реестры', en: 'Registers' },
  document: { kk: 'OpenAPI 3.1 құжаты', ru: 'Документ OpenAPI 3.1', en: 'OpenAPI 3.1 document' },
  who: { kk: 'Кімге ашық', ru: 'Кому доступно', en: 'Who may call' },
  body: { kk: 'Сұрау денесі', ru: 'Тело запроса', en: 'Body' },
  params: { kk: 'Параметрлер', ru: 'Параметры', en: 'Parameters' },
  answers: { kk: 'Жауаптар', ru: 'Ответы', en: 'Answers' },
  status: { kk: 'Код', ru: 'Код', en: 'Status' },
  meaning: { kk: 'Мағынасы', ru: 'Значение', en: 'Meaning' },
  name: { kk: 'Атауы', ru: 'Имя', en: 'Name' },
  type: { kk: 'Түрі', ru: 'Тип', en: 'Type' },
  required: { kk: 'міндетті', ru: 'обязательно', en: 'required' },
  problems: { kk: 'Қателер', ru: 'Ошибки', en: 'Problems' },
  problemsLead: {
    kk: 'Қате RFC 9457 бойынша application/problem+json түрінде келеді. Қатенің тілі Accept-Language тақырыбымен таңдалады.',
    ru: 'Ошибка приходит в виде application/problem+json по RFC 9457. Язык выбирается заголовком Accept-Language.',
    en: 'An error comes as application/problem+json by RFC 9457. Its language follows the Accept-Language header.',
  },
  key: { kk: 'Портал кілті керек', ru: 'Нужен ключ портала', en: 'A portal key is needed' },
  everyone: { kk: 'Барлығына, кілтсіз', ru: 'Всем, без ключа', en: 'Everyone, without a key' },
  journal: { kk: 'Ашық журнал', ru: 'Открытый журнал', en: 'The open journal' },
  portal: { kk: 'Порталдың өзі', ru: 'Сам портал', en: 'The portal itself' },
  services: { kk: 'Қызметтер мен істер', ru: 'Услуги и дела', en: 'Services and cases' },
  none: { kk: 'API сипаттамасы әзірге жоқ', ru: 'Описаний API пока нет', en: 'No API is described yet' },
} as const satisfies Record<string, Text>

export const accessibilityWords = {
  title: { kk: 'Порталдың қолжетімділігі', ru: 'Доступность портала', en: 'Accessibility' },
  lead: {
    kk: 'Порталды әркім пайдалана алуы керек: көзі көрмейтін немесе нашар көретін, тінтуір пайдаланбайтын, интернет байланысы баяу адамдар да.',
    ru: 'Порталом должен иметь возможность пользоваться каждый: и те, кто не видит или плохо видит, и те, кто работает без мыши или на медленной связи.',
    en: 'Everyone must be able to use the portal, also people who do not see or see badly, who use no mouse, or have a slow connection.',
  },
  aim: { kk: 'Неге ұмтыламыз', ru: 'К чему мы стремимся', en: 'What we aim for' },
  aimText: {
    kk: 'Беттер WCAG 2.2 талаптарының AA деңгейіне сай жасалады. Компоненттер axe-core бағдарламасымен автоматты түрде тексеріледі; мұндай тексеру кемшіліктің бәрін таба бермейді.',
    ru: 'Страницы делаются по требованиям WCAG 2.2 уровня AA. Компоненты проверяет программа axe-core; такая проверка находит не все недостатки.',
    en: 'Pages are made to WCAG 2.2, level AA. Components are checked by axe-core; such a check does not find every fault.',
  },
  works: { kk: 'Не жұмыс істейді', ru: 'Что работает', en: 'What works' },
  list: [
    spoken({ kk: 'Барлық әрекет пернетақтамен орындалады, фокус анық көрінеді.', ru: 'Всё можно сделать с клавиатуры, фокус хорошо виден.', en: 'Everything can be done with the keyboard, and the focus is plain to see.' }),
    spoken({ kk: 'Беттер скриптсіз жұмыс істейді.', ru: 'Страницы работают без скриптов.', en: 'Pages work without scripts.' }),
    spoken({ kk: 'Мәтінді 200 %-ға дейін үлкейткенде ештеңе жоғалмайды, 320 пиксельдік экран да жеткілікті.', ru: 'При увеличении текста до 200 % ничего не теряется, достаточно экрана шириной 320 пикселей.', en: 'Nothing is lost at 200 % text size; screens from 320 pixels wide are enough.' }),
    spoken({ kk: 'Қате туралы өрістің жанында да, беттің басында да айтылады.', ru: 'Об ошибке сказано и у поля, и в начале страницы.', en: 'An error is told beside the field and at the top of the page.' }),
    spoken({ kk: 'Қараңғы түстер жүйеңіздің баптауы бойынша қосылады.', ru: 'Тёмные цвета включаются по настройке вашей системы.', en: 'Dark colours follow the setting of your system.' }),
  ],
  known: { kk: 'Белгілі кемшіліктер', ru: 'Известные недостатки', en: 'Known faults' },
  knownText: {
    kk: 'Порталды тәуелсіз сарапшылар мен мүгедектігі бар адамдар әлі тексерген жоқ. Жүктелген құжаттардың қолжетімділігі оларды жіберген адамдарға байланысты.',
    ru: 'Портал ещё не проверяли независимые эксперты и люди с инвалидностью. Доступность загруженных документов зависит от тех, кто их прислал.',
    en: 'Independent experts and people with disabilities have not tested the portal yet. How accessible uploaded documents are depends on who sent them.',
  },
} as const
