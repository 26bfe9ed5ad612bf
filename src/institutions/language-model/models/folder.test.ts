import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { isModelFile, missingFiles, readFolder, staying } from './folder.ts'
import { expectedTensors } from './llama.ts'
import { safetensorsOf, tinyModel, type TinyModel } from './testing.ts'
import { folderToGguf } from './to-gguf.ts'
import { vocabularyOf } from './vocabulary.ts'
import { openWeights } from './weights.ts'

const described = ['config.json', 'tokenizer.json', 'tokenizer_config.json']

describe('a model folder', () => {
  let tiny: TinyModel
  let place = ''
  before(async () => {
    tiny = await tinyModel()
    place = await mkdtemp(join(tmpdir(), 'shanyraq-folder-'))
  })
  after(async () => {
    await rm(tiny.folder, { recursive: true })
    await rm(place, { recursive: true })
  })

  /** A copy whose weights lie in shards, cut after so many tensors. */
  async function sharded(name: string, cuts: readonly number[], twice = false): Promise<string> {
    const folder = join(place, name)
    await cp(tiny.folder, folder, { recursive: true })
    if (!twice) await rm(join(folder, 'model.safetensors'))
    const tensors = expectedTensors(tiny.config).map(({ name: of, shape }) => ({ name: of, shape, numbers: tiny.weights.get(of)! as Float32Array<ArrayBuffer> }))
    const bounds = [0, ...cuts, tensors.length]
    for (const [at, from] of bounds.slice(0, -1).entries()) await writeFile(join(folder, `model-0000${at + 1}-of-0000${cuts.length + 1}.safetensors`), safetensorsOf(tensors.slice(from, bounds[at + 1])))
    return folder
  }

  test('names the way in which its tokenizer cuts text as llama.cpp does: single digits, or up to three together; no other', () => {
    const cut = (digits: string) => vocabularyOf(JSON.parse(JSON.stringify(tiny.tokenizer).replaceAll('|\\\\p{N}|', `|${digits}|`)), tiny.tokenizerConfig, 1000).get('tokenizer.ggml.pre')?.value
    assert.deepEqual([cut('\\\\p{N}'), cut('\\\\p{N}{1,3}')], ['qwen2', 'smaug-bpe'])
    assert.throws(() => cut('\\\\p{N}{1,2}'), { kind: 'invalid' })
  })

  test('says what it lacks: the files that describe it, and its weights in one file or all their shards', () => {
    assert.deepEqual(missingFiles([]), [...described, 'model.safetensors'])
    assert.deepEqual(missingFiles([...described, 'model.safetensors']), [])
    assert.deepEqual(missingFiles([...described, 'model-00002-of-00003.safetensors']), ['model.safetensors.index.json', 'model-00001-of-00003.safetensors', 'model-00003-of-00003.safetensors'])
    assert.deepEqual(missingFiles([...described, 'model.safetensors.index.json', 'model-00001-of-00001.safetensors']), [])
  })

  test('weights that are sent in another number of parts replace those that were there', () => {
    const [one, ofTwo, ofThree] = ['model.safetensors', 'model-00001-of-00002.safetensors', 'model-00001-of-00003.safetensors']
    assert.deepEqual(staying(['config.json', one, ofTwo], ['tokenizer.json']), ['config.json', one, ofTwo])
    assert.deepEqual(staying(['config.json', one, ofTwo], [ofThree]), ['config.json'])
    assert.deepEqual(staying(['config.json', ofTwo], ['model-00002-of-00002.safetensors']), ['config.json', ofTwo])
    assert.deepEqual(staying([ofTwo, ofThree], ['README.md', one]), [])
  })

  test('is made of weights and descriptions alone: no code, no pickles, no folders', () => {
    for (const name of [...described, 'model-00001-of-00002.safetensors', 'chat_template.jinja']) assert.ok(isModelFile(name), name)
    for (const name of ['modeling_llama.py', 'pytorch_model.bin', 'README.md', 'a/config.json', '../config.json', 'model-1-of-2.safetensors', 'ulgi.gguf', 'constructor']) assert.ok(!isModelFile(name), name)
  })

  test('that would fill the memory of whoever reads it is refused', async () => {
    const folder = join(place, 'vast')
    await cp(tiny.folder, folder, { recursive: true })
    const config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as object
    await writeFile(join(folder, 'config.json'), JSON.stringify({ ...config, vocab_size: 2_000_000_000 }))
    await assert.rejects(readFolder(folder), /vocab_size/)
    await writeFile(join(folder, 'config.json'), JSON.stringify({ ...config, more: 'а'.repeat(1024 * 1024) }))
    await assert.rejects(readFolder(folder), /config\.json/)
    await writeFile(join(folder, 'config.json'), JSON.stringify(config))
    await writeFile(join(folder, 'chat_template.jinja'), ' '.repeat(1024 * 1024 + 1))
    await assert.rejects(readFolder(folder), /chat_template\.jinja/)
  })

  test('in shards is the same model as in one file, to the byte', async () => {
    const about = { name: 'ulgi', licence: 'Apache-2.0', languages: ['kk'], organisation: 'Үлгі', source: 'https://ulgi.example', description: 'Sample.' }
    const [one, three] = [join(place, 'one.gguf'), join(place, 'three.gguf')]
    await folderToGguf(tiny.folder, one, { type: 'F32', about })
    await folderToGguf(await sharded('three', [3, 9]), three, { type: 'F32', about })
    assert.ok((await readFile(one)).equals(await readFile(three)))
  })

  test('whose tensors come twice, or do not all come, is refused by the name of the tensor', async () => {
    await assert.rejects(openWeights(await sharded('both', [3], true)), /“model\.[\w.]+” is in two files/)
    const folder = await sharded('cut', [3])
    await rm(join(folder, 'model-00002-of-00002.safetensors'))
    await assert.rejects(folderToGguf(folder, join(place, 'none.gguf'), { type: 'F32', about: { name: '', licence: '', languages: [], organisation: '', source: '', description: '' } }), /model\.layers\./)
    await rm(join(folder, 'model-00001-of-00002.safetensors'))
    await assert.rejects(openWeights(folder), /no model\.safetensors/)
  })

  test('may hold its template of conversations in a file of its own', async () => {
    assert.equal((await readFolder(tiny.folder)).shape.chatTemplate, false)
    const folder = join(place, 'chat')
    await cp(tiny.folder, folder, { recursive: true })
    await writeFile(join(folder, 'chat_template.jinja'), '{{ messages }}')
    const { shape, vocabulary } = await readFolder(folder)
    assert.deepEqual([shape.chatTemplate, vocabulary.get('tokenizer.chat_template')], [true, { type: 'string', value: '{{ messages }}' }])
  })
})
