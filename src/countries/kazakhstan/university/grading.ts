/** A person judges an attempt: a free answer, which no key can judge, and any other of which the learner asks it. The automatic verdict stands until then, and never decides alone. */
import { workdays } from '../../../law/duration.ts'
import { integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { appeal, common } from './award.ts'
import { offices, rules } from './offices.ts'

const attempt = text('attempt', { label: { kk: 'Жауаптың идентификаторы', ru: 'Идентификатор ответа', en: 'Id of the attempt' }, maxLength: 36, from: 'subject.attempt', public: true, technical: true })
const opens = { path: '/university/graded-attempts/', label: { kk: 'Жауапты және тапсырманы оқу', ru: 'Прочесть ответ и задание', en: 'Read the answer and the task' } } as const
const why = text('why', { label: { kk: 'Неге адам қарауы керек?', ru: 'Почему ответ должен проверить человек?', en: 'Why should a person look at it?' }, maxLength: 2000, long: true })
const score = integer('score', { label: { kk: 'Балл (100-ден)', ru: 'Баллы из ста', en: 'Score of a hundred' }, min: 0, max: 100, public: true })

/** What the university knows it by: the outcomes by the decisions that they make. */
export const grading = { procedure: 'university.grading', attempt: attempt.name, why: why.name, score: score.name, passed: 'done', notPassed: 'notDone' } as const

export const attemptGrading: Procedure = procedure({
  ...common, id: grading.procedure, title: { kk: 'Жауапты адамның бағалауы', ru: 'Оценка ответа человеком', en: 'An attempt is judged by a person' },
  summary: { kk: 'Кілтпен тексерілмейтін жауапты бағалаушы оқып, балл қояды, нәтижеге басқа адам қол қояды. Автоматты нәтижемен келіспесеңіз, оны да адам қарайды.', ru: 'Ответ, который нельзя проверить по ключу, читает и оценивает оценщик, результат подписывает другой человек. Если вы не согласны с автоматическим результатом, его тоже посмотрит человек.', en: 'An assessor reads and scores an answer that no key can judge, and somebody else signs the result. Where you do not agree with an automatic verdict, a person looks at that too.' },
  audience: { kk: 'Портал курсында оқитын адам', ru: 'Тот, кто учится на курсе портала', en: 'Whoever takes a course of the portal' },
  offices: { 'university.assessor': offices['university.assessor'], 'university.registrar': offices['university.registrar'] }, opens: { by: 'person' },
  subject: { register: 'university.attempts', title: { kk: 'Тапсырманың жауабы', ru: 'Ответ на задание', en: 'Answer to a task' } },
  form: [{ id: 'attempt', title: { kk: 'Қай жауап және неге?', ru: 'Какой ответ и почему?', en: 'Which attempt, and why?' }, fields: [{ ...attempt, opens }, why] }],
  rules: {}, clock: { within: workdays(10), from: 'grading', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'grading', reopensAt: 'grading',
  steps: {
    grading: {
      title: { kk: 'Жауапты оқу және бағалау', ru: 'Чтение и оценка ответа', en: 'The answer is read and judged' }, by: { role: 'university.assessor' }, within: workdays(7), basis: rules, findings: [score], late: 'escalate',
      outcomes: {
        done: { label: { kk: '«Орындалды» деп ұсыну', ru: 'Предложить: выполнено', en: 'Propose that it is done' }, to: 'signing', reasons: true },
        notDone: { label: { kk: '«Орындалмады» деп ұсыну', ru: 'Предложить: не выполнено', en: 'Propose that it is not done' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Нәтижеге қол қою', ru: 'Подписание результата', en: 'The result is signed' }, by: { role: 'university.registrar' }, within: workdays(3), basis: rules, notBy: ['grading'], sign: true, late: 'escalate',
      outcomes: {
        done: { label: { kk: '«Орындалды» дегенге қол қою', ru: 'Подписать: выполнено', en: 'Sign that it is done' }, to: 'closed', decides: 'done', after: { step: 'grading', outcome: 'done' } },
        notDone: { label: { kk: '«Орындалмады» дегенге қол қою', ru: 'Подписать: не выполнено', en: 'Sign that it is not done' }, to: 'closed', decides: 'notDone', reasons: true, after: { step: 'grading', outcome: 'notDone' } },
        return: { label: { kk: 'Қайта бағалауға жіберу', ru: 'Вернуть на оценку', en: 'Return it to be judged again' }, to: 'grading', reasons: true },
      },
    },
  },
  decisions: {
    done: { title: { kk: 'Тапсырма орындалды деген шешім', ru: 'Решение: задание выполнено', en: 'The task is done' }, words: { kk: 'Бағалаушы жауапты оқыды: тапсырма орындалды.', ru: 'Оценщик прочёл ответ: задание выполнено.', en: 'An assessor has read the answer: the task is done.' }, effect: 'grant', rules: [], basis: rules },
    notDone: { title: { kk: 'Тапсырма орындалмады деген шешім', ru: 'Решение: задание не выполнено', en: 'The task is not done' }, words: { kk: 'Бағалаушы жауапты оқыды: тапсырма орындалмады.', ru: 'Оценщик прочёл ответ: задание не выполнено.', en: 'An assessor has read the answer: the task is not done.' }, effect: 'refuse', rules: [], basis: rules, appeal },
  },
})
