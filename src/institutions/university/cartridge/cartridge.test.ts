/** Packages of courses: what is taken of a Common Cartridge, what is told as not taken, and what no hostile archive does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXml } from '../qti/index.ts'
import { readAssessment } from './assessment.ts'
import { importRules, NotRead, readPackage } from './index.ts'
import { cartridge, zipOf } from './testing.ts'

const refused = async (bytes: Buffer): Promise<string> => readPackage('x', bytes).then(() => 'taken', (error: unknown) => (error instanceof NotRead ? error.rule : String(error)))

test('a cartridge becomes modules and lessons, its pages words without anything that runs, its questions tasks', async () => {
  const { title, language, modules, notTaken } = await readPackage('course.imscc', zipOf(cartridge, { packed: true }))
  assert.deepEqual([title, language, modules.map((one) => [one.title, one.lessons.map((lesson) => lesson.title)])], ['Основы', 'ru', [['Первый модуль', ['Введение', 'Ссылка']], ['Второй модуль', ['Таблица', 'Проверка']]]])
  const [intro, link] = modules[0]!.lessons
  assert.equal(intro!.markdown, '## Привет\n\nЭто **важно**: [таблица](<lesson:files%2Ftable.csv>), не ссылка и [сеть](<https://example.kz/?a=1&b=2>).\n\n- один\n- два \\* звезда\n\n\\[схема\\]\n\n| a | b |\n| --- | --- |\n| 1 | 2 \\| 3 |')
  assert.equal(link!.markdown, '[Ссылка](<https://example.kz/page>)')
  const [table, quiz] = modules[1]!.lessons
  assert.deepEqual(table!.files.map(({ name, content }) => [name, String(content)]), [['table.csv', 'a,b\n1,2\n']])
  assert.deepEqual(quiz!.tasks.map((task) => ({ ...task })), [
    { kind: 'choice', title: 'Q one', prompt: 'What is **one**?', options: [{ label: 'Answer x', right: false }, { label: 'Answer y', right: true }] },
    { kind: 'choice', title: 'Q many', prompt: 'What is **many**?', options: [{ label: 'Answer x', right: true }, { label: 'Answer y', right: false }, { label: 'Answer z', right: true }] },
    { kind: 'words', title: 'Q word', prompt: 'What is **word**?', accepted: ['медиана'] },
  ])
  assert.deepEqual(notTaken.map(({ where, what, why }) => `${where} | ${what ?? ''} | ${why.en.slice(0, 24)}`).toSorted(), [
    'idle.html | webcontent | is not in the table of c', 'Введение | javascript: | the link is none of http', 'Введение | ../pic.png | this file is not in the ', 'Введение | iframe | this part of the page wa', 'Введение | script | this part of the page wa', 'Введение | style | this part of the page wa',
    'Обсуждение | imsdt_xmlv1p3 | a discussion topic was n', 'Пропало | gone | this file is not in the ', 'Проверка: Q essay | cc.essay.v0p1 | a question of this type ',
  ].toSorted())
})

const ruleOf = (why: unknown): string => Object.entries(importRules).find(([, text]) => text === why)?.[0] ?? 'other'

/** A cartridge of one lesson; what is told of it. */
async function lessonOf(page: string | Buffer, { name = 'page.html', title = 'Урок' } = {}) {
  const manifest = `<manifest><organizations><organization><item><item><title>Модуль</title><item identifierref="p"><title>${title}</title></item><item><title>Пусто</title></item></item></item></organization></organizations><resources><resource identifier="p" type="webcontent" href="${name}"><file href="${name}"/></resource></resources></manifest>`
  const { modules, notTaken } = await readPackage('x.imscc', zipOf({ 'imsmanifest.xml': manifest, [name]: page }))
  const [lesson] = modules[0]!.lessons
  return { lesson: lesson!, told: notTaken.filter(({ where }) => where !== 'Пусто').map(({ what, why }) => `${ruleOf(why)} ${what ?? ''}`), headings: notTaken.filter(({ where }) => where === 'Пусто').length }
}

