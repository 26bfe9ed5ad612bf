import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPortal, seat } from '../src/house.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { goodAnswers, openWorld, password } from '../src/countries/kazakhstan/testing.ts'
import { openLog } from '../src/portal/index.ts'

test('the signature of an application is downloaded from its case and verified by OpenSSL alone', async (t) => {
  const world = await openWorld({ passwords: true })
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-signature-'))
  t.after(async () => {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const { kernel } = world
  const country = kazakhstan('sample')
  seat(kernel, country)
  const app = openPortal(kernel, country, openLog({ write: () => undefined }))
  const founder = await world.founder()
  const stranger = await world.founder()
  const draft = await kernel.cases.begin(founder, { procedure: 'technopark.residency' })
  for (const page of (await kernel.cases.draft(founder, draft)).procedure.form) await kernel.cases.savePage(founder, draft, page, goodAnswers())
  const id = await kernel.cases.file(founder, { draft, signature: await world.sign(founder, kernel.cases.draftDocument(await kernel.cases.draft(founder, draft))) })
  const { act } = (await kernel.cases.view(founder, id)).log[0]!
  assert.ok(act.type === 'filed' && act.signature !== undefined)
  const address = `/cases/${id}/signatures/${act.signature}`

  const fetchAs = async (person: string, path: string): Promise<Response> => {
    const { email } = (await kernel.parties.person(person))!
    const { secret } = await kernel.parties.signInByPassword({ email: email!, password }, {})
    return app.fetch(new Request(`http://localhost:3000${path}`, { headers: { cookie: `${kernel.parties.cookie.name}=${secret}` } }), {})
  }
  for (const part of ['document', 'cms']) {
    const answer = await fetchAs(founder.person, `${address}/${part}`)
    assert.equal(answer.status, 200)
    writeFileSync(join(folder, part), new Uint8Array(await answer.arrayBuffer()))
  }
  writeFileSync(join(folder, 'root.pem'), kernel.signatures.local.rootPem)
  execFileSync('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'cms', '-content', 'document', '-CAfile', 'root.pem', '-purpose', 'any', '-out', 'verified'], { cwd: folder, stdio: 'pipe' })
  assert.equal((await fetchAs(stranger.person, `${address}/cms`)).status, 404)
  assert.equal((await fetchAs(founder.person, `/cases/${id}/signatures/${id}/cms`)).status, 404, 'a signature of another case')
})
