/**
 * The account: coming in and going out, for whom one acts, and what an administrator sees of people.
 *
 * Promises: everything but passkeys works without a script; a link in a letter does nothing before a button is pressed; each
 * route states who may ask. Never: reads a table, shows a secret twice, or sends the browser to an address that is not ours.
 */
import type { Route } from '../routes.ts'
import { byLinkRoutes } from './by-link.ts'
import { channelRoutes } from './channels.ts'
import { companyRoutes } from './company.ts'
import { entranceRoutes } from './entrance.ts'
import { noticeRoutes } from './notices.ts'
import { overviewRoutes } from './overview.ts'
import { erasureRoutes } from './erasure.ts'
import { inboxRoutes } from './inbox.ts'
import type { AccountParts } from './parts.ts'
import { peopleRoutes } from './people.ts'
import { settingsRoutes } from './settings.ts'

export { passkeyHead } from './entrance.ts'
export { ownAddress } from './parts.ts'
export type { AccountParts, Named, Samples } from './parts.ts'
export { readSignIn } from './passkey-script.ts'

/** Every route of the account. */
export const accountRoutes = (parts: AccountParts): readonly Route[] => [
  ...entranceRoutes(parts), ...byLinkRoutes(parts), ...overviewRoutes(parts), ...inboxRoutes(parts), ...noticeRoutes(parts), ...(parts.channels ? channelRoutes(parts.channels) : []), ...companyRoutes(parts), ...settingsRoutes(parts), ...peopleRoutes(parts), ...erasureRoutes(parts),
]
