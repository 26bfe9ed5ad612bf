/** Specifies which orders somebody sees that concern them, by what is theirs and by what they answer for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { same } from '../law/text.ts'
import { ordersOn } from './order-appeals.ts'
import type { Order, Party } from './orders/index.ts'

const order: Order = {
  id: 'order', subject: 'entry:AIS-2026-000001', issuer: 'role:inspector', alsoLiftedBy: [], reason: same('For a reason.'), orderedAt: '2026-01-12T05:00:00.000Z',
  reaches: ['dataset:own', 'model:answered'],
} as Order

const ground = {
  orders: { list: async () => [order], owners: async () => new Map<string, Party>([['dataset:own', 'person:me']]) },
  parties: { organisationsOf: async () => [] }, takenBack: { answering: async () => new Map([['model:answered', ['me', 'other']]]) },
} as unknown as Parameters<typeof ordersOn>[0]

test('whoever owns one thing that an order binds and answers for another sees it for both', async () => {
  assert.deepEqual((await ordersOn(ground, 'me')).map(({ by, owner }) => [by, owner]), [['dataset:own', 'person:me'], ['model:answered', undefined]])
  assert.deepEqual((await ordersOn(ground, 'other')).map(({ by }) => by), ['model:answered'])
  assert.deepEqual(await ordersOn(ground, 'nobody'), [])
})
