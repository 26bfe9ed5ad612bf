/** The words of the SQL console and of saved queries. */
import { formatNumber } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

export const consoleWords = {
  title: { kk: 'SQL сұрауы', ru: 'Запрос SQL', en: 'SQL query' },
  lead: {
    kk: 'Деректер жиындарын таңдап, олардың кестелеріне сұрау салыңыз. Нәтижесін кестеде не графикте көруге және файл түрінде алуға болады.',
    ru: 'Выберите наборы данных и задайте запрос к их таблицам. Результат можно посмотреть в таблице или на графике и скачать файлом.',
    en: 'Choose datasets and query their tables. The result can be looked at, drawn and taken along as a file.',
  },
  ownQuery: { kk: 'Өз сұрауыңызды SQL тілінде жазу', ru: 'Написать собственный запрос на SQL', en: 'Write a query of your own in SQL' },
  datasets: { kk: 'Деректер жиындары', ru: 'Наборы данных', en: 'Datasets' },
  datasetsHint: {
    kk: 'Мекенжайлары, үтір арқылы: атау/жиын. Ең көбі 5.', ru: 'Адреса через запятую: имя/набор. Не более 5.', en: 'Their addresses, separated by commas: name/dataset. At most 5.',
  },
  offered: { kk: 'Сұрау салуға болатын деректер жиындары', ru: 'Наборы данных, доступные для запросов', en: 'Datasets that you can query' },
  allDatasets: { kk: 'Барлық деректер жиындарының каталогы', ru: 'Каталог всех наборов данных', en: 'The catalogue of all datasets' },
  open: { kk: 'Кестелерін ашу', ru: 'Открыть таблицы', en: 'Open their tables' },
  sql: { kk: 'Сұрау', ru: 'Запрос', en: 'Query' },
  sqlHint: {
    kk: 'DuckDB тілінде бір SELECT. Орындау — Ctrl+Enter, сөзді толықтыру — Ctrl+бос орын.', ru: 'Один SELECT на языке DuckDB. Выполнить — Ctrl+Enter, дописать слово — Ctrl+пробел.',
    en: 'One SELECT in the language of DuckDB. Run with Ctrl+Enter, complete a word with Ctrl+Space.',
  },
  suggestions: { kk: 'Толықтыру нұсқалары', ru: 'Варианты дополнения', en: 'Completions' },
  run: { kk: 'Орындау', ru: 'Выполнить', en: 'Run' },
  tables: { kk: 'Кестелер мен бағандар', ru: 'Таблицы и столбцы', en: 'Tables and columns' },
  examples: { kk: 'Мысалдар', ru: 'Примеры', en: 'Examples' },
  firstRows: { kk: 'Алғашқы жолдар', ru: 'Первые строки', en: 'The first rows' },
  countBy: { kk: 'Мәндер бойынша санау', ru: 'Подсчёт по значениям', en: 'Count by value' },
  summary: { kk: 'Әр бағанның қорытындысы', ru: 'Сводка по каждому столбцу', en: 'A summary of each column' },
  result: { kk: 'Нәтиже', ru: 'Результат', en: 'Result' },
  noRows: { kk: 'Нәтижеде жол жоқ', ru: 'В результате нет строк', en: 'The result has no rows' },
  next: { kk: 'Келесі жолдар', ru: 'Следующие строки', en: 'Next rows' },
  previous: { kk: 'Алдыңғы жолдар', ru: 'Предыдущие строки', en: 'Rows before' },
  asFile: { kk: 'Бүкіл нәтиже файл түрінде', ru: 'Весь результат файлом', en: 'The whole result as a file' },
  noFile: {
    kk: 'Бұл деректерге тек порталда сұрау салуға болады: нәтижені файл түрінде алуға болмайды.', ru: 'К этим данным возможны запросы только на портале: скачать результат нельзя.',
    en: 'These data are lent for queries on the portal only: the result cannot be taken along as a file.',
  },
  tooLong: { kk: 'Сұрау тым ұзын: ең көбі 2000 таңба. Ұзағырағын API арқылы жіберіңіз.', ru: 'Запрос слишком длинный: не более 2000 знаков. Более длинные отправляйте через API.', en: 'The query is too long: at most 2,000 characters. Send longer ones through the API.' },
  tooMany: { kk: 'Бір сұрауда ең көбі 5 деректер жиыны болады.', ru: 'В одном запросе не более 5 наборов данных.', en: 'A query reads at most 5 datasets.' },
  badAddress: { kk: 'Деректер жиынының мекенжайы «атау/жиын» түрінде жазылады.', ru: 'Адрес набора данных записывается как «имя/набор».', en: 'The address of a dataset is written as “name/dataset”.' },
  noTables: { kk: 'Бұл деректер жиынында сұрау салатын кесте жоқ.', ru: 'В этом наборе нет таблиц для запроса.', en: 'This dataset has no table to query.' },
  cut: { kk: 'Ұзын мәндер қысқартылып көрсетілген.', ru: 'Длинные значения показаны не полностью.', en: 'Long values are shown in part.' },
  save: { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  saveTitle: { kk: 'Сұрауды сақтау', ru: 'Сохранить запрос', en: 'Save the query' },
  name: { kk: 'Атауы', ru: 'Название', en: 'Name' },
  nameMissing: { kk: 'Сұрауға атау беріңіз.', ru: 'Дайте запросу название.', en: 'Give the query a name.' },
  full: { kk: 'Сақталған сұраулар тым көп: ең көбі 500. Керексізін жойыңыз.', ru: 'Сохранённых запросов слишком много: не более 500. Удалите ненужные.', en: 'You have saved too many queries: at most 500. Delete those that you no longer need.' },
  mine: { kk: 'Сақталған сұрауларым', ru: 'Мои сохранённые запросы', en: 'My saved queries' },
  mineLead: {
    kk: 'Оларды тек сіз көресіз. Бөліскен сұрауыңызды мекенжайын білген адам ашады, ал нәтижесі оның өз құқықтарына байланысты.',
    ru: 'Их видите только вы. Запрос, которым вы поделились, откроет каждый, у кого есть ссылка, а результат зависит от его собственных прав.',
    en: 'Only you see them. A query that you share opens for whoever has its address; what it answers depends on their own rights.',
  },
  none: { kk: 'Сақталған сұрау жоқ', ru: 'Сохранённых запросов нет', en: 'No query is saved' },
  noneHint: { kk: 'Сұрауды консольде орындап, сақтаңыз.', ru: 'Выполните запрос в консоли и сохраните его.', en: 'Run a query in the console and save it.' },
  saved: { kk: 'Сақталған', ru: 'Сохранён', en: 'Saved' },
  share: { kk: 'Бөлісу', ru: 'Поделиться', en: 'Share' },
  unshare: { kk: 'Бөлісуді тоқтату', ru: 'Больше не делиться', en: 'Stop sharing' },
  shared: { kk: 'Сілтемесі', ru: 'Ссылка', en: 'Link' },
  remove: { kk: 'Жою', ru: 'Удалить', en: 'Delete' },
  notFound: { kk: 'Мұндай сұрау жоқ немесе ол бөлісілмеген.', ru: 'Такого запроса нет, или им не поделились.', en: 'There is no such query, or it is not shared.' },
  sharedBy: { kk: 'Бұл — сізбен бөліскен сұрау. Нәтижесі сіздің құқықтарыңызға байланысты.', ru: 'Запрос, которым с вами поделились. Результат зависит от ваших прав.', en: 'A query that was shared with you. What it answers depends on your own rights.' },
} as const satisfies Record<string, Text>

/** What a chart shows: one number by one column. */
export const charted = (of: string, by: string): Text => spoken({ kk: `${of}, ${by} бойынша`, ru: `${of} по столбцу ${by}`, en: `${of} by ${by}` })

export const resultCount = (from: number, to: number, total: number | undefined): Text => {
  const range = `${from}–${to}`
  return total === undefined
    ? spoken({ kk: `${range}-жолдар`, ru: `Строки ${range}`, en: `Rows ${range}` })
    : spoken({ kk: `Барлығы ${formatNumber(total, 'kk')} жол, мұнда ${range}`, ru: `Строки ${range} из ${formatNumber(total, 'ru')}`, en: `Rows ${range} of ${formatNumber(total, 'en')}` })
}

export const took = (milliseconds: number): Text => {
  const said = Math.max(1, Math.round(milliseconds))
  return spoken({ kk: `${formatNumber(said, 'kk')} мс`, ru: `${formatNumber(said, 'ru')} мс`, en: `${formatNumber(said, 'en')} ms` })
}
