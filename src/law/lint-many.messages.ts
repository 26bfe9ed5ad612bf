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
  'as-another-by-name': error((outcome) => say(
    `«${outcome}» нәтижесі сол туралы басқа іс болғандықтан істі жабады, ал рәсімді тіркелгісі бар адам ашады: ондай істер салыстырылмайды. «asAnother» жолын алып тастаңыз.`,
    `Исход «${outcome}» закрывает дело, потому что есть другое дело о том же, но процедуру открывает лицо с учётной записью: такие дела не сравниваются. Уберите «asAnother».`,
    `The outcome “${outcome}” closes a case because another says the same, and the procedure is opened by somebody with an account: such cases are not compared. Take “asAnother” out.`)),
  'as-another-goes-on': error((outcome) => say(
    `«asAnother» бар «${outcome}» нәтижесін бір лауазым таңдайды және ол істі шешімсіз жабады: «to: closed» қойыңыз, «decides» пен «byClock» жолдарын алып тастаңыз.`,
    `Исход «${outcome}» с «asAnother» выбирает одна должность, и он закрывает дело без решения: укажите «to: closed», уберите «decides» и «byClock».`,
    `The outcome “${outcome}” with “asAnother” is taken by one office and closes the case without a decision: give “to: closed”, and take “decides” and “byClock” out.`)),
  'many-closed-unsaid': error((outcome) => say(
    `«${outcome}» нәтижесі тіркелгісі жоқ адамдардың көп ісін бірден, шешімсіз жабады. Себебін айтыңыз: «asAnother» қосыңыз немесе «manyAtOnce» жолын алып тастаңыз.`,
    `Исход «${outcome}» без решения закрывает сразу много дел, открытых без учётной записи. Скажите, почему: добавьте «asAnother» или уберите «manyAtOnce».`,
    `The outcome “${outcome}” closes many cases of people without an account at once, without a decision. Say why: add “asAnother”, or take “manyAtOnce” out.`)),
} as const

export type ManyLintRule = keyof typeof manyFaults
