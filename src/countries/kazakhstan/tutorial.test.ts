/** Follows docs/declare-a-procedure.md to the letter: its code is compiled, linted, enacted and used. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Doing } from '../../kernel/cases/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Submitted } from '../../law/answers.ts'
import { lint } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import { fileBeside } from '../../testing-beside.ts'
import { kazakhstan } from './index.ts'
import { openWorld, type World } from './testing.ts'

const root = join(import.meta.dirname, '../../..')
const tutorial = readFileSync(join(root, 'docs/declare-a-procedure.md'), 'utf8')

/** The code block that begins with these words after its three backticks. */
function block(kind: string): string {
  const [, code] = tutorial.split(`\n\`\`\`${kind}\n`)
  assert.ok(code, `the tutorial has a block \`\`\`${kind}`)
  return code.slice(0, code.indexOf('\n```') + 1)
}

const file = fileBeside('src/countries/kazakhstan/technopark/hall.ts', block('ts'))
let hall: Procedure
let world: World

before(async () => {
  const module: { hall: Procedure } = await import(pathToFileURL(file.path).href)
  hall = module.hall
  world = await openWorld()
})
after(async () => {
  file.remove()
  await world.close()
})

/** The country with the changes that the tutorial makes to it, or some of them; also where a reader has made them. */
function changed({ heard = true } = {}): readonly Procedure[] {
  const declared = kazakhstan('sample').procedures.filter(({ id }) => id !== hall.id).map((one) => {
    if (one.id !== 'technopark.appeal' || one.about === undefined) return one
    const procedures = one.about.procedures.filter((id) => id !== hall.id)
    return { ...one, about: { ...one.about, procedures: heard ? [...procedures, hall.id] : procedures } }
  })
  return [...declared, hall]
}

let keys = 0
async function act(actor: Actor, id: string, doing: Doing, { sign = false } = {}): Promise<void> {
  const { cases } = world.kernel
  keys += 1
  await cases.perform(actor, { case: id, key: `tutorial-${keys}`, doing, ...(sign && { signature: await world.sign(actor, await cases.document(id, doing)) }) })
}

async function apply(founder: Actor, guests: string, eventHour = '2026-03-05T10:00'): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(founder, { procedure: hall.id })
  const answers: Submitted = { eventName: 'Үлгі кездесу', eventHour, guests }
  for (const page of (await cases.draft(founder, draft)).procedure.form) assert.deepEqual(await cases.savePage(founder, draft, page, answers), [])
  return cases.file(founder, { draft, signature: await world.sign(founder, cases.draftDocument(await cases.draft(founder, draft))) })
}

test('the code of the tutorial compiles under the settings of the house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-tutorial-'))
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      extends: join(root, 'tsconfig.json'), compilerOptions: { noEmit: true, typeRoots: [join(root, 'node_modules/@types')] }, include: [], files: [file.path],
    }))
    const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the linter has nothing against the tutorial, and misses the appeal that it tells of', () => {
  const errors = (declarations: readonly Procedure[]) => lint(declarations, undefined, kazakhstan('sample').registers).filter(({ severity }) => severity !== 'note').map(({ rule }) => rule)
  assert.deepEqual(errors(changed()), [])
  assert.deepEqual(errors(changed({ heard: false })), ['appeal-not-heard'])
})

test('the new procedure runs to a certificate that verifies, and to a refusal that names its ground and can be appealed', async () => {
  const { cases, decisions, journal } = world.kernel
  await cases.versions.seed(changed(), { changed: 'enter' })
  const founder = await world.founder()
  const officer = await world.officer('technopark.officer')
  const head = await world.officer('technopark.head')

  const small = await apply(founder, '80')
  await act(officer, small, { type: 'complete', outcome: 'propose' })
  await act(head, small, { type: 'complete', outcome: 'book' }, { sign: true })
  const booked = (await decisions.find((await cases.view(founder, small)).state.decisions[0]!.number))!
  assert.equal(booked.record.claims?.['eventName'], 'Үлгі кездесу')
  await journal.settle()
  const report = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(booked.record.id))))
  assert.deepEqual(report.steps.filter(({ verdict }) => verdict === 'failed'), [])

  const large = await apply(founder, '500', '2026-03-05T12:00')
  assert.deepEqual((await cases.view(officer, large)).permit.outcomes, ['decline'])
  await act(officer, large, { type: 'complete', outcome: 'decline', reasons: 'Залда орын жетпейді.' })
  await act(head, large, { type: 'complete', outcome: 'refuse', reasons: 'Залда орын жетпейді.' }, { sign: true })
  const refused = (await cases.view(founder, large)).state.decisions[0]!
  assert.deepEqual((await decisions.find(refused.id))!.record.grounds.map(({ text }) => text.en), ['There are more guests than seats in the hall.'])
  assert.ok(await cases.begin(founder, { procedure: 'technopark.appeal', about: refused.id }))
})

test('the hall is never booked twice for an hour, never in the past, and a refusal frees it', async () => {
  const { cases, allocations } = world.kernel
  const [founder, other] = [await world.founder(), await world.founder()]
  const resource = hall.allocates!.resource
  assert.ok(resource.kind === 'interval')
  const freeThen = async (): Promise<readonly string[]> => (await allocations.free(resource, '2026-03-05', 1)).filter(({ free }) => free > 0).map(({ at }) => at.slice(11))
  const says = async (actor: Actor, eventHour: string): Promise<string> => {
    const draft = await cases.begin(actor, { procedure: hall.id })
    const [page] = (await cases.draft(actor, draft)).procedure.form
    return (await cases.savePage(actor, draft, page!, { eventName: 'Кездесу', eventHour, guests: '20' })).map(({ text }) => text.en).join()
  }
  assert.deepEqual(await freeThen(), ['12:00', '14:00', '16:00'], 'the refused one of the case before is free again, the booked one is not')
  await apply(founder, '20', '2026-03-05T14:00')
  assert.match(await says(other, '2026-03-05T14:00'), /Somebody else has taken/)
  assert.match(await says(other, '2026-02-02T08:00'), /has passed/)
  assert.match(await says(other, '2026-03-07T10:00'), /Nothing is given out/)
})
