/** Specifies that a process which is killed between the commit of a signed order and anything that it does then loses nothing: whoever lives acts, and tells whom it concerns. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { openOrders } from '../../../kernel/orders/index.ts'
import { openOversight } from './testing.ts'

test('the head signs, the process is killed with the commit, and the order stands everywhere: in memory, for who starts anew, on the certificate, in the letters', { timeout: 300_000 }, async (t) => {
  const at = await openOversight()
  t.after(() => at.world.close())
  const { kernel } = at.world
  const { number, decision } = await at.registered()
  const id = await at.opened(at.inspector, 'oversight.suspension', decision, { ground: 'incident', facts: 'Зиян келді.', remedy: 'Түзету.' })
  await at.act(at.inspector, id, 'propose', { sign: true })
  await at.world.letters()
  const doing = { type: 'complete', outcome: 'suspend', reasons: 'Қаралды.' } as const
  const { provider, cms } = await at.world.sign(at.head, await kernel.cases.document(id, doing))
  const { promise: heard, resolve } = Promise.withResolvers<void>()
  const stop = kernel.orders.onChange(() => { if (kernel.orders.standing(`entry:${number}`)) resolve() })

  const child = spawn(process.execPath, ['--import', './src/country.ts', new URL('orders-killed-process.ts', import.meta.url).pathname], { stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.end(JSON.stringify({ database: at.world.databaseUrl, data: kernel.settings.data, now: kernel.now(), head: at.head, case: id, doing, signature: { provider, cms: Buffer.from(cms).toString('base64') } }))
  const [, signal] = await once(child, 'exit') as [number | null, string | null]
  assert.equal(signal, 'SIGKILL')

  await heard
  stop()
  const started = await openOrders({ db: kernel.db, listen: kernel.listen, hears: kernel.hears, now: kernel.now, journal: kernel.journal })
  t.after(() => started.close())
  assert.ok(started.standing(`entry:${number}`), 'whoever starts knows it')
  assert.equal((await kernel.registers.find(number, null))!.state, 'suspended')
  assert.equal((await kernel.decisions.find(decision))!.status.status, 'suspended')
  assert.equal((await at.world.letters()).filter(({ body }) => body.includes('/orders')).length, 1, 'told once, by who lives')
})
