/** What people read when a query cannot be answered, in three languages, always with what to do about it. */
import { Failure, type FailureKind } from '../../../law/failure.ts'
import { same, spoken, type Text } from '../../../law/text.ts'
import type { Trouble } from './protocol.ts'

/** A query that failed; the place is in the text that the user wrote, from 1. */
export class QueryFailure extends Failure {
  readonly reason: Trouble['reason'] | 'too slow' | 'busy' | 'stopped' | 'lost'
  readonly place: { readonly line: number; readonly column?: number } | undefined

  constructor(reason: QueryFailure['reason'], kind: FailureKind, text: Text, place?: QueryFailure['place'], retryAfterSeconds?: number) {
    super(kind, text, [{ field: 'sql', text }], retryAfterSeconds)
    this.name = 'QueryFailure'
    this.reason = reason
    this.place = place
  }
}

/** A question runs for ten seconds at most: after so long a place in the queue has come free. */
const comeAgainSeconds = 10

/** Names as a short list. */
const listed = (names: readonly string[] = []): string =>
  names.slice(0, 30).join(', ') + (names.length > 30 ? ', …' : '')

/** DuckDB speaks English; its words are quoted in every language without the part that shows the place with a caret. */
const quoted = ({ message }: Trouble): string => message.split('\n\nLINE ')[0]?.trim() ?? ''

const at = ({ line, column }: Trouble): Text => line === undefined ? same('') : column === undefined
  ? spoken({ kk: ` (${line}-жол)`, ru: ` (строка ${line})`, en: ` (line ${line})` })
  : spoken({ kk: ` (${line}-жол, ${column}-таңба)`, ru: ` (строка ${line}, знак ${column})`, en: ` (line ${line}, column ${column})` })

const named = (trouble: Trouble): string => (trouble.named === undefined ? '' : `, ${trouble.named}`)

