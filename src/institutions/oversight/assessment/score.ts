/** Scores answers by the rule of their questionnaire, and says how far each bound is. Pure. */
import { type Answers, isEmpty } from './expression.ts'
import { type Counts, isAsked, pointsIn, type Question, type Questionnaire, type Rule } from './questionnaire.ts'

/** Points that were given, of those that could be. */
export interface Sum { readonly points: number; readonly most: number }

export interface SectionScore {
  readonly section: string
  readonly raw: Sum
  readonly mitigation: Sum
  /** Questions with points that are asked, and how many of them have an answer. */
  readonly asked: number
  readonly answered: number
}

/** A bound between two levels, in points of the total; the level below it includes it. */
export interface Bound {
  /** The level that ends here. */
  readonly level: number
  readonly upTo: number
  /** Whole points that may still be added before the level above begins; undefined when the total lies above the bound. */
  readonly room?: number
  /** Whole points that must go for the total to be within the bound; undefined when it is. */
  readonly over?: number
}

/** The cut of the raw points that enough mitigation earns. */
export interface Cut {
  readonly holds: boolean
  /** The mitigation from which it holds; need not be whole. */
  readonly from: number
  /** Whole points of mitigation that are missing, zero when it holds. */
  readonly missing: number
  /** What the total and the level are, or would be, with the cut. */
  readonly total: number
  readonly level: number
}

/** What of the answers is not as the questionnaire asks: listed, never dropped in silence. */
export interface Oddity {
  readonly kind:
    /** No question of this version has the name; it gives no points. */
    | 'unknown question'
    /** The question does not offer the value; the published rule counts the points that it names. */
    | 'unknown value'
    /** Other answers say that the question is not asked; the published rule counts what stands in a file. */
    | 'not asked'
    /** A value twice in a list; the published rule counts both. */
    | 'repeated'
    /** A list where one value is asked, or an object. */
    | 'wrong form'
  readonly question: string
  readonly value: unknown
  readonly counts: Counts
  readonly points: number
}

/** Raw, mitigation, total and level, before anything is said of them. */
export interface Outcome {
  readonly raw: number
  readonly mitigation: number
  readonly total: number
  readonly level: number
}

export interface Score {
  readonly raw: Sum
  readonly mitigation: Sum
  readonly total: number
  readonly level: number
  readonly levels: number
  readonly cut?: Cut
  readonly bounds: readonly Bound[]
  readonly sections: readonly SectionScore[]
  readonly oddities: readonly Oddity[]
  /** What comes out when only answers count that were asked and offered; absent when that is the same. */
  readonly asAsked?: Outcome
}

/** What a value gives by the published rule: a number as it is, of a text what stands after its last hyphen, of a list the sum. */
function pointsGiven(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + (typeof one === 'string' || typeof one === 'number' ? pointsGiven(one) : 0), 0)
  return typeof value === 'string' ? pointsIn(value) : typeof value === 'number' && Number.isFinite(value) ? value : 0
}

/** The points of an answer. Options with points of their own give those; what is not offered gives what it names. */
function pointsOf({ options }: Question, value: unknown): number {
  const one = (given: unknown): number => options.find((option) => option.value === given)?.points ?? pointsGiven(given)
  return Array.isArray(value) ? value.reduce<number>((sum, given) => sum + (Array.isArray(given) ? 0 : one(given)), 0) : one(value)
}

/** Scores answers exactly as the questionnaire's rule does; what stands in them is counted whether or not it was to be asked. */
export function score(questionnaire: Questionnaire, answers: Answers): Score {
  const { rule, sections, questions } = questionnaire
  const counted = [...questions.values()].filter(({ counts }) => counts !== 'nothing')
  const most = (counts: Counts, section?: string): number => sumOf(counted.filter((one) => one.counts === counts && (section === undefined || one.section === section)), ({ most: its }) => its)
  const given = (counts: Counts, section?: string): number =>
    sumOf(counted.filter((one) => one.counts === counts && (section === undefined || one.section === section)), (one) => pointsOf(one, answers.get(one.name)))

  const raw: Sum = { points: given('raw'), most: most('raw') }
  const mitigation: Sum = { points: given('mitigation'), most: most('mitigation') }
  const outcome = judge(rule, raw, mitigation)
  const oddities = odditiesOf(questionnaire, answers)
  const asAsked = outcomeAsAsked(questionnaire, answers, oddities, { raw, mitigation })
  return {
    raw, mitigation, total: outcome.total, level: outcome.level, levels: rule.bounds.length + 1,
    ...(rule.cut && { cut: cutOf(rule.cut, rule, raw, mitigation) }),
    bounds: rule.bounds.map((share, place) => boundOf(raw.most * share, place + 1, outcome.total)),
    sections: sections.flatMap(({ name }) => {
      const inside = counted.filter(({ section }) => section === name)
      if (inside.length === 0) return []
      const asked = inside.filter((one) => isAsked(one, answers))
      return [{
        section: name, raw: { points: given('raw', name), most: most('raw', name) }, mitigation: { points: given('mitigation', name), most: most('mitigation', name) },
        asked: asked.length, answered: asked.filter(({ name: question }) => !isEmpty(answers.get(question))).length,
      }]
    }),
    oddities, ...(asAsked && { asAsked }),
  }
}

