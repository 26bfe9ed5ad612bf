import assert from 'node:assert/strict'
import { it } from 'node:test'
import { regions } from '../../../countries/kazakhstan/regions.ts'
import { regionMap } from '../../../portal/index.ts'
import { regionFinder } from './regions.ts'

const find = regionFinder(regions)
const codeOf = (value: string): string | undefined => find(value)?.code

it('knows a region by its name in three languages, short, in full and with the word for it before or after', () => {
  assert.deepEqual(['Ақмола облысы', 'Акмолинская область', 'Akmola Region', 'акмолинская обл.', 'Ақмола'].map(codeOf), ['11', '11', '11', '11', '11'])
})

it('knows a region by its code: of KATO, in full or by its two digits, and of ISO', () => {
  assert.deepEqual(['750000000', '75', 'KZ-75'].map(codeOf), ['75', '75', '75'])
})

it('tells the city of Almaty from the region around it', () => {
  assert.deepEqual(['Алматы облысы', 'Алматинская область', 'Алматы қаласы', 'г. Алматы', 'Алматы'].map(codeOf), ['19', '19', '75', '75', '75'])
})

it('takes nothing else for a region', () => {
  assert.deepEqual(['Казахстан', 'Ақкөл ауданы', '', '2024', '99'].map(codeOf), [undefined, undefined, undefined, undefined, undefined])
})

it('gives every region a tile of its own', () => {
  assert.equal(regions.length, 20)
  assert.equal(new Set(regions.map(({ column, row }) => `${column} ${row}`)).size, regions.length)
})

it('draws a value on the tile of its region, and leaves the others empty', () => {
  const map = regionMap('kk', { title: 'Мектептер', regions, values: new Map([['71', 12], ['75', 340]]) }).source
  assert.equal(map.match(/class="none"/g)?.length, 18)
  assert.match(map, /Астана<\/text><text[^>]*>12<\/text>/)
})
