/** File names: made safe when they come in, and written into headers when they go out. */

/** Control characters, line and paragraph separators, and marks that turn the direction of writing. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g
const longest = 200

/**
 * The name to keep and to show: the last part of a path, without anything that could mislead the eye or a header, at most
 * 200 characters with the extension kept, never empty.
 */
export function cleanName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const shown = last.replace(unprintable, '').replace(/["<>|:*?]/g, '_').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '')
  if (shown === '') return 'file'
  const characters = [...shown]
  if (characters.length <= longest) return shown
  const extension = /\.[a-z0-9]{1,10}$/i.exec(shown)?.[0] ?? ''
  return characters.slice(0, longest - extension.length).join('') + extension
}

/**
 * The `Content-Disposition` header that makes a browser save a file, never show it (RFC 6266): a plain ASCII name for old
 * clients and the real one in UTF-8 (RFC 8187).
 */
export function contentDisposition(name: string): string {
  const safe = cleanName(name)
  const plain = safe.replace(/[^\x20-\x7e]/g, '_').replaceAll('%', '_')
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Every header of a download: it is saved, its type is not guessed, and nothing in it may run. */
export const downloadHeaders = (file: { readonly name: string; readonly mediaType: string; readonly size: number }): Record<string, string> => ({
  'content-disposition': contentDisposition(file.name),
  'content-type': file.mediaType,
  'content-length': String(file.size),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
})
