/** Who asks, and for what, in the test of permissions: everybody, and a company with one of everything. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { commonsActs } from '../src/countries/kazakhstan/commons/testing.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { openConnectors } from '../src/institutions/commons/connectors/index.ts'
import { openCommons } from '../src/institutions/commons/index.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { newId } from '../src/kernel/database/index.ts'
import { transact } from '../src/kernel/index.ts'
import { verifierKey } from '../src/kernel/journal/index.ts'
import { parseStatement } from '../src/kernel/ledger/index.ts'
import { exportCamt, samplePayer, sampleStatement } from '../src/kernel/ledger/statements/testing.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { sampleLetter } from '../src/kernel/parties/testing.ts'
import { generateBin, generateIban } from '../src/law/identifier.ts'
import { same } from '../src/law/text.ts'
import { makeModelPlaces } from './permissions-models.ts'
import { password, signAs, type Somebody, type WholePortal } from './portal.ts'

/** Somebody who asks: by a session in a hat, by a key, or as nobody known. */
export interface Asker {
  readonly roles: readonly string[]
  readonly scopes: readonly string[]
  readonly signedIn: boolean
  /** The headers of a request, with the token that a form must carry. */
  headers(): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly csrf: string }>
}

/**
 * Gives the applicant's company one of everything: a granted case with its files, a draft, a report, an invoice, a payment.
 * Answers with the value of each named segment of a path, by the path up to it.
 */
