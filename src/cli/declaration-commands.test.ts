/** Specifies what files of declarations were written against: an enactment that came after an export is not undone unseen. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { versionOf } from '../kernel/declarations/index.ts'
import { writeDeclaration } from '../law/declaration-yaml.ts'
import { licence } from '../law/testing.ts'
import type { Day } from '../law/time.ts'
import { seen } from './declaration-commands.ts'
import { readFiles } from './declaration-files.ts'

const hash = (letter: string): string => letter.repeat(64)
const version = (letter: string, until?: Day) => ({ hash: hash(letter), declaration: licence, from: '2026-01-01' as const, enactedAt: '2025-12-01T00:00:00.000Z' as const, ...(until !== undefined && { until }) })
const today = '2026-06-01'

/** What is seen of a house by an export of one version beside others. */
const seenBy = async (exported: string, beside: readonly string[], ...house: ReturnType<typeof version>[]) => {
  const known = await seen({ withHashes: () => house.map((one) => ({ ...one, replaced: false })), list: async () => house }, {
    exported: () => [{ version: hash(exported), beside: beside.map(hash) }],
  }, today)
  return house.map((one) => one.hash[0]!).filter((letter) => known.has(hash(letter)))
}

test('what was enacted since an export is not seen by it, also when it has an end', async () => {
  assert.deepEqual(await seenBy('a', [], version('a', '2026-07-01'), version('b', '2027-01-01')), ['a'])
  assert.deepEqual(await seenBy('a', ['b'], version('a'), version('b', '2027-01-01')), ['a', 'b'], 'what stood beside it was')
  assert.deepEqual(await seenBy('a', [], version('b', today), version('a')), ['b', 'a'], 'what is over is in nobody’s way')
})

test('an export of another portal is as if written by hand: against what the house has', async () => {
  assert.deepEqual(await seenBy('c', [], version('a'), version('b', '2027-01-01')), ['a', 'b'])
})

test('of two versions in two files each is known as the export that it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'))
  try {
    const later = { ...licence, inForce: { ...licence.inForce, from: '2030-01-01' as const } }
    for (const [name, declaration] of [['now', licence], ['later', later]] as const) writeFileSync(join(folder, `${name}.yaml`), writeDeclaration(declaration, 'https://portal.example/schemas/procedure.json', []))
    const files = readFiles([folder])
    const versions = files.procedures.map((one) => versionOf(one))
    assert.deepEqual(versions.map((one) => files.exported(licence.id, one).map((exported) => exported.version)), versions.map((one) => [one]))
    assert.equal(files.exported(licence.id).length, 2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
