/** Reads what is written in unusual characters as a person reads it: digits of other scripts, wide letters, invisible signs, letters of two alphabets in a word. */

/** A text in plain characters. Absent `places`: it is the text itself. */
export interface PlainText {
  readonly text: string
  /** Where each character of the plain text stood, and, last, the length of the old text. */
  readonly places?: Int32Array
}

/** What an eye does not see, or does not tell from the plain character. */
const unusual = /[\p{Default_Ignorable_Code_Point}\p{Me}\u00B2\u00B3\u00B9\uFF01-\uFF5E\u2070-\u209C\u2460-\u249B]|(?![0-9])\p{Nd}|(?! )\p{Zs}|[\u2010-\u2015\u2212]/u

const nothing = /[\p{Default_Ignorable_Code_Point}\p{Me}]/u
const digit = /\p{Nd}/u

/** The digit that a decimal digit of any script is: digits of a script follow one another from nought (Unicode, chapter 4.6). */
function valueOf(code: number): string {
  let nought = code
  while (code - nought < 9 && digit.test(String.fromCodePoint(nought - 1))) nought -= 1
  return String(code - nought)
}

/** The plain character for one character; empty for what nobody sees. */
function plainOf(character: string): string {
  if (nothing.test(character)) return ''
  const composed = character.normalize('NFKC')
  if (/^[\x20-\x7E]$/.test(composed)) return composed
  if (/^\d+\.$|^\(\d+\)$/.test(composed)) return composed.replaceAll(/\D/g, '')
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

/** What each UTF-16 unit is; halves of a pair are strange, until they are looked at as one. */
const classes = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code += 1) {
  const character = String.fromCharCode(code)
  classes[code] = code >= 0xD800 && code < 0xE000 || unusual.test(character) ? strange
    : code >= 0x400 && code < 0x530 ? cyrillic : code < 0x250 && /\p{L}/u.test(character) ? latin : code === 0x2D ? hyphen : other
}

/** The word with the letters of the other alphabet replaced, when all of them only look like its own; the alphabet with more own letters wins. */
function ofOneAlphabet(word: string): string {
  const letters = [...word]
  const foreign = (letter: string, into: Map<string, string>, own: number): boolean => classes[letter.charCodeAt(0)] === own || into.has(letter)
  if (letters.every((letter) => foreign(letter, toCyrillic, cyrillic))) return letters.map((letter) => toCyrillic.get(letter) ?? letter).join('')
  if (letters.every((letter) => foreign(letter, toLatin, latin))) return letters.map((letter) => toLatin.get(letter) ?? letter).join('')
  return word
}

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

/** How many characters of a hyphen and the end of a line part a word here: a small letter goes on below. */
function breakAt(text: string, index: number): number {
  const past = text.charCodeAt(index + 1) === 0x0D ? index + 2 : index + 1
  if (index === 0 || text.charCodeAt(past) !== 0x0A) return 0
  return /^\p{L}$/u.test(text[index - 1]!) && /^\p{Ll}$/u.test(text[past + 1] ?? '') ? past + 1 - index : 0
}

/**
 * The text in plain characters: decimal digits of any script as 0…9, full-width and raised forms as usual ones, spaces and
 * hyphens of any width as one, characters without a look left out (Unicode: Nd, NFKC, Default_Ignorable_Code_Point), words that
 * a hyphen parts at the end of a line as one, and words of Latin and Cyrillic letters that look alike in one alphabet.
 */
export function plainSpelling(text: string): PlainText {
  let plain: Plain | undefined
  let begun = 0
  let seen = 0
  for (let index = 0; index <= text.length; index += 1) {
    const what = index < text.length ? classes[text.charCodeAt(index)]! : other
    if (what === latin || what === cyrillic) {
      if (seen === 0) begun = index
      seen |= what
      continue
    }
    if (seen === (latin | cyrillic)) {
      const word = text.slice(begun, index)
      const one = ofOneAlphabet(word)
      if (one !== word) (plain ??= new Plain(text)).replace(begun, index, one)
    }
    seen = 0
    if (what === strange) {
      const character = String.fromCodePoint(text.codePointAt(index)!)
      if (unusual.test(character)) (plain ??= new Plain(text)).replace(index, index + character.length, plainOf(character))
      index += character.length - 1
    } else if (what === hyphen) {
      const broken = breakAt(text, index)
      if (broken > 0) (plain ??= new Plain(text)).replace(index, index + broken, '')
      index += Math.max(0, broken - 1)
    }
  }
  return plain?.all ?? { text }
}
