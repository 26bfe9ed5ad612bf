/** A second country: the pack that docs/add-a-country.md walks. Its people apply, decide, sign and appeal in their own numbers, money and time. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { chosenCountry } from '../country.ts'
import { run, wordsCommand } from '../cli/index.ts'
import { openPortal } from '../house.ts'
import type { Doing } from '../kernel/cases/index.ts'
import { transact } from '../kernel/database/index.ts'
import { requireCountry } from '../kernel/keys.ts'
import type { Actor } from '../kernel/parties/index.ts'
import { openWorldOf, type World } from '../kernel/testing.ts'
import { conventions, keepTo } from '../law/conventions.ts'
import { lint } from '../law/lint.ts'
import { languagesSpoken, type Locale, locales, speak } from '../law/text.ts'
import { openLog } from '../portal/index.ts'
import { kyrgyzstan } from './kyrgyzstan/index.ts'

const folder = join(import.meta.dirname, 'kyrgyzstan')
const country = kyrgyzstan('sample')

describe('A second country', () => {
  const former = conventions()
  const formerLanguages = languagesSpoken()
  let world: World
  let app: ReturnType<typeof openPortal>
  let password = ''
  let pin = ''
  before(async () => {
    // Monday 2026-01-26, 22:30 in Bishkek: the evening of a day on which no office works any more.
    world = await openWorldOf(country, { start: '2026-01-26T16:30:00.000Z' })
    await country.house!.seed(world.kernel, () => {})
    const samples = await country.samples(world.kernel)
    password = samples!.password
    pin = samples!.pin
    app = openPortal(world.kernel, country, openLog({ write: () => undefined }))
  })
  after(async () => {
    await world.close()
    keepTo(former) // whatever runs next in this process is of the first country again
    speak(formerLanguages)
  })

  interface Person { readonly actor: Actor; ask(path: string, init?: RequestInit): Promise<Response>; read(path: string): Promise<string>; send(page: string, values: Readonly<Record<string, string>>): Promise<Response> }

  /** A sample person, signed in, in the hat of their company or office. */
  async function person(name: string): Promise<Person> {
    const { parties } = world.kernel
    const { secret } = await parties.signInByPassword({ email: `${name}@sample.example`, password }, { device: 'test' })
    const [right] = await parties.organisationsOf((await parties.actorOf(secret))!.person)
    await parties.switchHat(secret, right ? { kind: 'organisation', organisation: right.organisation.id } : { kind: name.includes('.') ? 'office' : 'self' })
    const actor = (await parties.actorOf(secret))!
    const ask = async (path: string, init: RequestInit = {}) =>
      app.request(`http://localhost:3000${path}`, { ...init, headers: { cookie: `${parties.cookie.name}=${secret}`, 'sec-fetch-site': 'same-origin', ...init.headers } })
    const read = async (path: string) => (await (await ask(path)).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
    return {
      actor, ask, read,
      async send(page, values) {
        const token = /name="csrf" value="([^"]+)"/.exec(await read(page))?.[1] ?? ''
        return ask(page, { method: 'POST', body: new URLSearchParams({ csrf: token, ...values }) })
      },
    }
  }

  async function signed(actor: Actor, document: Uint8Array) {
    const { local } = world.kernel.signatures
    const [certificate] = await local.certificates(actor.person)
    return { provider: 'local', cms: await local.sign(actor.person, certificate!.id, pin, document) }
  }

  let keys = 0
  async function act({ actor }: Person, id: string, doing: Doing, sign = false): Promise<void> {
    const signature = sign && await signed(actor, await world.kernel.cases.document(id, doing))
    await world.kernel.cases.perform(actor, { case: id, key: `act-${keys += 1}`, doing, ...(signature && { signature }) })
  }

  async function filed({ actor }: Person, procedure: string, answers: Readonly<Record<string, string>>, about?: string): Promise<string> {
    const { cases } = world.kernel
    const draft = await cases.begin(actor, { procedure, ...(about && { about }) })
    for (const page of (await cases.draft(actor, draft)).procedure.form) assert.deepEqual(await cases.savePage(actor, draft, page, answers), [])
    const { procedure: { opens } } = await cases.draft(actor, draft)
    return cases.file(actor, { draft, ...(opens.by === 'company' && { signature: await signed(actor, cases.draftDocument(await cases.draft(actor, draft))) }) })
  }

  test('its declarations are sound', () => {
    assert.deepEqual(lint(country.procedures, undefined, country.registers, country.bodies).filter(({ severity }) => severity === 'error'), [])
  })

  test('the page that shows how to add a country walks all of its files and no other, and what it quotes stands in them', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/add-a-country.md'), 'utf8')
    const walked = [...page.matchAll(/^### `([\w.-]+\.(?:ts|po))`/gm)].map(([, file]) => file!)
    assert.deepEqual(walked.toSorted(), readdirSync(folder).toSorted())
    const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
    const quoted = [...page.matchAll(/\n```ts\n([\s\S]*?)\n```/g)].map(([, code]) => code!)
    assert.ok(quoted.length >= 2)
    for (const code of quoted) assert.ok(sources.includes(code), code)
  })

  test('money is read as som, and whoever writes it wrong is told so in som', async () => {
    const { cases } = world.kernel
    const resident = await person('resident')
    const draft = await cases.begin(resident.actor, { procedure: 'support.fuel-aid' })
    const [page] = (await cases.draft(resident.actor, draft)).procedure.form
    const said = await cases.savePage(resident.actor, draft, page!, { place: 'Нарын', spent: 'елу мың' })
    assert.equal(said[0]!.text.en, 'Write an amount in som, such as 1 250 000 or 1 250 000.50.')
    assert.equal(said[0]!.text.ru, 'Укажите сумму в сомах, например 1 250 000 или 1 250 000,50.')
    assert.equal((await cases.savePage(resident.actor, draft, page!, { place: 'Нарын', spent: '50 000 тенге' })).length, 1, 'no other currency is taken for it')
    assert.deepEqual(await cases.savePage(resident.actor, draft, page!, { place: 'Нарын', spent: '50000 сом' }), [])
    assert.equal((await cases.draft(resident.actor, draft)).facts['spent'], '5000000')
    assert.match(await resident.read(`/ru/drafts/${draft}/fuel`), /Сколько вы потратили на топливо\?, сом/)
  })

  test('a resident applies, an officer reviews, the head signs with the portal’s own signature, and a stranger verifies the decision', async () => {
    const { decisions, signatures } = world.kernel
    const [resident, officer, head] = [await person('resident'), await person('support.officer'), await person('support.head')]
    const id = await filed(resident, 'support.fuel-aid', { place: 'Нарын', spent: '12 345,50 сом' })
    const seen = await officer.read(`/ru/desk/cases/${id}`)
    assert.ok(seen.includes('12 345,50 сом'), 'shown as people there write it')
    assert.ok(seen.includes('26 января 2026 года, 22:30'), 'on the clock of Bishkek')
    assert.ok(!/тенге|₸|ИИН|БИН/.test(seen))
    await act(officer, id, { type: 'complete', outcome: 'pass' })
    await act(head, id, { type: 'complete', outcome: 'grant' }, true)

    const { number } = (await world.kernel.cases.view(resident.actor, id)).state.decisions[0]!
    const { record } = (await decisions.find(number))!
    assert.deepEqual([record.number, record.decidedOn, record.institutionName.en, record.claims], ['SUP-2026-000001', '2026-01-26', 'Support office (a sample)', { place: 'Нарын', spent: '1234550' }])
    const report = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(number))))
    assert.equal(report.verdict, 'ok')
    assert.ok(report.steps.every(({ verdict }) => verdict !== 'failed'))
    const paper = await resident.ask(`/decisions/${number}/document.pdf?lang=ru`)
    assert.equal(paper.headers.get('content-type'), 'application/pdf')
    assert.equal((await decisions.verify(new Uint8Array(await paper.arrayBuffer()))).verdict, 'ok')
    assert.match(await (await resident.ask(`/decisions/${number}/credential.jwt`)).text(), /^ey/)
    const shown = await resident.read(`/ru/decisions/${number}`)
    assert.ok(shown.includes('12 345,50 сом'))

    const [certificate] = await signatures.local.certificates(head.actor.person)
    assert.equal((await world.kernel.parties.person(head.actor.person))!.identifier!.value.length, 14)
    const { signer } = await signatures.verify('local', await signatures.local.sign(head.actor.person, certificate!.id, pin, new Uint8Array([1])), new Uint8Array([1]))
    assert.deepEqual([signer.identifier.value.length, signer.roles], [14, ['person']])
  })

  test('who spent too much is refused with the ground in som, appeals, and wins a second review; a resident decides nothing', async () => {
    const { cases, decisions } = world.kernel
    const [resident, officer, head, rapporteur, chair] = [
      await person('resident'), await person('support.officer'), await person('support.head'), await person('council.rapporteur'), await person('council.chair'),
    ]
    const id = await filed(resident, 'support.fuel-aid', { place: 'Ош', spent: '50 000,01' })
    await assert.rejects(act(resident, id, { type: 'complete', outcome: 'pass' }))
    assert.equal((await resident.ask(`/ru/desk/cases/${id}`)).status, 403)
    await act(officer, id, { type: 'complete', outcome: 'pass' })
    await act(head, id, { type: 'complete', outcome: 'refuse' }, true)
    const refusal = (await cases.view(resident.actor, id)).state.decisions[0]!
    const { record } = (await decisions.find(refusal.id))!
    assert.deepEqual(record.grounds.map(({ text }) => text.ru), ['Расходы превышают 50 000 сомов.'])

    const heard = await filed(resident, 'council.appeal', { why: 'Зима была долгой.' }, refusal.id)
    await act(rapporteur, heard, { type: 'complete', outcome: 'pass' })
    await act(chair, heard, { type: 'complete', outcome: 'annul', reasons: 'Нужно проверить чек.' }, true)
    assert.equal((await cases.view(resident.actor, id)).state.step, 'review')
  })

  test('the head of a company with an INN of fourteen digits signs an application, and the workshop stands in the open register', async () => {
    const [workshop, registrar, head] = [await person('workshop'), await person('crafts.registrar'), await person('crafts.head')]
    const { scheme, value: inn } = workshop.actor.organisation!.identifier
    assert.equal(scheme, 'kg.inn')
    assert.match(inn, /^\d{14}$/)
    const id = await filed(workshop, 'crafts.workshop', { craft: 'Шырдак' })
    await act(registrar, id, { type: 'complete', outcome: 'pass' })
    await act(head, id, { type: 'complete', outcome: 'enter' }, true)
    await world.kernel.journal.settle()
    const list = await (await app.request('http://localhost:3000/ru/registers/crafts.workshops')).text()
    assert.ok(list.includes('Шырдак'))
  })

  test('its first language is one in which the product is not written: what its translator has written is shown, and the rest in Russian', async () => {
    assert.deepEqual(locales, ['ky', 'ru', 'en'])
    const home = await (await app.request('http://localhost:3000/ky')).text()
    assert.match(home, /<html lang="ky">/)
    for (const words of ['Жасалма интеллект программасынын порталы', 'Кирүү', 'Катталуу', 'Эмне кылгыңыз келет?', 'hreflang="ky"', 'Кызматтар']) assert.ok(home.includes(words), words)
    assert.notEqual((await app.request('http://localhost:3000/kk')).status, 200)
    const absent = await (await app.request('http://localhost:3000/ky/nowhere')).text()
    assert.ok(absent.includes('Мындай бет жок'))
    const services = await (await app.request('http://localhost:3000/ky/services')).text()
    assert.ok(services.includes('Кышкы отунга жардам (үлгү)') && services.includes('10 жумуш күнү ичинде'))
  })

  test('the search is asked in its own language, and shows terms of the glossary, which nobody has translated, in Russian', async () => {
    const found = await app.request(`http://localhost:3000/ky/search?q=${encodeURIComponent('заявитель')}`)
    assert.equal(found.status, 200)
    assert.match((await found.text()).replaceAll(/<\/?mark>/g, ''), /docs\/glossary\.md[^>]*>Заявитель/i)
  })

  test('a case is applied for, decided and read in Kyrgyz', async () => {
    const { cases } = world.kernel
    const ky: Locale = locales[0]
    const [resident, officer, head] = [await person('resident'), await person('support.officer'), await person('support.head')]
    const draft = await cases.begin(resident.actor, { procedure: 'support.fuel-aid' })
    const [page] = (await cases.draft(resident.actor, draft)).procedure.form
    const [wrong] = await cases.savePage(resident.actor, draft, page!, { place: 'Нарын', spent: 'елу мың' })
    assert.equal(wrong!.text[ky], 'Сумманы сом менен жазыңыз, мисалы 1 250 000 же 1 250 000,50.')
    const form = await resident.read(`/ky/drafts/${draft}/fuel`)
    assert.ok(form.includes('Отунга канча акча жумшадыңыз?') && form.includes('Сактап, улантуу'))
    const id = await filed(resident, 'support.fuel-aid', { place: 'Нарын', spent: '12 345,50 сом' })
    const own = await resident.read(`/ky/cases/${id}`)
    assert.ok(own.includes('Иштин тарыхы') && own.includes('2026-ж. 26-январь, 22:30'))
    const seen = await officer.read(`/ky/desk/cases/${id}`)
    assert.ok(seen.includes('12 345,50 сом') && seen.includes('Талаптар аткарылган'))
    await act(officer, id, { type: 'complete', outcome: 'pass' })
    await act(head, id, { type: 'complete', outcome: 'grant' }, true)
    const { number } = (await cases.view(resident.actor, id)).state.decisions[0]!
    const decision = await resident.read(`/ky/decisions/${number}`)
    assert.ok(decision.includes('Отунга жардам берилди.') && decision.includes('Чечимдин аныктыгын текшерүү'))
    assert.equal((await resident.ask(`/decisions/${number}/document.pdf?lang=ky`)).status, 200)
    for (const text of [form, own, seen, decision]) assert.ok(!/\bundefined\b/.test(text))
  })

  test('what its translator still has to do is said to an administrator and on the command line, and to nobody else', async () => {
    assert.equal((await (await person('resident')).ask('/ru/admin/words')).status, 403)
    const { person: head } = (await person('crafts.head')).actor
    await transact(world.kernel.db, (tx) => world.kernel.parties.grantRole(tx, { system: 'test' }, { person: head, role: 'administrator' }))
    const page = await (await person('crafts.head')).read('/ru/admin/words')
    assert.match(page, /<span lang="ky">Кыргызча<\/span>[\s\S]*Не хватает/)
    let said = ''
    const out = { write: (text: string) => { said += text } }
    const words = wordsCommand({ languages: country.languages })
    assert.equal(await run(['words', 'missing', 'ky'], { words }, { env: { SHANYRAQ_LANGUAGE: 'ru' }, out, err: out }), 1)
    const [, translated] = /Переведено: (\d+)\. Не хватает \(-\): \d+, из них [^:]*\(~\): 0\./.exec(said) ?? []
    assert.ok(Number(translated) >= 400, 'all that stands in the file is in use')
    assert.match(said, /^- portal\/messages#shell\.whileSuspended: Вам доступны открытые страницы/m)
    said = ''
    assert.equal(await run(['words', 'export', 'ky'], { words }, { out, err: out }), 0)
    assert.match(said, /msgctxt "portal\/messages#shell\.search"\nmsgid "Поиск"\nmsgstr "Издөө"/)
    assert.equal(await run(['words', 'export', 'tg'], { words }, { out, err: out }), 2)
  })

  test('its administrator fills an office on the page of its body, by a decision that verifies; nobody appoints themself, and a resident appoints nobody', async () => {
    const { decisions, parties } = world.kernel
    const [administrator, resident] = [await person('programme.administrator'), await person('resident')]
    const page = '/ky/bodies/support/offices'
    assert.equal((await resident.ask(page)).status, 403)
    const form = await administrator.read(page)
    assert.ok(form.includes('Порталдагы электрондук почтасы') && form.includes('Колдоо бөлүмүнүн адиси'), form)
    const appointing = async (email: string) => {
      const token = /name="csrf" value="([^"]+)"/.exec(await administrator.read(page))![1]!
      return administrator.ask(`${page}/appoint`, { method: 'POST', body: new URLSearchParams({ csrf: token, person: email, office: 'support.officer' }) })
    }
    assert.notEqual((await appointing('programme.administrator@sample.example')).status, 303)
    const done = await appointing('resident@sample.example')
    assert.deepEqual([done.status, done.headers.get('location')?.includes('done=appointed')], [303, true], await done.text())
    assert.ok((await parties.holdersOf(['support.officer'])).some(({ id }) => id === resident.actor.person))
    const { id } = await world.kernel.db.selectFrom('decision').select('id').where('number', 'like', 'PRG-%').executeTakeFirstOrThrow()
    const { record } = (await decisions.find(id))!
    assert.equal((record.title as Readonly<Record<string, string>>)['ky'], 'Кызматка дайындоо жөнүндө чечим')
    const { steps } = await decisions.verify(new TextEncoder().encode(JSON.stringify(await decisions.bundle(id))))
    assert.deepEqual(steps.filter(({ verdict }) => verdict === 'failed'), [])
  })

  test('its pages call the numbers of people and companies as the country does', async () => {
    const resident = await person('resident')
    const account = await resident.read('/ru/account')
    assert.ok(account.includes('ПИН') && !account.includes('ИИН'))
    const add = await resident.read('/ru/account/companies/new')
    assert.ok(add.includes('ИНН') && add.includes('14 цифр') && !add.includes('БИН'))
    assert.match(await (await resident.send('/ru/account/companies/new', { number: '123', name: 'ОсОО' })).text(), /ИНН состоит из 14 цифр, а введено 3/)
  })

  test('a data folder of one country is not opened by another; one from before there were countries is the first one’s', () => {
    const { data } = world.kernel.settings
    assert.equal(readFileSync(join(data, 'keys', 'country'), 'utf8'), 'KG')
    assert.throws(() => requireCountry(data, 'KZ', { first: true }), /begun by a portal of another country \(KG\).*SHANYRAQ_COUNTRY=KG/)
    rmSync(join(data, 'keys', 'country'))
    assert.throws(() => requireCountry(data, 'KG'), /begun by a portal of another country,/)
    requireCountry(data, 'KZ', { first: true })
    assert.throws(() => requireCountry(data, 'KG'), /\(KZ\)/)
    writeFileSync(join(data, 'keys', 'country'), 'KG')
  })

  test('without a setting the first country is served', async () => {
    assert.equal((await chosenCountry().pack())('law').code, 'KZ')
  })
})
