import assert from 'node:assert/strict'
import { inGardens, ownHat } from '../../kernel/cases/testing.ts'
import { transact } from '../../kernel/index.ts'
import { ownThings } from './own.ts'

inGardens('one’s own invoices are found in the hat that opens them: not in office', async (world) => {
  const { ledger, db } = world.kernel
  const { officer } = world.office
  const { id } = await transact(db, (tx) => ledger.issueInvoice(tx, 'system:test', {
    debtor: { kind: 'person', id: officer.person }, amount: 100_000n, issued: '2026-02-02', due: '2026-02-20', subject: 'sample:garden', income: 'sample.fees',
    text: { kk: 'Бақша жарнасы', ru: 'Взнос за сад', en: 'Contribution for the garden' },
  }))
  const found = async (roles: readonly string[]) => (await ownThings(world.kernel, { ...ownHat(officer), roles }, 'contribution', 'en')).map(({ path }) => path)
  assert.deepEqual(await found([]), [`/invoices/${id}`])
  assert.deepEqual(await found(officer.roles), [])
})
