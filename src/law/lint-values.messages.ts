/** What the linter finds of values that no act sets for the first day in force, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
const warning = (words: Words): { readonly severity: Severity; readonly words: Words } => ({ severity: 'warning', words })

export const valueFaults = {
  'value-over': warning((name, day) => spoken({
    kk: `«${name}» шамасының ${day} күнгі мәні жоқ, ал оң шешімнің ережелері соған сүйенеді: бұл күннен бастап ешкім оң шешім ала алмайды. Сол күннен қолданылатын мәнді қосыңыз.`,
    ru: `У величины «${name}» нет значения на ${day}, а правила положительного решения на неё опираются: с этого дня положительное решение никто не получит. Добавьте значение, действующее с этого дня.`,
    en: `“${name}” has no value on ${day}, and the rules of what is granted read it: from that day nobody can be granted anything. Add the value that applies from then.`,
  })),
} as const

export type ValueLintRule = keyof typeof valueFaults
