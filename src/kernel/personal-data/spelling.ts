/** Reads what is written in unusual characters as a person reads it: digits of other scripts, wide letters, invisible signs, letters of two alphabets in a word. */

/** A text in plain characters. Absent `places`: it is the text itself. */
export interface PlainText {
  readonly text: string
  /** Where each character of the plain text stood, and, last, the length of the old text. */
  readonly places?: Int32Array
}

/** What an eye does not see, or does not tell from the plain character. */
const unusual = /(?!\s)\p{Cc}|[\p{Default_Ignorable_Code_Point}\p{M}\u00B2\u00B3\u00B9\uFF01-\uFF5E\u2070-\u209C\u2460-\u249B\u24B6-\u24EA\u24F5-\u24FF\u2776-\u2793\u2800\u3251-\u325F\u32B1-\u32BF〇一二三四五六七八九\u{1D400}-\u{1D7FF}\u{1F100}-\u{1F10C}\u{1F130}-\u{1F149}]|(?![0-9])\p{Nd}|(?! )\p{Zs}|[\u2010-\u2015\u2212\u0640]/u

const nothing = /[\p{Default_Ignorable_Code_Point}\p{Me}\p{Cc}]/u
const digit = /\p{Nd}/u

/** The digit that a decimal digit of any script is: digits of a script follow one another from nought (Unicode, chapter 4.6). */
function valueOf(code: number): string {
  let nought = code
  while (code - nought < 9 && digit.test(String.fromCodePoint(nought - 1))) nought -= 1
  return String(code - nought)
}

/** Digits in rings and discs that Unicode does not compose: where each kind has its first one, and its nought or ten. */
const rings: readonly (readonly [first: number, last: string])[] = [[0x24F5, '10'], [0x2776, '10'], [0x2780, '10'], [0x278A, '10']]

function inRing(code: number): string | undefined {
  if (code === 0x24FF || code === 0x1F10B || code === 0x1F10C) return '0'
  const [first, ten] = rings.find(([from]) => code >= from && code < from + 10) ?? []
  return first === undefined ? undefined : code === first + 9 ? ten : String(code - first + 1)
}

/** Marks over, under and through a letter are a part of it; a digit with one is the digit. */
const mark = /\p{Mn}|\p{Mc}/u
const numberOrMark = /[\p{N}\p{M}\uDC00-\uDFFF]/u

/** Letters on which marks are stress, or a line through them, where they do not make another letter. */
const ours = /[\p{Script=Latin}\p{Script=Cyrillic}]/u

/** The plain character for one character that stands after `before`; empty for what nobody sees. */
function plainOf(character: string, before: string): string {
  // Tags are letters and digits that no font shows.
  const tag = character.codePointAt(0)! - 0xE0000
  if (tag >= 0x20 && tag < 0x7F) return String.fromCharCode(tag)
  if (nothing.test(character)) return ''
  if (mark.test(character)) return numberOrMark.test(before) || ours.test(before) ? '' : character
  const chinese = '〇一二三四五六七八九'.indexOf(character)
  if (chinese >= 0) return String(chinese)
  // A line that is drawn on, and a pattern of Braille without a dot.
  if (character === '\u0640') return /\p{N}/u.test(before) ? '-' : character
  if (character === '\u2800') return ' '
  const ringed = inRing(character.codePointAt(0)!)
  if (ringed !== undefined) return ringed
  const composed = character.normalize('NFKC')
  if (/^[\x20-\x7E]$/.test(composed)) return composed
  if (/^\d{1,2}[.,]?$|^\(\d+\)$/.test(composed)) return composed.replaceAll(/\D/g, '')
  if (/[\u2010-\u2015\u2212]/.test(character)) return '-'
  if (/\p{Zs}/u.test(character)) return ' '
  return digit.test(character) ? valueOf(character.codePointAt(0)!) : character
}

