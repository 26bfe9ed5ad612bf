/** What public services have in common: who answers for them, the way through an officer and a head, and the appeal. */
import type { Citation } from '../../../law/citation.ts'
import { months, years } from '../../../law/duration.ts'
import { flag } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import type { ClockTerm } from '../../../law/hours.ts'
import type { DecisionKind, Outcome, Procedure, Step } from '../../../law/procedure.ts'
import { is } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { rules } from './acts.ts'
import { bodies, offices } from './offices.ts'

type Deciding = keyof typeof offices

/** What a service of this body says as all of them do. */
export const serviceOf = <const B extends Deciding>(body: B) => ({
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } },
  body: bodies[body], offices: offices[body] as Readonly<Record<string, Text>>, parameters: {}, obligations: {}, fee: 'free',
  complaint: {
    words: { kk: 'Маманның әрекетіне орган басшысына немесе сотқа шағымдануға болады.', ru: 'На действия специалиста можно пожаловаться руководителю органа или в суд.', en: 'You can complain about an officer to the head of the body, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
  keep: { for: years(5), basis: rules },
}) as const satisfies Partial<Procedure>

/** How a refusal is appealed, by whoever asked. */
export const appealableBy = (by: 'person' | 'company'): NonNullable<DecisionKind['appeal']> => ({
  within: months(3), procedure: by === 'person' ? 'administration.appeal' : 'administration.company-appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91'),
})

/** An applicant has one open application of a service; whether they hold what it gives already, the officer finds. */
export const oneOpen = { perApplicant: [{ atMost: 1, basis: rules }] } as const
export const held = flag('held', { label: { kk: 'Өтініш берушіде мұндай қолданыстағы шешім бар ма?', ru: 'Есть ли у заявителя такое же действующее решение?', en: 'Does the applicant hold such a decision already?' } })
export const notHeld = is(held, false).by(rules).else({ kk: 'Өтініш берушіде мұндай қолданыстағы шешім бар.', ru: 'У заявителя уже есть такое же действующее решение.', en: 'The applicant holds such a decision already.' })

interface Said { readonly title: Text; readonly words: Text }

/** The two decisions of a service: what was asked for is given, or refused by these rules. */
export const givenOrRefused = <const R extends string>(by: 'person' | 'company', basis: Citation, ruled: readonly R[], { granted, refused }: {
  readonly granted: Said & Pick<DecisionKind, 'credential'>
  readonly refused: Said
}): Readonly<Record<'granted' | 'refused', DecisionKind<R>>> => ({
  granted: { effect: 'grant', rules: ruled, basis, ...granted },
  refused: { effect: 'refuse', rules: ruled, basis, ...refused, appeal: appealableBy(by) },
})

/** An officer checks and proposes; the head, who is somebody else, signs what was proposed or sends it back. */
export const byTwo = <const R extends string>({ body, check, basis, within: [checking, deciding], title, findings, gives, company }: {
  readonly body: Deciding
  readonly check: R
  readonly basis: Citation
  /** Until the proposal, and until the decision. */
  readonly within: readonly [ClockTerm, ClockTerm]
  /** What the check is called. */
  readonly title?: Text
  readonly findings?: readonly FormField[]
  /** What the grant does besides. */
  readonly gives?: Pick<Outcome, 'effect'>
  /** Whoever acts for the applicant may not decide. */
  readonly company?: true
}): Readonly<Record<'check' | 'decision', Step<'check' | 'decision', 'granted' | 'refused', R>>> => ({
  check: {
    title: title ?? { kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'Check of the application' }, by: { role: `${body}.officer` }, within: checking, basis, check, late: 'escalate',
    ...(findings && { findings }), ...(company && { excluded: notRepresentatives }),
    outcomes: {
      propose: { label: { kk: 'Оң шешім ұсыну', ru: 'Предложить положительное решение', en: 'Propose to grant it' }, to: 'decision', ...(!findings && { whenCheck: [true] }) }, // what is found here is known only once it is said
      decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'decision', reasons: true },
    },
  },
  decision: {
    title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: `${body}.head` }, within: deciding, basis, check, notBy: ['check'], sign: true, late: 'escalate', ...(company && { excluded: notRepresentatives }),
    outcomes: {
      grant: { label: { kk: 'Оң шешімге қол қою', ru: 'Подписать положительное решение', en: 'Sign the grant' }, to: 'closed', decides: 'granted', whenCheck: [true], after: { step: 'check', outcome: 'propose' }, ...gives },
      refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'check', outcome: 'decline' } },
      reconsider: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
    },
  },
})
