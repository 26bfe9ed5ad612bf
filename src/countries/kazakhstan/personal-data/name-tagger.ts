/** Tells the words of names by what was learnt from marked texts: a linear-chain model over the features of words with a capital. */
import type { Find, Reading } from '../../../kernel/personal-data/index.ts'
import { type Chain, featurePlaces, featuresEach, gapBefore, isInitial, joins, longestChain, partKinds, type PartKind, writeFeatures } from './name-features.ts'

/** What a word is: no part of a name, the first of one, a further one. */
export const tags = 3
/** Transitions depend on what joins two words: a space, a hyphen, the full stop of an initial. */
const joints = 3

/** A model as the file holds it: weights in steps of `step`, a bit for each word key that is known in small letters. */
export interface NameModel {
  readonly step: number
  /** `featurePlaces` × `tags`. */
  readonly weights: Int8Array
  /** `joints` × the tag before × the tag after, and first the tags that may begin a chain: not scaled. */
  readonly transitions: Float32Array
  readonly common: Uint8Array
}

export const commonBits = 1 << 17
const commonBytes = commonBits / 8
/** First how a chain begins, then each step from tag to tag by what joins the words. */
export const transitionCount = tags + joints * tags * tags
export const transitionAt = (joint: number, before: number, tag: number): number => tags + (joint * tags + before) * tags + tag
/** A name goes on only where one began. */
export const barredTransition = (at: number): boolean => at === 2 || (at >= tags && (at - tags) % (tags * tags) === 2)
const header = 16
const mark = 0x314D4E4B // KNM1

/** Reads the file of a model: a mark, the step, the transitions, the common words, the weights. */
export function readNameModel(file: Uint8Array): NameModel {
  const bytes = file.slice().buffer
  const view = new DataView(bytes)
  const size = header + transitionCount * 4 + commonBytes + featurePlaces * tags
  if (view.getUint32(0, true) !== mark || bytes.byteLength !== size) throw new Error('This is no model of names of this version.')
  return {
    step: view.getFloat32(4, true), transitions: new Float32Array(bytes, header, transitionCount),
    common: new Uint8Array(bytes, header + transitionCount * 4, commonBytes), weights: new Int8Array(bytes, header + transitionCount * 4 + commonBytes, featurePlaces * tags),
  }
}

/** The file of a model. */
export function writeNameModel({ step, weights, transitions, common }: NameModel): Uint8Array {
  const file = new Uint8Array(header + transitionCount * 4 + commonBytes + featurePlaces * tags)
  const view = new DataView(file.buffer)
  view.setUint32(0, mark, true)
  view.setFloat32(4, step, true)
  new Float32Array(file.buffer, header, transitionCount).set(transitions)
  file.set(common, header + transitionCount * 4)
  file.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), header + transitionCount * 4 + commonBytes)
  return file
}

export const commonPlace = (key: number): number => (Math.imul(key, 0x9E3779B1) >>> 15)
/** Whether a word is known in small letters, by its key. */
export const isIn = (common: Uint8Array) => (key: number): boolean => {
  const place = commonPlace(key)
  return (common[place >>> 3]! >>> (place & 7) & 1) === 1
}

const numbers = new Map<PartKind, number>(partKinds.map((kind, index) => [kind, index]))

const isInitialKind = (kind: number): boolean => kind === partKinds.indexOf('initial')

/** What a word with a capital is by itself. */
export type KindOf = (reading: Reading, index: number) => PartKind

/** Words with a capital, but for Latin ones and single letters that are no initials: of those marked texts have too few to learn from. */
const isLooked = (reading: Reading, index: number): boolean => {
  const { text, words: { look, from, to } } = reading
  return look[index] !== 0 && text.charCodeAt(from[index]!) >= 0x400 && ((to[index]! - from[index]!) > 1 || isInitial(reading, index))
}

/** Hands each chain of words with a capital to `visit`; its arrays are used again for the next. `finds`: those of the rules, in order. */
export function eachChain(reading: Reading, kindOf: KindOf, finds: readonly Find[], visit: (chain: Chain) => void): void {
  const { words } = reading
  const chain = { reading, first: 0, count: 0, kinds: new Uint8Array(longestChain), rules: new Uint8Array(longestChain) }
  let find = 0
  for (let index = 0; index < words.count; index += 1) {
    if (!isLooked(reading, index)) continue
    chain.first = index
    chain.count = 0
    for (;;) {
      const initial = isInitial(reading, index)
      chain.kinds[chain.count] = numbers.get(initial ? 'initial' : kindOf(reading, index))!
      const start = words.from[index]!
      while (find < finds.length && finds[find]!.end <= start) find += 1
      const named = finds[find]
      chain.rules[chain.count] = named === undefined || named.start > start ? 0 : (named.start === start ? 1 : 2) + (named.certainty > 0.8 ? 2 : 0)
      chain.count += 1
      if (chain.count === longestChain || index + 1 >= words.count || !isLooked(reading, index + 1) || !joins(gapBefore(reading, index + 1), initial)) break
      index += 1
    }
    visit(chain)
  }
}

