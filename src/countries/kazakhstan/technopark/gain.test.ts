/** What participation would bring under the law of 2026, held against sums made by hand. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readGain } from '../../../institutions/technopark/gain/asked.ts'
import { type Gain, reckonGain } from '../../../institutions/technopark/gain/reckon.ts'
import { parseDay } from '../../../law/time.ts'
import { openWorld, type World } from '../testing.ts'
import { parkRegime } from './gain.ts'
import { knownRegime, sampleRegime } from './regime.ts'
import { technoparkPortal, type Visitor, visitor } from './testing.ts'

const company = {
  year: '2026', activity: 'support', domestic: '500 000 000', abroad: '200 000 000', expenses: '400 000 000', vatPaid: '10 000 000',
  residentStaff: '20', residentPay: '800 000', foreignStaff: '2', foreignPay: '1 500 000',
}
const today = parseDay('2026-05-01')

function gain(values: Readonly<Record<string, string>>, regime = parkRegime(sampleRegime)): Gain {
  const { facts, problems, on } = readGain(regime, values, today)
  assert.deepEqual(problems, [])
  return reckonGain(regime, facts, on)
}

const tenge = (amount: bigint | undefined): number | undefined => (amount === undefined ? undefined : Number(amount) / 100)
const owed = ({ charges }: Gain, id: string) => tenge(charges.find(({ charge }) => charge.id === id)?.amount)
const spared = ({ reliefs }: Gain, id: string) => reliefs.find(({ relief }) => relief.id === id)!

describe('What participation would bring', () => {
  test('each tax of everybody comes out as by hand', () => {
    const one = gain(company)
    assert.equal(owed(one, 'cit'), 60_000_000, '20 % of 700 − 400 million')
    assert.equal(owed(one, 'vat'), 70_000_000, '16 % of 500 million, less 10 million paid')
    // (800 000 − 80 000 − 30 × 4 325) × 12 × 10 % × 20
    assert.equal(owed(one, 'iit'), 14_166_000)
    assert.equal(owed(one, 'socialTax'), 10_368_000, '(800 000 − 80 000) × 12 × 6 % × 20')
    assert.equal(owed(one, 'foreignSocialTax'), 2_160_000)
  })

  test('pay above the limits is taxed by both rates, and pension contributions stop at fifty minimum wages', () => {
    const one = gain({ ...company, residentStaff: '1', residentPay: '10 000 000' })
    // (10 000 000 − 425 000 − 129 750) × 12 = 113 343 000: 36 762 500 at 10 %, 76 580 500 at 15 %
    assert.equal(owed(one, 'iit'), 15_163_325)
    assert.equal(owed(one, 'socialTax'), 6_894_000)
  })

  test('a relief whose article nobody has read is shown and is in the second sum only', () => {
    const { sums, ...one } = gain(company)
    assert.equal(tenge(sums.sure), 60_000_000)
    assert.equal(tenge(sums.unsure), 72_160_000, '70 000 000 of VAT and 2 160 000 of social tax; the income tax of the staff is theirs')
    assert.equal(tenge(spared({ ...one, sums }, 'iit').amount), 14_166_000)
    assert.equal(tenge(one.contribution.amount), 7_000_000)
    assert.equal(tenge(sums.netSure), 53_000_000)
    assert.equal(tenge(sums.netWithUnsure), 125_160_000)
    assert.equal(spared({ ...one, sums }, 'vat').entry?.basis.article, undefined)
  })

  test('an activity that the published part of the article does not name leaves no sure relief', () => {
    for (const activity of ['data', 'ai', 'software']) {
      const one = gain({ ...company, activity })
      assert.equal(tenge(one.sums.sure), 0, activity)
      assert.equal(spared(one, 'cit').sure, false)
      assert.match(spared(one, 'cit').doubt?.en ?? '', /does not name this activity/)
    }
  })

  test('payments whose limit of income is not set are not set either, and say which limit', () => {
    const one = gain(company).charges.find(({ charge }) => charge.id === 'health')!
    assert.equal(one.amount, undefined)
    assert.deepEqual(one.missing, ['healthCap'])
  })

  test('a company below the threshold of registration owes no VAT, and is told why', () => {
    const one = gain({ year: '2026', activity: 'ai', domestic: '43 250 000' })
    assert.equal(owed(one, 'vat'), 0)
    assert.match(one.charges.find(({ charge }) => charge.id === 'vat')?.spared?.ru ?? '', /10 000 МРП/)
    assert.equal(owed(gain({ year: '2026', activity: 'ai', domestic: '43 250 000,01' }), 'vat'), 6_920_000)
  })

  test('where the threshold of registration is not known nobody can tell whether VAT is owed, and what is lacking is named', () => {
    const one = gain({ ...company, year: '2027' })
    const vat = one.charges.find(({ charge }) => charge.id === 'vat')!
    assert.deepEqual([vat.amount, vat.missing, vat.figures], [undefined, ['mci'], []])
    assert.equal(spared(one, 'vat').amount, undefined)
  })

  test('a loss has no tax, and no relief makes up for the contribution', () => {
    const { sums } = gain({ year: '2026', activity: 'ai', domestic: '10 000 000', expenses: '20 000 000' })
    assert.equal(tenge(sums.netSure), -100_000)
  })

  test('under the law alone the contribution is not set, and neither is what is left after it', () => {
    const one = gain(company, parkRegime(knownRegime))
    assert.equal(one.contribution.amount, undefined)
    assert.equal(one.sums.netSure, undefined)
    assert.equal(tenge(one.sums.sure), 60_000_000)
  })

  test('of a year for which nothing is known nothing is said: neither tax nor relief', () => {
    const one = gain({ ...company, year: '2025' })
    assert.equal(owed(one, 'cit'), undefined)
    assert.equal(spared(one, 'cit').entry, undefined)
    assert.equal(spared(gain({ ...company, year: '2029' }), 'cit').entry, undefined, 'participants are defined until the end of 2028')
  })
})

describe('The calculator of the technopark', () => {
  let world: World
  let stranger: Visitor
  before(async () => {
    world = await openWorld()
    stranger = await visitor(world, technoparkPortal(world))
  })
  after(() => world.close())

  const address = `?${new URLSearchParams(company).toString()}`
  const read = async (path: string) => (await (await stranger.get(path)).text()).replaceAll(/[\u00a0\u202f]/g, ' ')

  test('anybody gets the outcome from the address alone, in each language', async () => {
    assert.match(await read(`/ru/technopark/gain${address}`), /53 000 000 ₸[^]*ст\. 741[^]*статья не установлена/)
    assert.match(await read(`/kk/technopark/gain${address}`), /53 000 000 ₸[^]*741-бап/)
    assert.match(await read(`/en/technopark/gain${address}`), /₸53,000,000[^]*“Taxable income” ₸300,000,000 × 20 % = <b>₸60,000,000/)
  })

  test('the link for programs asks with the amounts as they were understood, and is answered with the same sum', async () => {
    const [, link] = /href="(\/api\/technopark\/gain\?[^"]+)"/.exec(await read(`/ru/technopark/gain${address}&expenses=&lang=ru`))!
    const response = await stranger.get(link!.replaceAll('&amp;', '&'))
    assert.equal(response.status, 200)
    const { sums, charges, reliefs, contribution }: {
      sums: Record<string, string>; contribution: { note: { en: string } }
      charges: { id: string; steps: { id: string; amount: string }[] }[]; reliefs: { id: string; ofStaff: boolean }[]
    } = JSON.parse(await response.text())
    assert.equal(sums['netSure'], '53000000')
    assert.deepEqual(charges[0]!.steps.map(({ id, amount }) => [id, amount]), [['profit', '300000000'], ['cit', '60000000']])
    assert.deepEqual(reliefs.filter(({ ofStaff }) => ofStaff).map(({ id }) => id), ['iit'])
    assert.match(contribution.note.en, /Assumed by the sample programme/)
  })

  test('beside the sum it stands that the rate of the contribution is assumed', async () => {
    assert.match(await read(`/ru/technopark/gain${address}`), /53 000 000 ₸<\/b><\/p><p>Ставка взноса принята условно: 1 % выручки/)
  })

  test('an amount below nothing and a number of staff that is none are named at their fields, and nothing is reckoned', async () => {
    const page = await read('/ru/technopark/gain?activity=ai&domestic=-5&residentStaff=many')
    assert.match(page, /Сумма не может быть отрицательной/)
    assert.match(page, /href="#[^"]*residentStaff"/)
    assert.doesNotMatch(page, /<h2>Итог/)
  })

  test('a program gets the same figures, and what is not set as null', async () => {
    const response = await stranger.get(`/api/technopark/gain?${new URLSearchParams({ activity: 'support', domestic: '500000000', abroad: '200000000', expenses: '400000000', year: '2026' }).toString()}`)
    assert.equal(response.status, 200)
    const { sums, charges }: { sums: Record<string, string>; charges: { id: string; amount: string | null }[] } = JSON.parse(await response.text())
    assert.equal(sums['netSure'], '53000000')
    assert.equal(charges.find(({ id }) => id === 'social')?.amount, null)
    assert.equal((await stranger.get('/api/technopark/gain?activity=ai&domestic=-1')).status, 422)
  })
})
