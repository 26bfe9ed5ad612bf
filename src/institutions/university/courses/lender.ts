/** Lends the learning records a key for each session of a unit: its token writes for that session alone, and by the rules of cmi5. */
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { isId } from '../../../kernel/parties/index.ts'
import { hashOf } from '../lti/launched.ts'
import { Broken } from '../records/broken.ts'
import type { Lender } from '../records/lent.ts'
import type { Accept } from '../records/statements.ts'
import { newlySatisfied, satisfiedStatement } from './said.ts'
import { after, type Session } from './session.ts'
import { naming, nothingReached, reachedIn, unitAt } from './standing.ts'

export const launchData = 'LMS.LaunchData'

export function openLender(kernel: Kernel): Lender {
  const { db, now } = kernel
  const { own, authority, actorOf, addressOf, activityOf } = naming(kernel)
  const sessions = (within: Kernel['db'] | Tx) => within.selectFrom('cmi5_session').innerJoin('cmi5_registration', 'cmi5_registration.id', 'cmi5_session.registration').innerJoin('cmi5_package', 'cmi5_package.id', 'cmi5_registration.package')
    .selectAll('cmi5_session').select(['cmi5_registration.person', 'cmi5_registration.satisfied', 'cmi5_registration.package', 'cmi5_package.structure'])

  /** Keeps what statements make of a session and of its learner. One after the other in a registration: what was said once is not said twice by two requests. */
  const accepting = (id: string, registration: string): Accept => async (tx, fresh) => {
    await tx.selectFrom('cmi5_registration').select('id').where('id', '=', registration).forUpdate().executeTakeFirstOrThrow()
    const row = await sessions(tx).where('cmi5_session.id', '=', id).executeTakeFirstOrThrow()
    const unit = unitAt(row.structure, row.unit)!
    const reached = new Map(await reachedIn(tx, registration))
    const before: Session = {
      id, registration, actor: actorOf(row.person), activity: activityOf(row.package, row.unit), unit, mode: row.mode, said: row.said, ended: row.ended_at !== null, reached: reached.get(row.unit) ?? nothingReached,
    }
    let session = before
    for (const statement of fresh) {
      const next = after(session, statement)
      if (next instanceof Broken) return next
      session = next
    }
    const at = now()
    await tx.updateTable('cmi5_session').set({ said: session.said, last_at: at, ...(session.ended && { ended_at: at }) }).where('id', '=', id).execute()
    reached.set(row.unit, session.reached)
    const { completed, passed, failed, score = null, progress = null } = session.reached
    const changed = {
      score, progress, ...(completed && !before.reached.completed && { completed_at: at }), ...(passed && !before.reached.passed && { passed_at: at }), failed_at: failed ? at : null,
    }
    if (session.reached !== before.reached) {
      await tx.insertInto('cmi5_standing').values({ registration, unit: row.unit, completed_at: null, passed_at: null, ...changed }).onConflict((on) => on.columns(['registration', 'unit']).doUpdateSet(changed)).execute()
    }
    const satisfied = row.mode === 'Browse' ? [] : newlySatisfied(row.structure, reached, row.satisfied)
    if (satisfied.length > 0) await tx.updateTable('cmi5_registration').set({ satisfied: [...row.satisfied, ...satisfied] }).where('id', '=', registration).execute()
    const saying = { actor: before.actor, authority, registration, session: id, at }
    return { key: own, statements: satisfied.map((name) => satisfiedStatement(saying, row.structure, name, addressOf(row.package))) }
  }

  return {
    async lent(id, secret) {
      if (!isId(id) || secret === '') return undefined
      const row = await sessions(db).where('cmi5_session.id', '=', id).where('token_sha256', '=', hashOf(secret)).where('expires_at', '>', now()).executeTakeFirst()
      if (row === undefined) return undefined
      const { registration, person, unit, package: its, expires_at: expiresAt } = row
      return {
        key: { id, person, name: addressOf(its), scopes: ['statements/write', 'statements/read/mine', 'state', 'profile'], requestsPerMinute: 600, expiresAt },
        actor: actorOf(person), registration, activity: activityOf(its, unit), ended: row.ended_at !== null, told: launchData, accept: accepting(id, registration),
      }
    },
  }
}
