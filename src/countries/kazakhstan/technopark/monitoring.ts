/** What is watched of participants: the conditions of the residency, and the yearly test on what the quarterly reports say. */
import { workdays } from '../../../law/duration.ts'
import type { Monitoring } from '../../../institutions/technopark/index.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { revenueOfKind } from './quarterly-report.ts'

export const monitoring: Monitoring = {
  rules: ['eligible'],
  yearly: { priority: revenueOfKind.priority, related: revenueOfKind.related, other: revenueOfKind.other },
  // As long as the hearing of the withdrawal.
  explain: { within: workdays(10), basis: secondary(administrativeCode, '73') },
  opens: { procedure: 'technopark.withdrawal', late: 'reportOverdue', unpaid: 'contributionUnpaid', broken: 'conditionsBroken', circumstances: 'explanation' },
}
