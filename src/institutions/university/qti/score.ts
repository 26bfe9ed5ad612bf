/**
 * Response processing of QTI 3: the rules and expressions that an item may use, run over what was answered. The two templates of the specification that score are
 * written as the specification writes them, and run by the same rules. Pure; what is not in these tables the reader of items refuses.
 */
import { type BaseType, type Cardinality, oneOf, sameScalar, sameValue, type Scalar, scalarOf, type Value, valueOf } from './values.ts'
import { elementsIn, readXml, textIn, type XmlElement } from './xml.ts'

/** What each answer is worth (qti-mapping). */
export interface Mapping {
  readonly lower?: number
  readonly upper?: number
  readonly otherwise: number
  readonly entries: readonly { readonly key: Scalar; readonly worth: number; readonly caseSensitive: boolean }[]
}

export interface Declared { readonly identifier: string; readonly cardinality: Cardinality; readonly baseType: BaseType }
export interface ResponseDeclaration extends Declared { readonly correct: Value; readonly otherwise: Value; readonly mapping?: Mapping }
export interface OutcomeDeclaration extends Declared { readonly otherwise: Value; readonly most?: number }

/** What an item is scored by. */
export interface Scoring { readonly responses: readonly ResponseDeclaration[]; readonly outcomes: readonly OutcomeDeclaration[]; readonly rules: readonly XmlElement[] }

/** What was answered, by the identifier of its declaration. */
export type Answers = Readonly<Record<string, Value>>

interface Run { readonly scoring: Scoring; readonly answers: Answers; readonly outcomes: Map<string, Value> }

const isTrue = (value: Value): boolean => value?.of[0] === true
const truth = (is: boolean): Value => oneOf('boolean', is)
const numbersOf = (values: readonly Value[]): readonly number[] | undefined => {
  const all: readonly (Scalar | undefined)[] = values.flatMap((value): readonly (Scalar | undefined)[] => value?.of ?? [undefined])
  return all.every((one) => typeof one === 'number') ? all : undefined
}
/** Of numbers; of NULL, or of what is none, NULL (QTI 3, 2.12). */
const numeric = (does: (numbers: readonly number[]) => number) => (values: readonly Value[]): Value => {
  const numbers = numbersOf(values)
  const result = numbers === undefined || numbers.length === 0 ? NaN : does(numbers)
  return Number.isFinite(result) ? oneOf(values.every((one) => one?.baseType === 'integer') && Number.isInteger(result) ? 'integer' : 'float', result) : null
}
const compared = (holds: (a: number, b: number) => boolean) => (values: readonly Value[]): Value => {
  const numbers = numbersOf(values)
  return numbers === undefined ? null : truth(holds(numbers[0]!, numbers[1]!))
}
const gathered = (cardinality: Cardinality) => (values: readonly Value[]): Value => {
  const all = values.filter((one) => one !== null)
  return all.length === 0 ? null : valueOf(cardinality, all[0]!.baseType, all.flatMap(({ of }) => of))
}
const known = (values: readonly Value[], does: (values: readonly NonNullable<Value>[]) => boolean): Value => (values.every((one) => one !== null) ? truth(does(values)) : null)

type Operator = (values: readonly Value[], element: XmlElement, run: Run) => Value

