/** What the journal's tests stand on: a database with the journal alone, a clock that is turned by hand, and a tamperer. */
import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { instantAt } from '../../law/time.ts'
import { transact, type Tx } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { anchorInMemory, openJournal, type Anchor, type Entry, type Journal, type Signer } from './index.ts'

const migrations = [{ folder: 'journal', url: new URL('./', import.meta.url) }]

/** A journal of a test's own. */
export interface TestJournal extends AsyncDisposable {
  readonly database: TestDatabase
  readonly journal: Journal
  readonly signer: Signer
  readonly anchor: Anchor
  readonly errors: unknown[]
  /** Opens the same journal again, as another process would; with another anchor, as one on another machine. */
  reopen(anchor?: Anchor): Journal
  /** Moves the clock. */
  later(milliseconds: number): void
  /** Appends one entry in a transaction of its own. */
  act(entry?: Partial<Entry>): Promise<bigint>
  /** Appends many entries at once. */
  acts(count: number): Promise<void>
  /** Changes the tables behind the journal's back, as somebody with the database's password can. */
  tamper(statement: string): Promise<void>
}

export async function testJournal({ max = 5 }: { max?: number } = {}): Promise<TestJournal> {
  const database = await testDatabase({ migrations, max })
  const { db } = database
  const signer = { name: 'journal.example', privateKey: generateKeyPairSync('ed25519').privateKey }
  const anchor = anchorInMemory()
  let time = Date.parse('2026-03-02T09:00:00.000Z')
  const errors: unknown[] = []
  const reopen = (kept = anchor): Journal => openJournal({
    ...database, signer, anchor: kept, now: () => instantAt(time), report: (error) => errors.push(error),
  })
  const journal = reopen()
  let count = 0
  const append = async (tx: Tx, entry: Partial<Entry> = {}): Promise<bigint> => {
    const numbered = { type: 'case.submitted', subject: 'case:1', body: { number: count++ }, ...entry }
    const { id } = await journal.append(tx, 'person:1', numbered)
    return id
  }
  return {
    database, journal, signer, anchor, errors, reopen,
    later: (milliseconds) => void (time += milliseconds),
    act: (entry) => transact(db, (tx) => append(tx, entry)),
    acts: (count) => transact(db, async (tx) => {
      for (let at = 0; at < count; at++) await append(tx)
    }),
    tamper: (statement) => transact(db, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx) // triggers sleep
      await sql.raw(statement).execute(tx)
    }),
    [Symbol.asyncDispose]: () => database.close(),
  }
}
