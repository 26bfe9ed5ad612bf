/** Follows docs/declare-a-register.md: its register is read, linted, filled by a decision, and stands in the portal. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readRegister } from '../law/declaration-yaml.ts'
import { choice } from '../law/field.ts'
import { lint, lintRegisters } from '../law/lint.ts'
import type { Procedure } from '../law/procedure.ts'
import type { EntryEffect } from '../law/register.ts'
import { felling, gardens, ownHat } from '../kernel/cases/testing.ts'
import { openWorldOf } from '../kernel/testing.ts'
import { registerRoutes } from '../portal/registers/index.ts'
import { testPortal } from '../portal/testing.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/declare-a-register.md'), 'utf8')
const [, declared = '', effected = ''] = page.split('\n```yaml\n').map((part) => part.slice(0, part.indexOf('\n```') + 1))

const kind = choice('kind', {
  label: { kk: 'Түрі', ru: 'Порода', en: 'Kind' },
  choices: [{ value: 'apple', label: { kk: 'Алма', ru: 'Яблоня', en: 'Apple' } }, { value: 'elm', label: { kk: 'Қарағаш', ru: 'Вяз', en: 'Elm' } }],
})

/** A person asks that a tree be protected; the rules alone say yes to an old one, with the effect that the page shows. */
function protection(effect: EntryEffect): Procedure {
  const [asked] = felling.form
  const { yes, ...others } = felling.steps.rules.outcomes
  const { appeal: _, ...refuse } = felling.decisions.refuse
  return {
    ...felling, id: 'city.protection', body: { ...felling.body, register: 'CP' }, form: [{ ...asked!, fields: [...asked!.fields, kind] }],
    steps: { ...felling.steps, rules: { ...felling.steps.rules, outcomes: { ...others, yes: { ...yes!, effect } } } },
    decisions: { allow: felling.decisions.allow, refuse: { ...refuse, effect: 'dismiss' } },
  }
}

test('what the page declares is a sound register, a decision enters a tree into it, and everybody sees it but who cares for it', async (t) => {
  const { value: register, problems } = readRegister(declared)
  assert.deepEqual(problems, undefined)
  const { effect } = parse(effected) as { effect: EntryEffect }
  const procedure = protection(effect)
  assert.deepEqual([...lintRegisters([register!], [procedure]), ...lint([procedure], undefined, [register!])].filter(({ severity }) => severity === 'error'), [])

  const world = await openWorldOf(gardens([procedure], [register!]))
  t.after(() => world.close())
  const { cases, registers, journal } = world.kernel
  const person = ownHat(await world.founder())
  const draft = await cases.begin(person, { procedure: procedure.id })
  for (const one of (await cases.draft(person, draft)).procedure.form) assert.deepEqual(await cases.savePage(person, draft, one, { where: 'Gogol street', age: '120', kind: 'elm' }), [])
  await cases.file(person, { draft })
  await journal.settle()

  const { entries: [entry] } = await registers.page({ register: register!.id, limit: 10 }, person)
  assert.deepEqual([entry!.number, entry!.values['age'], entry!.values['keeper'], entry!.owner], ['OTR-2026-000001', 120, person.name, { kind: 'person', id: person.person }])
  const portal = testPortal({ routes: registerRoutes(world.kernel) })
  for (const address of ['/en/registers/city.old-trees?filter=kind:elm&state=entered&sort=-changedAt', '/en/registers/city.old-trees?f.kind=elm&state=entered&sort=changed', '/en/registers/city.old-trees/OTR-2026-000001', '/registers/city.old-trees/entries.csv', '/api/registers/city.old-trees/OTR-2026-000001']) {
    const shown = await (await portal.ask(address)).text()
    assert.ok(shown.includes('Gogol street'), address)
    assert.ok(!shown.includes(person.name), address)
  }
})
