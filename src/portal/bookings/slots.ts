/** The free times of a resource as a page offers them: two weeks at a time, with links to those before and after. */
import type { Kernel } from '../../kernel/index.ts'
import { type IntervalResource, lastDay } from '../../law/allocation.ts'
import { addDays, dayOf, isDay } from '../../law/time.ts'
import type { SlotChoices } from '../components/index.ts'
import { withQuery } from '../components/index.ts'

const window = 14

/** The slots that the address asks for (`from`), from today where it asks for none. */
export async function slotChoices({ allocations, country: { calendar }, now }: Kernel, url: URL, resource: IntervalResource): Promise<SlotChoices> {
  const [today, last, asked] = [dayOf(now(), calendar.zone), lastDay(resource, calendar, now()), url.searchParams.get('from') ?? '']
  const first = isDay(asked) && asked > today && asked <= last ? asked : today
  const [before, after] = [addDays(first, -window), addDays(first, window)]
  return {
    slots: await allocations.free(resource, first, window),
    ...(first > today && { earlier: withQuery(url, { from: before > today ? before : undefined }) }), ...(after <= last && { later: withQuery(url, { from: after }) }),
  }
}
