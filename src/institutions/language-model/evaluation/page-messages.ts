/** The words of the leaderboard and of the pages of evaluations. */
import { formatNumber } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const pageWords = {
  institution: say('Тілдік модель', 'Языковая модель', 'Language model'),
  leaderboard: say('Модельдер рейтингі', 'Рейтинг моделей', 'Leaderboard'),
  lead: say(
    'Модельдер бірдей тапсырмалармен ашық бағаланады. Әр санның жанында кездейсоқ таңдау беретін мән мен 95 % сенім аралығы тұр; әр бағалаудың қол қойылған хаттамасы бар.',
    'Модели оцениваются открыто, на одних и тех же заданиях. Рядом с каждым числом — значение случайного выбора и доверительный интервал 95 %; у каждой оценки есть подписанный протокол.',
    'Models are judged in the open by the same tasks. Beside each number stand what guessing gives and the interval of 95 %; each evaluation has a signed receipt.'),
  task: say('Тапсырма', 'Задание', 'Task'),
  metric: say('Көрсеткіш', 'Показатель', 'Metric'),
  chance: say('Кездейсоқ таңдау', 'Случайный выбор', 'Chance'),
  noChance: say('жоқ', 'нет', 'none'),
  best: (model: string, value: Text): Text => say(`Ең жақсы нәтиже — ${model}: ${value.kk}`, `Лучший результат — ${model}: ${value.ru}`, `Best: ${model}, ${value.en}`),
  surely: (counted: Text): Text => say(
    `Кездейсоқ таңдаудан сенімді түрде жоғары нәтиже көрсеткен модельдер: ${counted.kk}`, `Достоверно лучше случайного выбора: ${counted.ru}`, `Surely better than chance: ${counted.en}`),
  noneSurely: say(
    'Бірде-бір модельдің нәтижесі кездейсоқ таңдаудан сенімді түрде жоғары емес', 'Ни одна модель не показала результат достоверно лучше случайного выбора', 'No model is surely better than chance'),
  asTable: say('Кесте түрінде', 'В виде таблицы', 'As a table'),
  evaluations: say('Бағалаулар', 'Оценки', 'Evaluations'),
  evaluation: say('Бағалау', 'Оценка', 'Evaluation'),
  none: say('Әзірге бірде-бір модель бағаланған жоқ', 'Пока не оценена ни одна модель', 'No model has been evaluated yet'),
  noneHint: say('Бағалауды тілдік модель инженері бастайды.', 'Оценку начинает инженер языковой модели.', 'An engineer of the language model begins an evaluation.'),
  begin: say('Модельді бағалау', 'Оценить модель', 'Evaluate a model'),
  model: say('Модель', 'Модель', 'Model'),
  modelMissing: say('Тізімнен модель таңдаңыз.', 'Выберите модель из списка.', 'Choose a model from the list.'),
  seedsWrong: say('Қайталау санын 1 мен 10 аралығында бүтін санмен жазыңыз.', 'Укажите число повторов целым числом от 1 до 10.', 'Give the number of runs as a whole number from 1 to 10.'),
  limitWrong: say('Мысалдардың шегін 10 мен 20 000 аралығында бүтін санмен жазыңыз.', 'Укажите предел примеров целым числом от 10 до 20 000.', 'Give the most items as a whole number from 10 to 20,000.'),
  noModels: say('Бағалайтын модель жоқ', 'Нет модели, которую можно оценить', 'There is no model to evaluate'),
  noModelsHint: say('Алдымен оқыту нәтижесінен модель жасаңыз немесе операторға сыртқы модельді қосқызыңыз.', 'Сначала создайте модель из результата обучения или попросите оператора подключить внешнюю.', 'First make a model from a training run, or have the operator connect an outside one.'),
  chooseTasks: say('Тапсырмалар', 'Задания', 'Tasks'),
  seeds: say('Қайталау саны', 'Число повторов', 'Number of runs'),
  seedsHint: say('Үлгілері бар тапсырмалар әр ретінде басқа үлгілермен орындалады.', 'Задания с образцами каждый раз выполняются с другими образцами.', 'Tasks with examples are done each time with other examples.'),
  forRelease: say('Шығаруға қажет тапсырмалар мен мысалдарды таңдау', 'Выбрать задания и примеры, которые нужны для выпуска', 'Choose the tasks and items that a release needs'),
  limit: say('Әр тапсырмадағы мысалдардың ең көп саны', 'Наибольшее число примеров в каждом задании', 'Most items of each task'),
  limitHint: say('Көп мысал дәлірек, бірақ ұзағырақ. Бәрі үшін бірдей мысалдар алынады.', 'Больше примеров — точнее, но дольше. Для всех моделей берутся одни и те же.', 'More items are more exact and take longer. They are the same for every model.'),
  needsContext: (tokens: number): Text => say(
    `Контексті кемінде ${formatNumber(tokens, 'kk')} токен модель керек.`, `Нужна модель с контекстом не менее ${formatNumber(tokens, 'ru')} (в токенах).`, `Needs a model with a context of at least ${formatNumber(tokens, 'en')} tokens.`),
  contextOf: (model: string, tokens: number): Text => say(
    `${model}, контексті: ${formatNumber(tokens, 'kk')} токен`, `${model}, контекст в токенах: ${formatNumber(tokens, 'ru')}`, `${model}, context: ${formatNumber(tokens, 'en')} tokens`),
  uncheckedTooLong: say(
    'Бұл тапсырмалардың белгісі төменде алынды: қалғандарымен бастауға болады.', 'Отметки с этих заданий ниже сняты: можно начать с остальными.', 'They are no longer ticked below: you can begin with the others.'),
  again: say('Қайта бағалау', 'Оценить снова', 'Evaluate again'),
  toModel: say('Модель паспорты', 'Паспорт модели', 'Card of the model'),
  withdrawn: say('қайтарып алынған', 'отозвана', 'taken back'),
  restsOn: (items: number, runs: number): Text => say(
    `${formatNumber(items, 'kk')} мысал, ${formatNumber(runs, 'kk')} қайталау`, `примеров: ${formatNumber(items, 'ru')}, повторов: ${formatNumber(runs, 'ru')}`, `items: ${formatNumber(items, 'en')}, runs: ${formatNumber(runs, 'en')}`),
  few: say('мысал аз', 'мало примеров', 'few items'),
  fewHint: (enough: number): Text => say(
    `«Мысал аз» белгісі: көрсеткіш алынған мысалдар саны ${formatNumber(enough, 'kk')} санынан аз, сондықтан оны басқаларымен салыстыруға болмайды.`,
    `Пометка «мало примеров»: показатель получен менее чем на ${formatNumber(enough, 'ru')} примерах, сравнивать его с другими нельзя.`,
    `Marked “few items”: the figure rests on fewer than ${formatNumber(enough, 'en')} items and cannot be compared with others.`),
  start: say('Бағалауды бастау', 'Начать оценку', 'Begin'),
  stop: say('Тоқтату', 'Остановить', 'Stop'),
  refresh: say('Жаңарту', 'Обновить', 'Refresh'),
  value: say('Мәні', 'Значение', 'Value'),
  interval: say('95 % сенім аралығы', 'Доверительный интервал 95 %', '95 % interval'),
  items: say('Мысал', 'Примеров', 'Items'),
  runs: say('Қайталау', 'Повторов', 'Runs'),
  unanswered: say('Жауапсыз', 'Без ответа', 'Unanswered'),
  fertility: say('Токен/сөз', 'Токенов на слово', 'Tokens a word'),
  bytesPerToken: say('Байт/токен', 'Байтов на токен', 'Bytes a token'),
  state: say('Күйі', 'Состояние', 'State'),
  date: say('Күні', 'Дата', 'Date'),
  hash: say('Модель хеші (SHA-256)', 'Хеш модели (SHA-256)', 'Hash of the model (SHA-256)'),
  noHash: say('белгісіз: сыртқы сервердегі модель', 'неизвестен: модель на внешнем сервере', 'unknown: a model on an outside server'),
  receipt: say('Қол қойылған хаттама (JWS)', 'Подписанный протокол (JWS)', 'Signed receipt (JWS)'),
  receiptHint: say(
    'Хаттамада модель, тапсырмалар мен деректердің хештері, қайталау сандары және нәтижелер бар; онсыз модель шығарылмайды.',
    'В протоколе — хеши модели, заданий и данных, номера повторов и результаты; без него модель не выпускается.',
    'The receipt has the hashes of model, tasks and data, the seeds and the results; no model is released without it.'),
  memorisation: say('Жатталған мәтін', 'Заученный текст', 'Memorised text'),
  memorised: (found: number, tried: number, given: number, verbatim: number): Text => say(
    `Оқыту мәтінінің сөзбе-сөз қайталанған үзінділері: ${formatNumber(tried, 'kk')} ішінен ${formatNumber(found, 'kk')} (алғашқы ${given} таңба берілгенде келесі ${verbatim} таңба сәйкес келді).`,
    `Фрагментов обучающего текста, повторённых дословно: ${formatNumber(found, 'ru')} из ${formatNumber(tried, 'ru')} (даны первые ${given} знаков, совпали следующие ${verbatim}).`,
    `Pieces of the training text that came back word for word: ${formatNumber(found, 'en')} of ${formatNumber(tried, 'en')} (given their first ${given} characters, the next ${verbatim} agreed).`),
  csv: say('CSV файлы', 'Файл CSV', 'As CSV'),
  tables: say('Мұнда шағын модельдер кездейсоқ таңдаудан аса алмайтын тапсырмалар да бар: олар модельді емес, алдағы жолды көрсетеді.', 'Здесь есть и задания, на которых малые модели не лучше случайного выбора: они показывают не модель, а путь, который впереди.', 'Some tasks here are beyond small models, which do no better than chance: they show the way ahead rather than the model.'),
} as const

export const stateWords = {
  running: say('жүріп жатыр', 'идёт', 'under way'), done: say('аяқталды', 'завершена', 'done'),
  failed: say('орындалмады', 'не удалась', 'failed'), stopped: say('тоқтатылды', 'остановлена', 'stopped'),
} as const satisfies Record<string, Text>

export const metricWords: Readonly<Record<string, Text>> = {
  'bits per byte': say('бит/байт, аз болғаны жақсы', 'бит на байт, меньше — лучше', 'bits per byte, less is better'),
  accuracy: say('дұрыс жауап үлесі', 'доля верных ответов', 'share of right answers'),
  F1: say('F1, сөздердің сәйкестігі', 'F1, совпадение слов', 'F1 over words'),
  chrF: say('chrF2, таңбалардың сәйкестігі', 'chrF2, совпадение символов', 'chrF2 over characters'),
  exposure: say('ашылу дәрежесі, аз болғаны жақсы', 'степень раскрытия, меньше — лучше', 'exposure, less is better'),
}
