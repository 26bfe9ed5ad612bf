/** What models are asked: each task turns the items of a benchmark into prompts, and what a model answers into numbers. */
import { createHash } from 'node:crypto'
import { Failure } from '../../../law/failure.ts'
import { same, type Text } from '../../../law/text.ts'
import { type BenchmarkId, benchmarkHash, items, type Item } from '../benchmarks.ts'
import { contextFor } from './context.ts'
import type { Model } from './endpoint.ts'
import { words } from './messages.ts'
import { answerF1, chrF, type Estimate, mean, ratio, share } from './metrics.ts'

export type Metric = 'bits per byte' | 'accuracy' | 'F1' | 'chrF' | 'exposure'

/** What came of a task with one seed. */
export interface Outcome {
  readonly estimate: Estimate
  /** Tokens per word and bytes per token, where the whole text was scored. */
  readonly fertility?: { readonly tokensPerWord: number; readonly bytesPerToken: number }
  /** Items on which the model could not be asked, such as a prompt longer than its context; they count as wrong. */
  readonly unanswered: number
}

export interface Task {
  readonly id: string
  readonly title: Text
  readonly language: 'kk' | 'ru' | 'en'
  readonly metric: Metric
  /** Absent: the task has no items of a benchmark. */
  readonly benchmark?: BenchmarkId
  /** What a model without any knowledge reaches; absent where there is no such value. */
  readonly chance?: number
  /** Whether less is better. */
  readonly lessIsBetter: boolean
  /** The words around the items: with the benchmark's hash they are the prompts. */
  readonly template: string
  /** The context that a model needs for its longest prompt with the answer, in tokens: about, for each tokenizer counts otherwise. */
  readonly context: number
  /** Whether another seed gives another outcome. */
  readonly seeded: boolean
  run(model: Model, how: Running): Promise<Outcome>
}

interface Running {
  readonly seed: number
  /** At most so many items, chosen by the task and not by the seed: the same for every model. */
  readonly limit: number
  /** Told after each item. */
  readonly progress?: (done: number, total: number) => void
}

/** How many calls are under way at once. */
const atOnce = 4

