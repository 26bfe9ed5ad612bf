/** Values read from the database that stay in memory until something that they rest on has changed. */
import type { Kernel } from '../../kernel/index.ts'

export interface Remembered<T> {
  /** The value of a key; read when it is not known, by one reading for all who ask meanwhile. */
  get(key: string, read: () => Promise<T>): Promise<T>
}

/**
 * Keeps at most `most` values, those asked for last. `watch` is given what forgets them all, and says when changes are told from then on; before that,
 * and while notifications of the database may be missing, nothing is remembered: whoever does not hear asks.
 */
export function remember<T>({ hears, whenClosing, report = console.error }: Pick<Kernel, 'hears' | 'whenClosing'> & Partial<Pick<Kernel, 'report'>>, most: number, watch: (forget: () => void) => Promise<() => Promise<void>>): Remembered<T> {
  const known = new Map<string, Promise<T>>()
  let told = false
  const stop = watch(() => known.clear()).then((end) => {
    known.clear()
    told = true
    return end
  })
  stop.catch(report)
  whenClosing(async () => {
    told = false
    await stop.then((end) => end(), () => undefined)
  })
  return {
    get(key, read) {
      if (!told || !hears()) {
        known.clear()
        return read()
      }
      const value = known.get(key) ?? read()
      known.delete(key)
      known.set(key, value)
      value.catch(() => { if (known.get(key) === value) known.delete(key) })
      const [oldest] = known.keys()
      if (known.size > most && oldest !== undefined) known.delete(oldest)
      return value
    },
  }
}
