/** Makes, changes, replaces and revokes keys, for whoever speaks for the company. */
import type { Selectable } from 'kysely'
import { addSecret, replaceSecret, type SecretOf, type SecretSeen, secretsOf } from '../../../kernel/api-keys/index.ts'
import { announce, newId, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { organisationName, organisationText } from '../../../law/official-names.ts'
import { spoken } from '../../../law/text.ts'
import { type Instant, instantAt } from '../../../law/time.ts'
import { type ApiKey, type Endpoint, endpoints, type KeyRing, keySubject } from './key.ts'
import { modelKeys, secretKind, testBegins } from './kind.ts'
import { messages } from './messages.ts'
import { keyOf, keysChanged, openRing } from './ring.ts'
import { requireSpeaker } from './speaker.ts'
import type { KeyTable } from './tables.ts'
import type { KeyTerms, TestKeyTerms } from './terms.ts'
import { openUndertakings, type Undertakings } from './undertaking.ts'

/** A key as its company and the office see it, in every state. */
export interface KeyRecord extends ApiKey {
  readonly madeAt: Instant
  readonly revokedAt?: Instant
  readonly undertaking: string
  /** Newest first; those that have ended are left out. */
  readonly secrets: readonly SecretSeen[]
}

/** What can be changed of a key. */
export interface KeyChoices {
  readonly name: string
  readonly models: ApiKey['models']
  readonly endpoints: ApiKey['endpoints']
  readonly limits: ApiKey['limits']
  readonly keepsLogs: boolean
  /** The number of the company's registered AI system for which it calls. */
  readonly system?: string
}

export interface KeyDraft extends KeyChoices {
  readonly purpose: string
  readonly days: number
  /** A test key is asked for. */
  readonly test?: true
}

export interface Keys {
  readonly ring: KeyRing
  readonly undertakings: Undertakings
  /** Makes a key; its secret is answered this once. Throws a `Failure` (invalid, refused, conflict). */
  make(tx: Tx, actor: Actor, draft: KeyDraft): Promise<{ readonly id: string; readonly secret: string }>
  /** Gives a key a new secret; the earlier ones live on for so many hours. */
  rotate(tx: Tx, actor: Actor, id: string, overlapHours: number): Promise<{ readonly secret: string }>
  change(tx: Tx, actor: Actor, id: string, choices: KeyChoices): Promise<void>
  /** Ends a key for good. Twice is once. */
  revoke(tx: Tx, actor: Actor, id: string): Promise<void>
  /** The keys of a company, newest first. */
  of(organisation: string): Promise<readonly KeyRecord[]>
  /** All keys, newest first; for the office. */
  all(page: { readonly page: number; readonly size: number }): Promise<{ readonly rows: readonly KeyRecord[]; readonly total: number }>
  /** Throws a `Failure` (not found). */
  find(id: string): Promise<KeyRecord>
}

const mostKeys = 100

/** `models` tells the names of those that can be called now. */
export function openKeys(kernel: Kernel, terms: KeyTerms, models: () => Promise<readonly string[]>): Keys {
  const { db, now, parties, journal, lineage } = kernel

  /** The key of the actor's company, locked. Whoever it does not concern is told that there is none. */
  async function own(tx: Tx, actor: Actor, id: string): Promise<Selectable<KeyTable>> {
    const organisation = await requireSpeaker(parties, tx, actor)
    const row = await tx.selectFrom('model_key').selectAll().where('id', '=', id).where('organisation', '=', organisation).forUpdate().executeTakeFirst()
    if (row === undefined) throw new Failure('not found', messages.noKey)
    return row
  }

  async function inForce(tx: Tx, actor: Actor, id: string): Promise<Selectable<KeyTable>> {
    const row = await own(tx, actor, id)
    if (row.revoked_at !== null || row.expires_at <= now()) throw new Failure('conflict', messages.revoked)
    return row
  }

  /** What bounds a key of this kind. */
  const boundsOf = (test: boolean): Pick<TestKeyTerms, 'limits' | 'days'> => (test ? terms.test : terms)

  function check({ name, endpoints: chosen, limits: { requestsPerMinute, tokensPerMinute } }: KeyChoices, { limits: most }: Pick<TestKeyTerms, 'limits'>, more: readonly Problem[] = []): void {
    const whole = (value: number, largest: number): boolean => Number.isInteger(value) && value >= 1 && value <= largest
    const problems: readonly Problem[] = [
      ...(name === '' || name.length > 60 ? [{ field: 'name', text: messages.noName }] : []), ...more,
      ...(chosen !== 'all' && (chosen.length === 0 || chosen.some((one) => !endpoints.includes(one))) ? [{ field: 'endpoints', text: messages.noEndpoints }] : []),
      ...(whole(requestsPerMinute, most.requestsPerMinute) ? [] : [{ field: 'requestsPerMinute', text: messages.badRate(most.requestsPerMinute) }]),
      ...(whole(tokensPerMinute, most.tokensPerMinute) ? [] : [{ field: 'tokensPerMinute', text: messages.badRate(most.tokensPerMinute) }]),
    ]
    if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  }

  /** What a key names must be there to be called; what it named before may have gone since. */
  async function modelsAreThere(chosen: ApiKey['models'], before: ApiKey['models'] = []): Promise<readonly Problem[]> {
    if (chosen === 'all') return []
    const there = await models()
    const unknown = chosen.filter((name) => !there.includes(name) && (before === 'all' || !before.includes(name)))
    return unknown.length === 0 ? [] : [{ field: 'models', text: messages.badModel(unknown, there) }]
  }

  /** What a key calls for is an entry of its company's own, in force; what it was bound to is not left while an order stands on that. */
  async function systemIsOwn(actor: Actor, number: string | undefined, before?: string): Promise<readonly Problem[]> {
    if (number === before) return []
    if (before !== undefined && (kernel.orders.standing(`entry:${before}`) ?? kernel.orders.restricting(`entry:${before}`)[0])) throw new Failure('refused', messages.systemStopped)
    if (number === undefined) return []
    const entry = terms.systems === undefined ? undefined : await kernel.registers.findIn(terms.systems, number, actor)
    const isOwn = entry?.owner?.kind === 'organisation' && entry.owner.id === actor.organisation?.id
    return isOwn && entry.state === 'entered' ? [] : [{ field: 'system', text: messages.badSystem }]
  }

  async function nameIsFree(tx: Tx, organisation: string, name: string, but?: string): Promise<void> {
    const taken = await tx.selectFrom('model_key').select('id').where('organisation', '=', organisation).where('revoked_at', 'is', null)
      .where((is) => is(is.fn<string>('lower', ['name']), '=', name.toLowerCase())).$if(but !== undefined, (query) => query.where('id', '<>', but!)).executeTakeFirst()
    if (taken) throw new Failure('conflict', messages.nameTaken, [{ field: 'name', text: messages.nameTaken }])
  }

  const secretOf = (key: string, test: boolean): SecretOf => ({ kind: secretKind, key, begins: test ? testBegins : modelKeys.begins })

  const later = (hours: number): Instant => instantAt(Date.parse(now()) + hours * 3_600_000)

  /** Enters the key on the thread, made for its company; the models that it calls are linked as it calls them. */
  async function thread(tx: Tx, actor: Actor, id: string, system: string | undefined): Promise<void> {
    const { organisation } = actor
    if (organisation === undefined) return
    const [subject, company] = [keySubject(id), `organisation:${organisation.id}`]
    if (await lineage.thing(company) === undefined) await lineage.put(tx, { id: company, kind: 'organisation', title: organisationText(organisation) })
    await lineage.put(tx, {
      id: subject, kind: 'api key',
      title: spoken({ kk: `Модель кілті: ${organisationName(organisation, 'kk')}`, ru: `Ключ модели: ${organisationName(organisation, 'ru')}`, en: `Model key: ${organisationName(organisation, 'en')}` }),
    })
    await lineage.link(tx, subject, company, 'holds', 'key of')
    if (system !== undefined) await lineage.link(tx, subject, `entry:${system}`, 'uses', 'key of a system')
  }

  async function records(rows: readonly Selectable<KeyTable>[]): Promise<readonly KeyRecord[]> {
    const secrets = await secretsOf(db, secretKind, rows.map(({ id }) => id), now())
    return rows.map((row) => ({
      ...keyOf(row), madeAt: row.made_at, undertaking: row.undertaking, ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
      secrets: secrets.get(row.id) ?? [],
    }))
  }

  const undertakings = openUndertakings(kernel, terms)

  return {
    ring: openRing(kernel), undertakings,

    async make(tx, actor, draft) {
      const organisation = await requireSpeaker(parties, tx, actor)
      const { purpose, days, models: chosen, limits, keepsLogs } = draft
      const name = draft.name.trim()
      const test = draft.test === true
      const bounds = boundsOf(test)
      check({ ...draft, name }, bounds, [
        ...(Object.hasOwn(terms.purposes, purpose) ? [] : [{ field: 'purpose', text: messages.noPurpose }]),
        ...(Number.isInteger(days) && days >= 1 && days <= bounds.days ? [] : [{ field: 'days', text: messages.badExpiry(bounds.days) }]),
        ...await modelsAreThere(chosen), ...await systemIsOwn(actor, draft.system),
      ])
      const accepted = await undertakings.acceptanceBy(organisation, tx)
      if (accepted === undefined) throw new Failure('refused', messages.noUndertaking)
      // Keys whose time is over keep neither their names nor their places.
      await tx.updateTable('model_key').set({ revoked_at: now() }).where('organisation', '=', organisation).where('revoked_at', 'is', null).where('expires_at', '<=', now()).execute()
      const { many } = await tx.selectFrom('model_key').select((is) => is.fn.countAll<bigint>().as('many')).where('organisation', '=', organisation).where('revoked_at', 'is', null).executeTakeFirstOrThrow()
      if (many >= mostKeys) throw new Failure('conflict', messages.tooMany)
      await nameIsFree(tx, organisation, name)
      const id = newId()
      await tx.insertInto('model_key').values({
        id, organisation, person: actor.person, name, purpose, models: JSON.stringify(chosen), endpoints: JSON.stringify(draft.endpoints),
        requests_per_minute: limits.requestsPerMinute, tokens_per_minute: limits.tokensPerMinute, keeps_logs: keepsLogs, undertaking: accepted.undertaking,
        test, system: draft.system ?? null, made_at: now(), expires_at: later(24 * days), revoked_at: null,
      }).execute()
      const secret = await addSecret(tx, secretOf(id, test), now())
      await thread(tx, actor, id, draft.system)
      await journal.append(tx, actorString(actor), {
        type: 'language-model.key-made', subject: keySubject(id), body: { organisation, purpose, undertaking: accepted.undertaking, expires: later(24 * days), ...(test && { test }), ...scopeOf(draft) },
      })
      await announce(tx, keysChanged)
      return { id, secret }
    },

    async rotate(tx, actor, id, overlapHours) {
      const { id: key, test } = await inForce(tx, actor, id)
      if (!Number.isInteger(overlapHours) || overlapHours < 0 || overlapHours > terms.overlapHours) {
        throw new Failure('invalid', messages.badOverlap(terms.overlapHours), [{ field: 'overlap', text: messages.badOverlap(terms.overlapHours) }])
      }
      const ends = later(overlapHours)
      const secret = await replaceSecret(tx, secretOf(key, test), now(), ends)
      await journal.append(tx, actorString(actor), { type: 'language-model.key-rotated', subject: keySubject(key), body: { formerEnds: ends } })
      await announce(tx, keysChanged)
      return { secret }
    },

    async change(tx, actor, id, choices) {
      const row = await inForce(tx, actor, id)
      const name = choices.name.trim()
      check({ ...choices, name }, boundsOf(row.test), [...await modelsAreThere(choices.models, keyOf(row).models), ...await systemIsOwn(actor, choices.system, row.system ?? undefined)])
      await nameIsFree(tx, row.organisation, name, id)
      await tx.updateTable('model_key').set({
        name, models: JSON.stringify(choices.models), endpoints: JSON.stringify(choices.endpoints), requests_per_minute: choices.limits.requestsPerMinute,
        tokens_per_minute: choices.limits.tokensPerMinute, keeps_logs: choices.keepsLogs, system: choices.system ?? null,
      }).where('id', '=', id).execute()
      if (choices.system !== undefined) await lineage.link(tx, keySubject(id), `entry:${choices.system}`, 'uses', 'key of a system')
      await journal.append(tx, actorString(actor), { type: 'language-model.key-changed', subject: keySubject(id), body: scopeOf(choices) })
      await announce(tx, keysChanged)
    },

    async revoke(tx, actor, id) {
      const row = await own(tx, actor, id)
      if (row.revoked_at !== null) return
      await tx.updateTable('model_key').set({ revoked_at: now() }).where('id', '=', id).execute()
      await journal.append(tx, actorString(actor), { type: 'language-model.key-revoked', subject: keySubject(id), body: {} })
      await announce(tx, keysChanged)
    },

    of: async (organisation) => records(await db.selectFrom('model_key').selectAll().where('organisation', '=', organisation).orderBy('made_at', 'desc').orderBy('id').execute()),
    async all({ page, size }) {
      const { many } = await db.selectFrom('model_key').select((is) => is.fn.countAll<bigint>().as('many')).executeTakeFirstOrThrow()
      const rows = await db.selectFrom('model_key').selectAll().orderBy('made_at', 'desc').orderBy('id').limit(size).offset((page - 1) * size).execute()
      return { rows: await records(rows), total: Number(many) }
    },
    async find(id) {
      const [record] = await records(await db.selectFrom('model_key').selectAll().where('id', '=', id).execute())
      if (record === undefined) throw new Failure('not found', messages.noKey)
      return record
    },
  }
}

/** What the journal says of a key's reach: its name is the company's own business. */
const scopeOf = ({ models, endpoints: chosen, limits, keepsLogs, system }: KeyChoices) => ({
  models: models === 'all' ? 'all' : [...models], endpoints: chosen === 'all' ? 'all' : [...chosen], ...limits, keepsLogs, ...(system !== undefined && { system }),
}) satisfies Record<string, string | number | boolean | readonly string[] | readonly Endpoint[]>
