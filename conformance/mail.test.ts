/** Letters as an outside parser reads them, as strictly as it can: Python's `email`, which stops at any defect. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { z } from 'zod'
import { compose } from '../src/kernel/parties/compose.ts'
import { folderPost, type Letter } from '../src/kernel/parties/index.ts'
import { type Locale, locales } from '../src/law/text.ts'
import { kindsNamed, publicUrl, samples } from './mail-letters.ts'

/** What the parser reads of letters that go by the folder, in the order of their ids. */
async function readStrictly(folder: string, letters: readonly Letter[]): Promise<unknown> {
  const post = folderPost(folder, 'Шаңырақ <no-reply@example.kz>')
  for (const letter of letters) await post.send(letter)
  const files = readdirSync(folder).sort().map((name) => join(folder, name))
  const { stdout } = await promisify(execFile)('python3', [join(import.meta.dirname, 'read_mail.py'), ...files], { maxBuffer: 64 << 20 })
  return JSON.parse(stdout)
}

test('a strict parser of RFC 5322 finds no defect in a letter, and reads in it what was written', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-mail-'))
  t.after(() => { rmSync(folder, { recursive: true }) })
  const subjects = [
    'Төлем шоты шығарылды: № 2026-000001, 195 700 ₸', 'Plain words', 'Ұзақ тақырып '.repeat(30).trim(), 'Счёт: "кавычки", <скобки>; точка, запятая', '😀 ᠮᠣᠩᠭᠣᠯ 漢字', 'a\r\nBcc: somebody@example.kz', 'x',
  ]
  const letters = subjects.map((subject, at): Letter => ({
    id: `01a228b2-e843-7813-ae47-6540bd87d2${String(at).padStart(2, '0')}`, recipient: 'ulgi.name+tag@example.kz', locale: 'kk', subject, body: `${subject}\n\nhttp://localhost:3000/kk/cabinet\n.\n`,
    createdAt: '2026-11-09T04:05:06.000Z',
  }))
  assert.deepEqual(await readStrictly(folder, letters), letters.map(({ subject, body }) => ({
    subject: subject.replaceAll(/[\r\n]+/g, ' '), from: 'no-reply@example.kz', name: 'Шаңырақ', to: ['ulgi.name+tag@example.kz'],
    date: '2026-11-09T04:05:06+00:00', language: 'kk', body: body.replaceAll(/\r?\n/g, '\r\n'),
  })))
})

/** The parts of a letter in their order; what is in brackets is there where it applies. */
const form: Readonly<Record<Locale, RegExp>> = {
  kk: /^Сәлеметсіз бе\?\n\n[^]+\n\nНегізі: [^]+\n\nНе істеу керек: [^]+\n\n(?:[^\n]+ күні: [^\n]+\n\n|Соңғы күн: [^\n]+\n\n|Қолданылу мерзімі: [^\n]+\n\n)?Порталда ашу: [^\n]+\n\n(?:Күнтізбеге қосу: [^\n]+\n\n)?Сұрақтарыңыз болса, хабарласыңыз: [^\n]+$/,
  ru: /^Здравствуйте\.\n\n[^]+\n\nОснование: [^]+\n\nЧто нужно сделать: [^]+\n\n(?:Последний день[^\n]*: [^\n]+\n\n|Срок действия: [^\n]+\n\n)?Открыть на портале: [^\n]+\n\n(?:Добавить в календарь: [^\n]+\n\n)?По вопросам обращайтесь: [^\n]+$/,
  en: /^Good day\.\n\n[^]+\n\nGround: [^]+\n\nWhat to do: [^]+\n\n(?:(?:The l|L)ast day[^\n]*: [^\n]+\n\n|Valid for: [^\n]+\n\n)?Open it on the portal: [^\n]+\n\n(?:Add it to a calendar: [^\n]+\n\n)?If you have questions, ask: [^\n]+$/,
}

test('every kind of letter that a source names greets, says its ground, what to do, until when, where and whom to ask, in each language, and goes by the strict parser', async (t) => {
  assert.deepEqual([...new Set(samples.map(({ kind }) => kind))].sort(), [...kindsNamed()].sort(), 'a sample of each kind stands in mail-letters.ts')
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-mail-'))
  t.after(() => { rmSync(folder, { recursive: true }) })
  const letters = samples.flatMap((parts, at) => locales.map((locale, language): Letter => {
    const { subject, body } = compose(publicUrl, parts)
    return { id: `01a228b2-e843-7813-ae47-${String(at * 10 + language).padStart(12, '0')}`, recipient: 'ulgi@example.kz', locale, subject: subject[locale], body: body[locale], createdAt: '2026-11-09T04:05:06.000Z' }
  }))
  const told = z.array(z.object({ subject: z.string(), body: z.string(), language: z.enum(locales) })).parse(await readStrictly(folder, letters))
  assert.deepEqual(told.map(({ subject, language }) => [language, subject]), letters.map(({ subject, locale }) => [locale, subject]))
  for (const [at, { body, language, subject }] of told.entries()) {
    const { kind, path, secretPath, first } = samples[Math.floor(at / locales.length)]!
    const said = body.replaceAll('\r\n', '\n').split('\n\n* * *\n\n')
    for (const [place, one] of said.entries()) assert.match(one, form[first === 'all' ? locales[place]! : language], `${kind}: ${subject}`)
    const place = secretPath ?? path
    if (typeof place === 'string') assert.ok(said[0]!.includes(`${publicUrl}/${said.length > 1 ? locales[0] : language}${place}`), `${kind}: the very place`)
  }
})

test('a link that opens something by itself, and words that may be erased, go by mail and are kept in no inbox', () => {
  for (const parts of samples) {
    const { body, kept = body } = compose(publicUrl, parts)
    if (parts.secretPath !== undefined) assert.ok(body.kk.includes(parts.secretPath) && !kept.kk.includes('secret'), parts.kind)
    if (parts.quoted !== undefined) assert.ok(body.kk.includes(parts.quoted.kk) && !kept.kk.includes(parts.quoted.kk), parts.kind)
    for (const one of kept.kk.split('\n\n* * *\n\n').slice(0, 1)) assert.match(one, form.kk)
  }
})
