/** A question or a complaint about a look at one's data: the body that looked answers it, and no other. */
import { assumed, type Citation } from '../../../law/citation.ts'
import { months, workdays } from '../../../law/duration.ts'
import { choice, text } from '../../../law/field.ts'
import type { Office } from '../../../law/office.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { is, titled } from '../../../law/rule.ts'
import { administrativeCode } from '../acts.ts'
import { bodies } from '../bodies.ts'
import { programme as house } from '../programme.ts'
import { appealableBy, serviceOf } from './common.ts'

/** The term of the general code: no text of it was read, and the law on personal data may set operators a shorter one. */
const basis: Citation = {
  ...assumed(administrativeCode, {
    kk: 'Мерзім Әкімшілік рәсімдік-процестік кодекстің жалпы мерзіміндей деп шартты түрде қабылданған. Дербес деректер туралы заңда (94-V) оператордың жауап беру мерзімі бөлек белгіленуі мүмкін: тексеру қажет.',
    ru: 'Условно принят общий срок Административного процедурно-процессуального кодекса. Закон о персональных данных (94-V) может устанавливать для ответа оператора отдельный срок: требует проверки.',
    en: 'The general term of the Administrative Procedures Code is assumed. The Law on Personal Data (94-V) may set a term of its own for the answer of an operator: to be checked.',
  }), article: '76',
}
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
const look = text('look', { label: { kk: 'Қараудың нөмірі', ru: 'Номер просмотра', en: 'Number of the look' }, hint: { kk: 'Деректеріңізді кім қарағаны көрсетілген беттегі № белгісінен кейінгі сан. Ол бойынша кім қарағаны анықталады.', ru: 'Число после знака № на странице о том, кто смотрел ваши данные. По нему устанавливают, кто смотрел.', en: 'The figure after № on the page that tells who looked at your data. By it is found out who it was.' }, maxLength: 20, optional: true, personal: true })
const substance = text('substance', { label: { kk: 'Не сұрайсыз немесе неге шағымданасыз?', ru: 'О чём вы спрашиваете или на что жалуетесь?', en: 'What do you ask, or complain about?' }, maxLength: 8000, long: true, personal: true })
const answered = text('answered', { label: { kk: 'Жауап: не үшін және қандай негізде қаралды', ru: 'Ответ: зачем и на каком основании смотрели', en: 'The answer: why, and on what ground, it was looked at' }, maxLength: 8000, long: true, personal: true })
const mended = text('mended', { label: { kk: 'Бұзушылықты жою үшін не істелді?', ru: 'Что сделано, чтобы устранить нарушение?', en: 'What is done about the violation?' }, maxLength: 4000, long: true, personal: true })

/** What was asked stands in the decision, with its answer. */
const told = [kind.name, body.name, look.name, substance.name] as const

