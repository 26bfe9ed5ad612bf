/** What the evaluation says. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

type Language = 'kk' | 'ru' | 'en'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** What is said of each language in which models are judged: a text about each, not one text in three languages. */
function byLanguage(kk: Text, ru: Text, en: Text): Readonly<Record<Language, Text>> {
  return { kk, ru, en }
}

/** A language as it stands in a title, in brackets. */
const named = byLanguage(say('қазақша', 'казахский', 'Kazakh'), say('орысша', 'русский', 'Russian'), say('ағылшынша', 'английский', 'English'))

const withLanguage = (title: Text, { kk, ru, en }: Text): Text => say(`${title.kk} (${kk})`, `${title.ru} (${ru})`, `${title.en} (${en})`)

/** Where a translation comes from and goes to. */
const out = byLanguage(say('қазақшадан', 'с казахского', 'from Kazakh'), say('орысшадан', 'с русского', 'from Russian'), say('ағылшыншадан', 'с английского', 'from English'))
const into = byLanguage(say('қазақшаға', 'на казахский', 'into Kazakh'), say('орысшаға', 'на русский', 'into Russian'), say('ағылшыншаға', 'на английский', 'into English'))

export const words = {
  unknownSigner: say(
    'Бағалау хаттамасына порталға белгілі ешкім қол қоймаған: модельді осы порталда бағалаңыз.', 'Протокол оценки не подписан никем из известных порталу: оцените модель на этом портале.',
    'Nobody known has signed the receipt of the evaluation: evaluate the model on this portal.',
  ),
  plainText: (language: Language) => withLanguage(say('Мәтінді болжау', 'Предсказание текста', 'Predicting text'), named[language]),
  runningText: say('Тұтас мәтінді болжау (қазақша)', 'Предсказание связного текста (казахский)', 'Predicting running text (Kazakh)'),
  news: say('Жаңалықтар мәтінін болжау (қазақша)', 'Предсказание новостного текста (казахский)', 'Predicting news text (Kazakh)'),
  harmony: say('Үндестік заңы: сөздің дұрыс түрін таңдау (қазақша)', 'Сингармонизм: выбор верной формы слова (казахский)', 'Vowel harmony: choosing the right form of a word (Kazakh)'),
  continuation: (language: Language) => withLanguage(say('Сөйлемнің жалғасын таңдау', 'Выбор продолжения предложения', 'Choosing how a sentence goes on'), named[language]),
  topic: (language: Language) => withLanguage(say('Мәтіннің тақырыбы', 'Тема текста', 'Topic of a text'), named[language]),
  sentiment: say('Пікірдің бағасы: мақтау не сын (қазақша)', 'Оценка в отзыве: похвала или критика (казахский)', 'Sentiment of reviews: praise or blame (Kazakh)'),
  reading: say('Мәтін бойынша сұраққа жауап беру (қазақша)', 'Ответ на вопрос по тексту (казахский)', 'Answering a question about a text (Kazakh)'),
  translation: (from: Language, to: Language): Text => say(
    `Аударма: ${out[from].kk} ${into[to].kk}`, `Перевод: ${out[from].ru} ${into[to].ru}`, `Translation ${out[from].en} ${into[to].en}`,
  ),
  canary: say('Бақылау жолы: бағалау жиынының оқыту мәтініне түсуі', 'Контрольная строка: попадание оценочного набора в обучающий текст', 'Canary: whether a benchmark got into the training text'),
  refused: (status: number, because: Text | undefined): Text => {
    const ending = (locale: Language): string => (because === undefined ? '.' : `: ${because[locale]}`)
    return say(`Модель сервері сұрауды қабылдамады (${status})${ending('kk')}`, `Сервер модели отклонил запрос (${status})${ending('ru')}`, `The model’s server refused the request (${status})${ending('en')}`)
  },
  /** Names each task with the context that it needs. */
  contextTooShort: (context: number, tasks: readonly { readonly title: Text; readonly context: number }[]): Text => {
    const list = inEveryLanguage((locale) => tasks.map((task) => `${task.title[locale]} – ${formatNumber(task.context, locale)}`).join('; '))
    return say(
      `Модельдің контексті ${formatNumber(context, 'kk')} токен, ал мына тапсырмаларға көбірек керек: ${list.kk}. Оларды алып тастап бастаңыз немесе контексті ұзағырақ модельді таңдаңыз.`,
      `Контекст модели в токенах — ${formatNumber(context, 'ru')}, а этим заданиям нужно больше: ${list.ru}. Начните без них или выберите модель с более длинным контекстом.`,
      `The model has a context of ${formatNumber(context, 'en')} tokens, and these tasks need more: ${list.en}. Begin without them, or choose a model with a longer context.`)
  },
  changesText: say(
    'Модель мәтінді сол күйінде көрмейді: сервер қайтарған мәтін берілгенімен бірдей емес. Бұлай бағалауға болмайды: мәтінді өзгертпейтін токенизатор керек.',
    'Модель видит не сам текст: сервер вернул не то, что получил. Так оценивать нельзя: нужен токенизатор, который не меняет текст.',
    'The model does not see the text as it is: what the server echoed is not what it was given. It cannot be judged so: use a tokenizer that does not change text.'),
  leavesOut: say(
    'Модель кейбір мәтінді бағалай алмады, сондықтан бұл тапсырма есептелмейді: әр мәтіннің әр байты есепке алынуы керек. Контексті кемінде 512 токен модельді бағалаңыз.',
    'Модель не смогла оценить часть текстов, поэтому задание не засчитано: должен быть учтён каждый байт. Оценивайте модель с контекстом не менее 512 токенов.',
    'The model could not score some of the texts, so the task does not count: every byte must be paid for. Evaluate a model with a context of at least 512 tokens.'),
  noLogprobs: say(
    'Сервер логарифмдік ықтималдықтарды бермейді: бағалау үшін /v1/completions мекенжайында echo және logprobs қолдауы керек.',
    'Сервер не отдаёт логарифмы вероятностей: для оценки нужен адрес /v1/completions с поддержкой echo и logprobs.',
    'The server gives no log-probabilities: judging needs /v1/completions with echo and logprobs.'),
  memorisation: say('Жатталған мәтінді тексеру', 'Проверка на заученный текст', 'Probe for memorised text'),
  evaluation: say('Бағалау', 'Оценка', 'Evaluation'),
  evaluationOf: (model: string): Text => say(`${model} моделін бағалау`, `Оценка модели ${model}`, `Evaluation of ${model}`),
  noModel: say('Мұндай модель қазір жоқ: тізімнен таңдап, бағалауды қайта бастаңыз.', 'Такой модели сейчас нет: выберите из списка и начните оценку заново.', 'There is no such model now: choose from the list and begin the evaluation again.'),
  broke: say('Бағалау үзілді. Модель серверінің жауап беретінін тексеріп, қайта бастаңыз.', 'Оценка прервалась. Проверьте, отвечает ли сервер модели, и начните заново.', 'The evaluation broke off. Check that the model’s server answers, and begin again.'),
  none: say('Мұндай бағалау жоқ.', 'Такой оценки нет.', 'There is no such evaluation.'),
  noTasks: say('Кемінде бір тапсырма таңдаңыз.', 'Выберите хотя бы одно задание.', 'Choose at least one task.'),
  unknownTask: say('Мұндай тапсырма жоқ: тізімнен таңдаңыз.', 'Такого задания нет: выберите из списка.', 'There is no such task: choose from the list.'),
  finished: say('Бағалау аяқталған.', 'Оценка уже завершена.', 'The evaluation has already ended.'),
  /** `part` of `parts`, and in it so many items. */
  running: (title: Text, { part, parts, done, total }: { readonly part: number; readonly parts: number; readonly done: number; readonly total: number }): Text => {
    const items = inEveryLanguage((locale) => `${title[locale]}: ${formatNumber(done, locale)} / ${formatNumber(total, locale)}`)
    return say(`${part}-тапсырма (барлығы ${parts}). ${items.kk}`, `Задание ${part} из ${parts}. ${items.ru}`, `Task ${part} of ${parts}. ${items.en}`)
  },
} as const
