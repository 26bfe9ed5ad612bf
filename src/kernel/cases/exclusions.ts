/** Finds what keeps somebody from a step for an interest in the case, as the declaration says, or the register that it concerns. */
import { ownRolesOf, representativeOf } from '../../law/body.ts'
import { addDuration, type Duration } from '../../law/duration.ts'
import type { Facts } from '../../law/field.ts'
import { type Exclusion, fieldsOf, type Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'
import { type FacedCase, type LoadedCase, loadCase } from './log.ts'
import { messages } from './messages.ts'
import { isOutside, spokeUntil } from './outsiders.ts'
import { stepOf } from './state.ts'

/** An answer that is words; empty where there is none. */
const wordsOf = (answer: Facts[string] | undefined): string => (typeof answer === 'string' ? answer.trim() : '')

type Within = Exclusion & { readonly of: 'representatives' }

/** Why the person whom the case faces may not perform the present step; undefined when nothing keeps them from it. */
export async function exclusionOf(ground: Ground, db: Db | Tx, loaded: FacedCase, person: string): Promise<Text | undefined> {
  const { row, declaration } = loaded
  for (const exclusion of stepOf(loaded.declaration, loaded.state)?.excluded ?? []) {
    switch (exclusion.of) {
      case 'authors': if (await tookPart(ground, db, loaded, person)) return messages.author; break
      case 'opener': if (loaded.log[0]?.person === person) return messages.opener; break
      case 'looked': if (await ground.looks.madeBy(db, wordsOf(loaded.state.facts[exclusion.fact]), person)) return messages.lookedThemselves; break
      case 'body': if (await serves(ground, db, person, exclusion)) return messages.ofExcludedBody(exclusion.name); break
      case 'representatives':
        if (await represents(ground, db, loaded, person, exclusion)) return messages.representative
        if (await spokeAsOwner(ground, db, loaded, person, exclusion)) return messages.answeredAsOwner
    }
  }
  return row.subject === null ? undefined : ground.registers.terms(declaration).barred?.(db, { entry: row.subject, person })
}

/** Whether the person speaks or lately spoke for the party of the case, or for a body that owes something by what the case says. */
async function represents(ground: Ground, db: Db | Tx, { row, log, acted, declaration, state }: FacedCase, person: string, { within }: Within): Promise<boolean> {
  const { parties } = ground
  // A body that opens a case about no decision and no entry asks nothing of itself.
  const ownBusiness = (row.opened_in !== null && row.body !== null) || (log[0]?.act.type === 'opened' && row.about === null && row.subject === null && row.body !== null)
  const ended = ownBusiness ? undefined : row.body !== null ? await parties.inOfficeUntil(person, representativeOf({ id: row.body }), db)
    : row.organisation === null ? undefined : acted
  const named = await Promise.all(bodiesNamed(declaration, state.facts).map((id) => parties.inOfficeUntil(person, representativeOf({ id }), db)))
  return [ended, ...named].some((until) => isLate(ground, until, within))
}

/** Whether what ended then is in force, or ended less than so long ago. */
const isLate = ({ calendar, now }: Ground, until: Instant | 'in force' | undefined, within: Duration): boolean =>
  until === 'in force' || (until !== undefined && dayOf(now(), calendar.zone) <= addDuration(calendar, dayOf(until, calendar.zone), within))

/** Whether the person answered as somebody outside, or speaks or lately spoke for whoever was asked as the owner of an entry. */
async function spokeAsOwner(ground: Ground, db: Db | Tx, { log, declaration }: LoadedCase, person: string, { within }: Within): Promise<boolean> {
  if (log.some((action) => action.person === person && isOutside({ declaration }, action))) return true
  const asked = new Set(log.flatMap(({ act }) => (act.type === 'asked' && act.whom !== undefined ? [act.whom] : [])))
  const until = await Promise.all([...asked].map((whom) => spokeUntil(ground, db, whom, person)))
  return until.some((one) => isLate(ground, one, within))
}

/** Whether the person holds or lately held an office of a body: any of its own, and those that every body has. */
async function serves(ground: Ground, db: Db | Tx, person: string, { body, within }: Exclusion & { readonly of: 'body' }): Promise<boolean> {
  const roles = [...ownRolesOf({ id: body }), ...Object.keys(ground.parties.bodies.find(({ id }) => id === body)?.roles ?? {})]
  const until = await Promise.all(roles.map((role) => ground.parties.inOfficeUntil(person, role, db)))
  return until.some((one) => isLate(ground, one, within))
}

/** Bodies upon which a case lays a duty by an answer that names them. */
function bodiesNamed(declaration: Procedure, facts: Facts): readonly string[] {
  return Object.values(declaration.obligations).flatMap(({ owedBy }) => {
    const answer = owedBy !== undefined && 'fact' in owedBy && fieldsOf(declaration).some(({ name, kind }) => name === owedBy.fact && kind === 'choice') ? facts[owedBy.fact] : undefined
    return typeof answer === 'string' && answer !== '' ? [answer] : []
  })
}

/** Whether the person did something of substance in office in the case whose decision this one is about. */
async function tookPart(ground: Ground, db: Db | Tx, { row }: LoadedCase, person: string): Promise<boolean> {
  const decided = row.about === null ? undefined : (await ground.decisions.findIn(db, row.about))?.record.case
  if (decided === undefined) return false
  const { declaration, state } = await loadCase(ground, db, decided)
  return state.passages.some(({ step, people }) => declaration.steps[step]?.by !== 'applicant' && people.includes(person))
}