export const dataQuestions: Procedure = procedure({
  ...serviceOf('akimat'), body: house.body, id: 'administration.data-question', need: ['living'],
  // Whoever is accused does not choose whether it can be appealed: a complaint is upheld or declined.
  rules: { asked: titled({ kk: 'Жолданымның түрі: сұрақ', ru: 'Вид обращения: вопрос', en: 'The matter is a question' }, is(kind, 'question').by(basis).else({ kk: 'Бұл — шағым: бұзушылық мойындалады немесе шағым қанағаттандырусыз қалдырылады.', ru: 'Это жалоба: по ней признают нарушение или оставляют её без удовлетворения.', en: 'This is a complaint: a violation is admitted, or the complaint is declined.' })) },
  title: { kk: 'Дербес деректерді қарау туралы сұрақ немесе шағым', ru: 'Вопрос о просмотре персональных данных или жалоба на него', en: 'Question or complaint about a look at personal data' },
  summary: {
    kk: 'Деректеріңізді кім қарағанын кабинетте көресіз. Не үшін қарағанын сол органның өзі он бес жұмыс күні ішінде түсіндіреді.', ru: 'Кто смотрел ваши данные, видно в кабинете. Зачем, объяснит сам этот орган в течение пятнадцати рабочих дней.',
    en: 'Your cabinet shows who looked at your data. Why they did, that body itself explains within fifteen working days.',
  },
  audience: { kk: 'Деректері қаралған адам', ru: 'Человек, чьи данные смотрели', en: 'Whoever was looked at' },
  opens: { by: 'person', signs: 'anyone', addressee: 'body' },
  form: [{ id: 'question', title: { kk: 'Не туралы жазасыз?', ru: 'О чём вы пишете?', en: 'What do you write about?' }, fields: [kind, body, look, substance] }],
  offices: { administrator: { kk: 'Бағдарлама әкімшісі', ru: 'Администратор программы', en: 'Administrator of the programme' } },
  clock: { within: workdays(15), from: 'study', stopsIn: [], extension: { by: months(2), basis }, silence: 'escalate', basis }, starts: 'study',
  steps: {
    study: {
      title: { kk: 'Қарау', ru: 'Рассмотрение', en: 'Study' }, by: studying, basis, check: 'asked', excluded: [{ of: 'looked', fact: look.name, basis }], late: 'escalate',
      outcomes: {
        explain: { label: { kk: 'Түсіндіруді ұсыну: қарауға негіз болған', ru: 'Предложить разъяснение: основания были', en: 'Propose to explain: there was a ground' }, to: 'signing', findings: [answered], whenCheck: [true] },
        admit: { label: { kk: 'Бұзушылықты мойындауды ұсыну', ru: 'Предложить признать нарушение', en: 'Propose to admit a violation' }, to: 'signing', findings: [answered, mended] },
        decline: { label: { kk: 'Шағымды қанағаттандырусыз қалдыруды ұсыну', ru: 'Предложить оставить жалобу без удовлетворения', en: 'Propose to decline the complaint' }, to: 'signing', findings: [answered], whenCheck: [false] },
      },
    },
    signing: {
      title: { kk: 'Жауапқа қол қою', ru: 'Подписание ответа', en: 'Signing of the answer' }, by: signing, within: workdays(1), basis, notBy: ['study'], sign: true, excluded: [{ of: 'looked', fact: look.name, basis }], late: 'escalate',
      outcomes: {
        explain: { label: { kk: 'Түсіндірмеге қол қою', ru: 'Подписать разъяснение', en: 'Sign the explanation' }, to: 'closed', decides: 'explained', after: { step: 'study', outcome: 'explain' } },
        admit: { label: { kk: 'Бұзушылықты мойындауға қол қою', ru: 'Подписать признание нарушения', en: 'Sign that there was a violation' }, to: 'closed', decides: 'admitted', after: { step: 'study', outcome: 'admit' } },
        decline: { label: { kk: 'Қанағаттандырусыз қалдыруға қол қою', ru: 'Подписать оставление без удовлетворения', en: 'Sign that it is declined' }, to: 'closed', decides: 'declined', reasons: true, after: { step: 'study', outcome: 'decline' } },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for study' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    explained: { title: { kk: 'Түсіндірме берілді', ru: 'Дано разъяснение', en: 'The explanation' }, words: { kk: 'Деректердің не үшін және қандай негізде қаралғаны түсіндірілді.', ru: 'Разъяснено, зачем и на каком основании смотрели данные.', en: 'It is explained why, and on what ground, the data were looked at.' }, effect: 'grant', rules: [], tells: [...told, answered.name], basis },
    admitted: { title: { kk: 'Бұзушылық анықталды', ru: 'Установлено нарушение', en: 'A violation is found' }, words: { kk: 'Деректерді қарауға негіз болмағаны анықталды.', ru: 'Установлено, что оснований для просмотра данных не было.', en: 'It is found that there was no ground to look at the data.' }, effect: 'grant', rules: [], tells: [...told, answered.name, mended.name], basis },
    declined: { title: { kk: 'Шағымды қанағаттандырусыз қалдыру', ru: 'Оставление жалобы без удовлетворения', en: 'The complaint is declined' }, words: { kk: 'Шағым қанағаттандырылмады: қарауға негіз болған.', ru: 'Жалоба не удовлетворена: основания для просмотра были.', en: 'The complaint is declined: there was a ground for the look.' }, effect: 'refuse', rules: [], tells: [...told, answered.name], basis, appeal: appealableBy('person') },
  },
  reopensAt: 'study',
})
