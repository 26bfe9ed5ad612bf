/** The child's side of `ask`: hears the question, works, says what it has to say, and ends; without whoever asked it ends at once. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Says one line of JSON. */
export type Say = (line: object) => void

/** `work` is handed the question as it was asked; what it throws ends the process ill. */
export async function answer(work: (question: unknown, say: Say) => Promise<void>): Promise<never> {
  const input = createInterface({ input: process.stdin })
  input.once('close', () => process.exit(1))
  const [question] = await once(input, 'line') as [string]
  await work(JSON.parse(question), (line) => { process.stdout.write(`${JSON.stringify(line)}\n`) })
  await new Promise((said) => { process.stdout.write('', said) })
  return process.exit()
}

/** Says how far the work is at most four times a second; what `always` holds for is said at once. */
export function seldom<T>(say: (progress: T) => void, always: (progress: T, last: T | undefined) => boolean = () => false): (progress: T) => void {
  let at = Number.NEGATIVE_INFINITY
  let last: T | undefined
  return (progress) => {
    const now = performance.now()
    if (now - at < 250 && !always(progress, last)) return
    ;[at, last] = [now, progress]
    say(progress)
  }
}

/** What this process has used of processors, user and system, in seconds. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
