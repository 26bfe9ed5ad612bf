/** How near a year's income is to the limit of the test. Pure. */
import { Decimal } from '../../../law/decimal.ts'
import type { Facts } from '../../../law/field.ts'
import type { Tiyn } from '../../../law/money.ts'
import type { Day } from '../../../law/time.ts'
import { type IncomeFinding, tryIncome } from '../income-test.ts'
import type { IncomeTest } from '../terms.ts'

/** `near`: the test is met, by less than the margin at which the portal warns. */
export type MeterState = 'empty' | 'met' | 'near' | 'broken' | 'not set'

export interface Meter {
  readonly finding: IncomeFinding
  readonly state: MeterState
}

/** The meter of a year's sums by kind; `sale` is an income that is only considered. Kinds that the country does not know count as other income. */
export function meterOf(test: IncomeTest, sums: ReadonlyMap<string, Tiyn>, on: Day, sale: Tiyn = 0n): Meter {
  const { priority, related, other } = test.fields
  const counted = { priority: 0n, related: 0n, other: 0n }
  for (const [kind, amount] of sums) counted[test.kinds.find(({ value }) => value === kind)?.counts ?? 'other'] += amount
  const facts: Facts = { [priority.name]: String(counted.priority), [related.name]: String(counted.related), [other.name]: String(counted.other), [test.fields.sale.name]: String(sale) }
  const finding = tryIncome(test, facts, on)
  return { finding, state: stateOf(finding, test.warnsBelow) }
}

function stateOf({ verdict, limit, total, qualifying }: IncomeFinding, warnsBelow: string): MeterState {
  if (limit === undefined && total > 0n) return 'not set'
  if (total === 0n) return 'empty'
  if (verdict !== true) return 'broken'
  return Decimal.from(qualifying).compare(Decimal.from(total).times(Decimal.from(warnsBelow))) < 0 ? 'near' : 'met'
}
