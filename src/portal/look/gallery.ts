/** Pages for tests that show every component as the pages of institutions use them. */
import { choice, date, decimal, email, file, flag, identifier as identifierField, integer, money as moneyField, phone, rows, text } from '../../law/field.ts'
import type { Field } from '../../law/field.ts'
import { same } from '../../law/text.ts'
import type { Text } from '../../law/text.ts'
import { parseDay } from '../../law/time.ts'
import {
  actions, button, certificate, copyable, definitionList, emptyState, errorSummary, fields, filters, form, meter, notice, pagination, progress, receipt,
  reviseRows, stepIndicator, table, tag, taskList, timeline, workbench,
} from '../components/index.ts'
import type { Control, FormState } from '../components/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, money } from '../words.ts'

const t = (kk: string, ru: string, en = ru): Text => ({ kk, ru, en })

const asked: readonly Field[] = [
  text('company', { label: t('Компанияның атауы', 'Наименование компании'), maxLength: 200, hint: t('Тіркеу туралы анықтамадағыдай', 'Как в справке о регистрации') }),
  identifierField('bin', 'bin', { label: t('БСН', 'БИН') }),
  email('email', { label: t('Электрондық пошта', 'Электронная почта') }),
  phone('phone', { label: t('Телефон', 'Телефон'), optional: true }),
  integer('staff', { label: t('Қызметкерлер саны', 'Число сотрудников') }),
  decimal('share', { label: t('Мемлекеттің үлесі', 'Доля государства'), unit: same('%') }),
  moneyField('revenue', { label: t('Өткен тоқсандағы табыс', 'Доход за прошлый квартал') }),
  date('founded', { label: t('Тіркелген күні', 'Дата регистрации') }),
  flag('branches', { label: t('Компанияның филиалы бар ма?', 'Есть ли у компании филиалы?') }),
  choice('activity', { label: t('Негізгі қызметі', 'Основная деятельность'), choices: [
    { value: 'software', label: t('Бағдарламалық өнім жасау', 'Разработка программных продуктов'), hint: t('Оны өз құқығыңызбен сату да осында', 'Включая продажу по собственным правам') },
    { value: 'data', label: t('Деректерді өңдеу', 'Обработка данных') },
    { value: 'training', label: t('ЖИ модельдерін үйрету', 'Обучение моделей ИИ') },
  ] }),
  text('plan', { label: t('Жоба туралы қысқаша', 'Кратко о проекте'), maxLength: 1000, long: true }),
  file('paper', { label: t('Бизнес-жоспар', 'Бизнес-план'), accept: ['application/pdf'], limitMegabytes: 20 }),
  rows('people', { label: t('Негізгі қызметкерлер', 'Ключевые сотрудники'), minRows: 1, maxRows: 10, columns: [
    text('name', { label: t('Аты-жөні', 'Имя'), maxLength: 100 }), text('post', { label: t('Лауазымы', 'Должность'), maxLength: 100 }), integer('years', { label: t('Тәжірибесі, жыл', 'Стаж, лет') }),
  ] }),
]
const more: readonly Control[] = [
  { kind: 'select', name: 'region', label: t('Өңір', 'Регион'), choices: [{ value: '71', label: t('Астана', 'Астана') }, { value: '75', label: t('Алматы', 'Алматы') }] },
  { kind: 'checks', name: 'help', label: t('Не керек?', 'Что нужно?'), choices: [{ value: 'room', label: t('Орын', 'Помещение') }, { value: 'compute', label: t('Есептеу қуаты', 'Вычислительные мощности') }] },
  { kind: 'password', name: 'password', label: t('Құпиясөз', 'Пароль'), autocomplete: 'current-password' },
  { kind: 'checkbox', name: 'consent', label: t('Мәліметтің дұрыс екенін растаймын', 'Подтверждаю, что сведения верны') },
]
const typed: FormState = {
  values: { company: '«Қамқор Деректер» ЖШС', bin: '120540000', staff: '24', revenue: '12 500 000', founded: '2024-05-31', branches: 'false', activity: 'software', paper: 'f1',
    'people.0.name': 'Нұрлан Әбенов', 'people.0.post': 'Директор', 'people.0.years': '12', 'people.1.name': 'Әсел Омарова', 'people.1.post': 'Инженер', 'people.1.years': 'он' },
  files: { paper: { name: 'жоспар-2026.pdf', href: '/kk/gallery' } },
  known: { phone: '+7 701 000 00 00' },
  problems: [
    { field: 'bin', text: t('БСН 12 цифрдан тұрады, қазір 9. Тіркеу туралы анықтамадан көшіріп жазыңыз.', 'БИН состоит из 12 цифр, сейчас 9. Перепишите его из справки о регистрации.') },
    { field: 'email', text: t('«Электрондық пошта» өрісі толтырылмаған.', 'Поле «Электронная почта» не заполнено.') },
    { field: 'people.1.years', text: t('Бүтін сан жазыңыз, мысалы, 12.', 'Укажите целое число, например 12.') },
  ],
}

