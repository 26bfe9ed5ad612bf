/**
 * A login that a platform begins, and the launch that ends it (OpenID Connect third-party login, LTI 1.3 Core 5.1.1).
 *
 * Nothing is kept in the browser: the state and the nonce stand in the database and count once, so that the launch needs no cookie, also in a frame. For the same reason
 * a launch signs nobody in: it answers a code, and whoever goes on with it signs in here as ever, in a window of their own.
 */
import { newId, transact, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { type Instant, instantAt } from '../../../law/time.ts'
import type { z } from 'zod'
import { type Course, type Study, tasksOf } from '../study/index.ts'
import type { Accounts } from './accounts.ts'
import { choiceLaunch, column, columnList, names, resourceLaunch, scopes, teaches, types } from './claims.ts'
import { tellUntold } from './grades.ts'
import { hashOf, type Launched, type LaunchedPlace, newCode } from './launched.ts'
import { faults, words } from './messages.ts'
import { isSafe, type Platform, type Registrations } from './registrations.ts'
import type { Remote } from './remote.ts'

/** Where launches arrive, without the origin. */
export const launchPath = '/lti/launch'

const loginSeconds = 600
/** Long enough to sign in, or to register. */
const arrivalSeconds = 1800
/** For so long nobody else looks for the column of a place while somebody does. */
const soughtSeconds = 60

type ResourceClaims = z.infer<typeof resourceLaunch>

export interface Arrival { readonly platform: Platform; readonly launched: Launched; readonly used: boolean }

export interface Launches {
  /** Begins a login: answers where the browser is sent. Throws a `Failure` where no such platform is registered. */
  begin(asked: URLSearchParams): Promise<string>
  /** Ends it: answers the code of what was opened. Throws a `Failure` in words for whoever opened it. */
  end(sent: URLSearchParams): Promise<string>
  /** What stands behind a code; undefined where there is none any more. */
  arrival(code: string): Promise<Arrival | undefined>
  /** Uses a code up; false when it was used before. */
  use(tx: Tx, code: string): Promise<boolean>
  /** Forgets what has ended. */
  sweep(): Promise<void>
}

const hasTask = (course: Course, task: string): boolean => tasksOf(course).some(({ id }) => id === task)

export function openLaunches(kernel: Kernel, registrations: Registrations, remote: Remote, accounts: Accounts, study: Study): Launches {
  const { db, now, journal, settings } = kernel
  const later = (seconds: number): Instant => instantAt(Date.parse(now()) + seconds * 1000)
  const refused = (text: Text): Failure => new Failure('refused', text)

  /** The row of a place of a platform. */
  const placed = (within: Pick<Tx, 'selectFrom'>, platform: Platform, claims: ResourceClaims) =>
    within.selectFrom('lti_placement').selectAll().where('platform', '=', platform.number).where('deployment', '=', claims[names.deployment]).where('link', '=', claims[names.link].id)

  /**
   * The course and the task that a launch asks for: by its own parameters, as our links carry them, or by its address, or what the place showed before. A task that a newer version
   * has no more is still shown where it stood, and to whoever began the course while it had it.
   */
  async function contentOf(platform: Platform, claims: ResourceClaims): Promise<{ readonly course: string; readonly task?: string }> {
    const custom = claims[names.custom] ?? {}
    const [, fromPath, taskFromPath] = /^(?:\/\w+)?\/university\/courses\/([a-z0-9-]+)(?:\/tasks\/([a-z0-9-]+))?$/.exec(URL.parse(claims[names.target])?.pathname ?? '') ?? []
    const [courses, before] = [await study.courses(), await placed(db, platform, claims).executeTakeFirst()]
    const only = courses.length === 1 ? courses[0]!.id : undefined
    const id = typeof custom['course'] === 'string' ? custom['course'] : fromPath ?? before?.course ?? only
    const task = typeof custom['task'] === 'string' && custom['task'] !== '' ? custom['task'] : taskFromPath
    // A course that is withdrawn is opened to whoever began it: who that is their arrival says, for a launch signs nobody in.
    const course = courses.find((one) => one.id === id) ?? (id === undefined ? undefined : await study.lastOffered(id))
    if (course === undefined) throw new Failure('not found', words.noCourse)
    if (task === undefined || hasTask(course, task) || (before?.course === course.id && before.task === task)) return { course: course.id, ...(task !== undefined && { task }) }
    const person = await accounts.personOf(platform.number, claims.sub)
    const enrolment = person === undefined ? undefined : await study.enrolment(person, course.id)
    if (enrolment === undefined || !hasTask(enrolment.course, task)) throw new Failure('not found', words.noCourse)
    return { course: course.id, task }
  }

  /**
   * Where scores go: the place's own column, or one that is made where the platform lets us. One launch of a place looks for it and makes it; whoever is launched meanwhile goes on
   * without, and is told of when it is there.
   */
  async function lineItemOf(platform: Platform, claims: ResourceClaims, { course, task }: { readonly course: string; readonly task?: string }): Promise<string | undefined> {
    const service = claims[names.grades]
    const safe = (id: unknown): id is string => typeof id === 'string' && id.length <= 2000 && isSafe(id, settings.connectorsMayReach)
    if (!service?.scope.includes(scopes.score)) return undefined
    if (service.lineitem !== undefined) return safe(service.lineitem) ? service.lineitem : undefined
    if (service.lineitems === undefined || !service.scope.includes(scopes.lineItem)) return undefined
    const link = claims[names.link].id
    const mine = await db.insertInto('lti_placement').values({ id: newId(), platform: platform.number, deployment: claims[names.deployment], link, course, task: task ?? null, line_item: null, column_sought_at: now(), launched_at: now() })
      .onConflict((on) => on.columns(['platform', 'deployment', 'link']).doUpdateSet({ column_sought_at: now() }).where('lti_placement.line_item', 'is', null)
        .where((is) => is.or([is('lti_placement.column_sought_at', 'is', null), is('lti_placement.column_sought_at', '<', later(-soughtSeconds))]))).returning('id').executeTakeFirst()
    if (mine === undefined) return undefined
    const its = new URL(service.lineitems)
    its.searchParams.set('resource_link_id', link)
    try {
      const there = columnList.parse(await remote.ask(platform, [scopes.lineItem], its.href, { type: types.lineItems })).find((one) => one.resourceLinkId === link && safe(one.id))
      if (there !== undefined) return there.id
      const label = (await study.lastOffered(course))!.title.en.slice(0, 250)
      const made = column.safeParse(await remote.ask(platform, [scopes.lineItem], service.lineitems, { type: types.lineItem, body: JSON.stringify({ label, scoreMaximum: 100, resourceLinkId: link }) }))
      return made.success && safe(made.data.id) ? made.data.id : undefined
    } catch {
      // The platform is away, or answers something else: it is asked again by a later launch.
      return undefined
    }
  }

  async function placeOf(platform: Platform, claims: ResourceClaims): Promise<(tx: Tx) => Promise<LaunchedPlace>> {
    const { course, task } = await contentOf(platform, claims)
    const line = await lineItemOf(platform, claims, { course, ...(task !== undefined && { task }) })
    const roles = claims[names.roles]
    return async (tx) => {
      const before = await placed(tx, platform, claims).forUpdate().executeTakeFirst()
      const { id, line_item: column } = await tx.insertInto('lti_placement').values({
        id: newId(), platform: platform.number, deployment: claims[names.deployment], link: claims[names.link].id, course, task: task ?? null, line_item: line ?? null, column_sought_at: null, launched_at: now(),
      }).onConflict((on) => on.columns(['platform', 'deployment', 'link']).doUpdateSet({ course, task: task ?? null, launched_at: now(), ...(line !== undefined && { line_item: line }) })).returning(['id', 'line_item']).executeTakeFirstOrThrow()
      const members = claims[names.members]?.context_memberships_url
      const teacher = teaches(roles)
      if (!teacher) await tx.insertInto('lti_learner').values({ placement: id, subject: claims.sub, told: null, told_at: null }).onConflict((on) => on.doNothing()).execute()
      if (column !== null) {
        // A column that is new knows of nobody yet; else whoever is linked already is told of where they come for the first time.
        const isNew = before !== undefined && before.line_item !== column
        if (isNew) await tx.updateTable('lti_learner').set({ told: null, told_at: null }).where('placement', '=', id).execute()
        await tellUntold(kernel, tx, id, isNew ? {} : { subject: claims.sub })
      }
      return { kind: 'place', placement: id, subject: claims.sub, ...spokenIn(claims), ...(claims.name !== undefined && { name: claims.name }), teaches: teacher, ...(teacher && members !== undefined && { members }) }
    }
  }

  const spokenIn = (claims: Pick<z.infer<typeof choiceLaunch>, typeof names.presentation>): { readonly locale?: string } => {
    const locale = claims[names.presentation]?.locale
    return locale === undefined ? {} : { locale: locale.slice(0, 20) }
  }

  function choiceOf(claims: z.infer<typeof choiceLaunch>): (tx: Tx) => Promise<Launched> {
    const { deep_link_return_url: returnTo, accept_types: accepted, accept_multiple: several, data } = claims[names.settings]
    if (!teaches(claims[names.roles])) throw refused(words.teachersOnly)
    if (!accepted.includes('ltiResourceLink')) throw refused(words.noLinksTaken)
    return async () => ({ kind: 'choice', deployment: claims[names.deployment], returnTo, several, ...spokenIn(claims), ...(data !== undefined && { data }) })
  }

  return {
    async begin(asked) {
      const issuer = asked.get('iss')
      const client = asked.get('client_id')
      const deployment = asked.get('lti_deployment_id')
      const hint = asked.get('login_hint')
      const found = (await registrations.platforms()).filter((one) => one.issuer === issuer && (client === null || one.clientId === client) && (deployment === null || one.deployments.includes(deployment)))
      if (found.length === 0) throw refused(words.noPlatform)
      // Several registrations of one issuer: only the client says which.
      if (found.length > 1 || hint === null) throw new Failure('invalid', words.badLogin)
      const [platform] = found
      const [state, nonce] = [newCode(), newCode()]
      await db.insertInto('lti_login').values({ state_sha256: hashOf(state), platform: platform!.number, nonce, expires_at: later(loginSeconds), used_at: null }).execute()
      const to = new URL(platform!.authorization)
      const message = asked.get('lti_message_hint')
      for (const [name, value] of Object.entries({
        scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none', client_id: platform!.clientId, redirect_uri: `${settings.publicUrl}${launchPath}`, login_hint: hint, state, nonce, ...(message !== null && { lti_message_hint: message }),
      })) to.searchParams.set(name, value)
      return to.href
    },

    async end(sent) {
      if (sent.has('error')) throw refused(words.platformRefused)
      const state = hashOf(sent.get('state') ?? '')
      const login = await db.selectFrom('lti_login').selectAll().where('state_sha256', '=', state).executeTakeFirst()
      if (login === undefined) throw refused(words.noState)
      if (login.used_at !== null) throw refused(words.replayed)
      if (login.expires_at <= now()) throw refused(words.tooLate)
      const platform = await registrations.platform(login.platform)
      if (platform === undefined) throw refused(words.noPlatform)
      const claims = await remote.read(sent.get('id_token') ?? '', { keys: platform.keys, issuer: platform.issuer, audience: platform.clientId })
      if (typeof claims === 'string') throw claims === 'keys away' ? new Failure('unavailable', faults[claims], [], 30) : refused(faults[claims])
      if (claims['nonce'] !== login.nonce) throw refused(words.badNonce)
      if (claims[names.version] !== '1.3.0') throw refused(words.badVersion)
      if (typeof claims[names.deployment] !== 'string' || !platform.deployments.includes(claims[names.deployment] as string)) throw refused(words.badDeployment)
      const open = await openedBy(platform, claims)
      const code = newCode()
      await transact(db, async (tx) => {
        const { numUpdatedRows: many } = await tx.updateTable('lti_login').set({ used_at: now() }).where('state_sha256', '=', state).where('used_at', 'is', null).executeTakeFirstOrThrow()
        if (many === 0n) throw refused(words.replayed)
        const launched = await open(tx)
        await tx.insertInto('lti_arrival').values({ code_sha256: hashOf(code), platform: platform.number, launched: JSON.stringify(launched), expires_at: later(arrivalSeconds), used_at: null }).execute()
        // Who it was only the platform knows: the journal has where something was opened.
        if (launched.kind === 'place') await journal.append(tx, actorString({ system: 'lti' }), { type: 'university.lti-launched', subject: `lti-placement:${launched.placement}`, body: { platform: platform.number } })
      })
      return code
    },

    async arrival(code) {
      const row = await db.selectFrom('lti_arrival').selectAll().where('code_sha256', '=', hashOf(code)).where('expires_at', '>', now()).executeTakeFirst()
      const platform = row && await registrations.platform(row.platform)
      return platform && { platform, launched: row.launched, used: row.used_at !== null }
    },
    async use(tx, code) {
      const { numUpdatedRows: many } = await tx.updateTable('lti_arrival').set({ used_at: now() }).where('code_sha256', '=', hashOf(code)).where('used_at', 'is', null).executeTakeFirstOrThrow()
      return many !== 0n
    },
    async sweep() {
      await db.deleteFrom('lti_login').where('expires_at', '<', now()).execute()
      await db.deleteFrom('lti_arrival').where('expires_at', '<', now()).execute()
    },
  }

  async function openedBy(platform: Platform, claims: object): Promise<(tx: Tx) => Promise<Launched>> {
    const type = (claims as Record<string, unknown>)[names.type]
    if (type === 'LtiResourceLinkRequest') {
      const read = resourceLaunch.safeParse(claims)
      if (read.success) return placeOf(platform, read.data)
    } else if (type === 'LtiDeepLinkingRequest') {
      const read = choiceLaunch.safeParse(claims)
      if (read.success) return choiceOf(read.data)
    } else throw refused(words.badType)
    throw refused(words.incomplete)
  }
}
