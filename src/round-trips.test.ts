/** Specifies how often those who fill in a form wait for the database: each wait is the length of the way to it, whatever the machine. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { kazakhstan } from './countries/kazakhstan/index.ts'
import { openOffice } from './countries/kazakhstan/technopark/journey.ts'
import { goodAnswers, openWorld, password, type World } from './countries/kazakhstan/testing.ts'
import { openPortal } from './house.ts'
import type { Doing } from './kernel/cases/index.ts'
import { countTrips } from './kernel/database/testing-trips.ts'
import type { Actor } from './kernel/parties/index.ts'
import { openLog } from './portal/index.ts'

const origin = 'http://localhost:3000'

describe('the journey of a form page', () => {
  let world: World
  let app: ReturnType<typeof openPortal>
  before(async () => {
    world = await openWorld({ passwords: true })
    app = openPortal(world.kernel, kazakhstan('sample'), openLog({ write: () => undefined }))
  })
  after(() => world.close())

  async function cookieOf({ person }: Actor): Promise<string> {
    const { parties } = world.kernel
    const { email } = (await parties.person(person))!
    return `${parties.cookie.name}=${(await parties.signInByPassword({ email: email!, password }, { device: 'test', address: '127.0.0.1' })).secret}`
  }

  it('waits for the database three times at most in each of its requests: the page, its answers, and the page that follows', async (t) => {
    const { cases } = world.kernel
    const founder = await world.founder()
    const cookie = await cookieOf(founder)
    const id = await cases.begin(founder, { procedure: 'technopark.residency' })
    const count = countTrips(t)
    const ask = async (path: string, body?: URLSearchParams) => {
      const { trips, statements, result } = await count(async () => {
        const response = await app.request(`${origin}${path}`, { ...(body && { method: 'POST', body }), headers: { cookie, origin, 'sec-fetch-site': 'same-origin' } })
        return { status: response.status, location: response.headers.get('location'), text: await response.text() }
      })
      assert.ok(trips <= 3, `${body ? 'POST' : 'GET'} ${path} waits ${trips} times:\n${statements.join('\n')}`)
      assert.ok(trips > 0, 'nothing was counted')
      return result
    }
    const { form } = (await cases.draft(founder, id)).procedure
    let path = `/kk/drafts/${id}/${form[0]!.id}`
    for (const { id: name, fields } of form) {
      assert.equal(path, `/kk/drafts/${id}/${name}`)
      const shown = await ask(path)
      assert.equal(shown.status, 200)
      const csrf = /name="csrf" value="([^"]+)"/.exec(shown.text)![1]!
      const answers = Object.entries(goodAnswers()).filter(([answered]) => fields.some((field) => field.name === answered)).map(([answered, value]) => [answered, String(value)])
      const sent = await ask(path, new URLSearchParams([['csrf', csrf], ...answers]))
      assert.equal(sent.status, 303)
      path = sent.location!
    }
    assert.equal(path, `/kk/drafts/${id}/summary`)
    await ask(path)
  })

  // One of each act asks for the key of the actor's pseudonym in the stream (docs/decisions/0134).
  it('ends in a case that is filed, worked on and granted with no more statements than they were brought down to', async (t) => {
    const { cases } = world.kernel
    const [founder, { officer, members, chair, head }] = [await world.founder(), await openOffice(world)]
    const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
    const plan = await world.kernel.files.receive((async function* () { yield new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') })(),
      { name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person}` })
    for (const page of (await cases.draft(founder, draft)).procedure.form) await cases.savePage(founder, draft, page, goodAnswers({ businessPlan: plan.id }))
    const signature = await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft)))
    const count = countTrips(t)
    const atMost = async <T>(most: number, act: () => Promise<T>): Promise<T> => {
      const { statements, result } = await count(act)
      assert.ok(statements.length <= most, `${statements.length} statements instead of ${most}:\n${statements.join('\n')}`)
      return result
    }
    const id = await atMost(18, () => cases.file(founder, { draft, signature }))
    const act = async (most: number, actor: Actor, doing: Doing, signed = false): Promise<void> => {
      const signature = signed && await world.sign(actor, await cases.document(id, doing))
      await atMost(most, () => cases.perform(actor, { case: id, key: `${actor.person} ${doing.type}`, doing, ...(signature && { signature }) }))
    }
    await act(6, officer, { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' } })
    for (const member of members) await act(6, member, { type: 'vote', vote: 'grant', reasons: 'Өтінім зерделенді.' })
    await act(6, chair, { type: 'conclude', minutes: 'Комиссия отырысының хаттамасы.' })
    // The number of the first decision of a year and the first list of credentials are made ready besides.
    await act(23, head, { type: 'complete', outcome: 'grant' }, true)
  })
})
