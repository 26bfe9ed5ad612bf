/** A Data Package as frictionless reads it, the reference implementation: the descriptor, each file, each value of each table. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { openWholePortal, signAs } from '../e2e/portal.ts'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { commonsActs } from '../src/countries/kazakhstan/commons/testing.ts'
import { openCommons } from '../src/institutions/commons/index.ts'
import { transact } from '../src/kernel/index.ts'

const python = join(import.meta.dirname, '.venv/bin/python')

const validate = `import json, sys
from frictionless import Package
report = Package(sys.argv[1]).validate()
print(json.dumps({"tasks": len(report.tasks), "found": report.flatten(["type", "message"])}))`

test('frictionless finds nothing wrong in the package of a dataset, lists and times and numbers among its columns', async (t) => {
  const portal = await openWholePortal()
  t.after(() => portal.close())
  const { kernel, people, url } = portal
  const owner = await portal.actor(people.applicant, 'company')
  const commons = openCommons(kernel, commonsOptions)
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  const acts = commonsActs({ kernel, sign: (actor, document) => signAs(portal, actor, document) }, owner)
  const lines = Array.from({ length: 5 }, (_, i) => JSON.stringify({ region: 'Түркістан', pupils: 100 + i, share: i / 4, opened: `200${i}-09-01`, seen: `2026-01-0${i + 1}T10:00:00`, subjects: ['қазақ тілі', 'физика'], marks: [i, 5], place: { lat: 43.3, long: 68.2 } }))
  await acts.publish('mektepter', { 'mektepter.jsonl': `${lines.join('\n')}\n`, 'about.csv': 'key,value\nүлгі,1\n' })
  const { stdout } = await promisify(execFile)(python, ['-c', validate, `${url}/commons/datasets/ulgi/mektepter/datapackage.json`])
  const { tasks, found } = JSON.parse(stdout)
  assert.ok(tasks >= 3, stdout)
  assert.deepEqual(found, [])
})
