/**
 * Keeps a data folder of this version for the tests of every later one: `node e2e/add-fixture.ts NAME` fills a new folder with
 * the sample programme and a quarter of its life, and backs it up to `e2e/fixtures/NAME.backup`. Done once for each version
 * that goes out, from its own tag; a fixture is never made anew by a later version.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { samplesOf, seedSample } from '../src/countries/kazakhstan/sample.ts'
import { seat } from '../src/house.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { type Kernel, openKernel, transact } from '../src/kernel/index.ts'
import { parseStatement } from '../src/kernel/ledger/index.ts'
import { exportCamt, samplePayer, sampleStatement } from '../src/kernel/ledger/statements/testing.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { generateIban } from '../src/law/identifier.ts'
import type { Instant } from '../src/law/time.ts'
import { run } from './processes.ts'

const [, , name = ''] = process.argv
if (!/^[\w.-]+$/.test(name)) throw new Error('Usage: node e2e/add-fixture.ts NAME')
const file = join(import.meta.dirname, 'fixtures', `${name}.backup`)
let acts = 0
const data = mkdtempSync(join(tmpdir(), 'shanyraq-fixture-'))
try {
  await fill()
  const made = run('src/main.ts', ['backup', file, '--data', data])
  const code = await made.ended()
  console.log(made.out(), made.err())
  process.exitCode = typeof code === 'number' ? code : 1
} finally {
  rmSync(data, { recursive: true, force: true })
}

/** Two residents report, one of them pays; one appeals the refusal; one is to lose its place. */
async function fill(): Promise<void> {
  let now: Instant = '2026-02-02T05:00:00.000Z'
  const country = kazakhstan('sample')
  const kernel = await openKernel({ settings: readSettings({ SHANYRAQ_DATA: data }), country, now: () => now })
  try {
    seat(kernel, country)
    await seedSample(kernel, () => {})
    const people = await actors(kernel)
    now = '2026-02-10T05:00:00.000Z'
    await appeal(kernel, people)
    now = '2026-04-02T05:00:00.000Z'
    await kernel.round()
    await report(kernel, people('tilmash'), '8 000 000')
    await report(kernel, people('egin'), '12 000 000')
    await pay(kernel, people('tilmash'), people('maman'))
    now = '2026-05-20T05:00:00.000Z'
    await kernel.round()
    await withdraw(kernel, people)
    await kernel.journal.settle()
  } finally {
    await kernel.close()
  }
}

type People = (name: string) => Actor

/** The people of the sample, each in their company or office. */
async function actors(kernel: Kernel): Promise<People> {
  const samples = await samplesOf(kernel)
  const known = new Map<string, Actor>()
  for (const { email } of samples!.people) {
    const { secret, person } = await kernel.parties.signInByPassword({ email, password: samples!.password }, { device: 'fixture' })
    const { organisations, roles } = await kernel.parties.hatsOf(person)
    const [right] = organisations
    const own = right ? { kind: 'organisation' as const, organisation: right.organisation.id } : { kind: roles.length > 0 ? 'office' as const : 'self' as const }
    await kernel.parties.switchHat(secret, own)
    known.set(email.split('@')[0]!, (await kernel.parties.actorOf(secret))!)
  }
  return (wanted) => {
    const actor = known.get(wanted)
    if (actor === undefined) throw new Error(`the sample has no ${wanted}`)
    return actor
  }
}

async function sign(kernel: Kernel, actor: Actor, document: Uint8Array) {
  const [certificate] = await kernel.signatures.local.certificates(actor.person)
  const { pin } = (await samplesOf(kernel))!
  return { provider: 'local', cms: await kernel.signatures.local.sign(actor.person, certificate!.id, pin, document) }
}

async function act(kernel: Kernel, actor: Actor, id: string, doing: Doing, signed = false): Promise<void> {
  acts += 1
  const signature = signed && await sign(kernel, actor, await kernel.cases.document(id, doing))
  await kernel.cases.perform(actor, { case: id, key: `fixture-${acts}`, doing, ...(signature && { signature }) })
}

async function appeal(kernel: Kernel, people: People): Promise<void> {
  const { cases, decisions } = kernel
  const holder = people('sauda')
  const refused = (await decisions.listOf({ organisation: holder.organisation!.identifier })).find(({ record }) => record.effect === 'refuse')!
  const draft = await cases.begin(holder, { procedure: 'technopark.appeal', about: refused.record.id })
  for (const page of (await cases.draft(holder, draft)).procedure.form) {
    await cases.savePage(holder, draft, page, { objections: 'Үлес дұрыс есептелмеген.' })
  }
  const signature = await sign(kernel, holder, cases.draftDocument(await cases.draft(holder, draft)))
  const id = await cases.file(holder, { draft, signature })
  await act(kernel, people('shagym1'), id, { type: 'complete', outcome: 'proposeAnnul', reasons: 'Дәлелдер негізді.' })
  await act(kernel, people('shagym2'), id, { type: 'complete', outcome: 'annul', reasons: 'Дәлелдер негізді.' }, true)
}

async function report(kernel: Kernel, actor: Actor, amount: string): Promise<void> {
  const { obligations } = kernel
  const open = (await obligations.own(actor)).find(({ state }) => state === 'open')!
  const answers = { 'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': amount }
  await obligations.save(actor, open.id, answers)
  const signature = await sign(kernel, actor, await obligations.document(actor, open.id))
  await obligations.report(actor, { obligation: open.id, answers: {}, signature })
}

async function pay({ ledger, db }: Kernel, { organisation }: Actor, officer: Actor): Promise<void> {
  const [invoice] = await ledger.invoicesOf({ kind: 'organisation', id: organisation!.id })
  const account = generateIban({ bank: '999', account: 'SAMPLE0000001' })
  const payer = { name: organisation!.name, identifier: organisation!.identifier.value, iban: generateIban({ bank: '999', account: 'SAMPLE2' }) }
  const statement = sampleStatement({
    account, from: '2026-04-02', lines: [
      { day: '2026-04-02', amount: invoice!.amount, payer, purpose: `Жарна ${invoice!.reference}`, bankReference: 'N1' },
      { day: '2026-04-02', amount: 100_000n, payer: samplePayer(7), purpose: 'Түсініксіз төлем', bankReference: 'N2' },
    ],
  })
  const parsed = parseStatement(exportCamt(statement))
  await transact(db, (tx) => ledger.importStatement(tx, `person:${officer.person}`, parsed, { account }))
}

async function withdraw(kernel: Kernel, people: People): Promise<void> {
  const { cases, decisions, db } = kernel
  const holder = people('dauys')
  const granted = (await decisions.listOf({ organisation: holder.organisation!.identifier })).find(({ record }) => record.effect === 'grant')!
  const id = await transact(db, (tx) => cases.openByOffice(tx, people('maman'), {
    procedure: 'technopark.withdrawal', about: granted.record.id, key: 'fixture-withdrawal', reasons: 'Шарт бұзылды.',
    facts: { reportOverdue: true, conditionsBroken: true, overdueSince: '', explanation: 'Шарт бұзылды.' },
  }))
  const { state } = await cases.view(people('maman'), id)
  const explained: Doing = { type: 'complete', outcome: 'silent', reasons: 'Бухгалтер ауырып қалды.' }
  if (state.step === 'notice') await act(kernel, holder, id, explained)
  await act(kernel, people('maman'), id, { type: 'complete', outcome: 'proposeWithdraw', reasons: 'Шарт бұзылды.' })
  await act(kernel, people('basshy'), id, { type: 'complete', outcome: 'withdraw', reasons: 'Шарт бұзылды.' }, true)
}
