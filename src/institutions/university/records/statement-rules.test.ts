/** The rules of statements, each by what keeps it and what breaks it: the requirements of xAPI 1.0.3 and of IEEE 9274.1.1. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Broken } from './broken.ts'
import type { Version } from './statement.ts'
import { checkStatement } from './statement-rules.ts'
import { aStatement } from './testing.ts'

/** Where a statement breaks a rule, as `property rule`; undefined when it keeps them all. */
function broken(statement: unknown, version: Version = '1.0.3'): string | undefined {
  try {
    checkStatement(statement, version)
    return undefined
  } catch (error) {
    assert.ok(error instanceof Broken)
    return `${error.at.replace(/^statement\.?/, '')} ${error.rule}`
  }
}

type Parts = Readonly<Record<string, unknown>>
const without = (name: string): Parts => Object.fromEntries(Object.entries(aStatement()).filter(([key]) => key !== name))
const sub = (parts: Parts = {}): Parts => ({ objectType: 'SubStatement', ...aStatement(), ...parts })
const activity = (definition: unknown): Parts => ({ object: { id: 'http://example.com/a', definition } })
const context = (parts: Parts): Parts => ({ context: parts })
const result = (parts: Parts): Parts => ({ result: parts })
const agent = { mbox: 'mailto:a@example.com' }
const attachment = { usageType: 'http://example.com/test', display: { 'en-US': 'A' }, contentType: 'text/plain; charset=ascii', length: 27, sha2: '495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a', fileUrl: 'http://example.com/f' }
const uuid = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7'

/** Each broken rule is tried in the statement and, where the property stands there too, in one inside it. */
function breaks(cases: readonly (readonly [Parts, string])[], { inside = true } = {}): void {
  for (const [parts, says] of cases) {
    assert.equal(broken(aStatement(parts)), says, JSON.stringify(parts))
    if (inside && !('object' in parts && (parts['object'] as Parts)['objectType'] === 'SubStatement')) assert.equal(broken(aStatement({ object: sub(parts) })), `object.${says}`, `inside: ${JSON.stringify(parts)}`)
  }
}

const keeps = (cases: readonly Parts[], version?: Version): void => {
  for (const parts of cases) {
    assert.equal(broken(aStatement(parts), version), undefined, JSON.stringify(parts))
    assert.equal(broken(aStatement({ object: sub(parts) }), version), undefined, `inside: ${JSON.stringify(parts)}`)
  }
}

describe('a statement (Data 2.2 to 2.4)', () => {
  test('has an actor, a verb and an object, and nothing that the specification does not name', () => {
    assert.deepEqual(['actor', 'verb', 'object'].map((name) => broken(without(name))), ['actor missing', 'verb missing', 'object missing'])
    breaks([[{ Actor: agent }, 'Actor unknown'], [{ constructor: 1 }, 'constructor unknown']])
    assert.deepEqual([broken(null), broken([]), broken('statement')], [' object', ' object', ' object'])
    assert.equal(broken(JSON.parse(JSON.stringify(aStatement()).replace('{', '{"__proto__":{},'))), '__proto__ unknown')
  })
  test('holds null in extensions alone', () => {
    breaks([[{ actor: { ...agent, name: null } }, 'actor.name empty'], [{ verb: { id: 'http://e.com/v', display: { 'en-US': null } } }, 'verb.display.en-US text'], [context({ registration: null }), 'context.registration empty'], [activity({ moreInfo: null }), 'object.definition.moreInfo empty']])
    const extensions = { 'http://example.com/null': null, 'http://example.com/none': {}, 'http://example.com/empty': '' }
    keeps([activity({ extensions }), result({ extensions }), context({ extensions }), activity({ extensions: {} })])
  })
  test('has an id, a time and a version in their formats', () => {
    breaks([[{ id: 12345 }, 'id text'], [{ id: 'AA97B177-9383-4934-8543-0F91A7A028368' }, 'id uuid'], [{ id: 'MA97B177-9383-4934-8543-0F91A7A02836' }, 'id uuid'], [{ version: '0.9.9' }, 'version version'], [{ version: '1.1.0' }, 'version version'], [{ stored: 'now' }, 'stored timestamp']], { inside: false })
    breaks([[{ timestamp: 'should fail' }, 'timestamp timestamp'], [{ timestamp: '01/011/2015' }, 'timestamp timestamp'], ...['-00', '-0000', '-00:00'].map((zone): [Parts, string] => [{ timestamp: `2008-09-15T15:53:00.601${zone}` }, 'timestamp timestamp'])])
    keeps([{ timestamp: '2013-05-18T05:32:34.804Z' }, { timestamp: '2013-05-18T05:32:34+06:00' }, { timestamp: '20130518T053234Z' }])
    for (const version of ['1.0', '1.0.3', '1.0.9']) assert.equal(broken(aStatement({ version })), undefined)
  })
  test('inside another has no id, no version, no authority, no time of storing, and none inside it', () => {
    for (const name of ['id', 'stored', 'version', 'authority']) assert.equal(broken(aStatement({ object: sub({ [name]: uuid }) })), `object.${name} unknown`)
    assert.equal(broken(aStatement({ object: sub({ object: sub() }) })), 'object.object nested')
  })
  test('that voids refers to a statement', () => {
    const verb = { id: 'http://adlnet.gov/expapi/verbs/voided' }
    breaks([[{ verb }, 'object voids'], [{ verb, object: { objectType: 'Agent', ...agent } }, 'object voids']])
    keeps([{ verb, object: { objectType: 'StatementRef', id: uuid } }])
  })
})