test('whatever is left out of a page is told: pictures inside it, addresses, markup, what is too long, letters', async () => {
  const inside = await lessonOf('<p>до <img src="data:image/png;base64,iVBORw0KGgo=" alt="схема"> после <a href="ftp://old.example/x">архив</a> <img alt="пусто"> <img src=" java\tscript:x"></p>')
  assert.deepEqual([inside.lesson.markdown, inside.told], ['до \\[схема\\] после архив \\[пусто\\]', ['picture data:image/png', 'address ftp:', 'picture img', 'picture javascript:']])
  assert.equal(inside.headings, 1, 'a heading with nothing below it')

  const deep = await lessonOf(`${'<div>'.repeat(100)}<b>слово &amp; &lt;</b>${'</div>'.repeat(100)}`)
  assert.deepEqual([deep.lesson.markdown, deep.told], ['слово & \\<', ['markup div']])
  const many = await lessonOf('<b>x</b> '.repeat(20_001))
  assert.deepEqual(many.told, ['markup b'])

  const long = await lessonOf(`<p>${'а'.repeat(60_000)}</p><p>${'б'.repeat(60_000)}</p>`, { title: 'т'.repeat(300) })
  assert.deepEqual([long.lesson.title, long.lesson.markdown.length, long.told], ['т'.repeat(200), 60_000, ['titleLong 300', 'lessonLong 120002']])
  const longest = await lessonOf('x'.repeat(2_000_001))
  assert.deepEqual(longest.told, ['pageLong 2000001', 'markup 2000007', 'lessonLong 2000000'])

  // «Привет» in Windows-1251, with and without saying so.
  const cyrillic = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
  const said = (head: string): Buffer => Buffer.concat([Buffer.from(head), cyrillic])
  for (const head of ['<html><head><meta charset="windows-1251"></head><body>', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', '<?xml version="1.0" encoding="windows-1251"?><html>']) {
    const { lesson, told } = await lessonOf(said(head))
    assert.deepEqual([lesson.markdown, told], ['Привет', []], head)
  }
  for (const head of ['', '<meta charset="no-such">', '<meta charset="utf-8">']) assert.match((await lessonOf(said(head))).told.join(), /^letters /, head)
  assert.equal((await lessonOf(Buffer.from('\ufeffПривет', 'utf16le'))).lesson.markdown, 'Привет')
  assert.match((await lessonOf(cyrillic, { name: 'a.txt' })).told.join(), /^letters utf-8/)

  assert.equal((await lessonOf('<p>10<sup>6</sup>, x<sup>n+1</sup>, H<sub>2</sub>O, a<sub>max</sub></p>')).lesson.markdown, '10⁶, xⁿ⁺¹, H₂O, a\\_(max)', 'powers and indices are no digits beside')
})

test('a page and a question made to be slow are read in the time that their length takes, and a reason is words', async () => {
  assert.equal((await lessonOf('<title'.repeat(150_000))).lesson.title, 'Урок')
  assert.equal((await lessonOf(`${'<div>'.repeat(90)}${'\n'.repeat(900_000)}x`)).lesson.markdown, 'x')
  const slow = readXml(`<questestinterop><assessment><item title="Q"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.fib.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext>${'&lt;a'.repeat(300_000)}</mattext></material><response_str/></presentation><resprocessing/></item></assessment></questestinterop>`)
  assert.ok('root' in slow)
  assert.deepEqual(readAssessment(slow.root)?.told.map(({ why }) => ruleOf(why)), ['question'])
  const { notTaken } = await readPackage('x.xml', Buffer.from('<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="T"><constructor/></qti-assessment-item>'))
  assert.ok(notTaken.length > 0 && notTaken.every(({ why }) => typeof why.en === 'string'))
})

test('a question is taken where a task means the same, and whatever is not the same is told', () => {
  const condition = (when: string, score = 100, more = ''): string => `<respcondition><conditionvar>${when}</conditionvar><setvar varname="SCORE" action="Set">${score}</setvar>${more}</respcondition>`
  const equal = (value: string, more = ''): string => `<varequal respident="r"${more}>${value}</varequal>`
  const item = (profile: string, prompt: string, response: string, conditions: string): string => `<item title="Q"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>${profile}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>${prompt}${response}</presentation><resprocessing>${conditions}</resprocessing></item>`
  const says = (text: string): string => `<material><mattext>${text}</mattext></material>`
  const words = '<response_str ident="r"><render_fib/></response_str>'
  const among = (ids: string): string => `<response_lid ident="r"><render_choice>${[...ids].map((id) => `<response_label ident="${id}">${says(id)}</response_label>`).join('')}</render_choice></response_lid>`
  const read = (items: string, beside = '') => {
    const xml = readXml(`<questestinterop><assessment title="T">${beside}<section>${items}</section></assessment></questestinterop>`)
    assert.ok('root' in xml)
    const { questions, told } = readAssessment(xml.root)!
    return { questions: questions.map((one) => (one.kind === 'words' ? one.accepted.join() : one.options.filter(({ right }) => right).map(({ label }) => label).join())), prompts: questions.map(({ prompt }) => prompt), told: told.map(({ what, why }) => `${ruleOf(why)} ${what}`) }
  }
  const fill = (conditions: string, prompt = says('Столица?')) => read(item('cc.fib.v0p1', prompt, words, conditions))
  const several = (when: string) => read(item('cc.multiple_response.v0p1', says('Какие?'), among('xyz'), condition(when)))

  const partial = fill(condition(equal('Астана')) + condition(equal('Алматы'), 50))
  assert.deepEqual([partial.questions, partial.told], [['Астана'], ['partial Алматы = 50']])
  assert.deepEqual(fill(condition(equal('Астана')) + condition(`<or>${equal('Astana')}${equal('Нур-Султан')}</or>`)).questions, ['Астана,Astana,Нур-Султан'])
  assert.deepEqual(fill(condition(`<and>${equal('a')}${equal('b')}</and>`)).told, ['condition cc.fib.v0p1'])
  assert.deepEqual(fill(condition(`<not>${equal('a')}</not>`)).told, ['condition cc.fib.v0p1'])
  assert.deepEqual(fill(condition(equal('a')).replace('"Set"', '"Add"')).told, ['condition cc.fib.v0p1'])
  const capitals = fill(condition(equal('pH', ' case="Yes"')))
  assert.deepEqual([capitals.questions, capitals.told], [['pH'], ['capitals pH']])

  assert.deepEqual([several(`<and>${equal('x')}<not>${equal('y')}</not>${equal('z')}</and>`).questions, several(`<and>${equal('x')}<not><or>${equal('y')}${equal('z')}</or></not></and>`).questions], [['x,z'], ['x']])
  for (const when of [`<or>${equal('x')}${equal('y')}</or>`, `<and>${equal('x')}<or>${equal('y')}${equal('z')}</or></and>`, `<and>${equal('x')}<not><and>${equal('y')}${equal('z')}</and></not></and>`]) assert.deepEqual(several(when).told, ['condition cc.multiple_response.v0p1'], when)
  const one = read(item('cc.multiple_choice.v0p1', says('Что?'), among('xyz'), condition(equal('x')) + condition(equal('y'), 50)))
  assert.deepEqual([one.questions, one.told], [['x'], ['partial y = 50']])

  assert.deepEqual(fill(condition(equal('a')), '<material><mattext>Первая часть.</mattext><mattext texttype="text/html">&lt;p&gt;Вторая &lt;b&gt;часть&lt;/b&gt;.&lt;/p&gt;</mattext></material><flow><material><mattext>Третья.</mattext></material></flow>').prompts, ['Первая часть.\n\nВторая **часть**.\n\nТретья.'])
  for (const prompt of ['<material><mattext>Что тут?</mattext><matimage uri="a.png"/></material>', says('&lt;p&gt;Что тут? &lt;img src="a.png"&gt;&lt;/p&gt;'), says('&lt;p&gt;Что тут? &lt;img src="data:image/png;base64,x"&gt;&lt;/p&gt;'), says('&lt;p&gt;Что?&lt;video src="a"&gt;&lt;/video&gt;&lt;/p&gt;'), '<material><mattext>Что тут? <img src="a.png"/></mattext></material>']) {
    const { questions, told } = fill(condition(equal('a')), prompt)
    assert.deepEqual([questions, told.map((row) => row.split(' ')[0])], [[], ['media']], prompt)
  }
  assert.match(read(item('cc.multiple_choice.v0p1', says('Что?'), among('xy').replace('<mattext>x', '<matimage uri="x.png"/><mattext>x'), condition(equal('x')))).told.join(), /^media /)

  const beside = '<qtimetadata><qtimetadatafield><fieldlabel>qmd_timelimit</fieldlabel><fieldentry>30</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.exam.v0p1</fieldentry></qtimetadatafield></qtimetadata><rubric/>'
  assert.deepEqual(read(item('cc.fib.v0p1', says('?'), words, condition(equal('a'))).replace('</item>', '<itemfeedback ident="f"/></item>'), beside).told, ['setting rubric', 'setting qmd_timelimit', 'other itemfeedback'])
})

test('an archive that lies, leads outside, is too large or has no manifest is refused in words', async () => {
  const manifest = cartridge['imsmanifest.xml']!
  assert.equal(await refused(zipOf({ '../../etc/passwd': 'x', 'imsmanifest.xml': manifest })), 'outside')
  assert.equal(await refused(zipOf({ '/etc/passwd': 'x', 'imsmanifest.xml': manifest })), 'outside')
  assert.equal(await refused(zipOf({ 'a.html': 'x' })), 'noManifest')
  assert.equal(await refused(zipOf({ 'big.txt': Buffer.alloc(30_000_000) }, { packed: true })), 'bomb')
  assert.equal(await refused(zipOf({ 'lies.txt': Buffer.alloc(3_000_000) }, { packed: true, says: 10 })), 'archive')
  assert.equal(await refused(zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`f${at}`, ''])))), 'manyFiles')
  assert.equal(await refused(zipOf({ 'imsmanifest.xml': '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><manifest>&a;</manifest>' })), 'doctype')
  assert.equal(await refused(zipOf({ 'imsmanifest.xml': '<manifest>' })), 'manifest')
  assert.equal(await refused(zipOf({ 'imsmanifest.xml': '<manifest/>' })), 'nothing')
  assert.equal(await refused(zipOf({ 'imsmanifest.xml': manifest }).subarray(0, 200)), 'archive')
  assert.deepEqual([await refused(Buffer.from('%PDF-1.7')), await refused(Buffer.alloc(0))], ['type', 'empty'])
})
