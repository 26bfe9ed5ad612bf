/** Specifies the award of a badge of a skill: two people, a credential that a stranger checks, a record of all, and what its revocation does. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Doing } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { testPortal, testSettings } from '../../../portal/testing.ts'
import { badgeRoutes } from '../../../institutions/university/badges/index.ts'
import { verifyBadge } from '../../../institutions/university/badges/verify.ts'
import { skillsRoutes } from '../../../institutions/university/skills/index.ts'
import { openWorld, type World } from '../testing.ts'
import { universityOptions } from './options.ts'

const tests = 'a'.repeat(64)

describe('A badge of a skill', () => {
  let world: World
  let learner: Actor
  let assessor: Actor
  let registrar: Actor
  let keys = 0
  const key = (): string => `award-${keys += 1}`
  before(async () => {
    world = await openWorld({ environment: { CONNECTORS_MAY_REACH: '127.0.0.1' } })
    ;[learner, assessor, registrar] = [await world.officer(), await world.officer('university.assessor'), await world.officer('university.registrar')]
  })
  after(() => world.close())

  async function filed(by: Actor, answers: Submitted): Promise<string> {
    const { cases } = world.kernel
    const draft = await cases.begin(by, { procedure: 'university.award' })
    for (const page of (await cases.draft(by, draft)).procedure.form) assert.deepEqual(await cases.savePage(by, draft, page, answers), [])
    return cases.file(by, { draft, signature: await world.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
  }
  async function act(by: Actor, id: string, outcome: string, { sign, findings }: { readonly sign?: true; readonly findings?: Submitted } = {}): Promise<void> {
    const { cases } = world.kernel
    const doing: Doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }) }
    await cases.perform(by, { case: id, key: key(), doing, ...(sign && { signature: await world.sign(by, await cases.document(id, doing)) }) })
  }
  async function awarded(score = '85'): Promise<{ readonly id: string; readonly decision: string }> {
    const id = await filed(learner, { skill: 'L2', task: 'Қазақ токенизаторы' })
    await act(assessor, id, 'propose', { findings: { score, tests } })
    await act(registrar, id, 'award', { sign: true })
    return { id, decision: (await world.kernel.cases.view(learner, id)).state.decisions.at(-1)!.id }
  }
  const portal = (actor: Actor | null = null) => testPortal({
    routes: [...badgeRoutes(world.kernel, universityOptions.skills, universityOptions.awards), ...skillsRoutes(world.kernel, universityOptions.skills)], session: { actor }, settings: { ...testSettings, origin: 'http://localhost:3000' },
  })
  /** A stranger asks only what the portal publishes. */
  const check = (text: string) => verifyBadge(new TextEncoder().encode(text), {
    now: world.kernel.now(), ask: async (url) => {
      const answer = await portal().ask(new URL(url).pathname)
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
    },
  })

  it('is a credential that a stranger finds valid with nothing left open, and points to the skill in CASE', async () => {
    const { decision } = await awarded()
    const text = await (await portal().ask(`/badges/${decision}/credential.json`)).text()
    const { verdict, findings } = await check(text)
    assert.deepEqual([verdict, findings], ['valid', []])
    const badge = JSON.parse(text)
    assert.doesNotMatch(text, new RegExp(learner.name), 'the name of the learner is in no badge')
    const [{ targetUrl }] = badge.credentialSubject.achievement.alignment
    const item = await (await portal().ask(new URL(targetUrl).pathname)).json() as { readonly humanCodingScheme: string; readonly CFDocumentURI: { readonly uri: string } }
    assert.equal(item.humanCodingScheme, 'L2')
    assert.equal((await portal().ask(new URL(item.CFDocumentURI.uri).pathname)).status, 200)
    assert.match(badge.evidence[0].narrative, new RegExp(`85 of 100\\. SHA-256 of the tests: ${tests}`))
    assert.equal((await check(text.replace('85 of 100', '99 of 100'))).verdict, 'invalid')
    assert.equal((await check(await (await portal().ask(`/badges/${decision}/badge.svg`)).text())).verdict, 'valid')
  })

  it('is in the learner’s record, which is valid as a whole, and in nobody else’s', async () => {
    const record = await (await portal(learner).ask('/university/my-badges/record.json')).text()
    assert.deepEqual(await check(record).then(({ verdict, kind, findings }) => [verdict, kind, findings]), ['valid', 'record', []])
    assert.equal((await portal(assessor).ask('/university/my-badges/record.json')).status, 404)
  })

  it('is signed by somebody else than who assessed, and is not signed below the pass mark', async () => {
    const id = await filed(learner, { skill: 'M1', task: 'Шағын модель' })
    await act(assessor, id, 'propose', { findings: { score: '59', tests } })
    await assert.rejects(act(registrar, id, 'award', { sign: true }))
    await act(registrar, id, 'return', { sign: true })
    const both = { ...assessor, roles: ['university.assessor', 'university.registrar'] }
    await act(both, id, 'propose', { findings: { score: '60', tests } })
    await assert.rejects(act(both, id, 'award', { sign: true }))
  })

  it('leads nobody into the network of the operator, not even where connectors may go', async () => {
    await assert.rejects(world.kernel.ask('https://127.0.0.1:9/did.json'), /public internet/)
  })

  it('that is revoked by decision is invalid from then on, and leaves the record', async () => {
    const { decision } = await awarded('70')
    const { cases, db } = world.kernel
    const text = await (await portal().ask(`/badges/${decision}/credential.json`)).text()
    const id = await transact(db, (tx) => cases.openByOffice(tx, assessor, { procedure: 'university.badge-revocation', about: decision, facts: { why: 'Жұмыс көшірілген.' }, reasons: 'Негіз бар.', key: key() }))
    await act(learner, id, 'explain')
    await act(assessor, id, 'propose')
    await act(registrar, id, 'revoke', { sign: true })
    assert.match((await check(text)).findings.map(({ says: { en } }) => en).join(' '), /has revoked it/)
    const page = await (await portal().ask(`/kk/badges/${decision}`)).text()
    assert.match(page, /Кері қайтарып алынған/)
    const record = await (await portal(learner).ask('/university/my-badges/record.json')).text()
    assert.doesNotMatch(record, new RegExp(decision))
    assert.equal((await portal().ask('/kk/badges/01900000-0000-7000-8000-000000000001')).status, 404)
  })
})
