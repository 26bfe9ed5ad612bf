/** One process of the portal in the simulation: the whole kernel with its institutions and its worker, told by its parent who does what. */
import { identifierOf } from '../src/law/conventions.ts'
import { createHash } from 'node:crypto'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { seat } from '../src/house.ts'
import { openKernel, startWork, transact } from '../src/kernel/index.ts'
import { parseStatement } from '../src/kernel/ledger/index.ts'
import { exportCamt, sampleStatement } from '../src/kernel/ledger/statements/testing.ts'
import { outageOf } from '../src/kernel/outage.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { Failure } from '../src/law/failure.ts'
import { generateBin, generateIban, generateIin } from '../src/law/identifier.ts'
import { dayOf } from '../src/law/time.ts'
import type { Answered, Asked, Outcome, Wish } from './orders.ts'

const country = kazakhstan('sample')
const kernel = await openKernel({ settings: readSettings(process.env), country, report: () => {} }) // what fails in the background is the point, and is tried again
const { cases, clock, db, files, journal, jobs, ledger, orders, parties, signatures } = kernel
seat(kernel, country)
startWork(kernel)
await clock.watch(journal)
await journal.start()
await jobs.start()

const password = 'қыран бүркіт биік шыңда'
const pin = '482915'
const account = generateIban({ bank: '999', account: 'HOUSE1' })
const plan = (serial: number): Uint8Array => new TextEncoder().encode(`%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\n% ${serial}\ntrailer<<>>\n%%EOF\n`)
const signature = (cms: string) => ({ provider: 'local', cms: new Uint8Array(Buffer.from(cms, 'base64')) })
const reason = { kk: 'Тексеру жүріп жатыр.', ru: 'Идёт проверка.', en: 'An inspection is under way.' }

async function sign(actor: Actor, document: Uint8Array, serial: number): Promise<string> {
  const known = (await signatures.local.certificates(actor.person)).find(({ revokedAt }) => revokedAt === undefined)
  const certificate = known ?? await transact(db, (tx) => signatures.local.enrol(tx, {
    person: actor.person, name: actor.name, pin, identifier: identifierOf('person', generateIin({ birthday: '1990-05-17', sex: 'female', serial })),
    ...(actor.organisation ? { role: 'head' as const, organisation: actor.organisation } : { role: 'person' as const }),
  }))
  return Buffer.from(await signatures.local.sign(actor.person, certificate.id, pin, document)).toString('base64')
}

/** Whoever registers again after an answer that was lost finds the account, and comes in. */
async function register({ email, roles }: Wish & { act: 'register' }): Promise<Actor> {
  const known = await parties.personByEmail(email)
  const { secret } = known ? await parties.signInByPassword({ email, password }, { device: 'simulation' })
    : await parties.register({ name: 'Үлгі Тұлға', email, password, locale: 'kk' }, { device: 'simulation' })
  const actor = (await parties.actorOf(secret))!
  const held = await parties.rolesOf(actor.person)
  for (const role of roles) {
    if (!held.includes(role)) await transact(db, (tx) => parties.grantRole(tx, { system: 'seed' }, { person: actor.person, role }))
  }
  return { ...actor, roles }
}

async function perform(wish: Wish): Promise<unknown> {
  switch (wish.act) {
    case 'register': return register(wish)
    case 'found': {
      const { actor, bin } = wish
      const there = (await parties.organisationsOf(actor.person)).find(({ organisation }) => organisation.identifier.value === bin)?.organisation
      const organisation = there ?? await transact(db, (tx) => parties.addOrganisation(tx, actor, { number: bin, name: `«Үлгі ${bin.slice(-4)}» ЖШС` }))
      return { ...actor, roles: [], organisation, capacity: 'head' }
    }
    case 'prepare': {
      const { actor, serial } = wish
      const draft = await cases.begin(actor, { procedure: 'technopark.residency' })
      const stored = await files.receive((async function* () { yield plan(serial) })(), { name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${actor.person}` })
      for (const page of (await cases.draft(actor, draft)).procedure.form) await cases.savePage(actor, draft, page, goodAnswers({ businessPlan: stored.id }))
      const cms = await sign(actor, cases.draftDocument(await cases.draft(actor, draft)), serial)
      return { draft, cms, file: stored.id, hash: createHash('sha256').update(plan(serial)).digest('hex') }
    }
    case 'file': return cases.file(wish.actor, { draft: wish.draft, signature: signature(wish.cms) })
    case 'sign': return sign(wish.actor, await cases.document(wish.case, wish.doing), wish.serial)
    case 'perform': {
      const { actor, key, doing, cms } = wish
      await cases.perform(actor, { case: wish.case, key, doing, ...(cms !== undefined && { signature: signature(cms) }) })
      return key
    }
    case 'suspend': {
      const { actor, subject, office } = wish
      const mine = (await orders.list()).find((order) => order.subject === subject && order.issuer === `role:${office}`)
      return mine?.id ?? await transact(db, (tx) => orders.suspend(tx, actor, { subject, office, reason }))
    }
    case 'lift': {
      const stands = (await orders.list()).some(({ id }) => id === wish.order)
      if (stands) await transact(db, (tx) => orders.lift(tx, wish.actor, { order: wish.order }))
      return wish.order
    }
    case 'import': {
      const payer = { name: '«Үлгі» ЖШС', identifier: generateBin({ registered: '2024-03', serial: 999 }), iban: generateIban({ bank: '999', account: 'PAYER1' }) }
      const day = dayOf(kernel.now(), 'UTC')
      const lines = [{ day, amount: BigInt(wish.amount), payer, purpose: `Жарна ${wish.reference}`, bankReference: wish.reference }]
      const camt = exportCamt(sampleStatement({ account, from: day, statementId: wish.statement, lines }))
      return (await transact(db, (tx) => ledger.importStatement(tx, `person:${wish.actor.person}`, parseStatement(camt), { account }))).statement
    }
    case 'read': {
      const { stream } = await files.open(wish.file)
      const hash = createHash('sha256')
      for await (const piece of stream) hash.update(piece)
      return hash.digest('hex')
    }
    case 'round': return kernel.round()
    case 'standing': {
      await clock.look()
      return { sure: clock.sure(), now: clock.now() }
    }
  }
}

const outcomeOf = (error: unknown): Outcome => {
  const why = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  if (error instanceof Failure) return { failed: error.kind === 'unavailable' || error.kind === 'limited' ? 'outage' : 'refused', why: error.text.en }
  return { failed: outageOf(error) ? 'outage' : 'fault', why }
}

process.on('message', ({ number, wish }: Asked) => {
  void perform(wish).then((done): Outcome => ({ done: done ?? null }), outcomeOf)
    .then((outcome) => process.send?.({ number, outcome } satisfies Answered))
})
process.send?.('open')
