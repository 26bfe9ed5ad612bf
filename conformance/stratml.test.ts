/** StratML as libxml2 reads it: what goes out is valid by the published structure, what is published is read, and a round trip loses nothing that canonical XML has. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { publicGoals } from '../src/countries/kazakhstan/strategy/public-goals.ts'
import { samplePlan } from '../src/countries/kazakhstan/strategy/sample-plan.ts'
import { documentOf } from '../src/institutions/strategy/exchange/plan-document.ts'
import { asPartOne, readStratml, writeStratml } from '../src/institutions/strategy/exchange/stratml.ts'

const python = join(import.meta.dirname, '.venv/bin/python')
const folder = join(import.meta.dirname, 'stratml')

/** Each file against its schema, and in canonical form without the white space between elements. */
const look = `import json, sys
from lxml import etree
told = []
for pair in sys.argv[1:]:
    schema, name = pair.split("=")
    document = etree.parse(name, etree.XMLParser(remove_blank_text=True, remove_comments=True))
    checker = etree.XMLSchema(etree.parse(schema))
    checker.validate(document)
    told.append({"faults": [str(one) for one in checker.error_log], "canonical": etree.tostring(document, method="c14n", with_comments=False).decode()})
print(json.dumps(told))`

const names = { name: 'Үлгі', nameRu: 'Образец', nameEn: 'Sample' } as const
const work = {
  projects: [{ key: 'P1', of: 'S-PEOPLE', values: { ...names, owner: 'Орган', ownerOffice: 'Басшы', about: 'Түсіндірме', startsOn: '2026-01-01', deadline: '2027-01-01' } }, { key: 'P2', of: 'S-TEACHERS', beside: ['P1'], values: { ...names, region: '35' } }],
  milestones: [{ key: 'M1', of: 'P1', values: { ...names, plannedOn: '2026-02-01', doneOn: '2026-01-30', evidence: 'Акт' } }, { key: 'M2', of: 'P2', beside: ['M1'], values: { ...names, plannedOn: '2026-05-01' } }],
} as const

test('both plans that are shipped are valid in both parts, and a published one comes through whole', async (t) => {
  const here = await mkdtemp(join(tmpdir(), 'stratml-'))
  t.after(() => rm(here, { recursive: true }))
  const about = { name: 'Жоспар', organization: 'Қазақстан Республикасы', source: 'https://portal.example/strategy', published: '2026-10-05' }
  const published = join(folder, 'memorandum-2017.xml')
  const { part, root } = readStratml(await readFile(published, 'utf8'))
  const files: [schema: string, name: string, xml: string][] = [
    ...[publicGoals, samplePlan, { ...samplePlan, ...work }].flatMap((plan, n): [string, string, string][] => {
      const whole = documentOf(plan, about)
      return [['part-2.xsd', `${n}-2.xml`, writeStratml(2, whole)], ['part-1.xsd', `${n}-1.xml`, writeStratml(1, asPartOne(whole).root)]]
    }),
    ['part-1.xsd', 'again.xml', writeStratml(part, root)],
  ]
  for (const [, name, xml] of files) await writeFile(join(here, name), xml)
  const { stdout } = await promisify(execFile)(python, ['-c', look, ...files.map(([schema, name]) => `${join(folder, schema)}=${join(here, name)}`), `${join(folder, 'part-1.xsd')}=${published}`], { maxBuffer: 2 ** 24 })
  const told = JSON.parse(stdout) as readonly { readonly faults: readonly string[]; readonly canonical: string }[]
  assert.deepEqual(told.map(({ faults }) => faults), told.map(() => []))
  assert.equal(told.at(-2)!.canonical, told.at(-1)!.canonical)
})
