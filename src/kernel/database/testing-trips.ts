/** Counts how often what is asked waits for the database: for tests that keep journeys short. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { TestContext } from 'node:test'
import { Client } from 'pg'

/** What one act asked of the database. */
export interface Trips {
  /** How often it waited for an answer before it asked on: what is under way at the same time is one round trip. */
  readonly trips: number
  /** What was asked, in order. */
  readonly statements: readonly string[]
}

interface Counting { depth: number; readonly statements: string[] }

/**
 * Counts from now on, until the test ends. Only what the act itself asks is counted, whatever else the process does meanwhile; a round trip is what
 * depends on an answer: a statement that is asked after another was answered is one further than that.
 */
export function countTrips(t: TestContext): <T>(act: () => Promise<T>) => Promise<Trips & { readonly result: T }> {
  const counting = new AsyncLocalStorage<Counting>()
  const query = Client.prototype.query
  t.mock.method(Client.prototype, 'query', function (this: Client, ...asked: Parameters<typeof query>) {
    const here = counting.getStore()
    const answer: unknown = query.apply(this, asked)
    if (here === undefined || !(answer instanceof Promise)) return answer
    const [config] = asked as unknown as [string | { readonly text: string }]
    here.statements.push(typeof config === 'string' ? config : config.text)
    const depth = here.depth + 1
    const answered = (): void => { here.depth = Math.max(here.depth, depth) }
    answer.then(answered, answered)
    return answer
  })
  return async (act) => {
    const here: Counting = { depth: 0, statements: [] }
    const result = await counting.run(here, act)
    return { trips: here.depth, statements: here.statements, result }
  }
}
