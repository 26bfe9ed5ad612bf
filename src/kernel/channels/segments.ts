/** Counts the parts in which a text message travels: the operator bills each, and a phone joins them (3GPP TS 23.038 and 23.040). */

/** The basic alphabet, without the escape, and the signs of its extension, each of which takes two places. */
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà')
const extension = new Set('\f^{}\\[~]|€')

/** Places in a message that travels alone, and in each part of one that does not. */
const places = { 'GSM 7-bit': [160, 153], 'UCS-2': [70, 67] } as const

/** One letter outside the basic alphabet, such as any of Kazakh or Russian, has the whole text sent in UCS-2. Pure. */
export function smsSegments(text: string): { readonly alphabet: keyof typeof places; readonly segments: number } {
  const signs = [...text]
  const alphabet = signs.every((sign) => basic.has(sign) || extension.has(sign)) ? 'GSM 7-bit' : 'UCS-2'
  const sizes = signs.map((sign) => (alphabet === 'UCS-2' ? sign.length : extension.has(sign) ? 2 : 1))
  const [alone, joined] = places[alphabet]
  if (sizes.reduce((sum, size) => sum + size, 0) <= alone) return { alphabet, segments: 1 }
  let segments = 1
  let filled = 0
  for (const size of sizes) {
    // No part ends within a sign.
    if (filled + size > joined) [segments, filled] = [segments + 1, 0]
    filled += size
  }
  return { alphabet, segments }
}
