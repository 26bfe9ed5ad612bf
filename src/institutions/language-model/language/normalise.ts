/** Brings text to the form in which it is counted, compared and learnt from: each mend is counted by its kind. */
import { kind, kinds, oldFont, toCyrillic, toLatin } from './letters.ts'

/** What is mended. */
export type ChangeKind = 'invisible' | 'composed' | 'cyrillic-from-latin' | 'latin-from-cyrillic' | 'old-font' | 'white-space'

/** How many places of each kind were mended; kinds without any are left out. Composed counts once a text. */
export type Changes = Readonly<Partial<Record<ChangeKind, number>>>

export interface Normalised { readonly text: string; readonly changes: Changes }

const unchanged: Changes = Object.freeze({})

/** What a unit may ask for: something invisible, a composition, white space to even out, an old font. */
const [clean, invisible, composable, space, lineEnd, font] = [0, 1, 2, 3, 4, 5]

const unseen = /[\p{Cc}\p{Cf}\p{Cs}]|(?!\p{M})\p{DI}/gu
/** No form of NFC changes these ranges: ASCII, Latin without marks, Cyrillic, Arabic letters, common punctuation. */
const steady = (code: number): boolean => code < 0x300 || code >= 0x400 && code < 0x483 || code >= 0x48a && code < 0x530
  || code >= 0x620 && code < 0x64b || code >= 0x671 && code < 0x6d6 || code >= 0x2010 && code < 0x2100

const signs = Uint8Array.from({ length: 0x1_0000 }, (_, code) => {
  const letter = String.fromCharCode(code)
  if (code === 0x20) return space
  if (code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029) return lineEnd
  if (code === 0x09 || code === 0x0b || code === 0x0c || /\p{Zs}/u.test(letter)) return space
  if (code >= 0xd800 && code < 0xe000 || letter.search(unseen) === 0) return invisible
  if (oldFont.has(code) || code === 0x457 || code === 0x407) return font
  return steady(code) ? clean : composable
})

/**
 * The text in Unicode NFC, without invisible characters, with letters of the script of their word, and even white space: lines end in
 * \n without blanks, words are one blank apart, paragraphs one empty line. Total on any string and idempotent: what it gives, it leaves.
 * Real Latin words stay (`Kaspi`, `PDFке`), and so do joiners that shape emoji or Arabic letters.
 */
export function normalise(text: string): Normalised {
  let current = text
  let changes: Partial<Record<ChangeKind, number>> | undefined
  // One mend can make room for another (a letter made Cyrillic takes the mark after it), so we go on until nothing is left.
  for (let asks = asksOf(current); asks !== 0; asks = asksOf(current)) {
    const found: Partial<Record<ChangeKind, number>> = changes ?? {}
    const before = current
    if (asks & asking.invisible) current = withoutInvisibles(current, found)
    if (asks & asking.composable) current = composed(current, found)
    if (asks & asking.mixed) current = inOneScript(current, found)
    if (asks & asking.font) current = withoutOldFonts(current, found)
    if (asks & asking.space) current = withEvenSpace(current, found)
    if (current === before) break
    changes = found
  }
  return { text: current, changes: changes ?? unchanged }
}

const asking = { invisible: 1, composable: 2, mixed: 4, font: 8, space: 16 } as const

/** What must be looked at more closely, in one pass; 0 for almost all text. */
function asksOf(text: string): number {
  let asks = 0
  let script: number = kind.none
  // The beginning of the text is like a line's end: a blank there is one too many.
  let last = lineEnd
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    const sign = signs[code]!
    if (sign !== clean) {
      if (sign === space) {
        if (last === space || last === lineEnd || code !== 0x20) asks |= asking.space
      } else if (sign === lineEnd) {
        if (i === 0 || last === space || code !== 0x0a || (last === lineEnd && i > 1 && text.charCodeAt(i - 2) === 0x0a)) asks |= asking.space
      } else asks |= sign === invisible ? asking.invisible | asking.composable : sign === font ? asking.font : asking.composable
    }
    last = sign
    const letter = kinds[code]!
    if (letter === kind.mark) continue
    if (letter !== script && (letter === kind.cyrillic && script === kind.latin || letter === kind.latin && script === kind.cyrillic)) asks |= asking.mixed
    script = letter
  }
  return text.length > 0 && (last === space || last === lineEnd) ? asks | asking.space : asks
}

const add = (changes: Partial<Record<ChangeKind, number>>, kindOfChange: ChangeKind, count: number): void => {
  if (count > 0) changes[kindOfChange] = (changes[kindOfChange] ?? 0) + count
}

// Joiners (U+200C, U+200D) shape emoji, Arabic letters and Indic ones; tags (U+E0020…) spell flags; U+061C and U+06DD are Arabic.
const joined = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}]/u

