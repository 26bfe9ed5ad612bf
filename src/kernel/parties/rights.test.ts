import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { everyName, type OfficialNames, organisationName } from '../../law/official-names.ts'
import { instantAt } from '../../law/time.ts'
import { actorString } from './actor.ts'
import { password, testParties } from './testing.ts'
import type { TestParties } from './testing.ts'

const residency = { act: 'applications.file', procedure: 'technopark.residency' }
const refused = { kind: 'refused' }
const inDays = (house: TestParties, days: number) => instantAt(Date.parse(house.now()) + days * 86_400_000)

/** A company with its head, in the company's hat. */
async function company(house: TestParties, number = '231140012343') {
  const session = await house.someone('Басшы')
  const self = await house.acting(session)
  const { id } = await house.act((tx) => house.parties.addOrganisation(tx, self, { number, name: 'ЖШС «Үлгі»' }))
  return { session, id, head: await house.acting(session, id) }
}

test('whoever adds a company heads it, and acts for it after putting on its hat', async () => {
  await using house = await testParties()
  const { id, head, session } = await company(house)
  assert.deepEqual(head.organisation, { id, name: 'ЖШС «Үлгі»', identifier: { scheme: 'xx.organisation', value: '231140012343' } })
  assert.equal(head.capacity, 'head')
  assert.equal(actorString(head), `person:${session.person} for organisation:${id}`)
  assert.equal((await house.parties.mayActFor(head, id, residency))?.proved, false)
  const self = await house.acting(session)
  assert.equal(self.organisation?.id, id, 'the hat stays on for the session')
})

test('a number already added is refused, with the advice to ask its head', async () => {
  await using house = await testParties()
  const { head } = await company(house)
  const other = await house.acting(await house.someone('Басқа'))
  const add = (actor: typeof other) => house.act((tx) => house.parties.addOrganisation(tx, actor, { number: '231140012343', name: 'Х' }))
  await assert.rejects(add(other), { kind: 'conflict', message: /Ask its head/ })
  await assert.rejects(add(head), { kind: 'conflict', message: /your list/ })
})

test('an organisation is known by a number of the country, in whatever groups it is typed, and by no other', async () => {
  await using house = await testParties()
  const actor = await house.acting(await house.someone('Басшы'))
  const add = (number: string) => house.act((tx) => house.parties.addOrganisation(tx, actor, { number, name: 'ЖШС «Үлгі»' }))
  for (const wrong of ['', '1', '231140012344', '900101300017', '00000000-0000']) await assert.rejects(add(wrong), { kind: 'invalid' }, wrong)
  assert.equal((await add('2311 4001 2343')).identifier.value, '231140012343')
})

test('an organisation is called in each language as its head says, and by the name that was given first where they say nothing', async () => {
  await using house = await testParties()
  const self = await house.acting(await house.someone('Басшы'))
  const { id } = await house.act((tx) => house.parties.addOrganisation(tx, self, { number: '231140012343', name: '«Үлгі» ЖШС', names: { ru: ' ТОО  «Образец» ', en: '' } }))
  const { organisation } = await house.parties.organisationsOf(self.person).then(([right]) => right!)
  assert.deepEqual((['kk', 'ru', 'en'] as const).map((locale) => organisationName(organisation, locale)), ['«Үлгі» ЖШС', 'ТОО «Образец»', '«Үлгі» ЖШС'])
  assert.deepEqual(everyName(organisation), ['«Үлгі» ЖШС', 'ТОО «Образец»'])
  const name = (actor: typeof self, names: OfficialNames) => house.act((tx) => house.parties.nameOrganisation(tx, actor, names))
  await assert.rejects(name(self, { en: 'Sample LLP' }), refused)
  const head = { ...self, organisation, capacity: 'head' } as const
  await assert.rejects(name(head, { en: 'call +7 701 555 44 33' }), { kind: 'invalid' })
  await name(head, { en: 'Sample LLP' })
  assert.deepEqual((await house.parties.organisation({ id }))?.names, { en: 'Sample LLP' })
  const administrator = { ...self, roles: ['administrator'] }
  await house.act((tx) => house.parties.eraseOrganisationName(tx, administrator, { organisation: id, basis: 'Сот шешімі, 2026 ж.' }))
  assert.equal((await house.parties.organisation({ id }))?.names, undefined, 'what is erased is erased in every language')
  await assert.rejects(name(head, { en: 'Sample LLP' }), { kind: 'conflict' })
})

