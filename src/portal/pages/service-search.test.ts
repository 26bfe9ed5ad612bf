import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Procedure } from '../../law/procedure.ts'
import { serviceSearch } from './service-search.ts'

const service = (id: string, kk: string, ru: string, en: string) => ({
  id, title: { kk, ru, en }, summary: { kk, ru, en }, audience: { kk: '', ru: '', en: '' },
}) as unknown as Procedure

const search = serviceSearch([
  service('a.residency', 'Технопарк қатысушысы болу', 'Резидентство в технопарке', 'Technopark residency'),
  service('a.appeal', 'Технопарк шешіміне шағым', 'Жалоба на решение технопарка', 'Appeal against a decision'),
])
const ids = async (query: string) => (await search(query, 'kk')).map(({ path }) => path)

test('a service is found by words of any language, whatever their endings and case', async () => {
  assert.deepEqual(await ids('ҚАТЫСУШЫЛАР'), [], 'a form that differs in the middle is another word')
  assert.deepEqual(await ids('қатысушы'), ['/services/a.residency'])
  assert.deepEqual(await ids('резидентства'), ['/services/a.residency'])
  assert.deepEqual(await ids('технопарком'), ['/services/a.residency', '/services/a.appeal'])
  assert.deepEqual(await ids('decision appeals'), ['/services/a.appeal'])
})

test('nothing is found for nothing, for signs and for what is not there', async () => {
  for (const query of ['', '  ', '%_\\', 'зообақ']) assert.deepEqual(await ids(query), [])
})
