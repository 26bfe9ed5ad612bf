/**
 * The program that `put-together.ts` has made of our sources. To find, read and link two thousand modules is more than a third of what a start
 * costs; a program of forty files does the same. It is run only while it is made of the sources as they are now.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Where it lies: in one of two folders by turns, so that what runs from the other may still load what it has not needed so far. */
export const kept = join(root, 'node_modules', '.cache', 'program')

/** What is written beside it: the checkout, whose place the program knows, the folder, and each source as it was when it was read. */
export interface MadeOf {
  readonly root: string
  readonly folder: 'a' | 'b'
  readonly sources: Readonly<Record<string, string>>
}

/** Another whenever the file is written, by whatever means, whichever time of change it is given. Throws when there is none. */
export function stateOf(path: string): string {
  const { size, ctimeMs } = statSync(path)
  return `${size} ${ctimeMs}`
}

/** What the program that lies there is made of, `undefined` when none does. */
export function lastMade(): MadeOf | undefined {
  try {
    return JSON.parse(readFileSync(join(kept, 'made-of.json'), 'utf8')) as MadeOf
  } catch {
    return undefined
  }
}

function isOfToday({ root: place, sources }: MadeOf): boolean {
  try {
    return place === root && Object.entries(sources).every(([path, state]) => stateOf(join(root, path)) === state)
  } catch {
    return false // one of them has gone
  }
}

/** The address of the program, or `undefined` when there is none of today. Looks at each source, in some 15 ms. */
export function programOfToday(): string | undefined {
  const made = lastMade()
  return made !== undefined && isOfToday(made) ? pathToFileURL(join(kept, made.folder, 'command-line.mjs')).href : undefined
}
