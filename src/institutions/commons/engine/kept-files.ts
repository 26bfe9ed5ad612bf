/** Files that can be made again, kept by content while they are of use and bounded in bytes: the one unused for longest goes first. */
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface Held { readonly file: string; release(): void }

export interface KeptFiles {
  /** The file of this content; made where there is none, by whoever comes first. Held until `release`. */
  hold(content: string, ending: string, make: (file: string) => Promise<unknown>): Promise<Held & { readonly bytes: number }>
  /** The file of this content if it is made already. */
  holdMade(content: string): Held | undefined
  /** Removes what nobody has held for so many milliseconds. */
  forget(idleMs: number): void
}

interface Kept { readonly file: string; readonly made: Promise<number>; held: number; bytes: number | undefined; since: number }

/** `bytes` is what the files may take together, apart from those in use. */
export function openKeptFiles(folder: string, bytes: number): KeptFiles {
  const files = new Map<string, Kept>() // in the order of their last use
  let made = 0

  const remove = (content: string, { file }: Kept): void => {
    files.delete(content)
    rm(file, { force: true }).catch(() => undefined)
  }
  const evict = (): void => {
    let taken = [...files.values()].reduce((sum, one) => sum + (one.bytes ?? 0), 0)
    for (const [content, one] of files) {
      if (taken <= bytes) return
      if (one.held > 0) continue
      taken -= one.bytes ?? 0
      remove(content, one)
    }
  }

  const take = (content: string, one: Kept): Held => {
    files.delete(content)
    files.set(content, one)
    one.held += 1
    let open = true
    return {
      file: one.file,
      release() {
        if (open) one.held -= 1
        open = false
        one.since = performance.now()
        evict()
      },
    }
  }

  /** Knows the size of a file once it is made, or forgets what could not be made. */
  const follow = async (content: string, one: Kept): Promise<void> => {
    try {
      one.bytes = await one.made
    } catch {
      if (files.get(content) === one) files.delete(content)
      await rm(one.file, { force: true })
    }
  }

  return {
    async hold(content, ending, make) {
      let one = files.get(content)
      if (one === undefined) {
        made += 1
        const file = join(folder, `${content}-${made}.${ending}`)
        one = { file, made: make(file).then(async () => (await stat(file)).size), held: 0, bytes: undefined, since: 0 }
        void follow(content, one)
      }
      const held = take(content, one)
      try {
        return { ...held, bytes: await one.made }
      } catch (error) {
        held.release()
        throw error
      }
    },
    holdMade(content) {
      const one = files.get(content)
      return one?.bytes === undefined ? undefined : take(content, one)
    },
    forget(idleMs) {
      for (const [content, one] of files) if (one.held === 0 && performance.now() - one.since >= idleMs) remove(content, one)
    },
  }
}
