/** What the account pages stand on, and what they share: the cookie, the form that is shown again, the notice after an act. */
import type { Channels } from '../../kernel/channels/index.ts'
import type { Db } from '../../kernel/database/index.ts'
import type { Journal } from '../../kernel/journal/index.ts'
import type { Looks } from '../../kernel/looks/index.ts'
import { Limited } from '../../kernel/parties/index.ts'
import type { Browser, OpenedSession, Parties } from '../../kernel/parties/index.ts'
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { statuses } from '../answers.ts'
import { notice } from '../components/index.ts'
import type { FormState } from '../components/index.ts'
import type { Filling } from '../core-act.ts'
import type { Html } from '../html.ts'
import type { InstitutionParts } from '../institution.ts'
import type { KeyKind } from '../key-kinds.ts'
import { seeOther } from '../layout.ts'
import { cookie } from '../negotiate.ts'
import type { Visit } from '../visit.ts'
import { erasureWords } from './erasure-messages.ts'
import { words } from './messages.ts'

/** Something that can be chosen: a procedure, a permission, a role. */
export interface Named {
  readonly id: string
  readonly title: Text
}

/** People of the sample data, in whose names anyone may look around. */
export interface Samples {
  readonly password: string
  readonly pin: string
  readonly people: readonly { readonly email: string; readonly office: Text }[]
}

export interface AccountParts {
  /** The sample people, where the portal has them. */
  readonly samples?: () => Promise<Samples | undefined>
  readonly parties: Parties
  readonly db: Db
  readonly looks: Pick<Looks, 'note'>
  /** The ways to telephones, where the portal has them. */
  readonly channels?: Channels
  /** Where it is on record that a letter was opened. */
  readonly journal: Pick<Journal, 'entriesOf'>
  /** What else the account shows: links to pages that concern its person, and sections of other parts. */
  readonly alsoHere?: readonly Named[]
  readonly sections?: readonly ((visit: Visit) => Promise<Html | undefined>)[]
  /** What an organisation's head can delegate: kinds of acts, and single procedures. */
  readonly delegable: readonly Named[]
  /** The permissions that an API token can have. */
  readonly scopes: readonly Named[]
  /** What the page of a new key says of the uses of its pair. */
  readonly newKey?: readonly NonNullable<InstitutionParts['newKey']>[]
  /** Keys to other doors than the portal's own. */
  readonly otherKeys?: readonly KeyKind[]
  /** The roles that an administrator can give. */
  readonly roles: readonly Named[]
  readonly filling: Filling
}

/** The secret of the session that came with a request. */
export const sessionSecret = (parties: Parties, request: Request): string | undefined => cookie(request, parties.cookie.name)

/** The browser that signs in, as sessions and limits know it. */
export function browserOf(parties: Parties, visit: Visit): Browser {
  return {
    device: deviceName(visit.request.headers.get('user-agent') ?? ''),
    address: visit.ip || undefined,
    replaces: sessionSecret(parties, visit.request),
    devices: cookie(visit.request, parties.deviceCookie.name),
  }
}

