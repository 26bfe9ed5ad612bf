/** The registered benchmarks: what models are judged by, and what no corpus may contain. Each is a small part of a public set. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Text } from '../../law/text.ts'
import { same } from '../../law/text.ts'

export interface Item {
  readonly id: string
  readonly text: string
  readonly label?: string
  readonly question?: string
  readonly answers?: readonly string[]
}

export interface Benchmark {
  readonly id: string
  readonly title: Text
  readonly language: 'kk' | 'ru' | 'en'
  /** SPDX, or the words of its source. */
  readonly licence: string
  /** Where it is from. */
  readonly source: string
}

interface Registered extends Benchmark { readonly file: string; read(content: string): readonly Item[] }

const lines = (content: string): readonly unknown[] => content.split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line))

const labelled = z.object({ id: z.string(), text: z.string(), label: z.string() })
const question = z.object({ id: z.string(), context: z.string(), question: z.string(), answers: z.array(z.string()) })
const sentence = z.object({ tokens: z.array(z.string()) })

const flores = <const L extends Benchmark['language']>(language: L) => ({
  id: `flores-${language}` as const, title: same(`FLORES-200 dev, ${language}`), language, licence: 'CC-BY-SA-4.0', source: 'FLORES-101/200, Meta AI', file: 'flores-200-dev/dev.csv',
  read: (content: string): readonly Item[] => z.array(z.record(z.string(), z.string())).parse(parse(content, { columns: true })).map((row) => ({ id: row['id']!, text: row[language]! })),
})

const sib = <const L extends Benchmark['language']>(language: L) => ({
  id: `sib-200-${language}` as const, title: same(`SIB-200, ${language}`), language, licence: 'Apache-2.0 AND CC-BY-SA-4.0', source: 'SIB-200', file: `benchmarks/sib-200-${language}.jsonl`,
  read: (content: string): readonly Item[] => lines(content).map((line) => labelled.parse(line)),
})

/** A sentence from its words: punctuation without the spaces that stand between tokens. */
const joined = (tokens: readonly string[]): string =>
  tokens.join(' ').replaceAll(/ ([.,:;!?»)\]%])/g, '$1').replaceAll(/([«([]) /g, '$1')

const flipped: Readonly<Record<string, string>> = { а: 'е', е: 'а', ы: 'і', і: 'ы' }

/** Forms of nouns whose endings have a vowel, each with the form whose endings break vowel harmony as its label. */
function forms(content: string): readonly Item[] {
  const rows = content.split('\n').slice(1).map((line) => line.split('\t'))
  const known = new Set(rows.map(([, form]) => form))
  const perLemma = new Map<string, Item>()
  for (const [lemma, form, features] of rows) {
    if (!lemma || !form?.startsWith(lemma) || form.length < lemma.length + 3 || lemma.length < 3 || perLemma.has(lemma)) continue
    const ending = form.slice(lemma.length)
    const broken = `${lemma}${[...ending].map((letter) => flipped[letter] ?? letter).join('')}`
    if (/^\p{L}+$/u.test(form) && !known.has(broken) && broken !== form) perLemma.set(lemma, { id: `${lemma} ${features}`, text: form, label: broken })
  }
  return [...perLemma.values()]
}

const registered = {
  'flores-kk': flores('kk'), 'flores-ru': flores('ru'), 'flores-en': flores('en'),
  'kaznerd-kk': {
    id: 'kaznerd-kk', title: same('KazNERD'), language: 'kk', licence: 'CC-BY-4.0', source: 'KazNERD, ISSAI, Nazarbayev University', file: 'kaznerd-validation/validation.jsonl',
    read: (content) => lines(content).map((line, i) => ({ id: `${i}`, text: joined(sentence.parse(line).tokens) })),
  },
  'sib-200-kk': sib('kk'), 'sib-200-ru': sib('ru'), 'sib-200-en': sib('en'),
  'kazsandra-polarity': {
    id: 'kazsandra-polarity', title: same('KazSAnDRA'), language: 'kk', licence: 'CC-BY-4.0', source: 'KazSAnDRA, ISSAI, Nazarbayev University', file: 'benchmarks/kazsandra-polarity.jsonl',
    read: (content) => lines(content).map((line) => labelled.parse(line)),
  },
  'kazqad-reading': {
    id: 'kazqad-reading', title: same('KazQAD'), language: 'kk', licence: 'CC-BY-SA-4.0', source: 'KazQAD, ISSAI, Nazarbayev University', file: 'benchmarks/kazqad-reading.jsonl',
    read: (content) => lines(content).map((line) => question.parse(line)).map(({ context, ...item }) => ({ ...item, text: context })),
  },
  'unimorph-kk': {
    id: 'unimorph-kk', title: same('UniMorph, kk'), language: 'kk', licence: 'CC-BY-SA-3.0', source: 'UniMorph', file: 'unimorph-kazakh/nouns.tsv', read: forms,
  },
} as const satisfies Record<string, Registered>

export type BenchmarkId = keyof typeof registered

/** Every registered benchmark. */
export const benchmarks: readonly (Benchmark & { readonly id: BenchmarkId })[] = Object.values(registered)

const contentOf = ({ file }: Registered): string => readFileSync(new URL(`../../../samples/${file}`, import.meta.url), 'utf8')

const read = new Map<BenchmarkId, readonly Item[]>()

/** The items of a benchmark, read once. */
export function items(id: BenchmarkId): readonly Item[] {
  const known = read.get(id)
  if (known) return known
  const all = registered[id].read(contentOf(registered[id]))
  read.set(id, all)
  return all
}

const hashes = new Map<BenchmarkId, string>()

/** SHA-256 of the items as they are used, in lower-case hex; reckoned once. */
export function benchmarkHash(id: BenchmarkId): string {
  const known = hashes.get(id) ?? createHash('sha256').update(JSON.stringify(items(id))).digest('hex')
  hashes.set(id, known)
  return known
}
