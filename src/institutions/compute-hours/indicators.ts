/** How many hours of the nation's accelerators were used, in the numbers of the programme. */
import type { Indicator } from '../../kernel/indicators/index.ts'
import type { Ground } from './ground.ts'
import { groupsOf, hoursIn } from './hours/index.ts'
import { words } from './messages.ts'

/** Whole hours of one accelerator, of all grants together; undefined while so few organisations used any that the sum would tell of them. */
export const usedHours = ({ grants }: Ground): Indicator => ({
  id: 'compute-hours.used', unit: 'count', source: words.accounting, title: words.used, definition: words.usedMeans,
  async compute() {
    const [all] = groupsOf((await grants.all()).map(({ organisation, granted, reclaimed, sums }) => ({ organisation, group: '', granted: granted - reclaimed, used: sums.spent })))
    return all && String(Math.floor(hoursIn(all.used)))
  },
})
