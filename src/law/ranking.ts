/** The ranking of a call as it is signed and published: a stranger computes points, order and places again from it, and from nothing else. Pure. */
import { type Call, commitmentOf, precedence, type Scored, scoredIn } from './call.ts'
import { hashOf, type JsonObject } from './canonical.ts'
import { type Facts, holdsPersonal } from './field.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import { nextIn, placesOf, type Standing } from './quotas.ts'
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
  /** What points and criteria rest on; what quotas rest on only of whoever has or gets a place through one. */
  readonly counted: Facts
}

/** What is signed: the whole ranking as it stood before, with what is done to whom. */
export interface RankingDocument {
  readonly call: string
  /** The number of the entry for which it was held, where each has a competition of its own. */
  readonly of?: string
  /** When that entry was struck off, where it was before its competition closed: then nobody is given a place. */
  readonly struck?: Instant
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

/** What was found in a file; numbers of cases stand where it is not what follows from it, and where it cannot be said. */
export interface CheckedRanking {
  /** Hashes of declarations that are not those of what stands under them, are of another procedure, or are not there. */
  readonly declarations: readonly string[]
  readonly seed: boolean
  readonly points: readonly string[]
  readonly order: readonly string[]
  readonly places: readonly string[]
  /** Whose fate before is not what the earlier signatures did to them: before the first everybody waits. */
  readonly fates: readonly string[]
  /** What cannot be computed from what is published. */
  readonly unknown: {
    /** Who stand where they do by a criterion that is personal, and therefore not published. */
    readonly order: readonly string[]
    /** Who might have a place through a quota to which it is not published whether they belong. */
    readonly quotas: readonly string[]
    /** Whose fate before rests on what is not here: an earlier signature, a place given up, an appeal. */
    readonly fates: readonly string[]
  }
  /** SHA-256 of what was signed: the journal has it. */
  readonly hash: string
}

/** The facts on which points, criteria and quotas rest and which are published beside the number: nothing personal is among them. */
export function countedFacts(declaration: Called): readonly string[] {
  const { call: { quotas } } = declaration
  const asked = questionnairesOf(declaration)
  const named = [...decidingFacts(declaration), ...(quotas?.of ?? []).flatMap(({ rule }) => factsOf(rule, asked))]
  return publishedOf(declaration, named)
}

/** Of these the ones on which quotas alone rest: published of whoever has a place through a quota, and of nobody else. */
export function quotaFacts(declaration: Called): readonly string[] {
  const deciding = new Set(decidingFacts(declaration))
  return countedFacts(declaration).filter((fact) => !deciding.has(fact))
}

const decidingFacts = (declaration: Called): readonly string[] => [...factsOfTerm(declaration.call.score, questionnairesOf(declaration)), ...declaration.call.ties.map(({ fact }) => fact)]

function publishedOf(declaration: Procedure, named: readonly string[]): readonly string[] {
  const personal = new Set(fieldsOf(declaration).filter(holdsPersonal).map(({ name }) => name))
  return [...new Set(named)].filter((fact) => !personal.has(fact))
}

/** Of the facts of a case, those that are published with its place. */
export const countedOf = (names: readonly string[], facts: Facts): Facts => Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])))

/** Computes a published ranking again. `earlier` is what was signed in the same call before, the first batch first; without it nothing is known of the fates in a later batch. */
export function checkRanking({ declarations, document }: RankingFile, earlier?: readonly RankingDocument[]): CheckedRanking {
  const { call: id, version, ranking, seed, commitment } = document
  const versions = [...new Set([version, ...ranking.map((row) => row.version)])]
  const wrong = versions.filter((hash) => declarations[hash]?.id !== id || hashOf(JSON.parse(JSON.stringify(declarations[hash])) as JsonObject) !== hash)
  const procedure = declarations[version]
  const told = { declarations: wrong, seed: commitmentOf(seed) === commitment, hash: hashOf(JSON.parse(JSON.stringify(document)) as JsonObject) }
  if (wrong.length > 0 || procedure?.call === undefined) return { ...told, points: [], order: [], places: [], fates: [], unknown: { order: [], quotas: [], fates: [] } }
  const { call } = procedure
  const scored = ranking.map(({ number, counted, version: own, on }) => scoredIn(call, { number, facts: counted, reading: readingOf(declarations[own]!, on) }, seed))
  const published = new Set(countedFacts({ ...procedure, call }))
  const behind = scored.map((one, index) => (index === 0 ? 'right' : before(call, scored[index - 1]!, one, published)))
  const silent = silentOf({ ...procedure, call }, document)
  // Where nothing but what is published decides on quotas, they are computed too: of whoever has no place through one the file says nothing.
  const isComputed = quotaFacts({ ...procedure, call }).length === 0
  const belonging = isComputed ? { ...document, ranking: ranking.map((row, index): RankedRow => withQuotas(row, scored[index]!)) } : document
  const twice = new Set(ranking.map(({ number }) => number)).size < ranking.length
  const fates = fatesIn(document, earlier)
  return {
    ...told,
    points: ranking.flatMap((row, index) => (isSame(row, scored[index]!, !silent.has(row.number) && !(isComputed && row.quotas === undefined)) ? [] : [row.number])),
    order: ranking.flatMap(({ number, place }, index) => (place === index + 1 && behind[index] !== 'wrong' && !(twice && ranking.findIndex((one) => one.number === number) < index) ? [] : [number])),
    places: wrongPlaces(call, belonging),
    fates: fates.wrong,
    unknown: { order: ranking.flatMap(({ number }, index) => (behind[index] === 'withheld' ? [number] : [])), quotas: claimsUnknown(call, document, silent), fates: fates.unknown },
  }
}

