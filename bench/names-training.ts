/** Learns the tagger of names: a conditional random field over chains of words with a capital, by AdaGrad, from marked and generated texts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenNames, namesThatAreWords } from '../src/countries/kazakhstan/personal-data/given-names.ts'
import { featurePlaces, featuresEach, writeFeatures } from '../src/countries/kazakhstan/personal-data/name-features.ts'
import { kindOf, namesByRules } from '../src/countries/kazakhstan/personal-data/name-rules.ts'
import {
  barredTransition, commonBits, commonPlace, eachChain, isIn, jointAt, type NameModel, opensOnly, tags, transitionAt, transitionCount,
} from '../src/countries/kazakhstan/personal-data/name-tagger.ts'
import { plainSpelling, readText } from '../src/kernel/personal-data/index.ts'
import { dev, foreign, type Stock } from './data/personal-data/stock.ts'
import type { NamedSpan, NamedText } from './kaznerd.ts'
import { Chance, fill, linesOf, makers, withoutKazakhLetters } from './personal-data-gold.ts'

const twice = (name: string): readonly [string, string] => [name, withoutKazakhLetters(name)]
const given = givenNames.map(twice)
/** Surnames as they are made of given names: Асқаров, Мусин. */
const made = given.map(([kk, ru]): readonly [string, string] => (/[аәеёиоөуұүыіэюя]$/i.test(kk) ? [`${kk.slice(0, -1)}ин`, `${ru.slice(0, -1)}ин`] : [`${kk}ов`, `${ru}ов`]))
/** The names that generated sentences are filled with: those of the tuned half of the gold set, and the given names that the rules know. */
const stock: Stock = {
  ...dev, men: [...dev.men, ...dev.men, ...given, ...namesThatAreWords.map(twice)], women: [...dev.women, ...dev.women, ...given],
  surnames: [...Array.from({ length: 4 }, () => dev.surnames).flat(), ...made, ...given],
}

/** The same with names from elsewhere, which have no ending that tells them. */
const elsewhere: Stock = { ...dev, ...foreign }

/** Frames filled by chance, so many times each: those of the tuned half, and those that are for learning only. Some names are in capitals. */
export function generatedSentences(times = 12): readonly NamedText[] {
  const texts: NamedText[] = []
  for (const language of ['kk', 'ru'] as const) {
    const chance = new Chance(language === 'kk' ? 61 : 62)
    const [make, makeElsewhere] = [makers(chance, stock, language), makers(chance, elsewhere, language)]
    const tuned = linesOf(`frames-${language}.txt`).filter((_, index) => index % 2 === 0)
    for (const frame of [...tuned, ...linesOf(`names-${language}.txt`)]) {
      for (let turn = 0; turn < (frame.includes('{') ? times : 3); turn += 1) {
        const { text, spans } = fill(frame, turn % 4 === 3 ? makeElsewhere : make)
        const names = spans.filter(({ kind }) => kind === 'name')
        const loud = chance.below(12) === 0
        texts.push({ names, text: loud ? names.reduce((all, { start, end }) => all.slice(0, start) + all.slice(start, end).toUpperCase() + all.slice(end), text) : text })
      }
    }
  }
  return texts
}

const sample = (file: string): string[] => readFileSync(join(import.meta.dirname, '../samples', file), 'utf8').split('\n')
/** A word counts as common when it stands in small letters so often in the samples. */
const leastOften = 2

/** The words that the sample datasets have in small letters, as bits by their keys. */
export function commonWords(): Uint8Array {
  const seen = new Map<number, number>()
  for (const text of [...sample('tatoeba-kazakh/sentences.txt'), ...sample('common-voice-kazakh/sentences.txt'), ...sample('flores-200-dev/dev.csv')]) {
    const { words } = readText(text)
    for (let index = 0; index < words.count; index += 1) if (words.look[index] === 0) seen.set(words.key[index]!, (seen.get(words.key[index]!) ?? 0) + 1)
  }
  const bits = new Uint8Array(commonBits / 8)
  for (const [key, count] of seen) if (count >= leastOften) bits[commonPlace(key) >>> 3]! |= 1 << (commonPlace(key) & 7)
  return bits
}

/** A chain: the features of its words, what joins each to the one before, and its tags. */
interface Example { readonly count: number; readonly features: Int32Array; readonly joints: Uint8Array; readonly gold: Uint8Array }

function examplesOf(texts: readonly NamedText[], common: Uint8Array): Example[] {
  const isCommon = isIn(common)
  return texts.flatMap(({ text, names }) => {
    const plain = plainSpelling(text).text
    if (plain.length !== text.length) return [] // its marks would stand elsewhere
    const reading = readText(plain)
    const examples: Example[] = []
    eachChain(reading, kindOf, namesByRules(reading), (chain) => {
      if (opensOnly(chain, isCommon)) return
      const { count, first } = chain
      const features = new Int32Array(count * featuresEach)
      for (let place = 0; place < count; place += 1) writeFeatures(chain, place, isCommon, features, place * featuresEach)
      let begun: NamedSpan | undefined
      const gold = Uint8Array.from({ length: count }, (_, place) => {
        const from = reading.words.from[first + place]!
        const name = names.find(({ start, end }) => start <= from && from < end)
        const tag = name === undefined ? 0 : name === begun ? 2 : 1
        begun = name
        return tag
      })
      examples.push({ count, features, gold, joints: Uint8Array.from({ length: count }, (_, place) => (place === 0 ? 0 : jointAt(reading, first + place))) })
    })
    return examples
  })
}