/** What an expression gives of what stands in it; how many may stand there. */
const operators: Readonly<Record<string, { readonly takes: readonly [number, number]; readonly gives: Operator }>> = {
  'qti-variable': { takes: [0, 0], gives: (_, { attributes: { identifier = '' } }, { answers, outcomes }) => (Object.hasOwn(answers, identifier) ? answers[identifier]! : outcomes.get(identifier) ?? null) },
  'qti-correct': { takes: [0, 0], gives: (_, { attributes: { identifier } }, { scoring }) => scoring.responses.find((one) => one.identifier === identifier)?.correct ?? null },
  'qti-default': { takes: [0, 0], gives: (_, { attributes: { identifier } }, { scoring }) => [...scoring.responses, ...scoring.outcomes].find((one) => one.identifier === identifier)?.otherwise ?? null },
  'qti-map-response': { takes: [0, 0], gives: (_, { attributes: { identifier = '' } }, { scoring, answers }) => {
    const declared = scoring.responses.find((one) => one.identifier === identifier)
    return declared?.mapping ? oneOf('float', mapped(declared.mapping, declared.baseType, answers[identifier] ?? null)) : null
  } },
  'qti-base-value': { takes: [0, 0], gives: (_, element) => {
    const baseType = element.attributes['base-type'] as BaseType
    const scalar = scalarOf(baseType, textIn(element))
    return scalar === undefined ? null : oneOf(baseType, scalar)
  } },
  'qti-null': { takes: [0, 0], gives: () => null },
  'qti-is-null': { takes: [1, 1], gives: ([one]) => truth((one ?? null) === null || one?.of.join('') === '') },
  'qti-match': { takes: [2, 2], gives: (values) => known(values, ([a, b]) => sameValue(a!, b!)) },
  'qti-and': { takes: [1, 50], gives: (values) => (values.some((one) => one?.of[0] === false) ? truth(false) : values.includes(null) ? null : truth(true)) },
  'qti-or': { takes: [1, 50], gives: (values) => (values.some(isTrue) ? truth(true) : values.includes(null) ? null : truth(false)) },
  'qti-not': { takes: [1, 1], gives: ([one]) => (one ? truth(!isTrue(one)) : null) },
  'qti-member': { takes: [2, 2], gives: (values) => known(values, ([a, b]) => b!.of.some((one) => sameScalar(a!.baseType, a!.of[0]!, one))) },
  'qti-contains': { takes: [2, 2], gives: (values) => known(values, ([a, b]) => containsAll(a!, b!)) },
  'qti-string-match': { takes: [2, 2], gives: (values, { attributes }) => known(values, ([a, b]) => sameText(String(a!.of[0]), String(b!.of[0]), !['false', '0'].includes(attributes['case-sensitive'] ?? ''))) },
  'qti-equal': { takes: [2, 2], gives: (values, { attributes }) => compared(equalWithin(attributes))(values) },
  'qti-gt': { takes: [2, 2], gives: compared((a, b) => a > b) }, 'qti-gte': { takes: [2, 2], gives: compared((a, b) => a >= b) },
  'qti-lt': { takes: [2, 2], gives: compared((a, b) => a < b) }, 'qti-lte': { takes: [2, 2], gives: compared((a, b) => a <= b) },
  'qti-sum': { takes: [1, 50], gives: numeric((all) => all.reduce((a, b) => a + b, 0)) }, 'qti-product': { takes: [1, 50], gives: numeric((all) => all.reduce((a, b) => a * b, 1)) },
  'qti-subtract': { takes: [2, 2], gives: numeric(([a, b]) => a! - b!) }, 'qti-divide': { takes: [2, 2], gives: numeric(([a, b]) => a! / b!) },
  'qti-min': { takes: [1, 50], gives: numeric((all) => Math.min(...all)) }, 'qti-max': { takes: [1, 50], gives: numeric((all) => Math.max(...all)) },
  'qti-round': { takes: [1, 1], gives: numeric(([one]) => Math.round(one!)) }, 'qti-truncate': { takes: [1, 1], gives: numeric(([one]) => Math.trunc(one!)) },
  'qti-container-size': { takes: [1, 1], gives: ([one]) => oneOf('integer', one?.of.length ?? 0) },
  'qti-multiple': { takes: [0, 50], gives: gathered('multiple') }, 'qti-ordered': { takes: [0, 50], gives: gathered('ordered') },
}

/** How many expressions may stand in one of this name; undefined where items here may not use it. */
export const takenBy = (name: string): readonly [number, number] | undefined => (Object.hasOwn(operators, name) ? operators[name]!.takes : undefined)

const sameText = (a: string, b: string, caseSensitive: boolean): boolean => (caseSensitive ? a === b : a.toLowerCase() === b.toLowerCase())

