import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Procedure } from '../../law/procedure.ts'
import { licence } from '../../law/testing.ts'
import { same } from '../../law/text.ts'
import { inGardens, ownHat } from '../cases/testing.ts'
import { transact } from '../database/index.ts'
import { type Awaited, awaitedSource } from './index.ts'

inGardens('what awaits somebody is what they can do next, and goes on to the next office with the case', async (world) => {
  const { awaiting, cases } = world.kernel
  const { officer, members: [first], chair, head } = world.office
  const waits = async (actor: Parameters<typeof awaiting.of>[0]): Promise<readonly string[]> => {
    const list = await awaiting.of(actor)
    assert.equal((await awaiting.count(actor)).total, list.length, 'the count and the list agree')
    return list.map(({ kind, way, path }) => `${kind} ${way} ${path}`)
  }
  const founder = await world.founder()
  assert.deepEqual(await waits(founder), [])
  const draft = await world.drafted(founder)
  assert.deepEqual(await waits(founder), [`draft act /drafts/${draft}`], 'an application that was begun')
  await cases.deleteDraft(founder, draft)

  const id = await world.filed(founder, {}, false)
  assert.deepEqual([await waits(founder), await waits(officer), await waits(head)], [[], [`case act /desk/cases/${id}`], []])
  await world.act(officer, id, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
  assert.deepEqual([await waits(founder), await waits(officer)], [[`case act /cases/${id}`], []], 'it is the applicant’s turn')
  assert.deepEqual(await waits(ownHat(founder)), [], 'in their own hat they see nothing of the company’s')
  assert.deepEqual(await waits(await world.founder()), [], 'nor does another company')

  const other = await world.filed(await world.founder())
  await world.act(officer, other, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  assert.deepEqual([await waits(first!), await waits(chair)], [[`case vote /desk/cases/${other}`], [`case vote /desk/cases/${other}`]])
  for (const member of world.office.members) await world.act(member, other, { type: 'vote', vote: 'yes', reasons: 'Seen.' })
  assert.deepEqual(await waits(first!), [], 'whoever has voted has nothing more to do')
  await world.act(chair, other, { type: 'vote', vote: 'yes', reasons: 'Seen.' })
  assert.deepEqual(await waits(chair), [`case act /desk/cases/${other}`], 'the chair concludes')
  await world.act(chair, other, { type: 'conclude', minutes: 'The council met.' })
  assert.deepEqual([await waits(chair), await waits(head)], [[], [`case sign /desk/cases/${other}`]])
})

inGardens('a case that a colleague has taken awaits the colleague, and what is late is told apart', async (world) => {
  const { awaiting } = world.kernel
  const { officer } = world.office
  const colleague = await world.officer('officer')
  const id = await world.filed(await world.founder())
  await world.act(officer, id, { type: 'assign', to: colleague.person })
  assert.deepEqual([(await awaiting.count(officer)).total, (await awaiting.count(colleague)).total], [0, 1])
  assert.deepEqual(await awaiting.count(colleague), { total: 1, late: 0 })
  world.at('2026-06-01T05:00:00.000Z')
  assert.deepEqual(await awaiting.count(colleague), { total: 1, late: 1 })
  const [late] = await awaiting.of(colleague)
  assert.equal(late!.late, true)
  assert.match(late!.title.en, /№ /)
})

/** The licence from 2026-02-04 on: the steps of the council and of the applicant bear other names, and open cases end as they began. */
const renamed = ({ steps, ...licence }: Procedure): Procedure => {
  const [check, decision] = [steps['check']!, steps['decision']!]
  const { pass, back } = check.outcomes
  return {
    ...licence, inForce: { ...licence.inForce, from: '2026-02-04' }, title: same('Leave for a garden'), clock: { ...licence.clock, stopsIn: ['amend'] }, reopensAt: 'board',
    steps: {
      check: { ...check, outcomes: { pass: { ...pass!, to: 'board' }, back: { ...back!, to: 'amend' } } }, amend: steps['mend']!, board: steps['council']!,
      decision: { ...decision, notBy: ['check', 'board'], outcomes: { ...decision.outcomes, grant: { ...decision.outcomes['grant']!, after: { step: 'board', outcome: 'yes' } } } },
    },
  }
}

inGardens('an open case awaits whom its own version names, in its words, after another version has named its steps anew', async (world) => {
  const { awaiting, cases, parties } = world.kernel
  const { officer, members: [member] } = world.office
  const founder = await world.founder()
  const [theirs, heard] = [await world.filed(founder, {}, false), await world.filed(await world.founder())]
  await world.act(officer, theirs, { type: 'complete', outcome: 'back', reasons: 'Add the plan.', findings: { healthy: 'true' } })
  await world.act(officer, heard, { type: 'complete', outcome: 'pass', findings: { healthy: 'true' } })
  await cases.versions.enact([renamed(licence)])
  world.at('2026-02-10T05:00:00.000Z')
  for (const [actor, path, step] of [[founder, `/cases/${theirs}`, 'Correction'], [member!, `/desk/cases/${heard}`, 'Review by the council']] as const) {
    assert.equal((await awaiting.count(actor)).total, 1)
    const [{ title, hint, path: at }] = await awaiting.of(actor) as [Awaited]
    assert.deepEqual([at, hint?.en, title.en.startsWith('Garden licence, № ')], [path, step, true])
  }
  const email = (await parties.person(founder.person))!.email
  await world.letters()
  assert.equal(await cases.forewarn(), 1, 'ten days end on the twelfth, and the eleventh is a holiday')
  assert.deepEqual((await world.letters()).map(({ recipient }) => recipient), [email])
})

inGardens('an institution adds its own kinds of what awaits through one door, and a key that ends soon is told of', async (world) => {
  const { awaiting, parties, db } = world.kernel
  const founder = await world.founder()
  awaiting.offer(awaitedSource<{ readonly whose: string }>({
    kind: 'sample.apples',
    rows: ({ organisation }) => organisation && sql`select 'basket', 'act', jsonb_build_object('whose', ${organisation.name}::text), '2026-02-04'::date, now()`,
    say: (rows) => rows.map(({ about }) => ({ title: { kk: about.whose, ru: about.whose, en: about.whose }, path: '/apples' })),
  }))
  assert.deepEqual((await awaiting.of(founder)).map(({ kind, title, due }) => [kind, title.en, due]), [['sample.apples', founder.organisation!.name, '2026-02-04']])
  assert.deepEqual(await awaiting.of(ownHat(founder)), [])
  assert.throws(() => awaiting.offer(awaitedSource({ kind: 'case', rows: () => undefined, say: () => [] })), TypeError)
  await transact(db, (tx) => parties.makeToken(tx, founder, { label: 'Reports', scopes: ['cases:read'], days: 10 }))
  await transact(db, (tx) => parties.makeToken(tx, founder, { label: 'Later', scopes: ['cases:read'], days: 90 }))
  assert.deepEqual((await awaiting.of(founder)).filter(({ kind }) => kind === 'key').map(({ title }) => title.en), ['Key: Reports'])
})
