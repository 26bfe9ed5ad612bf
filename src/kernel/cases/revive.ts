/** Lets live again what a withdrawal had revoked, once that is annulled: by a new decision of the same content in the same case, for a revoked one is revoked for good. */
import type { Facts } from '../../law/field.ts'
import type { Outcome } from '../../law/procedure.ts'
import { dayOf } from '../../law/time.ts'
import type { Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { type Deciding, officeOf, partyOfDecision, withComputedOf } from './decide.ts'
import type { Ground } from './ground.ts'
import { appendAct, loadCase } from './log.ts'
import { messages } from './messages.ts'

/** What is paid for the periods between, as whoever annuls found it; undefined where they were not asked. */
const arrearsFound = (facts: Facts, { arrears }: NonNullable<Outcome['revives']>): 'paid' | 'lost' | undefined => {
  const answer = arrears === undefined ? undefined : facts[arrears]
  return answer === 'paid' || answer === 'lost' ? answer : undefined
}

/**
 * Issues the decision anew that the annulled withdrawal had revoked, and answers its id. Undefined where there is none: another act revoked it too, or its time is over. It has its own number and
 * credential and is valid from today until the day of the first; it is held up where the first was; duties begin anew, and what is paid goes on. A place that was given back is not taken again.
 */
export async function revive(ground: Ground, tx: Tx, actor: Actor | SystemActor, { row, declaration, state, kind }: Deciding, revives: NonNullable<Outcome['revives']>): Promise<string | undefined> {
  const withdrawal = (await ground.decisions.findIn(tx, row.about!))?.record
  const earlier = withdrawal?.about === undefined ? undefined : await ground.decisions.findIn(tx, withdrawal.about)
  if (withdrawal === undefined || earlier?.status.status !== 'revoked' || earlier.status.byDecision !== withdrawal.id || earlier.record.effect !== 'grant') return undefined
  const today = dayOf(ground.now(), ground.calendar.zone)
  const { id, number, salt: _, signature: __, appeal: ___, reasons: ____, ...record } = earlier.record
  if (record.validUntil !== undefined && record.validUntil < today) return undefined
  const granted = await loadCase(ground, tx, record.case, { lock: true })
  const issued = await ground.decisions.issue(tx, actorString(actor), {
    ...record, register: number.split('-')[0]!, about: id, grounds: [...record.grounds, { text: messages.revivedGround(number, withdrawal.number), basis: declaration.decisions[kind]!.basis }],
    decidedAt: ground.now(), decidedOn: today, decidedBy: { office: officeOf(declaration, state), name: 'person' in actor ? actor.name : '' }, validFrom: today,
  })
  await appendAct(ground, tx, granted, actor, `issue:${issued.id}`, { type: 'issued', decision: issued.id, kind: record.kind, number: issued.number })
  const { facts } = granted.state
  const { row: ofGrant, declaration: granting, log } = granted
  if (ofGrant.subject !== null) await ground.registers.terms(granting).granted?.(tx, actor, { entry: ofGrant.subject, decision: issued.id, facts, ...(ofGrant.organisation !== null && { organisation: ofGrant.organisation }) })
  const party = await partyOfDecision(ground, tx, ofGrant, granting)
  const what = { decision: issued.id, procedure: granting, version: ofGrant.version, kind: record.kind, party, facts: withComputedOf(ground, ofGrant, granting, facts), ...(ofGrant.subject !== null && { entry: ofGrant.subject }) }
  await ground.obligations.begin(tx, actor, what, log.flatMap(({ act }) => (act.type === 'issued' ? [act.decision] : [])))
  await ground.entryOrders.holdUpAnew(tx, actor, { from: id, to: issued.id })
  const decidedBy = 'person' in actor ? actor.person : log.findLast(({ person }) => person !== undefined)?.person
  await ground.entitlements.revive(tx, actor, { from: id, to: issued.id, decidedBy, found: arrearsFound(state.facts, revives) })
  return issued.id
}
