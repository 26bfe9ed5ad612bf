/** The words of the pages of connectors. */
import { formatNumber, inEveryLanguage, plural } from '../../../../law/format.ts'
import { spoken, type Text } from '../../../../law/text.ts'
import type { Outcome, SourceKind } from '../index.ts'

export const connectorWords = {
  list: { kk: 'Коннекторлар', ru: 'Коннекторы', en: 'Connectors' },
  lead: {
    kk: 'Коннектор деректерді басқа жүйеден өзі жинап тұрады: өзгерген кезде жиынның жаңа нұсқасы басталады, өзгермесе, ештеңе болмайды.',
    ru: 'Коннектор сам собирает данные из другой системы: если они изменились, начинается новая версия набора, а если нет, ничего не происходит.',
    en: 'A connector collects data from another system by itself: when they have changed, a new version of the dataset begins; when not, nothing happens.',
  },
  allLead: { kk: 'Барлық жариялаушының коннекторлары.', ru: 'Коннекторы всех публикующих.', en: 'The connectors of all publishers.' },
  none: { kk: 'Әзірге коннектор жоқ', ru: 'Коннекторов пока нет', en: 'No connectors yet' },
  noneHint: {
    kk: 'Деректеріңіз ашық деректер порталында, CKAN-да, S3 қоймасында немесе дерекқорда тұрса, оларды қолмен жүктемей-ақ қосуға болады.',
    ru: 'Если данные уже размещены на портале открытых данных, в CKAN, в хранилище S3 или в базе данных, подключите их: загружать вручную не придётся.',
    en: 'When your data already are on the portal of open data, in CKAN, in S3 or in a database, connect them instead of uploading by hand.',
  },
  add: { kk: 'Коннектор қосу', ru: 'Добавить коннектор', en: 'Add a connector' },
  whichKind: { kk: 'Деректер қайда тұр?', ru: 'Где находятся данные?', en: 'Where are the data?' },
  edit: { kk: 'Коннекторды өзгерту', ru: 'Изменить коннектор', en: 'Change the connector' },
  save: { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  cancel: { kk: 'Болдырмау', ru: 'Отменить', en: 'Cancel' },
  name: { kk: 'Атауы', ru: 'Название', en: 'Name' },
  nameHint: { kk: 'Тізімде тұрады, оны тек сіз көресіз.', ru: 'Стоит в списке, его видите только вы.', en: 'Stands in the list; only you see it.' },
  kind: { kk: 'Түрі', ru: 'Вид', en: 'Kind' },
  host: { kk: 'Қайдан', ru: 'Откуда', en: 'From' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  next: { kk: 'Келесі жинау', ru: 'Следующий сбор', en: 'Next harvest' },
  last: { kk: 'Соңғы жинау', ru: 'Последний сбор', en: 'Last harvest' },
  never: { kk: 'әлі болған жоқ', ru: 'ещё не было', en: 'none yet' },
  active: { kk: 'жинап тұр', ru: 'собирает', en: 'active' },
  running: { kk: 'қазір жинап жатыр', ru: 'собирает сейчас', en: 'harvesting now' },
  paused: { kk: 'тоқтатыла тұрған', ru: 'приостановлен', en: 'paused' },
  failing: { kk: 'жинай алмады', ru: 'не смог собрать', en: 'failing' },
  every: { kk: 'Қаншалықты жиі', ru: 'Как часто', en: 'How often' },
  most: { kk: 'Бір жинаудың шегі, МБ', ru: 'Предел одного сбора, МБ', en: 'Limit of one harvest, MB' },
  mostHint: { kk: 'Дереккөз бұдан көп берсе, ештеңе сақталмайды. Ең көбі 10 240.', ru: 'Если источник отдаст больше, ничего не сохранится. Не более 10 240.', en: 'When the source gives more, nothing is kept. At most 10,240.' },
  dataset: { kk: 'Толтырылатын жиын', ru: 'Наполняемый набор', en: 'Dataset to fill' },
  datasetHint: { kk: 'Жиын жоқ болса, алдымен «Менің деректер жиындарым» бетінде құрыңыз.', ru: 'Если набора нет, сначала создайте его на странице «Мои наборы данных».', en: 'When there is none, make it on the page “My datasets” first.' },
  datasets: { kk: 'Толтыратын жиындары', ru: 'Наполняемые наборы', en: 'Datasets that it fills' },
  madeAsDrafts: {
    kk: 'Табылған әр жиын қаралама болып жасалады: сипаттамасын тексеріп, өзіңіз жариялайсыз. Кейінгі жинаулар сипаттамаға тимейді.',
    ru: 'Каждый найденный набор создаётся черновиком: проверьте описание и опубликуйте сами. Последующие сборы описание не меняют.',
    en: 'Each dataset that is found is made as a draft: check its description and publish it yourself. Later harvests leave the description alone.',
  },
  history: { kk: 'Жинау тарихы', ru: 'История сборов', en: 'History' },
  when: { kk: 'Қашан', ru: 'Когда', en: 'When' },
  outcome: { kk: 'Нәтижесі', ru: 'Итог', en: 'Outcome' },
  came: { kk: 'Келген дерек', ru: 'Получено', en: 'Received' },
  words: { kk: 'Не болды', ru: 'Что произошло', en: 'What happened' },
  runNow: { kk: 'Қазір жинау', ru: 'Собрать сейчас', en: 'Harvest now' },
  pause: { kk: 'Тоқтата тұру', ru: 'Приостановить', en: 'Pause' },
  resume: { kk: 'Жалғастыру', ru: 'Возобновить', en: 'Resume' },
  remove: { kk: 'Коннекторды жою', ru: 'Удалить коннектор', en: 'Remove the connector' },
  removeWhat: { kk: 'Тарихы мен кілттері қоса жойылады. Жиындар мен нұсқалар қалады.', ru: 'История и ключи удаляются вместе с ним. Наборы и версии остаются.', en: 'Its history and keys go with it. Datasets and versions stay.' },
  kept: { kk: 'Сақталған. Өзгертпесеңіз, бос қалдырыңыз.', ru: 'Сохранён. Оставьте пустым, если не меняете.', en: 'Kept. Leave it empty unless you change it.' },
  secretHint: { kk: 'Шифрланып сақталады және енді ешкімге көрсетілмейді.', ru: 'Хранится зашифрованным и больше никому не показывается.', en: 'It is kept encrypted and is never shown again.' },
  required: { kk: 'Бұл өрісті толтырыңыз.', ru: 'Заполните это поле.', en: 'Fill this in.' },
  unfit: { kk: 'Бұл өрістің мәні жарамайды: түсіндірмесін қараңыз.', ru: 'Значение этого поля не подходит: смотрите пояснение.', en: 'This does not fit: see the hint.' },
} as const satisfies Record<string, Text>

export const kindWords = {
  egov: {
    title: { kk: 'Ашық деректер порталы', ru: 'Портал открытых данных', en: 'Portal of open data' },
    hint: { kk: 'data.egov.kz жиыны, API 4-нұсқасы', ru: 'Набор data.egov.kz, API версии 4', en: 'A dataset of data.egov.kz, API version 4' },
  },
  ckan: {
    title: { kk: 'CKAN порталы', ru: 'Портал CKAN', en: 'CKAN portal' },
    hint: { kk: 'Бір жиын немесе іздеу бойынша бірнешеуі; қараламалар жасалады', ru: 'Один набор или несколько по запросу; создаются черновики', en: 'One dataset, or those that a search finds; drafts are made' },
  },
  dcat: {
    title: { kk: 'DCAT каталогы', ru: 'Каталог DCAT', en: 'DCAT catalogue' },
    hint: { kk: 'Turtle немесе JSON-LD файлындағы жиындар; қараламалар жасалады', ru: 'Наборы из файла Turtle или JSON-LD; создаются черновики', en: 'The datasets of a file in Turtle or JSON-LD; drafts are made' },
  },
  s3: {
    title: { kk: 'S3 қоймасы', ru: 'Хранилище S3', en: 'S3 bucket' },
    hint: { kk: 'Қоймадағы бір бума: жаңасы келеді, жойылғаны кетеді', ru: 'Папка в хранилище: новое появляется, удалённое исчезает', en: 'A folder of a bucket: what is new comes, what is gone goes' },
  },
  sql: {
    title: { kk: 'PostgreSQL дерекқоры', ru: 'База данных PostgreSQL', en: 'PostgreSQL database' },
    hint: { kk: 'Сұраудың жолдары; тек оқылады. Басқа дерекқорлар қолданылмайды', ru: 'Строки запроса, только чтение. Другие базы не поддерживаются', en: 'The rows of a query, read only. No other databases are supported' },
  },
} as const satisfies Record<SourceKind, { readonly title: Text; readonly hint: Text }>

export const outcomeWords = {
  new: { kk: 'жаңа нұсқа', ru: 'новая версия', en: 'new version' },
  unchanged: { kk: 'өзгеріс жоқ', ru: 'без изменений', en: 'unchanged' },
  failed: { kk: 'жиналмады', ru: 'не собрано', en: 'failed' },
} as const satisfies Record<Outcome, Text>

/** How many versions a run began. */
export const begunVersions = (count: number): Text => spoken({
  kk: `${formatNumber(count, 'kk')} нұсқа басталды.`,
  ru: `${plural('ru', count, { one: 'Начата', other: 'Начато' })} ${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'версия', few: 'версии', many: 'версий', other: 'версии' })}.`,
  en: `${formatNumber(count, 'en')} ${plural('en', count, { one: 'version was', other: 'versions were' })} begun.`,
})

/** How often it harvests, by hours. */
export const intervals: Readonly<Record<string, Text>> = {
  1: { kk: 'Сағат сайын', ru: 'Каждый час', en: 'Every hour' },
  6: { kk: '6 сағат сайын', ru: 'Каждые 6 часов', en: 'Every 6 hours' },
  24: { kk: 'Күн сайын', ru: 'Ежедневно', en: 'Daily' },
  168: { kk: 'Апта сайын', ru: 'Еженедельно', en: 'Weekly' },
  720: { kk: '30 күн сайын', ru: 'Каждые 30 дней', en: 'Every 30 days' },
}
export const intervalOf = (hours: number): Text => intervals[hours] ?? inEveryLanguage((locale) => `${formatNumber(hours, locale)} ${spoken({ kk: 'сағат сайын', ru: 'ч', en: 'hours' })[locale]}`)

export const doneWords: Readonly<Record<string, Text>> = {
  created: { kk: 'Коннектор қосылды. Алғашқы жинау бірнеше минут ішінде басталады.', ru: 'Коннектор добавлен. Первый сбор начнётся в течение нескольких минут.', en: 'The connector is added. Its first harvest begins within minutes.' },
  saved: { kk: 'Өзгерістер сақталды.', ru: 'Изменения сохранены.', en: 'The changes are saved.' },
  run: { kk: 'Жинау басталды. Нәтижесі тарихта көрінеді: бетті жаңартыңыз.', ru: 'Сбор начат. Итог появится в истории: обновите страницу.', en: 'The harvest has begun. Its outcome will stand in the history: load the page again.' },
  paused: { kk: 'Коннектор тоқтатыла тұрды.', ru: 'Коннектор приостановлен.', en: 'The connector is paused.' },
  resumed: { kk: 'Коннектор қайта іске қосылды.', ru: 'Коннектор снова работает.', en: 'The connector goes on.' },
  removed: { kk: 'Коннектор жойылды.', ru: 'Коннектор удалён.', en: 'The connector is removed.' },
}

/** Labels and hints of what the kinds ask. */
export const fieldWords = {
  portal: { kk: 'Портал мекенжайы', ru: 'Адрес портала', en: 'Address of the portal' },
  portalHint: { kk: 'Мысалы, https://data.example.kz', ru: 'Например, https://data.example.kz', en: 'Such as https://data.example.kz' },
  index: { kk: 'Жиынның коды (index)', ru: 'Код набора (index)', en: 'Code of the dataset (index)' },
  indexHint: { kk: 'Жиын бетінің мекенжайында «index=» сөзінен кейін тұрады.', ru: 'Стоит в адресе страницы набора после «index=».', en: 'It stands in the address of the dataset’s page, after “index=”.' },
  version: { kk: 'Жиынның нұсқасы', ru: 'Версия набора', en: 'Version of the dataset' },
  versionHint: { kk: 'Мысалы, v1.', ru: 'Например, v1.', en: 'Such as v1.' },
  sort: { kk: 'Реттейтін өріс', ru: 'Поле для сортировки', en: 'Field to sort by' },
  sortHint: {
    kk: 'Мысалы, id. Реттелмесе, портал жазбаларды әр жолы басқа ретпен беруі мүмкін.', ru: 'Например, id. Без сортировки портал может отдавать записи каждый раз в другом порядке.',
    en: 'Such as id. Unsorted, the portal may give the records in another order each time.',
  },
  apiKey: { kk: 'API кілті', ru: 'Ключ API', en: 'API key' },
  package: { kk: 'Жиынның аты', ru: 'Имя набора', en: 'Name of the dataset' },
  packageHint: { kk: 'Бос болса, іздеу бойынша табылғандар алынады.', ru: 'Если пусто, берутся наборы по запросу.', en: 'When it is empty, those that the search finds are taken.' },
  query: { kk: 'Іздеу сұрауы', ru: 'Поисковый запрос', en: 'Search' },
  queryHint: { kk: 'Мысалы, organization:akimat. Ең көбі 500 жиын.', ru: 'Например, organization:akimat. Не более 500 наборов.', en: 'Such as organization:akimat. At most 500 datasets.' },
  token: { kk: 'Қолжетімділік токені', ru: 'Токен доступа', en: 'Access token' },
  feed: { kk: 'Каталог мекенжайы', ru: 'Адрес каталога', en: 'Address of the feed' },
  feedHint: { kk: 'Мысалы, https://data.example.kz/catalog.ttl', ru: 'Например, https://data.example.kz/catalog.ttl', en: 'Such as https://data.example.kz/catalog.ttl' },
  endpoint: { kk: 'S3 мекенжайы', ru: 'Адрес S3', en: 'S3 endpoint' },
  bucket: { kk: 'Контейнер (bucket)', ru: 'Контейнер (bucket)', en: 'Bucket' },
  prefix: { kk: 'Бума', ru: 'Папка', en: 'Folder' },
  prefixHint: { kk: 'Мысалы, open/2026/. Бос болса, бәрі алынады.', ru: 'Например, open/2026/. Если пусто, берётся всё.', en: 'Such as open/2026/. When it is empty, everything is taken.' },
  region: { kk: 'Аймақ (region)', ru: 'Регион (region)', en: 'Region' },
  accessKey: { kk: 'Қолжетімділік кілті', ru: 'Ключ доступа', en: 'Access key' },
  secretKey: { kk: 'Құпия кілт', ru: 'Секретный ключ', en: 'Secret key' },
  server: { kk: 'Сервер', ru: 'Сервер', en: 'Server' },
  port: { kk: 'Порт', ru: 'Порт', en: 'Port' },
  database: { kk: 'Дерекқор', ru: 'База данных', en: 'Database' },
  user: { kk: 'Пайдаланушы', ru: 'Пользователь', en: 'User' },
  userHint: { kk: 'Тек оқу құқығы бар бөлек пайдаланушы ашқан дұрыс.', ru: 'Лучше завести отдельного пользователя с правом только на чтение.', en: 'Best one of its own, that may only read.' },
  password: { kk: 'Құпиясөз', ru: 'Пароль', en: 'Password' },
  sql: { kk: 'SQL сұрауы', ru: 'Запрос SQL', en: 'SQL query' },
  sqlHint: {
    kk: 'Бір ғана SELECT. ORDER BY қойыңыз: әйтпесе дерек өзгермесе де, реті өзгеріп, жаңа нұсқа басталуы мүмкін.', ru: 'Один SELECT. Укажите ORDER BY: иначе порядок строк может меняться, и начнётся новая версия без новых данных.',
    en: 'One SELECT. Give it an ORDER BY: otherwise rows may come in another order and begin a version without new data.',
  },
  tls: { kk: 'TLS арқылы қосылу', ru: 'Подключаться по TLS', en: 'Connect by TLS' },
  tlsHint: { kk: 'Онсыз деректер желімен шифрланбай өтеді.', ru: 'Без него данные идут по сети незашифрованными.', en: 'Without it the data pass the network in the open.' },
} as const satisfies Record<string, Text>
