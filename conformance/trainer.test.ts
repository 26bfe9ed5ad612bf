/** The trainer (Python) from outside: its programs are run as the portal runs them, on a model so small that a step takes milliseconds. */
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { curve, type Event, lines, openTrainer, texts } from './trainer-world.ts'

const world = await openTrainer()
const { folder, recipe, run, train, modelOf } = world
let unbroken: { readonly events: readonly Event[]; readonly model: Buffer }

before(async () => {
  const { code, events, words } = await train('unbroken', recipe())
  assert.equal(code, 0, words)
  unbroken = { events, model: await modelOf('unbroken') }
})
after(() => world.close())

// Most of the time of a run is the start of Python: two tests share it.
describe('the trainer', { concurrency: 2 }, () => {
  test('a run learns, says how far it is, and writes a model that programs of others read', async () => {
    const losses = curve(unbroken.events)
    assert.equal(losses.length, 40)
    assert.ok(losses.at(-1)![1] < losses[0]![1] / 2, JSON.stringify(losses))
    assert.deepEqual([...new Set(unbroken.events.map(({ ev }) => ev))], ['start', 'step', 'checkpoint', 'eval', 'done'])
    assert.deepEqual((await readdir(join(folder, 'unbroken', 'model'))).sort(), ['config.json', 'generation_config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json'])
    const config = JSON.parse(await readFile(join(folder, 'unbroken', 'model', 'config.json'), 'utf8')) as Record<string, unknown>
    assert.equal(config['model_type'], 'llama')
    assert.equal(config['num_key_value_heads'], 2)
    assert.equal((await readdir(join(folder, 'unbroken'))).filter((name) => name.endsWith('.pt')).length, 2)
  })

  test('a run that is killed in the middle of a step goes on exactly where its last checkpoint was', async () => {
    const killed = await train('killed', recipe(), { onEvent: ({ ev, step }, end) => { if (ev === 'step' && step === 21) end('SIGKILL') } })
    assert.equal(killed.signal, 'SIGKILL')
    const resumed = await train('killed', recipe())
    assert.equal(resumed.code, 0, resumed.words)
    const from = resumed.events.find(({ ev }) => ev === 'resume')!.step!
    assert.ok(from >= 16 && from < 40)
    assert.deepEqual(curve(resumed.events), curve(unbroken.events).slice(from))
    assert.ok((await modelOf('killed')).equals(unbroken.model))
  })

  test('a run that is asked to stop writes a checkpoint, ends well, and loses nothing', async () => {
    const stopped = await train('stopped', recipe(), { onEvent: ({ ev, step }, end) => { if (ev === 'step' && step === 11) end('SIGTERM') } })
    assert.equal(stopped.code, 0, stopped.words)
    assert.equal(stopped.events.at(-1)!.ev, 'checkpoint')
    const resumed = await train('stopped', recipe())
    assert.deepEqual([...curve(stopped.events), ...curve(resumed.events)], curve(unbroken.events))
    assert.ok((await modelOf('stopped')).equals(unbroken.model))
  })

  test('a checkpoint of another shape is refused with the difference', async () => {
    const { model } = recipe()
    const shape = await train('unbroken', recipe({ model: { ...model, hidden_size: 64 } }))
    assert.equal(shape.code, 1)
    assert.match(shape.events.at(-1)!.message!, /another shape of the model \(\{'hidden_size': 32\}\).*\{'hidden_size': 64\}/)
  })

  test('training goes on from the model of another run, and its bits per byte are those of whoever adds up the log-probabilities of the text', async () => {
    const text = `${texts(6, 1000).join('\n')}\n`
    await writeFile(join(folder, 'running.txt'), text)
    const { model: _model, data, ...rest } = recipe({ base: join(folder, 'unbroken', 'model'), precision: 'f32', budget: { steps: 2 } })
    const { code, events, words } = await train('continued', { ...rest, data: { ...data, validation: undefined, texts: { running: join(folder, 'running.txt') } } })
    assert.equal(code, 0, words)
    assert.ok(curve(events)[0]![1] < 1.5 * curve(unbroken.events).at(-1)![1])

    const scored = await run('score.py', [join(folder, 'continued', 'model')], { input: JSON.stringify({ text }) })
    const { sum } = scored.events[0] as unknown as { readonly sum: number }
    const { name, bits_per_byte } = events.find(({ ev }) => ev === 'eval') as unknown as { readonly name: string; readonly bits_per_byte: number }
    assert.equal(name, 'running')
    assert.ok(Math.abs(bits_per_byte / (-sum / Math.LN2 / Buffer.byteLength(text)) - 1) < 1e-5)
  })

  test('the probabilities of all tokens after a text add up to one', async () => {
    const input = Array.from({ length: 300 }, (_, token) => `${JSON.stringify({ id: token, tokens: [40, 41, token] })}\n`).join('')
    const { events } = await run('score.py', [join(folder, 'unbroken', 'model')], { input })
    const sum = (events as unknown as readonly { readonly logprobs: readonly number[] }[]).reduce((total, { logprobs }) => total + Math.exp(logprobs[2]!), 0)
    assert.ok(Math.abs(sum - 1) < 1e-5, String(sum))
  })

  test('bad text ends in words that name the place', async () => {
    await mkdir(join(folder, 'bad'))
    await writeFile(join(folder, 'no-text.jsonl'), '{"text":"жақсы"}\n{"words":"жаман"}\n')
    await writeFile(join(folder, 'cut.jsonl.gz'), lines(texts(400, 0)).subarray(0, 500))
    const { data } = recipe()
    for (const [file, words] of [['no-text.jsonl', /no-text\.jsonl, line 2: a line must be a JSON object/], ['cut.jsonl.gz', /cut\.jsonl\.gz is damaged/]] as const) {
      const { code, events } = await train('bad', recipe({ data: { ...data, train: [join(folder, file)] } }))
      assert.equal(code, 1)
      assert.equal(events.at(-1)!.ev, 'error')
      assert.match(events.at(-1)!.message!, words)
      assert.partialDeepStrictEqual(events.at(-1)!, { code: file === 'no-text.jsonl' ? 'no-text-line' : 'damaged-file', values: { file } })
    }
  })

  test('a shape without heads is refused in words and by its code', async () => {
    const { model } = recipe()
    const { code, events } = await train('no-heads', recipe({ model: { ...model, heads: 0 } }))
    assert.equal(code, 1)
    assert.deepEqual([events.at(-1)!.code, events.at(-1)!.values], ['heads', {}])
    assert.match(events.at(-1)!.message!, /both at least 1/)
  })

  test('a tokenizer knows typographic quotes and dashes from a text that has none, and takes nothing else from them', async () => {
    const [consonants, vowels] = [[...'бгғджзкқлмнңпрстшһ'], [...'аәеоөұүыіи']]
    const syllable = (n: number): string => `${consonants[n % consonants.length]}${vowels[Math.floor(n / consonants.length) % vowels.length]}`
    let seed = 1
    const random = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 16
    const words = Array.from({ length: 6000 }, () => Array.from({ length: 3 }, () => syllable(random())).join(''))
    await writeFile(join(folder, 'unquoted.jsonl.gz'), lines(Array.from({ length: 300 }, (_, i) => words.slice(i * 20, i * 20 + 20).join(' '))))
    await writeFile(join(folder, 'unquoted-recipe.json'), JSON.stringify({ train: [join(folder, 'unquoted.jsonl.gz')], vocabulary: 2048, kind: 'bpe' }))
    const { code, words: said } = await run('tokenizer.py', [join(folder, 'unquoted-recipe.json'), join(folder, 'unquoted-tokenizer.json')])
    assert.equal(code, 0, said)
    const { model: { vocab, merges } } = JSON.parse(await readFile(join(folder, 'unquoted-tokenizer.json'), 'utf8')) as { model: { vocab: Record<string, number>; merges: [string, string][] } }
    assert.equal(Object.keys(vocab).length, 2048)
    // As a byte-level vocabulary spells them: « » “ ” ’ –, and with the blank before or the stop after.
    for (const mark of ['Â«', 'Â»', 'âĢľ', 'âĢĿ', 'âĢĻ', 'âĢĵ', 'ĠÂ«', 'ĠâĢľ', 'ĠâĢĵ', 'Â».', 'âĢĿ,']) assert.ok(mark in vocab, mark)
    assert.ok(merges.filter((pair) => /[âÂâ]/.test(pair.join(''))).length < 50, 'of two thousand')
  })

  test('a tokenizer of the same texts is the same file, gives back every text, and none of its tokens crosses white space', async () => {
    const again = join(folder, 'again.json')
    assert.equal((await run('tokenizer.py', [join(folder, 'tokenizer-recipe.json'), again])).code, 0)
    const written = await readFile(again, 'utf8')
    assert.equal(written, await readFile(join(folder, 'tokenizer.json'), 'utf8'))
    const { model: { vocab } } = JSON.parse(written) as { model: { vocab: Record<string, number> } }
    assert.equal(Object.keys(vocab).length, 300)
    assert.deepEqual(Object.entries(vocab).filter(([, id]) => id < 5).map(([token]) => token), ['<|endoftext|>', '<|user|>', '<|assistant|>', '<|system|>', '<|pad|>'])
    assert.deepEqual(Object.keys(vocab).filter((token) => token.indexOf('Ġ', 1) > 0), []) // Ġ spells the space

    await writeFile(join(folder, 'unigram.json'), JSON.stringify({ train: [join(folder, 'train.jsonl.gz')], vocabulary: 280, kind: 'unigram' }))
    const unigram = await run('tokenizer.py', [join(folder, 'unigram.json'), join(folder, 'unigram-tokenizer.json')]) // ends well only where every text comes back
    assert.equal(unigram.code, 0, unigram.words)
  })
})
