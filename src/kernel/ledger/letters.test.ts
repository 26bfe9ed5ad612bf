import assert from 'node:assert/strict'
import type { Instant } from '../../law/time.ts'
import { inGardens } from '../cases/testing.ts'
import { newId, transact } from '../database/index.ts'
import type { Actor, Party } from '../parties/index.ts'
import type { Invoice } from './index.ts'

inGardens('whoever owes is told at issue, five days before the day and when it is late, once each, and not after they have paid', async (world) => {
  const { ledger, db, round, parties } = world.kernel
  const company = await world.founder()
  const [head, another] = [company, await world.founder()]
  const bill = (debtor: Party, key: string): Promise<Invoice> => transact(db, (tx) => ledger.issueInvoice(tx, 'system:test', {
    key, debtor, amount: 19_570_000n, issued: '2026-02-02', due: '2026-03-02', subject: 'sample:garden', income: 'sample.fees',
    text: { kk: 'Бақша жарнасы', ru: 'Взнос за сад', en: 'Contribution for the garden' },
  }))
  const told = async (of: Actor) => {
    const email = (await parties.person(of.person))!.email
    return (await world.letters()).filter(({ recipient, subject }) => recipient === email && subject.includes('2026-'))
  }
  const entrusted = await world.representative(company)
  await world.letters()
  const invoice = await bill({ kind: 'organisation', id: company.organisation!.id }, 'one')
  await bill({ kind: 'organisation', id: company.organisation!.id }, 'one')
  const all = await world.letters()
  const [toHead, toEntrusted] = await Promise.all([head, entrusted].map(async ({ person }) => {
    const email = (await parties.person(person))!.email
    return all.filter(({ recipient }) => recipient === email)
  }))
  assert.equal(toEntrusted!.length, 1, 'whoever may do everything for the company is told too')
  const [issued, ...again] = toHead!
  assert.deepEqual(again, [], 'issuing the same again tells nobody again')
  assert.match(issued!.subject, /Төлем шоты шығарылды: № 2026-000001, 195.700.₸/)
  for (const part of ['Бақша жарнасы', '2026 ж. 2 наурыз', `/kk/invoices/${invoice.id}`]) assert.ok(issued!.body.includes(part), part)

  const day = async (at: Instant) => { world.at(at); await round(); await round(); return (await told(head)).map(({ subject }) => subject.split(':')[0]) }
  assert.deepEqual(await day('2026-02-24T05:00:00.000Z'), [], 'six days before nothing is said')
  assert.deepEqual(await day('2026-02-25T05:00:00.000Z'), ['Төлем мерзімі жақындады'])
  assert.deepEqual(await day('2026-03-02T05:00:00.000Z'), [], 'on its last day it is not late')
  assert.deepEqual(await day('2026-03-03T05:00:00.000Z'), ['Төлем мерзімі өтті'])
  assert.deepEqual(await day('2026-04-03T05:00:00.000Z'), [], 'once')

  const other = await bill({ kind: 'organisation', id: another.organisation!.id }, 'two')
  await world.letters()
  await transact(db, (tx) => ledger.cancelInvoice(tx, 'system:test', other.id, { reason: { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' } }))
  await round()
  assert.deepEqual(await told(another), [], 'nobody is reminded of what is not owed')
})

inGardens('a person, and whoever represents a body, are told as a company is', async (world) => {
  const { ledger, db, round } = world.kernel
  const person = await world.founder()
  const bearer = await world.officer('board.representative')
  for (const [number, debtor] of ([{ kind: 'person', id: person.person }, { kind: 'body', id: 'board' }, { kind: 'authority', id: 'Abroad' }] as const).entries()) {
    await transact(db, (tx) => ledger.issueInvoice(tx, 'system:test', {
      key: `bill-${number}`, debtor, amount: 100n, issued: '2026-02-02', due: '2026-02-04', subject: `sample:${newId()}`, income: 'sample.fees', text: { kk: 'Жарна', ru: 'Взнос', en: 'Fee' },
    }))
  }
  const addresses = await Promise.all([person, bearer].map(async ({ person: id }) => (await world.kernel.parties.person(id))!.email))
  const subjects = async () => {
    const all = await world.letters()
    return addresses.map((address) => all.filter(({ recipient, subject }) => recipient === address && subject.includes('№')).map(({ subject }) => subject.split(':')[0]))
  }
  assert.deepEqual(await subjects(), [['Төлем шоты шығарылды'], ['Төлем шоты шығарылды']])
  world.at('2026-02-03T05:00:00.000Z')
  await round()
  assert.deepEqual(await subjects(), [[], []], 'the letter at issue was within the five days')
  world.at('2026-02-05T05:00:00.000Z')
  await round()
  assert.deepEqual(await subjects(), [['Төлем мерзімі өтті'], ['Төлем мерзімі өтті']])
})
