/** Structures of courses by cmi5: what keeps the rules, what breaks them, and the page that says so. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testPortal } from '../../../portal/testing.ts'
import { type Course, readCourseStructure } from './course-structure.ts'
import { courseRoutes } from './index.ts'

const words = (title: string): string => `<title><langstring lang="kk">${title}</langstring></title><description><langstring lang="kk">${title}</langstring></description>`
const au = (id: string, { attributes = '', url = 'unit/index.html', more = '' } = {}): string => `<au id="${id}" ${attributes}>${words('Бірлік')}${more}<url>${url}</url></au>`
const course = (inside: string, { root = 'courseStructure', id = 'https://example.kz/c', more = '' } = {}): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<${root} xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">\n<course id="${id}">${words('Деректер мен модельдер')}</course>\n${more}${inside}\n</${root}>`
const first = au('https://example.kz/a')

/** The rules that a structure breaks, each with what stands there. */
const broken = (xml: string): readonly string[] => {
  const read = readCourseStructure(xml)
  return 'faults' in read ? read.faults.map(({ rule, what }) => `${rule} ${what}`) : []
}

describe('a structure by cmi5', () => {
  test('is read with its blocks, units and what its schema leaves out', () => {
    const objectives = '<objectives><objective id="https://example.kz/o">' + words('Мақсат') + '</objective></objectives>'
    const read = readCourseStructure(course(`${au('https://example.kz/a', { attributes: 'moveOn="CompletedAndPassed" masteryScore="0.8" launchMethod="OwnWindow"', more: '<objectives><objective idref="https://example.kz/o"/></objectives>' })}<block id="https://example.kz/b">${words('Бөлім')}${au('https://example.kz/c1', { url: 'https://other.example/x?y=1' })}</block>`, { more: objectives }))
    assert.ok('course' in read, JSON.stringify(read))
    const { title, parts }: Course = read.course
    assert.deepEqual(title, { kk: 'Деректер мен модельдер' })
    const [unit, block] = parts
    assert.ok(unit?.kind === 'unit' && block?.kind === 'block')
    assert.deepEqual([unit.moveOn, unit.masteryScore, unit.launchMethod, unit.url], ['CompletedAndPassed', 0.8, 'OwnWindow', 'unit/index.html'])
    const [inner] = block.parts
    assert.ok(inner?.kind === 'unit')
    assert.deepEqual([inner.moveOn, inner.launchMethod, inner.masteryScore], ['NotApplicable', 'AnyWindow', undefined])
  })

  test('may be extended by elements of other namespaces, and by nothing else', () => {
    assert.deepEqual(broken(course(`${first}<x:more xmlns:x="https://example.kz/x"/>`)), [])
    assert.deepEqual(broken(course(`${first}<more/>`)), ['element courseStructure/more'])
    assert.deepEqual(broken(course(au('https://example.kz/a', { attributes: 'colour="red"' }))), ['attribute au colour'])
  })

  test('that breaks a rule is told every one, with its line', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      [course(first, { root: 'manifest' }), ['root manifest']], [course(''), ['missing courseStructure/au']], [course(`<block id="https://example.kz/b">${words('B')}</block>`), ['missing block/au']],
      [course(first, { id: 'no iri' }), ['iri course id "no iri"']], [course(first + first), ['twice https://example.kz/a']], [course(au('https://example.kz/a', { attributes: 'moveOn="passed"' })), ['moveOn passed']],
      [course(au('https://example.kz/a', { attributes: 'masteryScore="1.1"' })), ['masteryScore 1.1']], [course(au('https://example.kz/a', { attributes: 'masteryScore="-0.1"' })), ['masteryScore -0.1']],
      [course(au('https://example.kz/a', { attributes: 'launchMethod="Popup"' })), ['launchMethod Popup']], [course(au('https://example.kz/a', { url: '../outside.html' })), ['url ../outside.html']], [course(au('https://example.kz/a', { url: 'file:///etc/passwd' })), ['url file:///etc/passwd']],
      [course(au('https://example.kz/a', { url: 'x.html?fetch=1' })), ['launchWord fetch']], [course(au('https://example.kz/a', { more: '<objectives><objective idref="https://example.kz/none"/></objectives>' })), ['objective https://example.kz/none']],
      [course(first).replace('lang="kk"', 'lang="a12345678"'), ['language a12345678']],
    ]
    for (const [xml, says] of cases) assert.deepEqual(broken(xml), says)
    const read = readCourseStructure(course('<au id="x"><url/></au>'))
    assert.ok('faults' in read)
    assert.deepEqual(read.faults.map(({ rule, line }) => `${line} ${rule}`).toSorted(), ['4 iri', '4 missing', '4 missing', '4 url'])
  })

  test('leads no unit out of its package by an address that a browser reads otherwise', () => {
    for (const url of ['\\\\other.example\\x.html', 'unit/%2e%2e/../x.html', '%2e%2e/%2e%2e/account.html', 'ht\ttps://other.example/x.html', 'https:x.html', 'http:x.html', '/x.html', 'unit/%zz.html', 'javascript:alert(1)', 'http://']) {
      assert.deepEqual(broken(course(au('https://example.kz/a', { url }))).map((one) => one.split(' ')[0]), ['url'], url)
    }
    for (const url of ['unit/%D0%B6.html', 'unit/a b.html?x=%zz#y', 'https://other.example/x.html']) assert.deepEqual(broken(course(au('https://example.kz/a', { url }))), [], url)
  })

  test('that is no XML, or brings entities of its own, is read no further', () => {
    assert.deepEqual(broken('<courseStructure>'), ['unclosed courseStructure'])
    assert.deepEqual(broken(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${course(first).split('\n').slice(1).join('\n')}`), ['doctype DOCTYPE'])
  })
})

test('what is no XML is told by a rule of ours, with its line and element', () => {
  const told = (xml: string): string => {
    const read = readCourseStructure(xml)
    assert.ok('faults' in read)
    return read.faults.map(({ rule, line, what }) => `${line} ${rule} ${what}`).join()
  }
  const whole = course(`\n${first}`)
  for (const [xml, says] of [
    [whole.replace('</au>', ''), '5 unclosed au'], [whole.slice(0, whole.indexOf('</au>')), '5 unclosed au'], [whole.replace('<au ', '</block><au '), '2 unclosed courseStructure'], [`${whole}</more>`, '6 unopened more'], [whole.replace('<au ', '<x:au '), '5 prefix x:au x'],
    [whole.replace('<au ', '<au moveOn="Passed" moveOn="Passed" '), '5 attributeTwice au moveOn'], [whole.replace('<au ', '<au moveOn '), '5 attributeValue au'], [whole.replace('<au ', '<au moveOn=Passed '), '5 attributeValue au'],
    [whole.replace('unit/index.html', 'x?a&b'), '5 entity &'], [whole.replace('unit/index.html', 'x?a&b;'), '5 entity url'], [`${whole}<more/>`, '6 oneRoot more'], ['', '1 oneRoot XML'], [whole.replace('unit/index.html', 'a < b'), '5 character url'], [`${whole.slice(0, whole.indexOf('<au ') + 6)}`, '2 unclosed courseStructure'], [`${whole}<more`, '6 xml XML'],
  ] as const) assert.equal(told(xml), says, xml)
})

test('anybody checks a structure on a page, in their language', async () => {
  const { ask } = testPortal({ routes: courseRoutes, session: { actor: null, csrf: 'token-of-this-session' } })
  const checked = async (xml: string) => (await ask('/kk/university/course-check', { form: { xml } })).text()
  const sound = await checked(course(first))
  assert.ok(sound.includes('Құрылымы ережеге сай') && sound.includes('Деректер мен модельдер') && sound.includes('unit/index.html'))
  const faulty = await checked(course(au('https://example.kz/a', { attributes: 'masteryScore="2"' })))
  assert.ok(faulty.includes('0 мен 1 аралығындағы ондық сан болуы керек'))
  assert.equal((await ask('/kk/university/course-check', { form: { xml: '' } })).status, 422)
})
