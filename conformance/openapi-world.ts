/** A portal in which every operation of the API has something to answer about, and the examples with which each is asked. */
import { identifierOf } from '../src/law/conventions.ts'
import assert from 'node:assert/strict'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { commonsActs } from '../src/countries/kazakhstan/commons/testing.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import { openCommons } from '../src/institutions/commons/index.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { type Kernel, transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { generateBin } from '../src/law/identifier.ts'
import { openWholePortal, signAs, type Somebody, type WholePortal } from '../e2e/portal.ts'

export interface ApiWorld extends WholePortal {
  /** A key with every right that reads or writes what is here. */
  readonly key: string
  /** The portal's own description, with an example of each parameter and body that leads to something. */
  readonly description: string
}

type Json = Record<string, unknown>

/** What an operation is asked with: its parameters by name, and its body. */
interface Example { readonly parameters?: Readonly<Record<string, unknown>>; readonly body?: unknown }

const residency = 'technopark.residency'
const undertakings = 'language-model.undertakings'

/** Opens the portal, with people, cases and data in it. A minute passes between two requests, so that no limit of rate is met. */
export async function openApiWorld(): Promise<ApiWorld> {
  let minutes = 0
  const portal = await openWholePortal({ start: '2026-03-10T05:00:00.000Z', clock: () => (minutes += 1) * 60_000 })
  try {
    return { ...portal, ...await prepare(portal) }
  } catch (error) {
    await portal.close() // what is left open would keep the process, and the test would hang instead of telling
    throw error
  }
}

async function prepare(portal: WholePortal): Promise<Pick<ApiWorld, 'key' | 'description'>> {
  const { kernel, people, url } = portal
  const applicant = await portal.actor(people.applicant, 'company')
  const returned = await fileApplication(portal, applicant)
  await act(portal, returned.case, people.officer, { type: 'complete', outcome: 'correct', findings: { innovative: 'true', assessment: 'Жаңа шешім.' }, reasons: 'Команданың санын нақтылаңыз.' })
  const resident = await makeResident(portal)
  const entry = await enterUndertaking(portal, applicant, resident)
  const draft = await fillDraft(portal, applicant)
  await work(kernel)
  const table = await publishDatasets(portal, applicant)
  const { secret: key } = await transact(kernel.db, (tx) => kernel.parties.makeToken(tx, applicant, {
    label: 'API', scopes: ['cases:read', 'cases:write', 'datasets:read'], days: 30,
  }))
  await kernel.journal.settle() // proofs are of entries that have their place
  const schools = { namespace: 'ulgi', name: 'mektepter' }
  const examples: Readonly<Record<string, Example>> = {
    'get /api/services/{id}': { parameters: { id: residency } },
    'post /api/drafts': { body: { procedure: residency, facts: { branches: 0 } } },
    'get /api/drafts/{id}': { parameters: { id: draft } },
    'patch /api/drafts/{id}': { parameters: { id: draft }, body: { facts: { teamSize: 7, priorityShare: '96.5' } } },
    'put /api/drafts/{id}/files/{field}': { parameters: { id: draft, field: 'businessPlan', name: 'jospar.pdf' }, body: plan },
    'get /api/drafts/{id}/document': { parameters: { id: draft } },
    'post /api/drafts/{id}/file': { parameters: { id: returned.draft }, body: {} },
    'get /api/cases/{id}': { parameters: { id: returned.case } },
    'post /api/cases/{id}/acts': { parameters: { id: returned.case }, body: { key: '01900000-0000-7000-8000-000000000001', outcome: 'resubmit', corrections: { teamSize: 8 } } },
    'get /api/journal/inclusion': { parameters: { index: 0, size: 5 } },
    'get /api/journal/consistency': { parameters: { from: 1, to: 5 } },
    'get /api/bodies/{body}/queue': { parameters: { body: 'citizens' } },
    'get /api/registers/{register}': { parameters: { register: undertakings } },
    'get /api/registers/{register}/{number}': { parameters: { register: undertakings, number: entry } },
    'get /api/technopark/residents/{bin}': { parameters: { bin: resident } },
    'get /api/oversight/questionnaires/{scheme}/{version}': { parameters: { scheme: 'ca.aia', version: '1.0.1' } },
    'get /api/ask': { parameters: { q: 'Резидент болу үшін не керек?' } },
    ...ckanExamples(table),
    'post /api/commons/query': { body: { datasets: ['ulgi/mektepter'], sql: 'select count(*) from mektepter' } },
    'post /api/commons/datasets/{namespace}/{name}/aggregates': { parameters: schools, body: { request: { table: 'mektepter', measure: 'count' } } },
  }
  const document = await (await fetch(`${url}/api/openapi.json`)).json()
  const known = new Set<string>()
  for (const [path, methods] of Object.entries<Record<string, Json>>(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = `${method} ${path}`
      const ofDataset = path.includes('{namespace}') ? { parameters: schools } : undefined
      const example = examples[name] ?? ofDataset
      if (examples[name]) known.add(name)
      if (example) giveExample(operation, example)
    }
  }
  assert.deepEqual(Object.keys(examples).filter((name) => !known.has(name)), [], 'examples of operations that are not there')
  return { key, description: JSON.stringify(document) }
}

/** CKAN's actions, each asked by either method. */
function ckanExamples(table: string): Readonly<Record<string, Example>> {
  const asked: Readonly<Record<string, Json>> = {
    help_show: { name: 'package_show' }, package_list: { limit: 1 }, package_show: { id: 'ulgi--mektepter' }, package_search: { q: 'мектеп', rows: 5 },
    resource_show: { id: table }, group_show: { id: 'educ' }, organization_show: { id: 'ulgi' },
    datastore_search: { resource_id: table, filters: '{"өңір":"Алматы"}', limit: 3 }, datastore_info: { id: table },
  }
  return Object.fromEntries(Object.entries(asked).flatMap(([action, given]) =>
    [[`get /api/3/action/${action}`, { parameters: given }], [`post /api/3/action/${action}`, { body: given }]]))
}

/** Writes an example where OpenAPI has one. */
function giveExample(operation: Json, { parameters = {}, body }: Example): void {
  for (const parameter of operation['parameters'] as Json[]) {
    const value = parameters[String(parameter['name'])]
    if (value !== undefined) parameter['example'] = value
  }
  if (body === undefined) return
  const { content } = operation['requestBody'] as { readonly content: Record<string, Json> }
  for (const type of Object.values(content)) type['example'] = body
}

const plan = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

/** An entry of the register of undertakings, by the decision that made the resident; its number. */
async function enterUndertaking({ kernel: { db, decisions, registers } }: WholePortal, applicant: Actor, bin: string): Promise<string> {
  const [decision] = await decisions.listOf({ organisation: identifierOf('organisation', bin) })
  return transact(db, (tx) => registers.enter(tx, applicant, {
    register: undertakings, owner: { kind: 'organisation', id: applicant.organisation!.id }, act: { decision: decision!.record.id },
    values: { bin, acceptedOn: '2026-03-10', undertaking: '0'.repeat(64) },
  }))
}

async function fillDraft({ kernel: { cases, files } }: WholePortal, applicant: Actor): Promise<string> {
  const { id: businessPlan } = await files.receive(new Blob([plan]).stream(), {
    name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${applicant.person}`,
  })
  const draft = await cases.begin(applicant, { procedure: residency })
  const answers = goodAnswers({ businessPlan })
  for (const page of (await cases.draft(applicant, draft)).procedure.form) assert.deepEqual(await cases.savePage(applicant, draft, page, answers), [])
  return draft
}

async function fileApplication(portal: WholePortal, applicant: Actor): Promise<{ readonly draft: string; readonly case: string }> {
  const { cases } = portal.kernel
  const draft = await fillDraft(portal, applicant)
  const signature = await signAs(portal, applicant, cases.draftDocument(await cases.draft(applicant, draft)))
  return { draft, case: await cases.file(applicant, { draft, signature }) }
}

async function act(portal: WholePortal, id: string, who: Somebody, doing: Doing, signed = false): Promise<void> {
  const { cases } = portal.kernel
  const actor = await portal.actor(who, 'office')
  const signature = signed && await signAs(portal, actor, await cases.document(id, doing))
  await cases.perform(actor, { case: id, key: `${who.person} ${doing.type}`, doing, ...(signature && { signature }) })
}

/** Lets a worker be seen, as the state of the system asks. */
async function work({ jobs }: Kernel): Promise<void> {
  jobs.every('kernel.letters', 30)
  await jobs.start()
  while ((await jobs.list({ name: 'kernel.letters', status: 'done' })).length === 0) await new Promise(setImmediate)
  await jobs.stop()
}

/** Lets another company become a resident; answers its BIN. */
async function makeResident(portal: WholePortal): Promise<string> {
  const { kernel: { db, parties }, people } = portal
  const founder: Actor = { person: people.stranger.person, name: people.stranger.name, roles: [] }
  const bin = generateBin({ registered: '2024-03', serial: 202 })
  const organisation = await transact(db, (tx) => parties.addOrganisation(tx, founder, { number: bin, name: '«Үлгі Резидент» ЖШС' }))
  const { case: id } = await fileApplication(portal, { ...founder, organisation, capacity: 'head' })
  await act(portal, id, people.officer, { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жаңа шешім.' } })
  for (const member of people.members) await act(portal, id, member, { type: 'vote', vote: 'grant', reasons: 'Зерделенді.' })
  await act(portal, id, people.chair, { type: 'conclude', minutes: 'Хаттама.' })
  await act(portal, id, people.head, { type: 'complete', outcome: 'grant' }, true)
  return bin
}

/** An open dataset, and one that is lent; answers CKAN's name of the open one's table. */
async function publishDatasets(portal: WholePortal, owner: Actor): Promise<string> {
  const { kernel } = portal
  const commons = openCommons(kernel, commonsOptions)
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  const acts = commonsActs({ kernel, sign: (actor, document) => signAs(portal, actor, document) }, owner)
  const rows = Array.from({ length: 30 }, (_, i) => `${i % 2 === 0 ? 'Алматы' : 'Астана'},${i}`).join('\n')
  await acts.publish('mektepter', { 'mektepter.csv': `өңір,саны\n${rows}\n` })
  await acts.publish('emhanalar', { 'emhanalar.csv': `өңір,төсек\n${rows}\n` }, { terms: { tier: 'restricted' } })
  return `${(await commons.datasets.at('ulgi', 'mektepter')).id}.mektepter`
}
