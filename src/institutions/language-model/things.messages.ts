/** Words of what was taken back of the language model's own things, and of letters to those whom that concerns. */
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const optedOutDocuments = (documents: number, reason: string): Text => inEveryLanguage((locale) => spoken({
  kk: `Құқық иесі пайдалануға қарсылық білдірген ${formatNumber(documents, locale)} құжат бар: ${reason}`,
  ru: `Содержит документы (${formatNumber(documents, locale)}), против использования которых возражает правообладатель: ${reason}`,
  en: `Holds ${formatNumber(documents, locale)} documents whose owner objects to the use: ${reason}`,
})[locale])

/** Around the lists in letters: what somebody made, and what their keys call. */
export const concernWords = {
  made: {
    lead: say('Оның негізінде мыналар жасалған:', 'На его основе созданы:', 'The following was made from it:'),
    mend: say(
      'Бұлардың бәріне порталда және API-де ескерту қойылды, олардан жаңа ештеңе жасалмайды. Шығарылған модель бағдарлама басшысы қайтарып алғанға дейін жұмысын жалғастырады.',
      'Ко всему перечисленному на портале и в API добавлено предупреждение; ничего нового из этого не создаётся. Выпущенная модель работает, пока руководитель программы её не отзовёт.',
      'All of it is marked on the portal and in the API, and nothing new is made from it. A released model goes on answering until the head of the programme takes it back.',
    ),
  },
  called: {
    lead: say('Кілттеріңіз қолданатын мына модельдер оның негізінде жасалған:', 'На его основе созданы модели, к которым обращаются ваши ключи:', 'These models, which your keys call, were made from it:'),
    mend: say(
      'Модель әзірге жауап береді, бірақ жауаптары ескертумен беріледі. Оны әрі қарай пайдалануды өзіңіз шешіңіз; бағдарлама басшысы модельді қайтарып алуы мүмкін.',
      'Модель пока отвечает, но с предупреждением в ответах. Решите, пользоваться ли ею дальше; руководитель программы может отозвать модель.',
      'The model still answers, and its answers are marked. Decide whether to go on using it; the head of the programme may take the model back.',
    ),
  },
} as const

/** What the kinds of things are called on the thread, and why some of them are held back. */
export const kindWords = {
  corpus: say('Мәтіндер корпусы', 'Корпус текстов', 'Corpus of texts'), tokenizer: say('Токенизатор', 'Токенизатор', 'Tokenizer'), run: say('Оқыту', 'Обучение', 'Training run'),
  model: say('Модель', 'Модель', 'Model'), key: say('Модель кілті', 'Ключ модели', 'Model key'), evaluation: say('Модельді бағалау', 'Оценка модели', 'Evaluation of a model'),
  draft: say('Шығарылмаған модельді оны жасаушылар мен бағдарлама басшысы ғана көреді.', 'Невыпущенную модель видят только её создатели и руководитель программы.', 'Only its makers and the head of the programme see a model that is not released.'),
  file: say('Жүктелген файл', 'Загруженный файл', 'Uploaded file'), fileWhy: say('Файл корпустың сипаттамасында аталған, оның өз беті жоқ.', 'Файл назван в описании корпуса; своей страницы у него нет.', 'The file is named on the card of its corpus and has no page of its own.'),
} as const
