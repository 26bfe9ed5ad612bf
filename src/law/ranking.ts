/** The ranking of a call as it is signed and published: a stranger computes points, order and places again from it, and from nothing else. Pure. */
import { type Call, commitmentOf, precedence, type Scored, scoredIn } from './call.ts'
import { hashOf, type JsonObject } from './canonical.ts'
import { type Facts, holdsPersonal } from './field.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import { nextIn, type Standing } from './quotas.ts'
import { questionnairesOf, readingOf } from './reading.ts'
import { factsOf, factsOfTerm } from './rule.ts'
import type { Day, Instant } from './time.ts'

type Called = Procedure & { readonly call: Call }

/** One applicant of a published ranking. */
export interface RankedRow extends Standing {
  readonly place: number
  readonly lot: string
  /** SHA-256 of the declaration under which they applied, and the day on which they did. */
  readonly version: string
  readonly on: Day
  /** What points, criteria and quotas rest on. */
  readonly counted: Facts
}

/** What is signed: the whole ranking as it stood before, with what is done to whom. */
export interface RankingDocument {
  readonly call: string
  readonly opens: Instant
  /** SHA-256 of the declaration by which the call is played. */
  readonly version: string
  readonly batch: number
  readonly does: 'admit' | 'refuse'
  readonly commitment: string
  readonly seed: string
  readonly ranking: readonly RankedRow[]
  readonly acts: readonly { readonly number: string; readonly outcome: string; readonly through?: string }[]
}

/** The file: what was signed, with the declarations that it names, each under its hash. */
export interface RankingFile { readonly declarations: Readonly<Record<string, Procedure>>; readonly document: RankingDocument }

/** What was found in a file; numbers of cases stand where it is not what follows from it. */
export interface CheckedRanking {
  /** Hashes of declarations that are not those of what stands under them, or are not there. */
  readonly declarations: readonly string[]
  readonly seed: boolean
  readonly points: readonly string[]
  readonly order: readonly string[]
  /** How many stand where they do by a criterion that is personal, and therefore not published. */
  readonly withheld: number
  readonly places: readonly string[]
  /** SHA-256 of what was signed: the journal has it. */
  readonly hash: string
}

/** The facts on which points, criteria and quotas rest and which are published beside the number: nothing personal is among them. */
export function countedFacts(declaration: Called): readonly string[] {
  const { call: { score, ties, quotas } } = declaration
  const personal = new Set(fieldsOf(declaration).filter(holdsPersonal).map(({ name }) => name))
  const asked = questionnairesOf(declaration)
  const named = [...factsOfTerm(score, asked), ...ties.map(({ fact }) => fact), ...(quotas?.of ?? []).flatMap(({ rule }) => factsOf(rule, asked))]
  return [...new Set(named)].filter((fact) => !personal.has(fact))
}

/** Of the facts of a case, those that are published with its place. */
export const countedOf = (names: readonly string[], facts: Facts): Facts => Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])))

/** Computes a published ranking again. */
export function checkRanking({ declarations, document }: RankingFile): CheckedRanking {
  const { version, ranking, seed, commitment } = document
  const versions = [...new Set([version, ...ranking.map((row) => row.version)])]
  const wrong = versions.filter((hash) => declarations[hash] === undefined || hashOf(JSON.parse(JSON.stringify(declarations[hash])) as JsonObject) !== hash)
  const procedure = declarations[version]
  const told = { declarations: wrong, seed: commitmentOf(seed) === commitment, hash: hashOf(JSON.parse(JSON.stringify(document)) as JsonObject) }
  if (wrong.length > 0 || procedure?.call === undefined) return { ...told, points: [], order: [], withheld: 0, places: [] }
  const { call } = procedure
  const scored = ranking.map(({ number, counted, version: own, on }) => scoredIn(call, { number, facts: counted, reading: readingOf(declarations[own]!, on) }, seed))
  const published = new Set(countedFacts({ ...procedure, call }))
  const behind = scored.map((one, index) => (index === 0 ? 'right' : before(call, scored[index - 1]!, one, published)))
  return {
    ...told,
    points: ranking.flatMap((row, index) => (isSame(row, scored[index]!) ? [] : [row.number])),
    order: ranking.flatMap(({ number, place }, index) => (place === index + 1 && behind[index] !== 'wrong' ? [] : [number])),
    withheld: behind.filter((one) => one === 'withheld').length,
    places: wrongPlaces(call, document),
  }
}

const isSame = ({ points, lot, quotas = [] }: RankedRow, other: Scored): boolean => points === other.points && lot === other.lot && quotas.join() === (other.quotas ?? []).join()

/** Whether somebody rightly stands before another; unknown where a personal criterion comes before what tells them apart. */
function before(call: Call, a: Scored, b: Scored, published: ReadonlySet<string>): 'right' | 'wrong' | 'withheld' {
  const { order, by } = precedence(call, a, b)
  const hidden = call.ties.findIndex(({ fact }) => !published.has(fact))
  const decided = by === 'points' ? -1 : by === 'lot' ? call.ties.length : call.ties.findIndex(({ fact }) => fact === by.fact)
  return hidden >= 0 && hidden < decided ? 'withheld' : order < 0 ? 'right' : 'wrong'
}

/** The numbers to which something else was done than follows from the ranking. */
function wrongPlaces(call: Call, { ranking, acts, does }: RankingDocument): readonly string[] {
  const next = nextIn(call, ranking)
  const waiting = ranking.filter(({ fate }) => fate === 'waiting')
  const due = does === 'admit' ? next.map(({ number, through }) => `${number} ${call.admits} ${through ?? ''}`) : waiting.map(({ number }) => `${number} ${call.refuses} `)
  const done = acts.map(({ number, outcome, through }) => `${number} ${outcome} ${through ?? ''}`)
  const [owed, made] = [new Set(due), new Set(done)]
  const differs = [...due.filter((one) => !made.has(one)), ...done.filter((one) => !owed.has(one)), ...(does === 'refuse' ? next.map(({ number }) => number) : [])]
  return [...new Set(differs.map((one) => one.split(' ')[0]!))]
}
