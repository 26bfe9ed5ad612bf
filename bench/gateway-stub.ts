/** The upstream of `gateway.ts`, as a process of its own: says on which port it listens, and ends with its parent. */
import { stubUpstream } from '../src/institutions/language-model/serving/testing.ts'

const { port } = await stubUpstream({ pieces: Array.from({ length: 64 }, () => ' сөз'), paceMs: Number(process.argv[2] ?? 0), remembers: false })
console.log(port)
process.stdin.resume().once('end', () => process.exit())