test('names that another gave go with them: with the headship that is proved by somebody else, and with a new head of one that nobody heads', async () => {
  await using house = await testParties()
  const [squatter, head, next] = [await house.acting(await house.someone('Алдаушы')), await house.acting(await house.someone('Басшы')), await house.acting(await house.someone('Келесі'))]
  const number = '231140012343'
  const { id } = await house.act((tx) => house.parties.addOrganisation(tx, squatter, { number, name: '«Үлгі» ЖШС', names: { ru: 'АО «Чужое»' } }))
  const names = async () => (await house.parties.organisation({ id }))?.names
  assert.deepEqual((await house.parties.findOrganisations('чужое', 5)).map((one) => one.id), [id], 'it is found by each of its names')
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person: head.person, proof: 'administrator' }))
  assert.equal(await names(), undefined)
  const { organisation } = await house.parties.organisationsOf(head.person).then(([right]) => right!)
  await house.act((tx) => house.parties.nameOrganisation(tx, { ...head, organisation, capacity: 'head' }, { ru: 'ТОО «Образец»' }))
  await house.act((tx) => house.parties.removeHead(tx, { ...next, roles: ['administrator'] }, { organisation: id, person: head.person, reason: 'Жалған' }))
  assert.equal(await names(), undefined)
  assert.deepEqual((await house.act((tx) => house.parties.addOrganisation(tx, next, { number, name: 'Басқа', names: { en: 'Sample LLP' } }))), { ...organisation, names: { en: 'Sample LLP' } })
  assert.deepEqual(await names(), { en: 'Sample LLP' })
})

test('nobody puts on a hat without a right to it', async () => {
  await using house = await testParties()
  const { id } = await company(house)
  const stranger = await house.someone('Бөтен')
  for (const hat of [{ kind: 'organisation', organisation: id }, { kind: 'organisation', organisation: 'not an id' }, { kind: 'office' }] as const) {
    await assert.rejects(house.parties.switchHat(stranger.secret, hat), refused)
  }
})

test('a delegate acts in the procedures delegated, until the delegation ends, is revoked, or has not begun', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  const colleague = await house.someone('Әріптес')
  const delegation = await house.act((tx) =>
    house.parties.delegate(tx, head, colleague.person, { scope: ['technopark.residency'], from: inDays(house, 1), until: inDays(house, 10) }))
  await assert.rejects(house.acting(colleague, id), refused)
  house.later(24 * 60)
  const { secret } = await house.parties.signInByPassword({ email: colleague.email, password }, {})
  const actor = await house.acting({ ...colleague, secret }, id)
  assert.deepEqual([actor.capacity, actor.delegation], ['delegate', delegation])
  assert.equal((await house.parties.mayActFor(actor, id, residency))?.delegation, delegation)
  assert.equal(await house.parties.mayActFor(actor, id, { act: 'commons.publication' }), undefined)
  await house.act((tx) => house.parties.revokeDelegation(tx, head, delegation))
  assert.equal(await house.parties.mayActFor(actor, id, residency), undefined, 'even for an actor read before')
  assert.equal((await house.parties.actorOf(secret))?.organisation, undefined, 'the hat falls off')
  assert.deepEqual((await house.parties.delegationsOf(id)).map(({ state }) => state), ['revoked'])
})

