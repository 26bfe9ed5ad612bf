/** A questionnaire filled in without an account: the form carries its answers, asks what appears by them, and comes to the same result as the file. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPortal, testToken } from '../../../../portal/testing.ts'
import { knownQuestionnaires } from '../known.ts'
import { path, tryRoutes } from './try.ts'

const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string): string => unescape(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** The form of a page as a browser without a script keeps it. */
class Form {
  readonly html: string
  readonly #fields: [string, string][] = []

  constructor(html: string) {
    this.html = html
    const form = /<form[^>]*action="[^"]*questionnaires[^]*?<\/form>/.exec(html)?.[0] ?? assert.fail(html.slice(html.indexOf('<main')))
    for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
      const kind = attribute(tag, 'type')
      if (kind === 'hidden' || kind === 'text' || / checked/.test(tag)) this.#fields.push([attribute(tag, 'name'), attribute(tag, 'value')])
    }
    for (const [, tag = '', value = ''] of form.matchAll(/(<textarea[^>]*>)\n?([^<]*)<\/textarea>/g)) this.#fields.push([attribute(tag, 'name'), unescape(value)])
    for (const [, tag = '', options = ''] of form.matchAll(/(<select[^>]*>)([^]*?)<\/select>/g)) this.#fields.push([attribute(tag, 'name'), attribute(/<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? '', 'value')])
  }

  pressed(act: string, answers: Readonly<Record<string, string | readonly string[]>> = {}): URLSearchParams {
    const changed = new Set(Object.keys(answers).map((name) => `q.${name}`))
    for (const name of changed) assert.ok(this.html.includes(`name="${name}"`), `the page asks ${name}`)
    return new URLSearchParams([...this.#fields.filter(([name]) => name !== 'csrf' && !changed.has(name)), ...Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [`q.${name}`, one])), ['act', act], ['csrf', testToken]])
  }
}

const { ask, lines } = testPortal({ routes: tryRoutes({ known: async () => knownQuestionnaires() }), session: { actor: null, csrf: testToken } })
const address = `/kk${path}/questionnaires/ca.aia/1.0.1`
const send = async (body: URLSearchParams, to = address): Promise<string> => (await ask(to, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', cookie: `visit=${testToken}` } })).text()
const opened = async (to = address): Promise<Form> => new Form(await (await ask(to)).text())
const after = async (form: Form, act: string, answers: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Form> => new Form(await send(form.pressed(act, answers)))

test('section by section, what appears by an answer is asked before the form goes on, and the file has every answer', async () => {
  let form = await opened()
  form = await after(form, 'next', { projectDetailsTitle: 'Сұрыптау <b> & "х"', projectDetailsPhase: 'item1' })
  form = await after(form, 'go:decisionSector')
  form = await after(form, 'next', { decisionSector1: ['item1-1', 'item6-1'] })
  assert.match(form.html, /жаңа сұрақтар пайда болды/)
  form = await after(form, 'next', { decisionSector2: 'Екінші\r\nжол' })
  assert.doesNotMatch(form.html, /пайда болды/)
  form = await after(form, 'go:privacyDesign')
  form = await after(form, 'result', { privacyDesign1: 'item1-2' })
  assert.match(form.html, /пайда болды/)
  form = await after(form, 'result')
  assert.match(form.html, /ең көбі 167, жиналғаны 2/)
  assert.match(form.html, /4 деңгейдің 1-деңгейі: әсері аз немесе жоқ/)
  const file = JSON.parse(await send(form.pressed('file'))) as object
  assert.deepEqual(file, {
    version: 'v1.0.1', currentPage: 0, translationsOnResult: {},
    data: { projectDetailsTitle: 'Сұрыптау <b> & "х"', projectDetailsPhase: 'item1', decisionSector1: ['item1-1', 'item6-1'], decisionSector2: 'Екінші\nжол', privacyDesign1: 'item1-2' },
  })
  assert.deepEqual(lines.filter((line) => line.includes('"fault"')), [])
})

test('an answer taken back is gone, and one that is not asked any more is taken out of what is finished, and said', async () => {
  let form = await opened()
  form = await after(form, 'go:decisionSector', { projectDetailsPhase: 'item1' })
  form = await after(form, 'renew', { decisionSector1: ['item6-1'] })
  form = await after(form, 'renew', { decisionSector2: 'Басқа' })
  form = await after(form, 'result', { decisionSector1: [] })
  assert.match(form.html, /Енді сұралмайтын жауаптар алынды: 1/)
  assert.match(form.html, /ең көбі 167, жиналғаны 0/)
})

test('all questions stand on one page for whoever wants them so', async () => {
  const form = await opened(`${address.replace('1.0.1', '0.9.1')}?whole`)
  assert.ok(form.html.split('<fieldset').length > 30)
  assert.match(await send(form.pressed('result', { riskProfile1: 'item1-3' }), address.replace('1.0.1', '0.9.1')), /ең көбі 107, жиналғаны 3/)
})

test('what was carried and spoilt on the way is refused with the mend, and an address of nothing leads nowhere', async () => {
  const spoilt = await ask(address, { form: { file: '{"version":', act: 'result', csrf: testToken } })
  assert.equal(spoilt.status, 422)
  assert.equal((await ask(`/kk${path}/questionnaires/ca.aia/0.8`)).status, 404)
})