/** Letters of two alphabets that look the same: each Latin one with the Cyrillic one. */
const latinLetters = 'AaBbCcEeHIiKMOoPpTXxYy'
const cyrillicLetters = 'АаВьСсЕеНІіКМОоРрТХхУу'
const toCyrillic = new Map([...latinLetters].map((letter, index) => [letter, cyrillicLetters[index]!]))
const toLatin = new Map([...cyrillicLetters].map((letter, index) => [letter, latinLetters[index]!]))

/** The Cyrillic word that a word of Latin letters looks like; undefined when one of them looks like none. */
export function cyrillicTwin(word: string): string | undefined {
  let twin = ''
  for (const letter of word) {
    const same = toCyrillic.get(letter)
    if (same === undefined) return undefined
    twin += same
  }
  return twin
}

const other = 0
const latin = 1
const cyrillic = 2
const strange = 4
/** A hyphen: where a line ends after it, it may part a word. */
const hyphen = 8
/** Where characters may be written by their numbers, or a mark of HTML begins: `&#55;` and `&nbsp;` of HTML, `%37` of addresses, `\\n` of JSON. */
const escape = 16

/** What each UTF-16 unit is; halves of a pair are strange, until they are looked at as one. */
const classes = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code += 1) {
  const character = String.fromCharCode(code)
  classes[code] = code >= 0xD800 && code < 0xE000 || unusual.test(character) ? strange
    : code >= 0x400 && code < 0x530 ? cyrillic : code < 0x250 && /\p{L}/u.test(character) ? latin : code === 0x2D ? hyphen
    : code === 0x26 || code === 0x25 || code === 0x5C || code === 0x3C ? escape : other
}

/** `&amp;#55;` and `%2537` were written by their numbers twice. */
const escaped = new RegExp(String.raw`&(?:amp;)?(?:#(\d{1,7}|x[\da-f]{1,6})|(?:nbsp|nonbreakingspace|numsp|puncsp|hairsp|(?:very)?thinspace|mediumspace|emsp1[34]|ensp|emsp|thinsp|zerowidthspace|nobreak|zwnj|zwj|shy`
  + String.raw`|minus|ndash|mdash|middot|bull|tab|comma|period|hyphen|sol|lowbar|colon|semi|lpar|rpar|plus|equals|ast|vert|quot|apos));|%(?:25)?(3\d|2[0bdef]|0[9ad]|5f|(?:c2|d[0-3])%[89ab][\da-f])|%u([\da-f]{4})`
  + String.raw`|\\(?:u([\da-f]{4})|u\{([\da-f]{1,6})\}|x([\da-f]{2})|[nrt"])`, 'iy')
const named: Readonly<Record<string, string>> = { zerowidthspace: '', nobreak: '', colon: ':', semi: ';', lpar: '(', rpar: ')', plus: '+', equals: '=', ast: '*', vert: '|', quot: '"', apos: '\'', zwnj: '', zwj: '', shy: '', minus: '-', ndash: '-', mdash: '-', middot: '·', bull: '•', comma: ',', period: '.', hyphen: '-', sol: '/', lowbar: '_' }

/** Attributes that say how something looks: what stands in others may tell of people, and is read. */
const looks = '(?:\\s+(?:class|style|width|height|align|valign|bgcolor|color|size|face|border|colspan|rowspan|dir|lang)=(?:"[^"<>@]{0,120}"|\'[^\'<>@]{0,120}\'|[^\\s"\'<>@]{1,40})){1,6}'
const dressed = new RegExp(`<([a-z][a-z\\d]{0,9})${looks}\\s{0,2}/?>`, 'iy')

/** A mark of HTML without what says how it looks, as it stands between groups of digits (`written-numbers.ts`). */
function markAt(text: string, index: number): { readonly length: number; readonly is: string } | undefined {
  dressed.lastIndex = index
  const [written, name] = dressed.exec(text) ?? []
  return written === undefined || /\d{5}/.test(written) ? undefined : { length: written.length, is: `<${name}>` }
}

/** The character of one byte of an address, or of two in UTF-8: `37`, `D0%90`. */
function codeOf(bytes: string): number {
  const [first, second] = bytes.split('%').map((byte) => Number.parseInt(byte, 16))
  return second === undefined ? first! : (first! & 31) << 6 | (second & 63)
}

