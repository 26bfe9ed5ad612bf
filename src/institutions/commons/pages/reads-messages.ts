/** The words of the pages that show who read what. */
import type { Text } from '../../../law/text.ts'
import type { Door } from '../dataset.ts'

export const readWords = {
  mine: { kk: 'Мен оқыған деректер', ru: 'Мои обращения к данным', en: 'What I have read' },
  mineLead: {
    kk: 'Деректердің әр оқылымы жазылады, ал жазбалардың жиынтық хеші журналға енгізіледі: оларды ешкім байқатпай өзгерте алмайды.',
    ru: 'Каждое обращение к данным записывается, а общий хеш записей вносится в журнал: незаметно изменить их нельзя.',
    en: 'Every read of data is kept, and a hash of the records goes into the journal: nobody can change them unnoticed.',
  },
  ofOrganisation: { kk: 'Ұйым атынан оқылғандар', ru: 'Обращения от имени организации', en: 'Read for the organisation' },
  ofMyself: { kk: 'Өз атыңыздан оқылғандар', ru: 'Обращения от своего имени', en: 'Read for yourself' },
  readers: { kk: 'Кім оқыды', ru: 'Кто читал', en: 'Who has read it' },
  readersLead: {
    kk: 'Жеке адамдардың аты көрсетілмейді.', ru: 'Имена частных лиц не показываются.', en: 'Private persons are not named.',
  },
  commitments: { kk: 'Журналдағы тұз қосылған хештерді ашу', ru: 'Раскрытие хешей с солью из журнала', en: 'Opening the salted hashes of the journal' },
  commitmentsLead: {
    kk: 'Барлығына ашық емес деректердің хештері журналда тұз қосылып жасырылған. Бұл файлда тұздар мен жазылған хештер бар: кімге берсеңіз, сол журналда нақты осы деректер тіркелгенін тексере алады. Файлды алған адам жасырын жолдарды болжап көре алады, сондықтан оны тек сенімді адамға беріңіз.',
    ru: 'Хеши данных, открытых не всем, скрыты в журнале с помощью соли. В этом файле соль и записанные хеши: тот, кому вы его передадите, проверит, что в журнале учтены именно эти данные. С помощью этого файла можно и подбирать скрытые строки, поэтому передавайте его только тем, кому доверяете.',
    en: 'Hashes of data that are not open to everybody are hidden in the journal by a salt. This file has the salts and the hashes that were recorded: whoever you give it to can check that the journal recorded these very data. With it hidden rows can be guessed at too, so give it only to those whom you trust.',
  },
  commitmentsHow: { kk: 'Қалай тексеріледі', ru: 'Как проверить', en: 'How to check' },
  when: { kk: 'Қашан', ru: 'Когда', en: 'When' },
  dataset: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' },
  version: { kk: 'Нұсқасы', ru: 'Версия', en: 'Version' },
  door: { kk: 'Тәсілі', ru: 'Способ', en: 'Way' },
  what: { kk: 'Не оқылды', ru: 'Что прочитано', en: 'What was read' },
  amount: { kk: 'Көлемі', ru: 'Объём', en: 'How much' },
  right: { kk: 'Негізі', ru: 'Основание', en: 'By what right' },
  who: { kk: 'Кім', ru: 'Кто', en: 'Who' },
  proof: { kk: 'Дәлелдемесі', ru: 'Доказательство', en: 'Proof' },
  waiting: { kk: 'жақында енгізіледі', ru: 'скоро будет внесено', en: 'soon' },
  entry: { kk: 'журнал жазбасы', ru: 'запись журнала', en: 'journal entry' },
  visitor: { kk: 'жүйеге кірмеген адам', ru: 'не вошедший в систему', en: 'somebody not signed in' },
  person: { kk: 'тіркелген адам', ru: 'зарегистрированный человек', en: 'a registered person' },
  none: { kk: 'Әзірге оқылған жоқ', ru: 'Обращений пока нет', en: 'Nothing was read so far' },
  older: { kk: 'Бұрынғылары', ru: 'Более ранние', en: 'Earlier ones' },
  asFile: { kk: 'Файл түрінде', ru: 'Файлом', en: 'As a file' },
  owner: { kk: 'иесі', ru: 'владелец', en: 'owner' },
  open: { kk: 'ашық деректер', ru: 'открытые данные', en: 'open data' },
  registered: { kk: 'тіркелгендерге ашық', ru: 'для зарегистрированных', en: 'for registered people' },
} as const satisfies Record<string, Text>

export const doorWords = {
  page: { kk: 'портал беті', ru: 'страница портала', en: 'page of the portal' },
  hub: { kk: 'Hugging Face API', ru: 'API Hugging Face', en: 'Hugging Face API' },
  viewer: { kk: 'қарау API-і', ru: 'API просмотра', en: 'viewer API' },
  sql: { kk: 'SQL сұрауы', ru: 'запрос SQL', en: 'SQL query' },
  s3: { kk: 'S3', ru: 'S3', en: 'S3' },
  temporary: { kk: 'S3, уақытша кілт', ru: 'S3, временный ключ', en: 'S3, temporary key' },
  file: { kk: 'файлды жүктеп алу', ru: 'скачивание файла', en: 'download of a file' },
  export: { kk: 'файлға шығару', ru: 'выгрузка в файл', en: 'export to a file' },
  aggregates: { kk: 'жиынтық көрсеткіштер', ru: 'сводные показатели', en: 'aggregates' },
  training: { kk: 'модельді оқыту', ru: 'обучение модели', en: 'training of a model' },
} as const satisfies Record<Door, Text>
