/** Specifies what every house can do, whatever country it serves and whatever programme counts: it changes its own law, and its administrator suspends and lifts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { houseActs, lifting, ordering } from '../law/core-act.ts'
import { lint } from '../law/lint.ts'
import { carryingOut } from '../law/procedure.ts'
import { kazakhstan } from './kazakhstan/index.ts'
import { kyrgyzstan } from './kyrgyzstan/index.ts'

for (const pack of [kazakhstan, kyrgyzstan]) for (const programme of ['sample', 'law'] as const) {
  const { code, procedures, registers, bodies } = pack(programme)
  test(`${code}, ${programme}: declarations are enacted, and orders given and lifted with one click`, () => {
    const byAct = (act: string) => procedures.filter((one) => carryingOut(one).some(({ carriesOut }) => carriesOut.act === act))
    for (const { name } of houseActs) assert.equal(byAct(name).length, 1, name)
    for (const { name } of [ordering, lifting]) assert.ok('takes' in byAct(name)[0]!.opens, name)
    assert.deepEqual(lint(procedures, undefined, registers, bodies).filter(({ severity }) => severity === 'error'), [])
  })
}
