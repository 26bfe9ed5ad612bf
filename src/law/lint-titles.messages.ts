/** What is found where a rule or a value of a draft has no title, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

const warning = (words: (name: string) => Text): { readonly severity: Severity; readonly words: (name: string) => Text } => ({ severity: 'warning', words })

export const titleFaults = {
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
} as const

export type TitleLintRule = keyof typeof titleFaults