/** Of ordered values the second stands in the first as one piece; of others each as often. */
function containsAll(whole: NonNullable<Value>, part: NonNullable<Value>): boolean {
  if (whole.cardinality === 'ordered') return whole.of.some((_, at) => part.of.every((one, step) => at + step < whole.of.length && sameScalar(whole.baseType, one, whole.of[at + step]!)))
  const left = [...whole.of]
  return part.of.every((one) => {
    const at = left.findIndex((other) => sameScalar(whole.baseType, one, other))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** The second number is the wanted one's equal within the tolerances that stand there: x with t0 below and t1 above (QTI 3, equal). */
function equalWithin(attributes: XmlElement['attributes']): (a: number, b: number) => boolean {
  const mode = attributes['tolerance-mode'] ?? 'exact'
  if (mode === 'exact') return (a, b) => a === b
  const [below = 0, above = below] = (attributes['tolerance'] ?? '0').trim().split(/\s+/).map(Number)
  const [withLower, withUpper] = [attributes['include-lower-bound'] !== 'false', attributes['include-upper-bound'] !== 'false']
  return (a, b) => {
    const bounds = mode === 'absolute' ? [a - below, a + above] : [a * (1 - below / 100), a * (1 + above / 100)]
    const [from, to] = bounds.toSorted((one, other) => one - other) as [number, number]
    return (withLower ? b >= from : b > from) && (withUpper ? b <= to : b < to)
  }
}

/** What an answer is worth: each different value once, what is not mapped and no answer at all the default, within the bounds of the mapping (QTI 3, mapping). */
function mapped({ lower, upper, otherwise, entries }: Mapping, baseType: BaseType, answer: Value): number {
  const once = (answer?.of ?? []).filter((one, at, all) => all.findIndex((other) => sameScalar(baseType, one, other)) === at)
  const worthOf = (one: Scalar): number => entries.find(({ key, caseSensitive }) => (baseType === 'string' ? sameText(String(one), String(key), caseSensitive) : sameScalar(baseType, one, key)))?.worth ?? otherwise
  const worth = answer === null ? otherwise : once.reduce<number>((sum, one) => sum + worthOf(one), 0)
  return Math.min(upper ?? Infinity, Math.max(lower ?? -Infinity, worth))
}

const given = (element: XmlElement, run: Run): Value => operators[element.name]!.gives(elementsIn(element).map((one) => given(one, run)), element, run)

/** Runs rules one after the other; answers whether they ended the processing. */
function follow(rules: readonly XmlElement[], run: Run): boolean {
  for (const rule of rules) {
    switch (rule.name) {
      case 'qti-exit-response': return true
      case 'qti-response-processing-fragment':
        if (follow(elementsIn(rule), run)) return true
        break
      case 'qti-set-outcome-value': {
        const [expression] = elementsIn(rule)
        run.outcomes.set(rule.attributes['identifier'] ?? '', given(expression!, run))
        break
      }
      default: {
        // A condition: the first branch that holds, and no other.
        const branch = elementsIn(rule).find((one) => one.name === 'qti-response-else' || isTrue(given(elementsIn(one)[0]!, run)))
        if (branch && follow(elementsIn(branch).slice(branch.name === 'qti-response-else' ? 0 : 1), run)) return true
      }
    }
  }
  return false
}

/** Processes what was answered; gives every outcome by its identifier. Numbers without a default begin with 0 (QTI 3, outcome declaration). */
function process(scoring: Scoring, answers: Answers): ReadonlyMap<string, Value> {
  const outcomes = new Map(scoring.outcomes.map(({ identifier, cardinality, baseType, otherwise }) =>
    [identifier, otherwise ?? (cardinality === 'single' && (baseType === 'float' || baseType === 'integer') ? oneOf(baseType, 0) : null)] as const))
  follow(scoring.rules, { scoring, answers: { ...Object.fromEntries(scoring.responses.map(({ identifier }) => [identifier, null])), ...answers }, outcomes })
  return outcomes
}

/** The number that stands in SCORE. */
export function scoreOf(scoring: Scoring, answers: Answers): number {
  const [score] = process(scoring, answers).get('SCORE')?.of ?? []
  return typeof score === 'number' ? score : 0
}

const rulesOf = (inside: string): readonly XmlElement[] => {
  const read = readXml(`<qti-response-processing>${inside}</qti-response-processing>`)
  if ('fault' in read) throw new TypeError(read.fault.what)
  return elementsIn(read.root)
}
const set = (expression: string): string => `<qti-set-outcome-value identifier="SCORE">${expression}</qti-set-outcome-value>`
const condition = (holds: string, then: string, otherwise: string): string => `<qti-response-condition><qti-response-if>${holds}${then}</qti-response-if><qti-response-else>${otherwise}</qti-response-else></qti-response-condition>`
const [variable, float] = ['<qti-variable identifier="RESPONSE"/>', (value: string): string => `<qti-base-value base-type="float">${value}</qti-base-value>`]

/** The templates of the specification that make a score of one response (QTI 3, Appendix on response processing templates), by the end of their address. */
export const templates: ReadonlyMap<string, { readonly rules: readonly XmlElement[]; readonly needs: 'correct' | 'mapping' }> = new Map([
  ['match_correct', { needs: 'correct', rules: rulesOf(condition(`<qti-match>${variable}<qti-correct identifier="RESPONSE"/></qti-match>`, set(float('1')), set(float('0')))) }],
  ['map_response', { needs: 'mapping', rules: rulesOf(condition(`<qti-is-null>${variable}</qti-is-null>`, set(float('0.0')), set('<qti-map-response identifier="RESPONSE"/>'))) }],
])
