/**
 * Near-duplicate removal beside datatrove (PyPI): the same generated documents, one process each, from a file to the list of what goes.
 *
 * `node bench/near-duplicates.ts [documents] [documents for ours alone] [folder]`: datatrove is installed into a virtual environment in the
 * folder, which is a new one unless given.
 */
import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { findDuplicates } from '../src/institutions/language-model/corpus/index.ts'
import { figure, inTurns, median, perCent, progress, report } from './measure.ts'
import { needs } from './needs.ts'

needs('python3')

const both = Number(process.argv[2] ?? 20_000)
const alone = Number(process.argv[3] ?? 1_000_000)
const place = process.argv[4] ?? mkdtempSync(join(tmpdir(), 'near-duplicates-'))
const rounds = 2

/** One document in ten is a copy of one before it, with some words changed. */
const everyTenth = 10

/** A planted copy: the documents that are alike, and how much, by the true Jaccard similarity of their word 5-grams. */
interface Pair { readonly first: number; readonly copy: number; readonly similarity: number }

/** Numbers from a seed, the same on every machine. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

const syllables = 'ба бе бы да де ды га ке қа ла ле лы ма ме мы на не ны ра ре ры са се сы та те ты ша ше шы жа же жы үй өз ұл ай ел'.split(' ')

/** Words in about the frequencies of a language: the n-th is as frequent as 1/n (Zipf). */
function vocabulary(random: () => number): () => string {
  const words = Array.from({ length: 60_000 }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)]).join(''))
  return () => words[Math.floor(words.length ** random()) - 1] ?? words[0]!
}

function grams(words: readonly string[]): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(1, words.length - 4) }, (_, at) => words.slice(at, at + 5).join(' ')))
}

function similarity(one: readonly string[], two: readonly string[]): number {
  const [a, b] = [grams(one), grams(two)]
  const shared = a.intersection(b).size
  return shared / (a.size + b.size - shared)
}

