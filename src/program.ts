/**
 * The program that `put-together.ts` has made of our sources. To find, read and link two thousand modules is more than a third of what a start
 * costs; a program of forty files does the same. It is run only while it is made of the sources as they are now.
 */
import { readFileSync, statSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
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

/** Lets errors of the program name the line of the source. Its maps are read when the first error is told; Node itself would read them at each start. */
export function nameSources(): void {
  const maps = new Map<string, SourceMap>()
  const mapOf = (url: string): SourceMap => {
    const map = maps.get(url) ?? new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${url}.map`), 'utf8')) as SourceMapPayload)
    maps.set(url, map)
    return map
  }
  const origin = (place: string, url: string, line: string, column: string): string => {
    try {
      const found = mapOf(url).findOrigin(Number(line), Number(column))
      return 'fileName' in found ? `${new URL(found.fileName, url).href}:${found.lineNumber}:${found.columnNumber}` : place
    } catch {
      return place // a map that cannot be read may not hide the error
    }
  }
  const named = (call: NodeJS.CallSite): string => String(call).replace(/(file:\/\/\S+\/\.cache\/program\/\S+?\.mjs):(\d+):(\d+)/, origin)
  Error.prepareStackTrace = (error, calls) => [Error.prototype.toString.call(error), ...calls.map((call) => `    at ${named(call)}`)].join('\n')
}
