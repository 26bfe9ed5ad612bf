/** Specifies the process that builds: killed at any moment, it goes on after what it finished, and the corpus is the same. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Task } from './contract.ts'
import { buildInChild } from './run-child.ts'

const quiet = { signal: new AbortController().signal, progress: () => undefined }

test('A build whose process is killed goes on where it was, to the same corpus', async () => {
  const root = mkdtempSync(join(tmpdir(), 'corpus-child-'))
  const sources = Array.from({ length: 3 }, (_, at) => {
    const path = join(root, `${at}.jsonl`)
    writeFileSync(path, Array.from({ length: 1500 }, (_, n) => JSON.stringify({ licence: 'CC0-1.0', text: `${at}-ші кітаптың ${n}-бетінде ${n * 7 + at} сөз бар, оны ${n + 2} адам оқып шыққан екен.` })).join('\n'))
    return { id: `file:${at}`, title: `${at}`, shown: true, files: [{ path, name: `${at}.jsonl` }] }
  })
  const task = (name: string): Task => ({
    spec: { title: 'Үлгі', languages: ['kk'], strict: true, machineTranslation: false, optOut: [], validation: 0.01, sources },
    detectors: 'data:text/javascript,export const detectors = []', folder: join(root, `${name}-out`), work: join(root, `${name}-work`),
  })
  try {
    await buildInChild(task('whole'), quiet)
    const kill = new AbortController()
    await assert.rejects(buildInChild(task('killed'), {
      signal: kill.signal,
      progress: ({ stage, documents }) => { if (stage !== 'clean' || documents > 1500) kill.abort(new Error('killed')) },
    }), /killed/)
    await buildInChild(task('killed'), { ...quiet, progress: ({ stage, documents }) => { assert.ok(stage !== 'clean' || documents >= 1500, 'a finished source is not read again') } })
    assert.equal(readFileSync(join(root, 'killed-out', 'manifest.json'), 'utf8'), readFileSync(join(root, 'whole-out', 'manifest.json'), 'utf8'))
  } finally {
    rmSync(root, { recursive: true })
  }
})

test('A broken source ends in the words of the child', async () => {
  const root = mkdtempSync(join(tmpdir(), 'corpus-child-'))
  const path = join(root, 'a.jsonl')
  writeFileSync(path, 'мәтін')
  await assert.rejects(buildInChild({
    spec: { title: 'Үлгі', languages: ['kk'], strict: true, machineTranslation: false, optOut: [], validation: 0, sources: [{ id: 'file:a', title: 'a', shown: true, licence: 'MIT', files: [{ path, name: 'a.jsonl' }] }] },
    detectors: 'data:text/javascript,export const detectors = []', folder: join(root, 'out'), work: join(root, 'work'),
  }, quiet), { kind: 'invalid', message: /Line 1 of “a.jsonl”/ })
  rmSync(root, { recursive: true })
})