test('only the head delegates, never to themself, and only for a time to come', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  const colleague = await house.someone('Әріптес')
  const self = await house.acting(colleague)
  const give = (actor: typeof head, to: string, scope: 'all' | string[], days: number) =>
    house.act((tx) => house.parties.delegate(tx, actor, to, { scope, until: inDays(house, days) }))
  await assert.rejects(give(self, head.person, 'all', 5), refused)
  await assert.rejects(give(head, head.person, 'all', 5), { kind: 'invalid' })
  await assert.rejects(give(head, colleague.person, 'all', -1), { kind: 'invalid' })
  await assert.rejects(give(head, colleague.person, [], 5), { kind: 'invalid' })
  await assert.rejects(give(head, 'not an id', 'all', 5), { kind: 'not found' })
  await give(head, colleague.person, 'all', 5)
  const delegate = await house.acting(colleague, id)
  await assert.rejects(give(delegate, (await house.someone('Үшінші')).person, 'all', 5), refused)
})

test('at any moment a delegate may act exactly when a delegation covers it and is in force', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  const colleague = await house.someone('Әріптес')
  const covered = ['a.one', 'b.one', 'applications.file', 'reports.sign']
  const acts = ['applications.file', 'reports.sign', 'keys.keep'].flatMap((act) => ['a.one', 'a.two', undefined].map((procedure) => ({ act, ...(procedure !== undefined && { procedure }) })))
  const day = fc.integer({ min: 0, max: 12 })
  const given = fc.record({ from: day, length: fc.integer({ min: 1, max: 6 }), scope: fc.option(fc.subarray(covered, { minLength: 1 })), revoked: fc.option(day) })
  await fc.assert(fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 4 }), async (delegations) => {
    const start = Date.parse(house.now())
    const at = (days: number) => instantAt(start + days * 86_400_000)
    const ids = await house.act(async (tx) => {
      await tx.deleteFrom('delegation').execute()
      const made: string[] = []
      for (const { from, length, scope } of delegations) {
        made.push(await house.parties.delegate(tx, head, colleague.person, { scope: scope ?? 'all', from: at(from), until: at(from + length) }))
      }
      return made
    })
    const gone = new Set<string>()
    const actor = { person: colleague.person, name: '', roles: [], organisation: { id, name: '', identifier: { scheme: '', value: '' } } }
    for (let now = 0; now <= 13; now += 1) {
      for (const [place, { from, length, revoked }] of delegations.entries()) {
        const own = ids[place] ?? ''
        if (revoked !== now || now >= from + length) continue
        await house.act((tx) => house.parties.revokeDelegation(tx, head, own))
        gone.add(own)
      }
      for (const asked of acts) {
        const expected = delegations.some(({ from, length, scope }, place) =>
          from <= now && now < from + length && (scope === null || scope.includes(asked.act) || scope.includes(asked.procedure ?? '')) && !gone.has(ids[place] ?? ''))
        assert.equal((await house.parties.mayActFor(actor, id, asked)) !== undefined, expected)
      }
      house.later(24 * 60)
    }
  }), { numRuns: 12 })
})

test('a member sees the company and acts for it only by delegation', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  const colleague = await house.someone('Қызметкер')
  await house.act((tx) => house.parties.addMember(tx, head, colleague.person))
  const member = await house.acting(colleague, id)
  assert.equal(member.capacity, 'member')
  assert.equal(await house.parties.mayActFor(member, id, residency), undefined)
  await house.act((tx) => house.parties.endMembership(tx, head, colleague.person))
  assert.equal((await house.parties.actorOf(colleague.secret))?.organisation, undefined)
})

