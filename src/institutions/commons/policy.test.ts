/** The policy function, question by question, and what holds for every question. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { duties, modes, purposes, tiers, type Terms } from './dataset.ts'
import { type Asker, decide, type Grant, type Question, type Verdict } from './policy.ts'

const terms: Terms = { tier: 'restricted', purposes: ['research'], duties: ['attribution'], mode: 'download', months: 12 }
const dataset = { owner: { name: 'Үлгі', organisation: 'owner' }, state: 'published', terms, latest: 3 } as const
const reader: Asker = { kind: 'person', person: 'p', email: 'a@ulgi.example', organisation: { id: 'org', identifier: { scheme: 'kz.bin', value: '1' } } }
const grant: Grant = {
  decision: 'd', number: 'DA-1', dataset: 'x', versions: { from: 1 }, organisation: { identifier: { scheme: 'kz.bin', value: '1' }, name: 'Үлгі' }, purpose: 'research', mode: 'query', duties: ['attribution'],
  from: '2026-01-01', agreement: 'a', status: 'in force',
}
const why = { kk: 'Себеп', ru: 'Причина', en: 'A reason' }
const ask = (question: Partial<Question>): Verdict => decide({ dataset, asker: reader, mode: 'query', grants: [], ...question })
const code = (verdict: Verdict): string => (verdict.allowed ? 'yes' : verdict.code)

describe('the policy function', () => {
  it('lets everybody see what a published dataset is about, and nobody but its owner a draft', () => {
    assert.equal(code(ask({ mode: 'metadata', asker: { kind: 'visitor' } })), 'yes')
    assert.equal(code(ask({ mode: 'metadata', dataset: { ...dataset, state: 'draft' } })), 'not found')
    assert.equal(code(ask({ mode: 'download', dataset: { ...dataset, state: 'draft' }, asker: { kind: 'person', person: 'o', organisation: { id: 'owner', identifier: { scheme: 'kz.bin', value: '9' } } } })), 'yes')
  })

  it('opens restricted data by a grant that fits in every respect, and says which one does not', () => {
    const cases: readonly (readonly [Partial<Grant>, Partial<Question>, string])[] = [
      [{}, {}, 'yes'], [{}, { mode: 'download' }, 'not lent in this way'], [{ status: 'expired' }, {}, 'expired'], [{ status: 'revoked' }, {}, 'revoked'],
      [{ status: 'suspended' }, {}, 'revoked'], [{ status: 'not yet in force' }, {}, 'ask'], [{ people: ['b@ulgi.example'] }, {}, 'not a named person'],
      [{ people: ['a@ulgi.example'] }, {}, 'yes'], [{}, { purpose: 'product' }, 'another purpose'], [{ versions: { from: 2 } }, { version: 1 }, 'another version'],
      [{ versions: { from: 1, to: 2 } }, {}, 'another version'], [{}, { suspended: why }, 'withdrawn'], [{}, { versionState: 'retired' }, 'withdrawn'],
      [{}, { asker: { kind: 'visitor' } }, 'sign in'],
    ]
    for (const [given, question, expected] of cases) assert.equal(code(ask({ grants: [{ ...grant, ...given }], ...question })), expected, JSON.stringify([given, question]))
    assert.equal(code(ask({})), 'ask')
  })

  it('gives aggregates of veiled data to whoever is known, of whatever tier, and to nobody who might be anybody', () => {
    const veiled = [dataset, { ...dataset, terms: { ...terms, tier: 'registered' as const, mode: 'aggregates' as const } }, { ...dataset, terms: { ...terms, tier: 'open' as const, mode: 'aggregates' as const } }]
    for (const one of veiled) {
      assert.equal(code(ask({ mode: 'aggregates', dataset: one, proved: true })), 'yes')
      assert.equal(code(ask({ mode: 'aggregates', dataset: one })), 'prove yourself')
      assert.equal(code(ask({ mode: 'aggregates', dataset: one, proved: true, asker: { kind: 'visitor' } })), 'sign in')
    }
    assert.equal(code(ask({ mode: 'aggregates', dataset: { ...dataset, terms: { ...terms, tier: 'open' } }, asker: { kind: 'visitor' } })), 'yes', 'who may see the rows may count them')
  })

  it('gives no aggregates of data whose owner lends nothing but what they are about, except by a grant from before', () => {
    const shown = { ...dataset, terms: { ...terms, mode: 'metadata' as const } }
    assert.equal(code(ask({ mode: 'aggregates', dataset: shown, proved: true })), 'not lent in this way')
    assert.equal(code(ask({ mode: 'aggregates', dataset: shown, grants: [grant] })), 'yes')
  })

  it('sends nobody to ask for what is lent to nobody', () => {
    const counted = { ...dataset, terms: { ...terms, mode: 'aggregates' as const } }
    assert.equal(code(ask({ mode: 'query', dataset: counted })), 'not lent in this way')
    assert.equal(code(ask({ mode: 'download', dataset: counted })), 'not lent in this way')
  })

  it('chooses the widest of several grants', () => {
    const narrow: Grant = { ...grant, number: 'narrow', columns: ['a'], rows: { column: 'a', values: ['1'] } }
    const wider: Grant = { ...grant, number: 'wider', columns: ['a', 'b'] }
    const { rows: _rows, ...allRows } = narrow
    const verdict = ask({ grants: [narrow, wider, { ...allRows, number: 'columns' }] })
    assert.deepEqual(verdict.allowed && verdict.by, { grant: 'wider' })
  })

  it('uses open data for the purposes alone that the owner allows', () => {
    const open = { ...dataset, terms: { ...terms, tier: 'open' as const } }
    assert.equal(code(ask({ dataset: open, purpose: 'model-training' })), 'another purpose')
    assert.equal(code(ask({ dataset: open, purpose: 'research' })), 'yes')
  })

  const someGrant: fc.Arbitrary<Grant> = fc.record({
    mode: fc.constantFrom(...modes), purpose: fc.constantFrom(...purposes), from: fc.integer({ min: 1, max: 4 }),
    status: fc.constantFrom('in force', 'not yet in force', 'suspended', 'expired', 'revoked'),
    columns: fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), { nil: undefined }),
    people: fc.option(fc.subarray(['a@ulgi.example', 'b@ulgi.example']), { nil: undefined }),
  }).map(({ from, columns, people, ...rest }) => ({ ...grant, ...rest, versions: { from }, ...(columns && { columns }), ...(people && { people }) }))

  const someQuestion: fc.Arbitrary<Question> = fc.record({
    tier: fc.constantFrom(...tiers), most: fc.constantFrom(...modes), mode: fc.constantFrom(...modes), state: fc.constantFrom('draft', 'published', 'withdrawn'),
    latest: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), grants: fc.array(someGrant, { maxLength: 4 }), suspended: fc.boolean(),
    purpose: fc.option(fc.constantFrom(...purposes), { nil: undefined }), allowed: fc.subarray([...purposes]), lays: fc.subarray([...duties]),
    versionState: fc.constantFrom('published', 'retired', 'hidden'), asker: fc.constantFrom<Asker>({ kind: 'visitor' }, reader, { kind: 'person', person: 'alone' }),
  }).map(({ tier, most, state, latest, suspended, purpose, allowed, lays, ...rest }) => ({
    ...rest, dataset: { owner: dataset.owner, state, terms: { tier, purposes: allowed, duties: lays, mode: most, months: 12 }, ...(latest !== undefined && { latest }) },
    ...(suspended && { suspended: why }), ...(purpose && { purpose }),
  } as Question))

  it('holds for every question: no data of what is hidden, suspended or taken back; a lesser mode never needs more', () => {
    fc.assert(fc.property(someQuestion, (question) => {
      const verdict = decide(question)
      const { dataset: { state, latest, terms: { tier, mode: most } }, mode, grants, asker } = question
      if (verdict.allowed && mode !== 'metadata') {
        assert.ok(state === 'published' && latest !== undefined && question.versionState === 'published' && question.suspended === undefined)
        if (tier !== 'open') assert.notEqual(asker.kind, 'visitor')
        if (tier !== 'restricted') assert.ok(modes.indexOf(most) >= modes.indexOf(mode))
        if (tier === 'restricted' && mode !== 'aggregates') assert.ok(grants.some(({ status, columns }) => status === 'in force' && JSON.stringify(columns) === JSON.stringify(verdict.columns)))
      }
      if (!verdict.allowed) assert.ok(verdict.because.kk && verdict.because.ru && verdict.because.en)
      if (verdict.allowed) for (const lesser of modes.slice(0, modes.indexOf(mode))) assert.ok(decide({ ...question, mode: lesser }).allowed, `${mode} but not ${lesser}`)
    }), { numRuns: 3000 })
  })
})
