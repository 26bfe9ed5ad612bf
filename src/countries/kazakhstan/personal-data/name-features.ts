/** What the tagger looks at in a word with a capital: the word, its ends, its neighbours, the signs around it, what the rules say. All of it as numbers. */
import type { Reading } from '../../../kernel/personal-data/index.ts'
import { hintOf } from './name-context.ts'

/** What a word may be as part of a name; the number of each is part of the model. */
export const partKinds = ['other', 'unknown', 'initial', 'given', 'given or word', 'patronymic', 'surname', 'perhaps surname'] as const
export type PartKind = typeof partKinds[number]

/** The features of a word: each is a place among the weights. */
export const featuresEach = 45
/** Weights for as many features; features that share a place by chance share their weight. A power of two. */
export const featurePlaces = 1 << 18

/** Words of a chain: words with a capital that stand a space, a hyphen or the full stop of an initial apart. */
export const longestChain = 24

/** What stands between two words. */
const start = 1
const space = 2
const hyphen = 3
const dot = 4
const comma = 5
const quote = 6
const bracket = 7
const end = 8
const line = 9
const dash = 10
const digit = 11
const signs = 12

const signOf = new Uint8Array(0x2100).fill(signs)
for (const [kind, all] of [[space, ' \u00A0'], [hyphen, '-'], [dot, '.'], [comma, ',;:'], [quote, '«»"“”„\''], [bracket, '()[]'], [end, '!?…'], [line, '\n\r\t'], [dash, '—–'], [digit, '0123456789']] as const) {
  for (const sign of all) signOf[sign.charCodeAt(0)] = kind
}

/** What stands between the word before this place and the word at it; of several signs the most telling. */
export function gapBefore({ text, words }: Reading, index: number): number {
  if (index === 0) return words.from[0] === 0 ? start : gapOf(text, 0, words.from[0]!)
  if (index >= words.count) return start
  return gapOf(text, words.to[index - 1]!, words.from[index]!)
}

function gapOf(text: string, from: number, to: number): number {
  let most = 0
  const last = Math.min(to, from + 8)
  for (let place = from; place < last; place += 1) {
    const code = text.charCodeAt(place)
    const kind = code < 0x2100 ? signOf[code]! : signs
    if (kind > most) most = kind
  }
  return most
}

/** Whether a gap joins the parts of one name. */
export const joins = (gap: number, afterInitial: boolean): boolean => gap === space || gap === hyphen || (gap === dot && afterInitial)

export const isInitial = ({ text, words }: Reading, index: number): boolean =>
  (words.to[index]! - words.from[index]!) === 1 && text.charCodeAt(words.to[index]!) === 0x2E

const grow = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)

/** Hashes of the last two to five letters of a word, as they are written but in small letters, and of the first three to five. */
class Ends {
  readonly last = new Int32Array(6)
  readonly first = new Int32Array(6)

  of(text: string, from: number, to: number): void {
    let end = 0x811C9DC5 | 0
    let beginning = 0x2C9277B5 | 0
    const length = to - from
    for (let size = 1; size <= 5; size += 1) {
      if (size <= length) {
        end = grow(end, lower(text.charCodeAt(to - size)))
        beginning = grow(beginning, lower(text.charCodeAt(from + size - 1)))
      }
      this.last[size] = end
      this.first[size] = beginning
    }
  }
}

/** The first four or five letters of a word. */
function beginning(text: string, from: number, to: number): number {
  let hash = 0x2C9277B5 | 0
  for (let place = from, last = Math.min(to, from + 5); place < last; place += 1) hash = grow(hash, lower(text.charCodeAt(place)))
  return hash
}

const lowered = new Uint16Array(0x600)
for (let code = 0; code < 0x600; code += 1) lowered[code] = String.fromCharCode(code).toLowerCase().charCodeAt(0)
const lower = (code: number): number => (code < 0x600 ? lowered[code]! : code)

/** What is known of the words of a chain before its features are written. */
export interface Chain {
  readonly reading: Reading
  /** The first word. */
  readonly first: number
  readonly count: number
  /** Of each word: what it may be (`partKinds`), and what the rules say: 0 no name, 1 begins one, 2 goes on; sure ones 3 and 4. */
  readonly kinds: Uint8Array
  readonly rules: Uint8Array
}

/** Of the word, of the one before it and of the one after it. */
let [leftEnds, own, rightEnds] = [new Ends(), new Ends(), new Ends()]
/** What is the same for all words of a chain: the words past it and before it, and what they say. */
let [pastWord, wordBefore, saysAhead, saysBefore] = [1, 1, 0, 0]

/** Looks at what stands around a chain; before the features of its words are written. */
function lookAround({ reading, first, count }: Chain): void {
  const { text, words } = reading
  const past = first + count
  pastWord = past < words.count ? beginning(text, words.from[past]!, words.to[past]!) ^ gapBefore(reading, past) : 1
  wordBefore = first > 0 ? beginning(text, words.from[first - 1]!, words.to[first - 1]!) ^ gapBefore(reading, first) : 1
  saysAhead = hintOf(reading, past) | (past + 1 < words.count ? hintOf(reading, past + 1) << 5 : 0)
  saysBefore = hintOf(reading, first - 1)
}