/** A single word that the rules know nothing of and that is common in small letters is no name: most words that begin a sentence are passed by here. */
export const opensOnly = ({ reading, first, count, kinds, rules }: Chain, isCommon: (key: number) => boolean): boolean =>
  count === 1 && rules[0] === 0 && kinds[0]! <= 1 && isCommon(reading.words.key[first]!)

/** How surely words are a name, from how much likelier they are one than none (a logarithm). */
const certaintyOf = (margin: number): number => (margin > 4 ? 0.95 : margin > 1.5 ? 0.85 : 0.65)

/** Tells the names of words with a capital, from a text and what the rules found in it. */
export type Tagger = (reading: Reading, finds: readonly Find[]) => Find[]

/** The three weights of a feature in one number: they are looked for all over the memory, 45 times a word. */
const packed = (weights: Int8Array): Int32Array =>
  Int32Array.from({ length: weights.length / tags }, (_, feature) => (weights[feature * tags]! & 255) | (weights[feature * tags + 1]! & 255) << 8 | weights[feature * tags + 2]! << 16)

export function openTagger(model: NameModel, kindOf: KindOf): Tagger {
  const { transitions, step } = model
  const weights = packed(model.weights)
  const isCommon = isIn(model.common)
  const features = new Int32Array(featuresEach)
  const scores = new Float64Array(longestChain * tags)
  const best = new Float64Array(longestChain * tags)
  const from = new Uint8Array(longestChain * tags)

  function score(chain: Chain): void {
    for (let place = 0; place < chain.count; place += 1) {
      writeFeatures(chain, place, isCommon, features, 0)
      let [none, first, further] = [0, 0, 0]
      for (let index = 0; index < featuresEach; index += 1) {
        const all = weights[features[index]!]!
        none += all << 24 >> 24
        first += all << 16 >> 24
        further += all >> 16
      }
      scores[place * tags] = none * step
      scores[place * tags + 1] = first * step
      scores[place * tags + 2] = further * step
    }
  }

  return (reading, finds) => {
    const named: Find[] = []
    eachChain(reading, kindOf, finds, (chain) => {
      if (opensOnly(chain, isCommon)) return
      score(chain)
      const { count, first } = chain
      for (let place = 0; place < count; place += 1) for (let tag = 0; tag < tags; tag += 1) {
        const cell = place * tags + tag
        if (place === 0) { best[cell] = scores[cell]! + transitions[tag]!; continue }
        const joint = transitionAt(jointAt(reading, first + place), 0, tag)
        let most = -Infinity
        for (let before = 0; before < tags; before += 1) {
          const value = best[cell - tag - tags + before]! + transitions[joint + before * tags]!
          if (value > most) { most = value; from[cell] = before }
        }
        best[cell] = most + scores[cell]!
      }
      let tag = 0
      for (let other = 1; other < tags; other += 1) if (best[(count - 1) * tags + other]! > best[(count - 1) * tags + tag]!) tag = other
      let last = -1
      for (let place = count - 1; place >= 0; place -= 1) {
        if (tag !== 0 && last < 0) last = place
        if (tag === 1) {
          if (!chain.kinds.subarray(place, last + 1).every(isInitialKind)) named.push(spanOf(reading, first + place, first + last, certaintyOf(marginOf(place, last))))
          last = -1
        }
        tag = from[place * tags + tag]!
      }
    })
    return named
  }

  /** How much likelier the words are a name than none, by themselves. */
  function marginOf(place: number, last: number): number {
    let margin = 0
    for (let at = place; at <= last; at += 1) margin += scores[at * tags + (at === place ? 1 : 2)]! - scores[at * tags]!
    return margin
  }
}

/** What joins a word to the one before it, as transitions count it. */
export function jointAt(reading: Reading, index: number): number {
  return Math.min(gapBefore(reading, index) - 2, joints - 1)
}

function spanOf(reading: Reading, first: number, last: number, certainty: number): Find {
  const { text, words } = reading
  const end = words.to[last]! + (isInitial(reading, last) ? 1 : 0)
  const start = words.from[first]!
  return { start: /^(?:әл|аль)-$/.test(text.slice(start - 3, start)) ? start - 3 : start, end, certainty }
}
