/** The other services, one case each through the kernel to its end: what silence does, what the rules refuse, what is paid, and what stands in a register. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hashSeen } from '../../../kernel/calls/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import { parseStatement } from '../../../kernel/ledger/index.ts'
import { exportCamt, sampleStatement } from '../../../kernel/ledger/statements/testing.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { generateIban } from '../../../law/identifier.ts'
import { dayOf } from '../../../law/time.ts'
import { courseOf } from '../../../law/trial/index.ts'
import { parkingCards } from './parking.ts'
import { type Administration, openAdministration } from './testing.ts'

let at: Administration
// It is Monday, 2 February 2026; the clock goes on from test to test and never back, for certificates begin when they are given.
before(async () => { at = await openAdministration() })
after(() => at.world.close())

const account = generateIban({ bank: '999', account: 'PERSON1' })
/** The grounds of the last decision, in Russian and the other languages. */
const grounds = async (by: Actor, id: string): Promise<string> => JSON.stringify((await at.world.kernel.decisions.find(await at.decisionOf(by, id)))!.record.grounds)

const workshop = { object: 'Шеберхана', region: '71', site: 'Абай даңғылы, 10', storeys: '1', ownLand: 'true', financing: 'Жинақ' }

test('a permit for too many storeys goes to nobody for an opinion, and is refused by that ground', async () => {
  const builder = await at.person()
  const id = await at.filed(builder, 'administration.building-permit', { ...workshop, storeys: '9' })
  const officer = await at.officer('akimat.officer')
  await assert.rejects(at.act(officer, id, 'consult', { findings: { complete: 'true' } }))
  await at.act(officer, id, 'decline', { findings: { complete: 'true' } })
  await at.act(await at.officer('akimat.head'), id, 'refuse', { sign: true })
  assert.match(await grounds(builder, id), /Этажей больше/)
})

test('a parking card is given in the one city whose rules are known, and refused to the third group', async () => {
  const person = await at.person()
  const card = { region: '71', certificate: 'А-1', plate: '000 AAA 01' }
  const found = { proven: 'true', held: 'false' }
  const id = await at.filed(person, 'administration.parking-card', card)
  await at.byTwo('astana', id, 'grant', found)
  assert.match(await at.entryOf(person, id), /^PKC-/)
  assert.equal(parkingCards.shown.to, 'office', 'who drives a car of a person with a disability is nobody’s list')
  for (const [changes, finds, ground] of [[{ region: '75' }, {}, /только в Астане/], [{}, { proven: 'false' }, /I и II группы/], [{}, { held: 'true' }, /уже есть такое же/]] as const) {
    const refused = await at.filed(person, 'administration.parking-card', { ...card, ...changes })
    await at.byTwo('astana', refused, 'refuse', { ...found, ...finds })
    assert.match(await grounds(person, refused), ground)
  }
})

test('an hour at the counter and the hall are booked at once; a matter that an officer must see first, and too many guests, are refused by an act and free the hour', async () => {
  const person = await at.person()
  for (const [procedure, fits, unfit, hour] of [['administration.counter', { matter: 'documents' }, { matter: 'other' }, '2026-02-03T09:30'], ['administration.hall', { guests: '80' }, { guests: '500' }, '2026-02-03T10:00']] as const) {
    const booked = await at.filed(person, procedure, { ...fits, hour })
    assert.deepEqual(await at.fate(person, booked), { step: undefined, decided: ['grant'] })
    const sent = await at.filed(person, procedure, { ...unfit, hour: hour.replace('02-03', '02-04') })
    const [body, found] = procedure === 'administration.hall' ? ['akimat', undefined] as const : ['citizens', { centre: 'false' }] as const
    await at.byTwo(body, sent, 'refuse', found)
    assert.deepEqual(await at.fate(person, sent), { step: undefined, decided: ['refuse'] }, 'a signed act, which can be appealed')
  }
  const other = await at.filed(person, 'administration.counter', { matter: 'other', hour: '2026-02-05T09:30' })
  await at.byTwo('citizens', other, 'grant', { centre: 'true' })
  await at.filed(person, 'administration.hall', { guests: '80', hour: '2026-02-05T10:00' })
  await assert.rejects(at.filed(person, 'administration.hall', { guests: '80', hour: '2026-02-06T10:00' }), /already have the most|two|2 /)
  assert.equal((await at.world.kernel.allocations.own(person)).filter(({ state }) => state === 'firm').length, 4)
})

