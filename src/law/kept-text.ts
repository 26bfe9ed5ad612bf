/** Texts that can be kept: neither the database nor canonical JSON carries U+0000 or half a surrogate pair. Pure. */
import type { z } from 'zod'

const isKept = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** The places of a value whose texts, or names, cannot be kept. */
function unkeptIn(value: unknown, path: readonly PropertyKey[]): readonly (readonly PropertyKey[])[] {
  if (typeof value === 'string') return isKept(value) ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => unkeptIn(one, [...path, at]))
  return Object.entries(value).flatMap(([name, one]) => (isKept(name) ? unkeptIn(one, [...path, name]) : [path]))
}

/** A check of a whole declaration: each text in it can be kept, wherever it stands. Said of the whole, for hardly a text has a schema of its own. */
export const textsAreKept: z.core.CheckFn<unknown> = ({ value, issues }) => {
  for (const path of unkeptIn(value, [])) issues.push({ code: 'custom', path: [...path], input: value, params: { unkept: true } })
}

/** A text as it can be kept: without U+0000, and with a sign in the place of half a pair. */
export const asKept = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** At most so many UTF-16 units of a text, the last a dot-dot-dot where it is longer; never half a pair. */
export const shortened = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`)
