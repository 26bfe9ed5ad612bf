/** A hearing in words: whom a decision burdens reads when they are told, until when they may object, and when nobody is heard. */
import type { Clause } from './clause.ts'
import { lasting } from './clauses.messages.ts'
import { capital, inEveryLanguage, listOf, uncapital } from './format.ts'
import type { Hearing } from './hearing.ts'
import { isByHouse } from './opening.ts'
import { printRule } from './print-rule.ts'
import { fieldsOf, type Procedure, type Step } from './procedure.ts'
import { readingOf } from './reading.ts'
import { spoken, type Text } from './text.ts'

/** How a hearing speaks of whom it hears, and of what it announces: words in the middle of a sentence, each with the cases in which they are needed. */
export interface HearingSpeech {
  readonly whom: Text & { readonly kkOf: string; readonly ruOf: string }
  readonly what: Text & { readonly ruAbout: string }
}

const whoApplied = { kk: 'өтініш беруші', kkOf: 'өтініш берушінің', ru: 'заявитель', ruOf: 'заявителя', en: 'applicant' } as const
const party = { kk: 'рәсімге қатысушы', kkOf: 'рәсімге қатысушының', ru: 'участник процедуры', ruOf: 'участника процедуры', en: 'party' } as const
const preliminary = { kk: 'алдын ала шешім', ru: 'предварительное решение', ruAbout: 'предварительном решении', en: 'preliminary decision' } as const
const proposed = { kk: 'ұсынылып отырған шешім', ru: 'предлагаемое решение', ruAbout: 'предлагаемом решении', en: 'proposed decision' } as const

/** A party has applied for nothing where the house opened the case; and where a case begins with the hearing, nothing was decided yet, also not preliminarily. */
export const hearingSpeech = ({ opens, starts, steps }: Pick<Procedure, 'opens' | 'starts' | 'steps'>): HearingSpeech => ({
  whom: isByHouse(opens) ? party : whoApplied, what: steps[starts]?.hearing ? proposed : preliminary,
})

const waivedBy = ({ whom }: HearingSpeech, outcome: Text): Text => spoken({
  kk: `${capital(whom.kk)} мерзімнің қалғанынан бас тарта алады: «${outcome.kk}».`, ru: `${capital(whom.ru)} может отказаться от оставшейся части этого срока: «${outcome.ru}».`, en: `The ${whom.en} may waive the rest of that time: “${outcome.en}”.`,
})
const answered: Text = spoken({
  kk: 'Шешімде қарсылыққа жауап беріледі.', ru: 'В решении даётся ответ на возражение.', en: 'The decision says how an objection was answered.',
})

/** That a decision waits for the notice, in one line. */
export function noticeWords(declaration: Procedure, { before, notice }: Hearing): Text {
  const [{ decisions }, { what }] = [declaration, hearingSpeech(declaration)]
  const [titles, time] = [listOf(before.map((one) => decisions[one]?.title ?? spoken({ kk: one, ru: one, en: one }))), lasting(notice)]
  return spoken({
    kk: `${capital(what.kk)} туралы хабарланады. Шешім (${titles.kk}) хабарланғаннан кейін ${time.kk} өтпейінше қабылданбайды.`,
    ru: `О ${what.ruAbout} уведомляют заранее. Решение (${titles.ru}) принимается не раньше, чем со дня уведомления пройдёт ${time.ru}.`,
    en: `Whom it concerns is told of the ${what.en}. The decision (${titles.en}) is not issued before ${time.en} have passed since.`,
  })
}

/** The hearing of a step as clauses. */
export function hearingClauses(declaration: Procedure, { hearing, outcomes }: Step): readonly Clause[] {
  if (hearing === undefined) return []
  const { minutes, waives, unless = [], basis } = hearing
  const held = minutes === undefined ? undefined : declaration.steps[minutes]?.title
  const [fields, reading] = [fieldsOf(declaration), readingOf(declaration, declaration.inForce.from)]
  return [
    { words: noticeWords(declaration, hearing), basis }, ...(waives === undefined ? [] : [{ words: waivedBy(hearingSpeech(declaration), outcomes[waives]?.label ?? spoken({ kk: waives, ru: waives, en: waives })) }]), { words: answered },
    ...(held === undefined ? [] : [{ words: spoken({
      kk: `Тыңдау мына кезеңде өтіп, хаттамасына қол қойылады: «${held.kk}».`, ru: `Заслушивание проводится на этапе «${held.ru}», протокол подписывается.`, en: `The hearing is held in “${held.en}”, and its minutes are signed.`,
    }) }]),
    ...unless.map(({ when, words, basis: law }) => {
      const rule = inEveryLanguage((locale) => uncapital(printRule(when, fields, locale, reading)))
      return { words: spoken({ kk: `${words.kk} Тыңдау мына жағдайда өткізілмейді: ${rule.kk}.`, ru: `${words.ru} Заслушивание не проводится, если ${rule.ru}.`, en: `${words.en} Nobody is heard if ${rule.en}.` }), basis: law }
    }),
  ]
}
