/** Background work in parts, of which none stops another. */

/**
 * Does the same for each, one after another. What fails keeps nothing else from being done and is thrown at the end, so that the job that does it says
 * so to the operator: as it is where one failed, together where several did.
 */
export async function eachApart<T>(ones: Iterable<T>, act: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for (const one of ones) {
    try {
      await act(one)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} parts of this work failed: ${[...new Set(failures.map(String))].join('; ')}`)
  if (failures.length === 1) throw failures[0]
}
