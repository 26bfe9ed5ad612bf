/** Remembers answers of the database under their questions, as many as are asked for again. */

/** Remembers what is made under a key, and forgets the oldest beyond `most`; what fails is not remembered. */
export function remember<T>(known: Map<string, Promise<T>>, key: string, most: number, make: () => Promise<T>): Promise<T> {
  const before = known.get(key)
  if (before) return before
  const made = make()
  made.catch(() => known.delete(key))
  known.set(key, made)
  const oldest = known.size > most ? known.keys().next().value : undefined
  if (oldest !== undefined) known.delete(oldest)
  return made
}
