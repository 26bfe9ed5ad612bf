import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Parties, Presence } from '../kernel/parties/index.ts'
import { same } from '../law/text.ts'
import { authenticator } from './authenticate.ts'
import { testActor } from './testing.ts'

test('what awaits is counted as the pages show it: whoever is suspended holds no office', async () => {
  const presence = { actor: testActor(['sample.officer']), hat: { kind: 'office' }, hats: { organisations: [], roles: ['sample.officer'] }, unread: 0 } as unknown as Presence
  const order = { subject: 'person:x', reason: same('Check'), orderedAt: '2026-11-29T10:00:00.000Z' } as const
  const counted = async (suspended?: Presence['suspended']): Promise<readonly string[]> => {
    const asked: Actor[] = []
    const parties = { cookie: { name: 'session' }, presenceOf: async () => ({ ...presence, ...(suspended && { suspended }) }) } as unknown as Parties
    const awaiting = { count: async (actor: Actor) => { asked.push(actor); return { total: 0, late: 0 } } }
    await authenticator({ parties, awaiting }, {})(new Request('http://localhost/', { headers: { accept: 'text/html', cookie: 'session=secret' } }))
    return asked.flatMap(({ roles }) => roles)
  }
  assert.deepEqual(await counted(), ['sample.officer'])
  assert.deepEqual(await counted(order), [])
})
