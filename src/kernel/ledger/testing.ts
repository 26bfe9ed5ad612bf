/** A ledger for tests: a database of its own, a clock that stands where it is put, and a journal that keeps what it gets. */
import type { TestContext } from 'node:test'
import { transact, type Db, type Tx } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { openLedger, type Ledger, type PayTo } from './index.ts'

export interface LedgerWorld {
  readonly db: Db
  readonly ledger: Ledger
  /** Types of the journal entries, in order. */
  readonly journal: string[]
  readonly within: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>
}

export const officer = 'person:0198f000-0000-7000-8000-000000000001'

/** Opens one that has only the ledger's tables; it is closed after the test. */
export async function ledgerWorld(t: TestContext, { payTo, max = 5 }: { payTo?: (income: string) => PayTo | undefined; max?: number } = {}): Promise<LedgerWorld> {
  const { db, close } = await testDatabase({ migrations: [{ folder: 'ledger', url: new URL('./', import.meta.url) }], max })
  t.after(close)
  const journal: string[] = []
  const ledger = openLedger({
    db, now: () => '2026-03-02T09:00:00.000Z', zone: 'Asia/Almaty', ...(payTo && { payTo }),
    journal: {
      async append(_tx, _actor, entry) {
        journal.push(entry.type)
        return { id: BigInt(journal.length), leaf: new Uint8Array(32) }
      },
    },
  })
  return { db, ledger, journal, within: (act) => transact(db, act) }
}
