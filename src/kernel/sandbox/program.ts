/**
 * Makes one program, in plain JavaScript, of a module and all of ours that it imports. A child that runs it starts in half the time, for
 * Node would load a compiler of its own to strip the types and may not keep what that says where it may write nothing; and of our sources
 * it sees no others.
 */
import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const writer = fileURLToPath(new URL('./write-program.ts', import.meta.url))

const made = new Map<string, string>()
let ours: string | undefined

/** A folder of this process alone, where what is compiled is not kept. */
function ownFolder(): string {
  if (ours !== undefined && existsSync(ours)) return ours
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'shanyraq-programs-')))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return ours = folder
}

/** Whether the program in the file is made of our sources as they are now: its first line says of what it was made. */
function isOfToday(file: string): boolean {
  try {
    const [first = ''] = readFileSync(file, 'utf8').split('\n', 1)
    return Object.entries(JSON.parse(first.slice('// '.length)) as Record<string, string>).every(([address, was]) => hash('sha256', readFileSync(new URL(address)), 'hex') === was)
  } catch {
    return false
  }
}

function keep(program: string, folder: string, name: string): string {
  const file = join(folder, name)
  writeFileSync(`${file}.${process.pid}`, program)
  renameSync(`${file}.${process.pid}`, file)
  return file
}

function write(addresses: readonly string[], name: string, folder: string | undefined): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--experimental-vm-modules', writer, ...addresses], { env: {}, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(`The program of ${addresses[0]} could not be written: ${stderr}`)
  if (folder === undefined) return keep(stdout, ownFolder(), name)
  try {
    return keep(stdout, folder, name)
  } catch {
    return keep(stdout, ownFolder(), name) // nothing may be written there, or nothing more
  }
}

/**
 * The file of the program that runs a module, which may import the others by addresses that it is told; those that are no files are left
 * out. It is made once for a version of our sources, in some 0.3 s, and lies where Node keeps what it has compiled.
 */
export function programOf(entry: string, others: readonly string[] = []): string {
  const addresses = [pathToFileURL(entry).href, ...others.filter((address) => address.startsWith('file:'))]
  // Whoever looks which processes run sees by the name what this one does.
  const title = entry.replace(/\.ts$/, '').split(/[\\/]/).slice(-3).join('-')
  const name = `${title}-${hash('sha256', addresses.join('\n'), 'hex').slice(0, 32)}.mjs`
  const known = made.get(name)
  if (known !== undefined && existsSync(known)) return known // whoever tidies up may have taken it
  const folder = getCompileCacheDir()
  const kept = folder === undefined ? undefined : realpathSync(folder)
  const file = kept !== undefined && isOfToday(join(kept, name)) ? join(kept, name) : write(addresses, name, kept)
  made.set(name, file)
  return file
}
