/** The free times of a resource as a page offers them: two weeks at a time, with links to those before and after. */
import type { Kernel } from '../../kernel/index.ts'
import { type IntervalResource, keyOfEntry, lastDay } from '../../law/allocation.ts'
import type { Facts, Field } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import { addDays, dayOf, isDay } from '../../law/time.ts'
import type { SlotChoices } from '../components/index.ts'
import { withQuery } from '../components/index.ts'

const window = 14

/** The slots that the address asks for (`from`), from today, or the first day of what has days of its own, where it asks for none. */
export async function slotChoices({ allocations, country: { calendar }, now }: Kernel, url: URL, resource: IntervalResource): Promise<SlotChoices> {
  const [today, last, asked] = [dayOf(now(), calendar.zone), lastDay(resource, calendar, now()), url.searchParams.get('from') ?? '']
  const [opens, closes] = [resource.between !== undefined && resource.between.from > today ? resource.between.from : today, resource.between !== undefined && resource.between.until < last ? resource.between.until : last]
  const first = isDay(asked) && asked > opens && asked <= closes ? asked : opens
  const [before, after] = [addDays(first, -window), addDays(first, window)]
  return {
    slots: await allocations.free(resource, first, window),
    ...(first > opens && { earlier: withQuery(url, { from: before > opens ? before : undefined }) }), ...(after <= closes && { later: withQuery(url, { from: after }) }),
  }
}

/** The free times that a form offers, where one of its questions asks for one and it is known of what. */
export async function slotsAsked(kernel: Kernel, url: URL, { procedure: { allocates }, facts }: { readonly procedure: Procedure; readonly facts: Facts }, asked: readonly Field[]): Promise<SlotChoices | undefined> {
  if (allocates?.resource.kind !== 'interval' || !asked.some(({ name }) => name === allocates.at)) return undefined
  const entry = allocates.ofEach && facts[allocates.ofEach.entry]
  const resource = allocates.ofEach === undefined ? allocates.resource : typeof entry === 'string' ? await kernel.allocations.resource(keyOfEntry(allocates.resource.id, entry)) : undefined
  return resource?.kind === 'interval' ? slotChoices(kernel, url, resource) : undefined
}
