/** A procedure of the authority of its own motion about a decision: an inspector proposes and signs, the head signs or sends it back. */
import { type Duration, workdays } from '../../../law/duration.ts'
import type { FormField } from '../../../law/form.ts'
import { type DecisionKind, type Effect, type Outcome, procedure, type Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import { notRepresentatives } from '../impartial.ts'
import { common } from './common.ts'
import { offices, rules } from './offices.ts'

const acting = { 'oversight.inspector': offices['oversight.inspector'], 'oversight.head': offices['oversight.head'] } as const

/** What differs between such procedures. */
export interface ByTwo {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly audience: Text
  readonly about: readonly string[]
  readonly effects: readonly Effect[]
  readonly fields: readonly FormField[]
  /** Until the proposal, the ruling, and in all. */
  readonly within: readonly [Duration, Duration, Duration]
  readonly proposal: Text
  /** What the inspector takes who does not propose it. */
  readonly leave: Text
  readonly sign: Text
  readonly does: Pick<Outcome, 'effect' | 'order'>
  readonly decides: string
  readonly decision: DecisionKind<never>
}

const opened = ({ id, title, summary, audience, about, effects, fields }: ByTwo) => ({
  ...common, id, title, summary, audience, opens: { by: 'office', role: 'oversight.inspector' }, about: { procedures: about, effects }, rules: {},
  form: [{ id: 'why', title: { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' }, fields }],
} as const)

export const byTwo = (what: ByTwo): Procedure => {
  const { within: [proposing, ruling, whole], proposal, leave, sign, does, decides, decision } = what
  return procedure({
    ...opened(what), offices: acting, clock: { within: whole, from: 'proposal', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'proposal', reopensAt: 'proposal',
    steps: {
      proposal: {
        title: proposal, by: { role: 'oversight.inspector' }, within: proposing, basis: rules, sign: true, excluded: notRepresentatives, late: 'escalate',
        outcomes: {
          propose: { label: { kk: 'Ұсынысқа қол қою', ru: 'Подписать предложение', en: 'Sign the proposal' }, to: 'ruling', reasons: true },
          close: { label: leave, to: 'closed', reasons: true },
        },
      },
      ruling: {
        title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Ruling' }, by: { role: 'oversight.head' }, within: ruling, basis: rules, notBy: ['proposal'], sign: true, excluded: notRepresentatives, late: 'escalate',
        outcomes: {
          [decides]: { label: sign, to: 'closed', decides, reasons: true, ...does },
          return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'proposal', reasons: true },
        },
      },
    },
    decisions: { [decides]: decision },
  })
}

/** The same by one inspector, who signs: what cannot wait for a second, and stands for a short time alone. */
export const byOne = (what: ByTwo): Procedure => {
  const { within: [proposing, , whole], proposal, leave, sign, does, decides, decision } = what
  return procedure({
    ...opened(what), offices: { 'oversight.inspector': acting['oversight.inspector'] }, clock: { within: whole, from: 'ruling', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'ruling', reopensAt: 'ruling',
    steps: {
      ruling: {
        title: proposal, by: { role: 'oversight.inspector' }, within: proposing, basis: rules, sign: true, excluded: notRepresentatives, late: 'escalate',
        outcomes: { [decides]: { label: sign, to: 'closed', decides, reasons: true, ...does }, close: { label: leave, to: 'closed', reasons: true } },
      },
    },
    decisions: { [decides]: decision },
  })
}

/** How long an order may take that cannot wait: to be proposed, ruled on, and in all. */
export const atOnce = [workdays(1), workdays(1), workdays(3)] as const
