/** Specifies that the programme registers itself first: what it says of its systems fits the register and the questionnaire, and each entry names its assessment. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { canadianVersions } from '../../../institutions/oversight/assessment/known.ts'
import { score } from '../../../institutions/oversight/assessment/score.ts'
import { openOversight, type Oversight } from './testing.ts'
import { ownSystems } from './own-systems.ts'
import { registerOwnSystems } from './sample-systems.ts'

let at: Oversight
before(async () => { at = await openOversight() })
after(() => at.world.close())

const [known] = canadianVersions

test('every answer is one that the questionnaire asks for, and the level follows from them alone', () => {
  for (const { answers, assessed } of ownSystems) {
    const { oddities, level, sections } = score(known!.questionnaire(), new Map(Object.entries(assessed)))
    assert.deepEqual(oddities, [], String(answers['name']))
    assert.ok(level >= 1 && level <= 2, `${answers['name']}: ${level}`)
    assert.ok(sections.reduce((sum, { answered }) => sum + answered, 0) > 50)
  }
})

test('each is entered with its class computed and its assessment named, once however often the portal starts', async () => {
  const { registers, lineage } = at.world.kernel
  const people = { operator: at.owner, officer: at.officer, head: at.head }
  for (let starts = 0; starts < 2; starts += 1) await registerOwnSystems(at.world.kernel, people, at.world.sign)
  const { entries } = await registers.page({ register: 'oversight.ai-systems', limit: 10 }, null)
  assert.deepEqual(entries.map(({ values }) => values['reference']).toSorted(), ownSystems.map(({ answers }) => answers['reference']).toSorted())
  for (const { values, state } of entries) {
    assert.equal(state, 'entered')
    assert.equal(values['riskClass'], values['reference'] === 'own:near-duplicates' ? 'minimal' : 'medium')
    const [assessment] = /assessment:[0-9a-f-]{36}/.exec(String(values['assessments'])) ?? []
    assert.equal((await lineage.thing(assessment!))?.kind, 'assessment')
  }
})

test('what was suspended or struck off is not entered a second time at the next start', async () => {
  const { registers, decisions, journal } = at.world.kernel
  const [one, other] = (await registers.page({ register: 'oversight.ai-systems', limit: 10 }, null)).entries
  const removal = await at.filed(at.owner, 'oversight.removal', { why: 'Қолданыстан шықты.' }, one!.number)
  await at.act(at.officer, removal, 'propose')
  await at.act(at.head, removal, 'strike', { sign: true })
  const [entered] = (await journal.entriesOf(`entry:${other!.number}`, { limit: 10 })).filter(({ type }) => type === 'entry.entered')
  const suspension = await at.opened(at.inspector, 'oversight.suspension', (await decisions.find((entered!.body as { decision: string }).decision))!.record.id, { ground: 'incident', facts: 'Зиян.', remedy: 'Түзету.' })
  await at.act(at.inspector, suspension, 'propose', { sign: true })
  await at.act(at.head, suspension, 'suspend', { sign: true })
  await registerOwnSystems(at.world.kernel, { operator: at.owner, officer: at.officer, head: at.head }, at.world.sign)
  assert.equal((await registers.page({ register: 'oversight.ai-systems', limit: 20 }, null)).entries.length, ownSystems.length)
})
