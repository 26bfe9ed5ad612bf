/** The words of the pages of corpora. */
import { formatNumber, inEveryLanguage } from '../../../../law/format.ts'
import { type Locale, same, spoken, type Text } from '../../../../law/text.ts'
import type { CorpusState } from '../corpus.ts'
import { nameOfLanguage } from '../language-names.ts'
import type { Tier } from '../licences.ts'
import type { OptOutKind } from '../opt-out.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  institution: say('Тілдік модель', 'Языковая модель', 'Language model'),
  corpora: say('Мәтін корпустары', 'Корпуса текстов', 'Corpora'),
  lead: say(
    'Тілдік модельдер осы мәтіндер негізінде оқытылады. Әр корпустың дереккөздері, лицензиялары, сүзгілері және алынып тасталған мәтіндер саны ашық.',
    'На этих текстах обучаются языковые модели. Источники, лицензии, фильтры и число удалённых текстов каждого корпуса открыты.',
    'Language models learn from these texts. Of each corpus the sources, the licences, the filters and what was left out are open.',
  ),
  none: say('Әзірге корпус жоқ', 'Корпусов пока нет', 'There are no corpora yet'),
  noneHint: say('Алғашқы корпусты тілдік модель инженері жинақтайды.', 'Первый корпус соберёт инженер языковой модели.', 'An engineer of the language model builds the first one.'),
  build: say('Корпус жинақтау', 'Собрать корпус', 'Build a corpus'),
  buildLead: say(
    'Модельді оқытуға рұқсат етілген мәтіндерді таңдаңыз. Мәтіндер тазартылады, тілі мен сапасы тексеріледі, қайталанулары мен бағалау жиындарының үзінділері алып тасталып, дербес деректер жасырылады.',
    'Выберите тексты, на которых разрешено обучать модели. Их очистят, проверят язык и качество, уберут повторы и фрагменты оценочных наборов, скроют персональные данные.',
    'Choose texts on which models may be trained. They are mended, sorted by language and quality, freed of duplicates and of passages of benchmarks, and personal data is masked.',
  ),
  title: say('Атауы', 'Название', 'Title'),
  state: say('Күйі', 'Состояние', 'State'),
  languages: say('Тілдері', 'Языки', 'Languages'),
  size: say('Көлемі', 'Объём', 'Size'),
  licences: say('Лицензиялар', 'Лицензии', 'Licences'),
  created: say('Жинақталған күні', 'Дата сборки', 'Built'),
  datasets: say('Деректер жиындары', 'Наборы данных', 'Datasets'),
  datasetsHint: say(
    'Шарттары немесе рұқсаты «модельді оқыту» мақсатына жол беретін жиындардың мәтін бағандары.',
    'Текстовые столбцы наборов, условия или разрешение которых допускают цель «обучение моделей».',
    'Text columns of datasets whose terms, or a grant, allow the purpose “training of models”.',
  ),
  noDatasets: say(
    'Сізге модельді оқытуға берілген деректер жиыны әзірге жоқ. Ортақ деректер қорынан рұқсат сұраңыз немесе файл жүктеңіз.',
    'Пока нет наборов данных, на которых вам разрешено обучать модели. Запросите доступ в фонде данных или загрузите файл.',
    'No dataset is lent to you for training models yet. Ask for access in the commons, or upload a file.',
  ),
  rows: (count: number, locale: Locale): string => spoken({ kk: `${formatNumber(count, locale)} жол`, ru: `строк: ${formatNumber(count, locale)}`, en: `${formatNumber(count, locale)} rows` })[locale],
  files: say('Файлдар', 'Файлы', 'Files'),
  textFiles: say('Мәтіндердің файлдары', 'Файлы с текстами', 'Files of its texts'),
  textFilesHint: say(
    'Модельді басқа машинада оқытуға арналған: токенизатор файлы токенизатордың бетінде. Файлдарды тек тілдік модель инженері жүктеп ала алады; деректер жиындарының шарттары әр жүктеуде қайта тексеріледі, ал жүктеу журналда қалады.',
    'Для обучения на другой машине: файл токенизатора — на странице токенизатора. Файлы скачивает только инженер языковой модели; условия наборов данных проверяются при каждом скачивании, а скачивание остаётся в журнале.',
    'For training on another machine; the file of a tokenizer is on its page. Only an engineer of the language model downloads these. Each time the terms of the datasets are checked anew, and the download stays in the journal.',
  ),
  file: say('Файл', 'Файл', 'File'),
  sha256: say('SHA-256', 'SHA-256', 'SHA-256'),
  filesHint: say(
    'JSON Lines (.jsonl немесе .jsonl.gz): әр жолда {"text": "…", "licence": "…"}; «id», «source», «doc» және «url» өрістері де оқылады. Әр файл 1 ГБ-тан аспайды.',
    'JSON Lines (.jsonl или .jsonl.gz): в каждой строке {"text": "…", "licence": "…"}; читаются и поля «id», «source», «doc», «url». Каждый файл — не больше 1 ГБ.',
    'JSON Lines (.jsonl or .jsonl.gz): {"text": "…", "licence": "…"} on each line; the members “id”, “source”, “doc” and “url” are read too. At most 1 GB a file.',
  ),
  licence: say('Файлдардың лицензиясы', 'Лицензия файлов', 'Licence of the files'),
  licenceHint: say(
    'Жазбаларда «licence» өрісі болмаса. SPDX атауы, мысалы, CC-BY-4.0. Лицензиясыз мәтін қабылданбайды.',
    'Если в записях нет поля «licence». Название по SPDX, например CC-BY-4.0. Тексты без лицензии не принимаются.',
    'Where the records have no “licence”. Its SPDX name, such as CC-BY-4.0. A text without a licence is refused.',
  ),
  member: say('Мәтін өрісінің атауы', 'Название поля с текстом', 'Name of the member with the text'),
  memberHint: say('Әдетте text.', 'Обычно text.', 'Usually text.'),
  strict: say('Тек ашық лицензиялар', 'Только открытые лицензии', 'Only open licences'),
  strictHint: say(
    'Қоғамдық игілік, ресми құжаттар, CC0, CC BY, CC BY-SA және рұқсат беретін лицензиялар. GPL, коммерциялық емес және тексерілмеген мәтіндер алынбайды.',
    'Общественное достояние, официальные документы, CC0, CC BY, CC BY-SA и разрешительные лицензии. Тексты под GPL, некоммерческие и непроверенные не берутся.',
    'Public domain, official documents, CC0, CC BY, CC BY-SA and permissive licences. Texts under the GPL, for non-commercial use, or unverified are left out.',
  ),
  translations: say('Машиналық аударма деп белгіленген мәтіндерді қалдыру', 'Оставить тексты, помеченные как машинный перевод', 'Keep texts that are marked as machine-translated'),
  benchmarks: say('Бағалау жиындары', 'Оценочные наборы', 'Benchmarks'),
  benchmarksHint: say(
    'Модельдер осы жиындармен бағаланады, сондықтан олармен қатарынан сегіз сөзі бірдей жолдар корпусқа кірмейді.',
    'По этим наборам оценивают модели, поэтому строки, в которых подряд совпадают восемь слов, в корпус не входят.',
    'Models are evaluated by these, so lines that share eight words in a row with them do not come into a corpus.',
  ),
  start: say('Жинақтауды бастау', 'Начать сборку', 'Start building'),
  cancel: say('Тоқтату', 'Остановить', 'Stop'),
  again: say('Қайта жинақтау', 'Собрать заново', 'Build again'),
  change: say('Өзгертіп, қайта жинақтау', 'Изменить и собрать заново', 'Change and build again'),
  changeLead: say(
    'Бұрынғы таңдау толтырулы тұр. Қажетін өзгертіңіз: қатесі бар файлдың орнына түзетілгенін жүктеңіз.',
    'Прежний выбор уже заполнен. Измените нужное: вместо файла с ошибкой загрузите исправленный.',
    'What was chosen before is filled in. Change what is needed: in place of a file with an error, upload a mended one.',
  ),
  keptFiles: say('Бұрын жүктелген файлдар', 'Ранее загруженные файлы', 'Files uploaded before'),
  keptFilesHint: say(
    'Белгіленбеген файл корпусқа кірмейді және жойылады.', 'Файл без отметки в корпус не войдёт и будет удалён.', 'A file that is not ticked does not come into the corpus, and is deleted.',
  ),
  asked: say('Не таңдалған', 'Что выбрано', 'What was chosen'),
  licenceDemand: say('Лицензия талабы', 'Требование к лицензиям', 'Demand on licences'),
  machineTranslation: say('Машиналық аударма', 'Машинный перевод', 'Machine translation'),
  translationsKept: say('Қалдырылады', 'Оставляется', 'Kept'),
  translationsLeftOut: say('Алып тасталады', 'Удаляется', 'Left out'),
  gone: say('Енді жоқ деректер жиыны', 'Набор данных, которого больше нет', 'A dataset that is no longer there'),
  refresh: say('Жаңарту', 'Обновить', 'Refresh'),
  building: say('Корпус жинақталып жатыр', 'Корпус собирается', 'The corpus is being built'),
  waiting: say('Кезек күтуде', 'Ожидает очереди', 'Waiting its turn'),
  failed: say('Корпус жинақталмады', 'Корпус не собран', 'The corpus could not be built'),
  cancelled: say('Жинақтау тоқтатылды', 'Сборка остановлена', 'Building was stopped'),
  documents: say('Құжаттар', 'Документы', 'Documents'),
  wordCount: say('Сөздер', 'Слова', 'Words'),
  bytes: say('Байт', 'Байты', 'Bytes'),
  read: say('Оқылды', 'Прочитано', 'Read'),
  kept: say('Қалды', 'Осталось', 'Kept'),
  train: say('Оқытуға', 'Для обучения', 'For training'),
  validation: say('Тексеруге', 'Для проверки', 'For validation'),
  hash: say('Корпустың хеші (SHA-256)', 'Хеш корпуса (SHA-256)', 'Hash of the corpus (SHA-256)'),
  rest: say('Үлгілерсіз манифест хеші (SHA-256)', 'Хеш манифеста без образцов (SHA-256)', 'Hash of the manifest without its samples (SHA-256)'),
  withheld: say(
    'Корпустың хеші үлгілері бар толық манифестке тиесілі. Қазір манифест үлгілерсіз беріледі, сондықтан оның байттары бұл хешке сәйкес келмейді: «withheld» өрісінде осы жазылған.',
    'Хеш корпуса относится к полному манифесту с образцами. Сейчас манифест выдаётся без образцов, поэтому его байты этому хешу не соответствуют: об этом сказано в его поле «withheld».',
    'The hash of the corpus is that of the whole manifest with its samples. The manifest is now given without them, so its bytes do not have that hash: its member “withheld” says so.',
  ),
  restRecorded: say(
    'Қалған бөлігін тексеруге болады: «withheld» өрісінсіз канондық түрінің (RFC 8785) хеші төменде, ол журналдың корпус жинақталғаны туралы жазбасында да көрсетілген.',
    'Остальное можно проверить: хеш канонической формы (RFC 8785) без поля «withheld» приведён ниже, он указан и в записи журнала о сборке корпуса.',
    'The rest can be checked: the hash of its canonical form (RFC 8785) without “withheld” stands below, and the journal’s entry of when the corpus was built names it too.',
  ),
  restEntry: say('Журнал жазбасы', 'Запись журнала', 'Entry of the journal'),
  restUnrecorded: say(
    'Қалған бөлігінің канондық түрінің (RFC 8785, «withheld» өрісінсіз) хеші төменде. Журнал жазбасында әзірге тек толық манифестің хеші көрсетілген, сондықтан бұл хешті журналмен салыстыруға болмайды.',
    'Хеш канонической формы остального (RFC 8785, без поля «withheld») приведён ниже. В записи журнала пока указан хеш только полного манифеста, поэтому сверить этот хеш с журналом нельзя.',
    'The hash of the canonical form of the rest (RFC 8785, without “withheld”) stands below. So far the journal names the whole manifest alone, so this hash cannot be compared with it.',
  ),
  strictYes: say('Тек ашық лицензиялар', 'Только открытые лицензии', 'Open licences only'),
  strictNo: say('Барлық лицензия', 'Все лицензии', 'All licences'),
  about: say('Қысқаша', 'Кратко', 'In short'),
  sources: say('Дереккөздер', 'Источники', 'Sources'),
  source: say('Дереккөз', 'Источник', 'Source'),
  part: say('Бөлігі', 'Часть', 'Part'),
  tier: say('Санаты', 'Категория', 'Tier'),
  share: say('Үлесі', 'Доля', 'Share'),
  removed: say('Алынып тасталғаны және себебі', 'Что удалено и почему', 'What was left out, and why'),
  reason: say('Себебі', 'Причина', 'Reason'),
  rule: say('Ережесі', 'Правило', 'Rule'),
  cut: say('Құжаттардан кесілген жолдар', 'Строки, вырезанные из документов', 'Lines cut out of documents'),
  lines: say('Жолдар', 'Строки', 'Lines'),
  line: (number: string, locale: Locale): string => spoken({ kk: `${number}-жол`, ru: `строка ${number}`, en: `line ${number}` })[locale],
  mended: say('Түзетілген таңбалар', 'Исправленные знаки', 'Mended characters'),
  masked: say('Жасырылған дербес деректер', 'Скрытые персональные данные', 'Masked personal data'),
  namesLeft: say(
    'Адам аты сол жолда басқа дербес дерек болса ғана жасырылады. Басқа аттар, көбіне қоғам қайраткерлерінікі, қалады: модель оларды қайталауы мүмкін.',
    'Имя человека скрывается, только если в той же строке есть другие персональные данные. Остальные имена, чаще публичных лиц, остаются: модель может их повторить.',
    'A person’s name is masked only where the same line holds other personal data. Other names, mostly of people in public life, remain: a model may repeat them.',
  ),
  kind: say('Түрі', 'Вид', 'Kind'),
  count: say('Саны', 'Количество', 'Count'),
  samples: say('Мысалдар', 'Примеры', 'Samples'),
  samplesHint: say(
    'Оларды ешкім таңдаған жоқ: бұл — идентификаторының хеші ең кіші құжаттар. Тек ашық дереккөздерден.',
    'Их никто не выбирал: это документы с наименьшим хешем идентификатора. Только из открытых источников.',
    'Nobody picked them: the documents whose ids have the smallest hashes. From open sources only.',
  ),
  decontamination: say('Бағалау жиындарынан тазарту', 'Очистка от оценочных наборов', 'Decontamination'),
  rules: say('Сапа ережелері', 'Правила качества', 'Rules of quality'),
  threshold: say('Шегі', 'Порог', 'Threshold'),
  origin: say('Қайдан алынған', 'Откуда взято', 'Where it is from'),
  duplicates: (similarity: number, bands: number, places: number, locale: Locale): string => spoken({
    kk: `Бірдей мәтіндер сөздерінің SHA-256 хешімен, ұқсас мәтіндер MinHash әдісімен табылады (${places} мән, ${bands} жолақ; бағаланған Жаккар коэффициенті ${formatNumber(similarity, locale)} немесе одан жоғары). Алғашқысы қалады.`,
    ru: `Одинаковые тексты находят по SHA-256 их слов, похожие — по MinHash (значений — ${places}, полос — ${bands}; оценка коэффициента Жаккара от ${formatNumber(similarity, locale)}). Остаётся первый.`,
    en: `Equal texts are told by the SHA-256 of their words, near ones by MinHash (${places} values, ${bands} bands; estimated Jaccard similarity of ${formatNumber(similarity, locale)} or more). The first one stays.`,
  })[locale],
  thread: say('Корпустың шығу тегі және қолданылуы', 'Происхождение и использование корпуса', 'The thread of the corpus'),
  threadHint: say('Корпус неден жинақталғаны және одан не жасалғаны.', 'Из чего собран корпус и что создано на его основе.', 'What the corpus was made from, and what was made from it.'),
  manifest: say('Манифест (JSON)', 'Манифест (JSON)', 'Manifest (JSON)'),
  summary: say('Оқыту деректерінің қысқаша сипаттамасы', 'Сводка об обучающих данных', 'Summary of training content'),
  report: say('Алынып тасталған құжаттар тізімі', 'Список удалённых документов', 'List of the documents left out'),
  optOuts: say('Пайдалануға тыйым салынған мәтіндер', 'Тексты, запрещённые к использованию', 'Opt-outs'),
  optOutsLead: say(
    'Құқық иесі мәтінінің модель оқытуға пайдаланылуына қарсы болса, осында енгізіледі. Тек SHA-256 хеші сақталады. Келесі корпустар оны алмайды, бұрынғылары тексеріліп, табылса, белгіленеді.',
    'Сюда вносят тексты, правообладатели которых против обучения на них. Хранится только хеш SHA-256. Новые корпуса их не возьмут, прежние будут проверены и, если тексты найдены, помечены.',
    'Texts whose owners object to training are entered here. Only their SHA-256 is kept. Later corpora leave them out; earlier ones are searched, and marked if they hold them.',
  ),
  optOutKind: say('Нені', 'Что', 'What'),
  optOutValue: say('Мәні', 'Значение', 'Value'),
  optOutValueHint: say('Мекенжай, домен, дереккөз атауы, құжат идентификаторы немесе мәтіннің өзі.', 'Адрес, домен, название источника, идентификатор документа или сам текст.', 'An address, a domain, the name of a source, the id of a document, or the text itself.'),
  optOutReason: say('Кімнің өтінішімен және неге', 'По чьей просьбе и почему', 'At whose request, and why'),
  enter: say('Енгізу', 'Внести', 'Enter'),
  entered: say('Енгізілді. Бұрынғы корпустар тексерілуде.', 'Внесено. Прежние корпуса проверяются.', 'Entered. Earlier corpora are being searched.'),
  noOptOuts: say('Тізім бос', 'Список пуст', 'The list is empty'),
  holding: say('Корпустарда', 'В корпусах', 'In corpora'),
  entry: say('Жазба', 'Запись', 'Entry'),
} as const

