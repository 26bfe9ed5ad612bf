/**
 * Text as numbers: which runs of up to four letters it holds. A letter of a script is a number below 64, so a run of four is one number
 * below 2²⁴: exact, without the text of the run. Words begin and end with a blank; what is no letter of the script is a blank.
 */
import { kind, kinds } from './letters.ts'

export const longest = 4
const blank = 1
const another = 2
const apostrophe = 3

/** The letters that are told apart; every other letter of the script is one and the same. */
const letters = {
  Cyrl: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіҗҙҡҫєїґӣӯҳҷў',
  Latn: 'abcdefghijklmnopqrstuvwxyzäöüñğūşıáóúńǵýçâîåéèêëïôßøæœšžčł',
} as const
export type GramScript = keyof typeof letters

const apostrophes = new Set([...'\'’‘ʻʼ`´′'].map((sign) => sign.charCodeAt(0)))

const numbersOf = (script: GramScript): Uint8Array => {
  const own = script === 'Cyrl' ? kind.cyrillic : kind.latin
  return Uint8Array.from({ length: 0x1_0000 }, (_, code) => {
    if (apostrophes.has(code)) return apostrophe
    if (kinds[code] !== own) return blank
    const at = letters[script].indexOf(String.fromCharCode(code).toLowerCase().charAt(0))
    return at < 0 ? another : at + 4
  })
}
const numbers: Readonly<Record<GramScript, Uint8Array>> = { Cyrl: numbersOf('Cyrl'), Latn: numbersOf('Latn') }

/** Visits each run of the part of the text; a run of one blank is none, and no run goes over a blank. Answers how many letters there were. */
export function eachGram(text: string, script: GramScript, from: number, to: number, visit: (gram: number, length: number) => void): number {
  const number = numbers[script]
  let [third, second, first, count] = [0, 0, blank, 0]
  for (let i = from; i <= to; i += 1) {
    let letter = i < to ? number[text.charCodeAt(i)]! : blank
    // An apostrophe is a letter only between letters: п'ять, o'zbek.
    if (letter === apostrophe && (first === blank || i + 1 >= to || number[text.charCodeAt(i + 1)]! <= blank)) letter = blank
    if (letter === blank && first === blank) continue
    // Stretched words are read as they are meant: күүүшті.
    if (letter === first && letter === second) continue
    if (letter !== blank) {
      count += 1
      visit(letter, 1)
    }
    visit(first << 6 | letter, 2)
    if (second !== 0) visit(second << 12 | first << 6 | letter, 3)
    if (third !== 0) visit(third << 18 | second << 12 | first << 6 | letter, 4)
    if (letter === blank) [third, second, first] = [0, 0, blank]
    else [third, second, first] = [second, first, letter]
  }
  return count
}
