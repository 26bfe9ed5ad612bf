/**
 * Personal data found beside plain regular expressions: how much is found, how much of it rightly, and how fast.
 *
 * `node bench/personal-data.ts [megabytes] [rounds]`; the gold set is described in `data/personal-data/README.md`.
 */
import { personalDataOfKazakhstan as detectors } from '../src/countries/kazakhstan/personal-data/index.ts'
import { findSpans, judgeColumn, type PersonalDataKind, personalDataKinds } from '../src/kernel/personal-data/index.ts'
import { kaznerdSentences } from './kaznerd.ts'
import { figure, inTurns, median, report } from './measure.ts'
import { plainColumn, plainSpans } from './personal-data-baseline.ts'
import { goldColumns, type GoldColumn } from './personal-data-columns.ts'
import { type GoldSpan, goldTexts, type GoldText, type Split } from './personal-data-gold.ts'

const [megabytes = 4, rounds = 5] = process.argv.slice(2).map(Number)
const splits: readonly Split[] = ['dev', 'held out']

class Score {
  right = 0
  false = 0
  missed = 0
  get precision(): number { return this.right / (this.right + this.false) }
  get recall(): number { return this.right / (this.right + this.missed) }
  get f1(): number { return 2 * this.right / (2 * this.right + this.false + this.missed) }
  add(other: Score): void { this.right += other.right; this.false += other.false; this.missed += other.missed }
  get cells(): string[] { return [this.precision, this.recall, this.f1].map((value) => (Number.isNaN(value) ? '–' : value.toFixed(3))) }
}

const same = (a: GoldSpan, b: GoldSpan): boolean => a.kind === b.kind && a.start === b.start && a.end === b.end

/** A find is right when kind, beginning and end are. */
function scoreTexts(texts: readonly GoldText[], find: (text: string) => readonly GoldSpan[]): Map<PersonalDataKind, Score> {
  const scores = new Map(personalDataKinds.map((kind) => [kind, new Score()]))
  for (const { text, spans } of texts) {
    const finds = find(text)
    for (const span of spans) scores.get(span.kind)![finds.some((one) => same(one, span)) ? 'right' : 'missed'] += 1
    for (const one of finds) if (!spans.some((span) => same(one, span))) scores.get(one.kind)!.false += 1
  }
  return scores
}

function total(scores: Map<PersonalDataKind, Score>, without?: PersonalDataKind): Score {
  const sum = new Score()
  for (const [kind, score] of scores) if (kind !== without) sum.add(score)
  return sum
}

function scoreColumns(columns: readonly GoldColumn[], judge: (column: GoldColumn) => PersonalDataKind | undefined): Score {
  const score = new Score()
  for (const column of columns) {
    const kind = judge(column)
    if (kind !== undefined && kind === column.holds) score.right += 1
    else {
      if (kind !== undefined) score.false += 1
      if (column.holds !== undefined) score.missed += 1
    }
  }
  return score
}

const ours = (text: string): readonly GoldSpan[] => findSpans(text, detectors)
const surest = (column: GoldColumn): PersonalDataKind | undefined => judgeColumn(column, detectors).find(({ certainty }) => certainty !== 'possible')?.kind

const rows: string[][] = []
let structured = new Score()
let names = new Score()
let labelled = 0
for (const split of splits) {
  const half = split === 'dev' ? 'tuned' : 'held out'
  const texts = goldTexts(split)
  const [mine, plain] = [scoreTexts(texts, ours), scoreTexts(texts, plainSpans)]
  for (const kind of personalDataKinds) {
    const [one, other] = [mine.get(kind)!, plain.get(kind)!]
    rows.push([half, kind, String(one.right + one.missed), ...one.cells, ...other.cells])
  }
  const columns = goldColumns(split)
  rows.push([half, 'columns', String(columns.length), ...scoreColumns(columns, surest).cells, ...scoreColumns(columns, ({ values }) => plainColumn(values)).cells])
  labelled += texts.reduce((sum, { spans }) => sum + spans.length, 0)
  if (split === 'held out') {
    structured = total(mine, 'name')
    names = mine.get('name')!
  }
}

