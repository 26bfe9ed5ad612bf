/** Bringing a declaration into force: drafted by one, checked by the lawyer, signed by the head; three people of the programme, or of the body whose service it is. */
import { workdays } from '../duration.ts'
import { date, text } from '../field.ts'
import { procedure, type Procedure } from '../procedure.ts'
import { commonTo, type House, houseOffices } from './house.ts'

/** The three offices of a body that writes services of its own. */
const ofBody = {
  author: { name: 'author', title: { kk: 'орган қызметтерінің авторы', ru: 'автор услуг органа', en: 'the author of services of the body' } },
  lawyer: { name: 'lawyer', title: { kk: 'орган заңгері', ru: 'юрист органа', en: 'the lawyer of the body' } },
  head: { name: 'head', title: { kk: 'орган басшысы', ru: 'руководитель органа', en: 'the head of the body' } },
} as const

/** The programme's office, and where bodies write services of their own, that of the body. */
const officeIn = ({ ownServices }: House, role: string, own: keyof typeof ofBody) => ({ role, ...(ownServices && { ofBody: ofBody[own] }) })

export const enactmentIn = (house: House): Procedure => procedure({
  ...commonTo(house), id: 'programme.enactment',
  title: { kk: 'Декларацияны қолданысқа енгізу', ru: 'Введение декларации в действие', en: 'Bringing a declaration into force' },
  summary: {
    kk: 'Рәсімнің немесе тізілімнің жаңа редакциясын бір адам дайындайды, заңгер тексереді, басшы қол қояды. Редакция декларацияда көрсетілген күні қолданысқа енеді.',
    ru: 'Новую редакцию процедуры или реестра готовит один человек, проверяет юрист, подписывает руководитель. Она вступает в силу в день, указанный в декларации.',
    en: 'A new version of a procedure or a register is drafted by one person, checked by the lawyer and signed by the head. It comes into force on the day that it names.',
  },
  audience: { kk: 'Бағдарламаға жауапты органның қызметкерлері', ru: 'Сотрудники органа, ответственного за программу', en: 'Officers of the body responsible for the programme' },
  offices: houseOffices,
  opens: { by: 'office', ...officeIn(house, 'programme.drafter', 'author') },
  form: [{
    id: 'draft', title: { kk: 'Жоба', ru: 'Проект', en: 'The draft' }, fields: [
      text('why', { label: { kk: 'Бұл өзгеріс не үшін қажет?', ru: 'Зачем нужно это изменение?', en: 'Why is this changed?' }, maxLength: 5000, long: true }),
      text('declaration', {
        label: { kk: 'Декларацияның мәтіні (YAML)', ru: 'Текст декларации (YAML)', en: 'The declaration (YAML)' }, maxLength: 500_000, long: true, technical: true,
        hint: { kk: 'Қолданысқа ең ерте дегенде ертең енеді.', ru: 'Вступает в силу не раньше завтрашнего дня.', en: 'It comes into force tomorrow at the earliest.' },
      }),
      text('declared', { label: { kk: 'Декларация', ru: 'Декларация', en: 'Declaration' }, maxLength: 200, from: 'act.id', public: true }),
      date('begins', { label: { kk: 'Қолданысқа енетін күні', ru: 'День вступления в силу', en: 'In force from' }, from: 'act.from', public: true }),
      text('version', { label: { kk: 'Редакцияның хеші', ru: 'Хеш редакции', en: 'Hash of the version' }, maxLength: 64, from: 'act.version', public: true, technical: true }),
      text('replaces', {
        label: { kk: 'Бұрынғы редакцияның хеші', ru: 'Хеш прежней редакции', en: 'Hash of the version before' }, maxLength: 64, from: 'act.replaces', public: true, technical: true, optional: true,
        whenEmpty: { kk: 'бұрын болмаған', ru: 'раньше не было', en: 'there was none' },
      }),
    ],
  }],
  clock: { within: workdays(15), from: 'check', stopsIn: [], silence: 'escalate', basis: house.basis },
  starts: 'check',
  steps: {
    check: {
      title: { kk: 'Заңгердің тексеруі', ru: 'Проверка юристом', en: 'The lawyer checks' }, by: officeIn(house, 'programme.lawyer', 'lawyer'), basis: house.basis, within: workdays(5), excluded: [{ of: 'opener', basis: house.basis }], late: 'escalate',
      outcomes: {
        pass: { label: { kk: 'Қол қоюға жіберу', ru: 'Передать на подпись', en: 'Send to be signed' }, to: 'signing' },
        drop: { label: { kk: 'Жобаны қайтару', ru: 'Вернуть проект', en: 'Return the draft' }, to: 'closed', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Басшының қол қоюы', ru: 'Подписание руководителем', en: 'The head signs' }, by: officeIn(house, 'programme.head', 'head'), basis: house.basis, notBy: ['check'],
      excluded: [{ of: 'opener', basis: house.basis }, ...house.excluded], sign: true, late: 'escalate',
      outcomes: {
        enact: {
          label: { kk: 'Қолданысқа енгізу', ru: 'Ввести в действие', en: 'Bring into force' }, to: 'closed', decides: 'enacted',
          carriesOut: { act: 'declarations.enact', with: { declaration: 'declaration' } },
        },
        drop: { label: { kk: 'Жобаны қайтару', ru: 'Вернуть проект', en: 'Return the draft' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: {
    enacted: {
      title: { kk: 'Декларацияны қолданысқа енгізу туралы шешім', ru: 'Решение о введении декларации в действие', en: 'Decision to bring a declaration into force' },
      words: { kk: 'Декларация онда көрсетілген күні қолданысқа енеді.', ru: 'Декларация вступает в силу в указанный в ней день.', en: 'The declaration comes into force on the day that it names.' },
      effect: 'dismiss', rules: [], basis: house.basis,
    },
    returned: {
      title: { kk: 'Жобаны қайтару туралы шешім', ru: 'Решение о возврате проекта', en: 'Return of the draft' },
      words: { kk: 'Декларация қолданысқа енгізілмейді.', ru: 'Декларация не вводится в действие.', en: 'The declaration is not brought into force.' },
      effect: 'dismiss', rules: [], basis: house.basis,
    },
  },
})