/** The character that is written by its number here, and how long that is; undefined where none is. */
function escapedAt(text: string, index: number): { readonly length: number; readonly is: string } | undefined {
  if (text.charCodeAt(index) === 0x3C) return markAt(text, index)
  escaped.lastIndex = index
  const [written, entity, bytes, ...units] = escaped.exec(text) ?? []
  if (written === undefined) return undefined
  const unit = units.find((one) => one !== undefined)
  const code = entity !== undefined ? Number(entity.replace(/^x/i, '0x')) : bytes !== undefined ? codeOf(bytes) : unit !== undefined ? Number.parseInt(unit, 16) : undefined
  if (written === '\\N' || written === '\\R' || written === '\\T') return undefined
  if (code === undefined) return { length: written.length, is: written === '\\"' ? '"' : written.startsWith('&') ? named[written.slice(1, -1).toLowerCase().replace('amp;', '')] ?? ' ' : ' ' }
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return undefined
  const character = String.fromCodePoint(code)
  return { length: written.length, is: unusual.test(character) ? plainOf(character, '') : character }
}

/** The word with the letters of the other alphabet replaced, when all of them only look like its own; the alphabet with more own letters wins. */
function ofOneAlphabet(word: string): string {
  const letters = [...word]
  const foreign = (letter: string, into: Map<string, string>, own: number): boolean => classes[letter.charCodeAt(0)] === own || into.has(letter)
  if (letters.every((letter) => foreign(letter, toCyrillic, cyrillic))) return letters.map((letter) => toCyrillic.get(letter) ?? letter).join('')
  if (letters.every((letter) => foreign(letter, toLatin, latin))) return letters.map((letter) => toLatin.get(letter) ?? letter).join('')
  return word
}

/** Letters that are typed, or read by a scanner, for digits. */
const misread = new Map(Object.entries({ O: '0', o: '0', О: '0', о: '0', l: '1', I: '1', І: '1', З: '3', з: '3', S: '5', б: '6', B: '8', В: '8' }))
/** Shorter ones may be the number of a house or of a part: 125В. */
const shortestMisread = 6

/** Digits and letters that look like digits, as far as they go around a letter at `index`; whether they are a number: words and codes are none. */
function misreadAt(text: string, index: number): { readonly from: number; readonly to: number; readonly isNumber: boolean } {
  const belongs = (at: number): boolean => isDigit(text.charCodeAt(at)) || misread.has(text[at] ?? '')
  let [from, to] = [index, index]
  while (belongs(from - 1)) from -= 1
  while (belongs(to)) to += 1
  if (to - from < shortestMisread || isLetter(text.charCodeAt(from - 1)) || isLetter(text.charCodeAt(to))) return { from, to, isNumber: false }
  let digits = 0
  for (let at = from; at < to; at += 1) if (isDigit(text.charCodeAt(at))) digits += 1
  return { from, to, isNumber: digits * 3 >= (to - from) * 2 }
}
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const isLetter = (code: number): boolean => classes[code] === latin || classes[code] === cyrillic

/** Collects the plain text and where its characters stood, a stretch at a time. */
class Plain {
  readonly #text: string
  readonly #parts: string[] = []
  readonly #places: Int32Array
  #length = 0
  #taken = 0

  constructor(text: string) {
    this.#text = text
    this.#places = new Int32Array(text.length * 2 + 1) // ⑳ is two digits
  }

