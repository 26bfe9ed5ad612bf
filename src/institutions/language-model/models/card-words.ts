/** Words of the card of a model. */
import { formatDecimal, formatNumber, inEveryLanguage, plural } from '../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'
import { type autonomyClasses, interruptionCauses, type Provenance, type riskClasses } from './model.ts'

/** Hours and minutes, or minutes and seconds where they are few: as on the page of the run. */
function hoursOf(all: number): Text {
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, Math.floor(all) % 60]
  return hours > 0
    ? inEveryLanguage((locale) => `${formatNumber(hours, locale)} ${spoken({ kk: `сағ ${minutes} мин`, ru: `ч ${minutes} мин`, en: `h ${minutes} min` })[locale]}`)
    : spoken({ kk: `${minutes} мин ${seconds} с`, ru: `${minutes} мин ${seconds} с`, en: `${minutes} min ${seconds} s` })
}

type InterruptionCause = typeof interruptionCauses[number]

const causeWords: Readonly<Record<InterruptionCause, Text>> = {
  stopped: spoken({ kk: 'инженер тоқтатты', ru: 'остановил инженер', en: 'stopped by an engineer' }),
  crashed: spoken({ kk: 'оқыту бағдарламасының апатты тоқтауы', ru: 'авария программы обучения', en: 'the trainer crashed or was killed' }),
  portal: spoken({ kk: 'портал немесе оның машинасы тоқтады', ru: 'остановка портала или его машины', en: 'the portal or its machine ended' }),
  refused: spoken({ kk: 'оқыту бағдарламасы бас тартты', ru: 'отказ программы обучения', en: 'refused by the trainer' }),
  'not recorded': spoken({ kk: 'себебі жазылмаған', ru: 'причина не записана', en: 'cause not recorded' }),
}

