/** The trainer in several processes: they share a batch, agree on where they go on, and say it when one of them is gone. */
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../e2e/processes.ts'
import { curve, type Event, openTrainer, trainerFolder } from './trainer-world.ts'

const world = await openTrainer()
const { folder, recipe, run, train, trainTogether, modelOf } = world
after(() => world.close())

/** A budget of 40 steps, told in tokens. */
const inTokens = recipe({ budget: { tokens: 40 * 4 * 2 * 32 } })
const plain = { ...recipe().optimiser, dropout: 0 }
let unbroken: { readonly events: readonly Event[]; readonly model: Buffer }

before(async () => {
  const [{ code, events, words }, second] = await trainTogether(['unbroken', 'unbroken'], inTokens)
  assert.equal(code, 0, words)
  assert.deepEqual([second.code, second.events], [0, []], second.words)
  unbroken = { events, model: await modelOf('unbroken') }
})

// Most of the time of a run is the start of Python: two tests share it.
describe('the trainer in two processes', { concurrency: 2 }, () => {
  test('they have the loss of one', async () => {
    const what = recipe({ precision: 'f32', budget: { steps: 12 }, optimiser: plain })
    const alone = curve((await train('one', what)).events)
    const [first, second] = await trainTogether(['two', 'two'], what)
    assert.deepEqual([first.code, second.code], [0, 0], first.words + second.words)
    assert.equal(curve(first.events).length, 12)
    for (const [i, [, loss]] of curve(first.events).entries()) assert.ok(Math.abs(loss / alone[i]![1] - 1) < 1e-4, `step ${i + 1}: ${loss} beside ${alone[i]![1]}`)
  })

  test('a run that goes on with another batch, and in more processes, reads every piece of the text once, and counts what it read', async () => {
    // A model that learns nothing has the loss of what it reads, and of nothing else.
    const still = (batch: object, steps: number): object => recipe({ precision: 'f32', optimiser: { ...plain, name: 'adamw', lr: 0, weight_decay: 0 }, batch, budget: { tokens: steps * 2 * 32 } })
    const small = await train('small', still({ sequences: 2, accumulation: 1 }, 12))
    assert.equal(small.code, 0, small.words)
    await train('changed', still({ sequences: 2, accumulation: 1 }, 4))
    const [changed] = await trainTogether(['changed', 'changed'], still({ sequences: 4, accumulation: 1 }, 12))
    assert.equal(changed.code, 0, changed.words)

    const losses = curve(small.events).map(([, loss]) => loss)
    const expected = [5, 6, 7, 8].map((step, i) => [step, (losses[4 + 2 * i]! + losses[5 + 2 * i]!) / 2] as const)
    assert.deepEqual(curve(changed.events).map(([step]) => step), expected.map(([step]) => step))
    for (const [i, [step, loss]] of curve(changed.events).entries()) assert.ok(Math.abs(loss / expected[i]![1] - 1) < 1e-5, `step ${step}: ${loss}, not ${expected[i]![1]}`)
    assert.deepEqual(changed.events.filter(({ ev }) => ev === 'step' || ev === 'done').map(({ tokens }) => tokens), [6, 8, 10, 12, 12].map((pieces) => pieces * 2 * 32))
  })

  test('when one is killed the other says so and ends, and going on loses nothing that was said to be kept', async () => {
    const said: Event[] = []
    for (const [gone, left, at] of [[1, 0, 13], [0, 1, 27]] as const) {
      // Only the first says how far they are.
      let kill: ((signal: NodeJS.Signals) => void) | undefined
      const ends = await trainTogether(['killed', 'killed'], inTokens, (rank) => ({
        ...(rank === gone && { onStart: (end) => { kill = end } }),
        ...(rank === 0 && { onEvent: (event) => { said.push(event); if (event.ev === 'step' && event.step === at) kill?.('SIGKILL') } }),
      }))
      assert.equal(ends[gone].signal, 'SIGKILL')
      assert.equal(ends[left].code, 1, ends[left].words)
      assert.partialDeepStrictEqual(ends[left].events.at(-1), { ev: 'error', code: 'lost-process', values: { process: left, processes: 2 } })
      assert.match(ends[left].events.at(-1)!.message!, /lost another of the 2 processes.*same command: they go on from the last checkpoint/)
    }
    const kept = said.filter(({ ev }) => ev === 'checkpoint').at(-1)!.step!
    const [resumed] = await trainTogether(['killed', 'killed'], inTokens)
    assert.equal(resumed.code, 0, resumed.words)
    const from = resumed.events.find(({ ev }) => ev === 'resume')!.step!
    assert.ok(from >= kept && kept >= 24, `${from}, ${kept}`)
    assert.deepEqual(curve(resumed.events), curve(unbroken.events).slice(from))
    assert.ok((await modelOf('killed')).equals(unbroken.model), 'the same model, byte for byte, with a budget of tokens')
  })

  test('when one falls silent the other does not wait for ever', async () => {
    let other: ((signal: NodeJS.Signals) => void) | undefined
    const ends = await trainTogether(['silent', 'silent'], inTokens, (rank) => ({
      environment: { LOST_AFTER: '5' },
      ...(rank === 1 ? { onStart: (end) => { other = end } } : {
        onEvent: ({ ev, step }) => { if (step === 5) other?.('SIGSTOP'); else if (ev === 'error') other?.('SIGKILL') },
      }),
    }))
    assert.equal(ends[0].events.at(-1)!.code, 'lost-process')
  })

  test('two that would go on from different checkpoints are told so, and how to mend it', async () => {
    await cp(join(folder, 'unbroken'), join(folder, 'first'), { recursive: true })
    await cp(join(folder, 'unbroken'), join(folder, 'second'), { recursive: true })
    await rm(join(folder, 'second', 'checkpoint-00000040.pt'))
    const ends = await trainTogether(['first', 'second'], recipe({ budget: { steps: 48 } }))
    assert.deepEqual(ends.map(({ code }) => code), [1, 1])
    assert.partialDeepStrictEqual(ends[0].events.at(-1), { ev: 'error', code: 'checkpoints-differ', values: { others: '1', file: 'checkpoint-00000040.pt' } })
    assert.match(ends[0].events.at(-1)!.message!, /one shared folder, or copy that file/)
    assert.match(ends[1].words, /Process 1 has not the checkpoint-00000040\.pt of process 0/)
    assert.deepEqual(ends[1].events, [], 'one of them says it')
  })

  test('while the first cuts the text into tokens the others wait as long as it lives, and no longer', async () => {
    const program = `
import os, sys, time
sys.path.insert(0, ${JSON.stringify(trainerFolder)})
import train
def prepare(alive):
    if train.RANK == 0:
        for sign in range(8):
            time.sleep(train.LOST_AFTER.total_seconds() / 4)
            alive(sign)
        os._exit(9)
try:
    train.join(False, prepare)
except train.Refused as refused:
    train.say("error", message=str(refused), **refused.told)`
    const port = String(await freePort())
    const [, waiting] = await Promise.all([0, 1].map((rank) => run('-c', [program], {
      environment: { RANK: String(rank), WORLD_SIZE: '2', MASTER_ADDR: '127.0.0.1', MASTER_PORT: port, LOST_AFTER: '4' },
    })))
    assert.equal(waiting!.events.at(-1)?.code, 'lost-process', waiting!.words)
    assert.doesNotMatch(waiting!.events.at(-1)!.message!, /gave no sign/)
  })
})
