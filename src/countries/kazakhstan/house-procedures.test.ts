/** Specifies what a house can do, whatever programme counts: it changes its own law, and its administrator suspends and lifts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { houseActs, keepActs, lifting, ordering } from '../../law/core-act.ts'
import { lint } from '../../law/lint.ts'
import { keepRegions } from '../../law/places.ts'
import { carryingOut } from '../../law/procedure.ts'
import { kazakhstan } from './index.ts'

for (const programme of ['sample', 'law'] as const) {
  const { procedures, registers, bodies, regions, acts = [] } = kazakhstan(programme)
  test(`where the programme is ${programme}, declarations are enacted, and orders given and lifted with one click`, () => {
    const byAct = (act: string) => procedures.filter((one) => carryingOut(one).some(({ carriesOut }) => carriesOut.act === act))
    keepActs(acts)
    keepRegions(regions ?? [])
    for (const { name } of [...houseActs, ...acts]) assert.equal(byAct(name).length, 1, name)
    for (const { name } of [ordering, lifting]) assert.ok('takes' in byAct(name)[0]!.opens, name)
    assert.deepEqual(lint(procedures, undefined, registers, bodies).filter(({ severity }) => severity === 'error'), [])
  })
}