function withoutInvisibles(text: string, changes: Partial<Record<ChangeKind, number>>): string {
  let count = 0
  const seen = text.replace(unseen, (character, at: number) => {
    const code = character.codePointAt(0)!
    if (code === 0x09 || code === 0x0a || code === 0x0b || code === 0x0c || code === 0x0d || code === 0x85) return character
    if (code >= 0x0600 && code <= 0x0605 || code === 0x06dd || code >= 0xe0020 && code <= 0xe007f) return character
    if ((code === 0x200c || code === 0x200d) && joined.test(characterBefore(text, at)) && joined.test(text.slice(at + 1, at + 3))) return character
    count += 1
    return ''
  })
  add(changes, 'invisible', count)
  return seen
}

const characterBefore = (text: string, at: number): string => text.slice(Math.max(0, at - 2), at)

function composed(text: string, changes: Partial<Record<ChangeKind, number>>): string {
  const nfc = text.normalize('NFC')
  if (nfc !== text) add(changes, 'composed', 1)
  return nfc
}

const words = /[\p{Script=Cyrillic}\p{Script=Latin}\p{M}]+/gu

function inOneScript(text: string, changes: Partial<Record<ChangeKind, number>>): string {
  return text.replace(words, (word) => {
    const repaired = repair(word)
    if (!repaired) return word
    add(changes, repaired.kind, repaired.count)
    return repaired.word
  })
}

const roman = /^[IVXLCDM]+$/

/** A word of letters of two scripts in the script that it was meant in; nothing when it is of one, or truly of two (`PDFке`, `сегменттерYour`). */
function repair(word: string): { readonly word: string; readonly kind: ChangeKind; readonly count: number } | undefined {
  let [cyrillic, latin, cyrillicAlone, latinAlone, borders, previous] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i)
    const letter = kinds[code]!
    if (letter === kind.cyrillic) {
      cyrillic += 1
      if (!toLatin.has(code)) cyrillicAlone += 1
    } else if (letter === kind.latin) {
      latin += 1
      if (!toCyrillic.has(code)) latinAlone += 1
    } else continue
    if (previous !== 0 && letter !== previous) borders += 1
    previous = letter
  }
  if (cyrillic === 0 || latin === 0) return undefined
  const asLatin = cyrillicAlone === 0 ? translated(word, toLatin) : ''
  if (roman.test(asLatin) || latinAlone > 0 && asLatin !== '') return { word: asLatin, kind: 'latin-from-cyrillic', count: cyrillic }
  if (latinAlone > 0) return undefined
  // An abbreviation with an ending after it: ATMге.
  if (borders === 1 && /^\p{Script=Latin}{2,}/u.test(word) && /^\p{Lu}{2,}\p{Ll}+$/u.test(word)) return undefined
  return { word: translated(word, toCyrillic), kind: 'cyrillic-from-latin', count: latin }
}

function translated(word: string, letters: ReadonlyMap<number, number>): string {
  let made = ''
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i)
    made += String.fromCharCode(letters.get(code) ?? code)
  }
  return made
}

const fontLetters = /[ќѓњєўӛї]/gi
const fontWords = /\p{Script=Cyrillic}*[ќѓњєўӛї]\p{Script=Cyrillic}*/giu
const kazakhLetters = /[әғқңөұүһ]/gi
const kazakhLetter = /[әғқңөұүһ]/i
const vowel = /[аәеиоөуұүыіэюя]/i

/**
 * Letters of old fonts, in Kazakh text alone: one with ӛ, or with ќ, ѓ or њ beside ы, which neither Macedonian nor Serbian has, or with
 * more letters that only Kazakh has than these. In the latter ї stays in words without such a letter: Київ is written so in Kazakh text too.
 */
function withoutOldFonts(text: string, changes: Partial<Record<ChangeKind, number>>): string {
  const written = /ӛ/i.test(text) || /[ќѓњ]/i.test(text) && /ы/i.test(text)
  if (!written && countOf(text, kazakhLetters) <= countOf(text, fontLetters)) return text
  let count = 0
  const mended = text.replace(fontWords, (word) => (!written && !kazakhLetter.test(word) && /ї/i.test(word) ? word : word.replace(fontLetters, (letter, at: number) => {
    count += 1
    const meant = oldFont.get(letter.charCodeAt(0))
    if (meant !== undefined) return String.fromCharCode(meant)
    // ї was drawn as ү in most fonts and as һ in some; beside a vowel it can only be һ: мәшїүр, їшін.
    const beside = vowel.test(word.charAt(at - 1)) || vowel.test(word.charAt(at + 1))
    return letter === 'ї' ? (beside ? 'һ' : 'ү') : beside ? 'Һ' : 'Ү'
  })))
  add(changes, 'old-font', count)
  return mended
}

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

function withEvenSpace(text: string, changes: Partial<Record<ChangeKind, number>>): string {
  let count = 0
  const even = (pattern: RegExp, meant: string) => (before: string): string => before.replace(pattern, (found) => {
    if (found !== meant) count += 1
    return meant
  })
  const steps = [
    even(/\r\n|[\r\x85\u2028\u2029]/g, '\n'), even(/[\t\v\f\p{Zs}]+/gu, ' '), even(/ ?\n ?/g, '\n'), even(/\n{3,}/g, '\n\n'), even(/^\s+|\s+$/g, ''),
  ]
  const result = steps.reduce((current, step) => step(current), text)
  add(changes, 'white-space', count)
  return result
}
