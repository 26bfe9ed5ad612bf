/** The words of uploading files and of following a version while it is read. */
import { formatNumber, inEveryLanguage, plural } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

export const uploadWords = {
  title: { kk: 'Файлдарды жүктеу', ru: 'Загрузка файлов', en: 'Upload files' },
  lead: {
    kk: 'CSV, XLSX, JSON, NDJSON, GeoJSON, Parquet, мәтін немесе солардың ZIP мұрағаты. Кодтау, бөлгіш және күн форматы өздігінен танылады.',
    ru: 'CSV, XLSX, JSON, NDJSON, GeoJSON, Parquet, текст или ZIP с ними. Кодировка, разделитель и формат дат распознаются сами.',
    en: 'CSV, XLSX, JSON, NDJSON, GeoJSON, Parquet, text, or a ZIP of these. Encoding, delimiter and the way days are written are recognised.',
  },
  files: { kk: 'Файлдар', ru: 'Файлы', en: 'Files' },
  filesHint: {
    kk: 'Бірнешеуін бірден таңдауға болады. Аты бірдей файл бұрынғысының орнына түседі. Бір файл 10 ГБ-қа дейін; үзілсе жалғасатын жүктеу үшін бағдарламаларды пайдаланыңыз.',
    ru: 'Можно выбрать сразу несколько. Файл с тем же именем заменит прежний. Один файл до 10 ГБ; чтобы загрузка продолжалась после обрыва, используйте программы.',
    en: 'Choose several at once if you like. A file of the same name replaces the former. Up to 10 GB a file; use the programs for uploads that go on after a break.',
  },
  message: { kk: 'Не өзгерді?', ru: 'Что изменилось?', en: 'What has changed?' },
  messageHint: {
    kk: 'Жаңа нұсқа туралы хабарламада көрінеді. Мысалы, 2026 жылғы 1-тоқсан қосылды.', ru: 'Войдёт в уведомление о новой версии. Например: добавлен 1-й квартал 2026 года.',
    en: 'It stands in the notice of the new version. Such as: first quarter of 2026 added.',
  },
  details: { kk: 'Файлды қалай оқу керек', ru: 'Как читать файл', en: 'How to read the file' },
  detailsHint: { kk: 'Өздігінен қате танылса ғана көрсетіңіз.', ru: 'Указывайте, только если распозналось неверно.', en: 'Give it only where it was recognised wrongly.' },
  encoding: { kk: 'Кодтау', ru: 'Кодировка', en: 'Encoding' },
  delimiter: { kk: 'CSV бөлгіші', ru: 'Разделитель CSV', en: 'Delimiter of CSV' },
  comma: { kk: 'үтір ,', ru: 'запятая ,', en: 'comma ,' },
  semicolon: { kk: 'нүктелі үтір ;', ru: 'точка с запятой ;', en: 'semicolon ;' },
  tab: { kk: 'табуляция', ru: 'табуляция', en: 'tab' },
  pipe: { kk: 'тік сызық |', ru: 'вертикальная черта |', en: 'vertical bar |' },
  decimal: { kk: 'Ондық бөлгіш', ru: 'Десятичный знак', en: 'Decimal sign' },
  dot: { kk: 'нүкте', ru: 'точка', en: 'dot' },
  header: { kk: 'Кесте баған атауларынан бастала ма?', ru: 'Начинается ли таблица с названий столбцов?', en: 'Does the table begin with the names of the columns?' },
  yes: { kk: 'Иә, бір жолда', ru: 'Да, в одной строке', en: 'Yes, in one row' },
  no: { kk: 'Жоқ', ru: 'Нет', en: 'No' },
  sheet: { kk: 'XLSX: тек мына парақ', ru: 'XLSX: только этот лист', en: 'XLSX: only this sheet' },
  present: { kk: 'Қазіргі файлдар', ru: 'Файлы сейчас', en: 'Files at present' },
  remove: { kk: 'Келесі нұсқадан алып тастау', ru: 'Убрать из следующей версии', en: 'Leave out of the next version' },
  send: { kk: 'Жүктеп, нұсқа жасау', ru: 'Загрузить и создать версию', en: 'Upload and make a version' },
  sending: { kk: 'Жүктелуде', ru: 'Загружается', en: 'Uploading' },
  broken: { kk: 'Жүктеу үзілді: байланысты тексеріп, қайта жіберіңіз.', ru: 'Загрузка прервалась: проверьте связь и отправьте снова.', en: 'The upload broke off: check the connection and send again.' },
  kept: { kk: 'Бұрын жүктелгендері, қайта таңдаудың қажеті жоқ', ru: 'Уже загружены, выбирать снова не нужно', en: 'Uploaded already; no need to choose them again' },
  nothing: { kk: 'Кемінде бір файл таңдаңыз немесе алып тасталатынын белгілеңіз.', ru: 'Выберите хотя бы один файл или отметьте, что убрать.', en: 'Choose at least one file, or tick one to leave out.' },
  twice: { kk: 'Аты бірдей екі файл таңдалған. Біреуінің атын өзгертіңіз.', ru: 'Выбраны два файла с одинаковым именем. Переименуйте один.', en: 'Two files of the same name were chosen. Rename one.' },
  unreadMethod: { kk: 'Бұл тәсіл жарамайды.', ru: 'Такой вариант не подходит.', en: 'That choice does not fit.' },

  work: { kk: 'Нұсқаның барысы', ru: 'Ход работы над версией', en: 'How the version goes' },
  reading: { kk: 'Файлдар оқылып жатыр', ru: 'Файлы читаются', en: 'The files are being read' },
  releasing: { kk: 'Нұсқа дайындалып жатыр', ru: 'Версия готовится', en: 'The version is being prepared' },
  readingWhat: {
    kk: 'Бағандар мен түрлері танылады, кестелер Parquet-ке жазылады, дербес деректер ізделеді. Бетті жауып, кейін оралуға болады.',
    ru: 'Распознаются столбцы и типы, таблицы пишутся в Parquet, ищутся персональные данные. Страницу можно закрыть и вернуться позже.',
    en: 'Columns and types are recognised, tables are written as Parquet, personal data is looked for. You can close the page and come back.',
  },
  waiting: { kk: 'Кезекте', ru: 'В очереди', en: 'In the queue' },
  refresh: { kk: 'Қазір жаңарту', ru: 'Обновить сейчас', en: 'Refresh now' },
  stop: { kk: 'Оқуды тоқтату', ru: 'Остановить чтение', en: 'Stop reading' },
  failed: { kk: 'Файлдар оқылмады', ru: 'Файлы не прочитаны', en: 'The files could not be read' },
  uploadAgain: { kk: 'Түзетіп, қайта жүктеу', ru: 'Исправить и загрузить снова', en: 'Mend and upload again' },
  review: { kk: 'Күмәнді бағандар табылды', ru: 'Найдены подозрительные столбцы', en: 'Suspect columns were found' },
  reviewWhat: {
    kk: 'Нұсқа сіз шешім қабылдап, қол қойғанша ешкімге көрінбейді.', ru: 'Версию никто не увидит, пока вы не примете и не подпишете решение.', en: 'Nobody sees the version until you decide and sign.',
  },
  decided: { kk: 'Шешіміңіз қаралуда', ru: 'Ваше решение на рассмотрении', en: 'Your decision is being looked at' },
  decidedWhat: {
    kk: 'Өзгеріссіз қалдырылған бағандарды деректер кураторы растайды. Оған дейін нұсқа ешкімге көрінбейді.', ru: 'Столбцы, оставленные без изменений, подтверждает куратор данных. До этого версию никто не увидит.',
    en: 'The data steward confirms the columns that are kept as they are. Nobody sees the version before that.',
  },
  decidedCase: { kk: 'Істі ашу', ru: 'Открыть дело', en: 'Open the case' },
  blocked: { kk: 'Нұсқа тоқтатылды', ru: 'Версия остановлена', en: 'The version was stopped' },
  released: { kk: 'Нұсқа дайын', ru: 'Версия готова', en: 'The version is ready' },
  retired: { kk: 'Нұсқа қайтарып алынған', ru: 'Версия отозвана', en: 'The version was taken back' },
  result: { kk: 'Не оқылды', ru: 'Что прочитано', en: 'What was read' },
  table: { kk: 'Кесте', ru: 'Таблица', en: 'Table' },
  columns: { kk: 'Бағандар', ru: 'Столбцы', en: 'Columns' },
  rows: { kk: 'Жолдар', ru: 'Строки', en: 'Rows' },
  rejected: { kk: 'Қабылданбаған жолдар', ru: 'Отклонённые строки', en: 'Rows left out' },
  notes: { kk: 'Оқу кезінде анықталғаны', ru: 'Распознано при чтении', en: 'Recognised while reading' },
  line: { kk: 'Файлдағы жол', ru: 'Строка файла', en: 'Line of the file' },
  reason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  text: { kk: 'Мәтіні', ru: 'Текст', en: 'Text' },
} as const satisfies Record<string, Text>

