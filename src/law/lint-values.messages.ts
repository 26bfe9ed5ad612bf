/** What the linter finds of values that no act sets for the first day in force, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
const warning = (words: Words): { readonly severity: Severity; readonly words: Words } => ({ severity: 'warning', words })

export const valueFaults = {
  'value-over': warning((name, day) => spoken({
    kk: `Актіде белгіленген «${name}» мәні ${day} күніне берілмеген, ал оң шешімнің ережелері соған сүйенеді: бұл күннен бастап ешкім оң шешім ала алмайды. Сол күннен қолданылатын мәнді қосыңыз.`,
    ru: `Значение «${name}», установленное актом, не задано на ${day}, а правила положительного решения на него опираются: с этого дня положительное решение никто не получит. Добавьте значение, действующее с этого дня.`,
    en: `“${name}” has no value on ${day}, and the rules of what is granted read it: from that day nobody can be granted anything. Add the value that applies from then.`,
  })),
  'value-jumps': warning((name, day) => spoken({
    kk: `${day} күнінен бастап «${name}» мәні бұрынғысынан елу еседен астам өзгереді. Дұрыс өлшем бірлігімен жазылғанын тексеріңіз.`,
    ru: `С ${day} значение «${name}» отличается от прежнего более чем в пятьдесят раз. Проверьте, в тех ли единицах оно записано.`,
    en: `From ${day} “${name}” differs more than fifty times from what it was. Check that it is written in the right unit.`,
  })),
} as const

export type ValueLintRule = keyof typeof valueFaults
