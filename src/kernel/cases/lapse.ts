/** The clock's round: where a time is over, what silence means by the law is done, or the head is told. */
import { type ExpressionBuilder, sql } from 'kysely'
import type { Clock } from '../../law/clock.ts'
import { dayOf, instantAt } from '../../law/time.ts'
import { eachApart, type Tables, transact } from '../database/index.ts'
import { partsIn } from '../../law/procedure.ts'
import type { SystemActor } from '../parties/index.ts'
import type { Act } from './action.ts'
import type { Ground } from './ground.ts'
import { unlessFallen } from './entries.ts'
import { loadCase } from './log.ts'
import { paperOf } from './on-paper.ts'
import { carryOut } from './perform.ts'
import { stepOf } from './state.ts'
import { clocksOf } from './times.ts'

const clock: SystemActor = { system: 'clock' }

/**
 * Goes through the cases that are late today. Each is done in its own transaction; doing it twice changes nothing. A case in which it cannot be done
 * keeps no other from it, and is told at the end.
 */
export async function lapse(ground: Ground): Promise<number> {
  const now = ground.now()
  const today = dayOf(now, ground.calendar.zone)
  return lapseAll(ground, await ground.db.selectFrom('case_record').select('id').where('closed_at', 'is', null)
    .where((expression) => expression.or([
      expression('step_due_day', '<', today), expression('due_day', '<', today), expression('step_due_at', '<', now), expression('due_at', '<', now),
    ]))
    .orderBy(sql`least(step_due_day, due_day)`).execute())
}

/** As `lapse`, for terms in hours that were over within the last hour: looked at each minute, while the round comes to whatever is left. */
export async function lapseByHour(ground: Ground): Promise<number> {
  const now = ground.now()
  const since = instantAt(Date.parse(now) - 3_600_000)
  const over = (column: 'due_at' | 'step_due_at') => (expression: ExpressionBuilder<Tables, 'case_record'>) => expression.and([expression(column, '>=', since), expression(column, '<', now)])
  return lapseAll(ground, await ground.db.selectFrom('case_record').select('id').where('closed_at', 'is', null)
    .where((expression) => expression.or([over('step_due_at')(expression), over('due_at')(expression)]))
    .orderBy(sql`least(step_due_at, due_at)`).execute())
}

async function lapseAll(ground: Ground, late: readonly { readonly id: string }[]): Promise<number> {
  let acted = 0
  await eachApart(late, async ({ id }) => {
    if (!await lapseOne(ground, id)) return
    acted += 1
    // Several who perform a step together may all be late.
    for (let more = true; more;) more = await lapseOne(ground, id, 'parts')
  })
  return acted
}

const isOverdue = (time: Clock | undefined): boolean => time !== undefined && time.state !== 'not started' && time.overdue

const lapseOne = (ground: Ground, id: string, what: 'all' | 'parts' = 'all'): Promise<boolean> => transact(ground.db, async (tx) => {
  const loaded = await loadCase(ground, tx, id, { lock: true })
  const { declaration, state, log } = loaded
  const step = stepOf(declaration, state)
  if (step === undefined) return false
  const clocks = clocksOf(ground.calendar, declaration, state, log, ground.now())
  const key = `clock:${state.passages.length}`
  // Silence gives nothing that rests on an entry which stands no more, nor leads on to it: the head is told, and it is tried again the next night.
  let fell = false
  const silent = async (name: string, act: Act): Promise<boolean> => {
    const done = await unlessFallen(tx, () => carryOut(ground, tx, loaded, clock, `${key}:${name}`, act))
    fell ||= !done
    return done
  }
  for (const [name, { silence }] of Object.entries(partsIn(step.by, state.facts))) {
    const open = clocks.parts[name]?.state === 'running' && isOverdue(clocks.parts[name])
    if (!open || state.reminded.includes(name)) continue
    if (await silent(name, silence === 'escalate'
      ? { type: 'escalated', step: state.step!, part: name } : { type: 'unanswered', step: state.step!, part: name, answer: silence.answer })) return true
  }
  if (what === 'parts' && !fell) return false
  // Nobody is late with a fee by the silence of the bank.
  const mayBePaid = state.charged === true && isOverdue(clocks.step) && await ground.fees.mayStillArrive(tx, id)
  // Nor do the rules decide by silence on a paper that nobody has reviewed, or that was found not in order.
  const unproved = step.by === 'rules' && step.late !== 'escalate' && step.outcomes[step.late.outcome]?.decides !== undefined && ['unreviewed', 'not in order'].includes(paperOf(log) ?? '')
  if (isOverdue(clocks.step) && step.late !== 'escalate' && !mayBePaid && !unproved
    && await silent('lapsed', { type: 'lapsed', step: state.step!, outcome: step.late.outcome })) return true
  if (isOverdue(clocks.whole) && declaration.clock.silence !== 'escalate' && !state.expired && state.decisions.length === 0
    && await silent('expired', { type: 'expired', step: state.step! })) return true
  const overdue = fell || isOverdue(clocks.step) || isOverdue(clocks.whole)
  if (!overdue || state.escalated) return false
  await carryOut(ground, tx, loaded, clock, `${key}:escalated`, { type: 'escalated', step: state.step! })
  return true
})
