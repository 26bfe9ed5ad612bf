/** What is watched of participants: the conditions of the residency, and the yearly test on what the quarterly reports say. */
import { workdays } from '../../../law/duration.ts'
import type { Monitoring } from '../../../institutions/technopark/index.ts'
import { assumed } from '../../../law/citation.ts'
import { fundRules } from '../acts.ts'
import { revenueOfKind } from './quarterly-report.ts'

export const monitoring: Monitoring = {
  rules: ['eligible'],
  yearly: { priority: revenueOfKind.priority, related: revenueOfKind.related, other: revenueOfKind.other },
  // No hearing: nothing is proposed yet. As long as one may object to a withdrawal.
  explain: { within: workdays(10), basis: assumed(fundRules) },
  opens: { procedure: 'technopark.withdrawal', late: 'reportOverdue', unpaid: 'contributionUnpaid', broken: 'conditionsBroken', circumstances: 'explanation' },
}
