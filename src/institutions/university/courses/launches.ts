/**
 * Packages in courses: what is imported, who learns in it, and each launch of a unit (cmi5, 8). A launch is a session of one person in one unit; the token of its fetch address is
 * given once, and the launch is recorded before its address is known to anybody.
 */
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Locale } from '../../../law/text.ts'
import { type Instant, instantAt } from '../../../law/time.ts'
import { hashOf, newCode } from '../lti/launched.ts'
import { Broken } from '../records/broken.ts'
import { openRecords, type RecordsOptions } from '../records/open.ts'
import { type Course, isWhole, type Unit } from './course-structure.ts'
import { launchData } from './lender.ts'
import { pathOf, type TakenPackage } from './package.ts'
import { packageWords } from './packages.messages.ts'
import { abandonedStatement, contextOf, launchedStatement, newlySatisfied, satisfiedStatement } from './said.ts'
import { met, type Mode, type Reached } from './session.ts'
import { naming, nothingReached, packagesPath, reachedIn, unitAt } from './standing.ts'

export const fetchPath = '/university/unit-token'
export const filesPath = '/university/unit-files'

/** How long a unit may be open, in hours: a day of learning, and its token ends with it. */
const hours = 12
/** Sessions that one round ends: the next round takes what is left. */
const mostAbandoned = 1000

export interface Package { readonly id: string; readonly course: string; readonly structure: Course; readonly sha256: string; readonly importedAt: Instant }

/** Where somebody stands in a package. */
export interface Learning { readonly package: string; readonly person: string; readonly beganAt: Instant; readonly satisfied: readonly string[]; readonly reached: ReadonlyMap<number, Reached> }

export interface Packages {
  add(actor: Actor, course: string, taken: TakenPackage): Promise<string>
  /** Takes a package out of its course. Twice is once. */
  remove(actor: Actor, id: string): Promise<void>
  /** Those that stand in a course, or in any, oldest first. */
  standing(course?: string): Promise<readonly Package[]>
  find(id: string): Promise<Package | undefined>
  learning(id: string, person: string): Promise<Learning | undefined>
  learners(id: string): Promise<readonly Learning[]>
  /** Launches a unit by its number; answers the address that the browser opens. */
  launch(actor: Actor, its: Package, unit: number, seen: { readonly locale: Locale; readonly browses: boolean }): Promise<string>
  /** Ends the sessions whose time is over without a word of their units, and tells that each is abandoned (9.3.6). Twice is once. */
  abandon(): Promise<void>
  /** The token of a fetch address, once. */
  token(code: string): Promise<string | undefined>
  /** A file of the package of a session that may be used. */
  file(code: string, path: string): Promise<{ readonly type: string; readonly content: Buffer } | undefined>
}

