/** A released model for the test of permissions, and what stands for each named segment of the paths of models. */
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { openLanguageModel } from '../src/institutions/language-model/index.ts'
import { signUndertaking } from '../src/institutions/language-model/keys/testing.ts'
import { transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { draftModel, judgeModel } from './model-deeds.ts'
import { signAs, type WholePortal } from './portal.ts'

export async function makeModelPlaces(portal: WholePortal): Promise<Readonly<Record<string, string>>> {
  const options = languageModelOptions('sample')
  const lm = openLanguageModel(portal.kernel, options)
  const { officer } = portal.people
  const engineer: Actor = { person: officer.person, name: officer.name, roles: [options.engineer] }
  const head: Actor = { person: portal.people.head.person, name: portal.people.head.name, roles: [options.head] }
  const id = await draftModel(lm, engineer, 'ulgi-tiny')
  await judgeModel(lm, engineer, id)
  const model = await lm.models.find(id)
  await transact(portal.kernel.db, (tx) => lm.models.submit(tx, engineer, model))
  await lm.models.release(head, model, await signAs(portal, head, await lm.models.document(model)))
  const applicant = await portal.actor(portal.people.applicant, 'company')
  const { undertakings } = lm.keys
  await signUndertaking(undertakings, applicant, (actor, document) => signAs(portal, actor, document))
  const key = await transact(portal.kernel.db, (tx) => lm.keys.make(tx, applicant, {
    name: 'Үлгі', purpose: Object.keys(options.keys.purposes)[0]!, models: 'all', endpoints: 'all', limits: { requestsPerMinute: 10, tokensPerMinute: 1000 }, keepsLogs: false, days: 30,
  }))
  const [evaluation] = await lm.evaluations.list({ limit: 1 })
  await transact(portal.kernel.db, (tx) => lm.deliveries.begin(tx, engineer, 'ulgi-sent'))
  const none = '019ac000-0000-7000-8000-000000000000'
  const [api, hub] = ['/api/models/:namespace', '/:namespace']
  return {
    '/usage/companies/:id': applicant.organisation!.id, '/keys/:id': key.id, '/keys/undertaking/:hash': undertakings.present.hash, '/evaluations/:id': evaluation?.id ?? none,
    '/corpora/:id': none, '/corpora/:id/files/:name': 'validation.jsonl.gz', '/tokenizers/:id': none, '/training/:id': none, '/training/:id/files/:name': 'job.sbatch', '/models/:name': model.name, '/models/add/:name': 'ulgi-sent', '/shanyraq/:name': model.name, '/shanyraq/:name/commit/:revision': 'main', [api]: options.namespace, [`${api}/:name`]: model.name, [hub]: options.namespace, [`${hub}/:name`]: model.name,
    ...Object.fromEntries(['revision', 'tree', 'paths-info', 'preupload', 'commit', 'xet-write-token'].map((what) => [`${api}/:name/${what}/:revision`, 'main'])), [`${api}/:name/tree/:revision/*`]: 'config.json',
    ...Object.fromEntries(['resolve', 'raw'].flatMap((what) => [[`${hub}/:name/${what}/:revision`, 'main'], [`${hub}/:name/${what}/:revision/*`, 'config.json']])),
  }
}
