/**
 * Which bytes may follow in well-formed UTF-8 (Unicode 16, table 3-7), so that tokens which are parts of letters can be held to it.
 *
 * The grammars of llama.cpp take any byte for the rest of a letter, a quotation mark too: a string would end where the grammar
 * thinks that it goes on. Pure.
 */

/** Between letters. */
export const betweenLetters = 0

/** What is awaited: the range of the next byte, and the state after it. */
const awaited: readonly { readonly from: number; readonly to: number; readonly next: number }[] = [
  { from: 0x00, to: 0x7f, next: 0 },
  { from: 0x80, to: 0xbf, next: 0 }, // 1: the last byte of a letter
  { from: 0x80, to: 0xbf, next: 1 }, // 2: two are left
  { from: 0x80, to: 0xbf, next: 2 }, // 3: three are left
  { from: 0xa0, to: 0xbf, next: 1 }, // 4: after E0, no overlong form
  { from: 0x80, to: 0x9f, next: 1 }, // 5: after ED, no surrogate
  { from: 0x90, to: 0xbf, next: 2 }, // 6: after F0, no overlong form
  { from: 0x80, to: 0x8f, next: 2 }, // 7: after F4, nothing past U+10FFFF
]

/** The state after the bytes; undefined where they are not well-formed. */
export function afterBytes(state: number, bytes: Uint8Array): number | undefined {
  let now = state
  for (const byte of bytes) {
    if (now === betweenLetters) {
      const lead = leading(byte)
      if (lead === undefined) return undefined
      now = lead
    } else {
      const { from, to, next } = awaited[now]!
      if (byte < from || byte > to) return undefined
      now = next
    }
  }
  return now
}

function leading(byte: number): number | undefined {
  if (byte < 0x80) return betweenLetters
  if (byte >= 0xc2 && byte <= 0xdf) return 1
  if (byte === 0xe0) return 4
  if (byte === 0xed) return 5
  if (byte >= 0xe1 && byte <= 0xef) return 2
  if (byte === 0xf0) return 6
  if (byte >= 0xf1 && byte <= 0xf3) return 3
  if (byte === 0xf4) return 7
  return undefined
}