export async function makePlaces(portal: WholePortal): Promise<Readonly<Record<string, string | undefined>>> {
  const { kernel, people, company } = portal
  const { cases, files, ledger, obligations } = kernel
  const applicant = await portal.actor(people.applicant, 'company')
  const office = (who: Somebody): Promise<Actor> => portal.actor(who, 'office')
  const plan = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
  const upload = () => files.receive((async function* () { yield plan })(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${applicant.person}`,
  })
  const fill = async (): Promise<string> => {
    const draft = await cases.begin(applicant, { procedure: 'technopark.residency' })
    const answers = goodAnswers({ businessPlan: (await upload()).id })
    for (const page of (await cases.draft(applicant, draft)).procedure.form) {
      assert.deepEqual(await cases.savePage(applicant, draft, page, answers), [])
    }
    return draft
  }
  const draft = await fill()
  const application = cases.draftDocument(await cases.draft(applicant, draft))
  const id = await cases.file(applicant, { draft, signature: await signAs(portal, applicant, application) })
  let key = 0
  const act = async (who: Somebody, doing: Doing, signed = false): Promise<void> => {
    const actor = await office(who)
    key += 1
    const signature = signed && await signAs(portal, actor, await cases.document(id, doing))
    await cases.perform(actor, { case: id, key: `act-${key}`, doing, ...(signature && { signature }) })
  }
  await act(people.officer, { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жаңа шешім.' } })
  for (const member of people.members) await act(member, { type: 'vote', vote: 'grant', reasons: 'Зерделенді.' })
  await act(people.chair, { type: 'conclude', minutes: 'Хаттама.' })
  await act(people.head, { type: 'complete', outcome: 'grant' }, true)
  const { state, log: [filing] } = await cases.view(applicant, id)

  portal.at('2026-04-02T05:00:00.000Z')
  await kernel.round()
  const [report] = await obligations.own(applicant)
  const answers = { 'revenue.0.description': 'Жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '8 000 000' }
  await obligations.save(applicant, report!.id, answers)
  const signature = await signAs(portal, applicant, await obligations.document(applicant, report!.id))
  await obligations.report(applicant, { obligation: report!.id, answers: {}, signature })
  const invoice = await ledger.invoice((await obligations.view(applicant, report!.id)).invoice!)
  const account = generateIban({ bank: '999', account: 'SAMPLE0000001' })
  const payment = { day: '2026-04-02', amount: 5n, purpose: 'Түсініксіз төлем', payer: samplePayer(7), bankReference: 'N1' } as const
  const parsed = parseStatement(exportCamt(sampleStatement({ account, from: '2026-04-02', lines: [payment] })))
  const by = `person:${applicant.person}`
  const imported = await transact(kernel.db, (tx) => ledger.importStatement(tx, by, parsed, { account }))
  const [line] = await ledger.linesOf(imported.statement)
  const [books] = await ledger.accounts()
  const job = await transact(kernel.db, (tx) => kernel.jobs.enqueue(tx, 'kernel.sweep', null, {}))
  const open = await fill()
  await transact(kernel.db, (tx) => kernel.parties.writeLetter(tx, applicant.person, sampleLetter(same('Үлгі'), same('Үлгі хат'))))
  const [letter] = (await kernel.parties.inbox(applicant, { page: 1, size: 1 })).rows
  const [decision] = state.decisions
  const [indicator] = kernel.indicators.list
  const page = (await cases.draft(applicant, open)).procedure.form[0]
  const residency = 'technopark.residency'
  return {
    ...await makeDatasetPlaces(portal, applicant),
    ...await makeModelPlaces(portal),
    '/account/companies/:id': company.id,
    '/account/inbox/:id': letter!.id, '/account/notices/:channel': 'sms',
    '/account/people/:id': people.stranger.person,
    '/account/organisations/:id': company.id,
    '/account/heads/:id': company.id,
    '/verify/:number': decision?.number,
    '/badges/:id': decision?.id,
    '/decisions/:number/wallet/copies/:copy': newId(), // nobody has taken one
    '/wallet/offers/:code': 'nobody', '/wallet/requests/:id': 'nobody', '/verify/phone/:id': 'nobody', '/credentials/types/:type': 'TechnoparkResident',
    '/.well-known/jwt-vc-issuer/bodies/:body': 'technopark', '/status/token/:list': '1', '/bodies/:body/status/token/:list': '1',
    ...Object.fromEntries(['CFAssociations', 'CFDocuments', 'CFItemAssociations', 'CFItems', 'CFPackages'].map((name) => [`/ims/case/v1p1/${name}/:id`, newId()])),
    '/lti/contexts/:course': 'data-and-models', '/lti/contexts/:course/lineitems/:id': newId(), '/university/tools/:id': newId(), '/university/tools/manage/:course': 'data-and-models', '/university/tools/manage/:course/:tool': 'nobody', '/university/packages/:id': newId(), '/university/packages/:id/units/:unit': '1', '/university/packages/manage/:id': newId(), '/university/unit-files/:code': 'nobodys', '/university/unit-files/:code/*': 'index.html', '/university/unit-token/:code': 'nobodys',
    '/lti/launched/:code': 'nobody', '/university/arrivals/:code': 'nobody',
    '/university/attempts/:id': newId(), // nobody has made one
    '/university/graded-attempts/:id': newId(), // nobody has asked for a person
    '/university/authoring/:draft': newId(), // nobody has begun one
    '/university/authoring/:draft/lessons/:lesson': 'lesson-1',
    '/university/authoring/:draft/tasks/:task': 'task-1',
    '/university/course-contents/:hash': 'a'.repeat(64),
    '/university/course-results/:id': newId(),
    '/university/courses/:course': 'data-and-models',
    '/university/courses/:course/lessons/:lesson': 'average',
    '/university/courses/:course/lessons/:lesson/files/:file': newId(), // its lessons have none
    '/university/courses/:course/tasks/:task': 'mask',
    '/university/practice/:edition': 'none', '/university/practice/:edition/:file': 'none',
    '/university/talent/needs/:number': 'NED-2026-000001', // nobody has entered one
    '/university/status/:purpose': 'revocation',
    '/university/status/:purpose/:list': '1',
    '/counter/:id': newId(), // nobody is served
    '/counter/papers/:id': newId(), '/counter/papers/:id/printed': newId(), '/counter/review/:id': newId(),
    '/tickets/:id': newId(), // nobody has taken a number
    '/account/looks/:id': '1', // nobody's
    '/bodies/:body': 'technopark', '/api/bodies/:body': 'citizens',
    '/bodies/:body/status/:purpose': 'revocation',
    '/bodies/:body/status/:purpose/:list': '1',
    '/status/:purpose': 'revocation',
    '/status/:purpose/:list': '1',
    '/journal/tile/*': '0/000',
    '/journal/entries/:index': '0',
    '/indicators/:id': indicator?.id,
    '/docs/:file': 'api.md',
    '/docs/decisions/:file': '0001-pinned-node.md',
    '/services/:id': residency,
    '/drafts/:id': open,
    '/drafts/:id/:page': page?.id,
    '/cases/:id': id,
    '/cases/:id/act/:outcome': 'resubmit',
    '/account/certificate/new/:way': 'password',
    '/cases/:id/signatures/:signature': filing?.act.type === 'filed' ? filing.act.signature : undefined,
    '/decisions/:number': decision?.number,
    '/duties/:id': report!.id,
    '/follow/files/:id': id,
    '/follow/act/:outcome': 'again',
    '/files/:id': String(state.facts['businessPlan']),
    '/api/services/:id': residency,
    '/api/drafts/:id': open,
    '/api/drafts/:id/files/:field': 'businessPlan',
    '/api/cases/:id': id,
    '/asked/:id': id, // nobody is asked in it
    '/asked/:id/files/:file': id,
    '/api/asked/:id': id,
    '/technopark/income/:number': company.bin,
    '/technopark/income/:id': newId(),
    '/technopark/findings/:id': newId(), // nothing is found
    '/technopark/mine/findings/:id': newId(),
    '/compute-hours/grants/:number': 'CMP-2026-000001', // none is granted
    '/compute-hours/jobs/:id': newId(),
    '/strategy/goals/:number': 'GOL-2026-000001', // none is entered
    '/strategy/drafts/:number': 'DRF-2026-000001',
    '/strategy/indicators/:number': 'IND-2026-000001',
    '/strategy/measures/:number': 'MSR-2026-000001',
    '/strategy/projects/:number': 'PRJ-2026-000001',
    '/strategy/scenarios/:id': newId(), // nobody has saved one
    '/strategy/years/:year': '2026',
    '/technopark/events/:number': 'EVT-2026-000001', // none is announced
    '/technopark/residents/:number': company.bin,
    '/oversight/classification/:regime': 'eu-ai-act',
    '/api/oversight/classification/:regime': 'eu-ai-act',
    '/api/technopark/residents/:bin': company.bin,
    '/invoices/:id': invoice.id,
    ...Object.fromEntries(['/technopark', '/language-model', '/compute-hours', '/university'].flatMap((creditor) => [
      [`${creditor}/payments/:id`, invoice.id], [`${creditor}/payments/files/:message`, 'none'], [`${creditor}/invoices/:number`, invoice.number], [`${creditor}/reliefs/:id`, invoice.id], [`${creditor}/bank/statements/:id`, imported.statement], [`${creditor}/bank/lines/:id`, line!.id],
      [`${creditor}/accounts/groups/:group`, books!.code.split(':')[0]], [`${creditor}/accounts/:id`, books!.id],
    ])),
    '/desk/cases/:id': id,
    '/desk/views/:id': newId(),
    '/desk/open/:procedure': 'technopark.withdrawal',
    '/studio/:draft': newId(), // none is begun
    '/admin/jobs/:id': job,
    '/admin/feedback/:id': await kernel.feedback.give({ answers: { page: '/services', text: 'Сілтеме ашылмайды.' }, locale: 'kk', from: '' }),
    '/federation/items/:hash': '0'.repeat(64), // nothing is published, and nobody signed two histories
    '/federation/forks/:id': newId(),
    '/admin/federation/:id': await transact(kernel.db, (tx) => kernel.federation.addPeer(tx, { system: 'seed' }, { name: 'Үлгі серіктес', url: 'https://peer.example', logKey: aKey('peer.example/journal'), witnessKey: '' })),
    '/calls/:procedure': 'university.admission', // its call is to come
    '/api/calls/:procedure': 'university.admission',
    '/desk/calls/:procedure': 'university.admission',
    '/desk/calls/:procedure/:does': 'admit',
    '/bookings/:id': newId(), // the country gives nothing out: nobody has one
    '/desk/bookings/:id': newId(),
    '/api/bookings/:id': newId(),
    '/api/resources/:resource': 'technopark.hall',
    ...await registerPlaces(portal),
    ...await assessmentPlaces(portal, applicant),
  }
}

/** An assessment that the company keeps, with a finished version, and a questionnaire by which anybody makes one. */
async function assessmentPlaces({ kernel: { db, now } }: WholePortal, { organisation }: Actor): Promise<Readonly<Record<string, string>>> {
  const [id, at] = [newId(), now()]
  const said = { scheme: 'ca.aia', version: '1.0.1', answers: '{}', translations: '{}' }
  await db.insertInto('oversight_assessment').values({ id, owner: `organisation:${organisation!.id}`, title: 'Үлгі', ...said, begun_at: at, changed_at: at, changed: true }).execute()
  await db.insertInto('oversight_assessment_version').values({ assessment: id, number: 1, ...said, salt: '00', finished_at: at }).execute()
  const [mine, kinds] = ['/oversight/assessments/mine/:id', '/questionnaires/:scheme']
  return {
    [mine]: id, [`${mine}/versions/:number`]: '1',
    ...Object.fromEntries(['/oversight', '/api/oversight'].map((path) => [`${path}/exchange/:standard`, 'us-2024'])), '/oversight/exchange/reports/:report': `us-2024.${newId()}`,
    [`/oversight/assessments${kinds}`]: 'ca.aia', [`/oversight/assessments${kinds}/:version`]: '1.0.1', [`/api/oversight${kinds}`]: 'ca.aia', [`/api/oversight${kinds}/:version`]: '1.0.1',
  }
}

/** The verifier key of a log that nobody keeps. */
const aKey = (name: string): string => verifierKey({ name, privateKey: generateKeyPairSync('ed25519').privateKey })

/** An entry of a register: the undertaking that the company has signed. */
async function registerPlaces({ kernel: { registers } }: WholePortal): Promise<Readonly<Record<string, string>>> {
  const register = 'language-model.undertakings'
  const { entries: [entry] } = await registers.page({ register, limit: 1 }, null)
  return Object.fromEntries(['/registers', '/api/registers'].flatMap((path) => [[`${path}/:register`, register], [`${path}/:register/:number`, entry!.number]]))
}

/**
 * Gives the applicant's company a dataset that it lends, with a grant on it and its agreement, and the applicant a saved query. Answers
 * with the value of each named segment of the paths of the commons.
 */
async function makeDatasetPlaces(portal: WholePortal, owner: Actor): Promise<Readonly<Record<string, string>>> {
  const { kernel, people } = portal
  const { parties, db } = kernel
  const commons = openCommons(kernel, commonsOptions)
  await transact(db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  const acts = commonsActs({ kernel, sign: (actor, document) => signAs(portal, actor, document) }, owner)
  const files = { 'mektepter.csv': `өңір,саны\n${Array.from({ length: 30 }, (_, i) => `${i % 2 === 0 ? 'Алматы' : 'Астана'},${i}`).join('\n')}\n` }
  const dataset = await acts.publish('mektepter', files, {
    terms: { tier: 'restricted', atOnce: { purposes: ['research'], mode: 'download', months: 12 } },
  })
  const borrower: Actor = { person: people.chair.person, name: people.chair.name, roles: [] }
  const organisation = await transact(db, (tx) => parties.addOrganisation(tx, borrower, { number: generateBin({ registered: '2024-03', serial: 303 }), name: '«Үлгі Зертхана» ЖШС' }))
  await acts.ask({ ...borrower, organisation, capacity: 'head' }, dataset.id, { purpose: 'research', use: 'Үлгі', mode: 'download', months: '6', agrees: 'true' })
  const [grant] = await commons.access.grantsOn(dataset.id)
  const query = newId()
  await db.insertInto('dataset_query').values({ id: query, person: owner.person, title: 'Үлгі', datasets: ['ulgi/mektepter'], sql: 'select 1', shared: false, at: kernel.now() }).execute()
  const connector = await transact(db, (tx) => openConnectors(commons).create(tx, owner, {
    title: 'Үлгі', hours: 24, megabytes: 10, dataset: dataset.id, secret: {}, source: { kind: 'egov', url: 'https://data.ulgi.example/', index: 'ulgi' },
  }))
  const [hash, xet] = ['0'.repeat(64), '/xet/:type/:id']
  const places: Record<string, string> = {
    '/discussions/:kind': 'dataset', '/discussions/:kind/:id': dataset.id, '/discussions/:kind/:file': `${dataset.id}.json`, '/commons/agreements/:hash': grant!.agreement, '/commons/sql/:format': 'csv', '/commons/queries/:id': query, '/commons/connectors/:id': connector, '/api/action/:action': 'package_list', '/api/3/action/:action': 'package_list',
    '/lfs/:secret': 'x'.repeat(43), '/lfs/:secret/:number': '1', '/s3/:bucket': 'ulgi', '/s3/:bucket/*': 'mektepter/mektepter.csv',
    '/iceberg/v1/namespaces/:namespace': 'ulgi%1Fmektepter', '/iceberg/v1/namespaces/:namespace/tables/:table': 'mektepter', '/iceberg/v1/*': 'namespaces',
    '/xet/:type': 'dataset', [xet]: dataset.id, [`${xet}/:session`]: newId(), [`${xet}/:session/v1/chunks/:prefix`]: 'default', [`${xet}/:session/v1/chunks/:prefix/:hash`]: hash,
    [`${xet}/:session/v1/xorbs/:prefix`]: 'default', [`${xet}/:session/v1/xorbs/:prefix/:hash`]: hash,
  }
  for (const above of ['/commons/datasets', '/api/commons/datasets', '/api/datasets', '/datasets']) {
    const at = `${above}/:namespace/:name`
    Object.assign(places, {
      [`${above}/:namespace`]: 'ulgi', [at]: 'mektepter', [`${at}/versions/:number`]: '1', [`${at}/grants/:decision`]: grant!.decision, [`${at}/grants/bars/:number`]: organisation.identifier.value,
      [`${at}/branch/:ref`]: 'tarmaq', [`${at}/tag/:ref`]: 'main',
    })
    for (const part of ['revision', 'tree', 'paths-info', 'commits', 'resolve', 'raw', 'preupload', 'commit', 'xet-write-token']) {
      Object.assign(places, { [`${at}/${part}/:revision`]: 'main', [`${at}/${part}/:revision/*`]: 'mektepter.csv' })
    }
  }
  return places
}

/** Everybody who asks, from the one with the least right to the owner of it all. */
export async function makeAskers(portal: WholePortal): Promise<Readonly<Record<string, Asker>>> {
  const { kernel, people } = portal
  const { parties } = kernel
  const signIn = async ({ email }: Somebody, hat: string): Promise<string> => {
    const { secret } = await parties.signInByPassword({ email, password }, { device: 'test' })
    await wear(secret, hat)
    return secret
  }
  const wear = (secret: string, hat: string): Promise<void> =>
    parties.switchHat(secret, hat === 'self' || hat === 'office' ? { kind: hat } : { kind: 'organisation', organisation: hat })
  /** A session that puts its hat on again before a request where it was taken off, as one of the requests does: each time is an entry of the journal. */
  const session = async (who: Somebody, hat: string, roles: readonly string[] = []): Promise<Asker> => {
    const secret = await signIn(who, hat)
    return {
      roles, scopes: [], signedIn: true,
      async headers() {
        const { hat: worn, formToken } = (await parties.presenceOf(secret))!
        if ((worn.kind === 'organisation' ? worn.organisation : worn.kind) !== hat) await wear(secret, hat)
        return { headers: { cookie: `${parties.cookie.name}=${secret}; lang=en` }, csrf: formToken }
      },
    }
  }
  const strange: Actor = { person: people.stranger.person, name: people.stranger.name, roles: [] }
  const otherCompany = { number: generateBin({ registered: '2024-03', serial: 202 }), name: '«Үлгі Бөтен» ЖШС' }
  const { id: other } = await transact(kernel.db, (tx) => parties.addOrganisation(tx, strange, otherCompany))
  const key = async (who: Somebody, hat: string, scope: string): Promise<Asker> => {
    const actor = (await parties.actorOf(await signIn(who, hat)))!
    const wanted = { label: scope, scopes: [scope], days: 30 }
    const { secret } = await transact(kernel.db, (tx) => parties.makeToken(tx, actor, wanted))
    const given = { headers: { authorization: `Bearer ${secret}` }, csrf: '' }
    return { roles: [], scopes: [scope], signedIn: true, headers: async () => given }
  }
  await transact(kernel.db, (tx) => parties.grantRole(tx, { system: 'seed' }, { person: people.members[0].person, role: 'commons.steward' }))
  const visit = 'v'.repeat(32)
  return {
    visitor: {
      roles: [], scopes: [], signedIn: false,
      headers: async () => ({ headers: { cookie: `visit=${visit}; lang=en` }, csrf: visit }),
    },
    stranger: await session(people.stranger, other),
    'stranger’s reading key': await key(people.stranger, other, 'cases:read'),
    'stranger’s writing key': await key(people.stranger, other, 'cases:write'),
    administrator: await session(people.administrator, 'office', ['administrator']),
    appeals: await session(people.appeals[0], 'office', ['technopark.appeals']),
    officer: await session(people.officer, 'office', ['technopark.officer']),
    head: await session(people.head, 'office', ['technopark.head']),
    colleague: await session(people.colleague, portal.company.id),
    steward: await session(people.members[0], 'office', ['technopark.commission', 'commons.steward']),
    'stranger’s data key': await key(people.stranger, other, 'datasets:write'),
    'data key': await key(people.applicant, portal.company.id, 'datasets:read'),
    'reading key': await key(people.applicant, portal.company.id, 'cases:read'),
    'writing key': await key(people.applicant, portal.company.id, 'cases:write'),
    applicant: await session(people.applicant, portal.company.id),
  }
}
