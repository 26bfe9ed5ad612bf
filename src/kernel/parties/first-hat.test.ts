import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateBin } from '../../law/identifier.ts'
import { transact } from '../database/index.ts'
import { password, testParties } from './testing.ts'

test('a session begins in the hat that was worn last, or in the only one there is', async () => {
  await using house = await testParties()
  const { parties } = house
  const founder = await house.someone('Үлгі Құрылтайшы')
  const again = async () => (await parties.presenceOf((await parties.signInByPassword({ email: founder.email, password }, {})).secret))!
  assert.equal((await again()).hat.kind, 'self', 'nothing else to be')

  const self = await house.acting(founder)
  const add = (serial: number) => transact(house.database.db, (tx) =>
    parties.addOrganisation(tx, self, { number: generateBin({ registered: '2024-02', serial }), name: `«Үлгі ${serial}» ЖШС` }))
  const first = await add(1)
  assert.deepEqual((await again()).hat, { kind: 'organisation', organisation: first.id })

  const second = await add(2)
  assert.equal((await again()).hat.kind, 'self', 'which of two is not guessed')
  await parties.switchHat(founder.secret, { kind: 'organisation', organisation: second.id })
  assert.deepEqual((await again()).hat, { kind: 'organisation', organisation: second.id })
  await parties.switchHat(founder.secret, { kind: 'self' })
  assert.equal((await again()).hat.kind, 'self')
})

test('an officer begins in office, and no longer when the office has ended', async () => {
  await using house = await testParties()
  const { parties } = house
  const officer = await house.someone('Үлгі Маман')
  const role = { person: officer.person, role: 'technopark.officer' }
  const hat = async () => (await parties.presenceOf((await parties.signInByPassword({ email: officer.email, password }, {})).secret))!.hat.kind
  await transact(house.database.db, (tx) => parties.grantRole(tx, { system: 'test' }, role))
  assert.equal(await hat(), 'office')
  await transact(house.database.db, (tx) => parties.revokeRole(tx, { system: 'test' }, role))
  assert.equal(await hat(), 'self')
})
