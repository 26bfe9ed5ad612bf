/** Whoever runs a bench on a machine that lacks something is told what, in a sentence. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { root, run } from './processes.ts'

const benches = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const programs = /^(?:if .*)?needs\((.*)\)$/m.exec(readFileSync(join(root, 'bench', file), 'utf8'))?.[1]
    return programs === undefined ? [] : [{ file, programs: [...programs.matchAll(/'([^']+)'/g)].map(([, name = '']) => name).filter((name) => name !== 'CHROMIUM') }]
  })

test('A bench that lacks a program says which and how to get it, without a stack trace', async (t) => {
  const empty = mkdtempSync(join(tmpdir(), 'shanyraq-bench-'))
  t.after(() => rmSync(empty, { recursive: true, force: true }))
  assert.ok(benches.length >= 8, 'there are benches that need something')
  await Promise.all(benches.map(async ({ file, programs }) => {
    const bench = run(`bench/${file}`, [], { env: { PATH: empty, CHROMIUM: join(empty, 'chromium') } })
    assert.equal(await bench.ended(), 2, `${file}: ${bench.err()}`)
    assert.match(bench.err(), /^This bench needs what is not here: .+\. On Debian: sudo apt-get install [^\n]+\n$/, file)
    for (const program of programs.filter((name) => !name.startsWith('/'))) assert.ok(bench.err().includes(program), `${file} names ${program}`)
  }))
})
