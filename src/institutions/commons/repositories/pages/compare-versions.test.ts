import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Engine, openEngine, type TableSource } from '../../engine/index.ts'
import { afterName, beforeName, rowChange, rowComparison, schemaChanges } from './compare-versions.ts'

describe('what differs between two versions', () => {
  let engine: Engine
  const folder = mkdtempSync(join(tmpdir(), 'compare-'))
  before(() => { engine = openEngine({ scratch: join(folder, 'scratch') }) })
  after(async () => {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Two tables from values of SQL. */
  async function versions(old: string, now: string): Promise<readonly TableSource[]> {
    const made = async (name: string, rows: string): Promise<TableSource> => {
      const file = join(folder, `${name}-${rows.length}.parquet`)
      await engine.make({ file, statements: (made) => [`copy (select * from (values ${rows}) as t("№", "атауы", n)) to '${made}' (format parquet)`] })
      return { name, files: [file] }
    }
    return [await made(beforeName, old), await made(afterName, now)]
  }

  const compared = async (sources: readonly TableSource[], key?: string) => {
    const { rows, counts } = rowComparison(['№', 'атауы', 'n'], key)
    const [found, counted] = [await engine.query(sources, rows, { limit: 100 }), await engine.query(sources, counts, { limit: 10 })]
    return {
      changes: found.rows.flatMap((row) => rowChange(row) ?? []).map(({ kind, cells }) => [kind, cells.map(({ before: was, after: is }) => (was === is ? is : `${String(was)} → ${String(is)}`)).join(', ')]),
      counts: Object.fromEntries(counted.rows.map(([kind, n]) => [String(kind), n])),
    }
  }

  it('tells rows apart by a key, and then knows which of them changed', async () => {
    const sources = await versions(`(1, 'Ақкөл', 10), (2, 'Шалқар', 20), (3, null, 30)`, `(1, 'Ақкөл', 10), (2, 'Шалқар', 21), (4, 'Жаркент', 40)`)
    assert.deepEqual(await compared(sources, '№'), {
      changes: [['changed', '2, Шалқар, 20 → 21'], ['removed', '3 → null, , 30 → null'], ['added', 'null → 4, null → Жаркент, null → 40']],
      counts: { changed: 1, removed: 1, added: 1 },
    })
  })

  it('compares whole rows without a key, also those that are repeated or have gaps', async () => {
    const sources = await versions(`(1, 'Ақкөл', 10), (1, 'Ақкөл', 10), (2, null, 20)`, `(1, 'Ақкөл', 10), (2, null, 20), (2, null, 20)`)
    assert.deepEqual((await compared(sources)).counts, { added: 1, removed: 1 })
  })

  it('takes a row whose key is missing for the same row in both versions', async () => {
    const sources = await versions(`(null, 'Ақкөл', 10)`, `(null, 'Ақкөл', 11)`)
    assert.deepEqual((await compared(sources, '№')).counts, { changed: 1 })
  })

  it('tells which columns came, went, or have another type', () => {
    assert.deepEqual(schemaChanges([{ name: 'a', type: 'BIGINT' }, { name: 'b', type: 'DATE' }, { name: 'c', type: 'VARCHAR' }], [{ name: 'd', type: 'DATE' }, { name: 'a', type: 'DOUBLE' }, { name: 'c', type: 'VARCHAR' }]), [
      { name: 'd', after: 'DATE' }, { name: 'a', before: 'BIGINT', after: 'DOUBLE' }, { name: 'b', before: 'DATE' },
    ])
  })
})