test('a consent is entered at once and ends at once when it is withdrawn; one that is not free is refused by an act', async () => {
  const person = await at.person()
  const consent = { receiver: 'Үлгі банк', 'data.address': 'true', purpose: 'Несие рәсімдеу', until: '2026-12-31', freely: 'true' }
  const given = await at.filed(person, 'administration.consent', consent)
  assert.deepEqual((await at.fate(person, given)).decided, ['grant'])
  const { facts } = (await at.world.kernel.decisions.find(await at.decisionOf(person, given)))!.record
  assert.deepEqual([facts['receiver'], facts['purpose'], facts['until']], ['Үлгі банк', 'Несие рәсімдеу', '2026-12-31'], 'the act says what it allows')
  const ended = await at.filed(person, 'administration.consent-withdrawal', { sure: 'true' }, { subject: await at.entryOf(person, given) })
  assert.deepEqual(await at.fate(person, ended), { step: undefined, decided: ['grant'] })
  const forced = await at.filed(person, 'administration.consent', { ...consent, freely: 'false' })
  await at.byTwo('citizens', forced, 'refuse')
  assert.match(await grounds(person, forced), /не по своей воле/)
})

test('a grant to begin a business is paid by halves as its reports show it; who has work, or asks for more than 400 MCI, is refused', async () => {
  const { actor: person } = await at.proved()
  const plan = { situation: 'lost', idea: 'Наубайхана', asked: '1000000', account }
  const id = await at.filed(person, 'administration.start-grant', plan)
  await at.byTwo('social', id, 'grant', { sound: 'true', jobless: 'true', held: 'false' })
  await at.world.kernel.round()
  const { obligations, entitlements } = at.world.kernel
  const paid = async () => {
    await entitlements.payDue()
    return (await entitlements.own(person)).flatMap(({ instalments }) => instalments.map(({ amount }) => amount))
  }
  const reports = async (kind: string, by: Actor, answers: Readonly<Record<string, string>>) => {
    await obligations.openPeriods()
    const due = (await obligations.overview({ state: 'open', page: 1, size: 100, procedures: ['administration.start-grant'] })).rows.find((one) => one.kind === kind)!
    assert.deepEqual(await obligations.save(by, due.id, answers), [])
    await obligations.report(by, { obligation: due.id, answers, signature: await at.world.sign(by, await obligations.document(by, due.id)) })
  }
  const social = await at.officer('social.officer')
  assert.deepEqual((await obligations.own(person)).map(({ kind }) => kind), ['opening'], 'the spending is reported once there is something to spend')
  await reports('opening', person, { openingOn: '2026-02-02', openingDone: 'true', openingProof: 'Хабарлама' })
  assert.deepEqual(await paid(), [], 'no tick of the applicant is paid')
  const looks = async () => (await at.world.kernel.looks.of(person.person, { limit: 50, kind: 'duty' })).rows.map(({ as, fields }) => [as, fields])
  const { rows: [reported] } = await obligations.overview({ state: 'reported', page: 1, size: 1, procedures: ['administration.start-grant'] })
  assert.deepEqual(await looks(), [])
  await obligations.view(person, reported!.id)
  await obligations.view(social, reported!.id)
  assert.deepEqual(await looks(), [[{ office: 'social.officer' }, ['name', 'openingOn', 'openingDone', 'openingProof']]], 'an office that reads a report of a person is noted')
  await reports('openingCheck', social, { openingShown: 'true', openingReasons: 'Тізілімде бар.' })
  assert.deepEqual(await paid(), [50_000_000n])
  await reports('spending', person, { spendingOn: '2026-02-02', spendingDone: 'true', spendingProof: 'Чек' })
  await reports('spendingCheck', social, { spendingShown: 'false', spendingReasons: 'Чек басқа адамға берілген.' })
  assert.deepEqual(await paid(), [50_000_000n], 'what the documents do not show is not paid')
  for (const [changes, finds, ground] of [[{}, { jobless: 'false' }, /безработным/], [{ asked: '1730001' }, {}, /больше предела/]] as const) {
    const refused = await at.filed(person, 'administration.start-grant', { ...plan, ...changes })
    await at.byTwo('social', refused, 'refuse', { sound: 'true', jobless: 'true', held: 'false', ...finds })
    assert.match(await grounds(person, refused), ground)
  }
})

