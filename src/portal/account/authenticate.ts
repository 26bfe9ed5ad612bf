/** Tells the portal who asks: by the session cookie, or by an API token. */
import type { Parties, Right } from '../../kernel/parties/index.ts'
import { same } from '../../law/text.ts'
import { cookie } from '../negotiate.ts'
import type { Hat, Session } from '../visit.ts'
import { words } from './messages.ts'

const office = { kk: 'Қызметтік міндет', ru: 'Служебная роль', en: 'In office' }

/**
 * Who asks. A request with a token of ours is never taken for the browser's session, and a wrong token is refused; whoever
 * has neither is a visitor.
 *
 * @throws Failure 'unauthenticated' when the token is unknown, expired or revoked
 */
export const authenticate = (parties: Parties) => async (request: Request): Promise<Session> => {
  const token = /^Bearer\s+(shq_\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (token !== undefined) {
    const { actor, scopes } = await parties.actorOfToken(token)
    return { actor, scopes }
  }
  const secret = cookie(request, parties.cookie.name)
  const presence = secret === undefined ? undefined : await parties.presenceOf(secret)
  if (presence === undefined) return { actor: null }
  const { actor, formToken, hat } = presence
  const { organisations, roles } = await parties.hatsOf(actor.person)
  const worn = hat.kind === 'organisation' ? hat.organisation : hat.kind
  const hats: readonly Hat[] = [
    { id: 'self', kind: 'self', name: words.myself, worn: worn === 'self' },
    ...organisations.map(({ organisation }: Right): Hat => ({
      id: organisation.id, kind: 'organisation', name: same(organisation.name), worn: worn === organisation.id,
    })),
    ...(roles.length > 0 ? [{ id: 'office', kind: 'office', name: office, worn: worn === 'office' } as const] : []),
  ]
  return { actor, csrf: formToken, hats }
}
