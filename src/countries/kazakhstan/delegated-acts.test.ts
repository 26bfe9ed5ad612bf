/** Specifies what one person may do for another: each kind of act is delegated by itself, and whoever has every other kind is refused. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { commons } from '../../institutions/commons/index.ts'
import { requirePublisher } from '../../institutions/commons/ownership.ts'
import { languageModel } from '../../institutions/language-model/index.ts'
import { requireSpeaker } from '../../institutions/language-model/keys/index.ts'
import { requireAssessor } from '../../institutions/oversight/assessment/kept.ts'
import { oversight } from '../../institutions/oversight/index.ts'
import { gardens, type Gardens, openGardens } from '../../kernel/cases/testing.ts'
import { transact } from '../../kernel/database/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { delegable } from '../../law/delegable.ts'
import { Failure } from '../../law/failure.ts'
import { locales, same } from '../../law/text.ts'
import { instantAt } from '../../law/time.ts'
import { cabinetRoutes } from '../../portal/cabinet/index.ts'
import { ownThings } from '../../portal/find/own.ts'
import { moneyRoutes } from '../../portal/money/index.ts'
import { testPortal } from '../../portal/testing.ts'
import { commonsOptions } from './commons/options.ts'
import { languageModelOptions } from './language-model/options.ts'
import { oversightOptions } from './oversight/options.ts'

const hour = readDeclaration(readFileSync(join(import.meta.dirname, '../../../docs/examples/notary-hour/appointment.yaml'), 'utf8')).value!
const kinds = [...Object.values(delegable), ...[commons(commonsOptions), languageModel(languageModelOptions('sample')), oversight(oversightOptions)].flatMap((institution) => institution.delegable ?? [])]

let world: Gardens
let founder: Actor
let at: { readonly case: string; readonly duty: string; readonly hour: string }
before(async () => {
  world = await openGardens({ procedures: [...gardens().procedures, hour] })
  founder = await world.founder()
  const { allocations, obligations, db } = world.kernel
  await world.granted(founder)
  const filed = await world.filed(founder)
  world.at('2027-01-04T05:00:00.000Z')
  await obligations.openPeriods()
  assert.equal(await transact(db, (tx) => allocations.hold(tx, founder, { draft: randomUUID(), procedure: hour, at: '2027-01-06T09:00' })), undefined)
  await db.updateTable('allocation').set({ case_id: filed, draft: null, state: 'reserved', held_until: null }).execute()
  at = { case: filed, duty: (await obligations.own(founder))[0]!.id, hour: (await db.selectFrom('allocation').select('id').executeTakeFirstOrThrow()).id }
})
after(() => world.close())

async function delegate(scope: readonly string[]): Promise<Actor> {
  const { person, name } = await world.officer()
  const until = instantAt(Date.parse('2027-03-01T00:00:00.000Z'))
  await transact(world.kernel.db, (tx) => world.kernel.parties.delegate(tx, founder, person, { scope, until }))
  return { person, name, roles: [], organisation: founder.organisation!, capacity: 'delegate' }
}

/** What each kind lets somebody do, tried on the door that asks for it. */
const doors: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
  'applications.file': (actor) => world.kernel.cases.begin(actor, { procedure: 'sample.licence' }),
  'applications.answer': (actor) => world.kernel.cases.perform(actor, { case: at.case, key: randomUUID(), doing: { type: 'note', words: 'Біз толықтырамыз.' } }),
  'bookings.change': (actor) => world.kernel.allocations.release(actor, at.hour),
  'reports.sign': (actor) => world.kernel.obligations.save(actor, at.duty, {}),
  'invoices.see': async (actor) => {
    const page = await testPortal({ routes: moneyRoutes(world.kernel, [], []), session: { actor } }).ask('/en/invoices')
    if (/does not cover the invoices/.test(await page.text())) throw new Failure('refused', delegable.invoices.title)
  },
  'commons.publication': (actor) => requirePublisher(world.kernel.parties, world.kernel.db, actor),
  'language-model.keys': (actor) => requireSpeaker(world.kernel.parties, world.kernel.db, actor),
  'oversight.assessing': (actor) => requireAssessor(world.kernel.parties, world.kernel.db, actor),
}

async function isRefused(actor: Actor, act: string): Promise<boolean> {
  try {
    await doors[act]!(actor)
    return false
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.kind === 'refused'
  }
}

test('every kind that is offered has a name in every language, and a door that asks for it', () => {
  assert.deepEqual(kinds.map(({ id }) => id).toSorted(), Object.keys(doors).toSorted())
  for (const { id, title } of kinds) for (const locale of locales) assert.ok(title[locale].length > 0, `${id} in ${locale}`)
})

for (const { id } of kinds) {
  test(`whoever was delegated “${id}” does that, and whoever was delegated everything else does not`, async () => {
    assert.equal(await isRefused(await delegate([id]), id), false)
    assert.equal(await isRefused(await delegate(kinds.map((kind) => kind.id).filter((one) => one !== id)), id), true)
  })
}

test('whoever was delegated everything but the invoices finds them nowhere, and comes to the one of a case by its page', async () => {
  const { awaiting, ledger, db } = world.kernel
  const issue = (subject: string, en: string) => transact(db, (tx) => ledger.issueInvoice(tx, 'system:test', {
    debtor: { kind: 'organisation', id: founder.organisation!.id }, amount: 100_000n, issued: '2027-01-04', due: '2027-01-20', subject, income: 'sample.fees', text: same(en),
  }))
  const [contribution, fee] = [await issue('sample:garden', 'Contribution for the garden'), await issue(`case:${at.case}`, 'Pruning')]
  const seenBy = async (actor: Actor) => {
    const { ask } = testPortal({ routes: [...moneyRoutes(world.kernel, [], []), ...cabinetRoutes(world.kernel)], session: { actor } })
    const before = (await awaiting.count(actor)).total
    const listed = await awaiting.of(actor)
    assert.equal(before, listed.length)
    return {
      cabinet: (await (await ask('/en/cabinet')).text()).includes('Contribution'), awaits: listed.filter(({ kind }) => kind === 'invoice').length,
      found: (await ownThings(world.kernel, actor, 'contribution', 'en')).map(({ path }) => path),
      opened: await Promise.all([contribution, fee].map(async ({ id }) => (await ask(`/en/invoices/${id}`)).status)),
    }
  }
  const everything = { cabinet: true, awaits: 2, found: [`/invoices/${contribution.id}`], opened: [200, 200] }
  assert.deepEqual(await seenBy(founder), everything)
  assert.deepEqual(await seenBy(await delegate(['invoices.see'])), everything)
  assert.deepEqual(await seenBy(await delegate(kinds.map(({ id }) => id).filter((id) => id !== 'invoices.see'))), { cabinet: false, awaits: 0, found: [], opened: [404, 200] })
})

test('a delegation for one procedure covers what is done in it, as before, and no other', async () => {
  const [own, other] = [await delegate(['sample.licence']), await delegate(['sample.felling'])]
  for (const act of ['applications.file', 'applications.answer', 'reports.sign']) {
    assert.deepEqual([await isRefused(own, act), await isRefused(other, act)], [false, true], act)
  }
})