export const stateWords: Readonly<Record<CorpusState, Text>> = {
  building: say('Жинақталуда', 'Собирается', 'Being built'), ready: say('Дайын', 'Готов', 'Ready'),
  failed: say('Жинақталмады', 'Не собран', 'Failed'), cancelled: say('Тоқтатылған', 'Остановлен', 'Stopped'),
}

export const markedWord: Text = say('Пайдаланбаңыз', 'Не использовать', 'Do not use')

export const tierWords: Readonly<Record<Tier, Text>> = {
  open: say('Ашық', 'Открытая', 'Open'), copyleft: say('Копилефт', 'Копилефт', 'Copyleft'),
  restricted: say('Шектеулі', 'Ограниченная', 'Restricted'), unverified: say('Тексерілмеген', 'Не проверена', 'Unverified'),
}

export const optOutKindWords: Readonly<Record<OptOutKind, Text>> = {
  url: say('Беттің мекенжайы', 'Адрес страницы', 'Address of a page'), domain: say('Домен', 'Домен', 'Domain'), source: say('Дереккөз', 'Источник', 'Source'),
  document: say('Құжат', 'Документ', 'Document'), text: say('Мәтін', 'Текст', 'Text'),
}

/** Why documents or lines were left out. */
const reasonWords: Readonly<Record<string, Text>> = {
  language: say('Сұралған тілде емес', 'Не на выбранном языке', 'In none of the languages asked for'),
  'opt-out': say('Құқық иесі тыйым салған', 'Запрет правообладателя', 'Opted out by its owner'),
  'machine-translation': say('Машиналық аударма', 'Машинный перевод', 'Machine translation'),
  benchmark: say('Бағалау жиынының үзіндісі', 'Фрагмент оценочного набора', 'Passage of a benchmark'),
  'exact-duplicate': say('Дәл қайталау', 'Точный повтор', 'Exact duplicate'),
  'near-duplicate': say('Ұқсас мәтін', 'Почти повтор', 'Near-duplicate'),
  'licence-copyleft': say('Лицензиясы: копилефт', 'Лицензия: копилефт', 'Licence: copyleft'),
  'licence-restricted': say('Лицензиясы: шектеулі', 'Лицензия: ограниченная', 'Licence: restricted'),
  'licence-unverified': say('Лицензиясы тексерілмеген', 'Лицензия не проверена', 'Licence unverified'),
  'few-words': say('Сөзі тым аз', 'Слишком мало слов', 'Too few words'),
  'no-letters': say('Әріпсіз сөздер көп', 'Много слов без букв', 'Many words without letters'),
  'word-length': say('Сөздердің орташа ұзындығы әдеттен тыс', 'Необычная средняя длина слов', 'Unusual mean length of words'),
  symbols: say('Белгілер көп', 'Много знаков', 'Many symbols'),
  bullets: say('Тізім жолдары', 'Строки списка', 'Lines of bullets'),
  ellipses: say('Көп нүктемен үзілген жолдар', 'Строки, обрывающиеся многоточием', 'Lines cut off by an ellipsis'),
  'function-words': say('Көмекші сөздері жоқ', 'Нет служебных слов', 'No function words'),
  'repeated-lines': say('Қайталанған жолдар', 'Повторяющиеся строки', 'Repeated lines'),
  'top-2-gram': say('Екі сөздік тіркес жиі қайталанады', 'Частый повтор двух слов', 'Two words repeated often'),
  'top-3-gram': say('Үш сөздік тіркес жиі қайталанады', 'Частый повтор трёх слов', 'Three words repeated often'),
  'top-4-gram': say('Төрт сөздік тіркес жиі қайталанады', 'Частый повтор четырёх слов', 'Four words repeated often'),
  'repeated-10-grams': say('Ұзақ қайталанулар', 'Длинные повторы', 'Long repetitions'),
  list: say('Тұтас мәтін емес, тізім', 'Список, а не связный текст', 'A list, not running text'),
  encoding: say('Кодталуы бұзылған', 'Нарушена кодировка', 'Broken encoding'),
  filler: say('Толтырғыш мәтін', 'Текст-заполнитель', 'Filler text'),
  'glued-scripts': say('Аудармада бірігіп кеткен сөздер', 'Склеенные слова из перевода', 'Words glued by translation'),
  code: say('Бағдарлама коды', 'Программный код', 'Program code'),
  obscenity: say('Былапыт сөздер', 'Нецензурная брань', 'Obscene words'),
}

/** A rule by which something was left out, in words. */
export const ruleName = (id: string): Text => {
  const language = /^language-(\w+)$/.exec(id)?.[1]
  return reasonWords[id] ?? (language === undefined ? same(id) : inEveryLanguage((locale) => `${reasonWords['language']![locale]}: ${nameOfLanguage(language)[locale].toLowerCase()}`))
}

export const mendWords: Readonly<Record<string, Text>> = {
  invisible: say('Көрінбейтін таңбалар', 'Невидимые знаки', 'Invisible characters'),
  composed: say('NFC түріне келтірілген мәтіндер', 'Тексты, приведённые к NFC', 'Texts brought to NFC'),
  'cyrillic-from-latin': say('Кирилл сөздеріндегі латын әріптері', 'Латинские буквы в кириллических словах', 'Latin letters in Cyrillic words'),
  'latin-from-cyrillic': say('Латын сөздеріндегі кирилл әріптері', 'Кириллические буквы в латинских словах', 'Cyrillic letters in Latin words'),
  'old-font': say('Ескі қаріп әріптері', 'Буквы старых шрифтов', 'Letters of old fonts'),
  'white-space': say('Бос орындар', 'Пробелы', 'White space'),
}
