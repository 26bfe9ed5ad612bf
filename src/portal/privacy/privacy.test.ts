/** Specifies the privacy notice: in every language, with the times by which things are really deleted, and with every cookie that is set. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { deviceCookie, sessionCookie } from '../../kernel/parties/sessions.ts'
import { same } from '../../law/text.ts'
import { languageCookie } from '../negotiate.ts'
import { testPortal } from '../testing.ts'
import { privacyPage } from './index.ts'

const { ask } = testPortal({ routes: [privacyPage([{ title: same('Orchard'), lines: [same('Every apple that was picked.')] }])] })
const read = async (locale: string): Promise<string> => {
  const whole = await (await ask(`/${locale}/privacy`)).text()
  return whole.slice(whole.indexOf('<main'), whole.indexOf('</main>')).replaceAll(/[\u00a0\u202f]/g, ' ')
}

test('the notice says for how long what is kept is kept, in the words of the reader', async () => {
  const terms = {
    kk: ['24 сағат', '180 күнтізбелік күн', 'пайдаланылмаса 2 сағат, ең көбі 12 сағат', '60 минут', '30 күнтізбелік күн', '400 күнтізбелік күн', '1 жыл', '10 минут'],
    ru: ['24 часа', '180 календарных дней', 'без использования 2 часа, всего не более 12 часов', '60 минут', '30 календарных дней', '400 календарных дней', '1 год', '10 минут'],
    en: ['24 hours', '180 calendar days', '2 hours without use, 12 hours at most', '60 minutes', '30 calendar days', '400 calendar days', '1 year', '10 minutes'],
  }
  for (const [locale, said] of Object.entries(terms)) {
    const notice = await read(locale)
    for (const term of said) assert.ok(notice.includes(term), `${locale}: ${term}`)
    assert.doesNotMatch(notice, /undefined|NaN|\[object/)
  }
})

test('the notice says of codes and messages to phones for what the network is known, and what the administrator sees', async () => {
  for (const [locale, ...said] of [
    ['kk', 'хат немесе телефонға код сұрау', 'нөмірдің соңғы үш таңбасы'], ['ru', 'запросе письма или кода на телефон', 'последние три знака номера'], ['en', 'for codes to a phone', 'the last three signs of the number'],
  ] as const) {
    const notice = await read(locale)
    for (const part of said) assert.ok(notice.includes(part), `${locale}: ${part}`)
  }
})

test('the notice names who answers, what institutions keep besides, and where one sees and closes an account', async () => {
  const notice = await read('en')
  for (const part of ['href="/en/bodies/sample"', 'A sample body', 'Orchard', 'Every apple that was picked.', 'href="/en/account"', 'href="/en/account/close"', 'href="/en/contacts"']) assert.ok(notice.includes(part), part)
})

test('every cookie that the portal sets stands in the notice', async () => {
  const notice = await read('en')
  const plain = 'http://localhost'
  for (const name of [languageCookie, sessionCookie(plain).name, deviceCookie(plain).name, 'visit', 'kept', 'outside', 'queue']) assert.ok(notice.includes(`<code>${name}</code>`), name)
  const source = join(import.meta.dirname, '../..')
  const setting = globSync('{portal,institutions}/**/*.ts', { cwd: source }).map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file) && /['"]set-cookie['"]/.test(readFileSync(join(source, file), 'utf8')))
  assert.deepEqual(setting.toSorted(), ['account/ended.ts', 'account/entrance.ts', 'account/parts.ts', 'account/settings.ts', 'counter/tickets.ts', 'portal.ts'].map((file) => `portal/${file}`), 'a new cookie is told of in the notice')
})
