/** The words of the wall screen of whoever coordinates: short, to be read from afar. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Үйлестіру экраны', 'Экран координации', 'Wall screen'),
  lead: say('Нелер кешігіп жатыр, нелер шешім күтіп тұр және келесі отырыс қашан: залдағы экранға арналған, өздігінен жаңарады.', 'Что просрочено, что ждёт решения и когда следующее заседание: страница для экрана в зале, обновляется сама.', 'What is late, what is blocked and when the next meeting is: for a screen in a room; it renews itself.'),
  late: say('Кешігіп жатыр', 'Просрочено', 'Late'), blocked: say('Шешім күтіп тұр', 'Ждёт решения', 'Blocked'),
  nothingLate: say('Ештеңе кешіккен жоқ', 'Ничего не просрочено', 'Nothing is late'), nothingBlocked: say('Шешім күтіп тұрған ештеңе жоқ', 'Ничто не ждёт решения', 'Nothing is blocked'),
  more: (count: number): Text => spoken({ kk: `тағы ${count}`, ru: `и ещё ${count}`, en: `and ${count} more` }),
  meeting: say('Келесі отырыс', 'Следующее заседание', 'Next meeting'), noMeeting: say('Күні белгіленбеген', 'День не назначен', 'No day is set'),
  last: (day: string): Text => say(`Соңғысы: ${day}`, `Последнее: ${day}`, `The last: ${day}`), noLast: say('Қол қойылған хаттама әлі жоқ', 'Подписанных протоколов пока нет', 'No minutes have been signed yet'),
  items: (count: number): Text => spoken({ kk: `Күн тәртібінде ${count} мәселе`, ru: `Вопросов в повестке: ${count}`, en: `${count} on the agenda` }),
  measures: say('Дәлелі қабылданған іс-шаралар', 'Мероприятия с принятым подтверждением', 'Measures with accepted evidence'),
  indicators: say('Жоспарға сай көрсеткіштер', 'Показатели, идущие по плану', 'Indicators on course'),
  instructions: say('Дәлелмен жабылған тапсырмалар', 'Поручения, закрытые по подтверждению', 'Instructions closed upon evidence'),
  of: (part: string, whole: string): Text => say(`${part} / ${whole}`, `${part} из ${whole}`, `${part} of ${whole}`), none: say('Әлі жоқ', 'Пока нет', 'None yet'),
  asOf: (moment: string): Text => say(`${moment} жағдайы бойынша`, `По состоянию на ${moment}`, `As of ${moment}`),
} as const
