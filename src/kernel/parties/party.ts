/** Parties of every kind: whoever holds, owes, is paid or bears a duty; and by what name and number they are known. */
import type { Body } from '../../law/body.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import { organisationText } from '../../law/official-names.ts'
import { same, type Text } from '../../law/text.ts'
import type { Db } from '../database/index.ts'
import { organisationOf } from './organisations.ts'
import { personOf } from './people.ts'

export type PartyKind = 'person' | 'organisation' | 'body' | 'authority'

/** A party, by the id that its kind has: a body by that under which the country declares it, an authority by its name in the agreement. */
export interface Party { readonly kind: PartyKind; readonly id: string }

/** How a party is known. */
export interface NamedParty {
  readonly name: Text
  /** Its proved number; absent for a person whose number is not proved and a body without one. */
  readonly identifier?: Identifier
}

interface Means { readonly bodies: () => readonly Body[] }

/** The name of a party, and its number in a scheme of the country; undefined for one that is not there. */
export async function nameParty({ bodies }: Means, within: Db, { kind, id }: Party): Promise<NamedParty | undefined> {
  switch (kind) {
    case 'organisation': {
      const found = await organisationOf(within, { id })
      return found && { name: organisationText(found), identifier: found.identifier }
    }
    case 'person': {
      const found = await personOf(within, id)
      return found && { name: same(found.name), ...(found.identifier && { identifier: found.identifier }) }
    }
    case 'body': {
      const found = bodies().find((body) => body.id === id)
      return found && { name: found.name, ...(found.identifiers[0] && { identifier: found.identifiers[0] }) }
    }
    case 'authority': return { name: same(id) }
  }
}
