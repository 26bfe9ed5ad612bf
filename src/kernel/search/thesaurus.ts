/** What else a word or phrase of a query may be called, in any of the languages. */
import { type Locale, locales } from '../../law/text.ts'
import { wordsOf } from './letters.ts'
import { stem } from './stems.ts'
import { lifeWords } from './synonyms-life.ts'
import { stateWords } from './synonyms-state.ts'

/** Stems that stand together: one for a word, several for a phrase. */
export type Phrase = readonly string[]

interface Entry { readonly locale: Locale; readonly stems: Phrase }

/** The meanings of a phrase of stems, each with every name it has. */
const meanings = new Map<string, readonly Entry[][]>()
const keyOf = (stems: Phrase): string => stems.join(' ')

for (const line of `${stateWords}${lifeWords}`.trim().split(/\n+/)) {
  const entries = line.split('|').flatMap((names, i) => names.split(',').map((name): Entry => {
    const locale = locales[i] ?? 'kk'
    return { locale, stems: wordsOf(name).map(({ text }) => stem(text, locale)) }
  }))
  for (const key of new Set(entries.map(({ stems }) => keyOf(stems)))) meanings.set(key, [...(meanings.get(key) ?? []), entries])
}

/** The longest phrase in the thesaurus. */
export const longestPhrase = Math.max(...[...meanings.keys()].map((key) => key.split(' ').length))

/** Other names of what these stems name, none of which is the phrase itself; empty when it is not known. */
export function otherNames(stems: Phrase): readonly Phrase[] {
  const own = keyOf(stems)
  const found = new Map((meanings.get(own) ?? []).flat().map((entry) => [keyOf(entry.stems), entry.stems]))
  found.delete(own)
  return [...found.values()]
}
