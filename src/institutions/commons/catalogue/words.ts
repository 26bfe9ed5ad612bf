/** The terms of a dataset in words that people read, in three languages: pages, agreements and exports use the same. */
import type { Text } from '../../../law/text.ts'
import type { Description, Duty, Mode, Purpose, Tier } from '../dataset.ts'

export const tierWords = {
  open: { kk: 'Ашық', ru: 'Открытые', en: 'Open' },
  registered: { kk: 'Тіркелгендерге', ru: 'Для зарегистрированных', en: 'For registered users' },
  restricted: { kk: 'Рұқсат бойынша', ru: 'По разрешению', en: 'By permission' },
} as const satisfies Record<Tier, Text>

/** What a tier means for whoever wants the data. */
export const tierMeanings = {
  open: { kk: 'Кез келген адам тіркелмей-ақ пайдалана алады.', ru: 'Доступны каждому без регистрации.', en: 'Everybody may use them, without signing in.' },
  registered: { kk: 'Порталға кірген адам пайдалана алады.', ru: 'Доступны каждому, кто вошёл на портал.', en: 'Everybody who is signed in may use them.' },
  restricted: {
    kk: 'Сипаттамасы баршаға көрінеді, деректер ұйымға өтініші бойынша беріледі.',
    ru: 'Описание видно всем, данные предоставляются организации по её заявлению.',
    en: 'Everybody sees what they are about; the data are lent to organisations that apply for them.',
  },
} as const satisfies Record<Tier, Text>

export const modeWords = {
  metadata: { kk: 'Сипаттаманы көру', ru: 'Просмотр описания', en: 'See the description' },
  aggregates: { kk: 'Жиынтық көрсеткіштер', ru: 'Сводные показатели', en: 'Aggregates' },
  query: { kk: 'Тек порталда сұрау салу', ru: 'Запросы только на портале', en: 'Query on the portal only' },
  download: { kk: 'Жүктеп алу', ru: 'Скачивание', en: 'Download' },
} as const satisfies Record<Mode, Text>

/** What may be done in a mode. */
export const modeMeanings = {
  metadata: {
    kk: 'Деректердің не туралы екенін және құрылымын көруге болады.',
    ru: 'Видно, о чём данные и как они устроены.',
    en: 'What the data are about and how they are built can be seen.',
  },
  aggregates: {
    kk: 'Жолдар санын, қосындылар мен орташа мәндерді алуға болады, ал жекелеген жолдарды — жоқ.',
    ru: 'Можно получать число строк, суммы и средние, но не отдельные строки.',
    en: 'Counts, sums and means can be had, but no single rows.',
  },
  query: {
    kk: 'Деректерге порталда сұрау салуға болады, файлдарды жүктеп алуға болмайды.',
    ru: 'К данным можно делать запросы на портале, но файлы не скачиваются.',
    en: 'The data can be queried on the portal; their files are not downloaded.',
  },
  download: { kk: 'Файлдарды жүктеп алуға болады.', ru: 'Файлы можно скачать.', en: 'The files can be downloaded.' },
} as const satisfies Record<Mode, Text>

export const purposeWords = {
  research: { kk: 'Ғылыми зерттеу', ru: 'Научное исследование', en: 'Research' },
  product: { kk: 'Өнім немесе қызмет', ru: 'Продукт или услуга', en: 'Product or service' },
  'model-training': { kk: 'Модельді оқыту', ru: 'Обучение моделей', en: 'Training of models' },
  evaluation: { kk: 'Модельді бағалау', ru: 'Оценка моделей', en: 'Evaluation of models' },
  'public-service': { kk: 'Мемлекеттік қызмет көрсету', ru: 'Оказание государственных услуг', en: 'Public service' },
} as const satisfies Record<Purpose, Text>

/** What may be done for a purpose. */
export const purposeMeanings = {
  research: {
    kk: 'Деректерді зерделеуге және нәтижелерін жариялауға болады.',
    ru: 'Данные можно изучать, а результаты публиковать.',
    en: 'The data may be studied and the results published.',
  },
  product: {
    kk: 'Деректерді өнімде немесе қызметте пайдалануға болады.',
    ru: 'Данные можно использовать в продукте или услуге.',
    en: 'The data may be used in a product or a service.',
  },
  'model-training': {
    kk: 'Деректермен жасанды интеллект моделін оқытуға болады.',
    ru: 'На данных можно обучать модели искусственного интеллекта.',
    en: 'Models of artificial intelligence may be trained on the data.',
  },
  evaluation: {
    kk: 'Модельдің сапасын деректермен тексеруге болады, бірақ онымен оқытуға болмайды.',
    ru: 'На данных можно проверять качество моделей, но не обучать их.',
    en: 'The quality of models may be tested on the data; models are not trained on them.',
  },
  'public-service': {
    kk: 'Деректерді мемлекеттік қызмет көрсетуге пайдалануға болады.',
    ru: 'Данные можно использовать при оказании государственных услуг.',
    en: 'The data may be used to provide public services.',
  },
} as const satisfies Record<Purpose, Text>

