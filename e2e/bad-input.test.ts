/**
 * Bad input from outside, in each language of the country: files with an unknown field, a rule on a field of another type, steps that never end, a missing
 * language, a day in the past, a YAML bomb, two enactments at once; an entry that was struck, a call closed a second ago, an hour in the past. Each says where,
 * what is wrong and what to do, and nothing is half done.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gardens, ownHat } from '../src/kernel/cases/testing.ts'
import { transact } from '../src/kernel/database/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { openWorldOf, type World } from '../src/kernel/testing.ts'
import { readDeclaration, readRegister } from '../src/law/declaration-yaml.ts'
import { keepRegions } from '../src/law/places.ts'
import type { Procedure } from '../src/law/procedure.ts'
import { serviceRoutes } from '../src/portal/services/index.ts'
import { testPortal, testToken } from '../src/portal/testing.ts'
import { shanyraq } from './command.ts'
import { openedFolder } from './opened-folder.ts'
import { freePort, run, type Running } from './processes.ts'

const languages = ['kk', 'ru', 'en'] as const
type Said = Readonly<Record<(typeof languages)[number], RegExp>>

describe('A file', () => {
  const base = mkdtempSync(join(tmpdir(), 'shanyraq-bad-input-'))
  const folder = join(base, 'files')
  let portal: Running
  let env: Readonly<Record<string, string>>
  let source = ''

  before(async () => {
    const port = String(await freePort())
    env = { SHANYRAQ_DATA: join(base, 'data'), SHANYRAQ_PROGRAMME: 'law', PORT: port }
    await openedFolder(join(base, 'data'))
    portal = run('src/main.ts', ['start'], { env })
    await portal.line(/is open at/)
    assert.equal((await declarations('en', 'export', folder)).code, 0)
    source = readFileSync(join(folder, 'technopark.residency.yaml'), 'utf8').replace(/from: \d{4}-\d\d-\d\d\n/, `from: ${nextYear}\n`)
  })
  after(async () => {
    await portal.stop()
    rmSync(base, { recursive: true, force: true })
  })

  const nextYear = `${new Date().getUTCFullYear() + 1}-03-01`

  const declarations = (language: string, ...args: readonly string[]) => shanyraq(['declarations', ...args], { ...env, SHANYRAQ_LANGUAGE: language })

  /** The residency of next year with something of its text changed, and the line of a text in it. */
  function changed(name: string, ...changes: readonly (readonly [from: RegExp | string, to: string])[]) {
    const path = join(base, `${name}.yaml`)
    const text = changes.reduce((earlier, [from, to]) => {
      const later = earlier.replace(from, to)
      assert.notEqual(later, earlier, `${from} is in the text`)
      return later
    }, source)
    writeFileSync(path, text)
    return path
  }

  /** Nothing of the file is in force or will be. */
  const nothingEnacted = async () => assert.deepEqual(await declarations('en', 'diff'), { code: 0, out: 'Nothing differs.', err: '' })

  async function refused(file: string, said: Said): Promise<void> {
    await Promise.all(languages.map(async (language) => {
      const { code, out, err } = await declarations(language, 'import', file)
      assert.deepEqual([code, out], [1, ''], err)
      assert.match(err, said[language])
    }))
  }

  test('with a field that no declaration has says its line and what to do', async () => {
    await refused(changed('unknown', [/reasons: true/g, 'resons: true']), {
      kk: /unknown\.yaml:\d+: .*«resons» деген атау болмайды\. Жазылуын тексеріңіз/, ru: /unknown\.yaml:\d+: .*не бывает «resons»\. Проверьте написание/, en: /unknown\.yaml:\d+: There is no “resons” in “steps\.moderation\.outcomes\.correct”\. Check how it is spelt/,
    })
  })

  test('with a rule on a field of another type says its line and clause', async () => {
    await refused(changed('type', [/fact: branches\b/g, 'fact: sellsGoods']), {
      kk: /type\.yaml:\d+ rules\.eligible\.of\.2\S*: Мұнда «sellsGoods» сұрағы жарамайды.*таңдаңыз/, ru: /type\.yaml:\d+ rules\.eligible\.of\.2\S*: Вопрос «sellsGoods» здесь не подходит.*Возьмите/,
      en: /type\.yaml:\d+ rules\.eligible\.of\.2\S*: .*cannot speak of “sellsGoods”.*Take a rule/,
    })
  })

  test('with steps that lead round for ever says its line and step', async () => {
    await refused(changed('endless', [/to: closed\b/g, 'to: moderation']), {
      kk: /endless\.yaml:\d+ steps\.\w+: .*іс аяқталмайды.*«to: closed» деп жазыңыз/, ru: /endless\.yaml:\d+ steps\.\w+: .*не может завершиться.*Укажите «to: closed»/, en: /endless\.yaml:\d+ steps\.\w+: A case cannot end .*“to: closed”/,
    })
  })

  test('in which a language is missing says its line', async () => {
    await refused(changed('language', [/\n {6}kk: Өтінішті тексеру\n/, '\n']), {
      kk: /language\.yaml:\d+: «\S*kk» жоқ\. Оны қосыңыз/, ru: /language\.yaml:\d+: Нет «\S*kk»\. Добавьте/, en: /language\.yaml:\d+: “\S*kk” is missing\. Add it/,
    })
  })

  test('that would begin in the past says its line, and when it can begin', async () => {
    await refused(changed('past', [`from: ${nextYear}`, 'from: 2024-01-01']), {
      kk: /past\.yaml:\d+ inForce\.from: Декларация ең ерте дегенде ертең қолданысқа енеді/, ru: /past\.yaml:\d+ inForce\.from: Декларация вступает в силу не раньше завтрашнего дня/, en: /past\.yaml:\d+ inForce\.from: A declaration comes into force tomorrow at the earliest/,
    })
  })

  test('that unfolds without end is refused in a moment, with its line', async () => {
    const path = join(base, 'bomb.yaml')
    writeFileSync(path, ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 8 }, (_, at) => `${'bcdefghi'[at]}: &${'bcdefghi'[at]} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[at]}`).join(', ')}]`)].join('\n'))
    await refused(path, { kk: /bomb\.yaml:1: Мәтіндегі сілтемелер .*тым көп/, ru: /bomb\.yaml:1: Ссылок .*слишком много/, en: /bomb\.yaml:1: There are too many references/ })
  })

  test('that was refused has left nothing in force, nor has a sound one beside it', async () => {
    const sound = join(base, 'sound.yaml')
    writeFileSync(sound, readFileSync(join(folder, 'technopark.withdrawal.yaml'), 'utf8').replace(/from: \d{4}-\d\d-\d\d\n/, `from: ${nextYear}\n`))
    const { code } = await declarations('kk', 'import', sound, changed('beside', [/^starts: .*$/m, 'starts: nowhere']))
    assert.equal(code, 1)
    await nothingEnacted()
  })

  test('enacted at once with another of the same day leaves one whole version to come, and whoever has no part in it was before it, or is told', async () => {
    const files = ['first', 'second'].map((name) => changed(name, [/kk: Қолданушы|kk: /, `kk: ${name} `]))
    // In processes: they share a database, and no memory.
    const answers = await Promise.all(files.map(async (file, at) => {
      const command = run('src/main.ts', ['declarations', 'import', file], { env: { ...env, SHANYRAQ_LANGUAGE: languages[at]! } })
      return { code: await command.ended(), out: command.out(), err: command.err() }
    }))
    const differing = [await declarations('en', 'diff', files[0]!), await declarations('en', 'diff', files[1]!)]
    const standing = [0, 1].filter((at) => !differing[at]!.out.includes('technopark.residency:'))
    assert.equal(standing.length, 1, `exactly one of both stands, whole: ${JSON.stringify(differing)}`)
    const [won, other] = [answers[standing[0]!]!, answers[1 - standing[0]!]!]
    assert.equal(won.code, 0, won.err)
    // Of two that were entered the later one takes the place of the one before it; one that was not is told, in the language in which it was asked.
    const entered = new RegExp(`^technopark\\.residency ${nextYear} \\S+$`, 'm')
    assert.match(won.out, entered)
    if (other.code === 0) assert.match(other.out, entered)
    else assert.match(other.err, [/\.yaml:\d+ .*[әіңғүұқөһ]/i, /\.yaml:\d+ .*[а-яё]/i][1 - standing[0]!]!)
    assert.notEqual(won.out, other.out, 'they are two versions')
    const after = join(base, 'after')
    assert.equal((await declarations('en', 'export', after)).code, 0)
    const toCome = readdirSync(after).filter((name) => name.startsWith('technopark.residency.') && name !== 'technopark.residency.yaml')
    assert.deepEqual(toCome, [`technopark.residency.${nextYear}.yaml`], 'and nothing of the other is left to come')
    assert.equal((await declarations('en', 'diff', join(after, toCome[0]!))).out, differing[standing[0]!]!.out)
  })
})

describe('An answer', () => {
  const example = (path: string) => readFileSync(join(import.meta.dirname, '../docs/examples', path), 'utf8')
  const procedure = (path: string): Procedure => readDeclaration(example(path)).value!
  const asked = (world: World, actor: Actor) => testPortal({ routes: serviceRoutes(world.kernel), session: { actor } })
  /** Sends a page of a form as a browser does. */
  async function send(world: World, actor: Actor, path: string, fields: Readonly<Record<string, string>>): Promise<{ status: number; text: string }> {
    const body = new FormData()
    for (const [name, value] of Object.entries({ csrf: testToken, ...fields })) body.set(name, value)
    const answer = await asked(world, actor).ask(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    return { status: answer.status, text: await answer.text() }
  }

  test('that names an hour in the past is refused at its question, and keeps no hour', async (t) => {
    const hour = procedure('notary-hour/appointment.yaml')
    const world = await openWorldOf(gardens([hour]))
    t.after(() => world.close())
    const actor = ownHat(await world.founder())
    const draft = await world.kernel.cases.begin(actor, { procedure: hour.id })
    const said: Said = { kk: /Бұл уақыт өтіп кетті\. Алдағы уақыттардың бірін таңдаңыз/, ru: /Это время уже прошло\. Выберите время в будущем/, en: /This time has passed\. Choose one that is still to come/ }
    for (const language of languages) {
      const { status, text } = await send(world, actor, `/${language}/drafts/${draft}/time`, { hour: '2026-02-02T09:00' })
      assert.equal(status, 422)
      assert.match(text, said[language])
      assert.match(text, /href="#f-hour"/)
    }
    assert.deepEqual((await world.kernel.allocations.own(actor)), [])
  })

  test('to a call that closed a second ago is refused with the time and what to do, and is no case', async (t) => {
    const summer = procedure('summer-school/summer.yaml')
    const world = await openWorldOf(gardens([summer, procedure('summer-school/appeal.yaml')]))
    t.after(() => world.close())
    await world.kernel.round()
    const { cases } = world.kernel
    const actor = ownHat(await world.founder())
    const draft = await cases.begin(actor, { procedure: summer.id })
    for (const page of summer.form) await cases.savePage(actor, draft, page, { grade: '100', prizes: '9', born: '2010-01-01' })
    world.at('2026-03-02T13:00:01.000Z')
    const said: Said = { kk: /Өтініш қабылдау аяқталды: 2026 ж\. 2 наурыз, 18:00\. Келесі/, ru: /Приём заявлений завершён: 2 марта 2026 года, 18:00\. Следующий/, en: /Applications closed on 2 March 2026, 18:00\. The next/ }
    for (const language of languages) {
      const { status, text } = await send(world, actor, `/${language}/drafts/${draft}/sign`, {})
      assert.ok(status >= 400, String(status))
      assert.match(text.replaceAll(/[\u00a0\u202f]/g, ' '), said[language])
    }
    assert.deepEqual((await cases.own(actor)), [])
  })

  test('that names an entry which was struck is refused at its question with the day and the mend, and nothing is filed', async (t) => {
    const former = keepRegions(['1', '2'].map((code) => ({ code, name: { kk: `${code}-өңір`, ru: `Регион ${code}`, en: `Region ${code}` } })))
    t.after(() => keepRegions(former))
    const procedures = ['plot', 'closing', 'fence', 'appeal'].map((name) => procedure(`land-plots/land.${name}.yaml`))
    const world = await openWorldOf(gardens(procedures, ['plots', 'fences'].map((name) => readRegister(example(`land-plots/land.${name}.register.yaml`)).value!)))
    t.after(() => world.close())
    const { kernel } = world
    const { cases } = kernel
    const [owner, officer, head] = [ownHat(await world.founder()), await world.officer('land.officer'), await world.officer('land.head')]
    const drafted = async (id: string, answers: Readonly<Record<string, string>>): Promise<string> => {
      const draft = await cases.begin(owner, { procedure: id })
      for (const page of (await cases.draft(owner, draft)).procedure.form) assert.deepEqual(await cases.savePage(owner, draft, page, answers), [])
      return draft
    }
    const ruled = async (id: string, outcome: string): Promise<void> => {
      await cases.perform(officer, { case: id, key: `on ${id}`, doing: { type: 'complete', outcome: 'on' } })
      const doing = { type: 'complete', outcome } as const
      await cases.perform(head, { case: id, key: `rules ${id}`, doing, signature: await world.sign(head, await cases.document(id, doing)) })
    }
    const plot = await cases.file(owner, { draft: await drafted('land.plot', { plotName: 'Gone', area: '600', use: 'house', region: '1', point: '43.238949 76.889709' }) })
    await ruled(plot, 'enter')
    const decision = (await cases.view(owner, plot)).state.decisions[0]!.id
    const { number } = (await kernel.registers.ofAct({ decision }))!
    const draft = await drafted('land.fence', { plot: number, height: '100' })
    const closing = await transact(kernel.db, (tx) => cases.openByOffice(tx, officer, { procedure: 'land.closing', about: decision, facts: { why: 'Divided.' }, reasons: 'Divided.', key: 'strike' }))
    await ruled(closing, 'strike')
    const before = (await cases.own(owner)).length
    const said: Said = { kk: /2026 ж\. 2 ақпан.*басқасын таңдаңыз/, ru: /2 февраля 2026 года.*выберите другую/i, en: /was struck off on 2 February 2026\. It cannot be chosen here: choose another/ }
    for (const language of languages) {
      const { text } = await send(world, owner, `/${language}/drafts/${draft}/sign`, {})
      assert.match(text.replaceAll(/[\u00a0\u202f]/g, ' '), said[language])
    }
    assert.equal((await cases.own(owner)).length, before)
  })
})