export const cardWords = {
  whatItIs: { kk: 'Бұл не', ru: 'Что это', en: 'What it is' },
  use: { kk: 'Не үшін', ru: 'Для чего', en: 'What it is for' },
  limits: { kk: 'Шектеулері', ru: 'Ограничения', en: 'Limits' },
  data: { kk: 'Оқыту деректері', ru: 'Обучающие данные', en: 'Training data' },
  tokenizer: { kk: 'Токенизатор', ru: 'Токенизатор', en: 'Tokenizer' },
  training: { kk: 'Оқыту', ru: 'Обучение', en: 'Training' },
  evaluation: { kk: 'Бағалау', ru: 'Оценка', en: 'Evaluation' },
  risk: { kk: 'Тәуекелді өзі бағалау', ru: 'Самооценка риска', en: 'Self-assessment of risk' },
  files: { kk: 'Файлдары', ru: 'Файлы', en: 'Files' },
  parameters: { kk: 'Параметрлер', ru: 'Параметры', en: 'Parameters' },
  architecture: { kk: 'Архитектура', ru: 'Архитектура', en: 'Architecture' },
  layers: (layers: number, width: number): Text => spoken({ kk: `Llama: ${layers} қабат, ені ${width}`, ru: `Llama, слоёв: ${layers}, ширина: ${width}`, en: `Llama: ${layers} layers, width ${width}` }),
  context: { kk: 'Контекст', ru: 'Контекст', en: 'Context' },
  tokens: (count: number): Text => inEveryLanguage((locale) => spoken({ kk: `${formatNumber(count, 'kk')} токен`, ru: `${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'токен', few: 'токена', other: 'токенов' })}`, en: `${formatNumber(count, 'en')} tokens` })[locale]),
  languages: { kk: 'Тілдері', ru: 'Языки', en: 'Languages' },
  licence: { kk: 'Лицензия', ru: 'Лицензия', en: 'Licence' },
  version: { kk: 'Нұсқасы (SHA-256)', ru: 'Версия (SHA-256)', en: 'Version (SHA-256)' },
  provider: { kk: 'Жауапты', ru: 'Ответственный', en: 'Provider' },
  contact: { kk: 'Байланыс', ru: 'Контакт', en: 'Contact' },
  kind: { kk: 'Түрі', ru: 'Вид', en: 'Kind' },
  corpus: { kk: 'Корпус', ru: 'Корпус', en: 'Corpus' },
  amount: { kk: 'Көлемі', ru: 'Объём', en: 'Amount' },
  documents: (documents: number, bytes: Text): Text => inEveryLanguage((locale) => spoken({
    kk: `${formatNumber(documents, 'kk')} құжат, ${bytes.kk}`, ru: `${formatNumber(documents, 'ru')} ${plural('ru', documents, { one: 'документ', few: 'документа', other: 'документов' })}, ${bytes.ru}`, en: `${formatNumber(documents, 'en')} documents, ${bytes.en}`,
  })[locale]),
  hash: { kk: 'SHA-256', ru: 'SHA-256', en: 'SHA-256' },
  source: { kk: 'Дереккөз', ru: 'Источник', en: 'Source' },
  sources: { kk: 'Дереккөздері', ru: 'Источники', en: 'Sources' },
  share: { kk: 'Үлесі', ru: 'Доля', en: 'Share' },
  language: { kk: 'Тіл', ru: 'Язык', en: 'Language' },
  removed: { kk: 'Алынып тасталғаны', ru: 'Что удалено', en: 'What was left out' },
  reason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  documentsColumn: { kk: 'Құжаттар', ru: 'Документы', en: 'Documents' },
  summary: { kk: 'Оқыту деректерінің қысқаша сипаттамасы (ЕО үлгісі)', ru: 'Сводка об обучающих данных (по форме ЕС)', en: 'Summary of the training data (EU template)' },
  tokenizerKind: (kind: Text, size: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${kind.kk}, ${formatNumber(size, 'kk')} токен`, ru: `${kind.ru}, ${formatNumber(size, 'ru')} ${plural('ru', size, { one: 'токен', few: 'токена', other: 'токенов' })}`, en: `${kind.en}, ${formatNumber(size, 'en')} tokens`,
  })[locale]),
  fertility: { kk: 'Қазақ сөзіне токен', ru: 'Токенов на казахское слово', en: 'Tokens per Kazakh word' },
  recipe: { kk: 'Рецепт (SHA-256)', ru: 'Рецепт (SHA-256)', en: 'Recipe (SHA-256)' },
  run: { kk: 'Оқыту', ru: 'Обучение', en: 'Training run' },
  seen: { kk: 'Оқылған мәтін', ru: 'Прочитано текста', en: 'Text seen' },
  seenText: (tokens: number, steps: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${formatNumber(tokens, 'kk')} токен, ${formatNumber(steps, 'kk')} қадам`, ru: `${formatNumber(tokens, 'ru')} ${plural('ru', tokens, { one: 'токен', few: 'токена', other: 'токенов' })}, шагов: ${formatNumber(steps, 'ru')}`,
    en: `${formatNumber(tokens, 'en')} tokens in ${formatNumber(steps, 'en')} steps`,
  })[locale]),
  time: { kk: 'Уақыты', ru: 'Время', en: 'Time' },
  timeText: (seconds: number, processes: number): Text => {
    const time = hoursOf(seconds)
    return spoken({ kk: `${time.kk}, ${processes} процесс`, ru: `${time.ru}, процессов: ${processes}`, en: `${time.en}, ${processes} process${processes === 1 ? '' : 'es'}` })
  },
  cpuTime: { kk: 'Процессор уақыты', ru: 'Процессорное время', en: 'Processor time' },
  hours: hoursOf,
  interruptions: { kk: 'Үзілістері', ru: 'Прерывания', en: 'Interruptions' },
  interruptionsText: (causes: readonly InterruptionCause[]): Text => inEveryLanguage((locale) => {
    if (causes.length === 0) return spoken({ kk: 'болған жоқ', ru: 'не было', en: 'none' })[locale]
    const counted = interruptionCauses.flatMap((cause) => {
      const count = causes.filter((one) => one === cause).length
      return count === 0 ? [] : [`${causeWords[cause][locale]} – ${formatNumber(count, locale)}`]
    })
    return `${formatNumber(causes.length, locale)}: ${counted.join('; ')}`
  }),
  hardware: { kk: 'Жабдығы', ru: 'Оборудование', en: 'Hardware' },
  compute: { kk: 'Есептеу көлемі', ru: 'Объём вычислений', en: 'Training compute' },
  computeText: ({ estimate, low, high }: { readonly estimate: number; readonly low: number; readonly high: number }, method: Text): Text =>
    inEveryLanguage((locale) => `${scientific(estimate, locale)} FLOP (${scientific(low, locale)} – ${scientific(high, locale)}). ${method[locale]}`),
  energy: { kk: 'Энергия', ru: 'Энергия', en: 'Energy' },
  energyText: (wattHours: number, method: Text): Text => inEveryLanguage((locale) => `${formatNumber(wattHours, locale)} ${spoken({ kk: 'Вт·сағ', ru: 'Вт·ч', en: 'Wh' })[locale]}. ${method[locale]}`),
  notStated: { kk: 'көрсетілмеген', ru: 'не указано', en: 'not stated' },
  origin: { kk: 'Шығу тегі', ru: 'Происхождение', en: 'Origin' },
  onThread: { kk: 'Жіптегі белгісі', ru: 'Обозначение на нити', en: 'On the thread' },
  acceleratorTime: { kk: 'Үдеткіштердің жалпы уақыты, сағат', ru: 'Общее время ускорителей, часов', en: 'Time of all accelerators, hours' },
  notMeasured: { kk: 'өлшенген жоқ', ru: 'не измерялось', en: 'not measured' },
  validation: { kk: 'Тексеру мәтіні, бит/байт', ru: 'Проверочный текст, бит/байт', en: 'Validation text, bits per byte' },
  base: { kk: 'Бастапқы модель', ru: 'Исходная модель', en: 'Base model' },
  fromScratch: { kk: 'жоқ: нөлден оқытылған', ru: 'нет: обучена с нуля', en: 'none: trained from scratch' },
  task: { kk: 'Тапсырма', ru: 'Задание', en: 'Task' },
  metric: { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Metric' },
  value: { kk: 'Мәні', ru: 'Значение', en: 'Value' },
  interval: { kk: '95 % сенім аралығы', ru: 'Доверительный интервал 95 %', en: '95 % interval' },
  valueBetween: { kk: 'Мәні, 95 % аралығы', ru: 'Значение, интервал 95 %', en: 'Value, 95 % interval' },
  chance: { kk: 'Кездейсоқ таңдау', ru: 'Случайный выбор', en: 'Chance' },
  receipt: { kk: 'Хаттама', ru: 'Протокол', en: 'Receipt' },
  noReceipts: { kk: 'Бұл модель әлі бағаланған жоқ.', ru: 'Эта модель ещё не оценивалась.', en: 'This model has not been evaluated yet.' },
  memorisation: { kk: 'Жатталған мәтінді тексеру', ru: 'Проверка на заученный текст', en: 'Memorisation probe' },
  memorisationText: ({ tried, verbatim }: { readonly tried: number; readonly verbatim: number }): Text => spoken({
    kk: `Оқыту мәтіндерінің ${tried} үзіндісінің басы берілгенде, модель ${verbatim} үзіндіні сөзбе-сөз жалғастырды.`, ru: `Фрагментов обучающих текстов, которые модель продолжила дословно: ${verbatim} из ${tried}.`,
    en: `Of ${tried} beginnings of training texts the model went on with ${verbatim} word for word.`,
  }),
  memorisationNone: { kk: 'Жатталған мәтін тексерілмеген.', ru: 'Проверка на заученный текст не проводилась.', en: 'Memorisation was not probed.' },
  riskClass: { kk: 'Тәуекел деңгейі', ru: 'Степень риска', en: 'Risk class' },
  autonomy: { kk: 'Дербестік деңгейі', ru: 'Степень автономности', en: 'Autonomy class' },
  reasons: { kk: 'Негіздемесі', ru: 'Обоснование', en: 'Reasons' },
  file: { kk: 'Файл', ru: 'Файл', en: 'File' },
  size: { kk: 'Көлемі', ru: 'Размер', en: 'Size' },
  synthetic: {
    kk: 'Модель жазған мәтін — синтетикалық мәтін. Оны таратқанда оқырманға көрінетін және машина оқи алатын белгі қойыңыз («Жасанды интеллект туралы» Заңның 21-бабы).',
    ru: 'Текст, написанный моделью, — синтетический. Распространяя его, ставьте видимую читателю и машиночитаемую метку (статья 21 Закона «Об искусственном интеллекте»).',
    en: 'What the model writes is synthetic text. Whoever spreads it marks it, for readers and for machines (article 21 of the Law “On Artificial Intelligence”).',
  },
  withdrawnData: (title: Text, reason: Text): Text => spoken({
    kk: `Қайтарып алынған: ${title.kk}. ${reason.kk}`, ru: `Отозвано: ${title.ru}. ${reason.ru}`, en: `Taken back: ${title.en}. ${reason.en}`,
  }),
  optedOutData: (title: Text, reason: Text): Text => spoken({
    kk: `Пайдалануға тыйым салынған мәтіндер бар: ${title.kk}. ${reason.kk}`, ru: `Есть тексты, запрещённые к использованию: ${title.ru}. ${reason.ru}`, en: `Holds texts that were opted out: ${title.en}. ${reason.en}`,
  }),
  releasedAllTheSame: (reason: Text): Text => spoken({
    kk: `Соған қарамастан модель шығарылды. Басшының негіздемесі: ${reason.kk}`, ru: `Модель всё же выпущена. Обоснование руководителя: ${reason.ru}`, en: `The model was released all the same. The head’s reason: ${reason.en}`,
  }),
} as const

