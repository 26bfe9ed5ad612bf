/** The tools of others in our courses, as the register has them. */
import type { Kernel } from '../../../../kernel/index.ts'
import { isSafe, several, textIn } from '../registrations.ts'

/** What of a learner a tool is told: nothing but a subject of its own, the name as well, or the name and the address of mail. */
export type Told = 'nothing' | 'name' | 'contact'

const toldInOrder = ['nothing', 'name', 'contact'] as const satisfies readonly Told[]

/** The lesser of the two: what somebody read before they opened a tool holds, however much its entry lets it be told by now. */
export const lesser = (one: Told, other: Told): Told => toldInOrder[Math.min(toldInOrder.indexOf(one), toldInOrder.indexOf(other))]!

/** As a form or an entry says it; whatever else it says is nothing. */
export const toldOf = (said: unknown): Told => toldInOrder.find((one) => one === said) ?? 'nothing'

export interface Tool {
  /** Number of its entry: its client id. */
  readonly number: string
  readonly name: string
  readonly login: string
  readonly target: string
  readonly redirects: readonly string[]
  readonly keys: string
  readonly told: Told
}

/** One registration of a tool has one deployment here: the portal. */
export const deployment = '1'

export interface Tools { all(): Promise<readonly Tool[]>; tool(number: string): Promise<Tool | undefined> }

export function openTools({ registers, settings: { connectorsMayReach } }: Kernel, register: string): Tools {
  async function all(): Promise<readonly Tool[]> {
    return (await registers.standing(register)).map(({ number, values }): Tool => ({
      number, name: textIn(values, 'name'), login: textIn(values, 'login'), target: textIn(values, 'target'), redirects: several(values, 'redirects'), keys: textIn(values, 'keys'), told: toldOf(textIn(values, 'told')),
    })).filter(({ login, target, keys, redirects }) => redirects.length > 0 && [login, target, keys, ...redirects].every((one) => isSafe(one, connectorsMayReach)))
  }
  return { all, tool: async (number) => (await all()).find((one) => one.number === number) }
}
