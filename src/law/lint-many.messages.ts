/** What the linter finds where cases may be acted on many at once, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

const error = (words: (step: string) => Text) => ({ severity: 'error' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const manyFaults = {
  'many-by-whom': error((step) => say(
    `«${step}» кезеңін бір лауазым орындамайды, сондықтан бірнеше іс бойынша бірден әрекет жасауға болмайды: «manyAtOnce» жолын алып тастаңыз.`,
    `Этап «${step}» выполняет не одна должность, поэтому действовать сразу по нескольким делам нельзя: уберите «manyAtOnce».`,
    `The step “${step}” is not performed by one office, so that nobody can act in many of its cases at once: take “manyAtOnce” out.`)),
  'many-one-by-one': error((step) => say(
    `«${step}» кезеңінде әр іс бойынша тұжырым жасалады немесе қол қойылады, немесе мұны әр нәтиже талап етеді: «manyAtOnce» жолын алып тастаңыз.`,
    `На этапе «${step}» по каждому делу делают вывод или ставят подпись, либо этого требует каждый исход: уберите «manyAtOnce».`,
    `The step “${step}” asks for findings or a signature in each case, or every outcome of it does: take “manyAtOnce” out.`)),
} as const

export type ManyLintRule = keyof typeof manyFaults
