/** Reads what is written in unusual characters as a person reads it: digits of other scripts, wide letters, invisible signs between digits. */

/** A text in plain characters. Absent `places`: it is the text itself. */
export interface PlainText {
  readonly text: string
  /** Where each character of the plain text stood, and, last, the length of the old text. */
  readonly places?: Int32Array
}

/** What an eye does not see, or does not tell from the plain character; texts without any of it are passed on as they are. */
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

/**
 * The text in plain characters: decimal digits of any script as 0…9, full-width and raised forms as usual ones, spaces and
 * hyphens of any width as one, characters without a look left out (Unicode: Nd, NFKC, Default_Ignorable_Code_Point).
 */
export function plainSpelling(text: string): PlainText {
  if (!unusual.test(text)) return { text }
  const parts: string[] = []
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const plain = unusual.test(character) ? plainOf(character) : character
    parts.push(plain)
    for (let index = 0; index < plain.length; index += 1) places.push(at + Math.min(index, character.length - 1))
    at += character.length
  }
  places.push(text.length)
  return { text: parts.join(''), places: Int32Array.from(places) }
}
