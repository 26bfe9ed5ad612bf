/** Where the portal serves what decisions point to; the paths are part of every sealed credential, so they never change. */
import type { StatusPurpose } from './status.ts'

/** Paths of the portal, from its root. */
export const paths = {
  didDocument: '/.well-known/did.json',
  jwks: '/.well-known/jwks.json',
  context: '/credentials/v1',
  /** The public page of a decision; also the id of its credential. */
  decision: (number: string): string => `/decisions/${number}`,
  /** `application/vc+jwt`, not to be cached. */
  statusList: (purpose: StatusPurpose, list: number): string => `/status/${purpose}/${list}`,
  /** The page that verifies a file, a number or the credential in the fragment, which never reaches the server. */
  verify: '/verify',
} as const

/** The address that a QR code carries: the verifying page with the whole credential in the fragment. */
export const verifyAddress = (url: string, credential: string): string => `${url}${paths.verify}#${credential}`
