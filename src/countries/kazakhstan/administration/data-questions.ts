/** A question or a complaint about a look at one's data: the body that looked answers it, and no other. */
import { months, workdays } from '../../../law/duration.ts'
import { choice, text } from '../../../law/field.ts'
import type { Office } from '../../../law/office.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { bodies } from '../bodies.ts'
import { programme as house } from '../programme.ts'
import { appealableBy, serviceOf } from './common.ts'

const basis = secondary(administrativeCode, '76')
/** Whoever administers a body finds out by the number of a look which of its officers it was. Where no body was chosen nobody else would know either. */
const studying: Office = { role: 'administrator', ofBody: { name: 'administrator', title: { kk: 'орган әкімшісі', ru: 'администратор органа', en: 'the administrator of the body' } } }
/** Every body has somebody who acts for it before others. */
const signing: Office = { role: 'administrator', ofBody: { name: 'representative', title: { kk: 'орган өкілі', ru: 'представитель органа', en: 'the representative of the body' } } }

const kind = choice('kind', {
  label: { kk: 'Бұл не?', ru: 'Что это?', en: 'What is it?' },
  choices: [
    { value: 'question', label: { kk: 'Сұрақ: деректерім не үшін қаралды', ru: 'Вопрос: зачем смотрели мои данные', en: 'A question: why my data were looked at' } },
    { value: 'complaint', label: { kk: 'Шағым: қарауға негіз болған жоқ', ru: 'Жалоба: оснований для просмотра не было', en: 'A complaint: there was no ground for the look' } },
  ],
})
const body = choice('body', {
  label: { kk: 'Деректеріңізді қай орган қарады?', ru: 'Какой орган смотрел ваши данные?', en: 'Which body looked at your data?' },
  choices: bodies.map(({ id, name }) => ({ value: id, label: name })),
})
const substance = text('substance', { label: { kk: 'Не сұрайсыз немесе неге шағымданасыз?', ru: 'О чём вы спрашиваете или на что жалуетесь?', en: 'What do you ask, or complain about?' }, hint: { kk: 'Қараудың нөмірін көрсетіңіз: ол бойынша кім қарағаны анықталады.', ru: 'Укажите номер просмотра: по нему устанавливают, кто смотрел.', en: 'Name the number of the look: by it is found out who it was.' }, maxLength: 8000, long: true, personal: true })
const answered = text('answered', { label: { kk: 'Жауап: не үшін және қандай негізде қаралды', ru: 'Ответ: зачем и на каком основании смотрели', en: 'The answer: why, and on what ground, it was looked at' }, maxLength: 8000, long: true, personal: true })
const mended = text('mended', { label: { kk: 'Бұзушылықты жою үшін не істелді?', ru: 'Что сделано, чтобы устранить нарушение?', en: 'What is done about the violation?' }, maxLength: 4000, long: true, personal: true })

export const dataQuestions: Procedure = procedure({
  ...serviceOf('akimat'), body: house.body, id: 'administration.data-question', need: ['living'], rules: {},
  title: { kk: 'Дербес деректерді қарау туралы сұрақ немесе шағым', ru: 'Вопрос или жалоба о просмотре персональных данных', en: 'Question or complaint about a look at personal data' },
  summary: {
    kk: 'Деректеріңізді кім қарағанын кабинетте көресіз. Не үшін қарағанын сол органның өзі он бес жұмыс күні ішінде түсіндіреді.', ru: 'Кто смотрел ваши данные, видно в кабинете. Зачем, объяснит сам этот орган в течение пятнадцати рабочих дней.',
    en: 'Your cabinet shows who looked at your data. Why they did, that body itself explains within fifteen working days.',
  },
  audience: { kk: 'Деректері қаралған адам', ru: 'Человек, чьи данные смотрели', en: 'Whoever was looked at' },
  opens: { by: 'person', signs: 'anyone', addressee: 'body' },
  form: [{ id: 'question', title: { kk: 'Не туралы жазасыз?', ru: 'О чём вы пишете?', en: 'What do you write about?' }, fields: [kind, body, substance] }],
  offices: { administrator: { kk: 'Бағдарлама әкімшісі', ru: 'Администратор программы', en: 'Administrator of the programme' } },
  clock: { within: workdays(15), from: 'study', stopsIn: [], extension: { by: months(2), basis }, silence: 'escalate', basis }, starts: 'study',
  steps: {
    study: {
      title: { kk: 'Қарау', ru: 'Рассмотрение', en: 'Study' }, by: studying, basis, late: 'escalate',
      outcomes: {
        explain: { label: { kk: 'Түсіндіруді ұсыну: қарауға негіз болған', ru: 'Предложить разъяснение: основания были', en: 'Propose to explain: there was a ground' }, to: 'signing', findings: [answered] },
        admit: { label: { kk: 'Бұзушылықты мойындауды ұсыну', ru: 'Предложить признать нарушение', en: 'Propose to admit a violation' }, to: 'signing', findings: [answered, mended] },
        decline: { label: { kk: 'Шағымды қанағаттандырмауды ұсыну', ru: 'Предложить отказать в удовлетворении жалобы', en: 'Propose to decline the complaint' }, to: 'signing', findings: [answered], reasons: true },
      },
    },
    signing: {
      title: { kk: 'Жауапқа қол қою', ru: 'Подписание ответа', en: 'Signing of the answer' }, by: signing, within: workdays(1), basis, notBy: ['study'], sign: true, late: 'escalate',
      outcomes: {
        explain: { label: { kk: 'Түсіндірмеге қол қою', ru: 'Подписать разъяснение', en: 'Sign the explanation' }, to: 'closed', decides: 'explained', after: { step: 'study', outcome: 'explain' } },
        admit: { label: { kk: 'Бұзушылықты мойындауға қол қою', ru: 'Подписать признание нарушения', en: 'Sign that there was a violation' }, to: 'closed', decides: 'admitted', after: { step: 'study', outcome: 'admit' } },
        decline: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'declined', reasons: true, after: { step: 'study', outcome: 'decline' } },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for study' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    explained: { title: { kk: 'Түсіндірме берілді', ru: 'Дано разъяснение', en: 'The explanation' }, words: { kk: 'Деректердің не үшін және қандай негізде қаралғаны түсіндірілді.', ru: 'Разъяснено, зачем и на каком основании смотрели данные.', en: 'It is explained why, and on what ground, the data were looked at.' }, effect: 'grant', rules: [], basis },
    admitted: { title: { kk: 'Бұзушылық анықталды', ru: 'Установлено нарушение', en: 'A violation is found' }, words: { kk: 'Деректерді қарауға негіз болмағаны анықталды.', ru: 'Установлено, что оснований для просмотра данных не было.', en: 'It is found that there was no ground to look at the data.' }, effect: 'grant', rules: [], basis },
    declined: { title: { kk: 'Шағымды қанағаттандырудан бас тарту', ru: 'Отказ в удовлетворении жалобы', en: 'The complaint is declined' }, words: { kk: 'Шағым қанағаттандырылмады: қарауға негіз болған.', ru: 'Жалоба не удовлетворена: основания для просмотра были.', en: 'The complaint is declined: there was a ground for the look.' }, effect: 'refuse', rules: [], basis, appeal: appealableBy('person') },
  },
  reopensAt: 'study',
})
