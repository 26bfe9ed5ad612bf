/** What is found in drafts alone, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

const warning = (words: (name: string) => Text): { readonly severity: Severity; readonly words: (name: string) => Text } => ({ severity: 'warning', words })

export const draftFaults = {
  'untitled-rule': warning((name) => spoken({
    kk: `«${name}» ережесінің атауы жоқ: оны заңгер мен басшы осы латынша белгімен ғана көреді. Ереженің не талап ететінін айтатын атау жазыңыз.`,
    ru: `У правила «${name}» нет названия: юрист и руководитель увидят только это латинское обозначение. Напишите название, из которого ясно, чего правило требует.`,
    en: `The rule “${name}” has no title: its lawyer and its head see this Latin name alone. Write a title that says what the rule asks for.`,
  })),
  'untitled-value': warning((name) => spoken({
    kk: `Актіде белгіленген «${name}» мәнінің атауы жоқ: оны заңгер мен басшы осы латынша белгімен ғана көреді. Оған актідегідей атау жазыңыз.`,
    ru: `У значения «${name}», установленного актом, нет названия: юрист и руководитель увидят только это латинское обозначение. Напишите, как оно названо в акте.`,
    en: `The value “${name}” has no title: its lawyer and its head see this Latin name alone. Write how the act calls it.`,
  })),
  'unchecked-rule': warning((name) => spoken({
    kk: `«${name}» ережесін ешбір кезең тексермейді: шешім оған сүйенеді, бірақ ол орындалмаса да шешім қабылдауға болады. Оны кезеңде тексеретін ереже ретінде таңдаңыз немесе онда тексерілетін ережеге шарт етіп қосыңыз.`,
    ru: `Правило «${name}» не проверяется ни на одном этапе: решение на нём основано, но может быть принято, даже если оно не выполнено. Выберите его на этапе как проверяемое правило или добавьте условием в то правило, которое там проверяется.`,
    en: `No step checks the rule “${name}”: the decision rests on it, and can be made where it does not hold. Choose it in a step as the rule that it checks, or add it as a condition to the rule that is checked there.`,
  })),
} as const

export type DraftLintRule = keyof typeof draftFaults
