/** The next meeting: the earliest day, from today on, for which one was called that has not been closed. The day is told to everybody by the procedure itself. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, isDay } from '../../../law/time.ts'

/** So many callings back one looks. */
const looked = 200
const opened = z.object({ procedure: z.string() })
const acted = z.object({ step: z.string(), outcome: z.string() })

/** `procedures`: those of meetings, whose form asks for the day. Undefined while no day is set. */
export async function nextMeeting({ journal, cases }: Pick<Kernel, 'journal' | 'cases'>, procedures: readonly string[], today: Day): Promise<{ readonly day: Day; readonly title: Text } | undefined> {
  const { entries } = await journal.list({ type: 'case.opened', page: 1, size: looked })
  const called = await Promise.all(entries.map(async ({ subject, body }) => {
    const declaration = cases.procedures.find(({ id }) => procedures.includes(id) && id === opened.safeParse(body).data?.procedure)
    if (declaration === undefined) return []
    const day = String((await cases.factsOf(subject.slice('case:'.length)))['heldOn'] ?? '')
    if (!isDay(day) || day < today) return []
    const closed = (await journal.entriesOf(subject, { limit: 100 })).some((entry) => {
      const act = entry.type === 'case.voted' ? undefined : acted.safeParse(entry.body).data
      return act !== undefined && declaration.steps[act.step]?.outcomes[act.outcome]?.to === 'closed'
    })
    return closed ? [] : [{ day, title: declaration.title }]
  }))
  return called.flat().toSorted((a, b) => a.day.localeCompare(b.day))[0]
}
