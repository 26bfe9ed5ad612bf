/** Specifies the crosswalks: whole against what the publishers say, and sound in themselves. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { given, taken } from './crosswalk.ts'
import { crosswalkOf, crosswalks } from './crosswalks/index.ts'
import { ourFields, valuesOf } from './record.ts'

describe('crosswalks', () => {
  it('the Dutch standard has 32 properties, of which 18 are required, and the American inventory 62 columns', () => {
    const dutch = crosswalkOf('nl-1.0')!.fields.filter(({ outside }) => !outside)
    assert.deepEqual([dutch.length, dutch.filter(({ required }) => required).length], [32, 18])
    assert.deepEqual([crosswalkOf('us-2024')!.fields.length, crosswalkOf('us-2024')!.fields.filter(({ required }) => required).length], [62, 10])
    // Annex VIII as amended: points 7 and 9 of section B are deleted.
    assert.deepEqual(['a', 'b', 'c'].map((section) => new Set(crosswalkOf(`eu-viii-${section}`)!.fields.map(({ name }) => /^[A-C]\d+/.exec(name)![0])).size), [13, 7, 5])
    assert.deepEqual(crosswalkOf('eu-viii-b')!.fields.filter(({ name }) => /^B[79]/.test(name)), [])
  })

  for (const { id, fields } of crosswalks) {
    it(`${id}: names each field once, gives each of ours by one field, and every value of a list has a place`, () => {
      assert.equal(new Set(fields.map(({ name }) => name)).size, fields.length)
      const out = fields.filter(given).map(({ ours }) => ours)
      assert.equal(new Set(out).size, out.length, out.join())
      for (const field of fields) {
        assert.equal(field.relation === 'none', field.ours === undefined, field.name)
        if (field.map === undefined || field.ours === undefined) continue
        const values = valuesOf(field.ours)!
        assert.ok(values.length > 0)
        for (const { ours, foreign } of field.map) {
          assert.ok(values.includes(ours), `${field.name}: ${ours}`)
          if (field.values) assert.ok(field.values.includes(foreign), `${field.name}: ${foreign}`)
        }
        // Whatever the publisher lists is taken, by one value of ours; and each of ours is given by one of theirs.
        for (const foreign of field.values ?? []) assert.equal(field.map.filter((one) => one.foreign === foreign && one.way !== 'out').length, 1, `${field.name}: ${foreign}`)
        for (const ours of values) assert.ok(field.map.filter((one) => one.ours === ours && one.way !== 'in').length <= 1, `${field.name}: ${ours}`)
      }
    })
  }

  it('every field of ours is reached by some standard, both ways', () => {
    // Who takes the decision is asked by no other register: our own law asks it.
    for (const name of Object.keys(ourFields).filter((one) => one !== 'decisionRole')) {
      assert.ok(crosswalks.some(({ fields }) => fields.some((field) => field.ours === name && taken(field))), `${name} is never taken`)
      assert.ok(crosswalks.some(({ fields }) => fields.some((field) => field.ours === name && given(field))), `${name} is never given`)
    }
  })
})
