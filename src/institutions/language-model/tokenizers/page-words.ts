/** Words of the pages of tokenizers. */
import { formatNumber, inEveryLanguage, plural } from '../../../law/format.ts'
import { same, spoken, type Text } from '../../../law/text.ts'
import type { MeasuredLanguage } from './card.ts'
import { type TokenizerKind, type TokenizerState, vocabularyRange } from './tables.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** Words with the range of tokens that may be asked for, and with what is usual. */
const between = (said: (least: string, most: string, usual: string) => Text): Text => inEveryLanguage((locale) =>
  said(formatNumber(vocabularyRange.least, locale), formatNumber(vocabularyRange.most, locale), formatNumber(32_000, locale))[locale])

/** Why a tokenizer has fewer tokens than were asked for. */
export const fewerTokens = (asked: number): Text => inEveryLanguage((locale) => {
  const said = formatNumber(asked, locale)
  return spoken({
    kk: `${said} токен сұралған. Корпус мәтінінен бұдан көп токен шықпады: бөліктері таусылды. Көбірек керек болса, көлемі үлкенірек корпус алыңыз.`,
    ru: `Запрошено токенов: ${said}. Текст корпуса больше не дал: в нём закончились новые сочетания. Если нужно больше, возьмите корпус большего объёма.`,
    en: `${said} were asked for. The text of the corpus gave no more: it has no further pieces to make tokens of. For more, take a larger corpus.`,
  })[locale]
})

export const words = {
  institution: say('Тілдік модель', 'Языковая модель', 'Language model'),
  title: say('Токенизаторлар', 'Токенизаторы', 'Tokenizers'),
  lead: say(
    'Токенизатор мәтінді модель оқитын бөліктерге — токендерге бөледі. Бір сөзге неғұрлым аз токен кетсе, модель соғұрлым арзан әрі тез жұмыс істейді.',
    'Токенизатор делит текст на части, которые читает модель, — токены. Чем меньше токенов на слово, тем дешевле и быстрее модель.',
    'A tokenizer cuts text into the pieces that a model reads: tokens. The fewer tokens a word takes, the cheaper and faster the model.'),
  none: say('Әзірге токенизатор жоқ', 'Токенизаторов пока нет', 'There are no tokenizers yet'),
  noneHint: say('Токенизатор дайын корпус негізінде оқытылады.', 'Токенизатор обучается на готовом корпусе.', 'One is trained on a corpus that is ready.'),
  add: say('Токенизатор оқыту', 'Обучить токенизатор', 'Train a tokenizer'),
  addLead: say(
    'Екі ядролы машинада 32 000 токен бірнеше минутта дайын болады.', 'На двух ядрах 32 000 токенов готовы за несколько минут.', 'On two cores, 32,000 tokens are ready within minutes.'),
  begin: say('Оқытуды бастау', 'Начать обучение', 'Begin training'),
  cancel: say('Болдырмау', 'Отменить', 'Cancel'),
  name: say('Атауы', 'Имя', 'Name'),
  nameHint: say('Латын әріптері, цифрлар, нүкте мен сызықша: kazakh-32k', 'Латинские буквы, цифры, точка и дефис: kazakh-32k', 'Latin letters, digits, full stop and hyphen: kazakh-32k'),
  nameWrong: say('Атау латын әріптерінен, цифрлардан, нүкте мен сызықшадан тұруы керек (2–63 таңба).', 'Имя — латинские буквы, цифры, точка и дефис (2–63 знака).', 'The name is made of Latin letters, digits, full stop and hyphen (2–63 characters).'),
  kind: say('Түрі', 'Вид', 'Kind'),
  vocabulary: say('Токендер саны', 'Число токенов', 'Number of tokens'),
  vocabularyHint: between((least, most, usual) => spoken({
    kk: `${least} – ${most}; қазақша модельге әдетте ${usual}`, ru: `${least} – ${most}; для казахской модели обычно ${usual}`, en: `${least} to ${most}; for a Kazakh model usually ${usual}`,
  })),
  vocabularyWrong: between((least, most) => spoken({
    kk: `Токендер саны ${least} пен ${most} арасында болуы керек.`, ru: `Число токенов — от ${least} до ${most}.`, en: `The number of tokens must be between ${least} and ${most}.`,
  })),
  corpus: say('Корпус', 'Корпус', 'Corpus'),
  corpusWrong: say('Дайын корпусты таңдаңыз.', 'Выберите готовый корпус.', 'Choose a corpus that is ready.'),
  noCorpora: say('Дайын корпус жоқ', 'Нет готового корпуса', 'There is no corpus that is ready'),
  toCorpora: say('Корпус жинақтау', 'Собрать корпус', 'Build a corpus'),
  state: say('Күйі', 'Состояние', 'State'),
  perWord: say('Бір сөзге токен', 'Токенов на слово', 'Tokens a word'),
  perToken: say('Бір токенге байт', 'Байтов на токен', 'Bytes a token'),
  fertility: say('Мәтін қаншаға түседі', 'Во что обходится текст', 'What text costs'),
  fertilityHint: say(
    'Барлығы бір мәтінде өлшенген: FLORES-200, әзірлеу бөлігі, әр тілде 997 сөйлем; ешбір корпусқа кірмейді. Сөздер бос орынмен бөлінген, байттар — UTF-8.',
    'Всё измерено на одном тексте: FLORES-200, часть для разработки, по 997 предложений; он не входит ни в один корпус. Слова разделены пробелами, байты — UTF-8.',
    'All measured on the same text: the development part of FLORES-200, 997 sentences of each language, which no corpus holds. Words are parted by white space; bytes are UTF-8.'),
  tokenizer: say('Токенизатор', 'Токенизатор', 'Tokenizer'),
  measuredWith: (program: string): Text => spoken({ kk: `${program} бумасымен өлшенген`, ru: `измерено пакетом ${program}`, en: `measured with ${program}` }),
  here: say('осы порталда өлшенген', 'измерено этим порталом', 'measured by this portal'),
  samples: say('Сөйлемдер қалай бөлінеді', 'Как делятся предложения', 'How sentences are cut'),
  samplesHint: say('Әр белгі — бір токен; � — токен ішінде бөлінген әріптің бөлігі.', 'Каждая отметка — один токен; � — часть буквы, разделённой между токенами.', 'Each mark is one token; � is a part of a letter that is cut between tokens.'),
  tryOut: say('Өз мәтініңізді бөліп көріңіз', 'Разделить свой текст', 'Cut a text of your own'),
  text: say('Мәтін', 'Текст', 'Text'),
  cut: say('Бөлу', 'Разделить', 'Cut'),
  download: say('tokenizer.json жүктеп алу', 'Скачать tokenizer.json', 'Download tokenizer.json'),
  facts: say('Деректер', 'Сведения', 'Facts'),
  hash: say('Файлдың хеші (SHA-256)', 'Хеш файла (SHA-256)', 'Hash of the file (SHA-256)'),
  took: say('Оқыту уақыты', 'Время обучения', 'Training took'),
  made: say('Басталды', 'Начато', 'Begun'),
  roundTrip: say('Әрпіне дейін қалпына келген мәтіндер', 'Тексты, восстановленные буква в букву', 'Texts that came back letter for letter'),
  gguf: say('GGUF-ке экспорт', 'Экспорт в GGUF', 'Export to GGUF'),
  ggufYes: say('болады', 'возможен', 'possible'),
  ggufNo: say('болмайды: unigram салыстыру үшін ғана', 'невозможен: unigram только для сравнения', 'not possible: unigram is for comparison only'),
  failed: say('Оқыту сәтсіз аяқталды', 'Обучение не удалось', 'The training failed'),
  failedHint: say('Себебі жойылғанда, оқытуды сол корпуспен және сол параметрлермен қайта бастауға болады.', 'Когда причина устранена, обучение можно запустить снова: с тем же корпусом и теми же параметрами.', 'Once the cause is mended, the training can start again, with the same corpus and the same choices.'),
  again: say('Қайта оқыту', 'Обучить снова', 'Train again'),
  going: say('Оқыту жүріп жатыр. Бет өзі жаңарады.', 'Идёт обучение. Страница обновляется сама.', 'The training goes on. The page renews itself.'),
  thread: say('Шығу тегі және қолданылуы', 'Происхождение и использование', 'What it was made from, and for what'),
  threadHint: say('Солдан оңға: бастапқы деректерден модельдерге дейін.', 'Слева направо: от исходных данных до моделей.', 'From left to right: from the source data to the models.'),
} as const

