/** Checks what follows a declaration: its decisions, appeals and duties, the days on which it is in force, and its fee. */
import { isAboutThoseOf } from './about.ts'
import { choosesEntries } from './entry-field.ts'
import { type Field, holdsPersonal } from './field.ts'
import { conditionsOf } from './form.ts'
import { onlyGivesUp, onlyRevives } from './lint-revival.ts'
import { type Fault, fault } from './lint.messages.ts'
import { conditionsIn, type DecisionKind, statedFieldsOf, type Procedure, waysOf } from './procedure.ts'
import { isDay } from './time.ts'

type World = readonly Procedure[]
type Opening = NonNullable<Procedure['obligations'][string]['late']['opens']>

/** Decisions are issued, can be appealed against, and disclose only what is public. */
export function* lintDecisions(declaration: Procedure, world: World): Generator<Fault> {
  const issued = new Set(waysOf(declaration).map(({ way: { decides } }) => decides))
  const silent = declaration.clock.silence === 'escalate' ? undefined : declaration.clock.silence.decides
  if (silent !== undefined && declaration.decisions[silent] === undefined) yield fault('unknown-decision', 'clock.silence.decides', silent)
  for (const [name, decision] of Object.entries(declaration.decisions)) {
    const place = `decisions.${name}`
    if (!issued.has(name)) yield fault('decision-never-issued', place, name)
    yield* claims(declaration, decision, place)
    yield* appeals(declaration, name, decision, world)
    if ((decision.effect === 'revoke' || decision.effect === 'reopen') && declaration.about === undefined) {
      yield fault('act-about-nothing', `${place}.effect`, name)
    }
  }
  for (const id of declaration.about?.procedures ?? []) {
    if (!world.some((other) => other.id === id)) yield fault('unknown-procedure', 'about.procedures', id)
  }
  const reopening = world.find((other) =>
    isAboutThoseOf(other, declaration) && Object.values(other.decisions).some(({ effect }) => effect === 'reopen'))
  if (reopening !== undefined && declaration.reopensAt === undefined) yield fault('nowhere-to-reopen', 'reopensAt', reopening.id)
}

function* claims(declaration: Procedure, { credential, tells = [] }: DecisionKind, place: string): Generator<Fault> {
  const fields = statedFieldsOf(declaration)
  for (const name of tells) {
    const field = fields.find((one) => one.name === name)
    if (field === undefined) yield fault('unknown-fact', `${place}.tells`, name)
    else if (field.kind === 'file' || field.kind === 'rows' || choosesEntries(field)) yield fault('unfit-fact', `${place}.tells`, name, field.kind)
    else if (credential && holdsPersonal(field)) yield fault('personal-told', `${place}.tells`, name)
  }
  const term = credential?.validFor
  if (term !== undefined && 'fact' in term) {
    const field = fields.find(({ name }) => name === term.fact)
    if (field === undefined) yield fault('unknown-fact', `${place}.credential.validFor`, term.fact)
    else if (field.kind !== 'integer' || field.optional || conditionsIn(declaration).has(field.name)) yield fault('unfit-fact', `${place}.credential.validFor`, term.fact, field.kind)
  }
  for (const claim of credential?.claims ?? []) {
    const field = fields.find(({ name }) => name === claim)
    if (field === undefined) yield fault('unknown-claim', `${place}.credential.claims`, claim)
    else if (field.personal) yield fault('personal-claim', `${place}.credential.claims`, claim)
    else if (!field.public) yield fault('private-claim', `${place}.credential.claims`, claim)
  }
}

function* appeals(declaration: Procedure, name: string, { appeal, effect }: DecisionKind, world: World): Generator<Fault> {
  const place = `decisions.${name}.appeal`
  if (appeal === undefined) {
    if (effect === 'refuse' || (effect === 'revoke' && !onlyRevives(declaration, name) && !onlyGivesUp(declaration, name))) yield fault('refusal-without-appeal', place, name)
    return
  }
  const hearing = world.find(({ id }) => id === appeal.procedure)
  if (hearing === undefined) yield fault('unknown-procedure', `${place}.procedure`, appeal.procedure)
  else if (!isAboutThoseOf(hearing, declaration) || !hearing.about?.effects.includes(effect)) {
    yield fault('appeal-not-heard', `${place}.procedure`, appeal.procedure, effect)
  }
}

/** Duties follow a grant, and lateness with them has a consequence that exists. */
export function* lintObligations(declaration: Procedure, world: World): Generator<Fault> {
  for (const [name, { after, late, charged }] of Object.entries(declaration.obligations)) {
    const place = `obligations.${name}`
    const decision = after === undefined ? undefined : declaration.decisions[after]
    if (after !== undefined && decision === undefined) yield fault('unknown-decision', `${place}.after`, after)
    if (after !== undefined && decision && decision.effect !== 'grant') yield fault('duty-without-grant', `${place}.after`, after)
    if (late.opens === undefined) {
      if (late.remind.length === 0 && late.tells === undefined && charged === undefined) yield fault('duty-without-consequence', `${place}.late`, name)
      continue
    }
    const { procedure: id } = late.opens
    const opened = world.find((other) => other.id === id)
    if (opened === undefined) yield fault('unknown-procedure', `${place}.late.opens`, id)
    else if (opened.opens.by !== 'office') yield fault('not-opened-by-office', `${place}.late.opens`, id)
    else yield* statements(late.opens, opened, `${place}.late.opens`)
  }
}

/** The case that lateness opens has every answer that its form asks for. */
function* statements({ states, dueDayAs }: Opening, opened: Procedure, place: string): Generator<Fault> {
  const fields = opened.form.flatMap((page) => page.fields)
  const find = (fact: string): Field | undefined => fields.find(({ name }) => name === fact)
  for (const fact of Object.keys(states)) if (find(fact) === undefined) yield fault('unknown-fact', `${place}.states`, fact)
  if (dueDayAs !== undefined) {
    const field = find(dueDayAs)
    if (field === undefined) yield fault('unknown-fact', `${place}.dueDayAs`, dueDayAs)
    else if (field.kind !== 'date') yield fault('unfit-fact', `${place}.dueDayAs`, dueDayAs, field.kind)
  }
  const conditional = conditionsOf(opened.form)
  const open = fields.filter(
    ({ name, optional, from }) => !optional && !conditional.has(name) && from === undefined && states[name] === undefined && name !== dueDayAs
  )
  for (const { name } of open) yield fault('unstated-fact', `${place}.states`, name, opened.id)
}

/** The version is in force on real days on which no other version is, and its names and fee are in order. */
export function* lintInForce(declaration: Procedure, world: World): Generator<Fault> {
  const { from, until } = declaration.inForce
  for (const day of [from, ...(until === undefined ? [] : [until])]) if (!isDay(day)) yield fault('not-a-day', 'inForce', day)
  if (until !== undefined && until < from) yield fault('ends-before-it-begins', 'inForce.until', until, from)
  const overlapping = world.find((other) => other !== declaration && other.id === declaration.id
    && other.inForce.from <= (until ?? '9999-12-31') && from <= (other.inForce.until ?? '9999-12-31'))
  if (overlapping !== undefined) yield fault('overlapping-versions', 'inForce', overlapping.inForce.from)
  if (!/^[a-z][A-Za-z0-9-]*(?:\.[a-z][A-Za-z0-9-]*)+$/.test(declaration.id)) yield fault('malformed-name', 'id', declaration.id)
  if (!/^[A-Z]{2,6}$/.test(declaration.body.register)) yield fault('malformed-name', 'body.register', declaration.body.register)
  if (declaration.fee === 'unset') yield fault('unset-fee', 'fee')
}
