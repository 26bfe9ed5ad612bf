/** What an address asks of a register: words, states, choices, the order and the page. */
import type { Kernel } from '../../kernel/index.ts'
import { type EntryQuery, facetFields, maySee } from '../../kernel/registers/index.ts'
import type { EntryState, Register } from '../../law/register.ts'
import { notFound } from '../answers.ts'
import type { Visit } from '../visit.ts'
import { orders } from './messages.ts'

export const entryStates = ['entered', 'suspended', 'struck'] as const satisfies readonly EntryState[]
export const orderNames = Object.keys(orders) as readonly (keyof typeof orders)[]

/** Who looks: a person in their session. A key opens what is open to everyone, whoever made it. */
export const lookerIn = ({ actor, scopes }: Pick<Visit, 'actor' | 'scopes'>): Visit['actor'] => (scopes.length > 0 ? null : actor)

/** The register of an address, for whoever may see it: others are told that there is none. */
export function registerHere({ registers }: Kernel, looker: Visit['actor'], id: string): Register {
  const found = registers.declared.find((one) => one.id === id)
  if (found === undefined || !maySee(found, looker)) throw notFound()
  return found
}

/** What an address asks; what it does not know it passes over. */
export function askedOf(register: Register, { searchParams }: URL): Omit<EntryQuery, 'limit' | 'offset'> {
  const states = searchParams.getAll('state').filter((one): one is EntryState => entryStates.some((state) => state === one))
  const facets = Object.fromEntries(facetFields(register).map(({ name }) => [name, searchParams.getAll(`f.${name}`).filter((value) => value !== '').slice(0, 50)]))
  const sort = orderNames.find((one) => one === searchParams.get('sort'))
  return { register: register.id, text: (searchParams.get('q') ?? '').slice(0, 200), state: states, facets, ...(sort && { sort }) }
}
