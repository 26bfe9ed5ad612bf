/** The words of the page of duties to act on what was taken back. */
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const takenBackWords = {
  title: say('Қайтарып алынған негіздер', 'Отозванные основания', 'Sources that were taken back'),
  lead: say(
    'Сіз жауап беретін нысандардың негізі қайтарып алынған. Әрқайсысы бойынша шара қолданып, не істегеніңізді жазыңыз: мәтін сақталады, ал журналға мәтінді ашпайтын бақылау мәні ғана енгізіледі.',
    'Основание того, за что вы отвечаете, отозвано. Примите меры по каждому пункту и напишите, что вы сделали: текст сохраняется, в журнал вносится только контрольное значение, которое его не раскрывает.',
    'What you answer for rests on something that was taken back. Act on each and say what you did: the text is kept, and the journal has only a salted hash, which tells nothing of it.',
  ),
  none: say('Әрекет ету міндеті жоқ', 'Обязанностей принять меры нет', 'There is nothing to act on'),
  source: say('Не қайтарып алынды', 'Что отозвано', 'What was taken back'),
  reason: say('Себебі', 'Причина', 'Reason'),
  since: say('Қашаннан бері', 'С какого времени', 'Since'),
  said: say('Не істедіңіз?', 'Что вы сделали?', 'What did you do?'),
  saidHint: say(
    'Мысалы, корпус қайта жинақталды, модель қайтарып алынды немесе шара қолдану қажет емес (себебін жазыңыз). Дербес деректер жазбаңыз.',
    'Например, корпус собран заново, модель отозвана или меры не нужны (укажите почему). Без персональных данных.',
    'Such as: the corpus was built again, the model was taken back, or why nothing needs to be done. No personal data.',
  ),
  send: say('Сақтау', 'Сохранить', 'Save'),
  done: say('Сақталды.', 'Сохранено.', 'Saved.'),
  ended: say('Аяқталғандары', 'Завершённые', 'Ended'),
  givenBack: say('Негіз қалпына келтірілді', 'Основание восстановлено', 'It was given back'),
  erased: say('Мәтін оны жазған адамның тіркелгісімен бірге өшірілді.', 'Текст удалён вместе с учётной записью автора.', 'The text was erased with its author’s account.'),
  open: (count: number): Text => inEveryLanguage((locale) => spoken({
    kk: `Қайтарып алынған негіздер бойынша міндеттер: ${formatNumber(count, locale)}`, ru: `Обязанности по отозванным основаниям: ${formatNumber(count, locale)}`,
    en: `Duties to act on what was taken back: ${formatNumber(count, locale)}`,
  })[locale]),
} as const
