/**
 * Makes the gold set of the search: records from public parallel texts, queries derived from them, and which records fit.
 *
 * Nothing here knows the search's own code. Which records fit a query is decided by inflection tables made by others (UniMorph
 * Kazakh; for Russian the dictionary of pymorphy3) and by parallel texts, so that a stemmer cannot judge itself. How, and from
 * what, is in `data/search/README.md`.
 *
 * `node bench/search-gold.ts FLORES KK-RU-EN GOV KAZQAD UNIMORPH RU-FORMS`
 */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createGunzip, gzipSync } from 'node:zlib'

type Language = 'kk' | 'ru' | 'en'
type Texts = Readonly<Partial<Record<Language, string>>>

interface Source { readonly id: string; readonly texts: Texts; readonly body?: string; readonly holds: readonly Language[] }
interface Query { readonly kind: string; readonly text: string; readonly source: string; readonly fits: Readonly<Record<string, number>> }

const [flores = '', wmt = '', gov = '', kazqad = '', unimorph = '', ruForms = ''] = process.argv.slice(2)
const lines = (path: string): string[] => readFileSync(path, 'utf8').split('\n').map((line) => line.trim())

/** Numbers by chance that are the same each time (mulberry32). */
let state = 20_261_125
const chance = (): number => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!
const shuffled = <T>(of: readonly T[]): T[] => of.map((value) => ({ value, key: chance() })).sort((a, b) => a.key - b.key).map(({ value }) => value)

/** Which languages a record of three is written in: one alone, or all; so that a query in another language must cross over. */
const holdsOfThree: readonly (readonly Language[])[] = [['kk'], ['ru'], ['en'], ['kk', 'ru', 'en'], ['kk', 'ru', 'en']]
const holdsOfTwo: readonly (readonly Language[])[] = [['kk'], ['en'], ['kk', 'en']]

async function readSources(): Promise<readonly Source[]> {
  const trios = (name: string, [kk, ru, en]: readonly [string[], string[], string[]]): Source[] => kk.flatMap((text, i) =>
    text && ru[i] && en[i] ? [{ id: `${name}-${i + 1}`, texts: { kk: text, ru: ru[i], en: en[i] }, holds: holdsOfThree[i % 5]! }] : [])
  const pairs = (await text(createReadStream(gov).pipe(createGunzip()))).split('\n').filter(Boolean)
    .map((line): { id: string; kk: string; en: string; path: string } => JSON.parse(line))
    .filter(({ path, kk, en }) => path.endsWith('titles.tsv') && kk.length > 25 && kk.length < 250 && en.length > 20)
  const passages = new Map<string, Source>()
  for (const line of lines(kazqad).filter(Boolean)) {
    const { title, context }: { title: string; context: string } = JSON.parse(line)
    if (!passages.has(context)) passages.set(context, { id: `kazqad-${passages.size + 1}`, texts: { kk: title }, body: context, holds: ['kk'] })
  }
  return [
    ...trios('flores', [lines(join(flores, 'kaz.dev')), lines(join(flores, 'rus.dev')), lines(join(flores, 'eng.dev'))]),
    ...trios('wmt', [lines(join(wmt, 'kk-ru/kk-ru.kk')), lines(join(wmt, 'kk-ru/kk-ru.ru')), lines(join(wmt, 'en-kk/en-kk.en'))]),
    ...shuffled(pairs).slice(0, 1800).map(({ kk, en }, i): Source => ({ id: `gov-${i + 1}`, texts: { kk, en }, holds: holdsOfTwo[i % 3]! })),
    ...passages.values(),
  ]
}

const sources = await readSources()
const byId = new Map(sources.map((source) => [source.id, source]))
const wordsOf = (value: string): string[] => value.normalize('NFC').toLowerCase().match(/\p{L}+/gu) ?? []

// Inflection tables.
const kkLemmas = new Map<string, Set<string>>()
const kkForms = new Map<string, Set<string>>()
for (const file of ['kaz.noun.tsv', 'kaz']) {
  for (const line of lines(join(unimorph, file))) {
    const [lemma, form] = line.toLowerCase().split('\t')
    if (!lemma || !form || /[^\p{L}]/u.test(lemma + form)) continue
    kkLemmas.set(form, (kkLemmas.get(form) ?? new Set()).add(lemma))
    kkForms.set(lemma, (kkForms.get(lemma) ?? new Set()).add(form).add(lemma))
  }
}
const ru = new Map(lines(ruForms).filter(Boolean).map((line) => {
  const [form = '', lemma = '', others = ''] = line.split('\t')
  return [form, { lemma, others: others.split(' ').filter(Boolean) }] as const
}))
const enWords = new Set(sources.flatMap(({ texts }) => wordsOf(texts.en ?? '')))
const enLemma = (word: string): string => word.length > 4 && word.endsWith('s') && enWords.has(word.slice(0, -1)) ? word.slice(0, -1) : word

