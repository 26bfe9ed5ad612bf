/** Specifies the questions to open data that anybody asks without an account. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPortal, seat } from '../../../house.ts'
import { readyQuestions } from '../../../institutions/commons/console/ready-questions.ts'
import { openLog } from '../../../portal/index.ts'
import type { Visit } from '../../../portal/index.ts'
import { kazakhstan } from '../index.ts'
import { questions } from './questions.ts'
import { air, schools } from './sample-tables.ts'
import { type CommonsWorld, openCommonsWorld } from './testing.ts'

let world: CommonsWorld
let app: ReturnType<typeof openPortal>
before(async () => {
  world = await openCommonsWorld()
  const country = kazakhstan('sample')
  seat(world.kernel, country)
  app = openPortal(world.kernel, country, openLog({ write: () => undefined }))
  await world.publish('mektepter', { 'mektepter.csv': schools() })
  await world.publish('aua-sapasy', { 'aua-sapasy.csv': air() })
  await world.publish('tatoeba-kazakh', { 'sentences.txt': 'Ерекше атап өт!\nБіздің күшіміз — бірлікте!\nҚош келдіңіздер!\n' })
})
after(() => world.close())

const visit = { locale: 'kk', link: (path: string) => `/kk${path}` } as Visit
const ask = async (path: string): Promise<Response> => app.request(`http://localhost:3000${path}`)
/** The questions of the sample programme, asked of these datasets. */
const here = questions.map((one) => ({ ...one, dataset: one.dataset.replace(/^[^/]+/, 'ulgi') }))
const shown = async (asked: typeof questions): Promise<string> => String(await readyQuestions({ ...world.commons, options: { ...world.commons.options, questions: asked } }, visit) ?? '')

test('each question of the sample programme has its answer behind one link, for a visitor', async () => {
  const addresses = [...(await shown(here)).matchAll(/href="([^"]+\?[^"]+)"/g)].map(([, address]) => address!.replaceAll('&amp;', '&'))
  assert.equal(addresses.length, questions.length)
  for (const address of addresses) {
    const answer = await ask(address)
    assert.equal(answer.status, 200, address)
    const text = await answer.text()
    assert.match(text, /id="result"/, address)
    assert.doesNotMatch(text, /class="error"/, address)
  }
})

test('a question to data that are lent, or that are not there, is not offered', async () => {
  await world.publish('restricted', { 'restricted.csv': 'өңір,саны\nАстана,1\nАлматы,2\n' }, { terms: { tier: 'restricted' } })
  const [one] = here
  assert.equal(await shown([{ ...one!, dataset: 'ulgi/restricted' }, { ...one!, dataset: 'ulgi/nothing' }]), '')
  assert.match(await shown([{ ...one!, dataset: 'ulgi/restricted' }, one!]), /^<ul><li>(?!.*<li>)/)
})

test('all that can be tried without an account stands on one page, each with its form, and leads to its answer', async () => {
  const page = await ask('/kk/try')
  assert.equal(page.status, 200)
  const text = await page.text()
  for (const form of [/action="\/kk\/verify"[^>]*novalidate/, /action="\/kk\/verify"[^>]*multipart/, /action="\/kk\/services\/technopark\.residency\/check"/, /action="\/kk\/ask"/]) assert.match(text, form)
  assert.match(text, /<a href="\/kk\/language-model\/try">/, 'what cannot be tried now is told on its own page')
  assert.match(await (await ask('/kk')).text(), /<a href="\/kk\/try">/)
  const [, name] = /name="asked" value="([^"]+)"/.exec(text) ?? []
  const next = await ask(`/kk/services/technopark.residency/check?asked=${name}`)
  assert.equal(next.status, 422, 'an empty answer is asked again, on the page of the check')
  assert.equal((await ask('/kk/verify?number=ЖОҚ-1')).status, 404)
})
