/** A file that stands in the source for a test alone, such as one that a reader of the docs writes: in a folder of its own, with the rest of the house beside it. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export interface FileBeside {
  /** Where the file lies. */
  readonly path: string
  remove(): void
}

/**
 * Writes a file as if it stood at a place of the repository, such as `src/countries/xx/index.ts`, and everything that it imports were beside it. Nothing of
 * the repository changes, also when the test is killed.
 */
export function fileBeside(place: string, content: string): FileBeside {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-beside-'))
  const path = place.split('/')
  path.forEach((name, depth) => {
    const above = path.slice(0, depth)
    mkdirSync(join(folder, ...above), { recursive: true })
    for (const beside of existsSync(join(root, ...above)) ? readdirSync(join(root, ...above)) : []) {
      if (beside !== name) symlinkSync(join(root, ...above, beside), join(folder, ...above, beside))
    }
  })
  writeFileSync(join(folder, ...path), content)
  return { path: join(folder, ...path), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