/** The dictionary forms that a word may belong to. */
const lemmasOf = (word: string, language: Language): readonly string[] => language === 'kk' ? [...(kkLemmas.get(word) ?? [word])]
  : language === 'ru' ? [ru.get(word)?.lemma ?? word] : [enLemma(word)]

/** Other forms of a word, by the tables; none when they do not know it. */
const othersOf = (word: string, language: Language): readonly string[] => {
  if (language === 'kk') return [...new Set([...(kkLemmas.get(word) ?? [])].flatMap((lemma) => [...(kkForms.get(lemma) ?? [])]))].filter((form) => form !== word)
  if (language === 'ru') return ru.get(word)?.others ?? []
  return word.length > 4 ? [`${word}s`, word.replace(/s$/, '')].filter((form) => form !== word && enWords.has(form)) : []
}

// Which records have a lemma in a language, whether or not they are written in it here: the parallel text knows.
const postings = new Map<string, Set<string>>()
for (const { id, texts, body } of sources) {
  for (const language of ['kk', 'ru', 'en'] as const) {
    for (const word of wordsOf(`${texts[language] ?? ''} ${language === 'kk' ? body ?? '' : ''}`)) {
      for (const lemma of lemmasOf(word, language)) postings.set(`${language}:${lemma}`, (postings.get(`${language}:${lemma}`) ?? new Set()).add(id))
    }
  }
}
const recordsOf = (word: string, language: Language): Set<string> =>
  new Set(lemmasOf(word, language).flatMap((lemma) => [...(postings.get(`${language}:${lemma}`) ?? [])]))

/** All records that have every word, in whichever form; the record that the query came from fits best. */
function fitsOf(words: readonly string[], language: Language, source: string): Record<string, number> {
  const sets = words.map((word) => recordsOf(word, language))
  const all = [...(sets[0] ?? [])].filter((id) => sets.every((set) => set.has(id)))
  return { ...Object.fromEntries(all.map((id) => [id, 1])), [source]: 2 }
}

/** Two or three words of a record that the tables know and that together name few records. */
function pick(source: Source, language: Language, count: number): readonly string[] | undefined {
  const from = [...new Set(wordsOf(source.texts[language] ?? ''))].filter((word) => {
    const spread = recordsOf(word, language).size
    return word.length >= 4 && spread >= 2 && spread <= 250 && othersOf(word, language).length > 0
  })
  for (let attempt = 0; attempt < 12 && from.length >= count; attempt += 1) {
    const words = shuffled(from).slice(0, count)
    if (Object.keys(fitsOf(words, language, source.id)).length <= 8) return words
  }
  return undefined
}

const inflected = (words: readonly string[], language: Language): readonly string[] => words.map((word) => one(othersOf(word, language)))

// How people type.
const bare: Readonly<Record<string, string>> = { ә: 'а', қ: 'к', ғ: 'г', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', і: 'и', һ: 'х' }
const withoutLetters = (value: string): string => value.replace(/[әқғңөұүіһ]/g, (letter) => bare[letter]!)

const shared = { а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'j', з: 'z', к: 'k', қ: 'q', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ф: 'f', х: 'h', һ: 'h', ц: 's', э: 'e', ъ: '', ь: '' }
const scripts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'draft 2021': { ...shared, ә: 'ä', ғ: 'ğ', и: 'i', й: 'i', і: 'i', ң: 'ñ', ө: 'ö', у: 'u', ұ: 'ū', ү: 'ü', ч: 'tş', ш: 'ş', щ: 'ş', ы: 'y', ю: 'iu', я: 'ia', ц: 'ts' },
  'acute 2018': { ...shared, ә: 'á', ғ: 'ǵ', и: 'ı', й: 'ı', і: 'i', ң: 'ń', ө: 'ó', у: 'ý', ұ: 'u', ү: 'ú', ч: 'ch', ш: 'sh', щ: 'sh', ы: 'y', ю: 'ıý', я: 'ıa' },
  'apostrophe 2017': { ...shared, ә: 'a’', ғ: 'g’', и: 'i’', й: 'i’', і: 'i', ң: 'n’', ө: 'o’', у: 'y’', ұ: 'u', ү: 'u’', ч: 'c’', ш: 's’', щ: 's’', ы: 'y', ю: 'i’y’', я: 'i’a' },
  'ASCII by ear': { ...shared, ә: 'a', ғ: 'g', ж: 'zh', и: 'i', й: 'i', і: 'i', қ: 'k', ң: 'n', ө: 'o', у: 'u', ұ: 'u', ү: 'u', ч: 'ch', ш: 'sh', щ: 'sh', ы: 'y', ю: 'yu', я: 'ya', ц: 'ts', х: 'kh' },
}
const latin = (value: string, script: string): string => value.replace(/\p{L}/gu, (letter) => scripts[script]?.[letter] ?? letter)