describe('agents and groups (Data 2.4.2)', () => {
  const account = { homePage: 'http://example.com', name: 'x' }
  const everywhere = (actor: unknown, says: string): void => {
    breaks([[{ actor }, `actor${says}`], [context({ instructor: actor }), `context.instructor${says}`]])
    assert.equal(broken(aStatement({ authority: actor })), `authority${says}`)
  }
  test('an agent has one identifier in its format', () => {
    everywhere({ name: 'nobody' }, ' identified')
    everywhere({ ...agent, openid: 'http://openid.com' }, ' identified')
    everywhere({ mbox: 'a@example.com' }, '.mbox mailto')
    everywhere({ mbox_sha1sum: 'abc' }, '.mbox_sha1sum sha1')
    everywhere({ openid: 'ab=c://should.fail.com' }, '.openid iri')
    everywhere({ account: { homePage: 'http://example.com' } }, '.account.name missing')
    everywhere({ account: { ...account, homePage: 'should fail' } }, '.account.homePage iri')
    everywhere({ account: 'x' }, '.account object')
    everywhere({ ...agent, objectType: 'agent' }, '.objectType oneOf')
    everywhere({ ...agent, name: 7 }, '.name text')
    everywhere({ ...agent, member: [] }, '.member unknown')
    keeps([{ actor: { account } }, { actor: { openid: 'http://openid.com/a' } }, { actor: { mbox_sha1sum: 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9' } }, { object: { objectType: 'Agent', ...agent } }])
  })
  test('a group has members that are agents, or an identifier of its own', () => {
    everywhere({ objectType: 'Group' }, ' members')
    everywhere({ objectType: 'Group', member: [] }, ' members')
    everywhere({ objectType: 'Group', member: [{ objectType: 'Group', ...agent }] }, '.member[0] agents')
    everywhere({ objectType: 'Group', member: agent }, '.member array')
    everywhere({ objectType: 'Group', ...agent, account }, ' identified')
    keeps([{ actor: { objectType: 'Group', member: [agent] } }, { actor: { objectType: 'Group', ...agent } }, context({ team: { objectType: 'Group', member: [agent] } })])
    breaks([[context({ team: agent }), 'context.team.objectType missing']])
  })
  test('an authority is an agent, or the pair of OAuth', () => {
    const app = { account }
    assert.equal(broken(aStatement({ authority: { objectType: 'Group', member: [app, agent] } })), undefined)
    assert.equal(broken(aStatement({ authority: { objectType: 'Group', member: [app, agent, agent] } })), 'authority authority')
    assert.equal(broken(aStatement({ authority: { objectType: 'Group', ...agent } })), 'authority authority')
  })
})

describe('objects (Data 2.4.4)', () => {
  test('are activities with an IRI, agents, references or statements', () => {
    breaks([[{ object: { objectType: 'Activity' } }, 'object.id missing'], [{ object: { id: 'ab=c://should.fail.com' } }, 'object.id iri'], [{ object: { objectType: 'notValid', id: 'http://e.com' } }, 'object.objectType oneOf'], [{ object: 7 }, 'object object'], [{ object: { objectType: 'StatementRef' } }, 'object.id missing'], [{ object: { objectType: 'StatementRef', id: 'x' } }, 'object.id uuid'], [{ verb: {} }, 'verb.id missing'], [{ verb: { id: 'should fail' } }, 'verb.id iri']])
  })
  test('have definitions in languages, with addresses in their format', () => {
    breaks([
      [activity('x'), 'object.definition object'], [activity({ name: 12345 }), 'object.definition.name object'], [activity({ name: { 'de-419-DE': 'x' } }), 'object.definition.name.de-419-DE language'],
      [activity({ description: 'x' }), 'object.definition.description object'], [activity({ description: {} }), 'object.definition.description full'], [{ verb: { id: 'http://e.com/v', display: {} } }, 'verb.display full'], [activity({ type: 'should error' }), 'object.definition.type iri'], [activity({ moreInfo: 'should error' }), 'object.definition.moreInfo iri'],
      [activity({ extensions: { name: 'x' } }), 'object.definition.extensions.name iri'],
    ])
    keeps([activity({ name: { kk: 'Сабақ', 'ru-KZ': 'Урок', 'zh-Hans-CN': '课', 'x-own': 'x' }, moreInfo: 'http://example.com' })])
  })
  test('that are interactions have the lists of their type and no others', () => {
    const list = [{ id: 'a', description: { en: 'A' } }, { id: 'b' }]
    keeps([
      ...['true-false', 'fill-in', 'long-fill-in', 'numeric', 'other'].map((interactionType) => activity({ interactionType, correctResponsesPattern: ['x'] })), activity({ interactionType: 'choice', choices: list }), activity({ interactionType: 'sequencing', choices: list }),
      activity({ interactionType: 'likert', scale: list }), activity({ interactionType: 'matching', source: list, target: list }), activity({ interactionType: 'performance', steps: list }), activity({ interactionType: 'choice' }),
    ])
    breaks([
      [activity({ interactionType: 'guess' }), 'object.definition.interactionType oneOf'], [activity({ interactionType: 7 }), 'object.definition.interactionType text'], [activity({ interactionType: 'likert', choices: list }), 'object.definition.choices interaction'],
      [activity({ interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] }), 'object.definition.choices distinct'], [activity({ interactionType: 'choice', choices: [{ description: { en: 'A' } }] }), 'object.definition.choices[0].id missing'],
      [activity({ interactionType: 'choice', choices: { id: 'a' } }), 'object.definition.choices array'], [activity({ choices: list }), 'object.definition.interactionType missing'], [activity({ interactionType: 'fill-in', correctResponsesPattern: 'x' }), 'object.definition.correctResponsesPattern array'],
    ])
  })
})

describe('results (Data 2.4.5)', () => {
  test('have scores within their bounds', () => {
    breaks([
      [result({ score: { scaled: 1.1 } }), 'result.score.scaled scaled'], [result({ score: { scaled: -1.1 } }), 'result.score.scaled scaled'], [result({ score: { raw: 11, max: 10 } }), 'result.score.raw between'], [result({ score: { raw: -1, min: 0 } }), 'result.score.raw between'],
      [result({ score: { min: 10, max: 10 } }), 'result.score.min ordered'], [result({ score: { max: '100' } }), 'result.score.max number'], [result({ score: 'x' }), 'result.score object'], [result({ success: 'true' }), 'result.success truth'],
      [result({ completion: 'false' }), 'result.completion truth'], [result({ response: 7 }), 'result.response text'], [result({ extra: 1 }), 'result.extra unknown'], [{ result: 'x' }, 'result object'],
    ])
    keeps([result({ score: { scaled: 0.5, raw: 5, min: 0, max: 10 }, success: true, completion: false, response: '' })])
  })
  test('have durations of ISO 8601, weeks alone', () => {
    keeps(['PT1H0M0.1S', 'PT4H35M59.14S', 'PT16559.14S', 'P3Y1M29DT4H35M59.14S', 'P3Y', 'P4W', 'PT0S', 'P1DT12H'].map((duration) => result({ duration })))
    breaks(['should fail', 'PA1H0M0S', 'P4W1D', 'P', 'PT', 'P1DT', 'P1.5YT1H', 'P0001-01-01T00:00:00', '-PT1S'].map((duration): [Parts, string] => [result({ duration }), 'result.duration duration']))
    breaks([[result({ duration: 12345 }), 'result.duration text']])
  })
})

describe('contexts (Data 2.4.6)', () => {
  test('have what the specification names, in its types', () => {
    breaks([
      [context({ registration: 'x' }), 'context.registration uuid'], [context({ language: 'should fail' }), 'context.language language'], [context({ revision: 7 }), 'context.revision text'], [context({ platform: {} }), 'context.platform text'],
      [context({ statement: { id: uuid } }), 'context.statement.objectType missing'], [context({ contextActivities: { pari: [] } }), 'context.contextActivities.pari unknown'], [context({ contextActivities: { other: [{}] } }), 'context.contextActivities.other[0].id missing'],
      [context({ contextActivities: { other: { objectType: 'Agent', ...agent } } }), 'context.contextActivities.other.id missing'], [context({ contextAgents: [] }), 'context.contextAgents unknown'], [context({ contextActivities: {} }), 'context.contextActivities full'],
    ])
    for (const name of ['revision', 'platform']) breaks([[{ object: { objectType: 'Agent', ...agent }, ...context({ [name]: 'x' }) }, `context.${name} activityOnly`]])
    keeps([context({ registration: uuid, revision: '1', platform: 'x', language: 'kk', statement: { objectType: 'StatementRef', id: uuid }, contextActivities: { parent: { id: 'http://e.com' }, grouping: [{ id: 'http://e.com' }] } })])
  })
  test('of the newer standard name agents and groups with the types of activity for which they matter', () => {
    const one = { objectType: 'contextAgent', agent }
    const group = { objectType: 'contextGroup', group: { objectType: 'Group', member: [agent] } }
    keeps([context({ contextAgents: [{ ...one, relevantTypes: ['http://e.com/t'] }], contextGroups: [group] })], '2.0.0')
    const says = (parts: Parts): string | undefined => broken(aStatement(context(parts)), '2.0.0')?.replace(/^context\./, '')
    assert.deepEqual([
      says({ contextAgents: [{ ...one, objectType: 'x' }] }), says({ contextAgents: [{ agent }] }), says({ contextAgents: [{ ...one, agent: { key: 'x' } }] }), says({ contextAgents: [{ ...one, relevantTypes: [] }] }),
      says({ contextAgents: [{ ...one, relevantTypes: ['abc'] }] }), says({ contextGroups: [{ ...group, group: agent }] }), says({ contextGroups: one }),
    ], [
      'contextAgents[0].objectType oneOf', 'contextAgents[0].objectType missing', 'contextAgents[0].agent.key unknown', 'contextAgents[0].relevantTypes filled', 'contextAgents[0].relevantTypes[0] iri', 'contextGroups[0].group.objectType missing', 'contextGroups array',
    ])
  })
  test('the newer standard takes times of RFC 3339 alone, and its own versions', () => {
    keeps([{ timestamp: '2008-09-15 15:53:00.601+00:00' }, { timestamp: '2008-09-15T15:53:00Z' }], '2.0.0')
    assert.deepEqual(['2008-09-15', '20080915T155300Z', '2008-09-15T15:53:00-00:00'].map((timestamp) => broken(aStatement({ timestamp }), '2.0.0')), ['timestamp internetTime', 'timestamp internetTime', 'timestamp internetTime'])
    assert.deepEqual(['2.0.0', '1.0.3', '3.0.0'].map((version) => broken(aStatement({ version }), '2.0.0')), [undefined, undefined, 'version version'])
  })
})

test('a type or a language of a thousand characters is none, and no time is lost with it (RFC 6838, 4.2)', () => {
  breaks([[{ attachments: [{ ...attachment, contentType: `text/plain${' '.repeat(1000)}` }] }, 'attachments[0].contentType media'], [context({ language: `x${'-abcdefgh'.repeat(100)}` }), 'context.language language']])
})

test('attachments have all that tells what they are (Data 2.4.11)', () => {
  keeps([{ attachments: [attachment] }])
  breaks([
    [{ attachments: attachment }, 'attachments array'], [{ attachments: [12345] }, 'attachments[0] object'],
    ...Object.entries({ usageType: 'iri', display: 'object', contentType: 'media', length: 'whole', sha2: 'sha2', fileUrl: 'iri', description: 'object' }).map(([name, rule]): [Parts, string] => [{ attachments: [{ ...attachment, [name]: 'should fail' }] }, `attachments[0].${name} ${rule}`]),
    ...['usageType', 'display', 'contentType', 'length', 'sha2'].map((name): [Parts, string] => [{ attachments: [Object.fromEntries(Object.entries(attachment).filter(([key]) => key !== name))] }, `attachments[0].${name} missing`]),
    [{ attachments: [{ ...attachment, length: 1.5 }] }, 'attachments[0].length whole'],
  ])
})
