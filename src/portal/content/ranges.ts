/** Ranges of bytes, as RFC 9110, section 14 has them. Pure. */
import type { ByteRange } from '../../kernel/files/index.ts'

/** More parts than a reader of tables asks for; a request with more is answered whole, which the RFC allows. */
const mostRanges = 32

/**
 * The ranges that a request asks for of so many bytes; both ends belong to each.
 *
 * @returns `whole` without a range, or for one that is not to be understood; `none` when none of them lies in the file (416)
 */
export function rangesOf(header: string | null, size: number): 'whole' | 'none' | readonly Required<ByteRange>[] {
  const given = header === null ? undefined : /^bytes=(.+)$/i.exec(header.trim())?.[1]
  if (given === undefined) return 'whole'
  const specs = given.split(',').map((spec) => /^\s*(\d*)\s*-\s*(\d*)\s*$/.exec(spec))
  if (specs.length > mostRanges) return 'whole'
  const ranges: Required<ByteRange>[] = []
  for (const spec of specs) {
    const [, first = '', last = ''] = spec ?? []
    if (first === '' && last === '') return 'whole'
    if (first !== '' && last !== '' && Number(last) < Number(first)) return 'whole'
    const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
    const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
    if (start <= end && start < size) ranges.push({ start, end })
  }
  return ranges.length === 0 ? 'none' : ranges
}