/** Texts of the held-out half over and over, until there are so many megabytes of UTF-8. */
function repeated(texts: readonly string[]): string {
  const once = `${texts.join('\n')}\n`
  return once.repeat(Math.ceil(megabytes * 1e6 / Buffer.byteLength(once)))
}

const all = goldTexts('held out')
const dense = repeated(all.map(({ text }) => text))
const sparse = repeated(kaznerdSentences().filter(({ names: named }) => named.length === 0).map(({ text }) => text))
/** The same with every fourth gap between words filled by a sign. */
function joinedBy(sign: string): string {
  let gaps = 0
  return sparse.replaceAll(/(?<=\p{L}{3}) (?=\p{L}{3})/gu, () => (gaps++ % 4 === 0 ? sign : ' '))
}
const joinedTexts = { underscores: joinedBy('_'), dots: joinedBy('.'), hyphens: joinedBy('-') }
const columns = splits.flatMap((split) => goldColumns(split))
const columnBytes = columns.reduce((sum, { values }) => sum + values.reduce((bytes, value) => bytes + Buffer.byteLength(value), 0), 0)

/** MB a second of the thread's processor time, in a run over so many bytes: others who work on the machine do not count. */
const pace = (bytes: number, run: () => unknown) => async (): Promise<number> => {
  const from = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(from)
  return bytes / (user + system)
}
const times = Math.ceil(megabytes / 2)
const overColumns = (judge: (column: GoldColumn) => unknown) => (): void => { for (let turn = 0; turn < times; turn += 1) for (const column of columns) judge(column) }
const paces = await inTurns(rounds, {
  sparse: pace(Buffer.byteLength(sparse), () => findSpans(sparse, detectors)), sparsePlain: pace(Buffer.byteLength(sparse), () => sparse.split('\n').map(plainSpans)),
  dense: pace(Buffer.byteLength(dense), () => findSpans(dense, detectors)), densePlain: pace(Buffer.byteLength(dense), () => dense.split('\n').map(plainSpans)),
  ...Object.fromEntries(Object.entries(joinedTexts).map(([name, text]) => [name, pace(Buffer.byteLength(text), () => findSpans(text, detectors))])),
  columns: pace(columnBytes * times, overColumns(surest)), columnsPlain: pace(columnBytes * times, overColumns(({ values }) => plainColumn(values))),
})
const mb = (side: string): string => figure(median(paces[side]!))
const columnRate = median(paces['columns']!) * 1e6 / (columnBytes / columns.length)

report({
  title: 'Personal data in Kazakh and Russian',
  about: `${labelled} labelled spans and ${columns.length} columns of 80 values; a find is right when its kind, its beginning and its end are, a column when the surest kind that is at least `
    + '“likely” is. Half the sentences and columns were used to tune, half were held out; the baseline is a set of plain regular expressions with checks for cards and IBAN. '
    + `Speed: ${megabytes} MB of UTF-8, ${rounds} rounds in turns, medians, by the processor time of the one thread. Names in whole splits of news: \`node bench/names.ts\`.`,
  columns: ['half', 'kind', 'gold', 'precision', 'recall', 'F1', 'plain precision', 'plain recall', 'plain F1'],
  rows,
  findings: [
    `Text: ${mb('sparse')} MB/s where little is to be found (plain: ${mb('sparsePlain')}), ${mb('dense')} MB/s where every sentence has something (plain: ${mb('densePlain')}).`,
    `Text where a sign joins every fourth pair of words: ${mb('underscores')} MB/s with underscores, ${mb('dots')} with dots, ${mb('hyphens')} with hyphens.`,
    `Columns: ${mb('columns')} MB/s, ${figure(columnRate)} columns a second (plain: ${mb('columnsPlain')} MB/s).`,
    `Held out: F1 ${structured.f1.toFixed(3)} for everything but names (goal: at least 0.98), ${names.f1.toFixed(3)} for names (goal: at least 0.85).`,
    `Goal: at least 20 MB/s of text where little is to be found: ${median(paces['sparse']!) >= 20 ? 'met' : 'not met'} in this run.`,
  ],
})
