/** Starts a child process of our own code within limits: of what it sees, of memory, processor time and files, and of its place behind others. */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { confined, endByForce, spawning, stepGroupBack, type View } from './confinement.ts'
import { endWithUs } from './end-with-us.ts'
import { programOf } from './program.ts'

export interface ChildSettings {
  /** The module that it runs, by its path. */
  readonly entry: string
  /** Modules that it imports by addresses that it is told. They may read what lies beside them, so that it sees our sources as well. */
  readonly imports?: readonly string[]
  readonly words?: readonly string[]
  /** Its working folder, which has to be in the view. */
  readonly folder: string
  /** The files that it sees, beside its program, our packages, and programs and libraries of the system. */
  readonly view: View
  /** What of them its JavaScript may read and write: nothing where not given. Native code is bound by the view alone. */
  readonly script?: Partial<View>
  /** Memory of its JavaScript, in MiB. */
  readonly heapMb: number
  /** Other flags of Node. */
  readonly flags?: readonly string[]
  readonly limits: SystemLimits
  /** How far it steps back for others, from 0 to 19. */
  readonly niceness: number
  /** Speaks over a channel of messages, instead of its standard input and output. */
  readonly channel?: boolean
}

/** What the operating system itself keeps, where it can; a core is never dumped. */
export interface SystemLimits {
  /** Bytes of memory for data, with what is reserved and not touched. */
  readonly data?: number
  /** Bytes of addresses, with what is reserved and not touched. */
  readonly addresses?: number
  /** Seconds of processor time. */
  readonly processorSeconds?: number
  /** Bytes of the largest file that it can write. */
  readonly file?: number
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = join(root, 'src')
/** Where packages are; a link leads to their real place. */
const packages = [...new Set(['node_modules', 'package.json'].flatMap((name) => [join(root, name), realpathSync(join(root, name))]))]
/** Nothing of ours; threads do not each keep memory of their own. */
const environment = { TZ: 'UTC', MALLOC_ARENA_MAX: '2' }

const unit = { data: ['d', 1024], addresses: ['v', 1024], processorSeconds: ['t', 1], file: ['f', 512] } as const

/** The shell that becomes the child sets the limits; what is lower already stays. When memory runs out the child is the first to be ended, not we. */
function underLimits(limits: SystemLimits, niceness: number, program: string, words: readonly string[]): readonly [string, readonly string[]] {
  if (process.platform === 'win32') return [program, words]
  const set = (Object.keys(unit) as (keyof SystemLimits)[]).flatMap((name) => {
    const [flag, of] = unit[name]
    return limits[name] === undefined ? [] : [`ulimit -${flag} ${Math.ceil(limits[name] / of)} 2>/dev/null || :`]
  })
  const script = [...set, 'ulimit -c 0', '{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null || :', ...(spawning().detached ? [stepGroupBack('$0')] : []), 'exec nice -n "$0" "$@"'].join('\n')
  return ['/bin/sh', ['-c', script, String(niceness), program, ...words]]
}

/** Starts it with an empty environment; it ends with us at the latest. */
export function startChild({ entry, imports = [], words = [], folder, view, script = {}, heapMb, flags = [], limits, niceness, channel = false }: ChildSettings): ChildProcess {
  const own = [programOf(entry, imports), ...packages, ...(imports.length > 0 ? [sources] : [])]
  const given = [
    '--no-warnings', `--max-old-space-size=${heapMb}`, ...flags, '--no-experimental-global-navigator', '--permission', '--allow-addons',
    ...[...own, ...script.read ?? []].map((path) => `--allow-fs-read=${path}`), ...(script.write ?? []).map((path) => `--allow-fs-write=${path}`),
    own[0]!, ...words,
  ]
  const options: SpawnOptions = {
    env: environment, stdio: channel ? ['ignore', 'ignore', 'pipe', 'ipc'] : ['pipe', 'pipe', 'pipe'], windowsHide: true, ...spawning(),
  }
  const [program, all] = underLimits(limits, niceness, ...confined(process.execPath, given, { read: [...own, ...view.read], write: view.write }, folder))
  const child = endWithUs(spawn(program, all, { cwd: folder, ...options }), endByForce)
  if (process.platform === 'win32') child.once('spawn', () => lower(child, niceness))
  return child
}

/** Where there is no shell that would see to it. */
function lower({ pid }: ChildProcess, niceness: number): void {
  try {
    if (pid !== undefined) setPriority(pid, niceness)
  } catch {
    // It has gone, or may not be lowered here: it works as it is.
  }
}
