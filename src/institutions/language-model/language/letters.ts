/** Letters that lie: which scripts they are of, and which letter of the other script looks the same. */

/** ISO 15924: Cyrillic, Latin, Arabic; `Zzzz` some other script, `Zyyy` no letters at all. */
export type Script = 'Cyrl' | 'Latn' | 'Arab' | 'Zzzz' | 'Zyyy'

export const kind = { none: 0, cyrillic: 1, latin: 2, arabic: 3, other: 4, mark: 5 } as const

const kindOf = (letter: string): number => {
  if (/\p{M}/u.test(letter)) return kind.mark
  // Letters that modify (ʻ and ʼ of Uzbek) are of no script.
  if (!/\p{L}/u.test(letter) || /[\u02B0-\u02FF]/.test(letter)) return kind.none
  if (/\p{Script=Cyrillic}/u.test(letter)) return kind.cyrillic
  if (/\p{Script=Latin}/u.test(letter)) return kind.latin
  return /\p{Script=Arabic}/u.test(letter) ? kind.arabic : kind.other
}

/** The kind of each UTF-16 unit. Halves of pairs count as no letters: the languages here have none beyond the first plane. */
export const kinds = Uint8Array.from({ length: 0x1_0000 }, (_, code) => (code < 0x80 && !/[a-z]/i.test(String.fromCharCode(code)) ? kind.none
  : code >= 0xac00 && code < 0xd800 || code >= 0x3400 && code < 0xa000 ? kind.other : kindOf(String.fromCharCode(code))))

const pairs = (from: string, to: string): Map<number, number> => new Map([...from].map((letter, index) => [letter.charCodeAt(0), to.charCodeAt(index)]))

/** Latin letters that stand in Cyrillic words, and what was meant. The small r is seen in scanned books: бipre for бірге. */
export const toCyrillic = pairs('aceiopxyəhɵkrABCEHIKMOPTXYƏƟ', 'асеіорхуәһөкгАВСЕНІКМОРТХУӘӨ')

/** Cyrillic letters that stand in Latin words. */
export const toLatin = pairs('асеіорхуһјѕАВСЕНІКМОРТХУӘЅЈ', 'aceiopxyhjsABCEHIKMOPTXYƏSJ')

/** Letters of Macedonian, Ukrainian and other fonts that were drawn as Kazakh ones before Unicode. What ї stands for is told by its neighbours. */
export const oldFont = pairs('ќѓњєўӛЌЃЊЄЎӚ', 'қғңәұөҚҒҢӘҰӨ')