test('a head proved by signature drives out whoever had claimed the company, with what they delegated', async () => {
  await using house = await testParties()
  const { id, head: squatter, session } = await company(house)
  const accomplice = await house.someone('Сыбайлас')
  await house.act((tx) => house.parties.delegate(tx, squatter, accomplice.person, { scope: 'all', until: inDays(house, 30) }))
  const real = await house.someone('Нағыз басшы')
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person: real.person, proof: 'signature-1' }))
  assert.equal((await house.parties.actorOf(session.secret))?.organisation, undefined)
  assert.deepEqual(await house.parties.organisationsOf(accomplice.person), [])
  const head = await house.acting(real, id)
  assert.equal((await house.parties.mayActFor(head, id, { act: 'any' }))?.proved, true)
  assert.deepEqual((await house.parties.membersOf(id)).map(({ person, proved }) => [person, proved]), [[real.person, true]])
})

test('proving the present head changes only that it is proved; a successor keeps the delegations of a proved head', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  const colleague = await house.someone('Әріптес')
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person: head.person, proof: 'signature-1' }))
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person: head.person, proof: 'signature-2' }))
  await house.act((tx) => house.parties.delegate(tx, head, colleague.person, { scope: 'all', until: inDays(house, 30) }))
  const successor = await house.someone('Жаңа басшы')
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person: successor.person, proof: 'signature-3' }))
  assert.equal((await house.parties.organisationsOf(colleague.person))[0]?.proved, true)
  assert.deepEqual(await house.parties.organisationsOf(head.person), [])
  const entries = await house.journal.entriesOf(`organisation:${id}`)
  assert.equal(entries.filter(({ type }) => type === 'organisation.head-proved').length, 2)
})

test('an invited colleague accepts once, from the account in which the address is confirmed', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  const colleague = await house.someone('Әріптес')
  const other = await house.acting(await house.someone('Басқа'))
  await house.parties.invite(head, colleague.email.toUpperCase(), { scope: ['technopark.residency'], until: inDays(house, 90) }, 'kk')
  const link = await house.link(colleague.email)
  assert.equal((await house.parties.invitation(link)).organisation.id, id)
  const actor = await house.acting(colleague)
  await assert.rejects(house.act((tx) => house.parties.acceptInvitation(tx, other, link)), refused)
  await house.act((tx) => house.parties.acceptInvitation(tx, actor, link))
  await assert.rejects(house.act((tx) => house.parties.acceptInvitation(tx, actor, link)), { kind: 'not found' })
  assert.ok(await house.parties.mayActFor(await house.acting(colleague, id), id, residency))
})

test('an invitation ends after seven days, and when whoever sent it heads the company no more', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  const colleague = await house.someone('Әріптес')
  await house.parties.invite(head, colleague.email, { scope: 'all', until: inDays(house, 90) }, 'ru')
  const link = await house.link(colleague.email)
  const real = await house.someone('Нағыз басшы')
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person: real.person, proof: 'signature-1' }))
  await assert.rejects(house.parties.invitation(link), { kind: 'not found' })
  await house.parties.invite(await house.acting(real, id), colleague.email, { scope: 'all', until: inDays(house, 90) }, 'ru')
  house.later(7 * 24 * 60)
  await assert.rejects(house.parties.invitation(await house.link(colleague.email)), { kind: 'not found' })
})

test('a token made for a company stops with the right to act for it', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  const { secret } = await house.act((tx) => house.parties.makeToken(tx, head, { label: 'x', scopes: ['a'], days: 30 }))
  assert.equal((await house.parties.actorOfToken(secret)).actor.organisation?.id, id)
  const real = await house.someone('Нағыз басшы')
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person: real.person, proof: 'signature-1' }))
  await assert.rejects(house.parties.actorOfToken(secret), { kind: 'unauthenticated' })
})

/** The first administrator, given by the system, in the office hat. */
async function administrator(house: TestParties) {
  const session = await house.someone('Әкімші')
  await house.act((tx) => house.parties.grantRole(tx, { system: 'installation' }, { person: session.person, role: 'administrator' }))
  await house.parties.switchHat(session.secret, { kind: 'office' })
  return { session, admin: await house.acting(session) }
}

