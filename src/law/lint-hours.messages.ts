/** What the linter finds in terms of hours, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
const error = (words: Words) => ({ severity: 'error' as const, words })
const warning = (words: Words) => ({ severity: 'warning' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const hourFaults = {
  'working-hours-unsaid': error(() => say(
    'Мерзім жұмыс сағаттарымен берілген, ал органның жұмыс уақыты (workingHours) көрсетілмеген.',
    'Срок задан в рабочих часах, а время работы органа (workingHours) не указано.',
    'The term is in working hours, and when the body works (workingHours) is not said.')),
  'working-hours-unused': warning(() => say(
    'Органның жұмыс уақыты көрсетілген, ал бірде-бір мерзім жұмыс сағаттарымен берілмеген: мерзімнің бірлігін workhour деп жазыңыз немесе workingHours бөлігін алып тастаңыз.',
    'Время работы органа указано, но ни один срок не задан в рабочих часах: укажите единицу срока workhour или уберите workingHours.',
    'When the body works is said, and no term is in working hours: give a term in workhour, or leave workingHours out.')),
  'working-hours-crossed': error((from, until) => say(
    `Жұмыс уақытының ${from}–${until} бөлігі басталмай тұрып аяқталады немесе алдыңғы бөлікпен қиылысады: бөліктерді реті бойынша, қиылыстырмай жазыңыз.`,
    `Отрезок рабочего времени ${from}–${until} заканчивается раньше, чем начался, или пересекается с предыдущим: перечислите отрезки по порядку, без пересечений.`,
    `The working time ${from}–${until} ends before it begins or reaches into the one before: list the spans in their order, apart from each other.`)),
  'extension-of-another-kind': error(() => say(
    'Мерзім мен оны ұзарту әртүрлі бірлікпен берілген (сағат пен күн): екеуін бірдей бірлікпен жазыңыз.',
    'Срок и его продление заданы в разных единицах (часы и дни): укажите оба в одних.',
    'The term and its extension are counted in different ways (hours and days): give both in the same.')),
  'fee-by-hour': error((step) => say(
    `«${step}» кезеңіндегі төлем мерзімі сағатпен берілген, ал банк төлемнің күнін ғана хабарлайды: мерзімді күнмен жазыңыз.`,
    `Срок оплаты на этапе «${step}» задан в часах, а банк сообщает только день платежа: укажите срок в днях.`,
    `The time to pay in “${step}” is in hours, and a bank tells only the day of a payment: give it in days.`)),
} as const

export type HourLintRule = keyof typeof hourFaults