const words: Readonly<Record<Trouble['reason'], (trouble: Trouble) => Text>> = {
  syntax: (trouble) => spoken({
    kk: `SQL сұрауында қате бар${at(trouble).kk}. Түзетіп, қайта орындаңыз. DuckDB хабары: ${quoted(trouble)}`,
    ru: `В запросе SQL ошибка${at(trouble).ru}. Исправьте её и выполните запрос снова. Сообщение DuckDB: ${quoted(trouble)}`,
    en: `There is an error in the SQL query${at(trouble).en}. Mend it and run the query again. DuckDB says: ${quoted(trouble)}`,
  }),
  'unknown table': (trouble) => spoken({
    kk: `«${trouble.named ?? ''}» деген кесте жоқ${at(trouble).kk}. Бар кестелер: ${listed(trouble.names)}.`,
    ru: `Таблицы «${trouble.named ?? ''}» нет${at(trouble).ru}. Есть таблицы: ${listed(trouble.names)}.`,
    en: `There is no table “${trouble.named ?? ''}”${at(trouble).en}. There are: ${listed(trouble.names)}.`,
  }),
  'unknown column': (trouble) => spoken({
    kk: `«${trouble.named ?? ''}» деген баған жоқ${at(trouble).kk}. Бар бағандар: ${listed(trouble.names)}.`,
    ru: `Столбца «${trouble.named ?? ''}» нет${at(trouble).ru}. Есть столбцы: ${listed(trouble.names)}.`,
    en: `There is no column “${trouble.named ?? ''}”${at(trouble).en}. There are: ${listed(trouble.names)}.`,
  }),
  'unknown function': (trouble) => spoken({
    kk: `«${trouble.named ?? ''}» деген функция жоқ немесе мұнда қолжетімсіз${at(trouble).kk}. Басқа функцияны қолданыңыз.`,
    ru: `Функции «${trouble.named ?? ''}» нет или здесь она недоступна${at(trouble).ru}. Используйте другую.`,
    en: `There is no function “${trouble.named ?? ''}”, or it is not available here${at(trouble).en}. Use another one.`,
  }),
  several: () => spoken({
    kk: 'Бір сұрауда бір ғана нұсқау болуы керек. Нұсқауларды бөлек-бөлек орындаңыз.',
    ru: 'В одном запросе может быть только одна инструкция. Выполните инструкции по отдельности.',
    en: 'A query is one statement. Run the statements one by one.',
  }),
  empty: () => spoken({
    kk: 'Сұрау бос. SELECT нұсқауын жазыңыз.', ru: 'Запрос пуст. Напишите инструкцию SELECT.', en: 'The query is empty. Write a SELECT statement.',
  }),
  'not a query': ({ named }) => (named ? spoken({
    kk: `Мұнда деректерді тек оқуға болады: сұрауды SELECT, WITH, VALUES, FROM, DESCRIBE немесе SUMMARIZE сөзінен бастаңыз (${named} орындалмайды).`,
    ru: `Здесь данные можно только читать: начните запрос с SELECT, WITH, VALUES, FROM, DESCRIBE или SUMMARIZE (${named} не выполняется).`,
    en: `Data can only be read here: begin with SELECT, WITH, VALUES, FROM, DESCRIBE or SUMMARIZE (${named} is not run).`,
  }) : spoken({
    kk: 'Мұнда деректерді тек оқуға болады: сұрауды SELECT, WITH, VALUES, FROM, DESCRIBE немесе SUMMARIZE сөзінен бастаңыз.',
    ru: 'Здесь данные можно только читать: начните запрос с SELECT, WITH, VALUES, FROM, DESCRIBE или SUMMARIZE.',
    en: 'Data can only be read here: begin with SELECT, WITH, VALUES, FROM, DESCRIBE or SUMMARIZE.',
  })),
  parameters: () => spoken({
    kk: 'Сұрауда мәні берілмеген параметрлер бар (?, $1). Олардың орнына мәндерді жазыңыз.',
    ru: 'В запросе есть параметры без значений (?, $1). Напишите вместо них значения.',
    en: 'The query has parameters without values (?, $1). Write the values in their stead.',
  }),
  expression: () => spoken({
    kk: 'Сүзгі бір ғана SQL шартынан тұруы керек, түсіндірмесіз және «;» белгісіз. Мысалы: "region" = \'Алматы\' AND "year" >= 2024.',
    ru: 'Фильтр должен быть одним условием SQL, без комментариев и знака «;». Например: "region" = \'Алматы\' AND "year" >= 2024.',
    en: 'The filter must be one SQL condition, without comments and “;”. For example: "region" = \'Almaty\' AND "year" >= 2024.',
  }),
  order: () => spoken({
    kk: 'Реттеу бағандар тізімінен тұруы керек. Мысалы: "year" DESC, "region".',
    ru: 'Порядок задаётся списком столбцов. Например: "year" DESC, "region".',
    en: 'The order must be a list of columns. For example: "year" DESC, "region".',
  }),
  'deep order': ({ names }) => spoken({
    kk: `Реттелген деректерде алғашқы ${names?.[0] ?? ''} жол ғана парақталады. Сүзгімен тарылтыңыз немесе нәтижені файл етіп жүктеп алыңыз.`,
    ru: `В упорядоченных данных листаются только первые ${names?.[0] ?? ''} строк. Сузьте выборку фильтром или скачайте результат файлом.`,
    en: `Only the first ${names?.[0] ?? ''} rows of ordered data can be paged. Narrow them with a filter, or download the result as a file.`,
  }),
  forbidden: (trouble) => spoken({
    kk: `Сұрау мұнда жабық нәрсеге жүгінеді${named(trouble)}${at(trouble).kk}: файлдар, желі және баптаулар қолжетімсіз. Тек берілген кестелерді қолданыңыз.`,
    ru: `Запрос обращается к тому, что здесь закрыто${named(trouble)}${at(trouble).ru}: файлы, сеть и настройки недоступны. Используйте только предоставленные таблицы.`,
    en: `The query reaches for what is closed here${named(trouble)}${at(trouble).en}: files, the network or settings. Use only the tables that you were given.`,
  }),
  value: (trouble) => spoken({
    kk: `Сұрау бір мәнді есептей алмады${at(trouble).kk}. Мәндерді тексеріңіз, TRY_CAST көмектесуі мүмкін. DuckDB хабары: ${quoted(trouble)}`,
    ru: `Запрос не смог вычислить значение${at(trouble).ru}. Проверьте значения, может помочь TRY_CAST. Сообщение DuckDB: ${quoted(trouble)}`,
    en: `The query could not compute a value${at(trouble).en}. Check the values; TRY_CAST may help. DuckDB says: ${quoted(trouble)}`,
  }),
  file: (trouble) => spoken({
    kk: `Кестенің файлы оқылмайды: ол бүлінген немесе Parquet емес. Файлды қайта жүктеңіз не жауапты адамға хабарлаңыз. DuckDB хабары: ${quoted(trouble)}`,
    ru: `Файл таблицы не читается: он повреждён или это не Parquet. Загрузите файл заново или сообщите ответственному лицу. Сообщение DuckDB: ${quoted(trouble)}`,
    en: `The file of the table cannot be read: it is damaged, or no Parquet. Upload it again, or tell the responsible person. DuckDB says: ${quoted(trouble)}`,
  }),
  memory: () => spoken({
    kk: 'Сұрауға тым көп жад керек. Сүзгімен немесе LIMIT арқылы тарылтыңыз, бағандарды азайтыңыз.',
    ru: 'Запросу нужно слишком много памяти. Сузьте его фильтром или LIMIT, возьмите меньше столбцов.',
    en: 'The query needs too much memory. Narrow it with a filter or LIMIT, or take fewer columns.',
  }),
  disk: () => spoken({
    kk: 'Сұраудың уақытша деректері немесе нәтижесі тым көп. Сүзгімен тарылтыңыз, бағандарды азайтыңыз.',
    ru: 'Запрос создаёт слишком много временных данных или слишком большой результат. Сузьте его фильтром, возьмите меньше столбцов.',
    en: 'The query makes too much temporary data or too large a result. Narrow it with a filter, or take fewer columns.',
  }),
  interrupted: () => tooSlow,
  long: ({ names }) => spoken({
    kk: `Мәтін тым ұзын: ең көбі ${names?.[0] ?? ''} таңба. Қысқартыңыз.`,
    ru: `Текст слишком длинный: не более ${names?.[0] ?? ''} знаков. Сократите его.`,
    en: `The text is too long: at most ${names?.[0] ?? ''} characters. Shorten it.`,
  }),
  wide: ({ names }) => spoken({
    kk: `Нәтижеде бағандар тым көп. Ең көбі ${names?.[0] ?? ''} бағанды атап таңдаңыз.`,
    ru: `В результате слишком много столбцов. Перечислите не более ${names?.[0] ?? ''} нужных.`,
    en: `The result has too many columns. Name at most ${names?.[0] ?? ''} that you need.`,
  }),
  'too many rows': ({ names }) => spoken({
    kk: `Нәтижеде ${names?.[0] ?? ''} жолдан көп жол бар. Сүзгімен тарылтыңыз немесе Parquet форматын таңдаңыз.`,
    ru: `В результате больше ${names?.[0] ?? ''} строк. Сузьте его фильтром или выберите формат Parquet.`,
    en: `The result has more than ${names?.[0] ?? ''} rows. Narrow it with a filter, or choose Parquet.`,
  }),
  unsupported: (trouble) => spoken({
    kk: `Сұраудың бір бөлігі мұнда орындалмайды${at(trouble).kk}. Басқаша жазыңыз. DuckDB хабары: ${quoted(trouble)}`,
    ru: `Часть запроса здесь не выполняется${at(trouble).ru}. Запишите её иначе. Сообщение DuckDB: ${quoted(trouble)}`,
    en: `A part of the query is not supported here${at(trouble).en}. Write it another way. DuckDB says: ${quoted(trouble)}`,
  }),
  broken: () => spoken({
    kk: 'Сұраудан оның процесі тоқтап қалды, бұл басқа сұрауларға әсер еткен жоқ. Сұрауды қарапайым етіп көріңіз.',
    ru: 'Из-за запроса аварийно завершился его процесс; на другие запросы это не повлияло. Попробуйте упростить запрос.',
    en: 'The query brought its process down; no other query was harmed. Try a simpler query.',
  }),
}

