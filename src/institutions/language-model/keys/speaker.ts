/** Who speaks for a company about its keys. */
import type { Db } from '../../../kernel/database/index.ts'
import type { Actor, Parties } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { messages } from './messages.ts'

/** The act that a delegation must cover; one for everything does. */
const act = 'language-model.keys'

/** The company for which the actor speaks in their present hat: as its head, or by delegation. Throws a `Failure` (refused). */
export async function requireSpeaker(parties: Pick<Parties, 'mayActFor'>, within: Db, actor: Actor): Promise<string> {
  if (actor.organisation === undefined) throw new Failure('refused', messages.noCompany)
  if (!await parties.mayActFor(actor, actor.organisation.id, act, within)) throw new Failure('refused', messages.mayNot)
  return actor.organisation.id
}