export function openPackages(kernel: Kernel, options: RecordsOptions): Packages {
  const { db, now, journal, settings: { publicUrl } } = kernel
  const { statements, documents } = openRecords(kernel, options)
  const { own, authority, actorOf, addressOf, activityOf } = naming(kernel)
  const standing = () => db.selectFrom('cmi5_package').select(['id', 'course', 'structure', 'sha256', 'imported_at as importedAt']).where('removed_at', 'is', null)
  const learningOf = async ({ id, person, package: its, began_at: beganAt, satisfied }: { readonly id: string; readonly person: string; readonly package: string; readonly began_at: Instant; readonly satisfied: readonly string[] }): Promise<Learning> =>
    ({ package: its, person, beganAt, satisfied, reached: await reachedIn(db, id) })

  async function registered(its: string, person: string): Promise<string> {
    await db.insertInto('cmi5_registration').values({ id: newId(), package: its, person, began_at: now() }).onConflict((on) => on.columns(['package', 'person']).doNothing()).execute()
    return (await db.selectFrom('cmi5_registration').select('id').where('package', '=', its).where('person', '=', person).executeTakeFirstOrThrow()).id
  }

  /** The documents that a unit reads when it begins (10.0, 11.0): they are the learner's own, as all that the unit keeps. */
  async function tell(person: string, { registration, session, activity, unit, mode, back, locale }: { readonly registration: string; readonly session: string; readonly activity: string; readonly unit: Unit; readonly mode: Mode; readonly back: string; readonly locale: Locale }): Promise<void> {
    const change = { reach: { owner: person, all: false }, key: own, version: '1.0.3' } as const
    const json = (value: unknown) => ({ type: 'application/json', content: Buffer.from(JSON.stringify(value)) })
    const agent = actorOf(person)
    await documents.put('state', { activityId: activity, agent, registration }, launchData, json({
      contextTemplate: contextOf(unit.id, session), launchMode: mode, moveOn: unit.moveOn, returnURL: back, ...(unit.masteryScore !== undefined && { masteryScore: unit.masteryScore }),
      ...(unit.launchParameters !== undefined && { launchParameters: unit.launchParameters }), ...(unit.entitlementKey !== undefined && { entitlementKey: { courseStructure: unit.entitlementKey } }),
    }), { ...change, preconditions: {} })
    await documents.put('agent profile', { agent }, 'cmi5LearnerPreferences', json({ languagePreference: locale, audioPreference: 'on' }), { ...change, preconditions: { ifNoneMatch: '*' } }).catch((error: unknown) => {
      // What the learner chose stays.
      if (!(error instanceof Broken && error.status === 412)) throw error
    })
  }

  return {
    async add(actor, course, { course: structure, files, sha256 }) {
      const id = newId()
      await transact(db, async (tx) => {
        const added = await tx.insertInto('cmi5_package').values({ id, course, structure: JSON.stringify(structure), sha256, imported_by: actor.person, imported_at: now(), removed_at: null })
          .onConflict((on) => on.doNothing()).returning('id').executeTakeFirst()
        if (added === undefined) throw new Failure('conflict', packageWords.already)
        for (const { path, type, content } of files) await tx.insertInto('cmi5_file').values({ package: id, path, type, content }).execute()
        await journal.append(tx, actorString(actor), { type: 'university.package-imported', subject: `course-package:${id}`, body: { course, sha256 } })
      })
      return id
    },
    remove: (actor, id) => transact(db, async (tx) => {
      const { numUpdatedRows: many } = await tx.updateTable('cmi5_package').set({ removed_at: now() }).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirstOrThrow()
      if (many > 0n) await journal.append(tx, actorString(actor), { type: 'university.package-removed', subject: `course-package:${id}`, body: {} })
    }),
    standing: (course) => standing().$if(course !== undefined, (some) => some.where('course', '=', course!)).orderBy('imported_at').orderBy('id').limit(500).execute(),
    find: (id) => standing().where('id', '=', id).executeTakeFirst(),
    async learning(id, person) {
      const row = await db.selectFrom('cmi5_registration').selectAll().where('package', '=', id).where('person', '=', person).executeTakeFirst()
      return row && learningOf(row)
    },
    learners: async (id) => Promise.all((await db.selectFrom('cmi5_registration').selectAll().where('package', '=', id).orderBy('began_at').orderBy('id').limit(500).execute()).map(learningOf)),

    async launch({ person }, its, number, { locale, browses }) {
      const unit = unitAt(its.structure, number)!
      const activity = activityOf(its.id, number)
      const registration = await registered(its.id, person)
      const reached = await reachedIn(db, registration)
      // Whoever has done what a unit asks looks at it again; one that asks nothing is never done.
      const mode: Mode = browses ? 'Browse' : unit.moveOn !== 'NotApplicable' && met(unit, reached.get(number) ?? nothingReached) ? 'Review' : 'Normal'
      const [session, fetchCode, contentCode, at] = [newId(), newCode(), newCode(), now()]
      await tell(person, { registration, session, activity, unit, mode, locale, back: `${publicUrl}/${locale}${packagesPath}/${its.id}` })
      const whole = isWhole(unit.url)
      const saying = { actor: actorOf(person), authority, registration, session, at }
      const launched = launchedStatement(saying, unit, { activity, mode, address: whole ? unit.url : new URL(unit.url, `${addressOf(its.id)}/files/`).href })
      await statements.write({
        key: own, voidsOthers: false, statements: [launched], chosen: new Set([launched.id]), attached: [],
        async accept(tx) {
          const { satisfied: before } = await tx.selectFrom('cmi5_registration').select('satisfied').where('id', '=', registration).forUpdate().executeTakeFirstOrThrow()
          // One unit at a time: what was left open is told to be so (9.3.6).
          const left = await tx.updateTable('cmi5_session').set({ ended_at: at }).where('registration', '=', registration).where('ended_at', 'is', null).returningAll().execute()
          await tx.insertInto('cmi5_session').values({
            id: session, registration, unit: number, mode, fetch_sha256: hashOf(fetchCode), content_sha256: hashOf(contentCode), token_sha256: null, launched_at: at, expires_at: instantAt(Date.parse(at) + hours * 3_600_000), last_at: null, ended_at: null,
          }).execute()
          // What asks nothing is satisfied when somebody registers (9.6.1), by a session of its own.
          const satisfied = browses ? [] : newlySatisfied(its.structure, reached, before)
          if (satisfied.length > 0) await tx.updateTable('cmi5_registration').set({ satisfied: [...before, ...satisfied] }).where('id', '=', registration).execute()
          const apart = { ...saying, session: newId() }
          await journal.append(tx, actorString({ system: 'courses' }), { type: 'university.unit-launched', subject: `course-package:${its.id}`, body: { unit: number, mode } })
          return { key: own, statements: [
            ...left.map((one) => abandonedStatement({ ...saying, session: one.id }, unitAt(its.structure, one.unit)!, activityOf(its.id, one.unit), { from: one.launched_at, to: one.last_at ?? one.launched_at })),
            ...satisfied.map((name) => satisfiedStatement(apart, its.structure, name, addressOf(its.id))),
          ] }
        },
      })
      const address = new URL(unit.url, `${publicUrl}${filesPath}/${contentCode}/`)
      const added = Object.entries({ endpoint: `${publicUrl}/xapi/`, fetch: `${publicUrl}${fetchPath}/${fetchCode}`, actor: JSON.stringify(saying.actor), registration, activityId: activity })
      address.search = [...address.search.length > 1 ? [address.search.slice(1)] : [], ...added.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)].join('&')
      return address.href
    },

    async abandon() {
      const at = now()
      const left = await db.selectFrom('cmi5_session').innerJoin('cmi5_registration', 'cmi5_registration.id', 'cmi5_session.registration').innerJoin('cmi5_package', 'cmi5_package.id', 'cmi5_registration.package')
        .selectAll('cmi5_session').select(['cmi5_registration.person', 'cmi5_registration.package', 'cmi5_package.structure']).where('ended_at', 'is', null).where('expires_at', '<=', at).orderBy('cmi5_session.id').limit(mostAbandoned).execute()
      for (const { id, registration, person, package: its, structure, unit, launched_at: from, last_at: last } of left) {
        const statement = abandonedStatement({ actor: actorOf(person), authority, registration, session: id, at }, unitAt(structure, unit)!, activityOf(its, unit), { from, to: last ?? from })
        await statements.write({
          key: own, voidsOthers: false, statements: [statement], chosen: new Set([statement.id]), attached: [],
          async accept(tx) {
            const { numUpdatedRows: many } = await tx.updateTable('cmi5_session').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirstOrThrow()
            return many === 0n ? new Broken('sessionEnded', 'statement.verb', 'cmi5 9.3.6', 403) : { key: own, statements: [] }
          },
        }).catch((error: unknown) => {
          // A launch has just ended it, and told so.
          if (!(error instanceof Broken)) throw error
        })
      }
    },

    async token(code) {
      const secret = newCode()
      const row = await db.updateTable('cmi5_session').set({ token_sha256: hashOf(secret) }).where('fetch_sha256', '=', hashOf(code)).where('token_sha256', 'is', null).where('ended_at', 'is', null).where('expires_at', '>', now()).returning('id').executeTakeFirst()
      return row && Buffer.from(`${row.id}:${secret}`).toString('base64')
    },
    file: (code, path) => db.selectFrom('cmi5_session').innerJoin('cmi5_registration', 'cmi5_registration.id', 'cmi5_session.registration').innerJoin('cmi5_file', 'cmi5_file.package', 'cmi5_registration.package')
      .select(['cmi5_file.type', 'cmi5_file.content']).where('content_sha256', '=', hashOf(code)).where('expires_at', '>', now()).where('cmi5_file.path', '=', pathOf({ url: encodeURI(path) })).executeTakeFirst(),
  }
}
