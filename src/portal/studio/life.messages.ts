/** What the pages of a draft say of its life: at whom it is, why it came back, since when it is law, and what has changed in it. */
import { formatDay, formatList, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const lifeWords = {
  returned: { kk: 'Қайтарылды', ru: 'Возвращён', en: 'Returned' },
  replaced: { kk: 'Басқа редакциямен ауыстырылды', ru: 'Заменён другой редакцией', en: 'Replaced by another version' },
  atCheck: { kk: 'Жоба тексеруде', ru: 'Проект на проверке', en: 'The draft is being checked' },
  returnedUnchanged: {
    kk: 'Жоба қайтарылды, содан бері өзгермеген. Линтер қате тапқан жоқ, бірақ жобаны қайта жібермес бұрын қайтару себептерін ескеріңіз.',
    ru: 'Проект возвращён и с тех пор не изменён. Линтер ошибок не нашёл, но прежде чем отправить его снова, учтите причины возврата.',
    en: 'The draft was returned and has not changed since. The linter found no errors, but mind the reasons before it is sent on again.',
  },
  whyReturned: { kk: 'Жоба қайтарылды', ru: 'Проект возвращён', en: 'The draft was returned' },
  isLaw: { kk: 'Жобаға қол қойылды', ru: 'Проект подписан', en: 'The draft is signed' },
  editsLaw: {
    kk: 'Қол қойылған мәтін өзгермейді. Мұнда сақталған өзгеріс жобаның жаңа редакциясы болады: онда қолданысқа енудің жаңа күнін көрсетіп, қайта жіберу керек.',
    ru: 'Подписанный текст не меняется. Изменение, сохранённое здесь, станет новой редакцией проекта: укажите в ней новый день вступления в силу и отправьте её снова.',
    en: 'The signed text does not change. What is saved here becomes a new version of the draft: give it a new day of force and send it on again.',
  },
  saved: { kk: 'Сақталды.', ru: 'Сохранено.', en: 'Saved.' },
  unchanged: { kk: 'Өзгеріс болған жоқ: жобада осы мәтін тұр.', ru: 'Изменений нет: в проекте уже стоит этот текст.', en: 'Nothing changed: the draft says this already.' },
  changed: { kk: 'өзгертілген', ru: 'изменён', en: 'changed' },
  added: { kk: 'жаңа', ru: 'новый', en: 'new' },
  sinceInForce: { kk: 'Қолданыстағы редакциядан бері өзгерген тармақтар белгіленген.', ru: 'Отмечены пункты, изменённые по сравнению с действующей редакцией.', en: 'Clauses that differ from the version in force are marked.' },
  sinceBegun: { kk: 'Жоба басталғаннан бері өзгерген тармақтар белгіленген.', ru: 'Отмечены пункты, изменённые с начала проекта.', en: 'Clauses that have changed since the draft was begun are marked.' },
} as const satisfies Record<string, Text>

export const sentFrom = (step: Text): Text => say(`Жоба мына кезеңде: «${step.kk}»`, `Проект на этапе «${step.ru}»`, `The draft is at the step “${step.en}”`)
export const returnedFrom = (step: Text): Text => say(`Қайтарған кезең: «${step.kk}».`, `Возвращён с этапа «${step.ru}».`, `It was returned from the step “${step.en}”.`)
export const sentVersion = (number: number): Text => say(
  `Жіберілген мәтін (${number}-редакция) өзгермейді. Мұнда сақталған өзгеріс жобаның жаңа редакциясы болады, тексеріп жатқандар оны көрмейді: қажет болса, оны бөлек жіберу керек.`,
  `Отправленный текст (редакция ${number}) не меняется. Изменение, сохранённое здесь, станет новой редакцией проекта; те, кто проверяет, его не увидят: при необходимости отправьте её отдельно.`,
  `The text that was sent (version ${number}) does not change. What is saved here becomes a new version of the draft, which those who check do not see: send it on by itself if it is needed.`)
export const signedFrom = (day: Day): Text => say(`Қол қойылды, қолданысқа енеді: ${formatDay(day, 'kk')}`, `Подписан, вступит в силу ${formatDay(day, 'ru')}`, `Signed, in force from ${formatDay(day, 'en')}`)
export const inForceFrom = (day: Day): Text => say(`Қолданысқа енген күні: ${formatDay(day, 'kk')}`, `Вступил в силу ${formatDay(day, 'ru')}`, `In force since ${formatDay(day, 'en')}`)
/** What became of an earlier version of a draft that is being written on. */
export const ofVersion = (number: number, state: Text): Text => say(`${number}-редакция: ${state.kk}`, `Редакция ${number}: ${state.ru}`, `Version ${number}: ${state.en}`)
export const takenOut = (titles: readonly Text[]): Text => inEveryLanguage((locale) => `${say('Алып тасталған тармақтар:', 'Убранные пункты:', 'Clauses taken out:')[locale]} ${formatList(titles.map((one) => one[locale]), locale)}`)
