/** The child process that writes GGUF: reads what to convert from its input, converts, says how it ended, and ends. */
import { setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { Failure } from '../../../law/failure.ts'
import type { Conversion, Said } from './convert.ts'
import { folderToGguf } from './to-gguf.ts'

const say = (line: Said): boolean => process.stdout.write(JSON.stringify(line))

setPriority(10) // whoever uses the portal goes first
const input = createInterface({ input: process.stdin })
// The input stays open as long as whoever asked lives.
input.once('close', () => process.exit(1))
const { promise, resolve } = Promise.withResolvers<string>()
input.once('line', resolve)
const { folder, target, type, about } = JSON.parse(await promise) as Conversion
try {
  await folderToGguf(folder, target, { type, about })
  const { user, system } = process.cpuUsage()
  say({ done: true, processorSeconds: (user + system) / 1e6 })
} catch (error) {
  if (!(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'not found')) throw error
  say({ failure: { kind: error.kind, text: error.text } })
}
process.exit()
