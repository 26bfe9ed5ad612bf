import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readUpload } from './testing.ts'

const point = { type: 'Point', coordinates: [71.43, 51.13] }
const ring = { type: 'Polygon', coordinates: [[[70, 50], [71, 50], [71, 51], [70, 50]]] }
const collection = { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] }
const features = [
  { type: 'Feature', id: 'б1', properties: { аты: 'Астана', мекен: { көше: 'Абай', үй: [1, 2] } }, geometry: point },
  { type: 'Feature', properties: { аты: 'Алматы' }, geometry: ring }, { type: 'Feature', properties: null, geometry: null },
  { type: 'Feature', properties: { аты: 'Тараз' }, geometry: collection },
]

const brief = async (name: string, content: string) => {
  const { tables: [table], notes } = await readUpload(name, content)
  return { columns: table?.columns.map((column) => `${column.name}: ${column.type}`), cells: table?.cells, notes }
}

const rows = [
  ['б1', 'Астана', { көше: 'Абай', үй: ['1', '2'] }, JSON.stringify(point), 71.43, 51.13], [null, 'Алматы', null, JSON.stringify(ring), 70, 50],
  [null, null, null, null, null, null], [null, 'Тараз', null, JSON.stringify(collection), 1, 2],
]
const columns = ['id: VARCHAR', 'аты: VARCHAR', 'мекен: STRUCT("көше" VARCHAR, "үй" BIGINT[])', 'geometry: VARCHAR', 'lon: DOUBLE', 'lat: DOUBLE']
const vertex = 'The columns lon and lat are the coordinates of the point, or of the first vertex of the shape.'

const ways: readonly (readonly [words: string, name: string, content: string])[] = [
  ['a collection', 'a.geojson', JSON.stringify({ type: 'FeatureCollection', features })],
  ['a collection called JSON', 'a.json', JSON.stringify({ features, type: 'FeatureCollection' }, null, 2)],
  ['an array of features', 'a.geojson', JSON.stringify(features)],
  ['one feature a line', 'a.geojsonl', features.map((feature) => JSON.stringify(feature)).join('\n')],
  ['a sequence of RFC 8142', 'a.geojsons', features.map((feature) => `\u001e${JSON.stringify(feature)}\n`).join('')],
]
for (const [words, name, content] of ways) {
  test(`features of every shape, without one and with nested properties are rows: ${words}`, async () => {
    assert.deepEqual(await brief(name, content), { columns, cells: rows, notes: [vertex] })
  })
}

test('a single feature is a table of one row', async () => {
  assert.deepEqual((await brief('a.geojson', JSON.stringify({ type: 'Feature', properties: { a: 1 }, geometry: point }))).cells, [['1', JSON.stringify(point), 71.43, 51.13]])
})

test('coordinates in another system are kept as they are, no point is made of them, and it is said what to do', async () => {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }
  const read = await brief('a.geojson', JSON.stringify({ type: 'FeatureCollection', crs, features: [{ type: 'Feature', properties: { a: 1 }, geometry: { type: 'Point', coordinates: [7951000, 6650000] } }] }))
  assert.deepEqual(read.columns, ['a: BIGINT', 'geometry: VARCHAR'])
  assert.deepEqual(read.notes, ['What stands beside the features is not in the table: crs.',
    'The coordinates are in the system “urn:ogc:def:crs:EPSG::3857”, so the columns lon and lat were not made. To show the data on a map, convert it to WGS 84 (EPSG:4326) and upload it again.'])
  const usual = await brief('a.geojson', JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } }, features: features.slice(0, 1) }))
  assert.deepEqual(usual.cells?.[0]?.slice(-2), [71.43, 51.13])
})

test('texts and numbers in one column are texts, as people wrote them', async () => {
  assert.deepEqual(await brief('a.json', JSON.stringify([{ a: 'бір "екі"', b: [1, 'z'] }, { a: 2, b: null }, { a: { k: 1 }, b: [null] }, { a: null, b: [] }])), {
    columns: ['a: VARCHAR', 'b: VARCHAR[]'], notes: [], cells: [['бір "екі"', ['1', 'z']], ['2', null], ['{"k":1}', [null]], [null, []]],
  })
})