const epochs = 10
const rate = 0.1
const decay = 1e-3
/** Each feature is unseen so often, so that a word's ends and neighbours must tell where the word is not known. */
const unseen = 0.2
/** Smaller corrections than this are left. */
const least = 1e-4

const logSum = (a: number, b: number, c: number): number => {
  const most = Math.max(a, b, c)
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most))
}

/** Numbers that are learnt, each with its own rate (AdaGrad: Duchi, Hazan and Singer 2011). */
class Learnt {
  readonly values: Float64Array
  readonly #squares: Float64Array
  constructor(count: number, caution: number) {
    this.values = new Float64Array(count)
    this.#squares = new Float64Array(count).fill(caution)
  }

  move(at: number, slope: number): void {
    const all = slope + decay * this.values[at]!
    this.#squares[at]! += all * all
    this.values[at]! -= rate * all / Math.sqrt(this.#squares[at]!)
  }
}

/** One pass of learning over a chain: how likely each tag is by the weights (forward and backward), and the step towards its own tags. */
function learnChain({ count, gold, joints }: Example, used: Int32Array, weights: Learnt, moves: Learnt, room: { readonly scores: Float64Array; readonly forward: Float64Array; readonly backward: Float64Array }): void {
  const { scores, forward, backward } = room
  const last = count - 1
  const move = (place: number, before: number, tag: number): number => moves.values[transitionAt(joints[place]!, before, tag)]!
  for (let place = 0; place < count; place += 1) for (let tag = 0; tag < tags; tag += 1) {
    let sum = 0
    for (let index = place * featuresEach; index < (place + 1) * featuresEach; index += 1) if (used[index]! >= 0) sum += weights.values[used[index]! * tags + tag]!
    const cell = place * tags + tag
    scores[cell] = sum
    const was = (before: number): number => forward[cell - tag - tags + before]! + move(place, before, tag)
    forward[cell] = sum + (place === 0 ? moves.values[tag]! : logSum(was(0), was(1), was(2)))
  }
  for (let place = last; place >= 0; place -= 1) for (let tag = 0; tag < tags; tag += 1) {
    const next = (after: number): number => { const cell = (place + 1) * tags + after; return backward[cell]! + scores[cell]! + move(place + 1, tag, after) }
    backward[place * tags + tag] = place === last ? 0 : logSum(next(0), next(1), next(2))
  }
  const all = logSum(forward[last * tags]!, forward[last * tags + 1]!, forward[last * tags + 2]!)
  for (let place = 0; place < count; place += 1) for (let tag = 0; tag < tags; tag += 1) {
    const cell = place * tags + tag
    const slope = Math.exp(forward[cell]! + backward[cell]! - all) - Number(gold[place] === tag)
    if (Math.abs(slope) < least) continue
    for (let index = place * featuresEach; index < (place + 1) * featuresEach; index += 1) if (used[index]! >= 0) weights.move(used[index]! * tags + tag, slope)
    if (place === 0 && !barredTransition(tag)) moves.move(tag, slope)
  }
  for (let place = 1; place < count; place += 1) for (let before = 0; before < tags; before += 1) for (let tag = 0; tag < tags; tag += 1) {
    const at = transitionAt(joints[place]!, before, tag)
    if (barredTransition(at)) continue
    const cell = place * tags + tag
    const likely = Math.exp(forward[(place - 1) * tags + before]! + moves.values[at]! + scores[cell]! + backward[cell]! - all)
    moves.move(at, likely - Number(gold[place - 1] === before && gold[place] === tag))
  }
}

/** Learns a model from texts; the same texts give the same model. */
export function learn(texts: readonly NamedText[], common: Uint8Array): NameModel {
  const examples = examplesOf(texts, common)
  const chance = new Chance(61)
  const weights = new Learnt(featurePlaces * tags, 0.01)
  const moves = new Learnt(transitionCount, 1)
  for (let at = 0; at < transitionCount; at += 1) if (barredTransition(at)) moves.values[at] = -30
  const cells = Math.max(...examples.map(({ count }) => count)) * tags
  const room = { scores: new Float64Array(cells), forward: new Float64Array(cells), backward: new Float64Array(cells) }
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let index = examples.length - 1; index > 0; index -= 1) {
      const other = chance.below(index + 1)
      ;[examples[index], examples[other]] = [examples[other]!, examples[index]!]
    }
    for (const example of examples) learnChain(example, example.features.map((feature) => (chance.next() < unseen ? -1 : feature)), weights, moves, room)
  }
  const step = weights.values.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  return { step, weights: Int8Array.from(weights.values, (weight) => Math.round(weight / step)), transitions: Float32Array.from(moves.values), common }
}
