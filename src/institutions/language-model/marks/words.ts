/** Words of marks: on pages, and in the letters to those whom a withdrawal reaches. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })

export const words = {
  optedOutDocuments: (documents: number, reason: string): Text => inEveryLanguage((locale) => ({
    kk: `Құқық иесі пайдалануға қарсылық білдірген ${formatNumber(documents, locale)} құжат бар: ${reason}`,
    ru: `Содержит документы (${formatNumber(documents, locale)}), против использования которых возражает правообладатель: ${reason}`,
    en: `Holds ${formatNumber(documents, locale)} documents whose owner objects to the use: ${reason}`,
  })[locale]),
  tag: say('Негізі қайтарып алынған', 'Основа отозвана', 'Source taken back'),
  titles: {
    corpus: say('Бұл корпусты пайдаланбаңыз', 'Не используйте этот корпус', 'Do not use this corpus'),
    tokenizer: say('Бұл токенизаторды пайдаланбаңыз', 'Не используйте этот токенизатор', 'Do not use this tokenizer'),
    run: say('Бұл оқыту нәтижесін пайдаланбаңыз', 'Не используйте результат этого обучения', 'Do not use what this training run made'),
    model: say('Модельдің негізі туралы ескерту', 'Предупреждение об основе модели', 'A warning about what the model was made from'),
  },
} as const

export const letterWords = {
  subject: (title: Text): Text => say(`Қайтарып алынды: ${title.kk}`, `Отозвано: ${title.ru}`, `Taken back: ${title.en}`),
  because: (title: Text, reason: Text): Text => say(`«${title.kk}» қайтарып алынды. Себебі: ${reason.kk}`, `Отозвано: «${title.ru}». Причина: ${reason.ru}`, `“${title.en}” was taken back. The reason: ${reason.en}`),
  /** To those who work on models. */
  made: say('Одан мыналар жасалған:', 'На его основе созданы:', 'The following was made from it:'),
  mend: say(
    'Бұлардың барлығына портал мен API-де ескерту қойылды, олардан жаңа ештеңе жасалмайды. Шығарылған модель бағдарлама басшысы қайтарып алғанға дейін жұмысын жалғастырады.',
    'Ко всему перечисленному на портале и в API добавлено предупреждение; ничего нового из этого не создаётся. Выпущенная модель работает, пока руководитель программы её не отзовёт.',
    'All of it is marked on the portal and in the API, and nothing new is made from it. A released model goes on answering until the head of the programme takes it back.',
  ),
  /** To holders of keys. */
  called: say('Сіздің кілттеріңіз шақыратын мына модельдер одан жасалған:', 'На его основе созданы модели, вызываемые вашими ключами:', 'These models, which your keys call, were made from it:'),
  keyMend: say(
    'Модель әзірге жауап береді, бірақ жауаптары ескертумен беріледі. Оны әрі қарай пайдалануды өзіңіз шешіңіз; бағдарлама басшысы модельді қайтарып алуы мүмкін.',
    'Модель пока отвечает, но с предупреждением в ответах. Решите, пользоваться ли ею дальше; руководитель программы может отозвать модель.',
    'The model still answers, and its answers are marked. Decide whether to go on using it; the head of the programme may take the model back.',
  ),
  more: (count: number): Text => inEveryLanguage((locale) => ({ kk: `және тағы ${formatNumber(count, locale)}`, ru: `и ещё ${formatNumber(count, locale)}`, en: `and ${formatNumber(count, locale)} more` })[locale]),
} as const
