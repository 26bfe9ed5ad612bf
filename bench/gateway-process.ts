/**
 * The gateway of `gateway.ts` as an operator runs it: `shanyraq gateway` on a database and with the secrets of a portal, which this
 * process makes together with a company and a key. Says where the gateway is, which key it takes and the id of its process.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { instantAt } from '../src/law/time.ts'
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openLanguageModel } from '../src/institutions/language-model/index.ts'
import { signUndertaking } from '../src/institutions/language-model/keys/testing.ts'
import { transact } from '../src/kernel/database/index.ts'
import { clear, folder, server } from './place.ts'

const most = 1_000_000_000
const file = join(folder('upstreams'), 'upstreams.json')
writeFileSync(file, JSON.stringify({ upstreams: [{ id: 'stub', engine: 'vllm', url: process.argv[2], outside: false, models: [{ name: 'stub', contextLength: 4096, version: 'ab'.repeat(32) }] }] }))
const { url } = await server()
process.env['TEST_DATABASE_URL'] = url
const world = await openWorld({ start: instantAt(Date.now()) })
const { kernel } = world
const { rows: [database] } = await sql<{ name: string }>`select current_database() as name`.execute(kernel.db)

const options = languageModelOptions('sample')
const lm = openLanguageModel(kernel, { ...options, keys: { ...options.keys, limits: { requestsPerMinute: most, tokensPerMinute: most } } })
const founder = await world.founder()
await signUndertaking(lm.keys.undertakings, founder, world.sign)
const { secret } = await transact(kernel.db, (tx) => lm.keys.make(tx, founder, {
  name: 'Өлшем', purpose: Object.keys(options.keys.purposes)[0]!, days: 30, models: 'all', endpoints: 'all', limits: { requestsPerMinute: most, tokensPerMinute: most }, keepsLogs: false,
}))
// The office's word counts before the country's limits, which a bench would pass.
const wide = options.budgets.company.map((limit) => ({ ...limit, most: BigInt(most) * 1_000n }))
for (const scope of [`company:${founder.organisation!.id}`, 'programme'] as const) await transact(kernel.db, (tx) => lm.budgets.limits.set(tx, founder, scope, scope === 'programme' ? [{ unit: 'tokens', period: 'day', most: BigInt(most) * 1_000n }] : wide, { byOffice: true }))
await kernel.close()

const gateway = spawn(join(import.meta.dirname, '../bin/shanyraq'), ['gateway', '--port', '0', '--data', kernel.settings.data], {
  env: { ...process.env, DATABASE_URL: url.replace(/^([^/]*\/\/[^/]*\/)[^?]*/, (_, at: string) => at + database!.name), PUBLIC_URL: kernel.settings.publicUrl, LANGUAGE_MODEL_UPSTREAMS: file, SHANYRAQ_LANGUAGE: 'en' }, stdio: ['ignore', 'pipe', 'inherit'],
})
createInterface(gateway.stdout).on('line', (line) => {
  const address = /open at (http:\S+)\/v1/.exec(line)?.[1]
  if (address !== undefined) console.log(JSON.stringify({ url: address.replace('localhost', '127.0.0.1'), secret, pid: gateway.pid }))
})
process.stdin.resume().once('end', () => gateway.kill())
process.once('SIGTERM', () => gateway.kill())
gateway.once('exit', () => void clear().finally(() => process.exit()))
