/**
 * Confines child processes that read what nobody vouches for, beyond what they confine themselves: where the system has bubblewrap, a
 * child runs in namespaces of its own. It has no rights, no network, sees no other process, and of all files only those of the system's
 * programs, read-only, and those that it is given. A hole in native code then reaches nothing that the child was not to reach.
 *
 * Whether the system can is tried once, when it is first asked. Where it cannot, a child runs as the portal's own user, and `status` says so.
 */
import { type ChildProcess, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { lstat, rename, rm } from 'node:fs/promises'
import { constants } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a child sees beside programs and libraries of the system, by absolute paths that stay the same inside. */
export interface View {
  /** Files and folders that it may read; what is not there is left out. */
  readonly read: readonly string[]
  /** Folders that it may write; they have to be there. */
  readonly write: readonly string[]
}

export type Confinement = 'bubblewrap' | 'none'

/** Where systems keep programs and libraries. Neither settings, nor homes, nor what belongs to anybody. */
const system = ['/usr', '/bin', '/lib', '/lib64', '/lib32', '/nix/store', '/gnu/store', '/etc/ld.so.cache', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/alternatives']

/** Where the portal is installed. */
const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
/** Whether a path lies among the programs of the system, and is seen with them. */
const within = (path: string): boolean => system.some((one) => path === one || path.startsWith(`${one}/`))

/** Who a child is: `nobody` of most systems. Its namespace maps that to the portal's user alone, so no other id of the system exists there, root's neither. */
const nobody = '65534'

/** Namespaces of its own for everything; it ends with its parent. `/proc` is left out: nothing that we run needs it, and it tells of others. */
const alone = [
  '--unshare-user', '--uid', nobody, '--gid', nobody, '--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--die-with-parent',
  '--cap-drop', 'ALL', '--dev', '/dev',
]

interface Bubblewrap { readonly program: string; readonly flags: readonly string[] }

const inside = ({ program: wrap, flags }: Bubblewrap, program: string, words: readonly string[], { read, write }: View, cwd: string): readonly [string, readonly string[]] => [wrap, [
  ...alone, ...flags, ...[...system, dirname(program), ...read].flatMap((path) => ['--ro-bind-try', path, path]), ...write.flatMap((path) => ['--bind', path, path]),
  // A file to be read may lie in a folder that may be written.
  ...read.filter((path) => write.some((folder) => path.startsWith(`${folder}/`))).flatMap((path) => ['--ro-bind-try', path, path]),
  '--remount-ro', '/', '--chdir', cwd, '--', program, ...words,
]]

/** Starts a child as we start them all: our own runtime, in a folder of ours. */
function works(bubblewrap: Bubblewrap): boolean {
  const folder = dirname(fileURLToPath(import.meta.url))
  const [program, words] = inside(bubblewrap, process.execPath, ['--eval', 'process.exit(42)'], { read: [folder], write: [] }, folder)
  return spawnSync(program, words, { env: {}, stdio: 'ignore', timeout: 10_000, killSignal: 'SIGKILL' }).status === 42
}

function find(): Bubblewrap | undefined {
  const program = process.platform === 'linux' ? (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'bwrap')).find((file) => isAbsolute(file) && existsSync(file)) : undefined
  if (program === undefined) return undefined
  // Before version 0.8 it cannot forbid namespaces within.
  return [['--disable-userns'], []].map((flags) => ({ program, flags })).find(works)
}

let found: { readonly bubblewrap: Bubblewrap | undefined } | undefined

/** What confines children here; the first call tries it, which takes some 0.1 s. */
export function confinement(): Confinement {
  found ??= { bubblewrap: find() }
  return found.bubblewrap ? 'bubblewrap' : 'none'
}

/** The program with its words as it is to be started, in this working folder. */
export function confined(program: string, words: readonly string[], view: View, cwd: string): readonly [string, readonly string[]] {
  confinement()
  return found?.bubblewrap ? inside(found.bubblewrap, program, words, view, cwd) : [program, words]
}

/**
 * A program that sees the system's files and those of `read`, and writes nowhere at all, not even where devices have memory; its system calls are those of the
 * filter that stands at the file descriptor `filter`. Our own files are none of the system's, wherever the portal is installed: an empty folder lies over `ours`.
 * Undefined where bubblewrap cannot, or is too old to do it.
 */
export function confinedStrictly(program: string, words: readonly string[], read: readonly string[], filter: number, ours = root): readonly [string, readonly string[]] | undefined {
  if (confinement() === 'none' || !found?.bubblewrap?.flags.includes('--disable-userns')) return undefined
  const { program: wrap, flags } = found.bubblewrap
  return [wrap, [
    ...alone, ...flags, '--remount-ro', '/dev', ...system.flatMap((path) => ['--ro-bind-try', path, path]), ...(within(ours) ? ['--tmpfs', ours] : []),
    ...[dirname(program), ...read].filter((path) => !within(path)).flatMap((path) => ['--ro-bind-try', path, path]), ...(within(ours) ? ['--remount-ro', ours] : []), '--remount-ro', '/', '--seccomp', String(filter), '--chdir', '/', '--', program, ...words,
  ]]
}

/** By which signal a child ended: between us and a confined one stands a process that tells it by a number. */
export function signalOf({ exitCode, signalCode }: Pick<ChildProcess, 'exitCode' | 'signalCode'>): NodeJS.Signals | undefined {
  if (signalCode !== null || exitCode === null || exitCode <= 128) return signalCode ?? undefined
  return Object.entries(constants.signals).find(([, number]) => number === exitCode - 128)?.[0] as NodeJS.Signals | undefined
}

/**
 * How a child that `confined` made is spawned: at the head of a group, so that bubblewrap and what it has started end together. While it
 * is setting up, its parts are not bound to each other yet. The group has no terminal either.
 */
export const spawning = (): { readonly detached: boolean } => ({ detached: confinement() !== 'none' })

/**
 * For the shell that becomes such a child. At the head of a session it is a group of its own to the scheduler of Linux (sched(7), autogroup), and between groups only the
 * niceness of the groups counts. Whoever is not the superuser may set one every tenth of a second in the whole system, so it is tried again.
 */
export const stepGroupBack = (niceness: string): string =>
  `if [ -w /proc/self/autogroup ]; then for again in 1 2 3 4; do { echo "${niceness}" > /proc/self/autogroup; } 2>/dev/null && break; sleep 0.12; done; fi`

/** Ends such a child by force, with all that belongs to it. */
export function endByForce(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(confinement() === 'none' ? child.pid : -child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL') // it has ended meanwhile
  }
}

/** A process with all that it has started, in the order of their birth: bubblewrap stands before the child itself. */
export function processesOf(pid: number): readonly number[] {
  const all = [pid]
  for (const one of all) {
    const list = `/proc/${one}/task/${one}/children`
    try {
      if (existsSync(list)) all.push(...readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number))
    } catch {
      // It has ended meanwhile.
    }
  }
  return all
}

/**
 * Takes a file that a child has made: moves it out of what the child sees, and looks at it only then. Throws, and leaves nothing, where it is
 * no plain file: a link would lead whoever opens it to a file of ours, and a pipe would hold them for ever.
 */
export async function takeFile(made: string, to: string): Promise<void> {
  await rename(made, to)
  if ((await lstat(to)).isFile()) return
  await rm(to, { recursive: true, force: true })
  throw new Error(`What a child left as ${basename(made)} is no plain file`)
}
