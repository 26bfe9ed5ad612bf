/** A disk turns a bit: no reader gets it as genuine, the operator is told, and a second store mends it. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { open, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { commonsActs } from '../src/countries/kazakhstan/commons/testing.ts'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { openCommons } from '../src/institutions/commons/index.ts'
import { transact } from '../src/kernel/index.ts'
import { officeOf } from './office.ts'
import { openWholePortal, password, signAs, type Somebody, type WholePortal } from './portal.ts'

/** Some 400 KB: the file has two blocks. */
const rows = ['мектеп;өңір;оқушылар', ...Array.from({ length: 9_000 }, (_, i) => `№ ${i + 1} мектеп;${['Абай', 'Ақмола', 'Ұлытау'][i % 3]} облысы;${200 + (i * 37) % 900}`)].join('\n')

async function portalWithFiles(t: TestContext, environment: Readonly<Record<string, string>> = {}) {
  const portal = await openWholePortal({ environment })
  t.after(() => portal.close())
  const owner = await portal.actor(portal.people.applicant, 'company')
  const commons = openCommons(portal.kernel, commonsOptions)
  await transact(portal.kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  const acts = commonsActs({ kernel: portal.kernel, sign: (actor, document) => signAs(portal, actor, document) }, owner)
  await acts.publish('schools', { 'mektepter.csv': rows })
  return { portal, dataset: `${portal.url}/datasets/ulgi/schools/resolve/main/mektepter.csv`, rows: `${portal.url}/kk/commons/datasets/ulgi/schools` }
}

/** Turns a bit of every stored file that `which` names, and leaves the times as they were. */
async function rot({ kernel }: WholePortal, which: 'csv' | 'parquet' | 'pdf', at: number): Promise<void> {
  const ending = which === 'parquet' ? '%.parquet' : `%.${which}`
  const found = await kernel.db.selectFrom('file').select('hash').distinct().where('name', 'like', ending).execute()
  assert.ok(found.length > 0, `there is a ${which}`)
  for (const { hash } of found) {
    const path = join(kernel.settings.data, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)
    const { atime, mtime } = await stat(path)
    const handle = await open(path, 'r+')
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at)
    buffer[0]! ^= 1
    await handle.write(buffer, 0, 1, at)
    await handle.close()
    await utimes(path, atime, mtime)
  }
}

async function signedIn({ kernel, url }: WholePortal, { email }: Somebody, hat: 'company' | 'self', company: string) {
  const { secret } = await kernel.parties.signInByPassword({ email, password }, { device: 'test' })
  await kernel.parties.switchHat(secret, hat === 'company' ? { kind: 'organisation', organisation: company } : { kind: 'self' })
  return (path: string) => fetch(`${url}${path}`, { headers: { cookie: `${kernel.parties.cookie.name}=${secret}` } })
}

const bodyOf = async (response: Response): Promise<string> => {
  assert.ok(response.status < 400, String(response.status))
  return response.text()
}

test('A flipped bit of a dataset reaches nobody as genuine, and the state of the system tells of it', async (t) => {
  const { portal, dataset } = await portalWithFiles(t)
  assert.equal(await bodyOf(await fetch(dataset)), rows)
  await rot(portal, 'csv', 300_000)

  await assert.rejects(fetch(dataset).then(bodyOf), 'the connection breaks where the damage begins')
  const again = await fetch(dataset)
  assert.deepEqual([again.status, again.headers.get('etag')], [503, null], 'and then the file is refused')
  assert.match(await again.text(), /бүлінген|damaged|повреждено/)
  assert.equal((await fetch(dataset, { method: 'HEAD' })).status, 503)
  assert.equal((await fetch(dataset, { headers: { range: 'bytes=300000-300001' } })).status, 503)
  const sound = await fetch(dataset, { headers: { range: 'bytes=0-199999' } })
  assert.deepEqual([sound.status, await sound.text()], [206, Buffer.from(rows).subarray(0, 200_000).toString()])

  const status = await fetch(`${portal.url}/api/status`).then((response) => response.json()) as { parts: { id: string; state: string }[] }
  assert.equal(status.parts.find(({ id }) => id === 'files')?.state, 'damaged')
  for (const [locale, words] of [['kk', /бүлінген файлдар: 1/], ['ru', /повреждённым содержимым: 1/], ['en', /content is damaged: 1/]] as const)
    assert.match(await bodyOf(await fetch(`${portal.url}/${locale}/status`)), words)
})

test('Rows of a table that is damaged are not shown', async (t) => {
  const { portal, rows } = await portalWithFiles(t)
  await rot(portal, 'parquet', 2_000)
  assert.equal((await fetch(rows)).ok && /№ 1 мектеп/.test(await (await fetch(rows)).text()), false)
  assert.ok(await portal.kernel.files.damaged() > 0)
})

test('A damaged document of a case is given to nobody, and administrators have a letter', async (t) => {
  const portal = await openWholePortal()
  t.after(() => portal.close())
  const id = await officeOf(portal).file()
  const [document] = await portal.kernel.files.attachedTo(`case:${id}`)
  const ask = await signedIn(portal, portal.people.applicant, 'company', portal.company.id)
  assert.match(await bodyOf(await ask(`/files/${document!.id}`)), /^%PDF/)

  await rot(portal, 'pdf', 12)
  assert.equal((await ask(`/files/${document!.id}`)).status, 503)
  const stranger = await signedIn(portal, portal.people.stranger, 'self', '')
  assert.ok([403, 404].includes((await stranger(`/files/${document!.id}`)).status), 'and who may not see it does not learn that')

  await portal.kernel.jobs.settle()
  const letters = await portal.kernel.db.selectFrom('mail').select('body').where('recipient', '=', portal.people.administrator.email).where('body', 'like', `%${document!.hash}%`).execute()
  assert.equal(letters.length, 1)
})

test('With a second store nobody notices, and the worker mends the first', async (t) => {
  const second = mkdtempSync(join(tmpdir(), 'shanyraq-second-'))
  t.after(() => rmSync(second, { recursive: true, force: true }))
  const { portal, dataset } = await portalWithFiles(t, { FILES_COPY: second })
  await portal.kernel.files.scrub()
  await rot(portal, 'csv', 300_000)
  assert.equal(await bodyOf(await fetch(dataset)), rows)
  assert.equal(await portal.kernel.files.damaged(), 1)
  await portal.kernel.jobs.settle()
  assert.equal(await portal.kernel.files.damaged(), 0)
  assert.equal(await bodyOf(await fetch(dataset)), rows)
})