/** What stands in a user agent, and the name it goes by; the first that fits is taken, because browsers also name their elders. */
const browsers = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['YaBrowser/', 'Yandex Browser'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const
const systems = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS X', 'macOS'], ['Linux', 'Linux']] as const

/** Browser and system in two words, so that a person recognises their device in the list. */
export const deviceName = (userAgent: string): string =>
  [browsers, systems].flatMap((known) => known.find(([sign]) => userAgent.includes(sign))?.[1] ?? []).join(' · ')

/** Signs the browser in: sets the cookie and goes on to where it wanted to go. */
export function signedIn(parties: Parties, visit: Visit, session: OpenedSession, to = visit.url.searchParams.get('to')): Response {
  const wanted = ownAddress(visit, to)
  const response = wanted === undefined ? seeOther(visit, '/account/start') : new Response(null, { status: 303, headers: { location: wanted } })
  for (const line of cookiesOf(parties, session)) response.headers.append('set-cookie', line)
  return response
}

/** The line that sets the session cookie; an empty secret takes it away. It goes with the browser: the server ends sessions. */
export function cookieLine({ cookie: { name, attributes } }: Parties, secret: string): string {
  return `${name}=${secret}; Path=/; HttpOnly; SameSite=${attributes.sameSite}${attributes.secure ? '; Secure' : ''}${secret === '' ? '; Max-Age=0' : ''}`
}

/** Days for which a browser keeps the mark of a device: the most that browsers allow. */
export const deviceKeptDays = 400

/** The lines that set the cookies of a session just opened: its own, and the one by which the device is known again. */
export function cookiesOf(parties: Parties, { secret, devices }: OpenedSession): readonly string[] {
  const { name, attributes } = parties.deviceCookie
  const device = `${name}=${devices}; Path=/; Max-Age=${deviceKeptDays * 24 * 60 * 60}; HttpOnly; SameSite=${attributes.sameSite}${attributes.secure ? '; Secure' : ''}`
  return [cookieLine(parties, secret), ...(devices === undefined ? [] : [device])]
}

/** A path of ours to go back to; anything that could lead elsewhere is dropped. */
export function ownAddress(visit: Visit, to: string | null): string | undefined {
  if (to === null || !/^\/[^/\\]/.test(to)) return undefined
  const url = new URL(to, visit.settings.origin)
  // `/x/..//elsewhere` is a path of ours until its dots are resolved: then it names another host.
  return url.origin === visit.settings.origin && !url.pathname.startsWith('//') ? url.pathname + url.search : undefined
}

/** What a form sent and what is wrong with it, to show it again; passwords are left out by their controls. */
export interface Again {
  readonly state: FormState
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Does what a form asks. Answers how to show the form again when it failed for a reason that the person can mend there;
 * any other failure goes on to the page of errors.
 */
export async function tryForm(visit: Visit, act: (values: Readonly<Record<string, string>>, all: (field: string) => readonly string[]) => Promise<Response>): Promise<Response | Again> {
  const form = await visit.form()
  try {
    return await act(form.values, (field) => form.all(field))
  } catch (error) {
    if (!(error instanceof Failure) || !['invalid', 'conflict', 'limited', 'unauthenticated', 'unavailable'].includes(error.kind)) throw error
    const problems = error.problems.length > 0 ? error.problems : [{ text: error.text }]
    const lists = Object.fromEntries(Object.keys(form.values).map((name) => [name, form.all(name)]))
    return {
      state: { values: form.values, lists, problems },
      status: statuses[error.kind],
      headers: error instanceof Limited ? { 'retry-after': String(error.retryAfter) } : {},
    }
  }
}

const notices = {
  confirmed: words.confirmed, 'confirm-sent': words.confirmSent,
  session: words.sessionEnded, 'passkey-added': words.passkeyAdded, 'passkey-removed': words.passkeyRemoved, 'token-revoked': words.tokenRevoked,
  added: words.added, named: words.namesSaved, invited: words.invited, revoked: words.revokedDone, accepted: words.accepted,
  'name-erased': erasureWords.nameErasedDone, 'account-erased': erasureWords.accountErased, 'role-given': words.roleGiven, 'role-taken': words.roleTaken,
} as const satisfies Record<string, Text>

export type Done = keyof typeof notices

/** Goes to a page that then says what was done. */
export const doneAt = (visit: Visit, path: string, done: Done): Response => seeOther(visit, `${path}?done=${done}`)

/** Says what was just done, when the address carries it. */
export function doneNotice(visit: Visit): Html | undefined {
  const done = visit.url.searchParams.get('done')
  const found = Object.entries(notices).find(([name]) => name === done)?.[1]
  return found && notice(visit.locale, { kind: 'good', body: found[visit.locale] })
}
