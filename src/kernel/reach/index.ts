/**
 * Where the portal may go when somebody else chose the address: public addresses only, and what the operator named.
 *
 * Promises: a name is resolved once, to the address that is then connected to. Never: connects.
 */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import * as say from './messages.ts'

/** Address blocks that are not of the public internet. Source: IANA special-purpose registries of IPv4 (RFC 6890) and IPv6. */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.31.196.0', 24], ['192.52.193.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['192.175.48.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['2620:4f:8000::', 48], ['3fff::', 20]] as const) closed.addSubnet(net, bits, 'ipv6')

/** Of IPv6 only this block is given to anybody; the rest is local, mapped, reserved or leads into IPv4. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is of the public internet. */
function isPublic(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  return version === 6 && global6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

export interface Address { readonly address: string; readonly family: 4 | 6 }

/**
 * Resolves a host to the address to connect to. A name is resolved here and never again for the connection, so that it cannot lead
 * elsewhere in between; one address that is not public closes the name. Throws a `Failure` (refused, unavailable).
 */
export async function reach(host: string, port: number, mayReach: readonly string[], resolve: typeof lookup = lookup): Promise<Address> {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  const found = await resolve(bare, { all: true, order: 'verbatim' }).catch(() => { throw say.noSuchHost(bare) })
  const named = mayReach.includes(bare) || mayReach.includes(`${bare}:${port}`)
  if (!named && found.some(({ address }) => !isPublic(address))) throw say.notPublic(bare)
  const [first] = found
  if (first === undefined) throw say.noSuchHost(bare)
  return { address: first.address, family: first.family === 6 ? 6 : 4 }
}
