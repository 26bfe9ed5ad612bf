import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { folderPost, latestLetters, message } from './mail.ts'
import { sampleLetter, testParties } from './testing.ts'

const text = (value: string) => ({ kk: `kk ${value}`, ru: `ru ${value}`, en: `en ${value}` })

test('a letter is written in its reader’s language, and only when its act is kept', async () => {
  await using house = await testParties()
  const { person } = await house.someone('Ерлан')
  const before = (await house.letters()).length
  await assert.rejects(house.act(async (tx) => {
    await house.parties.writeLetter(tx, person, sampleLetter(text('lost'), text('lost')))
    throw new Error('rolled back')
  }))
  await house.act((tx) => house.parties.writeLetter(tx, person, sampleLetter(text('kept'), text('kept'))))
  assert.deepEqual((await house.letters()).slice(before).map(({ subject }) => subject), ['ru kept'])
})

test('the list of letters names whom each was written to, also where another has the address by now', async () => {
  await using house = await testParties()
  const [one, other] = [await house.someone('Ерлан'), await house.someone('Айгүл')]
  await house.act((tx) => house.parties.writeLetter(tx, one.person, sampleLetter(text('theirs'), text('theirs'))))
  await sql`update person set email = 'moved@example.kz' where id = ${one.person}`.execute(house.database.db)
  await sql`update person set email = ${one.email} where id = ${other.person}`.execute(house.database.db)
  const listed = (await latestLetters({ db: house.database.db })).find(({ subject }) => subject === 'ru theirs')
  assert.equal(listed?.person, one.person)
})

test('a letter that cannot be handed over is tried again, later each time, and sent once', async () => {
  await using house = await testParties()
  await house.someone('Ерлан', { confirmed: false })
  let tries = 0
  const broken = { send: async () => { tries += 1; throw new Error('no connection') } }
  assert.equal(await house.parties.sendLetters(broken), 0)
  assert.equal(await house.parties.sendLetters(broken), 0)
  assert.equal(tries, 1)
  house.later(1)
  await house.parties.sendLetters(broken)
  house.later(1)
  await house.parties.sendLetters(broken)
  assert.equal(tries, 2, 'the third try waits two minutes')
  house.later(1)
  const sent: string[] = []
  const post = { send: async ({ id }: { id: string }) => void sent.push(id) }
  await Promise.all([house.parties.sendLetters(post), house.parties.sendLetters(post)])
  assert.equal(sent.length, 1)
})

test('letters of one moment go in the order of their ids, whatever was done to them meanwhile', async () => {
  await using house = await testParties()
  const { person } = await house.someone('Ерлан')
  const before = (await house.letters()).length
  for (const number of ['1', '2', '3', '4']) await house.act((tx) => house.parties.writeLetter(tx, person, sampleLetter(text(number), text(number))))
  await sql`update mail set last_failure = 'no connection' where subject in ('ru 1', 'ru 2')`.execute(house.database.db)
  const sent = (await house.letters()).slice(before).map(({ id }) => id)
  assert.deepEqual([sent.length, sent], [4, sent.toSorted()])
})

test('the local post writes a message that a mail program opens', async () => {
  await using house = await testParties()
  const { email } = await house.someone('Ерлан', { confirmed: false })
  const folder = await mkdtemp(join(tmpdir(), 'post-'))
  try {
    await house.parties.sendLetters(folderPost(folder, 'Шаңырақ <portal@example.kz>'))
    const [name = ''] = await readdir(folder)
    const source = await readFile(join(folder, name), 'utf8')
    assert.ok(source.includes(`To: ${email}\r\n`))
    assert.ok(source.includes('\r\nAuto-Submitted: auto-generated\r\n'), 'no answering machine answers it')
    assert.match(Buffer.from(source.split('\r\n\r\n')[1] ?? '', 'base64').toString(), /http:\/\/localhost:8080\/ru\/account\/confirm\?link=/)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('no subject or address can add a header, and every subject reads back', () => {
  const any = fc.string({ unit: 'grapheme', maxLength: 120 })
  fc.assert(fc.property(any, any, (subject, recipient) => {
    const source = message({ id: '1', recipient, locale: 'kk', subject, body: '', createdAt: '2026-03-02T09:00:00.000Z' }, 'a@example.kz')
    const header = source.slice(0, source.indexOf('\r\n\r\n'))
    const lines = header.replaceAll('\r\n ', '').split('\r\n')
    assert.equal(lines.length, 10)
    const words = [...(lines[4] ?? '').matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, word]) => Buffer.from(word ?? '', 'base64').toString())
    assert.equal(words.join(''), subject.replaceAll(/[\r\n]+/g, ' ').toWellFormed())
    for (const line of header.split('\r\n').slice(4)) assert.ok(line.length <= 78 || !line.startsWith(' '))
  }))
})