test('a licence waits for its fee of 100 MCI in a city, lapses unpaid, and once paid is given or refused', async () => {
  const company = await at.world.founder('«Үлгі Дүкен» ЖШС')
  const { kernel } = at.world
  const shop = { shop: '«Үлгі» дүкені', site: 'Абай даңғылы, 12' }
  const paid = async (answers: Readonly<Record<string, string>>): Promise<string> => {
    const id = await at.filed(company, 'administration.alcohol-licence', answers)
    await at.act(await at.officer('revenue.officer'), id, 'bill', { findings: { settlement: 'city' } })
    const { invoice } = (await kernel.cases.view(company, id)).fees[0]!
    assert.equal(invoice!.amount, 43_250_000n)
    const statement = sampleStatement({ account: invoice!.payTo!.iban, from: '2026-02-02', statementId: `A-${id}`, lines: [{ day: '2026-02-02', amount: invoice!.amount, purpose: `Алым ${invoice!.reference}`, payer: { name: 'Үлгі' } }] })
    await transact(kernel.db, async (tx) => {
      await kernel.ledger.account(tx, { books: invoice!.books, code: `bank:${invoice!.payTo!.iban}`, kind: 'asset' })
      await kernel.ledger.importStatement(tx, actorString(company), parseStatement(exportCamt(statement)), { account: invoice!.payTo!.iban })
    })
    return id
  }
  const fit = { tillSeen: 'true', sanitaryMet: 'true', fireMet: 'true' }
  const given = await paid(shop)
  await at.byTwo('revenue', given, 'grant', fit)
  assert.match(await at.entryOf(company, given), /^ALC-/)
  const refused = await paid(shop)
  await at.byTwo('revenue', refused, 'refuse', { ...fit, fireMet: 'false' })
  assert.match(await grounds(company, refused), /пожарной безопасности/)
})

test('a request for information and a petition are answered; about another person, or with nothing new, they are refused; nobody’s silence decides', async () => {
  const person = await at.person()
  const [officer, head] = [await at.officer('akimat.officer'), await at.officer('akimat.head')]
  const asked = await at.filed(person, 'administration.information', { wanted: 'Мектеп қашан ашылады?', restricted: 'public' })
  await at.act(officer, asked, 'study')
  await at.act(officer, asked, 'answer', { findings: { answered: 'Қыркүйекте.' } })
  await at.act(head, asked, 'answer', { sign: true })
  assert.deepEqual((await at.fate(person, asked)).decided, ['grant'])

  const other = await at.filed(person, 'administration.information', { wanted: 'Көршімнің табысы қандай?', restricted: 'other' })
  await at.act(officer, other, 'study')
  await at.act(officer, other, 'decline')
  await at.act(head, other, 'refuse', { sign: true })
  assert.match(await grounds(person, other), /о другом человеке/)

  const petition = { kind: 'request', substance: 'Көшеде жарық жоқ.', repeated: 'no' }
  const silent = await at.filed(person, 'administration.petition', petition)
  assert.equal((await at.world.kernel.cases.view(person, silent)).clocks.whole.dueDay, '2026-02-23', 'fifteen working days')
  at.world.at('2026-02-25T05:00:00.000Z')
  await at.world.kernel.cases.lapse()
  const { state, log } = await at.world.kernel.cases.view(person, silent)
  assert.deepEqual([state.step, log.at(-1)!.act.type], ['triage', 'escalated'])
  const moved = await at.filed(person, 'administration.petition', petition)
  assert.equal((await at.world.kernel.cases.view(person, moved)).clocks.step?.dueDay, '2026-03-02', 'three working days to pass it on')
  await at.act(officer, moved, 'pass', { findings: { passedTo: 'Энергетика министрлігі' } })
  assert.equal((await at.fate(person, moved)).step, undefined)
  const again = await at.filed(person, 'administration.petition', { ...petition, repeated: 'same' })
  await at.act(officer, again, 'study')
  await at.act(officer, again, 'decline')
  await at.act(head, again, 'refuse', { sign: true })
  assert.match(await grounds(person, again), /новых обстоятельств/)
})