test('roles are worn only in the office hat, and only while they last', async () => {
  await using house = await testParties()
  const { admin } = await administrator(house)
  const officer = await house.someone('Маман')
  await house.act((tx) => house.parties.appoint(tx, admin, { person: officer.person, role: 'technopark.officer', until: inDays(house, 1 / 24) }, { decision: 'test' }))
  assert.deepEqual((await house.acting(officer)).roles, [])
  await house.parties.switchHat(officer.secret, { kind: 'office' })
  assert.deepEqual((await house.acting(officer)).roles, ['technopark.officer'])
  house.later(61)
  assert.deepEqual((await house.acting(officer)).roles, [])
})

test('nobody is given a role by themself, and one administrator without an end always remains', async () => {
  await using house = await testParties()
  const { admin, session } = await administrator(house)
  const other = await house.someone('Басқа')
  const give = (by: typeof admin, person: string, role: string) => house.act((tx) => house.parties.appoint(tx, by, { person, role }, { decision: 'test' }))
  await assert.rejects(give(admin, admin.person, 'technopark.head'), refused)
  await assert.rejects(give(admin, other.person, 'Not A Role'), { kind: 'invalid' })
  await assert.rejects(house.act((tx) => house.parties.revokeRole(tx, { system: 'x' }, { person: session.person, role: 'administrator' })), { kind: 'conflict' })
  await assert.rejects(house.act((tx) => house.parties.closeAccount(tx, admin)), { kind: 'conflict' })
  const until = inDays(house, 2)
  await assert.rejects(house.act((tx) => house.parties.grantRole(tx, { system: 'x' }, { person: session.person, role: 'administrator', until })), { kind: 'conflict' })
  await house.act((tx) => house.parties.appoint(tx, admin, { person: other.person, role: 'administrator', until }, { decision: 'test' }))
  await assert.rejects(house.act((tx) => house.parties.revokeRole(tx, { system: 'x' }, { person: session.person, role: 'administrator' })), { kind: 'conflict' })
  await give(admin, other.person, 'administrator')
  await house.act((tx) => house.parties.revokeRole(tx, { system: 'x' }, { person: session.person, role: 'administrator' }))
  assert.deepEqual(await house.parties.rolesOf(session.person), [])
})

test('an administrator finds people by part of a name or address, and sees who gave which role', async () => {
  await using house = await testParties()
  const { admin } = await administrator(house)
  const found = await house.someone('Серік 100%')
  await house.someone('Дина')
  await house.act((tx) => house.parties.appoint(tx, admin, { person: found.person, role: 'oversight.inspector' }, { decision: 'test' }))
  for (const asked of ['серік', '100%', found.email.slice(5, 20)]) {
    assert.deepEqual((await house.parties.searchPeople(admin, asked)).map(({ id, roles }) => [id, roles]), [[found.person, ['oversight.inspector']]])
  }
  assert.deepEqual((await house.parties.roleHistory(admin, found.person)).map(({ role, givenBy }) => [role, givenBy]), [['oversight.inspector', `person:${admin.person}`]])
  await assert.rejects(house.parties.searchPeople({ ...admin, roles: [] }, ''), refused)
})

test('the proved head of a company cannot close their account until a successor is proved', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  await house.act((tx) => house.parties.proveHead(tx, { organisation: id, person: head.person, proof: 'signature-1' }))
  await assert.rejects(house.act((tx) => house.parties.closeAccount(tx, head)), { kind: 'conflict' })
})

test('a company that nobody heads any more can be taken up again', async () => {
  await using house = await testParties()
  const { id, head } = await company(house)
  await house.act((tx) => house.parties.closeAccount(tx, head))
  const other = await house.acting(await house.someone('Басқа'))
  const taken = await house.act((tx) => house.parties.addOrganisation(tx, other, { number: '231140012343', name: 'Басқа атау' }))
  assert.deepEqual(taken, { id, identifier: { scheme: 'xx.organisation', value: '231140012343' }, name: 'ЖШС «Үлгі»' })
})
