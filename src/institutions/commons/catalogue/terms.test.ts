import assert from 'node:assert/strict'
import { test } from 'node:test'
import { duties, modes, purposes, type Duty, type Purpose } from '../dataset.ts'
import { duoOf, duoUrl } from './duo.ts'
import { isLicence, isOpenLicence, licenceUrl, usualLicences } from './licences.ts'
import { licenceWords } from './licence-words.ts'
import { odrlOffer } from './odrl.ts'
import { sampleEntry, terms } from './testing.ts'
import { dutyMeanings, dutyWords, modeMeanings, purposeMeanings, purposeWords } from './words.ts'

/**
 * What each duty is in other vocabularies: a code of DUO (obofoundry.org/ontology/duo), and where it stands in a policy of ODRL 2.2
 * (w3.org/TR/odrl-vocab) – a duty, a prohibition or a constraint of the permission. Words that neither has are ours.
 */
const table: Readonly<Record<Duty, { readonly duo?: string; readonly as: 'duty' | 'prohibition' | 'constraint'; readonly word: string }>> = {
  attribution: { as: 'duty', word: 'attribute' },
  'non-commercial': { duo: 'DUO_0000046', as: 'prohibition', word: 'commercialize' },
  'no-redistribution': { as: 'prohibition', word: 'distribute' },
  'in-country-only': { duo: 'DUO_0000022', as: 'constraint', word: 'spatial' },
  'no-reidentification': { as: 'prohibition', word: '#reidentify' },
  'delete-at-end': { as: 'duty', word: 'delete' },
  'return-derived': { duo: 'DUO_0000029', as: 'duty', word: '#return-derived' },
  'ethics-approval': { duo: 'DUO_0000021', as: 'duty', word: '#ethics-approval' },
}

const at = (duty: Duty) => ({ ...terms, purposes: ['research'] as Purpose[], duties: [duty] })

for (const duty of duties) {
  const { duo, as, word } = table[duty]
  test(`${duty} is ${duo ?? 'no code'} of DUO and a ${as} of ODRL`, () => {
    assert.deepEqual(duoOf(at(duty)).map(({ code }) => code), ['DUO_0000042', ...(duo ? [duo] : [])])
    const offer = odrlOffer(sampleEntry({ dataset: { terms: at(duty) } }))
    const said = as === 'prohibition' ? offer['prohibition'] : Array.isArray(offer['permission']) ? offer['permission'][0][as] : undefined
    assert.ok(Array.isArray(said) && said.some((one) => JSON.stringify(one).includes(word)), JSON.stringify(said))
  })
}

test('DUO says open data without conditions in one code, and that restricted data is for a project and for a time', () => {
  assert.deepEqual(duoOf({ tier: 'open', purposes: [...purposes], duties: [] }).map(duoUrl), ['http://purl.obolibrary.org/obo/DUO_0000004'])
  assert.deepEqual(duoOf({ tier: 'restricted', purposes: ['product'], duties: [] }).map(({ code }) => code), ['DUO_0000027', 'DUO_0000025'])
})

test('each mode gives the actions of ODRL of those before it', () => {
  const actions = modes.map((mode) => {
    const { permission } = odrlOffer(sampleEntry({ dataset: { terms: { ...terms, mode } } }))
    return Array.isArray(permission) ? permission[0].action : undefined
  })
  assert.deepEqual(actions, [['index'], ['index', 'aggregate'], ['index', 'aggregate', 'read', 'extract'], ['index', 'aggregate', 'read', 'extract', 'reproduce', 'derive']])
})

test('the words of terms are there in three languages for everything that terms can say', () => {
  const texts = [
    ...duties.flatMap((duty) => [dutyWords[duty], dutyMeanings[duty]]), ...purposes.flatMap((one) => [purposeWords[one], purposeMeanings[one]]),
    ...modes.map((mode) => modeMeanings[mode]),
  ]
  for (const text of texts) {
    assert.equal(new Set([text.kk, text.ru, text.en]).size, 3)
  }
})

test('a licence is one of SPDX or the terms alone, and is read where its authors keep it', () => {
  for (const id of usualLicences) assert.ok(isLicence(id) && licenceWords(id).meaning, id)
  assert.ok(!isLicence('CC-BY'))
  assert.ok(isOpenLicence('CC-BY-SA-4.0') && !isOpenLicence('CC-BY-NC-4.0') && !isOpenLicence('LicenseRef-terms'))
  assert.deepEqual(['CC-BY-NC-SA-4.0', 'CC0-1.0', 'ODbL-1.0', 'LicenseRef-terms'].map(licenceUrl), [
    'https://creativecommons.org/licenses/by-nc-sa/4.0/', 'https://creativecommons.org/publicdomain/zero/1.0/', 'https://spdx.org/licenses/ODbL-1.0.html', undefined,
  ])
})
