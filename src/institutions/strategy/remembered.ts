/** Remembers what was read until its version is another one, and what follows from it until the day is another one. */
import type { Day } from '../../law/time.ts'

/**
 * Reads once for a version, however many ask. The version is asked for before anything is read: what is remembered may be newer than its version says, never older.
 * What failed is read again by whoever asks next.
 */
export function remembered<Read>(version: () => Promise<string>, read: () => Promise<Read>): () => Promise<Read> {
  let known: { readonly version: string; readonly read: Promise<Read> } | undefined
  return async () => {
    const asked = await version()
    if (known?.version === asked) return known.read
    const fresh = { version: asked, read: read() }
    fresh.read.catch(() => { if (known === fresh) known = undefined })
    known = fresh
    return fresh.read
  }
}

/** Finds once what follows from a thing on a day, however many ask: for as long as the thing stands, of the last day that was asked for. The thing is known by itself, and so must not be changed. */
export function foundOfDay<Of extends object, Found>(find: (of: Of, today: Day) => Found): (of: Of, today: Day) => Found {
  const known = new WeakMap<Of, { readonly today: Day; readonly found: Found }>()
  return (of, today) => {
    const before = known.get(of)
    if (before?.today === today) return before.found
    const found = find(of, today)
    known.set(of, { today, found })
    return found
  }
}
