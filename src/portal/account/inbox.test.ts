import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleLetter } from '../../kernel/parties/testing.ts'
import { generateBin } from '../../law/identifier.ts'
import { same } from '../../law/text.ts'
import { testAccount, type TestAccount, type Visitor } from './testing.ts'

async function registered(account: TestAccount, email: string): Promise<{ readonly visitor: Visitor; readonly person: string }> {
  const visitor = account.visitor()
  await visitor.send('/ru/register', { email })
  await visitor.send(`/ru/register/finish?link=${await account.house.link(email)}`, { name: 'Сәрсен Айгерім', password: 'сүт дүкен аспан 8' })
  const person = (await account.house.parties.personByEmail(email))!.id
  return { visitor, person }
}

const letter = (number: number, body = 'Мәтін') => sampleLetter({ kk: `${number}-хат`, ru: `Письмо ${number}`, en: `Letter ${number}` }, same(body))

test('the header counts what is unread, the inbox lists it, and the button of a letter opens it for the record', async () => {
  await using account = await testAccount()
  const { house, origin } = account
  const { visitor, person } = await registered(account, 'aigerim@example.kz')
  const empty = await visitor.get('/ru/account/inbox')
  assert.match(empty.html, /Писем нет/)
  assert.doesNotMatch(empty.html, /class="unread"/)
  await house.act((tx) => house.parties.writeLetter(tx, person, letter(1, `Откройте дело:\n\n${origin}/ru/cases/1\n<b>чужое</b> https://example.org/`)))
  const list = (await visitor.get('/kk/account/inbox')).html
  assert.match(list, /class="unread">1</)
  assert.match(list, /1-хат/)
  const path = /href="(\/kk\/account\/inbox\/[\w-]+)"/.exec(list)?.[1] ?? ''
  const closed = (await visitor.get(path.replace('/kk/', '/ru/'))).html
  assert.match(closed, /Письмо 1/)
  assert.doesNotMatch(closed, /Откройте дело/, 'whoever only follows the link has not read it')
  const page = path.replace('/kk/', '/ru/')
  assert.equal((await visitor.send(page, {}, `${page}/open`)).location, page)
  const opened = (await visitor.get(page)).html
  assert.match(opened, /Откройте дело/)
  assert.match(opened, /<a href="\/ru\/cases\/1">/)
  assert.match(opened, /&lt;b&gt;чужое/)
  assert.doesNotMatch(opened, /href="https:\/\/example\.org/, 'the addresses of others are text')
  assert.match(opened, /Сәрсен Айгерім/)
  assert.doesNotMatch(opened, /class="unread"/)
  await house.journal.settle()
  assert.match((await visitor.get(page)).html, /\/ru\/journal\/entries\/\d+/)
})

test('a full inbox has pages, and another person finds none of its letters', async () => {
  await using account = await testAccount()
  const { house } = account
  const { visitor, person } = await registered(account, 'aigerim@example.kz')
  const { visitor: stranger } = await registered(account, 'stranger@example.kz')
  for (let number = 1; number <= 30; number += 1) await house.act((tx) => house.parties.writeLetter(tx, person, letter(number)))
  const [newest, oldest] = [(await visitor.get('/en/account/inbox')).html, (await visitor.get('/en/account/inbox?page=2')).html]
  // Letters of one millisecond stand in any order: the first and the last are far from the turn of the page.
  assert.ok(newest.includes('Letter 30') && !newest.includes('>Letter 1<'))
  assert.ok(oldest.includes('>Letter 1<') && !oldest.includes('Letter 30'))
  const page = /href="(\/en\/account\/inbox\/[\w-]+)"/.exec(newest)?.[1] ?? ''
  assert.equal((await stranger.get(page)).status, 404)
  assert.equal((await stranger.send('/en/account/inbox', {}, `${page}/open`)).status, 404)
  assert.match((await visitor.get(page)).html, /Open the letter/)
  assert.equal((await account.visitor().get('/en/account/inbox')).status, 303)
})

test('the head of a company who has proved it reads its letters in its hat, and they say whose they are', async () => {
  await using account = await testAccount()
  const { house } = account
  const { visitor, person } = await registered(account, 'aigerim@example.kz')
  const { location = '' } = await visitor.send('/ru/account/companies/new', { number: generateBin({ registered: '2023-11', serial: 12345 }), name: 'ТОО «Образец»' })
  const id = /companies\/([\w-]+)/.exec(location)?.[1] ?? ''
  await house.act((tx) => house.parties.writeLetterToOrganisation(tx, id, letter(1)))
  assert.match((await visitor.get('/ru/account/inbox')).html, /Писем нет/)
  await visitor.send(`/ru/account/companies/${id}`, { hat: id }, '/ru/account/hat')
  assert.match((await visitor.get('/ru/account/inbox')).html, /Писем нет/)
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person, proof: 'signature:1' }))
  const list = (await visitor.get('/ru/account/inbox')).html
  assert.match(list, /Письмо 1/)
  assert.match(list, /ТОО «Образец»/)
})
