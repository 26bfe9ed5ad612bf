/** Cases kept with a service as examples: each says what must come of it, and is tried again whenever the service is linted, written or sent on. Pure. */
import type { Calendar } from '../calendar.ts'
import { ruleTitle } from '../called.ts'
import { inEveryLanguage } from '../format.ts'
import { allFaults, type Finding } from '../lint-faults.ts'
import type { Procedure } from '../procedure.ts'
import { verdictText } from '../print-trace.ts'
import { courseOf, type Course } from './course.ts'
import type { Example, ExampleResult } from './example-data.ts'
import { exampleMessages as say } from './messages.ts'
import type { Text } from '../text.ts'

/** An example of which something else came. */
export interface FailedExample {
  readonly example: Example
  /** Undefined where the case cannot be walked at all. */
  readonly came?: ExampleResult
  readonly differences: readonly Text[]
}

export const resultOf = ({ at, decided, verdicts }: Course): ExampleResult => ({ at, decisions: decided.map(({ decision }) => decision), verdicts })

/** What comes of an example; undefined where its days, its answers or the service do not let it be walked. */
function cameOf(declaration: Procedure, calendar: Calendar, example: Example): ExampleResult | undefined {
  try {
    return resultOf(courseOf(declaration, calendar, example))
  } catch {
    return undefined
  }
}

/** The examples of which something else comes now, each with what. A rule that the example does not know says nothing of it. */
export function failedExamples(declaration: Procedure, calendar: Calendar): readonly FailedExample[] {
  return (declaration.examples ?? []).flatMap((example): readonly FailedExample[] => {
    const came = cameOf(declaration, calendar, example)
    if (came === undefined) return [{ example, differences: [say.notWalked] }]
    const differences = differencesOf(declaration, example.comesTo, came)
    return differences.length === 0 ? [] : [{ example, came, differences }]
  })
}

/** The same as the linter tells it: a warning, for what a service is to do may change, and whoever sends it on then says why. */
export const lintExamples = (declaration: Procedure, calendar: Calendar): readonly Finding[] => failedExamples(declaration, calendar).map(({ example: { name, shows }, differences }) => ({
  procedure: declaration.id, place: `examples.${name}`, rule: 'example-fails', severity: allFaults['example-fails'].severity,
  words: inEveryLanguage((locale) => `${allFaults['example-fails'].words(shows)[locale]} ${say.instead[locale]} ${differences.map((one) => one[locale]).join('; ')}.`),
}))

/** What came otherwise. */
function differencesOf(declaration: Procedure, was: ExampleResult, now: ExampleResult): readonly Text[] {
  const [then, since] = [was, now].map(({ decisions }) => inEveryLanguage((locale) => (decisions.length === 0 ? say.nothing[locale] : decisions.map((one) => declaration.decisions[one]?.title[locale] ?? one).join(', ')))) as [Text, Text]
  return [
    ...(was.decisions.join() === now.decisions.join() ? [] : [say.decided(then, since)]),
    ...(was.at === now.at ? [] : [say.stands(placeOf(declaration, was.at), placeOf(declaration, now.at))]),
    ...Object.entries(was.verdicts).flatMap(([rule, verdict]) => {
      const present = now.verdicts[rule]
      return present === verdict ? [] : [present === undefined ? say.noRule(rule) : say.ruled(ruleTitle(declaration, rule), verdictText(verdict), verdictText(present))]
    }),
  ]
}

const placeOf = ({ steps }: Procedure, at: string): Text => (at === 'closed' ? say.closed : steps[at]?.title ?? say.nowhere)
