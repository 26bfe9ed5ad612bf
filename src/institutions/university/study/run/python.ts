/**
 * Runs a submission in Python: the system's own interpreter, confined, hears one call after another. What is expected never leaves this process, and the inputs
 * that are hidden are told only when those that are shown are answered, so that no message about a shown one tells of a hidden one.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { spawnForeign } from '../../../../kernel/sandbox/index.ts'
import type { Json } from '../../../../law/canonical.ts'
import type { Outcome, Ran } from '../judge.ts'

export interface PythonWork { readonly code: string; readonly function: string; readonly calls: readonly { readonly shown: boolean; readonly words: readonly Json[] }[] }

interface Python { readonly program: string; readonly home: string; readonly version: string }

/** What runs a submission and says what it gave: the same where one is judged, and in the browser. */
export const pythonCore = new URL('./core.py', import.meta.url)
const harness = [pythonCore, new URL('./harness.py', import.meta.url)].map((file) => readFileSync(file, 'utf8')).join('\n')
/** Of one attempt with all of its tests. */
const usual = { seconds: 8, processorSeconds: 5, memoryMb: 384, talk: 400_000 }

/** An interpreter of the system, as new as the course needs: a link or a script that stands for one leads to the real one. */
function find(): Python | undefined {
  if (process.platform !== 'linux') return undefined
  const places = ['/usr/bin', '/usr/local/bin', ...(process.env['PATH'] ?? '').split(':')].filter(isAbsolute)
  for (const place of places) {
    const file = join(place, 'python3')
    if (!existsSync(file)) continue
    const { status, stdout } = spawnSync(file, ['-I', '-S', '-c', 'import sys; print(sys.executable); print(sys.base_prefix); print("%d.%d.%d" % sys.version_info[:3]); sys.exit(sys.version_info < (3, 9))'], { env: {}, encoding: 'utf8', timeout: 10_000 })
    const [program = '', home = '', version = ''] = stdout.split('\n')
    if (status === 0 && program !== '') return { program: realpathSync(program), home, version }
  }
  return undefined
}

let found: { readonly python: Python } | undefined
/** Milliseconds after which what failed is tried again: a machine has bad moments. */
const again = 60_000

/** What a submission must not do, tried by ourselves: whatever of it goes well is said. */
const attempts = `
def tried(port):
    import os, socket
    done = []
    def attempt(name, act):
        try:
            act()
            done.append(name)
        except OSError:
            pass
    attempt("fork", os.fork)
    attempt("network", lambda: socket.socket())
    for place in ("/", "/tmp", "/dev/shm", "/var/tmp", os.getcwd()):
        attempt("write", lambda: open(os.path.join(place, "x"), "w"))
    attempt("processes", lambda: os.listdir("/proc/1"))
    return done
`

/** The version of Python that runs submissions here; undefined where there is none, or where it was not kept from what it must not do. What went well is kept, what did not is tried again after a minute. */
export function proofOfPython(now = Date.now, run = runPython): () => Promise<string | undefined> {
  let proving: { since: number; readonly outcome: Promise<string | undefined> } | undefined
  return () => {
    if (proving && now() - proving.since < again) return proving.outcome
    const prove = async (): Promise<string | undefined> => {
      const ran = await run({ code: attempts, function: 'tried', calls: [{ shown: true, words: [0] }] })
      const [first] = ran?.outcomes ?? []
      if (!first || !('value' in first) || !Array.isArray(first.value) || first.value.length > 0) return undefined
      trial.since = Infinity
      return ran!.by
    }
    const trial = { since: now(), outcome: prove().catch(() => undefined) }
    proving = trial
    return trial.outcome
  }
}

/** Of this process. */
export const pythonHere = proofOfPython()

/** Undefined where nothing can be run confined. */
export async function runPython({ code, function: name, calls }: PythonWork, limits = usual): Promise<Ran | undefined> {
  const python = found?.python ?? find()
  if (python === undefined) return undefined
  found = { python }
  const order = [...calls.entries()].toSorted(([, a], [, b]) => Number(b.shown) - Number(a.shown)).map(([at]) => at)
  const outcomes = new Map<number, Outcome>()
  let asked = -1
  const ended = spawnForeign({
    program: python.program, words: ['-s', '-S', '-B', '-c', harness], read: [python.home], limits, environment: { PYTHONHASHSEED: '0', PYTHONUTF8: '1', PYTHONNOUSERSITE: '1' },
  }, (say) => {
    say(JSON.stringify({ code, function: name }))
    return (line) => {
      const outcome = asked < 0 ? undefined : outcomeIn(line)
      if (outcome !== undefined && asked < order.length) outcomes.set(order[asked]!, outcome)
      asked += 1
      if (asked < order.length) say(JSON.stringify(calls[order[asked]!]!.words))
      else if (asked === order.length) say(undefined)
    }
  })
  if (ended === undefined) return undefined
  const { because, signal } = await ended
  const rest: Outcome = { ended: because ?? (signal === 'SIGXCPU' || signal === 'SIGKILL' ? 'time' : 'crash') }
  return { outcomes: calls.map((_, at) => outcomes.get(at) ?? rest), by: `Python ${python.version}` }
}

/** A line as an outcome; what a submission says past us is none, and fails that test alone. */
function outcomeIn(line: string): Outcome {
  try {
    const said: unknown = JSON.parse(line)
    if (typeof said === 'object' && said !== null) {
      if ('value' in said) return { value: said.value as Json }
      if ('fault' in said && typeof said.fault === 'string') {
        const message = 'message' in said && typeof said.message === 'string' ? said.message.slice(0, 500) : ''
        return { fault: said.fault.slice(0, 60), message: 'line' in said && typeof said.line === 'number' ? `${message} (line ${said.line})` : message }
      }
    }
  } catch {
    // as below
  }
  return { ended: 'crash' }
}
