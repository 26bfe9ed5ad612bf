import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { paidOn } from './invoice.ts'
import { match, type Candidate } from './matching.ts'
import { numbersIn, printReference, referenceOf, referencesIn } from './reference.ts'

test('the reference is the one of ISO 11649', () => {
  assert.equal(referenceOf('539007547034'), 'RF18539007547034') // the example of the standard's users
  assert.deepEqual(referencesIn('RF18 5390 0754 7034'), ['RF18539007547034'])
})

test('a reference is found however it was typed, and one with a wrong digit is not', () => {
  const around = fc.constantFrom('', ' ', 'оплата ', 'Төлем №', '.', ', 02.03.2026', '/17')
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999 }),
      around,
      around,
      fc.boolean(),
      fc.nat(13),
      (serial, before, after, lower, at) => {
        const reference = referenceOf(`2026-${String(serial).padStart(6, '0')}`)
        const typed = lower ? printReference(reference).toLowerCase() : reference.replace(/^RF(..)/, 'RF$1-')
        assert.ok(referencesIn(before + typed + after).includes(reference))
        const place = 2 + (at % (reference.length - 2))
        const wrong = reference.slice(0, place) + String((Number(reference[place]) + 1) % 10) + reference.slice(place + 1)
        assert.ok(!referencesIn(wrong).includes(wrong))
      },
    ),
  )
})

test('a number is taken only where it stands by itself', () => {
  assert.deepEqual(numbersIn('счёт 2026-000123, 2026 – 000124; 12026-000125, 2026-000126-1, 1999-000127'), [
    '2026-000123',
    '2026-000124',
  ])
})

const identifier = '200240900095'
const invoice = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  number: `2026-00000${id}`,
  reference: referenceOf(`2026-00000${id}`),
  identifier,
  outstanding: 100n,
  paid: 0n,
  cancelled: false,
  ...more,
})
const paying = (purpose: string, candidates: readonly Candidate[], amount = 100n, payer: string | undefined = identifier) =>
  match({ amount, payer, purpose }, candidates)

test('what is not sure is left to an officer', () => {
  const [one, two] = [invoice('1'), invoice('2')]
  assert.deepEqual(paying('', [one]), { invoice: '1', by: 'identifier and amount' })
  assert.equal(paying('', [one, two]), undefined)
  assert.deepEqual(paying('', [one, { ...two, outstanding: 99n }]), { invoice: '1', by: 'identifier and amount' })
  assert.equal(paying('', [one], 99n), undefined)
  assert.equal(paying('', [one], 100n, '061211600012'), undefined)
  assert.equal(match({ amount: 100n, purpose: '' }, [one]), undefined)
  assert.deepEqual(paying('2026-000002', [one, two]), { invoice: '2', by: 'number' })
  assert.equal(paying('2026-000002', [two], 100n, '061211600012'), undefined)
  assert.equal(paying('2026-000003', [one]), undefined) // names another one, though the amount would fit
  assert.deepEqual(paying(two.reference, [one, two], 5n, '061211600012'), { invoice: '2', by: 'reference' })
  assert.equal(paying(`${one.reference} ${two.reference}`, [one, two]), undefined)
  assert.equal(paying(one.reference, [{ ...one, cancelled: true }]), undefined)
})

test('money sent back is matched by name only, and only as far as it was paid', () => {
  const paid = invoice('1', { outstanding: 40n, paid: 60n })
  assert.deepEqual(paying(paid.reference, [paid], -60n), { invoice: '1', by: 'reference' })
  assert.equal(paying(paid.reference, [paid], -61n), undefined)
  assert.equal(paying('', [{ ...paid, outstanding: -60n }], -60n), undefined)
})

test('an invoice was paid on the day from which on nothing was owed', () => {
  const payments = [{ day: '2026-03-09', amount: 60n }, { day: '2026-03-02', amount: 50n }] as const
  assert.equal(paidOn(110n, payments), '2026-03-09')
  assert.equal(paidOn(111n, payments), undefined)
  assert.equal(paidOn(50n, payments), '2026-03-02')
  assert.equal(paidOn(100n, [...payments, { day: '2026-03-10', amount: -20n }, { day: '2026-03-12', amount: 10n }]), '2026-03-12')
})
