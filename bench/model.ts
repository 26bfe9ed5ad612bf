/**
 * The shipped model beside older ways of predicting text, trained on the same corpus: bits for each byte of text that none has seen.
 *
 * `node bench/model.ts train.jsonl.gz`: the training part of the corpus (its card names the hash). A compressor's cost is that of the text when the corpus comes before it; `xz` and `7z` must be on the PATH.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { modelAt } from '../src/institutions/language-model/evaluation/endpoint.ts'
import { taskNamed } from '../src/institutions/language-model/evaluation/tasks.ts'
import { type BenchmarkId, items } from '../src/institutions/language-model/benchmarks.ts'
import { serveFile } from '../src/institutions/language-model/serving/index.ts'
import { trainKneserNey } from './kneser-ney.ts'
import { perCent, progress, report } from './measure.ts'
import { needs } from './needs.ts'

needs('xz', '7z')

const [, , corpus] = process.argv
if (corpus === undefined) throw new Error('Name the training part of the corpus: node bench/model.ts train.jsonl.gz')

const tests: readonly { readonly title: string; readonly benchmark: BenchmarkId; readonly task: string; readonly limit: number }[] = [
  { title: 'FLORES-200 dev', benchmark: 'flores-kk', task: 'bits-per-byte-kk', limit: 997 },
]
const textsOf = ({ benchmark, limit }: (typeof tests)[number]): readonly string[] => items(benchmark).slice(0, limit).map(({ text }) => text)
const lines = gunzipSync(readFileSync(corpus)).toString().trim().split('\n').flatMap((line) => (JSON.parse(line) as { text: string }).text.split('\n'))

const folder = new URL('../samples/language-model/', import.meta.url).pathname
const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.gguf'))!)
const rows: [string, readonly string[]][] = []

progress('the shipped model')
await serveFile({ name: 'shipped', lend: (use) => use(file) }, async ({ baseUrl, apiKey }) => {
  const model = modelAt({ baseUrl, model: 'shipped', headers: { authorization: `Bearer ${apiKey}` } })
  const found: string[] = []
  for (const { task, limit } of tests) found.push((await taskNamed(task)!.run(model, { seed: 1, limit })).estimate.value.toFixed(3))
  rows.push([`shipped model, ${(statSync(file).size / 1e6).toFixed(1)} MB, Q8_0`, found])
})
for (const order of [6, 8]) {
  progress(`Kneser–Ney of order ${order}`)
  const model = trainKneserNey(lines, order)
  rows.push([`characters, Kneser–Ney of order ${order}`, tests.map((one) => model.bitsPerByte(textsOf(one)).toFixed(3))])
}

const scratch = mkdtempSync(join(tmpdir(), 'shanyraq-model-'))
const sized = (content: string, command: string, flags: readonly string[], output: string): number | undefined => {
  const path = join(scratch, 'text')
  writeFileSync(path, content)
  const done = spawnSync(command, flags, { cwd: scratch, maxBuffer: 2 ** 30 })
  if (done.error || done.status !== 0) return undefined
  const size = output === '' ? done.stdout.length : statSync(join(scratch, output)).size
  if (output !== '') rmSync(join(scratch, output))
  return size
}
for (const [title, command, flags, output] of [
  ['xz -9e', 'xz', ['-9e', '--keep', '--stdout', 'text'], ''],
  ['PPMd of order 8 (7-Zip)', '7z', ['a', '-m0=PPMd:o=8:mem=1g', 'out.7z', 'text'], 'out.7z'],
] as const) {
  progress(title)
  const before = `${lines.join('\n')}\n`
  const alone = sized(before, command, flags, output)
  rows.push([title, tests.map((one) => {
    const text = `${textsOf(one).join('\n')}\n`
    const both = alone === undefined ? undefined : sized(before + text, command, flags, output)
    return both === undefined || alone === undefined ? `no ${command} here` : (8 * (both - alone) / Buffer.byteLength(text)).toFixed(3)
  })])
}
rmSync(scratch, { recursive: true })

report({
  title: 'Model',
  about: `Bits for each byte of text that was not seen, less is better. All but the model are trained on the same ${(lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0) / 1e6).toFixed(1)} MB of text as it.`,
  columns: ['', ...tests.map(({ title }) => title)], rows: rows.map(([title, values]) => [title, ...values]),
  findings: tests.map(({ title }, i) => `${title}: the model needs ${perCent(Number(rows[0]![1][i]) / Number(rows[2]![1][i]))} of the bits of Kneser–Ney of order 8 (floor of the issue: below it; goal: 0.98 bits a byte on FLORES-200 dev).`),
})
