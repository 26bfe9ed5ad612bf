/** Specifies what is shown of a statement: what its digests name, once, under names that are free. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { digestOf, disclosed, disclosedName, hide, joined, taken } from './index.ts'

const jws = 'aa.bb.cc'
const made = (array: readonly unknown[]): string => Buffer.from(JSON.stringify(array)).toString('base64url')

describe('A statement of which some is shown', () => {
  it('digests as the example of RFC 9901, 4.2.3, says', () => {
    assert.equal(digestOf('WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0'), 'uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY')
  })

  it('tells what is shown and nothing of the rest, in no order that tells which digest is which', () => {
    const { payload, disclosures } = hide({ iss: 'us' }, { name: 'Айгүл', age: 5, decision: { number: 'TP-1' } })
    assert.deepEqual(payload['_sd'], disclosures.map(digestOf).toSorted())
    assert.deepEqual(disclosed(payload, [disclosures[2]!, disclosures[0]!]), { decision: { number: 'TP-1' }, name: 'Айгүл' })
    assert.deepEqual(disclosed(payload, []), {})
  })

  it('is refused with a disclosure of nothing, twice the same, of a name that is taken, or that the standard keeps', () => {
    const { payload, disclosures: [one = ''] } = hide({ iss: 'us', plain: 1 }, { name: 'x' })
    const wrong = [made(['salt', 'plain', 2]), made(['salt', 'exp', 9]), made(['salt', 'name']), made(['salt', 3, 4]), 'no-json']
    for (const each of [[made(['salt', 'rank', 'minister'])], [one, one]]) assert.equal(disclosed(payload, each), undefined)
    for (const each of wrong) assert.equal(disclosed({ ...payload, _sd: [digestOf(each)] }, [each]), undefined, each)
    assert.equal(disclosed({ ...payload, _sd: [digestOf(one), digestOf(one)] }, [one]), undefined)
    assert.equal(disclosed({ ...payload, _sd_alg: 'md5' }, [one]), undefined)
  })

  it('gives a claim with a name of the standard another one', () => {
    assert.deepEqual(['status', 'name'].map(disclosedName), ['status_stated', 'name'])
  })

  it('is taken apart where it is one, with what the proof of the key covers', () => {
    assert.deepEqual(taken(joined(jws, ['dd'])), { jws, disclosures: ['dd'], covered: `${jws}~dd~` })
    assert.deepEqual(taken(`${joined(jws, ['dd'])}ee.ff.gg`), { jws, disclosures: ['dd'], covered: `${jws}~dd~`, keyBinding: 'ee.ff.gg' })
    for (const none of ['', jws, `${jws}~~`, `aa.bb~`, `${jws}~dd`, `${jws}~${'d~'.repeat(101)}`, `${jws}~${'d'.repeat(70_000)}~`]) assert.equal(taken(none), undefined, none.slice(0, 40))
  })
})
