/** A hearing in words: whom a decision burdens reads when they are told, until when they may object, and when nobody is heard. */
import type { Clause } from './clause.ts'
import { lasting } from './clauses.messages.ts'
import { inEveryLanguage, listOf, uncapital } from './format.ts'
import type { Hearing } from './hearing.ts'
import { printRule } from './print-rule.ts'
import { fieldsOf, type Procedure, type Step } from './procedure.ts'
import { readingOf } from './reading.ts'
import { spoken, type Text } from './text.ts'

const waivedBy = (outcome: Text): Text => spoken({
  kk: `Өтініш беруші мерзімнің қалғанынан бас тарта алады: «${outcome.kk}».`, ru: `Заявитель может отказаться от оставшейся части этого срока: «${outcome.ru}».`, en: `The applicant may waive the rest of that time: “${outcome.en}”.`,
})
const answered: Text = spoken({
  kk: 'Шешімде қарсылыққа жауап беріледі.', ru: 'В решении даётся ответ на возражение.', en: 'The decision says how an objection was answered.',
})

/** That a decision waits for the notice, in one line. */
export function noticeWords({ decisions }: Procedure, { before, notice }: Hearing): Text {
  const [titles, time] = [listOf(before.map((one) => decisions[one]?.title ?? spoken({ kk: one, ru: one, en: one }))), lasting(notice)]
  return spoken({
    kk: `Алдын ала шешім туралы хабарланады. Шешім (${titles.kk}) хабарланғаннан кейін ${time.kk} өтпейінше қабылданбайды.`,
    ru: `О предварительном решении уведомляют заранее. Решение (${titles.ru}) принимается не раньше, чем со дня уведомления пройдёт ${time.ru}.`,
    en: `Whom it concerns is told of the preliminary decision. The decision (${titles.en}) is not issued before ${time.en} have passed since.`,
  })
}

/** The hearing of a step as clauses. */
export function hearingClauses(declaration: Procedure, { hearing, outcomes }: Step): readonly Clause[] {
  if (hearing === undefined) return []
  const { minutes, waives, unless = [], basis } = hearing
  const held = minutes === undefined ? undefined : declaration.steps[minutes]?.title
  const [fields, reading] = [fieldsOf(declaration), readingOf(declaration, declaration.inForce.from)]
  return [
    { words: noticeWords(declaration, hearing), basis }, ...(waives === undefined ? [] : [{ words: waivedBy(outcomes[waives]?.label ?? spoken({ kk: waives, ru: waives, en: waives })) }]), { words: answered },
    ...(held === undefined ? [] : [{ words: spoken({
      kk: `Тыңдау мына кезеңде өтіп, хаттамасына қол қойылады: «${held.kk}».`, ru: `Заслушивание проводится на этапе «${held.ru}», протокол подписывается.`, en: `The hearing is held in “${held.en}”, and its minutes are signed.`,
    }) }]),
    ...unless.map(({ when, words, basis: law }) => {
      const rule = inEveryLanguage((locale) => uncapital(printRule(when, fields, locale, reading)))
      return { words: spoken({ kk: `${words.kk} Тыңдау мына жағдайда өткізілмейді: ${rule.kk}.`, ru: `${words.ru} Заслушивание не проводится, если ${rule.ru}.`, en: `${words.en} Nobody is heard if ${rule.en}.` }), basis: law }
    }),
  ]
}
