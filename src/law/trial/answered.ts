/** What those say in a case that is made up who perform a step together: for each outcome and each answer of each of them one way. Pure. */
import type { Facts } from '../field.ts'
import { findingsToAnswer, type Procedure } from '../procedure.ts'
import { outcomeOf, type Together } from '../together.ts'
import type { Stage, StagePart } from './course.ts'
import type { TrialAct } from './example-data.ts'

/** Who says what: the answer of each, in the order of the parts. */
type Answers = readonly string[]

/** So many combinations are looked through for an outcome that no simple one leads to. */
const mostLooked = 2000

/** What the step comes to by each way, and who does what for it, the one whom the way is about first: where a few answers are enough, theirs are among them. */
export function waysOfParts(declaration: Procedure, facts: Facts, { step, offered, parts }: Pick<Stage, 'step' | 'offered' | 'parts'>): readonly { readonly outcome: string; readonly acts: readonly TrialAct[] }[] {
  const { by, outcomes } = declaration.steps[step]!
  if (typeof by !== 'object' || !('together' in by)) return []
  const { together } = by
  const ways: { readonly outcome: string; readonly acts: readonly TrialAct[] }[] = []
  const left = new Set([...offered.map(([outcome]) => outcome), ...parts.flatMap(({ name, part }) => Object.keys(part.answers).map((answer) => `${name} ${answer}`))])
  const take = (answers: Answers, first = 0): void => {
    const order = parts.map((_, at) => at).toSorted((a, b) => Number(b === first) - Number(a === first))
    const led = ledBy(together, outcomes, facts, order.map((at) => answers[at]!))
    if (led === undefined || !offered.some(([outcome]) => outcome === led.outcome)) return
    const fresh = [led.outcome, ...order.slice(0, led.said).map((at) => `${parts[at]!.name} ${answers[at]!}`)].filter((one) => left.delete(one))
    if (fresh.length > 0) ways.push({ outcome: led.outcome, acts: order.map((at) => actOf(step, facts, parts[at]!, answers[at]!)) })
  }
  const kinds = [...new Set(parts.flatMap(({ part }) => Object.keys(part.answers)))]
  const saying = (wanted: (at: number) => string): Answers => parts.map(({ part }, at) => (part.answers[wanted(at)] === undefined ? Object.keys(part.answers)[0]! : wanted(at)))
  // One who says otherwise than the rest first: that shows more than all who say the same.
  take(saying(() => ''))
  for (const others of ['', ...kinds]) for (const answer of kinds) for (let at = 0; at < parts.length; at += 1) take(saying((one) => (one === at ? answer : others)), at)
  for (const answer of kinds) take(saying(() => answer))
  // So many of one answer, the rest of another: where votes are counted.
  for (const others of kinds) for (const answer of kinds) for (let most = 2; most < parts.length; most += 1) take(saying((one) => (one < most ? answer : others)))
  let looked = 0
  for (const answers of product(parts)) {
    if (!offered.some(([outcome]) => left.has(outcome)) || (looked += 1) > mostLooked) break
    take(answers)
  }
  return ways
}

/** What the first answers lead to, and how many of them it took. */
function ledBy(together: Together, outcomes: Procedure['steps'][string]['outcomes'], facts: Facts, answers: Answers): { readonly outcome: string; readonly said: number } | undefined {
  try {
    for (let said = 1; said <= answers.length; said += 1) {
      const outcome = outcomeOf(together, outcomes, facts, answers.slice(0, said))
      if (outcome !== undefined) return { outcome, said }
    }
  } catch {
    // Answers that lead to no one outcome, as the linter says.
  }
  return undefined
}

function actOf(step: string, facts: Facts, { name, part }: StagePart, answer: string): TrialAct {
  const found = Object.fromEntries(findingsToAnswer(part, answer).flatMap(({ name: fact }) => (facts[fact] === undefined ? [] : [[fact, facts[fact]]])))
  return { step, part: name, outcome: answer, after: 0, ...(Object.keys(found).length > 0 && { found }) }
}

function* product([first, ...rest]: readonly StagePart[]): Generator<Answers> {
  if (first === undefined) { yield []; return }
  for (const answer of Object.keys(first.part.answers)) for (const others of product(rest)) yield [answer, ...others]
}
