/** A procedure of the authority of its own motion about a decision: an inspector or officer proposes, heard whom it concerns where it can wait, and the head signs or sends it back. */
import { type Duration, workdays } from '../../../law/duration.ts'
import type { FormField } from '../../../law/form.ts'
import { type DecisionKind, type Effect, type Outcome, procedure, type Procedure, type Step } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import { answered, hearingOfParty, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import { common } from './common.ts'
import { offices, rules } from './offices.ts'


/** What differs between such procedures. */
export interface ByTwo {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly audience: Text
  readonly about: readonly string[]
  readonly effects: readonly Effect[]
  readonly fields: readonly FormField[]
  /** What the page of the form is called; reasons where nothing else is said. */
  readonly page?: Text
  /** Who opens it and proposes, an inspector where nothing else is said. */
  readonly role?: 'oversight.officer'
  /** The owner is heard first; the proposal is then signed by nobody. */
  readonly heard?: true
  /** Until the proposal, the ruling, and in all. */
  readonly within: readonly [Duration, Duration, Duration]
  readonly proposal: Text
  /** What proposing is called where nobody signs it. */
  readonly propose?: Text
  /** What the inspector takes who does not propose it. */
  readonly leave: Text
  readonly sign: Text
  readonly does: Pick<Outcome, 'effect' | 'order'>
  readonly decides: string
  readonly decision: DecisionKind<never>
}

const roleOf = ({ role }: ByTwo): 'oversight.inspector' | 'oversight.officer' => role ?? 'oversight.inspector'

const opened = (what: ByTwo) => ({
  ...common, id: what.id, title: what.title, summary: what.summary, audience: what.audience, opens: { by: 'office', role: roleOf(what) }, about: { procedures: what.about, effects: what.effects }, rules: {},
  form: [{ id: 'why', title: what.page ?? { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' }, fields: what.fields }],
} as const)

export const byTwo = (what: ByTwo): Procedure => {
  const { within: [proposing, ruling, whole], proposal, heard, leave, sign, does, decides, decision } = what
  const proposes = roleOf(what)
  const starts = heard ? 'hearing' : 'proposal'
  const steps: Readonly<Record<string, Step<string, string, never>>> = {
    ...(heard && { hearing: heardBefore('proposal', [decides], { title: hearingOfParty }) }),
    proposal: {
      title: proposal, by: { role: proposes }, within: proposing, basis: rules, ...(!heard && { sign: true as const }), excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: what.propose ?? { kk: 'Ұсынысқа қол қою', ru: 'Подписать предложение', en: 'Sign the proposal' }, to: 'ruling', reasons: true },
        close: { label: leave, to: 'closed', reasons: true },
      },
    },
    ruling: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Ruling' }, by: { role: 'oversight.head' }, within: ruling, basis: rules, notBy: ['proposal'], sign: true, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        [decides]: { label: sign, to: 'closed', decides, reasons: true, ...(heard && { findings: [answered] }), ...does },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'proposal', reasons: true },
      },
    },
  }
  return procedure({
    ...opened(what), offices: { [proposes]: offices[proposes], 'oversight.head': offices['oversight.head'] }, clock: { within: whole, from: starts, stopsIn: [], silence: 'escalate', basis: rules }, starts, reopensAt: starts, steps,
    decisions: { [decides]: decision },
  })
}

/** The same by one inspector, who signs: what cannot wait for a second, and stands for a short time alone. */
export const byOne = (what: ByTwo): Procedure => {
  const { within: [proposing, , whole], proposal, leave, sign, does, decides, decision } = what
  return procedure({
    ...opened(what), offices: { 'oversight.inspector': offices['oversight.inspector'] }, clock: { within: whole, from: 'ruling', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'ruling', reopensAt: 'ruling',
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
