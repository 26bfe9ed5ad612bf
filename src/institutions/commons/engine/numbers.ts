/** Remembers a number for each of the last so many keys: how many rows meet which conditions, how often a table was asked. */
export interface Numbers {
  get(key: string): number | undefined
  set(key: string, number: number): void
}

export function rememberNumbers(most: number): Numbers {
  const known = new Map<string, number>()
  return {
    get: (key) => known.get(key),
    set(key, number) {
      known.delete(key)
      known.set(key, number)
      const [oldest] = known.keys()
      if (known.size > most && oldest !== undefined) known.delete(oldest)
    },
  }
}
