/** The words of the open register of decisions without names. */
import { formatNumber } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const decidedWords = {
  title: say('Ұқсас істер бойынша шешімдер', 'Решения по схожим делам', 'Decisions in like cases'),
  hint: say('Бірдей негіздер бойынша қандай шешімдер қабылданды — атауларсыз.', 'Какие решения приняты по одинаковым основаниям, без имён.', 'What was decided on the same grounds, without names.'),
  lead: say(
    'Технопарктің өтініштер мен шығару туралы барлық шешімі рәсімі мен орындалмаған талаптары бойынша салыстырылған. Компаниялар, нөмірлер және күндер көрсетілмейді.',
    'Все решения технопарка по заявлениям и об исключении сопоставлены по процедуре и невыполненным требованиям. Компании, номера и даты не показываются.',
    'All decisions of the technopark on applications and withdrawals stand side by side by procedure and by the conditions that were not met. No company, number or day is shown.'),
  procedure: say('Рәсім', 'Процедура', 'Procedure'),
  grounds: say('Орындалмаған талаптар', 'Невыполненные требования', 'Conditions not met'),
  allMet: say('Барлық талап орындалған', 'Все требования выполнены', 'All conditions were met'),
  count: say('Істер', 'Дел', 'Cases'),
  outcomes: say('Қалай шешілді', 'Чем закончились', 'How they ended'),
  differs: say('Әртүрлі шешілген', 'Решены по-разному', 'Decided in different ways'),
  days: say('Өтініштен шешімге дейін, күн (медиана)', 'Дней от заявления до решения (медиана)', 'Days from application to decision (median)'),
  reopened: say('Шағым бойынша қайтарылған', 'Возвращено по жалобе', 'Sent back on appeal'),
  byGround: say('Негіздер бойынша', 'По основаниям', 'By ground'),
  byGroundLead: say(
    'Жоғарыда көрсетілген істер ғана есептелген. Бір істе бірнеше негіз болуы мүмкін.', 'Учтены только дела, показанные выше. В одном деле может быть несколько оснований.',
    'Only the cases shown above are counted. One case may have several grounds.'),
  ground: say('Негіз', 'Основание', 'Ground'),
  total: say('Барлық шешім', 'Всего решений', 'Decisions in all'),
  none: say('Әзірге салыстыратын шешім жоқ', 'Сравнивать пока нечего', 'There is nothing to compare yet'),
} as const

/** What is left out, and why. */
export const fewWords = (few: number, least: number): Text => say(
  `Тағы ${formatNumber(few, 'kk')} шешім көрсетілмеді: бірдей істер ${least}-тен аз болса, компанияны тануға болар еді.`,
  `Ещё решений не показано: ${formatNumber(few, 'ru')}. Там, где одинаковых дел меньше ${least}, можно было бы узнать компанию.`,
  `Decisions not shown: ${formatNumber(few, 'en')}. Where fewer than ${least} are alike, a company could be told.`)
