/** Specifies what stands at the foot of every page of the whole portal, and where it leads: who answers, contacts, personal data, and a word about the page. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPortal } from '../../house.ts'
import type { Locale } from '../../law/text.ts'
import { openLog } from '../../portal/index.ts'
import { kyrgyzstan } from '../kyrgyzstan/index.ts'
import { kazakhstan } from './index.ts'
import { openWorld, type World } from './testing.ts'

const origin = 'http://localhost:3000'

let world: World
let app: ReturnType<typeof openPortal>
before(async () => {
  world = await openWorld()
  app = openPortal(world.kernel, kazakhstan('sample'), openLog({ write: () => undefined }))
})
after(() => world.close())

const read = async (path: string): Promise<string> => (await app.request(`${origin}${path}`)).text()

test('whoever answers for the portal is named by the country, and is the body of it that answers for the programme', () => {
  for (const pack of [kazakhstan('sample'), kazakhstan('law'), kyrgyzstan('sample'), kyrgyzstan('law')]) assert.deepEqual(pack.bodies.find(({ id }) => id === pack.owner)?.registers, ['PRG'], pack.code)
})

test('every page ends with who answers for the portal, contacts, personal data and the way to say that the page is wrong, and each leads somewhere', async () => {
  const owner = world.kernel.country.bodies.find(({ id }) => id === 'programme')!
  for (const [locale, path] of [['kk', ''], ['ru', '/services'], ['en', '/privacy'], ['kk', '/nowhere']] as const satisfies readonly (readonly [Locale, string])[]) {
    const whole = await read(`/${locale}${path}`)
    const foot = whole.slice(whole.indexOf('<footer class="foot"'))
    assert.ok(foot.includes(owner.name[locale]), `${locale}${path}`)
    for (const link of ['/bodies/programme', '/contacts', '/privacy']) assert.ok(foot.includes(`href="/${locale}${link}"`), `${locale}${path}: ${link}`)
    assert.ok(foot.includes(`href="/${locale}/feedback?page=${encodeURIComponent(`/${locale}${path}`)}"`), `${locale}${path}`)
  }
  for (const path of ['/kk/bodies/programme', '/ru/contacts', '/en/privacy', '/kk/feedback?page=%2Fkk']) assert.equal((await app.request(`${origin}${path}`)).status, 200, path)
})

test('the contacts say what is not set, and never leave it out', async () => {
  const contacts = await read('/ru/contacts')
  assert.match(contacts, /Орган, ответственный за портал[^]*не установлено/)
  for (const { id } of world.kernel.country.bodies) assert.ok(contacts.includes(`href="/ru/bodies/${id}"`), id)
})

test('the privacy notice says what each institution keeps of people', async () => {
  const notice = await read('/en/privacy')
  for (const part of ['Each read of a dataset', 'What you write to the model, and its answer, are not kept', 'Kept for: 30 calendar days.']) assert.ok(notice.includes(part), part)
})