test('a company asks for information by the service by which a person asks, whoever acts for it decides nothing of it, and the refusal is appealed where a person appeals', async () => {
  const [officer, head] = [await at.officer('akimat.officer'), await at.officer('akimat.head')]
  const company = await at.world.founder()
  const asked = await at.filed(company, 'administration.information', { wanted: 'Көршілес зауыттың табысы қандай?', restricted: 'other' })
  await at.act(officer, asked, 'study')
  await at.act(officer, asked, 'decline')
  await at.act(head, asked, 'refuse', { sign: true })
  const refusal = await at.decisionOf(company, asked)
  const { record } = (await at.world.kernel.decisions.find(refusal))!
  assert.deepEqual([record.effect, record.holder.organisation !== undefined, record.holder.person], ['refuse', true, undefined])
  await assert.rejects(at.filed(await at.person(), 'administration.appeal', { objections: 'Бізге керек.' }, { about: refusal }), { kind: 'invalid' }, 'a decision of somebody else')
  const appeal = await at.filed(company, 'administration.appeal', { objections: 'Бізге керек.' }, { about: refusal })
  const judges = [await at.world.officer('administration.appeals'), await at.world.officer('administration.appeals')] as const
  await at.act(judges[0], appeal, 'proposeUphold')
  await at.act(judges[1], appeal, 'uphold', { sign: true })
  assert.deepEqual((await at.fate(company, appeal)).decided, ['dismiss'])
})

test('a permit: one body answers, ten working days of silence of the other agree, and the head signs what stands in the register', async () => {
  const builder = await at.person()
  const id = await at.filed(builder, 'administration.building-permit', workshop)
  await at.act(await at.officer('akimat.officer'), id, 'consult', { findings: { complete: 'true' } })
  await at.world.kernel.cases.perform(await at.officer('emergencies.inspector'), { case: id, key: 'opinion', doing: { type: 'answer', part: 'fire', answer: 'agree' } })
  assert.equal((await at.fate(builder, id)).step, 'opinions')
  at.world.at('2026-03-16T05:00:00.000Z')
  await at.world.kernel.cases.lapse()
  assert.equal((await at.fate(builder, id)).step, 'decision')
  const { state, procedure } = await at.world.kernel.cases.view(builder, id)
  const day = dayOf(state.filedAt, at.world.kernel.country.calendar.zone)
  const tried = courseOf(procedure, at.world.kernel.country.calendar, { filed: day, answers: state.facts, until: '2026-03-16', acts: [
    { step: 'completeness', outcome: 'consult', after: 0, found: { complete: true } }, { step: 'opinions', part: 'fire', outcome: 'agree', after: 0 },
  ] })
  assert.deepEqual(tried.stages.flatMap(({ step, outcome, parts }) => [[step, outcome, ...parts.map(({ name, said }) => [name, said?.answer, said?.silent])]]).slice(0, 2),
    state.passages.slice(0, 2).map(({ step, outcome, opinions = [] }) => [step, outcome, ...opinions.map(({ part, answer, silent }) => [part, answer, silent])]), 'a case that is tried takes the course that this one took')
  assert.equal(tried.at, state.step)
  await at.act(await at.officer('akimat.head'), id, 'grant', { sign: true })
  assert.deepEqual((await at.fate(builder, id)).decided, ['grant'])
  assert.match(await at.entryOf(builder, id), /^BPM-/)
})

test('a scholarship is paid for each month in MCI; a mark below the least is refused', async () => {
  const { actor: student } = await at.proved()
  const studies = { university: 'Үлгі университеті', average: '3.5', fullTime: 'true', account }
  const id = await at.filed(student, 'administration.scholarship', studies)
  await at.byTwo('science', id, 'grant', { confirmed: 'true', endsOn: '2026-05-31', held: 'false' })
  at.world.at('2026-04-02T05:00:00.000Z')
  await at.world.kernel.round()
  await at.world.kernel.entitlements.payDue()
  assert.deepEqual((await at.world.kernel.entitlements.own(student)).flatMap(({ instalments }) => instalments.map(({ amount }) => amount)), [5_190_000n])
  const low = await at.filed(student, 'administration.scholarship', { ...studies, average: '1.9' })
  await at.byTwo('science', low, 'refuse', { confirmed: 'true', endsOn: '2026-05-31', held: 'false' })
  assert.match(await grounds(student, low), /Средний балл/)
  const long = await at.filed(student, 'administration.scholarship', studies)
  await assert.rejects(at.filed(student, 'administration.scholarship', studies), /already have the most/, 'one open application')
  await at.byTwo('science', long, 'refuse', { confirmed: 'true', endsOn: '2099-12-31', held: 'true' })
  assert.match(await grounds(student, long), /позже шести месяцев[\s\S]*уже есть такое же/)
})

