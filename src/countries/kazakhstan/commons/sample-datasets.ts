/** The sample datasets of the programme: real ones with open licences, and made-up tables, with what is said of each. */
import type { Description, KnownColumns, Terms } from '../../../institutions/commons/index.ts'
import type { Text } from '../../../law/text.ts'
import { madeUp } from './made-up.ts'
import { regions } from '../regions.ts'
import { air, companies, diagnoses, schools, visits } from './sample-tables.ts'

export interface SampleDataset {
  readonly namespace: 'til' | 'statistika'
  readonly name: string
  /** The folder under `samples/`, or the files themselves. */
  readonly files: string | Readonly<Record<string, () => string>>
  readonly description: Omit<Description, 'responsible'>
  readonly terms: Terms
  /** What its owner says of columns without looking at the rows. */
  readonly known?: KnownColumns
  /** Why columns in which personal data was found are kept; absent: what is proposed is done. */
  readonly kept?: string
}

const everything: Terms = {
  tier: 'open', purposes: ['research', 'product', 'model-training', 'evaluation', 'public-service'], duties: ['attribution'], mode: 'download', months: 120,
}

const t = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })
const label = (kk: string, ru: string, en: string) => ({ label: t(kk, ru, en) })

const language = { theme: 'LANG', updates: 'never' } as const

const about = (kk: string, ru: string, en: string): Text => t(`${kk}\n\n${madeUp.kk}`, `${ru}\n\n${madeUp.ru}`, `${en}\n\n${madeUp.en}`)

