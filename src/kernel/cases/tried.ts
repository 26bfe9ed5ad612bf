/** The decision of a case that is only tried, drawn up as one that is issued, and never kept. */
import type { Calendar } from '../../law/calendar.ts'
import type { Citation } from '../../law/citation.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { atTime, type Day } from '../../law/time.ts'
import type { TriedDecision } from '../decisions/index.ts'
import { draftOf, drawUp, printed } from './decide.ts'

/** What was decided in a case that is tried, in which step and on which day; `silence` is the law by which the clock did. */
export interface Trying { readonly decision: string; readonly step: string; readonly on: Day; readonly filed: Day; readonly facts: Facts; readonly silence?: Citation }

export async function triedDecision(calendar: Calendar, declaration: Procedure, { decision, step, on, filed, facts, silence }: Trying): Promise<TriedDecision> {
  const [now, filedAt] = [on, filed].map((day) => atTime(day, '10:00', calendar.zone)) as [ReturnType<typeof atTime>, ReturnType<typeof atTime>]
  const preview = drawUp({ now: () => now, calendar }, { row: { filed_at: filedAt }, declaration }, facts, decision)
  const disclosed = await printed(declaration, preview.kind, preview.facts, (numbers) => Promise.resolve(same(numbers.map((number) => `№ ${number}`).join('; '))))
  return { ...draftOf(declaration, preview, { disclosed, silence, by: declaration.steps[step]! }), decidedAt: now }
}
