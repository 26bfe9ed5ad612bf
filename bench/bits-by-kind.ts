/**
 * Where the bits of the shipped model go: for each set of text that it has not seen, bits per byte of sentences alone and of running text,
 * and the share of bytes and of bits by kind of word and sign, beside a character model where a corpus is named.
 *
 * `node bench/bits-by-kind.ts [train.jsonl.gz …]`: with text to train on (lines of JSON with a `text`) the last column is what Kneser–Ney of order 6, trained on
 * it, needs. Documents that share eight words in a row with what is judged are left out.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type BenchmarkId, items } from '../src/institutions/language-model/benchmarks.ts'
import { type Model, modelAt } from '../src/institutions/language-model/evaluation/endpoint.ts'
import { serveFile } from '../src/institutions/language-model/serving/index.ts'
import { type Cost, Costs, type Kind, kinds, partsOf, sentencesOf, spread } from './kinds-of-text.ts'
import { trainKneserNey } from './kneser-ney.ts'
import { inParallel, perCent, progress, report } from './measure.ts'

const corpus = process.argv.slice(2)

/** `sentences` are scored alone; `running` is a text of documents one after another. KazNERD's sentences do not follow each other. */
const sets: readonly { readonly title: string; readonly benchmark: BenchmarkId; readonly sentences: (text: string) => readonly string[]; readonly running: boolean }[] = [
  { title: 'FLORES-200 dev (articles, translated)', benchmark: 'flores-kk', sentences: (text) => [text], running: true },
  { title: 'KazNERD validation (news)', benchmark: 'kaznerd-kk', sentences: (text) => [text], running: false },
  { title: 'KazQAD passages (encyclopaedia)', benchmark: 'kazqad-reading', sentences: sentencesOf, running: true },
]
/** Characters that are scored at once, and before them those that the model sees of a running text: together they fit its context. */
const [atOnce, before] = [300, 500]
/** Of each set, evenly from its whole length. */
const mostSentences = 1000

/** Of a text from a place on, the bits of its UTF-16 units. */
async function score(model: Model, text: string, from = 0): Promise<Float64Array> {
  const alone = from > 0 ? undefined : await model.score(text)
  // As in evaluation: where nothing stands before the text a line end does, so that the first token is not free.
  const [shown, shift] = alone?.whole ? [text, 0] : [`\n${text}`, 1]
  const { tokens } = alone?.whole ? alone : await model.score(shown)
  // Offsets count characters, not UTF-16 units.
  const places: number[] = []
  for (let at = 0; at < shown.length; at += shown.codePointAt(at)! > 0xffff ? 2 : 1) places.push(at - shift)
  return spread(text, tokens.map(({ offset, logprob }) => ({ offset: places[offset]!, bits: -logprob / Math.LN2 })).filter(({ offset }) => offset >= from))
}

async function alone(model: Model, sentences: readonly string[]): Promise<Costs> {
  const costs = new Costs()
  await inParallel(4, sentences.length, async (i) => { costs.add(sentences[i]!, await score(model, sentences[i]!)) })
  return costs
}

async function running(model: Model, text: string): Promise<Costs> {
  const bits = new Float64Array(text.length)
  const parts = partsOf(text, atOnce)
  await inParallel(4, parts.length, async (i) => {
    const { start, end } = parts[i]!
    const seen = parts[Math.max(0, i - Math.ceil(before / atOnce))]!.start
    bits.set((await score(model, text.slice(seen, end), start - seen)).subarray(start - seen), start)
  })
  return new Costs().add(text, bits)
}

const folder = new URL('../samples/language-model/', import.meta.url).pathname
const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.gguf'))!)

/** So many words in a row that a text and what is judged have in common are no chance. */
const inCommon = 8
function* runsOfWords(text: string): Generator<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  for (let at = 0; at + inCommon <= words.length; at += 1) yield words.slice(at, at + inCommon).join(' ')
}
const judged = new Set(corpus.length === 0 ? [] : sets.flatMap(({ benchmark }) => items(benchmark).flatMap(({ text }) => [...runsOfWords(text)])))
const texts = corpus.flatMap((one) => gunzipSync(readFileSync(one)).toString().trim().split('\n')).map((line) => (JSON.parse(line) as { text: string }).text)
const clean = texts.filter((text) => !runsOfWords(text).some((run) => judged.has(run)))
const cleanMegabytes = clean.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
if (corpus.length > 0) progress(`${clean.length} of ${texts.length} documents, ${cleanMegabytes.toFixed(1)} MB`)
const characters = corpus.length === 0 ? undefined : trainKneserNey(clean.flatMap((text) => text.split('\n')), 6, 24)

const rows: string[][] = []
const findings: string[] = []
const rate = (cost: Cost | undefined): string => (cost === undefined || cost.bytes === 0 ? '–' : (cost.bits / cost.bytes).toFixed(3))
await serveFile({ name: 'shipped', lend: (use) => use(file) }, async ({ baseUrl, apiKey }) => {
  const model = modelAt({ baseUrl, model: 'shipped', headers: { authorization: `Bearer ${apiKey}` } })
  for (const { title, benchmark, sentences, running: follows } of sets) {
    progress(title)
    const texts = [...new Set(items(benchmark).map(({ text }) => text))]
    const every = texts.flatMap(sentences)
    const all = every.filter((_, i) => i % Math.ceil(every.length / mostSentences) === 0)
    const single = await alone(model, all)
    progress(`${title}: running`)
    const long = follows ? await running(model, texts.join('\n')) : undefined
    const theirs = characters && all.reduce((costs, sentence) => costs.add(sentence, characters.bitsOf(sentence)), new Costs())
    const row = (name: string, of: (costs: Costs) => Cost): string[] =>
      [name, perCent(of(single).bytes / single.total().bytes), perCent(of(single).bits / single.total().bits), rate(of(single)), rate(long && of(long)), rate(theirs && of(theirs))]
    rows.push(row(`**${title}**`, (costs) => costs.total()), ...(Object.keys(kinds) as Kind[]).map((kind) => row(kinds[kind], (costs) => costs.of(kind))))
    findings.push(`${title}: ${rate(single.total())} bits a byte of sentences alone${long ? `, ${rate(long.total())} of running text` : ''}${theirs ? `; Kneser–Ney of order 6 needs ${rate(theirs.total())} for the sentences alone` : ''}.`)
  }
})

report({
  title: 'Bits by kind of text',
  about: `Bits per byte of the shipped model (Q8_0) on text that it was not trained on: each sentence alone (at most ${mostSentences} of a set, evenly from its whole length), and running text, of which it sees the ${before} characters before or more. The bits of a token are spread over its bytes, a blank counts with the word that follows it, and a word is of one kind.${
    characters === undefined ? '' : ` Kneser–Ney of order 6 over characters was trained on ${cleanMegabytes.toFixed(1)} MB of the named files: ${clean.length} documents; ${texts.length - clean.length} share ${inCommon} words in a row with what is judged, and are left out.`}`,
  columns: ['', 'share of bytes', 'share of bits', 'bits a byte, sentences alone', 'bits a byte, running', 'Kneser–Ney, sentences alone'], rows, findings,
})
