/** The words of what programs fetch, of the indicators, the state of the system and the documentation. */
import { formatDay, formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

/** What stands at the addresses for programs, for the printed table of routes and the reference of the API. */
export const titles = {
  didDocument: { kk: 'Мөр кілттері (did:web)', ru: 'Ключи печати (did:web)', en: 'Keys of the seal (did:web)' },
  bodyDidDocument: { kk: 'Органның мөр кілттері (did:web)', ru: 'Ключи печати органа (did:web)', en: 'Keys of a body’s seal (did:web)' },
  jwks: { kk: 'Мөр кілттері (JWK жинағы)', ru: 'Ключи печати (набор JWK)', en: 'Keys of the seal (JWK set)' },
  context: { kk: 'Куәліктердің JSON-LD контексті', ru: 'Контекст JSON-LD свидетельств', en: 'JSON-LD context of the credentials' },
  trust: { kk: 'Тексеруге керек барлық кілт', ru: 'Все ключи для проверки', en: 'All keys for verification' },
  sealingAuthority: { kk: 'Мөр сертификатын беретін орталық', ru: 'Центр, выдающий сертификаты печати', en: 'Authority of the seal' },
  signingRoot: { kk: 'Қолтаңба сертификаттарының түбір сертификаты', ru: 'Корневой сертификат подписей', en: 'Root certificate of signatures' },
  revocationList: { kk: 'Кері қайтарып алынған сертификаттар тізімі', ru: 'Список отозванных сертификатов', en: 'Certificate revocation list' },
  statusList: { kk: 'Күй тізімі', ru: 'Список состояний', en: 'Status list' },
  checkpoint: { kk: 'Журналдың бақылау нүктесі', ru: 'Контрольная точка журнала', en: 'Checkpoint of the journal' },
  cosigned: { kk: 'Журналдың куәгерлер растаған бақылау нүктесі', ru: 'Контрольная точка журнала, заверенная свидетелями', en: 'Checkpoint of the journal that witnesses cosigned' },
  tile: { kk: 'Журнал ағашының бөлігі', ru: 'Часть дерева журнала', en: 'Tile of the journal' },
  inclusion: { kk: 'Жазбаның журналда бар екенінің дәлелдемесі', ru: 'Доказательство наличия записи в журнале', en: 'Proof that an entry is in the journal' },
  consistency: { kk: 'Журналдың тек толықтырылғанының дәлелдемесі', ru: 'Доказательство того, что журнал только дополнялся', en: 'Proof that the journal was only added to' },
} as const satisfies Record<string, Text>

export const apiWords = {
  inclusion: {
    kk: 'RFC 9162 бойынша дәлелдеме: index орнындағы жазба size жазбадан тұратын ағашта бар. size берілмесе, қазіргі журнал алынады.',
    ru: 'Доказательство по RFC 9162: запись на месте index есть в дереве из size записей. Без size берётся нынешний журнал.',
    en: 'Proof by RFC 9162 that the entry at index is in the tree of size entries. Without size, the journal as it is now.',
  },
  consistency: {
    kk: 'RFC 9162 бойынша дәлелдеме: to жазбадан тұратын ағаш from жазбадан тұратын ағашты өзгертпей жалғастырады. to берілмесе, қазіргі журнал алынады.',
    ru: 'Доказательство по RFC 9162: дерево из to записей продолжает дерево из from записей, ничего не изменив. Без to берётся нынешний журнал.',
    en: 'Proof by RFC 9162 that the tree of to entries goes on from that of from entries and changed nothing. Without to, the journal as it is now.',
  },
  proof: { kk: 'Дәлелдеменің хештері, төменнен жоғары қарай', ru: 'Хеши доказательства, снизу вверх', en: 'Hashes of the proof, from the leaf upwards' },
  wrongQuery: { kk: 'Сұрау параметрлері дұрыс емес.', ru: 'Параметры запроса неверны.', en: 'The parameters of the request are wrong.' },
  wrongNumber: { kk: 'Бүтін оң сан болуы керек.', ru: 'Нужно целое положительное число.', en: 'It must be a whole positive number.' },
} as const satisfies Record<string, Text>

/** How many of what was counted are not listed. */
export const countedHeldMany = (count: number): Text => inEveryLanguage((locale) => `${spoken({ kk: 'Сізге ашық емес болғандықтан тізімде көрсетілмегені', ru: 'Не показано, так как вам не открыто', en: 'Not listed, as they are not open to you' })[locale]}: ${formatNumber(count, locale)}.`)

export const indicatorWords = {
  title: { kk: 'Көрсеткіштер', ru: 'Показатели', en: 'Indicators' },
  lead: {
    kk: 'Бағдарламаның барысын көрсететін сандар. Әрқайсысы порталдағы тізілімдерден есептеледі, қалай есептелгені қасында жазылған.',
    ru: 'Числа, по которым видно, как идёт программа. Каждое вычислено по реестрам портала, и рядом сказано, как именно.',
    en: 'The numbers by which one sees how the programme does. Each is computed from the registers of the portal, and beside it stands how.',
  },
  indicator: { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Indicator' },
  value: { kk: 'Мәні', ru: 'Значение', en: 'Value' },
  day: { kk: 'Күні', ru: 'Дата', en: 'Date' },
  source: { kk: 'Дереккөзі', ru: 'Источник', en: 'Source' },
  definition: { kk: 'Не есептеледі', ru: 'Что считается', en: 'What is counted' },
  computedAt: { kk: 'Есептелген уақыты', ru: 'Вычислено', en: 'Computed' },
  none: { kk: 'Әзірге көрсеткіш жоқ', ru: 'Показателей пока нет', en: 'There are no indicators yet' },
  noneHint: {
    kk: 'Институттар көрсеткіштерін жариялағанда, олар осы жерде шығады.',
    ru: 'Они появятся здесь, когда институты начнут их публиковать.',
    en: 'They stand here as soon as the institutions publish them.',
  },
  unset: { kk: 'Әлі есептелмеген', ru: 'Ещё не вычислено', en: 'Not computed yet' },
  noValue: { kk: 'Бұл күнге мәні жоқ', ru: 'На эту дату значения нет', en: 'No value on this day' },
  unsetHint: {
    kk: 'Мәндер күніне бір рет тізілімнен есептеліп, сақталады. Болжам жасалмайды.',
    ru: 'Значения вычисляются по реестрам раз в день и сохраняются. Оценок мы не делаем.',
    en: 'Values are computed from the registers once a day and kept. Nothing is estimated.',
  },
  nought: {
    count: { kk: 'Әзірге бірде-біреуі жоқ', ru: 'Пока ни одного', en: 'None so far' },
    tiyn: { kk: 'Әзірге ондай сома жоқ', ru: 'Пока таких сумм нет', en: 'No such sums so far' },
    workdays: { kk: 'Бір жұмыс күнінен аз', ru: 'Меньше одного рабочего дня', en: 'Less than one working day' },
  },
  tooFew: {
    kk: 'Бақылау саны бестен аз болса, үлес емес, нақты сандар беріледі.',
    ru: 'Когда наблюдений меньше пяти, вместо доли указываются сами числа.',
    en: 'Where fewer than five were counted, the numbers themselves are said, and no share.',
  },
  trend: { kk: 'Соңғы 90 күндегі өзгерісі', ru: 'Динамика за 90 дней', en: 'The last 90 days' },
  table: { kk: 'Күндер бойынша мәндер', ru: 'Значения по дням', en: 'Values by day' },
  counted: { kk: 'Нақты не есептелді', ru: 'Что именно учтено', en: 'What was counted, one by one' },
  countedHint: {
    kk: 'Соңғы есептеуде ескерілгендер. Сізге ашық емес жазбалар мен шешімдер тізімде көрсетілмейді, бірақ саны көрсеткішке кіреді.',
    ru: 'Учтённое при последнем подсчёте. Записи и решения, которые вам не открыты, в списке не показаны, но в числе учтены.',
    en: 'What the last count found. Entries and decisions that are not open to you are not listed, but they are counted.',
  },
  countedOf: { part: { kk: 'Ескерілгендер', ru: 'Учтённые', en: 'Those that are counted' }, whole: { kk: 'Барлығы: үлес осыған қатысты есептеледі', ru: 'Все: доля считается от них', en: 'All of which it is a share' } },
  countedThing: { kk: 'Жазба немесе шешім', ru: 'Запись или решение', en: 'What' }, countedKind: { kk: 'Түрі', ru: 'Вид', en: 'Kind' },
  countedNone: { kk: 'Соңғы есептеуде ештеңе табылмады.', ru: 'При последнем подсчёте ничего не найдено.', en: 'The last count found nothing.' },
  countedHeld: { kk: 'Бұл бетте сізге ашық ештеңе жоқ.', ru: 'На этой странице нет ничего, что вам открыто.', en: 'Nothing on this page is open to you.' },
  countedFewHeld: { kk: 'Тізімде көрсетілмегендер бестен аз: олар сізге ашық емес.', ru: 'Не показано менее пяти: они вам не открыты.', en: 'Fewer than five are not listed: they are not open to you.' },
  countedNext: { kk: 'Келесі бет', ru: 'Следующая страница', en: 'Next page' },
  recount: { kk: 'Өзіңіз қайта есептеңіз', ru: 'Пересчитайте сами', en: 'Count it yourself' },
  recountHint: {
    kk: 'Не есептелетіні дерек түрінде жарияланған. Төмендегі команда порталдың ашық журналын тексереді және одан дәл сол санды шығарады.',
    ru: 'То, что считается, опубликовано как данные. Команда ниже проверяет открытый журнал портала и получает из него то же число.',
    en: 'What is counted is published as data. The command below verifies the public journal of the portal and comes to the same number from it.',
  },
  counting: { kk: 'Не есептеледі (JSON)', ru: 'Что считается (JSON)', en: 'What is counted (JSON)' },
  command: { kk: 'Тексеру командасы', ru: 'Команда для проверки', en: 'The command that checks it' },
  csv: { kk: 'Барлық мәнді CSV түрінде жүктеп алу', ru: 'Скачать все значения (CSV)', en: 'Download all values (CSV)' },
} as const satisfies Record<string, Text | Readonly<Record<string, Text>>>

/** The days of which a figure tells that was stated for them. */
export const period = (from: Day, until: Day): Text => spoken({
  kk: `Кезең: ${formatDay(from, 'kk')} – ${formatDay(until, 'kk')}`, ru: `Период: ${formatDay(from, 'ru')} – ${formatDay(until, 'ru')}`, en: `Period: ${formatDay(from, 'en')} – ${formatDay(until, 'en')}`,
})

/** The title of the chart is the answer to the question that one looks at it with. */
export const chartTitle = (from: { readonly day: Text; readonly value: Text }, to: { readonly day: Text; readonly value: Text }, moved: 'up' | 'down' | 'same'): Text => ({
  up: spoken({
    kk: `Өсті: ${from.day.kk} — ${from.value.kk}, ${to.day.kk} — ${to.value.kk}`,
    ru: `Рост: ${from.day.ru} — ${from.value.ru}, ${to.day.ru} — ${to.value.ru}`,
    en: `Up: ${from.value.en} on ${from.day.en}, ${to.value.en} on ${to.day.en}`,
  }),
  down: spoken({
    kk: `Азайды: ${from.day.kk} — ${from.value.kk}, ${to.day.kk} — ${to.value.kk}`,
    ru: `Снижение: ${from.day.ru} — ${from.value.ru}, ${to.day.ru} — ${to.value.ru}`,
    en: `Down: ${from.value.en} on ${from.day.en}, ${to.value.en} on ${to.day.en}`,
  }),
  same: spoken({
    kk: `Бастапқы мәнімен тең: ${to.value.kk}`,
    ru: `Столько же, сколько вначале: ${to.value.ru}`,
    en: `The same as at the beginning: ${to.value.en}`,
  }),
}[moved])

export const partNames = {
  database: { kk: 'Дерекқор', ru: 'База данных', en: 'Database' },
  clock: { kk: 'Сағат', ru: 'Часы', en: 'Clock' },
  journal: { kk: 'Журнал', ru: 'Журнал', en: 'Journal' },
  jobs: { kk: 'Фондық жұмыстар', ru: 'Фоновые работы', en: 'Background work' },
  confinement: { kk: 'Деректерді өңдейтін процестер', ru: 'Процессы обработки данных', en: 'Processes that handle data' },
  files: { kk: 'Файлдар қоймасы', ru: 'Хранилище файлов', en: 'File store' },
  consequences: { kk: 'Журнал жазбаларын өңдеу', ru: 'Обработка записей журнала', en: 'What follows from entries of the journal' },
  orders: { kk: 'Тоқтата тұру өкімдері', ru: 'Распоряжения о приостановлении', en: 'Suspension orders' },
} as const satisfies Record<string, Text>

export const partWords = {
  noDatabase: { kk: 'Дерекқор жауап бермейді.', ru: 'База данных не отвечает.', en: 'The database does not answer.' },
  unknown: { kk: 'Дерекқорсыз тексерілмейді.', ru: 'Без базы данных не проверить.', en: 'Cannot be checked without the database.' },
  noFiles: { kk: 'Файл қабылдау да, беру де мүмкін емес.', ru: 'Файлы нельзя ни принять, ни выдать.', en: 'Files can be neither taken in nor given out.' },
  diskFull: {
    kk: 'Дискіде бос орын қалмады: жаңа файл қабылданбайды.', ru: 'На диске нет места: новые файлы не принимаются.', en: 'The disk is full: no new files are taken in.',
  },
  clockDoubted: {
    kk: 'Сервердің сағаты басқа деректерге сай келмейді. Портал соңғы сенімді сәттен бері өткен уақыт бойынша жұмыс істейді: өтініштер қабылданады, бірақ мерзімге байланысты ештеңе орындалмайды — ол үшін сағат дұрысталуы немесе әкімші уақытты растауы керек.',
    ru: 'Часы сервера расходятся с другими сведениями. Портал отсчитывает время от последнего надёжного момента: заявления принимаются, но действия по срокам не выполняются, пока часы не исправят или администратор не подтвердит время.',
    en: 'The clock of the machine contradicts what else is known. The portal counts on from the last moment it was sure of: people can act, but nothing is done by the clock until it is set right or an administrator confirms the time.',
  },
  noWorker: {
    kk: 'Фондық жұмыстарды орындайтын процесс іске қосылмаған: хаттар жіберілмейді, мерзімдер тексерілмейді.',
    ru: 'Процесс фоновых работ не запущен: письма не уходят, сроки не проверяются.',
    en: 'The process of the background work is not running: no letters go out, no terms are checked.',
  },
  ordersUnknown: {
    kk: 'Дерекқордан хабар келмей тұр: бұл процесс жаңа өкімдерді білмеуі мүмкін.', ru: 'Уведомления базы данных не приходят: этот процесс может не знать новых распоряжений.',
    en: 'No notifications come from the database: this process may not know of new orders.',
  },
  ordersIn: { kk: 'Өкімдер барлық процеске жетіп тұр.', ru: 'Распоряжения доходят до всех процессов.', en: 'Orders reach every process.' },
} as const satisfies Record<string, Text>

/** How processes that read data and run queries of others are kept apart from the portal. */
export const confinementWords = {
  bubblewrap: {
    kk: 'Әр процесс оқшау ортада жұмыс істейді (bubblewrap): желіге шықпайды, басқа процестерді көрмейді, өз тапсырмасының файлдарынан басқа файл ашпайды.',
    ru: 'Каждый процесс работает в изолированной среде (bubblewrap): без сети, не видит других процессов и файлов, кроме файлов своей задачи.',
    en: 'Each process runs in an isolated environment (bubblewrap): without network, it sees no other process and no files but those of its task.',
  },
  none: {
    kk: 'Бұл серверде оқшау орта (bubblewrap) жоқ немесе оған рұқсат берілмеген: процестер порталдың өз пайдаланушысының атынан жұмыс істейді. Басқа шектеулер күшінде.',
    ru: 'Изолированная среда (bubblewrap) на этом сервере не установлена или не разрешена: процессы работают от имени пользователя портала. Остальные ограничения действуют.',
    en: 'This machine has no isolated environment (bubblewrap), or does not permit it: the processes run as the portal\'s own user. All other limits hold.',
  },
} as const satisfies Record<string, Text>

export const damagedFiles = (count: number): Text => spoken({
  kk: `Мазмұны бүлінген файлдар: ${count}. Олар қалпына келтірілгенше берілмейді.`,
  ru: `Файлов с повреждённым содержимым: ${count}. Пока их не восстановят, они не выдаются.`,
  en: `Files whose content is damaged: ${count}. They are not given out until they are restored.`,
})

export const journalDiffers = (count: number): Text => spoken({
  kk: `Журнал мен кестелерді соңғы тексергенде ${count} сәйкессіздік табылды. Әкімшілерге хабарланды.`,
  ru: `При последней проверке журнала и таблиц найдено расхождений: ${count}. Администраторы извещены.`,
  en: `The last check of the journal and the tables found ${count} things that do not agree. The administrators have been told.`,
})

export const journalState = (size: string, waiting: number): Text => spoken({
  kk: `Жазбалар: ${size}. Орнын күтіп тұр: ${waiting}.`,
  ru: `Записей: ${size}. Ожидают места: ${waiting}.`,
  en: `Entries: ${size}. Waiting for their place: ${waiting}.`,
})

export const setAside = (count: number): Text => spoken({
  kk: `Кейінге қалдырылып, шешім күтіп тұр: ${count}. Әкімшілерге хабарланды.`,
  ru: `Отложено и ждёт решения: ${count}. Администраторы извещены.`,
  en: `Set aside, and waiting for a person: ${count}. The administrators have been told.`,
})

export const jobState = (overdue: number, failed: number): Text => spoken({
  kk: `Кешіккен жұмыс: ${overdue}. Соңғы тәулікте орындалмағаны: ${failed}.`,
  ru: `Запаздывает работ: ${overdue}. Не удалось за сутки: ${failed}.`,
  en: `Late: ${overdue}. Failed within a day: ${failed}.`,
})

export const docWords = {
  title: { kk: 'Құжаттама', ru: 'Документация', en: 'Documentation' },
  lead: {
    kk: 'Порталды пайдалану, онда жұмыс істеу және оны күтіп ұстау туралы.',
    ru: 'О том, как пользоваться порталом, как в нём работать и как его обслуживать.',
    en: 'How to use the portal, how to work in it, and how to run it.',
  },
  language: {
    kk: 'Бұл құжат әзірге басқа тілде ғана бар.',
    ru: 'Этот документ пока есть только на другом языке.',
    en: 'So far this document exists in another language only.',
  },
  api: { kk: 'API анықтамалығы', ru: 'Справочник API', en: 'API reference' },
  apiHint: {
    kk: 'Порталдың барлық әдісі: сұрау, жауап, рұқсат. OpenAPI 3.1 файлын жүктеп алуға болады.',
    ru: 'Все методы портала: запросы, ответы, права. Можно скачать OpenAPI 3.1.',
    en: 'Every call of the portal: request, answer, permission. OpenAPI 3.1 to download.',
  },
} as const satisfies Record<string, Text>
