/** Publication of data in which personal data was found: the owner decides column by column and signs, the rules see that nothing is kept without a reason, and the data steward confirms what is kept. */
import { assumed } from '../../../law/citation.ts'
import { days, workdays, years } from '../../../law/duration.ts'
import { choice, integer, rows, text } from '../../../law/field.ts'
import { procedure } from '../../../law/procedure.ts'
import { any, given, is, not, someRow, titled } from '../../../law/rule.ts'
import { stateServicesLaw } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { bodies, lendingRules, offices } from './offices.ts'

const rules = assumed(lendingRules)

const action = choice('action', {
  label: { kk: 'Шешім', ru: 'Решение', en: 'Decision' },
  choices: [
    { value: 'keep', label: { kk: 'Өзгеріссіз қалдыру', ru: 'Оставить без изменений', en: 'Keep as it is' } },
    { value: 'drop', label: { kk: 'Бағанды алып тастау', ru: 'Удалить столбец', en: 'Leave the column out' } },
    { value: 'mask', label: { kk: 'Мәндерін жасыру', ru: 'Скрыть значения', en: 'Mask the values' } },
    { value: 'keyed-hash', label: { kk: 'Кілті бар хешпен ауыстыру', ru: 'Заменить хешем с ключом', en: 'Replace with a keyed hash' } },
    { value: 'generalise', label: { kk: 'Жалпылау', ru: 'Обобщить', en: 'Generalise' } },
  ],
})
/** A column is known by its place among those in which personal data was found; its name is there for whoever reads. */
const columns = rows('columns', {
  label: { kk: 'Дербес деректер табылған бағандар', ru: 'Столбцы, в которых найдены персональные данные', en: 'Columns in which personal data was found' },
  columns: [
    integer('place', { label: { kk: 'Реттік нөмірі', ru: 'Порядковый номер', en: 'Place' }, min: 1, max: 10_000 }),
    text('column', { label: { kk: 'Баған', ru: 'Столбец', en: 'Column' }, maxLength: 10_000 }), action,
  ],
  minRows: 1, maxRows: 10_000,
})
const reasons = text('reasons', {
  label: { kk: 'Бағанды неге қалдырасыз?', ru: 'Почему вы оставляете столбец?', en: 'Why do you keep it?' },
  hint: {
    kk: 'Қалдырылған баған болса, міндетті: құқықтық негізін немесе оның неліктен дербес деректерге жатпайтынын жазыңыз.', ru: 'Обязательно, если столбец остаётся: назовите правовое основание или объясните, почему это не персональные данные.',
    en: 'Needed where a column is kept: name the legal ground, or say why it is no personal data.',
  },
  maxLength: 2000, long: true, optional: true,
})

