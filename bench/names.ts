/**
 * Names of people in whole splits of marked text: the rules alone, and with the tagger that learnt from them.
 *
 * `node bench/names.ts [IOB2 file]`. The validation split of KazNERD ships, so the tagger is judged on each fifth of it by what it learns
 * from the other four (in one piece each, so that sentences that resemble their neighbours are not learnt from). A file in IOB2 lines,
 * such as KazNERD's test split, is judged by the tagger that ships.
 */
import { readFileSync } from 'node:fs'
import { kindOf, namesByRules } from '../src/countries/kazakhstan/personal-data/name-rules.ts'
import { openTagger } from '../src/countries/kazakhstan/personal-data/name-tagger.ts'
import { findNames, nameDetector, withTagger } from '../src/countries/kazakhstan/personal-data/names.ts'
import { type Detector, type Find, findSpans, type Reading } from '../src/kernel/personal-data/index.ts'
import { joined, kaznerdSentences, type NamedText } from './kaznerd.ts'
import { figure, report } from './measure.ts'
import { commonWords, generatedSentences, learn } from './names-training.ts'
import { goldTexts } from './personal-data-gold.ts'

interface Count { right: number; false: number; missed: number }
type Finder = (reading: Reading) => readonly Find[]

/** A name is right when its beginning and its end are. */
function count(texts: readonly NamedText[], find: Finder, sum: Count = { right: 0, false: 0, missed: 0 }): Count {
  const detectors: readonly Detector[] = [{ ...nameDetector, find }]
  for (const { text, names } of texts) {
    const found = findSpans(text, detectors)
    const right = names.filter(({ start, end }) => found.some((one) => one.start === start && one.end === end)).length
    sum.right += right
    sum.missed += names.length - right
    sum.false += found.length - right
  }
  return sum
}

const cells = ({ right, false: wrong, missed }: Count): string[] =>
  [right / (right + wrong), right / (right + missed), 2 * right / (2 * right + wrong + missed)].map((value) => value.toFixed(3))

const all = kaznerdSentences()
const generated = generatedSentences()
const common = commonWords()
const folds = 5
const size = Math.ceil(all.length / folds)
const heldOut = goldTexts('held out').map(({ text, spans }): NamedText => ({ text, names: spans.filter(({ kind }) => kind === 'name') }))

const learnt: Count = { right: 0, false: 0, missed: 0 }
const inEach: string[] = []
for (let fold = 0; fold < folds; fold += 1) {
  const tagger = openTagger(learn([...all.slice(0, fold * size), ...all.slice((fold + 1) * size), ...generated], common), kindOf)
  const finder = withTagger(tagger)
  const one = count(all.slice(fold * size, (fold + 1) * size), finder)
  for (const key of ['right', 'false', 'missed'] as const) learnt[key] += one[key]
  inEach.push(cells(one)[2]!)
}

/** Sentences of a file of IOB2 lines: a token and its tag, an empty line after each sentence. */
function iob2(file: string): NamedText[] {
  return readFileSync(file, 'utf8').replaceAll('\r', '').trim().split(/\n\s*\n/).map((sentence) => {
    const lines = sentence.split('\n').map((line) => line.trim().split(/\s+/)).filter((parts) => parts.length >= 2)
    return joined(lines.map(([token]) => token!), lines.map((parts) => parts.at(-1)!))
  })
}

const [file] = process.argv.slice(2)
const other = file === undefined ? undefined : iob2(file)
const bytes = all.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
const text = all.map((one) => one.text).join('\n')
const paces = Array.from({ length: 9 }, () => {
  const from = process.threadCpuUsage()
  findSpans(text, [nameDetector])
  const { user, system } = process.threadCpuUsage(from)
  return bytes / (user + system)
}).toSorted((a, b) => a - b)

report({
  title: 'Names of people in whole splits',
  about: `Every sentence counts, also those that name nobody; a name is right when its beginning and its end are. KazNERD's validation split (${all.length} sentences, `
    + `${all.reduce((sum, { names }) => sum + names.length, 0)} names) is what the tagger learns from, so each fifth of it is judged by what was learnt from the other four fifths. `
    + 'The rules were tuned in part on the same split, which flatters them and, a little, the tagger. The generated sentences are the held-out half of the gold set.',
  columns: ['texts', 'by', 'precision', 'recall', 'F1'],
  rows: [
    ['KazNERD validation, whole', 'rules', ...cells(count(all, namesByRules))],
    ['KazNERD validation, whole, five folds', 'rules and tagger', ...cells(learnt)],
    ['generated, held out', 'rules', ...cells(count(heldOut, namesByRules))],
    ['generated, held out', 'rules and tagger', ...cells(count(heldOut, findNames))],
    ...other === undefined ? [] : [
      [`${file!.split('/').at(-1)}, whole, ${other.length} sentences`, 'rules', ...cells(count(other, namesByRules))],
      [`${file!.split('/').at(-1)}, whole, ${other.length} sentences`, 'rules and tagger', ...cells(count(other, findNames))],
    ],
  ],
  findings: [
    `F1 of the folds: ${inEach.join(', ')}.`,
    `Goal: F1 of at least 0.93 on text that was not looked at: ${Number(cells(learnt)[2]) >= 0.93 ? 'met' : 'not met'} by the folds.`,
    `Names alone: ${figure(paces[4]!)} MB of UTF-8 a second of one thread's processor time (goal: at least 20).`,
  ],
})
