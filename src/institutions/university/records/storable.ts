/** What the database can keep of what a client sent: texts without U+0000 and lone surrogates, numbers, and no depth without end. Pure. */
import { Broken } from './broken.ts'
import { isFields } from './statement.ts'

/** Deep enough for any statement with extensions; every reader goes into a value by calls of itself. */
const deepest = 100

const isStorableText = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Throws a `Broken` for a value of JSON that cannot be kept as it came; `at` is where it stands. */
export function requireStorable(value: unknown, at: string, section: string, depth = 0): void {
  if (depth > deepest) throw new Broken('deep', at, section)
  if (typeof value === 'string' && !isStorableText(value)) throw new Broken('storable', at, section)
  // A number of JSON beyond those of IEEE 754 is read as infinite, and would be kept as null.
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Broken('number', at, section)
  if (Array.isArray(value)) for (const one of value) requireStorable(one, at, section, depth + 1)
  else if (isFields(value)) {
    for (const [key, one] of Object.entries(value)) {
      if (!isStorableText(key)) throw new Broken('storable', at, section)
      requireStorable(one, at, section, depth + 1)
    }
  }
}

/** Throws a `Broken` unless a text names a document as the database can keep it: its index holds no longer ones. */
export function requireName(name: string, at: string, section: string): void {
  if (!isStorableText(name)) throw new Broken('storable', at, section)
  if (Buffer.byteLength(name) > 1024) throw new Broken('long', at, section)
}
