/** Says whom the decisions of cases name as their holder: a person, an organisation or a body. */
import { same, type Text } from '../../law/text.ts'
import type { Tx } from '../database/index.ts'
import { type DecisionRecord, organisationHeld } from '../decisions/index.ts'
import type { Ground } from './ground.ts'
import type { CaseRow } from './tables.ts'

type Holder = DecisionRecord['holder']
type Row = Pick<CaseRow, 'id' | 'person' | 'organisation' | 'body' | 'unnamed'>

/** The name of a body of the country; a body that is no more keeps its id. */
export const nameOfBody = ({ parties }: Pick<Ground, 'parties'>, id: string): Text => parties.bodies.find((body) => body.id === id)?.name ?? same(id)

/** The holders of what is decided in these cases, by the ids of the cases: people and organisations are each read at once. */
export async function holdersOf(ground: Pick<Ground, 'parties'>, tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, Holder>> {
  const named = rows.filter(({ unnamed, body }) => !unnamed && body === null)
  const organisations = await ground.parties.organisationsById(named.flatMap(({ organisation }) => organisation ?? []), tx)
  const people = await ground.parties.namesOf(named.flatMap(({ organisation, person }) => (organisation === null ? person! : [])), tx)
  return new Map(rows.map(({ id, unnamed, body, organisation, person }): readonly [string, Holder] => {
    if (unnamed) return [id, {}]
    if (body !== null) return [id, { body: { id: body, name: nameOfBody(ground, body) } }]
    const holder = organisation === null ? undefined : organisations.get(organisation)
    return [id, holder ? { organisation: organisationHeld(holder) } : { person: { id: person!, name: people.get(person!) ?? '' } }]
  }))
}