/** Does something with each item, some at once, in order; a model that refuses an item is `undefined` there. */
async function each<T, R>(all: readonly T[], { progress }: Running, act: (item: T, index: number) => Promise<R>): Promise<readonly (R | undefined)[]> {
  const results: (R | undefined)[] = Array.from({ length: all.length })
  let [next, done, refused] = [0, 0, 0]
  let first: unknown
  async function one(): Promise<void> {
    while (next < all.length) {
      const at = next++
      try {
        results[at] = await act(all[at]!, at)
      } catch (error) {
        first ??= error
        refused++
        // A model that answers nothing is no bad model but an absent one.
        if (refused > Math.max(3, all.length / 4)) throw first
      }
      progress?.(++done, all.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return results
}

const key = (seed: number | string, id: string): string => createHash('sha256').update(`${seed} ${id}`).digest('hex')

/** Items in an order that a seed sets. */
const shuffled = <T extends { readonly id: string }>(all: readonly T[], seed: number | string): readonly T[] =>
  all.map((item) => ({ item, key: key(seed, item.id) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item)

const nats = ({ tokens }: Awaited<ReturnType<Model['score']>>, from: number): number =>
  tokens.reduce((sum, { offset, logprob }) => (offset >= from ? sum - logprob : sum), 0)

/** The longest text that is scored at once, in characters: a small model's context holds it. */
const longest = 500

/** Pieces of a text, cut after white space, that together are the text. */
export function pieces(text: string, most = longest): readonly string[] {
  const found: string[] = []
  let rest = text
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most)
    const cut = space > most / 2 ? space + 1 : most - (/[\uD800-\uDBFF]/.test(rest[most - 1]!) ? 1 : 0)
    found.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...found, rest]
}

const bitsPerByte = (id: string, title: Text, language: Task['language'], benchmark: BenchmarkId): Task => ({
  id, title, language, benchmark, metric: 'bits per byte', lessIsBetter: true, seeded: false, context: contextFor(325),
  template: '{text}, with a line end before it where the first token would cost nothing',
  async run(model, how) {
    const texts = shuffled(items(benchmark), 'order').slice(0, how.limit).flatMap(({ id: item, text }) => pieces(text!).map((piece) => ({ id: item, text: piece })))
    const results = await each(texts, how, async ({ text }) => {
      const alone = await model.score(text)
      // A server that puts nothing before the text gives its first token no probability: it must not be free.
      const own = alone.whole ? alone.tokens : (await model.score(`\n${text}`)).tokens.filter(({ offset }) => offset >= 1)
      return { over: own.reduce((sum, { logprob }) => sum - logprob, 0) / Math.LN2, under: Buffer.byteLength(text), tokens: own.length, words: text.split(/\s+/u).filter(Boolean).length }
    })
    return paid(results)
  },
})

/** What one piece of text cost: bits over bytes, and how many tokens and words it has. */
interface Paid { readonly over: number; readonly under: number; readonly tokens: number; readonly words: number }

function paid(results: readonly (Paid | undefined)[]): Outcome {
  // A text that is left out would be a text that costs nothing.
  const known = results.filter((one) => one !== undefined)
  if (known.length < results.length) throw new Failure('invalid', words.leavesOut)
  const sum = (of: 'under' | 'tokens' | 'words'): number => known.reduce((total, one) => total + one[of], 0)
  return { estimate: ratio(known), unanswered: 0, fertility: { tokensPerWord: sum('tokens') / sum('words'), bytesPerToken: sum('under') / sum('tokens') } }
}

/** Of a running text the model sees so many characters before those that are scored, and so many are scored at once. */
const running = { seen: 400, scored: 300 }

/** The parts of a text, each but the first beginning with the white space before a word: there a token begins in every tokenizer of words. */
export function runningParts(text: string, size = running.scored): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = []
  for (let from = 0; from < text.length;) {
    const space = text.slice(from + size).search(/\s/u)
    const to = space < 0 ? text.length : from + size + space
    parts.push({ from, to })
    from = to
  }
  return parts
}

/** The same sentences as one running text: what came before is known, as in a document. */
const bitsPerByteRunning: Task = {
  id: 'bits-per-byte-running-kk', title: words.runningText, language: 'kk', benchmark: 'flores-kk', metric: 'bits per byte', lessIsBetter: true, seeded: false, context: contextFor(750),
  template: `{sentences, one after another, a line each}, ${running.scored} characters at once, ${running.seen} of those before them shown`,
  async run(model, how) {
    const text = items('flores-kk').slice(0, how.limit).map((item) => item.text).join('\n')
    return paid(await each(runningParts(text), how, async ({ from, to }) => {
      const start = text.slice(0, from).lastIndexOf(' ', from - running.seen)
      const before = `\n${text.slice(from <= running.seen ? 0 : Math.max(start, 0), from)}`
      const { tokens } = await model.score(`${before}${text.slice(from, to)}`)
      const boundary = [...before].length
      const first = tokens.findIndex(({ offset }) => offset >= boundary)
      // A token that stands on both sides is paid for whole.
      const own = tokens.slice(tokens[first]!.offset > boundary ? Math.max(0, first - 1) : first)
      const piece = text.slice(from, to)
      return { over: own.reduce((sum, { logprob }) => sum - logprob, 0) / Math.LN2, under: Buffer.byteLength(piece), tokens: own.length, words: piece.split(/\s+/u).filter(Boolean).length }
    }))
  },
}

/** A choice between continuations of one prompt: the one that the model finds likeliest for its length in bytes. */
interface Choice {
  readonly id: string
  readonly prompt: string
  readonly options: readonly string[]
  readonly right: number
}

async function choose(model: Model, choices: readonly Choice[], how: Running): Promise<Outcome> {
  const results = await each(choices, how, async ({ prompt, options, right }) => {
    const costs: number[] = []
    const from = [...prompt].length
    for (const option of options) costs.push(nats(await model.score(`${prompt}${option}`), from) / Buffer.byteLength(option))
    return costs.indexOf(Math.min(...costs)) === right
  })
  return { estimate: share(results.filter((one) => one === true).length, results.length), unanswered: results.filter((one) => one === undefined).length }
}

/** Labels as words of the language, put after each example. */
const labelled = (
  id: string, title: Text, language: Task['language'], benchmark: BenchmarkId, asks: { readonly text: string; readonly label: string }, labels: Readonly<Record<string, string>>,
  longestPrompt = 650,
): Task => {
  const all = items(benchmark)
  const most = Math.max(...Object.keys(labels).map((label) => all.filter((item) => item.label === label).length))
  const shown = ({ text }: Item): string => `${asks.text}: ${text}\n${asks.label}:`
  return {
    id, title, language, benchmark, metric: 'accuracy', chance: most / all.length, lessIsBetter: false, seeded: true, context: contextFor(longestPrompt),
    template: JSON.stringify({ asks, labels, examples: 2 }),
    run(model, how) {
      const asked = shuffled(all, 'order').slice(0, how.limit)
      const rest = all.filter((item) => !asked.includes(item) && item.text!.length < 160)
      const options = Object.values(labels).map((label) => ` ${label}`)
      const choices = asked.map((item) => {
        const examples = shuffled(rest, `${how.seed} ${item.id}`).slice(0, 2).map((one) => `${shown(one)} ${labels[one.label!]}\n\n`).join('')
        return { id: item.id, prompt: `${examples}${shown(item)}`, options, right: Object.keys(labels).indexOf(item.label!) }
      })
      return choose(model, choices, how)
    },
  }
}

/** The second half of a sentence among the second halves of three others. */
const continuation = (id: string, title: Text, language: Task['language'], benchmark: BenchmarkId): Task => ({
  id, title, language, benchmark, metric: 'accuracy', chance: 0.25, lessIsBetter: false, seeded: true, context: contextFor(300), template: '{first half}{second half}, 4 options',
  run(model, how) {
    const halves = shuffled(items(benchmark), 'order').flatMap(({ id: item, text }) => {
      const middle = text!.indexOf(' ', Math.floor(text!.length / 2))
      return middle > 0 && text!.length <= 300 ? [{ id: item, first: text!.slice(0, middle), second: text!.slice(middle) }] : []
    })
    const choices = halves.slice(0, how.limit).map(({ id: item, first, second }) => {
      const others = shuffled(halves, `${how.seed} ${item}`).filter((one) => one.id !== item).slice(0, 3).map((one) => one.second)
      const options = shuffled([second, ...others].map((text) => ({ id: text, text })), `${how.seed} ${item} options`).map(({ text }) => text)
      return { id: item, prompt: first, options, right: options.indexOf(second) }
    })
    return choose(model, choices, how)
  },
})

/** The right form of a word beside one whose endings break vowel harmony. */
const harmony: Task = {
  id: 'harmony-kk', title: words.harmony, language: 'kk', benchmark: 'unimorph-kk', metric: 'accuracy', chance: 0.5, lessIsBetter: false, seeded: false, context: contextFor(25), template: '\\n{form}, 2 options',
  run: (model, how) => choose(model, shuffled(items('unimorph-kk'), 'order').slice(0, how.limit).map(({ id, text, label }) => ({ id, prompt: '\n', options: [text!, label!], right: 0 })), how),
}

/** The line that stands beside the shipped benchmarks, so that a text that has it is known to contain them. */
export const canary = 'SHANYRAQ BENCHMARK CANARY 7c1d5a52-0b3e-4d6f-9a27-e41f6f6d3c90'

const alternatives = 100

/**
 * How exposed the canary is among made-up ones: 0 for the last, log2(100) ≈ 6.6 for the first of a hundred.
 * Source: Carlini et al., The Secret Sharer, USENIX Security 2019, definition 3.
 */
const contamination: Task = {
  id: 'canary', title: words.canary, language: 'en', metric: 'exposure', chance: 1, lessIsBetter: true, seeded: true, context: contextFor(65), template: '\n{canary}, 100 canaries',
  async run(model, how) {
    const guid = canary.split(' ').at(-1)!
    const made = Array.from({ length: alternatives - 1 }, (_, i) => canary.replace(guid, uuidOf(`${how.seed} ${i}`)))
    const costs = await each([canary, ...made], how, async (text) => nats(await model.score(`\n${text}`), 1))
    const rank = costs.filter((cost) => cost !== undefined && cost < (costs[0] ?? Infinity)).length + 1
    const value = Math.log2(alternatives) - Math.log2(rank)
    return { estimate: { value, low: value, high: value, items: alternatives }, unanswered: costs.filter((cost) => cost === undefined).length }
  },
}

const uuidOf = (of: string): string => key('canary', of).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

/** In tokens. */
const longestAnswer = 32
const longestTranslation = 96

const reading: Task = {
  id: 'reading-kk', title: words.reading, language: 'kk', benchmark: 'kazqad-reading', metric: 'F1', lessIsBetter: false, seeded: false, context: contextFor(800, longestAnswer),
  template: '{context}\\nСұрақ: {question}\\nЖауап:',
  async run(model, how) {
    const results = await each(shuffled(items('kazqad-reading'), 'order').slice(0, how.limit), how, async ({ text, question, answers }) =>
      answerF1(await model.complete(`${text}\nСұрақ: ${question}\nЖауап:`, longestAnswer), answers!))
    return { estimate: mean(results.map((one) => one ?? 0)), unanswered: results.filter((one) => one === undefined).length }
  },
}

const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const

const translation = (from: Task['language'], to: Task['language']): Task => ({
  id: `translation-${from}-${to}`, title: words.translation(from, to), language: to, benchmark: 'flores-kk', metric: 'chrF', lessIsBetter: false, seeded: true, context: contextFor(400, longestTranslation),
  template: `${languageNames[from]}: {source}\\n${languageNames[to]}: {target}, 1 example`,
  async run(model, how) {
    const [sources, targets] = [items(`flores-${from}`), items(`flores-${to}`)]
    const pairs = sources.map(({ id, text }, i) => ({ id, source: text!, target: targets[i]!.text! })).filter(({ source, target }) => source.length <= 120 && target.length <= 120)
    const asked = shuffled(pairs, 'order').slice(0, how.limit)
    const rest = pairs.filter((pair) => !asked.includes(pair))
    const results = await each(asked, how, async ({ id, source, target }) => {
      const [example] = shuffled(rest, `${how.seed} ${id}`)
      const shown = example ? `${languageNames[from]}: ${example.source}\n${languageNames[to]}: ${example.target}\n\n` : ''
      return chrF(await model.complete(`${shown}${languageNames[from]}: ${source}\n${languageNames[to]}:`, longestTranslation), target)
    })
    return { estimate: mean(results.map((one) => one ?? 0)), unanswered: results.filter((one) => one === undefined).length }
  },
})

/** The labels of the benchmark, in the language of its texts: what models are asked to answer with, and no words of ours. */
const topicsInKazakh = { 'science/technology': 'ғылым және техника', travel: 'саяхат', politics: 'саясат', sports: 'спорт', health: 'денсаулық', entertainment: 'ойын-сауық', geography: 'география' }
const topicsInRussian = { 'science/technology': 'наука и техника', travel: 'путешествия', politics: 'политика', sports: 'спорт', health: 'здоровье', entertainment: 'развлечения', geography: 'география' }
const topicsInEnglish = { 'science/technology': 'science and technology', travel: 'travel', politics: 'politics', sports: 'sports', health: 'health', entertainment: 'entertainment', geography: 'geography' }

/** Every task, in the order of the leaderboard. */
export const tasks: readonly Task[] = [
  bitsPerByte('bits-per-byte-kk', words.plainText('kk'), 'kk', 'flores-kk'),
  bitsPerByteRunning,
  bitsPerByte('bits-per-byte-ru', words.plainText('ru'), 'ru', 'flores-ru'),
  bitsPerByte('bits-per-byte-en', words.plainText('en'), 'en', 'flores-en'),
  bitsPerByte('bits-per-byte-news-kk', words.news, 'kk', 'kaznerd-kk'),
  harmony,
  continuation('continuation-kk', words.continuation('kk'), 'kk', 'flores-kk'),
  continuation('continuation-ru', words.continuation('ru'), 'ru', 'flores-ru'),
  continuation('continuation-en', words.continuation('en'), 'en', 'flores-en'),
  labelled('topic-kk', words.topic('kk'), 'kk', 'sib-200-kk', { text: 'Мәтін', label: 'Тақырып' }, topicsInKazakh),
  labelled('topic-ru', words.topic('ru'), 'ru', 'sib-200-ru', { text: 'Текст', label: 'Тема' }, topicsInRussian),
  labelled('topic-en', words.topic('en'), 'en', 'sib-200-en', { text: 'Text', label: 'Topic' }, topicsInEnglish),
  labelled('sentiment-kk', words.sentiment, 'kk', 'kazsandra-polarity', { text: 'Пікір', label: 'Баға' }, { positive: 'жақсы', negative: 'жаман' }, 400),
  reading,
  translation('kk', 'ru'), translation('ru', 'kk'), translation('kk', 'en'), translation('en', 'kk'),
  contamination,
]

export const taskNamed = (id: string): Task | undefined => tasks.find((task) => task.id === id)

/** Of these tasks those for which the context of a model is too short; none where its context is not known. */
export const tooLongFor = ({ context = Infinity }: { readonly context?: number }, asked: readonly string[]): readonly Task[] =>
  tasks.filter((task) => asked.includes(task.id) && task.context > context)

/** The title of a task; its id when it is none of today's. */
export const taskTitle = (id: string): Text => taskNamed(id)?.title ?? same(id)

/** What stands for the prompts of a task in a receipt: its words and its benchmark's content. */
export const promptsHash = ({ id, template, benchmark }: Task): string =>
  createHash('sha256').update(JSON.stringify([id, template, benchmark ? benchmarkHash(benchmark) : ''])).digest('hex')
