/** A child for the tests of the sandbox: does to itself and tries on others what it is asked. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { answer, processorSeconds, seldom } from './index.ts'

const attempt = (act: () => unknown): string => {
  try {
    return String(act())
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'failed'
  }
}

const forever = (): Promise<never> => new Promise(() => { setInterval(() => undefined, 1000) })

/** What a module says that the child imports by an address that it is told. */
interface Told { readonly word: string }

await answer(async (question, say) => {
  const { task, folder = '', port = 0, address = '', megabytes = 0 } = question as { task: string; folder?: string; port?: number; address?: string; megabytes?: number }
  switch (task) {
    case 'echo': return say({ heard: question as object, words: process.argv.slice(2), spent: processorSeconds() > 0 })
    case 'attempts': {
      const socket = connect(port, '127.0.0.1')
      const network = await new Promise((end) => { socket.once('connect', () => end('reached')).once('error', () => end('refused')) })
      socket.destroy()
      return say({
        given: attempt(() => readFileSync(join(folder, 'given.txt'), 'utf8')), other: attempt(() => readFileSync(join(folder, 'other.txt'), 'utf8')), system: attempt(() => readFileSync('/etc/passwd', 'utf8').length),
        sources: attempt(() => readdirSync(import.meta.dirname)), own: attempt(() => writeFileSync(join(folder, 'own', 'made.txt'), 'made'.repeat(1000))),
        beside: attempt(() => writeFileSync(join(folder, 'made.txt'), 'made')), names: Object.keys(process.env).filter((name) => name !== 'PWD').toSorted(), network,
      })
    }
    case 'imports': return say({ word: (await import(address) as Told).word })
    case 'forever': {
      say({ begun: true })
      return await forever()
    }
    case 'talks':
      for (;;) {
        say({ so: 'much' })
        await turn()
      }
    case 'spins': for (;;);
    case 'takes': {
      const all = Array.from({ length: megabytes }, () => Buffer.alloc(2 ** 20, 1))
      say({ taken: all.length })
      return await forever()
    }
    case 'progress': {
      const tell = seldom<{ stage: string }>((far) => say(far), (far, last) => far.stage !== last?.stage)
      for (const stage of ['one', 'one', 'one', 'two', 'two']) tell({ stage })
      return
    }
    default: throw new Error(`Nobody taught me to ${task}`)
  }
})