/** Writes documents of 40 to 160 words as JSON Lines; a copy is at most a thousand documents after what it is a copy of. */
async function generate(count: number, path: string): Promise<readonly Pair[]> {
  const random = chance(1)
  const word = vocabulary(random)
  const pairs: Pair[] = []
  const recent: { readonly at: number; readonly words: readonly string[] }[] = []
  const out = createWriteStream(path)
  for (let at = 0; at < count; at += 1) {
    const copied = at % everyTenth === everyTenth - 1 ? recent[Math.floor(random() * recent.length)] : undefined
    // Up to a twentieth of the words are changed: similarities from about 0.6 to 1.
    const rate = random() * 0.05
    const words = copied ? copied.words.map((old) => (random() < rate ? word() : old)) : Array.from({ length: 40 + Math.floor(random() * 120) }, word)
    if (copied) pairs.push({ first: copied.at, copy: at, similarity: similarity(copied.words, words) })
    else {
      recent.push({ at, words })
      if (recent.length > 900) recent.shift()
    }
    if (!out.write(`${JSON.stringify({ id: String(at), text: words.join(' ') })}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return pairs
}

/** Seconds of wall time and of processor time. */
interface Side { readonly seconds: number; readonly cpu: number; readonly gone: ReadonlySet<number> }

async function ours(path: string): Promise<Side> {
  const folder = mkdtempSync(join(place, 'ours-'))
  const [from, used] = [performance.now(), process.cpuUsage()]
  const firsts = await findDuplicates(textsOf(path), folder)
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(used)
  rmSync(folder, { recursive: true })
  return { seconds, cpu: (user + system) / 1e6, gone: new Set(firsts.entries().filter(([at, first]) => at !== first).map(([at]) => at)) }
}

async function* textsOf(path: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 18 }), crlfDelay: Infinity })) yield (JSON.parse(line) as { text: string }).text
}

const python = join(place, 'venv', 'bin', 'python')

function install(): string {
  if (!existsSync(python)) {
    for (const [program, ...words] of [['python3', '-m', 'venv', join(place, 'venv')], [python, '-m', 'pip', 'install', '--quiet', 'datatrove[io,processing]']] as const) {
      if (spawnSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error('datatrove cannot be installed')
    }
  }
  return spawnSync(python, ['-c', 'import importlib.metadata as m; print(m.version("datatrove"))'], { encoding: 'utf8' }).stdout.trim()
}

/** The four steps of its documentation, with its default 14 buckets of 8 hashes over word 5-grams, one task and one process each. */
const program = `
import sys, time, resource
from loguru import logger
logger.remove()
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupSignature, MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter, MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
source, out = sys.argv[1], sys.argv[2]
from datatrove.utils.word_tokenizers import WhitespaceTokenizer
config = MinhashConfig(n_grams=5, num_buckets=14, hashes_per_bucket=8)
begun = time.perf_counter()
reader = lambda: JsonlReader(source, glob_pattern='*.jsonl')
for number, steps in enumerate([
    [reader(), MinhashDedupSignature(output_folder=f'{out}/signatures', config=config, language=WhitespaceTokenizer())],
    [MinhashDedupBuckets(input_folder=f'{out}/signatures', output_folder=f'{out}/buckets', config=config)],
    [MinhashDedupCluster(input_folder=f'{out}/buckets', output_folder=f'{out}/removed', config=config)],
    [reader(), MinhashDedupFilter(input_folder=f'{out}/removed', exclusion_writer=JsonlWriter(f'{out}/gone')), JsonlWriter(f'{out}/kept')],
]):
    LocalPipelineExecutor(pipeline=steps, tasks=14 if number == 1 else 1, workers=1, logging_dir=f'{out}/logs{number}').run()
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(time.perf_counter() - begun, sum(one.ru_utime + one.ru_stime for one in used))
`

async function datatrove(source: string): Promise<Side> {
  const out = mkdtempSync(join(place, 'datatrove-'))
  const done = spawnSync(python, ['-c', program, source, out], { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } })
  if (done.status !== 0) throw new Error(done.stderr.slice(-3000))
  const gone = new Set<number>()
  for (const name of readdirSync(join(out, 'gone'))) {
    for await (const line of createInterface({ input: createReadStream(join(out, 'gone', name)).pipe(createGunzip()) })) gone.add(Number((JSON.parse(line) as { id: string }).id))
  }
  rmSync(out, { recursive: true })
  const [seconds = Number.NaN, cpu = Number.NaN] = done.stdout.trim().split('\n').at(-1)!.split(' ').map(Number)
  return { seconds, cpu, gone }
}

/** Of the pairs at least so similar, how many lost one of the two. */
function recall(pairs: readonly Pair[], { gone }: Side, from: number): number {
  const alike = pairs.filter(({ similarity }) => similarity >= from)
  return alike.filter(({ first, copy }) => gone.has(first) || gone.has(copy)).length / alike.length
}

/** Of what went, how much is in a pair that is at least so similar. */
function precision(pairs: readonly Pair[], { gone }: Side, from: number): number {
  const alike = new Set(pairs.filter(({ similarity }) => similarity >= from).flatMap(({ first, copy }) => [first, copy]))
  return [...gone].filter((one) => alike.has(one)).length / Math.max(1, gone.size)
}

const version = install()
const source = mkdtempSync(join(place, 'documents-'))
const path = join(source, 'documents.jsonl')
progress(`generating ${both} documents`)
const pairs = await generate(both, path)
const sides = await inTurns(rounds, { ours: () => ours(path), datatrove: () => datatrove(source) })
let whole: { readonly pairs: readonly Pair[]; readonly side: Side } | undefined
if (alone > both) {
  progress(`generating ${alone} documents`)
  const all = await generate(alone, path)
  whole = { pairs: all, side: await ours(path) }
}
rmSync(source, { recursive: true })

const row = (name: string, count: number, seconds: number, cpu: number, all: readonly Pair[], side: Side): readonly string[] => [
  name, figure(count), figure(seconds), figure(count / seconds), figure(count / cpu), perCent2(recall(all, side, 0.9)), perCent2(recall(all, side, 0.8)), perCent2(precision(all, side, 0.7)), perCent2(precision(all, side, 0.78)),
]
const perCent2 = (share: number): string => `${(share * 100).toFixed(2)} %`
const secondsOf = (name: 'ours' | 'datatrove'): number => median(sides[name]!.map(({ seconds }) => seconds))
const cpuOf = (name: 'ours' | 'datatrove'): number => median(sides[name]!.map(({ cpu }) => cpu))
const ratio = cpuOf('datatrove') / cpuOf('ours')
report({
  title: 'Near-duplicate removal',
  about: `Generated documents of 40 to 160 words, one in ten a copy of another with up to a twentieth of its words changed; from a file of JSON Lines to the list of what goes, one process. `
    + `datatrove ${version}: its four steps with its default 14 buckets of 8 hashes over word 5-grams, and its word tokenizer for any language (its Kazakh one is a neural model). Median of ${rounds} interleaved rounds. `
    + 'Recall: planted pairs of at least this true Jaccard similarity of word 5-grams that lost one of the two. Precision: of what went, the share that is in a pair of at least this similarity.',
  columns: ['side', 'documents', 's', 'documents/s', 'documents/CPU s', 'recall from 0.9', 'recall from 0.8', 'precision from 0.7', 'precision from 0.78'],
  rows: [
    row('ours', both, secondsOf('ours'), cpuOf('ours'), pairs, sides['ours']!.at(-1)!), row('datatrove', both, secondsOf('datatrove'), cpuOf('datatrove'), pairs, sides['datatrove']!.at(-1)!),
    ...(whole ? [row('ours', alone, whole.side.seconds, whole.side.cpu, whole.pairs, whole.side)] : []),
  ],
  findings: [
    `${figure(ratio)} times as many documents a second of processor time as datatrove, whose start is counted too; ${figure(secondsOf('datatrove') / secondsOf('ours'))} times of wall time.`,
    `${perCent(pairs.filter(({ similarity }) => similarity >= 0.78).length / pairs.length)} of the ${figure(pairs.length)} planted copies are at least 0.78 similar.`,
    ...(both < 1_000_000 ? [`datatrove was run on ${figure(both)} documents, not on a million.`] : []),
  ],
})
