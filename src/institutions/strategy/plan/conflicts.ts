/** Where programmes may conflict: two bodies that set themselves what may be the same goal, or do what may be the same work. Pure. */
import { setImmediate } from 'node:timers/promises'
import { locales, type Text } from '../../../law/text.ts'

/** What is looked at of a goal and of a measure. */
interface Goal { readonly number: string; readonly parent?: string; readonly name: Text; readonly owner?: string }
interface Measure { readonly name: Text; readonly executor: string; readonly doneOn?: string; readonly accepted?: boolean }

/** Two things of which either does what the other does. */
export interface Pair<Of> { readonly one: Of; readonly other: Of }

export interface Conflicts<G, M> { readonly goals: readonly Pair<G>[]; readonly measures: readonly Pair<M>[] }

/** Of the words of two names so many are the same where they may name one thing; fewer than this many words name nothing apart. */
const [alike, fewest] = [0.6, 2]
/** Letters by which a word is known: what follows bends it. */
const stem = 5

/** What a name says in one language: its words in their order, as far as they tell things apart, and its numbers. */
interface Said { readonly words: ReadonlySet<string>; readonly first: string | undefined; readonly last: string | undefined; readonly numbers: string }

function saidBy(name: string): Said {
  const words = (name.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.slice(0, stem))
  return { words: new Set(words), first: words[0], last: words.at(-1), numbers: (name.match(/\p{N}+/gu) ?? []).toSorted().join(' ') }
}

/**
 * Whether two names say the same in this language: the same words, however they are bent or ordered. Names that begin, or end, with words that the other has nowhere say
 * that other things are done: where one adopts a law and the other repeals it, in languages that put the verb first or last.
 */
function saysTheSame(one: Said, other: Said, shared: number): boolean {
  if (shared / (one.words.size + other.words.size - shared) < alike) return false
  return !(['first', 'last'] as const).some((edge) => !other.words.has(one[edge]!) && !one.words.has(other[edge]!))
}

const answers = (who: string | undefined): string => (who ?? '').trim().toLowerCase()

/**
 * Each pair once: those for which two bodies answer and whose names say the same in any language, and name the same numbers in all. What nobody answers for conflicts with
 * nobody. Each name is read once, and only names that share words are compared. Yields after each name, where whoever seeks may let others go first.
 */
function* pairsOf<Of extends { readonly name: Text }>(all: readonly Of[], whose: (one: Of) => string | undefined): Generator<undefined, readonly Pair<Of>[]> {
  const read = all.flatMap((one) => {
    const who = answers(whose(one))
    return who === '' ? [] : [{ one, who, said: locales.map((locale) => saidBy(one.name[locale])) }]
  })
  const shared = new Uint32Array(read.length)
  const withWord = locales.map(() => new Map<string, number[]>())
  const pairs: (readonly [one: number, other: number])[] = []
  for (const [at, { who, said }] of read.entries()) {
    yield
    const found = new Set<number>()
    for (const [language, mine] of said.entries()) {
      shared.fill(0)
      for (const word of mine.words) {
        const having = withWord[language]!.get(word) ?? []
        for (const before of having) shared[before]! += 1
        having.push(at)
        withWord[language]!.set(word, having)
      }
      for (let before = 0; before < at; before += 1) if (shared[before]! >= fewest && saysTheSame(read[before]!.said[language]!, mine, shared[before]!)) found.add(before)
    }
    for (const before of found) if (read[before]!.who !== who && read[before]!.said.every(({ numbers }, language) => numbers === said[language]!.numbers)) pairs.push([before, at])
  }
  return pairs.toSorted(([a, b], [c, d]) => a - c || b - d).map(([one, other]) => ({ one: read[one]!.one, other: read[other]!.one }))
}

interface Given<G, M> { readonly goals: readonly G[]; readonly measures: readonly M[] }

/** A part of a goal says what the goal says, for whoever answers for the part. Work that is done is nobody's conflict. */
function* seek<G extends Goal, M extends Measure>({ goals, measures }: Given<G, M>): Generator<undefined, Conflicts<G, M>> {
  return {
    goals: (yield* pairsOf(goals, ({ owner }) => owner)).filter(({ one, other }) => one.parent !== other.number && other.parent !== one.number),
    measures: yield* pairsOf(measures.filter(({ doneOn, accepted }) => doneOn === undefined || accepted !== true), ({ executor }) => executor),
  }
}

export function conflictsOf<G extends Goal, M extends Measure>(given: Given<G, M>): Conflicts<G, M> {
  const seeking = seek(given)
  for (;;) {
    const { done, value } = seeking.next()
    if (done) return value
  }
}

/** Milliseconds after which everything else that waits goes first. */
const piece = 20

/** The same in pieces: a plan of thousands of names keeps nobody waiting who asks for something else. */
export async function conflictsInPieces<G extends Goal, M extends Measure>(given: Given<G, M>): Promise<Conflicts<G, M>> {
  const seeking = seek(given)
  for (let since = performance.now(); ;) {
    const { done, value } = seeking.next()
    if (done) return value
    if (performance.now() - since < piece) continue
    await setImmediate()
    since = performance.now()
  }
}
