/** Who issues what: each body what is numbered in its registers, under its own did:web and seal; the programme the rest, and all that is older. */
import type { Text } from '../../law/text.ts'
import type { Seal } from '../seal/index.ts'
import { paths } from './addresses.ts'
import type { Issuer } from './credential.ts'
import { type DidDocument, didDocument, didOf } from './did.ts'

/** A body with its seal. */
export interface SealingBody {
  readonly id: string
  /** Absent when the country no longer declares it: then it issues nothing, and what it sealed still verifies. */
  readonly name?: Text
  /** The registers in which it issues. */
  readonly registers: readonly string[]
  /** Those in which it issued before and no longer does. */
  readonly former: readonly string[]
  readonly seal: Seal
}

/** Who may seal decisions of which registers: one line of the list of trusted issuers. */
export interface TrustedIssuer {
  readonly did: string
  readonly name?: Text
  /** Prefixes of the numbers of decisions for which its seal is believed: those in which it issues, and those in which it did. */
  readonly registers: readonly string[]
}

export interface Issuers {
  /** Who issues decisions with this prefix now. */
  ofRegister(register: string): Issuer
  /** The issuer whose seal a decision bears; undefined when there is no such body. */
  of(body: string | undefined): Issuer | undefined
  /** The programme first. */
  readonly all: readonly Issuer[]
  /** The bodies, each with what its seal is believed for. The programme, which may have issued anything before, is not among them. */
  readonly trusted: readonly TrustedIssuer[]
}

/** The DID document of an issuer, with all keys that it ever had. */
export const documentOf = ({ did, seal }: Issuer): DidDocument => didDocument(did, seal.keys)

/** Opens the issuers of a portal at `url`, which has no slash at its end. `bodies` answers those of this moment, the same list while nothing changes. */
export function openIssuers({ url, timeZone, seal, bodies }: {
  readonly url: string; readonly timeZone: string; readonly seal: Seal; readonly bodies: () => readonly SealingBody[]
}): Issuers {
  const programme: Issuer = { did: didOf(url), url, seal, timeZone }
  const issuersOf = (of: readonly SealingBody[]) => {
    const byBody = new Map(of.map((body) => [body.id, { ...programme, did: didOf(`${url}${paths.body(body.id)}`), body: body.id, seal: body.seal }]))
    return { of, byBody, byRegister: new Map(of.flatMap((body) => body.registers.map((register) => [register, byBody.get(body.id)!]))) }
  }
  let known: ReturnType<typeof issuersOf> | undefined
  const present = (): ReturnType<typeof issuersOf> => {
    const of = bodies()
    return known?.of === of ? known : known = issuersOf(of)
  }
  return {
    of: (body) => (body === undefined ? programme : present().byBody.get(body)),
    ofRegister: (register) => present().byRegister.get(register) ?? programme,
    get all() { return [programme, ...present().byBody.values()] },
    get trusted() {
      const { of, byBody } = present()
      return of.map(({ id, name, registers, former }) => ({ did: byBody.get(id)!.did, registers: [...registers, ...former], ...(name && { name }) }))
    },
  }
}