const sumOf = <T>(all: readonly T[], points: (one: T) => number): number => all.reduce((sum, one) => sum + points(one), 0)

/** The total and the level. The arithmetic is that of JavaScript, as the published rule has it: `Math.round` rounds a half up. */
export function judge(rule: Rule, raw: Sum, mitigation: Sum): { readonly total: number; readonly level: number; readonly cut: boolean } {
  const { cut } = rule
  const holds = cut !== undefined && mitigation.points >= cut.from * (mitigation.most / cut.forks)
  const total = holds ? Math.round((1 - cut.takes) * raw.points) : raw.points
  return { total, level: levelOf(rule, raw.most, total), cut: holds }
}

function levelOf({ bounds }: Rule, most: number, total: number): number {
  const within = bounds.findIndex((share) => total <= most * share)
  return within < 0 ? bounds.length + 1 : within + 1
}

function cutOf({ from, forks, takes }: NonNullable<Rule['cut']>, rule: Rule, raw: Sum, mitigation: Sum): Cut {
  const threshold = from * (mitigation.most / forks)
  const total = Math.round((1 - takes) * raw.points)
  return {
    holds: mitigation.points >= threshold, from: threshold, missing: Math.max(0, Math.ceil(threshold - mitigation.points)), total, level: levelOf(rule, raw.most, total),
  }
}

const boundOf = (upTo: number, level: number, total: number): Bound =>
  ({ level, upTo, ...(total <= upTo ? { room: Math.floor(upTo - total) } : { over: Math.ceil(total - upTo) }) })

/** A remark to the answer of a question has its name with this at the end. */
const remark = '-Comment'

function odditiesOf({ questions }: Questionnaire, answers: Answers): readonly Oddity[] {
  return [...answers].flatMap(([name, value]): readonly Oddity[] => {
    if (isEmpty(value)) return []
    const question = questions.get(name)
    if (question === undefined) {
      const remarked = name.endsWith(remark) && questions.has(name.slice(0, -remark.length))
      return remarked ? [] : [{ kind: 'unknown question', question: name, value, counts: 'nothing', points: 0 }]
    }
    const { counts } = question
    const odd = (kind: Oddity['kind'], what: unknown): Oddity => ({ kind, question: name, value: what, counts, points: counts === 'nothing' ? 0 : pointsOf(question, what) })
    return [...(isAsked(question, answers) ? [] : [odd('not asked', value)]), ...oddValues(question, value).map(([kind, what]) => odd(kind, what))]
  })
}

function oddValues({ kind, options }: Question, value: unknown): readonly (readonly [Oddity['kind'], unknown])[] {
  if (kind === 'other') return []
  if (kind === 'line' || kind === 'text') return typeof value === 'object' ? [['wrong form', value]] : []
  if (Array.isArray(value) ? kind !== 'several' : kind === 'several' || typeof value === 'object') return [['wrong form', value]]
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((one, place): readonly (readonly [Oddity['kind'], unknown])[] => {
    if (!options.some((option) => option.value === one)) return [['unknown value', one]]
    return values.indexOf(one) < place ? [['repeated', one]] : []
  })
}

/** What comes out when only what was asked and offered counts, once; undefined when nothing would change. */
function outcomeAsAsked({ questions, rule }: Questionnaire, answers: Answers, oddities: readonly Oddity[], { raw, mitigation }: { readonly raw: Sum; readonly mitigation: Sum }): Outcome | undefined {
  if (oddities.every(({ counts }) => counts === 'nothing')) return undefined
  const clean = (counts: Counts): number => sumOf([...questions.values()].filter((one) => one.counts === counts && isAsked(one, answers)), (one) => {
    const value = answers.get(one.name)
    if (Array.isArray(value) !== (one.kind === 'several')) return 0
    const chosen = new Set<unknown>(Array.isArray(value) ? value : [value])
    return sumOf(one.options.filter((option) => chosen.has(option.value)), ({ points }) => points)
  })
  const [cleanRaw, cleanMitigation] = [clean('raw'), clean('mitigation')]
  if (cleanRaw === raw.points && cleanMitigation === mitigation.points) return undefined
  const { total, level } = judge(rule, { ...raw, points: cleanRaw }, { ...mitigation, points: cleanMitigation })
  return { raw: cleanRaw, mitigation: cleanMitigation, total, level }
}
