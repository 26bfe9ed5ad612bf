/** What the pages of keys share. */
import type { Actor } from '../../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../../law/failure.ts'
import type { Text } from '../../../../law/text.ts'
import type { Instant } from '../../../../law/time.ts'
import { type Content, type Crumb, errorSummary, html, type Html, page, tag, type Tone, type Visit } from '../../../../portal/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import { keySubject } from '../key.ts'
import { modelKeys, testBegins } from '../kind.ts'
import type { KeyRecord } from '../keys.ts'
import { messages } from '../messages.ts'
import { words } from './words.ts'
import { isInside } from '../../office.ts'

export const { path, title: keysTitle } = modelKeys
export const keyPath = (id: string): string => `${path}/${id}`

const crumbs: readonly Crumb[] = [{ title: words.crumb, path: '/language-model' }]
const belowKeys: readonly Crumb[] = [...crumbs, { title: keysTitle, path }]

/** A page of keys, with what is to be mended above it; never kept by a browser. */
export const keysPage = (visit: Visit, { title, body, problems = [], below = false, wide = false, headers = {}, headExtra, ownSummary = false }: {
  readonly title: Text
  readonly body: Content
  readonly problems?: readonly Problem[]
  /** It stands below the list of keys. */
  readonly below?: boolean
  readonly wide?: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly headExtra?: Content
  /** The body says itself what is wrong. */
  readonly ownSummary?: boolean
}): Response => page({
  visit, title, current: 'language-model', breadcrumbs: below ? belowKeys : crumbs, width: wide ? 'wide' : 'text', error: problems.length > 0, headExtra,
  headers: { 'cache-control': 'private, no-store', ...headers }, body: html`${!ownSummary && errorSummary(visit.locale, problems)}${body}`,
})

export type KeyState = 'inForce' | 'expired' | 'revoked' | 'stopped'

export function stateOf({ orders, now }: { readonly orders: Pick<LanguageModel['kernel']['orders'], 'standing'>; readonly now: () => Instant }, { id, organisation, system, revokedAt, expiresAt }: KeyRecord): KeyState {
  if (revokedAt !== undefined && revokedAt < expiresAt) return 'revoked'
  if (expiresAt <= now()) return 'expired'
  return orders.standing(keySubject(id)) || orders.standing(`organisation:${organisation}`) || (system !== undefined && orders.standing(`entry:${system}`)) ? 'stopped' : 'inForce'
}

const tones = { inForce: 'good', expired: 'plain', revoked: 'plain', stopped: 'late' } as const satisfies Record<KeyState, Tone>

export const stateTag = ({ locale }: Visit, state: KeyState): Html => tag(locale, words[state], tones[state])

/** Marks a test key wherever keys are listed. */
export const testTag = ({ locale }: Visit): Html => tag(locale, words.test, 'now')

/** A secret by how it begins and its end, such as `sk-kz-…Q3fA`. */
export const seen = ({ test }: Pick<KeyRecord, 'test'>, last4: string): Html => html`<code>${test ? testBegins : modelKeys.begins}…${last4}</code>`

/** A key that concerns the actor: of the company whose hat they wear, or any for the office. Others are told that there is none. */
export async function keyFor({ keys, options }: Pick<LanguageModel, 'keys' | 'options'>, actor: Actor, id: string): Promise<KeyRecord & { readonly own: boolean }> {
  const key = await keys.find(id)
  const own = key.organisation === actor.organisation?.id
  if (!own && !isInside(actor, options)) throw new Failure('not found', messages.noKey)
  return { ...key, own }
}
