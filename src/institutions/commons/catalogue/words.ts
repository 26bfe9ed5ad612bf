/** The terms of a dataset in words that people read, in three languages: pages, agreements and exports use the same. */
import type { Text } from '../../../law/text.ts'
import type { Description, Duty, Mode, Purpose, Tier } from '../dataset.ts'

export interface Word {
  readonly title: Text
  /** What it means for whoever uses the data. */
  readonly meaning: Text
}

export const purposeWords: Readonly<Record<Purpose, Word>> = {
  research: {
    title: { kk: 'Ғылыми зерттеу', ru: 'Научное исследование', en: 'Research' },
    meaning: {
      kk: 'Деректерді зерделеуге және нәтижелерін жариялауға болады.', ru: 'Данные можно изучать, а результаты публиковать.',
      en: 'The data may be studied and the results published.',
    },
  },
  product: {
    title: { kk: 'Өнім немесе қызмет', ru: 'Продукт или услуга', en: 'Product or service' },
    meaning: {
      kk: 'Деректерді өнімде немесе қызметте пайдалануға болады.', ru: 'Данные можно использовать в продукте или услуге.',
      en: 'The data may be used in a product or a service.',
    },
  },
  'model-training': {
    title: { kk: 'Модельді оқыту', ru: 'Обучение моделей', en: 'Training of models' },
    meaning: {
      kk: 'Деректермен жасанды интеллект моделін оқытуға болады.', ru: 'На данных можно обучать модели искусственного интеллекта.',
      en: 'Models of artificial intelligence may be trained on the data.',
    },
  },
  evaluation: {
    title: { kk: 'Модельді бағалау', ru: 'Оценка моделей', en: 'Evaluation of models' },
    meaning: {
      kk: 'Модельдің сапасын деректермен тексеруге болады, бірақ онымен оқытуға болмайды.',
      ru: 'На данных можно проверять качество моделей, но не обучать их.', en: 'The quality of models may be tested on the data; they are not trained on it.',
    },
  },
  'public-service': {
    title: { kk: 'Мемлекеттік қызмет', ru: 'Государственная услуга', en: 'Public service' },
    meaning: {
      kk: 'Деректерді мемлекеттік қызмет көрсетуге пайдалануға болады.', ru: 'Данные можно использовать при оказании государственных услуг.',
      en: 'The data may be used to provide public services.',
    },
  },
}

export const dutyWords: Readonly<Record<Duty, Word>> = {
  attribution: {
    title: { kk: 'Авторын көрсету', ru: 'Указание авторства', en: 'Attribution' },
    meaning: { kk: 'Деректер иесін және дереккөзді көрсетіңіз.', ru: 'Укажите владельца данных и источник.', en: 'Name the owner of the data and its source.' },
  },
  'non-commercial': {
    title: { kk: 'Тек коммерциялық емес мақсатта', ru: 'Только некоммерческое использование', en: 'Non-commercial use only' },
    meaning: { kk: 'Деректерден пайда табуға болмайды.', ru: 'Извлекать из данных прибыль нельзя.', en: 'The data may not be used for profit.' },
  },
  'no-redistribution': {
    title: { kk: 'Басқаға бермеу', ru: 'Без передачи другим', en: 'No passing on' },
    meaning: {
      kk: 'Деректерді де, олардың көшірмесін де басқаларға бермеңіз және жарияламаңыз.', ru: 'Не передавайте и не публикуйте ни данные, ни их копии.',
      en: 'Neither the data nor copies of it may be given to others or published.',
    },
  },
  'in-country-only': {
    title: { kk: 'Тек ел аумағында', ru: 'Только на территории страны', en: 'Within the country only' },
    meaning: {
      kk: 'Деректерді ел аумағындағы серверлерде сақтаңыз және өңдеңіз.', ru: 'Храните и обрабатывайте данные на серверах в стране.',
      en: 'The data is stored and processed on servers within the country.',
    },
  },
  'no-reidentification': {
    title: { kk: 'Адамдарды анықтамау', ru: 'Без установления личности', en: 'No re-identification' },
    meaning: {
      kk: 'Деректердегі адамдардың кім екенін анықтауға тырыспаңыз.', ru: 'Не пытайтесь установить, о каких людях идёт речь в данных.',
      en: 'Nobody may try to find out who the people in the data are.',
    },
  },
  'delete-at-end': {
    title: { kk: 'Мерзім біткенде жою', ru: 'Удаление по окончании срока', en: 'Deletion at the end' },
    meaning: {
      kk: 'Рұқсат мерзімі біткенде деректерді және олардың көшірмелерін жойыңыз.', ru: 'По окончании срока доступа удалите данные и их копии.',
      en: 'When the access ends, the data and its copies are deleted.',
    },
  },
  'return-derived': {
    title: { kk: 'Туынды деректерді қайтару', ru: 'Возврат производных данных', en: 'Return of derived data' },
    meaning: {
      kk: 'Осы деректерден жасалған жаңа деректерді иесіне беріңіз.', ru: 'Передайте владельцу новые данные, созданные на основе этих.',
      en: 'New data made from this data is given to the owner.',
    },
  },
  'ethics-approval': {
    title: { kk: 'Этикалық комиссияның қорытындысы', ru: 'Одобрение этической комиссии', en: 'Approval by an ethics committee' },
    meaning: {
      kk: 'Жұмысты бастамас бұрын этика жөніндегі комиссияның оң қорытындысын алыңыз.', ru: 'До начала работы получите положительное заключение этической комиссии.',
      en: 'An ethics committee has to approve the work before it begins.',
    },
  },
}

