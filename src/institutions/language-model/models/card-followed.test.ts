/** Specifies what the card of a model tells of how it was trained. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locale } from '../../../law/text.ts'
import { followedSections } from './card-followed.ts'
import { type Followed, provenance } from './model.ts'
import { someProvenance } from './testing-registry.ts'

const interrupted = (interruptions: Followed['run']['interruptions']): Followed => ({ ...someProvenance, run: { ...someProvenance.run, ...(interruptions && { interruptions }) } })

/** What the section on training says of interruptions. */
function told(made: Followed, locale: Locale): string | undefined {
  const training = followedSections(made, { shape: undefined, warnings: [] }).find(({ id }) => id === 'training')
  return JSON.stringify(training?.parts).match(/"term":\{"kk":"Үзілістері".*?"value":(\{.*?\}\}?)/)?.[1]?.match(new RegExp(`"${locale}":"(.*?)"`))?.[1]
}

test('the card and the manifest keep what interrupted the training, in every language', () => {
  const at = '2026-01-10T05:00:00.000Z'
  const made = interrupted([{ at, cause: 'stopped', step: 100, resumedFrom: 100, resumedAt: at }, { at, cause: 'crashed', step: 250, resumedFrom: 200, resumedAt: at }, { at, cause: 'crashed', step: 300 }])
  assert.deepEqual(provenance.parse(made).run.interruptions, made.run.interruptions)
  assert.equal(told(made, 'en'), '3: stopped by an engineer – 1; the trainer crashed or was killed – 2')
  assert.equal(told(made, 'kk'), '3: инженер тоқтатты – 1; оқыту бағдарламасының апатты тоқтауы – 2')
  assert.equal(told(interrupted([]), 'ru'), 'не было')
})

test('of a model whose interruptions were not recorded the card says nothing of them', () => {
  assert.equal(told(interrupted(undefined), 'en'), undefined)
})
