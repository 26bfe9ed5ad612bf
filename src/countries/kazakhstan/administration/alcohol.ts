/** A licence to sell alcohol by retail: a fee before the entry, and one each year, in MCI by the size of the place. */
import { days, workdays, years } from '../../../law/duration.ts'
import { choice, date, flag, text } from '../../../law/field.ts'
import { procedure, type Obligation, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { all, is, lookup, parameter, times, titled } from '../../../law/rule.ts'
import type { Term } from '../../../law/rule.ts'
import { secondary, taxCode } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { calculationIndex, rules } from './acts.ts'
import { byTwo, givenOrRefused, serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.alcohol-licences'
/** The rates are those of the former code: the article of the code of 2025 was not found. */
const basis = secondary(taxCode, undefined, { kk: 'Мөлшерлемелер бұрынғы кодекс бойынша; жаңа кодекстің бабы белгіленбеген.', ru: 'Ставки по прежнему кодексу; статья нового кодекса не установлена.', en: 'Rates by the former code; the article of the new one is not set.' })

const shop = text('shop', { label: { kk: 'Дүкеннің атауы', ru: 'Название магазина', en: 'Name of the shop' }, maxLength: 200, public: true })
const site = text('site', { label: { kk: 'Мекенжайы', ru: 'Адрес', en: 'Address' }, maxLength: 300, public: true })
const settlement = choice('settlement', {
  label: { kk: 'Дүкен қандай елді мекенде?', ru: 'В каком населённом пункте магазин?', en: 'In what kind of place is the shop?' }, hint: { kk: 'Алым мөлшері осыған байланысты.', ru: 'От этого зависит размер сбора.', en: 'The fee depends on it.' }, public: true,
  choices: [{ value: 'city', label: { kk: 'Қалада', ru: 'В городе', en: 'In a city' } }, { value: 'town', label: { kk: 'Кентте', ru: 'В посёлке', en: 'In a town' } }, { value: 'village', label: { kk: 'Ауылда', ru: 'В селе', en: 'In a village' } }],
})
const tillSeen = flag('tillSeen', { label: { kk: 'Бақылау-касса машинасы салық органында тіркелген бе?', ru: 'Зарегистрирована ли контрольно-кассовая машина в налоговом органе?', en: 'Is a cash register registered with the tax body?' } })
const sanitaryMet = flag('sanitaryMet', { label: { kk: 'Үй-жай санитариялық талаптарға сай ма?', ru: 'Помещение отвечает санитарным требованиям?', en: 'Does the shop meet the sanitary rules?' } })
const fireMet = flag('fireMet', { label: { kk: 'Үй-жай өрт қауіпсіздігі талаптарына сай ма?', ru: 'Помещение отвечает требованиям пожарной безопасности?', en: 'Does the shop meet the rules of fire safety?' } })

const amount: Term = times(lookup('rates', settlement), parameter('mci'))

export const alcoholLicences: Register = register(id, {
  title: { kk: 'Алкоголь өнімін бөлшек саудада өткізуге лицензиялар', ru: 'Лицензии на розничную реализацию алкогольной продукции', en: 'Licences to sell alcohol by retail' },
  summary: { kk: 'Лицензиясы бар дүкендер.', ru: 'Магазины, у которых есть лицензия.', en: 'Shops that hold a licence.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.revenue.name }, office: { role: 'revenue.officer', title: offices.revenue['revenue.officer'] }, numbers: 'ALC', basis, owner: ['organisation'], calledBy: 'shop',
  fields: [text('shop', { label: shop.label, maxLength: 200 }), text('site', { label: site.label, maxLength: 300 }), choice('settlement', { label: settlement.label, choices: settlement.choices })],
  states: { entered: { kk: 'Қолданыста', ru: 'Действует', en: 'In force' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Тоқтатылған', ru: 'Прекращена', en: 'Ended' } },
  shown: { to: 'everyone', fields: ['shop', 'site', 'settlement'] },
  keep: { for: years(5), basis: rules },
})

/** The first twelve months are paid for before the entry; each report at their end bills the next, and is due before its payment. */
const yearlyFee: Obligation<'granted'> = {
  title: { kk: 'Келесі жылғы лицензиялық алым', ru: 'Лицензионный сбор за следующий год', en: 'Licence fee for the next year' }, after: 'granted', every: { months: 12 }, within: workdays(20), sign: true, remind: [days(30)], basis,
  form: [{ id: 'trade', title: { kk: 'Сауда жалғаса ма?', ru: 'Торговля продолжается?', en: 'Does the trade go on?' }, fields: [date('seenOn', { label: { kk: 'Күні', ru: 'Дата', en: 'Day' } }), { ...settlement, label: { kk: 'Дүкен қазір қайда орналасқан?', ru: 'Где магазин находится сейчас?', en: 'Where is the shop now?' } }] }],
  tests: {}, pays: { title: { kk: 'Лицензиялық алым', ru: 'Лицензионный сбор', en: 'Licence fee' }, amount, within: workdays(30), income: 'administration.licence-fees', basis },
  late: { remind: [days(1), days(10)], tells: { role: 'revenue.officer', after: days(10) } },
}

const licence: Procedure = procedure({
  ...serviceOf('revenue'), id: 'administration.alcohol-licence', need: ['company'],
  title: { kk: 'Алкоголь өнімін бөлшек саудада өткізуге лицензия', ru: 'Лицензия на розничную реализацию алкогольной продукции', en: 'Licence to sell alcohol by retail' },
  summary: { kk: 'Әр дүкенге лицензия беріледі. Алдымен алым төленеді: қалада 100, кентте 60, ауылда 20 АЕК; кейін жыл сайын төленеді.', ru: 'Лицензия выдаётся на каждый магазин. Сначала уплачивается сбор: 100 МРП в городе, 60 в посёлке, 20 в селе; затем он уплачивается ежегодно.', en: 'A licence for each shop. The fee comes first: 100 MCI in a city, 60 in a town, 20 in a village; then each year.' },
  audience: { kk: 'Дүкені бар компаниялар', ru: 'Компании, у которых есть магазин', en: 'Companies that keep a shop' },
  opens: { by: 'company', signs: 'head' },
  form: [{ id: 'shop', title: { kk: 'Дүкен', ru: 'Магазин', en: 'The shop' }, fields: [shop, site] }],
  parameters: { mci: calculationIndex },
  tables: {
    rates: { title: { kk: 'Алым мөлшерлемелері, АЕК', ru: 'Ставки сбора, МРП', en: 'Rates of the fee, MCI' }, versions: [{ from: '2026-01-01', basis, value: [{ keys: ['city'], value: '100' }, { keys: ['town'], value: '60' }, { keys: ['village'], value: '20' }] }] },
  },
  rules: {
    fit: titled({ kk: 'Лицензия алушыға қойылатын талаптар', ru: 'Требования к лицензиату', en: 'Requirements for the licensee' }, all(
      is(tillSeen, true).by(rules).else({ kk: 'Бақылау-касса машинасы жоқ.', ru: 'Нет контрольно-кассовой машины.', en: 'There is no cash register.' }),
      is(sanitaryMet, true).by(rules).else({ kk: 'Үй-жай санитариялық талаптарға сай емес.', ru: 'Помещение не отвечает санитарным требованиям.', en: 'The shop does not meet the sanitary rules.' }),
      is(fireMet, true).by(rules).else({ kk: 'Үй-жай өрт қауіпсіздігі талаптарына сай емес.', ru: 'Помещение не отвечает требованиям пожарной безопасности.', en: 'The shop does not meet the rules of fire safety.' }),
    )),
  },
  fee: 'inSteps',
  clock: { within: workdays(10), from: 'size', stopsIn: ['payment'], silence: 'escalate', basis: rules }, starts: 'size',
  steps: {
    size: {
      title: { kk: 'Алым мөлшерін анықтау', ru: 'Определение размера сбора', en: 'What fee is due' }, by: { role: 'revenue.officer' }, within: workdays(1), basis: rules, findings: [settlement], excluded: notRepresentatives, late: 'escalate',
      outcomes: { bill: { label: { kk: 'Төлемге жіберу', ru: 'Направить на оплату', en: 'Ask for the fee' }, to: 'payment' } },
    },
    payment: {
      title: { kk: 'Алымды төлеу', ru: 'Уплата сбора', en: 'Payment of the fee' }, by: { fee: { title: { kk: 'Лицензия үшін алым', ru: 'Сбор за лицензию', en: 'Fee for the licence' }, amount, income: 'administration.licence-fees', basis } }, within: workdays(10), basis: rules, late: { outcome: 'unpaid', basis: rules },
      outcomes: {
        paid: { label: { kk: 'Төленді', ru: 'Оплачено', en: 'Paid' }, to: 'check' }, unpaid: { label: { kk: 'Өтініш қараусыз қалдырылды', ru: 'Заявление оставлено без рассмотрения', en: 'The application lapses' }, to: 'closed', byClock: true },
      },
    },
    ...byTwo({ body: 'revenue', check: 'fit', basis: rules, within: [workdays(6), workdays(3)], findings: [tillSeen, sanitaryMet, fireMet], company: true, gives: { effect: { register: id, does: 'enter', fields: { shop: 'shop', site: 'site', settlement: 'settlement' } } } }),
  },
  decisions: givenOrRefused('company', rules, ['fit'], {
    granted: {
      title: { kk: 'Алкоголь өнімін бөлшек саудада өткізуге лицензия', ru: 'Лицензия на розничную реализацию алкогольной продукции', en: 'Licence to sell alcohol by retail' }, words: { kk: 'Көрсетілген дүкенде алкоголь өнімін бөлшек саудада өткізуге рұқсат берілді.', ru: 'В указанном магазине разрешена розничная реализация алкогольной продукции.', en: 'Alcohol may be sold by retail in the shop stated.' },
      credential: { type: 'AlcoholLicence', claims: [shop.name, site.name, settlement.name] },
    },
    refused: { title: { kk: 'Лицензия беруден бас тарту', ru: 'Отказ в выдаче лицензии', en: 'Refusal of a licence' }, words: { kk: 'Алкоголь өнімін бөлшек саудада өткізуге лицензия берілмейді.', ru: 'Лицензия на розничную реализацию алкогольной продукции не выдаётся.', en: 'No licence to sell alcohol is given.' } },
  }),
  reopensAt: 'check',
  obligations: { yearlyFee },
})

export const licenceServices: readonly Procedure[] = [licence]
