import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '../../../../law/failure.ts'
import { readRuns } from './accounting.ts'
import { tokenFor } from './rest.ts'

const line = (changes: Partial<Record<'job' | 'index' | 'state' | 'start' | 'end' | 'elapsed' | 'tres' | 'energy', string>> = {}): string => {
  const { job = '7', index = '14021544803719984128', state = 'COMPLETED', start = '1000', end = '1090', elapsed = '90', tres = 'billing=2,cpu=2,gres/gpu:h200=4,gres/gpu=4,mem=1G', energy = '' } = changes
  return `${job}|${index}|shq-1|aigerim|${state}|990|${start}|${end}|${elapsed}|${tres}|${energy}`
}

test('every run of a requeued job is read, the lost one and the one that waits again too', () => {
  const { runs } = readRuns('ulgi', [line({ state: 'NODE_FAIL' }), line({ index: '71', state: 'REQUEUED' }), line({ index: '72', state: 'CANCELLED by 0' }), line({ index: '73', state: 'PENDING', start: 'Unknown', end: 'Unknown', elapsed: '0', tres: '' })].join('\n'), ['shq-1'])
  assert.deepEqual(runs.map(({ id, state, accelerators, seconds, ended }) => [id, state, accelerators, seconds, ended]), [
    ['14021544803719984128', 'node-lost', 4, 90n, 1090], ['71', 'again', 4, 90n, 1090], ['72', 'cancelled', 4, 90n, 1090], ['73', 'waiting', 0, 0n, undefined],
  ])
})

test('an answer that cannot be settles nothing: another column, a state nobody knows, an end before the start, more time than passed, a run twice', () => {
  const wrong = [
    `${line()}|more`, line({ state: 'HAPPY' }), line({ end: '900' }), line({ elapsed: '900' }), line({ elapsed: '-5' }), line({ end: 'Unknown' }), line({ tres: 'gres/gpu=-2' }), line({ job: '7.batch' }), `${line()}\n${line()}`, 'slurm_load: error',
  ]
  for (const one of wrong) assert.throws(() => readRuns('ulgi', one, []), (error) => error instanceof Failure && error.kind === 'unavailable' && !error.text.en.includes('|'), one)
})

test('what a run took is what the cluster’s meters say: nothing where none is set, for Slurm says nought then', () => {
  const { runs } = readRuns('ulgi', [line({ energy: '7200000' }), line({ index: '71', energy: '0' }), line({ index: '72' })].join('\n'), ['shq-1'])
  assert.deepEqual(runs.map(({ joules }) => joules), [7_200_000n, undefined, undefined])
  // One odd figure refuses no account: its run is not metered, and the operator is told.
  const odd = readRuns('ulgi', [line({ energy: '1.2K' }), line({ index: '71', energy: '-3' }), line({ index: '72', energy: '5' })].join('\n'), ['shq-1'])
  assert.deepEqual([odd.runs.map(({ joules }) => joules), odd.refused.size, odd.odd.length], [[undefined, undefined, 5n], 0, 2])
})

test('what cannot be is refused for the account of which it was said, and for no other', () => {
  const good = line({ index: '8' }).replace('shq-1', 'shq-2')
  const { runs, refused } = readRuns('ulgi', [line(), line({ index: '9', state: 'HAPPY' }), good].join('\n'), ['shq-1', 'shq-2'])
  assert.deepEqual([runs.map(({ account }) => account), [...refused.keys()]], [['shq-2'], ['shq-1']])
})

test('a token is what scontrol makes: HS256 over whose it is and until when', () => {
  assert.equal(tokenFor('nobody', Buffer.from('k'.repeat(32)), 1_700_000_000).split('.').slice(0, 2).map((one) => Buffer.from(one, 'base64url').toString()).join(' '), '{"alg":"HS256","typ":"JWT"} {"exp":1700000060,"iat":1700000000,"sun":"nobody"}')
})