function withQuotas(row: RankedRow, { quotas }: Scored): RankedRow {
  const { quotas: _, ...rest } = row
  return quotas ? { ...rest, quotas } : rest
}

const isSame = ({ points, lot, quotas = [] }: RankedRow, other: Scored, saysQuotas: boolean): boolean =>
  points === other.points && lot === other.lot && (!saysQuotas || quotas.join() === (other.quotas ?? []).join())

/** Of whom it is not published to which quotas they belong: whoever neither has nor gets a place through one. */
function silentOf(procedure: Called, { ranking, acts }: RankingDocument): ReadonlySet<string> {
  const asked = quotaFacts(procedure)
  const through = new Set(acts.flatMap((act) => (act.through === undefined ? [] : [act.number])))
  const says = ({ number, quotas, counted, through: kept }: RankedRow): boolean => asked.length === 0 || kept !== undefined || through.has(number) || quotas !== undefined || asked.some((fact) => counted[fact] !== undefined)
  return new Set(ranking.filter((row) => !says(row)).map(({ number }) => number))
}

/** Who waits, and would have had another place if they belonged to a quota: a kept one stayed free, or went to somebody behind them. */
function claimsUnknown(call: Call, { ranking, acts, does }: RankingDocument, silent: ReadonlySet<string>): readonly string[] {
  if (call.quotas === undefined) return []
  const placed = new Map(does === 'admit' ? acts.map(({ number, through }) => [number, through]) : [])
  const last = ranking.findLastIndex(({ number }) => placed.get(number) !== undefined)
  const after = ranking.map((row): Standing => {
    const through = placed.get(row.number)
    return placed.has(row.number) ? { number: row.number, fate: 'admitted', ...(through !== undefined && { through }) } : row
  })
  const free = placesOf(call, after).some(({ quota, free: left }) => quota !== undefined && left > 0)
  return ranking.flatMap(({ number, fate, points }, index) => {
    if (fate !== 'waiting' || points === undefined || !silent.has(number)) return []
    return (placed.has(number) ? call.quotas!.keptFirst === true : free || index < last) ? [number] : []
  })
}

/** Holds the fates in a ranking against what was signed before it. */
function fatesIn({ batch, ranking }: RankingDocument, earlier: readonly RankingDocument[] = []): { readonly wrong: readonly string[]; readonly unknown: readonly string[] } {
  if (earlier.length !== batch) return { wrong: [], unknown: ranking.map(({ number }) => number) }
  const done = new Map(earlier.flatMap(({ does, acts }) => acts.map(({ number, through }) => [number, { does, through }] as const)))
  const seen = ranking.map(({ number, fate, through }) => {
    const act = done.get(number)
    const shown = fate === 'waiting' ? act === undefined : fate === 'admitted' ? act?.does === 'admit' && act.through === through : fate === 'refused' && act?.does === 'refuse'
    // An appeal may have brought somebody back; that a place was given up no ranking shows.
    const may = fate === 'waiting' || (fate === 'given up' && act?.does === 'admit')
    return { number, is: shown ? 'right' : may ? 'unknown' : 'wrong' }
  })
  const there = new Set(ranking.map(({ number }) => number))
  const gone = [...done].flatMap(([number, { does }]) => (does === 'admit' && !there.has(number) ? [number] : []))
  const which = (is: string): readonly string[] => seen.flatMap((one) => (one.is === is ? [one.number] : []))
  return { wrong: which('wrong'), unknown: [...which('unknown'), ...gone] }
}

/** Whether somebody rightly stands before another; unknown where a personal criterion comes before what tells them apart. */
function before(call: Call, a: Scored, b: Scored, published: ReadonlySet<string>): 'right' | 'wrong' | 'withheld' {
  const { order, by } = precedence(call, a, b)
  const hidden = call.ties.findIndex(({ fact }) => !published.has(fact))
  const decided = by === 'points' ? -1 : by === 'lot' ? call.ties.length : call.ties.findIndex(({ fact }) => fact === by.fact)
  return hidden >= 0 && hidden < decided ? 'withheld' : order < 0 ? 'right' : 'wrong'
}

/** The numbers to which something else was done than follows from the ranking. */
function wrongPlaces(call: Call, { ranking, acts, does, struck }: RankingDocument): readonly string[] {
  const next = struck === undefined ? nextIn(call, ranking) : []
  const waiting = ranking.filter(({ fate }) => fate === 'waiting')
  const due = does === 'admit' ? next.map(({ number, through }) => `${number} ${call.admits} ${through ?? ''}`) : waiting.map(({ number }) => `${number} ${call.refuses} `)
  const done = acts.map(({ number, outcome, through }) => `${number} ${outcome} ${through ?? ''}`)
  const [owed, made] = [new Set(due), new Set(done)]
  const twice = done.filter((one, index) => done.indexOf(one) < index)
  const differs = [...twice, ...due.filter((one) => !made.has(one)), ...done.filter((one) => !owed.has(one)), ...(does === 'refuse' ? next.map(({ number }) => number) : [])]
  return [...new Set(differs.map((one) => one.split(' ')[0]!))]
}
