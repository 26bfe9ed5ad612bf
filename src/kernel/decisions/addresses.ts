/** Where the portal serves what decisions point to; the paths are part of every sealed credential, so they never change. */
import { inEveryLanguage } from '../../law/format.ts'
import type { Thing } from '../lineage/index.ts'
import type { DecisionRecord } from './record.ts'
import type { StatusPurpose } from './status.ts'

/** Paths of the portal, from its root. */
export const paths = {
  didDocument: '/.well-known/did.json',
  jwks: '/.well-known/jwks.json',
  context: '/credentials/v1',
  /** The public page of a decision; also the id of its credential. */
  decision: (number: string): string => `/decisions/${number}`,
  /** What a body does and with which keys; its did:web is resolved below it. */
  body: (id: string): string => `/bodies/${id}`,
  bodyDidDocument: (id: string): string => `/bodies/${id}/did.json`,
  /** `application/vc+jwt`, not to be cached; a body says what became of its own credentials. */
  statusList: (purpose: StatusPurpose, list: number, body?: string): string => `${body === undefined ? '' : `/bodies/${body}`}/status/${purpose}/${list}`,
  /** The page that verifies a file, a number or the credential in the fragment, which never reaches the server. */
  verify: '/verify',
} as const

/** Reads the address of a status list; undefined when it is none. */
export function readStatusAddress(address: string): { readonly purpose: StatusPurpose; readonly list: number; readonly body?: string } | undefined {
  const [, body, purpose, list] = /^https?:\/\/[^/]+(?:\/bodies\/([a-z0-9-]+))?\/status\/(revocation|suspension)\/(\d+)$/.exec(address) ?? []
  return purpose === 'revocation' || purpose === 'suspension' ? { purpose, list: Number(list), ...(body !== undefined && { body }) } : undefined
}

/** A decision as a thing on the thread. */
export const decisionThing = ({ id, number, title }: Pick<DecisionRecord, 'id' | 'number' | 'title'>): Thing =>
  ({ id: `decision:${id}`, kind: 'decision', path: paths.decision(number), title: inEveryLanguage((locale) => `${number}: ${title[locale]}`) })

/** The address that a QR code carries: the verifying page with the whole credential in the fragment. */
export const verifyAddress = (url: string, credential: string): string => `${url}${paths.verify}#${credential}`
