/** Orders of the administrator: to suspend, and to lift. One step each, taken at once with the opening: an emergency does not wait for a second page. */
import { workdays } from '../duration.ts'
import { identifier, text } from '../field.ts'
import { procedure, type Procedure } from '../procedure.ts'
import type { Text } from '../text.ts'
import { commonTo, type House } from './house.ts'

/** Whoever administers the programme. */
export const administrator = { administrator: { kk: 'Бағдарлама әкімшісі', ru: 'Администратор программы', en: 'Administrator of the programme' } }

const reason = (name: string, label: Text) => text(name, { label, maxLength: 1000, long: true })
/** Who or what it is on, as the system names it: an id says nothing of a person to a stranger. */
const on = text('on', { label: { kk: 'Нысанның белгісі', ru: 'Обозначение объекта', en: 'The subject, by its name in the system' }, maxLength: 400, from: 'act.subject', public: true, technical: true })

const orderIn = (house: House) => ({
  ...commonTo(house), offices: administrator, clock: { within: workdays(1), from: 'order', stopsIn: [], silence: 'escalate', basis: house.basis }, starts: 'order',
} as const)

export const suspensionIn = (house: House): Procedure => procedure({
  ...orderIn(house), id: 'programme.suspension',
  title: { kk: 'Тоқтата тұру туралы өкім', ru: 'Распоряжение о приостановлении', en: 'Order of suspension' },
  summary: {
    kk: 'Бағдарлама әкімшісі ұйымның құқықтарын, кілттің, модельдің немесе өзге нысанның қолданысын бірден тоқтата тұрады.',
    ru: 'Администратор программы сразу приостанавливает права организации, действие ключа, модели или иного объекта.',
    en: 'The administrator of the programme suspends an organisation, a key, a model or something else at once.',
  },
  audience: { kk: 'Бағдарлама әкімшісі', ru: 'Администратор программы', en: 'The administrator of the programme' },
  opens: { by: 'office', role: 'administrator', takes: 'suspend' },
  form: [{
    id: 'order', title: { kk: 'Өкім', ru: 'Распоряжение', en: 'The order' }, fields: [
      identifier('bin', 'bin', { label: house.organisation, optional: true }),
      text('subject', {
        label: { kk: 'Басқа нысан', ru: 'Другой объект', en: 'Another subject' }, maxLength: 200, optional: true,
        hint: { kk: 'Мысалы, decision:… немесе model:…', ru: 'Например, decision:… или model:…', en: 'Such as decision:… or model:…' },
      }),
      reason('kk', { kk: 'Негіздемесі қазақша', ru: 'Обоснование на казахском', en: 'Reason in Kazakh' }),
      reason('ru', { kk: 'Негіздемесі орысша', ru: 'Обоснование на русском', en: 'Reason in Russian' }),
      reason('en', { kk: 'Негіздемесі ағылшынша', ru: 'Обоснование на английском', en: 'Reason in English' }), on,
    ],
  }],
  steps: {
    order: {
      title: { kk: 'Өкім шығару', ru: 'Издание распоряжения', en: 'The order is given' }, by: { role: 'administrator' }, basis: house.basis, excluded: house.excluded, late: 'escalate',
      outcomes: {
        suspend: {
          label: { kk: 'Тоқтата тұру', ru: 'Приостановить', en: 'Suspend' }, to: 'closed', decides: 'suspended',
          carriesOut: { act: 'orders.suspend', with: { organisation: 'bin', subject: 'subject', reasonKk: 'kk', reasonRu: 'ru', reasonEn: 'en' } },
        },
      },
    },
  },
  decisions: {
    suspended: {
      title: { kk: 'Тоқтата тұру туралы өкім', ru: 'Распоряжение о приостановлении', en: 'Order of suspension' },
      words: { kk: 'Нысанның қолданысы бірден тоқтатыла тұрады.', ru: 'Действие объекта распоряжения приостанавливается немедленно.', en: 'The subject is suspended at once.' },
      effect: 'dismiss', rules: [], basis: house.basis,
    },
  },
})

export const liftIn = (house: House): Procedure => procedure({
  ...orderIn(house), id: 'programme.lift',
  title: { kk: 'Тоқтата тұру туралы өкімнің күшін жою', ru: 'Отмена распоряжения о приостановлении', en: 'Lifting of an order of suspension' },
  summary: {
    kk: 'Бағдарлама әкімшісі бұрын шығарылған өкімнің күшін жояды.', ru: 'Администратор программы отменяет ранее изданное распоряжение.',
    en: 'The administrator of the programme lifts an order that was given before.',
  },
  audience: { kk: 'Бағдарлама әкімшісі', ru: 'Администратор программы', en: 'The administrator of the programme' },
  opens: { by: 'office', role: 'administrator', takes: 'lift' },
  form: [{ id: 'order', title: { kk: 'Өкім', ru: 'Распоряжение', en: 'The order' }, fields: [text('order', { label: { kk: 'Өкім', ru: 'Распоряжение', en: 'Order' }, maxLength: 36, technical: true }), on] }],
  steps: {
    order: {
      title: { kk: 'Өкімнің күшін жою', ru: 'Отмена распоряжения', en: 'The order is lifted' }, by: { role: 'administrator' }, basis: house.basis, excluded: house.excluded, late: 'escalate',
      outcomes: { lift: { label: { kk: 'Күшін жою', ru: 'Отменить', en: 'Lift' }, to: 'closed', decides: 'lifted', carriesOut: { act: 'orders.lift', with: { order: 'order' } } } },
    },
  },
  decisions: {
    lifted: {
      title: { kk: 'Тоқтата тұру туралы өкімнің күшін жою', ru: 'Отмена распоряжения о приостановлении', en: 'Lifting of an order of suspension' },
      words: { kk: 'Тоқтата тұру туралы өкімнің күші жойылды.', ru: 'Распоряжение о приостановлении отменено.', en: 'The order of suspension is lifted.' },
      effect: 'dismiss', rules: [], basis: house.basis,
    },
  },
})
