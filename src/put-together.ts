/**
 * Makes of our sources the program that `program.ts` finds, by esbuild, before `npm start` and `npm test` (`bin/install.mjs`). Packages are left
 * where they are. Whatever stands in its way is told and costs nothing but time: without a program, the sources run.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { kept, lastMade, type MadeOf, programOfToday, root, stateOf } from './program.ts'

/** Whoever makes it writes this first, so that another begins at once from the sources. */
const mark = join(kept, 'being-made')

/** Whether nobody else is at it; one who has not ended within a minute was ended. */
function begin(): boolean {
  mkdirSync(kept, { recursive: true })
  if (Date.now() - (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 60_000) rmSync(mark, { force: true })
  try {
    writeFileSync(mark, '', { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** Modules find what lies beside them, and children that they start, by their place: they keep that of their source. */
const placed = (code: string, path: string): string => code
  .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)).replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))

/** Makes of `entry` and all of ours that it imports a program in `folder`, which goes first; `note` is told of each source before that is read. */
export async function putTogether(entry: string, folder: string, note: (path: string) => void = () => {}): Promise<void> {
  const { build } = await import('esbuild')
  rmSync(folder, { recursive: true, force: true })
  await build({
    entryPoints: [entry], outdir: folder, outExtension: { '.js': '.mjs' }, absWorkingDir: root,
    bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'esnext', packages: 'external',
    sourcemap: 'linked', sourcesContent: false, logLevel: 'silent',
    plugins: [{
      name: 'sources',
      setup: ({ onLoad }) => onLoad({ filter: /\.(?:ts|js|json)$/ }, ({ path }) => {
        note(path) // before it is read, so that what is written meanwhile makes the program one of yesterday
        return { contents: placed(readFileSync(path, 'utf8'), path), loader: extname(path).slice(1) as 'ts' | 'js' | 'json' }
      }),
    }],
  })
}

async function makeProgram(): Promise<void> {
  const folder = lastMade()?.folder === 'a' ? 'b' : 'a'
  const sources: Record<string, string> = {}
  const note = (path: string): void => { sources[relative(root, path)] = stateOf(path) }
  for (const path of [import.meta.filename, join(root, 'package-lock.json')]) note(path)
  await putTogether(join(root, 'src', 'command-line.ts'), join(kept, folder), note)
  const made: MadeOf = { root, folder, sources }
  writeFileSync(join(kept, 'made-of.json.new'), JSON.stringify(made))
  renameSync(join(kept, 'made-of.json.new'), join(kept, 'made-of.json'))
}

if (import.meta.main && programOfToday() === undefined) {
  try {
    if (begin()) {
      console.log('Shanyraq: putting the program together (once for a version, about 3 seconds) …')
      try {
        await makeProgram()
      } finally {
        rmSync(mark, { force: true })
      }
    }
  } catch (error) {
    console.log(`Shanyraq: the program could not be put together, and runs from its sources (${(error as Error).message.split('\n')[0]}).`)
  }
}
