/** The child process that builds: reads its task from its input, says how far it is, a line at a time, and ends. */
import { setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import type { Detector } from '../../../kernel/personal-data/index.ts'
import { Failure } from '../../../law/failure.ts'
import { NothingLeft } from './build-messages.ts'
import { buildCorpus } from './build.ts'
import { type Progress, task as shape } from './contract.ts'

const say = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`)

/** At most four lines a second; a new stage is always told. */
function teller(): (progress: Progress) => void {
  let last = 0
  let stage = ''
  return (progress) => {
    const now = performance.now()
    if (progress.stage === stage && now - last < 250) return
    last = now
    stage = progress.stage
    say({ progress: { ...progress, share: Math.min(1, Math.max(0, progress.share)) } })
  }
}

setPriority(10) // whoever uses the portal goes first
const input = createInterface({ input: process.stdin })
// The input stays open as long as whoever asked lives: without them nobody waits for the answer, and another may begin anew.
input.once('close', () => process.exit(1))
const { promise, resolve } = Promise.withResolvers<string>()
input.once('line', resolve)
const { spec, detectors: address, folder, work } = shape.parse(JSON.parse(await promise))
const { detectors }: { readonly detectors: readonly Detector[] } = await import(address)
try {
  await buildCorpus({ spec, detectors, folder, work, progress: teller() })
  const { user, system } = process.cpuUsage()
  say({ done: true, processorSeconds: (user + system) / 1e6 })
} catch (error) {
  if (!(error instanceof Failure)) throw error
  say({ failure: { kind: error.kind, text: error.text, ...(error instanceof NothingLeft && { removed: error.removed }) } })
}
process.exit()
