/** The bodies that decide on public services, with their offices. A town, its akimat and the departments beside it are a sample; whose names are known stand as they are. */
import type { Text } from '../../../law/text.ts'

export const bodies = {
  akimat: { name: { kk: 'Үлгі қаласының әкімдігі (үлгі)', ru: 'Акимат города Улги (образец)', en: 'Akimat of the town of Ulgi (a sample)' }, register: 'AKM' },
  /** The one city whose rules of parking cards are known gives them itself. */
  astana: { name: { kk: 'Астана қаласының әкімдігі (үлгі)', ru: 'Акимат города Астаны (образец)', en: 'Akimat of the city of Astana (a sample)' }, register: 'AKA' },
  citizens: {
    name: { kk: '«Азаматтарға арналған үкімет» мемлекеттік корпорациясы', ru: 'Государственная корпорация «Правительство для граждан»', en: 'State Corporation “Government for Citizens”' }, register: 'GFC',
  },
  revenue: { name: { kk: 'Мемлекеттік кірістер органы (үлгі)', ru: 'Орган государственных доходов (образец)', en: 'State revenue body (a sample)' }, register: 'REV' },
  social: { name: { kk: 'Халықты әлеуметтік қорғау органы (үлгі)', ru: 'Орган социальной защиты населения (образец)', en: 'Social protection body (a sample)' }, register: 'SOC' },
  science: { name: { kk: 'Ғылым және жоғары білім министрлігі', ru: 'Министерство науки и высшего образования', en: 'Ministry of Science and Higher Education' }, register: 'SHE' },
  appeals: {
    name: {
      kk: 'Мемлекеттік қызметтер туралы шағымды қарайтын орган (белгіленбеген)', ru: 'Орган, рассматривающий жалобы на государственные услуги (не установлен)', en: 'The body that hears appeals about public services (not set)',
    },
    register: 'PSA',
  },
} as const satisfies Record<string, { readonly name: Text; readonly register: string }>

/** Bodies that are asked for an opinion, and decide nothing. */
export const consulted = {
  emergencies: { kk: 'Төтенше жағдайлар департаменті (үлгі)', ru: 'Департамент по чрезвычайным ситуациям (образец)', en: 'Department of Emergencies (a sample)' },
  sanitary: { kk: 'Санитариялық-эпидемиологиялық бақылау департаменті (үлгі)', ru: 'Департамент санитарно-эпидемиологического контроля (образец)', en: 'Department of Sanitary Control (a sample)' },
} as const satisfies Record<string, Text>

const officer = (of: Text): Text => ({ kk: `${of.kk} маманы`, ru: `Специалист ${of.ru}`, en: `Officer of ${of.en}` })
const head = (of: Text): Text => ({ kk: `${of.kk} басшысы`, ru: `Руководитель ${of.ru}`, en: `Head of ${of.en}` })
const pair = <const B extends string>(body: B, of: Text): Readonly<Record<`${B}.officer` | `${B}.head`, Text>> =>
  ({ [`${body}.officer`]: officer(of), [`${body}.head`]: head(of) }) as Readonly<Record<`${B}.officer` | `${B}.head`, Text>>

const writers = <const B extends string>(body: B, of: Text): Readonly<Record<string, Text>> => ({
  [`${body}.author`]: { kk: `${of.kk} қызметтер авторы`, ru: `Автор услуг ${of.ru}`, en: `Author of services of ${of.en}` },
  [`${body}.lawyer`]: { kk: `${of.kk} заңгері`, ru: `Юрист ${of.ru}`, en: `Lawyer of ${of.en}` },
})

/** Counters: of the State Corporation for the services of others too, and of the akimat for its own. */
export const counterOffices = {
  citizens: { 'citizens.counter': { kk: 'Халыққа қызмет көрсету орталығының терезе маманы', ru: 'Специалист окна приёма центра обслуживания населения', en: 'Counter officer of the public service centre' } },
  akimat: { 'akimat.counter': { kk: 'Әкімдік кеңсесінің терезе маманы', ru: 'Специалист окна приёма канцелярии акимата', en: 'Counter officer of the akimat' } },
} as const satisfies Record<string, Readonly<Record<string, Text>>>

const called = {
  akimat: { kk: 'Әкімдіктің', ru: 'акимата', en: 'the akimat' },
  astana: { kk: 'Астана қаласы әкімдігінің', ru: 'акимата города Астаны', en: 'the akimat of Astana' },
  citizens: { kk: 'Халыққа қызмет көрсету орталығының', ru: 'центра обслуживания населения', en: 'the public service centre' },
  revenue: { kk: 'Мемлекеттік кірістер органының', ru: 'органа государственных доходов', en: 'the state revenue body' },
  social: { kk: 'Әлеуметтік қорғау органының', ru: 'органа социальной защиты', en: 'the social protection body' },
  science: { kk: 'Ғылым және жоғары білім министрлігінің', ru: 'Министерства науки и высшего образования', en: 'the Ministry of Science and Higher Education' },
} as const satisfies Record<string, Text>

/** Those who write services of their body and bring them into force, beside its head: the offices of the body, of no service. */
export const writing = {
  akimat: writers('akimat', called.akimat), astana: writers('astana', called.astana), citizens: writers('citizens', called.citizens),
  revenue: writers('revenue', called.revenue), social: writers('social', called.social), science: writers('science', called.science),
} as const

export const offices = {
  akimat: pair('akimat', called.akimat),
  astana: pair('astana', called.astana),
  citizens: pair('citizens', called.citizens),
  revenue: pair('revenue', called.revenue),
  social: pair('social', called.social),
  science: pair('science', called.science),
} as const

export const consultedOffices = {
  emergencies: { 'emergencies.inspector': { kk: 'Өрт қауіпсіздігі инспекторы', ru: 'Инспектор пожарной безопасности', en: 'Fire safety inspector' } },
  sanitary: { 'sanitary.inspector': { kk: 'Санитариялық бақылау инспекторы', ru: 'Инспектор санитарного контроля', en: 'Sanitary inspector' } },
} as const satisfies Record<string, Readonly<Record<string, Text>>>

export const appealOffices = {
  'administration.appeals': {
    kk: 'Мемлекеттік қызмет туралы шағымды қарайтын лауазымды адам', ru: 'Должностное лицо, рассматривающее жалобы на государственные услуги', en: 'Appeals officer for public services',
  },
} as const satisfies Record<string, Text>