export const dutyWords = {
  attribution: { kk: 'Авторын көрсету', ru: 'Указание авторства', en: 'Attribution' },
  'non-commercial': { kk: 'Тек коммерциялық емес мақсатта', ru: 'Только некоммерческое использование', en: 'Non-commercial use only' },
  'no-redistribution': { kk: 'Басқаға бермеу', ru: 'Без передачи другим', en: 'No passing on' },
  'in-country-only': { kk: 'Тек ел аумағында', ru: 'Только на территории страны', en: 'Within the country only' },
  'no-reidentification': { kk: 'Адамдарды анықтамау', ru: 'Без установления личности', en: 'No re-identification' },
  'delete-at-end': { kk: 'Мерзім біткенде жою', ru: 'Удаление по окончании срока', en: 'Deletion at the end' },
  'return-derived': { kk: 'Туынды деректерді қайтару', ru: 'Возврат производных данных', en: 'Return of derived data' },
  'ethics-approval': { kk: 'Этикалық комиссияның қорытындысы', ru: 'Одобрение этической комиссии', en: 'Approval by an ethics committee' },
} as const satisfies Record<Duty, Text>

/** What a duty asks of whoever uses the data. */
export const dutyMeanings = {
  attribution: {
    kk: 'Деректер иесін және дереккөзді көрсетіңіз.',
    ru: 'Укажите владельца данных и источник.',
    en: 'Name the owner of the data and their source.',
  },
  'non-commercial': { kk: 'Деректерден пайда табуға болмайды.', ru: 'Извлекать из данных прибыль нельзя.', en: 'The data may not be used for profit.' },
  'no-redistribution': {
    kk: 'Деректерді де, олардың көшірмесін де басқаларға бермеңіз және жарияламаңыз.',
    ru: 'Не передавайте и не публикуйте ни данные, ни их копии.',
    en: 'Neither the data nor copies of them may be given to others or published.',
  },
  'in-country-only': {
    kk: 'Деректерді ел аумағындағы серверлерде сақтаңыз және өңдеңіз.',
    ru: 'Храните и обрабатывайте данные на серверах в стране.',
    en: 'The data are stored and processed on servers within the country.',
  },
  'no-reidentification': {
    kk: 'Деректердегі адамдардың кім екенін анықтауға тырыспаңыз.',
    ru: 'Не пытайтесь установить, о каких людях идёт речь в данных.',
    en: 'Nobody may try to find out who the people in the data are.',
  },
  'delete-at-end': {
    kk: 'Рұқсат мерзімі біткенде деректерді және олардың көшірмелерін жойыңыз.',
    ru: 'По окончании срока доступа удалите данные и их копии.',
    en: 'When the access ends, the data and their copies are deleted.',
  },
  'return-derived': {
    kk: 'Осы деректерден жасалған жаңа деректерді иесіне беріңіз.',
    ru: 'Передайте владельцу новые данные, созданные на основе этих.',
    en: 'New data made from these data are given to the owner.',
  },
  'ethics-approval': {
    kk: 'Жұмысты бастамас бұрын этика жөніндегі комиссияның оң қорытындысын алыңыз.',
    ru: 'До начала работы получите положительное заключение этической комиссии.',
    en: 'An ethics committee has to approve the work before it begins.',
  },
} as const satisfies Record<Duty, Text>

export const updateWords = {
  never: { kk: 'Жаңартылмайды', ru: 'Не обновляется', en: 'Not updated' },
  daily: { kk: 'Күн сайын', ru: 'Ежедневно', en: 'Daily' },
  weekly: { kk: 'Апта сайын', ru: 'Еженедельно', en: 'Weekly' },
  monthly: { kk: 'Ай сайын', ru: 'Ежемесячно', en: 'Monthly' },
  quarterly: { kk: 'Тоқсан сайын', ru: 'Ежеквартально', en: 'Quarterly' },
  yearly: { kk: 'Жыл сайын', ru: 'Ежегодно', en: 'Yearly' },
  irregular: { kk: 'Әртүрлі мерзімде', ru: 'Нерегулярно', en: 'Irregularly' },
} as const satisfies Record<Description['updates'], Text>