export const sampleDatasets: readonly SampleDataset[] = [
  {
    namespace: 'statistika', name: 'mektepter', files: { 'mektepter.csv': schools }, terms: everything,
    description: {
      title: t('Өңірлер бойынша мектептер', 'Школы по регионам', 'Schools by region'), licence: 'CC-BY-4.0', theme: 'EDUC', updates: 'yearly',
      summary: about('Өңірлердегі мектептердің, оқушылар мен мұғалімдердің саны, 2021–2025 жылдар.', 'Число школ, учеников и учителей по регионам за 2021–2025 годы.', 'Schools, pupils and teachers by region, 2021 to 2025.'),
      keywords: ['мектеп', 'школа', 'білім беру', 'образование'], languages: ['kk'], spatial: 'Қазақстан Республикасы', temporal: { from: '2021-01-01', to: '2025-12-31' },
      fields: {
        'жыл': label('Жыл', 'Год', 'Year'), 'өңір': label('Өңір', 'Регион', 'Region'), 'мектептер': label('Мектептер', 'Школы', 'Schools'),
        'оқушылар': label('Оқушылар', 'Ученики', 'Pupils'), 'мұғалімдер': label('Мұғалімдер', 'Учителя', 'Teachers'),
        'бір мұғалімге оқушы': label('Бір мұғалімге шаққандағы оқушылар', 'Учеников на одного учителя', 'Pupils per teacher'),
      },
    },
  },
  {
    namespace: 'statistika', name: 'aua-sapasy', files: { 'aua-sapasy.csv': air }, terms: everything,
    description: {
      title: t('Қалалардағы ауа сапасы', 'Качество воздуха в городах', 'Air quality in cities'), licence: 'CC-BY-4.0', theme: 'ENVI', updates: 'daily',
      summary: about('Үш қалада күн сайын өлшенген ұсақ бөлшектер, 2024–2025 жылдар.', 'Ежедневные измерения мелких частиц в трёх городах за 2024–2025 годы.', 'Fine particles measured daily in three cities, 2024 and 2025.'),
      keywords: ['ауа', 'воздух', 'PM2.5', 'экология'], languages: ['ru'], spatial: 'Қазақстан Республикасы', temporal: { from: '2024-01-01', to: '2025-12-31' },
      fields: {
        'дата': label('Күні', 'Дата', 'Day'), 'город': label('Қала', 'Город', 'City'),
        'PM2.5': { ...label('PM2.5', 'PM2.5', 'PM2.5'), unit: 'µg/m³' }, 'PM10': { ...label('PM10', 'PM10', 'PM10'), unit: 'µg/m³' },
      },
    },
  },
  {
    namespace: 'statistika', name: 'kasiporyndar', files: { 'kasiporyndar.csv': companies }, terms: { ...everything, tier: 'registered' },
    description: {
      title: t('Кәсіпорындар тізілімі', 'Реестр предприятий', 'Register of companies'), licence: 'CC-BY-4.0', theme: 'ECON', updates: 'monthly',
      summary: about('Кәсіпорындардың БСН-і, өңірі, қызмет түрі және қызметкерлер саны.', 'БИН, регион, вид деятельности и число работников предприятий.', 'BIN, region, activity and staff of companies.'),
      keywords: ['кәсіпорын', 'предприятие', 'БСН', 'БИН'], languages: ['kk'], spatial: 'Қазақстан Республикасы',
      fields: {
        'бсн': label('БСН', 'БИН', 'BIN'), 'атауы': label('Атауы', 'Название', 'Name'), 'өңір': label('Өңір', 'Регион', 'Region'), 'қызмет түрі': label('Қызмет түрі', 'Вид деятельности', 'Activity'),
        'тіркелген күні': label('Тіркелген күні', 'Дата регистрации', 'Registered on'), 'қызметкерлер': label('Қызметкерлер саны', 'Число работников', 'Staff'),
      },
    },
  },
  {
    namespace: 'statistika', name: 'emhana-qabyldaulary', files: { 'qabyldau.csv': visits },
    known: {
      'жынысы': { values: ['ер', 'әйел'] }, 'өңір': { values: regions.map(({ name }) => name.kk) }, 'диагноз коды': { values: [...diagnoses] },
      'туған жылы': { between: ['1900', '2030'] }, 'құны': { between: ['0', '50000'] },
    },
    terms: {
      tier: 'restricted', purposes: ['research', 'model-training', 'evaluation', 'public-service'], duties: ['no-redistribution', 'no-reidentification', 'in-country-only', 'delete-at-end'],
      mode: 'query', months: 24, atOnce: { purposes: ['research'], mode: 'query', months: 6 },
    },
    description: {
      title: t('Емханадағы қабылдаулар', 'Приёмы в поликлиниках', 'Visits to clinics'), licence: 'LicenseRef-terms', theme: 'HEAL', updates: 'monthly',
      summary: about(
        'Емханадағы қабылдаулар: диагноз коды, өңір, жыныс, туған жылы, құны. ЖСН кілті бар хешпен ауыстырылған, телефондар алып тасталған.',
        'Приёмы в поликлиниках: код диагноза, регион, пол, год рождения, стоимость. ИИН заменены хешем с ключом, телефоны удалены.',
        'Visits to clinics: diagnosis code, region, sex, year of birth, cost. Personal numbers are replaced by a keyed hash, telephones are dropped.'),
      keywords: ['денсаулық', 'здравоохранение', 'емхана', 'поликлиника'], languages: ['kk'], spatial: 'Қазақстан Республикасы', temporal: { from: '2025-01-01', to: '2025-12-31' },
      fields: {
        'жсн': label('Адамның белгісі', 'Метка человека', 'Token of the person'), 'туған жылы': label('Туған жылы', 'Год рождения', 'Year of birth'), 'жынысы': label('Жынысы', 'Пол', 'Sex'),
        'өңір': label('Өңір', 'Регион', 'Region'), 'күні': label('Қабылдау күні', 'Дата приёма', 'Day of the visit'), 'диагноз коды': label('Диагноз коды (АХЖ-10)', 'Код диагноза (МКБ-10)', 'Diagnosis code (ICD-10)'),
        'құны': { ...label('Құны', 'Стоимость', 'Cost'), unit: '₸' },
      },
    },
  },
  {
    namespace: 'til', name: 'unimorph-kazakh', files: 'unimorph-kazakh', terms: everything,
    description: {
      ...language, title: t('UniMorph: қазақ тілінің сөз түрлері', 'UniMorph: формы слов казахского языка', 'UniMorph: forms of Kazakh words'), licence: 'CC-BY-SA-3.0',
      summary: t(
        'Қазақ сөздерінің түрлері мен морфологиялық белгілері: зат есім, етістік және сөзжасам.',
        'Формы казахских слов с морфологическими признаками: существительные, глаголы и словообразование.',
        'Forms of Kazakh words with their morphological features: nouns, verbs and derivation.'),
      creator: 'UniMorph', source: 'https://github.com/unimorph/kaz', keywords: ['морфология', 'септік', 'падеж', 'morphology'], languages: ['kk'],
      fields: {
        lemma: label('Бастапқы түр', 'Начальная форма', 'Lemma'), form: label('Сөз түрі', 'Словоформа', 'Form'), features: label('Белгілері (UniMorph)', 'Признаки (UniMorph)', 'Features (UniMorph)'),
        base: label('Негіз', 'Основа', 'Base'), derived: label('Туынды сөз', 'Производное слово', 'Derived word'), parts_of_speech: label('Сөз таптары', 'Части речи', 'Parts of speech'), affix: label('Қосымша', 'Аффикс', 'Affix'),
      },
    },
  },
  {
    namespace: 'til', name: 'kaznerd-validation', files: 'kaznerd-validation', terms: everything,
    kept: 'Жаңалықтар мәтіні, CC BY 4.0 лицензиясымен бұрын жарияланған; атаулар — деректер жиынының мазмұны.',
    description: {
      ...language, title: t('KazNERD: атаулы мәндер (тексеру бөлігі)', 'KazNERD: именованные сущности (проверочная часть)', 'KazNERD: named entities (validation part)'), licence: 'CC-BY-4.0',
      summary: t(
        'Қазақша сөйлемдер, атаулы мәндердің 25 түрі IOB2 белгілерімен белгіленген.',
        'Казахские предложения, в которых разметкой IOB2 отмечены 25 видов именованных сущностей.',
        'Kazakh sentences in which 25 classes of named entities are marked with IOB2 tags.'),
      creator: 'ISSAI, Nazarbayev University', source: 'https://github.com/IS2AI/KazNERD', keywords: ['NER', 'атаулы мәндер', 'именованные сущности'], languages: ['kk'],
      fields: { tokens: label('Сөздер', 'Слова', 'Tokens'), tags: label('Белгілер', 'Метки', 'Tags') },
    },
  },
  {
    namespace: 'til', name: 'tatoeba-kazakh', files: 'tatoeba-kazakh', terms: everything, kept: 'Ашық сөйлемдер: шын адамдар туралы емес.',
    description: {
      ...language, title: t('Tatoeba: қазақша сөйлемдер', 'Tatoeba: предложения на казахском', 'Tatoeba: sentences in Kazakh'), licence: 'CC-BY-2.0',
      summary: t(
        'Еріктілер жазған қысқа сөйлемдер. Түпнұсқасының лицензиясы — CC BY 2.0 FR.', 'Короткие предложения, написанные волонтёрами. Лицензия оригинала — CC BY 2.0 FR.',
        'Short sentences written by volunteers. The licence of the original is CC BY 2.0 FR.'),
      creator: 'Tatoeba', source: 'https://tatoeba.org', keywords: ['сөйлем', 'предложения', 'sentences'], languages: ['kk'], fields: { text: label('Сөйлем', 'Предложение', 'Sentence') },
    },
  },
  {
    namespace: 'til', name: 'common-voice-kazakh', files: 'common-voice-kazakh', terms: { ...everything, duties: [] }, kept: 'CC0 мәтін: мақал-мәтелдер мен сөйлемдер.',
    description: {
      ...language, title: t('Common Voice: оқуға арналған сөйлемдер', 'Common Voice: предложения для чтения вслух', 'Common Voice: sentences to read aloud'), licence: 'CC0-1.0',
      summary: t('Дауыс жинауға арналған қазақша сөйлемдер.', 'Казахские предложения для сбора записей голоса.', 'Kazakh sentences for collecting recordings of voice.'),
      creator: 'Mozilla Common Voice', source: 'https://commonvoice.mozilla.org', keywords: ['дауыс', 'голос', 'voice', 'мақал'], languages: ['kk'], fields: { text: label('Сөйлем', 'Предложение', 'Sentence') },
    },
  },
  {
    namespace: 'til', name: 'flores-200-dev', files: 'flores-200-dev', terms: { ...everything, purposes: ['research', 'evaluation'] },
    kept: 'Көпшілікке арналған мақалалардан алынған сөйлемдер, CC BY-SA 4.0 лицензиясымен бұрын жарияланған.',
    description: {
      ...language, title: t('FLORES-200: он бір тілдегі сөйлемдер', 'FLORES-200: предложения на одиннадцати языках', 'FLORES-200: sentences in eleven languages'), licence: 'CC-BY-SA-4.0',
      summary: t(
        'Аударма сапасын тексеруге арналған 997 сөйлем; тілдер қатар тұр.', '997 предложений для проверки качества перевода; языки стоят рядом.', '997 sentences for judging translation, with the languages side by side.'),
      creator: 'Meta AI', source: 'https://github.com/facebookresearch/flores', keywords: ['аударма', 'перевод', 'translation'], languages: ['kk', 'ru', 'en', 'ky', 'uz', 'tt', 'ba', 'tr', 'mn', 'tg', 'uk'],
      fields: {
        kk: label('Қазақша', 'Казахский', 'Kazakh'), ru: label('Орысша', 'Русский', 'Russian'), en: label('Ағылшынша', 'Английский', 'English'), ky: label('Қырғызша', 'Киргизский', 'Kyrgyz'),
        uz: label('Өзбекше', 'Узбекский', 'Uzbek'), tt: label('Татарша', 'Татарский', 'Tatar'), ba: label('Башқұртша', 'Башкирский', 'Bashkir'), tr: label('Түрікше', 'Турецкий', 'Turkish'),
        mn: label('Моңғолша', 'Монгольский', 'Mongolian'), tg: label('Тәжікше', 'Таджикский', 'Tajik'), uk: label('Украинша', 'Украинский', 'Ukrainian'),
      },
    },
  },
  {
    namespace: 'til', name: 'interface-strings-kazakh', files: 'interface-strings-kazakh', terms: everything, kept: 'Бағдарлама интерфейсінің жолдары.',
    description: {
      ...language, title: t('Интерфейс жолдары үш жазуда', 'Строки интерфейса на трёх письменностях', 'Interface strings in three scripts'), licence: 'GPL-2.0-or-later',
      summary: t(
        'MediaWiki интерфейсінің жолдары: кирилл, латын және араб жазуымен.', 'Строки интерфейса MediaWiki кириллицей, латиницей и арабским письмом.', 'Strings of the interface of MediaWiki in Cyrillic, Latin and Arabic script.'),
      creator: 'MediaWiki', source: 'https://www.mediawiki.org', keywords: ['интерфейс', 'жазу', 'письменность', 'script'], languages: ['kk-Cyrl', 'kk-Latn', 'kk-Arab'],
      fields: { key: label('Кілт', 'Ключ', 'Key'), cyrl: label('Кирилл жазуы', 'Кириллица', 'Cyrillic'), latn: label('Латын жазуы', 'Латиница', 'Latin'), arab: label('Араб жазуы', 'Арабское письмо', 'Arabic') },
    },
  },
]