/** What each feature sees, before it is mixed with the number of the feature. */
const seen = new Int32Array(featuresEach)
const salts = Int32Array.from({ length: featuresEach }, (_, index) => Math.imul(index + 1, 0x9E3779B1))

/** Writes the features of a chain's word at `at`; of one chain after another, word by word from its first. `isCommon`: whether the word is known in small letters. */
export function writeFeatures(chain: Chain, place: number, isCommon: (key: number) => boolean, features: Int32Array, at: number): void {
  const { reading, first, count, kinds, rules } = chain
  const { text, words } = reading
  const index = first + place
  const from = words.from[index]!
  const to = words.to[index]!
  const kind = kinds[place]!
  const rule = rules[place]!
  const look = words.look[index]!
  const kindBefore = place > 0 ? kinds[place - 1]! : 9
  const kindAfter = place + 1 < count ? kinds[place + 1]! : 9
  const left = gapBefore(reading, index)
  const right = gapBefore(reading, index + 1)
  const hasLeft = index > 0 && left !== line && left !== end
  const hasRight = index + 1 < words.count && right !== line && right !== end
  const opens = left === start || left === dot || left === end || left === line || left === dash
  const known = (isCommon(words.key[index]!) ? 1 : 0) | (opens ? 2 : 0)
  const self = kind << 4 | rule
  const around = kindBefore << 8 | kind << 4 | kindAfter
  if (place === 0) {
    lookAround(chain)
    own.of(text, from, to)
  } else [leftEnds, own, rightEnds] = [own, rightEnds, leftEnds] // the word after the last is this one
  seen[0] = 0
  seen[1] = words.key[index]!
  for (let size = 2; size <= 5; size += 1) seen[size] = own.last[size]!
  for (let size = 3; size <= 5; size += 1) seen[size + 3] = own.first[size]!
  seen[9] = kind << 4 | look
  seen[10] = rule
  seen[11] = self
  seen[12] = rule << 12 | around
  seen[13] = left << 8 | self
  seen[14] = right << 8 | self
  seen[15] = left << 4 | right
  seen[16] = known << 4 | kind
  seen[17] = known << 8 | self
  seen[18] = known << 12 | around
  seen[19] = kindBefore << 4 | kind
  seen[20] = kind << 4 | kindAfter
  seen[21] = Math.min(to - from, 12) << 4 | look
  seen[22] = own.last[3]! ^ kind
  seen[23] = own.last[3]! ^ Math.imul(kindAfter, 0x51ED)
  seen[24] = Math.min(place, 3) << 8 | Math.min(count, 4) << 4 | kind
  seen[25] = (place > 0 ? words.look[index - 1]! : 7) << 4 | (place + 1 < count ? words.look[index + 1]! : 7)
  if (hasLeft && place === 0) leftEnds.of(text, words.from[index - 1]!, words.to[index - 1]!)
  seen[26] = hasLeft ? words.key[index - 1]! : 1
  seen[27] = hasLeft ? leftEnds.last[3]! : 1
  seen[28] = hasLeft ? leftEnds.first[5]! : 1
  seen[29] = hasLeft ? leftEnds.first[4]! ^ kind ^ left << 8 : kind
  seen[30] = hasLeft && index > 1 ? words.key[index - 2]! : 1
  if (index + 1 < words.count) rightEnds.of(text, words.from[index + 1]!, words.to[index + 1]!)
  seen[31] = hasRight ? words.key[index + 1]! : 1
  seen[32] = hasRight ? rightEnds.last[3]! : 1
  seen[33] = hasRight ? rightEnds.first[5]! : 1
  seen[34] = hasRight ? rightEnds.first[4]! ^ kind ^ right << 8 : kind
  seen[35] = hasRight && index + 2 < words.count ? beginning(text, words.from[index + 2]!, words.to[index + 2]!) : 1
  seen[36] = hasRight ? rightEnds.last[2]! ^ rule : rule
  seen[37] = pastWord
  seen[38] = wordBefore
  const said = hasLeft ? hintOf(reading, index - 1) : 0
  const says = hasRight ? hintOf(reading, index + 1) : 0
  seen[39] = said << 8 | self
  seen[40] = says << 8 | self
  seen[41] = hintOf(reading, index) << 8 | self
  seen[42] = saysAhead << 8 | kind << 4 | Math.min(count - place, 4)
  seen[43] = said << 12 | says << 4 | rule
  seen[44] = saysBefore << 8 | kind << 4 | Math.min(place, 3)
  for (let feature = 0; feature < featuresEach; feature += 1) {
    let hash = Math.imul(seen[feature]! ^ salts[feature]!, 0x85EBCA6B)
    hash = Math.imul(hash ^ (hash >>> 15), 0xC2B2AE35)
    features[at + feature] = (hash ^ (hash >>> 13)) & (featurePlaces - 1)
  }
}
