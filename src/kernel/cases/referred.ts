/** What officers of another body see of a case: what is referred to them, and what they did themselves. */
import { findingsIn, partsOf, type Performer, type Procedure, referralsIn } from '../../law/procedure.ts'
import { factsOf as factsRead } from '../../law/rule.ts'
import type { Referral } from '../../law/together.ts'
import type { Facts } from '../../law/field.ts'
import type { Actor } from '../parties/index.ts'
import type { Act } from './action.ts'
import { isReferred, rolesOf } from './permit.ts'
import type { CaseView } from './case-view.ts'
import { stepOf } from './state.ts'

/** The referrals that meet an actor in a step. */
const referralsTo = (declaration: Procedure, step: string, { roles }: Pick<Actor, 'roles'>): readonly Referral[] =>
  referralsIn(declaration.steps[step]?.by).filter(({ role }) => roles.includes(role))

/** The view of a case as it is shown to an actor: whole, but for officers of a body to which only a step of it is referred. */
export function shownTo(actor: Actor, view: CaseView): CaseView {
  const { procedure: declaration, state, log } = view
  if (view.standing === 'applicant' || !isReferred(declaration, actor)) return view
  const passed = state.passages.filter(({ step }) => referralsTo(declaration, step, actor).length > 0)
  const referrals = passed.flatMap(({ step }) => referralsTo(declaration, step, actor))
  const said = new Set(log.flatMap(({ person, act }) => (act.type === 'answered' && person === actor.person ? [`${act.step} ${act.part}`] : [])))
  // Of an office to which several parts of a step are put each officer sees their own: those who judge apart do not see what the other said.
  const isApart = (step: string, by: Performer): boolean => {
    const [role] = rolesOf(by)
    return Object.values(partsOf(declaration.steps[step]?.by)).filter((one) => rolesOf(one.by)[0] === role).length > 1
  }
  const isOurs = ({ step, part }: { readonly step: string; readonly part?: string }): boolean => {
    const performed = declaration.steps[step]
    const by = part === undefined ? performed?.by : partsOf(performed?.by)[part]?.by
    if (by === undefined || (part === undefined && Object.keys(partsOf(by)).length > 0) || !rolesOf(by).some((role) => actor.roles.includes(role))) return false
    return part === undefined || !isApart(step, by) || said.has(`${step} ${part}`)
  }
  const fields = new Set([
    ...declaration.form.filter(({ id }) => referrals.some(({ shown }) => shown === undefined || shown.includes(id))).flatMap((page) => page.fields.map(({ name }) => name)),
    ...passed.filter(isOurs).flatMap(({ step }) => findingsIn(declaration.steps[step]!).map(({ name }) => name)),
    ...log.flatMap(({ act }) => (act.type === 'answered' && isOurs(act) ? Object.keys(act.findings ?? {}) : [])),
  ])
  const only = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([name]) => fields.has(name)))
  const check = stepOf(declaration, state)?.check
  const { check: traced, about: _, ...rest } = view
  const showsCheck = traced !== undefined && check !== undefined && factsRead(declaration.rules[check]!).every((name) => fields.has(name))
  return {
    ...rest, referred: true, ...(showsCheck && { check: traced }),
    log: log.flatMap((action) => {
      const act = shownAct(action.act, only, isOurs)
      return act === undefined ? [] : [{ ...action, act }]
    }),
    state: {
      ...state, facts: only(state.facts), votes: [], recused: [], decisions: [], opinions: state.opinions.filter(({ part }) => isOurs({ step: state.step ?? '', part })),
      passages: state.passages.map(({ step, entered, left, outcome, reasons, opinions, people }) => ({
        step, entered, ...(left && { left }), ...(outcome && { outcome }), people: isOurs({ step }) ? people : [], ...(reasons && isOurs({ step }) && { reasons }),
        ...(opinions && { opinions: opinions.filter(({ part }) => isOurs({ step, part })) }),
      })),
    },
  }
}

function shownAct(act: Act, only: (facts: Facts) => Facts, isOurs: (where: { readonly step: string; readonly part?: string }) => boolean): Act | undefined {
  switch (act.type) {
    case 'filed': return { type: 'filed', facts: only(act.facts) }
    case 'opened': return { type: 'opened', facts: only(act.facts), reasons: '' }
    case 'answered': case 'unanswered': case 'completed': case 'lapsed': case 'assigned': case 'escalated': return isOurs(act) ? act : undefined
    default: return undefined
  }
}
