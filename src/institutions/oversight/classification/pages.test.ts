import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kernel } from '../../../kernel/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { classificationRoutes } from './index.ts'

const kernel = { now: () => '2026-11-30T05:00:00.000Z', country: { calendar: { zone: 'Asia/Almaty' } } } as unknown as Kernel
const portal = testPortal({ routes: classificationRoutes(kernel, []) })
const get = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await portal.ask(`/en/oversight/classification${path}`)
  return { status: response.status, text: (await response.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ') }
}
const html = async (path: string): Promise<string> => (await portal.ask(`/en/oversight/classification${path}`)).text()
const answered = 'scope=union&bans=&product=none&areas=&areas.4a=true&narrow=false&improves=false&patterns=false&preparatory=false&profiling=true&meets=&general=false'

test('whoever has no account chooses a law and is asked page by page, with the answers carried along', async () => {
  assert.match(await html(''), /href="\/en\/oversight\/classification\/eu-ai-act"/)
  assert.match((await get('/eu-ai-act')).text, /Where and what for is the system used/)
  const second = await html('/eu-ai-act?scope=union&after=scope')
  assert.match(second, /<input type="hidden" name="scope" value="union">/)
  assert.match(second, /name="bans.a"/)
  const third = await html('/eu-ai-act?scope=union&bans=&bans.ba=true&after=bans')
  assert.match(third, /name="product"/)
  assert.match(third, /name="bans.ba" value="true"/, 'a box that was ticked goes along')
})

test('the five questions are asked only about a system of an area', async () => {
  assert.match(await html('/eu-ai-act?scope=union&areas=&areas.4a=true&after=areas'), /name="profiling"/)
  assert.match(await html('/eu-ai-act?scope=union&areas=&after=areas'), /name="meets.interacts"/)
})

test('the result says the class today, from when another one, why, and what would change it', async () => {
  const { status, text } = await get(`/eu-ai-act?${answered}&after=model`)
  assert.equal(status, 200)
  assert.match(text, /As of 30 November 2026/)
  assert.match(text, /System Minimal risk/)
  assert.match(text, /From 2 December 2027 System High risk/)
  assert.match(text, /EU AI Act, art\. 6 Secondary source Annex III, point 4\(a\)|Annex III, point 4\(a\)/)
  assert.match(text, /Does it perform profiling of people\? — Yes/)
  assert.match(text, /What would change the class/)
})

test('a day that is still to come is answered by the law as it is known, and the page says so', async () => {
  const { text } = await get(`/eu-ai-act?${answered}&result=&on=02.12.2027`)
  assert.match(text, /As of 2 December 2027 That day is still to come/)
  assert.match(text, /System High risk/)
})

test('a day that is none, and answers that contradict one another, are said beside their question', async () => {
  const noDay = await get(`/eu-ai-act?${answered}&result=&on=31.02.2027`)
  assert.match(noDay.text, /There is no such (day|date)/i)
  const response = await portal.ask('/en/oversight/classification/eu-ai-act?scope=union&areas=&areas.6e=true&profiling=false&after=test')
  assert.equal(response.status, 422)
  assert.match(await response.text(), /Profiling is ticked among the areas of use/)
})

test('what was skipped is not answered, and leads back to its question', async () => {
  const page = await html('/eu-ai-act?scope=union&product=none&areas=&meets=&general=false&result=')
  assert.match(page, /between “Minimal risk” and “Prohibited”/)
  assert.match(page, /href="[^"]*at=bans[^"]*">Which of these does the system do\?/)
})

test('computation that is no number is asked again', async () => {
  const response = await portal.ask('/en/oversight/classification/eu-ai-act?scope=union&general=true&compute=much&after=model')
  assert.equal(response.status, 422)
  assert.match(await response.text(), /name="compute" ?|value="much"/)
})

test('every rule stands on a page with its day and its place in the law', async () => {
  const { text } = await get('/eu-ai-act/rules')
  assert.match(text, /2 December 2026 EU AI Act, art\. 5/)
  assert.equal((await get('/no-law/rules')).status, 404)
})

/** What programs are told, as far as it is looked at here. */
interface Told {
  readonly regimes: readonly Named[]
  readonly rules: readonly (Named & { readonly from: string })[]
  readonly stages: readonly { readonly standings: readonly { readonly class: string }[]; readonly reasons: readonly { readonly law: { readonly text: { readonly en: string } } }[] }[]
  readonly problems?: readonly { readonly field: string }[]
  readonly errors?: readonly { readonly field: string }[]
}
interface Named { readonly id: string }

test('programs get the laws as data, and a class for answers', async () => {
  const ask = async (path: string, body?: unknown): Promise<{ readonly status: number; readonly body: Told }> => {
    const response = await portal.ask(`/api/oversight/classification${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    return { status: response.status, body: await response.json() as Told }
  }
  assert.deepEqual((await ask('')).body.regimes.map(({ id }) => id), ['eu-ai-act'])
  const regime = (await ask('/eu-ai-act')).body
  assert.equal(regime.rules.find(({ id }) => id === '5-1-ba')?.from, '2026-12-02')
  const told = await ask('/eu-ai-act', { answers: { scope: 'union', bans: ['c'], product: 'none', areas: [], meets: [], general: false } })
  assert.deepEqual([told.status, told.body.stages[0]?.standings[0]?.class, told.body.stages[0]?.reasons.at(-1)?.law.text.en], [200, 'prohibited', 'EU AI Act, art. 5, paragraph 1(c)'])
  const wrong = await ask('/eu-ai-act', { answers: { scope: 'union', bans: ['z'], mood: true } })
  assert.equal(wrong.status, 422)
  assert.deepEqual(wrong.body.problems?.map(({ field }) => field) ?? wrong.body.errors?.map(({ field }) => field), ['mood', 'bans'])
  assert.equal((await ask('/no-law')).status, 404)
  assert.equal((await ask('/eu-ai-act', { on: '2026-13-01' })).status, 422)
})
