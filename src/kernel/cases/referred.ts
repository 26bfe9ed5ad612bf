/** What of a case is kept from those who see it: from officers of another body what is not referred to them, from the applicant what is found while others are still to judge. */
import { findingsIn, partsOf, type Procedure, referralsIn } from '../../law/procedure.ts'
import { factsOf as factsRead } from '../../law/rule.ts'
import { partNamed, type Referral } from '../../law/together.ts'
import type { Facts } from '../../law/field.ts'
import type { Actor } from '../parties/index.ts'
import type { Act, Action } from './action.ts'
import type { Opinion, Passage } from './case-state.ts'
import { isReferred, rolesApart, rolesOf } from './permit.ts'
import type { CaseView } from './case-view.ts'
import { stepOf } from './state.ts'

/** The referrals that meet an actor in a step. */
const referralsTo = (declaration: Procedure, step: string, { roles }: Pick<Actor, 'roles'>): readonly Referral[] =>
  referralsIn(declaration.steps[step]?.by).filter(({ role }) => roles.includes(role))

/** Whether several parts of a step are put to the office of this part: whoever holds it judges apart from the others, and is shown what they said themselves alone. */
function isApart(declaration: Procedure, { step, part }: Where): boolean {
  const performer = declaration.steps[step]?.by
  const by = performer === undefined || part === undefined ? undefined : partNamed(partsOf(performer), part)?.by
  return performer !== undefined && by !== undefined && rolesOf(by).some((role) => rolesApart(performer).has(role))
}

interface Where { readonly step: string; readonly part?: string; readonly person?: string }

/**
 * The view of a case as it is shown to an actor: to officers of a body to which only a step of it is referred what is theirs, to the applicant all but what was
 * found in a step that others still perform together, and the reasons of those who judge apart. To an office it is whole.
 */
export function shownTo(actor: Actor, view: CaseView): CaseView {
  const { procedure: declaration, state, log } = view
  if (view.standing === 'applicant') return shownToApplicant(view)
  if (!isReferred(declaration, actor)) return view
  const passed = state.passages.filter(({ step }) => referralsTo(declaration, step, actor).length > 0)
  const referrals = passed.flatMap(({ step }) => referralsTo(declaration, step, actor))
  // Of those who judge apart each sees what they said themselves, in whichever passage, and not what whoever took their part after them, or had it before, did.
  const isOurs = ({ step, part, person }: Where): boolean => {
    const performed = declaration.steps[step]
    const by = part === undefined ? performed?.by : partsOf(performed?.by)[part]?.by
    if (by === undefined || (part === undefined && Object.keys(partsOf(by)).length > 0) || !rolesOf(by).some((role) => actor.roles.includes(role))) return false
    return part === undefined || !isApart(declaration, { step, part }) || person === actor.person
  }
  // Who found last what is known of a question: what was found before is known no longer.
  const found = new Map(log.flatMap(({ act, person }) => (act.type === 'answered' ? Object.keys(act.findings ?? {}).map((name) => [name, { step: act.step, part: act.part, ...(person !== undefined && { person }) }] as const) : [])))
  const fields = new Set([
    ...declaration.form.filter(({ id }) => referrals.some(({ shown }) => shown === undefined || shown.includes(id))).flatMap((page) => page.fields.map(({ name }) => name)),
    ...passed.filter(isOurs).flatMap(({ step }) => findingsIn(declaration.steps[step]!).map(({ name }) => name)),
    ...[...found].flatMap(([name, where]) => (isOurs(where) ? [name] : [])),
  ])
  const only = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([name]) => fields.has(name)))
  const check = stepOf(declaration, state)?.check
  const { check: traced, about: _, ...rest } = view
  const showsCheck = traced !== undefined && check !== undefined && factsRead(declaration.rules[check]!).every((name) => fields.has(name))
  return {
    ...rest, referred: true, ...(showsCheck && { check: traced }),
    log: log.flatMap((action) => {
      const act = shownAct(action, only, isOurs)
      return act === undefined ? [] : [{ ...action, act }]
    }),
    state: {
      ...state, facts: only(state.facts), votes: [], recused: [], decisions: [], opinions: state.opinions.filter((opinion) => isOurs({ step: state.step ?? '', ...opinion })),
      passages: state.passages.map(({ step, entered, left, outcome, reasons, opinions, people }) => ({
        step, entered, ...(left && { left }), ...(outcome && { outcome }), people: isOurs({ step }) ? people : [], ...(reasons && isOurs({ step }) && { reasons }),
        ...(opinions && { opinions: opinions.filter((opinion) => isOurs({ step, ...opinion })) }),
      })),
    },
  }
}

/** A passage without who declared a conflict in it. */
function unconflicted({ step, entered, left, outcome, reasons, marks, people }: Passage): Passage {
  return { step, entered, people, ...(left && { left }), ...(outcome && { outcome }), ...(reasons && { reasons }), ...(marks && { marks }) }
}

/** While several judge, the applicant sees that they did and not what they found; the reasons of those who judge apart stay with the office. */
function shownToApplicant(view: CaseView): CaseView {
  const { procedure: declaration, state, log } = view
  const step = stepOf(declaration, state)
  const open = new Set(step !== undefined && Object.keys(partsOf(step.by)).length > 0 ? findingsIn(step).map(({ name }) => name) : [])
  const only = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([name]) => !open.has(name)))
  const without = (at: string, opinions: readonly Opinion[]): readonly Opinion[] => opinions.map((opinion) => {
    const { reasons, ...rest } = opinion
    return reasons !== undefined && isApart(declaration, { step: at, part: opinion.part }) ? rest : opinion
  })
  return {
    ...view,
    // Who declared a conflict where they judge apart, and why, stays with the office.
    log: log.filter(({ act }) => act.type !== 'recused' || rolesApart(declaration.steps[act.step]?.by ?? 'rules').size === 0).map((action) => {
      const { act } = action
      if (act.type !== 'answered') return action
      const { reasons, findings, ...rest } = act
      return { ...action, act: { ...rest, ...(reasons !== undefined && !isApart(declaration, act) && { reasons }), ...(findings && { findings: only(findings) }) } }
    }),
    state: {
      ...state, facts: only(state.facts), opinions: without(state.step ?? '', state.opinions),
      passages: state.passages.map((passage) => ({ ...unconflicted(passage), ...(passage.opinions && { opinions: without(passage.step, passage.opinions) }) })),
    },
  }
}

function shownAct({ act, person }: Action, only: (facts: Facts) => Facts, isOurs: (where: Where) => boolean): Act | undefined {
  switch (act.type) {
    case 'filed': return { type: 'filed', facts: only(act.facts) }
    case 'opened': return { type: 'opened', facts: only(act.facts), reasons: '' }
    case 'answered': return isOurs({ step: act.step, part: act.part, ...(person !== undefined && { person }) }) ? act : undefined
    case 'unanswered': case 'completed': case 'lapsed': case 'assigned': case 'escalated': return isOurs(act) ? act : undefined
    default: return undefined
  }
}