export const stateWords: Readonly<Record<TokenizerState, Text>> = {
  waiting: say('кезекте', 'в очереди', 'waiting'), running: say('оқытылуда', 'обучается', 'training'), failed: say('сәтсіз', 'не удалось', 'failed'), done: say('дайын', 'готов', 'ready'),
}

export const kindWords: Readonly<Record<TokenizerKind, { readonly title: Text; readonly hint: Text }>> = {
  bpe: {
    title: say('Байттық BPE', 'Побайтовый BPE', 'BPE over bytes'),
    hint: say('Кез келген мәтінді жазады, модельмен бірге GGUF-ке экспортталады.', 'Пишет любой текст, экспортируется с моделью в GGUF.', 'Writes any text, and goes into GGUF with the model.'),
  },
  unigram: { title: say('Unigram', 'Unigram', 'Unigram'), hint: say('Салыстыру үшін; GGUF-ке экспортталмайды.', 'Для сравнения; в GGUF не экспортируется.', 'For comparison; does not go into GGUF.') },
}

const [inKazakh, inRussian, inEnglish] = [say('қазақша', 'казахский', 'Kazakh'), say('орысша', 'русский', 'Russian'), say('ағылшынша', 'английский', 'English')] as const
export const languageWords: Readonly<Record<MeasuredLanguage, Text>> = { kk: inKazakh, ru: inRussian, en: inEnglish }

/** Each number has a message of its own: a translator has the forms of one noun at a time. */
export const tokenCount = (tokens: number, wordCount: number): Text => inEveryLanguage((locale) => `${tokensSaid(tokens)[locale]}, ${wordsSaid(wordCount)[locale]}`)

const tokensSaid = (tokens: number): Text => spoken({
  kk: `${formatNumber(tokens, 'kk')} токен`, ru: `${formatNumber(tokens, 'ru')} ${plural('ru', tokens, { one: 'токен', few: 'токена', other: 'токенов' })}`,
  en: `${formatNumber(tokens, 'en')} ${plural('en', tokens, { one: 'token', other: 'tokens' })}`,
})

const wordsSaid = (count: number): Text => spoken({
  kk: `${formatNumber(count, 'kk')} сөз`, ru: `${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'слово', few: 'слова', other: 'слов' })}`,
  en: `${formatNumber(count, 'en')} ${plural('en', count, { one: 'word', other: 'words' })}`,
})

export const seconds = (value: number): Text => inEveryLanguage((locale) => {
  const said = formatNumber(Math.round(value), locale)
  return spoken({ kk: `${said} с`, ru: `${said} с`, en: `${said} s` })[locale]
})

/** How many of how many: `312 / 312`. */
export const ofAll = (some: number, all: number): string => `${some} / ${all}`

/** What a kind of tokenizer is called; a kind of elsewhere as it is written. */
export const nameOfTokenizer = (kind: string): Text => (kind === 'bpe' || kind === 'unigram' ? kindWords[kind].title : same(kind))
