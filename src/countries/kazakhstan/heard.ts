/** Hearing of whom a decision burdens, before it: article 73 of the administrative code, as far as its terms are known. */
import type { Citation } from '../../law/citation.ts'
import { type Duration, workdays } from '../../law/duration.ts'
import { file, text } from '../../law/field.ts'
import type { FormField } from '../../law/form.ts'
import type { Hearing } from '../../law/hearing.ts'
import type { Outcome } from '../../law/procedure.ts'
import { given } from '../../law/rule.ts'
import type { Text } from '../../law/text.ts'
import { administrativeCode, secondary } from './acts.ts'

const basis = secondary(administrativeCode, '73')

const objection = text('objection', {
  label: { kk: 'Қарсылық', ru: 'Возражение', en: 'Objection' }, maxLength: 10_000, long: true,
})
const objectionFile = file('objectionFile', {
  label: { kk: 'Қарсылықты растайтын құжат', ru: 'Документ в подтверждение возражения', en: 'A document that supports the objection' }, accept: ['application/pdf'], limitMegabytes: 20, optional: true,
})

/** What whoever decides against somebody who has objected answers to that: asked of nobody else. */
export const answered: FormField = {
  ...text('objectionAnswer', { label: { kk: 'Қарсылыққа жауап', ru: 'Ответ на возражение', en: 'How the objection was answered' }, maxLength: 4000, long: true }), when: given(objection),
}

/** The term within which one may object, and the notice before the decision. */
const [toObject, notice] = [workdays(2), workdays(3)] as const

/** What the step is called where whoever is heard has not applied for anything. */
export const hearingOfParty: Text = { kk: 'Әкімшілік рәсімге қатысушыны тыңдау', ru: 'Заслушивание участника административной процедуры', en: 'Hearing of the party' }

/** What differs in a hearing: its title, and the time to object, where other rules give more than the code. */
export interface HeardHow { readonly title?: Text; readonly objects?: { readonly within: Duration; readonly basis: Citation } }

/**
 * The step in which the applicant is heard, leading to `to`: they object, say that they have nothing to object, with or without a waiver of the rest of the notice, or are silent. Exceptions of the code are not
 * known, so none is declared. The minutes of a hearing held in person (article 74) are not known well enough to be asked for.
 */
export const heardBefore = <const S extends string, const D extends string>(to: S, before: readonly D[], { title, objects }: HeardHow = {}) => ({
  title: title ?? { kk: 'Өтініш берушіні тыңдау', ru: 'Заслушивание заявителя', en: 'Hearing of the applicant' }, by: 'applicant' as const, within: objects?.within ?? toObject, basis: objects?.basis ?? basis, late: { outcome: 'unanswered' },
  hearing: { before, notice, objection: objection.name, answer: answered.name, waives: 'silent', basis } satisfies Hearing<string, D>,
  outcomes: {
    object: { label: { kk: 'Қарсылық білдіру', ru: 'Представить возражение', en: 'Object' }, to, findings: [objection, objectionFile] },
    silent: { label: { kk: 'Қарсылығым жоқ', ru: 'Возражений нет', en: 'I have no objection' }, to },
    none: { label: { kk: 'Қарсылығым жоқ, бірақ хабарлама мерзімінен бас тартпаймын', ru: 'Возражений нет, но от срока уведомления не отказываюсь', en: 'I have no objection, and do not waive the notice' }, to },
    unanswered: { label: { kk: 'Қарсылық келмеді', ru: 'Возражений не поступило', en: 'No objection came' }, to, byClock: true },
  } satisfies Readonly<Record<string, Outcome<S>>>,
})
