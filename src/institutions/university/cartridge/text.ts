/** The text of a file, by the letters that it says it is written in: a mark at its beginning, its XML declaration, or the `meta` of a page; UTF-8 where it says nothing. Pure. */

const marks: readonly (readonly [readonly number[], string])[] = [[[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be'], [[0xef, 0xbb, 0xbf], 'utf-8']]

function saidIn(bytes: Buffer): string {
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1]
  if (marked) return marked
  const start = bytes.toString('latin1', 0, 1024)
  const said = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1] ?? 'utf-8'
  // Whatever could be read so far is no UTF-16, whatever it says (the standard of HTML says so too).
  return /^(?:utf-16|ucs-2|iso-10646-ucs-2|unicode)/i.test(said) ? 'utf-8' : said
}

const decoder = (label: string, fatal: boolean): TextDecoder | undefined => {
  try {
    return new TextDecoder(label, { fatal })
  } catch {
    return undefined
  }
}

/** Reads a file. `unread` names the letters that it should be written in, where some of them could not be read. */
export function textOf(bytes: Buffer): { readonly text: string; readonly unread?: string } {
  const said = saidIn(bytes)
  try {
    const text = decoder(said, true)?.decode(bytes)
    if (text !== undefined) return { text }
  } catch {
    // Not of these letters: what can be read of it is.
  }
  return { text: (decoder(said, false) ?? new TextDecoder()).decode(bytes), unread: said }
}