test('a place in a kindergarten: the queue ranks by the priority that was shown, not claimed, and then by age; whoever is silent for two working days loses the place, and comes back into the queue', async () => {
  const { cases, calls } = at.world.kernel
  const parents = await Promise.all(['2025-01-10', '2025-06-01'].map(async (born) => {
    const parent = await at.person()
    const birth = await at.filed(parent, 'administration.birth', { childName: 'Үлгі Бала', born, certificate: 'МК-2' })
    await at.byTwo('citizens', birth, 'grant', { attested: 'true', isMother: 'true', entered: 'false', order: 'upToThird' })
    const subject = await at.entryOf(parent, birth)
    const id = await at.filed(parent, 'administration.kindergarten', { lives: 'true', language: 'kk', priority: 'large', proof: 'А-1' }, { subject })
    await at.act(await at.officer('akimat.officer'), id, 'pass', { findings: { shown: born === '2025-06-01' ? 'large' : 'none', placed: 'false' } })
    return { parent, id, subject }
  }))
  const [elder, younger] = parents
  const far = await at.filed(elder!.parent, 'administration.kindergarten', { lives: 'false', language: 'kk', priority: 'none' }, { subject: elder!.subject })
  await at.act(await at.officer('akimat.officer'), far, 'decline', { findings: { shown: 'none', placed: 'true' } })
  await at.act(await at.officer('akimat.head'), far, 'decline', { sign: true })
  assert.match(await grounds(elder!.parent, far), /не в этом городе[\s\S]*другое заявление/)
  const twice = await at.filed(elder!.parent, 'administration.kindergarten', { lives: 'true', language: 'ru', priority: 'none' }, { subject: elder!.subject })
  await at.act(await at.officer('akimat.officer'), twice, 'pass', { findings: { shown: 'none', placed: 'true' } })
  assert.equal((await at.fate(elder!.parent, twice)).step, 'refusal', 'a child has one place in the queue')
  await at.act(await at.officer('akimat.head'), twice, 'decline', { sign: true })

  at.world.at('2027-01-05T05:00:00.000Z')
  await at.world.kernel.round()
  const head = await at.officer('akimat.head')
  const admit = async (): Promise<readonly string[]> => {
    const drawn = await calls.draw(head, 'administration.kindergarten', 'admit')
    await calls.sign(head, 'administration.kindergarten', { does: 'admit', seen: hashSeen(drawn), signature: await at.world.sign(head, calls.document(drawn)) })
    return drawn.acts.map((one) => one.case)
  }
  assert.deepEqual(await admit(), [younger!.id, elder!.id])
  await at.act(younger!.parent, younger!.id, 'accept')
  await at.act(await at.officer('akimat.officer'), younger!.id, 'concluded', { sign: true })
  assert.match(await at.entryOf(younger!.parent, younger!.id), /^KDG-/)
  at.world.at('2027-01-12T05:00:00.000Z')
  await cases.lapse()
  assert.equal((await at.fate(elder!.parent, elder!.id)).step, 'inactive')
  await at.act(elder!.parent, elder!.id, 'restore')
  assert.equal((await at.fate(elder!.parent, elder!.id)).step, 'queue')

  const free = async (): Promise<number> => (await calls.desk(head, 'administration.kindergarten')).free
  assert.equal(await free(), 39)
  assert.deepEqual(await admit(), [elder!.id])
  assert.equal(await free(), 38, 'whoever is admitted again has a place, though they were silent about the one before')
  await at.act(elder!.parent, elder!.id, 'accept')
  await at.act(await at.officer('akimat.officer'), elder!.id, 'fell', { sign: true })
  assert.equal(await free(), 39, 'without a contract the place is free again')
})
