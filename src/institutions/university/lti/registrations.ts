/** The platforms in which our courses stand, as the register has them: kept by acts of the university's office, and read anew for every launch. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Facts } from '../../../law/field.ts'

/** Which registers of the country say who takes part. */
export interface LtiOptions {
  /**
   * The register of platforms, with the text fields `name`, `issuer`, `clientId`, `deployments` and `sites` (several with spaces between), `authorization`, `token` and `keys`.
   */
  readonly platforms: string
  /** The register of tools, with the fields `name`, `login`, `target`, `redirects` (several with spaces between), `keys`, and the choice `told`: `nothing`, `name` or `contact`. */
  readonly tools: string
}

/** A platform of somebody else, such as a university's Moodle, in which our courses are opened. */
export interface Platform {
  /** Number of its entry. */
  readonly number: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly deployments: readonly string[]
  /** Origins of its pages: they alone may frame what it launched. */
  readonly sites: readonly string[]
  readonly authorization: string
  readonly token: string
  readonly keys: string
}

export interface Registrations {
  platforms(): Promise<readonly Platform[]>
  platform(number: string): Promise<Platform | undefined>
}

export const textIn = (values: Facts, name: string): string => (typeof values[name] === 'string' ? values[name].trim() : '')
export const several = (values: Facts, name: string): readonly string[] => textIn(values, name).split(/[\s,]+/).filter((one) => one !== '')

/** Whether an address may be asked or led to: over TLS, or on a host that the operator named. */
export function isSafe(address: string, mayReach: readonly string[]): boolean {
  const url = URL.parse(address)
  return url !== null && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && (mayReach.includes(url.hostname) || mayReach.includes(url.host))))
}

export function openRegistrations({ registers, settings }: Kernel, { platforms: register }: LtiOptions): Registrations {
  const mayReach = settings.connectorsMayReach
  async function platforms(): Promise<readonly Platform[]> {
    return (await registers.standing(register)).map(({ number, values }) => ({
      number, name: textIn(values, 'name'), issuer: textIn(values, 'issuer'), clientId: textIn(values, 'clientId'), deployments: several(values, 'deployments'),
      sites: several(values, 'sites').flatMap((one) => (isSafe(one, mayReach) ? [new URL(one).origin] : [])), authorization: textIn(values, 'authorization'), token: textIn(values, 'token'), keys: textIn(values, 'keys'),
    })).filter(({ authorization, token, keys }) => [authorization, token, keys].every((one) => isSafe(one, mayReach)))
  }
  return { platforms, platform: async (number) => (await platforms()).find((one) => one.number === number) }
}
