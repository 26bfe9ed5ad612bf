/** Tells who asks: the session of the cookie, or the API token of the Authorization header. */
import { Failure } from '../law/failure.ts'
import { inEveryLanguage } from '../law/format.ts'
import { same, spoken, type Text } from '../law/text.ts'
import type { Awaiting } from '../kernel/awaiting/index.ts'
import type { Parties } from '../kernel/parties/index.ts'
import { organisationText } from '../law/official-names.ts'
import { type KeyKind, portalKeys, wrongDoor } from './key-kinds.ts'
import { cookie } from './negotiate.ts'
import type { Hat, Session } from './visit.ts'

const self: Text = spoken({ kk: 'Өз атымнан', ru: 'От своего имени', en: 'For myself' })

/**
 * Makes the question that the portal asks of every request. A token is refused while its person or organisation is suspended, a session
 * says that they are, and a key of another kind is told where to go.
 */
export const authenticator = ({ parties, awaiting }: { readonly parties: Parties; readonly awaiting?: Pick<Awaiting, 'count'> }, roles: Readonly<Record<string, Text>>, otherKeys: readonly KeyKind[] = []) =>
  async (request: Request): Promise<Session> => {
    // A request with a token of ours is never taken for the browser's session. Clients of Hugging Face insist that one begins with `hf_`,
    // those of CKAN send it without a word before it.
    const bearer = /^(?:Bearer\s+)?(?:hf_)?(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
    const other = otherKeys.find(({ begins }) => bearer?.startsWith(begins))
    if (other) throw new Failure('unauthenticated', wrongDoor(other, portalKeys))
    if (bearer?.startsWith(portalKeys.begins)) {
      const { actor, scopes, token } = await parties.actorOfToken(bearer)
      return { actor, scopes, key: token }
    }
    const secret = cookie(request, parties.cookie.name)
    const presence = secret === undefined ? undefined : await parties.presenceOf(secret)
    if (presence === undefined) return { actor: null }
    const { actor, hat: worn, hats: { organisations, roles: held }, unread, leftForms, formToken, suspended, endsAt, endsIn, endFixed } = presence
    const hats: Hat[] = [
      { id: 'self', kind: 'self', name: self, worn: worn.kind === 'self' },
      ...organisations.map(({ organisation }): Hat => ({
        id: organisation.id, kind: 'organisation', name: organisationText(organisation), worn: worn.kind === 'organisation' && worn.organisation === organisation.id,
      })),
      ...(held.length === 0 ? [] : [{ id: 'office', kind: 'office', name: officeName(held, roles), worn: worn.kind === 'office' } as const]),
      ...(worn.kind === 'counter' ? [{ id: 'counter', kind: 'counter', name: atCounter(actor.name), worn: true } as const] : []),
    ]
    // Only a page shows it: a script or a picture asks for no more than who is there. The suspended hold no office on any page.
    // What awaits the person whom an officer serves at a counter is none of the officer's.
    const awaited = actor.counter === undefined && request.headers.get('accept')?.includes('text/html') ? await awaiting?.count(suspended ? { ...actor, roles: [] } : actor) : undefined
    return { actor, csrf: formToken, hats, unread, leftForms: leftForms && actor.counter === undefined, endsAt, endsIn, endFixed, ...(awaited && { awaits: awaited.total }), ...(suspended && { suspended }) }
  }

const atCounter = (name: string): Text => spoken({ kk: `Терезеде: ${name}`, ru: `У окна приёма: ${name}`, en: `At the counter: ${name}` })

/** The office of a person by its titles: a person may hold several. */
function officeName(held: readonly string[], roles: Readonly<Record<string, Text>>): Text {
  const titles = held.map((role) => roles[role] ?? same(role))
  return inEveryLanguage((locale) => titles.map((title) => title[locale]).join(', '))
}