/** One slip of the finger in a long word: a letter lost, doubled, swapped with its neighbour or replaced. */
function slip(word: string): string {
  const letters = [...word]
  const at = 1 + Math.floor(chance() * (letters.length - 2))
  const [here = '', next = ''] = letters.slice(at, at + 2)
  const wrong = one([['', next], [here, here, next], [next, here], [one([...word]), next]])
  const made = [...letters.slice(0, at), ...wrong, ...letters.slice(at + 2)].join('')
  return made === word ? slip(word) : made
}

const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбю'
const latinKeys = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.'
const otherKeys = (value: string): string => [...value].map((letter) => latinKeys[russianKeys.indexOf(letter)] ?? letter).join('')

const queries: Query[] = []
const used = new Set<string>()
const wants = (language: Language, holds: (source: Source) => boolean = ({ holds }) => holds.includes(language)) =>
  shuffled(sources.filter((source) => source.texts[language] !== undefined && source.body === undefined && holds(source)))

function add(kind: string, count: number, language: Language, how: (words: readonly string[], n: number) => readonly string[], holds?: (source: Source) => boolean): void {
  let made = 0
  for (const source of wants(language, holds)) {
    if (made === count) return
    if (used.has(source.id)) continue
    const words = pick(source, language, 2 + (made % 2))
    if (words === undefined) continue
    used.add(source.id)
    queries.push({ kind, text: how(words, made).join(' '), source: source.id, fits: fitsOf(words, language, source.id) })
    made += 1
  }
  throw new Error(`Too few records for ${kind}: ${made} of ${count}`)
}

const only = (held: Language) => ({ holds }: Source): boolean => holds.length === 1 && holds[0] === held
/** A slip in the longest word. */
const slipped = (words: readonly string[]): readonly string[] => {
  const longest = words.toSorted((a, b) => b.length - a.length)[0]!
  return words.map((word) => word === longest ? slip(word) : word)
}

add('kk', 60, 'kk', (words) => inflected(words, 'kk'))
add('kk without its letters', 40, 'kk', (words) => inflected(words, 'kk').map(withoutLetters))
const names = Object.keys(scripts)
add('kk in Latin', 48, 'kk', (words, n) => inflected(words, 'kk').map((word) => latin(word, names[n % names.length]!)))
add('ru', 60, 'ru', (words) => inflected(words, 'ru'))
add('en', 40, 'en', (words) => inflected(words, 'en'))
add('kk with a slip', 24, 'kk', slipped)
add('ru with a slip', 24, 'ru', slipped)
add('en with a slip', 24, 'en', slipped)
add('ru → kk', 24, 'ru', (words) => words, only('kk'))
add('en → kk', 24, 'en', (words) => words, only('kk'))
add('kk → ru', 24, 'kk', (words) => words, only('ru'))
add('kk → en', 24, 'kk', (words) => words, only('en'))
add('ru on Latin keys', 12, 'ru', (words) => words.map(otherKeys))

// Questions that people wrote about a passage.
const asked = lines(kazqad).filter(Boolean).map((line): { context: string; question: string } => JSON.parse(line))
const passages = new Map(sources.filter(({ body }) => body !== undefined).map(({ id, body }) => [body!, id]))
for (const { context, question } of shuffled(asked).filter(({ question }) => wordsOf(question).length >= 3).slice(0, 60)) {
  const source = passages.get(context)!
  queries.push({ kind: 'kk question', text: question, source, fits: { [source]: 2 } })
}

const held = ({ texts, holds }: Source): Texts => Object.fromEntries(holds.map((language) => [language, texts[language]]))
const folder = join(import.meta.dirname, 'data/search')
writeFileSync(join(folder, 'records.jsonl.gz'), gzipSync(sources.map((source) =>
  `${JSON.stringify({ id: source.id, title: held(source), ...(source.body !== undefined && { about: { kk: source.body } }) })}\n`).join(''), { level: 9 }))
/** Every second query of a kind is for tuning; the others are only ever looked at as numbers. */
const counted = new Map<string, number>()
writeFileSync(join(folder, 'queries.jsonl'), queries.map(({ kind, ...query }) => {
  const n = (counted.get(kind) ?? 0) + 1
  counted.set(kind, n)
  return `${JSON.stringify({ half: n % 2 === 1 ? 'tuning' : 'held out', kind, ...query })}\n`
}).join(''))
console.log(`${sources.length} records, ${queries.length} queries, ${queries.filter(({ source }) => !byId.has(source)).length} without a record`)
console.table(Object.fromEntries(counted))