const formPage = (visit: Visit, state: FormState, error: boolean): Response => page({
  visit, error, current: 'technopark', title: t('Компания туралы', 'О компании'),
  breadcrumbs: [{ title: t('Технопарк', 'Технопарк'), path: '/technopark' }, { title: t('Қатысушы болу', 'Стать участником'), path: '/technopark' }],
  body: html`${errorSummary(visit.locale, state.problems ?? [])}${stepIndicator(visit.locale, [t('Компания', 'Компания'), t('Жоба', 'Проект'), t('Құжаттар', 'Документы'), t('Тексеру', 'Проверка')], 2)}<h1>${t('Компания туралы', 'О компании')[visit.locale]}</h1><p class="lead">${
    t('Өтінімді 15 жұмыс күні ішінде қараймыз.', 'Рассмотрим заявку за 15 рабочих дней.')[visit.locale]}</p>${form(visit, { body: [
    fields(visit.locale, [...asked, ...more], state), actions(button(visit.locale, t('Сақтап, жалғастыру', 'Сохранить и продолжить')), button(visit.locale, t('Кейінге қалдыру', 'Отложить'), { kind: 'quiet', name: 'later', value: '1' })),
  ] })}`,
})

const companies = ['Алатау ЖИ', 'Дала Лабс', 'Көкжиек Софт', 'Сарыарқа Дата', 'Тұмар Робототехника'].map((name, i) => ({
  name, bin: `12054000${1000 + i}`, since: parseDay(`202${i}-0${i + 1}-15`), paid: BigInt(i * i * 123456700 + 50), state: i }))

const list = (visit: Visit) => {
  const { locale, url } = visit
  const states = [tag(locale, t('Қатысушы', 'Участник'), 'good'), tag(locale, t('Қаралуда', 'На рассмотрении'), 'wait'), tag(locale, t('Есебі кешікті', 'Отчёт просрочен'), 'late')]
  return html`${filters(locale, { url, filters: [{ name: 'q', label: t('Атауы немесе БСН', 'Название или БИН') }, { name: 'state', label: t('Мәртебесі', 'Статус'), choices: [{ value: 'in', label: t('Қатысушы', 'Участник') }] }],
    downloads: [{ title: 'CSV', href: '/kk/gallery' }, { title: 'JSON', href: '/kk/gallery' }] })}${table(locale, { caption: t('Технопарк қатысушылары', 'Участники технопарка'), url, rows: companies, columns: [
    { title: t('Атауы', 'Название'), sort: 'name', header: true, cell: ({ name }) => html`<a href="/kk/gallery">${name}</a>` },
    { title: t('БСН', 'БИН'), cell: ({ bin }) => identifier(bin) },
    { title: t('Тіркелген күні', 'Участник с'), sort: 'since', cell: ({ since }) => dateTime(locale, since) },
    { title: t('Мәртебесі', 'Статус'), cell: ({ state }) => states[state % 3] },
    { title: t('Аударым', 'Отчисления'), sort: 'paid', numeric: true, cell: ({ paid }) => money(locale, paid) },
  ] })}${pagination(locale, { url, page: 5, size: 5, total: 1842 })}`
}

const happenings: Parameters<typeof timeline>[1] = [
  { title: t('Өтінім берілді', 'Заявка подана'), at: '2026-11-02T05:12:00.000Z', by: '«Қамқор Деректер» ЖШС' },
  { title: t('Толықтығы тексерілді', 'Полнота проверена'), at: '2026-11-06T09:40:00.000Z', by: t('Технопарк маманы', 'Специалист технопарка'), body: html`<p>${'…'}</p>` },
  { title: t('Комиссия қарап жатыр', 'Рассматривает комиссия'), state: 'now' as const, at: '2026-11-20T05:00:00.000Z' },
  { title: t('Түзетулер енгізу', 'Внесение исправлений'), state: 'late' as const, at: '2026-11-18T05:00:00.000Z' },
  { title: t('Шешім', 'Решение'), state: 'ahead' as const, at: '2026-11-24T05:00:00.000Z' },
]

const record = (visit: Visit) => html`${definitionList(visit.locale, [
  { term: t('Компания', 'Компания'), value: '«Қамқор Деректер» ЖШС', change: '/kk/gallery/form#f-company' },
  { term: t('БСН', 'БИН'), value: identifier('120540001234'), change: '/kk/gallery/form#f-bin' },
  { term: t('Мемлекеттің үлесі', 'Доля государства'), value: '0 %' }, { term: t('Филиалдары', 'Филиалы'), value: '' },
])}${meter(visit.locale, { label: t('Негізгі қызметтен түскен табыс', 'Доход от основной деятельности'), value: 94.2, max: 100, tone: 'good', text: '94,2 %', limit: { at: 90, label: t('Шегі: 90 %', 'Предел: 90 %') } })}<h2>${
  t('Барысы', 'Ход дела')[visit.locale]}</h2>${timeline(visit, happenings)}`