export const modeWords: Readonly<Record<Mode, Word>> = {
  metadata: {
    title: { kk: 'Сипаттаманы көру', ru: 'Просмотр описания', en: 'See the description' },
    meaning: { kk: 'Деректердің не туралы екенін және құрылымын көруге болады.', ru: 'Видно, о чём данные и как они устроены.', en: 'What the data is about and how it is built can be seen.' },
  },
  aggregates: {
    title: { kk: 'Жиынтық көрсеткіштер', ru: 'Обобщённые показатели', en: 'Aggregates' },
    meaning: {
      kk: 'Сандар мен үлестерді алуға болады, жекелеген жолдарды — жоқ.', ru: 'Можно получать количества и доли, но не отдельные строки.',
      en: 'Counts and shares can be had, but no single rows.',
    },
  },
  query: {
    title: { kk: 'Орнында сұрау салу', ru: 'Запросы на месте', en: 'Query in place' },
    meaning: {
      kk: 'Деректерге порталда сұрау салуға болады, файлдарды жүктеп алуға болмайды.', ru: 'К данным можно делать запросы на портале, но файлы не скачиваются.',
      en: 'The data can be queried on the portal; its files are not downloaded.',
    },
  },
  download: {
    title: { kk: 'Жүктеп алу', ru: 'Скачивание', en: 'Download' },
    meaning: { kk: 'Файлдарды жүктеп алуға болады.', ru: 'Файлы можно скачать.', en: 'The files can be downloaded.' },
  },
}

export const tierWords: Readonly<Record<Tier, Word>> = {
  open: {
    title: { kk: 'Ашық', ru: 'Открытые', en: 'Open' },
    meaning: { kk: 'Кез келген адам тіркелмей-ақ пайдалана алады.', ru: 'Доступны каждому без регистрации.', en: 'Everybody may use it, without signing in.' },
  },
  registered: {
    title: { kk: 'Тіркелгендерге', ru: 'Для зарегистрированных', en: 'For registered users' },
    meaning: { kk: 'Порталға кірген адам пайдалана алады.', ru: 'Доступны каждому, кто вошёл на портал.', en: 'Everybody who is signed in may use it.' },
  },
  restricted: {
    title: { kk: 'Рұқсат бойынша', ru: 'По разрешению', en: 'By permission' },
    meaning: {
      kk: 'Сипаттамасы баршаға көрінеді, деректер өтінім бойынша беріледі.', ru: 'Описание видно всем, данные предоставляются по заявке.',
      en: 'Everybody sees what it is about; the data is lent on request.',
    },
  },
}

export const updateWords: Readonly<Record<Description['updates'], Text>> = {
  never: { kk: 'Жаңартылмайды', ru: 'Не обновляется', en: 'Not updated' },
  daily: { kk: 'Күн сайын', ru: 'Ежедневно', en: 'Daily' },
  weekly: { kk: 'Апта сайын', ru: 'Еженедельно', en: 'Weekly' },
  monthly: { kk: 'Ай сайын', ru: 'Ежемесячно', en: 'Monthly' },
  quarterly: { kk: 'Тоқсан сайын', ru: 'Ежеквартально', en: 'Quarterly' },
  yearly: { kk: 'Жыл сайын', ru: 'Ежегодно', en: 'Yearly' },
  irregular: { kk: 'Әр түрлі мерзімде', ru: 'Нерегулярно', en: 'Irregularly' },
}
