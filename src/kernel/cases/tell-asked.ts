/** Tells owners and third persons that something is asked of them: by inbox those who are known, a mailbox that somebody typed with no word about the case. */
import { representativeOf } from '../../law/body.ts'
import { partsOf } from '../../law/procedure.ts'
import { locales } from '../../law/text.ts'
import { partNamed } from '../../law/together.ts'
import type { Tx } from '../database/index.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import { aboutOf, letters } from './letters.ts'
import type { LoadedCase } from './log.ts'
import { namedIn, outsidersAsked } from './outsiders.ts'

/** Writes the letters of an act that asks somebody, unless the step is over by now or another is asked. */
export async function tellAsked(ground: Ground, tx: Tx, loaded: LoadedCase, act: Extract<Act, { readonly type: 'asked' }>): Promise<void> {
  const { parties } = ground
  const { declaration, state } = loaded
  const part = act.part ?? ''
  const asked = state.step === act.step ? outsidersAsked(loaded).find((one) => one.part === part) : undefined
  if (asked === undefined) return
  const step = declaration.steps[act.step]!
  const { row } = loaded
  const letter = letters.asked(aboutOf(loaded), partNamed(partsOf(step.by), part)?.title ?? step.title,
    row.step_due_day === null ? undefined : { named: 'answer', day: row.step_due_day, at: row.step_due_at, zone: ground.calendar.zone })
  // A case of somebody else's: whoever only says that they head the company hears nothing of it.
  const tellCompany = (id: string): Promise<void> => parties.writeLetterToOrganisation(tx, id, letter, { mailed: 'proved heads' })
  if ('owner' in asked.by) {
    const now = state.asked.findLast((one) => one.part === part)?.whom
    const [kind, id] = act.whom?.split(':') ?? []
    if (id === undefined || now !== act.whom) return
    if (kind === 'organisation') return tellCompany(id)
    const people = kind === 'person' ? [{ id }] : await parties.holdersOf([representativeOf({ id })], tx)
    for (const person of people) await parties.writeLetter(tx, person.id, letter)
    return
  }
  const { identifier, email } = namedIn(asked.by, part, state.facts)
  const [person, organisation] = [await parties.personWithNumber(identifier, tx), await parties.organisation({ number: identifier }, tx)]
  if (person) await parties.writeLetter(tx, person, letter)
  if (organisation) await tellCompany(organisation.id)
  const known = person && (await parties.person(person, tx))?.email
  if (email !== '' && email !== known) await parties.mailToMailbox(tx, { recipient: email, locale: locales[0] }, letters.invited())
}
