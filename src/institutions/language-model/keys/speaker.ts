/** Who speaks for a company about its keys. */
import type { Db } from '../../../kernel/database/index.ts'
import type { Actor, Parties } from '../../../kernel/parties/index.ts'
import type { DelegableAct } from '../../../law/delegable.ts'
import { Failure } from '../../../law/failure.ts'
import { spoken } from '../../../law/text.ts'
import { messages } from './messages.ts'

/** What a delegation must cover, unless it is for everything: the undertaking of the company and its keys. */
export const keeping: DelegableAct = {
  id: 'language-model.keys',
  title: spoken({
    kk: 'Тілдік модельдің API-і: міндеттеме, кілттер және бюджет', ru: 'API языковой модели: обязательство, ключи и бюджет',
    en: 'The undertaking, the keys and the budget of the API of the language model',
  }),
}

/** The company for which the actor speaks in their present hat: as its head, or by delegation. Throws a `Failure` (refused). */
export async function requireSpeaker(parties: Pick<Parties, 'mayActFor'>, within: Db, actor: Actor): Promise<string> {
  if (actor.organisation === undefined) throw new Failure('refused', messages.noCompany)
  if (!await parties.mayActFor(actor, actor.organisation.id, { act: keeping.id }, within)) throw new Failure('refused', messages.mayNot)
  return actor.organisation.id
}
