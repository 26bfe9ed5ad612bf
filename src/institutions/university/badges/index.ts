/**
 * Badges: Open Badges 3.0 and CLR 2.0, checked for anybody, and issued by decisions.
 *
 * Promises: whatever is wrong is said with its rule, its place and its mend; a verdict that could not be reached is not guessed; a badge is made from
 * a decision alone, and is taken back with it.
 * Never: fetches a context or a schema, runs what an issuer sends, keeps what was checked, or writes the name of a learner into a badge.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { JsonObject } from '../../../law/canonical.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import type { Framework } from '../skills/index.ts'
import { badgeApi } from './api.ts'
import { askIssuers } from './asked.ts'
import { badgeContext, w3c2 } from './contexts.ts'
import { type AwardOptions, openIssuing } from './issued.ts'
import { issuedRoutes, minePath } from './issued-pages.ts'
import { issuedWords } from './issued.messages.ts'
import { words } from './messages.ts'
import { badgePages, verifyPath } from './pages.ts'
import { openBadgeKeys } from './signing.ts'

export type { AwardOptions } from './issued.ts'

export function badgeRoutes(kernel: Kernel, framework: Framework, awards: AwardOptions): readonly Route[] {
  const issuing = openIssuing(kernel, openBadgeKeys(kernel), framework, awards)
  kernel.wallets.inOwnForm(awards.credential, {
    format: 'ldp_vc', definition: { '@context': [w3c2, badgeContext], type: ['VerifiableCredential', 'OpenBadgeCredential'] }, algorithms: ['eddsa-rdfc-2022'],
    credential: async (decision) => await issuing.credential(decision) as JsonObject,
  })
  const ask = askIssuers(kernel, issuing.published)
  return [...badgePages(kernel, ask), ...badgeApi(kernel, ask), ...issuedRoutes(kernel, issuing, framework, awards, ask)]
}

const door: InstitutionDoor = { path: verifyPath, title: words.title, hint: words.hint }
export const badgeDoors: readonly InstitutionDoor[] = [door, { path: minePath, title: issuedWords.mine, hint: issuedWords.mineLead, permission: 'signed in' }]
export const badgesOffer = { ...door, needs: ['checking'] } as const
export const badgesFound: PageToFind = { path: verifyPath, title: words.title, about: words.hint }