  /** Up to where the text was taken. */
  get taken(): number { return this.#taken }

  /** Takes the text up to here as it is. */
  take(to: number): void {
    if (to === this.#taken) return
    this.#parts.push(this.#text.slice(this.#taken, to))
    for (let place = this.#taken; place < to; place += 1) this.#places[this.#length++] = place
    this.#taken = to
  }

  /** Takes the text up to `from`, and these characters for what stands until `to`. */
  replace(from: number, to: number, by: string): void {
    this.take(from)
    this.#parts.push(by)
    for (let index = 0; index < by.length; index += 1) this.#places[this.#length++] = Math.min(from + index, to - 1)
    this.#taken = to
  }

  get all(): PlainText {
    this.take(this.#text.length)
    this.#places[this.#length] = this.#text.length
    return { text: this.#parts.join(''), places: this.#places.subarray(0, this.#length + 1) }
  }
}

/** The letter that a mark makes of the letter before it, as systems that keep the two apart write й and ё; undefined where it makes none. */
function composedAt(text: string, index: number, character: string): string | undefined {
  if (index === 0 || !mark.test(character) || !ours.test(text[index - 1]!)) return undefined
  const one = (text[index - 1]! + character).normalize('NFC')
  return one.length === 1 ? one : undefined
}

/** How many characters of a hyphen and the end of a line part a word here: a small letter goes on below. */
function breakAt(text: string, index: number): number {
  const past = text.charCodeAt(index + 1) === 0x0D ? index + 2 : index + 1
  if (index === 0 || text.charCodeAt(past) !== 0x0A) return 0
  return /^\p{L}$/u.test(text[index - 1]!) && /^\p{Ll}$/u.test(text[past + 1] ?? '') ? past + 1 - index : 0
}

/**
 * The text in plain characters: decimal digits of any script as 0…9, full-width, raised and ringed forms as usual ones, characters
 * that HTML, addresses or JSON write by their numbers as themselves, digits without the marks over them, spaces and
 * hyphens of any width as one, characters without a look left out (Unicode: Nd, NFKC, Default_Ignorable_Code_Point), words that
 * a hyphen parts at the end of a line as one, words of Latin and Cyrillic letters that look alike in one alphabet, letters among
 * digits that are read as digits, as scanners and typists write them, and marks of HTML without what says how they look.
 */
export function plainSpelling(text: string): PlainText {
  let plain: Plain | undefined
  let begun = 0
  let seen = 0
  // Where the last run that is no number ended: from each of its letters the same run would be walked again.
  let rejected = -1
  for (let index = 0; index <= text.length; index += 1) {
    const what = index < text.length ? classes[text.charCodeAt(index)]! : other
    if (what === latin || what === cyrillic) {
      if (seen === 0) begun = index
      seen |= what
      continue
    }
    if (seen !== 0 && begun > rejected && (isDigit(text.charCodeAt(index)) || isDigit(text.charCodeAt(begun - 1)))) {
      const number = misreadAt(text, begun)
      if (number.isNumber) {
        for (let at = Math.max(begun, number.from); at < number.to; at += 1) {
          const is = misread.get(text[at]!)
          if (is !== undefined) (plain ??= new Plain(text)).replace(at, at + 1, is)
        }
        seen = 0
        index = number.to - 1
        continue
      }
      rejected = number.to
    }
    if (seen === (latin | cyrillic)) {
      const word = text.slice(begun, index)
      const one = ofOneAlphabet(word)
      if (one !== word) (plain ??= new Plain(text)).replace(begun, index, one)
    }
    seen = 0
    if (what === strange) {
      const character = String.fromCodePoint(text.codePointAt(index)!)
      const letter = composedAt(text, index, character)
      if (letter !== undefined && (plain ??= new Plain(text)).taken < index) {
        plain.replace(index - 1, index + 1, letter)
        continue
      }
      const is = unusual.test(character) ? plainOf(character, text[index - 1] ?? '') : character
      if (is !== character) (plain ??= new Plain(text)).replace(index, index + character.length, is)
      index += character.length - 1
    } else if (what === hyphen) {
      const broken = breakAt(text, index)
      if (broken > 0) (plain ??= new Plain(text)).replace(index, index + broken, '')
      index += Math.max(0, broken - 1)
    } else if (what === escape) {
      const one = escapedAt(text, index)
      if (one === undefined) continue
      ;(plain ??= new Plain(text)).replace(index, index + one.length, one.is)
      index += one.length - 1
    }
  }
  return plain?.all ?? { text }
}
