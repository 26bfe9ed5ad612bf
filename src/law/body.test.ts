import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodySchema } from './body-declaration.ts'
import { administratorOf, asDeclared, type Body, bodyOfRole, payeeOf } from './body.ts'
import { hashOf } from './canonical.ts'
import { type IdentifierScheme, readIdentifier } from './identifier-scheme.ts'
import { lintBodyDeclarations } from './lint-bodies.ts'
import { explainBin, explainIin, generateBin, generateIban, generateIin } from './identifier.ts'
import { same } from './text.ts'

const form = { name: same('number'), hint: same('digits'), pattern: '[0-9]+', prefix: '' }
const schemes: readonly IdentifierScheme[] = [
  { ...form, id: 'xx.person', of: 'person', explain: explainIin }, { ...form, id: 'xx.tax', of: 'organisation', explain: explainBin },
  { ...form, id: 'xx.trade', of: 'organisation', explain: (text) => (/^T\d+$/.test(text) ? undefined : same('A number of trade begins with T.')) },
]
const fund: Body = { id: 'fund', name: same('Fund'), identifiers: [], roles: { officer: same('Officer') }, registers: ['TP'] }

const faultsOf = (...bodies: readonly Body[]): readonly string[] => lintBodyDeclarations(bodies, schemes).map(({ procedure, place, words }) => `${procedure} ${place}: ${words.en}`)

test('an office belongs to the body that declares it, and so does that of its administrator', () => {
  assert.equal(bodyOfRole([fund], 'officer'), fund)
  assert.equal(bodyOfRole([fund], administratorOf(fund)), fund)
  assert.equal(bodyOfRole([fund], 'administrator'), undefined)
  assert.equal(bodyOfRole([fund], 'toString'), undefined)
})

test('bodies stand together when no office, register or id is of two, and their numbers are right by the schemes of the country', () => {
  assert.deepEqual(faultsOf(fund, { ...fund, id: 'ministry', roles: {}, registers: [] }), [])
  assert.equal(faultsOf(fund, { ...fund, id: 'Ministry' }).length, 3)
  const numbered = (scheme: string, value: string) => faultsOf({ ...fund, identifiers: [{ scheme, value }] })
  assert.deepEqual(numbered('xx.tax', generateBin({ registered: '2024-03', serial: 1 })), [])
  assert.match(numbered('xx.tax', '1')[0]!, /^fund identifiers\.0: .*A BIN has 12 digits/)
  assert.match(numbered('kz.bin', '1')[0]!, /no scheme of this country/)
})

test('a body is led by holders of its own offices, each named once', () => {
  assert.deepEqual(faultsOf({ ...fund, leadership: ['officer', administratorOf(fund)] }), [])
  assert.deepEqual(faultsOf({ ...fund, leadership: ['officer', 'ghost', 'officer'] }), [
    'fund leadership.1: the office ghost of “leadership” is none of this body. Declare it in “roles”, or take it from the list.',
    'fund leadership.2: “leadership” names the office officer twice. Leave one of them.',
  ])
})

test('a number is read by the scheme that it fits, and what is wrong is said by the first scheme of such a party', () => {
  assert.deepEqual(readIdentifier(schemes, 'organisation', 'T12'), { identifier: { scheme: 'xx.trade', value: 'T12' } })
  const iin = generateIin({ birthday: '1990-05-17', sex: 'female', serial: 7 })
  assert.deepEqual(readIdentifier(schemes, 'person', ` ${iin.slice(0, 6)} ${iin.slice(6)}`), { identifier: { scheme: 'xx.person', value: iin } })
  assert.deepEqual(readIdentifier(schemes, 'organisation', iin), { fault: explainBin(iin) })
  assert.ok('fault' in readIdentifier([], 'organisation', 'T12'), 'a country without numbers reads none')
})

test('a body says where it is paid: each income at one account, with a number of the country and of a bank', () => {
  const account = { incomes: ['fund.fees'], name: 'FUND', identifier: { scheme: 'xx.tax', value: generateBin({ registered: '2024-03', serial: 1 }) }, iban: generateIban({ bank: '999', account: 'FUND1' }) }
  const paid: Body = { ...fund, accounts: [account] }
  assert.deepEqual(faultsOf(paid), [])
  const { incomes: _, ...payTo } = account
  assert.deepEqual([payeeOf([fund, paid], 'fund.fees'), payeeOf([paid], 'other'), payeeOf([fund], 'fund.fees')], [payTo, undefined, undefined])
  assert.match(faultsOf(paid, { ...paid, id: 'ministry', roles: {}, registers: [] })[0]!, /^ministry accounts\.0\.incomes\.0: .*fund and ministry/)
  assert.match(faultsOf({ ...fund, accounts: [account, account] })[0]!, /^fund accounts\.1\.incomes\.0: .*two accounts of fund/)
  assert.match(faultsOf({ ...fund, accounts: [{ ...account, identifier: { scheme: 'xx.tax', value: '1' } }] })[0]!, /^fund accounts\.0\.identifier: /)
  assert.match(faultsOf({ ...fund, accounts: [{ ...account, iban: 'KZ00' }] })[0]!, /^fund accounts\.0\.iban: /)
})

test('a body that says nothing of accounts is written as it was before bodies could, so that its hash stands', () => {
  const { accounts: _, ...without } = { ...asDeclared(fund), accounts: [] }
  assert.equal(hashOf(bodySchema.parse(asDeclared(fund))), hashOf(without))
  assert.throws(() => bodySchema.parse({ ...asDeclared(fund), accounts: [{ name: 'FUND' }] }))
})
