/** Packages of courses: what is taken of a Common Cartridge, what is told as not taken, and what no hostile archive does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
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

  const deep = await lessonOf(`${'<div>'.repeat(100)}<b>слово</b>${'</div>'.repeat(100)}`)
  assert.deepEqual([deep.lesson.markdown, deep.told], ['слово', ['markup div']])
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
