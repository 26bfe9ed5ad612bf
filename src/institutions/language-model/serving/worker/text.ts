/** Tokens of an answer into text that may be sent: whole letters only, and nothing of what a stop text begins. Pure. */

export interface TextStream {
  /** The bytes of the next token; answers what may be sent now, and whether a stop text has come. */
  add(bytes: Uint8Array): { readonly text: string; readonly stopped: boolean }
  /** What was held back. A letter that never was completed is left out. */
  end(): string
}

export function openTextStream(stops: readonly string[]): TextStream {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let held = ''
  return {
    add(bytes) {
      held += decoder.decode(bytes, { stream: true })
      const found = stops.map((stop) => held.indexOf(stop)).filter((at) => at >= 0)
      if (found.length > 0) {
        const text = held.slice(0, Math.min(...found))
        held = ''
        return { text, stopped: true }
      }
      const kept = stops.reduce((most, stop) => Math.max(most, overlap(held, stop)), 0)
      const text = held.slice(0, held.length - kept)
      held = held.slice(held.length - kept)
      return { text, stopped: false }
    },
    end() {
      const text = held
      held = ''
      return text
    },
  }
}

/** The length of the longest end of the text with which the stop begins. */
function overlap(text: string, stop: string): number {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length--) if (text.endsWith(stop.slice(0, length))) return length
  return 0
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes as text; a part of a letter as OpenAI's completions write it, `bytes:\xd0`. */
export function nameOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return `bytes:${Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}`
  }
}

/** Letters (code points) that begin in each token: where the next token's text begins, as `text_offset` counts. */
export function lettersOf(bytes: Uint8Array): number {
  let letters = 0
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) letters += 1
  return letters
}