const tooSlow: Text = spoken({
  kk: 'Сұрау берілген уақыт ішінде аяқталмады. Сүзгімен немесе LIMIT арқылы тарылтыңыз.',
  ru: 'Запрос не завершился за отведённое время. Сузьте его фильтром или LIMIT.',
  en: 'The query did not end in its time. Narrow it with a filter or LIMIT.',
})

/** Turns what a child process reports into words for people. */
export function failureOf(trouble: Trouble): QueryFailure {
  const reason = trouble.reason === 'interrupted' ? 'too slow' : trouble.reason
  return new QueryFailure(reason, trouble.reason === 'forbidden' ? 'refused' : trouble.reason === 'file' ? 'unavailable' : 'invalid',
    words[trouble.reason](trouble),
    trouble.line === undefined ? undefined : { line: trouble.line, ...(trouble.column !== undefined && { column: trouble.column }) })
}

export const busyFailure = (): QueryFailure => new QueryFailure('busy', 'unavailable', spoken({
  kk: 'Қазір сұраулар тым көп. Бірнеше секундтан кейін қайталаңыз.',
  ru: 'Сейчас слишком много запросов. Повторите через несколько секунд.',
  en: 'There are too many queries at the moment. Try again in a few seconds.',
}), undefined, comeAgainSeconds)

const tooMany = {
  person: spoken({
    kk: 'Аяқталмаған сұрауларыңыз тым көп. Басқалар да сұрау орындай алуы үшін алдымен солардың аяқталуын күтіп, содан кейін қайталаңыз.',
    ru: 'У вас слишком много незавершённых запросов. Чтобы очередь дошла и до других, дождитесь их завершения, затем повторите.',
    en: 'Too many of your queries have not ended yet. So that others have their turn too, wait for these, then try again.',
  }),
  organisation: spoken({
    kk: 'Ұйымыңыздың аяқталмаған сұраулары тым көп. Басқалар да сұрау орындай алуы үшін алдымен солардың аяқталуын күтіп, содан кейін қайталаңыз.',
    ru: 'У вашей организации слишком много незавершённых запросов. Чтобы очередь дошла и до других, дождитесь их завершения, затем повторите.',
    en: 'Too many queries of your organisation have not ended yet. So that others have their turn too, wait for these, then try again.',
  }),
} as const

/** Of whoever has the most questions waiting that they may have. */
export const tooManyFailure = (whose: 'person' | 'organisation'): QueryFailure => new QueryFailure('busy', 'limited', tooMany[whose], undefined, comeAgainSeconds)

export const closedFailure = (): QueryFailure => new QueryFailure('stopped', 'unavailable', spoken({
  kk: 'Сұрау жүйесі тоқтап жатыр. Біраздан кейін қайталаңыз.',
  ru: 'Система запросов останавливается. Повторите немного позже.',
  en: 'The query engine is stopping. Try again a little later.',
}))
