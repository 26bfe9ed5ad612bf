/** Packages of courses: what is taken of a Common Cartridge, what is told as not taken, and what no hostile archive does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotRead, readPackage } from './index.ts'
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
    'idle.html | webcontent | is not in the table of c', 'Введение | ../pic.png | this file is not in the ', 'Введение | iframe | this part of the page wa', 'Введение | script | this part of the page wa', 'Введение | style | this part of the page wa',
    'Обсуждение | imsdt_xmlv1p3 | a discussion topic was n', 'Пропало | gone | this file is not in the ', 'Проверка: Q essay | cc.essay.v0p1 | a question of this type ',
  ].toSorted())
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
