/** The next meeting: the earliest day, from today on, for which one was called whose case is open, however many cases of other kinds were opened since. The day is told to everybody by the procedure itself. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, isDay } from '../../../law/time.ts'

/** `procedures`: those of meetings, whose form asks for the day. Undefined while no day is set. */
export async function nextMeeting({ cases }: Pick<Kernel, 'cases'>, procedures: readonly string[], today: Day): Promise<{ readonly day: Day; readonly title: Text } | undefined> {
  const called = await cases.openOf(procedures)
  const facts = await cases.factsOfAll(called.map(({ id }) => id))
  return called.flatMap(({ id, procedure }) => {
    const day = String(facts.get(id)?.['heldOn'] ?? '')
    const title = cases.procedures.find((one) => one.id === procedure)?.title
    return title === undefined || !isDay(day) || day < today ? [] : [{ day, title }]
  }).toSorted((a, b) => a.day.localeCompare(b.day))[0]
}
