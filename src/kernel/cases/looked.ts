/** Notes who is shown what of a person: an office that opens their case, a counter at which what is known of them fills an application. */
import type { Actor } from '../parties/index.ts'
import type { CaseView } from './case-view.ts'
import type { Draft } from './drafts.ts'
import type { Ground } from './ground.ts'
import { officeActing } from './permit.ts'
import { stepOf } from './state.ts'

/** A view as an office is given it: what a person has filed for themself is noted before. What a company or a body files is its own. */
export async function lookedAt({ looks }: Ground, actor: Actor, view: CaseView): Promise<CaseView> {
  const { id, person, organisation, body, standing, procedure, version, state } = view
  if (standing === 'applicant' || person === undefined || organisation !== undefined || body !== undefined) return view
  const office = officeActing(procedure, state, actor)
  if (office === undefined) return view
  await looks.note({ person: actor.person, as: { office } }, [{
    whose: person, kind: 'case', thing: id, declared: version, fields: ['name', ...Object.keys(state.facts)], basis: (stepOf(procedure, state) ?? procedure.clock).basis,
  }])
  return view
}

/** A draft as an officer at a counter is given it: what the portal knows of the person beside them is noted before. */
export async function lookedAtHere({ looks, parties }: Ground, { person, counter }: Actor, draft: Draft): Promise<Draft> {
  const at = counter && parties.bodies.find(({ id }) => id === counter.body)?.counter
  const fields = draft.known.filter((name) => draft.facts[name] !== undefined)
  if (counter === undefined || at === undefined || fields.length === 0) return draft
  const held = await parties.rolesOf(counter.officer)
  const office = at.offices.find((role) => held.includes(role)) ?? counter.body
  await looks.note({ person: counter.officer, as: { office } }, [{ whose: person, kind: 'counter', thing: counter.visit, declared: draft.version, fields, basis: at.basis }])
  return draft
}
