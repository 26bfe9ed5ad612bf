/** Specifies what becomes of a corpus when the grant under which its data were read is taken back, kept after all, or expires. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { languageModel, type LanguageModel, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { same } from '../../../law/text.ts'
import { testPortal } from '../../../portal/testing.ts'
import { type CommonsWorld, openCommonsWorld } from '../commons/testing.ts'
import { languageModelOptions } from './options.ts'

const options = languageModelOptions('sample')
const sentences = Array.from({ length: 40 }, (_, at) => `Біздің ауылда ${at + 3} үй бар, соның ${at + 1} үйінде кітапхана мен бақша ашылған, көршілер бір-біріне көмектеседі.`)

describe('a corpus from data that were lent', () => {
  let world: CommonsWorld
  let here: LanguageModel
  let founder: Actor
  let engineer: Actor
  let head: Actor
  let corpus: string
  let grant: string
  let open: string

  before(async () => {
    world = await openCommonsWorld()
    const { kernel } = world
    here = openLanguageModel(kernel, options)
    languageModel(options).work(kernel)
    head = await world.officer(options.head)
    founder = await world.founder()
    await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: founder.person, role: options.engineer }))
    engineer = { person: founder.person, name: founder.name, roles: [options.engineer] }
    const texts = { 'texts.csv': `text\n${sentences.map((text) => `"${text}"`).join('\n')}` }
    const lent = await world.publish('jabyq', texts, {
      description: { title: same('Lent'), languages: ['kk'], theme: 'LANG' },
      terms: { tier: 'restricted', purposes: ['model-training'], mode: 'download', months: 12, atOnce: { purposes: ['model-training'], mode: 'download', months: 12 } },
    })
    await world.publish('ashyq', texts, { description: { title: same('Open'), languages: ['kk'], theme: 'LANG' } })
    await world.ask(founder, lent.id, { purpose: 'model-training', use: 'Үлгі модель', mode: 'download', months: '6', agrees: 'true' })
    grant = `decision:${(await world.commons.access.grantsOf(founder.organisation!.identifier.value))[0]!.decision}`
    ;[corpus, open] = [await build('Lent'), await build('Open')]
    await kernel.journal.settle()
  })
  after(() => world.close())

  async function build(title: string): Promise<string> {
    const { reference } = (await here.corpora.offered(engineer)).find((one) => one.title.en === title)!
    const id = await transact(world.kernel.db, (tx) => here.corpora.begin(tx, engineer, { title, languages: ['kk'], strict: true, machineTranslation: false, validation: 0.1, sources: [{ dataset: reference }] }))
    await world.kernel.jobs.settle()
    assert.equal((await here.corpora.find(id)).state, 'ready')
    return id
  }

  const marks = async (): Promise<readonly string[]> => (await world.kernel.takenBack.of(`corpus:${corpus}`)).map(({ source, reason }) => `${source}: ${reason.en}`)
  const told = async (): Promise<readonly (string | null)[]> => {
    await world.kernel.journal.settle()
    return (await world.kernel.db.selectFrom('mail').select(['person', 'subject']).execute()).filter(({ subject }) => subject.startsWith('Қайтарып алынды')).map(({ person }) => person)
  }

  it('stands on the thread after the grant, and its page says so; what is open needs none', async () => {
    const { lineage } = world.kernel
    const sources = (await lineage.sources(`corpus:${corpus}`)).map(({ id, relation }) => [id, relation])
    assert.ok(sources.some(([id, relation]) => id === grant && relation === 'read under'))
    assert.deepEqual((await lineage.reaches(grant)).map(({ id }) => id), [`corpus:${corpus}`])
    assert.ok(!(await lineage.sources(`corpus:${open}`)).some(({ kind }) => kind === 'decision'))
    const page = await (await testPortal({ routes: languageModel(options).routes(world.kernel), session: { actor: engineer } }).ask(`/en/corpora/${corpus}`)).text()
    assert.match(page, /Made under this grant/)
    assert.deepEqual(await marks(), [])
  })

  it('is marked when the owner takes the grant back, with a letter to its engineer and the head, and unmarked when the grant is kept', async () => {
    const { kernel, commons, owner } = world
    const decision = grant.slice('decision:'.length)
    await commons.publication.takeBack(owner, await commons.datasets.at('ulgi', 'jabyq'), decision, 'Шарт бұзылды')
    assert.deepEqual(await marks(), [`${grant}: Шарт бұзылды`])
    assert.deepEqual((await told()).toSorted(), [engineer.person, head.person].toSorted())
    assert.deepEqual((await kernel.takenBack.duties.of(engineer.person)).map(({ thing, ended }) => [thing.id, ended]), [[`corpus:${corpus}`, undefined]])
    assert.deepEqual(await kernel.takenBack.of(`corpus:${open}`), [])
    await transact(kernel.db, (tx) => kernel.decisions.reinstate(tx, 'system:test', decision, { reason: same('Kept') }))
    assert.deepEqual(await marks(), [])
    await told()
    assert.ok((await kernel.takenBack.duties.of(engineer.person)).every(({ ended }) => ended !== undefined && ended.said === undefined))
  })

  it('is marked when the grant expires, and that is told once', async () => {
    const before = (await told()).length
    world.at('2026-09-01T05:00:00.000Z')
    assert.match((await marks()).join(), /The grant expired on/)
    await world.kernel.takenBack.round()
    await world.kernel.takenBack.round()
    assert.equal((await told()).length, before + 2)
    assert.equal((await world.kernel.takenBack.duties.of(head.person)).filter(({ ended }) => ended === undefined).length, 1)
  })
})
