/** The attack on the record: triggers off, an entry changed with its leaf, the checkpoint deleted. The portal signs nothing more, and says so everywhere. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { openDatabase, startCluster } from '../src/kernel/database/index.ts'
import { openKernel, transact } from '../src/kernel/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { openedFolder } from './opened-folder.ts'
import { freePort, run, type Running, until } from './processes.ts'

const data = mkdtempSync(join(tmpdir(), 'shanyraq-forged-'))
const env = { SHANYRAQ_DATA: data, SHANYRAQ_PROGRAMME: 'law' }
let signed: string
let administrator: string
after(() => rmSync(data, { recursive: true, force: true }))

before(async () => {
  await openedFolder(data)
  const kernel = await openKernel({ settings: readSettings(env), country: kazakhstan('law') })
  try {
    const { person } = await kernel.parties.register(
      { name: 'Үлгі Әкімші', email: 'akimshi@ulgi.example', password: 'қыран бүркіт биік шыңда', locale: 'en' }, { device: 'test', address: '127.0.0.1' })
    await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'operator' }, { person, role: 'administrator' }))
    administrator = person
    await kernel.journal.settle()
    signed = await kernel.journal.checkpoint()
  } finally {
    await kernel.close()
  }
})

/** Writes into the tables as somebody with the database's password does, while the portal is away. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const cluster = await startCluster(join(data, 'postgres'))
  const { db, close } = await openDatabase(cluster.url)
  try {
    await transact(db, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx) // triggers sleep
      for (const statement of statements) await sql.raw(statement).execute(tx)
    })
  } finally {
    await close()
    await cluster.stop()
  }
}

/** The letters that the portal has sent to the administrator, as text. */
const letters = (): readonly string[] => {
  const folder = join(data, 'mail')
  return (existsSync(folder) ? readdirSync(folder) : []).map((name) =>
    Buffer.from(readFileSync(join(folder, name), 'utf8').split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8'))
}

/** The letter that fits, once it is there. */
const letter = async (words: RegExp): Promise<string | undefined> => letters().find((text) => words.test(text))

/** Starts the portal, waits until its state says what it must, and gives what a test looks at. */
async function started<T>(look: (url: string, portal: Running) => Promise<T>): Promise<T> {
  const port = await freePort()
  const portal = run('src/main.ts', ['start', '--port', String(port)], { env })
  try {
    await portal.line(/^Shanyraq is open at/)
    return await look(`http://localhost:${port}`, portal)
  } finally {
    await portal.stop()
  }
}

const journalState = async (url: string): Promise<string> => {
  const { parts } = await (await fetch(`${url}/api/status`)).json() as { parts: { id: string; state: string }[] }
  return parts.find(({ id }) => id === 'journal')!.state
}
const verified = async (): Promise<{ readonly code: unknown; readonly said: string }> => {
  const command = run('src/main.ts', ['verify', 'journal'], { env })
  const code = await command.ended()
  return { code, said: command.out() + command.err() }
}

test('an entry forged with its leaf and the checkpoint deleted: nothing is signed, and the status, the log, a letter and the command say so', async () => {
  await tamper(`update journal_entry set body = body || '{"role":"oversight.head"}', leaf = sha256('forged') where type = 'role.given'`, 'delete from journal_head')
  await started(async (url, portal) => {
    assert.equal(await journalState(url), 'damaged')
    assert.match(await (await fetch(`${url}/en/status`)).text(), /the journal was set back\. Nothing new is signed\./)
    const written = await until(() => letter(/was set back/))
    assert.match(written, /Bring the database back from a backup.*shanyraq new-history.*shanyraq verify journal/s)
    await portal.line(/the journal: .* was set back/)
    const note = await (await fetch(`${url}/journal/checkpoint`)).text()
    assert.equal(note, signed, 'the checkpoint is the one that was signed last')
  })
  assert.ok(readFileSync(join(data, 'keys', 'journal.anchor'), 'utf8').includes(JSON.stringify(signed).slice(1, -1)), 'what was signed last is kept')
  const { code, said } = await verified()
  assert.equal(code, 1)
  assert.match(said, /set back/)
})

test('when the tables are mended, the portal signs again and its state is good', async () => {
  await tamper(
    `update journal_entry set body = body || '{"role":"administrator"}' where type = 'role.given'`,
    `update journal_entry set leaf = sha256('\\x00' || convert_to('{"actor":"' || actor || '","at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '","body":{"installed":true,"role":"administrator","until":null},"subject":"' || subject || '","type":"role.given"}', 'utf8')) where type = 'role.given'`,
    `insert into journal_head (size, root, note, at) values (${signed.split('\n')[1]}, decode('${signed.split('\n')[2]}', 'base64'), '${signed}', now())`,
  )
  await started(async (url) => {
    await until(async () => (await journalState(url)) === 'works' || undefined)
    await until(async () => Number((await (await fetch(`${url}/journal/checkpoint`)).text()).split('\n')[1]) >= Number(signed.split('\n')[1]) || undefined)
  })
  assert.equal((await verified()).code, 0)
})

test('an administrator that SQL has put in is named in a letter and by the command, and the public state names nobody', async () => {
  await tamper(`insert into person (id, name, locale, created_at) values ('00000000-0000-7000-8000-000000000001', 'Үлгі Жат', 'kk', now())`,
    `insert into role_assignment (id, person, role, began_at, given_by) values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'administrator', now(), 'person:${administrator}')`)
  await started(async (url) => {
    await until(async () => (await journalState(url)) === 'damaged' || undefined)
    const written = await until(() => letter(/Үлгі Жат/))
    assert.match(written, /Үлгі Жат \(.*\) has the role “administrator”, which no entry of the journal gave/)
    const page = await (await fetch(`${url}/en/status`)).text()
    assert.match(page, /found 2 things that do not agree/)
    assert.doesNotMatch(page, /Үлгі Жат/)
  })
  const { code, said } = await verified()
  assert.equal(code, 1)
  assert.match(said, /Үлгі Жат .* has the role “administrator”.*The journal is whole, but the tables are not what it says/s)
})
