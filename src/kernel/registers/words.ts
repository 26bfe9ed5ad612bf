/** Finds entries by parts of words: in the dictionary of all words first, then by the words that hold them. */
import { type RawBuilder, sql } from 'kysely'
import { wordsOf } from '../decisions/index.ts'
import { type Db, transact } from '../database/index.ts'

/** Words that hold a part, at most: what more of them hold, such as a year within all numbers, is looked for in the entries themselves: in their numbers first, which stand in the short rows, and then in all that they say. */
const mostWords = 1000

/** Letters at the end of a long part by which the dictionary is searched: more of them, as in numbers of entries, mean more that stand in nearly every word, each of which costs. */
const lastLetters = 6

/** So many entries are asked for by their numbers. */
const fewEntries = 200

const patternOf = (part: string): string => `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** The parts of words that somebody typed, at most twenty. */
export const partsIn = (text: string): readonly string[] => wordsOf(text, 20)

/** That what the box of a list looks into holds every part, where each entry is looked at by itself. */
export const looksLike = (parts: readonly string[]): RawBuilder<boolean> => sql.join(parts.map((part) => sql<boolean>`entry.look like ${patternOf(part)}`), sql` and `)

/**
 * That an entry of `listed_entry` holds every part. A part has no blank in it, so that it stands within one word. The dictionary is asked first, and its answer is a value of the
 * condition: the server knows how frequent a frequent word is, and chooses by it whether it walks the list in its order or takes the entries from the index.
 */
export async function holdsParts(db: Db, parts: readonly string[]): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ place: number; id: string }>`${plannedByValues} ${sql.join(parts.map((part, place) =>
    sql`(select ${place}::integer as place, id::text from entry_word where word like ${patternOf([...part].slice(-lastLetters).join(''))} and strpos(word, ${part}) > 0 limit ${mostWords + 1})`), sql` union all `)}`.execute(db)
  const words = parts.map((_, place) => rows.flatMap((row) => (row.place === place ? [row.id] : [])))
  const rare = await rarelyHeld(db, words)
  return sql.join(parts.map((part, place) => {
    const ids = words[place]!
    const numbers = rare.get(place)
    if (numbers !== undefined) return sql<boolean>`entry.number = any(${[...numbers]}::text[])`
    return ids.length > mostWords ? sql<boolean>`(${inNumber(part)} or (select whole.look like ${patternOf(part)} from entry whole where whole.number = entry.number))` : sql<boolean>`entry.words && ${ids}::bigint[]`
  }), sql` and `)
}

/** That the number of an entry holds a part: numbers are Latin capitals, figures and hyphens, so that nothing has to be told small from great in each. */
const inNumber = (part: string): RawBuilder<boolean> => (/^[a-z\d-]+$/.test(part) ? sql<boolean>`strpos(entry.number, ${part.toUpperCase()}) > 0` : sql<boolean>`false`)

/**
 * The entries of those places whose words few entries hold. Of a rare word the server keeps no statistics and takes one entry of two hundred to hold it: it would walk a hundred thousand in their order to find one.
 */
async function rarelyHeld(db: Db, words: readonly (readonly string[])[]): Promise<ReadonlyMap<number, readonly string[]>> {
  const known = words.flatMap((ids, place) => (ids.length > mostWords ? [] : [{ ids, place }]))
  if (known.length === 0) return new Map()
  const { rows } = await sql<{ place: number; number: string }>`${plannedByValues} ${sql.join(known.map(({ ids, place }) =>
    sql`(select ${place}::integer as place, number from listed_entry where words && ${[...ids]}::bigint[] limit ${fewEntries + 1})`), sql` union all `)}`.execute(db)
  const held = Map.groupBy(rows, ({ place }) => place)
  return new Map(known.flatMap(({ place }) => {
    const numbers = held.get(place) ?? []
    return numbers.length > fewEntries ? [] : [[place, numbers.map(({ number }) => number)] as const]
  }))
}

/** So many words are looked at while acts on entries wait: some milliseconds. */
const sweptAtOnce = 2_000

/**
 * Takes out of the dictionary what no entry is found by any more: a name that was restricted, changed or erased must not stay there. Answers how many words went. An act that enters a word waits
 * for the part that is being looked at, so that no word goes that it has just found there.
 */
export async function sweepWords(db: Db): Promise<number> {
  let swept = 0
  for (let after: bigint | null = null; ;) {
    const part: { readonly last: bigint | null; readonly gone: number } = await transact(db, async (tx) => {
      await sql`lock table entry_word in share row exclusive mode`.execute(tx)
      const { rows } = await sql<{ last: bigint | null; gone: number }>`
        with looked as (select distinct id from entry_word where ${after}::bigint is null or id > ${after}::bigint order by id limit ${sweptAtOnce}),
          gone as (delete from entry_word word using looked where word.id = looked.id and not exists (select from listed_entry listed where listed.words @> array[word.id]) returning word.id)
        select (select max(id) from looked) as last, (select count(*)::integer from gone) as gone`.execute(tx)
      return rows[0]!
    })
    swept += part.gone
    if (part.last === null) return swept
    after = part.last
  }
}

/** Begins a statement that is planned each time by its values: behind this remark it is not prepared. A plan for any word suits neither frequent nor rare ones. */
export const plannedByValues: RawBuilder<unknown> = sql`/* by its values */`
