/** Whoever asks a portal for endless statements, again at once when one was answered or refused: a process of its own, so that only what they cost the portal is measured. */
import { Agent, request } from 'node:http'
import { setPriority } from 'node:os'

/** What it is told: where the portal is, and who asks there, each over a connection of their own. */
export interface Hostile {
  readonly port: number
  readonly askers: readonly { readonly address: string; readonly cookie?: string; readonly over: 'console' | 'api' }[]
}

const endless = 'with recursive x as (select 1 n union all select n + 1 from x) select max(n) from x'
const json = JSON.stringify({ datasets: ['ulgi/schools'], sql: endless })
const page = `/kk/commons/sql?dataset=ulgi/schools&sql=${encodeURIComponent(endless)}`

// They are elsewhere: what of this machine the portal needs is not theirs.
setPriority(10)
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
const answered = new Map<number, number>()

process.on('message', (told: Hostile | 'stop') => {
  if (told === 'stop') return void process.send!(Object.fromEntries(answered), () => process.exit())
  for (const { address, cookie, over } of told.askers) {
    const headers = { 'x-forwarded-for': address, ...(cookie !== undefined && { cookie }), 'accept-encoding': 'br' }
    const ask = (): void => {
      const asked = request({
        agent, host: '127.0.0.1', port: told.port, ...(over === 'console' ? { path: page, headers } : {
          path: '/api/commons/query', method: 'POST', headers: { ...headers, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) },
        }),
      }, (answer) => {
        answer.resume().once('close', ask)
        answered.set(answer.statusCode!, (answered.get(answer.statusCode!) ?? 0) + 1)
      })
      asked.once('error', () => setImmediate(ask))
      asked.end(over === 'console' ? undefined : json)
    }
    ask()
  }
})
