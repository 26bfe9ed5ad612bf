/** Remembers how many rows meet which conditions, so that the next page does not count them again. The oldest is forgotten. */
export interface Totals {
  get(conditions: string): number | undefined
  set(conditions: string, total: number): void
}

export function rememberTotals(most: number): Totals {
  const known = new Map<string, number>()
  return {
    get: (conditions) => known.get(conditions),
    set(conditions, total) {
      known.delete(conditions)
      known.set(conditions, total)
      const [oldest] = known.keys()
      if (known.size > most && oldest !== undefined) known.delete(oldest)
    },
  }
}
