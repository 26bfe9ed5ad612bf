/** The process that `crash.test.ts` kills: does acts without end, says which are acknowledged, and dies at a given statement. */
import { identifierOf } from '../src/law/conventions.ts'
import { readFileSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import pg from 'pg'
import type { Doing } from '../src/kernel/cases/index.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { newId } from '../src/kernel/database/index.ts'
import { openKernel, transact } from '../src/kernel/index.ts'
import { parseStatement } from '../src/kernel/ledger/index.ts'
import { exportCamt, sampleStatement } from '../src/kernel/ledger/statements/testing.ts'
import { type Actor, sharePassword } from '../src/kernel/parties/index.ts'
import { nameSources } from '../src/program.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { sharePin } from '../src/kernel/signatures/index.ts'
import { Failure } from '../src/law/failure.ts'
import { generateBin, generateIban, generateIin } from '../src/law/identifier.ts'
import type { Instant } from '../src/law/time.ts'

/** What the process is told by its parent, as one argument of JSON. */
export interface Orders {
  readonly data: string
  /** The statement at which it dies, counted from its start or from its first act on; never when absent. */
  readonly dieAt?: number
  readonly counts: 'from the start' | 'from the acts'
  /** Dies between the commit of this act and its acknowledgement. */
  readonly dieUnsaid?: string
  /** Whether the statement still goes out: its answer then never comes. */
  readonly sends: boolean
  /** Kills PostgreSQL too. */
  readonly server: boolean
  /** Makes people of its own, whose numbers begin here. */
  readonly serial: number
  /** What the process before had begun and not acknowledged. */
  readonly again?: Attempt
  /** Those in office, when an earlier process has given them their roles. */
  readonly office?: Office
  /** Ends by itself after so many rounds. */
  readonly rounds?: number
}

/** An act as it is tried: whoever tries it again in the same words must find it done once. */
export type Attempt =
  | { readonly act: 'file'; readonly actor: Actor; readonly draft: string; readonly cms: string }
  | {
    readonly act: 'perform'; readonly actor: Actor; readonly case: string; readonly key: string; readonly doing: Doing; readonly cms?: string
  }
  | { readonly act: 'report'; readonly actor: Actor; readonly obligation: string; readonly cms: string }
  | { readonly act: 'import'; readonly actor: Actor; readonly camt: string }
  | { readonly act: 'order'; readonly actor: Actor; readonly key: string; readonly subject: string }

/** A line that the process writes: before an act, and when it was acknowledged. */
export type Line =
  | { readonly line: 'trying'; readonly attempt: Attempt }
  | { readonly line: 'done'; readonly attempt: Attempt; readonly result?: string }
  | { readonly line: 'in office'; readonly office: Office }
  | { readonly line: 'alive'; readonly statements: number }

/** Those who decide. */
export interface Office {
  readonly officer: Actor
  readonly members: readonly Actor[]
  readonly chair: Actor
  readonly head: Actor
  readonly administrator: Actor
}

nameSources()
const orders: Orders = JSON.parse(process.argv[2]!)
const say = (line: Line): void => { writeSync(1, `${JSON.stringify(line)}\n`) }

let statements = orders.counts === 'from the start' ? 0 : -Infinity
const { query } = pg.Client.prototype
/** Every statement of this process passes here, whoever sends it: those of transactions, of reading and of listening. */
function counted(this: pg.Client, ...given: readonly unknown[]): unknown {
  statements += 1
  if (statements !== orders.dieAt) return Reflect.apply(query, this, given)
  if (orders.sends) Reflect.apply(query, this, given)
  die()
  return new Promise(() => {})
}

function die(): void {
  const server = join(orders.data, 'postgres', 'postmaster.pid')
  if (orders.server) process.kill(Number.parseInt(readFileSync(server, 'utf8'), 10), 'SIGKILL')
  process.kill(process.pid, 'SIGKILL')
}
Reflect.set(pg.Client.prototype, 'query', counted)

let clock: Instant | '' = ''
const kernel = await openKernel({
  settings: readSettings({ SHANYRAQ_DATA: orders.data }), country: kazakhstan('sample'), now: () => clock || '2026-03-10T05:00:00.000Z',
})
const { cases, files, ledger, obligations, parties, signatures } = kernel

/** As of everybody who is made up: stretched once, or each of fifty short lives would be spent on it. */
const [pin, password] = [sharePin('482915'), sharePassword('қыран бүркіт биік шыңда')]
const bank = generateIban({ bank: '999', account: 'HOUSE1' })
const plan = '%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
let people = orders.serial

async function person(): Promise<Actor> {
  people += 1
  const session = await parties.register(
    { name: `Үлгі Тұлға ${people}`, email: `ulgi${people}@example.kz`, password, locale: 'kk' },
    { device: 'test', address: `127.0.0.${people % 250}` },
  )
  return (await parties.actorOf(session.secret))!
}

async function officer(...roles: string[]): Promise<Actor> {
  const actor = await person()
  for (const role of roles) {
    await transact(kernel.db, (tx) => parties.grantRole(tx, { system: 'seed' }, { person: actor.person, role }))
  }
  return { ...actor, roles }
}

async function founder(): Promise<Actor> {
  const actor = await person()
  const bin = generateBin({ registered: '2024-03', serial: people })
  const organisation = await transact(kernel.db, (tx) => parties.addOrganisation(tx, actor, { number: bin, name: `«Үлгі ${people}» ЖШС` }))
  return { ...actor, organisation, capacity: 'head' }
}

async function sign(actor: Actor, document: Uint8Array): Promise<string> {
  const [known] = await signatures.local.certificates(actor.person)
  const certificate = known ?? await transact(kernel.db, (tx) => signatures.local.enrol(tx, {
    person: actor.person, name: actor.name, pin, identifier: identifierOf('person', generateIin({ birthday: '1990-05-17', sex: 'female', serial: people % 10_000 })),
    ...(actor.organisation
      ? { role: 'head' as const, organisation: actor.organisation }
      : { role: 'person' as const }),
  }))
  return Buffer.from(await signatures.local.sign(actor.person, certificate.id, pin, document)).toString('base64')
}

const signature = (cms: string) => ({ provider: 'local', cms: new Uint8Array(Buffer.from(cms, 'base64')) })

/** Does an act in the words in which it was first tried, and says so. */
async function attempt(wanted: Attempt): Promise<string | undefined> {
  say({ line: 'trying', attempt: wanted })
  const result = await doOnce(wanted)
  if (orders.dieUnsaid === nameOf(wanted)) die()
  say({ line: 'done', attempt: wanted, ...(result !== undefined && { result }) })
  return result
}

const nameOf = (wanted: Attempt): string =>
  wanted.act !== 'perform' ? wanted.act : wanted.doing.type === 'complete' ? wanted.doing.outcome : wanted.doing.type

async function doOnce(wanted: Attempt): Promise<string | undefined> {
  switch (wanted.act) {
    case 'file': return cases.file(wanted.actor, { draft: wanted.draft, signature: signature(wanted.cms) })
    case 'perform': {
      const { actor, key, doing, cms } = wanted
      return void await cases.perform(actor, { case: wanted.case, key, doing, ...(cms !== undefined && { signature: signature(cms) }) })
    }
    case 'report': {
      // A report has no key: whoever sends it again is told that it was made.
      const { actor, obligation, cms } = wanted
      const reporting = obligations.report(actor, { obligation, answers: {}, signature: signature(cms) })
      return reporting.then(() => undefined, (error: unknown) => {
        if (wanted === orders.again && error instanceof Failure && error.kind === 'conflict') return undefined
        throw error
      })
    }
    case 'import': {
      const parsed = parseStatement(new Uint8Array(Buffer.from(wanted.camt, 'base64')))
      const by = `person:${wanted.actor.person}`
      return (await transact(kernel.db, (tx) => ledger.importStatement(tx, by, parsed, { account: bank }))).statement
    }
    case 'order': {
      const { actor, key, subject } = wanted
      return transact(kernel.db, (tx) => cases.openOfItself(tx, actor, { procedure: 'programme.suspension', key, facts: { subject, kk: 'Тексеру.', ru: 'Проверка.', en: 'An inspection.' } }))
    }
  }
}

const findings = { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' }
const reported = { 'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '8 000 000' }

/** An order of the administrator; then from an application to its grant, the report of the first quarter with its invoice, and the payment at the bank. */
async function round(office: Office, turn: number): Promise<void> {
  clock = `2026-03-10T05:00:00.${String(turn % 1000).padStart(3, '0')}Z`
  await attempt({ act: 'order', actor: office.administrator, key: newId(), subject: `model:${newId()}` })
  const applicant = await founder()
  const draft = await cases.begin(applicant, { procedure: 'technopark.residency' })
  const stored = await files.receive((async function* () { yield new TextEncoder().encode(plan) })(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${applicant.person}`,
  })
  for (const page of (await cases.draft(applicant, draft)).procedure.form) {
    await cases.savePage(applicant, draft, page, goodAnswers({ businessPlan: stored.id }))
  }
  const cms = await sign(applicant, cases.draftDocument(await cases.draft(applicant, draft)))
  const id = (await attempt({ act: 'file', actor: applicant, draft, cms }))!
  const act = (actor: Actor, doing: Doing, signed?: string) =>
    attempt({ act: 'perform', actor, case: id, key: newId(), doing, ...(signed !== undefined && { cms: signed }) })
  await act(office.officer, { type: 'complete', outcome: 'accept', findings })
  for (const member of office.members) await act(member, { type: 'vote', vote: 'grant', reasons: 'Өтінім зерделенді.' })
  await act(office.chair, { type: 'conclude', minutes: 'Комиссия отырысының хаттамасы.' })
  const grant: Doing = { type: 'complete', outcome: 'grant' }
  await act(office.head, grant, await sign(office.head, await cases.document(id, grant)))

  clock = `2026-04-02T05:00:00.${String(turn % 1000).padStart(3, '0')}Z`
  await kernel.round()
  const duty = (await obligations.own(applicant)).find(({ state }) => state === 'open')!
  await obligations.save(applicant, duty.id, reported)
  const toSign = await obligations.document(applicant, duty.id)
  await attempt({ act: 'report', actor: applicant, obligation: duty.id, cms: await sign(applicant, toSign) })
  const invoice = await ledger.invoice((await obligations.view(applicant, duty.id)).invoice!)
  const { name, identifier: { value: identifier } } = applicant.organisation!
  const payer = { name, identifier, iban: generateIban({ bank: '999', account: `SAMPLE${people}` }) }
  const statement = sampleStatement({
    account: bank, from: '2026-04-02', statementId: `S${people}`,
    lines: [
      { day: '2026-04-02', amount: invoice.amount, payer, purpose: `Жарна ${invoice.reference}`, bankReference: `N${people}` },
    ],
  })
  await attempt({ act: 'import', actor: office.officer, camt: Buffer.from(exportCamt(statement)).toString('base64') })
}

clock = '2026-04-02T06:00:00.000Z'
if (orders.again) await attempt(orders.again)
const office: Office = orders.office ?? {
  officer: await officer('technopark.officer'),
  members: [await officer('technopark.commission'), await officer('technopark.commission'), await officer('technopark.commission')],
  chair: await officer('technopark.chair', 'technopark.commission'), head: await officer('technopark.head'),
  administrator: await officer('administrator'),
}
say({ line: 'in office', office })
flushCompileCache() // who is killed leaves nothing compiled to the next, and each would compile all anew
if (orders.counts === 'from the acts') statements = 0
for (let turn = 0; turn < (orders.rounds ?? Infinity); turn += 1) {
  await round(office, turn)
  await kernel.journal.sequence()
  say({ line: 'alive', statements })
}
await kernel.close()
