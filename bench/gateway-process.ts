/** The gateway of `gateway.ts`, as a process of its own on a database of its own: says where it is and which key it takes. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { gatewayDoors } from '../src/institutions/language-model/gateway/index.ts'
import { openLanguageModel } from '../src/institutions/language-model/index.ts'
import { transact } from '../src/kernel/index.ts'
import { listen, openLog } from '../src/portal/index.ts'

const most = 1_000_000_000
const file = join(mkdtempSync(join(tmpdir(), 'shanyraq-bench-upstreams-')), 'upstreams.json')
writeFileSync(file, JSON.stringify({ upstreams: [{ id: 'stub', engine: 'vllm', url: process.argv[2], outside: false, models: [{ name: 'stub', contextLength: 4096, version: 'ab'.repeat(32) }] }] }))
const world = await openWorld({ environment: { LANGUAGE_MODEL_UPSTREAMS: file }, start: new Date().toISOString() })
world.kernel.whenClosing(async () => clearInterval(clock))
const clock = setInterval(() => world.at(new Date().toISOString()), 5) // as the portal's own clock goes

const options = languageModelOptions('sample')
const limits = (['requests', 'tokens'] as const).map((kind) => ({ kind, period: 'day' as const, most: BigInt(most) }))
const lm = openLanguageModel(world.kernel, {
  ...options, keys: { ...options.keys, limits: { requestsPerMinute: most, tokensPerMinute: most } }, budgets: { ...options.budgets, company: limits, programme: limits },
})
const founder = await world.founder()
await lm.keys.undertakings.accept(founder, await world.sign(founder, lm.keys.undertakings.document(founder)))
const { secret } = await transact(world.kernel.db, (tx) => lm.keys.make(tx, founder, {
  name: 'Өлшем', purpose: Object.keys(options.keys.purposes)[0]!, days: 30, models: 'all', endpoints: 'all', limits: { requestsPerMinute: most, tokensPerMinute: most }, keepsLogs: false,
}))
while (lm.keys.ring.bySecret(secret) === undefined) await new Promise((wait) => { setTimeout(wait, 20) })
const server = await listen({ fetch: () => new Response(null, { status: 404 }) }, { port: 0, doors: () => gatewayDoors(lm, openLog({ level: 'warn' })) })
console.log(JSON.stringify({ url: `http://127.0.0.1:${server.port}`, secret }))
process.stdin.resume().once('end', () => process.exit())
