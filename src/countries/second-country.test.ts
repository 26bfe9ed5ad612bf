/** Follows docs/add-a-country.md: a made-up country with another calendar runs on the same kernel. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type Country, type Kernel, openKernel, transact } from '../kernel/index.ts'
import { type TestDatabase, testDatabase } from '../kernel/database/testing.ts'
import type { Actor } from '../kernel/parties/index.ts'
import { readSettings } from '../kernel/settings.ts'
import { generateIin } from '../law/identifier.ts'
import { lint } from '../law/lint.ts'
import { fileBeside } from '../testing-beside.ts'

const [, code = ''] = readFileSync(join(import.meta.dirname, '../../docs/add-a-country.md'), 'utf8').split('\n```ts\n')
const file = fileBeside('src/countries/xx/index.ts', code.slice(0, code.indexOf('\n```') + 1))
const pin = '482915'
let country: Country
let database: TestDatabase
let kernel: Kernel

before(async () => {
  const module: { country: Country } = await import(pathToFileURL(file.path).href)
  country = module.country
  database = await testDatabase({ max: 8 })
  const settings = { ...readSettings({ PUBLIC_URL: 'http://localhost:3000' }), data: mkdtempSync(join(tmpdir(), 'shanyraq-country-')) }
  kernel = await openKernel({ settings, country, now: () => '2026-02-05T06:00:00.000Z', database }) // a Thursday
})
after(async () => {
  file.remove()
  await kernel.close()
  await database.close()
  rmSync(kernel.settings.data, { recursive: true })
})

/** A person in office with these roles. */
async function person(name: string, ...roles: string[]): Promise<Actor> {
  const { secret } = await kernel.parties.register({ name, email: `${name}@example.org`, password: 'қыран бүркіт биік шыңда', locale: 'en' }, { device: 'test' })
  const actor = (await kernel.parties.actorOf(secret))!
  for (const role of roles) await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: actor.person, role }))
  return { ...actor, roles }
}

test('the linter finds no fault with the country', () => {
  assert.deepEqual(lint(country.procedures), [])
})

test('a card is due by the working week of the country, over its holiday, and is issued under its own seal', async () => {
  const { cases, decisions, signatures } = kernel
  const reader = await person('reader')
  const librarian = await person('librarian', 'library.librarian')
  const director = await person('director', 'library.director')

  const draft = await cases.begin(reader, { procedure: 'library.card' })
  const [page] = country.procedures[0]!.form
  assert.deepEqual(await cases.savePage(reader, draft, page!, { branch: 'Harbour' }), [])
  const id = await cases.file(reader, { draft })
  assert.equal((await cases.view(librarian, id)).clocks.whole.dueDay, '2026-02-11', 'Sunday, not the holiday on Monday, Tuesday, Wednesday')

  await cases.perform(librarian, { case: id, key: 'one', doing: { type: 'complete', outcome: 'prepare' } })
  const issue = { type: 'complete', outcome: 'issue' } as const
  const document = await cases.document(id, issue)
  const certificate = await transact(kernel.db, (tx) => signatures.local.enrol(tx, {
    person: director.person, name: director.name, iin: generateIin({ birthday: '1990-05-17', sex: 'female', serial: 77 }), pin, role: 'person',
  }))
  const cms = await signatures.local.sign(director.person, certificate.id, pin, document)
  await cases.perform(director, { case: id, key: 'two', doing: issue, signature: { provider: 'local', cms } })

  const { record } = (await decisions.find((await cases.view(reader, id)).state.decisions[0]!.number))!
  assert.equal(record.number, 'LC-2026-000001')
  assert.equal(record.institutionName.en, 'National Library')
  assert.deepEqual(record.claims, { branch: 'Harbour' })
  assert.equal(record.validUntil?.slice(0, 10), '2031-02-05')
})