export const kindWords = {
  base: {
    kk: 'Базалық модель: мәтінді жалғастырады, сұраққа жауап беруге үйретілмеген.', ru: 'Базовая модель: продолжает текст, отвечать на вопросы не обучена.',
    en: 'A base model: it goes on with a text and was not taught to answer questions.',
  },
  chat: { kk: 'Нұсқауларды орындауға бапталған модель.', ru: 'Модель, настроенная следовать указаниям.', en: 'A model that was tuned to follow instructions.' },
} as const satisfies Record<Provenance['kind'], Text>

export const riskWords = {
  minimal: { kk: 'ең төмен', ru: 'минимальная', en: 'minimal' }, medium: { kk: 'орташа', ru: 'средняя', en: 'medium' }, high: { kk: 'жоғары', ru: 'высокая', en: 'high' },
} as const satisfies Record<(typeof riskClasses)[number], Text>

export const autonomyWords = {
  low: { kk: 'төмен: шешімді әрқашан адам қабылдайды', ru: 'низкая: решение всегда принимает человек', en: 'low: a person always decides' },
  medium: { kk: 'орташа: адам түзете не тоқтата алады', ru: 'средняя: человек может исправить или отменить', en: 'medium: a person can correct or cancel' },
  high: { kk: 'жоғары: түзету мүмкін емес не шектеулі', ru: 'высокая: исправить нельзя или трудно', en: 'high: correction is impossible or limited' },
} as const satisfies Record<(typeof autonomyClasses)[number], Text>

/** `3,1 × 10¹⁵`. */
function scientific(value: number, locale: Locale): string {
  const [digits = '0', exponent = '0'] = value.toExponential(1).split('e')
  const raised = [...String(Number(exponent))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '⁻').join('')
  return `${formatDecimal(digits, locale)} × 10${raised}`
}