export const galleryRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/gallery', kind: 'page', permission: 'everyone', handle: (visit) => {
    const { locale } = visit
    return page({ visit, title: t('Өтінім', 'Заявка'), current: 'technopark', breadcrumbs: [{ title: t('Технопарк', 'Технопарк'), path: '/technopark' }], body: html`<h1>${t('Технопаркке қосылу', 'Вступление в технопарк')[locale]}</h1><p class="lead">${
      t('Барлық бөлімін кез келген ретпен толтыра аласыз. Шешім 15 жұмыс күні ішінде қабылданады.', 'Разделы можно заполнять в любом порядке. Решение принимается за 15 рабочих дней.')[locale]}</p>${taskList(locale, [
      { title: t('Компания', 'Компания'), state: 'done', href: '/kk/gallery/form' }, { title: t('Жоба', 'Проект'), state: 'going', href: '/kk/gallery/form', hint: t('3 сұрақтың 1-іне жауап берілді', 'Отвечен 1 вопрос из 3') },
      { title: t('Құжаттар', 'Документы'), state: 'todo', href: '/kk/gallery/form' }, { title: t('Қол қойып жіберу', 'Подписать и отправить'), state: 'blocked' } ])}${
      notice(locale, { title: t('Бұл не береді', 'Что это даёт'), body: html`<p>${t('Қатысушы салық жеңілдігін алады және тоқсан сайын аударым төлейді.', 'Участник получает налоговую льготу и платит отчисления раз в квартал.')[locale]}</p>` })}${
      notice(locale, { kind: 'assumed', body: html`<p>${t('Мөлшерлеменің нақты бабы белгіленбеген.', 'Статья, устанавливающая ставку, не установлена.')[locale]}</p>` })}${
      notice(locale, { kind: 'warning', body: html`<p>${t('Есептің мерзімі өтті. Оны бүгін жіберіңіз.', 'Срок отчёта прошёл. Отправьте его сегодня.')[locale]}</p>` })}${record(visit)}${
      progress(locale, { label: t('Модель үйренуде', 'Модель обучается'), done: 420, total: 1000, text: t('1000 қадамның 420-сы', '420 шагов из 1000') })}${
      copyable(locale, { label: t('API кілті', 'Ключ API'), value: 'shq_7f3c9a1be0d24c55a6c0e1f4' })}${
      emptyState(locale, { title: t('Міндеттемелер әзірге жоқ', 'Обязательств пока нет'), body: t('Олар шешімнен кейін пайда болады.', 'Они появятся после решения.')[locale] })}${actions(button(locale, t('Жіберу', 'Отправить')), button(locale, t('Басып шығару', 'Распечатать'), { kind: 'quiet' }), button(locale, t('Қайтарып алу', 'Отозвать'), { kind: 'danger' }))}` })
  } }),
  route({ method: 'GET', path: '/gallery/form', kind: 'page', permission: 'everyone', handle: (visit) => formPage(visit, typed, true) }),
  route({ method: 'POST', path: '/gallery/form', kind: 'page', permission: 'everyone', handle: async (visit) => {
    const { values } = await visit.form()
    const revised = reviseRows(asked, values)
    return revised ? formPage(visit, { values: revised }, false) : page({ visit, title: t('Қабылданды', 'Принято'), body: receipt(visit.locale, { title: t('Қабылданды', 'Принято'), number: 'TP-2026-000142' }) })
  } }),
  route({ method: 'GET', path: '/gallery/list', kind: 'page', permission: 'everyone', handle: (visit) =>
    page({ visit, title: t('Қатысушылар', 'Участники'), current: 'technopark', width: 'wide', breadcrumbs: [{ title: t('Технопарк', 'Технопарк'), path: '/technopark' }], body: html`<h1>${t('Қатысушылар тізілімі', 'Реестр участников')[visit.locale]}</h1>${list(visit)}` }) }),
  route({ method: 'GET', path: '/gallery/bench', kind: 'page', permission: 'everyone', handle: (visit) =>
    page({ visit, title: t('Кезек', 'Очередь'), width: 'full', body: workbench(visit.locale, {
      queue: html`<h2>${t('Кезек', 'Очередь')[visit.locale]}</h2>${taskList(visit.locale, companies.map(({ name }, i) => ({ title: name, state: i === 0 ? 'going' : 'todo', href: '/kk/gallery/bench', hint: t('2026 ж. 24 қарашаға дейін', 'до 24 ноября 2026 года') })))}`,
      record: html`<h1>«Қамқор Деректер» ЖШС</h1>${record(visit)}` }) }) }),
  route({ method: 'GET', path: '/gallery/certificate', kind: 'page', permission: 'everyone', handle: (visit) =>
    page({ visit, title: t('Куәлік', 'Свидетельство'), width: 'wide', body: certificate(visit.locale, {
      issuer: t('Астана Хаб', 'Астана Хаб'), title: t('Технопарк қатысушысының куәлігі', 'Свидетельство участника технопарка'), number: '000142',
      body: definitionList(visit.locale, [{ term: t('Компания', 'Компания'), value: '«Қамқор Деректер» ЖШС' }, { term: t('Берілген күні', 'Дата выдачи'), value: dateTime(visit.locale, '2026-11-24') }]),
      foot: html`<p>${t('Куәлікті порталда нөмірі бойынша тексеруге болады.', 'Свидетельство можно проверить на портале по номеру.')[visit.locale]}</p>` }) }) }),
]
