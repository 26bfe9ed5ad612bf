/** Checks terms in hours: they can be counted, and by what they are counted is said. */
import { isByHour } from './hours.ts'
import { clockTermsOf } from './hours-words.ts'
import type { HourLintRule } from './lint-hours.messages.ts'
import { feeOf, type Procedure } from './procedure.ts'

export interface HourFault { readonly rule: HourLintRule; readonly place: string; readonly names: readonly string[] }

const found = (rule: HourLintRule, place: string, ...names: readonly string[]): HourFault => ({ rule, place, names })

export function* lintHours(declaration: Procedure): Generator<HourFault> {
  const { clock, workingHours, steps } = declaration
  const working = clockTermsOf(declaration).filter(({ term }) => term.unit === 'workhour')
  if (workingHours === undefined) for (const { place } of working) yield found('working-hours-unsaid', place)
  else {
    if (working.length === 0) yield found('working-hours-unused', 'workingHours')
    for (const [index, { from, until }] of workingHours.spans.entries()) {
      const before = workingHours.spans[index - 1]
      if (from >= until || (before !== undefined && from <= before.until)) yield found('working-hours-crossed', `workingHours.spans.${index}`, from, until)
    }
  }
  if (clock.extension !== undefined && isByHour(clock.extension.by) !== isByHour(clock.within)) yield found('extension-of-another-kind', 'clock.extension.by')
  for (const [name, { by, within }] of Object.entries(steps)) {
    if (feeOf(by) !== undefined && within !== undefined && isByHour(within)) yield found('fee-by-hour', `steps.${name}.within`, name)
  }
}
