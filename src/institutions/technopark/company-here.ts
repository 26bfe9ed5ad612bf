/** The company in whose name somebody looks at what the park keeps of it. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { delegable } from '../../law/delegable.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { actorHere, type Visit } from '../../portal/index.ts'

export type Company = NonNullable<Actor['organisation']>

/** What is said to whoever has no right: that it is for companies, for whom the head has entrusted, and only where the head is proved. */
export interface NoCompany { readonly forCompanies: Text; readonly noRight: Text; readonly notProved: Text }

/**
 * The company, for whoever may make its report: its head or who was entrusted with reports, and only where the head is proved. Who has taken up a number
 * without a proof would else read what another has reported, and write letters to the officers about it. Throws a `Failure` (refused).
 */
export async function companyHere({ parties }: Kernel, procedure: string, visit: Visit, words: NoCompany): Promise<{ readonly actor: Actor; readonly company: Company }> {
  const actor = actorHere(visit)
  if (actor.organisation === undefined) throw new Failure('refused', words.forCompanies)
  const right = await parties.mayActFor(actor, actor.organisation.id, { act: delegable.report.id, procedure })
  if (right === undefined) throw new Failure('refused', words.noRight)
  if (!right.proved) throw new Failure('refused', words.notProved)
  return { actor, company: actor.organisation }
}
