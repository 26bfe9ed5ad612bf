/** Remembers what was read until its version is another one. */

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
