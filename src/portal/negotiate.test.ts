import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedLocale, inLocale, preferredLocale } from './negotiate.ts'

const request = (headers: Record<string, string>): Request => new Request('http://localhost/', { headers })

test('the browser is greeted in the language that it wants most', () => {
  assert.equal(acceptedLocale('de, en-US;q=0.7, ru;q=0.9'), 'ru')
  assert.equal(acceptedLocale('kk-KZ, ru'), 'kk')
  assert.equal(acceptedLocale('fr, kk;q=0'), undefined)
})

test('the language last read goes before the browser, and Kazakh is the last resort', () => {
  assert.equal(preferredLocale(request({ cookie: 'a=b; language=en', 'accept-language': 'ru' })), 'en')
  assert.equal(preferredLocale(request({ cookie: 'language=xx', 'accept-language': 'ru' })), 'ru')
  assert.equal(preferredLocale(request({})), 'kk')
})

test('switching the language keeps the page and its query', () => {
  assert.equal(inLocale(new URL('http://localhost/kk/technopark/residents?sort=name&page=2'), 'ru'), '/ru/technopark/residents?sort=name&page=2')
  assert.equal(inLocale(new URL('http://localhost/en'), 'kk'), '/kk')
})
