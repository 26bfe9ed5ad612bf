/** Kinds of words and signs, and what each of them costs a model. Pure. */

export const kinds = {
  kazakh: 'words in small letters, with a letter that Russian has not (әғқңөұүһі)',
  cyrillic: 'other Cyrillic words in small letters',
  capital: 'Cyrillic words with a capital: names and beginnings',
  latin: 'Latin words',
  digits: 'digits',
  quotes: 'typographic quotes and dashes',
  marks: 'other punctuation and signs',
  space: 'white space by itself, line ends',
} as const
export type Kind = keyof typeof kinds

const unit = /(?<latin>\p{Script=Latin}[\p{L}\p{M}]*)|(?<cyrillic>[\p{L}\p{M}]+)|(?<digits>\p{N}+)|(?<quotes>[«»“”„‟‘’‚‹›–—―]+)|(?<space>\s+)|(?<marks>[^\p{L}\p{M}\p{N}\s«»“”„‟‘’‚‹›–—―]+)/gu

/** The pieces of a text, each of one kind; a blank belongs to what follows it. */
function piecesOf(text: string): readonly { readonly kind: Kind; readonly start: number; readonly end: number }[] {
  const found: { kind: Kind; start: number; end: number }[] = []
  for (const { 0: piece, index, groups } of text.matchAll(unit)) {
    const group = Object.entries(groups ?? {}).find(([, value]) => value !== undefined)![0]
    const kind = group === 'cyrillic' ? (/\p{Lu}/u.test(piece) ? 'capital' : /[әғқңөұүһі]/u.test(piece) ? 'kazakh' : 'cyrillic') : group as Kind
    const last = found.at(-1)
    const isBlank = last?.kind === 'space' && text.slice(last.start, last.end) === ' '
    found.push({ kind, start: isBlank ? found.pop()!.start : index, end: index + piece.length })
  }
  return found
}

export interface Cost { readonly bytes: number; readonly bits: number }

/** Adds up what texts cost, by kind. */
export class Costs {
  readonly #of = new Map<Kind, Cost>()

  /** A whole text, of each of whose UTF-16 units the bits are known. */
  add(text: string, bits: Float64Array): this {
    for (const { kind, start, end } of piecesOf(text)) {
      const before = this.of(kind)
      this.#of.set(kind, { bytes: before.bytes + Buffer.byteLength(text.slice(start, end)), bits: bits.subarray(start, end).reduce((sum, one) => sum + one, before.bits) })
    }
    return this
  }

  of(kind: Kind): Cost { return this.#of.get(kind) ?? { bytes: 0, bits: 0 } }
  total(): Cost { return [...this.#of.values()].reduce((sum, { bytes, bits }) => ({ bytes: sum.bytes + bytes, bits: sum.bits + bits }), { bytes: 0, bits: 0 }) }
}

/** The bits of the tokens of a text, spread over its UTF-16 units by their bytes; `offsets` are where tokens begin. Tokens that stand inside one character share its place. */
export function spread(text: string, tokens: readonly { readonly offset: number; readonly bits: number }[]): Float64Array {
  const bits = new Float64Array(text.length)
  for (const [i, { offset, bits: own }] of tokens.entries()) {
    const end = Math.max(offset + 1, tokens.slice(i + 1).find((next) => next.offset > offset)?.offset ?? text.length)
    const bytes = Buffer.byteLength(text.slice(offset, end))
    for (let at = offset; at < end; at += 1) bits[at]! += own * unitBytes(text, at) / bytes
  }
  return bits
}

/** UTF-8 bytes of a UTF-16 unit; a surrogate pair has two and two. */
function unitBytes(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 0x80 ? 1 : code < 0x800 || code >= 0xd800 && code < 0xe000 ? 2 : 3
}

/** Its sentences. */
export const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?…][»”"]?)\s+(?=[\p{Lu}«“"—–])|\n+/u).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')

/** The parts of a text of about so many UTF-16 units, each but the first beginning with white space, where a token begins too. */
export function partsOf(text: string, size: number): readonly { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = []
  for (let start = 0; start < text.length;) {
    const next = text.slice(start + size).search(/\s/u)
    const end = next < 0 ? text.length : start + size + next
    parts.push({ start, end })
    start = end
  }
  return parts
}
