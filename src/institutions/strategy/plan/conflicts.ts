/** Where programmes conflict: two bodies that set themselves the same goal or do the same work. Pure. */
import { locales, type Text } from '../../../law/text.ts'

/** What is looked at of a goal and of a measure. */
interface Goal { readonly number: string; readonly parent?: string; readonly name: Text; readonly owner?: string }
interface Measure { readonly name: Text; readonly executor: string; readonly doneOn?: string; readonly accepted?: boolean }

/** Two things of which either does what the other does. */
export interface Pair<Of> { readonly one: Of; readonly other: Of }

export interface Conflicts<G, M> { readonly goals: readonly Pair<G>[]; readonly measures: readonly Pair<M>[] }

/** Of the words of two names so many are the same where they name one thing; fewer than this many words name nothing apart. */
const [alike, fewest] = [0.6, 2]
/** Letters by which a word is known: what follows bends it. */
const stem = 5

/** The words of a name, as far as they tell things apart. */
const wordsOf = (name: string): ReadonlySet<string> => new Set((name.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.slice(0, stem)))

/** Whether two names say the same in any language: the same words, however they are bent or ordered. */
function saysTheSame(one: Text, other: Text): boolean {
  return locales.some((locale) => {
    const [a, b] = [wordsOf(one[locale]), wordsOf(other[locale])]
    const shared = a.intersection(b).size
    return shared >= fewest && shared / a.union(b).size >= alike
  })
}

const answers = (who: string | undefined): string => (who ?? '').trim().toLowerCase()

/** Each pair once: those for which two bodies answer and whose names say the same. What nobody answers for conflicts with nobody. */
function pairsOf<Of extends { readonly name: Text }>(all: readonly Of[], whose: (one: Of) => string | undefined): readonly Pair<Of>[] {
  const owned = all.filter((one) => answers(whose(one)) !== '')
  return owned.flatMap((one, at) => owned.slice(at + 1).filter((other) => answers(whose(one)) !== answers(whose(other)) && saysTheSame(one.name, other.name)).map((other) => ({ one, other })))
}

/** A part of a goal says what the goal says, for whoever answers for the part. Work that is done is nobody's conflict. */
export function conflictsOf<G extends Goal, M extends Measure>({ goals, measures }: { readonly goals: readonly G[]; readonly measures: readonly M[] }): Conflicts<G, M> {
  return {
    goals: pairsOf(goals, ({ owner }) => owner).filter(({ one, other }) => one.parent !== other.number && other.parent !== one.number),
    measures: pairsOf(measures.filter(({ doneOn, accepted }) => doneOn === undefined || accepted !== true), ({ executor }) => executor),
  }
}
