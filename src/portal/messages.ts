/** The words of the shell: navigation, account, footer, errors, components. */
import type { FailureKind } from '../law/failure.ts'
import { spoken, type Text } from '../law/text.ts'
import type { Instant } from '../law/time.ts'

export const portalName: Text = { kk: 'Шаңырақ', ru: 'Шанырак', en: 'Shanyraq' }

export const portalPurpose: Text = {
  kk: 'Жасанды интеллект бағдарламасының порталы',
  ru: 'Портал программы искусственного интеллекта',
  en: 'Portal of the artificial intelligence programme',
}

/** By which clock a moment is said, such as `UTC+5`: that of the country's offices, not the reader's. */
export function officeClock(at: Instant, zone: string): Text {
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d\d):(\d\d)$/.exec(Temporal.Instant.from(at).toZonedDateTimeISO(zone).offset) ?? []
  const offset = `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
  return spoken({ kk: `мекеме уақыты, ${offset}`, ru: `время ведомства, ${offset}`, en: `the office’s clock, ${offset}` })
}

export const shell = {
  skip: { kk: 'Негізгі мазмұнға өту', ru: 'Перейти к содержанию', en: 'Skip to the content' },
  again: { kk: 'Қайталап көру', ru: 'Повторить', en: 'Try again' },
  sendAgain: { kk: 'Қайта жіберу', ru: 'Отправить ещё раз', en: 'Send again' },
  home: { kk: 'Басты бет', ru: 'Главная', en: 'Home' },
  ways: { kk: 'Порталдың бөлімдері', ru: 'Разделы портала', en: 'Parts of the portal' },
  handy: { kk: 'Жылдам өту', ru: 'Быстрый переход', en: 'Quick links' },
  menu: { kk: 'Мәзір', ru: 'Меню', en: 'Menu' },
  languages: { kk: 'Беттің тілі', ru: 'Язык страницы', en: 'Language of the page' },
  breadcrumbs: { kk: 'Сіз қай беттесіз', ru: 'Где вы находитесь', en: 'Where you are' },
  search: { kk: 'Іздеу', ru: 'Поиск', en: 'Search' },
  searchSite: { kk: 'Порталдан іздеу', ru: 'Поиск по порталу', en: 'Search the portal' },
  signIn: { kk: 'Кіру', ru: 'Войти', en: 'Sign in' },
  register: { kk: 'Тіркелу', ru: 'Регистрация', en: 'Register' },
  signOut: { kk: 'Шығу', ru: 'Выйти', en: 'Sign out' },
  inbox: { kk: 'Кіріс хаттар', ru: 'Входящие письма', en: 'Inbox' },
  cabinet: { kk: 'Менің кабинетім', ru: 'Мой кабинет', en: 'My cabinet' },
  awaiting: { kk: 'сізді күтіп тұр', ru: 'ждёт вас', en: 'awaiting you' },
  cabinetShort: { kk: 'Кабинет', ru: 'Кабинет', en: 'Cabinet' },
  account: { kk: 'Тіркелгі', ru: 'Учётная запись', en: 'Your account' },
  actingAs: { kk: 'Кімнің атынан әрекет етесіз', ru: 'От чьего имени вы действуете', en: 'On whose behalf you act' },
  myself: { kk: 'Өз атымнан', ru: 'От своего имени', en: 'For myself' },
  worn: { kk: 'қазір таңдалған', ru: 'выбрано сейчас', en: 'chosen now' },
  footer: { kk: 'Портал туралы', ru: 'О портале', en: 'About the portal' },
  status: { kk: 'Жүйенің жай-күйі', ru: 'Состояние системы', en: 'System status' },
  api: { kk: 'API анықтамалығы', ru: 'Справочник API', en: 'API reference' },
  docs: { kk: 'Құжаттама', ru: 'Документация', en: 'Documentation' },
  verify: { kk: 'Құжатты тексеру', ru: 'Проверить документ', en: 'Check a document' },
  journal: { kk: 'Ашық журнал', ru: 'Открытый журнал', en: 'Public journal' },
  accessibility: { kk: 'Порталдың қолжетімділігі', ru: 'Доступность портала', en: 'Accessibility' },
  owner: { kk: 'Порталға жауапты:', ru: 'За портал отвечает:', en: 'Responsible for this portal:' },
  contacts: { kk: 'Байланыс', ru: 'Контакты', en: 'Contacts' },
  privacy: { kk: 'Дербес деректерді өңдеу', ru: 'Обработка персональных данных', en: 'Privacy notice' },
  somethingWrong: { kk: 'Бұл бетте бірдеңе дұрыс емес пе?', ru: 'Что-то не так на этой странице?', en: 'Is something wrong with this page?' },
  openSource: {
    kk: 'Ашық бастапқы код, Apache 2.0 лицензиясы',
    ru: 'Открытый исходный код, лицензия Apache 2.0',
    en: 'Open source, Apache 2.0 licence',
  },
  sample: { kk: 'Үлгі деректер', ru: 'Демонстрационные данные', en: 'Sample data' },
  sampleText: {
    kk: 'Бұл порталдағы компаниялар, адамдар мен сандар ойдан шығарылған.',
    ru: 'Компании, люди и числа на этом портале вымышлены.',
    en: 'The companies, people and figures on this portal are made up.',
  },
  suspended: { kk: 'Тоқтата тұру өкімі', ru: 'Распоряжение о приостановлении', en: 'Order of suspension' },
  whileSuspended: {
    kk: 'Ашық беттерді, өз істеріңізді, шешімдер мен шоттарды көре аласыз, іс бойынша жауап беріп, есеп тапсырып, шешімге шағымдана аласыз.',
    ru: 'Вам доступны открытые страницы, ваши дела, решения и счета; вы можете отвечать по делу, сдавать отчёты и обжаловать решения.',
    en: 'Open to you are the public pages, your own cases, decisions and invoices; you can answer in a case, file reports and appeal decisions.',
  },
  error: { kk: 'Қате', ru: 'Ошибка', en: 'Error' },
} as const satisfies Record<string, Text>

export const failureTitles = {
  invalid: { kk: 'Деректерді түзету қажет', ru: 'Данные нужно исправить', en: 'Something needs mending' },
  unauthenticated: { kk: 'Алдымен жүйеге кіріңіз', ru: 'Сначала войдите', en: 'Sign in first' },
  refused: { kk: 'Бұл әрекетке рұқсат жоқ', ru: 'Это действие не разрешено', en: 'You may not do this' },
  'not found': { kk: 'Мұндай бет жоқ', ru: 'Такой страницы нет', en: 'There is no such page' },
  conflict: { kk: 'Жағдай өзгеріп кетті', ru: 'Положение уже изменилось', en: 'Things have changed meanwhile' },
  limited: { kk: 'Сұрау тым көп', ru: 'Слишком много запросов', en: 'Too many requests' },
  unavailable: { kk: 'Қызмет уақытша қолжетімсіз', ru: 'Сервис временно недоступен', en: 'The service is not available now' },
} as const satisfies Record<FailureKind, Text>

export const refusals = {
  signIn: {
    kk: 'Бұл бет жүйеге кірген адамдарға ашық.',
    ru: 'Эта страница открыта для тех, кто вошёл в систему.',
    en: 'This page is open to people who are signed in.',
  },
  key: {
    kk: 'Осы рұқсаты бар портал кілтін Authorization тақырыбында Bearer түрінде жіберіңіз.',
    ru: 'Передайте ключ портала с этим разрешением в заголовке Authorization в виде Bearer.',
    en: 'Send a portal key with this scope in the Authorization header as Bearer.',
  },
  role: {
    kk: 'Бұл бет лауазымы бойынша рұқсаты бар адамдарға ашық. Рұқсатыңыз болса, тіркелгі мәзірінен сол лауазымды таңдаңыз.',
    ru: 'Эта страница открыта для тех, у кого есть право по должности. Если право у вас есть, выберите эту должность в меню учётной записи.',
    en: 'This page is open to people whose office gives them the right. If you hold it, choose that office in the account menu.',
  },
  notFound: {
    kk: 'Мекенжайды тексеріңіз немесе керегін іздеу арқылы табыңыз.',
    ru: 'Проверьте адрес или найдите нужное через поиск.',
    en: 'Check the address, or find what you need by searching.',
  },
  method: {
    kk: 'Бұл мекенжай мұндай сұрау тәсілін қабылдамайды.',
    ru: 'Этот адрес не принимает такой способ запроса.',
    en: 'This address does not take that method.',
  },
  atCounter: {
    kk: 'Сіз терезеде басқа адамның атынан әрекет етіп отырсыз: осында тек өтініш толтырылады. Бұл бетті ашу үшін алдымен қабылдауды аяқтаңыз.', ru: 'Вы у окна приёма и действуете от имени другого человека: здесь только заполняют заявления. Чтобы открыть эту страницу, сначала завершите приём.',
    en: 'You are at the counter and act in another person’s name: only applications are filled in here. End the visit first to open this page.',
  },
  foreignForm: {
    kk: 'Форма осы порталдан жіберілмеген немесе ескіріп қалған. Бетті қайта ашып, қайтадан жіберіңіз.',
    ru: 'Форма отправлена не с этого портала или устарела. Откройте страницу заново и отправьте ещё раз.',
    en: 'The form was not sent from this portal, or it is too old. Open the page again and send it once more.',
  },
  tooLarge: {
    kk: 'Жіберілген деректер тым үлкен. Көлемін азайтып, қайта жіберіңіз.',
    ru: 'Отправлено слишком много данных. Уменьшите объём и отправьте снова.',
    en: 'Too much was sent. Make it smaller and send it again.',
  },
  unreadable: {
    kk: 'Жіберілген деректер оқылмады. Бетті қайта ашып, қайтадан жіберіңіз.',
    ru: 'Отправленные данные не удалось прочитать. Откройте страницу заново и отправьте ещё раз.',
    en: 'What was sent cannot be read. Open the page again and send it once more.',
  },
} as const satisfies Record<string, Text>

export const fileTooLarge = (megabytes: number): Text => spoken({
  kk: `Файл тым үлкен: ең көбі ${megabytes} МБ. Кішірек файлды таңдаңыз.`,
  ru: `Файл слишком велик: не более ${megabytes} МБ. Выберите файл поменьше.`,
  en: `The file is too large: at most ${megabytes} MB. Choose a smaller one.`,
})

export const tooManyFiles = (count: number): Text => spoken({
  kk: `Файл тым көп: бірден ең көбі ${count}.`,
  ru: `Слишком много файлов: не более ${count} за раз.`,
  en: `Too many files: at most ${count} at once.`,
})

export const tooOften = (seconds: number): Text => (seconds <= 90 ? tooOftenBy.seconds(seconds) : seconds <= 5400 ? tooOftenBy.minutes(Math.ceil(seconds / 60)) : tooOftenBy.hours(Math.ceil(seconds / 3600)))

const tooOftenBy = {
  seconds: (seconds: number): Text => spoken({ kk: `Сұрау тым жиі келіп тұр. ${seconds} секундтан кейін қайталаңыз.`, ru: `Запросы приходят слишком часто. Повторите через ${seconds} с.`, en: `Requests come too often. Try again in ${seconds} s.` }),
  minutes: (minutes: number): Text => spoken({ kk: `Сұрау тым жиі келіп тұр. ${minutes} минуттан кейін қайталаңыз.`, ru: `Запросы приходят слишком часто. Повторите через ${minutes} мин.`, en: `Requests come too often. Try again in ${minutes} min.` }),
  hours: (hours: number): Text => spoken({ kk: `Сұрау тым жиі келіп тұр. ${hours} сағаттан кейін қайталаңыз.`, ru: `Запросы приходят слишком часто. Повторите через ${hours} ч.`, en: `Requests come too often. Try again in ${hours} h.` }),
} as const

/** Of a form that was sent too often. */
export const sentTooOften = {
  kept: {
    kk: 'Жазғаныңыз осы бетте сақталды. Бетті жаппай, осы уақыт өткен соң қайта жіберіңіз.',
    ru: 'То, что вы ввели, сохранено на этой странице. Не закрывайте её и отправьте ещё раз, когда пройдёт это время.',
    en: 'What you typed is kept on this page. Leave it open, and send it again when the time has passed.',
  },
  back: {
    kk: 'Ештеңе жіберілген жоқ. Браузердің «Артқа» түймесімен формаға қайтып, оны кейінірек жіберіңіз.',
    ru: 'Ничего не отправлено. Вернитесь к форме кнопкой «Назад» браузера и отправьте её позже.',
    en: 'Nothing was sent. Go back to the form with the browser’s back button, and send it later.',
  },
} as const satisfies Record<string, Text>

export const fault = {
  title: { kk: 'Порталда қате шықты', ru: 'На портале произошла ошибка', en: 'The portal has failed' },
  text: {
    kk: 'Қате сіздің әрекетіңізге байланысты емес, ол журналға жазылды. Біраздан кейін қайталап көріңіз.',
    ru: 'Ошибка произошла не по вашей вине и записана в журнал. Повторите попытку позже.',
    en: 'It is not your doing. The error is in our log. Try again a little later.',
  },
  id: { kk: 'Қолдау қызметіне хабарласқанда осы нөмірді айтыңыз', ru: 'При обращении в поддержку назовите этот номер', en: 'When you contact support, give this number' },
} as const satisfies Record<string, Text>

export const busyPort = (port: number): Text => spoken({
  kk: `${port} порты бос емес. Оны басқа бағдарлама алып тұр: соны тоқтатыңыз немесе басқа порт таңдаңыз.`,
  ru: `Порт ${port} занят другой программой. Остановите её или выберите другой порт.`,
  en: `Port ${port} is taken by another program. Stop it or choose another port.`,
})

export const foreignHost = (host: string): Text => spoken({
  kk: `HOST: ${host} — бұл машинаның мекенжайы емес. Осы машинаның мекенжайын немесе барлығы үшін 0.0.0.0 мәнін жазыңыз.`,
  ru: `HOST: ${host} — не адрес этой машины. Укажите её адрес или 0.0.0.0, чтобы слушать на всех.`,
  en: `HOST: ${host} is not an address of this machine. Give one of its addresses, or 0.0.0.0 for all.`,
})

export const forbiddenPort = (port: number): Text => spoken({
  kk: `${port} портын ашуға рұқсат жоқ. 1024-тен үлкен порт таңдаңыз.`,
  ru: `Нет права открыть порт ${port}. Выберите порт больше 1024.`,
  en: `There is no right to open port ${port}. Choose one above 1024.`,
})
