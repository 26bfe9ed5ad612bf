/** Offices are filled and left: by the administrator of a body for that body, and by the programme's for what no body fills itself. One step each, taken with the opening. */
import { workdays } from '../duration.ts'
import { date, text } from '../field.ts'
import { procedure, type Procedure } from '../procedure.ts'
import { commonTo, type House } from './house.ts'
import { administrator } from './orders.ts'

const appointer = {
  role: 'administrator', ofBody: { name: 'administrator', title: { kk: 'орган әкімшісі', ru: 'администратор органа', en: 'the administrator of the body' } },
} as const

const whom = [
  text('person', {
    label: { kk: 'Порталдағы электрондық поштасы', ru: 'Электронная почта на портале', en: 'E-mail address on the portal' }, maxLength: 200, personal: true,
  }),
  text('office', {
    label: { kk: 'Лауазымның белгісі', ru: 'Обозначение должности', en: 'The office, by its name in the system' }, maxLength: 200, public: true, technical: true,
    hint: { kk: 'Органның лауазымдар бетінде көрсетілген.', ru: 'Указано на странице должностей органа.', en: 'As the page of the offices of the body names it.' },
  }),
]
const ground = text('ground', {
  label: { kk: 'Негізі', ru: 'Основание', en: 'Ground' }, maxLength: 1000, optional: true,
  hint: { kk: 'Мысалы, бұйрықтың нөмірі мен күні', ru: 'Например, номер и дата приказа', en: 'Such as the number and the day of an order' },
})
/** What the portal found, as whoever decides sees it. The decision names the person by their account: an address is nobody else's business. */
const found = [
  text('account', { label: { kk: 'Тіркелгі', ru: 'Учётная запись', en: 'Account' }, maxLength: 36, from: 'act.person', public: true, technical: true }),
  text('name', { label: { kk: 'Аты-жөні', ru: 'Имя', en: 'Name' }, maxLength: 400, from: 'act.name', personal: true }),
  text('title', { label: { kk: 'Лауазым', ru: 'Должность', en: 'Office' }, maxLength: 1000, from: 'act.title', public: true }),
]

const fillingIn = <const S extends string>(house: House, starts: S) => ({
  ...commonTo(house), offices: administrator, starts, clock: { within: workdays(1), from: starts, stopsIn: [], silence: 'escalate', basis: house.basis },
  audience: { kk: 'Бағдарлама мен органдардың әкімшілері', ru: 'Администраторы программы и органов', en: 'The administrators of the programme and of bodies' },
} as const)

export const appointmentIn = (house: House): Procedure => procedure({
  ...fillingIn(house, 'appointment'), id: 'programme.appointment',
  title: { kk: 'Лауазымға тағайындау', ru: 'Назначение на должность', en: 'Appointment to an office' },
  summary: {
    kk: 'Орган әкімшісі сол органның лауазымдарына тағайындайды. Орган әкімшілерін және әкімшісі жоқ органның лауазымды адамдарын бағдарлама әкімшісі тағайындайды.',
    ru: 'Администратор органа назначает на должности этого органа. Администраторов органов и должностных лиц органа без администратора назначает администратор программы.',
    en: 'The administrator of a body appoints to the offices of that body. The administrator of the programme appoints the administrators of bodies, and officers where a body has no administrator.',
  },
  opens: { by: 'office', ...appointer, takes: 'appoint' },
  form: [{
    id: 'appointment', title: { kk: 'Тағайындау', ru: 'Назначение', en: 'The appointment' }, fields: [
      ...whom,
      date('from', {
        label: { kk: 'Қай күннен', ru: 'С какого числа', en: 'From' }, hint: { kk: 'Көрсетілмесе — бірден', ru: 'Если не указать — сразу', en: 'At once, if left empty' }, optional: true, public: true,
      }),
      date('until', {
        label: { kk: 'Қай күнге дейін', ru: 'По какое число', en: 'Until' }, hint: { kk: 'Сол күнді қоса алғанда', ru: 'Включая этот день', en: 'Including that day' }, optional: true, public: true,
      }), ground, ...found,
    ],
  }],
  steps: {
    appointment: {
      title: { kk: 'Тағайындау', ru: 'Назначение', en: 'The appointment' }, by: appointer, basis: house.basis, excluded: house.excluded, late: 'escalate',
      outcomes: {
        appoint: {
          label: { kk: 'Тағайындау', ru: 'Назначить', en: 'Appoint' }, to: 'closed', decides: 'appointed',
          carriesOut: { act: 'offices.appoint', with: { person: 'person', office: 'office', from: 'from', until: 'until' } },
        },
      },
    },
  },
  decisions: {
    appointed: {
      title: { kk: 'Лауазымға тағайындау туралы шешім', ru: 'Решение о назначении на должность', en: 'Decision to appoint to an office' },
      words: { kk: 'Адам лауазымға тағайындалды.', ru: 'Произведено назначение на должность.', en: 'The appointment to the office is made.' },
      effect: 'dismiss', rules: [], basis: house.basis,
    },
  },
})

export const dismissalIn = (house: House): Procedure => procedure({
  ...fillingIn(house, 'dismissal'), id: 'programme.dismissal',
  title: { kk: 'Лауазымнан босату', ru: 'Освобождение от должности', en: 'Ending of an appointment' },
  summary: {
    kk: 'Кім тағайындаса, лауазымнан да сол босатады. Ешкім өзін-өзі тағайындамайды және босатпайды.',
    ru: 'От должности освобождает тот, кто на неё назначает. Никто не назначает и не освобождает сам себя.',
    en: 'Whoever appoints to an office ends the appointment. Nobody appoints or dismisses themself.',
  },
  opens: { by: 'office', ...appointer, takes: 'dismiss' },
  form: [{ id: 'dismissal', title: { kk: 'Босату', ru: 'Освобождение', en: 'The dismissal' }, fields: [...whom, ground, ...found] }],
  steps: {
    dismissal: {
      title: { kk: 'Босату', ru: 'Освобождение', en: 'The dismissal' }, by: appointer, basis: house.basis, excluded: house.excluded, late: 'escalate',
      outcomes: {
        dismiss: {
          label: { kk: 'Босату', ru: 'Освободить', en: 'Dismiss' }, to: 'closed', decides: 'dismissed',
          carriesOut: { act: 'offices.dismiss', with: { person: 'person', office: 'office' } },
        },
      },
    },
  },
  decisions: {
    dismissed: {
      title: { kk: 'Лауазымнан босату туралы шешім', ru: 'Решение об освобождении от должности', en: 'Decision to end an appointment' },
      words: { kk: 'Адам лауазымнан босатылды.', ru: 'Произведено освобождение от должности.', en: 'The appointment is ended.' },
      effect: 'dismiss', rules: [], basis: house.basis,
    },
  },
})
