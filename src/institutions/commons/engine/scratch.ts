/** The folder of a process for what can be lost, beside those of others; what processes of earlier runs left goes when one is opened. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of this process; a folder of its number that is not among them is of an earlier one, as in a container that started again. */
const mine = new Set<string>()

/** Removes what processes of earlier runs left, of this folder's users: the engine, versions that were read in, and files that were cut. */
function sweep(scratch: string): void {
  for (const name of readdirSync(scratch)) {
    const [folder, pid] = [join(scratch, name), Number(/^(?:engine|version|slice)-(\d+)-/.exec(name)?.[1])]
    if (Number.isInteger(pid) && !mine.has(folder) && (pid === process.pid || !runs(pid))) rmSync(folder, { recursive: true, force: true })
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH') // it may run and not be ours to signal
  }
}

/** A folder of our own in `scratch`, until it is removed. */
export function openScratch(scratch: string): { readonly folder: string; remove(): void } {
  mkdirSync(scratch, { recursive: true })
  sweep(scratch)
  const folder = mkdtempSync(join(scratch, `engine-${process.pid}-`))
  mine.add(folder)
  return {
    folder,
    remove() {
      rmSync(folder, { recursive: true, force: true })
      mine.delete(folder)
    },
  }
}
