/**
 * Usage: what companies called, in requests, tokens and money.
 *
 * Promises: every call that was settled is counted once, within a second; pages, files and invoices show the same sums; digests
 * of the entries are in the journal, and of each month that is over whom its tokens were served to, by kind. Never: tells of a single company, keeps a prompt or an answer, or bills what the free allowance covers, what has no price, or what a test key calls.
 */
export { usageIndicators } from './indicators.ts'
export { openMeter } from './meter.ts'
export type { Meter, MeterBatch } from './meter.ts'
export { pricesPerMillion, usageWords } from './messages.ts'
export { daysAsked, type UsageOfKey, usageOfKey } from './of-key.ts'
export { openUsage, usageWork } from './open.ts'
export type { BilledMonth, Usage } from './open.ts'
export { totalOf } from './read.ts'
export type { Totals, UsageLine } from './read.ts'
export type { Allowance, UsageTerms } from './terms.ts'
