/** Specifies what making models costs: measured of the processes of each stage, at the price of the day, and said where it is not known. */
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { languageModel, type LanguageModel, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { someDescription, someProvenance } from '../../../institutions/language-model/models/testing-registry.ts'
import { tinyModel } from '../../../institutions/language-model/models/testing.ts'
import { transact } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openWorld, type World } from '../testing.ts'
import { languageModelOptions } from './options.ts'

const text = Array.from({ length: 40 }, (_, at) => JSON.stringify({ text: `Біздің ауылда ${at + 3} үй бар, соның ${at + 1} үйінде кітапхана мен бақша ашылған, көршілер бір-біріне көмектеседі.` })).join('\n')

for (const programme of ['sample', 'law'] as const) {
  describe(`the costs of making models, programme ${programme}`, () => {
    const options = languageModelOptions(programme)
    let world: World
    let lm: LanguageModel
    let engineer: Actor
    let corpus: string

    before(async () => {
      world = await openWorld({ programme })
      lm = openLanguageModel(world.kernel, options)
      languageModel(options).work(world.kernel)
      engineer = await world.officer(options.engineer)
      const file = await world.kernel.files.receive(new Blob([text]).stream(), { name: 'texts.jsonl', limitBytes: 2 ** 20, accept: ['application/octet-stream'], by: actorString(engineer) })
      corpus = await transact(world.kernel.db, (tx) => lm.corpora.begin(tx, engineer, {
        title: 'Үлгі корпус', languages: ['kk'], strict: true, machineTranslation: false, validation: 0.1, sources: [{ file: file.id, name: 'texts.jsonl', licence: 'CC-BY-4.0' }],
      }))
      await world.kernel.jobs.settle()
    })
    after(() => world.close())

    const ask = async (path: string, actor: Actor | null = null): Promise<string> => {
      const response = await testPortal({ session: { actor }, routes: languageModel(options).routes(world.kernel) }).ask(path)
      assert.equal(response.status, 200)
      return (await response.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    }

    test('a corpus shows how long its processes worked and what that cost', async () => {
      assert.equal((await lm.corpora.find(corpus)).state, 'ready')
      const page = await ask(`/ru/corpora/${corpus}`)
      assert.match(page, /Сколько ресурсов потрачено Процессорное время (?!0,0 с)\d/)
      assert.match(page, programme === 'sample' ? /Стоимость \d+,\d\d ₸ час процессора: 20 ₸/ : /Стоимость цена часа не установлена/)
    })

    test('the conversion of a model and its evaluation are measured, each of its own process', async () => {
      const { folder } = await tinyModel()
      const id = await transact(world.kernel.db, (tx) => lm.models.draft(tx, engineer, { name: 'ulgi-shygyn', description: someDescription, from: { folder, provenance: someProvenance } }))
      await world.kernel.jobs.settle()
      await rm(folder, { recursive: true })
      const { name, made } = await lm.models.find(id)
      const evaluation = await transact(world.kernel.db, (tx) => lm.evaluations.begin(tx, engineer, { model: { name, hash: made!.hash }, tasks: ['harmony-kk'], seeds: [1], limit: 10 }))
      await world.kernel.jobs.settle()
      assert.equal((await lm.evaluations.find(evaluation)).state, 'done')
      for (const subject of [`model:${id}`, `evaluation:${evaluation}`]) {
        const [use] = await world.kernel.db.selectFrom('stage_use').selectAll().where('subject', '=', subject).execute()
        assert.ok(use!.processor_seconds! > 0, subject)
      }
      assert.match(await ask(`/en/evaluations/${evaluation}`, engineer), /What it took Processor time (?!0\.0 s)\d/)
    })

    test('one page sums up each stage; works are named to the office alone', async () => {
      const file = await world.kernel.files.receive(new Blob(['{']).stream(), { name: 'broken.jsonl', limitBytes: 2 ** 20, accept: ['application/octet-stream'], by: actorString(engineer) })
      await transact(world.kernel.db, (tx) => lm.corpora.begin(tx, engineer, {
        title: 'Сәтсіз корпус', languages: ['kk'], strict: true, machineTranslation: false, validation: 0.1, sources: [{ file: file.id, name: 'broken.jsonl' }],
      }))
      await world.kernel.jobs.settle()
      const visitor = await ask('/kk/language-model/costs')
      assert.match(visitor, /Корпус жинақтау 2 (?!0,0 с)\d/)
      assert.match(visitor, programme === 'sample' ? /процессор сағаты 20 ₸/ : /процессор сағаты белгіленбеген/)
      assert.doesNotMatch(visitor, /Үлгі корпус|Сәтсіз корпус|ulgi-shygyn/)
      const { routes } = languageModel(options)
      const page = await (await testPortal({ session: { actor: engineer }, routes: routes(world.kernel) }).ask('/ru/language-model/costs')).text()
      const named = page.slice(page.indexOf('Последние работы'))
      assert.deepEqual([...named.matchAll(/<a href="\/ru\/(corpora|evaluations|models)\/[\w-]{36}">([^<]+)/g)].map(([, kind, name]) => [kind, name]), [
        ['corpora', 'Сәтсіз корпус'], ['evaluations', 'ulgi-shygyn'], ['models', 'ulgi-shygyn'], ['corpora', 'Үлгі корпус'],
      ], 'drafts, failed works and evaluations by their names, the last begun first')
    })
  })
}
