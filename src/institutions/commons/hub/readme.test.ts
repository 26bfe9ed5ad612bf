import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withConfigs } from './readme.ts'

const tables = [{ name: 'schools', path: 'data/schools.parquet' }, { name: 'pupils', path: 'data/pupils.parquet' }]
const configs = `configs:
- config_name: "schools"
  default: true
  data_files:
  - split: train
    path: "data/schools.parquet"
- config_name: "pupils"
  data_files:
  - split: train
    path: "data/pupils.parquet"`

test('a card without front matter gets one that names the tables', () => {
  assert.equal(withConfigs('# Мектептер\n', tables), `---\n${configs}\n---\n\n# Мектептер\n`)
})

test('a card with front matter keeps what it says, and the tables are added', () => {
  assert.equal(withConfigs('---\nlicense: mit\n---\n# A\n', tables), `---\nlicense: mit\n${configs}\n---\n# A\n`)
  assert.equal(withConfigs('---\r\nlicense: mit\r\n---\r\n# A', tables), `---\nlicense: mit\n${configs}\n---\n# A`)
  assert.equal(withConfigs('---\n---\n# A', tables), `---\n${configs}\n---\n# A`)
})

test('whoever names the places of the data is believed, and where there are no tables nothing is added', () => {
  const own = '---\nconfigs:\n- config_name: mine\n---\n# A\n'
  assert.equal(withConfigs(own, tables), own)
  assert.equal(withConfigs('# A', []), '# A')
})

test('a line of dashes in the text is no front matter', () => {
  assert.equal(withConfigs('# A\n\n---\n\nconfigs: none\n', []), '# A\n\n---\n\nconfigs: none\n')
  assert.ok(withConfigs('# A\n\n---\n\nconfigs: none\n', tables).startsWith('---\nconfigs:\n- config_name: "schools"'))
})
