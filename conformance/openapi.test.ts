/**
 * The API against its own description: schemathesis makes requests from it, right ones and wrong ones, and holds each answer against it.
 * By hand with another seed, for as long as one likes: `SCHEMATHESIS_SEED=7 SCHEMATHESIS_SECONDS=300 node test.ts conformance/openapi.test.ts`.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openApiWorld } from './openapi-world.ts'

const schemathesis = join(import.meta.dirname, '.venv/bin/schemathesis')
const { SCHEMATHESIS_SEED: seed = '1', SCHEMATHESIS_SECONDS: seconds } = process.env

test('every answer is what the description says, to requests that fit it and to those that do not', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-openapi-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const world = await openApiWorld()
  t.after(() => world.close())
  const description = join(folder, 'openapi.json')
  const report = join(folder, 'report.ndjson')
  writeFileSync(description, world.description)
  const { code, said } = await run([
    '--config-file', join(import.meta.dirname, 'schemathesis.toml'), 'run', description, '--url', world.url, '--header', `Authorization: Bearer ${world.key}`,
    '--seed', seed, '--workers', '1', '--phases', 'examples,coverage,fuzzing', ...(seconds ? ['--max-time', seconds] : ['--max-examples', '10']), '--no-color',
    '--report', 'ndjson', '--report-ndjson-path', report,
  ])
  t.diagnostic(/Test cases:[^]*?(?=\n\n)/.exec(said)?.[0].replaceAll(/\s+/g, ' ') ?? said.slice(-500))
  assert.equal(code, 0, said)
  assert.deepEqual(world.faults, [])
  const { paths }: { readonly paths: Readonly<Record<string, object>> } = JSON.parse(world.description)
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
  const succeeded = successesIn(readFileSync(report, 'utf8'))
  assert.deepEqual(operations.filter((one) => !succeeded.has(one)).sort(), servicesElsewhere, 'operations that never did what was asked')
})

/**
 * What no service of the sample country offers: to apply without an account, to book, to compete, to ask an owner or a third person. These are asked and refused as they say;
 * that they do what they are asked is seen in src/countries/examples.
 */
const servicesElsewhere = [
  'GET /api/asked/{id}', 'POST /api/asked/{id}/answers', 'POST /api/asked/{id}/document', 'POST /api/bookings/{id}/move', 'POST /api/bookings/{id}/release',
  'POST /api/drafts/{id}/wait', 'POST /api/follow', 'POST /api/follow/acts', 'POST /api/services/{id}/cases',
]

interface Scenario {
  readonly recorder: { readonly label: string; readonly interactions?: Readonly<Record<string, { readonly request: { readonly method: string }; readonly response: { readonly status_code: number } | null }>> | null }
}

/** The operations that answered some request with success, by the report: one JSON a line. */
function successesIn(report: string): ReadonlySet<string> {
  const scenarios = report.trim().split('\n').map((line): { readonly ScenarioFinished?: Scenario } => JSON.parse(line)).flatMap(({ ScenarioFinished: one }) => one ?? [])
  return new Set(scenarios.filter(({ recorder: { label, interactions } }) => Object.values(interactions ?? {}).some(({ request, response }) =>
    label.startsWith(`${request.method} `) && response !== null && response.status_code >= 200 && response.status_code < 300)).map(({ recorder }) => recorder.label))
}

/** Runs schemathesis from the root of the repository; its output is what it found. */
function run(words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    execFile(schemathesis, words, { cwd: join(import.meta.dirname, '..'), maxBuffer: 64 * 2 ** 20 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, said: stdout + stderr })
    })
  })
}