/** The title of a commit for which the publisher wrote none. */
export const uploadedFiles = (files: number, removed: number): Text =>
  inEveryLanguage((locale) => [...(files > 0 ? [filesUploaded(files)[locale]] : []), ...(removed > 0 ? [filesRemoved(removed)[locale]] : [])].join(', '))

/** Each number has a message of its own: a translator has the forms of one noun at a time. */
const filesUploaded = (files: number): Text => spoken({
  kk: `${formatNumber(files, 'kk')} файл жүктелді`,
  ru: `Загружено: ${formatNumber(files, 'ru')} ${plural('ru', files, { one: 'файл', few: 'файла', other: 'файлов' })}`,
  en: `${formatNumber(files, 'en')} ${plural('en', files, { one: 'file', other: 'files' })} uploaded`,
})
const filesRemoved = (removed: number): Text =>
  spoken({ kk: `${formatNumber(removed, 'kk')} файл алып тасталды`, ru: `убрано: ${formatNumber(removed, 'ru')}`, en: `${formatNumber(removed, 'en')} left out` })

/** Why a row was left out. */
export const rejectionWords: Readonly<Record<string, Text>> = {
  cell: { kk: 'мән бағанның түріне сай емес', ru: 'значение не соответствует типу столбца', en: 'a value does not fit the type of its column' },
  'few cells': { kk: 'ұяшық жетіспейді', ru: 'не хватает ячеек', en: 'cells are missing' },
  'many cells': { kk: 'ұяшық артық', ru: 'лишние ячейки', en: 'too many cells' },
  quotes: { kk: 'тырнақша жабылмаған', ru: 'кавычка не закрыта', en: 'a quotation mark is not closed' },
  encoding: { kk: 'таңбалар кодтауға сай емес', ru: 'знаки не соответствуют кодировке', en: 'bytes do not fit the encoding' },
  'long line': { kk: 'жол тым ұзын', ru: 'слишком длинная строка', en: 'the line is too long' },
  record: { kk: 'жазба дұрыс JSON нысаны емес', ru: 'запись не является верным объектом JSON', en: 'the record is not a valid JSON object' },
}
