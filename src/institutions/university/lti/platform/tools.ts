/** The tools of others in our courses, as the register has them. */
import type { Kernel } from '../../../../kernel/index.ts'
import { isSafe, several, textIn } from '../registrations.ts'

/** What of a learner a tool is told: nothing but a subject of its own, the name as well, or the name and the address of mail. */
export type Told = 'nothing' | 'name' | 'contact'

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
    return (await registers.standing(register)).map(({ number, values }): Tool => {
      const told = textIn(values, 'told')
      return {
        number, name: textIn(values, 'name'), login: textIn(values, 'login'), target: textIn(values, 'target'), redirects: several(values, 'redirects'), keys: textIn(values, 'keys'), told: told === 'name' || told === 'contact' ? told : 'nothing',
      }
    }).filter(({ login, target, keys, redirects }) => redirects.length > 0 && [login, target, keys, ...redirects].every((one) => isSafe(one, connectorsMayReach)))
  }
  return { all, tool: async (number) => (await all()).find((one) => one.number === number) }
}
