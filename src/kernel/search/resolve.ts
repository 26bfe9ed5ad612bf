/** Leads the terms of a query to stems that some document holds: as typed, by sound, on the other keyboard layout, past a slip. */
import { sql } from 'kysely'
import { type Db, transact } from '../database/index.ts'
import { quoted } from './document.ts'
import { isCyrillic, isLatin, keyOf, otherLayout } from './letters.ts'
import { type Term, termsOf } from './query.ts'
import type { Phrase } from './thesaurus.ts'
import { distance, slipsIn } from './typo.ts'

/** A term as PostgreSQL is asked for it. */
export interface Asked {
  /** A `tsquery`: the word itself. */
  readonly own: string
  /** A `tsquery`: the word or anything else it may be called. */
  readonly wide: string
  /** Every stem in it, to mark where a text holds one. */
  readonly stems: ReadonlySet<string>
}

export interface Resolved {
  readonly asked: readonly Asked[]
  /** What was probably meant, when it was not what was typed. */
  readonly suggestion?: string
}

type Led = Term & { readonly bySound: readonly string[]; readonly isKnown: boolean }

const queryOf = (phrases: readonly Phrase[]): string =>
  phrases.map((phrase) => (phrase.length === 1 ? quoted(phrase[0] ?? '') : `(${phrase.map(quoted).join(' & ')})`)).join(' | ')

function askedOf({ own, others, bySound, isKnown }: Led): Asked {
  const sounds = bySound.map((stem): Phrase => [stem])
  const itself = isKnown ? own : [...own, ...sounds]
  const wide = [...own, ...others, ...sounds]
  return { own: queryOf(itself), wide: queryOf(wide), stems: new Set(wide.flat()) }
}

/** Which stems there are: those of the terms, and those that sound like them. */
async function lead(db: Db, terms: readonly Term[]): Promise<readonly Led[]> {
  const stems = [...new Set(terms.flatMap(({ own }) => own.flat()))]
  const keys = [...new Set(terms.flatMap((term) => term.keys))]
  const { rows } = await sql<{ lexeme: string; stem_key: string }>`
    select distinct lexeme, stem_key from search_word where lexeme = any(${stems}) or stem_key = any(${keys})`.execute(db)
  const there = new Set(rows.map(({ lexeme }) => lexeme))
  return terms.map((term) => {
    const isKnown = term.own.some((phrase) => phrase.every((stem) => there.has(stem)))
    const typed = term.words[0]?.text ?? ''
    // A word that is known is also looked for in the other script (names); one that is not, in any.
    const bySound = rows.filter(({ lexeme, stem_key }) => term.keys.includes(stem_key)
      && (!isKnown || (isCyrillic(typed) && isLatin(lexeme)) || (isLatin(typed) && isCyrillic(lexeme)))).map(({ lexeme }) => lexeme)
    return { ...term, isKnown, bySound: [...new Set(bySound)] }
  })
}

const isLost = ({ isKnown, bySound, others }: Led): boolean => !isKnown && bySound.length === 0 && others.length === 0

interface Near { readonly surface: string; readonly lexeme: string; readonly slips: number }

/** Words that differ from each lost one by a slip or two of the finger, the nearest ones only. */
async function nearTo(db: Db, keys: readonly string[]): Promise<readonly (readonly Near[])[]> {
  const rows = await transact(db, async (tx) => {
    // The planner takes comparing trigrams for cheap and would read every word, in five times the time.
    await sql`set local enable_seqscan = off`.execute(tx)
    return (await sql<{ place: number; surface: string; lexeme: string; key: string }>`
      select asked.place::integer as place, near.surface, near.lexeme, near.key
      from unnest(${keys}::text[]) with ordinality as asked(key, place) cross join lateral (
        select surface, lexeme, key from search_word where key % asked.key
        order by similarity(key, asked.key) desc, length(surface), surface limit 40
      ) near`.execute(tx)).rows
  })
  return keys.map((key, i) => {
    const near = rows.filter(({ place }) => place === i + 1).map((row) => ({ ...row, slips: distance(row.key, key) }))
    const least = Math.min(slipsIn(key.length), ...near.map(({ slips }) => slips))
    return near.filter(({ slips }) => slips === least)
  })
}

/** Replaces lost words by what was probably meant, in the terms and in the text. */
async function mend(db: Db, text: string, terms: readonly Led[]): Promise<{ readonly terms: readonly Led[]; readonly suggestion?: string }> {
  const lost = terms.filter((term) => isLost(term) && term.words.length === 1)
  const near = lost.length > 0 ? await nearTo(db, lost.map(({ words }) => keyOf(words[0]?.text ?? ''))) : []
  let suggestion = text
  const mended = new Map<Led, Led>()
  for (const [i, term] of [...lost.entries()].toReversed()) { // from the end, so that places before stay where they are
    const [word] = term.words
    const [best] = (near[i] ?? []).toSorted((a, b) => Number(sameScript(b.surface, word?.text)) - Number(sameScript(a.surface, word?.text)))
    if (word === undefined || best === undefined) continue
    suggestion = suggestion.slice(0, word.at) + best.surface + suggestion.slice(word.end)
    mended.set(term, { ...term, bySound: [...new Set((near[i] ?? []).map(({ lexeme }) => lexeme))].slice(0, 8) })
  }
  return { terms: terms.map((term) => mended.get(term) ?? term), ...(mended.size > 0 && { suggestion }) }
}

const sameScript = (a: string, b = ''): boolean => isCyrillic(a) === isCyrillic(b)

/** Reads what somebody typed and leads every term of it to what there is. Without terms nothing can be asked for. */
export async function resolve(db: Db, text: string): Promise<Resolved> {
  const terms = await lead(db, termsOf(text))
  if (terms.length > 0 && terms.every(isLost)) {
    const other = otherLayout(text)
    const others = await lead(db, termsOf(other))
    if (others.length > 0 && !others.every(isLost)) {
      const mended = await mend(db, other, others)
      return { asked: mended.terms.map(askedOf), suggestion: mended.suggestion ?? other }
    }
  }
  const { terms: mended, suggestion } = await mend(db, text, terms)
  return { asked: mended.map(askedOf), ...(suggestion !== undefined && { suggestion }) }
}
