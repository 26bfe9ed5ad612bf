/** Models come in by the clients of Hugging Face as they are published, for JavaScript and for Python, against the whole portal. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import * as hub from '@huggingface/hub'
import { judgeModel } from '../e2e/model-deeds.ts'
import { password, signAs, type Somebody } from '../e2e/portal.ts'
import { languageModelOptions } from '../src/countries/kazakhstan/language-model/options.ts'
import { type LanguageModel, openLanguageModel } from '../src/institutions/language-model/index.ts'
import { expectedTensors } from '../src/institutions/language-model/models/llama.ts'
import { someDescription } from '../src/institutions/language-model/models/testing-registry.ts'
import { safetensorsOf, tinyModel, type TinyModel } from '../src/institutions/language-model/models/testing.ts'
import { transact } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { type HubWorld, openHubWorld, prices } from './hub-world.ts'

const venv = join(import.meta.dirname, '..', 'trainer', '.venv', 'bin')

describe('models that were made elsewhere', () => {
  let world: HubWorld
  let lm: LanguageModel
  let hubUrl = ''
  let engineer: Actor
  let tiny: TinyModel
  const keys = { engineer: '', other: '' }

  const key = async (who: Somebody, scope: string): Promise<string> => {
    const { kernel } = world.portal
    return `hf_${(await transact(kernel.db, async (tx) => kernel.parties.makeToken(tx, await world.portal.actor(who, 'self'), { label: scope, scopes: [scope], days: 30 }))).secret}`
  }

  before(async () => {
    world = await openHubWorld()
    const { kernel, people, url } = world.portal
    hubUrl = url
    lm = openLanguageModel(kernel, languageModelOptions('sample'))
    await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: people.colleague.person, role: lm.options.engineer }))
    engineer = { person: people.colleague.person, name: people.colleague.name, roles: [lm.options.engineer] }
    keys.engineer = await key(people.colleague, 'models:write')
    keys.other = await key(people.stranger, 'models:write')
    tiny = await tinyModel({ changes: { tie_word_embeddings: false } })
  })
  after(async () => {
    assert.deepEqual(world.portal.faults, [])
    await world.portal.close()
    await rm(tiny.folder, { recursive: true })
  })

  const repoOf = (name: string) => ({ type: 'model', name: `shanyraq/${name}` }) as const
  const as = (accessToken: string) => ({ hubUrl, accessToken })
  const failing = (status: number, words: RegExp) => (error: unknown): boolean => {
    assert.ok(error instanceof hub.HubApiError, String(error))
    assert.deepEqual([error.statusCode, words.test(error.message)], [status, true], error.message)
    return true
  }
  const send = async (name: string, files: readonly string[], folder = tiny.folder) => hub.uploadFiles({
    ...as(keys.engineer), repo: repoOf(name), commitTitle: 'Model', files: files.map((path) => ({ path, content: pathToFileURL(join(folder, path)) })),
  })
  const namesIn = async (name: string): Promise<readonly string[]> => (await lm.deliveries.find(name)).files.map((file) => file.name)
  const statement = { kind: 'base', languages: ['kk'], data: { datasets: [], other: { kk: 'Веб', ru: 'Веб', en: 'The web' } } } as const
  const draft = async (name: string, said: object = statement) => {
    const { id } = await lm.deliveries.find(name)
    const made = await transact(world.portal.kernel.db, (tx) => lm.models.draft(tx, engineer, { name, description: someDescription, from: { delivery: id, statement: { ...statement, ...said, languages: [...statement.languages] } as never } }))
    await world.settle()
    return lm.models.find(made)
  }

  test('only an engineer sends, with a key for it, under the name of the office', async () => {
    const make = (accessToken: string, name = 'shanyraq/ulgi-who') => hub.createRepo({ ...as(accessToken), repo: { type: 'model', name } })
    await assert.rejects(make('hf_shq_nothing'), failing(401, /./))
    await assert.rejects(make(world.keys.publisher), failing(403, /models:write/))
    await assert.rejects(make(keys.other), failing(403, /Only an engineer/))
    await assert.rejects(make(keys.engineer, 'somebody/ulgi-who'), failing(403, /shanyraq\/name/))
    await assert.rejects(make(keys.engineer, 'shanyraq/Ulgi_Who'), failing(400, /lower-case Latin letters/))
    await assert.rejects(hub.createRepo({ ...as(keys.engineer), repo: { type: 'dataset', name: 'Ulgi/who' } }), failing(403, /datasets:write/))
    const { orgs } = await hub.whoAmI(as(keys.engineer)) as { readonly orgs: readonly { readonly name: string }[] }
    assert.deepEqual(orgs.map(({ name }) => name), ['shanyraq'])
    const { portal: { kernel, people } } = world
    await transact(kernel.db, (tx) => kernel.parties.revokeRole(tx, { system: 'seed' }, { person: people.colleague.person, role: lm.options.engineer }))
    await assert.rejects(make(keys.engineer), failing(403, /Only an engineer/), 'a key is worth what its maker is now')
    await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: people.colleague.person, role: lm.options.engineer }))
  })

  test('a folder comes in by many commits, what is no part of a model stays outside, and nobody else sees it', async () => {
    const { repoUrl } = await hub.createRepo({ ...as(keys.engineer), repo: repoOf('ulgi-js') })
    assert.equal(repoUrl, `${hubUrl}/shanyraq/ulgi-js`)
    await assert.rejects(hub.createRepo({ ...as(keys.engineer), repo: repoOf('ulgi-js') }), failing(409, /taken/))
    await writeFile(join(tiny.folder, 'optimizer.pt'), 'pickle')
    await writeFile(join(tiny.folder, 'README.md'), '# Mine\n')
    await send('ulgi-js', ['config.json', 'README.md', 'optimizer.pt'])
    assert.deepEqual(await namesIn('ulgi-js'), ['config.json'])
    await assert.rejects(draft('ulgi-js'), /have not been sent yet: tokenizer\.json, tokenizer_config\.json, model\.safetensors/)
    await send('ulgi-js', (await readdir(tiny.folder)).filter((name) => name !== 'config.json'))
    assert.deepEqual(await namesIn('ulgi-js'), ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json'])

    const repo = repoOf('ulgi-js')
    assert.deepEqual((await Array.fromAsync(hub.listFiles({ ...as(keys.engineer), repo }))).map(({ path }) => path), await namesIn('ulgi-js'))
    assert.equal(await (await hub.downloadFile({ ...as(keys.engineer), repo, path: 'config.json' }))!.text(), await readFile(join(tiny.folder, 'config.json'), 'utf8'))
    assert.equal(await hub.repoExists({ hubUrl, repo }), false)
    await assert.rejects(hub.downloadFile({ ...as(keys.other), repo, path: 'config.json' }), failing(403, /Only an engineer/))
    assert.equal((await fetch(`${hubUrl}/shanyraq/ulgi-js`, { redirect: 'manual' })).headers.get('location'), '/en/models/add')
  })

  test('what does not fit is refused when it comes, in words, and what was there stays', async () => {
    const folder = join(tiny.folder, 'other')
    await mkdir(folder)
    await writeFile(join(folder, 'config.json'), JSON.stringify({ ...JSON.parse(await readFile(join(tiny.folder, 'config.json'), 'utf8')), architectures: ['MistralForCausalLM'] }))
    const before = await lm.deliveries.find('ulgi-js')
    await assert.rejects(send('ulgi-js', ['config.json'], folder), failing(400, /does not fit the Llama architecture: architectures/))
    assert.deepEqual(await lm.deliveries.find('ulgi-js'), before)
    const commit = (lines: readonly object[], branch = 'main') => fetch(`${hubUrl}/api/models/shanyraq/ulgi-js/commit/${branch}`, {
      method: 'POST', headers: { authorization: `Bearer ${keys.engineer}` }, body: [{ key: 'header', value: { summary: 'x' } }, ...lines].map((line) => JSON.stringify(line)).join('\n'),
    })
    for (const path of ['../config.json', 'run.py', 'a/model.safetensors', 'pytorch_model.bin']) assert.equal((await commit([{ key: 'file', value: { path, content: 'x' } }])).status, 200, path)
    assert.equal((await commit([{ key: 'lfsFile', value: { path: 'model.safetensors', oid: 'a'.repeat(64), algo: 'sha256', size: 10 } }])).status, 400)
    assert.equal((await commit([], 'other')).status, 404)
    assert.equal((await commit([{ key: 'deletedFile', value: { path: 'none.json' } }])).status, 404)
    assert.deepEqual((await lm.deliveries.find('ulgi-js')).files, before.files)
  })

  test('what was sent becomes a draft with its own files, and goes the way of every model, with whose words its origin rests on', async () => {
    const { kernel } = world.portal
    await hub.createRepo({ hubUrl, accessToken: world.keys.publisher, repo: { type: 'dataset', name: 'Ulgi/texts' } })
    await hub.uploadFiles({ hubUrl, accessToken: world.keys.publisher, repo: { type: 'dataset', name: 'Ulgi/texts' }, files: [{ path: 'a.csv', content: new Blob([prices(40)]) }] })
    await world.publish('texts', { purposes: ['research', 'model-training'] })
    const named = await lm.options.datasets(kernel).named(engineer, 'https://portal.example/kk/commons/datasets/Ulgi/texts@1')
    assert.ok(named)
    for (const none of ['Ulgi/none', 'Ulgi/texts@9', 'texts', '']) assert.equal(await lm.options.datasets(kernel).named(engineer, none), undefined, none)

    const model = await draft('ulgi-js', { data: { datasets: [named] }, tokens: 2_000_000_000, hours: 12.5, hardware: '8 × H100', recipe: 'e'.repeat(64), base: { name: 'Ulgi/base', licence: 'MIT' } })
    assert.equal(model.state, 'draft', String(model.failure?.en))
    assert.deepEqual(model.made!.files.map(({ name }) => name), ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json', 'ulgi-js-Q8_0.gguf', 'ulgi-js-F32.gguf'])
    assert.equal(await lm.models.lend(model, 'tokenizer.json', (path) => readFile(path, 'utf8')), await readFile(join(tiny.folder, 'tokenizer.json'), 'utf8'))
    await assert.rejects(lm.deliveries.find('ulgi-js'), /no such delivery/)
    await assert.rejects(send('ulgi-js', ['config.json']), failing(409, /taken/))

    const dataset = await world.commons.datasets.at('Ulgi', 'texts')
    await transact(kernel.db, (tx) => world.commons.publication.withdraw(tx, world.publisher, dataset, { kk: 'Қате', ru: 'Ошибка', en: 'A mistake' }))
    assert.deepEqual((await lm.models.marks(model)).map(({ kind, source }) => [kind, source]), [['withdrawn', named.thing]])
    await transact(kernel.db, async (tx) => world.commons.publication.lift(tx, world.publisher, await world.commons.datasets.byId(dataset.id, tx)))

    await judgeModel(lm, engineer, model.id)
    const { head: { person, name } } = world.portal.people
    const head: Actor = { person, name, roles: [lm.options.head] }
    await transact(kernel.db, (tx) => lm.models.submit(tx, engineer, model))
    await lm.models.release(head, model, await signAs(world.portal, head, await lm.models.document(model)))
    const said = `Stated by ${engineer.name} on .*, not followed by this portal`
    for (const path of ['/en/models/ulgi-js', '/shanyraq/ulgi-js/resolve/main/README.md', '/models/ulgi-js/register.json']) assert.match(await (await fetch(hubUrl + path)).text(), new RegExp(said), path)
    assert.partialDeepStrictEqual(await (await fetch(`${hubUrl}/models/ulgi-js/register.json`)).json(), {
      origin: { known: 'stated', by: engineer.name }, compute: { hours: 12.5 }, data: { datasets: [{ thing: named.thing }] }, base: { name: 'Ulgi/base', licence: 'MIT' },
    })
    const list = await (await fetch(`${hubUrl}/models.json?language=kk`)).json() as { readonly models: readonly { readonly name: string }[] }
    assert.ok(list.models.some(({ name }) => name === 'ulgi-js'))
    assert.equal((await hub.modelInfo({ hubUrl, name: 'shanyraq/ulgi-js', additionalFields: ['sha'] })).sha, model.made!.hash.slice(0, 40))
  })

  /** Runs a program beside the clients as they are installed for the trainer; answers what it printed. */
  async function ran(program: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
    const env = { ...process.env, HF_HOME: join(tiny.folder, 'hf'), HF_HUB_DISABLE_PROGRESS_BARS: '1', PATH: `${venv}:${process.env['PATH']}`, ...environment }
    const child = spawn(program, args, { env, cwd: join(import.meta.dirname, '..') })
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', () => reject(new Error('There is no trainer/.venv: run npm run trainer:setup.')))
      child.once('close', resolve)
    })
    const [out, problems, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    assert.equal(code, 0, problems)
    return out
  }
  const python = (...args: readonly string[]): Promise<string> => ran(join(venv, 'python'), args, { HF_ENDPOINT: hubUrl, HF_TOKEN: keys.engineer.slice('hf_'.length) })

  test('the client for Python sends a model in shards, with its template of conversations, and the shards make the same model', async () => {
    const folder = join(tiny.folder, 'shards')
    await mkdir(folder)
    for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) await writeFile(join(folder, name), await readFile(join(tiny.folder, name)))
    await writeFile(join(folder, 'chat_template.jinja'), '{% for m in messages %}{{ m.content }}{% endfor %}')
    const tensors = expectedTensors(tiny.config).map(({ name, shape }) => ({ name, shape, numbers: tiny.weights.get(name)! }))
    const parts = [tensors.slice(0, 5), tensors.slice(5)]
    const nameOf = (at: number): string => `model-0000${at + 1}-of-00002.safetensors`
    for (const [at, part] of parts.entries()) await writeFile(join(folder, nameOf(at)), safetensorsOf(part))
    await writeFile(join(folder, 'model.safetensors.index.json'), JSON.stringify({ metadata: {}, weight_map: Object.fromEntries(parts.flatMap((part, at) => part.map(({ name }) => [name, nameOf(at)]))) }))
    await writeFile(join(folder, 'training_args.bin'), 'pickle')
    await writeFile(join(folder, 'README.md'), '---\nlicense: mit\n---\n')

    const program = 'import sys; from huggingface_hub import HfApi; api = HfApi(); api.create_repo("shanyraq/ulgi-py", exist_ok=True); print(api.upload_folder(repo_id="shanyraq/ulgi-py", folder_path=sys.argv[1])); print(api.list_repo_files("shanyraq/ulgi-py"))'
    assert.match(await python('-c', program, folder), /shanyraq\/ulgi-py\/commit\/[0-9a-f]{40}[\s\S]*chat_template\.jinja/)
    assert.deepEqual(await namesIn('ulgi-py'), ['chat_template.jinja', 'config.json', nameOf(0), nameOf(1), 'model.safetensors.index.json', 'tokenizer.json', 'tokenizer_config.json'])
    const model = await draft('ulgi-py')
    assert.equal(model.state, 'draft', String(model.failure?.en))
    assert.equal(model.made!.shape.chatTemplate, true)
    const whole = (await lm.models.find('ulgi-js')).made!
    const size = (of: typeof whole): number => of.files.find(({ name }) => name.endsWith('F32.gguf'))!.size
    // But for names and the template the files of both are the same.
    assert.ok(Math.abs(size(model.made!) - size(whole)) < 300)
  })

  test('the lines of the page send a folder as they stand, and what is not wanted is removed', async () => {
    const folder = join(tiny.folder, 'one')
    await mkdir(folder)
    for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'model.safetensors']) await writeFile(join(folder, name), await readFile(join(tiny.folder, name)))
    const { kernel, people: { colleague } } = world.portal
    const { secret } = await kernel.parties.signInByPassword({ email: colleague.email, password }, { device: 'test' })
    await kernel.parties.switchHat(secret, { kind: 'office' })
    const page = await (await fetch(`${hubUrl}/en/models/add`, { headers: { cookie: `${kernel.parties.cookie.name}=${secret}` } })).text()
    const lines = [...page.matchAll(/<code[^>]*>(.*?)<\/code>/gs)].map(([, line = '']) => line.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
    assert.equal(lines.length, 4)
    const environment = { TOKEN: keys.engineer.slice('hf_'.length) }
    for (const [name, program, args] of [['ulgi-sh', 'sh', ['-c']], ['ulgi-python', 'python', ['-c']], ['ulgi-node', process.execPath, ['--input-type=module', '-e']]] as const) {
      const line = lines[['', 'ulgi-sh', 'ulgi-python', 'ulgi-node'].indexOf(name)]!.replaceAll('ulgi-kk-1b', name).replaceAll('./model', folder)
      await ran(program, [...args, line], environment)
      assert.equal((await namesIn(name)).length, 4, line)
    }
    await python('-c', 'from huggingface_hub import HfApi; HfApi().delete_repo("shanyraq/ulgi-sh")')
    await assert.rejects(lm.deliveries.find('ulgi-sh'), /no such delivery/)
  })

  test('what cannot be converted gives its name back, and the files wait for the mend', async () => {
    await hub.createRepo({ ...as(keys.engineer), repo: repoOf('ulgi-broken') })
    await send('ulgi-broken', ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    const folder = join(tiny.folder, 'broken')
    await mkdir(folder)
    await writeFile(join(folder, 'model.safetensors'), safetensorsOf([{ name: 'model.norm.weight', shape: [64], numbers: new Float32Array(64) }]))
    await send('ulgi-broken', ['model.safetensors'], folder)
    const failed = await draft('ulgi-broken')
    assert.equal(failed.state, 'failed')
    assert.match(failed.failure!.en, /model\.embed_tokens\.weight/)
    await send('ulgi-broken', ['model.safetensors'])
    assert.equal((await draft('ulgi-broken')).state, 'draft')
  })
})
