/** Items of QTI 3: what refuses one, what is left out, and what reaches a browser of them. How they score is held against another player in conformance/qti.test.ts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenIn, keptAs, problemsIn, scoreOfGiven } from './answer.ts'
import { type Item, readItem } from './item.ts'
import { givenShown, itemForm } from './show.ts'

const template = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct'
const choices = '<qti-simple-choice identifier="A">Yes</qti-simple-choice><qti-simple-choice identifier="B">No</qti-simple-choice><qti-simple-choice identifier="C">Neither</qti-simple-choice>'
const declared = (cardinality = 'single', baseType = 'identifier', correct = '<qti-value>B</qti-value>'): string => `<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="${baseType}"><qti-correct-response>${correct}</qti-correct-response></qti-response-declaration>`
const xmlOf = ({ body = `<qti-choice-interaction response-identifier="RESPONSE" max-choices="1">${choices}</qti-choice-interaction>`, responses = declared(), processing = `<qti-response-processing template="${template}"/>`, before = '', attributes = '' } = {}): string =>
  `<?xml version="1.0"?>${before}<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="T" time-dependent="false" xml:lang="en" ${attributes}>${responses}<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/><qti-item-body>${body}</qti-item-body>${processing}</qti-assessment-item>`

const rules = (xml: string): readonly string[] => {
  const read = readItem(xml)
  return 'faults' in read ? read.faults.map(({ rule, what }) => `${rule} ${what}`) : []
}
const taken = (xml: string): Item => {
  const read = readItem(xml)
  assert.ok('item' in read, JSON.stringify(read))
  return read.item
}
const sent = (entries: readonly (readonly [string, string])[]) => ({ values: Object.fromEntries(entries), all: (field: string) => entries.filter(([name]) => name === field).map(([, value]) => value) })
const shown = (item: Item, given = {}): string => itemForm({ locale: 'en', item, given, problems: [], seed: 's' }).source

test('an item that brings entities, other schemas or what cannot be shown or scored is refused with every reason', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [xmlOf({ before: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' }), ['doctype DOCTYPE']], [xmlOf({ before: `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}">]>` }), ['doctype DOCTYPE']],
    [xmlOf().replaceAll('qti-assessment-item', 'assessmentItem'), ['root assessmentItem']], [xmlOf({ attributes: 'adaptive="true"' }), ['adaptive adaptive']],
    [xmlOf({ body: '<p>Only words.</p>' }), ['noInteraction qti-item-body']], [xmlOf({ body: '<script>alert(1)</script>' }), ['element script', 'noInteraction qti-item-body']],
    [xmlOf({ body: `<qti-drawing-interaction response-identifier="RESPONSE"/>` }), ['element qti-drawing-interaction', 'noInteraction qti-item-body']],
    [xmlOf({ processing: '' }), ['noProcessing qti-response-processing']], [xmlOf({ processing: '<qti-response-processing template="https://example.kz/own"/>' }), ['template https://example.kz/own']],
    [xmlOf({ processing: '<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-random/></qti-set-outcome-value></qti-response-processing>' }), ['processing qti-random']],
    [xmlOf({ responses: declared('ordered') }), ['binding RESPONSE: ordered identifier']], [xmlOf({ responses: declared('single', 'float', '<qti-value>two</qti-value>') }), ['value two', 'binding RESPONSE: single float', `templateCorrect ${template}`]],
    [xmlOf({ processing: '<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value></qti-response-processing>' }), ['noMost SCORE']],
    [`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, ['bounds a']], ['<a', ['xml unexpected end.']],
  ]
  for (const [xml, says] of cases) {
    if (xml === '<a') assert.match(rules(xml).join(), /^xml /)
    else assert.deepEqual(rules(xml), says)
  }
})

test('what says nothing of the question is left out and told, and an attribute that runs something never arrives', () => {
  const item = taken(xmlOf({ body: `<p class="x" onclick="alert(1)">Is <strong style="color:red">it</strong>?</p><qti-choice-interaction response-identifier="RESPONSE" max-choices="1">${choices}</qti-choice-interaction><qti-rubric-block view="scorer"><p>B is right</p></qti-rubric-block>` }))
  assert.deepEqual(item.omitted.map(({ rule, what }) => `${rule} ${what}`), ['attribute p onclick', 'rubric qti-rubric-block'])
  const page = shown(item)
  assert.ok(page.includes('<p>Is <strong>it</strong>?</p>'))
  assert.doesNotMatch(page, /onclick|style=|class="x"|is right/)
})

test('no value of an item breaks out of its attribute, and an identifier is one of QTI', () => {
  const named = (name: string, lang = 'en'): string => xmlOf({ body: `<p lang="${lang}">Is it?</p><qti-choice-interaction response-identifier="${name}" max-choices="1">${choices}</qti-choice-interaction>` }).replace('identifier="RESPONSE" cardinality', `identifier="${name}" cardinality`)
  const hostile = 'R onfocus=alert(1) autofocus x'
  assert.deepEqual(rules(named(hostile, '&#xE000;0&#xE001;')).filter((one) => !one.startsWith('template')), [`identifier qti-response-declaration identifier="${hostile}"`, `identifier response-identifier="${hostile}"`])
  const own = xmlOf({ body: `<p lang="&#xE000;0&#xE001;">&#xE000;0&#xE001;</p><qti-choice-interaction response-identifier="RESPONSE" max-choices="1">${choices}</qti-choice-interaction>` })
  assert.ok(shown(taken(own)).includes('<p lang="\ue0000\ue001">\ue0000\ue001</p>'), 'letters of private use are letters')
  for (const id of ['A b', 'A:b', '1', '"', '__proto__', '']) assert.ok(rules(xmlOf().replace('identifier="C"', `identifier='${id}'`)).some((one) => one.startsWith('identifier qti-simple-choice')), id)
  for (const id of ['Жауап', '_1', 'a.b-c']) assert.deepEqual(rules(xmlOf().replace('identifier="C"', `identifier="${id}"`)), [], id)
})

test('a name that every object has is a name like any other: an element is refused, a response answered', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    assert.deepEqual(rules(xmlOf({ body: `<p><${name}/></p><qti-choice-interaction response-identifier="RESPONSE" max-choices="1">${choices}</qti-choice-interaction>` })), [`element ${name}`])
    assert.deepEqual(rules(xmlOf({ before: '', responses: `<${name}/>${declared()}` })), [`element ${name}`])
    assert.deepEqual(rules(xmlOf({ processing: `<qti-response-processing template="${name}"/>` })), [`template ${name}`])
    assert.deepEqual(rules(xmlOf({ processing: `<qti-response-processing><qti-set-outcome-value identifier="SCORE"><${name}/></qti-set-outcome-value></qti-response-processing>` })), [`processing ${name}`])
  }
  const processing = '<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-map-response identifier="constructor"/></qti-set-outcome-value></qti-response-processing>'
  const item = taken(xmlOf({ processing, responses: '<qti-response-declaration identifier="constructor" cardinality="single" base-type="identifier"><qti-mapping><qti-map-entry map-key="B" mapped-value="1"/></qti-mapping></qti-response-declaration>' }).replace('response-identifier="RESPONSE"', 'response-identifier="constructor"'))
  assert.match(shown(item), /name="q:constructor" value="A"/)
  assert.deepEqual([scoreOfGiven(item, {}), scoreOfGiven(item, { constructor: ['B'] })], [0, 100])
})

test('an item whose best answer its own form does not let anybody give is refused, and one whose best answer is given is passed by it', () => {
  const choice = (most: number, ids = 'ABC', more = ''): string => `<qti-choice-interaction response-identifier="RESPONSE" max-choices="${most}"${more}>${[...ids].map((id) => `<qti-simple-choice identifier="${id}">${id}</qti-simple-choice>`).join('')}</qti-choice-interaction>`
  const values = (...all: readonly string[]): string => all.map((one) => `<qti-value>${one}</qti-value>`).join('')
  const mapped = (entries: Readonly<Record<string, number>>, type = 'identifier', cardinality = 'multiple', more = ''): string => `<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="${type}"><qti-mapping ${more}>${Object.entries(entries).map(([key, worth]) => `<qti-map-entry map-key="${key}" mapped-value="${worth}"/>`).join('')}</qti-mapping></qti-response-declaration>`
  const mapping = `<qti-response-processing template="${template.replace('match_correct', 'map_response')}"/>`
  const gaps = (more = '', most = 1): string => `<qti-gap-match-interaction response-identifier="RESPONSE"${more}><qti-gap-text identifier="A" match-max="${most}">a</qti-gap-text><qti-gap-text identifier="B" match-max="1">b</qti-gap-text><p><qti-gap identifier="G"/> <qti-gap identifier="H"/></p></qti-gap-match-interaction>`
  const upTo = (xml: string, most: number): string => xml.replace('identifier="SCORE" cardinality="single" base-type="float"/>', `identifier="SCORE" cardinality="single" base-type="float" normal-maximum="${most}"/>`)
  const text = '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>'
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [xmlOf({ body: choice(1), responses: declared('multiple', 'identifier', values('A', 'B')) }), ['limits RESPONSE: A, B']], [xmlOf({ body: choice(2), responses: declared('multiple', 'identifier', values('A', 'B')) }), []],
    [xmlOf({ body: choice(1), responses: declared('single', 'identifier', values('X')) }), ['limits RESPONSE: X']], [xmlOf({ body: choice(3, 'ABC', ' min-choices="3"'), responses: declared('multiple', 'identifier', values('A')) }), ['limits RESPONSE: A']],
    [xmlOf({ body: gaps(), responses: declared('multiple', 'directedPair', values('A G', 'B H')) }), ['limits RESPONSE: A G, B H']], [xmlOf({ body: gaps(' max-associations="2"'), responses: declared('multiple', 'directedPair', values('A G', 'B H')) }), []],
    [xmlOf({ body: gaps(' max-associations="2"'), responses: declared('multiple', 'directedPair', values('A G', 'A H')) }), ['limits RESPONSE: A G, A H']], [xmlOf({ body: gaps(' max-associations="2"', 2), responses: declared('multiple', 'directedPair', values('A G', 'A H')) }), []],
    [xmlOf({ body: gaps(' max-associations="0"', 0), responses: declared('multiple', 'directedPair', values('A G', 'B G')) }), ['limits RESPONSE: A G, B G']],
    [upTo(xmlOf({ body: choice(2), responses: mapped({ A: 1, B: 1, C: 1 }), processing: mapping }), 3), ['unreachable 2 < 3']], [upTo(xmlOf({ body: choice(2), responses: mapped({ A: 1, B: 1, C: 1 }), processing: mapping }), 2), []],
    [upTo(xmlOf({ body: text, responses: mapped({ one: 1, two: 2 }, 'string', 'single'), processing: mapping }), 5), ['unreachable 2 < 5']], [upTo(xmlOf({ body: text, responses: mapped({ one: 1, two: 2 }, 'string', 'single'), processing: mapping }), 2), []],
    [xmlOf({ body: text, responses: declared('single', 'string', values('x'.repeat(401))) }), [`limits RESPONSE: ${'x'.repeat(401)}`]],
    [xmlOf({ body: `<qti-order-interaction response-identifier="RESPONSE">${choices}</qti-order-interaction>`, responses: declared('ordered', 'identifier', values('A', 'B')) }), ['limits RESPONSE: A, B']],
    [xmlOf({ body: `${choice(1)}`.replace('>A<', `><qti-text-entry-interaction response-identifier="OTHER"/><`) }), ['element qti-choice-interaction qti-text-entry-interaction', 'undeclared OTHER']],
    // A response that nothing asks is never answered.
    [xmlOf({ responses: `${declared()}${declared().replace('"RESPONSE"', '"NOBODY"')}`, processing: '<qti-response-processing><qti-response-condition><qti-response-if><qti-match><qti-variable identifier="NOBODY"/><qti-correct identifier="NOBODY"/></qti-match><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>' }), ['noMost SCORE']],
  ]
  for (const [xml, says] of cases) assert.deepEqual(rules(xml), says, xml)
  // Without a correct answer the most is what the limits let anybody have.
  const two = taken(xmlOf({ body: choice(2), responses: mapped({ A: 3, B: 2, C: 1 }), processing: mapping }))
  assert.deepEqual([two.most, scoreOfGiven(two, { RESPONSE: ['A', 'B'] }), scoreOfGiven(two, { RESPONSE: ['A'] })], [5, 100, 60])
  const pairs = taken(xmlOf({ body: gaps(' max-associations="2"'), responses: mapped({ 'A G': 2, 'A H': 1, 'B H': 1, 'B G': 1 }, 'directedPair'), processing: mapping }))
  assert.equal(pairs.most, 3)
})

test('an answer is worth what the information model says: bounds, defaults, case, order and no answer', () => {
  const score = (expression: string, most: number): string => `<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-sum>${expression}<qti-base-value base-type="float">${most}</qti-base-value></qti-sum></qti-set-outcome-value></qti-response-processing>`
  const map = '<qti-map-response identifier="RESPONSE"/>'
  const mapping = (cardinality: string, type: string, attributes: string, entries: string): string => `<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="${type}"><qti-mapping ${attributes}>${entries}</qti-mapping></qti-response-declaration>`
  const several = `<qti-choice-interaction response-identifier="RESPONSE" max-choices="0">${choices}</qti-choice-interaction>`
  const text = '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>'
  const worth = (item: Item, ...values: readonly string[]): number => scoreOfGiven(item, { RESPONSE: values })

  // Ten are added to every score, so that one below nothing is seen.
  const bounded = taken(xmlOf({ body: several, processing: score(map, 10), responses: mapping('multiple', 'identifier', 'default-value="-3" lower-bound="-5" upper-bound="10"', '<qti-map-entry map-key="A" mapped-value="8"/><qti-map-entry map-key="B" mapped-value="7"/>') }))
  assert.equal(bounded.most, 20)
  assert.deepEqual([worth(bounded, 'A', 'B'), worth(bounded, 'A'), worth(bounded, 'A', 'A'), worth(bounded, 'A', 'C'), worth(bounded, 'C'), worth(bounded)], [100, 90, 90, 75, 35, 35])
  const plain = taken(xmlOf({ body: several, processing: score(map, 0), responses: mapping('multiple', 'identifier', '', '<qti-map-entry map-key="A" mapped-value="1"/>') }))
  assert.deepEqual([worth(plain, 'A'), worth(plain, 'A', 'C'), worth(plain, 'C')], [100, 100, 0], 'the default is 0')
  const entries = (attribute: string): Item => taken(xmlOf({ body: text, processing: score(map, 0), responses: mapping('single', 'string', '', `<qti-map-entry map-key="Астана" mapped-value="1"${attribute}/>`) }))
  assert.deepEqual(['', ' case-sensitive="false"', ' case-sensitive="0"', ' case-sensitive="true"', ' case-sensitive="1"'].map((one) => worth(entries(one), 'АСТАНА')), [100, 100, 100, 0, 0], 'letters of either case are the same unless an entry says otherwise')

  const order = taken(xmlOf({ body: `<qti-order-interaction response-identifier="RESPONSE">${choices}</qti-order-interaction>`, responses: declared('ordered', 'identifier', '<qti-value>C</qti-value><qti-value>A</qti-value><qti-value>B</qti-value>') }))
  assert.deepEqual([worth(order, 'C', 'A', 'B'), worth(order, 'A', 'C', 'B'), worth(order, 'C', 'A')], [100, 0, 0])
  const any = taken(xmlOf({ body: several, responses: declared('multiple', 'identifier', '<qti-value>C</qti-value><qti-value>A</qti-value>') }))
  assert.deepEqual([worth(any, 'A', 'C'), worth(any, 'A'), worth(any, 'A', 'B', 'C'), worth(any)], [100, 0, 0, 0])
  const set = (name: string): string => `<qti-simple-match-set><qti-simple-associable-choice identifier="${name}" match-max="1">x</qti-simple-associable-choice></qti-simple-match-set>`
  const match = (type: string, base: string): string => xmlOf({
    body: `<qti-match-interaction response-identifier="RESPONSE">${set('A')}${set('B')}</qti-match-interaction>`, responses: declared('single', 'directedPair', '<qti-value>A B</qti-value>'),
    processing: `<qti-response-processing><qti-response-condition><qti-response-if><qti-match><qti-base-value base-type="${type}">${base}</qti-base-value><qti-base-value base-type="${type}">A B</qti-base-value></qti-match><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>`,
  })
  assert.deepEqual([rules(match('directedPair', 'A B')), rules(match('directedPair', 'B A')), rules(match('pair', 'B A'))], [[], ['noMost SCORE'], []], 'of a pair its ends stand in no order')

  assert.deepEqual(rules(xmlOf({ body: text, processing: score(map, 0), responses: mapping('single', 'string', '', '<qti-map-entry map-key="a"/>') })), ['attribute mapped-value'])
  assert.deepEqual(rules(xmlOf({ body: text.replace('RESPONSE"', 'RESPONSE" base="16"'), responses: declared('single', 'integer', '<qti-value>255</qti-value>') })), ['value base="16"'])
  assert.deepEqual(rules(xmlOf({ attributes: 'adaptive="1"' })), ['adaptive adaptive'])
  assert.deepEqual(rules(xmlOf().replace('identifier="SCORE"', 'identifier="SCORE" external-scored="human"')), ['processing external-scored'])
})

test('a browser gets the choices in an order that says nothing, and nothing of what is right', () => {
  const order = (shuffle: boolean) => taken(xmlOf({ body: `<qti-order-interaction response-identifier="RESPONSE" shuffle="${shuffle}">${choices}</qti-order-interaction>`, responses: declared('ordered', 'identifier', ['C', 'A', 'B'].map((id) => `<qti-value>${id}</qti-value>`).join('')) }))
  const orders = new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => [...itemForm({ locale: 'en', item: order(true), given: {}, problems: [], seed }).source.matchAll(/name="q:RESPONSE:([ABC])"/g)].map(([, id]) => id).join('')))
  assert.ok(orders.size > 1, 'learners see different orders')
  assert.equal(shown(order(true)), shown(order(true)), 'one learner sees one order')
  assert.deepEqual([...shown(order(false)).matchAll(/name="q:RESPONSE:([ABC])"/g)].map(([, id]) => id), ['A', 'B', 'C'])
  assert.doesNotMatch(shown(taken(xmlOf())), /correct|checked|selected|SCORE/)
})

test('a form that was mistaken is told so and counts for nothing; the same answer is the same text', () => {
  const item = taken(xmlOf({ body: `<qti-order-interaction response-identifier="RESPONSE">${choices}</qti-order-interaction>`, responses: declared('ordered', 'identifier', '<qti-value>C</qti-value><qti-value>A</qti-value><qti-value>B</qti-value>') }))
  const places = (a: string, b: string, c: string) => sent([['q:RESPONSE:A', a], ['q:RESPONSE:B', b], ['q:RESPONSE:C', c]])
  const said = (of: ReturnType<typeof places>): readonly string[] => problemsIn(item, givenIn(item, of), of).map(({ text }) => text.en)
  assert.match(said(places('1', '1', '2')).join(), /one only/)
  assert.match(said(places('1', '2', '')).join(), /one only/)
  assert.match(said(places('', '', '')).join(), /Answer this question/)
  assert.deepEqual(said(places('2', '3', '1')), [])
  assert.equal(keptAs(givenIn(item, places('2', '3', '1'))), '{"RESPONSE":["C","A","B"]}')
  const page = shown(item, { RESPONSE: ['C', 'A', 'B'] })
  assert.match(page, /id="f-q:RESPONSE:C"[^>]*><option value="">[^<]*<\/option><option value="1" selected>/)
  assert.match(givenShown({ item, given: { RESPONSE: ['C', 'A', 'B'] }, locale: 'en' }).source, /Neither.*Yes.*No/)
  const foreign = sent([['q:RESPONSE:A', '2'], ['q:RESPONSE:X', '1']])
  assert.deepEqual(givenIn(item, foreign), { RESPONSE: ['A'] }, 'what is no choice of the item is nothing')
})