const publicationOf = (id: string, by: 'company' | 'person') => procedure({
  id,
  title: by === 'company'
    ? { kk: 'Деректерді жариялау: ұйымның дербес деректер туралы шешімі', ru: 'Публикация данных: решение организации о персональных данных', en: 'Publication of data: an organisation’s decision on personal data' }
    : { kk: 'Деректерді жариялау: жеке тұлғаның дербес деректер туралы шешімі', ru: 'Публикация данных: решение физического лица о персональных данных', en: 'Publication of data: a person’s decision on personal data' },
  summary: {
    kk: 'Жүктелген деректерде дербес деректер табылса, иесі әр баған бойынша шешім қабылдап, қол қояды. Өзгеріссіз қалдырылған баған болса, оны деректер кураторы да растайды. Содан кейін ғана нұсқа дайындалады.',
    ru: 'Если в загруженных данных найдены персональные, владелец принимает решение по каждому столбцу и подписывает его. Если столбец оставлен без изменений, это подтверждает и куратор данных. Только после этого версия готовится к публикации.',
    en: 'Where personal data was found in what was uploaded, the owner decides on each column and signs. Where a column is kept as it is, the data steward confirms that as well. Only then is the version prepared for publication.',
  },
  audience: { kk: 'Деректерді жариялаушылар', ru: 'Те, кто публикует данные', en: 'Those who publish data' },
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } },
  body: bodies.commons, offices: { 'commons.steward': offices['commons.steward'] },
  opens: { by, signs: 'anyone' },
  subject: { register: 'commons.version', title: { kk: 'Жиынның нұсқасы', ru: 'Версия набора', en: 'Version of a dataset' } },
  form: [
    {
      id: 'version', title: { kk: 'Нұсқа', ru: 'Версия', en: 'The version' }, fields: [
        text('dataset', { label: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' }, maxLength: 1000, from: 'subject.name' }),
        integer('version', { label: { kk: 'Нұсқасы', ru: 'Версия', en: 'Version' }, min: 1, max: 1_000_000, from: 'subject.version' }),
        text('commit', { label: { kk: 'Коммит', ru: 'Коммит', en: 'Commit' }, maxLength: 64, from: 'subject.commit', public: true, technical: true }),
      ],
    },
    { id: 'columns', title: { kk: 'Бағандар', ru: 'Столбцы', en: 'Columns' }, fields: [columns] },
    // A page of its own: what is returned is mended by it alone, and what was signed about the columns stands as it was signed.
    { id: 'reasons', title: { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' }, fields: [reasons] },
  ],
  parameters: {},
  rules: {
    reasoned: titled({ kk: 'Дербес деректері бар бағандарды қалдыру негіздемесі', ru: 'Обоснование сохранения столбцов с персональными данными', en: 'Reasons for columns with personal data' }, any(
      not(someRow(columns, is(action, 'keep'))).by(rules).else({
        kk: 'Дербес деректер табылған баған өзгеріссіз қалдырылған.', ru: 'Столбец с персональными данными оставлен без изменений.', en: 'A column in which personal data was found is kept as it is.',
      }),
      given(reasons).by(rules).else({ kk: 'Оның негіздемесі көрсетілмеген.', ru: 'Не указано обоснование.', en: 'No reason is given for that.' }),
    )),
    changed: titled({ kk: 'Дербес деректері бар бағандардың өзгертілуі', ru: 'Изменение столбцов с персональными данными', en: 'Columns with personal data are changed' }, not(someRow(columns, is(action, 'keep'))).by(rules).else({
      kk: 'Дербес деректер табылған баған өзгеріссіз қалдырылған.', ru: 'Столбец с персональными данными оставлен без изменений.', en: 'A column in which personal data was found is kept as it is.',
    })),
  },
  clock: { within: workdays(5), from: 'check', stopsIn: ['mend'], silence: 'escalate', basis: rules },
  starts: 'check',
  steps: {
    check: {
      title: { kk: 'Қағидаларға сәйкестігін тексеру', ru: 'Проверка соответствия правилам', en: 'Comparison with the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'reasoned', late: { outcome: 'mend' },
      outcomes: {
        pass: { label: { kk: 'Негіздемесі бар', ru: 'Обоснование есть', en: 'What is kept has its reason' }, to: 'kept', whenCheck: [true] },
        mend: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Return to be mended' }, to: 'mend', whenCheck: [false, 'unknown'] },
      },
    },
    kept: {
      title: { kk: 'Өзгеріссіз қалған бағандарды тексеру', ru: 'Проверка, оставлены ли столбцы без изменений', en: 'Whether a column is kept as it is' }, by: 'rules', within: workdays(1), basis: rules, check: 'changed', late: { outcome: 'confirm' },
      outcomes: {
        publish: { label: { kk: 'Жариялауға дайындау', ru: 'Готовить к публикации', en: 'Prepare for publication' }, to: 'closed', decides: 'publish', whenCheck: [true] },
        confirm: { label: { kk: 'Кураторға беру', ru: 'Передать куратору', en: 'Pass on to the steward' }, to: 'confirmation', whenCheck: [false, 'unknown'] },
      },
    },
    confirmation: {
      title: { kk: 'Куратордың растауы', ru: 'Подтверждение куратора', en: 'Confirmation by the steward' },
      by: { role: 'commons.steward' }, ...(by === 'company' && { excluded: notRepresentatives }), notBy: ['mend'], within: workdays(3), basis: rules, sign: true, late: 'escalate',
      outcomes: {
        publish: { label: { kk: 'Растап, жариялауға дайындау', ru: 'Подтвердить и готовить к публикации', en: 'Confirm, and prepare for publication' }, to: 'closed', decides: 'publish' },
        return: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Return to be mended' }, to: 'mend', reasons: true },
      },
    },
    mend: {
      title: { kk: 'Негіздемені толықтыру', ru: 'Дополнение обоснования', en: 'The reason is added' }, by: 'applicant', within: days(30), basis: rules, corrects: ['reasons'],
      outcomes: {
        send: { label: { kk: 'Негіздемемен бірге жіберу', ru: 'Отправить с обоснованием', en: 'Send with the reason' }, to: 'check' },
        withdraw: { label: { kk: 'Шешімді қайтарып алу', ru: 'Отозвать решение', en: 'Withdraw the decision' }, to: 'closed' },
        drop: { label: { kk: 'Толықтырылмады', ru: 'Не дополнено', en: 'Not mended' }, to: 'closed', byClock: true },
      },
      late: { outcome: 'drop' },
    },
  },
  decisions: {
    publish: {
      title: { kk: 'Дербес деректер туралы шешімді тіркеу', ru: 'Регистрация решения о персональных данных', en: 'The decision on personal data is entered' },
      words: {
        kk: 'Нұсқа иесінің шешімі бойынша жариялауға дайындалады.', ru: 'Версия готовится к публикации по решению владельца.', en: 'The version is prepared for publication as its owner has decided.',
      },
      effect: 'grant', rules: [], basis: rules,
    },
  },
  obligations: {}, fee: 'free',
  complaint: {
    words: {
      kk: 'Деректер қоры операторының әрекетіне оның басшысына шағымдануға болады.', ru: 'На действия оператора фонда данных можно пожаловаться его руководителю.',
      en: 'You can complain about what the operator of the commons does to its head.',
    },
    basis: assumed(stateServicesLaw),
  },
  keep: { for: years(5), basis: rules },
})

export const publication = publicationOf('commons.publication', 'company')
export const personalPublication = publicationOf('commons.personal-publication', 'person')
